#include "ui/view/plane_points_item.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "ui/model/point_locator.h"
#include "ui/view/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr double margin = 20;               ///< logical pixels around the axes: points on the edge reach beyond it
constexpr int tile = 32;                    ///< device pixels
constexpr std::size_t most_touched = 4000;  ///< more, and everything is drawn anew

/// Movies: more are painted in parts, the window's turn comes between them.
constexpr std::size_t sliced_from = 200'000;
constexpr std::size_t slice = 50'000;
constexpr std::size_t most_mended_at_once = 200;  ///< of so many
constexpr double smallest_shape = 1.3;            ///< points are squares below this radius

/// Of a place on a screen: std::floor is a call where the processor's newer instructions may not be used.
int floor_of(double place) {
    constexpr int far = 1 << 20;
    return static_cast<int>(place + far) - far;
}

double lit_radius(double radius) { return radius + 7.5; }

}  // namespace

PlanePointsItem::PlanePointsItem(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {
    slices_.setSingleShot(true);
    slices_.setInterval(0);
    connect(&slices_, &QTimer::timeout, this, &PlanePointsItem::paintSlice);
}

void PlanePointsItem::setTheme(const Theme& theme) {
    theme_ = theme;
    sprites_ = {};
    lit_sprite_ = {};
    forget();  // at once, whatever their number: half of one theme in the other would be seen
    touchAll();
}

PlanePointsItem::Dot PlanePointsItem::dot_of(const Point& point) const {
    return {point.x1,
            point.x2,
            point.id,
            static_cast<std::uint8_t>(std::clamp(point.label, 0, static_cast<int>(classes) - 1)),
            false,
            false,
            std::binary_search(lit_.begin(), lit_.end(), point.id)};
}

void PlanePointsItem::touch(const Dot& dot) {
    again_ = again_ || slicing_;
    pressing_ = true;
    if (whole_) return;
    if (touched_.size() < most_touched)
        touched_.push_back(dot);
    else
        touchAll();
}

void PlanePointsItem::setPoints(const Points& points, const std::vector<bool>& is_test) {
    // chunks that both have are the same movies, wherever they begin now
    std::unordered_map<const Points::Chunk*, std::size_t> begins;
    std::size_t begin = 0;
    for (const auto& chunk : seen_) {
        begins.emplace(chunk.get(), begin);
        begin += chunk->size();
    }
    std::vector<Dot> before = std::move(dots_);
    flags_hold_ = false;
    dots_.clear();
    dots_.reserve(points.size());
    std::vector<std::pair<std::size_t, std::size_t>> fresh_ranges;
    for (const auto& chunk : points.chunks()) {
        if (const auto found = begins.find(chunk.get()); found != begins.end()) {
            const auto first = before.begin() + static_cast<std::ptrdiff_t>(found->second);
            dots_.insert(dots_.end(), first, first + static_cast<std::ptrdiff_t>(chunk->size()));
            begins.erase(found);
            continue;
        }
        fresh_ranges.emplace_back(dots_.size(), dots_.size() + chunk->size());
        for (const Point& point : *chunk) dots_.push_back(dot_of(point));
    }
    // of the others, those that are as they were need not be drawn
    std::unordered_map<std::uint64_t, Dot> gone;
    for (const auto& chunk : seen_) {
        const auto found = begins.find(chunk.get());
        if (found == begins.end()) continue;
        for (std::size_t i = found->second; i < found->second + chunk->size(); ++i)
            gone.emplace(before[i].id, before[i]);
    }
    const auto is_test_at = [&](std::size_t i) { return i < is_test.size() && is_test[i]; };
    for (const auto& [from, to] : fresh_ranges) {
        for (std::size_t i = from; i < to; ++i) {
            Dot& dot = dots_[i];
            dot.test = is_test_at(i);
            const auto found = gone.find(dot.id);
            if (found != gone.end()) {
                // moved: until the next verdict
                dot.wrong = found->second.label == dot.label && found->second.wrong;
                if (found->second == dot) {
                    gone.erase(found);
                    continue;
                }
            }
            touch(dot);
        }
    }
    // another document: nothing of its predecessor's picture stays while the new one is painted in parts
    if (dots_.size() > sliced_from && !seen_.empty() &&
        std::none_of(points.chunks().begin(), points.chunks().end(),
                     [&](const auto& chunk) { return begins.count(chunk.get()) > 0; }))
        forget();
    for (const auto& [id, dot] : gone) touch(dot);
    for (std::size_t i = 0; i < dots_.size(); ++i) {
        if (dots_[i].test == is_test_at(i)) continue;
        dots_[i].test = !dots_[i].test;
        touch(dots_[i]);
    }
    seen_ = points.chunks();
}

bool PlanePointsItem::setWrong(const std::vector<bool>& wrong) {
    if (wrong.size() != dots_.size()) return false;
    // the flags of last time are a thirtieth of the dots' memory: of a million only the changed ones are looked at
    if (!flags_hold_) {
        flags_.resize(dots_.size());
        for (std::size_t i = 0; i < dots_.size(); ++i) flags_[i] = dots_[i].wrong;
        flags_hold_ = true;
    }
    if (flags_ == wrong) return false;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        if (flags_[i] == wrong[i]) continue;
        dots_[i].wrong = wrong[i];
        const bool pressing = pressing_;  // nobody waits for these
        touch(dots_[i]);
        pressing_ = pressing;
    }
    flags_ = wrong;
    return true;
}

