// Documents, predictors and checkpoints made from a seed, for the laws.
#pragma once

#include <cmath>

#include "core/document/json_files.h"

namespace separatrix::tests {

/// Any finite number, from tiny to huge, both signs, zeros, and values with short texts.
inline double any_finite(Rng& rng) {
    switch (rng.below(5)) {
        case 0: return 0.0;
        case 1: return -0.0;
        case 2: return std::round(rng.uniform(-9, 9));
        case 3: return rng.normal();
        default: return rng.normal() * std::pow(10.0, rng.uniform(-300, 300));
    }
}

inline std::string any_title(Rng& rng) {
    static const std::vector<std::string> pieces{"a",  "Z",    " ", ",",  "\"", "\\", "\n",
                                                 "\t", "\x01", "é", "映", "🎬",  "/",  "\x7f"};
    std::string title;
    for (auto length = rng.below(7); length > 0; --length) title += pieces[rng.below(pieces.size())];
    return title;
}

template <class Choice>
Choice any_of(Rng& rng, int count) {
    return static_cast<Choice>(rng.below(static_cast<std::uint64_t>(count)));
}

inline Settings any_settings(Rng& rng, int classes) {
    Settings s;
    s.model.model = any_of<ModelKind>(rng, 4);
    s.model.hidden.resize(rng.below(4));
    for (int& size : s.model.hidden) size = 1 + static_cast<int>(rng.below(5));
    s.model.activation = any_of<Activation>(rng, 8);
    s.model.output = any_of<OutputKind>(rng, 2);
    s.model.initializer = any_of<Initializer>(rng, 4);
    s.model.scale = any_of<ScaleKind>(rng, 3);
    s.training.loss = any_of<LossKind>(rng, 2);
    s.training.optimizer.kind = any_of<OptimizerKind>(rng, 6);
    s.training.optimizer.momentum = rng.uniform(0, 0.99);
    s.training.optimizer.decay = rng.uniform();
    s.training.optimizer.beta1 = rng.uniform();
    s.training.optimizer.beta2 = rng.uniform();
    s.training.optimizer.epsilon = rng.uniform(1e-12, 1e-3);
    s.training.learning_rate = std::pow(10.0, rng.uniform(-12, 5));
    s.training.batch_size = static_cast<int>(rng.below(100));
    s.training.order = any_of<BatchOrder>(rng, 3);
    s.training.penalty = {rng.uniform(), rng.uniform(), rng.below(2) == 1};
    s.training.test_fraction = rng.uniform(0, 0.9);
    s.training.precision = any_of<Precision>(rng, 2);
    s.training.stop_epochs = static_cast<std::int64_t>(rng.below(1'000'000'000));
    s.training.stop_loss = rng.uniform();
    s.training.schedule = {any_of<ScheduleKind>(rng, 3), 1 + static_cast<std::int64_t>(rng.below(1'000'000'000)),
                           rng.uniform()};
    s.training.faults = {rng.below(2) == 1, rng.below(2) == 1, rng.below(2) == 1};
    for (auto count = rng.below(8); count > 0; --count)
        s.training.frozen = with_frozen(
            std::move(s.training.frozen),
            {static_cast<int>(rng.below(4)) - 1, static_cast<int>(rng.below(5)), static_cast<int>(rng.below(6)) - 1},
            true);
    s.seed = rng.bits();
    return compatible(s, classes);
}

inline LossHistory any_history(Rng& rng) {
    LossHistory history(4096);
    const bool tested = rng.below(2) == 1;
    std::int64_t epoch = 0;
    for (auto count = rng.below(rng.below(20) == 0 ? 10'000 : 50); count > 0; --count) {
        EpochLoss value{epoch, std::abs(any_finite(rng)), rng.uniform()};
        if (tested) {
            value.test_loss = rng.uniform();
            value.test_accuracy = rng.uniform();
        }
        history.append(value);
        epoch += 1 + static_cast<std::int64_t>(rng.below(2));
    }
    return history;
}

inline Notebook any_notebook(Rng& rng) {
    Notebook notebook;
    for (auto count = rng.below(3); count > 0; --count) {
        auto run = std::make_shared<RunRecord>();
        run->classes = 2 + static_cast<int>(rng.below(9));
        run->settings = any_settings(rng, run->classes);
        run->train_count = static_cast<Index>(rng.below(5000));
        run->test_count = static_cast<Index>(rng.below(5000));
        run->data = rng.below(2) == 1 ? "donut" : "";
        run->since = static_cast<std::int64_t>(rng.below(100));
        for (int epoch = 0; epoch < 20; ++epoch) run->history.append({epoch, rng.uniform(), rng.uniform()});
        run->history = run->history.reduced(4 + rng.below(30));
        notebook.pins.push_back({any_title(rng), static_cast<int>(2 * notebook.pins.size() + rng.below(2)), run});
    }
    for (auto count = rng.below(4); count > 0; --count)
        notebook.answers[any_title(rng)] = "Because " + any_title(rng) + "\nof that.";
    return notebook;
}

inline Document any_document(Rng& rng) {
    Document d;
    for (auto& axis : d.axes) {
        axis.name = any_title(rng);
        axis.low = rng.normal() * 100;
        axis.high = axis.low + rng.uniform(0.001, 1000);
    }
    d.class_names.clear();
    for (auto count = 2 + rng.below(9); count > 0; --count)
        d.class_names.push_back(any_title(rng) + std::to_string(count));
    d.next_id = rng.below(1000);
    for (auto count = rng.below(40); count > 0; --count) {
        Point p{any_finite(rng), any_finite(rng), 0, d.next_id, any_title(rng)};
        p.label = static_cast<int>(rng.below(static_cast<std::uint64_t>(d.classes())));
        d.points.push_back(p);
        d.next_id += 1 + rng.below(rng.below(10) == 0 ? std::uint64_t{1} << 60 : 3);
    }
    auto order = d.points.to_vector();
    rng.shuffle(order);
    d.points = order;
    for (auto count = rng.below(4); count > 0; --count)
        d.probes.push_back({any_finite(rng), any_finite(rng), count + rng.below(2) * 1000, any_title(rng)});
    d.settings = any_settings(rng, d.classes());
    d.notebook = any_notebook(rng);
    return d;
}

inline Predictor any_predictor(Rng& rng, int classes) {
    const Settings s = any_settings(rng, classes);
    Predictor p;
    p.architecture = architecture_of(s.model, classes);
    p.loss = s.training.loss;
    p.scale.kind = s.model.scale;
    p.scale.offset = {rng.normal(), rng.normal()};
    p.scale.factor = {rng.normal(), rng.normal()};
    p.network = initial_network(p.architecture, Initializer::uniform, rng.bits());
    for (auto& view : parameter_views(p.network))
        for (Index i = 0; i < view.size; ++i) view.data[i] = any_finite(rng);
    return p;
}

inline Gradients any_moments(Rng& rng, const Network& network) {
    Gradients moments = zeros_like(network);
    for (auto& view : parameter_views(moments))
        for (Index i = 0; i < view.size; ++i) view.data[i] = any_finite(rng);
    // a squared gradient may overflow while the weights stay finite
    moments.layers[0].b(0) = rng.below(3) == 0 ? INFINITY : 1;
    return moments;
}

inline Checkpoint any_checkpoint(Rng& rng, int classes) {
    Checkpoint c;
    c.predictor = any_predictor(rng, classes);
    c.optimizer.kind = any_of<OptimizerKind>(rng, 6);
    c.optimizer.steps = static_cast<std::int64_t>(rng.bits() >> 1);
    if (rng.below(2) == 1) c.optimizer.first = any_moments(rng, c.predictor.network);
    if (rng.below(2) == 1) c.optimizer.second = any_moments(rng, c.predictor.network);
    c.order = Rng(rng.bits(), RandomStream::order);
    for (auto draws = rng.below(700); draws > 0; --draws) c.order.bits();
    c.epoch = static_cast<std::int64_t>(rng.bits() >> 1);
    c.position = static_cast<Index>(rng.below(1000));
    return c;
}

}  // namespace separatrix::tests
