#include "core/analysis/field_pixels.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr std::uint32_t transparent = 0;

/// Index into the shades for p of the winning class.
std::size_t shade_of(float p, float chance) {
    const float confidence = (p - chance) / (1.0f - chance);
    return static_cast<std::size_t>(std::clamp(confidence, 0.0f, 1.0f) * (FieldPalette::shades - 1) + 0.5f);
}

/// Writes one row; whether all of its nodes are numbers.
using PaintRow = bool (*)(const DecisionField& field, const FieldPalette& palette, int row, std::uint32_t* pixels);

bool paint_two_classes(const DecisionField& field, const FieldPalette& palette, int row, std::uint32_t* pixels) {
    const auto columns = static_cast<std::size_t>(field.columns);
    const std::size_t begin = static_cast<std::size_t>(row) * columns;
    const float* p0 = field.p_of(0) + begin;
    const float* p1 = field.p_of(1) + begin;
    const float* m0 = field.margin_of(0) + begin;
    const float* m1 = field.margin_of(1) + begin;
    bool opaque = true;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t winner = m1[i] > m0[i] ? 1 : 0;
        const float p = winner == 1 ? p1[i] : p0[i];
        const bool number = p - p == 0.0f;
        pixels[i] = number ? palette.classes[winner][shade_of(p, 0.5f)] : transparent;
        opaque = opaque && number;
    }
    return opaque;
}

bool paint_many_classes(const DecisionField& field, const FieldPalette& palette, int row, std::uint32_t* pixels) {
    const auto columns = static_cast<std::size_t>(field.columns);
    const std::size_t begin = static_cast<std::size_t>(row) * columns;
    const float chance = 1.0f / static_cast<float>(field.classes);
    std::vector<int> winner(columns, 0);
    std::vector<float> best(field.margin_of(0) + begin, field.margin_of(0) + begin + columns);
    for (int k = 1; k < field.classes; ++k) {
        const float* margin = field.margin_of(k) + begin;
        for (std::size_t i = 0; i < columns; ++i) {
            const bool better = margin[i] > best[i];
            winner[i] = better ? k : winner[i];
            best[i] = better ? margin[i] : best[i];
        }
    }
    bool opaque = true;
    for (std::size_t i = 0; i < columns; ++i) {
        const float p = field.p_of(winner[i])[begin + i];
        const bool number = p - p == 0.0f;
        pixels[i] = number ? palette.classes[static_cast<std::size_t>(winner[i])][shade_of(p, chance)] : transparent;
        opaque = opaque && number;
    }
    return opaque;
}

}  // namespace

FieldPixels field_pixels(const DecisionField& field, const FieldPalette& palette) {
    if (field.columns <= 0 || field.rows <= 0 || field.classes < 2) return {};
    const auto classes = static_cast<std::size_t>(field.classes);
    const std::size_t values = field.plane_size() * classes;
    if (field.p.size() < values || field.margin.size() < values || palette.classes.size() < classes) return {};
    FieldPixels result;
    result.argb.resize(field.plane_size());
    const PaintRow paint = field.classes == 2 ? paint_two_classes : paint_many_classes;
    std::uint32_t* pixels = result.argb.data();
    for (int row = field.rows - 1; row >= 0; --row, pixels += field.columns)
        if (!paint(field, palette, row, pixels)) result.opaque = false;
    return result;
}

}  // namespace separatrix
