// core/data/generators.h: the definitions of LECTURE.md 5, counts, shares, and the same points on every machine.
#include <QtTest/QtTest>

#include <cmath>
#include <numbers>
#include <set>

#include "core/data/generators.h"

using namespace separatrix;

namespace {

const std::array<Axis, 2> unit{Axis{"", 0, 1}, Axis{"", 0, 1}};
const std::array<Axis, 2> centred{Axis{"", -1, 1}, Axis{"", -1, 1}};
const std::array<Axis, 2> marks{Axis{"", 0, 5}, Axis{"", 0, 5}};

double share(const std::vector<Point>& points, int label) {
    double count = 0;
    for (const auto& p : points) count += p.label == label ? 1 : 0;
    return count / static_cast<double>(points.size());
}

}  // namespace

class TestGenerators : public QObject {
    Q_OBJECT

private slots:
    void labels_are_as_defined() {
        // on axes that are the set's own square the definitions can be checked on the points themselves
        for (const auto& p : generate({GeneratorKind::linear, 5000}, unit)) QCOMPARE(p.label, p.x1 + p.x2 > 1 ? 1 : 0);
        for (const auto& p : generate({GeneratorKind::bar, 5000}, unit))
            QCOMPARE(p.label, 0.25 < p.x1 && p.x1 < 0.75 ? 1 : 0);
        for (const auto& p : generate({GeneratorKind::donut, 5000}, centred)) {
            const double r2 = p.x1 * p.x1 + p.x2 * p.x2;
            QCOMPARE(p.label, 0.09 < r2 && r2 < 0.49 ? 1 : 0);
        }
        for (int K = 2; K <= 10; ++K)
            for (const auto& p : generate({GeneratorKind::rings, 2000, 0, K}, centred)) {
                const double r2 = p.x1 * p.x1 + p.x2 * p.x2;
                int expected = 0;
                for (int i = 0; i <= K - 2; ++i)
                    if (double(i) / K < r2 && r2 < double(i + 1) / K) expected = i + 1;
                QCOMPARE(p.label, expected);
            }
        for (const auto& p : generate({GeneratorKind::xor_, 2000}, centred)) QCOMPARE(p.label, p.x1 * p.x2 < 0 ? 1 : 0);
        for (const auto& p : generate({GeneratorKind::two_lines, 2000}, unit))
            QCOMPARE(p.label, p.x1 + p.x2 > 0.7 && p.x1 + p.x2 < 1.3 ? 1 : 0);
    }

