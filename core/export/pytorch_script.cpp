#include "core/export/pytorch_script.h"

#include <algorithm>

#include "core/data/numbers.h"
#include "core/export/finite_weights.h"
#include "core/export/script_text.h"
#include "core/training/epoch_order.h"

namespace separatrix {

namespace {

/// Everything the parts of the script look at.
struct Parts {
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

std::string plural(std::int64_t count, const std::string& word) {
    return std::to_string(count) + ' ' + word + (count == 1 ? "" : "s");
}

// --- what it is, in words

std::string model_words(const Parts& parts) {
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

std::string order_words(const Parts& parts) {
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

std::string verified_words(const Parts& parts) {
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

std::string head(const Parts& parts) {
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

// --- data

std::string movie_lines(const Parts& parts, const std::vector<Index>& columns) {
    std::string text;
    for (const Index i : columns) {
        const auto& point = parts.story.document.points[static_cast<std::size_t>(i)];
        const std::string title = comment_text(point.title);
        text += "    (" + real_text(point.x1) + ", " + real_text(point.x2) + ", " + std::to_string(point.label) + ")," +
                (title.empty() ? "" : "  # " + title) + '\n';
    }
    return text;
}

std::string scale_words(const Document& document, const InputScale& scale) {
    const auto range = [&](std::size_t axis) {
        return '[' + number_text(document.axes[axis].low) + ", " + number_text(document.axes[axis].high) + ']';
    };
    switch (scale.kind) {
        case ScaleKind::none: return "the marks go in as they are";
        case ScaleKind::range: return "the marks' ranges " + range(0) + " and " + range(1) + " go onto [-1, 1]";
        case ScaleKind::standard:
            return "each mark minus its mean, divided by its deviation (over the training movies)";
    }
    return {};
}

std::string data(const Parts& parts, const InputScale& scale) {
    const Document& document = parts.story.document;
    std::string classes;
    for (const auto& name : document.class_names) classes += (classes.empty() ? "" : ", ") + literal_text(name);
    std::string text = filled(R"(# --- the movies: {{first}}, {{second}}, number of the class

CLASSES = [{{classes}}]
MOVIES = [
{{movies}}]
)",
                              {{"first", comment_text(document.axes[0].name)},
                               {"second", comment_text(document.axes[1].name)},
                               {"classes", classes},
                               {"movies", movie_lines(parts, parts.dataset->train)}});
    const bool has_test = !parts.dataset->test.empty();
    if (has_test) text += "TEST_MOVIES = [  # kept for testing\n" + movie_lines(parts, parts.dataset->test) + "]\n";
    text += filled(R"(
# scaled input = (mark - OFFSET) * FACTOR: {{words}}
OFFSET = torch.tensor({{offset}}, dtype=torch.float64)
FACTOR = torch.tensor({{factor}}, dtype=torch.float64)


def inputs_and_labels(movies):
    """X: one row per movie, scaled; y: the number of its class."""
    marks = torch.tensor([movie[:2] for movie in movies], dtype=torch.float64)
    X = ((marks - OFFSET) * FACTOR).to(torch.get_default_dtype())
    y = torch.tensor([movie[2] for movie in movies])
    return X, y


X, y = inputs_and_labels(MOVIES)
)",
                   {{"words", scale_words(document, scale)},
                    {"offset", reals_text(scale.offset.data(), 2)},
                    {"factor", reals_text(scale.factor.data(), 2)}});
    if (has_test) text += "X_test, y_test = inputs_and_labels(TEST_MOVIES)\n";
    return text;
}

// --- model

const char* module_of(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return "nn.Sigmoid()";
        case Activation::tanh: return "nn.Tanh()";
        case Activation::relu: return "nn.ReLU()";
        case Activation::leaky_relu: return "nn.LeakyReLU(0.01)";
        case Activation::elu: return "nn.ELU()";
        case Activation::softplus: return "nn.Softplus(threshold=100)";  // 20, PyTorch's own, costs digits
        case Activation::sine: return "Sine()";
        case Activation::identity: return "nn.Identity()";
        case Activation::step: break;  // refused for training
    }
    return "";
}

bool uses(const Parts& parts, Activation activation) {
    const auto& layers = parts.story.start.layers;
    return std::any_of(layers.begin(), layers.end(), [&](const Layer& l) { return l.activation == activation; });
}

std::string sequential(const Parts& parts) {
    std::string text = "model = nn.Sequential(\n";
    const auto& layers = parts.story.start.layers;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        text +=
            "    nn.Linear(" + std::to_string(layers[l].W.cols()) + ", " + std::to_string(layers[l].W.rows()) + "),";
        const bool last = l + 1 == layers.size();
        if (last && parts.ends_in_score()) text += "  # z = w.x + b; the sigmoid is in the loss";
        text += '\n';
        if (last && (parts.ends_in_score() || layers[l].activation == Activation::identity)) continue;
        text += std::string("    ") + module_of(layers[l].activation) + ',' +
                (last && !parts.is_neuron() ? "  # as on the slide" : "") + '\n';
    }
    return text + ")\n";
}

std::string model(const Parts& parts) {
    std::string text = "\n# --- the model\n\n";
    if (uses(parts, Activation::sine))
        text += R"(
class Sine(nn.Module):
    def forward(self, z):
        return torch.sin(z)


)";
    if (parts.is_regression())
        text += R"(
class OneNumber(nn.Module):
    """The labels 0, 1, ... K - 1 as one number: an order that does not exist."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)

    def forward(self, x):
        return (len(CLASSES) - 1) * torch.sigmoid(self.linear(x))


model = OneNumber()
)";
    else
        text += sequential(parts);
    text += "\n# the starting weights, W (a row per neuron) and b of each layer\nSTART = [\n";
    for (const auto& layer : parts.story.start.layers)
        text += "    (\n        " + rows_text(layer.W, 8) + ",\n        " + reals_text(layer.b.data(), layer.b.size()) +
                ",\n    ),\n";
    return text + R"(]
layers = [module for module in model.modules() if isinstance(module, nn.Linear)]
with torch.no_grad():
    for layer, (W, b) in zip(layers, START):
        layer.weight.copy_(torch.tensor(W))
        layer.bias.copy_(torch.tensor(b))
)";
}

// --- loss

std::string penalty(const Parts& parts) {
    const auto& penalty = parts.training.penalty;
    return filled(R"(
L1, L2 = {{l1}}, {{l2}}


def penalty():
    """l1 sum|w| + l2/2 sum w^2 over {{what}}."""
    weights = {{list}}
    return sum(L1 * w.abs().sum() + L2 / 2 * w.square().sum() for w in weights)

)",
                  {{"l1", real_text(penalty.l1)},
                   {"l2", real_text(penalty.l2)},
                   {"what", penalty.biases ? "weights and biases" : "the weights, not the biases"},
                   {"list", penalty.biases ? "list(model.parameters())" : "[layer.weight for layer in layers]"}});
}

std::string loss(const Parts& parts) {
    std::string text = "\n# --- the loss: mean over the movies of a batch\n";
    const bool has_penalty = parts.training.penalty.l1 != 0 || parts.training.penalty.l2 != 0;
    if (has_penalty) text += penalty(parts);
    if (parts.ends_in_score())
        text += R"(
# -y log h - (1 - y) log(1 - h) with h = sigmoid(z), computed from z: as nn.BCELoss() after nn.Sigmoid(), but h never
# rounds to 0 or 1
criterion = nn.BCEWithLogitsLoss()


def loss_of(z, y):
    return criterion(z[:, 0], y.to(z.dtype))


def answers(z):
    return (z[:, 0] >= 0).long()  # h >= 1/2
)";
    else if (parts.is_neuron())
        text += R"(
criterion = nn.MSELoss()  # (h - y)^2


def loss_of(h, y):
    return criterion(h[:, 0], y.to(h.dtype))


def answers(h):
    return (h[:, 0] >= 0.5).long()
)";
    else if (parts.is_regression())
        text += R"(
criterion = nn.MSELoss()  # (yhat - label)^2


def loss_of(yhat, y):
    return criterion(yhat[:, 0], y.to(yhat.dtype))


def answers(yhat):
    nearest = torch.floor(yhat[:, 0] + 0.5).long()
    return nearest.clamp(0, len(CLASSES) - 1)
)";
    else if (parts.is_cross_entropy())
        text += R"(
criterion = nn.CrossEntropyLoss()  # -log softmax(yhat)_c


def loss_of(yhat, y):
    return criterion(yhat, y)


def answers(yhat):
    return yhat.argmax(dim=1)
)";
    else
        text += R"(

def loss_of(yhat, y):
    one_hot = nn.functional.one_hot(y, len(CLASSES))
    return (yhat - one_hot).square().sum(dim=1).mean()  # sum over the outputs of (yhat - y)^2


def answers(yhat):
    return yhat.argmax(dim=1)
)";
    return text;
}

// --- training

std::string optimizer_call(const Parts& parts) {
    const auto& optimizer = parts.training.optimizer;
    const auto call = [](const std::string& name, const std::string& more) {
        return "torch.optim." + name + "(model.parameters(), lr=LEARNING_RATE" + more + ')';
    };
    const std::string momentum = ", momentum=" + real_text(optimizer.momentum);
    switch (optimizer.kind) {
        case OptimizerKind::gd:
        case OptimizerKind::sgd: return call("SGD", "");
        case OptimizerKind::momentum: return call("SGD", momentum);
        case OptimizerKind::nesterov:  // PyTorch refuses Nesterov's step without momentum, where it is the plain one
            return optimizer.momentum > 0 ? call("SGD", momentum + ", nesterov=True") : call("SGD", "");
        case OptimizerKind::rmsprop:
            return call("RMSprop", ", alpha=" + real_text(optimizer.decay) + ", eps=" + real_text(optimizer.epsilon));
        case OptimizerKind::adam:
            return call("Adam", ", betas=(" + real_text(optimizer.beta1) + ", " + real_text(optimizer.beta2) +
                                    "), eps=" + real_text(optimizer.epsilon));
    }
    return {};
}

/// The order of every epoch as positions in MOVIES.
std::string written_order(const Parts& parts) {
    std::vector<Index> position(static_cast<std::size_t>(parts.dataset->size()), 0);
    for (std::size_t i = 0; i < parts.dataset->train.size(); ++i)
        position[static_cast<std::size_t>(parts.dataset->train[i])] = static_cast<Index>(i);
    Rng rng(parts.settings.seed, RandomStream::order);
    std::vector<Index> order;
    std::string text =
        "\n# which movies each epoch visits, in the order that Separatrix drew: a row per epoch\nORDER = [\n";
    for (std::int64_t epoch = 0; epoch < parts.story.epochs; ++epoch) {
        text += "    [";
        bool first = true;
        draw_epoch_order(parts.training, *parts.dataset, rng, order);
        for (const Index i : order) {
            text += (first ? "" : ", ") + std::to_string(position[static_cast<std::size_t>(i)]);
            first = false;
        }
        text += "],\n";
    }
    return text + "]\n";
}

/// After the optimizer; empty without a schedule.
std::string schedule_lines(const LearningRateSchedule& schedule) {
    const std::string epochs = std::to_string(schedule.epochs);
    const std::string factor = real_text(schedule.factor);
    switch (schedule.kind) {
        case ScheduleKind::constant: break;
        case ScheduleKind::step:
            return "schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=" + epochs + ", gamma=" + factor +
                   ")\n";
        case ScheduleKind::cosine:
            return filled(R"(

def cosine(t):
    """The rate's share after t epochs: from 1 down to {{factor}}, and there it stays."""
    return {{factor}} + (1 - {{factor}}) * (1 + math.cos(math.pi * min(t / {{epochs}}, 1))) / 2


schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, cosine)
)",
                          {{"factor", factor}, {"epochs", epochs}});
    }
    return {};
}

