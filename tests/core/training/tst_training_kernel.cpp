#include <QtTest>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>

#include "core/kernels/tables.h"
#include "core/math/random.h"
#include "core/nn/answer.h"
#include "core/training/training_engine.h"
#include "tests/core/training/small_runs.h"

using namespace separatrix;

namespace {

std::atomic<std::int64_t> allocations{0};

}  // namespace

// counts what the training loop asks the heap for; a sanitizer has an operator new of its own
#ifndef SEPARATRIX_SANITIZED
void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    ++allocations;
    const auto a = static_cast<std::size_t>(alignment);
    if (void* memory = std::aligned_alloc(a, (size + a - 1) / a * a)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
#endif

namespace {

/// Everything that decides what a step does, drawn from a seed.
template <class Scalar>
struct Case {
    StepSettings settings;
    NetworkOf<Scalar> network;
    MatrixOf<Scalar> X;
    Labels y;
    std::vector<Index> order;
    Index batch = 1;
    std::string text;
};

template <class Choices>
auto one_of(Rng& rng, const Choices& choices) {
    return choices[static_cast<std::size_t>(rng.below(choices.size()))];
}

template <class Scalar>
Case<Scalar> random_case(std::uint64_t seed) {
    Rng rng(seed);
    Case<Scalar> c;
    Architecture architecture;
    architecture.model = one_of(rng, all_model_kinds);
    architecture.classes = architecture.model == ModelKind::neuron ? 2 : 2 + static_cast<int>(rng.below(9));
    architecture.output = rng.below(2) == 0 ? OutputKind::linear : OutputKind::sigmoid;
    do architecture.activation = one_of(rng, all_activations);
    while (!can_learn(architecture.activation));
    if (architecture.model == ModelKind::mlp) {
        for (auto layers = rng.below(4); layers > 0; --layers)
            architecture.hidden.push_back(1 + static_cast<int>(rng.below(rng.below(4) == 0 ? 64 : 12)));
    }
    LossKind loss = rng.below(2) == 0 ? LossKind::squared : LossKind::cross_entropy;
    if (architecture.model == ModelKind::regression) loss = LossKind::squared;
    if (architecture.model == ModelKind::neuron && loss == LossKind::cross_entropy)
        architecture.activation = Activation::sigmoid;
    c.settings.objective = {architecture.model, loss, architecture.classes};
    c.settings.optimizer.kind = one_of(rng, all_optimizer_kinds);
    c.settings.learning_rate = 0.01;
    if (rng.below(3) == 0) c.settings.penalty = {0.001, 0.01, rng.below(2) == 0};
    c.network = cast<Scalar>(initial_network(architecture, Initializer::uniform, seed));
    const auto n = static_cast<Index>(1 + rng.below(1500));
    c.X.resize(2, n);
    c.y.resize(n);
    for (Index i = 0; i < n; ++i) {
        c.X(0, i) = static_cast<Scalar>(rng.uniform(-1, 1));
        c.X(1, i) = static_cast<Scalar>(rng.uniform(-1, 1));
        c.y(i) = static_cast<int>(rng.below(static_cast<std::uint64_t>(architecture.classes)));
        c.order.push_back(i);
    }
    rng.shuffle(c.order);
    constexpr std::array<Index, 12> batches{1, 1, 2, 3, 7, 10, 16, 33, 128, 200, 777, 1'000'000};
    c.batch = one_of(rng, batches);
    // a few steps, or rounding grows with the path
    c.order.resize(static_cast<std::size_t>(std::min<Index>(n, c.batch * 12 - c.batch / 2)));
    c.text = "seed " + std::to_string(seed) + ", model " + std::string(name_of(architecture.model)) + ", activation " +
             std::string(name_of(architecture.activation)) + ", loss " + std::string(name_of(loss)) + ", optimizer " +
             std::string(name_of(c.settings.optimizer.kind)) + ", batch " + std::to_string(c.batch) + ", samples " +
             std::to_string(c.order.size());
    return c;
}

template <class Scalar>
Engine<Scalar> engine_of(const Case<Scalar>& c) {
    Engine<Scalar> engine;
    engine.network = c.network;
    engine.X = c.X;
    engine.y = c.y;
    engine.optimizer.kind = c.settings.optimizer.kind;
    return engine;
}

/// The largest difference, relative to the largest number of the array or 1.
template <class Scalar>
double distance(const NetworkOf<Scalar>& a, const NetworkOf<Scalar>& b) {
    double worst = 0;
    for (std::size_t l = 0; l < a.layers.size(); ++l) {
        const auto size = std::max<double>(1, static_cast<double>(b.layers[l].W.cwiseAbs().maxCoeff()));
        worst = std::max({worst, static_cast<double>((a.layers[l].W - b.layers[l].W).cwiseAbs().maxCoeff()) / size,
                          static_cast<double>((a.layers[l].b - b.layers[l].b).cwiseAbs().maxCoeff()) / size});
    }
    return worst;
}

/// Divisions by sqrt(s) + eps turn rounding in a gradient near 0 into a whole step of alpha.
bool divides_by_gradient(OptimizerKind kind) { return kind == OptimizerKind::rmsprop || kind == OptimizerKind::adam; }

template <class Scalar>
void compare_with_the_reference(double tolerance, double tolerance_of_dividing) {
    double worst = 0;
    for (const auto* table : kernels::runnable_tables()) {
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            const auto c = random_case<Scalar>(seed);
            auto reference = engine_of(c);
            const auto count = std::ssize(c.order);
            for (Index begin = 0; begin < count; begin += c.batch)
                reference.step(c.settings, c.order.data() + begin, std::min(c.batch, count - begin));
            auto fast = engine_of(c);
            TrainingKernel<Scalar> kernel(*table);
            QVERIFY(kernel.covers(c.settings, fast.network));
            kernel.train(c.settings, {fast.X, fast.y}, c.order, c.batch, fast.network, fast.optimizer);
            const double difference = distance(fast.network, reference.network);
            const auto kind = c.settings.optimizer.kind;
            const double allowed = divides_by_gradient(kind) ? tolerance_of_dividing : tolerance;
            if (!divides_by_gradient(kind)) worst = std::max(worst, difference);
            QVERIFY2(difference <= allowed,
                     (c.text + ", " + table->name + ": " + std::to_string(difference * 1e12) + "e-12").c_str());
            QCOMPARE(fast.optimizer.steps, reference.optimizer.steps);
            QCOMPARE(fast.optimizer.first.layers.size(), reference.optimizer.first.layers.size());
            QCOMPARE(fast.optimizer.second.layers.size(), reference.optimizer.second.layers.size());
        }
    }
    qInfo("largest difference %g", worst);
}

/// A neuron's scores from hardly any to far beyond what e^-|z| can hold: one sample after the other.
template <class Scalar>
void compare_sure_neurons(double tolerance) {
    for (const auto* table : kernels::runnable_tables()) {
        for (const auto loss : {LossKind::squared, LossKind::cross_entropy}) {
            for (const double steepness : {0.1, 5.0, 40.0, 90.0, 300.0, 800.0, 3000.0, 1e5, 1e30}) {
                Rng rng(3);
                Case<Scalar> c;
                c.settings.objective = {ModelKind::neuron, loss, 2};
                c.settings.learning_rate = 0.5;
                c.network.layers = {{MatrixOf<Scalar>(1, 2), VectorOf<Scalar>::Zero(1), Activation::sigmoid}};
                c.network.layers[0].W << static_cast<Scalar>(steepness), static_cast<Scalar>(-steepness);
                c.X.resize(2, 300);
                c.y.resize(300);
                for (Index i = 0; i < 300; ++i) {
                    c.X(0, i) = static_cast<Scalar>(rng.uniform(-1, 1));
                    c.X(1, i) = static_cast<Scalar>(rng.uniform(-1, 1));
                    c.y(i) = static_cast<int>(rng.below(2));
                    c.order.push_back(i);
                }
                auto reference = engine_of(c);
                for (const Index& i : c.order) reference.step(c.settings, &i, 1);
                auto fast = engine_of(c);
                TrainingKernel<Scalar>(*table).train(c.settings, {fast.X, fast.y}, c.order, 1, fast.network,
                                                     fast.optimizer);
                const double difference = distance(fast.network, reference.network);
                QVERIFY2(difference <= tolerance, qPrintable(QStringLiteral("%1, steepness %2: %3")
                                                                 .arg(QLatin1String(table->name))
                                                                 .arg(steepness)
                                                                 .arg(difference)));
            }
        }
    }
}

/// Loss and answers straight from the lecture's functions.
template <class Scalar>
void compare_evaluation(double tolerance) {
    for (const auto* table : kernels::runnable_tables()) {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const auto c = random_case<Scalar>(seed);
            ForwardPassOf<Scalar> pass;
            forward(c.network, c.X, pass);
            Labels predicted;
            predicted_labels(c.settings.objective, pass, predicted);
            const int classes = c.settings.objective.classes;
            Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(classes, classes);
            double sum = 0;
            for (const Index i : c.order) {
                sum += static_cast<double>(sample_loss(c.settings.objective, pass, i, c.y(i)));
                ++confusion(c.y(i), predicted(i));
            }
            Eigen::MatrixXi counted = Eigen::MatrixXi::Zero(classes, classes);
            TrainingKernel<Scalar> kernel(*table);
            const double loss = kernel.evaluate(c.settings.objective, {c.X, c.y}, c.order, c.network, counted);
            QVERIFY2(std::abs(loss - sum) <= tolerance * std::max(sum, 1e-3), c.text.c_str());
            // a sample on the border may fall to either side
            QVERIFY2((counted - confusion).cwiseAbs().sum() <= (sizeof(Scalar) == 8 ? 0 : 2), c.text.c_str());
        }
    }
}

}  // namespace

