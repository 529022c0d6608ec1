// What a row of the table takes.
#include <algorithm>

#include "core/training/settings_table.h"

namespace separatrix {

bool SettingRange::holds(double value) const {
    return (above_low ? value > low : value >= low) && (below_high ? value < high : value <= high);
}

bool Setting::is_within_limits(const SettingValue& value) const {
    if (const auto* number = std::get_if<double>(&value)) return range.holds(*number);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return range.holds(static_cast<double>(*whole)) || (*whole == 0 && zero == ZeroMeans::all);
    if (const auto* sizes = std::get_if<std::vector<int>>(&value))
        return sizes->size() <= static_cast<std::size_t>(limits::max_hidden_layers) &&
               std::all_of(sizes->begin(), sizes->end(), [this](int size) { return range.holds(size); });
    return true;
}

Expectation Setting::wanted() const {
    Expectation result(Wanted::numbers);
    const auto end = [exact = kind() == SettingKind::number](double value) -> ExactNumber {
        if (exact) return value;
        return static_cast<std::int64_t>(value);
    };
    switch (kind()) {
        case SettingKind::choice: return listed(choices());
        case SettingKind::flag: return "no, yes";
        case SettingKind::seed: return from_to(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
        case SettingKind::frozen: return Wanted::frozen_parameters;
        case SettingKind::faults: return {};
        case SettingKind::number: break;
        case SettingKind::whole_number:
            if (zero == ZeroMeans::all) result.kind = Wanted::numbers_or_all;
            break;
        case SettingKind::sizes:
            result.kind = Wanted::layer_sizes;
            result.count = limits::max_hidden_layers;
            break;
    }
    result.low = end(range.low);
    if (range.high != SettingRange::no_end) result.high = end(range.high);
    result.above_low = range.above_low;
    result.below_high = range.below_high;
    return result;
}

}  // namespace separatrix
