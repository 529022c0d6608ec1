#include "ui/view/canvas/plane_dots.h"

#include <algorithm>
#include <utility>

namespace separatrix {

DotPlacer::DotPlacer(const DotPlaces& places)
    : left_(places.mapping.pixels.left()),
      bottom_(places.mapping.pixels.bottom()),
      low_x_(places.mapping.rect.x_low),
      low_y_(places.mapping.rect.y_low),
      across_(places.mapping.pixels.width() / (places.mapping.rect.x_high - low_x_)),
      up_(places.mapping.pixels.height() / (places.mapping.rect.y_high - low_y_)),
      seen_left_(left_ - 1),
      seen_right_(places.mapping.pixels.right() + 1),
      seen_top_(places.mapping.pixels.top() - 1),
      seen_bottom_(bottom_ + 1),
      ratio_(places.ratio),
      origin_x_(places.origin.x()),
      origin_y_(places.origin.y()) {}

PlaneDot PlaneDots::dot_of(const Point& point) const {
    const PlanePoint at = place_of(place_, point);
    return {at.x,
            at.y,
            point.id,
            static_cast<std::uint8_t>(std::clamp(point.label, 0, static_cast<int>(most_labels) - 1)),
            false,
            false,
            std::binary_search(lit_.begin(), lit_.end(), point.id)};
}

void PlaneDots::set_place(PointPlace place) {
    place_ = std::move(place);
    placed_anew_ = true;
}

PlaneDots::Change PlaneDots::set_points(const Points& points, const std::vector<bool>& is_test, const Touch& touch) {
    const auto& chunks = points.chunks();
    const bool placed_anew = std::exchange(placed_anew_, false);
    if (!placed_anew &&
        std::equal(chunks.begin(), chunks.end(), pieces_.begin(), pieces_.end(),
                   [](const Points::ChunkPointer& chunk, const Piece& piece) { return chunk == piece.chunk; })) {
        take_tests(is_test, touch);
        return Change::none;
    }
    const std::size_t size_before = size_;
    // chunks that both have are the same movies, wherever they begin now
    std::vector<Piece> before = std::exchange(pieces_, {});
    std::vector<std::size_t> fresh;
    std::vector<Piece> nothing_known;
    pieces_ = points.pieces_from(placed_anew ? nothing_known : before, [&](std::size_t c, Piece& piece) {
        fresh.push_back(c);
        piece.dots.reserve(piece.chunk->size());
        for (const Point& point : *piece.chunk) piece.dots.push_back(dot_of(point));
    });
    const bool some_stay = fresh.size() < pieces_.size() || before.empty();
    std::size_t known_ids = 0;
    // of the others, those that are as they were need not be drawn
    std::vector<PlaneDot> gone;
    for (const Piece& piece : before)
        if (piece.chunk) gone.insert(gone.end(), piece.dots.begin(), piece.dots.end());
    const auto by_id = [](const PlaneDot& a, const PlaneDot& b) { return a.id < b.id; };
    if (!std::is_sorted(gone.begin(), gone.end(), by_id)) std::sort(gone.begin(), gone.end(), by_id);
    std::vector<bool> stays(gone.size(), false);
    std::size_t next = 0;  // ids usually rise
    const auto find_gone = [&](std::uint64_t id) {
        if (next >= gone.size() || gone[next].id > id) next = 0;
        if (next < gone.size() && gone[next].id < id) {
            // the next few, else anywhere behind
            for (int few = 0; few < 8 && next < gone.size() && gone[next].id < id; ++few) ++next;
            const auto from = gone.begin() + static_cast<std::ptrdiff_t>(next);
            if (from != gone.end() && from->id < id)
                next = static_cast<std::size_t>(
                    std::lower_bound(from, gone.end(), id,
                                     [](const PlaneDot& dot, std::uint64_t i) { return dot.id < i; }) -
                    gone.begin());
        }
        return next < gone.size() && gone[next].id == id;
    };
    size_ = points.size();
    wrong_holds_ = false;
    std::vector<std::size_t> begins;
    std::size_t begin = 0;
    for (const Piece& piece : pieces_) {
        begins.push_back(begin);
        begin += piece.dots.size();
    }
    for (const std::size_t p : fresh) {
        for (std::size_t i = 0; i < pieces_[p].dots.size(); ++i) {
            PlaneDot& dot = pieces_[p].dots[i];
            const std::size_t index = begins[p] + i;
            dot.test = index < is_test.size() && is_test[index];
            if (find_gone(dot.id)) {
                ++known_ids;
                const PlaneDot& was = gone[next];
                // moved: until the next verdict
                dot.wrong = was.label == dot.label && was.wrong;
                if (was == dot) {
                    stays[next] = true;
                    continue;
                }
            }
            touch(dot);
        }
    }
    for (std::size_t i = 0; i < gone.size(); ++i)
        if (!stays[i]) touch(gone[i]);
    take_tests(is_test, touch);
    return some_stay || known_ids > size_before / 2 ? Change::some : Change::all;
}

void PlaneDots::take_tests(const std::vector<bool>& is_test, const Touch& touch) {
    const bool any = std::find(is_test.begin(), is_test.end(), true) != is_test.end();
    if (!any && !any_test_) return;
    any_test_ = any;
    std::size_t index = 0;
    for (Piece& piece : pieces_) {
        for (PlaneDot& dot : piece.dots) {
            const bool test = index < is_test.size() && is_test[index];
            ++index;
            if (dot.test == test) continue;
            dot.test = test;
            touch(dot);
        }
    }
}

bool PlaneDots::set_wrong(const std::vector<bool>& wrong, const Touch& touch) {
    if (wrong.size() != size_) return false;
    // the flags of last time are a part in 250 of the dots' memory: of a million, only the changed ones are looked at
    if (!wrong_holds_) {
        wrong_.resize(size_);
        std::size_t index = 0;
        each([&](const PlaneDot& dot) { wrong_[index++] = dot.wrong; });
        wrong_holds_ = true;
    }
    if (wrong_ == wrong) return false;
    std::size_t index = 0;
    for (Piece& piece : pieces_) {
        for (PlaneDot& dot : piece.dots) {
            const std::size_t i = index++;
            if (wrong_[i] == wrong[i]) continue;
            dot.wrong = wrong[i];
            touch(dot);
        }
    }
    wrong_ = wrong;
    return true;
}

bool PlaneDots::set_lit(std::vector<std::uint64_t> ids, const Touch& touch) {
    std::sort(ids.begin(), ids.end());
    if (ids == lit_) return false;
    lit_ = std::move(ids);
    for (Piece& piece : pieces_) {
        for (PlaneDot& dot : piece.dots) {
            const bool lit = std::binary_search(lit_.begin(), lit_.end(), dot.id);
            if (dot.lit == lit) continue;
            dot.lit = lit;
            touch(dot);
        }
    }
    return true;
}

std::size_t PlaneDots::wrong_count() const {
    std::size_t count = 0;
    each([&](const PlaneDot& dot) { count += dot.wrong ? 1 : 0; });
    return count;
}

void PlaneDots::place(const DotPlaces& places, std::size_t from_chunk, std::size_t to_chunk) {
    if (placed_for_ != places) {
        for (Piece& piece : pieces_) piece.is_placed = false;
        placed_for_ = places;
    }
    const DotPlacer placer(places);
    const int columns = places.tile_columns();
    const int tile_size = places.tile();
    for (std::size_t p = from_chunk; p < to_chunk; ++p) {
        Piece& piece = pieces_[p];
        if (piece.is_placed) continue;
        piece.placed.clear();
        for (std::size_t i = 0; i < piece.dots.size(); ++i) {
            placer.place(piece.dots[i], [&](int x, int y) {
                const int tile = y / tile_size * columns + x / tile_size;
                piece.placed.push_back(static_cast<Placed>(tile) * dots_in_chunk + static_cast<Placed>(i));
            });
        }
        std::sort(piece.placed.begin(), piece.placed.end());
        piece.is_placed = true;
    }
}

}  // namespace separatrix
