#include "ui/model/words/generator_names.h"

#include <QCoreApplication>

namespace separatrix {

namespace {

struct GeneratorNamesWords {
    Q_DECLARE_TR_FUNCTIONS(GeneratorNames)
};

}  // namespace

QString title(GeneratorKind kind) {
    switch (kind) {
        case GeneratorKind::linear: return GeneratorNamesWords::tr("Linear");
        case GeneratorKind::bar: return GeneratorNamesWords::tr("Bar");
        case GeneratorKind::donut: return GeneratorNamesWords::tr("Donut");
        case GeneratorKind::rings: return GeneratorNamesWords::tr("Rings");
        case GeneratorKind::xor_: return GeneratorNamesWords::tr("XOR");
        case GeneratorKind::spiral: return GeneratorNamesWords::tr("Spiral");
        case GeneratorKind::moons: return GeneratorNamesWords::tr("Moons");
        case GeneratorKind::circles: return GeneratorNamesWords::tr("Circles");
        case GeneratorKind::gaussians: return GeneratorNamesWords::tr("Gaussians");
        case GeneratorKind::two_lines: return GeneratorNamesWords::tr("Two lines");
    }
    return {};
}

QString formula(GeneratorKind kind) {
    switch (kind) {
        case GeneratorKind::linear: return GeneratorNamesWords::tr("x₁ + x₂ > 1 on [0, 1]²: one line is enough");
        case GeneratorKind::bar: return GeneratorNamesWords::tr("0.25 < x₁ < 0.75 on [0, 1]²: two parallel lines");
        case GeneratorKind::donut: return GeneratorNamesWords::tr("0.09 < x₁² + x₂² < 0.49 on [−1, 1]²");
        case GeneratorKind::rings:
            return GeneratorNamesWords::tr(
                "Class i + 1 where i/K < x₁² + x₂² < (i + 1)/K on [−1, 1]², class 0 outside");
        case GeneratorKind::xor_: return GeneratorNamesWords::tr("The signs of x₁ and x₂ differ, on [−1, 1]²");
        case GeneratorKind::spiral: return GeneratorNamesWords::tr("One arm per class, one and a half turns each");
        case GeneratorKind::moons: return GeneratorNamesWords::tr("Two half circles that reach into each other");
        case GeneratorKind::circles: return GeneratorNamesWords::tr("One circle within another");
        case GeneratorKind::gaussians: return GeneratorNamesWords::tr("One round cloud per class");
        case GeneratorKind::two_lines:
            return GeneratorNamesWords::tr("0.7 < x₁ + x₂ < 1.3 on [0, 1]²: between two slanted lines");
    }
    return {};
}

}  // namespace separatrix
