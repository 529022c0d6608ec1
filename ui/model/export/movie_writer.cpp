#include "ui/model/export/movie_writer.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "ui/model/export/gif_writer.h"

namespace separatrix {

namespace {

struct MovieWriterWords {
    Q_DECLARE_TR_FUNCTIONS(FrameWriter)
};

constexpr int longest_wait_ms = 30'000;  // for one frame, or for the end

QString ffmpeg() { return QStandardPaths::findExecutable(QStringLiteral("ffmpeg")); }

/// Frames go to ffmpeg's standard input as they are; the film grows in a folder of its own, because MP4 cannot be
/// written into a pipe.
class Mp4Writer : public FrameWriter {
public:
    Mp4Writer(QSize size, int frames_per_second) : size_(size) {
        process_.setStandardOutputFile(QProcess::nullDevice());
        const QString pixels = QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
        process_.start(ffmpeg(), {"-nostdin",
                                  "-loglevel",
                                  "error",
                                  "-f",
                                  "rawvideo",
                                  "-pix_fmt",
                                  "rgba",
                                  "-s",
                                  pixels,
                                  "-r",
                                  QString::number(frames_per_second),
                                  "-i",
                                  "pipe:0",
                                  "-an",
                                  "-c:v",
                                  "libx264",
                                  "-crf",
                                  "18",
                                  "-pix_fmt",
                                  "yuv420p",
                                  "-movflags",
                                  "+faststart",
                                  "-y",
                                  path()});
    }
    ~Mp4Writer() override {
        if (process_.state() == QProcess::NotRunning) return;
        process_.kill();
        process_.waitForFinished();
    }
    Mp4Writer(const Mp4Writer&) = delete;
    Mp4Writer& operator=(const Mp4Writer&) = delete;

    tl::expected<void, QString> add(const QImage& frame) override {
        Q_ASSERT(frame.size() == size_);
        if (!folder_.isValid() || !process_.waitForStarted()) return failed();
        const QImage image = frame.convertToFormat(QImage::Format_RGBA8888);
        for (int y = 0; y < image.height(); ++y)
            process_.write(reinterpret_cast<const char*>(image.constScanLine(y)), qsizetype{4} * image.width());
        while (process_.bytesToWrite() > 0)
            if (!process_.waitForBytesWritten(longest_wait_ms)) return failed();
        return {};
    }

    tl::expected<QByteArray, QString> finish() override {
        process_.closeWriteChannel();
        const bool ended = process_.waitForFinished(longest_wait_ms);
        QFile file(path());
        if (!ended || process_.exitStatus() != QProcess::NormalExit || process_.exitCode() != 0 ||
            !file.open(QIODevice::ReadOnly))
            return failed();
        return file.readAll();
    }

private:
    QString path() const { return folder_.filePath(QStringLiteral("film.mp4")); }
    MovieFailure failed() {
        QString reason = QString::fromLocal8Bit(process_.readAllStandardError()).trimmed().section('\n', -1);
        if (reason.isEmpty()) reason = process_.errorString();
        return MovieFailure(MovieWriterWords::tr("The film could not be made: ffmpeg says “%1”.").arg(reason));
    }

    QSize size_;
    QTemporaryDir folder_;
    QProcess process_;
};

}  // namespace

std::unique_ptr<FrameWriter> movie_writer(MovieKind kind, QSize size, int frames_per_second) {
    if (kind == MovieKind::gif) return gif_writer(size, frames_per_second);
    return std::make_unique<Mp4Writer>(size, frames_per_second);
}

QString movie_refusal(MovieKind kind) {
    if (kind == MovieKind::mp4 && ffmpeg().isEmpty())
        return MovieWriterWords::tr(
            "MP4 needs the program ffmpeg, which is not installed (on Debian: apt install ffmpeg).");
    return {};
}

}  // namespace separatrix