class TestTrainingKernel : public QObject {
    Q_OBJECT
private slots:
    void thereIsAPlainTable();
    void equalsTheReferenceInDouble() { compare_with_the_reference<double>(1e-13, 1e-7); }
    void equalsTheReferenceInFloat() { compare_with_the_reference<float>(2e-5, 2e-2); }
    void sureNeuronsInDouble() { compare_sure_neurons<double>(1e-13); }
    void sureNeuronsInFloat() { compare_sure_neurons<float>(2e-5); }
    void evaluatesLikeTheReferenceInDouble() { compare_evaluation<double>(1e-13); }
    void evaluatesLikeTheReferenceInFloat() { compare_evaluation<float>(2e-5); }
    void oneCallIsManyCalls();
    void threadsChangeNoNumber_data();
    void threadsChangeNoNumber();
    void largeScoresStayFinite();
    void tinyEpsilonsDivideNothingByNothing();
    void notANumberComesThrough();
    void trainingAllocatesNothing_data();
    void trainingAllocatesNothing();
};

void TestTrainingKernel::thereIsAPlainTable() {
    const auto tables = kernels::runnable_tables();
    QVERIFY(!tables.empty());
    QCOMPARE(std::string(tables.front()->name), std::string("plain"));
    QCOMPARE(&kernels::fastest_table(), tables.back());
}

