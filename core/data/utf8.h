// Text in UTF-8, byte by byte.
#pragma once

#include <cstddef>
#include <string_view>

namespace separatrix {

/// Whether a byte goes on with a letter that an earlier one began.
inline bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The beginning of a text: at most so many bytes, no letter cut in two.
inline std::string_view beginning_of(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && continues_letter(text[bytes])) --bytes;
    return text.substr(0, bytes);
}

}  // namespace separatrix
