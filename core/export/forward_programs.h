// The trained network as a program of its own: marks in, probabilities out, nothing of Separatrix needed.
#pragma once

#include <string>
#include <vector>

#include "core/data/error.h"
#include "core/training/predictor.h"

namespace separatrix {

// The scaling of the inputs, the softmax (or what stands in its place) and the rule for the answer are part of each.
// All compute in double precision and agree with predict() to 1e-12 (tests/core/export/tst_forward_programs.cpp and
// tst_onnx_model.cpp). The network must be finite: error not_finite.

/// A Python 3 script that needs NumPy: probabilities(marks) and answers(marks), or two marks on its command line.
Expected<std::string> numpy_script(const Predictor& predictor, const std::vector<std::string>& class_names);

/// A C++11 header that needs the standard library only: probabilities(x1, x2) and answer(x1, x2).
Expected<std::string> cpp_header(const Predictor& predictor, const std::vector<std::string>& class_names);

/// An ONNX model in double precision (operator set 13): input "marks" (N x 2), outputs "probabilities" (N x K) and
/// "label" (N, the class's number); the classes' names are in its metadata.
Expected<std::string> onnx_model(const Predictor& predictor, const std::vector<std::string>& class_names);

}  // namespace separatrix
