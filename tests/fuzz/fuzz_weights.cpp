// core/document/json_files.h: any bytes as a weights file.
#include "core/document/json_files.h"
#include "tests/fuzz/fuzz_target.h"

using namespace separatrix;
using namespace separatrix::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = read_weights(text_of(data, size), file_name);
    if (!read) {
        require_sound(read.error());
        return 0;
    }
    const std::string text = write_weights(read->predictor, read->class_names);
    const auto again = read_weights(text, file_name);
    require(again.has_value(), "what was written is refused");
    require(again->class_names == read->class_names, "the class names came back changed");
    require(write_weights(again->predictor, again->class_names) == text, "written twice is not written once");
    // whatever was accepted answers
    ForwardPass pass;
    forward(read->predictor.network, Matrix(Matrix::Constant(2, 1, 0.5)), pass);
    return 0;
}
