#include "core/analysis/network_report.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace separatrix {

namespace {

constexpr Index block = 1024;  // columns whose activations stay in the cache

/// 1, 2 or 5 times a power of ten, not below `value` > 0.
double round_up(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= value) return digit * power;
    return 10 * power;
}

/// What is counted of one hidden layer.
struct Counts {
    std::vector<Index> active;     ///< points with a > 0
    std::vector<Index> saturated;  ///< points at the ends of the range
};

/// Distance from the middle of the range, 1 at its ends; 0 for an activation that does not saturate.
double extremity(Activation activation, double a) {
    if (activation == Activation::sigmoid) return std::abs(2 * a - 1);
    if (activation == Activation::tanh) return std::abs(a);
    return 0;
}

void count(const Layer& layer, const Matrix& A, Counts& counts) {
    const bool relu = layer.activation == Activation::relu;
    for (Index neuron = 0; neuron < A.rows(); ++neuron) {
        const auto n = static_cast<std::size_t>(neuron);
        for (Index i = 0; i < A.cols(); ++i) {
            if (relu)
                counts.active[n] += A(neuron, i) > 0;
            else
                counts.saturated[n] += extremity(layer.activation, A(neuron, i)) > saturation_level;
        }
    }
}

bool can_stop_learning(Activation activation) {
    return activation == Activation::relu || activation == Activation::sigmoid || activation == Activation::tanh;
}

NeuronState judged(Activation activation, Index active, Index saturated, Index points) {
    if (points == 0) return NeuronState::learning;
    if (activation == Activation::relu && active == 0) return NeuronState::dead;
    const double share = static_cast<double>(saturated) / static_cast<double>(points);
    return share >= saturation_share ? NeuronState::saturated : NeuronState::learning;
}

/// The counts over all training points; empty if cancelled.
std::vector<Counts> counts_of(const Predictor& predictor, const Dataset& dataset,
                              const std::function<bool()>& cancelled) {
    const auto& layers = predictor.network.layers;
    std::vector<Counts> counts;
    for (std::size_t l = 0; l + 1 < layers.size(); ++l) {
        const std::vector<Index> zeros(static_cast<std::size_t>(layers[l].W.rows()), 0);
        counts.push_back({zeros, zeros});
    }
    Network hidden = predictor.network;  // the last layer is not needed
    hidden.layers.pop_back();
    ForwardPass pass;
    Matrix X;
    const auto points = static_cast<Index>(dataset.train.size());
    for (Index begin = 0; begin < points; begin += block) {
        if (cancelled && cancelled()) return {};
        const Index size = std::min(block, points - begin);
        X.resize(dataset.X.rows(), size);
        for (Index i = 0; i < size; ++i) X.col(i) = dataset.X.col(dataset.train[static_cast<std::size_t>(begin + i)]);
        forward(hidden, scaled(predictor.scale, X), pass);
        for (std::size_t l = 0; l < counts.size(); ++l)
            if (can_stop_learning(layers[l].activation)) count(layers[l], pass.A[l], counts[l]);
    }
    return counts;
}

}  // namespace

WeightHistogram weight_histogram(const std::vector<const Matrix*>& weights) {
    WeightHistogram histogram;
    double largest = 0;
    double sum = 0;
    for (const Matrix* W : weights) {
        if (W->size() == 0) continue;
        largest = std::max(largest, W->cwiseAbs().maxCoeff());
        sum += W->sum();
        histogram.total += W->size();
    }
    if (histogram.total == 0 || !std::isfinite(largest)) return histogram;
    histogram.mean = sum / static_cast<double>(histogram.total);
    if (largest > 0) histogram.reach = round_up(largest);
    double squares = 0;
    constexpr int bins = WeightHistogram::bins;
    for (const Matrix* W : weights) {
        for (Index i = 0; i < W->size(); ++i) {
            const double w = W->data()[i];
            squares += (w - histogram.mean) * (w - histogram.mean);
            const int bin = static_cast<int>(std::floor((w / histogram.reach + 1) / 2 * bins));
            ++histogram.counts[static_cast<std::size_t>(std::clamp(bin, 0, bins - 1))];
        }
    }
    histogram.deviation = std::sqrt(squares / static_cast<double>(histogram.total));
    return histogram;
}

NetworkReport network_report(const Predictor& predictor, const Dataset& dataset,
                             const std::function<bool()>& cancelled) {
    const auto& layers = predictor.network.layers;
    NetworkReport report;
    report.parameters = predictor.network.parameter_count();
    std::vector<const Matrix*> all;
    for (const auto& layer : layers) {
        all.push_back(&layer.W);
        report.layers.push_back({weight_histogram({&layer.W}), {}});
    }
    report.all = weight_histogram(all);
    if (layers.size() < 2) {
        report.points = static_cast<Index>(dataset.train.size());
        return report;
    }
    const auto counts = counts_of(predictor, dataset, cancelled);
    if (counts.empty()) return report;
    report.points = static_cast<Index>(dataset.train.size());
    for (std::size_t l = 0; l < counts.size(); ++l) {
        for (std::size_t n = 0; n < counts[l].active.size(); ++n) {
            const NeuronState state =
                judged(layers[l].activation, counts[l].active[n], counts[l].saturated[n], report.points);
            report.layers[l].neurons.push_back(state);
            ++report.hidden;
            report.dead += state == NeuronState::dead;
            report.saturated += state == NeuronState::saturated;
        }
    }
    return report;
}

NetworkReportWorker::NetworkReportWorker(std::function<void()> wake)
    : worker_(
          std::move(wake),
          [](const NetworkReportRequest& request, const auto& cancelled, const auto& deliver) {
              using Clock = std::chrono::steady_clock;
              const auto begin = Clock::now();
              auto answer = std::make_shared<NetworkReportAnswer>();
              answer->checkpoint = request.checkpoint;
              answer->report = network_report(request.checkpoint->predictor, *request.dataset, cancelled);
              if (cancelled()) return;
              answer->milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
              deliver(std::move(answer));
          },
          [](const NetworkReportRequest&, const NetworkReportRequest&) { return false; }) {}

}  // namespace separatrix
