// Point sets: the practical session's (LECTURE.md, 5) and the classics.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/data/points.h"

namespace separatrix {

enum class GeneratorKind { linear, bar, donut, rings, xor_, spiral, moons, circles, gaussians, two_lines };

inline constexpr std::array all_generators{GeneratorKind::linear,   GeneratorKind::bar,     GeneratorKind::donut,
                                           GeneratorKind::rings,    GeneratorKind::xor_,    GeneratorKind::spiral,
                                           GeneratorKind::moons,    GeneratorKind::circles, GeneratorKind::gaussians,
                                           GeneratorKind::two_lines};

/// As on the command line: "linear", ..., "xor", ..., "two-lines".
std::string_view name_of(GeneratorKind kind);

struct GeneratorSettings {
    GeneratorKind kind = GeneratorKind::linear;
    int count = 200;   ///< 1 ... 1,000,000
    double noise = 0;  ///< deviation of Gaussian noise added to the points after labelling, in units of the square's
                       ///< side (0.1: a tenth of the side); 0 ... 1
    int classes = 2;   ///< rings, spiral, gaussians: 2 ... 10; the others have 2
    std::uint64_t seed = 42;
    bool operator==(const GeneratorSettings&) const = default;
};

/// Whether `classes` other than 2 mean something for this kind.
bool takes_classes(GeneratorKind kind);

/// The label that the rule of the set gives to a place of the set's own square; nothing for the sets that have no rule
/// but are made class by class (spiral, moons, circles, gaussians).
std::optional<int> label_by_rule(GeneratorKind kind, double x1, double x2, int classes);

/// The share of the points whose label is the one that the set's rule gives to their place on the axes; 0 without
/// points and for the sets without a rule.
double agreement(GeneratorKind kind, const Points& points, const std::array<Axis, 2>& axes, int classes);

/// The set whose rule the labels follow: at least 200 points all over the square (the circles would pass for a donut),
/// every class among them, agreement of 0.99 and more.
std::optional<GeneratorKind> recognised(const Points& points, const std::array<Axis, 2>& axes, int classes);

/// Points mapped from the set's own square onto the axes' ranges; noise may carry a point outside them, it is clamped.
/// Same settings, same points on every machine. Ids 0 ... count - 1.
std::vector<Point> generate(const GeneratorSettings& settings, const std::array<Axis, 2>& axes);

}  // namespace separatrix
