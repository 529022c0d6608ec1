#include "core/data/points.h"

#include <algorithm>
#include <unordered_map>

namespace separatrix {

namespace {

/// Neighbours are joined below this, so that erasing a lot does not leave crumbs.
constexpr std::size_t smallest_chunk = Points::chunk_size / 4;

}  // namespace

Points::Points(std::initializer_list<Point> points) { append({points.begin(), points.size()}); }

Points::Points(const std::vector<Point>& points) { append(points); }

Points::Points(std::vector<Point>&& points) {
    chunks_.reserve(points.size() / chunk_size + 1);
    for (std::size_t begin = 0; begin < points.size(); begin += chunk_size) {
        const std::size_t end = std::min(points.size(), begin + chunk_size);
        add_chunk(Chunk(std::make_move_iterator(points.begin() + static_cast<std::ptrdiff_t>(begin)),
                        std::make_move_iterator(points.begin() + static_cast<std::ptrdiff_t>(end))));
    }
}

void Points::add_chunk(Chunk chunk) {
    const std::size_t begin = size();
    chunks_.push_back(std::make_shared<const Chunk>(std::move(chunk)));
    begins_.push_back(begin);
}

void Points::count_from(std::size_t chunk) {
    begins_.resize(chunks_.size());
    for (std::size_t c = chunk; c < chunks_.size(); ++c)
        begins_[c] = c == 0 ? 0 : begins_[c - 1] + chunks_[c - 1]->size();
}

std::size_t Points::chunk_of(std::size_t index) const {
    return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), index) - begins_.begin()) - 1;
}

const Point& Points::operator[](std::size_t index) const {
    const std::size_t c = chunk_of(index);
    return (*chunks_[c])[index - begins_[c]];
}

std::optional<std::size_t> Points::index_of(std::uint64_t id) const {
    // ids usually rise: then the chunk whose ends embrace the id holds it, or nobody does
    for (const bool embracing : {true, false}) {
        for (std::size_t c = 0; c < chunks_.size(); ++c) {
            const Chunk& chunk = *chunks_[c];
            if ((chunk.front().id <= id && id <= chunk.back().id) != embracing) continue;
            const auto found = std::find_if(chunk.begin(), chunk.end(), [id](const Point& p) { return p.id == id; });
            if (found != chunk.end()) return begins_[c] + static_cast<std::size_t>(found - chunk.begin());
        }
    }
    return std::nullopt;
}

const Point* Points::find(std::uint64_t id) const {
    const auto index = index_of(id);
    return index ? &(*this)[*index] : nullptr;
}

void Points::clear() {
    chunks_.clear();
    begins_.clear();
}

void Points::append(std::span<const Point> points) {
    if (points.empty()) return;
    if (!chunks_.empty() && chunks_.back()->size() < chunk_size) {
        Chunk last;
        const std::size_t taken = std::min(points.size(), chunk_size - chunks_.back()->size());
        last.reserve(chunks_.back()->size() + taken);
        last = *chunks_.back();
        last.insert(last.end(), points.begin(), points.begin() + static_cast<std::ptrdiff_t>(taken));
        chunks_.back() = std::make_shared<const Chunk>(std::move(last));
        points = points.subspan(taken);
    }
    while (!points.empty()) {
        const std::size_t taken = std::min(points.size(), chunk_size);
        add_chunk(Chunk(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(taken)));
        points = points.subspan(taken);
    }
}

Point& Points::change(std::size_t index) {
    const std::size_t c = chunk_of(index);
    auto copy = std::make_shared<Chunk>(*chunks_[c]);
    Point& point = (*copy)[index - begins_[c]];
    chunks_[c] = std::move(copy);
    return point;
}

