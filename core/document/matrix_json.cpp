#include "core/document/matrix_json.h"

#include <limits>

#include "core/document/json_reader.h"
#include "core/document/json_writer.h"

namespace separatrix {

namespace {

std::string shape_text(std::size_t rows, std::size_t columns) {
    return std::to_string(rows) + " x " + std::to_string(columns);
}

}  // namespace

void write_vector(JsonWriter& writer, const Vector& b) {
    writer.open_array();
    for (const double value : b) writer.value(value);
    writer.close_array();
}

void write_matrix(JsonWriter& writer, const Matrix& W) {
    writer.open_array();
    for (Index row = 0; row < W.rows(); ++row) write_vector(writer, W.row(row).transpose());
    writer.close_array();
}

Vector vector_of(const JsonValue& value, Index size, bool finite) {
    const auto count = value.size(std::numeric_limits<std::size_t>::max());
    if (count != static_cast<std::size_t>(size))
        value.refuse(ErrorCode::wrong_shape, std::to_string(count), std::to_string(size));
    Vector result(size);
    for (Index i = 0; i < size; ++i) {
        const auto element = value.element(static_cast<std::size_t>(i));
        result(i) = finite ? element.number() : element.any_number();
    }
    return result;
}

Matrix matrix_of(const JsonValue& value, Index rows, Index columns, bool finite) {
    const auto count = value.size(std::numeric_limits<std::size_t>::max());
    if (count != static_cast<std::size_t>(rows)) {
        const auto found_columns = count > 0 && value.raw()[0].is_array() ? value.raw()[0].size() : 0;
        value.refuse(ErrorCode::wrong_shape, shape_text(count, found_columns),
                     shape_text(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns)));
    }
    Matrix result(rows, columns);
    for (Index row = 0; row < rows; ++row)
        result.row(row) = vector_of(value.element(static_cast<std::size_t>(row)), columns, finite).transpose();
    return result;
}

}  // namespace separatrix