    void shares_are_the_areas() {
        using std::numbers::pi;
        const auto near = [](double found, double wanted) {
            return std::abs(found - wanted) < 0.01;
        };  // 3.5 sigma of 40,000
        QVERIFY(near(share(generate({GeneratorKind::linear, 40'000}, marks), 1), 0.5));
        QVERIFY(near(share(generate({GeneratorKind::bar, 40'000}, marks), 1), 0.5));
        QVERIFY(near(share(generate({GeneratorKind::donut, 40'000}, marks), 1), pi * 0.40 / 4));
        QVERIFY(near(share(generate({GeneratorKind::rings, 40'000, 0, 4}, marks), 2), pi / 16));
        QVERIFY(near(share(generate({GeneratorKind::xor_, 40'000}, marks), 1), 0.5));
        QVERIFY(near(share(generate({GeneratorKind::two_lines, 40'000}, marks), 1), 0.51));
    }

    void counts_ids_and_classes() {
        for (const auto kind : all_generators)
            for (const int classes : {2, 3, 10}) {
                const auto points = generate({kind, 300, 0.05, classes, 7}, marks);
                QCOMPARE(points.size(), 300u);
                std::set<int> labels;
                for (std::size_t i = 0; i < points.size(); ++i) {
                    QCOMPARE(points[i].id, static_cast<std::uint64_t>(i));
                    QVERIFY(points[i].x1 >= 0 && points[i].x1 <= 5 && points[i].x2 >= 0 && points[i].x2 <= 5);
                    labels.insert(points[i].label);
                }
                const int wanted = takes_classes(kind) ? classes : 2;
                QCOMPARE(static_cast<int>(labels.size()), wanted);
                QCOMPARE(*labels.rbegin(), wanted - 1);
            }
        QCOMPARE(generate({GeneratorKind::linear, 0}, marks).size(), 1u);
        QCOMPARE(generate({GeneratorKind::linear, 1'000'000}, marks).size(), 1'000'000u);
    }

    void noise_moves_points_and_keeps_labels() {
        const auto still = generate({GeneratorKind::linear, 20'000, 0, 2, 3}, unit);
        const auto noisy =
            generate({GeneratorKind::linear, 20'000, 0.1, 2, 3}, std::array{Axis{"", -9, 10}, Axis{"", -9, 10}});
        double square = 0;
        for (std::size_t i = 0; i < still.size(); ++i) {
            QCOMPARE(noisy[i].label, still[i].label);
            const double moved = (noisy[i].x1 + 9) / 19 - still[i].x1;
            // what would leave the axes is clamped; look at the middle only
            if (still[i].x1 > 0.45 && still[i].x1 < 0.55) square += moved * moved / 0.1;
        }
        const double deviation = std::sqrt(square / static_cast<double>(still.size()));
        QVERIFY2(std::abs(deviation - 0.1) < 0.01, qPrintable(QString::number(deviation)));
    }

    void same_seed_same_points_on_every_machine() {
        // written down from a run: another compiler or library must give these, up to the last digits of sin and cos
        const struct {
            const char* name;
            double x1, x2;
            int label;
        } expected[] = {
            {"linear", 0.64461397195413772, 0.64792656932654291, 0},
            {"bar", 0.64461397195413772, 0.64792656932654291, 0},
            {"donut", 0.64461397195413772, 0.64792656932654291, 0},
            {"rings", 0.64461397195413772, 0.64792656932654291, 0},
            {"xor", 0.64461397195413772, 0.64792656932654291, 0},
            {"spiral", 2.90783662798014, 1.8171249486265326, 1},
            {"moons", 1.7934107292335817, 2.5167435328034484, 1},
            {"circles", 3.3859131588549745, 2.9638511344899365, 1},
            {"gaussians", 1.4733491101218337, 2.1243005244990085, 1},
            {"two-lines", 0.64461397195413772, 0.64792656932654291, 0},
        };
        for (std::size_t k = 0; k < all_generators.size(); ++k) {
            const auto kind = all_generators[k];
            const GeneratorSettings settings{kind, 200, 0, takes_classes(kind) ? 3 : 2, 42};
            const auto points = generate(settings, marks);
            QCOMPARE(std::string(name_of(kind)), std::string(expected[k].name));
            QVERIFY2(std::abs(points[1].x1 - expected[k].x1) < 1e-12 && std::abs(points[1].x2 - expected[k].x2) < 1e-12,
                     expected[k].name);
            QCOMPARE(points[1].label, expected[k].label);
            QVERIFY(generate(settings, marks) == points);
            auto other = settings;
            other.seed = 43;
            QVERIFY(generate(other, marks) != points);
        }
    }

    void a_set_is_recognised_by_its_rule() {
        const std::array<Axis, 2> wide{Axis{"a", -3, 7}, Axis{"b", 10, 11}};
        for (const auto kind : all_generators)
            for (const auto& axes : {marks, wide}) {
                const int classes = kind == GeneratorKind::rings ? 4 : 2;
                const auto points = generate({kind, 1000, 0, classes, 9}, axes);
                const bool has_rule = label_by_rule(kind, 0.3, 0.4, classes).has_value();
                QCOMPARE(agreement(kind, points, axes, classes) > 0.999, has_rule);
                const auto found = recognised(points, axes, classes);
                QVERIFY2(has_rule ? found == kind : !found, std::string(name_of(kind)).c_str());
            }
        // labels that do not follow the rule, too few points, a class that is missing, other classes
        auto points = generate({GeneratorKind::bar, 1000}, marks);
        for (std::size_t i = 0; i < 30; ++i) points[i].label = 1 - points[i].label;
        QVERIFY(!recognised(points, marks, 2));
        QVERIFY(!recognised(generate({GeneratorKind::bar, 199}, marks), marks, 2));
        QVERIFY(!recognised(std::vector<Point>(300, Point{0.1, 0.1, 0, 0, ""}), marks, 2));
        QVERIFY(!recognised(generate({GeneratorKind::bar, 1000}, marks), marks, 3));
        QCOMPARE(agreement(GeneratorKind::bar, {}, marks, 2), 0.0);
    }

    void more_points_begin_with_the_same() {
        const auto few = generate({GeneratorKind::spiral, 50, 0.02, 3, 5}, marks);
        const auto many = generate({GeneratorKind::spiral, 500, 0.02, 3, 5}, marks);
        QVERIFY(std::equal(few.begin(), few.end(), many.begin()));
    }
};

QTEST_GUILESS_MAIN(TestGenerators)
#include "tst_generators.moc"
