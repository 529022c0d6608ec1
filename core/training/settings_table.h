// All settings, one row each. Limits, typed texts, documents, the options of the command line, titles and the labels of
// pinned curves read this table: a new setting is a member of Settings, a row here, and its use.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/data/error.h"
#include "core/training/settings.h"

namespace separatrix {

/// In the order in which people read them.
enum class SettingId {
    model,
    hidden,
    activation,
    output,
    loss,
    batch_size,
    optimizer,
    learning_rate,
    schedule,
    schedule_epochs,
    schedule_factor,
    momentum,
    decay,
    beta1,
    beta2,
    epsilon,
    order,
    l1,
    l2,
    penalize_biases,
    frozen,
    faults,
    start,
    scale,
    precision,
    seed,
    test_fraction,
    epochs,
    stop_loss
};

/// A choice by its place among its names.
struct Chosen {
    int index = 0;
    bool operator==(const Chosen&) const = default;
};
/// The value of any setting; its alternative tells the kind.
using SettingValue =
    std::variant<Chosen, bool, double, std::int64_t, std::uint64_t, std::vector<int>, FrozenParameters, BackpropFaults>;
/// In the order of SettingValue.
enum class SettingKind { choice, flag, number, whole_number, seed, sizes, frozen, faults };

/// low to high, of a number or of each size.
struct SettingRange {
    static constexpr double no_end = std::numeric_limits<double>::max();
    double low = 0;
    double high = 0;
    bool above_low = false;   ///< low itself is out
    bool below_high = false;  ///< high itself is out

    bool holds(double value) const;  ///< false for NaN
};

enum class ZeroMeans {
    zero,
    never,  ///< it is typed as "never" too
    all     ///< it is typed as "all" only, and lies outside the range
};

/// What a change means for a training that runs.
enum class SettingEffect {
    new_start,   ///< other starting weights
    new_shape,   ///< maybe another shape of the network
    conditions,  ///< it goes on, under other conditions than those its curve began with
    none         ///< it goes on as before: only when it pauses is different
};

struct Setting {
    SettingId id{};
    std::string_view name;      ///< of its option, without the dashes
    std::string_view member;    ///< of a document's settings
    int place = 0;              ///< in a document: 32 is the second one of the third line
    const char* argument = "";  ///< of its option in a help text; empty: it is none that all commands have
    const char* help = "";      ///< with {choices}, {default}, {low}, {high} and {count} (the most sizes)
    SettingRange range{};       ///< of numbers, whole numbers and sizes
    ZeroMeans zero = ZeroMeans::zero;
    SettingEffect effect = SettingEffect::conditions;
    SettingValue (*get)(const Settings&) = nullptr;
    void (*set)(Settings&, const SettingValue&) = nullptr;     ///< a value of its own kind, within its limits
    std::span<const std::string_view> (*choices)() = nullptr;  ///< names of a choice, else null

    SettingKind kind() const { return static_cast<SettingKind>(get(Settings{}).index()); }
    bool is_within_limits(const SettingValue& value) const;
    Expectation wanted() const;
};

std::span<const Setting> settings_table();
const Setting& setting(SettingId id);
/// By the name of its option; null if there is none.
const Setting* find_setting(std::string_view name);

/// Whether a curve that was begun under `a` goes on under the same conditions under `b`.
bool same_conditions(const Settings& a, const Settings& b);
/// Whether `b` asks for other starting weights than `a`, the shape of the network apart.
bool other_start(const Settings& a, const Settings& b);

}  // namespace separatrix
