// Whether bytes are UTF-8 text.
#include <algorithm>
#include <cstdint>
#include <cstring>

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

}  // namespace

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
