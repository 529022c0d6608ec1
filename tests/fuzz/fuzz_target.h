// What every fuzz target asks of a reader, beside not crashing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/data/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace separatrix::fuzz {

inline constexpr const char* file_name = "fuzzed";

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A finding: libFuzzer keeps the input of a program that aborts.
[[noreturn]] inline void finding(const char* what) {
    std::fprintf(stderr, "FINDING: %s\n", what);
    std::abort();
}
inline void require(bool holds, const char* what) {
    if (!holds) finding(what);
}

/// One sentence is made of it: short, and it says which file.
inline void require_sound(const Error& error, const std::string& file = file_name) {
    require(error.file == file, "the error does not name the file");
    require(error.given.size() <= 256 && error.detail.size() <= 512 && error.subject.size() <= 256,
            "the error repeats a large part of the input");
    require(error.line >= 0 && error.column >= 0, "a place before the file");
}

}  // namespace separatrix::fuzz
