// The movies of a document: a value that is cheap to copy, to compare and to change a little.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/data/point.h"

namespace separatrix {

/// A sequence in chunks that are shared between copies and never change once they are made: a copy of 100,000 points
/// copies 400 pointers, an edit of one point copies the 256 beside it, and comparing passes over what is the same
/// chunk. So every undo step can hold a whole document. Reading from several threads is safe.
class Points {
public:
    static constexpr std::size_t chunk_size = 256;
    using Chunk = std::vector<Point>;
    using ChunkPointer = std::shared_ptr<const Chunk>;

    Points() = default;
    Points(std::initializer_list<Point> points);
    Points(const std::vector<Point>& points);  // NOLINT(google-explicit-constructor): the same values
    Points(std::vector<Point>&& points);       // NOLINT(google-explicit-constructor)

    std::size_t size() const { return begins_.empty() ? 0 : begins_.back() + chunks_.back()->size(); }
    bool empty() const { return chunks_.empty(); }
    /// O(log(size / chunk_size)); iterate where all are read.
    const Point& operator[](std::size_t index) const;
    const Point& front() const { return chunks_.front()->front(); }
    const Point& back() const { return chunks_.back()->back(); }
    /// Index of the point with this id: a look at every chunk and a scan of one or few.
    std::optional<std::size_t> index_of(std::uint64_t id) const;
    const Point* find(std::uint64_t id) const;
    std::vector<Point> to_vector() const { return {begin(), end()}; }

    void clear();
    void push_back(Point point) { append({&point, 1}); }
    void append(std::span<const Point> points);
    /// The point may be changed until the next call of another function; copies its chunk, so not for many in a row.
    Point& change(std::size_t index);
    /// `change(point)` for each point for which `concerns(point)`: each chunk is copied at most once.
    template <class Concerns, class Change>
    void change_if(const Concerns& concerns, const Change& change);
    /// Returns how many were removed.
    template <class Unwanted>
    std::size_t erase_if(const Unwanted& unwanted);
    /// These two look only at the chunks that hold these indices; all below size(), ascending, none twice.
    void erase_at(std::span<const std::size_t> indices);
    template <class Change>
    void change_at(std::span<const std::size_t> indices, const Change& change);

    /// Who keeps something for each chunk need not look again at those he has seen.
    const std::vector<ChunkPointer>& chunks() const { return chunks_; }
    static constexpr std::size_t unseen = static_cast<std::size_t>(-1);
    /// For each chunk its index among those that were seen `before`, or `unseen`.
    std::vector<std::size_t> seen_in(const std::vector<ChunkPointer>& before) const;
    /// What is kept for each chunk (`Piece::chunk` among it): pieces from `before` whose chunk is here too are moved,
    /// `fill(chunk's index, piece)` makes the others. In `before` stay, with their chunk, those of chunks that are
    /// gone.
    template <class Piece, class Fill>
    std::vector<Piece> pieces_from(std::vector<Piece>& before, const Fill& fill) const;

    /// Same points in the same order, however they are cut.
    bool operator==(const Points& other) const;

    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Point;
        using difference_type = std::ptrdiff_t;
        using pointer = const Point*;
        using reference = const Point&;

        const_iterator() = default;
        reference operator*() const { return *point_; }
        pointer operator->() const { return point_; }
        const_iterator& operator++() {
            ++index_;
            if (++point_ == chunk_end_) locate(chunk_ + 1);
            return *this;
        }
        const_iterator operator++(int) {
            const_iterator before = *this;
            ++*this;
            return before;
        }
        const_iterator& operator--() { return *this -= 1; }
        const_iterator operator--(int) {
            const_iterator before = *this;
            --*this;
            return before;
        }
        const_iterator& operator+=(difference_type n) {
            *this = points_->iterator_at(static_cast<std::size_t>(static_cast<difference_type>(index_) + n));
            return *this;
        }
        const_iterator& operator-=(difference_type n) { return *this += -n; }
        friend const_iterator operator+(const_iterator it, difference_type n) { return it += n; }
        friend const_iterator operator+(difference_type n, const_iterator it) { return it += n; }
        friend const_iterator operator-(const_iterator it, difference_type n) { return it -= n; }
        friend difference_type operator-(const const_iterator& a, const const_iterator& b) {
            return static_cast<difference_type>(a.index_) - static_cast<difference_type>(b.index_);
        }
        reference operator[](difference_type n) const { return *(*this + n); }
        bool operator==(const const_iterator& other) const { return index_ == other.index_; }
        bool operator<(const const_iterator& other) const { return index_ < other.index_; }
        bool operator>(const const_iterator& other) const { return other < *this; }
        bool operator<=(const const_iterator& other) const { return !(other < *this); }
        bool operator>=(const const_iterator& other) const { return !(*this < other); }

