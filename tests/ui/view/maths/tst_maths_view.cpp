// The Maths view on a real session: the lecture's numbers, the movie of a step, the clipboard, nothing while hidden.
#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"
#include "ui/view/maths/formula_painter.h"
#include "ui/view/maths/maths_sheet.h"
#include "ui/view/maths/maths_view.h"

using namespace separatrix;

namespace {

/// LECTURE.md, section 1: w = (0.5, -0.25), b = 0.1, alpha = 0.1, one movie at (4, 1) that James likes.
SavedDocument lecture() {
    SavedDocument saved;
    Document& document = saved.document;
    document.points = {{4, 1, 1, 0, "Star Wars I"}, {1, 4, 0, 1, "Barbie"}};
    document.next_id = 2;
    document.settings.model.scale = ScaleKind::none;
    document.settings.training.loss = LossKind::squared;
    document.settings.training.learning_rate = 0.1;
    document.settings.training.batch_size = 1;
    document.settings.training.order = BatchOrder::sequential;
    Matrix W(1, 2);
    W << 0.5, -0.25;
    Checkpoint checkpoint;
    checkpoint.predictor.architecture = architecture_of(document.settings.model, 2);
    checkpoint.predictor.loss = LossKind::squared;
    checkpoint.predictor.network.layers = {{W, Vector::Constant(1, 0.1), Activation::sigmoid}};
    saved.checkpoint = checkpoint;
    return saved;
}

}  // namespace

class MathsViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<MathsView> view_;

    QPushButton* button(const char* name) { return view_->findChild<QPushButton*>(name); }
    QString details() {
        return view_->findChild<QLabel*>("mathsDetails")
            ->text()
            .replace(QChar(0xa0), QLatin1Char(' '));  // it wraps elsewhere
    }

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName("separatrix-test");
        applyTheme(*qApp, light_theme());
    }
    void init() {
        session_ = std::make_unique<Session>();
        session_->open(lecture(), {});
        view_ = std::make_unique<MathsView>(session_.get());
        view_->resize(760, 830);
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
        QTRY_VERIFY(!view_->text().isEmpty());
    }
    void cleanup() {
        view_.reset();
        session_.reset();
    }

    void theLecturesNumbersAppear() {
        QCOMPARE(view_->movie(), std::optional<std::uint64_t>(0));
        QCOMPARE(details(), QString("Alfred 4.0 · Bruce 1.0 · James likes it (y = 1)"));
        for (const char* value : {"= 1.850", "= 0.8641", "= 0.01846", "= −0.2717", "= −0.03191", "= −0.1276",
                                  "= 0.5128", "= −0.2468", "= 0.1032"})
            QVERIFY2(view_->plainText().contains(value), qPrintable(value + ('\n' + view_->plainText())));
        QCOMPARE(view_->findChild<MathsSheet*>()->accessibleName(), view_->plainText());
    }
    void aStepMovesToTheMovieThatItUsed() {
        view_->setMovie(1);
        QTRY_COMPARE(details(), QString("Alfred 1.0 · Bruce 4.0 · James dislikes it (y = 0)"));
        button("mathsStep")->click();  // in order: the first movie
        QTRY_VERIFY(view_->plainText().contains("the step just made"));
        QCOMPARE(view_->movie(), std::optional<std::uint64_t>(0));
        QCOMPARE(view_->findChild<QComboBox*>("mathsMovie")->currentText(), QString("Star Wars I"));
        // the weights before and after are the lecture's
        QVERIFY(view_->plainText().contains("0.5000 − 0.100·(−0.1276) = 0.5128"));
        button("mathsStep")->click();
        QTRY_COMPARE(view_->movie(), std::optional<std::uint64_t>(1));
        QTRY_VERIFY(view_->plainText().contains("Barbie"));
    }
    void theBackpropCanBeBroken() {
        auto* box = view_->findChild<QWidget*>("faultBox");
        auto* sheet = view_->findChild<MathsSheet*>();
        QVERIFY(box->isVisible());
        QVERIFY(box->geometry().right() > sheet->width() / 2 && sheet->rect().contains(box->geometry()));
        view_->findChild<QAbstractButton*>("faultSign")->click();
        QVERIFY(session_->document().settings.training.faults.wrong_sign);
        QTRY_VERIFY(view_->plainText().contains("WRONG"));
        QCOMPARE(view_->findChild<QLabel*>("faultState")->text(), QString("on"));
        session_->undoStack()->undo();
        QTRY_VERIFY(!view_->plainText().contains("WRONG"));
        // narrow: under everything
        view_->resize(360, 600);
        QTRY_VERIFY(box->geometry().top() > sheet->height() - box->height() - 30);
        QVERIFY(sheet->rect().contains(box->geometry()));
    }
    void thePersonChooses() {
        auto* choice = view_->findChild<QComboBox*>("mathsMovie");
        QCOMPARE(choice->count(), 2);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(view_->movie(), std::optional<std::uint64_t>(1));
        QTRY_VERIFY(view_->plainText().startsWith("Barbie"));
        view_->setMovie(std::nullopt);
        QTRY_VERIFY(view_->plainText().startsWith("Star Wars I"));
    }
    void copies() {
        button("mathsCopyText")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains("= 0.8641"));
        button("mathsCopyLatex")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains("\\frac{\\partial J}{\\partial w_1}"));
        QVERIFY(QGuiApplication::clipboard()->text().contains("0.5128"));
    }
    void followsTheDocument() {
        session_->apply("x", [](Document d) {
            d.points.change(0).x1 = 2;
            return d;
        });
        QTRY_COMPARE(details(), QString("Alfred 2.0 · Bruce 1.0 · James likes it (y = 1)"));
        QTRY_VERIFY(view_->plainText().contains("0.500·2.0"));
        session_->apply("x", [](Document d) {
            d.points.clear();
            return d;
        });
        QTRY_VERIFY(view_->findChild<QLabel*>("mathsNothing")->isVisible());
        QVERIFY(!button("mathsCopyText")->isEnabled());
    }
    void everyModelIsPainted_data() {
        QTest::addColumn<int>("width");
        for (const int width : {300, 400, 760, 1200}) QTest::addRow("%d", width) << width;
    }
    void everyModelIsPainted() {
        QFETCH(int, width);
        view_->resize(width, 700);
        QCOMPARE(view_->width(), width);
        QCoreApplication::processEvents();
        for (const char* name : {"mathsStep", "mathsCopyLatex", "mathsCopyText"})
            QVERIFY(view_->rect().contains(button(name)->geometry()));
        for (const ModelKind model : all_model_kinds) {
            session_->apply("x", [model](Document d) {
                d.settings.model.model = model;
                d.settings.model.hidden = {4, 16};
                d.settings = compatible(d.settings, d.classes());
                return d;
            });
            QTRY_VERIFY(session_->frame() && session_->frame()->checkpoint->predictor.architecture.model == model);
            QTest::qWait(130);
            auto* sheet = view_->findChild<MathsSheet*>();
            QVERIFY(sheet->width() <= view_->width());
            QTRY_VERIFY2(sheet->height() >= sheet->heightForWidth(sheet->width()),
                         qPrintable(QString("%1 %2 %3")
                                        .arg(sheet->height())
                                        .arg(sheet->width())
                                        .arg(sheet->heightForWidth(sheet->width()))));
            QVERIFY(!view_->grab().isNull());
        }
    }
    void atMostTenTimesASecond() {
        session_->setSpeed(1);
        session_->setTraining(true);
        QStringList shown;
        QElapsedTimer clock;
        clock.start();
        int changes = 0;
        QString last = view_->plainText();
        while (clock.elapsed() < 1000) {
            QTest::qWait(5);
            if (view_->plainText() != last) ++changes;
            last = view_->plainText();
        }
        session_->setTraining(false);
        QVERIFY2(changes >= 1 && changes <= 12, QByteArray::number(changes));
    }
    void hiddenItComputesNothingAndCatchesUp() {
        view_->hide();
        const QString before = view_->plainText();
        session_->stepEpoch();
        QTRY_VERIFY(session_->frame()->epoch == 1);
        QTest::qWait(150);
        QCOMPARE(view_->plainText(), before);
        view_->show();
        QVERIFY(view_->plainText() != before);
    }
    void theLayoutDoesNotFollowTheDigits() {
        auto* sheet = view_->findChild<MathsSheet*>();
        QTRY_VERIFY(sheet->height() >= sheet->heightForWidth(sheet->width()));
        QTest::qWait(50);
        const int height = sheet->height();
        for (int i = 0; i < 5; ++i) {
            session_->stepBatch();
            QTest::qWait(120);
            QCOMPARE(sheet->height(), height);
        }
    }
    void aFractionIsHigherThanItsParts() {
        const FormulaPainter painter(formula_style(16, Qt::black));
        const auto one = painter.measure(symbol("w"));
        const auto two = painter.measure(fraction(symbol("w"), symbol("b")));
        QVERIFY(two.ascent + two.descent > 1.4 * (one.ascent + one.descent));
        const auto indexed = painter.measure(with_index(symbol("w"), "1"));
        QVERIFY(indexed.width > one.width && indexed.descent >= one.descent);
        const Formula four = matrix(Matrix::Constant(4, 4, -1.5), 3);
        QVERIFY(painter.measure(four).ascent > 1.8 * one.ascent);
        // every digit is as wide as every other
        QCOMPARE(painter.measure(number("0.111")).width, painter.measure(number("0.888")).width);
    }
};

QTEST_MAIN(MathsViewTest)
#include "tst_maths_view.moc"
