#include "core/document/history_json.h"

#include "core/document/json_reader.h"

#include <cmath>
#include <limits>

namespace separatrix {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

std::string range_text(const ValueRange& range) {
    return '[' + json_any_number(range.first) + ',' + json_any_number(range.last) + ',' +
           json_any_number(range.smallest) + ',' + json_any_number(range.largest) + ']';
}

ValueRange range_of(const JsonValue& value) {
    const Vector four = vector_of(value, 4, false);
    return {four(0), four(1), four(2), four(3)};
}

std::string accuracy_text(const ValueRange& range) {
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    const bool alike =
        same(range.first, range.last) && same(range.first, range.smallest) && same(range.first, range.largest);
    return alike ? json_any_number(range.first) : range_text(range);
}

ValueRange accuracy_of(const JsonValue& value) {
    if (value.raw().is_array()) return range_of(value);
    const double number = value.any_number();
    return {number, number, number, number};
}

}  // namespace

std::string history_text(const LossHistory& history) {
    std::string text = "{\"stride\":" + std::to_string(history.stride()) + ",\"buckets\":[";
    for (std::size_t i = 0; i < history.buckets().size(); ++i) {
        const auto& bucket = history.buckets()[i];
        text += std::string(i > 0 ? "," : "") + "\n[" + std::to_string(bucket.first_epoch) + ',' +
                std::to_string(bucket.last_epoch) + ',' + range_text(bucket.loss) + ',' + range_text(bucket.test_loss) +
                ',' + accuracy_text(bucket.accuracy) + ',' + accuracy_text(bucket.test_accuracy) + ']';
    }
    return text + "]}";
}

LossHistory history_of(const JsonValue& value) {
    LossHistory history;
    const auto list = value.member("buckets");
    std::vector<LossBucket> buckets(list.size(history.capacity()));
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        const auto entry = list.element(i);
        if (const auto count = entry.size(6); count != 6)
            entry.refuse(ErrorCode::wrong_shape, std::to_string(count), "6");
        buckets[i] = {entry.element(0).integer(0, largest), entry.element(1).integer(0, largest),
                      range_of(entry.element(2)),           range_of(entry.element(3)),
                      accuracy_of(entry.element(4)),        accuracy_of(entry.element(5))};
    }
    const auto stride = value.member("stride").integer(1, std::int64_t{1} << 62);
    if (!history.restore(std::move(buckets), stride)) list.refuse(ErrorCode::out_of_range, "", Wanted::rising_epochs);
    return history;
}

}  // namespace separatrix
