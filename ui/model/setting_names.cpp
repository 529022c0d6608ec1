#include "ui/model/setting_names.h"

#include <QCoreApplication>

namespace separatrix {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("SettingNames", text); }

}  // namespace

QString title(ModelKind kind) {
    switch (kind) {
        case ModelKind::neuron: return tr("Neuron");
        case ModelKind::regression: return tr("One number for K labels (wrong on purpose)");
        case ModelKind::softmax: return tr("K neurons + softmax");
        case ModelKind::mlp: return tr("MLP");
    }
    return {};
}

QString formula(ModelKind kind) {
    switch (kind) {
        case ModelKind::neuron: return tr("h(x) = σ(wᵀx + b): one line in the plane, two classes");
        case ModelKind::regression:
            return tr(
                "ŷ = (K − 1)·σ(wᵀx + b), the answer is the nearest whole number: "
                "it puts the labels in an order that does not exist");
        case ModelKind::softmax: return tr("ŷ = Wx + b, p = softmax(ŷ): one neuron per class");
        case ModelKind::mlp: return tr("z₁ = W₁x + b₁, a₁ = σ(z₁), ŷ = W₂a₁ + b₂, p = softmax(ŷ)");
    }
    return {};
}

QString title(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return tr("Sigmoid");
        case Activation::tanh: return tr("Tanh");
        case Activation::relu: return tr("ReLU");
        case Activation::leaky_relu: return tr("Leaky ReLU");
        case Activation::elu: return tr("ELU");
        case Activation::softplus: return tr("Softplus");
        case Activation::sine: return tr("Sine");
        case Activation::identity: return tr("Identity");
        case Activation::step: return tr("Step");
    }
    return {};
}

QString formula(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return tr("σ(z) = 1 / (1 + e⁻ᶻ), σ′ = σ(1 − σ)");
        case Activation::tanh: return tr("tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)");
        case Activation::relu: return tr("max(0, z)");
        case Activation::leaky_relu: return tr("z if z > 0, else 0.01 z");
        case Activation::elu: return tr("z if z > 0, else eᶻ − 1");
        case Activation::softplus: return tr("log(1 + eᶻ)");
        case Activation::sine: return tr("sin(z)");
        case Activation::identity: return tr("z itself: layers without bends, so the border stays straight");
        case Activation::step:
            return tr("1 if z ≥ 0, else 0: its derivative is 0 everywhere, so gradient descent cannot learn with it");
    }
    return {};
}

QString title(OutputKind kind) {
    switch (kind) {
        case OutputKind::linear: return tr("Linear");
        case OutputKind::sigmoid: return tr("Sigmoid (as on the slide)");
    }
    return {};
}

QString formula(OutputKind kind) {
    switch (kind) {
        case OutputKind::linear: return tr("p = softmax(ŷ), ŷ = Wa + b");
        case OutputKind::sigmoid:
            return tr(
                "p = softmax(σ(Wa + b)): the scores stay in (0, 1), "
                "so the cross-entropy cannot fall below log(1 + (K − 1)/e)");
    }
    return {};
}

QString title(LossKind kind) {
    switch (kind) {
        case LossKind::squared: return tr("Squared");
        case LossKind::cross_entropy: return tr("Cross-entropy");
    }
    return {};
}

QString formula(LossKind kind) {
    switch (kind) {
        case LossKind::squared: return tr("L = Σ(ŷᵢ − yᵢ)², dŷ = 2(ŷ − y)");
        case LossKind::cross_entropy: return tr("L = −log p of the true class, dŷ = p − y");
    }
    return {};
}

QString title(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd: return tr("Gradient descent (all points)");
        case OptimizerKind::sgd: return tr("SGD");
        case OptimizerKind::momentum: return tr("SGD + momentum");
        case OptimizerKind::nesterov: return tr("Nesterov");
        case OptimizerKind::rmsprop: return tr("RMSProp");
        case OptimizerKind::adam: return tr("Adam");
    }
    return {};
}

QString formula(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd: return tr("w ← w − α·dw, dw over all points");
        case OptimizerKind::sgd: return tr("w ← w − α·dw, dw over one batch");
        case OptimizerKind::momentum: return tr("v ← μv + dw, w ← w − αv");
        case OptimizerKind::nesterov: return tr("v ← μv + dw, w ← w − α(dw + μv)");
        case OptimizerKind::rmsprop: return tr("s ← 0.99 s + 0.01 dw², w ← w − α·dw / (√s + ε)");
        case OptimizerKind::adam: return tr("m and s: running means of dw and dw²; w ← w − α·m̂ / (√ŝ + ε)");
    }
    return {};
}

