// Menu, pictures, clipboard, printed page, export dialog and animation, in a real window without a screen.
#include "ui/view/shell/export_actions.h"

#include <qcustomplot.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QImageReader>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

#include "core/document/text_file.h"
#include "ui/model/files/document_files.h"
#include "ui/model/files/document_picture.h"
#include "ui/view/canvas/plane_frame.h"
#include "ui/view/export/animation_dialog.h"
#include "ui/view/export/export_dialog.h"
#include "ui/view/shell/main_window.h"

using namespace separatrix;

class TestExportActions : public QObject {
    Q_OBJECT
private slots:
    void menuHasThemAll();
    void planeCarriesTheDocument();
    void picturesAreReadable_data();
    void picturesAreReadable();
    void savedPicturesAreReadBack();
    void clipboardGetsThePicture();
    void pageHoldsPlaneAndLoss();
    void dialogShowsSavesAndCopies();
    void dialogSaysWhatCannotBeExported();
    void animationIsTheSameTwice();
    void animationEndsWhereTrainingWould();
    void animationCanBeCancelled();
    void frameShowsTheBorder();
    void frameShowsTheSubproblems();

private:
    /// A window whose network has learned something.
    static std::unique_ptr<MainWindow> trained_window();
    QTemporaryDir folder_;
};

std::unique_ptr<MainWindow> TestExportActions::trained_window() {
    auto window = std::make_unique<MainWindow>();
    window->resize(1300, 850);
    window->show();
    for (int i = 1; i <= 3; ++i) {
        window->session().stepEpoch();
        if (!QTest::qWaitFor([&] { return window->session().frame() && window->session().frame()->epoch == i; }, 20000))
            return nullptr;
    }
    const auto has_field = [&] { return window->session().field() && !window->session().field()->coarse; };
    return QTest::qWaitFor(has_field, 20000) ? std::move(window) : nullptr;
}

void TestExportActions::menuHasThemAll() {
    MainWindow window;
    for (const char* name : {"actionExportPlane", "actionExportLoss", "actionExportNetwork", "actionExportAnimation",
                             "actionExport_pytorch", "actionExport_numpy", "actionExport_cpp", "actionExport_onnx",
                             "actionExport_weights", "actionExport_points", "actionExport_predictions",
                             "actionExport_history", "actionPrint", "actionCopyPlane", "actionCopyNetwork"})
        QVERIFY2(window.findChild<QAction*>(name), name);
}

void TestExportActions::planeCarriesTheDocument() {
    const auto window = trained_window();
    QVERIFY(window);
    auto* exports = window->findChild<ExportActions*>();
    const auto png = exports->picture(ExportActions::Subject::plane, "png", "x");
    QVERIFY2(png, png ? "" : qPrintable(png.error()));
    const QString path = folder_.filePath("plane.png");
    QVERIFY(save_file(path, *png));
    MainWindow other(path);
    QCOMPARE(other.session().document(), window->session().document());
    QVERIFY(QTest::qWaitFor([&] { return other.session().frame() && other.session().frame()->epoch == 3; }, 20000));
    QCOMPARE(other.session().frame()->checkpoint->predictor, window->session().frame()->checkpoint->predictor);
    QVERIFY(other.session().path().isEmpty());
}

void TestExportActions::picturesAreReadable_data() {
    QTest::addColumn<int>("subject");
    QTest::newRow("plane") << 0;
    QTest::newRow("loss") << 1;
    QTest::newRow("network") << 2;
}

void TestExportActions::picturesAreReadable() {
    QFETCH(int, subject);
    const auto window = trained_window();
    QVERIFY(window);
    auto* exports = window->findChild<ExportActions*>();
    const auto which = static_cast<ExportActions::Subject>(subject);
    const auto png = exports->picture(which, "png", "x");
    QVERIFY(png);
    const QImage image = QImage::fromData(*png);
    QVERIFY(image.width() > 300 && image.height() > 150);
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2) colors.insert(image.pixel(x, y));
    QVERIFY2(colors.size() > 20, qPrintable(QString::number(colors.size())));
    const auto svg = exports->picture(which, "svg", "a < b");
    QVERIFY(svg);
    QSvgRenderer renderer(*svg);
    QVERIFY(renderer.isValid());
    QVERIFY(svg->count("<path") + svg->count("<polyline") + svg->count("<text") > 10);  // shapes, not one picture
    const auto pdf = exports->picture(which, "pdf", "x");
    QVERIFY(pdf && pdf->startsWith("%PDF"));
    QVERIFY(!exports->picture(which, "bmp", "x"));
}

