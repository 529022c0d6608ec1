#include <QtTest>
#include <cmath>
#include <numeric>
#include <set>

#include "core/nn/gradient_check.h"
#include "tests/core/training/small_runs.h"

using namespace separatrix;

class TestTrainer : public QObject {
    Q_OBJECT
private slots:
    void workedExampleOfTheLecture();
    void oneEpochIsItsBatchesDoneByHand();
    void sameSeedSameBits_data();
    void sameSeedSameBits();
    void otherSeedOtherWeights();
    void resumesFromAnyBatchToTheSameBits();
    void stepsEqualEpochs();
    void replacementDrawsFromAllPoints();
    void shuffleUsesEveryPointOnce();
    void gradientDescentUsesAllPoints();
    void lossIsExactAndHasThePenalty();
    void hiddenSizeChangesKeepTheNeurons();
    void pointsAndRatesChangeWithoutReset();
    void divergenceComesToRestOnTheLastGoodEpoch_data();
    void divergenceComesToRestOnTheLastGoodEpoch();
    void divergenceInTheMidstOfAnEpoch();
    void largeBatchesGoThroughInPieces();
    void floatFollowsDouble();
    void withoutPointsNothingHappens();
};

void TestTrainer::workedExampleOfTheLecture() {
    // LECTURE.md, 1: w = (0.5, -0.25), b = 0.1, x = (4, 1), y = 1, alpha = 0.1
    Point point;
    point.x1 = 4;
    point.x2 = 1;
    point.label = 1;
    TrainingJob job;
    job.dataset = std::make_shared<const Dataset>(make_dataset({point}, marks, 2, 0));
    job.settings.model.scale = ScaleKind::none;
    job.settings.training.loss = LossKind::squared;
    job.settings.training.learning_rate = 0.1;
    auto start = std::make_shared<Checkpoint>();
    start->predictor.architecture = architecture_of(job.settings.model, 2);
    start->predictor.network.layers = {{Matrix{{0.5, -0.25}}, Vector::Constant(1, 0.1), Activation::sigmoid}};
    job.start_from = start;
    Trainer trainer(job);
    QVERIFY(std::abs(trainer.metrics().train.loss - 0.018461444141643923) < 1e-14);
    trainer.step_batch();
    const Network network = trainer.checkpoint().predictor.network;
    QVERIFY(std::abs(network.layers[0].W(0, 0) - (0.5 + 0.1 * 0.12762427394517756)) < 1e-12);
    QVERIFY(std::abs(network.layers[0].W(0, 1) - (-0.25 + 0.1 * 0.03190606848629439)) < 1e-12);
    QVERIFY(std::abs(network.layers[0].b(0) - 0.10319060684862945) < 1e-15);
    QCOMPARE(trainer.last_batch_ids().size(), std::size_t{1});
}

void TestTrainer::oneEpochIsItsBatchesDoneByHand() {
    TrainingJob job = mlp_job(30, 8);
    job.settings.training.order = BatchOrder::sequential;
    job.settings.training.optimizer.kind = OptimizerKind::sgd;
    job.settings.training.penalty = {0.01, 0.02, false};
    Network network = Trainer(job).checkpoint().predictor.network;
    const Objective objective = objective_of(job.settings, 3);
    const Matrix X = scaled(input_scale(ScaleKind::range, *job.dataset), job.dataset->X);
    const auto& train = job.dataset->train;
    for (std::size_t begin = 0; begin < train.size(); begin += 8) {
        const std::size_t count = std::min<std::size_t>(8, train.size() - begin);
        Matrix batch(2, static_cast<Index>(count));
        Labels y(static_cast<Index>(count));
        for (std::size_t i = 0; i < count; ++i) {
            batch.col(static_cast<Index>(i)) = X.col(train[begin + i]);
            y(static_cast<Index>(i)) = job.dataset->y(train[begin + i]);
        }
        const Gradients g = loss_gradient(objective, job.settings.training.penalty, network, batch, y);
        for (std::size_t l = 0; l < network.layers.size(); ++l) {
            network.layers[l].W -= job.settings.training.learning_rate * g.layers[l].W;
            network.layers[l].b -= job.settings.training.learning_rate * g.layers[l].b;
        }
    }
    const Network trained_network = trained(job, 1).predictor.network;
    for (std::size_t l = 0; l < network.layers.size(); ++l)
        QVERIFY((network.layers[l].W - trained_network.layers[l].W).cwiseAbs().maxCoeff() < 1e-15);
}

