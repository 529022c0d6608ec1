#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/canvas/plane_neuron_lines_item.h"
#include "ui/view/look/style.h"
#include "ui/view/plane/plane_view.h"

using namespace separatrix;

class TestPlaneNeuronLines : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<PlaneView> plane_;

    /// Waits for the field of this network: the lines come with it.
    void useHidden(int hidden) {
        session_->apply("mlp", [&](Document document) {
            document.settings.model.model = hidden > 0 ? ModelKind::mlp : ModelKind::neuron;
            document.settings.model.hidden = {std::max(hidden, 1)};
            document.settings.model.initializer = Initializer::uniform;
            return document;
        });
        const FieldPointer before = session_->field();
        QTRY_VERIFY(session_->field() != before);
        QTest::qWait(30);
    }
    std::vector<NeuronLine> drawn() const { return plane_->neuronLines().drawn(); }

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }
    void init() {
        session_ = std::make_unique<Session>();
        session_->setSpeed(1);
        plane_ = std::make_unique<PlaneView>(session_.get());
        plane_->resize(400, 400);
        plane_->show();
        QVERIFY(QTest::qWaitForWindowExposed(plane_.get()));
        QTRY_VERIFY(session_->field());
    }
    void cleanup() {
        plane_.reset();
        session_.reset();
    }

    void areThoseOfTheNetwork() {
        QVERIFY(drawn().empty());  // one neuron: its line is the border
        useHidden(6);
        const auto expected =
            neuron_lines(session_->frame()->checkpoint->predictor, rect_of(session_->document().axes));
        QCOMPARE(drawn(), expected);
        QVERIFY(!expected.empty());
        const QImage with = plane_->grab().toImage();
        plane_->setNeuronLinesShown(false);
        QTest::qWait(30);
        QVERIFY(drawn().empty());
        QVERIFY(plane_->grab().toImage() != with);
        plane_->setNeuronLinesShown(true);
        QCOMPARE(drawn(), expected);
        useHidden(0);
        QVERIFY(drawn().empty());
    }
    void theLitOneIsSeenEvenAmongMany() {
        useHidden(40);
        QVERIFY(drawn().empty());
        const auto all = neuron_lines(session_->frame()->checkpoint->predictor, rect_of(session_->document().axes));
        QVERIFY(!all.empty());
        plane_->lightNeuron(all.back().neuron);
        QCOMPARE(drawn(), std::vector<NeuronLine>{all.back()});
        plane_->lightNeuron(-1);
        QVERIFY(drawn().empty());
    }
    void namesStayInside() {
        PlaneMapping mapping;
        mapping.rect = {0, 5, 0, 5};
        mapping.pixels = QRectF(40, 10, 300, 300);
        // along an edge, out through a corner, and hardly inside at all
        const std::vector<NeuronLine> lines{
            {0, {0.05, 0}, {0.05, 5}}, {1, {0, 0}, {5, 5}}, {2, {4.9, 5}, {5, 4.9}}, {3, {0, 4.98}, {5, 4.98}}};
        std::vector<PlanePoint> points;
        for (int i = 0; i < 200; ++i) points.push_back({(i % 20) / 4.0, (i / 20) / 2.0});
        for (const auto& some : {std::vector<PlanePoint>(), points}) {
            const auto places = neuron_name_places(lines, some, mapping);
            QCOMPARE(places.size(), lines.size());
            for (const QPointF place : places) QVERIFY(mapping.pixels.adjusted(14, 14, -14, -14).contains(place));
        }
    }
    void followTheTraining() {
        useHidden(4);
        const auto before = drawn();
        session_->stepEpoch();
        QTRY_COMPARE(session_->field()->epoch, std::int64_t{1});
        QTRY_VERIFY(drawn() != before);
    }
};

QTEST_MAIN(TestPlaneNeuronLines)
#include "tst_plane_neuron_lines.moc"
