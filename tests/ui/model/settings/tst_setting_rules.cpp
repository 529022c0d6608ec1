#include <QtTest>

#include "ui/model/settings/setting_rules.h"
#include "ui/model/words/setting_names.h"

using namespace separatrix;

class SettingRulesTest : public QObject {
    Q_OBJECT

    static Settings with(ModelKind model, OptimizerKind optimizer = OptimizerKind::sgd) {
        Settings settings;
        settings.model.model = model;
        settings.training.optimizer.kind = optimizer;
        return settings;
    }
    static constexpr SettingControl controls[] = {SettingControl::model,
                                                  SettingControl::hidden_size,
                                                  SettingControl::hidden_layers,
                                                  SettingControl::activation,
                                                  SettingControl::output,
                                                  SettingControl::loss,
                                                  SettingControl::optimizer,
                                                  SettingControl::learning_rate,
                                                  SettingControl::batch_size,
                                                  SettingControl::momentum,
                                                  SettingControl::order,
                                                  SettingControl::initializer,
                                                  SettingControl::seed,
                                                  SettingControl::l1,
                                                  SettingControl::l2,
                                                  SettingControl::scale,
                                                  SettingControl::test_fraction,
                                                  SettingControl::precision};

private slots:
    void whatIsDisabledSaysWhy() {
        for (const auto model : all_model_kinds)
            for (const auto optimizer : all_optimizer_kinds)
                for (const int classes : {2, 3, 10}) {
                    const Settings settings = with(model, optimizer);
                    for (const auto control : controls) {
                        const Rule rule = rule_of(control, settings);
                        QVERIFY(rule.enabled || rule.reason.endsWith('.'));
                    }
                    for (const auto kind : all_model_kinds) {
                        const Rule rule = rule_of(kind, settings, classes);
                        QVERIFY(rule.enabled || rule.reason.endsWith('.'));
                    }
                }
    }
    void hiddenLayersBelongToTheMlp() {
        QVERIFY(!rule_of(SettingControl::hidden_size, with(ModelKind::neuron)).enabled);
        QVERIFY(!rule_of(SettingControl::hidden_layers, with(ModelKind::softmax)).enabled);
        QVERIFY(rule_of(SettingControl::hidden_size, with(ModelKind::mlp)).enabled);
        Settings flat = with(ModelKind::mlp);
        flat.model.hidden.clear();
        QVERIFY(!rule_of(SettingControl::hidden_size, flat).enabled);
        QVERIFY(rule_of(SettingControl::hidden_layers, flat).enabled);
    }
    /// A control of the model is enabled exactly where it changes the network.
    void activationAndOutputAreEnabledWhereTheyAct() {
        for (const auto model : all_model_kinds)
            for (const std::vector<int>& hidden : {std::vector<int>{}, std::vector<int>{4}}) {
                Settings settings = with(model);
                settings.model.hidden = hidden;
                const auto layers_of = [&](Activation activation, OutputKind output) {
                    ModelSettings changed = settings.model;
                    changed.activation = activation;
                    changed.output = output;
                    const Architecture architecture = architecture_of(changed, 2);
                    std::vector<Activation> layers;
                    for (std::size_t l = 0; l < architecture.layer_sizes().size(); ++l)
                        layers.push_back(architecture.layer_activation(l));
                    return layers;
                };
                const auto plain = layers_of(Activation::sigmoid, OutputKind::linear);
                QCOMPARE(rule_of(SettingControl::activation, settings).enabled,
                         layers_of(Activation::relu, OutputKind::linear) != plain);
                QCOMPARE(rule_of(SettingControl::output, settings).enabled,
                         layers_of(Activation::sigmoid, OutputKind::sigmoid) != plain);
            }
    }
    void neuronNeedsTwoClasses() {
        QVERIFY(rule_of(ModelKind::neuron, {}, 2).enabled);
        QVERIFY(!rule_of(ModelKind::neuron, {}, 3).enabled);
        QVERIFY(rule_of(ModelKind::softmax, {}, 3).enabled);
    }
    /// What can be chosen is what validate() and compatible() accept.
    void choicesAgreeWithTheCore() {
        for (const auto model : all_model_kinds)
            for (const auto activation : all_activations)
                for (const auto loss : {LossKind::squared, LossKind::cross_entropy}) {
                    if (!can_learn(activation)) continue;
                    Settings settings = with(model);
                    settings.model.activation = activation;
                    settings.training.loss = loss;
                    QCOMPARE(rule_of(loss, settings, 2).enabled, !validate(settings, 2).has_value());
                }
    }
    void stepStaysChoosable() {
        const Rule rule = rule_of(Activation::step, {}, 2);
        QVERIFY(rule.enabled);
        QVERIFY(rule.reason.contains("refused"));
    }
    void optimizersSettings() {
        QVERIFY(!rule_of(SettingControl::momentum, with(ModelKind::mlp, OptimizerKind::adam)).enabled);
        QVERIFY(rule_of(SettingControl::momentum, with(ModelKind::mlp, OptimizerKind::nesterov)).enabled);
        QVERIFY(!rule_of(SettingControl::batch_size, with(ModelKind::mlp, OptimizerKind::gd)).enabled);
        QVERIFY(!rule_of(SettingControl::order, with(ModelKind::mlp, OptimizerKind::gd)).enabled);
        QVERIFY(rule_of(SettingControl::batch_size, with(ModelKind::mlp)).enabled);
    }
    void everyChoiceHasANameAndAFormula() {
        QSet<QString> names;
        for (const auto activation : all_activations) {
            names.insert(title(activation));
            QVERIFY(!formula(activation).isEmpty());
        }
        QCOMPARE(names.size(), qsizetype(all_activations.size()));
        QCOMPARE(class_caption("likes"), QString("James likes"));
        QCOMPARE(class_caption("ring 2"), QString("ring 2"));
    }
};

QTEST_GUILESS_MAIN(SettingRulesTest)
#include "tst_setting_rules.moc"
