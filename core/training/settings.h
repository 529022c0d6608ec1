// Everything a person can set about the model and its training, with the defaults; more of each in settings_table.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/error.h"
#include "core/nn/architecture.h"
#include "core/nn/backprop_faults.h"
#include "core/nn/frozen.h"
#include "core/nn/initializer.h"
#include "core/nn/optimizer.h"
#include "core/nn/penalty.h"
#include "core/training/schedule.h"

namespace separatrix {

enum class BatchOrder { shuffle, sequential, replacement };
enum class Precision { double_, float_ };

struct ModelSettings {
    ModelKind model = ModelKind::neuron;
    std::vector<int> hidden{4};  ///< 0 ... 6 layers of 1 ... 64 neurons; kept while the model is not an MLP
    Activation activation = Activation::sigmoid;
    OutputKind output = OutputKind::linear;
    Initializer initializer = Initializer::glorot;
    ScaleKind scale = ScaleKind::range;
    bool operator==(const ModelSettings&) const = default;
};

struct TrainingSettings {
    LossKind loss = LossKind::cross_entropy;
    OptimizerSettings optimizer;
    double learning_rate = 0.1;  ///< that the schedule starts from
    LearningRateSchedule schedule;
    int batch_size = 1;  ///< 0: all training points; gd always uses all
    BatchOrder order = BatchOrder::shuffle;
    Penalty penalty;
    double test_fraction = 0;
    Precision precision = Precision::double_;
    std::int64_t stop_epochs = 0;  ///< pause after so many epochs of running; 0: never
    double stop_loss = 0;          ///< pause when the training loss falls below; 0: never
    FrozenParameters frozen;       ///< of the network that the model settings ask for
    BackpropFaults faults;
    bool operator==(const TrainingSettings&) const = default;
};

struct Settings {
    ModelSettings model;
    TrainingSettings training;
    std::uint64_t seed = 42;
    bool operator==(const Settings&) const = default;
};

namespace limits {
inline constexpr int max_hidden_layers = 6;
inline constexpr int max_hidden_size = 64;
inline constexpr double min_learning_rate = 1e-5;  ///< of the slider; typed values may be smaller
inline constexpr double max_learning_rate = 10;    ///< of the slider; typed values may go up to largest_learning_rate
inline constexpr double smallest_typed_rate = 1e-12;  ///< that the window takes; a file or a command may say less
inline constexpr double largest_learning_rate = 1e6;
inline constexpr double max_momentum = 0.9999;
inline constexpr double max_penalty = 10;
inline constexpr double max_test_fraction = 0.9;
inline constexpr int max_batch_size = 10'000'000;
inline constexpr std::int64_t max_epochs = 1'000'000'000;
}  // namespace limits

/// The shape of the network that these settings ask for.
Architecture architecture_of(const ModelSettings& model, int classes);
Objective objective_of(const Settings& settings, int classes);
/// The learning rate of the epoch that begins after `epoch` finished ones.
double learning_rate_at(const TrainingSettings& training, std::int64_t epoch);

/// The first setting that is out of its limits or does not go with the others (step is refused for training, the
/// neuron has two classes, its cross-entropy needs the sigmoid, regression is squared); nothing if all is well.
std::optional<Error> validate(const Settings& settings, int classes);

/// `settings` with the least changed so that the choices go together (for a window in which one choice was just made):
/// the neuron becomes softmax with more than two classes, regression takes the squared loss, a neuron whose activation
/// is not the sigmoid takes the squared loss. Values out of limits and the step are left for validate().
Settings compatible(Settings settings, int classes);

// Names as in the command line and in files; from_name answers nothing for an unknown name.
std::string_view name_of(ModelKind);
std::string_view name_of(OutputKind);
std::string_view name_of(LossKind);
std::string_view name_of(Activation);
std::string_view name_of(OptimizerKind);
std::string_view name_of(Initializer);
std::string_view name_of(ScaleKind);
std::string_view name_of(BatchOrder);
std::string_view name_of(ScheduleKind);
std::string_view name_of(Precision);
template <class Choice>
std::optional<Choice> from_name(std::string_view name);
/// All names of a choice, in its order.
template <class Choice>
std::span<const std::string_view> choice_names();
/// "sigmoid, tanh, ...": of a choice, for help texts and errors.
std::string listed(std::span<const std::string_view> names);

/// Sets one setting from text, by the name of its command-line option without the dashes ("learning-rate", "hidden",
/// ...). The error names the option and what it takes.
Expected<void> set_from_text(Settings& settings, std::string_view option, std::string_view text);

}  // namespace separatrix