bool PlanePointsItem::setLit(const std::vector<std::uint64_t>& ids) {
    std::vector<std::uint64_t> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    if (sorted == lit_) return false;
    lit_ = std::move(sorted);
    for (Dot& dot : dots_) {
        const bool lit = std::binary_search(lit_.begin(), lit_.end(), dot.id);
        if (dot.lit == lit) continue;
        dot.lit = lit;
        touch(dot);
    }
    return true;
}

std::size_t PlanePointsItem::wrongCount() const {
    return static_cast<std::size_t>(std::count_if(dots_.begin(), dots_.end(), [](const Dot& d) { return d.wrong; }));
}

GlyphStyle PlanePointsItem::style_of(const Dot& dot) const {
    GlyphStyle style;
    style.radius = point_radius(dots_.size());
    style.halo = style.radius > 5 ? 1.6 : style.radius > 3 ? 1.1 : style.radius > 1.5 ? 0.6 : 0;
    style.hollow = dot.test;
    style.wrong = dot.wrong;
    return style;
}

const Sprite& PlanePointsItem::sprite_of(const Dot& dot) {
    Sprite& sprite = sprites_[static_cast<std::size_t>(dot.label) * 4 + (dot.test ? 2 : 0) + (dot.wrong ? 1 : 0)];
    if (sprite.empty()) {
        const GlyphStyle style = style_of(dot);
        if (style.radius < smallest_shape) {
            const QColor color = theme_.class_color(dot.label);
            const QColor middle = dot.wrong ? theme_.border_line : dot.test ? theme_.halo : color;
            sprite = make_block(static_cast<int>(std::lround(ratio_)), color, middle);
            return sprite;
        }
        sprite = make_sprite(glyph_extent(style), ratio_, [&](QPainter& painter) {
            draw_class_glyph(painter, QPointF(), dot.label, style, theme_);
        });
    }
    return sprite;
}

void PlanePointsItem::draw_lit(QPainter& painter, QPointF middle) const {
    const double r = lit_radius(point_radius(dots_.size()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.halo, 4.4));
    painter.drawEllipse(middle, r, r);
    painter.setPen(QPen(theme_.accent, 2.2));
    painter.drawEllipse(middle, r, r);
}

// --- the picture

/// The picture holds nowhere, and one that is being painted holds as little.
void PlanePointsItem::forget() {
    mapping_ = {};
    stopSlices();
}

void PlanePointsItem::stopSlices() {
    slicing_ = again_ = false;
    slices_.stop();
}