/// Sets the gradients of the frozen numbers to 0: none of these optimizers moves a number whose gradients were all 0.
std::string frozen_function(const Parts& parts, const std::vector<ParameterPlace>& places) {
    std::string text = R"(

def keep_frozen():
    """These weights stay as they are: no optimizer here moves what has no gradient."""
)";
    for (const auto& place : places) {
        const auto rows = parts.story.start.layers[static_cast<std::size_t>(place.layer)].W.rows();
        const std::string layer = "    layers[" + std::to_string(place.layer) + ']';
        const std::string row = std::to_string(place.is_bias ? place.index : place.index % rows);
        text += place.is_bias ? layer + ".bias.grad[" + row + "] = 0\n"
                              : layer + ".weight.grad[" + row + ", " + std::to_string(place.index / rows) + "] = 0\n";
    }
    return text + "\n";
}

std::string order_line(const Parts& parts) {
    if (parts.is_in_order()) return "torch.arange(len(X))";
    if (parts.writes_order()) return "torch.tensor(ORDER[epoch - 1])";
    return parts.training.order == BatchOrder::shuffle ? "torch.randperm(len(X))"
                                                       : "torch.randint(len(X), (len(X),))  # some twice, some not";
}

std::string training(const Parts& parts) {
    const auto& settings = parts.training;
    const bool has_penalty = settings.penalty.l1 != 0 || settings.penalty.l2 != 0;
    const std::string plus_penalty = has_penalty ? " + penalty()" : "";
    std::string text = "\n\n# --- training\n\nEPOCHS = " + std::to_string(parts.story.epochs) +
                       "\nBATCH_SIZE = " + std::to_string(parts.batch_size()) +
                       "\nLEARNING_RATE = " + real_text(settings.learning_rate) + '\n';
    if (settings.stop_loss > 0)
        text += "STOP_LOSS = " + real_text(settings.stop_loss) + "  # the training ends when its loss falls below\n";
    if (parts.writes_order())
        text += written_order(parts);
    else if (!parts.is_in_order())
        text += "torch.manual_seed(" + std::to_string(parts.settings.seed % 1'000'000'007) + ")\n";
    text += "optimizer = " + optimizer_call(parts) + '\n' + schedule_lines(settings.schedule);
    const auto frozen = frozen_places(settings.frozen, parts.story.start);
    if (!frozen.empty()) text += frozen_function(parts, frozen);
    text += filled(R"(
for epoch in range(1, EPOCHS + 1):
    order = {{order}}
    for batch in order.split(BATCH_SIZE):
        optimizer.zero_grad()
        loss = loss_of(model(X[batch]), y[batch]){{penalty}}
        loss.backward()
{{frozen}}        optimizer.step()
{{schedule}}
    with torch.no_grad():
        output = model(X)
        loss = loss_of(output, y){{penalty}}
        accuracy = (answers(output) == y).float().mean()
        line = f"epoch {epoch}: loss {loss:.12g}, accuracy {accuracy:.3f}"
)",
                   {{"order", order_line(parts)},
                    {"penalty", plus_penalty},
                    {"frozen", frozen.empty() ? "" : "        keep_frozen()\n"},
                    {"schedule", settings.schedule.kind == ScheduleKind::constant ? "" : "    schedule.step()\n"}});
    if (!parts.dataset->test.empty())
        text += filled(R"(        output = model(X_test)
        test_loss = loss_of(output, y_test){{penalty}}
        test_accuracy = (answers(output) == y_test).float().mean()
        line += f", test loss {test_loss:.12g}, accuracy {test_accuracy:.3f}"
)",
                       {{"penalty", plus_penalty}});
    text += "    print(line)\n";
    if (settings.stop_loss > 0) text += "    if loss < STOP_LOSS:\n        break\n";
    return text;
}

