// core/nn/activation.h: values, derivatives against central differences, and both ends of the number line.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/nn/activation.h"

using namespace separatrix;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const char* name_of(Activation activation) {
    constexpr std::array names{"sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "sine", "identity", "step"};
    return names.at(static_cast<std::size_t>(activation));
}

bool has_kink(Activation activation) {
    return activation == Activation::relu || activation == Activation::leaky_relu || activation == Activation::elu ||
           activation == Activation::step;
}

template <class Scalar>
void matrices_agree_with_single_numbers(double tolerance) {
    MatrixOf<Scalar> Z(2, 5);
    Z << -3, -0.5, 0, 0.25, 40, -60, -1, 0.75, 2, 4;
    MatrixOf<Scalar> dA(2, 5);
    dA << 1, -2, 3, 0.5, 1, -1, 2, 0, 4, -0.25;
    for (const Activation activation : all_activations) {
        MatrixOf<Scalar> A;
        MatrixOf<Scalar> dZ;
        separatrix::activate(activation, Z, A);
        multiply_by_derivative(activation, Z, A, dA, dZ);
        MatrixOf<Scalar> in_place = dA;
        multiply_by_derivative(activation, Z, A, in_place, in_place);
        QCOMPARE(A.cols(), Z.cols());
        for (Index i = 0; i < Z.size(); ++i) {
            const double z = static_cast<double>(Z.data()[i]);
            const double dz = activate_derivative(activation, z) * static_cast<double>(dA.data()[i]);
            QVERIFY2(std::abs(static_cast<double>(A.data()[i]) - activate(activation, z)) <= tolerance,
                     name_of(activation));
            QVERIFY2(std::abs(static_cast<double>(dZ.data()[i]) - dz) <= tolerance, name_of(activation));
            QVERIFY2(dZ.data()[i] == in_place.data()[i], name_of(activation));
        }
    }
}

}  // namespace

class TestActivation : public QObject {
    Q_OBJECT

private slots:
    void values_data() {
        QTest::addColumn<int>("activation");
        QTest::addColumn<double>("z");
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("da");
        const auto row = [](Activation activation, double z, double a, double da) {
            QTest::addRow("%s(%g)", name_of(activation), z) << static_cast<int>(activation) << z << a << da;
        };
        row(Activation::sigmoid, 0, 0.5, 0.25);
        row(Activation::sigmoid, 1.85, 0.8641271029909058, 0.11741145286745033);
        row(Activation::sigmoid, -1.85, 0.13587289700909426, 0.11741145286745033);
        row(Activation::tanh, 0, 0, 1);
        row(Activation::tanh, 0.5, 0.46211715726000975, 0.7864477329659274);
        row(Activation::relu, 2.5, 2.5, 1);
        row(Activation::relu, -2.5, 0, 0);
        row(Activation::relu, 0, 0, 0);  // as in PyTorch
        row(Activation::leaky_relu, 2, 2, 1);
        row(Activation::leaky_relu, -2, -0.02, 0.01);
        row(Activation::elu, 2, 2, 1);
        row(Activation::elu, -1, -0.6321205588285577, 0.36787944117144233);
        row(Activation::softplus, 0, 0.6931471805599453, 0.5);
        row(Activation::softplus, 1, 1.3132616875182228, 0.7310585786300049);
        row(Activation::sine, 1, 0.8414709848078965, 0.5403023058681398);
        row(Activation::identity, -7.5, -7.5, 1);
        row(Activation::step, 0.25, 1, 0);
        row(Activation::step, 0, 1, 0);  // s(z) = 1 if z >= 0
        row(Activation::step, -1e-300, 0, 0);
        // both ends: the exact limit, never a NaN and never an early 0
        row(Activation::sigmoid, 1000, 1, 0);
        row(Activation::sigmoid, -1000, 0, 0);
        row(Activation::sigmoid, infinity, 1, 0);
        row(Activation::sigmoid, -infinity, 0, 0);
        row(Activation::sigmoid, -700, 9.859676543759770e-305, 9.859676543759770e-305);
        row(Activation::tanh, 1000, 1, 0);
        row(Activation::tanh, -1000, -1, 0);
        row(Activation::elu, -1000, -1, 0);
        row(Activation::elu, -1e-10, -9.9999999995e-11, 0.9999999999);
        row(Activation::softplus, 1000, 1000, 1);
        row(Activation::softplus, 1e300, 1e300, 1);
        row(Activation::softplus, -1000, 0, 0);
        row(Activation::softplus, -700, 9.859676543759770e-305, 9.859676543759770e-305);
    }

