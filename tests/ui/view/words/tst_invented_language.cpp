// The whole window in a language that nobody speaks: what is still readable was not translated.
#include <QMainWindow>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

#include "core/data/generators.h"
#include "core/document/edits.h"
#include "core/document/row_edits.h"
#include "tests/ui/view/words/invented_language.h"
#include "tests/ui/view/words/shown_texts.h"
#include "ui/model/data/csv_import.h"
#include "ui/model/movies/class_changes.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/data/generate_dialog.h"
#include "ui/view/data/import_csv_dialog.h"
#include "ui/view/data/import_movielens_dialog.h"
#include "ui/view/export/animation_dialog.h"
#include "ui/view/export/export_dialog.h"
#include "ui/view/maths/maths_view.h"
#include "ui/view/movies/axes_dialog.h"
#include "ui/view/movies/class_name_dialog.h"
#include "ui/view/movies/class_removal_dialog.h"
#include "ui/view/movies/classes_dialog.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/main_window.h"
#include "ui/view/shell/side_panel.h"

using namespace separatrix;

namespace {

/// Latin words that may stand on the screen in every language.
const QSet<QString> not_words{// names of classes, axes and files: the person's
                              "likes", "dislikes", "Alfred", "Bruce", "mark", "Separatrix", "sepx", "csv",
                              // formulas
                              "tanh", "ReLU", "LReLU", "ELU", "softplus", "softmax", "sin", "log", "max", "id", "leaky",
                              "Wx", "argmax", "userId", "movieId", "rating"};  // the columns of a file

/// The Latin words of a text, without markup.
QStringList readable(QString text) {
    text.remove(QRegularExpression("<[^>]*>|&[a-z]+;"));
    text.remove('&');
    for (const Point& movie : sample_document().points) text.remove(QString::fromStdString(movie.title));
    QStringList words;
    static const QRegularExpression word("[A-Za-z]{2,}");
    for (auto found = word.globalMatch(text); found.hasNext();) {
        const QString one = found.next().captured();
        if (!not_words.contains(one)) words << one;
    }
    return words;
}

/// Labels and buttons whose text needs more room than they have; those that end in "…" by themselves are let be.
QStringList cut_off(QWidget* window) {
    QStringList cut;
    const auto plain = [](const QString& text) {
        return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
    };
    const auto note = [&](const QWidget* widget, const QString& text, int needed, int room) {
        if (needed > room + 1) cut << QString("%1 “%2” %3 > %4").arg(place_of(widget), text).arg(needed).arg(room);
    };
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        const QFontMetrics metrics(widget->font());
        const QRect room = widget->contentsRect();
        const auto width_of = [&](const QString& text) {
            return metrics.boundingRect(QRect(), Qt::TextShowMnemonic, plain(text)).width();
        };
        if (auto* label = qobject_cast<const QLabel*>(widget); label && !label->text().isEmpty()) {
            if (qobject_cast<const NumberLabel*>(label)) continue;
            if (label->wordWrap())
                note(label, label->text(), label->heightForWidth(label->width()), label->height());
            else
                note(label, label->text(), width_of(label->text()), room.width());
        }
        if (auto* choice = qobject_cast<const QComboBox*>(widget); choice && !choice->isEditable())
            note(choice, choice->currentText(), width_of(choice->currentText()), room.width());
        if (auto* button = qobject_cast<const QAbstractButton*>(widget); button && !button->text().isEmpty()) {
            const auto* tool = qobject_cast<const QToolButton*>(button);
            if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly) continue;
            const bool marked = button->inherits("QCheckBox") || button->inherits("QRadioButton");
            const int icon = button->icon().isNull() ? 0 : button->iconSize().width() + 4;
            const int needed = marked ? button->sizeHint().width() : width_of(button->text()) + icon;
            note(button, button->text(), needed, button->width());
        }
    }
    return cut;
}

}  // namespace

class TestInventedLanguage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theWalkSeesWhatIsNotTranslated();
    void nothingInTheWindowIsLeft();
    void nothingInTheDialogsIsLeft();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void anotherLanguageWhileItRunsBreaksNothing();
    void cleanup();