// --- result

std::string result(const Parts& parts, const InputScale& scale) {
    std::string names;
    for (const auto& layer : parts.story.start.layers)
        names += (names.empty() ? "\"" : ", \"") + std::string(name_of(layer.activation)) + '"';
    return filled(R"(
# --- the result, as Separatrix' own weights file

if arguments.weights:
    weights = {
        "format": "separatrix-weights",
        "version": 1,
        "model": "{{model}}",
        "output": "{{output}}",
{{loss}}        "classes": CLASSES,
        "scale": {"kind": "{{scale}}", "offset": OFFSET.tolist(), "factor": FACTOR.tolist()},
        "layers": [
            {"activation": activation, "W": layer.weight.tolist(), "b": layer.bias.tolist()}
            for layer, activation in zip(layers, [{{activations}}])
        ],
    }
    with open(arguments.weights, "w", encoding="utf-8") as file:
        json.dump(weights, file)
)",
                  {{"model", std::string(name_of(parts.architecture.model))},
                   {"output", std::string(name_of(parts.architecture.output))},
                   {"loss", parts.is_cross_entropy() ? "" : "        \"loss\": \"squared\",\n"},
                   {"scale", std::string(name_of(scale.kind))},
                   {"activations", names}});
}

}  // namespace

bool script_ends_alike(const TrainingStory& story) {
    const Document& document = story.document;
    const Settings& settings = document.settings;
    const Parts parts{story, settings, settings.training, architecture_of(settings.model, document.classes()),
                      dataset_of(document)};
    return !parts.dataset->train.empty() && !parts.is_float() && !parts.training.faults.any() &&
           (parts.is_in_order() || parts.writes_order());
}

Expected<std::string> pytorch_script(const TrainingStory& story) {
    const Document& document = story.document;
    const Settings& settings = document.settings;
    if (auto error = validate(settings, document.classes())) return fail(std::move(*error));
    if (auto error = not_finite_error(story.start)) return fail(std::move(*error));
    const Parts parts{story, settings, settings.training, architecture_of(settings.model, document.classes()),
                      dataset_of(document)};
    if (parts.dataset->train.empty()) return fail(Error{.code = ErrorCode::no_training_points});
    const InputScale scale = input_scale(settings.model.scale, *parts.dataset);
    return head(parts) + data(parts, scale) + model(parts) + loss(parts) + training(parts) + result(parts, scale);
}

}  // namespace separatrix
