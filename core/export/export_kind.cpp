#include "core/export/export_kind.h"

#include "core/data/csv.h"
#include "core/document/json_files.h"
#include "core/export/csv_tables.h"
#include "core/export/finite_weights.h"
#include "core/export/forward_programs.h"
#include "core/export/pytorch_script.h"

namespace separatrix {

namespace {

struct NamedExport {
    ExportKind kind;
    std::string_view name;
    std::string_view suffix;
};
constexpr std::array names{
    NamedExport{ExportKind::pytorch, "pytorch", "py"},
    NamedExport{ExportKind::numpy, "numpy", "py"},
    NamedExport{ExportKind::cpp, "cpp", "h"},
    NamedExport{ExportKind::onnx, "onnx", "onnx"},
    NamedExport{ExportKind::weights, "weights", "json"},
    NamedExport{ExportKind::points, "points", "csv"},
    NamedExport{ExportKind::predictions, "predictions", "csv"},
    NamedExport{ExportKind::history, "history", "csv"},
};
static_assert(names.size() == all_export_kinds.size());

const NamedExport& entry_of(ExportKind kind) {
    for (const auto& named : names)
        if (named.kind == kind) return named;
    return names.front();
}

}  // namespace

std::string_view name_of(ExportKind kind) { return entry_of(kind).name; }
std::string_view suffix_of(ExportKind kind) { return entry_of(kind).suffix; }

std::optional<ExportKind> export_kind_from(std::string_view name) {
    for (const auto& named : names)
        if (named.name == name) return named.kind;
    return std::nullopt;
}

std::string export_kinds_text() {
    std::string text;
    for (const auto& named : names) text.append(text.empty() ? "" : ", ").append(named.name);
    return text;
}

Expected<std::string> exported(ExportKind kind, const ExportSource& source) {
    const Document& document = source.document;
    if (kind == ExportKind::pytorch)
        return pytorch_script(story_of(document, source.first ? &*source.first : nullptr, source.trained));
    if (kind == ExportKind::points)
        return write_csv(document.points, document.class_names, {document.axes[0].name, document.axes[1].name});
    if (kind == ExportKind::history) return history_csv(source.history);
    if (auto error = not_finite_error(source.predictor.network)) return fail(std::move(*error));
    const Predictor& predictor = source.predictor;
    switch (kind) {
        case ExportKind::numpy: return numpy_script(predictor, document.class_names);
        case ExportKind::cpp: return cpp_header(predictor, document.class_names);
        case ExportKind::onnx: return onnx_model(predictor, document.class_names);
        case ExportKind::predictions: return predictions_csv(document, predictor);
        default: return write_weights(predictor, document.class_names);
    }
}

}  // namespace separatrix
