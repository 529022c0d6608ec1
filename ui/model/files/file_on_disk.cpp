#include "ui/model/files/file_on_disk.h"

#include <sys/stat.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include "ui/model/files/file_lock.h"
#include "ui/model/words/file_name.h"

namespace separatrix {

FileOnDisk::FileOnDisk(QObject* parent) : QObject(parent) {
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, &FileOnDisk::look);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, &FileOnDisk::look);
}

FileOnDisk::~FileOnDisk() = default;

std::optional<FileOnDisk::Stamp> FileOnDisk::stampOf(const QString& path) {
    struct stat status {};
    if (path.isEmpty() || ::stat(bytes_of_file_name(path).c_str(), &status) != 0) return std::nullopt;
    return Stamp{static_cast<qint64>(status.st_size), static_cast<qint64>(status.st_mtim.tv_sec),
                 static_cast<qint64>(status.st_mtim.tv_nsec), static_cast<quint64>(status.st_ino)};
}

void FileOnDisk::accept(const QString& path) {
    const bool same = path == path_;
    path_ = path;
    accepted_ = stampOf(path);
    told_.reset();
    always_changed_ = false;
    watch();
    if (same && lock_) return;
    lock_.reset();
    elsewhere_ = false;
    if (path.isEmpty() || lock_folder_.isEmpty() || !QDir().mkpath(lock_folder_)) return;
    const QString canonical = QFileInfo(path).canonicalFilePath();
    const std::string name = bytes_of_file_name(canonical.isEmpty() ? path : canonical);
    const QByteArray key = QCryptographicHash::hash(QByteArray::fromStdString(name), QCryptographicHash::Sha1).toHex();
    const QString file = lock_folder_ + QLatin1Char('/') + QString::fromLatin1(key) + QStringLiteral(".lock");
    lock_ = held_lock(file);
    elsewhere_ = !lock_ && QFileInfo::exists(file);
}

void FileOnDisk::acceptAsOf(const QString& path, const QDateTime& time) {
    accept(path);
    always_changed_ = accepted_ && accepted_->seconds > time.toSecsSinceEpoch();
}

bool FileOnDisk::isChanged() const {
    const auto now = stampOf(path_);
    return now && (always_changed_ || !(now == accepted_));
}

void FileOnDisk::watch() {
    if (const QStringList before = watcher_.files() + watcher_.directories(); !before.isEmpty())
        watcher_.removePaths(before);
    if (path_.isEmpty()) return;
    // the folder too: a file that is replaced is no longer the one that was watched
    watcher_.addPath(QFileInfo(path_).absolutePath());
    if (QFileInfo::exists(path_)) watcher_.addPath(path_);
}

void FileOnDisk::look() {
    const auto now = stampOf(path_);
    if (now && watcher_.files().isEmpty() && QFileInfo::exists(path_)) watcher_.addPath(path_);
    if (!now || now == accepted_ || now == told_) return;
    told_ = now;
    emit changed();
}

}  // namespace separatrix