void PlanePointsItem::renew(double ratio) {
    stopSlices();
    const QRectF area = mapping_.pixels.adjusted(-margin, -margin, margin, margin);
    ratio_ = ratio;
    sprites_ = {};
    lit_sprite_ = make_sprite(lit_radius(radius_) + 3, ratio, [this](QPainter& painter) { draw_lit(painter, {}); });
    origin_ =
        QPoint(static_cast<int>(std::floor(area.left() * ratio)), static_cast<int>(std::floor(area.top() * ratio)));
    const QSize size(static_cast<int>(std::ceil(area.width() * ratio)) + 1,
                     static_cast<int>(std::ceil(area.height() * ratio)) + 1);
    if (canvas_.size() != size) canvas_ = QImage(size, QImage::Format_ARGB32_Premultiplied);
    canvas_.fill(Qt::transparent);
    tile_columns_ = size.width() / tile + 1;
    tiles_.assign(static_cast<std::size_t>(tile_columns_) * static_cast<std::size_t>(size.height() / tile + 1), false);
    put(canvas_, 0, dots_.size(), nullptr);
}

void PlanePointsItem::mend() {
    // which tiles the changed ones reach into, with all that may be drawn around them
    const int reach = lit_sprite_.reach;
    const QRect canvas = canvas_.rect();
    QRect all;
    for (const Dot& dot : touched_) {
        const QPointF middle = mapping_.to_pixel(dot.x, dot.y) * ratio_ - QPointF(origin_);
        if (!std::isfinite(middle.x()) || !std::isfinite(middle.y()) || std::abs(middle.x()) > 1e6 ||
            std::abs(middle.y()) > 1e6)
            continue;
        const QRect area =
            QRect(middle.toPoint() - QPoint(reach, reach), middle.toPoint() + QPoint(reach, reach)) & canvas;
        if (area.isEmpty()) continue;
        for (int row = area.top() / tile; row <= area.bottom() / tile; ++row) {
            for (int column = area.left() / tile; column <= area.right() / tile; ++column) {
                tiles_[tileAt(row, column)] = true;
                all |= QRect(column * tile, row * tile, tile, tile) & canvas;  // all of the tile is cleared
            }
        }
    }
    if (all.isEmpty()) return;
    const int rows = canvas.height() / tile + 1;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < tile_columns_; ++column) {
            if (!tiles_[tileAt(row, column)]) continue;
            const QRect area = QRect(column * tile, row * tile, tile, tile) & canvas;
            for (int y = area.top(); y <= area.bottom(); ++y) {
                auto* line = reinterpret_cast<std::uint32_t*>(canvas_.scanLine(y));
                std::fill(line + area.left(), line + area.right() + 1, 0U);
            }
        }
    }
    put(canvas_, 0, dots_.size(), &all);
    tiles_.assign(tiles_.size(), false);
}

