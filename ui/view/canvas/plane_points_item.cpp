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

}  // namespace

PlanePointsItem::PlanePointsItem(QCustomPlot* plot, const QString& layer) : UnbufferedItem(plot, layer) {
    slices_.timer.setSingleShot(true);
    slices_.timer.setInterval(0);
    connect(&slices_.timer, &QTimer::timeout, this, &PlanePointsItem::paintSlice);
}

void PlanePointsItem::setTheme(const Theme& theme) {
    sprites_.set_theme(theme);
    forget();  // at once, whatever their number: half of one theme in the other would be seen
    changes_.whole = true;
}

void PlanePointsItem::touch(const PlaneDot& dot) {
    slices_.again = slices_.again || slices_.active;
    if (changes_.whole) return;
    if (changes_.touched.size() < most_touched)
        changes_.touched.push_back(dot);
    else
        changes_.whole = true;
}

/// Changed by the person: to be seen at once, also on a picture that is being painted and was begun without it.
void PlanePointsItem::press(const PlaneDot& dot) {
    changes_.pressing = true;
    if (slices_.active && slices_.meanwhile.size() < most_mended_at_once) slices_.meanwhile.push_back(dot);
    touch(dot);
}

void PlanePointsItem::setPoints(const Points& points, const std::vector<bool>& is_test) {
    const auto change = dots_.set_points(points, is_test, [this](const PlaneDot& dot) { press(dot); });
    // the parts that are still to be painted may begin with other movies now
    slices_.again = slices_.again || (slices_.active && change != PlaneDots::Change::none);
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
    GlyphStyle style = dot_style({}, radius());
    style.wrong = true;
    return std::min(reach, static_cast<int>(std::ceil(glyph_extent(style))) + 1);
}

std::size_t PlanePointsItem::wrongCount() const { return dots_.wrong_count(); }

double PlanePointsItem::radius() const { return point_radius(dots_.size()); }

// --- the picture

DotPlaces PlanePointsItem::wanted(const PlaneMapping& mapping, double ratio) const {
    const QRectF area = mapping.pixels.adjusted(-reach, -reach, reach, reach);
    return {
        mapping,
        {static_cast<int>(std::floor(area.left() * ratio)), static_cast<int>(std::floor(area.top() * ratio))},
        {static_cast<int>(std::ceil(area.width() * ratio)) + 1, static_cast<int>(std::ceil(area.height() * ratio)) + 1},
        ratio,
        radius()};
}

/// The picture holds nowhere, and one that is being painted holds as little.
void PlanePointsItem::forget() {
    shown_ = {};
    stopSlices();
}

void PlanePointsItem::stopSlices() {
    slices_.active = slices_.again = false;
    slices_.meanwhile.clear();
    slices_.timer.stop();
}

void PlanePointsItem::show(const DotPlaces& places) {
    shown_ = places;
    tiles_.begin(places);
}

void PlanePointsItem::renew(const DotPlaces& places) {
    stopSlices();
    show(places);
    sprites_.renew(places.ratio, places.radius);
    if (canvas_.size() != places.size) canvas_ = QImage(places.size, QImage::Format_ARGB32_Premultiplied);
    canvas_.fill(Qt::transparent);
    put(canvas_, places, 0, dots_.chunks());
}

void PlanePointsItem::mend() {
    // which tiles the changed ones reach into, with all that may be drawn around them
    const int span = sprites_.lit().reach;
    for (const PlaneDot& dot : changes_.touched) {
        const QPointF middle = shown_.mapping.to_pixel(dot.x, dot.y) * shown_.ratio - QPointF(shown_.origin);
        if (!std::isfinite(middle.x()) || !std::isfinite(middle.y()) || std::abs(middle.x()) > 1e6 ||
            std::abs(middle.y()) > 1e6)
            continue;
        tiles_.mark({middle.toPoint() - QPoint(span, span), middle.toPoint() + QPoint(span, span)});
    }
    if (tiles_.bounds().isEmpty()) return;
    tiles_.clear(canvas_);
    putIntoTiles();
    tiles_.unmark();
}

