#include "core/document/settings_json.h"

#include <algorithm>

#include "core/data/numbers.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/training/settings_table.h"

namespace separatrix {

namespace {

// --- frozen weights: {"layer":"output" or a hidden layer from 0,"neuron":0,"input":1}, a bias without "input"

void write_frozen(JsonWriter& writer, const FrozenParameters& frozen) {
    writer.open_array();
    for (const auto& parameter : frozen) {
        writer.open_object().key("layer");
        if (parameter.layer == FrozenParameter::output_layer)
            writer.value("output");
        else
            writer.value(parameter.layer);
        writer.member("neuron", parameter.neuron);
        if (parameter.input != FrozenParameter::bias) writer.member("input", parameter.input);
        writer.close_object();
    }
    writer.close_array();
}

FrozenParameters frozen_of(const JsonValue& list) {
    constexpr std::size_t most =
        limits::max_hidden_layers * (limits::max_hidden_size + 1) * limits::max_hidden_size * 2;
    FrozenParameters frozen;
    for (std::size_t i = 0, count = list.size(most); i < count; ++i) {
        const JsonValue value = list.element(i);
        FrozenParameter parameter;
        const JsonValue layer = value.member("layer");
        if (!layer.raw().is_string())
            parameter.layer = static_cast<int>(layer.integer(0, limits::max_hidden_layers - 1));
        else if (layer.string() != "output")
            layer.refuse(ErrorCode::unknown_choice, layer.string(), Wanted::layer_of_frozen);
        parameter.neuron = static_cast<int>(value.member("neuron").integer(0, limits::max_hidden_size - 1));
        if (const auto input = value.optional("input"))
            parameter.input = static_cast<int>(input->integer(0, limits::max_hidden_size - 1));
        frozen.push_back(parameter);
    }
    std::sort(frozen.begin(), frozen.end());
    frozen.erase(std::unique(frozen.begin(), frozen.end()), frozen.end());
    return frozen;
}

// --- mistakes made on purpose: the names of those that are on

struct NamedFault {
    const char* name;
    bool BackpropFaults::*fault;
};
constexpr NamedFault named_faults[] = {{"wrong-sign", &BackpropFaults::wrong_sign},
                                       {"forget-slope", &BackpropFaults::forget_slope},
                                       {"forget-bias", &BackpropFaults::forget_bias}};

void write_faults(JsonWriter& writer, const BackpropFaults& faults) {
    writer.open_array();
    for (const auto& [name, fault] : named_faults)
        if (faults.*fault) writer.value(name);
    writer.close_array();
}

BackpropFaults faults_of(const JsonValue& list) {
    BackpropFaults faults;
    for (std::size_t i = 0, count = list.size(std::size(named_faults)); i < count; ++i) {
        const std::string given = list.element(i).string();
        bool found = false;
        for (const auto& [name, fault] : named_faults) {
            if (given != name) continue;
            faults.*fault = found = true;
        }
        if (!found) list.element(i).refuse(ErrorCode::unknown_choice, given, "wrong-sign, forget-slope, forget-bias");
    }
    return faults;
}

// --- one setting, as its row in the table says

/// The rows in the order of the file.
std::vector<const Setting*> rows_by_place() {
    std::vector<const Setting*> rows;
    for (const Setting& setting : settings_table()) rows.push_back(&setting);
    std::sort(rows.begin(), rows.end(), [](const Setting* a, const Setting* b) { return a->place < b->place; });
    return rows;
}

/// What few documents have is left out where it is not there.
bool is_written(const SettingValue& value) {
    if (const auto* frozen = std::get_if<FrozenParameters>(&value)) return !frozen->empty();
    if (const auto* faults = std::get_if<BackpropFaults>(&value)) return faults->any();
    return true;
}

void write_setting(JsonWriter& writer, const Setting& setting, const SettingValue& value) {
    switch (setting.kind()) {
        case SettingKind::choice:
            writer.value(setting.choices()[static_cast<std::size_t>(std::get<Chosen>(value).index)]);
            break;
        case SettingKind::flag: writer.value(std::get<bool>(value)); break;
        case SettingKind::number: writer.value(std::get<double>(value)); break;
        case SettingKind::whole_number: writer.value(std::get<std::int64_t>(value)); break;
        // as text: many readers of JSON have no 64 bits for a number
        case SettingKind::seed: writer.value(std::to_string(std::get<std::uint64_t>(value))); break;
        case SettingKind::sizes:
            writer.open_array();
            for (const int size : std::get<std::vector<int>>(value)) writer.value(size);
            writer.close_array();
            break;
        case SettingKind::frozen: write_frozen(writer, std::get<FrozenParameters>(value)); break;
        case SettingKind::faults: write_faults(writer, std::get<BackpropFaults>(value)); break;
    }
}

Chosen chosen_of(const JsonValue& value, const Setting& setting) {
    const std::string name = value.string();
    const auto names = setting.choices();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) value.refuse(ErrorCode::unknown_choice, name, listed(names));
    return {static_cast<int>(found - names.begin())};
}

double number_of(const JsonValue& value, const Setting& setting) {
    const double number = value.number();
    if (!setting.range.holds(number)) value.refuse(ErrorCode::out_of_range, number_text(number), setting.wanted());
    return number;
}

std::vector<int> sizes_of(const JsonValue& value, const SettingRange& range) {
    std::vector<int> sizes(value.size(static_cast<std::size_t>(limits::max_hidden_layers)));
    for (std::size_t l = 0; l < sizes.size(); ++l)
        sizes[l] = static_cast<int>(
            value.element(l).integer(static_cast<std::int64_t>(range.low), static_cast<std::int64_t>(range.high)));
    return sizes;
}

SettingValue value_of(const JsonValue& value, const Setting& setting) {
    switch (setting.kind()) {
        case SettingKind::choice: return chosen_of(value, setting);
        case SettingKind::flag: return value.boolean();
        case SettingKind::number: return number_of(value, setting);
        case SettingKind::whole_number:
            return value.integer(setting.zero == ZeroMeans::all ? 0 : static_cast<std::int64_t>(setting.range.low),
                                 static_cast<std::int64_t>(setting.range.high));
        case SettingKind::seed: return value.natural();
        case SettingKind::sizes: return sizes_of(value, setting.range);
        case SettingKind::frozen: return frozen_of(value);
        case SettingKind::faults: return faults_of(value);
    }
    return {};
}

}  // namespace

void write_settings(JsonWriter& writer, const Settings& settings) {
    static const std::vector<const Setting*> rows = rows_by_place();
    constexpr int places_of_a_line = 10;
    writer.open_object();
    int line = 1;
    for (const Setting* setting : rows) {
        const SettingValue value = setting->get(settings);
        if (!is_written(value)) continue;
        if (const int its_line = setting->place / places_of_a_line; its_line != line) {
            writer.on_new_line(2);
            line = its_line;
        }
        writer.key(setting->member);
        write_setting(writer, *setting, value);
    }
    writer.close_object();
}

Settings settings_of(const JsonValue& object, int classes) {
    Settings settings;
    for (const Setting& setting : settings_table())
        if (const auto value = object.optional(setting.member)) setting.set(settings, value_of(*value, setting));
    const auto& frozen = settings.training.frozen;
    if (existing_frozen(frozen, architecture_of(settings.model, classes)) != frozen)
        object.member(setting(SettingId::frozen).member).refuse(ErrorCode::out_of_range, "", Wanted::frozen_parameters);
    return settings;
}

}  // namespace separatrix
