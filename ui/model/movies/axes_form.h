// The axes as they are typed, and what is wrong with them.
#pragma once

#include <QString>
#include <array>
#include <tl/expected.hpp>

#include "core/document/row_edits.h"

namespace separatrix {

struct TypedAxis {
    QString name;
    QString low;
    QString high;
    bool operator==(const TypedAxis&) const = default;
};

/// What is wrong: the sentence, and which field it is about.
struct AxisProblem {
    QString sentence;
    int axis = 0;       ///< 0: across, 1: up
    std::string field;  ///< "name", "low" or "high"
};

TypedAxis typed_axis(const Axis& axis);
tl::expected<std::array<Axis, 2>, AxisProblem> axes_from(const std::array<TypedAxis, 2>& typed);
/// "3 movies lie outside: they are trained on, but not seen."; empty if none does.
QString outside_text(const Document& document, const std::array<Axis, 2>& axes);

}  // namespace separatrix
