#include "core/data/generators.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/math/random.h"

namespace separatrix {

namespace {

/// A point of a set's own square [low, low + side]^2 with its class.
struct Sample {
    double x1, x2;
    int label;
};
struct Square {
    double low, side;
};

constexpr Square unit{0, 1};
constexpr Square centred{-1, 2};

Square square_of(GeneratorKind kind) {
    switch (kind) {
        case GeneratorKind::linear:
        case GeneratorKind::bar:
        case GeneratorKind::two_lines: return unit;
        default: return centred;
    }
}

Sample uniform_in(Square square, Rng& rng) {
    const double x1 = rng.uniform(square.low, square.low + square.side);
    const double x2 = rng.uniform(square.low, square.low + square.side);
    return {x1, x2, 0};
}

/// One sample; `label` is the class it belongs to where a set is made class by class.
Sample draw(GeneratorKind kind, int label, int classes, Rng& rng) {
    using std::numbers::pi;
    Sample s = {0, 0, label};
    const auto polar = [&](double radius, double angle) {
        s.x1 = radius * std::cos(angle);
        s.x2 = radius * std::sin(angle);
    };
    switch (kind) {
        case GeneratorKind::linear:
        case GeneratorKind::bar:
        case GeneratorKind::donut:
        case GeneratorKind::rings:
        case GeneratorKind::xor_:
        case GeneratorKind::two_lines:
            s = uniform_in(square_of(kind), rng);
            s.label = label_by_rule(kind, s.x1, s.x2, classes).value_or(0);
            break;
        case GeneratorKind::spiral: {  // K arms, 1.5 turns each
            const double t = 0.08 + 0.92 * std::sqrt(rng.uniform());
            polar(0.95 * t, 3 * pi * t + 2 * pi * label / classes);
            break;
        }
        case GeneratorKind::moons: {  // two half circles reaching into each other
            const double angle = pi * rng.uniform();
            polar(0.6, angle);
            if (label == 0) {
                s.x1 -= 0.3;
                s.x2 -= 0.15;
            } else {
                s.x1 = 0.3 - s.x1;
                s.x2 = 0.15 - s.x2;
            }
            break;
        }
        case GeneratorKind::circles:  // one circle within another
            polar(label == 0 ? 0.85 : 0.4, 2 * pi * rng.uniform());
            break;
        case GeneratorKind::gaussians: {  // K round clouds; two on a diagonal, more on a circle
            const double angle = 2 * pi * label / classes + (classes == 2 ? 5 * pi / 4 : pi / 2);
            polar(0.55, angle);
            const double deviation = std::min(0.2, 0.75 / classes);
            s.x1 += deviation * rng.normal();
            s.x2 += deviation * rng.normal();
            break;
        }
    }
    return s;
}

}  // namespace

std::string_view name_of(GeneratorKind kind) {
    switch (kind) {
        case GeneratorKind::linear: return "linear";
        case GeneratorKind::bar: return "bar";
        case GeneratorKind::donut: return "donut";
        case GeneratorKind::rings: return "rings";
        case GeneratorKind::xor_: return "xor";
        case GeneratorKind::spiral: return "spiral";
        case GeneratorKind::moons: return "moons";
        case GeneratorKind::circles: return "circles";
        case GeneratorKind::gaussians: return "gaussians";
        case GeneratorKind::two_lines: return "two-lines";
    }
    return {};
}

std::optional<int> label_by_rule(GeneratorKind kind, double x1, double x2, int classes) {
    const double r2 = x1 * x1 + x2 * x2;
    switch (kind) {
        case GeneratorKind::linear:  // x1 + x2 > 1 on [0, 1]^2
            return x1 + x2 > 1 ? 1 : 0;
        case GeneratorKind::bar:  // 0.25 < x1 < 0.75 on [0, 1]^2
            return 0.25 < x1 && x1 < 0.75 ? 1 : 0;
        case GeneratorKind::donut:  // 0.09 < x1^2 + x2^2 < 0.49 on [-1, 1]^2
            return 0.09 < r2 && r2 < 0.49 ? 1 : 0;
        case GeneratorKind::rings:  // i/K < x1^2 + x2^2 < (i+1)/K is class i + 1 for i = 0 ... K - 2; else class 0
            for (int i = 0; i <= classes - 2; ++i)
                if (static_cast<double>(i) / classes < r2 && r2 < static_cast<double>(i + 1) / classes) return i + 1;
            return 0;
        case GeneratorKind::xor_:  // the quadrants of [-1, 1]^2: 1 where the signs differ
            return (x1 > 0) != (x2 > 0) ? 1 : 0;
        case GeneratorKind::two_lines: {  // between the parallel lines x1 + x2 = 0.7 and x1 + x2 = 1.3 on [0, 1]^2
            const double sum = x1 + x2;
            return 0.7 < sum && sum < 1.3 ? 1 : 0;
        }
        case GeneratorKind::spiral:
        case GeneratorKind::moons:
        case GeneratorKind::circles:
        case GeneratorKind::gaussians: break;
    }
    return std::nullopt;
}

double agreement(GeneratorKind kind, const Points& points, const std::array<Axis, 2>& axes, int classes) {
    if (points.empty() || (!takes_classes(kind) && classes != 2)) return 0;
    const Square square = square_of(kind);
    const auto own = [&](double mark, const Axis& axis) {
        return square.low + square.side * (mark - axis.low) / (axis.high - axis.low);
    };
    const auto right = std::count_if(points.begin(), points.end(), [&](const Point& point) {
        return label_by_rule(kind, own(point.x1, axes[0]), own(point.x2, axes[1]), classes) == point.label;
    });
    return static_cast<double>(right) / static_cast<double>(points.size());
}

namespace {

/// Whether points drawn uniformly would lie in about as many of the fields of an 8 x 8 board.
bool fill_the_square(const Points& points, const std::array<Axis, 2>& axes) {
    constexpr int side = 8;
    constexpr double fields = side * side;
    const auto field = [](double mark, const Axis& axis) {
        return std::clamp(static_cast<int>(side * (mark - axis.low) / (axis.high - axis.low)), 0, side - 1);
    };
    std::array<bool, side * side> used{};
    for (const auto& point : points)
        used.at(static_cast<std::size_t>(side) * static_cast<std::size_t>(field(point.x1, axes[0])) +
                static_cast<std::size_t>(field(point.x2, axes[1]))) = true;
    const double expected = fields * (1 - std::pow(1 - 1 / fields, static_cast<double>(points.size())));
    return static_cast<double>(std::count(used.begin(), used.end(), true)) >= 0.9 * expected;
}

}  // namespace

std::optional<GeneratorKind> recognised(const Points& points, const std::array<Axis, 2>& axes, int classes) {
    constexpr std::size_t fewest = 200;
    constexpr double enough = 0.99;
    if (points.size() < fewest || classes < 2) return std::nullopt;
    std::vector<bool> seen(static_cast<std::size_t>(classes), false);
    for (const auto& point : points)
        if (point.label >= 0 && point.label < classes) seen[static_cast<std::size_t>(point.label)] = true;
    if (std::find(seen.begin(), seen.end(), false) != seen.end()) return std::nullopt;
    if (!fill_the_square(points, axes)) return std::nullopt;
    for (const GeneratorKind kind : all_generators)
        if (agreement(kind, points, axes, classes) >= enough) return kind;
    return std::nullopt;
}

bool takes_classes(GeneratorKind kind) {
    return kind == GeneratorKind::rings || kind == GeneratorKind::spiral || kind == GeneratorKind::gaussians;
}

std::vector<Point> generate(const GeneratorSettings& settings, const std::array<Axis, 2>& axes) {
    const int count = std::clamp(settings.count, 1, 1'000'000);
    const int classes = takes_classes(settings.kind) ? std::clamp(settings.classes, 2, 10) : 2;
    const double noise = settings.noise > 0 ? std::min(settings.noise, 1.0) : 0;
    const Square square = square_of(settings.kind);
    // noise has its own stream: without it, or with more, the points underneath stay the same
    Rng rng(settings.seed, RandomStream::data, 0);
    Rng noise_rng(settings.seed, RandomStream::data, 1);

    const auto placed = [&](double own, const Axis& axis) {
        const double share = (own - square.low) / square.side + (noise > 0 ? noise * noise_rng.normal() : 0);
        return std::clamp(axis.low + (axis.high - axis.low) * share, axis.low, axis.high);
    };
    std::vector<Point> points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        // sets made class by class take the classes in turn, so that their counts differ by one at most
        const Sample s = draw(settings.kind, i % classes, classes, rng);
        Point point;
        point.x1 = placed(s.x1, axes[0]);
        point.x2 = placed(s.x2, axes[1]);
        point.label = s.label;
        point.id = static_cast<std::uint64_t>(i);
        points.push_back(std::move(point));
    }
    return points;
}

}  // namespace separatrix
