// Matrices and vectors as JSON: W as a list of its rows.
#pragma once

#include "core/math/types.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

void write_matrix(JsonWriter& writer, const Matrix& W);
void write_vector(JsonWriter& writer, const Vector& b);
/// The shape must be rows x columns. `finite` refuses what JsonValue::any_number would take.
Matrix matrix_of(const JsonValue& value, Index rows, Index columns, bool finite);
Vector vector_of(const JsonValue& value, Index size, bool finite);

}  // namespace separatrix