private:
    void look(QWidget* window, const QString& scene);
    void lookAtMathsOf(MainWindow& window);
    /// How many texts were not translated; each is printed.
    qsizetype left() const;
    /// A dialog that waits for an answer.
    void lookAtModal(MainWindow& window, const char* action);
    static void trigger(MainWindow& window, const char* name);
    static void train(Session& session, int epochs);

    std::unique_ptr<InventedLanguage> language_;
    QMap<QString, QString> left_;  ///< text and where
    QTemporaryDir folder_;
};

void TestInventedLanguage::initTestCase() {
    QVERIFY(folder_.isValid());
    QVERIFY(QDir::setCurrent(folder_.path()));  // files are named without the folder
    language_ = std::make_unique<InventedLanguage>(InventedLanguage::Kind::wide_letters);
    QVERIFY2(language_->size() > 1000, qPrintable(QString::number(language_->size())));
}

void TestInventedLanguage::cleanup() {
    if (language_) QCoreApplication::removeTranslator(language_.get());
    left_.clear();
}

void TestInventedLanguage::look(QWidget* window, const QString& scene) {
    QCoreApplication::processEvents();
    for (const ShownText& shown : shown_texts(window))
        if (!readable(shown.text).isEmpty()) left_.insert(shown.text, scene + ' ' + shown.place);
}

qsizetype TestInventedLanguage::left() const {
    for (auto each = left_.begin(); each != left_.end(); ++each)
        qWarning("%s: “%s”", qPrintable(each.value()), qPrintable(each.key()));
    return left_.size();
}

void TestInventedLanguage::trigger(MainWindow& window, const char* name) {
    auto* action = window.findChild<QAction*>(name);
    QVERIFY2(action, name);
    if (action->isEnabled()) action->trigger();
    QCoreApplication::processEvents();
}

void TestInventedLanguage::train(Session& session, int epochs) {
    QVERIFY(QTest::qWaitFor([&] { return session.frame() && session.frameIsCurrent(); }, 20'000));
    const auto before = session.frame()->epoch;
    for (int i = 0; i < epochs; ++i) session.stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return session.frame()->epoch >= before + epochs; }, 20'000));
}

void TestInventedLanguage::lookAtMathsOf(MainWindow& window) {
    auto* maths = window.findChild<MathsView*>();
    QVERIFY(maths);
    for (const QString& line : maths->plainText().split('\n'))
        if (!readable(line).isEmpty()) left_.insert(line, "maths");
}

void TestInventedLanguage::lookAtModal(MainWindow& window, const char* action) {
    bool looked = false;
    QTimer::singleShot(100, &window, [&] {
        if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
            look(dialog, action);
            looked = true;
            dialog->reject();
        }
    });
    trigger(window, action);
    QTRY_VERIFY2(looked, action);
}

void TestInventedLanguage::theWalkSeesWhatIsNotTranslated() {
    QCoreApplication::installTranslator(language_.get());
    QWidget window;
    auto* plain = new QPushButton("Plain", &window);
    auto* said = new QPushButton(QCoreApplication::translate("Status", "paused"), &window);
    said->setToolTip("A tip");
    plain->resize(100, 30);
    window.resize(200, 100);
    window.show();
    look(&window, "");
    QCOMPARE(QStringList(left_.keys()), QStringList({"A tip", "Plain"}));
    QCOMPARE(QCoreApplication::translate("Status", "never said"), QString("never said"));
    QCOMPARE(language_->missing(), QStringList("Status: never said"));
    language_ = std::make_unique<InventedLanguage>(InventedLanguage::Kind::wide_letters);
}

