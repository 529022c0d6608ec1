// The model and the loss of the PyTorch script.
#include <algorithm>

#include "core/export/pytorch_parts.h"
#include "core/export/script_text.h"

namespace separatrix {

namespace {

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

bool uses(const ScriptParts& parts, Activation activation) {
    const auto& layers = parts.story.start.layers;
    return std::any_of(layers.begin(), layers.end(), [&](const Layer& l) { return l.activation == activation; });
}

std::string sequential(const ScriptParts& parts) {
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

std::string penalty_function(const ScriptParts& parts) {
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

}  // namespace

std::string pytorch_model(const ScriptParts& parts) {
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

std::string pytorch_loss(const ScriptParts& parts) {
    std::string text = "\n# --- the loss: mean over the movies of a batch\n";
    const bool has_penalty = parts.training.penalty.l1 != 0 || parts.training.penalty.l2 != 0;
    if (has_penalty) text += penalty_function(parts);
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

}  // namespace separatrix
