// What was put in comes out again: the GIF is read by Qt, the film by ffprobe.
#include "ui/model/export/movie_writer.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace separatrix;

class TestMovieWriter : public QObject {
    Q_OBJECT
private slots:
    void gifHoldsTheFrames();
    void gifWithoutFramesIsRefused();
    void filmHoldsTheFrames();
    void filmWithoutFfmpegIsRefused();
};

namespace {

QImage frame(int i) {
    QImage image(64, 48, QImage::Format_RGB32);
    QLinearGradient gradient(0, 0, 64, 48);
    gradient.setColorAt(0, QColor(230, 120, 60));
    gradient.setColorAt(1, QColor(60, 120, 230));
    QPainter painter(&image);
    painter.fillRect(image.rect(), gradient);
    painter.fillRect(4 * i, 10, 8, 8, Qt::black);
    return image;
}

}  // namespace

void TestMovieWriter::gifHoldsTheFrames() {
    const auto writer = movie_writer(MovieKind::gif, {64, 48}, 20);
    for (int i = 0; i < 5; ++i) QVERIFY(writer->add(frame(i)));
    const auto bytes = writer->finish();
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error()));
    QBuffer buffer;
    buffer.setData(*bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "gif");
    QCOMPARE(reader.imageCount(), 5);
    for (int i = 0; i < 5; ++i) {
        const QImage got = reader.read().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(got.size(), QSize(64, 48));
        QCOMPARE(reader.nextImageDelay(), 50);
        const QImage put = frame(i);
        int worst = 0;
        for (int y = 0; y < 48; ++y)
            for (int x = 0; x < 64; ++x) {
                const QColor a = put.pixelColor(x, y);
                const QColor b = got.pixelColor(x, y);
                worst = std::max({worst, std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                                  std::abs(a.blue() - b.blue())});
            }
        QVERIFY2(worst <= 12, qPrintable(QString::number(worst)));  // 255 colours of a smooth gradient
    }
}

void TestMovieWriter::gifWithoutFramesIsRefused() { QVERIFY(!movie_writer(MovieKind::gif, {64, 48}, 20)->finish()); }

void TestMovieWriter::filmHoldsTheFrames() {
    QVERIFY2(movie_refusal(MovieKind::mp4).isEmpty(), "ffmpeg is needed for this test: apt-get install ffmpeg");
    const auto writer = movie_writer(MovieKind::mp4, {64, 48}, 25);
    for (int i = 0; i < 10; ++i) QVERIFY(writer->add(frame(i)));
    const auto bytes = writer->finish();
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error()));
    QTemporaryDir folder;
    QFile file(folder.filePath("film.mp4"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(*bytes);
    file.close();
    QProcess probe;
    probe.start("ffprobe",
                {"-v", "error", "-count_frames", "-select_streams", "v", "-show_entries",
                 "stream=codec_name,width,height,r_frame_rate,nb_read_frames", "-of", "csv=p=0", file.fileName()});
    QVERIFY(probe.waitForFinished());
    QCOMPARE(probe.readAllStandardOutput().trimmed(), QByteArray("h264,64,48,25/1,10"));
}

void TestMovieWriter::filmWithoutFfmpegIsRefused() {
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    QVERIFY(movie_refusal(MovieKind::mp4).contains("ffmpeg"));
    QVERIFY(movie_refusal(MovieKind::gif).isEmpty());
    const auto writer = movie_writer(MovieKind::mp4, {64, 48}, 25);
    const auto added = writer->add(frame(0));
    QVERIFY(!added && added.error().contains("ffmpeg"));
    qputenv("PATH", path);
}

QTEST_MAIN(TestMovieWriter)
#include "tst_movie_writer.moc"
