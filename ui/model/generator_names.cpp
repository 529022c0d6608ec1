#include "ui/model/generator_names.h"

#include <QCoreApplication>

namespace separatrix {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("GeneratorNames", text); }

}  // namespace

QString title(GeneratorKind kind) {
    switch (kind) {
        case GeneratorKind::linear: return tr("Linear");
        case GeneratorKind::bar: return tr("Bar");
        case GeneratorKind::donut: return tr("Donut");
        case GeneratorKind::rings: return tr("Rings");
        case GeneratorKind::xor_: return tr("XOR");
        case GeneratorKind::spiral: return tr("Spiral");
        case GeneratorKind::moons: return tr("Moons");
        case GeneratorKind::circles: return tr("Circles");
        case GeneratorKind::gaussians: return tr("Gaussians");
        case GeneratorKind::two_lines: return tr("Two lines");
    }
    return {};
}

QString formula(GeneratorKind kind) {
    switch (kind) {
        case GeneratorKind::linear: return tr("x₁ + x₂ > 1 on [0, 1]²: one line is enough");
        case GeneratorKind::bar: return tr("0.25 < x₁ < 0.75 on [0, 1]²: two parallel lines");
        case GeneratorKind::donut: return tr("0.09 < x₁² + x₂² < 0.49 on [−1, 1]²");
        case GeneratorKind::rings:
            return tr("Class i + 1 where i/K < x₁² + x₂² < (i + 1)/K on [−1, 1]², class 0 outside");
        case GeneratorKind::xor_: return tr("The signs of x₁ and x₂ differ, on [−1, 1]²");
        case GeneratorKind::spiral: return tr("One arm per class, one and a half turns each");
        case GeneratorKind::moons: return tr("Two half circles that reach into each other");
        case GeneratorKind::circles: return tr("One circle within another");
        case GeneratorKind::gaussians: return tr("One round cloud per class");
        case GeneratorKind::two_lines: return tr("0.7 < x₁ + x₂ < 1.3 on [0, 1]²: between two slanted lines");
    }
    return {};
}

}  // namespace separatrix
