#include <QtTest>
#include <chrono>
#include <cmath>
#include <thread>

#include "core/analysis/field_worker.h"
#include "core/nn/initializer.h"

using namespace separatrix;
using namespace std::chrono_literals;

namespace {

Predictor random_predictor(ModelKind model, int classes, LossKind loss, std::uint64_t seed) {
    Predictor predictor;
    predictor.architecture.model = model;
    predictor.architecture.hidden = {6};
    predictor.architecture.activation = model == ModelKind::mlp ? Activation::tanh : Activation::sigmoid;
    predictor.architecture.classes = classes;
    predictor.loss = loss;
    predictor.scale = {ScaleKind::range, {2.5, 2.5}, {0.4, 0.4}};
    predictor.network = initial_network(predictor.architecture, Initializer::uniform, seed);
    return predictor;
}

std::shared_ptr<const FieldAnswer> next_answer(FieldWorker& worker, bool fine) {
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (std::chrono::steady_clock::now() < deadline) {
        if (auto answer = worker.take(); answer && !(fine && answer->coarse)) return answer;
        std::this_thread::sleep_for(500us);
    }
    return nullptr;
}

}  // namespace

class TestDecisionField : public QObject {
    Q_OBJECT
private slots:
    void isThePredictionAtEveryNode_data();
    void isThePredictionAtEveryNode();
    void borderOfTheNeuronIsItsLine();
    void multiClassBordersSeparateTheAnswers();
    void cancelsEarly();
    void workerAnswersTheNewest();
    void workerPaintsTheField();
    void workerShowsACoarseFieldFirst();
    void workerEndsPromptly();
};

void TestDecisionField::isThePredictionAtEveryNode_data() {
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("loss");
    for (const auto model : all_model_kinds)
        for (const int classes : {2, 3, 10})
            for (const int loss : {0, 1}) {
                if (model == ModelKind::neuron && classes > 2) continue;
                QTest::addRow("model %d, %d classes, loss %d", static_cast<int>(model), classes, loss)
                    << static_cast<int>(model) << classes << loss;
            }
}

void TestDecisionField::isThePredictionAtEveryNode() {
    QFETCH(int, model);
    QFETCH(int, classes);
    QFETCH(int, loss);
    const auto predictor = random_predictor(static_cast<ModelKind>(model), classes, static_cast<LossKind>(loss), 11);
    const PlaneRect rect{-1, 6, 0, 5};
    const auto field = decision_field(predictor, rect, 300, 21);  // more than one block a row
    for (int j = 0; j < field.rows; j += 5) {
        for (int i = 0; i < field.columns; i += 7) {
            Matrix x(2, 1);
            x << field.x(i), field.y(j);
            const auto prediction = predict(predictor, x);
            const auto at = static_cast<std::size_t>(j * field.columns + i);
            float best = -1e9F;
            int winner = -1;
            for (int k = 0; k < classes; ++k) {
                QVERIFY(std::abs(prediction.P(k, 0) - static_cast<double>(field.p_of(k)[at])) < 2e-6);
                if (field.margin_of(k)[at] > best) {
                    best = field.margin_of(k)[at];
                    winner = k;
                }
            }
            if (best > 1e-5F) QCOMPARE(winner, prediction.predicted(0));
        }
    }
}

void TestDecisionField::borderOfTheNeuronIsItsLine() {
    auto predictor = random_predictor(ModelKind::neuron, 2, LossKind::cross_entropy, 5);
    auto& layer = predictor.network.layers[0];
    layer.W << 40, -25;  // steep: p jumps within one cell, the border must not
    layer.b << 3;
    const auto boundary = boundary_of(decision_field(predictor, {0, 5, 0, 5}, 64, 64));
    QCOMPARE(boundary.border.size(), std::size_t{1});
    QVERIFY(boundary.border[0].size() > 20);
    for (const auto& point : boundary.border[0]) {
        const double z = 40 * (point.x - 2.5) * 0.4 - 25 * (point.y - 2.5) * 0.4 + 3;
        QVERIFY(std::abs(z) < 1e-3);
    }
    QVERIFY(!boundary.quarters.empty());
}

