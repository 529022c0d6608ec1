#include "core/training/loss_history.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace separatrix {

namespace {

ValueRange range_of(double value) { return {value, value, value, value}; }

/// Keeps finite extremes where there are any: NaN (no test points yet) joins nothing.
ValueRange joined(const ValueRange& a, const ValueRange& b) {
    return {a.first, b.last, std::fmin(a.smallest, b.smallest), std::fmax(a.largest, b.largest)};
}

void join(LossBucket& bucket, const LossBucket& next) {
    bucket.last_epoch = next.last_epoch;
    bucket.loss = joined(bucket.loss, next.loss);
    bucket.test_loss = joined(bucket.test_loss, next.test_loss);
    bucket.accuracy = joined(bucket.accuracy, next.accuracy);
    bucket.test_accuracy = joined(bucket.test_accuracy, next.test_accuracy);
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same(const ValueRange& a, const ValueRange& b) {
    return same(a.first, b.first) && same(a.last, b.last) && same(a.smallest, b.smallest) && same(a.largest, b.largest);
}

}  // namespace

bool LossBucket::operator==(const LossBucket& other) const {
    return first_epoch == other.first_epoch && last_epoch == other.last_epoch && same(loss, other.loss) &&
           same(test_loss, other.test_loss) && same(accuracy, other.accuracy) &&
           same(test_accuracy, other.test_accuracy);
}

LossHistory::LossHistory(std::size_t capacity) : capacity_(std::max<std::size_t>(capacity, 4)) {}

void LossHistory::append(const EpochLoss& value) {
    if (!buckets_.empty() && value.epoch <= buckets_.back().last_epoch) return;
    const LossBucket single{value.epoch,
                            value.epoch,
                            range_of(value.loss),
                            range_of(value.test_loss),
                            range_of(value.accuracy),
                            range_of(value.test_accuracy)};
    if (!buckets_.empty() && value.epoch - buckets_.back().first_epoch < stride_) {
        join(buckets_.back(), single);
        return;
    }
    if (buckets_.size() == capacity_) {
        merge_pairs();
        append(value);
        return;
    }
    buckets_.push_back(single);
}

void LossHistory::merge_pairs() {
    std::vector<LossBucket> merged;
    merged.reserve(capacity_);
    for (std::size_t i = 0; i < buckets_.size(); i += 2) {
        merged.push_back(buckets_[i]);
        if (i + 1 < buckets_.size()) join(merged.back(), buckets_[i + 1]);
    }
    buckets_ = std::move(merged);
    stride_ *= 2;
}

LossHistory LossHistory::reduced(std::size_t capacity) const {
    LossHistory result = *this;
    result.capacity_ = std::max<std::size_t>(capacity, 4);
    while (result.buckets_.size() > result.capacity_) result.merge_pairs();
    return result;
}

void LossHistory::clear() {
    buckets_.clear();
    stride_ = 1;
}

bool LossHistory::restore(std::vector<LossBucket> buckets, std::int64_t stride) {
    if (stride < 1 || !std::has_single_bit(static_cast<std::uint64_t>(stride)) || buckets.size() > capacity_)
        return false;
    std::int64_t previous = -1;
    for (const auto& bucket : buckets) {
        if (bucket.first_epoch <= previous || bucket.last_epoch < bucket.first_epoch) return false;
        previous = bucket.last_epoch;
    }
    buckets_ = std::move(buckets);
    stride_ = stride;
    return true;
}

}  // namespace separatrix
