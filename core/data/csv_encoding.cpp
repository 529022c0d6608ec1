// Whether bytes are UTF-8 text, and how to make them so.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "core/data/csv.h"
#include "core/data/csv_records.h"

namespace separatrix {

namespace {

/// UTF-16 without a byte-order mark: of Latin text, every other byte is 0.
bool looks_like_utf16(std::string_view text) {
    text = text.substr(0, std::min<std::size_t>(text.size(), 1024) / 2 * 2);
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < text.size(); ++i) zeros[i % 2] += text[i] == 0 ? 1 : 0;
    const std::size_t half = text.size() / 2;
    const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
    return half > 0 && more * 10 >= half * 6 && fewer * 10 <= half;
}

/// Length of the UTF-8 sequence at the start of `text`, 0 if it is none (overlong, surrogate, cut off, too large).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) >= 0xA0) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) >= 0x90))
        return 0;
    return length;
}

/// Position of the first byte that is not UTF-8, or the size. Eight ASCII bytes at a time.
std::size_t valid_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return at;
}

long line_at(std::string_view text, std::size_t position) {
    long line = 1;
    for (std::size_t i = 0; i < position; ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'))) ++line;
    return line;
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

tl::unexpected<Error> encoding_error(const std::string& file, const char* detail, long line) {
    Error error;
    error.code = ErrorCode::wrong_encoding;
    error.file = file;
    error.line = line;
    error.detail = detail;
    return fail(std::move(error));
}

Expected<std::string> from_utf16(std::string_view bytes, const std::string& file) {
    using namespace std::string_view_literals;
    bool big_endian = false;
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        big_endian = bytes.front() == '\xFE';
        bytes.remove_prefix(2);
    } else {
        // of Latin text the high bytes are 0, and in big-endian they come first
        const auto head = bytes.substr(0, 1024);
        std::size_t zeros[2] = {0, 0};
        for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == 0 ? 1 : 0;
        big_endian = zeros[0] > zeros[1];
    }
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<std::uint32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::string text;
    text.reserve(bytes.size() / 2);
    long line = 1;
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        std::uint32_t code = unit(i);
        if (code == '\n') ++line;
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (code >= 0xD800 && code < 0xE000) {
            return encoding_error(file, "not UTF-16", line);
        }
        append_utf8(text, code);
    }
    if (i < bytes.size()) return encoding_error(file, "not UTF-16", line);
    return text;
}

/// The characters that Windows (code page 1252) puts where Latin-1 has control characters; 0: none.
constexpr std::array<std::uint16_t, 32> windows_characters{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_latin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 16);
    for (const char c : bytes) {
        const std::uint32_t code = static_cast<unsigned char>(c);
        const bool moved = code >= 0x80 && code < 0xA0 && windows_characters[code - 0x80] != 0;
        append_utf8(text, moved ? windows_characters[code - 0x80] : code);
    }
    return text;
}

}  // namespace

TextEncoding guessed_encoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return TextEncoding::utf8;
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) || looks_like_utf16(bytes))
        return TextEncoding::utf16;
    return valid_prefix(bytes) == bytes.size() ? TextEncoding::utf8 : TextEncoding::latin1;
}

Expected<std::string> decoded_text(std::string_view bytes, TextEncoding encoding, const std::string& file) {
    if (encoding == TextEncoding::utf16) return from_utf16(bytes, file);
    if (encoding == TextEncoding::latin1) return from_latin1(bytes);
    const auto valid = valid_prefix(bytes);
    if (valid != bytes.size()) return encoding_error(file, "invalid UTF-8", line_at(bytes, valid));
    return std::string(bytes);
}

Expected<std::string_view> readable_text(std::string_view text, const std::string& file) {
    const auto error = [&](ErrorCode code, std::string detail = {}, long line = 0) {
        Error result;
        result.code = code;
        result.file = file;
        result.line = line;
        result.detail = std::move(detail);
        return fail(std::move(result));
    };
    using namespace std::string_view_literals;
    if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
    if (text.find_first_not_of(" \t\r\n"sv) == std::string_view::npos) return error(ErrorCode::empty_file);
    if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv))
        return error(ErrorCode::wrong_encoding, "UTF-32");
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv) || looks_like_utf16(text))
        return error(ErrorCode::wrong_encoding, "UTF-16");
    const auto zero = text.find('\0');
    if (zero != std::string_view::npos) return error(ErrorCode::binary_file, {}, line_at(text, zero));
    const auto valid = valid_prefix(text);
    if (valid != text.size()) return error(ErrorCode::wrong_encoding, "invalid UTF-8", line_at(text, valid));
    return text;
}

}  // namespace separatrix
