#include "core/document/history_json.h"

#include <cmath>
#include <limits>

#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/document/matrix_json.h"

namespace separatrix {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

void write_range(JsonWriter& writer, const ValueRange& range) {
    writer.open_array().value(range.first).value(range.last).value(range.smallest).value(range.largest).close_array();
}

ValueRange range_of(const JsonValue& value) {
    const Vector four = vector_of(value, 4, false);
    return {four(0), four(1), four(2), four(3)};
}

void write_accuracy(JsonWriter& writer, const ValueRange& range) {
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    if (same(range.first, range.last) && same(range.first, range.smallest) && same(range.first, range.largest))
        writer.value(range.first);
    else
        write_range(writer, range);
}

ValueRange accuracy_of(const JsonValue& value) {
    if (value.raw().is_array()) return range_of(value);
    const double number = value.any_number();
    return {number, number, number, number};
}

}  // namespace

void write_history(JsonWriter& writer, const LossHistory& history) {
    writer.open_object().member("stride", history.stride()).key("buckets").open_array();
    for (const auto& bucket : history.buckets()) {
        writer.on_new_line().open_array().value(bucket.first_epoch).value(bucket.last_epoch);
        write_range(writer, bucket.loss);
        write_range(writer, bucket.test_loss);
        write_accuracy(writer, bucket.accuracy);
        write_accuracy(writer, bucket.test_accuracy);
        writer.close_array();
    }
    writer.close_array().close_object();
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
