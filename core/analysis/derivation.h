// The lecture's chain rule for one movie: every number of the forward and of the backward pass, each derivative beside
// a numeric one, and what one step of the optimizer does with them.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/training/checkpoint.h"
#include "core/training/settings.h"

namespace separatrix {

enum class CheckState {
    agrees,
    differs,
    kink,       ///< they differ beside a bend of an activation, where there is no one derivative
    undefined,  ///< one of them is not finite: a saturated neuron divides by h (1 - h) = 0
};

/// A derivative of the sample's loss, and its check.
struct Derivative {
    Matrix value;    ///< from the backward pass
    Matrix numeric;  ///< central differences, same shape; NaN where a large matrix was not checked
    Index checked = 0;
    double relative_error = 0;  ///< the worst of all places
    CheckState state = CheckState::undefined;
};

/// One layer, all n_out x 1 except dW: n_out x n_in.
struct LayerDerivation {
    Matrix z, a;
    Derivative da, dz, dW, db;
};

struct Derivation {
    Objective objective;
    Settings settings;
    InputScale scale;
    std::array<double, 2> marks{};
    Matrix x;  ///< what the network reads, 2 x 1: the marks, scaled
    int label = 0;
    Network network;                      ///< the weights before
    std::vector<LayerDerivation> layers;  ///< the last one's a is h, or yhat, or yhat squashed
    /// Regression only: yhat = (K - 1) a, 1 x 1, and dyhat.
    std::optional<Matrix> yhat;
    std::optional<Derivative> dyhat;
    Matrix p;         ///< K x 1, as Predictor shows it
    double loss = 0;  ///< of this sample, without penalty
    double penalty = 0;
    Gradients gradient;        ///< of loss + penalty: what the optimizer takes
    double learning_rate = 0;  ///< of this epoch
    std::vector<ParameterPlace> frozen;
    Network after;  ///< the weights after a step on this sample alone
};

/// The pass and the step; the numeric sides are left empty. Model and loss are the checkpoint's, penalty, optimizer and
/// rate those of the settings; `label` is one of the checkpoint's classes.
Derivation analytic_derivation(const Checkpoint& checkpoint, const Settings& settings,
                               const std::array<double, 2>& marks, int label);

/// Fills the numeric sides: moves each quantity itself by h = 1e-5 max(1, |value|) to both sides and goes on with the
/// forward pass from there. At most `most` places of each matrix are checked, spread evenly.
void check_numerically(Derivation& derivation, Index most = 64);

/// Both.
Derivation derive(const Checkpoint& checkpoint, const Settings& settings, const std::array<double, 2>& marks,
                  int label);

/// All derivatives in the order of the backward pass.
std::vector<const Derivative*> derivatives(const Derivation& derivation);

/// A check is passed up to this relative error: central differences in double leave about 1e-9.
inline constexpr double derivative_tolerance = 1e-6;
/// |value - numeric| / max(|value|, |numeric|, 1e-3 max(1, loss)): rounding alone leaves about 1e-11 of the loss.
double relative_error(double value, double numeric, double loss);
CheckState judged(double relative_error, bool near_kink);

}  // namespace separatrix