void TestTrainer::sameSeedSameBits_data() {
    QTest::addColumn<int>("optimizer");
    QTest::addColumn<int>("order");
    QTest::addColumn<int>("precision");
    for (const auto kind : all_optimizer_kinds)
        for (const int order : {0, 1, 2})
            for (const int precision : {0, 1})
                QTest::addRow("%s order %d precision %d", std::string(name_of(kind)).c_str(), order, precision)
                    << static_cast<int>(kind) << order << precision;
}

void TestTrainer::sameSeedSameBits() {
    QFETCH(int, optimizer);
    QFETCH(int, order);
    QFETCH(int, precision);
    TrainingJob job = mlp_job();
    job.settings.training.optimizer.kind = static_cast<OptimizerKind>(optimizer);
    job.settings.training.order = static_cast<BatchOrder>(order);
    job.settings.training.precision = static_cast<Precision>(precision);
    const Checkpoint a = trained(job, 5);
    QCOMPARE(a, trained(job, 5));
    QCOMPARE(a.epoch, std::int64_t{5});
    // and five epochs are three and two, through a saved state
    job.start_from = std::make_shared<const Checkpoint>(trained(job, 3));
    QCOMPARE(trained(job, 2), a);
}

void TestTrainer::otherSeedOtherWeights() {
    TrainingJob job = mlp_job();
    const Checkpoint a = trained(job, 1);
    job.settings.seed = 43;
    QVERIFY(!(trained(job, 1).predictor.network == a.predictor.network));
}

void TestTrainer::resumesFromAnyBatchToTheSameBits() {
    for (const auto order : {BatchOrder::shuffle, BatchOrder::sequential, BatchOrder::replacement}) {
        TrainingJob job = mlp_job(60, 7);
        job.settings.training.order = order;
        const Checkpoint whole = trained(job, 4);
        Trainer first(job);
        first.run_epoch();
        for (int i = 0; i < 3; ++i) first.step_batch();
        QCOMPARE(first.position(), Index{21});
        job.start_from = std::make_shared<const Checkpoint>(first.checkpoint());
        Trainer second(job);
        QCOMPARE(second.position(), Index{21});
        second.run_epoch();  // the rest of epoch 2
        second.run_epoch();
        second.run_epoch();
        QCOMPARE(second.checkpoint(), whole);
    }
}

void TestTrainer::stepsEqualEpochs() {
    const TrainingJob job = mlp_job(60, 7);
    Trainer trainer(job);
    int steps = 0;
    while (trainer.epoch() < 3) {
        trainer.step_batch();
        QVERIFY(!trainer.last_batch_ids().empty());
        ++steps;
    }
    QCOMPARE(steps, 3 * 7);  // 45 training points: 6 batches of 7 and one of 3
    QCOMPARE(trainer.checkpoint(), trained(job, 3));
}

void TestTrainer::replacementDrawsFromAllPoints() {
    TrainingJob job = neuron_job(50);
    job.settings.training.order = BatchOrder::replacement;
    Trainer trainer(job);
    std::multiset<std::uint64_t> used;
    for (int i = 0; i < 50; ++i) {
        trainer.step_batch();
        used.insert(trainer.last_batch_ids().front());
    }
    QCOMPARE(trainer.epoch(), std::int64_t{1});
    const std::set<std::uint64_t> different(used.begin(), used.end());
    QVERIFY2(different.size() < 45 && different.size() > 20, qPrintable(QString::number(different.size())));
}

void TestTrainer::shuffleUsesEveryPointOnce() {
    Trainer trainer(neuron_job(50));
    for (int epoch = 0; epoch < 3; ++epoch) {
        std::set<std::uint64_t> used;
        for (int i = 0; i < 50; ++i) {
            trainer.step_batch();
            used.insert(trainer.last_batch_ids().front());
        }
        QCOMPARE(used.size(), std::size_t{50});
    }
}

void TestTrainer::gradientDescentUsesAllPoints() {
    TrainingJob job = neuron_job(50);
    job.settings.training.optimizer.kind = OptimizerKind::gd;
    job.settings.training.batch_size = 3;  // has no say
    Trainer trainer(job);
    trainer.step_batch();
    QCOMPARE(trainer.epoch(), std::int64_t{1});
    QCOMPARE(trainer.last_batch_ids().size(), std::size_t{50});
}