/// Movies from ... to - 1, all of them or what reaches into the marked tiles, which all lie in `only`.
void PlanePointsItem::put(QImage& picture, std::size_t from, std::size_t to, const QRect* only) {
    const QRect canvas = picture.rect();
    const QRectF seen = mapping_.pixels.adjusted(-1, -1, 1, 1);
    // PlaneMapping::to_pixel, its divisions made once for a million points
    const double across = mapping_.pixels.width() / (mapping_.rect.x_high - mapping_.rect.x_low);
    const double up = mapping_.pixels.height() / (mapping_.rect.y_high - mapping_.rect.y_low);
    const auto place_of = [&](const Dot& dot) {
        return QPointF(mapping_.pixels.left() + (dot.x - mapping_.rect.x_low) * across,
                       mapping_.pixels.bottom() - (dot.y - mapping_.rect.y_low) * up);
    };
    const auto is_seen = [left = seen.left(), right = seen.right(), top = seen.top(),
                          bottom = seen.bottom()](const QPointF& place) {
        return place.x() >= left && place.x() <= right && place.y() >= top && place.y() <= bottom;
    };
    const auto put_one = [&](const Sprite& sprite, QPointF place) {
        const int x = floor_of(place.x() * ratio_) - origin_.x();
        const int y = floor_of(place.y() * ratio_) - origin_.y();
        if (!only) {
            put_sprite(picture, sprite, x, y, canvas);
            ++last_drawn_;
            return;
        }
        const int left = std::max(x - sprite.reach, only->left());
        const int right = std::min(x + sprite.reach, only->right());
        const int top = std::max(y - sprite.reach, only->top());
        const int bottom = std::min(y + sprite.reach, only->bottom());
        if (left > right || top > bottom) return;
        bool drawn = false;
        for (int row = top / tile; row <= bottom / tile; ++row) {
            for (int column = left / tile; column <= right / tile; ++column) {
                if (!tiles_[tileAt(row, column)]) continue;
                put_sprite(picture, sprite, x, y, QRect(column * tile, row * tile, tile, tile) & canvas);
                drawn = true;
            }
        }
        last_drawn_ += drawn ? 1 : 0;
    };
    if (!lit_.empty() && from == 0)
        for (const Dot& dot : dots_)
            if (const QPointF place = place_of(dot); dot.lit && is_seen(place)) put_one(lit_sprite_, place);
    for (std::size_t i = from; i < to; ++i)
        if (const QPointF place = place_of(dots_[i]); is_seen(place)) put_one(sprite_of(dots_[i]), place);
}

// --- a million of them, a part at a time

void PlanePointsItem::beginSlices() {
    if (slicing_) {
        again_ = true;
        return;
    }
    slicing_ = true;
    again_ = false;
    next_at_ = 0;
    if (next_.size() != canvas_.size()) next_ = QImage(canvas_.size(), QImage::Format_ARGB32_Premultiplied);
    next_.fill(Qt::transparent);
    slices_.start();
}

void PlanePointsItem::paintSlice() {
    if (!slicing_) return;
    const std::size_t end = std::min(next_at_ + slice, dots_.size());
    if (next_at_ < end) put(next_, next_at_, end, nullptr);
    next_at_ = end;
    if (end < dots_.size()) {
        slices_.start();
        return;
    }
    slicing_ = false;
    canvas_.swap(next_);
    if (again_) beginSlices();  // what was painted first may have changed meanwhile
    if (layer()) layer()->replot();
}

void PlanePointsItem::draw(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) {  // an exported picture: true shapes
        const QRectF seen = mapping.pixels.adjusted(-1, -1, 1, 1);
        painter->setRenderHint(QPainter::Antialiasing);
        for (const Dot& dot : dots_)
            if (const QPointF middle = mapping.to_pixel(dot.x, dot.y); dot.lit && seen.contains(middle))
                draw_lit(*painter, middle);
        painter->setRenderHint(QPainter::Antialiasing, false);
        for (const Dot& dot : dots_) {
            const QPointF middle = mapping.to_pixel(dot.x, dot.y);
            if (seen.contains(middle)) draw_class_glyph(*painter, middle, dot.label, style_of(dot), theme_);
        }
        return;
    }
    const double ratio = painter->device()->devicePixelRatioF();
    const double radius = point_radius(dots_.size());
    last_drawn_ = 0;
    const bool same_place = mapping == mapping_ && ratio == ratio_ && radius == radius_;
    const bool much = whole_ || touched_.size() > most_mended_at_once || (!touched_.empty() && !pressing_);
    if (same_place && much && dots_.size() > sliced_from && !canvas_.isNull()) {
        beginSlices();
    } else if (whole_ || !same_place) {
        mapping_ = mapping;
        radius_ = radius;
        renew(ratio);
    } else if (!touched_.empty()) {
        mend();
    }
    whole_ = pressing_ = false;
    touched_.clear();
    // one pixel of the picture on one of the screen, whatever the ratio
    painter->save();
    painter->scale(1 / ratio, 1 / ratio);
    painter->drawImage(origin_, canvas_);
    painter->restore();
}

}  // namespace separatrix
