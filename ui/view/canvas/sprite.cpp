#include "ui/view/canvas/sprite.h"

#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

/// Each of the four bytes times a / 255, rounded.
std::uint32_t scaled_bytes(std::uint32_t pixel, std::uint32_t a) {
    std::uint32_t low = (pixel & 0xff00ffU) * a;
    low = ((low + ((low >> 8) & 0xff00ffU) + 0x800080U) >> 8) & 0xff00ffU;
    std::uint32_t high = ((pixel >> 8) & 0xff00ffU) * a;
    high = (high + ((high >> 8) & 0xff00ffU) + 0x800080U) & 0xff00ff00U;
    return low | high;
}

/// Leaves out the edge as long as nothing is seen there.
void trim(Sprite& sprite) {
    const int side = 2 * sprite.reach + 1;
    const auto seen = [&](int x, int y) { return qAlpha(sprite.picture.pixel(x, y)) != 0; };
    int edge = 0;
    for (; edge < sprite.reach; ++edge) {
        bool any = false;
        for (int i = edge; i < side - edge && !any; ++i)
            any = seen(i, edge) || seen(i, side - 1 - edge) || seen(edge, i) || seen(side - 1 - edge, i);
        if (any) break;
    }
    sprite.picture = sprite.picture.copy(edge, edge, side - 2 * edge, side - 2 * edge);
    sprite.reach -= edge;
}

}  // namespace

Sprite make_sprite(double extent, double ratio, const std::function<void(QPainter&)>& draw) {
    Sprite sprite;
    sprite.reach = static_cast<int>(std::ceil(extent * ratio));
    const int side = 2 * sprite.reach + 1;
    sprite.picture = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    sprite.picture.fill(Qt::transparent);
    QPainter painter(&sprite.picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / 2.0, side / 2.0);
    painter.scale(ratio, ratio);
    draw(painter);
    painter.end();
    trim(sprite);
    return sprite;
}

Sprite make_block(int reach, const QColor& color, const QColor& middle) {
    Sprite sprite;
    sprite.reach = reach;
    sprite.opaque = true;
    const int side = 2 * reach + 1;
    sprite.picture = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    sprite.picture.fill(color);
    const int edge = (reach + 1) / 2 + reach / 3;
    for (int y = edge; y < side - edge; ++y)
        for (int x = edge; x < side - edge; ++x) sprite.picture.setPixelColor(x, y, middle);
    return sprite;
}

void put_sprite(QImage& canvas, const Sprite& sprite, int x, int y, const QRect& clip) {
    const int left = std::max(x - sprite.reach, clip.left());
    const int right = std::min(x + sprite.reach, clip.right());
    const int top = std::max(y - sprite.reach, clip.top());
    const int bottom = std::min(y + sprite.reach, clip.bottom());
    if (left > right || top > bottom) return;
    // the lines' addresses once: QImage's functions ask each time whether it is shared
    const auto* const from_bits = reinterpret_cast<const std::uint32_t*>(sprite.picture.constBits());
    auto* const to_bits = reinterpret_cast<std::uint32_t*>(canvas.bits());
    const auto from_line = sprite.picture.bytesPerLine() / 4;
    const auto to_line = canvas.bytesPerLine() / 4;
    if (sprite.opaque && sprite.reach == 1 && right - left == 2 && bottom - top == 2) {  // most of a million
        for (int row = 0; row < 3; ++row) {
            auto* to = to_bits + (top + row) * to_line + left;
            const auto* from = from_bits + row * from_line;
            to[0] = from[0];
            to[1] = from[1];
            to[2] = from[2];
        }
        return;
    }
    for (int row = top; row <= bottom; ++row) {
        const auto* from = from_bits + (row - y + sprite.reach) * from_line + (left - x + sprite.reach);
        auto* to = to_bits + row * to_line + left;
        if (sprite.opaque) {
            std::copy_n(from, right - left + 1, to);
            continue;
        }
        for (int column = left; column <= right; ++column, ++from, ++to) {
            const std::uint32_t alpha = *from >> 24;
            if (alpha == 255)
                *to = *from;
            else if (alpha != 0)
                *to = *from + scaled_bytes(*to, 255 - alpha);
        }
    }
}

}  // namespace separatrix
