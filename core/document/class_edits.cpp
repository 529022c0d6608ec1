#include "core/document/class_edits.h"

#include <algorithm>
#include <numeric>

#include "core/data/point.h"
#include "core/data/utf8.h"

namespace separatrix {

namespace {

std::string_view trimmed_name(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\f\v";
    const auto begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

/// Code points of UTF-8: all bytes that do not continue one.
std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues_letter(c); }));
}

/// Frozen numbers of an output neuron go with their class; another model has other numbers.
void take_origins(Document& document, const ClassOrigins& origins, ModelKind before) {
    auto& frozen = document.settings.training.frozen;
    const ModelKind model = document.settings.model.model;
    if (model != before) frozen.clear();
    if (model == ModelKind::regression || model == ModelKind::neuron) return;
    FrozenParameters kept;
    for (FrozenParameter parameter : frozen) {
        if (parameter.layer == FrozenParameter::output_layer) {
            const auto found = std::find(origins.begin(), origins.end(), parameter.neuron);
            if (found == origins.end()) continue;
            parameter.neuron = static_cast<int>(found - origins.begin());
        }
        kept.push_back(parameter);
    }
    std::sort(kept.begin(), kept.end());
    frozen = std::move(kept);
}

bool is_class(const Document& document, int label) { return label >= 0 && label < document.classes(); }

}  // namespace

ClassOrigins origins_after_adding(int classes) {
    ClassOrigins origins(static_cast<std::size_t>(classes) + 1, -1);
    std::iota(origins.begin(), origins.end() - 1, 0);
    return origins;
}

ClassOrigins origins_after_removing(int classes, int label) {
    ClassOrigins origins;
    for (int k = 0; k < classes; ++k)
        if (k != label) origins.push_back(k);
    return origins;
}

Expected<std::string> checked_class_name(const Document& document, std::string_view text, int label) {
    const std::string_view name = trimmed_name(text);
    Error error;
    error.subject = "class name";
    error.given = excerpt(std::string(name));
    if (name.empty()) {
        error.code = ErrorCode::empty_name;
        return fail(std::move(error));
    }
    if (length(name) > static_cast<std::size_t>(max_class_name)) {
        error.code = ErrorCode::name_too_long;
        error.expected = std::to_string(max_class_name);
        return fail(std::move(error));
    }
    for (int k = 0; k < document.classes(); ++k) {
        if (k == label || document.class_names[static_cast<std::size_t>(k)] != name) continue;
        error.code = ErrorCode::name_taken;
        return fail(std::move(error));
    }
    return std::string(name);
}

Document add_class(Document document, std::string_view name) {
    const auto checked = checked_class_name(document, name, -1);
    if (!checked || document.classes() >= max_classes) return document;
    const ModelKind before = document.settings.model.model;
    document.class_names.push_back(*checked);
    document.settings = compatible(document.settings, document.classes());
    take_origins(document, origins_after_adding(document.classes() - 1), before);
    return document;
}

Document rename_class(Document document, int label, std::string_view name) {
    const auto checked = checked_class_name(document, name, label);
    if (checked && is_class(document, label)) document.class_names[static_cast<std::size_t>(label)] = *checked;
    return document;
}

Document remove_class(Document document, int label, std::optional<int> relabel_to) {
    if (!is_class(document, label) || document.classes() <= 2) return document;
    const bool relabels = relabel_to && is_class(document, *relabel_to) && *relabel_to != label;
    if (!relabels) document.points.erase_if([label](const Point& point) { return point.label == label; });
    document.points.change_if([label](const Point& point) { return point.label >= label; },
                              [&](Point& point) {
                                  if (point.label == label) point.label = *relabel_to;
                                  if (point.label > label) --point.label;
                              });
    const ModelKind before = document.settings.model.model;
    take_origins(document, origins_after_removing(document.classes(), label), before);
    document.class_names.erase(document.class_names.begin() + label);
    document.settings = compatible(document.settings, document.classes());
    return document;
}

}  // namespace separatrix
