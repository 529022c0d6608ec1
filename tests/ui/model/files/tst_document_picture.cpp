// A PNG carries the document, whatever picture library wrote its text, and hostile ones carry nothing.
#include "ui/model/files/document_picture.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "core/document/json_files.h"
#include "ui/model/files/document_files.h"

using namespace separatrix;

class TestDocumentPicture : public QObject {
    Q_OBJECT
private slots:
    void textComesBack_data();
    void textComesBack();
    void openFindsTheDocument();
    void damagedPicturesAreRefused();
};

namespace {

QByteArray png_with(const QString& text) {
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::white);
    if (!text.isNull()) image.setText(document_key(), text);
    image.setText("Comment", "something else, long enough to be compressed by the picture library");
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

}  // namespace

void TestDocumentPicture::textComesBack_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << QString("{}");
    QTest::newRow("latin")
        << QString("{\"title\":\"Été à la plage, café, naïveté, garçon, œuvre\"}").remove(QChar(0x153));
    QTest::newRow("other scripts") << QString::fromUtf8("{\"title\":\"映画 🎬 Ελλάδα\", \"n\": 1}");
    QTest::newRow("lines") << QString("{\n\"a\": 1,\n\n\"b\":  2\n}\n");
    QTest::newRow("9 MB") << QString("{\"x\":[" + QString("0.123456789,").repeated(800'000) + "0]}");
}

void TestDocumentPicture::textComesBack() {
    QFETCH(QString, text);
    const QByteArray png = png_with(text);
    QVERIFY(is_png(std::string_view(png.constData(), static_cast<std::size_t>(png.size()))));
    const auto found = document_in_png(png.toStdString());
    QVERIFY(found);
    QVERIFY(QString::fromStdString(*found) == text);
}

void TestDocumentPicture::openFindsTheDocument() {
    QTemporaryDir folder;
    Document document = sample_document();
    document.points.change(0).title = "映画 \xC3\xA9";
    const QString path = folder.filePath("plane.png");
    QVERIFY(save_file(path, png_with(QString::fromStdString(write_document(document, nullptr, nullptr)))));
    const auto opened = open_file(path);
    QVERIFY(opened);
    QCOMPARE(opened->saved.document, document);
    QVERIFY(!opened->is_document);  // saving must not replace the picture by a document
    // a picture of something else
    QVERIFY(save_file(path, png_with({})));
    const auto other = open_file(path);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::wrong_format);
    // a document that is none
    QVERIFY(save_file(path, png_with("{\"format\":\"something\"}")));
    QVERIFY(!open_file(path));
}

void TestDocumentPicture::damagedPicturesAreRefused() {
    const QByteArray png = png_with(QString::fromStdString(write_document(sample_document(), nullptr, nullptr)));
    for (qsizetype length = 0; length < png.size(); length += 7)
        document_in_png(png.left(length).toStdString());  // no crash, whatever it answers
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        QByteArray damaged = png;
        for (int i = 0; i < 3; ++i)
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(png.size()))] = static_cast<char>(random());
        document_in_png(damaged.toStdString());
    }
    QVERIFY(!document_in_png("\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXtseparatrix"));
    QVERIFY(!document_in_png("not a picture"));
}

QTEST_MAIN(TestDocumentPicture)
#include "tst_document_picture.moc"
