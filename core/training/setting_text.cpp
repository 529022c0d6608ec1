#include "core/training/setting_text.h"

#include <algorithm>

#include "core/data/numbers.h"

namespace separatrix {

namespace {

Error refusal(ErrorCode code, std::string_view name, std::string_view given, Expectation expected) {
    Error error;
    error.code = code;
    error.subject = excerpt(std::string(name));
    error.given = excerpt(std::string(given));
    error.expected = std::move(expected);
    return error;
}

/// A text becomes a value, or the reason why it is none. Whether it is within its limits is asked afterwards.
using Reading = tl::expected<SettingValue, ErrorCode>;
tl::unexpected<ErrorCode> none_because(ErrorCode code) { return tl::unexpected<ErrorCode>(code); }

/// 2.5 and 1e30 are whole numbers out of range, "two" is not a number.
tl::unexpected<ErrorCode> no_whole_number(std::string_view text) {
    return none_because(parse_number(text) ? ErrorCode::out_of_range : ErrorCode::not_a_number);
}

Reading read_choice(const Setting& setting, std::string_view text) {
    const auto names = setting.choices();
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return none_because(ErrorCode::unknown_choice);
    return Chosen{static_cast<int>(found - names.begin())};
}

Reading read_flag(std::string_view text) {
    if (text != "yes" && text != "no") return none_because(ErrorCode::unknown_choice);
    return text == "yes";
}

Reading read_number(std::string_view text) {
    const auto value = parse_number(text);
    if (!value) return none_because(ErrorCode::not_a_number);
    return *value;
}

Reading read_whole_number(const Setting& setting, std::string_view text) {
    if (setting.zero == ZeroMeans::all && text == "all") return std::int64_t{0};
    const auto value = parse_integer(text);
    if (!value) return no_whole_number(text);
    if (setting.zero == ZeroMeans::all && *value == 0) return none_because(ErrorCode::out_of_range);
    return std::int64_t{*value};
}

Reading read_seed(std::string_view text) {
    const auto value = parse_digits<std::uint64_t>(text);
    if (!value) return no_whole_number(text);
    return *value;
}

Reading read_sizes(const Setting& setting, std::string_view text) {
    std::vector<int> sizes;
    const bool no_layer = text.empty() || text == "0" || text == "none";
    for (std::size_t begin = 0; !no_layer && begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const std::string_view one = text.substr(begin, end - begin);
        const auto size = parse_integer(one);
        if (!size) return no_whole_number(one);
        if (!setting.range.holds(static_cast<double>(*size))) return none_because(ErrorCode::out_of_range);
        sizes.push_back(static_cast<int>(*size));
        begin = end + 1;
    }
    return sizes;
}

Reading reading_of(const Setting& setting, std::string_view text) {
    switch (setting.kind()) {
        case SettingKind::choice: return read_choice(setting, text);
        case SettingKind::flag: return read_flag(text);
        case SettingKind::number: return read_number(text);
        case SettingKind::whole_number: return read_whole_number(setting, text);
        case SettingKind::seed: return read_seed(text);
        case SettingKind::sizes: return read_sizes(setting, text);
        case SettingKind::frozen:
        case SettingKind::faults: break;  // not typed
    }
    return none_because(ErrorCode::unknown_choice);
}

std::string sizes_text(const std::vector<int>& sizes) {
    std::string text;
    for (const int size : sizes) text += (text.empty() ? "" : ",") + std::to_string(size);
    return text.empty() ? "none" : text;
}

bool is_typed(const Setting& setting) {
    return setting.kind() != SettingKind::frozen && setting.kind() != SettingKind::faults;
}

}  // namespace

std::string setting_text(const Setting& setting, const Settings& settings) {
    const SettingValue value = setting.get(settings);
    switch (setting.kind()) {
        case SettingKind::choice:
            return std::string(setting.choices()[static_cast<std::size_t>(std::get<Chosen>(value).index)]);
        case SettingKind::flag: return std::get<bool>(value) ? "yes" : "no";
        case SettingKind::number: return number_text(std::get<double>(value));
        case SettingKind::whole_number: {
            const auto number = std::get<std::int64_t>(value);
            return number == 0 && setting.zero == ZeroMeans::all ? "all" : std::to_string(number);
        }
        case SettingKind::seed: return std::to_string(std::get<std::uint64_t>(value));
        case SettingKind::sizes: return sizes_text(std::get<std::vector<int>>(value));
        case SettingKind::frozen:
        case SettingKind::faults: break;
    }
    return {};
}

Expected<SettingValue> setting_from_text(const Setting& setting, std::string_view text) {
    const Reading value = reading_of(setting, text);
    if (!value) return fail(refusal(value.error(), setting.name, text, setting.wanted()));
    if (!setting.is_within_limits(*value))
        return fail(refusal(ErrorCode::out_of_range, setting.name, text, setting.wanted()));
    return *value;
}

std::optional<Error> limit_error(const Setting& setting, const Settings& settings) {
    if (setting.is_within_limits(setting.get(settings))) return std::nullopt;
    return refusal(ErrorCode::out_of_range, setting.name, setting_text(setting, settings), setting.wanted());
}

Expected<void> set_from_text(Settings& settings, std::string_view option, std::string_view text) {
    const Setting* const found = find_setting(option);
    if (!found || !is_typed(*found)) {
        std::string names;
        for (const Setting& known : settings_table())
            if (is_typed(known)) names.append(names.empty() ? "" : ", ").append(known.name);
        return fail(refusal(ErrorCode::unknown_choice, "option", option, std::move(names)));
    }
    const auto value = setting_from_text(*found, text);
    if (!value) return fail(value.error());
    found->set(settings, *value);
    return {};
}

}  // namespace separatrix
