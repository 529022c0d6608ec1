#include "ui/model/words/file_name.h"

namespace separatrix {

namespace {

constexpr char16_t escaped = 0xdc00;

bool is_escaped(QChar c) { return c.unicode() >= escaped + 0x80 && c.unicode() <= escaped + 0xff; }

/// Length of the UTF-8 character at the beginning; 0 if there is none.
qsizetype valid_length(QByteArrayView bytes) {
    for (qsizetype length = 1; length <= 4 && length <= bytes.size(); ++length) {
        const QByteArrayView piece = bytes.first(length);
        if (piece.isValidUtf8()) return length;
    }
    return 0;
}

}  // namespace

QString text_of_file_name(const std::string& bytes) {
    QByteArrayView rest(bytes);
    if (rest.isValidUtf8()) return QString::fromUtf8(rest);
    QString text;
    while (!rest.isEmpty()) {
        const qsizetype length = valid_length(rest);
        if (length > 0)
            text += QString::fromUtf8(rest.first(length));
        else
            text += QChar(static_cast<char16_t>(escaped + static_cast<unsigned char>(rest.front())));
        rest = rest.sliced(std::max<qsizetype>(length, 1));
    }
    return text;
}

std::string bytes_of_file_name(const QString& text) {
    QByteArray bytes;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;  // a character beyond the first plane
        } else if (is_escaped(text[i])) {
            bytes += QStringView(text).sliced(begin, i - begin).toUtf8();
            bytes += static_cast<char>(text[i].unicode() - escaped);
            begin = i + 1;
        }
    }
    bytes += QStringView(text).sliced(begin).toUtf8();
    return bytes.toStdString();
}

}  // namespace separatrix
