// Weights JSON and .sepx documents as text: parse(print(x)) == x to the last bit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document/document.h"
#include "core/document/document_view.h"

namespace separatrix {

/// PRODUCT.md, "Weights JSON". Refuses non-finite numbers. Written with "loss" only when it is "squared", because then
/// the probabilities are not the softmax's.
std::string write_weights(const Predictor& predictor, const std::vector<std::string>& class_names);

struct WeightsFile {
    Predictor predictor;
    std::vector<std::string> class_names;
};
/// `file` is only put into the error. Checks shapes, finiteness, classes, that the layers fit together and the model.
Expected<WeightsFile> read_weights(std::string_view text, const std::string& file);

/// A `.sepx`: {"format":"separatrix","version":2, ...}: what the person authored and what the machine computed.
struct SavedDocument {
    Document document;
    std::optional<Checkpoint> checkpoint;
    LossHistory history;
    std::optional<Checkpoint> origin{};  ///< weights that were typed before the training: what reset comes back to
    Progress progress{};
    DocumentView view{};
};
inline constexpr const char* document_format = "separatrix";
/// 2: schedules, probes and what else came after the first one; a program that knows 1 only would lose them.
inline constexpr int document_version = 2;

/// `origin` is written if it is another one than `checkpoint`.
std::string write_document(const Document& document, const Checkpoint* checkpoint, const LossHistory* history,
                           const Progress& progress = {}, const DocumentView& view = {},
                           const Checkpoint* origin = nullptr);
/// Random bytes, truncations and hostile JSON (deep nesting, huge sizes, wrong types, duplicate ids) get one error.
Expected<SavedDocument> read_document(std::string_view text, const std::string& file);

}  // namespace separatrix
