// core/nn/frozen.h: names that survive other shapes, and steps that leave single numbers as they are.
#include <QtTest/QtTest>

#include <bit>
#include <cmath>
#include <numeric>

#include "core/math/random.h"
#include "core/nn/frozen.h"
#include "golden_reference.h"

using namespace separatrix;

namespace {

constexpr int output = FrozenParameter::output_layer;
constexpr int bias = FrozenParameter::bias;

Architecture mlp(std::vector<int> hidden, int classes = 2) {
    Architecture architecture;
    architecture.model = ModelKind::mlp;
    architecture.hidden = std::move(hidden);
    architecture.classes = classes;
    return architecture;
}

FrozenParameters sorted(FrozenParameters frozen) {
    std::sort(frozen.begin(), frozen.end());
    return frozen;
}

template <class Scalar, class Holder>
Scalar& at(Holder& holder, const ParameterPlace& place) {
    return parameter_views(holder)[static_cast<std::size_t>(2 * place.layer + (place.is_bias ? 1 : 0))]
        .data[place.index];
}

/// One step of a run with some numbers frozen beside the same run without; nothing but elementary arithmetic here.
template <class Scalar>
void step_beside_a_free_one(OptimizerKind kind, std::uint64_t seed) {
    Rng rng(seed);
    const NetworkOf<Scalar> start = cast<Scalar>(initial_network(mlp({3, 2}, 3), Initializer::uniform, rng.bits()));
    OptimizerSettings settings;
    settings.kind = kind;
    NetworkOf<Scalar> free = start;
    NetworkOf<Scalar> held = start;
    OptimizerStateOf<Scalar> free_state;
    OptimizerStateOf<Scalar> held_state;
    const FrozenParameters frozen = sorted({{0, 1, 0}, {0, 2, bias}, {1, 0, 2}, {output, 2, 1}, {output, 0, bias}});
    const auto places = frozen_places(frozen, start);
    QCOMPARE(places.size(), frozen.size());
    const auto is_frozen_place = [&](std::size_t view, Index i) {
        return std::count(places.begin(), places.end(),
                          ParameterPlace{static_cast<Index>(view / 2), view % 2 == 1, i}) > 0;
    };
    for (int step = 0; step < 6; ++step) {
        // velocities are there before anything is frozen, and freezing lasts for three steps
        const bool freeze = step >= 2 && step < 5;
        ParametersOf<Scalar> gradient = zeros_like(start);
        for (auto& view : parameter_views(gradient))
            for (Index i = 0; i < view.size; ++i) view.data[i] = static_cast<Scalar>(rng.normal());
        ParametersOf<Scalar> same = gradient;
        NetworkOf<Scalar> before = held;
        OptimizerStateOf<Scalar> state_before = held_state;
        optimizer_step(settings, 0.1, gradient, free, free_state);
        optimizer_step_without(freeze ? places : std::vector<ParameterPlace>{}, settings, 0.1, same, held, held_state);
        QCOMPARE(held_state.steps, free_state.steps);
        const auto compare = [&](auto& now, auto& then, auto& other) {
            auto views = parameter_views(now);
            auto old = parameter_views(then);
            auto others = parameter_views(other);
            for (std::size_t v = 0; v < views.size(); ++v)
                for (Index i = 0; i < views[v].size; ++i) {
                    if (is_frozen_place(v, i)) {
                        if (freeze) QVERIFY(views[v].data[i] == old[v].data[i]);
                    } else {
                        QVERIFY(views[v].data[i] == others[v].data[i]);
                    }
                }
        };
        compare(held, before, free);
        if (!free_state.first.layers.empty() && !state_before.first.layers.empty())
            compare(held_state.first, state_before.first, free_state.first);
        if (!free_state.second.layers.empty() && !state_before.second.layers.empty())
            compare(held_state.second, state_before.second, free_state.second);
    }
}

}  // namespace