    private:
        friend class Points;
        void locate(std::size_t chunk);

        const Points* points_ = nullptr;
        std::size_t index_ = 0;
        std::size_t chunk_ = 0;
        const Point* point_ = nullptr;
        const Point* chunk_end_ = nullptr;
    };
    using value_type = Point;
    using iterator = const_iterator;

    const_iterator begin() const { return iterator_at(0); }
    const_iterator end() const { return iterator_at(size()); }

private:
    std::size_t chunk_of(std::size_t index) const;
    const_iterator iterator_at(std::size_t index) const;
    void add_chunk(Chunk chunk);
    /// Behind `kept`, joined with the chunk before it if one of the two is small.
    static void keep(std::vector<ChunkPointer>& kept, Chunk rest);
    void count_from(std::size_t chunk);

    std::vector<ChunkPointer> chunks_;  ///< none empty, none above chunk_size
    std::vector<std::size_t> begins_;   ///< index of each chunk's first point
};

template <class Piece, class Fill>
std::vector<Piece> Points::pieces_from(std::vector<Piece>& before, const Fill& fill) const {
    std::vector<ChunkPointer> chunks_before;
    chunks_before.reserve(before.size());
    for (const Piece& piece : before) chunks_before.push_back(piece.chunk);
    const auto seen = seen_in(chunks_before);
    std::vector<Piece> pieces;
    pieces.reserve(seen.size());
    for (std::size_t c = 0; c < seen.size(); ++c) {
        if (seen[c] != unseen && before[seen[c]].chunk) {
            pieces.push_back(std::move(before[seen[c]]));
            continue;
        }
        pieces.emplace_back().chunk = chunks_[c];
        fill(c, pieces.back());
    }
    return pieces;
}

template <class Concerns, class Change>
void Points::change_if(const Concerns& concerns, const Change& change) {
    for (auto& chunk : chunks_) {
        std::shared_ptr<Chunk> copy;
        for (std::size_t i = 0; i < chunk->size(); ++i) {
            if (!concerns((*chunk)[i])) continue;
            if (!copy) copy = std::make_shared<Chunk>(*chunk);
            change((*copy)[i]);
        }
        if (copy) chunk = std::move(copy);
    }
}

template <class Change>
void Points::change_at(std::span<const std::size_t> indices, const Change& change) {
    for (std::size_t next = 0; next < indices.size();) {
        const std::size_t c = chunk_of(indices[next]);
        auto copy = std::make_shared<Chunk>(*chunks_[c]);
        const std::size_t end = begins_[c] + copy->size();
        for (; next < indices.size() && indices[next] < end; ++next) change((*copy)[indices[next] - begins_[c]]);
        chunks_[c] = std::move(copy);
    }
}

template <class Unwanted>
std::size_t Points::erase_if(const Unwanted& unwanted) {
    const std::size_t before = size();
    std::vector<ChunkPointer> kept;
    kept.reserve(chunks_.size());
    for (auto& chunk : chunks_) {
        const auto first = std::find_if(chunk->begin(), chunk->end(), unwanted);
        if (first == chunk->end()) {
            kept.push_back(std::move(chunk));
            continue;
        }
        Chunk rest;
        rest.reserve(chunk->size() - 1);
        rest.assign(chunk->begin(), first);
        std::copy_if(first + 1, chunk->end(), std::back_inserter(rest),
                     [&](const Point& point) { return !unwanted(point); });
        keep(kept, std::move(rest));
    }
    chunks_ = std::move(kept);
    count_from(0);
    return before - size();
}

}  // namespace separatrix