void TestDecisionField::multiClassBordersSeparateTheAnswers() {
    for (const auto model : {ModelKind::softmax, ModelKind::regression, ModelKind::mlp}) {
        const auto predictor = random_predictor(model, 4, LossKind::squared, 3);
        const auto boundary = boundary_of(decision_field(predictor, {0, 5, 0, 5}, 200, 200));
        int differing = 0;
        int points = 0;
        for (const auto& line : boundary.border) {
            for (std::size_t s = 0; s + 1 < line.size(); ++s) {
                // a little to either side of a border the answers differ
                const double dx = line[s + 1].x - line[s].x;
                const double dy = line[s + 1].y - line[s].y;
                const double length = std::hypot(dx, dy);
                if (length < 1e-3) continue;
                const double nx = -dy / length * 0.02;
                const double ny = dx / length * 0.02;
                const double x = (line[s].x + line[s + 1].x) / 2;
                const double y = (line[s].y + line[s + 1].y) / 2;
                Matrix both(2, 2);
                both << x + nx, x - nx, y + ny, y - ny;
                const auto prediction = predict(predictor, both);
                differing += prediction.predicted(0) != prediction.predicted(1) ? 1 : 0;
                ++points;
            }
        }
        if (points > 0)
            QVERIFY2(differing >= points * 97 / 100, qPrintable(QString("%1/%2").arg(differing).arg(points)));
    }
}

void TestDecisionField::cancelsEarly() {
    int asked = 0;
    decision_field(random_predictor(ModelKind::mlp, 2, LossKind::cross_entropy, 1), {}, 64, 64,
                   [&] { return ++asked == 3; });
    QCOMPARE(asked, 3);
}

void TestDecisionField::workerAnswersTheNewest() {
    std::atomic<int> wakes{0};
    FieldWorker worker([&] { ++wakes; });
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->predictor = random_predictor(ModelKind::mlp, 2, LossKind::cross_entropy, 1);
    for (int epoch = 1; epoch <= 300; ++epoch)
        worker.request({static_cast<std::uint64_t>(1 + epoch / 100), epoch, checkpoint, {}, 64, 64, nullptr});
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    std::int64_t newest = 0;
    while (newest != 300 && std::chrono::steady_clock::now() < deadline) {
        if (const auto answer = next_answer(worker, true)) {
            QVERIFY(answer->epoch > newest);
            newest = answer->epoch;
        }
    }
    QCOMPARE(newest, std::int64_t{300});
    QVERIFY(wakes >= 1);
}

void TestDecisionField::workerPaintsTheField() {
    FieldWorker worker([] {});
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->predictor = random_predictor(ModelKind::mlp, 3, LossKind::cross_entropy, 1);
    auto palette = std::make_shared<FieldPalette>();
    palette->classes.resize(3);
    for (std::uint32_t k = 0; k < 3; ++k) palette->classes[k].fill(0xff000000 + k);
    worker.request({1, 1, checkpoint, {}, 40, 30, palette});
    const auto answer = next_answer(worker, true);
    QVERIFY(answer);
    QCOMPARE(answer->palette.get(), palette.get());
    const DecisionField& field = answer->field;
    QCOMPARE(answer->pixels.argb.size(), field.plane_size());
    QVERIFY(answer->pixels.opaque);
    for (std::size_t row = 0; row < 30; ++row) {
        for (std::size_t i = 0; i < 40; ++i) {
            const std::size_t node = (29 - row) * 40 + i;  // the picture begins at the top
            std::uint32_t winner = 0;
            for (int k = 1; k < 3; ++k)
                if (field.margin_of(k)[node] > field.margin_of(static_cast<int>(winner))[node])
                    winner = static_cast<std::uint32_t>(k);
            QCOMPARE(answer->pixels.argb[row * 40 + i], 0xff000000 + winner);
        }
    }
    // more classes than colours: no picture rather than a wrong one
    palette = std::make_shared<FieldPalette>(*palette);
    palette->classes.resize(2);
    QVERIFY(field_pixels(field, *palette).argb.empty());
}

void TestDecisionField::workerShowsACoarseFieldFirst() {
    FieldWorker worker([] {});
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->predictor.architecture = {ModelKind::mlp, {64, 64}, Activation::tanh, OutputKind::linear, 2, 5};
    checkpoint->predictor.network = initial_network(checkpoint->predictor.architecture, Initializer::glorot, 1);
    worker.request({1, 1, checkpoint, {}, 500, 500, nullptr});
    const auto first = next_answer(worker, false);
    QVERIFY(first);
    QVERIFY(first->coarse);
    QCOMPARE(first->field.columns, 125);
    const auto second = next_answer(worker, true);
    QVERIFY(second);
    QCOMPARE(second->field.columns, 500);
}

void TestDecisionField::workerEndsPromptly() {
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->predictor.architecture = {ModelKind::mlp, {64, 64, 64}, Activation::tanh, OutputKind::linear, 2, 5};
    checkpoint->predictor.network = initial_network(checkpoint->predictor.architecture, Initializer::glorot, 1);
    QElapsedTimer timer;
    {
        FieldWorker worker([] {});
        worker.request({1, 1, checkpoint, {}, 4000, 4000, nullptr});
        std::this_thread::sleep_for(20ms);
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestDecisionField)
#include "tst_decision_field.moc"