void TestInventedLanguage::nothingInTheWindowIsLeft() {
    QCoreApplication::installTranslator(language_.get());
    MainWindow window;
    window.keepRecoveryFiles(folder_.path());
    window.resize(1440, 900);
    window.show();
    Session& session = window.session();
    session.apply({}, [](Document document) {
        std::vector<std::uint64_t> ids;
        for (const Point& point : document.points) ids.push_back(point.id);
        for (const auto id : ids) document = retitle_point(std::move(document), id, {});  // titles are the person's
        return document;
    });
    QTest::qWait(300);  // the views have taken the movies without their titles
    look(&window, "first");
    train(session, 3);
    for (const char* panel : {"actionShowMaths", "actionShowMovies", "actionShowReport", "actionShowNetwork"}) {
        trigger(window, panel);
        QTest::qWait(150);
        look(&window, panel);
    }
    for (const PlaneTool tool : all_tools) {
        window.findChild<PlaneView*>("decisionPlane")->gestures()->setTool(tool);
        look(&window, "tool");
    }
    for (const char* name : {"actionSelectAll", "actionPinCurve", "actionLogLoss", "actionEnlargeSide",
                             "actionEnlargeSide", "actionNeuronLines", "actionDelete", "actionUndo"}) {
        trigger(window, name);
        look(&window, name);
    }
    // every model, data of two and of more classes
    for (const int classes : {2, 4})
        for (const ModelKind model : {ModelKind::neuron, ModelKind::regression, ModelKind::softmax, ModelKind::mlp}) {
            if (model == ModelKind::neuron && classes > 2) continue;
            GeneratorSettings data;
            data.kind = classes == 2 ? GeneratorKind::donut : GeneratorKind::rings;
            data.classes = classes;
            data.count = 60;
            session.apply({}, [&](Document document) {
                Settings settings = document.settings;
                settings.model.model = model;
                settings.model.hidden = {3, 2};
                settings.training.loss = model == ModelKind::regression ? LossKind::squared : LossKind::cross_entropy;
                settings.training.test_fraction = 0.2;
                settings.training.stop_epochs = 4;
                document = with_settings(std::move(document), settings);
                const auto points = generate(data, document.axes);
                document = with_points(std::move(document), points, classes);
                // a document keeps the names that it was given, in whatever language
                for (std::size_t k = 0; k < document.class_names.size(); ++k)
                    document.class_names[k] = std::to_string(k);
                return document;
            });
            train(session, 2);
            for (const char* panel : {"actionShowMaths", "actionShowReport", "actionShowNetwork"}) {
                trigger(window, panel);
                QTest::qWait(150);
                look(&window, panel + QString::number(classes));
                if (window.findChild<MathsView*>()->isVisible()) lookAtMathsOf(window);
            }
            if (model == ModelKind::regression && classes == 4) {
                trigger(window, "actionCompare");
                QTest::qWait(300);
                look(&window, "comparison");
                trigger(window, "actionCompare");
            }
        }
    for (const char* lessons : {"actionPractice", "actionLecture"}) {
        trigger(window, lessons);
        look(&window, lessons);
    }
    for (int step = 1; auto* button = window.findChild<QToolButton*>(QString("practiceStep%1").arg(step)); ++step) {
        trigger(window, "actionPractice");
        button->click();
        QTest::qWait(50);
        look(&window, "practice");
    }
    // sentences over the plane
    session.apply({}, [](Document document) {
        Settings settings = document.settings;
        settings.model.model = ModelKind::mlp;
        settings.model.activation = Activation::step;
        settings.training.faults.wrong_sign = true;
        return with_settings(std::move(document), settings);
    });
    QTest::qWait(200);
    look(&window, "refusal");
    session.markSaved(folder_.filePath("1.sepx"));
    QFile ragged("2.csv");
    QVERIFY(ragged.open(QIODevice::WriteOnly));
    ragged.write("1,2,0\n3,4\n");
    ragged.close();
    window.openPath("2.csv");
    look(&window, "problem");
    for (auto* menu : window.findChildren<QMenu*>()) {
        emit menu->aboutToShow();
        look(menu, "menu");
    }
    session.markSaved(folder_.filePath("1.sepx"));

    QCOMPARE(left(), 0);
    QCOMPARE(language_->missing(), QStringList());
}

