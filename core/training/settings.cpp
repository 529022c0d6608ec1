#include "core/training/settings.h"

#include <cmath>
#include <limits>

#include "core/data/numbers.h"

namespace separatrix {

namespace {

Error wrong(ErrorCode code, std::string_view option, std::string given, Expectation expected) {
    Error error;
    error.code = code;
    error.subject = excerpt(std::string(option));
    error.given = excerpt(std::move(given));
    error.expected = std::move(expected);
    return error;
}

/// Numbers from low to high; `open_low` excludes low itself.
struct Range {
    double low = 0;
    double high = 0;
    bool open_low = false;
    bool open_high = false;

    bool holds(double value) const {  // false for NaN
        return (open_low ? value > low : value >= low) && (open_high ? value < high : value <= high);
    }
    Expectation wanted() const {
        Expectation result = open_low ? more_than(low) : at_least(low);
        if (high != std::numeric_limits<double>::max()) result.high = high;
        result.below_high = open_high;
        return result;
    }
};

constexpr Range learning_rate_range{0, limits::largest_learning_rate, true};
constexpr Range momentum_range{0, limits::max_momentum};
constexpr Range below_one{0, 1, false, true};
constexpr Range epsilon_range{0, 1, true};
constexpr Range penalty_range{0, limits::max_penalty};
constexpr Range test_fraction_range{0, limits::max_test_fraction};
constexpr Range schedule_factor_range{0, 1};
constexpr Range stop_loss_range{0, std::numeric_limits<double>::max()};

Expectation whole_numbers(std::int64_t low, std::int64_t high, Wanted kind = Wanted::numbers) {
    Expectation result = from_to(low, high);
    result.kind = kind;
    return result;
}
Expectation wanted_batch() { return whole_numbers(1, limits::max_batch_size, Wanted::numbers_or_all); }
Expectation wanted_epochs(std::int64_t low) { return whole_numbers(low, limits::max_epochs); }
Expectation wanted_hidden() {
    Expectation result = whole_numbers(1, limits::max_hidden_size, Wanted::layer_sizes);
    result.count = limits::max_hidden_layers;
    return result;
}
std::string hidden_text(const std::vector<int>& hidden) {
    std::string text;
    for (const int size : hidden) text += (text.empty() ? "" : ",") + std::to_string(size);
    return text;
}

bool fits(const std::vector<int>& hidden) {
    if (hidden.size() > static_cast<std::size_t>(limits::max_hidden_layers)) return false;
    for (const int size : hidden)
        if (size < 1 || size > limits::max_hidden_size) return false;
    return true;
}

std::optional<Error> check_limits(const Settings& settings) {
    const auto& training = settings.training;
    if (!fits(settings.model.hidden))
        return wrong(ErrorCode::out_of_range, "hidden", hidden_text(settings.model.hidden), wanted_hidden());
    const struct {
        std::string_view option;
        double value;
        const Range& range;
    } numbers[] = {
        {"learning-rate", training.learning_rate, learning_rate_range},
        {"momentum", training.optimizer.momentum, momentum_range},
        {"decay", training.optimizer.decay, below_one},
        {"beta1", training.optimizer.beta1, below_one},
        {"beta2", training.optimizer.beta2, below_one},
        {"epsilon", training.optimizer.epsilon, epsilon_range},
        {"l1", training.penalty.l1, penalty_range},
        {"l2", training.penalty.l2, penalty_range},
        {"test-fraction", training.test_fraction, test_fraction_range},
        {"stop-loss", training.stop_loss, stop_loss_range},
        {"schedule-factor", training.schedule.factor, schedule_factor_range},
    };
    for (const auto& [option, value, range] : numbers)
        if (!range.holds(value)) return wrong(ErrorCode::out_of_range, option, number_text(value), range.wanted());
    if (training.batch_size < 0 || training.batch_size > limits::max_batch_size)
        return wrong(ErrorCode::out_of_range, "batch-size", std::to_string(training.batch_size), wanted_batch());
    if (training.stop_epochs < 0 || training.stop_epochs > limits::max_epochs)
        return wrong(ErrorCode::out_of_range, "epochs", std::to_string(training.stop_epochs), wanted_epochs(0));
    if (training.schedule.epochs < 1 || training.schedule.epochs > limits::max_epochs)
        return wrong(ErrorCode::out_of_range, "schedule-epochs", std::to_string(training.schedule.epochs),
                     wanted_epochs(1));
    return std::nullopt;
}

std::optional<Error> check_combination(const Settings& settings, int classes) {
    const auto& model = settings.model;
    const auto given = [](auto choice) { return std::string(name_of(choice)); };
    const bool uses_activation =
        model.model == ModelKind::neuron || (model.model == ModelKind::mlp && !model.hidden.empty());
    if (uses_activation && !can_learn(model.activation))
        return wrong(ErrorCode::step_cannot_learn, "activation", given(model.activation), "");
    if (model.model == ModelKind::neuron && classes != 2)
        return wrong(ErrorCode::needs_two_classes, "model", std::to_string(classes), "2");
    if (model.model == ModelKind::neuron && settings.training.loss == LossKind::cross_entropy &&
        model.activation != Activation::sigmoid)
        return wrong(ErrorCode::cross_entropy_needs_sigmoid, "loss", given(model.activation), "sigmoid");
    if (model.model == ModelKind::regression && settings.training.loss != LossKind::squared)
        return wrong(ErrorCode::regression_needs_squared, "loss", given(settings.training.loss), "squared");
    return std::nullopt;
}

using Result = Expected<void>;

template <class Choice>
Result set_choice(Choice& target, std::string_view option, std::string_view text) {
    const auto choice = from_name<Choice>(text);
    if (!choice) return fail(wrong(ErrorCode::unknown_choice, option, std::string(text), choices_text<Choice>()));
    target = *choice;
    return {};
}

Result set_number(double& target, std::string_view option, std::string_view text, const Range& range) {
    const auto value = parse_number(text);
    if (!value) return fail(wrong(ErrorCode::not_a_number, option, std::string(text), range.wanted()));
    if (!range.holds(*value)) return fail(wrong(ErrorCode::out_of_range, option, std::string(text), range.wanted()));
    target = *value;
    return {};
}

/// Whole numbers only: 2.5 and 1e30 are out of range, "two" is not a number.
template <class Integer>
Result set_integer(Integer& target, std::string_view option, std::string_view text, Integer low, Integer high,
                   const Expectation& wanted) {
    const auto value = parse_integer(text);
    if (!value) {
        const auto code = parse_number(text) ? ErrorCode::out_of_range : ErrorCode::not_a_number;
        return fail(wrong(code, option, std::string(text), wanted));
    }
    if (*value < low || *value > high) return fail(wrong(ErrorCode::out_of_range, option, std::string(text), wanted));
    target = static_cast<Integer>(*value);
    return {};
}

Result set_seed(std::uint64_t& target, std::string_view option, std::string_view text) {
    if (const auto value = parse_digits<std::uint64_t>(text)) {
        target = *value;
        return {};
    }
    const auto code = parse_number(text) ? ErrorCode::out_of_range : ErrorCode::not_a_number;
    return fail(
        wrong(code, option, std::string(text), from_to(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max())));
}

Result set_hidden(std::vector<int>& target, std::string_view option, std::string_view text) {
    std::vector<int> hidden;
    const bool no_layer = text.empty() || text == "0" || text == "none";
    for (std::size_t begin = 0; !no_layer && begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        int size = 0;
        const auto set =
            set_integer(size, option, text.substr(begin, end - begin), 1, limits::max_hidden_size, wanted_hidden());
        if (!set) return fail(wrong(set.error().code, option, std::string(text), wanted_hidden()));
        hidden.push_back(size);
        begin = end + 1;
    }
    if (!fits(hidden)) return fail(wrong(ErrorCode::out_of_range, option, std::string(text), wanted_hidden()));
    target = std::move(hidden);
    return {};
}

}  // namespace

Architecture architecture_of(const ModelSettings& model, int classes) {
    // hidden sizes that do not apply are left out, so that equal shapes compare equal
    const auto hidden = model.model == ModelKind::mlp ? model.hidden : std::vector<int>{};
    return {model.model, hidden, model.activation, model.output, 2, classes};
}

Objective objective_of(const Settings& settings, int classes) {
    return {settings.model.model, settings.training.loss, classes};
}

double learning_rate_at(const TrainingSettings& training, std::int64_t epoch) {
    return scheduled_rate(training.learning_rate, training.schedule, epoch);
}

std::optional<Error> validate(const Settings& settings, int classes) {
    if (auto error = check_limits(settings)) return error;
    return check_combination(settings, classes);
}

Settings compatible(Settings settings, int classes) {
    auto& model = settings.model;
    if (model.model == ModelKind::neuron && classes != 2) model.model = ModelKind::softmax;
    const bool only_squared = model.model == ModelKind::regression ||
                              (model.model == ModelKind::neuron && model.activation != Activation::sigmoid);
    if (only_squared) settings.training.loss = LossKind::squared;
    settings.training.frozen = existing_frozen(settings.training.frozen, architecture_of(model, classes));
    return settings;
}

Expected<void> set_from_text(Settings& settings, std::string_view option, std::string_view text) {
    auto& model = settings.model;
    auto& training = settings.training;
    if (option == "model") return set_choice(model.model, option, text);
    if (option == "hidden") return set_hidden(model.hidden, option, text);
    if (option == "activation") return set_choice(model.activation, option, text);
    if (option == "output") return set_choice(model.output, option, text);
    if (option == "start") return set_choice(model.initializer, option, text);
    if (option == "scale") return set_choice(model.scale, option, text);
    if (option == "loss") return set_choice(training.loss, option, text);
    if (option == "optimizer") return set_choice(training.optimizer.kind, option, text);
    if (option == "order") return set_choice(training.order, option, text);
    if (option == "schedule") return set_choice(training.schedule.kind, option, text);
    if (option == "precision") return set_choice(training.precision, option, text);
    if (option == "momentum") return set_number(training.optimizer.momentum, option, text, momentum_range);
    if (option == "decay") return set_number(training.optimizer.decay, option, text, below_one);
    if (option == "beta1") return set_number(training.optimizer.beta1, option, text, below_one);
    if (option == "beta2") return set_number(training.optimizer.beta2, option, text, below_one);
    if (option == "epsilon") return set_number(training.optimizer.epsilon, option, text, epsilon_range);
    if (option == "learning-rate") return set_number(training.learning_rate, option, text, learning_rate_range);
    if (option == "l1") return set_number(training.penalty.l1, option, text, penalty_range);
    if (option == "l2") return set_number(training.penalty.l2, option, text, penalty_range);
    if (option == "schedule-factor") return set_number(training.schedule.factor, option, text, schedule_factor_range);
    if (option == "test-fraction") return set_number(training.test_fraction, option, text, test_fraction_range);
    if (option == "stop-loss") return set_number(training.stop_loss, option, text, stop_loss_range);
    if (option == "seed") return set_seed(settings.seed, option, text);
    if (option == "epochs")
        return set_integer(training.stop_epochs, option, text, std::int64_t{0}, limits::max_epochs, wanted_epochs(0));
    if (option == "schedule-epochs")
        return set_integer(training.schedule.epochs, option, text, std::int64_t{1}, limits::max_epochs,
                           wanted_epochs(1));
    if (option == "batch-size") {
        if (text == "all") {
            training.batch_size = 0;
            return {};
        }
        return set_integer(training.batch_size, option, text, 1, limits::max_batch_size, wanted_batch());
    }
    return fail(wrong(ErrorCode::unknown_choice, "option", std::string(option),
                      "model, hidden, activation, output, start, scale, loss, optimizer, momentum, decay, beta1, "
                      "beta2, epsilon, learning-rate, schedule, schedule-epochs, schedule-factor, batch-size, epochs, "
                      "stop-loss, l1, l2, order, seed, "
                      "test-fraction, precision"));
}

}  // namespace separatrix