class TestFrozen : public QObject {
    Q_OBJECT

private slots:
    void theListIsASet() {
        FrozenParameters frozen;
        for (const FrozenParameter& each :
             {FrozenParameter{1, 2, 0}, {output, 0, bias}, {0, 0, 0}, {1, 2, 0}, {0, 0, bias}})
            frozen = with_frozen(frozen, each, true);
        QCOMPARE(frozen.size(), std::size_t{4});
        QVERIFY(std::is_sorted(frozen.begin(), frozen.end()));
        QVERIFY(is_frozen(frozen, {1, 2, 0}) && !is_frozen(frozen, {1, 2, 1}));
        frozen = with_frozen(frozen, {1, 2, 0}, false);
        frozen = with_frozen(frozen, {5, 5, 5}, false);
        QVERIFY(!is_frozen(frozen, {1, 2, 0}));
        QCOMPARE(frozen.size(), std::size_t{3});
    }

    void placesAreWhereTheNamesSay() {
        const Network network = initial_network(mlp({4, 3}), Initializer::uniform, 1);
        const auto places = frozen_places<double>({{output, 1, 2}, {output, 1, bias}, {0, 3, 1}, {1, 0, 3}}, network);
        Network changed = network;
        QVERIFY(at<double>(changed, places[0]) == network.layers[2].W(1, 2));
        QVERIFY(at<double>(changed, places[1]) == network.layers[2].b(1));
        QVERIFY(at<double>(changed, places[2]) == network.layers[0].W(3, 1));
        QVERIFY(at<double>(changed, places[3]) == network.layers[1].W(0, 3));
        // what is not there is left out: a layer, a neuron, an input, and the last layer by its number
        QVERIFY(frozen_places<double>({{3, 0, 0}, {0, 4, 0}, {0, 0, 2}, {2, 0, 0}, {-2, 0, 0}, {0, -1, 0}}, network)
                    .empty());
    }

    void otherShapes() {
        const FrozenParameters frozen =
            sorted({{0, 1, 0}, {0, 5, 1}, {0, 5, bias}, {output, 0, 5}, {output, 1, 2}, {output, 1, bias}});
        // smaller: neuron 5 leaves with what came from it; larger again: it does not come back
        const auto smaller = resized_frozen(frozen, mlp({6}), mlp({4}));
        QCOMPARE(smaller, sorted({{0, 1, 0}, {output, 1, 2}, {output, 1, bias}}));
        QCOMPARE(resized_frozen(smaller, mlp({4}), mlp({6})), smaller);
        QCOMPARE(resized_frozen(frozen, mlp({6}), mlp({9})), frozen);
        // another layer before the last one, and away again: the last layer stays the last one
        const auto deeper = resized_frozen(frozen, mlp({6}), mlp({6, 6}));
        QCOMPARE(deeper, frozen);
        QCOMPARE(resized_frozen(deeper, mlp({6, 6}), mlp({6})), frozen);
        // without hidden layers the last one reads the marks: only its biases mean the same
        QCOMPARE(resized_frozen(frozen, mlp({6}), mlp({})), sorted({{output, 1, bias}}));
        // fewer classes
        QCOMPARE(existing_frozen(frozen, mlp({6}, 1)), sorted({{0, 1, 0}, {0, 5, 1}, {0, 5, bias}, {output, 0, 5}}));
    }

