#include "ui/model/words/setting_names.h"

#include <QCoreApplication>

namespace separatrix {

namespace {

struct SettingNamesWords {
    Q_DECLARE_TR_FUNCTIONS(SettingNames)
};

}  // namespace

QString title(SettingId id) {
    switch (id) {
        case SettingId::model: return SettingNamesWords::tr("Model");
        case SettingId::hidden: return SettingNamesWords::tr("Hidden layers");
        case SettingId::activation: return SettingNamesWords::tr("Activation");
        case SettingId::output: return SettingNamesWords::tr("Output");
        case SettingId::loss: return SettingNamesWords::tr("Loss");
        case SettingId::batch_size: return SettingNamesWords::tr("Batch size");
        case SettingId::optimizer: return SettingNamesWords::tr("Optimizer");
        case SettingId::learning_rate: return SettingNamesWords::tr("Learning rate");
        case SettingId::schedule: return SettingNamesWords::tr("Schedule");
        case SettingId::schedule_epochs: return SettingNamesWords::tr("Epochs of the schedule");
        case SettingId::schedule_factor: return SettingNamesWords::tr("Factor of the schedule");
        case SettingId::momentum: return SettingNamesWords::tr("Momentum");
        case SettingId::decay: return SettingNamesWords::tr("Decay of RMSProp");
        case SettingId::beta1: return SettingNamesWords::tr("Adam's β₁");
        case SettingId::beta2: return SettingNamesWords::tr("Adam's β₂");
        case SettingId::epsilon: return SettingNamesWords::tr("Epsilon of RMSProp and Adam");
        case SettingId::order: return SettingNamesWords::tr("Order");
        case SettingId::l1: return SettingNamesWords::tr("L1");
        case SettingId::l2: return SettingNamesWords::tr("L2");
        case SettingId::penalize_biases: return SettingNamesWords::tr("Penalties on the biases");
        case SettingId::frozen: return SettingNamesWords::tr("Frozen weights");
        case SettingId::faults: return SettingNamesWords::tr("Mistakes in backprop");
        case SettingId::start: return SettingNamesWords::tr("Initial weights");
        case SettingId::scale: return SettingNamesWords::tr("Inputs");
        case SettingId::precision: return SettingNamesWords::tr("Precision");
        case SettingId::seed: return SettingNamesWords::tr("Seed");
        case SettingId::test_fraction: return SettingNamesWords::tr("Share for testing");
        case SettingId::epochs: return SettingNamesWords::tr("Epochs");
        case SettingId::stop_loss: return SettingNamesWords::tr("Stop below loss");
    }
    return {};
}

QString title(ModelKind kind) {
    switch (kind) {
        case ModelKind::neuron: return SettingNamesWords::tr("Neuron");
        case ModelKind::regression: return SettingNamesWords::tr("One number for K labels (wrong on purpose)");
        case ModelKind::softmax: return SettingNamesWords::tr("K neurons + softmax");
        case ModelKind::mlp: return SettingNamesWords::tr("MLP");
    }
    return {};
}

QString formula(ModelKind kind) {
    switch (kind) {
        case ModelKind::neuron: return SettingNamesWords::tr("h(x) = σ(wᵀx + b): one line in the plane, two classes");
        case ModelKind::regression:
            return SettingNamesWords::tr(
                "ŷ = (K − 1)·σ(wᵀx + b), the answer is the nearest whole number: "
                "it puts the labels in an order that does not exist");
        case ModelKind::softmax: return SettingNamesWords::tr("ŷ = Wx + b, p = softmax(ŷ): one neuron per class");
        case ModelKind::mlp: return SettingNamesWords::tr("z₁ = W₁x + b₁, a₁ = σ(z₁), ŷ = W₂a₁ + b₂, p = softmax(ŷ)");
    }
    return {};
}

QString title(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return SettingNamesWords::tr("Sigmoid");
        case Activation::tanh: return SettingNamesWords::tr("Tanh");
        case Activation::relu: return SettingNamesWords::tr("ReLU");
        case Activation::leaky_relu: return SettingNamesWords::tr("Leaky ReLU");
        case Activation::elu: return SettingNamesWords::tr("ELU");
        case Activation::softplus: return SettingNamesWords::tr("Softplus");
        case Activation::sine: return SettingNamesWords::tr("Sine");
        case Activation::identity: return SettingNamesWords::tr("Identity");
        case Activation::step: return SettingNamesWords::tr("Step");
    }
    return {};
}

