#define SEPARATRIX_INSTRUCTION_SET plain

namespace separatrix::kernels::plain {
inline constexpr int vector_bytes = 16;
inline constexpr int tile_rows = 4, tile_columns = 2;  // of the products' sums, so that they fit the registers
inline constexpr int outer_rows_at_once = 4;
}  // namespace separatrix::kernels::plain

#include "core/kernels/table_of_this_file.h"

namespace separatrix::kernels {

extern const KernelTable plain_table;
const KernelTable plain_table = plain::table_of_this_file("plain");

}  // namespace separatrix::kernels
