// Classes added, renamed and removed: pure edits, and which class of before each class of after is.
#pragma once

#include <optional>
#include <string_view>

#include "core/data/error.h"
#include "core/document/document.h"

namespace separatrix {

inline constexpr int max_class_name = 40;  ///< characters (code points)

/// For each class of after the index that it had before; -1 for a new one. A class keeps its output neuron by this.
using ClassOrigins = std::vector<int>;
ClassOrigins origins_after_adding(int classes);
ClassOrigins origins_after_removing(int classes, int label);

/// A typed name without the spaces around it, or what is wrong: empty, longer than max_class_name, or the name of
/// another class than `label` (-1: of a new class). Names compare exactly: "Yes" and "yes" are two.
Expected<std::string> checked_class_name(const Document& document, std::string_view text, int label);

/// A last class; unchanged if there are max_classes or the name does not pass checked_class_name().
Document add_class(Document document, std::string_view name);
/// Unchanged if the name does not pass.
Document rename_class(Document document, int label, std::string_view name);
/// The class leaves, and those after it move up; its movies get the label `relabel_to` (an index of before) or go too.
/// Unchanged if only two classes are left.
Document remove_class(Document document, int label, std::optional<int> relabel_to);

}  // namespace separatrix