void TestInventedLanguage::nothingInTheDialogsIsLeft() {
    QCoreApplication::installTranslator(language_.get());
    MainWindow window;
    window.resize(1200, 800);
    window.show();
    Session& session = window.session();
    train(session, 2);
    const auto show = [this](QDialog& dialog, const char* name) {
        dialog.show();
        QTest::qWait(100);
        look(&dialog, name);
    };
    {
        ClassesDialog classes(&session, light_theme());
        show(classes, "classes");
        AxesDialog axes(&session);
        show(axes, "axes");
        axes.findChild<QLineEdit*>("axisLow1")->setText("9");
        look(&axes, "axes, wrong");
        ClassNameDialog name(&session, -1);
        show(name, "class name");
        ClassRemovalDialog removal(removal_question(session.document(), 0), light_theme());
        show(removal, "class removal");
        GenerateDialog generated(session.document(), {}, light_theme());
        show(generated, "generate");
        generated.findChild<QLineEdit*>("generateCount")->setText("9 9,9");
        look(&generated, "generate, wrong");
        AnimationDialog animation(export_source(session), light_theme(), folder_.path());
        show(animation, "animation");
        ImportMovieLensDialog movielens(&session, folder_.path());
        show(movielens, "MovieLens");
        QFile table(folder_.filePath("1.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("1,2,0\n3,4,1\n2,2,1\n");
        table.close();
        auto* import = new CsvImport(&session);
        QVERIFY(import->openFile(table.fileName()));
        ImportCsvDialog csv(import);
        show(csv, "CSV");
    }
    for (const ExportKind kind : all_export_kinds) {
        ExportDialog dialog(export_source(session), kind, folder_.path());
        dialog.findChild<QPlainTextEdit*>("exportPreview")->clear();  // a program in English
        show(dialog, "export");
    }
    session.apply({}, [](Document document) { return add_point(std::move(document), 1, 1, 0); });
    for (const char* action : {"actionShortcuts", "actionAbout", "actionGenerate", "actionNew"})
        lookAtModal(window, action);
    session.markSaved(folder_.filePath("1.sepx"));

    QCOMPARE(left(), 0);
    QCOMPARE(language_->missing(), QStringList());
}

void TestInventedLanguage::nothingIsCutOff_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("1440x900") << QSize(1440, 900);
    QTest::newRow("1024x700") << QSize(1024, 700);
}

/// Labels and buttons, in a language that takes 40 % more room. One is known to be too long in the small window: the
/// heading of the box that breaks the backprop.
void TestInventedLanguage::nothingIsCutOff() {
    QFETCH(QSize, size);
    InventedLanguage longer(InventedLanguage::Kind::longer);
    QCoreApplication::installTranslator(&longer);
    MainWindow window;
    window.resize(size);
    window.show();
    train(window.session(), 2);
    QStringList cut;
    for (const char* panel : {"actionShowNetwork", "actionShowMaths", "actionShowMovies", "actionShowReport",
                              "actionPractice", "actionLecture"}) {
        trigger(window, panel);
        QTest::qWait(150);
        for (const QString& text : cut_off(&window))
            if (!cut.contains(text) && !text.startsWith("/mathsSheet/faultBox/QLabel")) cut << text;
    }
    window.session().markSaved(folder_.filePath("1.sepx"));
    const QSize real = window.size();
    window.hide();
    QCoreApplication::removeTranslator(&longer);
    QCOMPARE(real, size);
    QVERIFY2(cut.isEmpty(), qPrintable('\n' + cut.join('\n')));
}

void TestInventedLanguage::anotherLanguageWhileItRunsBreaksNothing() {
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    Session& session = window.session();
    train(session, 2);
    const auto texts = [&window] {
        QStringList all;
        for (const auto* button : window.findChildren<QAbstractButton*>()) all << button->text();
        for (const auto* action : window.findChildren<QAction*>()) all << action->text();
        return all;
    };
    const QStringList before = texts();
    const Document document = session.document();
    QCoreApplication::installTranslator(language_.get());
    QCoreApplication::processEvents();
    train(session, 2);
    trigger(window, "actionShowMovies");
    QCOMPARE(session.document(), document);
    QCOMPARE(window.size(), QSize(1440, 900));
    QCoreApplication::removeTranslator(language_.get());
    QCoreApplication::processEvents();
    trigger(window, "actionShowNetwork");
    train(session, 1);
    QCOMPARE(texts().size(), before.size());
    session.markSaved(folder_.filePath("1.sepx"));
}

QTEST_MAIN(TestInventedLanguage)
#include "tst_invented_language.moc"
