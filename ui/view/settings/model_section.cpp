#include "ui/view/settings/model_section.h"

#include <algorithm>

#include "ui/model/session/session.h"
#include "ui/model/words/sentences.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr std::initializer_list<ModelKind> models{ModelKind::neuron, ModelKind::regression, ModelKind::softmax,
                                                  ModelKind::mlp};
constexpr std::initializer_list<Activation> activations{
    Activation::sigmoid,  Activation::tanh, Activation::relu,     Activation::leaky_relu, Activation::elu,
    Activation::softplus, Activation::sine, Activation::identity, Activation::step};
constexpr std::initializer_list<OutputKind> outputs{OutputKind::linear, OutputKind::sigmoid};

/// Refusals of the settings belong here; that there is no movie yet is said on the plane.
QString refusal_text(const Session& session) {
    const auto error = session.refusal();
    if (!error || error->code == ErrorCode::no_points || error->code == ErrorCode::no_training_points) return {};
    return sentence(*error);
}

}  // namespace

ModelSection::ModelSection(Session* session, QWidget* parent) : SettingSection(session, tr("Model"), parent) {
    model_ = addRow("model", tr("Model"), tr("What is trained"));
    model_->addChoices(models);
    hidden_size_ =
        addSlider("hiddenSize", tr("Hidden size"), tr("Hidden size"), SliderScale::integers(1, limits::max_hidden_size),
                  tr("Neurons in each hidden layer: a₁ = σ(W₁x + b₁).\n"
                     "Neurons that stay keep their weights, new ones start random."));
    hidden_layers_ = addSlider("hiddenLayers", tr("Hidden layers"), tr("Hidden layers"),
                               SliderScale::integers(0, limits::max_hidden_layers),
                               tr("How often zₗ = Wₗaₗ₋₁ + bₗ, aₗ = σ(zₗ) is repeated"));
    activation_ = addRow("activation", tr("Activation"), tr("σ of the hidden neurons, or of the one neuron"));
    activation_->addChoices(activations);
    output_ = addRow("output", tr("Output"), tr("What the last layer does before the softmax"));
    output_->addChoices(outputs);
    refusal_ = new QLabel(this);
    refusal_->setObjectName("modelRefusal");
    refusal_->setWordWrap(true);
    setRole(refusal_, "error");
    column()->addWidget(refusal_);

    connect(model_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the model"), [value](Settings& s) { s.model.model = static_cast<ModelKind>(value); });
    });
    connect(hidden_size_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change the hidden size"),
            [size = static_cast<int>(value)](Settings& s) {
                std::fill(s.model.hidden.begin(), s.model.hidden.end(), size);
            },
            gesture);
    });
    connect(hidden_layers_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        const int size = static_cast<int>(hidden_size_->value());
        write(
            tr("Change the hidden layers"),
            [size, layers = static_cast<std::size_t>(value)](Settings& s) { s.model.hidden.resize(layers, size); },
            gesture);
    });
    connect(activation_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the activation"),
              [value](Settings& s) { s.model.activation = static_cast<Activation>(value); });
    });
    connect(output_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the output"), [value](Settings& s) { s.model.output = static_cast<OutputKind>(value); });
    });
}

void ModelSection::showDocument(const Document& document) {
    const Settings& settings = document.settings;
    const auto rule = [&](SettingControl control) { return rule_of(control, settings); };
    model_->setValue(static_cast<int>(settings.model.model));
    showChoiceRules(model_, models, document);
    if (!settings.model.hidden.empty())
        hidden_size_->setValue(settings.model.hidden.front());
    else if (hidden_size_->value() < 1)
        hidden_size_->setValue(ModelSettings().hidden.front());
    hidden_size_->setRule(rule(SettingControl::hidden_size));
    hidden_layers_->setValue(static_cast<double>(settings.model.hidden.size()));
    hidden_layers_->setRule(rule(SettingControl::hidden_layers));
    activation_->setValue(static_cast<int>(settings.model.activation));
    activation_->setRule(rule(SettingControl::activation));
    showChoiceRules(activation_, activations, document);
    output_->setValue(static_cast<int>(settings.model.output));
    output_->setRule(rule(SettingControl::output));
    refusal_->setText(refusal_text(*session()));
    refusal_->setVisible(!refusal_->text().isEmpty());
}

}  // namespace separatrix
