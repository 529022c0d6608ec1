// The plane with softmax beside it.
#include <QtTest>
#include <QtWidgets>

#include "core/data/generators.h"
#include "ui/view/comparison/companion_plane.h"
#include "ui/view/comparison/comparison_view.h"
#include "ui/view/plane/plane_view.h"

using namespace separatrix;

namespace {

Document as_one_number(Document document, int classes) {
    GeneratorSettings settings;
    settings.kind = GeneratorKind::gaussians;
    settings.count = 80;
    settings.classes = classes;
    document.settings.model.model = ModelKind::regression;
    auto points = generate(settings, document.axes);
    return with_points(std::move(document), std::move(points), classes);
}

struct View {
    View() : plane(new PlaneView(&session)), view(&session, plane) {
        session.setSpeed(1);
        view.resize(760, 520);
        view.show();
    }
    QToolButton* button() { return view.findChild<QToolButton*>("compareWithSoftmax"); }
    Session session;
    PlaneView* plane;
    ComparisonView view;
};

}  // namespace

class TestComparisonView : public QObject {
    Q_OBJECT
private slots:
    void isOfferedWhereItApplies() {
        View v;
        QVERIFY(!v.button()->isVisible());
        v.view.setComparing(true);
        QVERIFY(!v.view.isComparing());
        v.session.apply("one number", [](Document d) { return as_one_number(std::move(d), 4); });
        QVERIFY(v.button()->isVisible());
        v.button()->click();
        QVERIFY(v.view.isComparing());
        QVERIFY(v.view.companionPlane()->isVisible());
        QVERIFY(v.view.findChild<QLabel*>("comparisonSentence")->isVisible());
        // another model ends it
        v.session.apply("softmax", [](Document d) {
            d.settings.model.model = ModelKind::softmax;
            return d;
        });
        QVERIFY(!v.view.isComparing());
        QVERIFY(!v.view.findChild<QLabel*>("comparisonSentence")->isVisible());
    }

    void bothTrainAndAreTitled() {
        View v;
        v.session.apply("one number", [](Document d) { return as_one_number(std::move(d), 4); });
        v.view.setComparing(true);
        v.session.setTraining(true);
        QVERIFY(QTest::qWaitFor([&] { return v.session.frame() && v.session.frame()->epoch > 50; }));
        v.session.setTraining(false);
        QVERIFY(QTest::qWaitFor([&] {
            const auto other = v.view.companion()->frame();
            return other && other->epoch == v.session.frame()->epoch && v.view.companion()->field() &&
                   v.view.companion()->field()->epoch == other->epoch;
        }));
        QVERIFY(v.view.findChild<QLabel*>("comparisonFirst")->text().startsWith("One number for 4 labels · accuracy"));
        QVERIFY(v.view.findChild<QLabel*>("comparisonSecond")->text().contains("softmax"));
        QVERIFY(!v.view.companionPlane()->fieldImage().isNull());
        QVERIFY(v.view.companionPlane()->fieldImage() != v.plane->fieldImage());
    }

    void followsTheView() {
        View v;
        v.session.apply("one number", [](Document d) { return as_one_number(std::move(d), 3); });
        v.view.setComparing(true);
        QTest::qWait(50);
        const QPointF middle = v.plane->rect().center();
        QWheelEvent wheel(middle, v.plane->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(v.plane, &wheel);
        QVERIFY(v.plane->xAxis->range().size() < 5);
        QVERIFY(v.view.companionPlane()->xAxis->range() == v.plane->xAxis->range());
    }

    void besideOrBelow() {
        View v;
        v.session.apply("one number", [](Document d) { return as_one_number(std::move(d), 3); });
        v.view.setComparing(true);
        QTest::qWait(20);
        QVERIFY(v.view.companionPlane()->x() > v.plane->geometry().center().x());
        v.view.resize(360, 560);
        QTest::qWait(20);
        QVERIFY(v.view.companionPlane()->y() > v.plane->geometry().center().y());
        v.view.setComparing(false);
        QTest::qWait(20);
        QVERIFY(!v.view.companionPlane());
        QVERIFY(v.plane->height() > 450);
    }
};

QTEST_MAIN(TestComparisonView)
#include "tst_comparison_view.moc"
