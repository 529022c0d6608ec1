#include "ui/view/canvas/plane_points_item.h"

#include <algorithm>
#include <cmath>

#include "ui/model/canvas/point_locator.h"
#include "ui/view/canvas/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr std::size_t most_touched = 4000;  ///< more, and everything is drawn anew

/// Movies: more are painted in parts, the window's turn comes between them.
constexpr std::size_t sliced_from = 200'000;
constexpr std::size_t slice = 200;            ///< chunks of 256
constexpr std::size_t patient_from = 20'000;  ///< movies: the same for what training changes
constexpr std::size_t most_mended_at_once = 200;
/// Movies: more are looked up by their place when the picture is mended.
constexpr std::size_t placed_from = 10'000;
constexpr double smallest_shape = 1.3;  ///< points are squares below this radius

double lit_radius(double radius) { return radius + 7.5; }

}  // namespace

PlanePointsItem::PlanePointsItem(QCustomPlot* plot, const QString& layer) : UnbufferedItem(plot, layer) {
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

void PlanePointsItem::touch(const PlaneDot& dot) {
    again_ = again_ || slicing_;
    if (whole_) return;
    if (touched_.size() < most_touched)
        touched_.push_back(dot);
    else
        touchAll();
}

/// Changed by the person: to be seen at once, also on a picture that is being painted and was begun without it.
void PlanePointsItem::press(const PlaneDot& dot) {
    pressing_ = true;
    if (slicing_ && meanwhile_.size() < most_mended_at_once) meanwhile_.push_back(dot);
    touch(dot);
}

void PlanePointsItem::setPoints(const Points& points, const std::vector<bool>& is_test) {
    const auto change = dots_.set_points(points, is_test, [this](const PlaneDot& dot) { press(dot); });
    // the parts that are still to be painted may begin with other movies now
    again_ = again_ || (slicing_ && change != PlaneDots::Change::none);
    // another document: nothing of its predecessor's picture stays while the new one is painted in parts
    if (dots_.size() > sliced_from && change == PlaneDots::Change::all) forget();
}

bool PlanePointsItem::setWrong(const std::vector<bool>& wrong) {
    return dots_.set_wrong(wrong, [this](const PlaneDot& dot) { touch(dot); });
}

bool PlanePointsItem::setLit(const std::vector<std::uint64_t>& ids) {
    return dots_.set_lit(ids, [this](const PlaneDot& dot) { press(dot); });
}

int PlanePointsItem::verdictReach() const {
    GlyphStyle style = style_of({});
    style.wrong = true;
    return std::min(reach, static_cast<int>(std::ceil(glyph_extent(style))) + 1);
}

std::size_t PlanePointsItem::wrongCount() const { return dots_.wrong_count(); }

GlyphStyle PlanePointsItem::style_of(const PlaneDot& dot) const {
    GlyphStyle style;
    style.radius = point_radius(dots_.size());
    style.halo = style.radius > 5 ? 1.6 : style.radius > 3 ? 1.1 : style.radius > 1.5 ? 0.6 : 0;
    style.hollow = dot.test;
    style.wrong = dot.wrong;
    return style;
}

const Sprite& PlanePointsItem::sprite_of(const PlaneDot& dot) {
    Sprite& sprite = sprites_[static_cast<std::size_t>(dot.label) * 4 + (dot.test ? 2 : 0) + (dot.wrong ? 1 : 0)];
    if (sprite.empty()) {
        const GlyphStyle style = style_of(dot);
        const double ratio = shown_.ratio;
        if (style.radius < smallest_shape) {
            const QColor color = theme_.class_color(dot.label);
            const QColor middle = dot.wrong ? theme_.border_line : dot.test ? theme_.halo : color;
            sprite = make_block(static_cast<int>(std::lround(ratio)), color, middle);
            return sprite;
        }
        sprite = make_sprite(glyph_extent(style), ratio, [&](QPainter& painter) {
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

DotPlaces PlanePointsItem::wanted(const PlaneMapping& mapping, double ratio) const {
    const QRectF area = mapping.pixels.adjusted(-reach, -reach, reach, reach);
    return {
        mapping,
        {static_cast<int>(std::floor(area.left() * ratio)), static_cast<int>(std::floor(area.top() * ratio))},
        {static_cast<int>(std::ceil(area.width() * ratio)) + 1, static_cast<int>(std::ceil(area.height() * ratio)) + 1},
        ratio,
        point_radius(dots_.size())};
}

/// The picture holds nowhere, and one that is being painted holds as little.
void PlanePointsItem::forget() {
    shown_ = {};
    stopSlices();
}

void PlanePointsItem::stopSlices() {
    slicing_ = again_ = false;
    meanwhile_.clear();
    slices_.stop();
}

void PlanePointsItem::show(const DotPlaces& places) {
    shown_ = places;
    tile_columns_ = static_cast<std::size_t>(places.tile_columns());
    tiles_.assign(tile_columns_ * static_cast<std::size_t>(places.tile_rows()), false);
}

void PlanePointsItem::renewSprites(const DotPlaces& places) {
    sprites_ = {};
    lit_sprite_ =
        make_sprite(lit_radius(places.radius) + 3, places.ratio, [this](QPainter& painter) { draw_lit(painter, {}); });
}

void PlanePointsItem::renew(const DotPlaces& places) {
    stopSlices();
    show(places);
    renewSprites(places);
    if (canvas_.size() != places.size) canvas_ = QImage(places.size, QImage::Format_ARGB32_Premultiplied);
    canvas_.fill(Qt::transparent);
    put(canvas_, places, 0, dots_.chunks());
}

void PlanePointsItem::mend() {
    // which tiles the changed ones reach into, with all that may be drawn around them
    const int span = lit_sprite_.reach;
    const int tile = shown_.tile();
    const QRect canvas = canvas_.rect();
    QRect all;
    for (const PlaneDot& dot : touched_) {
        const QPointF middle = shown_.mapping.to_pixel(dot.x, dot.y) * shown_.ratio - QPointF(shown_.origin);
        if (!std::isfinite(middle.x()) || !std::isfinite(middle.y()) || std::abs(middle.x()) > 1e6 ||
            std::abs(middle.y()) > 1e6)
            continue;
        const QRect area = QRect(middle.toPoint() - QPoint(span, span), middle.toPoint() + QPoint(span, span)) & canvas;
        if (area.isEmpty()) continue;
        for (int row = area.top() / tile; row <= area.bottom() / tile; ++row) {
            for (int column = area.left() / tile; column <= area.right() / tile; ++column) {
                tiles_[tileAt(row, column)] = true;
                all |= QRect(column * tile, row * tile, tile, tile) & canvas;  // all of the tile is cleared
            }
        }
    }
    if (all.isEmpty()) return;
    for (int row = 0; row < shown_.tile_rows(); ++row) {
        for (int column = 0; column < shown_.tile_columns(); ++column) {
            if (!tiles_[tileAt(row, column)]) continue;
            const QRect area = QRect(column * tile, row * tile, tile, tile) & canvas;
            for (int y = area.top(); y <= area.bottom(); ++y) {
                auto* line = reinterpret_cast<std::uint32_t*>(canvas_.scanLine(y));
                std::fill(line + area.left(), line + area.right() + 1, 0U);
            }
        }
    }
    putIntoTiles(all);
    tiles_.assign(tiles_.size(), false);
}

/// Neighbours of the marked tiles belong to them: what lies there may reach into them.
std::vector<std::uint8_t> PlanePointsItem::tilesAround() const {
    std::vector<std::uint8_t> around(tiles_.size(), 0);
    const int rows = shown_.tile_rows();
    const int columns = shown_.tile_columns();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            if (!tiles_[tileAt(row, column)]) continue;
            for (int r = std::max(row - 1, 0); r <= std::min(row + 1, rows - 1); ++r)
                for (int c = std::max(column - 1, 0); c <= std::min(column + 1, columns - 1); ++c)
                    around[tileAt(r, c)] = 1;
        }
    }
    return around;
}

void PlanePointsItem::putIntoTiles(const QRect& only) {
    const DotPlacer placer(shown_);
    const QRect canvas = canvas_.rect();
    const int tile = shown_.tile();
    const auto put_one = [&](const Sprite& sprite, int x, int y) {
        const int left = std::max(x - sprite.reach, only.left());
        const int right = std::min(x + sprite.reach, only.right());
        const int top = std::max(y - sprite.reach, only.top());
        const int bottom = std::min(y + sprite.reach, only.bottom());
        if (left > right || top > bottom) return;
        bool drawn = false;
        for (int row = top / tile; row <= bottom / tile; ++row) {
            for (int column = left / tile; column <= right / tile; ++column) {
                if (!tiles_[tileAt(row, column)]) continue;
                put_sprite(canvas_, sprite, x, y, QRect(column * tile, row * tile, tile, tile) & canvas);
                drawn = true;
            }
        }
        last_drawn_ += drawn ? 1 : 0;
    };
    const auto put_dot = [&](const PlaneDot& dot) {
        placer.place(dot, [&](int x, int y) { put_one(sprite_of(dot), x, y); });
    };
    if (dots_.size() > placed_from && !dots_.any_lit() && lit_sprite_.reach < tile) {
        dots_.in_tiles(shown_, tilesAround(), put_dot);
        return;
    }
    dots_.each([&](const PlaneDot& dot) {
        if (dot.lit) placer.place(dot, [&](int x, int y) { put_one(lit_sprite_, x, y); });
    });
    dots_.each(put_dot);
}

/// The movies of these chunks onto a picture.
void PlanePointsItem::put(QImage& picture, const DotPlaces& places, std::size_t from, std::size_t to) {
    const DotPlacer placer(places);
    const QRect canvas = picture.rect();
    if (dots_.any_lit() && from == 0) {
        dots_.each([&](const PlaneDot& dot) {
            if (!dot.lit) return;
            placer.place(dot, [&](int x, int y) { put_sprite(picture, lit_sprite_, x, y, canvas); });
        });
    }
    dots_.each(from, to, [&](const PlaneDot& dot) {
        placer.place(dot, [&](int x, int y) {
            put_sprite(picture, sprite_of(dot), x, y, canvas);
            ++last_drawn_;
        });
    });
}

// --- a million of them, a part at a time

void PlanePointsItem::beginSlices(const DotPlaces& places) {
    if (slicing_ && next_places_ == places) {
        again_ = again_ || !touched_.empty() || whole_;
        return;
    }
    slicing_ = true;
    again_ = false;
    meanwhile_.clear();
    next_at_ = 0;
    next_places_ = places;
    if (next_.size() != places.size) next_ = QImage(places.size, QImage::Format_ARGB32_Premultiplied);
    next_.fill(Qt::transparent);
    slices_.start();
}

void PlanePointsItem::paintSlice() {
    if (!slicing_) return;
    const std::size_t end = std::min(next_at_ + slice, dots_.chunks());
    if (next_at_ < end) {
        put(next_, next_places_, next_at_, end);
        dots_.place(next_places_, next_at_, end);
    }
    next_at_ = end;
    if (end < dots_.chunks()) {
        slices_.start();
        return;
    }
    slicing_ = false;
    canvas_.swap(next_);
    show(next_places_);
    pressing_ = pressing_ || !meanwhile_.empty();
    touched_.insert(touched_.end(), meanwhile_.begin(), meanwhile_.end());
    meanwhile_.clear();
    if (again_) beginSlices(shown_);  // what was painted first may have changed meanwhile
    mParentPlot->update();
}

// --- onto the window

void PlanePointsItem::drawNow(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) {
        drawForExport(*painter, mapping);
        return;
    }
    const DotPlaces places = wanted(mapping, painter->device()->devicePixelRatioF());
    painter->save();
    if (dots_.size() <= most_one_by_one) {
        drawOneByOne(*painter, places);
    } else {
        bringUpToDate(places);
        drawPicture(*painter, places);
    }
    painter->restore();
}

/// True shapes, wherever they lie between the pixels.
void PlanePointsItem::drawForExport(QCPPainter& painter, const PlaneMapping& mapping) const {
    const QRectF seen = mapping.pixels.adjusted(-1, -1, 1, 1);
    painter.setRenderHint(QPainter::Antialiasing);
    dots_.each([&](const PlaneDot& dot) {
        if (const QPointF middle = mapping.to_pixel(dot.x, dot.y); dot.lit && seen.contains(middle))
            draw_lit(painter, middle);
    });
    painter.setRenderHint(QPainter::Antialiasing, false);
    dots_.each([&](const PlaneDot& dot) {
        const QPointF middle = mapping.to_pixel(dot.x, dot.y);
        if (seen.contains(middle)) draw_class_glyph(painter, middle, dot.label, style_of(dot), theme_);
    });
}

void PlanePointsItem::drawOneByOne(QPainter& painter, const DotPlaces& places) {
    stopSlices();
    if (places.ratio != shown_.ratio || places.radius != shown_.radius) renewSprites(places);
    shown_ = places;
    canvas_ = next_ = {};
    whole_ = true;  // of a picture, when there are more
    pressing_ = false;
    touched_.clear();
    last_drawn_ = 0;
    painter.scale(1 / places.ratio, 1 / places.ratio);
    const DotPlacer placer(places);
    const auto put_one = [&](const Sprite& sprite, int x, int y) {
        painter.drawImage(places.origin + QPoint(x - sprite.reach, y - sprite.reach), sprite.picture);
    };
    if (dots_.any_lit()) {
        dots_.each([&](const PlaneDot& dot) {
            if (dot.lit) placer.place(dot, [&](int x, int y) { put_one(lit_sprite_, x, y); });
        });
    }
    dots_.each([&](const PlaneDot& dot) {
        placer.place(dot, [&](int x, int y) {
            put_one(sprite_of(dot), x, y);
            ++last_drawn_;
        });
    });
}

void PlanePointsItem::bringUpToDate(const DotPlaces& places) {
    const bool same_look = places.ratio == shown_.ratio && places.radius == shown_.radius && !canvas_.isNull();
    const bool in_parts = same_look && dots_.size() > sliced_from;
    const bool much = whole_ || touched_.size() > most_mended_at_once;
    // what training has changed may wait a moment, what the person has just done may not
    const bool patient = !pressing_ && (whole_ || !touched_.empty()) && places == shown_ && same_look;
    const bool for_another_view = slicing_ && next_places_ != places;
    if (whole_ || places != shown_ || !touched_.empty()) last_drawn_ = 0;
    if ((in_parts && (much || places != shown_ || for_another_view)) || (patient && dots_.size() > patient_from)) {
        beginSlices(places);
    } else if (whole_ || places != shown_) {
        renew(places);
    } else if (!touched_.empty()) {
        mend();
    }
    whole_ = pressing_ = false;
    touched_.clear();
}

void PlanePointsItem::drawPicture(QPainter& painter, const DotPlaces& places) const {
    if (shown_ != places) {  // until it is painted for this view: what there is, moved and stretched
        const PlaneMapping& mapping = places.mapping;
        const double across = mapping.pixels.width() / (mapping.rect.x_high - mapping.rect.x_low);
        const double up = mapping.pixels.height() / (mapping.rect.y_high - mapping.rect.y_low);
        const PlaneMapping& old = shown_.mapping;
        painter.setClipRect(mapping.pixels, Qt::IntersectClip);
        painter.translate(mapping.to_pixel(old.rect.x_low, old.rect.y_low));
        painter.scale(across * (old.rect.x_high - old.rect.x_low) / old.pixels.width(),
                      up * (old.rect.y_high - old.rect.y_low) / old.pixels.height());
        painter.translate(-old.pixels.bottomLeft());
    }
    // one pixel of the picture on one of the screen, whatever the ratio
    painter.scale(1 / shown_.ratio, 1 / shown_.ratio);
    painter.drawImage(shown_.origin, canvas_);
}

}  // namespace separatrix
