// The full report: follows the training, switches its matrix, copies itself.
#include <QtTest>
#include <QtWidgets>

#include "core/data/generators.h"
#include "ui/view/network/network_view.h"
#include "ui/view/report/accuracy_bars.h"
#include "ui/view/report/confusion_grid.h"
#include "ui/view/report/report_panel.h"

using namespace separatrix;

namespace {

Document rings(Document document, int classes, Activation activation) {
    GeneratorSettings settings;
    settings.kind = GeneratorKind::rings;
    settings.count = 100;
    settings.classes = classes;
    document.settings.model.model = ModelKind::mlp;
    document.settings.model.hidden = {4, 4};
    document.settings.model.activation = activation;
    auto points = generate(settings, document.axes);
    return with_points(std::move(document), std::move(points), classes);
}

}  // namespace

class TestReportPanel : public QObject {
    Q_OBJECT
private slots:
    void followsTheTraining() {
        Session session;
        session.setSpeed(1);
        session.apply("rings", [](Document d) { return rings(std::move(d), 3, Activation::tanh); });
        ReportFeed feed(&session);
        ReportPanel panel(&session, &feed);
        panel.resize(360, 600);
        panel.show();
        QVERIFY(QTest::qWaitFor([&] { return feed.answer() && feed.answer()->report.layers.size() == 3; }));
        session.setTraining(true);
        QVERIFY(QTest::qWaitFor([&] { return session.frame()->epoch > 100; }));
        session.setTraining(false);
        QVERIFY(QTest::qWaitFor([&] {
            return feed.answer()->checkpoint == session.frame()->checkpoint &&
                   session.frame()->run_state == RunState::paused;
        }));
        QTest::qWait(150);
        QCOMPARE(panel.findChild<QLabel*>("fact0")->text(), QStringLiteral("47"));
        auto* layers = panel.findChild<QComboBox*>("reportLayer");
        QCOMPARE(layers->count(), 4);
        layers->setCurrentIndex(3);
        emit layers->activated(3);
        QVERIFY(panel.findChild<QLabel*>("reportSpread")->text().startsWith("12 weights"));
        QVERIFY(panel.plainText().contains("Parameters: 47"));
        // no gap of the window while all this is live
        QVERIFY(!panel.findChild<QToolButton*>("confusionTest")->isEnabled());
        session.apply("test", [](Document d) {
            d.settings.training.test_fraction = 0.3;
            return d;
        });
        QVERIFY(QTest::qWaitFor([&] { return panel.findChild<QToolButton*>("confusionTest")->isEnabled(); }));
        QVERIFY(panel.findChild<QToolButton*>("confusionTest")->isChecked());
        QVERIFY(panel.findChild<ConfusionGrid*>("reportConfusion")->accessibleName().contains("30 test movies"));
        panel.findChild<QToolButton*>("confusionTrain")->click();
        QVERIFY(panel.findChild<ConfusionGrid*>("reportConfusion")->accessibleName().contains("70 movies"));
        panel.findChild<QPushButton*>("reportCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), panel.plainText());
    }

    void asksForNothingWhileHidden() {
        Session session;
        session.setSpeed(1);
        ReportFeed feed(&session);
        ReportPanel panel(&session, &feed);
        session.stepEpoch();
        QVERIFY(QTest::qWaitFor([&] { return session.frame() && session.frame()->epoch == 1; }));
        QTest::qWait(200);
        QVERIFY(!feed.answer());
    }

    void tenClassesFit() {
        Session session;
        session.apply("rings", [](Document d) { return rings(std::move(d), 10, Activation::tanh); });
        ReportFeed feed(&session);
        ReportPanel panel(&session, &feed);
        panel.resize(290, 400);
        panel.show();
        QVERIFY(QTest::qWaitFor(
            [&] { return session.frame() && session.frame()->checkpoint->predictor.architecture.classes == 10; }));
        QTest::qWait(150);
        const auto* grid = panel.findChild<ConfusionGrid*>("reportConfusion");
        QVERIFY(grid->width() >= grid->minimumSizeHint().width());
        QVERIFY(grid->height() >= 11 * 16);
        QVERIFY(panel.findChild<AccuracyBars*>()->height() >= 10 * 18);
    }

    void deadNeuronsWearABadge() {
        Session session;
        session.apply("rings", [](Document d) { return rings(std::move(d), 3, Activation::relu); });
        QVERIFY(QTest::qWaitFor(
            [&] { return session.frame() && session.frame()->checkpoint->predictor.network.layers.size() == 3; }));
        ReportFeed feed(&session);
        NetworkView view(&session);
        view.setReportFeed(&feed);
        view.resize(420, 420);
        view.show();
        QTest::qWait(300);
        const QImage before = view.grab().toImage();
        session.editWeights("kill", [](Network& network) { network.layers[0].b(1) = -1000; });
        QVERIFY(QTest::qWaitFor([&] { return feed.stateOf({1, 1}) == NeuronState::dead; }));
        QCOMPARE(feed.stateOf({1, 0}), NeuronState::learning);
        QCOMPARE(feed.stateOf({7, 1}), NeuronState::learning);
        QCOMPARE(feed.stateOf({1, 99}), NeuronState::learning);
        const QPointF middle = view.hand()->layout().find(NeuronId{1, 1})->tile.center();
        QVERIFY(view.hand()->help(middle).startsWith("Dead:"));
        QTest::qWait(50);
        const QPointF corner = view.hand()->layout().find(NeuronId{1, 1})->tile.topRight();
        const QImage after = view.grab().toImage();
        int red = 0;
        for (int y = -8; y <= 8; ++y)
            for (int x = -8; x <= 8; ++x) {
                const QPoint at = (corner + QPointF(x, y)).toPoint();
                if (after.rect().contains(at) && after.pixelColor(at) == light_theme().error) ++red;
            }
        QVERIFY2(red > 20, qPrintable(QString::number(red)));
    }
};

QTEST_MAIN(TestReportPanel)
#include "tst_report_panel.moc"