void PlanePointsItem::putIntoTiles() {
    const DotPlacer placer(shown_);
    const QRect only = tiles_.bounds();
    const auto put_one = [&](const Sprite& sprite, int x, int y) {
        const QRect area =
            QRect(QPoint(x - sprite.reach, y - sprite.reach), QPoint(x + sprite.reach, y + sprite.reach)) & only;
        if (area.isEmpty()) return;
        const bool drawn = tiles_.each_in(area, [&](const QRect& tile) { put_sprite(canvas_, sprite, x, y, tile); });
        last_drawn_ += drawn ? 1 : 0;
    };
    const auto put_dot = [&](const PlaneDot& dot) {
        placer.place(dot, [&](int x, int y) { put_one(sprites_.of(dot), x, y); });
    };
    if (dots_.size() > placed_from && !dots_.any_lit() && sprites_.lit().reach < tiles_.tile()) {
        dots_.in_tiles(shown_, tiles_.with_neighbours(), put_dot);
        return;
    }
    dots_.each([&](const PlaneDot& dot) {
        if (dot.lit) placer.place(dot, [&](int x, int y) { put_one(sprites_.lit(), x, y); });
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
            placer.place(dot, [&](int x, int y) { put_sprite(picture, sprites_.lit(), x, y, canvas); });
        });
    }
    dots_.each(from, to, [&](const PlaneDot& dot) {
        placer.place(dot, [&](int x, int y) {
            put_sprite(picture, sprites_.of(dot), x, y, canvas);
            ++last_drawn_;
        });
    });
}

// --- a million of them, a part at a time

void PlanePointsItem::beginSlices(const DotPlaces& places) {
    if (slices_.active && slices_.places == places) {
        slices_.again = slices_.again || !changes_.touched.empty() || changes_.whole;
        return;
    }
    slices_.active = true;
    slices_.again = false;
    slices_.meanwhile.clear();
    slices_.at = 0;
    slices_.places = places;
    if (slices_.picture.size() != places.size)
        slices_.picture = QImage(places.size, QImage::Format_ARGB32_Premultiplied);
    slices_.picture.fill(Qt::transparent);
    slices_.timer.start();
}

void PlanePointsItem::paintSlice() {
    if (!slices_.active) return;
    const std::size_t end = std::min(slices_.at + slice, dots_.chunks());
    if (slices_.at < end) {
        put(slices_.picture, slices_.places, slices_.at, end);
        dots_.place(slices_.places, slices_.at, end);
    }
    slices_.at = end;
    if (end < dots_.chunks()) {
        slices_.timer.start();
        return;
    }
    slices_.active = false;
    canvas_.swap(slices_.picture);
    show(slices_.places);
    changes_.pressing = changes_.pressing || !slices_.meanwhile.empty();
    changes_.touched.insert(changes_.touched.end(), slices_.meanwhile.begin(), slices_.meanwhile.end());
    slices_.meanwhile.clear();
    if (slices_.again) beginSlices(shown_);  // what was painted first may have changed meanwhile
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
            sprites_.draw_lit(painter, middle, radius());
    });
    painter.setRenderHint(QPainter::Antialiasing, false);
    dots_.each([&](const PlaneDot& dot) {
        const QPointF middle = mapping.to_pixel(dot.x, dot.y);
        if (seen.contains(middle)) sprites_.draw(painter, middle, dot, radius());
    });
}

void PlanePointsItem::drawOneByOne(QPainter& painter, const DotPlaces& places) {
    stopSlices();
    if (places.ratio != shown_.ratio || places.radius != shown_.radius) sprites_.renew(places.ratio, places.radius);
    shown_ = places;
    canvas_ = slices_.picture = {};
    changes_.whole = true;  // of a picture, when there are more
    changes_.pressing = false;
    changes_.touched.clear();
    last_drawn_ = 0;
    painter.scale(1 / places.ratio, 1 / places.ratio);
    const DotPlacer placer(places);
    const auto put_one = [&](const Sprite& sprite, int x, int y) {
        painter.drawImage(places.origin + QPoint(x - sprite.reach, y - sprite.reach), sprite.picture);
    };
    if (dots_.any_lit()) {
        dots_.each([&](const PlaneDot& dot) {
            if (dot.lit) placer.place(dot, [&](int x, int y) { put_one(sprites_.lit(), x, y); });
        });
    }
    dots_.each([&](const PlaneDot& dot) {
        placer.place(dot, [&](int x, int y) {
            put_one(sprites_.of(dot), x, y);
            ++last_drawn_;
        });
    });
}

void PlanePointsItem::bringUpToDate(const DotPlaces& places) {
    const bool same_look = places.ratio == shown_.ratio && places.radius == shown_.radius && !canvas_.isNull();
    const bool in_parts = same_look && dots_.size() > sliced_from;
    const bool much = changes_.whole || changes_.touched.size() > most_mended_at_once;
    // what training has changed may wait a moment, what the person has just done may not
    const bool patient =
        !changes_.pressing && (changes_.whole || !changes_.touched.empty()) && places == shown_ && same_look;
    const bool for_another_view = slices_.active && slices_.places != places;
    if (changes_.whole || places != shown_ || !changes_.touched.empty()) last_drawn_ = 0;
    if ((in_parts && (much || places != shown_ || for_another_view)) || (patient && dots_.size() > patient_from)) {
        beginSlices(places);
    } else if (changes_.whole || places != shown_) {
        renew(places);
    } else if (!changes_.touched.empty()) {
        mend();
    }
    changes_.whole = changes_.pressing = false;
    changes_.touched.clear();
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
