// core/nn/gradient_check.h: it accepts what is right and, above all, refuses what is wrong.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/math/random.h"
#include "golden_reference.h"

using namespace separatrix;

namespace {

struct Example {
    Network network;
    Matrix X;
    Labels y;
    Objective objective{ModelKind::mlp, LossKind::cross_entropy, 3};
};

Example mlp(Activation hidden, std::uint64_t seed) {
    Rng rng(seed);
    Example example{{{{Matrix(4, 2), Vector(4), hidden}, {Matrix(3, 4), Vector(3), Activation::identity}}},
                    Matrix(2, 6),
                    Labels(6)};
    for (const auto& view : parameter_views(example.network))
        for (Index i = 0; i < view.size; ++i) view.data[i] = rng.uniform(-1, 1);
    for (Index i = 0; i < example.X.size(); ++i) example.X.data()[i] = rng.uniform(-2, 2);
    for (Index i = 0; i < 6; ++i) example.y(i) = static_cast<int>(i % 3);
    return example;
}

/// The loss of the biases is checked against the loss of the weights alone: a formula with a planted slip.
double worst_with_slipped_penalty() {
    const Example e = mlp(Activation::tanh, 1);
    const GradientCheck honest = check_gradients(e.objective, {0, 0.1, true}, e.network, e.X, e.y);
    const Gradients slipped = loss_gradient(e.objective, {0, 0.1, false}, e.network, e.X, e.y);
    const auto values = golden::flat(slipped);
    double worst = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        worst = std::max(worst, std::abs(values[i] - honest.derivatives[i].numeric));
    return worst;
}

}  // namespace

class TestGradientCheck : public QObject {
    Q_OBJECT

private slots:
    void a_correct_gradient_passes() {
        for (const Activation hidden : {Activation::sigmoid, Activation::tanh, Activation::softplus, Activation::sine})
            for (std::uint64_t seed = 0; seed < 50; ++seed) {
                const Example e = mlp(hidden, seed);
                const GradientCheck check = check_gradients(e.objective, {0.001, 0.01, false}, e.network, e.X, e.y);
                QVERIFY2(check.worst <= 1e-7, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(check.worst)));
            }
    }

    /// The step jumps: its analytic derivative is 0 by definition while the loss has a slope across the jump.
    void a_wrong_gradient_fails() {
        Example e = mlp(Activation::step, 3);
        e.X.col(0) << 1, 1;
        e.network.layers[0].W.row(0) << 1, -1;  // z = 0 for sample 0: h away, the neuron switches
        e.network.layers[0].b(0) = 0;
        const GradientCheck check = check_gradients(e.objective, {}, e.network, e.X, e.y);
        QVERIFY2(check.worst > 0.9, QByteArray::number(check.worst));
    }

    /// A neuron trained by cross-entropy while its activation is not the sigmoid: h - y is then not the derivative.
    void a_formula_outside_its_conditions_fails() {
        Network network{{{Matrix::Constant(1, 2, 0.3), Vector::Zero(1), Activation::tanh}}};
        const Objective objective{ModelKind::neuron, LossKind::cross_entropy, 2};
        const Example e = mlp(Activation::tanh, 0);
        Labels y = e.y.cwiseMin(1);
        QVERIFY(check_gradients(objective, {}, network, e.X, y).worst > 0.01);
        network.layers[0].activation = Activation::sigmoid;
        QVERIFY(check_gradients(objective, {}, network, e.X, y).worst <= 1e-7);
    }

    void numeric_derivatives_tell_a_slip_apart() { QVERIFY(worst_with_slipped_penalty() > 1e-3); }

    void the_numeric_side_is_the_loss_itself() {
        // one identity neuron, one sample: J = (w x + b - y)^2, dJ/dw = 2 (w x + b - y) x
        Network network{{{Matrix::Constant(1, 1, 3.0), Vector::Constant(1, 0.5), Activation::identity}}};
        const Objective objective{ModelKind::neuron, LossKind::squared, 2};
        const GradientCheck check = check_gradients(objective, {0.25, 0.5, false}, network, Matrix::Constant(1, 1, 2.0),
                                                    Labels::Constant(1, 1));
        QCOMPARE(check.derivatives.size(), std::size_t{2});
        // + l1 sign(w) + l2 w
        QCOMPARE(check.derivatives[0].analytic, 2 * 5.5 * 2 + 0.25 + 1.5);
        QCOMPARE(check.derivatives[1].analytic, 2 * 5.5);
        QVERIFY(std::abs(check.derivatives[0].numeric - 23.75) < 1e-8);
        QVERIFY(std::abs(check.derivatives[1].numeric - 11) < 1e-8);
        QCOMPARE(check.gradient_norm, std::sqrt(23.75 * 23.75 + 11.0 * 11.0));
    }

    void derivatives_are_in_parameter_order() {
        const Example e = mlp(Activation::tanh, 2);
        const Gradients gradients = loss_gradient(e.objective, {}, e.network, e.X, e.y);
        const GradientCheck check = check_gradients(e.objective, {}, e.network, e.X, e.y);
        const auto values = golden::flat(gradients);
        QCOMPARE(check.derivatives.size(), values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const DerivativeCheck& d = check.derivatives[i];
            const auto& layer = gradients.layers.at(static_cast<std::size_t>(d.layer));
            QCOMPARE(d.analytic, values[i]);
            QCOMPARE(d.is_bias ? layer.b(d.row) : layer.W(d.row, d.column), values[i]);
            const double size = std::max({std::abs(d.analytic), std::abs(d.numeric), 1e-3});
            QCOMPARE(d.relative_error, std::abs(d.analytic - d.numeric) / size);
            QVERIFY(d.relative_error <= check.worst);
        }
    }

    void a_nan_is_the_worst() {
        Example e = mlp(Activation::tanh, 4);
        e.network.layers[0].W(1, 1) = std::nan("");
        QVERIFY(std::isnan(check_gradients(e.objective, {}, e.network, e.X, e.y).worst));
        // also when only the first of the derivatives is lost, and good ones follow
        Example infinite = mlp(Activation::relu, 4);
        infinite.X(0, 0) = std::numeric_limits<double>::infinity();
        QVERIFY(std::isnan(check_gradients(infinite.objective, {}, infinite.network, infinite.X, infinite.y).worst));
    }

    void the_network_is_left_alone() {
        const Example e = mlp(Activation::tanh, 5);
        const Network before = e.network;
        check_gradients(e.objective, {}, e.network, e.X, e.y);
        QVERIFY(e.network == before);
    }
};

QTEST_APPLESS_MAIN(TestGradientCheck)
#include "tst_gradient_check.moc"