void TestTrainer::lossIsExactAndHasThePenalty() {
    TrainingJob job = mlp_job();
    job.settings.training.penalty = {0.001, 0.01, false};
    Trainer trainer(job);
    trainer.run_epoch();
    const Metrics metrics = trainer.metrics();
    const Checkpoint checkpoint = trainer.checkpoint();
    for (const bool test : {false, true}) {
        const auto& columns = test ? job.dataset->test : job.dataset->train;
        const auto& set = test ? metrics.test : metrics.train;
        double sum = 0;
        int right = 0;
        for (const Index i : columns) {
            Matrix x = job.dataset->X.col(i);
            const Prediction prediction = predict(checkpoint.predictor, x);
            sum -= std::log(prediction.P(job.dataset->y(i), 0));
            right += prediction.predicted(0) == job.dataset->y(i) ? 1 : 0;
        }
        const double n = static_cast<double>(columns.size());
        QCOMPARE(set.count, static_cast<Index>(columns.size()));
        QVERIFY(std::abs(set.loss - (sum / n + metrics.penalty)) < 1e-13);
        QCOMPARE(set.accuracy, right / n);
        QCOMPARE(set.confusion.sum(), static_cast<int>(columns.size()));
    }
    double expected = 0;
    for (const auto& layer : checkpoint.predictor.network.layers)
        expected += 0.001 * layer.W.cwiseAbs().sum() + 0.005 * layer.W.squaredNorm();
    QVERIFY(std::abs(metrics.penalty - expected) < 1e-14);
}

void TestTrainer::hiddenSizeChangesKeepTheNeurons() {
    TrainingJob job = mlp_job();
    Trainer trainer(job);
    for (int i = 0; i < 5; ++i) trainer.run_epoch();
    const Network before = trainer.checkpoint().predictor.network;
    const auto grow = [&](std::vector<int> hidden) {
        job.settings.model.hidden = std::move(hidden);
        ++job.revision;
        trainer.apply(job);
        return trainer.checkpoint();
    };
    const Checkpoint grown = grow({8, 4});
    const Network& wide = grown.predictor.network;
    QCOMPARE(wide.layers[0].W.rows(), Index{8});
    QVERIFY(wide.layers[0].W.topRows(5) == before.layers[0].W);
    QVERIFY(wide.layers[0].b.head(5) == before.layers[0].b);
    QVERIFY(wide.layers[1].W.leftCols(5) == before.layers[1].W);
    QVERIFY(wide.layers[1].W.rightCols(3).cwiseAbs().minCoeff() > 0);
    QVERIFY(wide.layers[2] == before.layers[2]);
    QCOMPARE(grown.optimizer.first.layers[0].W.rows(), Index{8});
    QVERIFY(grown.optimizer.first.layers[0].W.bottomRows(3).isZero());
    QCOMPARE(grow({5, 4}).predictor.network, before);
    QCOMPARE(grow({2, 4}).predictor.network.layers[0].W, Matrix(before.layers[0].W.topRows(2)));
    QVERIFY(trainer.run_epoch());
    QCOMPARE(trainer.epoch(), std::int64_t{6});
}

void TestTrainer::pointsAndRatesChangeWithoutReset() {
    TrainingJob job = neuron_job(40);
    Trainer trainer(job);
    for (int i = 0; i < 3; ++i) trainer.run_epoch();
    trainer.step_batch();
    const Network before = trainer.checkpoint().predictor.network;
    job.settings.training.learning_rate = 0.5;
    trainer.apply(job);
    QCOMPARE(trainer.position(), Index{1});  // the pass goes on: only the rate is another
    QCOMPARE(trainer.checkpoint().predictor.network, before);
    job.dataset = generated(GeneratorKind::linear, 41);
    trainer.apply(job);
    QCOMPARE(trainer.position(), Index{0});
    QCOMPARE(trainer.epoch(), std::int64_t{3});
    QCOMPARE(trainer.checkpoint().predictor.network, before);
    QCOMPARE(trainer.metrics().train.count, Index{41});
    QVERIFY(trainer.run_epoch());
    QCOMPARE(trainer.epoch(), std::int64_t{4});
}

void TestTrainer::divergenceComesToRestOnTheLastGoodEpoch_data() {
    QTest::addColumn<int>("activation");
    QTest::addColumn<double>("rate");
    QTest::newRow("identity") << static_cast<int>(Activation::identity) << 50.0;
    QTest::newRow("relu") << static_cast<int>(Activation::relu) << 1e5;
    QTest::newRow("elu") << static_cast<int>(Activation::elu) << 1e5;
}

