#include "ui/model/words/network_names.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

struct NetworkNamesWords {
    Q_DECLARE_TR_FUNCTIONS(NetworkNames)
};

/// Beyond this a float run would overflow before its first step.
constexpr double largest_typed = 1e6;

QString superscript(int number) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar c : QString::number(number)) text += digits[c.digitValue()];
    return QStringLiteral("⁽%1⁾").arg(text);
}

/// The layer is named only where there is more than one that could be meant.
QString layer_mark(const Network& network, int layer) {
    return network.layers.size() > 2 ? superscript(layer) : QString();
}

QString activation_name(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return QStringLiteral("σ");
        case Activation::tanh: return QStringLiteral("tanh");
        case Activation::relu: return QStringLiteral("ReLU");
        case Activation::leaky_relu: return QStringLiteral("leaky");
        case Activation::elu: return QStringLiteral("ELU");
        case Activation::softplus: return QStringLiteral("softplus");
        case Activation::sine: return QStringLiteral("sin");
        case Activation::identity: return {};
        case Activation::step: return QStringLiteral("s");
    }
    return {};
}

/// "Alfred's mark" -> "Alfred"
QString owner_of(const std::string& axis_name) {
    QString name = QString::fromStdString(axis_name);
    for (const auto* end : {"'s mark", "’s mark"})
        if (const QString mark = QString::fromUtf8(end); name.endsWith(mark)) name.chop(mark.size());
    // a table whose columns are x1 and x2: the symbol says it already
    const bool is_symbol = name.size() == 2 && name[0].toLower() == QLatin1Char('x') && !name[1].isLetter();
    return is_symbol ? QString() : name;
}

QString with_sign(double value) {
    const QString text = significant(value, 3);
    return value > 0 ? QLatin1Char('+') + text : text;
}

const double* find(const Network& network, const WeightId& id) {
    if (id.layer < 1 || id.layer > static_cast<int>(network.layers.size())) return nullptr;
    const auto& layer = network.layers[static_cast<std::size_t>(id.layer - 1)];
    if (id.to < 0 || id.to >= layer.W.rows() || id.from < WeightId::bias || id.from >= layer.W.cols()) return nullptr;
    return id.isBias() ? &layer.b(id.to) : &layer.W(id.to, id.from);
}

}  // namespace

const double* find_weight(const Network& network, const WeightId& id) { return find(network, id); }
double* find_weight(Network& network, const WeightId& id) { return const_cast<double*>(find(network, id)); }

double weight_scale(const Network& network, int layer) {
    if (layer < 1 || layer > static_cast<int>(network.layers.size())) return 1;
    const auto& W = network.layers[static_cast<std::size_t>(layer - 1)].W;
    const double largest = W.size() > 0 ? W.cwiseAbs().maxCoeff() : 0;
    return std::isfinite(largest) && largest > 0 ? largest : 1;
}

QString subscript(int number) {
    static const QString digits = QStringLiteral("₀₁₂₃₄₅₆₇₈₉");
    QString text;
    for (const QChar c : QString::number(number)) text += digits[c.digitValue()];
    return text;
}

std::vector<int> neuron_counts(const Network& network) {
    std::vector<int> counts{static_cast<int>(network.inputs())};
    for (const auto& layer : network.layers) counts.push_back(static_cast<int>(layer.W.rows()));
    return counts;
}

QString neuron_caption(const Predictor& predictor, const Document& document, const NeuronId& id) {
    const Network& network = predictor.network;
    if (id.layer == 0) {
        const auto axis = static_cast<std::size_t>(id.index);
        const QString owner = axis < document.axes.size() ? owner_of(document.axes[axis].name) : QString();
        return QStringLiteral("x%1 %2").arg(subscript(id.index + 1), owner).trimmed();
    }
    if (id.layer == static_cast<int>(network.layers.size())) {
        const auto model = predictor.architecture.model;
        if (model == ModelKind::regression) return QStringLiteral("ŷ");
        const std::size_t label = model == ModelKind::neuron ? 1 : static_cast<std::size_t>(id.index);
        if (label < document.class_names.size())
            return QStringLiteral("p(%1)").arg(QString::fromStdString(document.class_names[label]));
        return QStringLiteral("ŷ%1").arg(subscript(id.index + 1));
    }
    const QString z = QStringLiteral("z%1%2").arg(subscript(id.index + 1), layer_mark(network, id.layer));
    const QString name = activation_name(network.layers[static_cast<std::size_t>(id.layer - 1)].activation);
    return name.isEmpty() ? z : QStringLiteral("%1(%2)").arg(name, z);
}

QString weight_name(const Network& network, const WeightId& id) {
    const auto counts = neuron_counts(network);
    const QString layer = counts.size() > 2 ? superscript(id.layer) : QString();
    // the one neuron of the lecture: z = w₁x₁ + w₂x₂ + b
    const bool alone = counts.size() == 2 && counts.back() == 1;
    if (alone) return id.isBias() ? QStringLiteral("b") : QStringLiteral("w%1").arg(subscript(id.from + 1));
    if (id.isBias()) return QStringLiteral("b%1%2").arg(subscript(id.to + 1), layer);
    const bool long_numbers = id.to >= 9 || id.from >= 9;
    const QString between = long_numbers ? QStringLiteral(",") : QString();
    return QStringLiteral("w%1%2%3%4").arg(subscript(id.to + 1), between, subscript(id.from + 1), layer);
}

QString weight_text(const Network& network, const WeightId& id) {
    const double* value = find_weight(network, id);
    return value ? QStringLiteral("%1 = %2").arg(weight_name(network, id), with_sign(*value)) : QString();
}

QString weight_spoken(const Predictor& predictor, const Document& document, const WeightId& id) {
    const double* value = find_weight(predictor.network, id);
    if (!value) return {};
    const QString target = neuron_caption(predictor, document, id.target());
    if (id.isBias()) return NetworkNamesWords::tr("bias of %1: %2").arg(target, with_sign(*value));
    const QString source = neuron_caption(predictor, document, {id.layer - 1, id.from});
    return NetworkNamesWords::tr("weight of %1 for %2: %3").arg(target, source, with_sign(*value));
}

std::optional<double> weight_from_text(const QString& text) {
    const auto value = number_from_text(text);
    return value && std::abs(*value) <= largest_typed ? value : std::nullopt;
}

QString weight_refusal(const QString& text) {
    if (number_from_text(text)) return NetworkNamesWords::tr("A weight may be at most 1 000 000 either way.");
    if (text.trimmed().isEmpty()) return NetworkNamesWords::tr("Type a number, for example 0.5.");
    return NetworkNamesWords::tr("“%1” is not a number; for example 0.5 or -2e-3.").arg(text.trimmed());
}

}  // namespace separatrix
