// core/analysis/derivation.h: the lecture's worked numbers, every model against numeric derivatives, planted slips.
#include <QtTest/QtTest>

#include <cmath>

#include "core/analysis/derivation.h"
#include "core/math/random.h"

using namespace separatrix;

namespace {

/// LECTURE.md, section 1: w = (0.5, -0.25), b = 0.1, x = (4, 1), y = 1, alpha = 0.1.
struct Worked {
    Checkpoint checkpoint;
    Settings settings;
    Worked() {
        settings.model.scale = ScaleKind::none;
        settings.training.loss = LossKind::squared;
        settings.training.learning_rate = 0.1;
        Matrix W(1, 2);
        W << 0.5, -0.25;
        checkpoint.predictor.architecture = architecture_of(settings.model, 2);
        checkpoint.predictor.loss = LossKind::squared;
        checkpoint.predictor.network.layers = {{W, Vector::Constant(1, 0.1), Activation::sigmoid}};
    }
    Derivation derive() const { return separatrix::derive(checkpoint, settings, {4, 1}, 1); }
};

Checkpoint random_checkpoint(const Settings& settings, int classes, std::uint64_t seed) {
    Checkpoint checkpoint;
    checkpoint.predictor.architecture = architecture_of(settings.model, classes);
    checkpoint.predictor.loss = settings.training.loss;
    checkpoint.predictor.network =
        initial_network(checkpoint.predictor.architecture, Initializer::uniform, settings.seed + seed);
    checkpoint.predictor.scale = {ScaleKind::range, {2.5, 2.5}, {0.4, 0.4}};
    checkpoint.optimizer.kind = settings.training.optimizer.kind;
    return checkpoint;
}

QString described(const Settings& s, int classes, std::uint64_t seed) {
    return QString("%1 %2 %3 %4 hidden layers %5 K=%6 seed %7")
        .arg(QString::fromUtf8(name_of(s.model.model).data()), QString::fromUtf8(name_of(s.training.loss).data()),
             QString::fromUtf8(name_of(s.model.output).data()), QString::number(s.model.hidden.size()),
             QString::fromUtf8(name_of(s.model.activation).data()), QString::number(classes), QString::number(seed));
}

void close(double actual, double expected, double tolerance = 1e-12) {
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QString("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

}  // namespace

class TestDerivation : public QObject {
    Q_OBJECT

private slots:
    void the_lectures_numbers() {
        const Derivation d = Worked().derive();
        const LayerDerivation& neuron = d.layers.at(0);
        close(neuron.z(0), 1.85);
        close(neuron.a(0), 0.8641271029909058);
        close(d.loss, 0.018461444141643923);
        close(neuron.da.value(0), -0.27174579401818844);
        close(neuron.dz.value(0), -0.03190606848629439);
        close(neuron.dW.value(0), 4 * -0.03190606848629439);
        close(neuron.dW.value(1), -0.03190606848629439);
        close(neuron.db.value(0), -0.03190606848629439);
        close(d.after.layers[0].W(0), 0.51276243, 5e-9);
        close(d.after.layers[0].W(1), -0.24680939, 5e-9);
        close(d.after.layers[0].b(0), 0.10319060684862945);
        for (const Derivative* derivative : derivatives(d)) {
            QCOMPARE(derivative->state, CheckState::agrees);
            QVERIFY2(derivative->relative_error <= 1e-8, QByteArray::number(derivative->relative_error));
        }
    }

    void every_model_agrees_with_the_numeric_derivatives() {
        Rng rng(11);
        int compared = 0;
        for (const ModelKind model : all_model_kinds)
            for (const LossKind loss : {LossKind::squared, LossKind::cross_entropy})
                for (const OutputKind output : {OutputKind::linear, OutputKind::sigmoid})
                    for (const std::vector<int>& hidden : {std::vector<int>{}, {4}, {5, 3, 4}})
                        for (const Activation activation : {Activation::sigmoid, Activation::tanh})
                            for (std::uint64_t seed = 0; seed < 10; ++seed) {
                                const int classes = model == ModelKind::neuron ? 2 : 4;
                                Settings settings;
                                settings.model.model = model;
                                settings.model.output = output;
                                settings.model.hidden = hidden;
                                settings.model.activation = activation;
                                settings.training.loss = loss;
                                if (validate(settings, classes)) continue;
                                const int label = static_cast<int>(rng.below(static_cast<std::uint64_t>(classes)));
                                ++compared;
                                const Derivation d = derive(random_checkpoint(settings, classes, seed), settings,
                                                            {rng.uniform(0, 5), rng.uniform(0, 5)}, label);
                                for (const Derivative* derivative : derivatives(d)) {
                                    const QString what =
                                        described(settings, classes, seed) +
                                        QString(": %1 at %2").arg(derivative->relative_error).arg(label);
                                    QVERIFY2(derivative->relative_error <= 1e-7, qPrintable(what));
                                    QCOMPARE(derivative->state, CheckState::agrees);
                                    QCOMPARE(derivative->checked, derivative->value.size());
                                }
                            }
        QVERIFY(compared > 500);
    }

    void a_planted_slip_is_found() {
        Derivation d = Worked().derive();
        d.layers[0].dz.value(0) *= -1;
        d.layers[0].dW.value(1) *= 1.00001;
        check_numerically(d);
        QCOMPARE(d.layers[0].dz.state, CheckState::differs);
        QVERIFY(d.layers[0].dz.relative_error > 1.9);
        QCOMPARE(d.layers[0].dW.state, CheckState::differs);
        QCOMPARE(d.layers[0].da.state, CheckState::agrees);
        QCOMPARE(d.layers[0].db.state, CheckState::agrees);
    }

    void every_single_slip_of_a_deep_network_is_found() {
        Settings settings;
        settings.model.model = ModelKind::mlp;
        settings.model.hidden = {3, 3};
        settings.model.activation = Activation::tanh;
        const Derivation right = derive(random_checkpoint(settings, 3, 1), settings, {4, 1}, 2);
        const std::size_t count = derivatives(right).size();
        for (std::size_t wrong = 0; wrong < count; ++wrong) {
            Derivation d = right;
            auto* slipped = const_cast<Derivative*>(derivatives(d)[wrong]);
            Index largest = 0;
            slipped->value.reshaped().cwiseAbs().maxCoeff(&largest);
            slipped->value.data()[largest] *= 1.01;
            check_numerically(d);
            for (std::size_t i = 0; i < count; ++i)
                QCOMPARE(derivatives(d)[i]->state, i == wrong ? CheckState::differs : CheckState::agrees);
        }
    }

    void beside_a_bend_nothing_is_called_wrong() {
        Settings settings;
        settings.model.model = ModelKind::mlp;
        settings.model.activation = Activation::relu;
        Checkpoint checkpoint = random_checkpoint(settings, 2, 0);
        checkpoint.predictor.network.layers[0].W.setZero();
        checkpoint.predictor.network.layers[0].b.setZero();
        const Derivation d = derive(checkpoint, settings, {4, 1}, 1);
        QCOMPARE(d.layers[0].dz.state, CheckState::kink);
        QCOMPARE(d.layers[1].dz.state, CheckState::agrees);
    }

    void a_saturated_neuron_is_undefined_not_wrong() {
        Worked worked;
        worked.checkpoint.predictor.loss = LossKind::cross_entropy;
        worked.checkpoint.predictor.network.layers[0].b(0) = 60;  // h is 1 to the last bit
        const Derivation d = worked.derive();
        QCOMPARE(d.layers[0].da.state, CheckState::undefined);
        QCOMPARE(d.layers[0].dz.state, CheckState::agrees);
    }

    void the_step_is_the_optimizers() {
        for (const OptimizerKind kind : all_optimizer_kinds) {
            Worked worked;
            worked.settings.training.optimizer.kind = kind;
            worked.settings.training.penalty.l2 = 0.01;
            worked.checkpoint.optimizer.kind = kind;
            const Derivation d = worked.derive();
            Network expected = d.network;
            Gradients gradient = d.gradient;
            OptimizerState state = worked.checkpoint.optimizer;
            optimizer_step(worked.settings.training.optimizer, 0.1, gradient, expected, state);
            QVERIFY(d.after == expected);
            QVERIFY(!(d.after == d.network));
            close(d.gradient.layers[0].W(0), d.layers[0].dW.value(0) + 0.01 * 0.5);
            close(d.penalty, 0.005 * (0.25 + 0.0625));
        }
    }

    void a_large_matrix_is_checked_in_some_places() {
        Settings settings;
        settings.model.model = ModelKind::mlp;
        settings.model.hidden = {64, 64};
        Derivation d = analytic_derivation(random_checkpoint(settings, 3, 0), settings, {4, 1}, 1);
        check_numerically(d, 16);
        QCOMPARE(d.layers[1].dW.checked, Index{16});
        QCOMPARE(d.layers[1].dW.state, CheckState::agrees);
        QCOMPARE((d.layers[1].dW.numeric.array() == d.layers[1].dW.numeric.array()).count(), Index{16});
    }
};

QTEST_APPLESS_MAIN(TestDerivation)
#include "tst_derivation.moc"
