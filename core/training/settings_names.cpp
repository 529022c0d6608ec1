// The names of all choices, as in the command line and in files.
#include <array>
#include <utility>

#include "core/training/settings.h"

namespace separatrix {

namespace {

template <class Choice>
struct Named {
    Choice choice;
    std::string_view name;
};

constexpr auto names_of(ModelKind) {
    return std::array<Named<ModelKind>, 4>{{{ModelKind::neuron, "neuron"},
                                            {ModelKind::regression, "regression"},
                                            {ModelKind::softmax, "softmax"},
                                            {ModelKind::mlp, "mlp"}}};
}
constexpr auto names_of(OutputKind) {
    return std::array<Named<OutputKind>, 2>{{{OutputKind::linear, "linear"}, {OutputKind::sigmoid, "sigmoid"}}};
}
constexpr auto names_of(LossKind) {
    return std::array<Named<LossKind>, 2>{{{LossKind::squared, "squared"}, {LossKind::cross_entropy, "cross-entropy"}}};
}
constexpr auto names_of(Activation) {
    return std::array<Named<Activation>, 9>{{{Activation::sigmoid, "sigmoid"},
                                             {Activation::tanh, "tanh"},
                                             {Activation::relu, "relu"},
                                             {Activation::leaky_relu, "leaky-relu"},
                                             {Activation::elu, "elu"},
                                             {Activation::softplus, "softplus"},
                                             {Activation::sine, "sine"},
                                             {Activation::identity, "identity"},
                                             {Activation::step, "step"}}};
}
constexpr auto names_of(OptimizerKind) {
    return std::array<Named<OptimizerKind>, 6>{{{OptimizerKind::gd, "gd"},
                                                {OptimizerKind::sgd, "sgd"},
                                                {OptimizerKind::momentum, "momentum"},
                                                {OptimizerKind::nesterov, "nesterov"},
                                                {OptimizerKind::rmsprop, "rmsprop"},
                                                {OptimizerKind::adam, "adam"}}};
}
constexpr auto names_of(Initializer) {
    return std::array<Named<Initializer>, 4>{{{Initializer::zeros, "zeros"},
                                              {Initializer::uniform, "uniform"},
                                              {Initializer::glorot, "glorot"},
                                              {Initializer::he, "he"}}};
}
constexpr auto names_of(ScaleKind) {
    return std::array<Named<ScaleKind>, 3>{
        {{ScaleKind::none, "none"}, {ScaleKind::range, "range"}, {ScaleKind::standard, "standard"}}};
}
constexpr auto names_of(BatchOrder) {
    return std::array<Named<BatchOrder>, 3>{{{BatchOrder::shuffle, "shuffle"},
                                             {BatchOrder::sequential, "sequential"},
                                             {BatchOrder::replacement, "replacement"}}};
}
constexpr auto names_of(ScheduleKind) {
    return std::array<Named<ScheduleKind>, 3>{
        {{ScheduleKind::constant, "constant"}, {ScheduleKind::step, "step"}, {ScheduleKind::cosine, "cosine"}}};
}
constexpr auto names_of(Precision) {
    return std::array<Named<Precision>, 2>{{{Precision::double_, "double"}, {Precision::float_, "float"}}};
}

template <class Choice>
std::string_view find_name(Choice choice) {
    static constexpr auto names = names_of(Choice{});
    for (const auto& named : names)
        if (named.choice == choice) return named.name;
    return {};
}

}  // namespace

std::string_view name_of(ModelKind choice) { return find_name(choice); }
std::string_view name_of(OutputKind choice) { return find_name(choice); }
std::string_view name_of(LossKind choice) { return find_name(choice); }
std::string_view name_of(Activation choice) { return find_name(choice); }
std::string_view name_of(OptimizerKind choice) { return find_name(choice); }
std::string_view name_of(Initializer choice) { return find_name(choice); }
std::string_view name_of(ScaleKind choice) { return find_name(choice); }
std::string_view name_of(BatchOrder choice) { return find_name(choice); }
std::string_view name_of(ScheduleKind choice) { return find_name(choice); }
std::string_view name_of(Precision choice) { return find_name(choice); }

template <class Choice>
std::optional<Choice> from_name(std::string_view name) {
    for (const auto& named : names_of(Choice{}))
        if (named.name == name) return named.choice;
    return std::nullopt;
}

template <class Choice>
std::span<const std::string_view> choice_names() {
    static constexpr auto names = [] {
        constexpr auto all = names_of(Choice{});
        std::array<std::string_view, all.size()> result{};
        for (const auto& named : all) result[static_cast<std::size_t>(named.choice)] = named.name;
        return result;
    }();
    return names;
}

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

template std::optional<ModelKind> from_name<ModelKind>(std::string_view);
template std::optional<OutputKind> from_name<OutputKind>(std::string_view);
template std::optional<LossKind> from_name<LossKind>(std::string_view);
template std::optional<Activation> from_name<Activation>(std::string_view);
template std::optional<OptimizerKind> from_name<OptimizerKind>(std::string_view);
template std::optional<Initializer> from_name<Initializer>(std::string_view);
template std::optional<ScaleKind> from_name<ScaleKind>(std::string_view);
template std::optional<BatchOrder> from_name<BatchOrder>(std::string_view);
template std::optional<ScheduleKind> from_name<ScheduleKind>(std::string_view);
template std::optional<Precision> from_name<Precision>(std::string_view);

template std::span<const std::string_view> choice_names<ModelKind>();
template std::span<const std::string_view> choice_names<OutputKind>();
template std::span<const std::string_view> choice_names<LossKind>();
template std::span<const std::string_view> choice_names<Activation>();
template std::span<const std::string_view> choice_names<OptimizerKind>();
template std::span<const std::string_view> choice_names<Initializer>();
template std::span<const std::string_view> choice_names<ScaleKind>();
template std::span<const std::string_view> choice_names<BatchOrder>();
template std::span<const std::string_view> choice_names<ScheduleKind>();
template std::span<const std::string_view> choice_names<Precision>();

}  // namespace separatrix
