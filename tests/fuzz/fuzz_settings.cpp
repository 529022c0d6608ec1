// core/training/settings.h and the settings in a document: typed one by one ("learning-rate=0.3" lines), or as JSON.
#include "core/document/json_files.h"
#include "tests/fuzz/fuzz_target.h"

using namespace separatrix;
using namespace separatrix::fuzz;

namespace {

Settings saved_and_read(const Settings& settings) {
    Document document;
    document.settings = settings;
    const auto read = read_document(write_document(document, nullptr, nullptr), file_name);
    require(read.has_value(), "settings that were accepted are refused when they are read");
    return read->document.settings;
}

void typed(std::string_view text) {
    const auto text_size = text.size();
    Settings settings;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto equals = std::min(line.find('='), line.size());
        const Settings before = settings;
        const auto set =
            set_from_text(settings, line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
        if (set) continue;
        require(settings == before, "a refused setting changed something");
        require(!set.error().subject.empty(), "the error does not name the setting");
        require_sound(set.error(), "");
    }
    const auto error = validate(settings, 2);
    require(!error || error->code != ErrorCode::out_of_range, "a setting out of its limits was taken");
    // printing and parsing cost twenty times as much as the rest
    if (text_size % 16 == 0 && settings != Settings())
        require(saved_and_read(settings) == settings, "settings came back changed");
}

void as_json(std::string_view text) {
    std::string document = R"({"format":"separatrix","version":1,"points":[],"settings":)";
    const auto read = read_document(document.append(text).append("}"), file_name);
    if (!read) {
        require_sound(read.error());
        return;
    }
    require(saved_and_read(read->document.settings) == read->document.settings, "settings came back changed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of(data, size);
    if (text.starts_with('{'))
        as_json(text);
    else
        typed(text);
    return 0;
}
