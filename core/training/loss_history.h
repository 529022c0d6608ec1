// Every epoch's loss in bounded memory: exact until it is full, then pairs of buckets are merged and each keeps the
// first, last, smallest and largest value of its epochs, so that no spike is lost.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace separatrix {

struct EpochLoss {
    std::int64_t epoch = 0;
    double loss = 0;
    double accuracy = 0;
    double test_loss = std::numeric_limits<double>::quiet_NaN();  ///< NaN without test points
    double test_accuracy = std::numeric_limits<double>::quiet_NaN();
};

struct ValueRange {
    double first = 0, last = 0, smallest = 0, largest = 0;
    bool operator==(const ValueRange&) const = default;
};

struct LossBucket {
    std::int64_t first_epoch = 0;
    std::int64_t last_epoch = 0;
    ValueRange loss;
    ValueRange test_loss;  ///< all NaN without test points
    ValueRange accuracy;
    ValueRange test_accuracy;  ///< all NaN without test points
    /// NaN equals NaN: no test points then and now.
    bool operator==(const LossBucket& other) const;
};

class LossHistory {
public:
    explicit LossHistory(std::size_t capacity = 4096);

    /// Epochs must rise; one that does not is ignored.
    void append(const EpochLoss& value);
    void clear();

    const std::vector<LossBucket>& buckets() const { return buckets_; }
    /// Epochs a full bucket covers: 1 until the first merge, then a power of two.
    std::int64_t stride() const { return stride_; }
    bool empty() const { return buckets_.empty(); }
    /// Rebuilds from buckets read from a file; false and unchanged if they are not in order or too many.
    bool restore(std::vector<LossBucket> buckets, std::int64_t stride);
    std::size_t capacity() const { return capacity_; }
    /// The same curve in at most `capacity` (>= 4) buckets, merged as append() would have.
    LossHistory reduced(std::size_t capacity) const;
    /// The same buckets; how many more would fit does not count.
    bool operator==(const LossHistory& other) const { return stride_ == other.stride_ && buckets_ == other.buckets_; }

private:
    void merge_pairs();

    std::vector<LossBucket> buckets_;
    std::int64_t stride_ = 1;
    std::size_t capacity_;
};

}  // namespace separatrix
