#include "core/analysis/decision_field.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/threads/background_thread.h"
#include "core/threads/second_thread.h"
#include "core/training/flat_network.h"

namespace separatrix {

namespace {

/// Nodes times parameters from which a second thread is worth the time it takes to start (about a millisecond's work).
constexpr double worth_a_thread = 4e6;
constexpr int rows_at_once = 8;

/// All rows of a field, by as many threads as take part; whoever is free takes the next ones.
class FieldRows {
public:
    FieldRows(const Predictor& predictor, DecisionField& field, const std::function<bool()>& cancelled)
        : network_(predictor.objective(), predictor.network),
          scale_(predictor.scale),
          field_(field),
          cancelled_(cancelled),
          x1_(static_cast<std::size_t>(field.columns)) {
        const bool neuron = predictor.architecture.model == ModelKind::neuron;
        const bool sigmoid = predictor.network.layers.back().activation == Activation::sigmoid;
        row_.x1 = x1_.data();
        row_.count = field.columns;
        row_.stride = static_cast<Index>(field.plane_size());
        row_.score_is_margin = neuron && sigmoid;
        row_.half_is_border = neuron && !sigmoid;
        for (int i = 0; i < field.columns; ++i)
            x1_[static_cast<std::size_t>(i)] = static_cast<float>((field.x(i) - scale_.offset[0]) * scale_.factor[0]);
    }

    /// Only the thread that asked for the field may ask whether it is still wanted.
    void work(bool asks) {
        auto scratch = network_.scratch();
        kernels::PixelRow row = row_;
        while (!stopped_) {
            const int begin = next_.fetch_add(rows_at_once);
            if (begin >= field_.rows) return;
            for (int j = begin; j < std::min(begin + rows_at_once, field_.rows); ++j) {
                if (asks && cancelled_ && cancelled_()) stopped_ = true;
                if (stopped_) return;
                const std::size_t at = static_cast<std::size_t>(j) * static_cast<std::size_t>(field_.columns);
                row.x2 = static_cast<float>((field_.y(j) - scale_.offset[1]) * scale_.factor[1]);
                row.p = field_.p.data() + at;
                row.margin = field_.margin.data() + at;
                kernels::fastest_table().field_row(network_.shape(), network_.parameters(), row, scratch.data());
            }
        }
    }

private:
    FlatNetwork network_;
    InputScale scale_;
    DecisionField& field_;
    const std::function<bool()>& cancelled_;
    std::vector<float> x1_;
    kernels::PixelRow row_{};
    std::atomic<int> next_{0};
    std::atomic<bool> stopped_{false};
};

}  // namespace

DecisionField decision_field(const Predictor& predictor, const PlaneRect& rect, int columns, int rows,
                             const std::function<bool()>& cancelled) {
    DecisionField field;
    field.rect = rect;
    field.columns = columns;
    field.rows = rows;
    field.classes = predictor.architecture.classes;
    const std::size_t plane = field.plane_size();
    const auto K = static_cast<std::size_t>(field.classes);
    field.p.resize(K * plane);
    field.margin.resize(K * plane);

    FieldRows work(predictor, field, cancelled);
    const double cost = static_cast<double>(plane) * static_cast<double>(predictor.network.parameter_count());
    std::jthread second;
    if (cost > worth_a_thread && SecondThread::is_worth_having())
        second = std::jthread([&work] {
            run_in_background();
            work.work(false);
        });
    work.work(true);
    if (second.joinable()) second.join();
    return field;
}

}  // namespace separatrix
