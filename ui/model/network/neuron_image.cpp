#include "ui/model/network/neuron_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace separatrix {

namespace {

constexpr int shades = 128;             ///< on each side of paper
constexpr double tile_strength = 0.82;  ///< small pictures take more colour than the big plane

/// Colours from the full tint of `below` through paper to that of `above`; no class (-1) is paper all the way.
std::array<QRgb, 2 * shades + 1> shade_table(int below, int above, Theme theme) {
    theme.field_strength = tile_strength;
    std::array<QRgb, 2 * shades + 1> table{};
    for (int s = -shades; s <= shades; ++s) {
        const int label = s < 0 ? below : above;
        const double confidence = label < 0 ? 0 : std::abs(s) / static_cast<double>(shades);
        const int place = s + shades;
        table[static_cast<std::size_t>(place)] = theme.field_color(std::max(label, 0), confidence).rgba();
    }
    return table;
}

/// value = middle is paper, middle +- half the full tint.
struct Tint {
    float middle = 0;
    float half = 1;
    int below = 0;
    int above = 1;
};

using Row = Eigen::Matrix<float, 1, Eigen::Dynamic>;

float largest_of(const Row& values) {
    float largest = 0;
    for (const float value : values)
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    return largest > 0 ? largest : 1;
}

Tint tint_of(Activation activation, const Row& values) {
    switch (activation) {
        case Activation::sigmoid:
        case Activation::step: return {0.5f, 0.5f};
        case Activation::tanh:
        case Activation::sine: return {0, 1};
        default: return {0, largest_of(values)};
    }
}

Tint input_tint(const Row& values) {
    const float low = values.minCoeff();
    const float high = values.maxCoeff();
    return {(low + high) / 2, std::max((high - low) / 2, 1e-30f)};
}

Tint class_tint(int label, int classes) {
    if (classes == 2) return {0.5f, 0.5f, 1 - label, label};
    const float chance = 1.0f / static_cast<float>(classes);
    return {chance, 1 - chance, -1, label};
}

QImage painted(const NeuronMaps& maps, const Row& values, const Tint& tint, const Theme& theme) {
    QImage image(maps.columns, maps.rows, QImage::Format_ARGB32_Premultiplied);
    const auto table = shade_table(tint.below, tint.above, theme);
    for (int j = 0; j < maps.rows; ++j) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(maps.rows - 1 - j));
        for (int i = 0; i < maps.columns; ++i) {
            const float share = (values(static_cast<Index>(j) * maps.columns + i) - tint.middle) / tint.half;
            const float limited = std::clamp(share, -1.0f, 1.0f);
            const auto shade = std::isfinite(limited) ? static_cast<int>(std::lround(limited * shades)) : 0;
            const int place = shade + shades;
            line[i] = std::isnan(share) ? 0 : table[static_cast<std::size_t>(place)];
        }
    }
    return image;
}

}  // namespace

QImage neuron_image(const NeuronMaps& maps, const Predictor& predictor, const NeuronId& id, const Theme& theme) {
    const auto layers = static_cast<int>(maps.layers.size());
    if (id.layer < 0 || id.layer >= layers || layers != static_cast<int>(predictor.network.layers.size()) + 1)
        return {};
    const auto& layer = maps.layers[static_cast<std::size_t>(id.layer)];
    if (id.index < 0 || id.index >= layer.rows() || layer.cols() != maps.nodes() || maps.nodes() == 0) return {};
    const Row values = layer.row(id.index);
    if (id.layer == 0) return painted(maps, values, input_tint(values), theme);
    const Activation activation = predictor.network.layers[static_cast<std::size_t>(id.layer - 1)].activation;
    const auto model = predictor.architecture.model;
    if (id.layer < layers - 1 || model == ModelKind::regression)
        return painted(maps, values, tint_of(activation, values), theme);
    const int label = model == ModelKind::neuron ? 1 : id.index;
    if (label >= maps.p.rows()) return {};
    return painted(maps, maps.p.row(label), class_tint(label, static_cast<int>(maps.p.rows())), theme);
}

}  // namespace separatrix
