// The parts of the PyTorch script, from its head to its result.
#pragma once

#include "core/document/training_story.h"
#include "core/export/written_order.h"
#include "core/training/epoch_order.h"

namespace separatrix {

/// Everything the parts of the script look at.
struct ScriptParts {
    const TrainingStory& story;
    const Settings& settings;
    const TrainingSettings& training;
    Architecture architecture;
    std::shared_ptr<const Dataset> dataset;

    bool is_float() const { return training.precision == Precision::float_; }
    bool is_neuron() const { return architecture.model == ModelKind::neuron; }
    bool is_regression() const { return architecture.model == ModelKind::regression; }
    bool is_cross_entropy() const { return training.loss == LossKind::cross_entropy; }
    /// The activation at the end belongs to the loss then.
    bool ends_in_score() const { return is_neuron() && is_cross_entropy(); }
    Index batch_size() const { return effective_batch_size(training, dataset->train.size()); }
    bool is_in_order() const {
        return training.order == BatchOrder::sequential ||
               (training.order == BatchOrder::shuffle && batch_size() >= static_cast<Index>(dataset->train.size()));
    }
    bool writes_order() const {
        const auto longest = longest_written_order / static_cast<std::int64_t>(dataset->train.size());
        return !is_in_order() && story.epochs <= longest;
    }
};

// Each part is a piece of Python text that stands behind the one before it.
/// What the script is and does, in words; imports and options.
std::string pytorch_head(const ScriptParts& parts);
std::string pytorch_data(const ScriptParts& parts, const InputScale& scale);
std::string pytorch_model(const ScriptParts& parts);
std::string pytorch_loss(const ScriptParts& parts);
std::string pytorch_training(const ScriptParts& parts);
/// Writing the weights file.
std::string pytorch_result(const ScriptParts& parts, const InputScale& scale);

}  // namespace separatrix
