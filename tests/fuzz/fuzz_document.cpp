// core/document/json_files.h: any bytes as a .sepx. What is accepted survives saving, to the last bit.
#include "core/document/json_files.h"
#include "tests/fuzz/fuzz_target.h"

using namespace separatrix;
using namespace separatrix::fuzz;

namespace {

/// A random generator's state is 6,000 characters of digits: the inputs have an @ in its place.
std::string with_generator_state(std::string_view text) {
    static const std::string state = '"' + Rng(1, RandomStream::order).state() + '"';
    constexpr std::string_view place = "\"@\"";
    std::string result(text);
    if (const auto at = result.find(place); at != std::string::npos) result.replace(at, place.size(), state);
    return result;
}

std::string saved_text(const SavedDocument& saved) {
    return write_document(saved.document, saved.checkpoint ? &*saved.checkpoint : nullptr, &saved.history,
                          saved.progress, saved.view, saved.origin ? &*saved.origin : nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = read_document(with_generator_state(text_of(data, size)), file_name);
    if (!read) {
        require_sound(read.error());
        return 0;
    }
    // printing and reading again cost much more than the rest
    if (size % 8 != 0) return 0;
    const std::string text = saved_text(*read);
    const auto again = read_document(text, file_name);
    require(again.has_value(), "what was saved is refused");
    require(again->document == read->document, "the document came back changed");
    // as text: a moment may be NaN, and == takes -0 for 0
    require(saved_text(*again) == text, "the checkpoint or the history came back changed");
    return 0;
}
