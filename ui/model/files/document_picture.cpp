#include "ui/model/files/document_picture.h"

#include <QByteArray>

namespace separatrix {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n"sv;
constexpr std::string_view keyword = "separatrix"sv;
constexpr std::size_t frame_size = 12;  // length, type, checksum of a chunk

std::size_t big_endian(std::string_view bytes) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Bytes up to the next NUL, which is taken away too; nothing if there is none.
std::optional<std::string_view> field(std::string_view& rest) {
    const auto end = rest.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    const auto before = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return before;
}

std::string latin1_as_utf8(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

std::optional<std::string> inflated(std::string_view zlib_stream) {
    // qUncompress wants the expected size in front; it grows from there
    QByteArray bytes("\0\1\0\0", 4);
    bytes.append(zlib_stream.data(), static_cast<qsizetype>(zlib_stream.size()));
    const QByteArray text = qUncompress(bytes);
    if (text.isEmpty()) return std::nullopt;
    return text.toStdString();
}

/// The text of a chunk with our keyword.
std::optional<std::string> text_of(std::string_view type, std::string_view data) {
    const auto key = field(data);
    if (!key || *key != keyword) return std::nullopt;
    if (type == "tEXt"sv) return latin1_as_utf8(data);
    if (type == "zTXt"sv) {  // compression method, compressed Latin-1
        if (data.empty() || data[0] != 0) return std::nullopt;
        const auto text = inflated(data.substr(1));
        return text ? std::optional(latin1_as_utf8(*text)) : std::nullopt;
    }
    // iTXt: compressed or not, compression method, language, translated keyword, UTF-8
    if (data.size() < 2) return std::nullopt;
    const bool is_compressed = data[0] != 0;
    data.remove_prefix(2);
    if (!field(data) || !field(data)) return std::nullopt;
    return is_compressed ? inflated(data) : std::optional(std::string(data));
}

}  // namespace

QString document_key() { return QString::fromLatin1(keyword.data(), static_cast<qsizetype>(keyword.size())); }

bool is_png(std::string_view bytes) { return bytes.starts_with(signature); }

std::optional<std::string> document_in_png(std::string_view bytes) {
    if (!is_png(bytes)) return std::nullopt;
    bytes.remove_prefix(signature.size());
    while (bytes.size() >= frame_size) {
        const std::size_t length = big_endian(bytes);
        if (length > bytes.size() - frame_size) return std::nullopt;
        const auto type = bytes.substr(4, 4);
        if (type == "tEXt"sv || type == "zTXt"sv || type == "iTXt"sv)
            if (auto text = text_of(type, bytes.substr(8, length))) return text;
        bytes.remove_prefix(frame_size + length);
    }
    return std::nullopt;
}

}  // namespace separatrix
