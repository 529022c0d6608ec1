// Everything that leaves the program as a file of text or of numbers: one list for the window and the command line.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/document/document.h"
#include "core/training/loss_history.h"

namespace separatrix {

enum class ExportKind { pytorch, numpy, cpp, onnx, weights, points, predictions, history };

inline constexpr std::array all_export_kinds{ExportKind::pytorch,     ExportKind::numpy,   ExportKind::cpp,
                                             ExportKind::onnx,        ExportKind::weights, ExportKind::points,
                                             ExportKind::predictions, ExportKind::history};

/// What an export may look at.
struct ExportSource {
    Document document;
    Predictor predictor;              ///< as trained so far
    std::optional<Checkpoint> first;  ///< where the run began, if not from the seed
    std::int64_t trained = 0;         ///< epochs
    LossHistory history;
};

std::string_view name_of(ExportKind);
std::optional<ExportKind> export_kind_from(std::string_view name);
/// "pytorch, weights, ..."
std::string export_kinds_text();
/// File name suffix without the dot.
std::string_view suffix_of(ExportKind);

/// The bytes of the file. Errors: what pytorch_script refuses, weights that are not finite.
Expected<std::string> exported(ExportKind kind, const ExportSource& source);

}  // namespace separatrix