void TestTrainer::divergenceComesToRestOnTheLastGoodEpoch() {
    QFETCH(int, activation);
    QFETCH(double, rate);
    TrainingJob job = mlp_job();
    job.settings.model.activation = static_cast<Activation>(activation);
    job.settings.training.loss = LossKind::squared;
    job.settings.training.optimizer.kind = OptimizerKind::sgd;
    Trainer trainer(job);
    for (int i = 0; i < 3; ++i) QVERIFY(trainer.run_epoch());
    const Checkpoint good = trainer.checkpoint();
    job.settings.training.learning_rate = rate;
    trainer.apply(job);
    int epochs = 0;
    Checkpoint last = good;
    while (!trainer.diverged() && epochs < 200) {
        last = trainer.checkpoint();
        trainer.run_epoch();
        ++epochs;
    }
    QVERIFY2(trainer.diverged(), "a rate this large must diverge");
    QCOMPARE(trainer.checkpoint(), last);
    QVERIFY(std::isfinite(trainer.evaluate().train.loss));
    QCOMPARE(trainer.diverged()->epoch, trainer.epoch() + 1);
    QCOMPARE(trainer.diverged()->learning_rate, rate);
    QVERIFY(trainer.diverged()->batch >= 1 || trainer.diverged()->quantity == DivergedQuantity::loss);
    QVERIFY(!trainer.run_epoch());
    job.settings.training.learning_rate = 0.001;
    trainer.apply(job);
    QVERIFY(!trainer.diverged());
    QVERIFY(std::isfinite(trainer.metrics().train.loss));
}

void TestTrainer::divergenceInTheMidstOfAnEpoch() {
    TrainingJob job = mlp_job(60, 1);
    job.settings.model.activation = Activation::identity;
    job.settings.training.loss = LossKind::squared;
    job.settings.training.optimizer.kind = OptimizerKind::sgd;
    job.settings.training.learning_rate = 1e6;
    Trainer trainer(job);
    const Checkpoint start = trainer.checkpoint();
    int steps = 0;
    while (!trainer.diverged() && steps < 45) {
        trainer.step_batch();
        ++steps;
    }
    QVERIFY(trainer.diverged());
    QCOMPARE(trainer.diverged()->batch, std::int64_t{steps});
    QCOMPARE(trainer.checkpoint(), start);
}

void TestTrainer::largeBatchesGoThroughInPieces() {
    TrainingJob job = mlp_job();
    job.dataset = generated(GeneratorKind::rings, 10'000, 3);
    job.settings.training.optimizer.kind = OptimizerKind::gd;
    job.settings.training.learning_rate = 1;
    const Objective objective = objective_of(job.settings, 3);
    Trainer trainer(job);
    Network network = trainer.checkpoint().predictor.network;
    const Matrix X = scaled(input_scale(ScaleKind::range, *job.dataset), job.dataset->X);
    const Gradients g = loss_gradient(objective, {}, network, X, job.dataset->y);
    trainer.run_epoch();
    const Network moved = trainer.checkpoint().predictor.network;
    for (std::size_t l = 0; l < network.layers.size(); ++l)
        QVERIFY((network.layers[l].W - g.layers[l].W - moved.layers[l].W).cwiseAbs().maxCoeff() < 1e-13);
}

void TestTrainer::floatFollowsDouble() {
    TrainingJob job = mlp_job();
    job.settings.training.optimizer.kind = OptimizerKind::momentum;
    const Network in_double = trained(job, 5).predictor.network;
    job.settings.training.precision = Precision::float_;
    const Network in_float = trained(job, 5).predictor.network;
    for (std::size_t l = 0; l < in_double.layers.size(); ++l) {
        const double difference = (in_double.layers[l].W - in_float.layers[l].W).cwiseAbs().maxCoeff();
        QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
        QVERIFY(difference > 0);
    }
}

void TestTrainer::withoutPointsNothingHappens() {
    TrainingJob job;
    job.dataset = std::make_shared<const Dataset>(make_dataset({}, marks, 2, 0));
    Trainer trainer(job);
    QVERIFY(!trainer.run_epoch());
    trainer.step_batch();
    QCOMPARE(trainer.epoch(), std::int64_t{0});
    QVERIFY(trainer.history().empty());
    job.dataset = generated(GeneratorKind::linear, 5);
    trainer.apply(job);
    QVERIFY(trainer.run_epoch());
    QCOMPARE(trainer.history().buckets().size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
