#include <QtTest/QtTest>

#include "ui/view/canvas/dotted_curve.h"

using namespace separatrix;

namespace {

constexpr double diameter = 1.3;
constexpr double spacing = 4.4;

/// What lies on the paper: each pixel's darkness from 0 to 1.
struct Ink {
    double sum = 0;
    QPointF middle;             ///< in logical pixels
    std::vector<QPointF> dark;  ///< middles of the pixels that are not white, in logical pixels
};

const QRectF whole_paper(0, 0, 200, 160);

Ink ink_of(const std::vector<QPolygonF>& curves, double ratio, const QColor& color = Qt::black,
           const QRectF& room = whole_paper) {
    QImage paper((QSizeF(200, 160) * ratio).toSize(), QImage::Format_RGB32);
    paper.setDevicePixelRatio(ratio);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    DottedCurve dots(diameter, spacing);
    dots.setColor(color);
    dots.draw(painter, curves, room);
    painter.end();
    Ink ink;
    for (int y = 0; y < paper.height(); ++y) {
        for (int x = 0; x < paper.width(); ++x) {
            const double dark = (255 - qGray(paper.pixel(x, y))) / 255.0;
            if (dark == 0) continue;
            const QPointF place((x + 0.5) / ratio, (y + 0.5) / ratio);
            ink.sum += dark;
            ink.middle += dark * place;
            ink.dark.push_back(place);
        }
    }
    if (ink.sum > 0) ink.middle /= ink.sum;
    return ink;
}

double dot_ink(double ratio) { return std::acos(-1.0) / 4 * diameter * diameter * ratio * ratio; }

}  // namespace

class TestDottedCurve : public QObject {
    Q_OBJECT
private slots:
    void aDotIsWhereItBelongs_data();
    void aDotIsWhereItBelongs();
    void dotsFollowTheCurve_data();
    void dotsFollowTheCurve();
    void nothingOfNothing();
    void colorIsTaken();
    void onlyInTheRoom();
    void muchTooLongCurves_data();
    void muchTooLongCurves();
    void spritesAreTrimmed();
};

void TestDottedCurve::aDotIsWhereItBelongs_data() {
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) QTest::addRow("%g", ratio) << ratio;
}

void TestDottedCurve::aDotIsWhereItBelongs() {
    QFETCH(double, ratio);
    for (int i = 0; i < 60; ++i) {
        // a line with room for a single dot, in its middle
        const QPointF from(40 + 0.37 * i, 30 + 0.53 * i);
        const QPointF to = from + QPointF(spacing * 0.8, spacing * 0.6);
        const Ink ink = ink_of({QPolygonF({from, to})}, ratio);
        const double share = ink.sum / dot_ink(ratio);
        QVERIFY2(share > 0.9 && share < 1.1, qPrintable(QString::number(share)));
        const QPointF off = (ink.middle - (from + to) / 2) * ratio;
        QVERIFY2(std::abs(off.x()) < 0.16 && std::abs(off.y()) < 0.16,
                 qPrintable(QStringLiteral("%1, %2 pixels").arg(off.x()).arg(off.y())));
    }
}

void TestDottedCurve::dotsFollowTheCurve_data() { aDotIsWhereItBelongs_data(); }

void TestDottedCurve::dotsFollowTheCurve() {
    QFETCH(double, ratio);
    QPolygonF curve;
    double length = 0;
    for (int i = 0; i <= 170; ++i) {
        curve << QPointF(15 + i, 80 + 50 * std::sin(i / 20.0));
        if (i > 0) length += QLineF(curve[i - 1], curve[i]).length();
    }
    const Ink ink = ink_of({curve}, ratio);
    const double dots = std::floor(length / spacing + 0.5);
    const double share = ink.sum / dot_ink(ratio) / dots;
    QVERIFY2(share > 0.95 && share < 1.05, qPrintable(QString::number(share)));
    for (const QPointF place : ink.dark) {
        double nearest = 1e9;
        for (const QPointF corner : curve) nearest = std::min(nearest, QLineF(corner, place).length());
        QVERIFY2(nearest < diameter / 2 + 1.5, qPrintable(QString::number(nearest)));  // a corner each 1 to 3 pixels
    }
    // the same through corners that add nothing
    QPolygonF doubled;
    for (const QPointF corner : curve) doubled << corner << corner;
    QCOMPARE(ink_of({doubled}, ratio).dark, ink.dark);
}