QString formula(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return SettingNamesWords::tr("σ(z) = 1 / (1 + e⁻ᶻ), σ′ = σ(1 − σ)");
        case Activation::tanh: return SettingNamesWords::tr("tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)");
        case Activation::relu: return SettingNamesWords::tr("max(0, z)");
        case Activation::leaky_relu: return SettingNamesWords::tr("z if z > 0, else 0.01 z");
        case Activation::elu: return SettingNamesWords::tr("z if z > 0, else eᶻ − 1");
        case Activation::softplus: return SettingNamesWords::tr("log(1 + eᶻ)");
        case Activation::sine: return SettingNamesWords::tr("sin(z)");
        case Activation::identity:
            return SettingNamesWords::tr("z itself: layers without bends, so the border stays straight");
        case Activation::step:
            return SettingNamesWords::tr(
                "1 if z ≥ 0, else 0: its derivative is 0 everywhere, so gradient descent cannot learn with it");
    }
    return {};
}

QString title(OutputKind kind) {
    switch (kind) {
        case OutputKind::linear: return SettingNamesWords::tr("Linear");
        case OutputKind::sigmoid: return SettingNamesWords::tr("Sigmoid (as on the slide)");
    }
    return {};
}

QString formula(OutputKind kind) {
    switch (kind) {
        case OutputKind::linear: return SettingNamesWords::tr("p = softmax(ŷ), ŷ = Wa + b");
        case OutputKind::sigmoid:
            return SettingNamesWords::tr(
                "p = softmax(σ(Wa + b)): the scores stay in (0, 1), "
                "so the cross-entropy cannot fall below log(1 + (K − 1)/e)");
    }
    return {};
}

QString title(LossKind kind) {
    switch (kind) {
        case LossKind::squared: return SettingNamesWords::tr("Squared");
        case LossKind::cross_entropy: return SettingNamesWords::tr("Cross-entropy");
    }
    return {};
}

QString formula(LossKind kind) {
    switch (kind) {
        case LossKind::squared: return SettingNamesWords::tr("L = Σ(ŷᵢ − yᵢ)², dŷ = 2(ŷ − y)");
        case LossKind::cross_entropy: return SettingNamesWords::tr("L = −log p of the true class, dŷ = p − y");
    }
    return {};
}

QString title(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd: return SettingNamesWords::tr("Gradient descent (all points)");
        case OptimizerKind::sgd: return SettingNamesWords::tr("SGD");
        case OptimizerKind::momentum: return SettingNamesWords::tr("SGD + momentum");
        case OptimizerKind::nesterov: return SettingNamesWords::tr("Nesterov");
        case OptimizerKind::rmsprop: return SettingNamesWords::tr("RMSProp");
        case OptimizerKind::adam: return SettingNamesWords::tr("Adam");
    }
    return {};
}

QString formula(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd: return SettingNamesWords::tr("w ← w − α·dw, dw over all points");
        case OptimizerKind::sgd: return SettingNamesWords::tr("w ← w − α·dw, dw over one batch");
        case OptimizerKind::momentum: return SettingNamesWords::tr("v ← μv + dw, w ← w − αv");
        case OptimizerKind::nesterov: return SettingNamesWords::tr("v ← μv + dw, w ← w − α(dw + μv)");
        case OptimizerKind::rmsprop: return SettingNamesWords::tr("s ← 0.99 s + 0.01 dw², w ← w − α·dw / (√s + ε)");
        case OptimizerKind::adam:
            return SettingNamesWords::tr("m and s: running means of dw and dw²; w ← w − α·m̂ / (√ŝ + ε)");
    }
    return {};
}

QString title(BatchOrder order) {
    switch (order) {
        case BatchOrder::shuffle: return SettingNamesWords::tr("Shuffled");
        case BatchOrder::sequential: return SettingNamesWords::tr("In order");
        case BatchOrder::replacement: return SettingNamesWords::tr("With replacement");
    }
    return {};
}

QString formula(BatchOrder order) {
    switch (order) {
        case BatchOrder::shuffle: return SettingNamesWords::tr("Every movie once per epoch, in a new random order");
        case BatchOrder::sequential:
            return SettingNamesWords::tr("Every movie once per epoch, always in the same order");
        case BatchOrder::replacement:
            return SettingNamesWords::tr("Each movie picked at random, as on the slide: some twice, some not at all");
    }
    return {};
}

