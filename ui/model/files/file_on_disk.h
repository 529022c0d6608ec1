// The file of the open document: whether somebody else has changed it since it was read or written here, and whether
// another window has it open too.
#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>

namespace separatrix {

class FileOnDisk : public QObject {
    Q_OBJECT
public:
    explicit FileOnDisk(QObject* parent = nullptr);
    ~FileOnDisk() override;

    /// Where the locks of open documents lie; without it nobody is told which are.
    void keepLocksIn(const QString& folder) { lock_folder_ = folder; }
    /// The document was read from or written to `path` just now; empty: it has no file.
    void accept(const QString& path);
    /// The same, for work that was kept at `time` and belongs to the file as it was then.
    void acceptAsOf(const QString& path, const QDateTime& time);

    /// There is a file, and it is another than the one that was accepted.
    bool isChanged() const;
    /// Another window has it open.
    bool isOpenElsewhere() const { return elsewhere_; }

signals:
    void changed();  ///< isChanged(), once for each change

private:
    struct Stamp {
        qint64 size = 0;
        qint64 seconds = 0;  ///< of the last change
        qint64 nanoseconds = 0;
        quint64 inode = 0;  ///< an atomic save puts a new file in the place of the old one
        bool operator==(const Stamp&) const = default;
    };
    static std::optional<Stamp> stampOf(const QString& path);
    void watch();
    void look();

    QString path_;
    std::optional<Stamp> accepted_;  ///< nothing: there was no file
    std::optional<Stamp> told_;      ///< changed() was emitted for it
    bool always_changed_ = false;    ///< the file is newer than the work that was recovered
    QFileSystemWatcher watcher_;
    QString lock_folder_;
    std::unique_ptr<QLockFile> lock_;
    bool elsewhere_ = false;
};

}  // namespace separatrix