void TestDottedCurve::nothingOfNothing() {
    QCOMPARE(ink_of({}, 1).sum, 0.0);
    QCOMPARE(ink_of({QPolygonF(), QPolygonF({QPointF(50, 50)}), QPolygonF({QPointF(50, 50), QPointF(51, 50)})}, 1).sum,
             0.0);
}

void TestDottedCurve::colorIsTaken() {
    const std::vector<QPolygonF> line{QPolygonF({QPointF(20, 20), QPointF(150, 120)})};
    const double half = ink_of(line, 1, QColor(0, 0, 0, 128)).sum / ink_of(line, 1).sum;
    QVERIFY2(std::abs(half - 0.5) < 0.02, qPrintable(QString::number(half)));
    QCOMPARE(ink_of(line, 1, Qt::white).sum, 0.0);
}

void TestDottedCurve::onlyInTheRoom() {
    QPolygonF curve;
    for (int i = 0; i <= 400; ++i) curve << QPointF(i - 100, 80 + 90 * std::sin(i / 30.0));
    const QRectF room(30.3, 20.7, 90, 100);
    const Ink all = ink_of({curve}, 1);
    const Ink seen = ink_of({curve}, 1, Qt::black, room);
    std::vector<QPointF> inside;
    const QRectF well_inside = room.adjusted(2, 2, -2, -2);
    for (const QPointF place : all.dark)
        if (well_inside.contains(place)) inside.push_back(place);
    QVERIFY(inside.size() > 20);
    // the same dots, wherever the curve goes in and out
    std::vector<QPointF> seen_inside;
    for (const QPointF place : seen.dark) {
        QVERIFY(room.adjusted(-2, -2, 2, 2).contains(place));
        if (well_inside.contains(place)) seen_inside.push_back(place);
    }
    QCOMPARE(seen_inside, inside);
}

/// As under a view that has just changed: the field of the one before may lie anywhere.
void TestDottedCurve::muchTooLongCurves_data() {
    QTest::addColumn<QPolygonF>("curve");
    QTest::addColumn<bool>("seen");
    const double nan = std::nan("");
    const double inf = std::numeric_limits<double>::infinity();
    QTest::newRow("a hundred million pixels") << QPolygonF({QPointF(-1e8, -1e8), QPointF(1e8, 1e8)}) << true;
    QTest::newRow("in many sides") << [] {
        QPolygonF curve;
        for (int i = -500; i <= 500; ++i) curve << QPointF(i * 1e5, 80 + i % 2);
        return curve;
    }() << true;
    QTest::newRow("far away") << QPolygonF({QPointF(1e8, 1e8), QPointF(2e8, 1e8)}) << false;
    QTest::newRow("farther than numbers count pixels") << QPolygonF({QPointF(-1e300, 10), QPointF(1e300, 10)}) << false;
    QTest::newRow("endless") << QPolygonF({QPointF(-inf, 10), QPointF(inf, 10)}) << false;
    QTest::newRow("not a number") << QPolygonF({QPointF(10, 10), QPointF(nan, 10), QPointF(20, nan)}) << false;
    QTest::newRow("a hair before the first pixel") << QPolygonF({QPointF(-1e-17, -2), QPointF(-1e-17, 20)}) << true;
}

void TestDottedCurve::muchTooLongCurves() {
    QFETCH(QPolygonF, curve);
    QFETCH(bool, seen);
    QElapsedTimer clock;
    clock.start();
    const Ink ink = ink_of({curve}, 1, Qt::black, whole_paper.adjusted(-5, -5, 5, 5));
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(ink.sum > 0, seen);
    // no more than a dot for each piece of the longest way across
    QVERIFY(ink.sum < 1.2 * dot_ink(1) * (2 * 270 / spacing + 2));
}

void TestDottedCurve::spritesAreTrimmed() {
    const auto disc = [](QPainter& painter) {
        painter.setBrush(Qt::red);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(), 3, 3);
    };
    const Sprite exact = make_sprite(3, 2, disc);
    const Sprite wide = make_sprite(12, 2, disc);
    QCOMPARE(wide.reach, exact.reach);
    QCOMPARE(wide.picture, exact.picture);
    QCOMPARE(exact.picture.width(), 2 * exact.reach + 1);
    QCOMPARE(make_sprite(5, 1, [](QPainter&) {}).picture.size(), QSize(1, 1));  // nothing seen
}

QTEST_MAIN(TestDottedCurve)
#include "tst_dotted_curve.moc"
