// core/nn/loss.h: the lecture's worked numbers, the laws of each criterion, and PyTorch's values and gradients.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/math/random.h"
#include "core/nn/answer.h"
#include "golden_reference.h"

using namespace separatrix;

namespace {

/// Outputs given directly: Z = A = Yhat (K x m).
ForwardPass pass_of(const Matrix& Yhat) { return {{Yhat}, {Yhat}}; }

Matrix column_of(std::initializer_list<double> values) {
    Matrix result(static_cast<Index>(values.size()), 1);
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

Labels labels_of(std::initializer_list<int> values) {
    Labels result(static_cast<Index>(values.size()));
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

bool digits12(double got, double wanted) { return std::abs(got - wanted) <= 1e-12 * std::abs(wanted); }

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr Objective neuron_squared{ModelKind::neuron, LossKind::squared, 2};
constexpr Objective neuron_entropy{ModelKind::neuron, LossKind::cross_entropy, 2};

}  // namespace

class TestLoss : public QObject {
    Q_OBJECT

private slots:
    void the_lectures_worked_numbers() {
        Network network{{{Matrix(1, 2), Vector(1), Activation::sigmoid}}};
        Layer& neuron = network.layers[0];
        neuron.W << 0.5, -0.25;
        neuron.b << 0.1;
        const Matrix X = column_of({4, 1});
        const Labels y = labels_of({1});
        ForwardPass pass;
        forward(network, X, pass);
        QVERIFY(digits12(pass.Z[0](0, 0), 1.85));
        QVERIFY(digits12(pass.A[0](0, 0), 0.8641271029909058));
        QVERIFY(digits12(mean_loss(neuron_squared, pass, y), 0.018461444141643923));
        Matrix dh;
        output_gradient(neuron_squared, pass, y, dh);
        QVERIFY(digits12(dh(0, 0), -0.27174579401818844));
        Matrix dz;
        output_delta(neuron_squared, Activation::sigmoid, pass, y, dz);
        QVERIFY(digits12(dz(0, 0), -0.03190606848629439));
        Gradients gradients = loss_gradient(neuron_squared, {}, network, X, y);
        QVERIFY(digits12(gradients.layers[0].W(0, 0), 4 * -0.03190606848629439));
        QVERIFY(digits12(gradients.layers[0].W(0, 1), -0.03190606848629439));
        QVERIFY(digits12(gradients.layers[0].b(0), -0.03190606848629439));
        OptimizerState state;
        optimizer_step({}, 0.1, gradients, network, state);
        QVERIFY(std::abs(neuron.W(0, 0) - 0.51276243) < 5e-9);
        QVERIFY(std::abs(neuron.W(0, 1) + 0.24680939) < 5e-9);
        QVERIFY(digits12(neuron.b(0), 0.10319060684862945));
    }

    void a_squashed_output_has_a_floor() {
        QVERIFY(std::abs(sigmoid_output_floor(2) - 0.31326) < 5e-6);
        QVERIFY(std::abs(sigmoid_output_floor(3) - 0.55144) < 5e-6);
        QVERIFY(std::abs(sigmoid_output_floor(5) - 0.90483) < 5e-6);
        for (int classes = 2; classes <= 10; ++classes) {
            // the floor is the loss of the best scores that (0, 1) allows in the limit: 1 for the label, 0 elsewhere
            const Objective objective{ModelKind::mlp, LossKind::cross_entropy, classes};
            Matrix Yhat = Matrix::Zero(classes, 1);
            Yhat(classes - 1, 0) = 1;
            const double loss = mean_loss(objective, pass_of(Yhat), labels_of({classes - 1}));
            QVERIFY2(digits12(loss, sigmoid_output_floor(classes)), qPrintable(QString::number(classes)));
        }
    }

    void cross_entropy_of_known_scores() {
        const Objective objective{ModelKind::softmax, LossKind::cross_entropy, 3};
        const ForwardPass pass = pass_of(column_of({1, 2, 3}));
        // log(1 + e^-1 + e^-2) = 0.40760596444438...
        QVERIFY(digits12(mean_loss(objective, pass, labels_of({2})), 0.4076059644443803));
        QVERIFY(digits12(mean_loss(objective, pass, labels_of({0})), 2.4076059644443803));
        Matrix dYhat;
        output_gradient(objective, pass, labels_of({1}), dYhat);  // p - y
        QVERIFY(digits12(dYhat(0, 0), 0.09003057317038046));
        QVERIFY(digits12(dYhat(1, 0), 0.24472847105479764 - 1));
        QVERIFY(digits12(dYhat(2, 0), 0.6652409557748218));
        QVERIFY(digits12(mean_loss(neuron_entropy, pass_of(column_of({0})), labels_of({1})), std::log(2.0)));
    }

    void huge_scores_do_not_overflow() {
        const Objective objective{ModelKind::softmax, LossKind::cross_entropy, 3};
        const ForwardPass pass = pass_of(column_of({1e6, -1e6, 999999}));
        QVERIFY(digits12(mean_loss(objective, pass, labels_of({0})), std::log1p(std::exp(-1.0))));
        QVERIFY(digits12(mean_loss(objective, pass, labels_of({1})), 2e6 + std::log1p(std::exp(-1.0))));
        Matrix P;
        probabilities(objective, pass, P);
        QVERIFY(P.allFinite() && std::abs(P.sum() - 1) < 1e-12);
        Matrix dYhat;
        output_gradient(objective, pass, labels_of({1}), dYhat);
        QVERIFY(dYhat.allFinite() && dYhat(1, 0) == -1);
        for (const double z : {1000.0, -1000.0, 1e300}) {
            ForwardPass one{{column_of({z})}, {column_of({sigmoid(z)})}};
            QCOMPARE(mean_loss(neuron_entropy, one, labels_of({1})), std::max(0.0, -z));
            QCOMPARE(mean_loss(neuron_entropy, one, labels_of({0})), std::max(0.0, z));
            Matrix dZ;
            output_delta(neuron_entropy, Activation::sigmoid, one, labels_of({0}), dZ);
            QCOMPARE(dZ(0, 0), z > 0 ? 1.0 : 0.0);
        }
        const ForwardPassOf<float> small{{MatrixOf<float>::Constant(2, 1, 200.0F)},
                                         {MatrixOf<float>::Constant(2, 1, 200.0F)}};
        QVERIFY(std::abs(mean_loss(Objective{ModelKind::softmax, LossKind::cross_entropy, 2}, small, labels_of({0})) -
                         std::log(2.0F)) < 1e-4F);
    }

    void nan_is_not_hidden() {
        for (const ModelKind model : all_model_kinds)
            for (const LossKind loss : {LossKind::squared, LossKind::cross_entropy}) {
                if (model == ModelKind::regression && loss == LossKind::cross_entropy) continue;
                const Objective objective{model, loss, 3};
                for (Index place = 0; place < objective.outputs(); ++place) {
                    Matrix Yhat = Matrix::Constant(objective.outputs(), 2, 0.25);
                    Yhat(place, 1) = not_a_number;
                    QVERIFY(std::isnan(mean_loss(objective, pass_of(Yhat), labels_of({0, 1}))));
                }
            }
        const Objective softmax{ModelKind::softmax, LossKind::cross_entropy, 2};
        QVERIFY(!std::isfinite(mean_loss(softmax, pass_of(column_of({infinity, infinity})), labels_of({0}))));
        QVERIFY(std::isnan(mean_loss(softmax, pass_of(column_of({-infinity, -infinity})), labels_of({0}))));
    }

    void one_hot_and_number_targets() {
        const Objective one_hot{ModelKind::mlp, LossKind::squared, 3};
        Matrix Yhat(3, 2);
        Yhat << 0.5, 1, -1, 0, 2, 0;
        // (0.5 - 0)^2 + (-1 - 1)^2 + (2 - 0)^2 = 8.25; the second is right: 0
        QCOMPARE(sample_loss(one_hot, pass_of(Yhat), 0, 1), 8.25);
        QCOMPARE(mean_loss(one_hot, pass_of(Yhat), labels_of({1, 0})), 8.25 / 2);
        // the lecture's wrong way: 4 g against the label's number, so label 4 is far from 2 and 1 is near
        const Objective number{ModelKind::regression, LossKind::squared, 5};
        const ForwardPass two = pass_of(column_of({0.5}));
        QCOMPARE(sample_loss(number, two, 0, 4), 4.0);
        QCOMPARE(sample_loss(number, two, 0, 1), 1.0);
        Matrix dYhat;
        output_gradient(number, two, labels_of({4}), dYhat);
        QCOMPARE(dYhat(0, 0), 2.0 * (2 - 4) * 4);
        QCOMPARE(mean_loss(one_hot, pass_of(Matrix(3, 0)), Labels(0)), 0.0);
    }

    void penalties_leave_the_biases_alone_unless_asked() {
        Network network{{{Matrix(1, 2), Vector(1), Activation::identity}}};
        network.layers[0].W << 3, 0;
        network.layers[0].b << -2;
        // l1 sum|w| + l2/2 sum w^2
        QVERIFY(digits12(penalty_value(Penalty{0.1, 0.2, false}, network), 0.1 * 3 + 0.1 * 9));
        QVERIFY(digits12(penalty_value(Penalty{0.1, 0.2, true}, network), 0.1 * 5 + 0.1 * 13));
        Gradients gradients = zeros_like(network);
        add_penalty_gradient(Penalty{0.1, 0.2, false}, network, gradients);
        QVERIFY(digits12(gradients.layers[0].W(0, 0), 0.1 + 0.2 * 3));
        QCOMPARE(gradients.layers[0].W(0, 1), 0.0);  // sign(0) = 0
        QCOMPARE(gradients.layers[0].b(0), 0.0);
        add_penalty_gradient(Penalty{0.1, 0.2, true}, network, gradients);
        QVERIFY(digits12(gradients.layers[0].b(0), -0.1 - 0.2 * 2));
    }

    void golden_data() {
        QTest::addColumn<int>("index");
        cases_ = golden::read("gradients.json").at("cases");
        QVERIFY(cases_.size() > 150);
        for (std::size_t i = 0; i < cases_.size(); ++i)
            QTest::newRow(cases_[i].at("name").get<std::string>().c_str()) << static_cast<int>(i);
    }

    /// Every activation, output, loss and model, with and without penalties: PyTorch's numbers, then finite
    /// differences.
    void golden() {
        QFETCH(int, index);
        const golden::Json& json = cases_.at(static_cast<std::size_t>(index));
        const Objective objective = golden::objective(json);
        const Penalty penalty = golden::penalty(json);
        const Network network = golden::network(json);
        const Matrix X = golden::samples(json);
        const Labels y = golden::labels(json);

        ForwardPass pass;
        forward(network, X, pass);
        const double yhat_error = (pass.Yhat() - golden::matrix(json.at("yhat")).transpose()).cwiseAbs().maxCoeff();
        QVERIFY2(yhat_error <= 1e-12, QByteArray::number(yhat_error));
        const double loss_error = std::abs(mean_loss(objective, pass, y) - json.at("mean_loss").get<double>());
        QVERIFY2(loss_error <= 1e-12, QByteArray::number(loss_error));
        const double penalty_error = std::abs(penalty_value(penalty, network) - json.at("penalty").get<double>());
        QVERIFY2(penalty_error <= 1e-12, QByteArray::number(penalty_error));

        Gradients expected;
        for (const golden::Json& layer : json.at("gradients"))
            expected.layers.push_back({golden::matrix(layer.at("W")), golden::column<Vector>(layer.at("b"))});
        const Gradients gradients = loss_gradient(objective, penalty, network, X, y);
        const double error = golden::distance(golden::flat(gradients), golden::flat(expected));
        worst_golden_ = std::max(worst_golden_, error);
        QVERIFY2(error <= 1e-12, QByteArray::number(error));

        // with this step rounding and truncation are about equal for these losses
        const GradientCheck check = check_gradients(objective, penalty, network, X, y, 2e-5);
        QCOMPARE(check.derivatives.size(), golden::flat(expected).size());
        worst_difference_ = std::max(worst_difference_, check.worst);
        QVERIFY2(check.worst <= 1e-7, QByteArray::number(check.worst));
    }

    /// The two ways to dZ: through dYhat and sigma', and directly.
    void the_short_cut_of_the_neuron_is_the_chain_rule() {
        Rng rng(5);
        for (int i = 0; i < 200; ++i) {
            const double z = rng.uniform(-8, 8);
            const ForwardPass pass{{column_of({z})}, {column_of({sigmoid(z)})}};
            Matrix dh;
            Matrix dz;
            output_gradient(neuron_entropy, pass, labels_of({i % 2}), dh);
            output_delta(neuron_entropy, Activation::sigmoid, pass, labels_of({i % 2}), dz);
            const double long_way = dh(0, 0) * activate_derivative(Activation::sigmoid, z);
            QVERIFY2(std::abs(long_way - dz(0, 0)) <= 1e-12, QByteArray::number(z, 'g', 17));
        }
    }

    void cleanupTestCase() {
        qInfo("worst difference from PyTorch's gradients %.2g, from finite differences %.2g", worst_golden_,
              worst_difference_);
    }

private:
    golden::Json cases_;
    double worst_golden_ = 0;
    double worst_difference_ = 0;
};

QTEST_APPLESS_MAIN(TestLoss)
#include "tst_loss.moc"