QString title(BatchOrder order) {
    switch (order) {
        case BatchOrder::shuffle: return tr("Shuffled");
        case BatchOrder::sequential: return tr("In order");
        case BatchOrder::replacement: return tr("With replacement");
    }
    return {};
}

QString formula(BatchOrder order) {
    switch (order) {
        case BatchOrder::shuffle: return tr("Every movie once per epoch, in a new random order");
        case BatchOrder::sequential: return tr("Every movie once per epoch, always in the same order");
        case BatchOrder::replacement:
            return tr("Each movie picked at random, as on the slide: some twice, some not at all");
    }
    return {};
}

QString title(Initializer initializer) {
    switch (initializer) {
        case Initializer::zeros: return tr("Zeros");
        case Initializer::uniform: return tr("Uniform");
        case Initializer::glorot: return tr("Glorot");
        case Initializer::he: return tr("He");
    }
    return {};
}

QString formula(Initializer initializer) {
    switch (initializer) {
        case Initializer::zeros: return tr("W = 0, b = 0: hidden neurons stay alike");
        case Initializer::uniform: return tr("W and b drawn from [−1, 1)");
        case Initializer::glorot: return tr("W drawn from [−r, r), r = √(6 / (nᵢₙ + nₒᵤₜ)), b = 0");
        case Initializer::he: return tr("W drawn from N(0, 2 / nᵢₙ), b = 0");
    }
    return {};
}

QString title(ScaleKind kind) {
    switch (kind) {
        case ScaleKind::none: return tr("Marks as they are");
        case ScaleKind::range: return tr("Scaled to [−1, 1]");
        case ScaleKind::standard: return tr("Standardised");
    }
    return {};
}

QString formula(ScaleKind kind) {
    switch (kind) {
        case ScaleKind::none: return tr("x goes into the network as it is");
        case ScaleKind::range: return tr("The axes' ranges become [−1, 1]");
        case ScaleKind::standard: return tr("(x − mean) / standard deviation of the training movies");
    }
    return {};
}

QString title(Precision precision) {
    switch (precision) {
        case Precision::double_: return tr("Double");
        case Precision::float_: return tr("Float (fast)");
    }
    return {};
}

QString formula(Precision precision) {
    switch (precision) {
        case Precision::double_: return tr("64-bit numbers: about 16 digits");
        case Precision::float_: return tr("32-bit numbers: about 7 digits, faster");
    }
    return {};
}

QString title(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::constant: return tr("Constant");
        case ScheduleKind::step: return tr("Steps");
        case ScheduleKind::cosine: return tr("Cosine");
    }
    return {};
}

QString formula(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::constant: return tr("α stays as it is set");
        case ScheduleKind::step: return tr("α·F every N epochs: α·F^⌊t/N⌋ after t epochs");
        case ScheduleKind::cosine: return tr("from α down to F·α along a cosine over N epochs, then it stays there");
    }
    return {};
}

QString short_title(ModelKind kind) {
    switch (kind) {
        case ModelKind::regression: return tr("One number");
        case ModelKind::softmax: return tr("K neurons");
        default: return title(kind);
    }
}

QString short_title(OutputKind kind) { return kind == OutputKind::sigmoid ? tr("Sigmoid") : title(kind); }

QString short_title(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd: return tr("All points");
        case OptimizerKind::momentum: return tr("Momentum");
        default: return title(kind);
    }
}

QString short_title(BatchOrder order) { return order == BatchOrder::replacement ? tr("At random") : title(order); }

QString short_title(ScaleKind kind) {
    switch (kind) {
        case ScaleKind::none: return tr("As they are");
        case ScaleKind::range: return tr("In [−1, 1]");
        default: return title(kind);
    }
}

QString class_caption(const QString& name) {
    if (name == QLatin1String("likes")) return tr("James likes");
    if (name == QLatin1String("dislikes")) return tr("James dislikes");
    return class_word(name);
}

QString class_word(const QString& name) {
    return !name.isEmpty() && name.front().isDigit() ? tr("class %1").arg(name) : name;
}

}  // namespace separatrix
