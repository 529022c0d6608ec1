// core/nn/network.h: shapes, the order of the parameters, and both passes against naive loops.
#include <QtTest/QtTest>

#include <cmath>
#include <utility>

#include "core/math/random.h"
#include "golden_reference.h"

using namespace separatrix;

namespace {

template <class Scalar>
NetworkOf<Scalar> random_network(const std::vector<Index>& sizes, std::uint64_t seed) {
    Rng rng(seed);
    NetworkOf<Scalar> network;
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        const Activation activation =
            l + 1 == sizes.size() ? Activation::identity : all_activations.at((seed + l) % 8);  // all but the step
        network.layers.push_back({MatrixOf<Scalar>(sizes[l], sizes[l - 1]), VectorOf<Scalar>(sizes[l]), activation});
    }
    for (const auto& view : parameter_views(network))
        for (Index i = 0; i < view.size; ++i) view.data[i] = static_cast<Scalar>(rng.uniform(-1, 1));
    return network;
}

Matrix random_samples(Index n_in, Index m, std::uint64_t seed) {
    Rng rng(seed, RandomStream::data, 1);
    Matrix X(n_in, m);
    for (Index i = 0; i < X.size(); ++i) X.data()[i] = rng.uniform(-2, 2);
    return X;
}

/// One neuron after the other, one product after the other.
std::vector<double> naive_forward(const Network& network, std::vector<double> a) {
    for (const Layer& layer : network.layers) {
        std::vector<double> next;
        for (Index neuron = 0; neuron < layer.W.rows(); ++neuron) {
            double z = layer.b(neuron);
            for (Index input = 0; input < layer.W.cols(); ++input)
                z += layer.W(neuron, input) * a[static_cast<std::size_t>(input)];
            next.push_back(activate(layer.activation, z));
        }
        a = next;
    }
    return a;
}

/// Gradients of J for any dZ of the last layer.
Gradients backward_from(const Network& network, const Matrix& X, const Matrix& last_dZ, std::vector<Matrix>& dZ) {
    ForwardPass pass;
    forward(network, X, pass);
    dZ.assign(network.layers.size(), Matrix());
    dZ.back() = last_dZ;
    Gradients gradients = zeros_like(network);
    backward(network, X, pass, dZ, gradients);
    return gradients;
}

QByteArray seed_text(std::uint64_t seed) { return "seed " + QByteArray::number(qulonglong(seed)); }

}  // namespace

class TestNetwork : public QObject {
    Q_OBJECT

private slots:
    void shapes() {
        const Network network = random_network<double>({2, 5, 4, 3}, 1);
        QCOMPARE(network.inputs(), Index{2});
        QCOMPARE(network.outputs(), Index{3});
        QCOMPARE(network.parameter_count(), Index{5 * 3 + 4 * 6 + 3 * 5});
        QCOMPARE(Network{}.inputs(), Index{0});
        QCOMPARE(Network{}.outputs(), Index{0});
        QCOMPARE(Network{}.parameter_count(), Index{0});
        ForwardPass pass;
        for (const Index m : {7, 1, 9, 0}) {  // the same buffers for batches of any size
            forward(network, random_samples(2, m, 1), pass);
            QCOMPARE(pass.Z.size(), std::size_t{3});
            const std::array<Index, 3> rows{5, 4, 3};
            for (std::size_t l = 0; l < 3; ++l) {
                QCOMPARE(pass.Z[l].rows(), rows.at(l));
                QCOMPARE(pass.A[l].rows(), rows.at(l));
                QCOMPARE(pass.Z[l].cols(), m);
                QCOMPARE(pass.A[l].cols(), m);
            }
            QCOMPARE(&pass.Yhat(), &pass.A[2]);
            QCOMPARE(&pass.scores(), &pass.Z[2]);
        }
    }