void TestTrainingKernel::oneCallIsManyCalls() {
    for (std::uint64_t seed = 500; seed < 700; ++seed) {
        const auto c = random_case<double>(seed);
        auto whole = engine_of(c);
        whole.train(c.settings, c.order.data(), std::ssize(c.order), c.batch);
        auto pieces = engine_of(c);
        for (Index begin = 0; begin < std::ssize(c.order); begin += c.batch) {
            const Index count = std::min(c.batch, std::ssize(c.order) - begin);
            pieces.train(c.settings, c.order.data() + begin, count, begin % 2 == 0 ? c.batch : count);
        }
        if (!all_finite(whole.network)) continue;  // NaN is not even equal to itself
        QVERIFY2(whole.network == pieces.network && whole.optimizer == pieces.optimizer, c.text.c_str());
    }
}

void TestTrainingKernel::threadsChangeNoNumber_data() {
    QTest::addColumn<int>("batch");
    for (const int batch : {100, 384, 385, 2000, 30'000}) QTest::addRow("batch %d", batch) << batch;
}

void TestTrainingKernel::threadsChangeNoNumber() {
    QFETCH(int, batch);
    const auto dataset = generated(GeneratorKind::rings, 30'000, 4);
    TrainingJob job = mlp_job();
    const Objective objective{ModelKind::mlp, LossKind::cross_entropy, 4};
    const Architecture architecture{ModelKind::mlp, {30, 20}, Activation::tanh, OutputKind::linear, 2, 4};
    StepSettings settings{objective, {}, job.settings.training.optimizer, 0.01, {}};
    std::vector<Network> networks;
    std::vector<double> losses;
    for (const auto hands : {Hands::one, Hands::two, Hands::as_it_pays}) {
        Network network = initial_network(architecture, Initializer::glorot, 3);
        OptimizerState optimizer;
        TrainingKernel<double> kernel(kernels::fastest_table(), hands);
        kernel.train(settings, {dataset->X, dataset->y}, dataset->train, batch, network, optimizer);
        Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(4, 4);
        losses.push_back(kernel.evaluate(objective, {dataset->X, dataset->y}, dataset->train, network, confusion));
        QCOMPARE(confusion.sum(), 30'000);
        networks.push_back(network);
    }
    QVERIFY(networks[0] == networks[1] && networks[0] == networks[2]);
    QVERIFY(losses[0] == losses[1] && losses[0] == losses[2]);
}

void TestTrainingKernel::largeScoresStayFinite() {
    // scores of +-800: e^800 overflows, the loss and the gradient must not
    for (const auto* table : kernels::runnable_tables()) {
        NetworkOf<double> network;
        network.layers = {{Matrix{{800, 0}, {-800, 0}}, Vector::Zero(2), Activation::identity}};
        const Matrix X{{1, -1}, {0, 0}};
        Labels y(2);
        y << 1, 1;
        const Objective objective{ModelKind::softmax, LossKind::cross_entropy, 2};
        TrainingKernel<double> kernel(*table);
        Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(2, 2);
        const std::vector<Index> order{0, 1};
        QCOMPARE(kernel.evaluate(objective, {X, y}, order, network, confusion), 1600.0);
        QCOMPARE(confusion(1, 0), 1);
        QCOMPARE(confusion(1, 1), 1);
        OptimizerState optimizer;
        kernel.train({objective, {}, {}, 1, {}}, {X, y}, order, 2, network, optimizer);
        QCOMPARE(network.layers[0].W(0, 0), 799.5);
        QCOMPARE(network.layers[0].W(1, 0), -799.5);
    }
}

void TestTrainingKernel::tinyEpsilonsDivideNothingByNothing() {
    // marks of 0: the weights' gradient is exactly 0
    for (const auto* table : kernels::runnable_tables()) {
        for (const auto kind : {OptimizerKind::rmsprop, OptimizerKind::adam}) {
            NetworkOf<float> network;
            network.layers = {{MatrixOf<float>::Ones(2, 2), VectorOf<float>::Zero(2), Activation::identity}};
            const MatrixOf<float> X = MatrixOf<float>::Zero(2, 3);
            const Labels y = Labels::Zero(3);
            StepSettings settings{{ModelKind::softmax, LossKind::cross_entropy, 2}, {}, {}, 0.1, {}};
            settings.optimizer.kind = kind;
            settings.optimizer.epsilon = 1e-42;
            OptimizerStateOf<float> optimizer;
            const std::vector<Index> order{0, 1, 2};
            TrainingKernel<float>(*table).train(settings, {X, y}, order, 3, network, optimizer);
            QVERIFY(network.layers[0].W == MatrixOf<float>::Ones(2, 2));
            QVERIFY(all_finite(network) && network.layers[0].b(0) > 0);
        }
    }
}

void TestTrainingKernel::notANumberComesThrough() {
    for (const auto* table : kernels::runnable_tables()) {
        for (const auto activation : all_activations) {
            for (const double bad : {std::nan(""), HUGE_VAL}) {
                NetworkOf<double> network;
                network.layers = {{Matrix{{1, 1}, {bad, 1}}, Vector::Zero(2), activation},
                                  {Matrix{{1, 1}, {1, 1}}, Vector::Zero(2), Activation::identity}};
                const Matrix X{{0.5, 1}, {0.25, 1}};
                const Labels y = Labels::Zero(2);
                const Objective objective{ModelKind::mlp, LossKind::cross_entropy, 2};
                ForwardPass pass;
                forward(network, X, pass);
                const double expected = mean_loss(objective, pass, y) * 2;
                TrainingKernel<double> kernel(*table);
                Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(2, 2);
                const std::vector<Index> order{0, 1};
                const double loss = kernel.evaluate(objective, {X, y}, order, network, confusion);
                QVERIFY2(std::isfinite(loss) == std::isfinite(expected),
                         qPrintable(QString("%1, %2: %3, not %4")
                                        .arg(table->name)
                                        .arg(static_cast<int>(activation))
                                        .arg(loss)
                                        .arg(expected)));
            }
        }
    }
}

void TestTrainingKernel::trainingAllocatesNothing_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("precision");
    for (const int batch : {1, 10, 32, 600})
        for (const int precision : {0, 1})
            QTest::addRow("batch %d, precision %d", batch, precision) << batch << precision;
}

void TestTrainingKernel::trainingAllocatesNothing() {
#ifdef SEPARATRIX_SANITIZED
    QSKIP("allocations are not counted in this build");
#endif
    QFETCH(int, batch);
    QFETCH(int, precision);
    TrainingJob job = mlp_job(60'000, batch);  // so large that one epoch is several calls of the kernels
    job.settings.training.precision = static_cast<Precision>(precision);
    Trainer trainer(job);
    trainer.run_epoch();  // buffers grow once
    trainer.run_epoch();
    std::int64_t before = 0;
    std::int64_t during = 0;
    int calls = 0;
    trainer.run_epoch([&] {
        if (calls++ == 0) before = allocations;
        during = allocations - before;
        return true;
    });
    QVERIFY(calls >= 3);
    QCOMPARE(during, std::int64_t{0});
    // at an epoch's end the metrics and the history are new values: a handful, whatever the number of batches
    before = allocations;
    for (int epoch = 0; epoch < 3; ++epoch) trainer.run_epoch();
    QVERIFY2(allocations - before <= 3 * 12, qPrintable(QString::number(allocations - before)));
}

QTEST_GUILESS_MAIN(TestTrainingKernel)
#include "tst_training_kernel.moc"
