#include "ui/model/field_image.h"

#include <algorithm>
#include <array>
#include <vector>

namespace separatrix {

namespace {

constexpr int shades = 256;
using Shades = std::array<QRgb, shades>;
constexpr QRgb transparent = 0;

std::vector<Shades> shade_tables(int classes, const Theme& theme) {
    std::vector<Shades> tables(static_cast<std::size_t>(classes));
    for (int k = 0; k < classes; ++k) {
        for (int s = 0; s < shades; ++s) {
            tables[static_cast<std::size_t>(k)][static_cast<std::size_t>(s)] =
                theme.field_color(k, static_cast<double>(s) / (shades - 1)).rgba();
        }
    }
    return tables;
}

/// Index into a table of shades for p of the winning class.
int shade_of(float p, float chance) {
    const float confidence = (p - chance) / (1.0f - chance);
    return static_cast<int>(std::clamp(confidence, 0.0f, 1.0f) * (shades - 1) + 0.5f);
}

void paint_two_classes(const DecisionField& field, const std::vector<Shades>& tables, QImage& image) {
    const auto columns = static_cast<std::size_t>(field.columns);
    for (int j = 0; j < field.rows; ++j) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(field.rows - 1 - j));
        const std::size_t row = static_cast<std::size_t>(j) * columns;
        const float* p0 = field.p_of(0) + row;
        const float* p1 = field.p_of(1) + row;
        const float* m0 = field.margin_of(0) + row;
        const float* m1 = field.margin_of(1) + row;
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t winner = m1[i] > m0[i] ? 1 : 0;
            const float p = winner == 1 ? p1[i] : p0[i];
            line[i] = p - p == 0.0f ? tables[winner][static_cast<std::size_t>(shade_of(p, 0.5f))] : transparent;
        }
    }
}

void paint_many_classes(const DecisionField& field, const std::vector<Shades>& tables, QImage& image) {
    const auto columns = static_cast<std::size_t>(field.columns);
    const float chance = 1.0f / static_cast<float>(field.classes);
    std::vector<int> winner(columns);
    std::vector<float> best(columns);
    for (int j = 0; j < field.rows; ++j) {
        const std::size_t row = static_cast<std::size_t>(j) * columns;
        std::fill(winner.begin(), winner.end(), 0);
        std::copy_n(field.margin_of(0) + row, columns, best.begin());
        for (int k = 1; k < field.classes; ++k) {
            const float* margin = field.margin_of(k) + row;
            for (std::size_t i = 0; i < columns; ++i) {
                const bool better = margin[i] > best[i];
                winner[i] = better ? k : winner[i];
                best[i] = better ? margin[i] : best[i];
            }
        }
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(field.rows - 1 - j));
        for (std::size_t i = 0; i < columns; ++i) {
            const float p = field.p_of(winner[i])[row + i];
            line[i] = p - p == 0.0f
                          ? tables[static_cast<std::size_t>(winner[i])][static_cast<std::size_t>(shade_of(p, chance))]
                          : transparent;
        }
    }
}

}  // namespace

QImage field_image(const DecisionField& field, const Theme& theme) {
    if (field.columns <= 0 || field.rows <= 0 || field.classes < 2) return {};
    const std::size_t values = field.plane_size() * static_cast<std::size_t>(field.classes);
    if (field.p.size() < values || field.margin.size() < values) return {};
    QImage image(field.columns, field.rows, QImage::Format_ARGB32_Premultiplied);
    const auto tables = shade_tables(field.classes, theme);
    if (field.classes == 2) {
        paint_two_classes(field, tables, image);
    } else {
        paint_many_classes(field, tables, image);
    }
    return image;
}

}  // namespace separatrix
