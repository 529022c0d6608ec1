// core/nn/loss.h, the answers: probabilities, predicted labels and class margins.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

#include "core/math/random.h"
#include "core/nn/answer.h"
#include "core/nn/objective.h"

using namespace separatrix;

namespace {

Matrix row_of(std::initializer_list<double> values) {
    Matrix result(1, static_cast<Index>(values.size()));
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

Labels labels_of(std::initializer_list<int> values) {
    Labels result(static_cast<Index>(values.size()));
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

ForwardPass pass_of(Activation last, const Matrix& Z) {
    ForwardPass pass{{Z}, {Z}};
    activate(last, Z, pass.A[0]);
    return pass;
}

Matrix probabilities_of(const Objective& objective, const ForwardPass& pass) {
    Matrix P;
    probabilities(objective, pass, P);
    return P;
}

Labels predicted_of(const Objective& objective, const ForwardPass& pass) {
    Labels predicted;
    predicted_labels(objective, pass, predicted);
    return predicted;
}

Matrix margins_of(const Objective& objective, Activation last, const ForwardPass& pass) {
    Matrix M;
    class_margins(objective, last, pass, M);
    return M;
}

struct Case {
    const char* name;
    Objective objective;
    Activation last;
};

const std::vector<Case>& cases() {
    using enum ModelKind;
    using enum LossKind;
    static const std::vector<Case> list{
        {"neuron, sigmoid", {neuron, cross_entropy, 2}, Activation::sigmoid},
        {"neuron, tanh, squared", {neuron, squared, 2}, Activation::tanh},
        {"neuron, identity, squared", {neuron, squared, 2}, Activation::identity},
        {"regression 3", {regression, squared, 3}, Activation::sigmoid},
        {"regression 7", {regression, squared, 7}, Activation::sigmoid},
        {"regression 5, identity", {regression, squared, 5}, Activation::identity},
        {"softmax 2", {softmax, cross_entropy, 2}, Activation::identity},
        {"softmax 4, sigmoid", {softmax, cross_entropy, 4}, Activation::sigmoid},
        {"mlp 10", {mlp, cross_entropy, 10}, Activation::identity},
        {"mlp 3, squared", {mlp, squared, 3}, Activation::identity},
        {"mlp 3, sigmoid, squared", {mlp, squared, 3}, Activation::sigmoid},
    };
    return list;
}

}  // namespace

class TestAnswer : public QObject {
    Q_OBJECT

private slots:
    void for_any_scores() {
        for (const Case& c : cases())
            for (std::uint64_t seed = 0; seed < 200; ++seed) {
                const QByteArray where = QByteArray(c.name) + ", seed " + QByteArray::number(qulonglong(seed));
                Rng rng(seed);
                Matrix Z(c.objective.outputs(), 5);
                for (Index i = 0; i < Z.size(); ++i) Z.data()[i] = 3 * rng.normal();
                const ForwardPass pass = pass_of(c.last, Z);
                const Matrix P = probabilities_of(c.objective, pass);
                const Labels predicted = predicted_of(c.objective, pass);
                const Matrix M = margins_of(c.objective, c.last, pass);
                QCOMPARE(P.rows(), Index{c.objective.classes});
                QCOMPARE(M.rows(), Index{c.objective.classes});
                for (Index i = 0; i < 5; ++i) {
                    QVERIFY2(std::abs(P.col(i).sum() - 1) <= 1e-12, where);
                    QVERIFY2(P.col(i).minCoeff() >= 0, where);
                    // the answer has the largest p (others may share it where p was clipped)
                    QVERIFY2(P(predicted(i), i) >= P.col(i).maxCoeff() - 1e-12, where);
                    // exactly the predicted class has a positive margin
                    for (Index k = 0; k < M.rows(); ++k) QVERIFY2((M(k, i) > 0) == (k == predicted(i)), where);
                }
            }
    }

    void softmax_of_known_scores() {
        const Objective objective{ModelKind::softmax, LossKind::cross_entropy, 3};
        Matrix Z(3, 1);
        Z << 1, 2, 3;
        const Matrix P = probabilities_of(objective, pass_of(Activation::identity, Z));
        QVERIFY(std::abs(P(0, 0) - 0.09003057317038046) < 1e-15);
        QVERIFY(std::abs(P(1, 0) - 0.24472847105479764) < 1e-15);
        QVERIFY(std::abs(P(2, 0) - 0.6652409557748218) < 1e-15);
        // p does not change when all scores move together
        const Matrix shifted = probabilities_of(objective, pass_of(Activation::identity, (Z.array() + 800).matrix()));
        QVERIFY((shifted - P).cwiseAbs().maxCoeff() < 1e-12);
    }

    void neuron_probability_is_clipped() {
        const Objective objective{ModelKind::neuron, LossKind::squared, 2};
        const Matrix P = probabilities_of(objective, pass_of(Activation::identity, row_of({-2, 0.25, 1.5})));
        QCOMPARE(Matrix(P.row(1)), row_of({0, 0.25, 1}));
        QCOMPARE(Matrix(P.row(0)), row_of({1, 0.75, 0}));
    }

    void regression_is_a_tent_around_the_integers() {
        const Objective objective{ModelKind::regression, LossKind::squared, 5};
        // yhat = 4 a: 3, 1.25, 2.5, and two beyond the ends
        const ForwardPass pass = pass_of(Activation::identity, row_of({0.75, 0.3125, 0.625, -1, 2}));
        const Matrix P = probabilities_of(objective, pass);
        Matrix expected(5, 5);
        expected << 0, 0, 0, 1, 0,  //
            0, 0.75, 0, 0, 0,       //
            0, 0.25, 0.5, 0, 0,     //
            1, 0, 0.5, 0, 0,        //
            0, 0, 0, 0, 1;
        QCOMPARE(P, expected);
        QCOMPARE(predicted_of(objective, pass), labels_of({3, 1, 3, 0, 4}));
        const Matrix M = margins_of(objective, Activation::identity, pass);
        QCOMPARE(Matrix(M.col(0).transpose()), row_of({-2.5, -1.5, -0.5, 0.5, -0.5}));
        QCOMPARE(M(0, 3), 4.5);  // 1/2 - yhat: the end classes are open
        QCOMPARE(M(4, 4), 4.5);
    }

    void squared_outputs_are_clipped_and_divided_by_their_sum() {
        const Objective objective{ModelKind::mlp, LossKind::squared, 3};
        Matrix Z(3, 3);
        Z << 0.5, -1, 3,  //
            0.25, -2, 1,  //
            -7, 0, -1;
        Matrix expected(3, 3);
        expected << 2.0 / 3, 1.0 / 3, 0.5,  //
            1.0 / 3, 1.0 / 3, 0.5,          //
            0, 1.0 / 3, 0;
        const Matrix P = probabilities_of(objective, pass_of(Activation::identity, Z));
        QVERIFY((P - expected).cwiseAbs().maxCoeff() < 1e-15);
    }

    void ties() {
        const Objective three{ModelKind::mlp, LossKind::cross_entropy, 3};
        Matrix Z(3, 3);
        Z << 1, 0, 2,  //
            1, 5, 7,   //
            1, 5, 7;
        const ForwardPass pass = pass_of(Activation::identity, Z);
        QCOMPARE(predicted_of(three, pass), labels_of({0, 1, 1}));  // the first among equals
        QCOMPARE(margins_of(three, Activation::identity, pass).row(1).cwiseAbs().maxCoeff(), 0.0);
        // s(z) = 1 if z >= 0
        const Objective neuron{ModelKind::neuron, LossKind::squared, 2};
        QCOMPARE(predicted_of(neuron, pass_of(Activation::sigmoid, row_of({0, -1e-3, 1e-3}))), labels_of({1, 0, 1}));
        // halves go up
        const Objective number{ModelKind::regression, LossKind::squared, 3};
        QCOMPARE(predicted_of(number, pass_of(Activation::identity, row_of({0.25, 0.75}))), labels_of({1, 2}));
    }

    void margins_are_linear_where_the_model_is() {
        const Objective neuron{ModelKind::neuron, LossKind::cross_entropy, 2};
        const Matrix Z = row_of({-3, 0.5, 800});
        QCOMPARE(Matrix(margins_of(neuron, Activation::sigmoid, pass_of(Activation::sigmoid, Z)).row(1)), Z);
        const Objective three{ModelKind::softmax, LossKind::cross_entropy, 3};
        Matrix scores(3, 1);
        scores << 4, -1, 2.5;
        const Matrix M = margins_of(three, Activation::identity, pass_of(Activation::identity, scores));
        QCOMPARE(Matrix(M.transpose()), row_of({1.5, -5, -1.5}));
    }

    void a_label_is_answered_even_for_nan() {
        for (const Case& c : cases()) {
            const Matrix Z = Matrix::Constant(c.objective.outputs(), 1, std::nan(""));
            const Labels predicted = predicted_of(c.objective, pass_of(c.last, Z));
            QVERIFY2(predicted(0) >= 0 && predicted(0) < c.objective.classes, c.name);
            QVERIFY2(probabilities_of(c.objective, pass_of(c.last, Z)).hasNaN(), c.name);
        }
    }
};

QTEST_APPLESS_MAIN(TestAnswer)
#include "tst_answer.moc"
