#include "ui/model/files/recovery_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <algorithm>

#include "core/document/text_file.h"
#include "ui/model/files/file_lock.h"
#include "ui/model/words/file_name.h"

namespace separatrix {

namespace {

const QLatin1String file_suffix(".recovery");
const QLatin1String lock_suffix(".lock");
const QLatin1String format_name("separatrix-recovery");
constexpr qint64 longest_first_line = 1 << 16;

QString lock_of(const QString& file) { return file.chopped(file_suffix.size()) + lock_suffix; }

/// What the first line says: the path may be any bytes, so they are percent-encoded.
std::optional<QString> path_in(const QByteArray& line) {
    const auto header = QJsonDocument::fromJson(line).object();
    if (header[QLatin1String("format")].toString() != format_name) return std::nullopt;
    return text_of_file_name(
        QByteArray::fromPercentEncoding(header[QLatin1String("path")].toString().toLatin1()).toStdString());
}

}  // namespace

QString recovery_folder() {
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state)) state = QDir::homePath() + QStringLiteral("/.local/state");
    return state + QStringLiteral("/separatrix/recovery");
}

std::string recovery_text(const DocumentSnapshot& snapshot) {
    const QJsonObject header{
        {QStringLiteral("format"), QString(format_name)},
        {QStringLiteral("version"), 1},
        {QStringLiteral("path"),
         QString::fromLatin1(QByteArray::fromStdString(bytes_of_file_name(snapshot.path)).toPercentEncoding())}};
    return QJsonDocument(header).toJson(QJsonDocument::Compact).toStdString() + '\n' + snapshot.text();
}

Expected<RecoveredDocument> read_recovery_file(const QString& file) {
    const std::string name = bytes_of_file_name(file);
    const auto text = read_file(name);
    if (!text) return fail(text.error());
    const auto end = text->find('\n');
    const auto path = path_in(QByteArray::fromStdString(text->substr(0, end)));
    if (!path || end == std::string::npos) {
        Error error;
        error.code = ErrorCode::wrong_format;
        error.file = name;
        error.expected = format_name.latin1();
        return fail(std::move(error));
    }
    auto saved = read_document(std::string_view(*text).substr(end + 1), name);
    if (!saved) return fail(saved.error());
    return RecoveredDocument{std::move(*saved), *path};
}

std::optional<RecoveryFile> new_recovery_file(const QString& folder) {
    if (!QDir().mkpath(folder)) return std::nullopt;
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    RecoveryFile result;
    result.file = folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) + file_suffix;
    result.lock = held_lock(lock_of(result.file));
    if (!result.lock) return std::nullopt;
    return result;
}

std::vector<RecoveryFile> abandoned_recovery_files(const QString& folder) {
    std::vector<RecoveryFile> files;
    const QDir directory(folder);
    for (const QFileInfo& info : directory.entryInfoList({QLatin1Char('*') + file_suffix}, QDir::Files)) {
        RecoveryFile found;
        found.file = info.absoluteFilePath();
        found.lock = held_lock(lock_of(found.file));
        // in use; or saved and gone just now
        if (!found.lock || !QFileInfo::exists(found.file)) continue;
        QFile file(found.file);
        if (file.open(QIODevice::ReadOnly))
            found.document_path = path_in(file.readLine(longest_first_line)).value_or(QString());
        found.written = info.lastModified();
        files.push_back(std::move(found));
    }
    // the locks of programs that ended with nothing to recover
    for (const QFileInfo& info : directory.entryInfoList({QLatin1Char('*') + lock_suffix}, QDir::Files)) {
        const QString file = info.absoluteFilePath().chopped(lock_suffix.size()) + file_suffix;
        if (!QFileInfo::exists(file)) held_lock(info.absoluteFilePath());
    }
    std::sort(files.begin(), files.end(),
              [](const RecoveryFile& a, const RecoveryFile& b) { return a.written > b.written; });
    return files;
}

}  // namespace separatrix
