// core/nn/backprop_faults.h: without mistakes it is the lecture's pass to the bit; each mistake shows where it should.
#include <QtTest/QtTest>

#include <cmath>

#include "core/math/random.h"
#include "core/nn/architecture.h"
#include "core/nn/gradient_check.h"
#include "core/nn/initializer.h"

using namespace separatrix;

namespace {

constexpr double tolerance = 1e-6;

struct Case {
    Architecture architecture;
    Objective objective;
    Network network;
    Matrix X;
    Labels y;
};

Case made(ModelKind model, LossKind loss, OutputKind output, Activation activation, std::uint64_t seed) {
    Case c;
    c.architecture = {model, {4, 3}, activation, output, 2, model == ModelKind::neuron ? 2 : 3};
    c.objective = {model, loss, c.architecture.classes};
    c.network = initial_network(c.architecture, Initializer::uniform, seed);
    Rng rng(seed);
    c.X.resize(2, 5);
    c.y.resize(5);
    for (Index i = 0; i < 5; ++i) {
        c.X.col(i) << rng.uniform(-1, 1), rng.uniform(-1, 1);
        c.y(i) = static_cast<int>(rng.below(static_cast<std::uint64_t>(c.architecture.classes)));
    }
    return c;
}

std::vector<Case> cases() {
    std::vector<Case> all;
    std::uint64_t seed = 0;
    for (const OutputKind output : {OutputKind::linear, OutputKind::sigmoid})
        for (const LossKind loss : {LossKind::squared, LossKind::cross_entropy})
            for (const ModelKind model : all_model_kinds) {
                if (model == ModelKind::regression && loss != LossKind::squared) continue;
                all.push_back(made(model, loss, output,
                                   model == ModelKind::neuron ? Activation::sigmoid : Activation::tanh, ++seed));
            }
    return all;
}

/// The worst difference from the numeric derivatives among W or b of each layer.
double worst(const GradientCheck& check, Index layer, bool is_bias) {
    double result = 0;
    for (const auto& each : check.derivatives)
        if (each.layer == layer && each.is_bias == is_bias) result = std::max(result, each.relative_error);
    return result;
}

GradientCheck checked(const Case& c, const BackpropFaults& faults) {
    return check_gradients(c.objective, {}, c.network, c.X, c.y, 1e-5, faults);
}

}  // namespace

class TestBackpropFaults : public QObject {
    Q_OBJECT

private slots:
    void withoutThemItIsTheLecturesPass() {
        for (const Case& c : cases()) {
            ForwardPass pass;
            forward(c.network, c.X, pass);
            std::vector<Matrix> dZ(c.network.layers.size());
            std::vector<Matrix> same(c.network.layers.size());
            Gradients plain = zeros_like(c.network);
            Gradients gradients = zeros_like(c.network);
            output_delta(c.objective, c.network.layers.back().activation, pass, c.y, dZ.back());
            backward(c.network, c.X, pass, dZ, plain);
            backpropagate({}, c.objective, c.network, c.X, pass, c.y, same, gradients);
            QVERIFY(gradients == plain);
            for (std::size_t l = 0; l < dZ.size(); ++l) QVERIFY(dZ[l] == same[l]);
            QVERIFY(checked(c, {}).worst < tolerance);
        }
    }

    void aWrongSignTurnsEverythingAround() {
        for (const Case& c : cases()) {
            const Gradients right = loss_gradient(c.objective, {}, c.network, c.X, c.y);
            const Gradients wrong = loss_gradient(c.objective, {}, c.network, c.X, c.y, {true, false, false});
            for (std::size_t l = 0; l < right.layers.size(); ++l) {
                QVERIFY(wrong.layers[l].W == -right.layers[l].W);
                QVERIFY(wrong.layers[l].b == -right.layers[l].b);
            }
        }
    }

    void aForgottenBiasIsWrongInTheBiasesOnly() {
        for (const Case& c : cases()) {
            const auto check = checked(c, {false, false, true});
            for (Index l = 0; l < static_cast<Index>(c.network.layers.size()); ++l) {
                QVERIFY(worst(check, l, false) < tolerance);
                QVERIFY(worst(check, l, true) > 1e-3);
            }
            for (const auto& each : check.derivatives)
                if (each.is_bias) QCOMPARE(each.analytic, 0.0);
        }
    }

    void aForgottenSlopeIsWrongFromThereOn() {
        for (const Case& c : cases()) {
            const auto check = checked(c, {false, true, false});
            const auto last = static_cast<Index>(c.network.layers.size()) - 1;
            const bool linear_end = c.network.layers.back().activation == Activation::identity;
            QVERIFY((worst(check, last, false) < tolerance) == linear_end);
            for (Index l = 0; l < last; ++l) QVERIFY(worst(check, l, false) > 1e-3);
        }
        // a neuron: dz = dh, so that dw = dh x
        const Case c = made(ModelKind::neuron, LossKind::squared, OutputKind::linear, Activation::sigmoid, 9);
        ForwardPass pass;
        forward(c.network, c.X, pass);
        Matrix dh;
        output_gradient(c.objective, pass, c.y, dh);
        const Gradients wrong = loss_gradient(c.objective, {}, c.network, c.X, c.y, {false, true, false});
        QVERIFY((wrong.layers[0].W - dh * c.X.transpose()).norm() < 1e-15);
    }

    /// The lecture's neuron, section 1: the mistakes with its own numbers.
    void theLecturesNumbers() {
        Case c;
        c.objective = {ModelKind::neuron, LossKind::squared, 2};
        c.network.layers = {{Matrix{{0.5, -0.25}}, Vector::Constant(1, 0.1), Activation::sigmoid}};
        c.X = Matrix{{4.0}, {1.0}};
        c.y = Labels::Constant(1, 1);
        const auto gradient = [&](const BackpropFaults& faults) {
            return loss_gradient(c.objective, {}, c.network, c.X, c.y, faults).layers[0];
        };
        QVERIFY(std::abs(gradient({}).W(0) + 0.12762427394517756) < 1e-14);
        QVERIFY(std::abs(gradient({true, false, false}).W(0) - 0.12762427394517756) < 1e-14);
        QVERIFY(std::abs(gradient({false, true, false}).W(0) + 4 * 0.27174579401818844) < 1e-14);
        QVERIFY(std::abs(gradient({true, true, false}).b(0) - 0.27174579401818844) < 1e-14);
        QCOMPARE(gradient({false, false, true}).b(0), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestBackpropFaults)
#include "tst_backprop_faults.moc"
