// Network, optimizer and buffers in one precision: what one batch does, as in the lecture.
#pragma once

#include <vector>

#include "core/nn/frozen.h"
#include "core/training/metrics.h"
#include "core/training/training_kernel.h"

namespace separatrix {

template <class Scalar>
class Engine {
public:
    NetworkOf<Scalar> network;
    OptimizerStateOf<Scalar> optimizer;
    MatrixOf<Scalar> X;                  ///< n_in x n, all points, scaled
    Labels y;                            ///< n
    std::vector<ParameterPlace> frozen;  ///< what training leaves as it is

    /// Batches of `batch` columns of X over order[0 ... count - 1], one after the other, the last one perhaps shorter:
    /// the fast kernels where they can do it, otherwise step() by step().
    void train(const StepSettings& settings, const Index* order, Index count, Index batch);

    /// As in the lecture: forward, loss gradient, backward, optimizer step over the columns `batch[0 ... count - 1]`.
    void step(const StepSettings& settings, const Index* batch, Index count);
    /// The same gradient without the step, left in `gradients()`.
    void compute_gradients(const StepSettings& settings, const Index* batch, Index count);
    const ParametersOf<Scalar>& gradients() const { return gradients_; }
    /// The forward pass of the last chunk.
    const ForwardPassOf<Scalar>& last_pass() const { return workspaces_[last_workspace_].pass; }

    /// Loss, accuracy and confusion over the columns of X.
    SetMetrics evaluate(const Objective& objective, double penalty, const std::vector<Index>& columns) const;

private:
    /// Batches of one epoch have at most two sizes; each keeps its buffers, so that a step allocates nothing.
    struct Workspace {
        MatrixOf<Scalar> X;
        Labels y;
        ForwardPassOf<Scalar> pass;
        std::vector<MatrixOf<Scalar>> dZ;
    };
    Workspace& workspace_for(Index columns);
    void accumulate(const StepSettings& settings, const Index* batch, Index count, Scalar weight);

    Workspace workspaces_[2];
    int last_workspace_ = 0;
    ParametersOf<Scalar> gradients_;
    ParametersOf<Scalar> chunk_gradients_;
    mutable TrainingKernel<Scalar> kernel_;  ///< its scratch space; an engine is used by one thread at a time
};

}  // namespace separatrix