    void parameters_come_in_one_order() {
        Network network{{{Matrix(2, 3), Vector(2), Activation::tanh}, {Matrix(1, 2), Vector(1), Activation::identity}}};
        network.layers[0].W << 1, 3, 5, 2, 4, 6;  // column by column: 1 2 3 4 5 6
        network.layers[0].b << 7, 8;
        network.layers[1].W << 9, 10;
        network.layers[1].b << 11;
        QCOMPARE(golden::flat(network), (std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
        const auto views = parameter_views(network);
        QCOMPARE(views.size(), std::size_t{4});
        for (std::size_t v = 0; v < views.size(); ++v) {
            QCOMPARE(views[v].is_bias, v % 2 == 1);
            QCOMPARE(views[v].layer, static_cast<Index>(v / 2));
        }
        views[2].data[1] = -1;  // a view writes through
        QCOMPARE(network.layers[1].W(0, 1), -1.0);
        Gradients zeros = zeros_like(network);
        QCOMPARE(golden::flat(zeros), std::vector<double>(11, 0.0));
        QCOMPARE(zeros.layers[0].W.cols(), Index{3});
        parameter_views(zeros)[3].data[0] = 5;
        QCOMPARE(zeros.layers[1].b(0), 5.0);
    }

    void forward_agrees_with_naive_loops() {
        const std::vector<std::vector<Index>> shapes{{2, 1}, {2, 3}, {2, 4, 3}, {2, 5, 4, 3}, {3, 64, 2}, {1, 1, 1, 1}};
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const Network network = random_network<double>(shapes[seed % shapes.size()], seed);
            const Matrix X = random_samples(network.inputs(), 4, seed);
            ForwardPass pass;
            forward(network, X, pass);
            for (Index i = 0; i < X.cols(); ++i) {
                const Vector x = X.col(i);
                const auto expected = naive_forward(network, {x.data(), x.data() + x.size()});
                for (Index k = 0; k < network.outputs(); ++k)
                    QVERIFY2(std::abs(pass.Yhat()(k, i) - expected[static_cast<std::size_t>(k)]) <= 1e-13,
                             seed_text(seed));
            }
        }
    }

    /// For J = sum of all outputs' scores, dZ of the last layer is 1: dJ/dw by central differences.
    void backward_agrees_with_differences() {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            Network network = random_network<double>({2, 4, 3, 2}, 8 * seed + 1);  // tanh after the first layer
            network.layers[0].activation = Activation::tanh;
            network.layers[1].activation = Activation::softplus;
            const Matrix X = random_samples(2, 3, seed);
            std::vector<Matrix> dZ;
            const auto gradient = golden::flat(backward_from(network, X, Matrix::Ones(2, 3), dZ));
            QCOMPARE(dZ[0].rows(), Index{4});
            std::vector<double> numeric;
            ForwardPass pass;
            const auto sum_at = [&](double& w, double value) {
                const double old = std::exchange(w, value);
                forward(network, X, pass);
                w = old;
                return pass.scores().sum();
            };
            for (const auto& view : parameter_views(network))
                for (Index i = 0; i < view.size; ++i) {
                    double& w = view.data[i];
                    numeric.push_back((sum_at(w, w + 1e-5) - sum_at(w, w - 1e-5)) / 2e-5);
                }
            QVERIFY2(golden::distance(gradient, numeric) <= 1e-8, seed_text(seed));
        }
    }

    void a_batch_is_the_sum_of_its_samples() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const Network network = random_network<double>({2, 5, 4, 3}, seed);
            const Index m = 1 + static_cast<Index>(seed % 9);
            const Matrix X = random_samples(2, m, seed);
            const Matrix last = random_samples(3, m, seed + 1);
            std::vector<Matrix> dZ;
            const auto together = golden::flat(backward_from(network, X, last, dZ));
            std::vector<double> one_by_one(together.size(), 0.0);
            ForwardPass batch;
            forward(network, X, batch);
            for (Index i = 0; i < m; ++i) {
                ForwardPass single;
                forward(network, Matrix(X.col(i)), single);
                QVERIFY2((single.Yhat().col(0) - batch.Yhat().col(i)).cwiseAbs().maxCoeff() <= 1e-13, seed_text(seed));
                const auto part = golden::flat(backward_from(network, Matrix(X.col(i)), Matrix(last.col(i)), dZ));
                for (std::size_t p = 0; p < part.size(); ++p) one_by_one[p] += part[p];
            }
            QVERIFY2(golden::distance(together, one_by_one) <= 1e-12, seed_text(seed));
        }
    }

    void float_is_close_to_double() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const NetworkOf<float> narrow = random_network<float>({2, 8, 8, 3}, seed);
            const Network wide = cast<double>(narrow);
            QVERIFY2(cast<float>(wide) == narrow, seed_text(seed));  // every float is a double
            const MatrixOf<float> X = random_samples(2, 5, seed).cast<float>();
            ForwardPassOf<float> narrow_pass;
            ForwardPass wide_pass;
            forward(narrow, X, narrow_pass);
            forward(wide, Matrix(X.cast<double>()), wide_pass);
            const double error = (narrow_pass.Yhat().cast<double>() - wide_pass.Yhat()).cwiseAbs().maxCoeff();
            const double size = wide_pass.Yhat().cwiseAbs().maxCoeff() + 10;
            QVERIFY2(error <= 1e-6 * size, seed_text(seed) + " error " + QByteArray::number(error));
            QVERIFY2(error > 0, seed_text(seed));  // float arithmetic is really float
        }
    }

    void not_finite_is_found_anywhere() {
        const Network good = random_network<double>({2, 3, 2}, 1);
        QVERIFY(all_finite(good));
        for (const double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL})
            for (Index place = 0; place < good.parameter_count(); ++place) {
                Network network = good;
                auto values = golden::flat(network);
                values[static_cast<std::size_t>(place)] = bad;
                golden::set_flat(network, values);
                QVERIFY2(!all_finite(network), QByteArray::number(qlonglong(place)));
            }
    }
};

QTEST_APPLESS_MAIN(TestNetwork)
#include "tst_network.moc"