QString title(Initializer initializer) {
    switch (initializer) {
        case Initializer::zeros: return SettingNamesWords::tr("Zeros");
        case Initializer::uniform: return SettingNamesWords::tr("Uniform");
        case Initializer::glorot: return SettingNamesWords::tr("Glorot");
        case Initializer::he: return SettingNamesWords::tr("He");
    }
    return {};
}

QString formula(Initializer initializer) {
    switch (initializer) {
        case Initializer::zeros: return SettingNamesWords::tr("W = 0, b = 0: hidden neurons stay alike");
        case Initializer::uniform: return SettingNamesWords::tr("W and b drawn from [−1, 1)");
        case Initializer::glorot: return SettingNamesWords::tr("W drawn from [−r, r), r = √(6 / (nᵢₙ + nₒᵤₜ)), b = 0");
        case Initializer::he: return SettingNamesWords::tr("W drawn from N(0, 2 / nᵢₙ), b = 0");
    }
    return {};
}

QString title(ScaleKind kind) {
    switch (kind) {
        case ScaleKind::none: return SettingNamesWords::tr("Marks as they are");
        case ScaleKind::range: return SettingNamesWords::tr("Scaled to [−1, 1]");
        case ScaleKind::standard: return SettingNamesWords::tr("Standardised");
    }
    return {};
}

QString formula(ScaleKind kind) {
    switch (kind) {
        case ScaleKind::none: return SettingNamesWords::tr("x goes into the network as it is");
        case ScaleKind::range: return SettingNamesWords::tr("The axes' ranges become [−1, 1]");
        case ScaleKind::standard:
            return SettingNamesWords::tr("(x − mean) / standard deviation of the training movies");
    }
    return {};
}

QString title(Precision precision) {
    switch (precision) {
        case Precision::double_: return SettingNamesWords::tr("Double");
        case Precision::float_: return SettingNamesWords::tr("Float (fast)");
    }
    return {};
}

QString formula(Precision precision) {
    switch (precision) {
        case Precision::double_: return SettingNamesWords::tr("64-bit numbers: about 16 digits");
        case Precision::float_: return SettingNamesWords::tr("32-bit numbers: about 7 digits, faster");
    }
    return {};
}

QString title(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::constant: return SettingNamesWords::tr("Constant");
        case ScheduleKind::step: return SettingNamesWords::tr("Steps");
        case ScheduleKind::cosine: return SettingNamesWords::tr("Cosine");
    }
    return {};
}

QString formula(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::constant: return SettingNamesWords::tr("α stays as it is set");
        case ScheduleKind::step: return SettingNamesWords::tr("α·F every N epochs: α·F^⌊t/N⌋ after t epochs");
        case ScheduleKind::cosine:
            return SettingNamesWords::tr("from α down to F·α along a cosine over N epochs, then it stays there");
    }
    return {};
}

QString short_title(ModelKind kind) {
    switch (kind) {
        case ModelKind::regression: return SettingNamesWords::tr("One number");
        case ModelKind::softmax: return SettingNamesWords::tr("K neurons");
        default: return title(kind);
    }
}

QString short_title(OutputKind kind) {
    return kind == OutputKind::sigmoid ? SettingNamesWords::tr("Sigmoid") : title(kind);
}

QString short_title(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd: return SettingNamesWords::tr("All points");
        case OptimizerKind::momentum: return SettingNamesWords::tr("Momentum");
        default: return title(kind);
    }
}

QString short_title(BatchOrder order) {
    return order == BatchOrder::replacement ? SettingNamesWords::tr("At random") : title(order);
}

QString short_title(ScaleKind kind) {
    switch (kind) {
        case ScaleKind::none: return SettingNamesWords::tr("As they are");
        case ScaleKind::range: return SettingNamesWords::tr("In [−1, 1]");
        default: return title(kind);
    }
}

QString class_caption(const QString& name) {
    if (name == QLatin1String("likes")) return SettingNamesWords::tr("James likes");
    if (name == QLatin1String("dislikes")) return SettingNamesWords::tr("James dislikes");
    return class_word(name);
}

QString class_word(const QString& name) {
    return !name.isEmpty() && name.front().isDigit() ? SettingNamesWords::tr("class %1").arg(name) : name;
}

}  // namespace separatrix
