// What the PyTorch script says about itself.
#include "core/data/numbers.h"
#include "core/export/pytorch_parts.h"
#include "core/export/script_text.h"

namespace separatrix {

namespace {

std::string plural(std::int64_t count, const std::string& word) {
    return std::to_string(count) + ' ' + word + (count == 1 ? "" : "s");
}

std::string model_words(const ScriptParts& parts) {
    switch (parts.architecture.model) {
        case ModelKind::neuron:
            return "one neuron, h(x) = g(w.x + b), g = " + std::string(name_of(parts.architecture.activation));
        case ModelKind::regression: return "one number for all labels, (K - 1) g(w.x + b): the lecture's wrong way";
        case ModelKind::softmax: return "one neuron per label, W x + b";
        case ModelKind::mlp: break;
    }
    std::string sizes = "2";
    for (const int size : parts.architecture.layer_sizes()) sizes += '-' + std::to_string(size);
    return "an MLP, " + sizes + ", " + std::string(name_of(parts.architecture.activation));
}

std::string order_words(const ScriptParts& parts) {
    if (parts.is_in_order()) return "in the order of the file";
    const std::string how = parts.training.order == BatchOrder::shuffle ? "shuffled" : "drawn with replacement";
    return how + (parts.writes_order() ? ", in the order that Separatrix drew (ORDER below)"
                                       : ", by PyTorch: it draws otherwise than Separatrix, see below");
}

std::string rate_words(const TrainingSettings& training) {
    const auto& schedule = training.schedule;
    const std::string rate = number_text(training.learning_rate);
    const std::string factor = number_text(schedule.factor);
    switch (schedule.kind) {
        case ScheduleKind::constant: break;
        case ScheduleKind::step: return rate + ", times " + factor + " every " + plural(schedule.epochs, "epoch");
        case ScheduleKind::cosine:
            return rate + ", along a cosine to " + factor + " of it in " + plural(schedule.epochs, "epoch");
    }
    return rate;
}

std::string verified_words(const ScriptParts& parts) {
    if (parts.training.faults.any())
        return "In Separatrix the backward pass of this document is broken on purpose. PyTorch's is not: the weights\n"
               "end elsewhere than Separatrix' own.";
    if (!parts.is_in_order() && !parts.writes_order())
        return "The order of the movies is random and too long to be written here, so PyTorch draws its own: the\n"
               "weights end elsewhere than Separatrix' own. Choose \"in order\" in Separatrix to compare digits.";
    if (parts.is_float())
        return "Separatrix trained this in single precision: the weights agree in the first digits only. Choose\n"
               "double precision in Separatrix to compare digits.";
    return "It ends with the weights that Separatrix ends with when it trains this document from its starting\n"
           "weights with these settings.\n"
           "How that was verified: the tests of Separatrix run scripts like this one (PyTorch 1.13, float64) for\n"
           "every model, loss, output, activation and optimizer, and compare all weights to 1e-9.";
}

}  // namespace

std::string pytorch_head(const ScriptParts& parts) {
    return filled(R"(#!/usr/bin/env python3
"""The movies and the network of Separatrix, learned once more with PyTorch.

model      {{model}}
loss       {{loss}}, {{optimizer}}, learning rate {{rate}}
epochs     {{epochs}}, {{batch}}, {{order}}

    python3 THIS_FILE                      trains and prints the loss of every epoch
    python3 THIS_FILE --weights OUT.json   also writes the final weights, for "separatrix predict OUT.json"

{{verified}}
"""
import argparse
import json
{{math}}
import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--weights", metavar="OUT.json", help="write the final weights")
arguments = parser.parse_args()
torch.set_default_dtype({{dtype}})  # {{precision}}

)",
                  {{"model", model_words(parts)},
                   {"loss", std::string(name_of(parts.training.loss))},
                   {"optimizer", std::string(name_of(parts.training.optimizer.kind))},
                   {"rate", rate_words(parts.training)},
                   {"epochs", std::to_string(parts.story.epochs)},
                   {"batch", parts.batch_size() >= static_cast<Index>(parts.dataset->train.size())
                                 ? "all movies at once"
                                 : "batches of " + plural(parts.batch_size(), "movie")},
                   {"order", order_words(parts)},
                   {"verified", verified_words(parts)},
                   {"math", parts.training.schedule.kind == ScheduleKind::cosine ? "import math\n" : ""},
                   {"dtype", parts.is_float() ? "torch.float32" : "torch.float64"},
                   {"precision", parts.is_float() ? "single precision, as chosen in Separatrix"
                                                  : "double precision, as Separatrix computes"}});
}

}  // namespace separatrix
