#include <QtTest>
#include <cmath>

#include "core/analysis/boundary.h"
#include "core/math/random.h"

using namespace separatrix;

namespace {

template <class Function>
DecisionField sampled(const PlaneRect& rect, int columns, int rows, const Function& f) {
    DecisionField grid;
    grid.rect = rect;
    grid.columns = columns;
    grid.rows = rows;
    grid.margin.resize(2 * grid.plane_size());
    for (int j = 0; j < rows; ++j)
        for (int i = 0; i < columns; ++i)
            grid.margin[grid.plane_size() + static_cast<std::size_t>(j * columns + i)] =
                static_cast<float>(f(grid.x(i), grid.y(j)));
    return grid;
}

/// The cells that curves pass, as ASCII art, row 0 at the bottom.
QString art(const std::vector<Polyline>& lines, const PlaneRect& rect, int columns, int rows) {
    QStringList picture(rows, QString(columns, '.'));
    for (const auto& line : lines) {
        for (std::size_t s = 0; s + 1 < line.size(); ++s) {
            const double x = (line[s].x + line[s + 1].x) / 2;
            const double y = (line[s].y + line[s + 1].y) / 2;
            const int i = static_cast<int>((x - rect.x_low) / (rect.x_high - rect.x_low) * columns);
            const int j = static_cast<int>((y - rect.y_low) / (rect.y_high - rect.y_low) * rows);
            picture[rows - 1 - std::min(j, rows - 1)][std::min(i, columns - 1)] = '#';
        }
    }
    return picture.join('\n');
}

double length_of(const std::vector<Polyline>& lines) {
    double sum = 0;
    for (const auto& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return sum;
}

}  // namespace

class TestBoundary : public QObject {
    Q_OBJECT
private slots:
    void straightLineIsExactAndReachesTheEdge();
    void circleIsClosedAndAccurate();
    void saddleIsDecidedByTheMean();
    void islandsAreSeparateCurves();
    void nothingWhereNothingCrosses();
    void notANumberMakesNoCurve();
    void everyPointLiesOnTheLevel();
    void asciiArtOfACircle();
};

void TestBoundary::straightLineIsExactAndReachesTheEdge() {
    const PlaneRect rect{0, 5, 0, 5};
    const auto f = [](double x, double y) { return 0.7 * x - 1.3 * y + 1.1; };
    const auto grid = sampled(rect, 37, 23, f);
    const auto lines = contour(grid, grid.margin_of(1), 0);
    QCOMPARE(lines.size(), std::size_t{1});
    for (const auto& point : lines[0]) QVERIFY(std::abs(f(point.x, point.y)) < 1e-5);
    // from the left edge (0, 1.1/1.3) to the right edge (5, 4.6/1.3)
    const auto [left, right] = lines[0].front().x < lines[0].back().x ? std::pair{lines[0].front(), lines[0].back()}
                                                                      : std::pair{lines[0].back(), lines[0].front()};
    QVERIFY(std::abs(left.x) < 1e-12 && std::abs(left.y - 1.1 / 1.3) < 1e-5);
    QVERIFY(std::abs(right.x - 5) < 1e-12 && std::abs(right.y - 4.6 / 1.3) < 1e-5);
}

void TestBoundary::circleIsClosedAndAccurate() {
    const PlaneRect rect{-1, 1, -1, 1};
    const auto grid = sampled(rect, 100, 100, [](double x, double y) { return 0.5 - x * x - y * y; });
    const auto lines = contour(grid, grid.margin_of(1), 0);
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].front(), lines[0].back());
    for (const auto& point : lines[0]) QVERIFY(std::abs(std::hypot(point.x, point.y) - std::sqrt(0.5)) < 2e-4);
    QVERIFY(std::abs(length_of(lines) - 2 * M_PI * std::sqrt(0.5)) < 2e-3);
}

void TestBoundary::saddleIsDecidedByTheMean() {
    // x y on a 2 x 2 grid: the corners alternate; raised a little, the positive ones are connected
    const PlaneRect rect{-1, 1, -1, 1};
    for (const double raise : {0.05, -0.05}) {
        const auto grid = sampled(rect, 2, 2, [raise](double x, double y) { return x * y + raise; });
        const auto lines = contour(grid, grid.margin_of(1), 0);
        QCOMPARE(lines.size(), std::size_t{2});
        for (const auto& line : lines) {
            const auto middle = line[line.size() / 2];
            // connected positive corners (both x y > 0): the curves bend round the other two
            QCOMPARE(middle.x * middle.y<0, raise> 0);
        }
    }
}

void TestBoundary::islandsAreSeparateCurves() {
    const PlaneRect rect{0, 4, 0, 2};
    const auto grid = sampled(rect, 80, 40, [](double x, double y) {
        const auto bump = [&](double cx) { return 0.2 - (x - cx) * (x - cx) - (y - 1) * (y - 1); };
        return std::max(bump(1), bump(3));
    });
    QCOMPARE(contour(grid, grid.margin_of(1), 0).size(), std::size_t{2});
}

void TestBoundary::nothingWhereNothingCrosses() {
    const auto grid = sampled({0, 1, 0, 1}, 10, 10, [](double, double) { return 1.0; });
    QVERIFY(contour(grid, grid.margin_of(1), 0).empty());
    QVERIFY(contour(grid, grid.margin_of(1), 1).empty());
}

void TestBoundary::notANumberMakesNoCurve() {
    const auto grid = sampled({0, 1, 0, 1}, 10, 10, [](double x, double y) {
        return x > 0.5 ? std::numeric_limits<double>::quiet_NaN() : y - 0.5;
    });
    for (const auto& line : contour(grid, grid.margin_of(1), 0))
        for (const auto& point : line) QVERIFY(std::isfinite(point.x) && std::isfinite(point.y) && point.x <= 0.5);
}

void TestBoundary::everyPointLiesOnTheLevel() {
    // a law: bilinear functions are linear along every grid edge, so curves lie on the level to rounding
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Rng rng(seed);
        const double a = rng.uniform(-1, 1), b = rng.uniform(-1, 1), c = rng.uniform(-1, 1), d = rng.uniform(-1, 1);
        const auto f = [&](double x, double y) { return a + b * x + c * y + d * x * y; };
        const auto grid = sampled({-2, 2, -2, 2}, 13, 17, f);
        const auto level = static_cast<float>(rng.uniform(-0.5, 0.5));
        for (const auto& line : contour(grid, grid.margin_of(1), level)) {
            QVERIFY2(line.size() >= 2, qPrintable(QString::number(seed)));
            for (const auto& point : line)
                QVERIFY2(std::abs(f(point.x, point.y) - static_cast<double>(level)) < 1e-4,
                         qPrintable(QString::number(seed)));
        }
    }
}

void TestBoundary::asciiArtOfACircle() {
    const PlaneRect rect{-1, 1, -1, 1};
    const auto grid = sampled(rect, 40, 40, [](double x, double y) { return 0.6 - x * x - y * y; });
    QCOMPARE(art(contour(grid, grid.margin_of(1), 0), rect, 11, 11), QString("...........\n"
                                                                             "...#####...\n"
                                                                             "..##...##..\n"
                                                                             ".##.....##.\n"
                                                                             ".#.......#.\n"
                                                                             ".#.......#.\n"
                                                                             ".#.......#.\n"
                                                                             ".##.....##.\n"
                                                                             "..##...##..\n"
                                                                             "...#####...\n"
                                                                             "..........."));
}

QTEST_GUILESS_MAIN(TestBoundary)
#include "tst_boundary.moc"
