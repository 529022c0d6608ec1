// The fast way to do what Engine's plain code does: a network as flat arrays, handed to the kernels of this processor.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "core/kernels/aligned_array.h"
#include "core/kernels/tables.h"
#include "core/nn/optimizer.h"
#include "core/threads/second_thread.h"
#include "core/training/metrics.h"
#include "core/training/step_settings.h"

namespace separatrix {

/// Points as the engine holds them: X is 2 x n, y is n.
template <class Scalar>
struct PointsView {
    const MatrixOf<Scalar>& X;
    const Labels& y;
};

/// How many threads a large batch or an evaluation may use; the numbers are the same.
enum class Hands { one, two, as_it_pays };

/// A copy begins without one.
class OwnSecondThread {
public:
    OwnSecondThread() = default;
    OwnSecondThread(const OwnSecondThread&) {}
    OwnSecondThread(OwnSecondThread&&) noexcept = default;
    OwnSecondThread& operator=(const OwnSecondThread&) { return *this; }
    OwnSecondThread& operator=(OwnSecondThread&&) noexcept = default;
    ~OwnSecondThread() = default;
    SecondThread& get() {
        if (!second_thread_) second_thread_ = std::make_unique<SecondThread>();
        return *second_thread_;
    }

private:
    std::unique_ptr<SecondThread> second_thread_;
};

template <class Scalar>
class TrainingKernel {
public:
    explicit TrainingKernel(const kernels::KernelTable& table = kernels::fastest_table(),
                            Hands hands = Hands::as_it_pays)
        : table_(&table), hands_(hands) {}

    /// Whether the kernels can do this step at all: two inputs, a usual number of layers, nothing out of the ordinary.
    static bool covers(const StepSettings& settings, const NetworkOf<Scalar>& network);
    static bool covers(const Objective& objective, const NetworkOf<Scalar>& network);

    /// Batches of `batch` columns of X, one after the other, over `order`; the last may be shorter. The result depends
    /// on the batches only, not on how many of them one call does.
    void train(const StepSettings& settings, const PointsView<Scalar>& points, std::span<const Index> order,
               Index batch, NetworkOf<Scalar>& network, OptimizerStateOf<Scalar>& optimizer);

    /// The sum of the losses over `columns`; their answers are added to `confusion` (K x K).
    double evaluate(const Objective& objective, const PointsView<Scalar>& points, std::span<const Index> columns,
                    const NetworkOf<Scalar>& network, Eigen::MatrixXi& confusion);

private:
    void take_shape(const Objective& objective, const NetworkOf<Scalar>& network);
    template <class Work>
    void share(bool pays, Work& work);
    void step_large_batch(const kernels::Samples<Scalar>& samples, std::span<const Index> batch,
                          const kernels::Update<Scalar>& update, kernels::State<Scalar>& state);

    const kernels::KernelTable* table_;
    std::vector<kernels::Layer> layers_;
    kernels::Shape shape_{};
    kernels::AlignedArray<Scalar> parameters_;
    kernels::AlignedArray<Scalar> first_;
    kernels::AlignedArray<Scalar> second_;
    kernels::AlignedArray<Scalar> gradient_;
    kernels::AlignedArray<Scalar> part_gradients_;        ///< of the parts that are computed before they are summed
    std::array<kernels::AlignedArray<char>, 2> scratch_;  ///< one for each thread
    std::array<std::vector<std::int64_t>, 2> confusion_;
    std::vector<double> losses_;  ///< of each part of an evaluation
    Hands hands_;
    OwnSecondThread second_thread_;
};

}  // namespace separatrix
