// core/data/csv.h: any bytes as a table, in any encoding, with any options.
#include <cmath>

#include "core/data/csv.h"
#include "core/data/point.h"
#include "tests/fuzz/fuzz_target.h"

using namespace separatrix;
using namespace separatrix::fuzz;

namespace {

/// The first byte says how to read the rest.
CsvOptions options_of(unsigned byte) {
    CsvOptions options;
    options.labels_required = (byte & 1) == 0;
    options.one_class_allowed = (byte & 2) != 0;
    if (byte & 4) options.separator = ";,\t|"[byte >> 3 & 3];
    if (byte & 32) options.has_header = (byte & 8) != 0;
    if (byte & 64) options.decimal_comma = (byte & 16) != 0;
    if (byte & 128) options.sample = 3;
    return options;
}

void require_sound_data(const CsvData& data, const CsvOptions& options) {
    require(!data.points.empty(), "no points and no error");
    const auto classes = static_cast<int>(data.class_names.size());
    require(classes <= max_classes, "too many classes");
    if (options.labels_required)
        require(classes >= (options.one_class_allowed ? 1 : 2), "too few classes and no error");
    for (const auto& point : data.points) {
        require(std::isfinite(point.x1) && std::isfinite(point.x2), "a mark that is not finite");
        require(point.label >= 0 && (point.label < classes || !data.has_labels), "a label without a class");
    }
}

/// What was read, written and read again, is the same.
void require_round_trip(const CsvData& data) {
    const std::string text = write_csv(data.points, data.class_names);
    CsvOptions options;
    options.one_class_allowed = true;
    options.separator = ',';
    options.has_header = true;
    options.columns = CsvColumns{{0, 1}, 2, data.has_titles ? std::optional<std::size_t>(3) : std::nullopt};
    const auto again = read_csv(text, file_name, options);
    require(again.has_value(), "what was written is refused");
    require(again->points.size() == data.points.size(), "rows were lost");
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        const auto& a = data.points[i];
        const auto& b = again->points[i];
        require(a.x1 == b.x1 && a.x2 == b.x2 && a.title == b.title, "a row came back changed");
        require(data.class_names[static_cast<std::size_t>(a.label)] ==
                    again->class_names[static_cast<std::size_t>(b.label)],
                "a label came back changed");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const CsvOptions options = options_of(data[0]);
    const auto bytes = text_of(data + 1, size - 1);
    const auto encoding = guessed_encoding(bytes);
    const auto decoded = decoded_text(bytes, encoding, file_name);
    if (!decoded) require_sound(decoded.error());
    // also what nobody would have decoded like that
    const std::string_view text = decoded && encoding != TextEncoding::utf8 ? std::string_view(*decoded) : bytes;
    const auto read = read_csv(text, file_name, options);
    if (!read) {
        require_sound(read.error());
        return 0;
    }
    require_sound_data(*read, options);
    if (read->has_labels) require_round_trip(*read);
    return 0;
}