    void values() {
        QFETCH(int, activation);
        QFETCH(double, z);
        QFETCH(double, a);
        QFETCH(double, da);
        const auto close = [](double got, double wanted) { return std::abs(got - wanted) <= 4e-16 * std::abs(wanted); };
        const double got = activate(static_cast<Activation>(activation), z);
        QVERIFY2(close(got, a), QByteArray::number(got, 'g', 17));
        const double derivative = activate_derivative(static_cast<Activation>(activation), z);
        // relative, but 1 - a a loses the last digits where a is close to 1
        QVERIFY2(close(derivative, da) || std::abs(derivative - da) <= 2.3e-16,
                 QByteArray::number(derivative, 'g', 17));
    }

    void derivatives_agree_with_central_differences() {
        const double h = 1e-5;
        for (const Activation activation : all_activations)
            for (double z = -6.03; z < 6; z += 0.137) {
                if (has_kink(activation) && std::abs(z) < 2 * h) continue;
                const double numeric = (activate(activation, z + h) - activate(activation, z - h)) / (2 * h);
                const double analytic = activate_derivative(activation, z);
                const double size = std::max({std::abs(numeric), std::abs(analytic), 1e-2});
                const double error = std::abs(numeric - analytic) / size;
                QVERIFY2(error <= 1e-8, qPrintable(QStringLiteral("%1 at %2: %3 against %4")
                                                       .arg(name_of(activation))
                                                       .arg(z)
                                                       .arg(analytic)
                                                       .arg(numeric)));
            }
    }

    void sigmoid_is_symmetric_and_never_leaves_0_to_1() {
        for (double z = 0; z < 800; z = 1.3 * z + 0.01) {
            const double right = sigmoid(z);
            const double left = sigmoid(-z);
            QVERIFY2(std::abs(right + left - 1) <= 2.3e-16, QByteArray::number(z));
            QVERIFY2(left >= 0 && right <= 1, QByteArray::number(z));
            // relative precision survives on the left, where 1 / (1 + e^-z) would have lost it
            if (z < 700)
                QVERIFY2(std::abs(left / std::exp(-z) * (1 + std::exp(-z)) - 1) <= 1e-15, QByteArray::number(z));
        }
        // beyond the point where e^-z overflows it is still not 0
        QVERIFY(sigmoid(-740.0) > 0 && sigmoid(-740.0) == std::exp(-740.0));
        QVERIFY(sigmoid(-95.0F) > 0 && sigmoid(-95.0F) == std::exp(-95.0F));
    }

    void softplus_minus_its_mirror_is_z() {
        for (double z = -50; z < 50; z += 0.7)
            QVERIFY2(std::abs(softplus(z) - softplus(-z) - z) <= 1e-14, QByteArray::number(z));
        QCOMPARE(softplus(1e30F), 1e30F);
        QCOMPARE(softplus(infinity), infinity);
        QCOMPARE(softplus(-infinity), 0.0);
    }

    void nan_goes_through() {
        for (const Activation activation : all_activations) {
            QVERIFY2(std::isnan(activate(activation, not_a_number)), name_of(activation));
            Matrix A;
            separatrix::activate(activation, Matrix::Constant(1, 1, not_a_number).eval(), A);
            QVERIFY2(std::isnan(A(0, 0)), name_of(activation));
        }
    }

    void only_the_step_cannot_learn() {
        for (const Activation activation : all_activations)
            QCOMPARE(can_learn(activation), activation != Activation::step);
    }

    void matrices() {
        matrices_agree_with_single_numbers<double>(0);
        matrices_agree_with_single_numbers<float>(1e-5);
    }
};

QTEST_APPLESS_MAIN(TestActivation)
#include "tst_activation.moc"