void Points::keep(std::vector<ChunkPointer>& kept, Chunk rest) {
    if (rest.empty()) return;
    const bool joins = !kept.empty() && rest.size() + kept.back()->size() <= chunk_size &&
                       std::min(rest.size(), kept.back()->size()) < smallest_chunk;
    if (joins) {
        Chunk joined = *kept.back();
        joined.insert(joined.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
        kept.back() = std::make_shared<const Chunk>(std::move(joined));
    } else {
        kept.push_back(std::make_shared<const Chunk>(std::move(rest)));
    }
}

void Points::erase_at(std::span<const std::size_t> indices) {
    if (indices.empty()) return;
    std::vector<ChunkPointer> kept;
    kept.reserve(chunks_.size());
    std::size_t next = 0;
    for (std::size_t c = 0; c < chunks_.size(); ++c) {
        const Chunk& chunk = *chunks_[c];
        const std::size_t end = begins_[c] + chunk.size();
        if (next == indices.size() || indices[next] >= end) {
            kept.push_back(std::move(chunks_[c]));
            continue;
        }
        Chunk rest;
        rest.reserve(chunk.size() - 1);
        auto from = chunk.begin();
        for (; next < indices.size() && indices[next] < end; ++next) {
            const auto gone = chunk.begin() + static_cast<std::ptrdiff_t>(indices[next] - begins_[c]);
            rest.insert(rest.end(), from, gone);
            from = gone + 1;
        }
        rest.insert(rest.end(), from, chunk.end());
        keep(kept, std::move(rest));
    }
    chunks_ = std::move(kept);
    count_from(0);
}

std::vector<std::size_t> Points::seen_in(const std::vector<ChunkPointer>& before) const {
    std::vector<std::size_t> result(chunks_.size(), unseen);
    std::vector<std::size_t> missing;
    std::vector<bool> found(before.size(), false);
    const auto match = [&](std::size_t chunk, std::size_t seen) {
        result[chunk] = seen;
        found[seen] = true;
    };
    std::size_t next = 0;
    for (std::size_t c = 0; c < chunks_.size(); ++c) {
        // most are where they were, or a little before or behind
        constexpr std::size_t few = 4;
        const std::size_t end = std::min(before.size(), next + few);
        std::size_t at = next;
        while (at < end && before[at] != chunks_[c]) ++at;
        if (at >= end) {
            at = std::min(before.size(), next - std::min(next, few));
            while (at < end && before[at] != chunks_[c]) ++at;
        }
        if (at >= end) {
            missing.push_back(c);
            ++next;
            continue;
        }
        match(c, at);
        next = at + 1;
    }
    std::unordered_map<const Chunk*, std::size_t> elsewhere;
    if (missing.empty()) return result;
    for (std::size_t b = 0; b < before.size(); ++b)
        if (!found[b]) elsewhere.emplace(before[b].get(), b);
    for (const std::size_t c : missing)
        if (const auto it = elsewhere.find(chunks_[c].get()); it != elsewhere.end()) match(c, it->second);
    return result;
}

bool Points::operator==(const Points& other) const {
    if (size() != other.size()) return false;
    std::size_t a = 0;
    std::size_t b = 0;
    const auto skip_shared = [&] {
        while (a < chunks_.size() && b < other.chunks_.size() && begins_[a] == other.begins_[b] &&
               chunks_[a] == other.chunks_[b]) {
            ++a;
            ++b;
        }
    };
    skip_shared();
    while (a < chunks_.size() && b < other.chunks_.size()) {
        // what both chunks cover
        const std::size_t from = std::max(begins_[a], other.begins_[b]);
        const std::size_t end_a = begins_[a] + chunks_[a]->size();
        const std::size_t end_b = other.begins_[b] + other.chunks_[b]->size();
        const std::size_t to = std::min(end_a, end_b);
        const auto at = [from](const Chunk& chunk, std::size_t begin) {
            return chunk.begin() + static_cast<std::ptrdiff_t>(from - begin);
        };
        const auto first = at(*chunks_[a], begins_[a]);
        if (!std::equal(first, first + static_cast<std::ptrdiff_t>(to - from), at(*other.chunks_[b], other.begins_[b])))
            return false;
        if (end_a == to) ++a;
        if (end_b == to) ++b;
        skip_shared();
    }
    return true;
}

Points::const_iterator Points::iterator_at(std::size_t index) const {
    const_iterator it;
    it.points_ = this;
    it.index_ = index;
    if (index >= size()) {
        it.chunk_ = chunks_.size();
        return it;
    }
    it.chunk_ = chunk_of(index);
    const Chunk& chunk = *chunks_[it.chunk_];
    it.point_ = chunk.data() + (index - begins_[it.chunk_]);
    it.chunk_end_ = chunk.data() + chunk.size();
    return it;
}

void Points::const_iterator::locate(std::size_t chunk) {
    chunk_ = chunk;
    point_ = chunk_end_ = nullptr;
    if (chunk >= points_->chunks_.size()) return;
    point_ = points_->chunks_[chunk]->data();
    chunk_end_ = point_ + points_->chunks_[chunk]->size();
}

}  // namespace separatrix
