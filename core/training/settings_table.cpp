#include "core/training/settings_table.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace separatrix {

namespace {

template <class Member>
SettingValue stored_value(const Member& member) {
    if constexpr (std::is_enum_v<Member>)
        return Chosen{static_cast<int>(member)};
    else if constexpr (std::is_same_v<Member, int>)
        return std::int64_t{member};
    else
        return member;
}

template <class Member>
void store_value(Member& member, const SettingValue& value) {
    if constexpr (std::is_enum_v<Member>)
        member = static_cast<Member>(std::get<Chosen>(value).index);
    else if constexpr (std::is_same_v<Member, int>)
        member = static_cast<int>(std::get<std::int64_t>(value));
    else
        member = std::get<Member>(value);
}

/// A row, and the way to the member of Settings that it is about.
template <class Access>
constexpr Setting setting_row(Access, Setting setting) {
    using Member = std::remove_cvref_t<decltype(Access{}(std::declval<Settings&>()))>;
    setting.get = [](const Settings& settings) { return stored_value(Access{}(settings)); };
    setting.set = [](Settings& settings, const SettingValue& value) { store_value(Access{}(settings), value); };
    if constexpr (std::is_enum_v<Member>) setting.choices = &choice_names<Member>;
    return setting;
}

constexpr SettingRange below_one{.low = 0, .high = 1, .below_high = true};
constexpr SettingRange penalty_range{.low = 0, .high = limits::max_penalty};

constexpr std::array setting_rows{
    setting_row([](auto& s) -> auto& { return s.model.model; },
                {.id = SettingId::model,
                 .name = "model",
                 .member = "model",
                 .place = 11,
                 .argument = "NAME",
                 .help = "what is trained: {choices} (neuron; with more than two classes softmax; with --hidden mlp)",
                 .effect = SettingEffect::new_start}),
    setting_row(
        [](auto& s) -> auto& { return s.model.hidden; },
        {.id = SettingId::hidden,
         .name = "hidden",
         .member = "hidden",
         .place = 12,
         .argument = "SIZES",
         .help = "hidden layers of the MLP, separated by commas, 0 for none: at most {count} layers of {low} to {high} "
                 "neurons ({default}). Without --model it chooses the MLP",
         .range = {.low = 1, .high = limits::max_hidden_size},
         .effect = SettingEffect::new_shape}),
    setting_row([](auto& s) -> auto& { return s.model.activation; },
                {.id = SettingId::activation,
                 .name = "activation",
                 .member = "activation",
                 .place = 13,
                 .argument = "NAME",
                 .help = "of the hidden layers or the one neuron: {choices} ({default})",
                 .effect = SettingEffect::new_shape}),
    setting_row([](auto& s) -> auto& { return s.model.output; },
                {.id = SettingId::output,
                 .name = "output",
                 .member = "output",
                 .place = 14,
                 .argument = "NAME",
                 .help = "outputs of softmax and MLP: {choices} ({default})",
                 .effect = SettingEffect::new_shape}),
    setting_row(
        [](auto& s) -> auto& { return s.training.loss; },
        {.id = SettingId::loss,
         .name = "loss",
         .member = "loss",
         .place = 21,
         .argument = "NAME",
         .help = "what is minimised: {choices} (cross-entropy; squared for regression and for a neuron that is not a "
                 "sigmoid)"}),
    setting_row([](auto& s) -> auto& { return s.training.batch_size; },
                {.id = SettingId::batch_size,
                 .name = "batch-size",
                 .member = "batch_size",
                 .place = 32,
                 .argument = "N|all",
                 .help = "points per step ({default}); gd always takes all",
                 .range = {.low = 1, .high = limits::max_batch_size},
                 .zero = ZeroMeans::all}),
    setting_row([](auto& s) -> auto& { return s.training.optimizer.kind; },
                {.id = SettingId::optimizer,
                 .name = "optimizer",
                 .member = "optimizer",
                 .place = 22,
                 .argument = "NAME",
                 .help = "how the weights move: {choices} ({default})"}),
    setting_row([](auto& s) -> auto& { return s.training.learning_rate; },
                {.id = SettingId::learning_rate,
                 .name = "learning-rate",
                 .member = "learning_rate",
                 .place = 31,
                 .argument = "F",
                 .help = "above 0 ({default})",
                 .range = {.low = 0, .high = limits::largest_learning_rate, .above_low = true}}),
    setting_row([](auto& s) -> auto& { return s.training.schedule.kind; },
                {.id = SettingId::schedule,
                 .name = "schedule",
                 .member = "schedule",
                 .place = 41,
                 .argument = "NAME",
                 .help = "of the learning rate: {choices} ({default})"}),
    setting_row([](auto& s) -> auto& { return s.training.schedule.epochs; },
                {.id = SettingId::schedule_epochs,
                 .name = "schedule-epochs",
                 .member = "schedule_epochs",
                 .place = 42,
                 .argument = "N",
                 .help = "step: epochs from one step to the next; cosine: epochs until its end ({default})",
                 .range = {.low = 1, .high = limits::max_epochs}}),
    setting_row(
        [](auto& s) -> auto& { return s.training.schedule.factor; },
        {.id = SettingId::schedule_factor,
         .name = "schedule-factor",
         .member = "schedule_factor",
         .place = 43,
         .argument = "F",
         .help = "step: each one multiplies the rate by it; cosine: it ends at this share of the rate, and stays there "
                 "({default})",
         .range = {.low = 0, .high = 1}}),
    setting_row([](auto& s) -> auto& { return s.training.optimizer.momentum; },
                {.id = SettingId::momentum,
                 .name = "momentum",
                 .member = "momentum",
                 .place = 23,
                 .argument = "F",
                 .help = "of momentum and nesterov ({default})",
                 .range = {.low = 0, .high = limits::max_momentum}}),
    setting_row([](auto& s) -> auto& { return s.training.optimizer.decay; },
                {.id = SettingId::decay,
                 .name = "decay",
                 .member = "decay",
                 .place = 24,
                 .argument = "F",
                 .help = "of rmsprop's squared gradients ({default})",
                 .range = below_one}),
    setting_row([](auto& s) -> auto& { return s.training.optimizer.beta1; },
                {.id = SettingId::beta1,
                 .name = "beta1",
                 .member = "beta1",
                 .place = 25,
                 .argument = "F",
                 .help = "of adam's mean gradient ({default})",
                 .range = below_one}),
    setting_row([](auto& s) -> auto& { return s.training.optimizer.beta2; },
                {.id = SettingId::beta2,
                 .name = "beta2",
                 .member = "beta2",
                 .place = 26,
                 .argument = "F",
                 .help = "of adam's squared gradient ({default})",
                 .range = below_one}),
    setting_row([](auto& s) -> auto& { return s.training.optimizer.epsilon; },
                {.id = SettingId::epsilon,
                 .name = "epsilon",
                 .member = "epsilon",
                 .place = 27,
                 .argument = "F",
                 .help = "of rmsprop and adam ({default})",
                 .range = {.low = 0, .high = 1, .above_low = true}}),
    setting_row([](auto& s) -> auto& { return s.training.order; },
                {.id = SettingId::order,
                 .name = "order",
                 .member = "order",
                 .place = 33,
                 .argument = "NAME",
                 .help = "of the points in an epoch: {choices} ({default})"}),
    setting_row([](auto& s) -> auto& { return s.training.penalty.l1; },
                {.id = SettingId::l1,
                 .name = "l1",
                 .member = "l1",
                 .place = 34,
                 .argument = "F",
                 .help = "penalty l1 Σ|w| ({default})",
                 .range = penalty_range}),
    setting_row([](auto& s) -> auto& { return s.training.penalty.l2; },
                {.id = SettingId::l2,
                 .name = "l2",
                 .member = "l2",
                 .place = 35,
                 .argument = "F",
                 .help = "penalty l2/2 Σw² ({default})",
                 .range = penalty_range}),
    setting_row([](auto& s) -> auto& { return s.training.penalty.biases; },
                {.id = SettingId::penalize_biases,
                 .name = "penalize-biases",
                 .member = "penalize_biases",
                 .place = 36,
                 .argument = "yes|no",
                 .help = "whether the penalties count the biases too ({default})"}),
    setting_row([](auto& s) -> auto& { return s.training.frozen; },
                {.id = SettingId::frozen, .name = "frozen", .member = "frozen", .place = 51}),
    setting_row([](auto& s) -> auto& { return s.training.faults; },
                {.id = SettingId::faults, .name = "backprop-faults", .member = "backprop_faults", .place = 61}),
    setting_row([](auto& s) -> auto& { return s.model.initializer; },
                {.id = SettingId::start,
                 .name = "start",
                 .member = "start",
                 .place = 15,
                 .argument = "NAME",
                 .help = "starting weights: {choices} ({default})",
                 .effect = SettingEffect::new_start}),
    setting_row([](auto& s) -> auto& { return s.model.scale; },
                {.id = SettingId::scale,
                 .name = "scale",
                 .member = "scale",
                 .place = 16,
                 .argument = "NAME",
                 .help = "inputs as they are, on [-1, 1], or standardised: {choices} ({default})"}),
    setting_row([](auto& s) -> auto& { return s.training.precision; },
                {.id = SettingId::precision,
                 .name = "precision",
                 .member = "precision",
                 .place = 72,
                 .argument = "NAME",
                 .help = "of the numbers: {choices} ({default})"}),
    setting_row([](auto& s) -> auto& { return s.seed; },
                {.id = SettingId::seed,
                 .name = "seed",
                 .member = "seed",
                 .place = 75,
                 .argument = "N",
                 .help = "of the starting weights and the order ({default})",
                 .effect = SettingEffect::new_start}),
    setting_row([](auto& s) -> auto& { return s.training.test_fraction; },
                {.id = SettingId::test_fraction,
                 .name = "test-fraction",
                 .member = "test_fraction",
                 .place = 71,
                 .argument = "F",
                 .help = "share of the points kept for testing, {low} to {high} ({default})",
                 .range = {.low = 0, .high = limits::max_test_fraction}}),
    setting_row([](auto& s) -> auto& { return s.training.stop_epochs; },  // the commands have --epochs of their own
                {.id = SettingId::epochs,
                 .name = "epochs",
                 .member = "epochs",
                 .place = 73,
                 .range = {.low = 0, .high = limits::max_epochs},
                 .zero = ZeroMeans::never,
                 .effect = SettingEffect::none}),
    setting_row([](auto& s) -> auto& { return s.training.stop_loss; },
                {.id = SettingId::stop_loss,
                 .name = "stop-loss",
                 .member = "stop_loss",
                 .place = 74,
                 .argument = "F",
                 .help = "end when the training loss falls below it; 0 never ({default})",
                 .range = {.low = 0, .high = SettingRange::no_end},
                 .zero = ZeroMeans::never,
                 .effect = SettingEffect::none}),
};

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < setting_rows.size(); ++i)
        if (setting_rows[i].id != static_cast<SettingId>(i)) return false;
    return setting_rows.back().id == SettingId::stop_loss;
}
static_assert(rows_are_in_order(), "setting(id) takes the row at the place of its id");

}  // namespace

std::span<const Setting> settings_table() { return setting_rows; }

const Setting& setting(SettingId id) { return setting_rows.at(static_cast<std::size_t>(id)); }

const Setting* find_setting(std::string_view name) {
    const auto found =
        std::find_if(setting_rows.begin(), setting_rows.end(), [name](const Setting& row) { return row.name == name; });
    return found == setting_rows.end() ? nullptr : &*found;
}

bool same_conditions(const Settings& a, const Settings& b) {
    return std::all_of(setting_rows.begin(), setting_rows.end(), [&](const Setting& row) {
        return row.effect == SettingEffect::none || row.get(a) == row.get(b);
    });
}

bool other_start(const Settings& a, const Settings& b) {
    return std::any_of(setting_rows.begin(), setting_rows.end(), [&](const Setting& row) {
        return row.effect == SettingEffect::new_start && row.get(a) != row.get(b);
    });
}

}  // namespace separatrix
