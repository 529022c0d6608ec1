#include "ui/model/canvas/field_image.h"

#include "core/data/point.h"

namespace separatrix {

namespace {

/// The picture keeps `owner` alive: the pixels are its.
QImage picture_of(const FieldPixels& pixels, const DecisionField& field, std::shared_ptr<const void> owner) {
    if (pixels.argb.empty()) return {};
    const auto let_go = [](void* kept) { delete static_cast<std::shared_ptr<const void>*>(kept); };
    return QImage(reinterpret_cast<const uchar*>(pixels.argb.data()), field.columns, field.rows,
                  static_cast<qsizetype>(field.columns) * 4,
                  pixels.opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied, let_go,
                  new std::shared_ptr<const void>(std::move(owner)));
}

}  // namespace

std::shared_ptr<const FieldPalette> field_palette(const Theme& theme) {
    auto palette = std::make_shared<FieldPalette>();
    palette->classes.resize(max_classes);
    for (int k = 0; k < max_classes; ++k) {
        for (int shade = 0; shade < FieldPalette::shades; ++shade) {
            const double confidence = static_cast<double>(shade) / (FieldPalette::shades - 1);
            palette->classes[static_cast<std::size_t>(k)][static_cast<std::size_t>(shade)] =
                qPremultiply(theme.field_color(k, confidence).rgba());
        }
    }
    return palette;
}

QImage field_image(const DecisionField& field, const FieldPalette& palette) {
    const auto pixels = std::make_shared<const FieldPixels>(field_pixels(field, palette));
    return picture_of(*pixels, field, pixels);
}

QImage field_image(const std::shared_ptr<const FieldAnswer>& answer,
                   const std::shared_ptr<const FieldPalette>& palette) {
    if (!answer) return {};
    if (answer->palette != palette) return field_image(answer->field, *palette);
    return picture_of(answer->pixels, answer->field, answer);
}

}  // namespace separatrix
