#include "ui/model/files/document_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/data/csv.h"
#include "core/document/document_file.h"
#include "core/document/row_edits.h"
#include "core/document/text_file.h"
#include "ui/model/files/document_picture.h"
#include "ui/model/words/file_name.h"

namespace separatrix {

namespace {

struct DocumentFilesWords {
    Q_DECLARE_TR_FUNCTIONS(DocumentFiles)
};

/// A document is a JSON object: its first character that is not blank is a brace.
bool looks_like_json(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string::npos && text[first] == '{';
}

}  // namespace

Expected<OpenedFile> open_file(const QString& path) {
    const std::string name = bytes_of_file_name(path);
    auto text = read_file(name);
    if (!text) return tl::unexpected(text.error());
    if (is_png(*text)) {
        auto document = document_in_png(*text);
        if (!document)
            return fail(Error{.code = ErrorCode::wrong_format,
                              .file = name,
                              .given = DocumentFilesWords::tr("PNG picture without a document in it").toStdString(),
                              .expected = "separatrix"});
        auto saved = read_document(*document, name);
        if (!saved) return tl::unexpected(saved.error());
        return OpenedFile{std::move(*saved), false};
    }
    const bool named_document = QFileInfo(path).suffix().compare(QStringLiteral("sepx"), Qt::CaseInsensitive) == 0;
    if (looks_like_json(*text) || named_document) {
        auto saved = read_document(*text, name);
        if (!saved) return tl::unexpected(saved.error());
        return OpenedFile{std::move(*saved), true};
    }
    auto data = read_csv(*text, name);
    if (!data) return tl::unexpected(data.error());
    return OpenedFile{{document_from_csv(*data), std::nullopt, LossHistory{}}, false};
}

Expected<void> save_file(const QString& path, const QByteArray& bytes) {
    return write_file(bytes_of_file_name(path), bytes.toStdString());
}

Expected<void> save_document(const QString& path, const QByteArray& bytes) {
    return write_document_file(bytes_of_file_name(path), bytes.toStdString());
}

QString with_suffix(const QString& path, const QString& suffix) {
    return QFileInfo(path).suffix().isEmpty() ? path + '.' + suffix : path;
}

}  // namespace separatrix
