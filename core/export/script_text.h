// Numbers and words as they stand in a program that we write: a Python script, a C++ header.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/math/types.h"

namespace separatrix {

/// Shortest text that reads back to the same double in Python and C++, always with a point or an exponent, so that it
/// is no whole number. `value` must be finite.
std::string real_text(double value);
/// "[1.0, 2.0]": numbers between `open` and `close`.
std::string reals_text(const double* values, Index count, std::string_view open = "[", std::string_view close = "]");
/// W as rows: "[[1.0, 2.0], [3.0, 4.0]]"; rows on lines of their own, indented, if there is more than one.
std::string rows_text(const Matrix& W, std::size_t indent, std::string_view open = "[", std::string_view close = "]");

/// A string literal with its quotes; good for Python and for C++. Bytes that are not UTF-8 are replaced.
std::string literal_text(std::string_view text);
/// `text` on one line of a comment: control characters and bytes that are not UTF-8 are replaced by blanks.
std::string comment_text(std::string_view text);

/// `text` with each {{name}} replaced by its value. A name without a value is a broken invariant.
using Replacement = std::pair<std::string_view, std::string>;
std::string filled(std::string_view text, std::initializer_list<Replacement> values);

}  // namespace separatrix
