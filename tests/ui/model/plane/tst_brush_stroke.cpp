#include "ui/model/plane/brush_stroke.h"

#include <QtTest>
#include <cmath>

using namespace separatrix;

namespace {

double far(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

ToolOptions with(double radius, int density, BrushShape shape = BrushShape::uniform) {
    ToolOptions options;
    options.brush_radius = radius;
    options.brush_density = density;
    options.brush_shape = shape;
    return options;
}

}  // namespace

class BrushStrokeTest : public QObject {
    Q_OBJECT
private slots:
    void densityIsCounted() {
        BrushStroke stroke(with(20, 10), {100, 100}, 1);
        QCOMPARE(stroke.advance({100, 100}, 0).size(), std::size_t{10});   // the touch
        QCOMPARE(stroke.advance({140, 100}, 0).size(), std::size_t{10});   // a width farther
        QCOMPARE(stroke.advance({180, 100}, 99).size(), std::size_t{10});  // slow or quick
        QCOMPARE(stroke.advance({180, 100}, 0.5).size(), std::size_t{5});  // at rest: each second
        std::size_t total = 0;
        for (int i = 1; i <= 400; ++i) total += stroke.advance({180 + i * 0.1, 100}, 0).size();
        QVERIFY(total == 10 || total == 9);  // fractions are kept
    }

    void fallsWithinItsRing() {
        BrushStroke stroke(with(30, 200), {50, 50}, 2);
        for (const QPointF drop : stroke.advance({50, 50}, 0)) QVERIFY(far(drop, {50, 50}) <= 30);
        for (const QPointF drop : stroke.advance({350, 50}, 0)) {
            const double x = std::clamp(drop.x(), 50.0, 350.0);
            QVERIFY(far(drop, {x, 50}) <= 30 + 1e-9);
        }
    }

    void uniformAndGaussianAreWhatTheySay() {
        for (const BrushShape shape : {BrushShape::uniform, BrushShape::gaussian}) {
            std::size_t inner = 0;
            std::size_t total = 0;
            for (std::uint64_t seed = 0; seed < 50; ++seed) {
                BrushStroke stroke(with(40, 200, shape), {0, 0}, seed);
                for (const QPointF drop : stroke.advance({0, 0}, 0)) {
                    ++total;
                    inner += far(drop, {0, 0}) <= 20 ? 1 : 0;
                }
            }
            // half the radius: a quarter of the area; 1 - exp(-1/2) for two normals of deviation r / 2
            const double expected = shape == BrushShape::uniform ? 0.25 : 1 - std::exp(-0.5);
            QVERIFY(std::abs(static_cast<double>(inner) / static_cast<double>(total) - expected) < 0.02);
        }
    }

    void theSameHandPaintsTheSame() {
        const auto painted = [](std::uint64_t seed) {
            BrushStroke stroke(with(25, 30), {10, 10}, seed);
            auto drops = stroke.advance({10, 10}, 0);
            for (const QPointF drop : stroke.advance({90, 70}, 0.1)) drops.push_back(drop);
            return drops;
        };
        QVERIFY(painted(7) == painted(7));
        QVERIFY(painted(7) != painted(8));
    }

    void aJumpOrALongRestIsBounded() {
        BrushStroke stroke(with(4, 200), {0, 0}, 1);
        QVERIFY(stroke.advance({1e7, 0}, 0).size() <= 2000);
        QVERIFY(stroke.advance({1e7, 0}, 1e9).size() <= 2000);
    }
};

QTEST_GUILESS_MAIN(BrushStrokeTest)
#include "tst_brush_stroke.moc"