void TestExportActions::savedPicturesAreReadBack() {
    const auto window = trained_window();
    QVERIFY(window);
    auto* exports = window->findChild<ExportActions*>();
    QSignalSpy said(exports, &ExportActions::said);
    QSignalSpy problem(exports, &ExportActions::problem);
    const auto plane = ExportActions::Subject::plane;
    for (const auto& [name, word] : {std::pair("a.png", "document is whole"), std::pair("a.svg", "valid SVG"),
                                     std::pair("a.pdf", "whole to its end")}) {
        QVERIFY(exports->savePictureTo(plane, folder_.filePath(name)));
        QVERIFY2(said.last()[0].toString().contains(word), qPrintable(said.last()[0].toString()));
    }
    QVERIFY(exports->savePictureTo(ExportActions::Subject::loss, folder_.filePath("b.png")));
    QVERIFY(said.last()[0].toString().contains("pixels."));
    QCOMPARE(problem.size(), 0);
    QVERIFY(!exports->savePictureTo(plane, folder_.filePath("no/such/folder/a.png")));
    QCOMPARE(problem.size(), 1);
    // what is torn is no picture
    QFile file(folder_.filePath("a.png"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(!picture_check(whole).isEmpty());
    QVERIFY(picture_check(whole.left(100)).isEmpty());
    QVERIFY(picture_check("%PDF-1.4 and nothing").isEmpty());
    QVERIFY(picture_check("<svg").isEmpty());
}

void TestExportActions::clipboardGetsThePicture() {
    const auto window = trained_window();
    QVERIFY(window);
    window->findChild<QAction*>("actionCopyPlane")->trigger();
    const QMimeData* data = QApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QVERIFY(data->hasFormat("image/svg+xml"));
    QVERIFY(document_in_png(data->data("image/png").toStdString()));
}

void TestExportActions::pageHoldsPlaneAndLoss() {
    const auto window = trained_window();
    QVERIFY(window);
    window->setTheme(dark_theme());
    auto* exports = window->findChild<ExportActions*>();
    for (const QSize size : {QSize(700, 1000), QSize(1000, 700)}) {
        QImage page(size, QImage::Format_RGB32);
        page.fill(Qt::white);
        QCPPainter painter;
        QVERIFY(painter.begin(&page));
        exports->drawPage(painter, QRectF(QPointF(0, 0), QSizeF(size)));
        QVERIFY(painter.end());
        // light whatever the window is; something in each quarter
        int dark = 0;
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x) dark += qGray(page.pixel(x, y)) < 60 ? 1 : 0;
        QVERIFY2(dark > 500 && dark < size.width() * size.height() / 8, qPrintable(QString::number(dark)));
        if (qEnvironmentVariableIsSet("SEPARATRIX_KEEP_PICTURES"))
            page.save(qEnvironmentVariable("SEPARATRIX_KEEP_PICTURES") + QString("/page%1.png").arg(size.width()));
    }
}

void TestExportActions::dialogShowsSavesAndCopies() {
    const auto window = trained_window();
    QVERIFY(window);
    ExportDialog dialog(export_source(window->session()), ExportKind::pytorch, folder_.path(), window.get());
    dialog.show();
    auto* preview = dialog.findChild<QPlainTextEdit*>("exportPreview");
    auto* state = dialog.findChild<QLabel*>("exportState");
    QVERIFY(preview->toPlainText().contains("EPOCHS = 3\n"));
    dialog.findChild<QPushButton*>("exportCopy")->click();
    QCOMPARE(QApplication::clipboard()->text(), preview->toPlainText());
    QSet<QString> descriptions;
    for (const ExportKind kind : all_export_kinds) {
        dialog.choose(kind);
        QVERIFY(!preview->toPlainText().isEmpty());
        descriptions << dialog.findChild<QLabel*>("exportDescription")->text();
        QVERIFY(!dialog.findChild<QLabel*>("exportVerified")->text().isEmpty());
        const QString path = folder_.filePath(export_words(kind).file_name);
        QVERIFY(dialog.saveTo(path));
        QVERIFY(state->text().contains(export_words(kind).file_name));
        const auto bytes = read_file(path.toStdString());
        QVERIFY(bytes);
        QCOMPARE(*bytes, *exported(kind, export_source(window->session())));
    }
    QCOMPARE(descriptions.size(), static_cast<qsizetype>(all_export_kinds.size()));
    QVERIFY(!dialog.saveTo("/dev/full"));
    QVERIFY2(state->text().contains("/dev/full"), qPrintable(state->text()));
}

void TestExportActions::dialogSaysWhatCannotBeExported() {
    MainWindow window;
    window.session().apply("step", [](Document d) {
        d.settings.model.activation = Activation::step;
        d.settings.training.loss = LossKind::squared;
        return d;
    });
    ExportDialog dialog(export_source(window.session()), ExportKind::pytorch, folder_.path());
    QVERIFY(!dialog.findChild<QPushButton*>("exportSave")->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>("exportState")->text().contains("step function"));
    dialog.choose(ExportKind::numpy);
    QVERIFY(dialog.findChild<QPushButton*>("exportSave")->isEnabled());
    AnimationDialog animation(export_source(window.session()), light_theme(), folder_.path());
    QVERIFY(!animation.findChild<QPushButton*>("animationMake")->isEnabled());
}

void TestExportActions::animationIsTheSameTwice() {
    MainWindow window;
    const auto film = [&](const QString& name) {
        AnimationDialog dialog(export_source(window.session()), light_theme(), folder_.path());
        dialog.findChild<QSpinBox*>("animationEpochs")->setValue(7);
        dialog.findChild<QSpinBox*>("animationEvery")->setValue(3);
        const QString path = folder_.filePath(name);
        dialog.makeFile(path);
        if (!QTest::qWaitFor([&] { return !dialog.isRunning(); }, 60000)) qWarning() << "still running";
        const QString said = dialog.findChild<QLabel*>("animationState")->text();
        if (!said.contains(name)) qWarning() << said;
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray first = film("a.gif");
    QVERIFY(!first.isEmpty());
    QCOMPARE(film("b.gif"), first);
    QImageReader reader(folder_.filePath("a.gif"));
    QCOMPARE(reader.imageCount(), 4);  // epochs 0, 3, 6, 7
    QCOMPARE(frame_count(7, 3), 4);
    QCOMPARE(frame_count(6, 3), 3);
}

void TestExportActions::animationEndsWhereTrainingWould() {
    MainWindow window;
    window.session().apply("stop", [](Document d) {
        d.settings.training.stop_loss = 1000;  // at once
        return d;
    });
    AnimationDialog dialog(export_source(window.session()), light_theme(), folder_.path());
    dialog.findChild<QSpinBox*>("animationEpochs")->setValue(50);
    dialog.makeFile(folder_.filePath("stop.gif"));
    QVERIFY(QTest::qWaitFor([&] { return !dialog.isRunning(); }, 60000));
    QCOMPARE(QImageReader(folder_.filePath("stop.gif")).imageCount(), 2);  // the start and the epoch that stopped it
}

void TestExportActions::animationCanBeCancelled() {
    MainWindow window;
    AnimationDialog dialog(export_source(window.session()), light_theme(), folder_.path());
    dialog.show();
    dialog.findChild<QSpinBox*>("animationEpochs")->setValue(1500);
    dialog.findChild<QSpinBox*>("animationEvery")->setValue(1);
    const QString path = folder_.filePath("never.gif");
    dialog.makeFile(path);
    QVERIFY(dialog.isRunning());
    QVERIFY(!dialog.findChild<QSpinBox*>("animationEpochs")->isEnabled());
    QTest::qWait(100);
    dialog.findChild<QPushButton*>("animationClose")->click();
    QVERIFY(!dialog.isRunning());
    QVERIFY(dialog.isVisible());  // cancelled, not closed
    QVERIFY(!QFile::exists(path));
    // and a dialog that goes while it films
    auto other = std::make_unique<AnimationDialog>(export_source(window.session()), light_theme(), folder_.path());
    other->makeFile(path);
    other.reset();
    QVERIFY(!QFile::exists(path));
}

void TestExportActions::frameShowsTheSubproblems() {
    Document document = sample_document();
    document.points = {};
    Predictor predictor;
    predictor.architecture.model = ModelKind::mlp;
    predictor.architecture.hidden = {2};
    predictor.scale = input_scale(ScaleKind::range, *dataset_of(sample_document()));
    predictor.network = initial_network(predictor.architecture, Initializer::glorot, 1);
    const auto drawn = [&](bool lines) {
        return plane_frame({&document, &predictor, "epoch 1", lines}, {400, 400}, QFont(), light_theme());
    };
    const QImage without = drawn(false);
    const QImage with = drawn(true);
    QVERIFY(with != without);
    QCOMPARE(with, drawn(true));
    if (qEnvironmentVariableIsSet("SEPARATRIX_KEEP_PICTURES"))
        with.save(qEnvironmentVariable("SEPARATRIX_KEEP_PICTURES") + "/lines.png");
}

void TestExportActions::frameShowsTheBorder() {
    // a neuron that likes what is right of 2.5: blue field right, vermilion left
    const Document document = sample_document();
    Predictor predictor;
    predictor.scale = input_scale(ScaleKind::range, *dataset_of(document));
    predictor.network = initial_network(predictor.architecture, Initializer::zeros, 1);
    predictor.network.layers[0].W(0, 0) = 6;
    const QImage image = plane_frame({&document, &predictor, "epoch 1"}, {400, 400}, QFont(), light_theme());
    QCOMPARE(image.size(), QSize(400, 400));
    const QColor left = image.pixelColor(80, 200);
    const QColor right = image.pixelColor(340, 200);
    QVERIFY(left.red() > left.blue());
    QVERIFY(right.blue() > right.red());
    if (qEnvironmentVariableIsSet("SEPARATRIX_KEEP_PICTURES"))
        image.save(qEnvironmentVariable("SEPARATRIX_KEEP_PICTURES") + "/frame.png");
    // beside the plane two columns of ink: the axis's name, and its numbers of one digit
    int runs = 0;
    bool before = false;
    for (int x = 0; x < 400; ++x) {
        int ink = 0;
        for (int y = 80; y < 320; ++y) ink += image.pixelColor(x, y).lightness() < 200;
        if (ink > 200) break;  // the plane's edge
        if (image.pixelColor(x, 200) != light_theme().card && ink == 0) break;
        if (ink > 0 && !before) ++runs;
        before = ink > 0;
    }
    QCOMPARE(runs, 2);
}

QTEST_MAIN(TestExportActions)
#include "tst_export_actions.moc"
