#include "core/training/predictor.h"
#include "core/nn/answer.h"

namespace separatrix {

Prediction predict(const Predictor& predictor, const Matrix& X) {
    Prediction prediction;
    forward(predictor.network, scaled(predictor.scale, X), prediction.pass);
    probabilities(predictor.objective(), prediction.pass, prediction.P);
    predicted_labels(predictor.objective(), prediction.pass, prediction.predicted);
    return prediction;
}

Vector probabilities_at(const Predictor& predictor, double x1, double x2) {
    Matrix X(2, 1);
    X << x1, x2;
    return predict(predictor, X).P.col(0);
}

}  // namespace separatrix