    /// A frozen number that survives another shape is a number whose weight survives it.
    void followsTheWeights() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const auto any = [&] {
                std::vector<int> hidden(rng.below(4));
                for (int& size : hidden) size = 1 + static_cast<int>(rng.below(5));
                return mlp(hidden, 2 + static_cast<int>(rng.below(3)));
            };
            const Architecture from = any();
            const Architecture to = any();
            Network network = initial_network(from, Initializer::zeros, 1);
            double next = 1;
            for (auto& view : parameter_views(network))
                for (Index i = 0; i < view.size; ++i) view.data[i] = next++;
            FrozenParameters frozen;
            for (int i = 0; i < 12; ++i) {
                const int layers = static_cast<int>(from.hidden.size());
                const int layer = static_cast<int>(rng.below(static_cast<std::uint64_t>(layers + 1))) - 1;
                frozen = with_frozen(frozen,
                                     {layer, static_cast<int>(rng.below(5)), static_cast<int>(rng.below(6)) - 1}, true);
            }
            frozen = existing_frozen(frozen, from);
            Network resized = resized_network(network, from, to, Initializer::zeros, 1);
            std::vector<double> kept;
            for (auto& place : frozen_places(resized_frozen(frozen, from, to), resized))
                kept.push_back(at<double>(resized, place));
            std::vector<double> expected;
            for (auto& place : frozen_places(frozen, network)) {
                const double number = at<double>(network, place);
                for (auto& view : parameter_views(resized))
                    if (std::count(view.data, view.data + view.size, number) > 0) expected.push_back(number);
            }
            std::sort(kept.begin(), kept.end());
            std::sort(expected.begin(), expected.end());
            QVERIFY2(kept == expected, qPrintable(QString("seed %1").arg(seed)));
        }
    }

    void othersMoveAsIfNothingWereFrozen() {
        for (const OptimizerKind kind : all_optimizer_kinds)
            for (std::uint64_t seed = 0; seed < 20; ++seed) {
                step_beside_a_free_one<double>(kind, seed);
                step_beside_a_free_one<float>(kind, seed);
            }
    }

    /// After a change of the optimizer nothing of the old one's memory comes back.
    void anotherOptimizerStartsAnew() {
        Network network = initial_network(mlp({2}), Initializer::uniform, 3);
        const auto places = frozen_places<double>({{0, 0, 0}}, network);
        OptimizerState state;
        OptimizerSettings settings;
        settings.kind = OptimizerKind::momentum;
        Gradients gradient = zeros_like(network);
        for (auto& layer : gradient.layers) layer.W.setOnes();
        optimizer_step(settings, 0.1, gradient, network, state);
        settings.kind = OptimizerKind::adam;
        optimizer_step_without(places, settings, 0.1, gradient, network, state);
        QCOMPARE(state.first.layers[0].W(0, 0), 0.0);
        QVERIFY(state.first.layers[0].W(1, 0) != 0);
    }

    /// requires_grad = False in PyTorch: 300 steps with whole W and b frozen, penalties on.
    void asPyTorchDoesIt() {
        const golden::Json problem = golden::read("optimizers.json").at("problems").at(0);
        const Matrix X = golden::samples(problem);
        const Labels y = golden::labels(problem);
        const auto batches = problem.at("batches").get<std::vector<std::vector<int>>>();
        std::vector<int> all(static_cast<std::size_t>(y.size()));
        std::iota(all.begin(), all.end(), 0);
        int runs = 0;
        const golden::Json json = golden::read("frozen.json");
        for (const golden::Json& run : json.at("runs")) {
            Network network = golden::network(problem);
            const Network start = network;
            FrozenParameters frozen;
            for (const golden::Json& name : run.at("frozen")) {
                const auto layer = name.at(0).get<std::size_t>();
                const int id = layer + 1 == network.layers.size() ? output : static_cast<int>(layer);
                const Matrix& W = network.layers[layer].W;
                for (int neuron = 0; neuron < W.rows(); ++neuron) {
                    if (name.at(1) == "b") frozen = with_frozen(frozen, {id, neuron, bias}, true);
                    for (int input = 0; name.at(1) == "W" && input < W.cols(); ++input)
                        frozen = with_frozen(frozen, {id, neuron, input}, true);
                }
            }
            const auto places = frozen_places(frozen, network);
            OptimizerSettings settings;
            settings.kind = golden::optimizer(run.at("optimizer"));
            OptimizerState state;
            for (int step = 0; step < run.at("steps").get<int>(); ++step) {
                const auto& batch =
                    settings.kind == OptimizerKind::gd ? all : batches.at(static_cast<std::size_t>(step));
                const Matrix batch_X = X(Eigen::all, batch);
                const Labels batch_y = y(batch);
                Gradients gradient =
                    loss_gradient(golden::objective(problem), golden::penalty(problem), network, batch_X, batch_y);
                optimizer_step_without(places, settings, run.at("rate"), gradient, network, state);
            }
            const double error = golden::distance(golden::flat(network), run.at("weights").get<std::vector<double>>());
            QVERIFY2(error <= 1e-12, run.dump().substr(0, 120).c_str());
            Network first = start;
            for (const auto& place : places) QVERIFY(at<double>(network, place) == at<double>(first, place));
            ++runs;
        }
        QCOMPARE(runs, 18);
    }
};

QTEST_APPLESS_MAIN(TestFrozen)
#include "tst_frozen.moc"
