#ifdef SEPARATRIX_X86_KERNELS

#define SEPARATRIX_INSTRUCTION_SET avx2

namespace separatrix::kernels::avx2 {
inline constexpr int vector_bytes = 32;
inline constexpr int tile_rows = 6, tile_columns = 2;  // of the products' sums, so that they fit the registers
inline constexpr int outer_rows_at_once = 4;
}  // namespace separatrix::kernels::avx2

#include "core/kernels/table_of_this_file.h"

namespace separatrix::kernels {

extern const KernelTable avx2_table;
const KernelTable avx2_table = avx2::table_of_this_file("avx2");

}  // namespace separatrix::kernels

#endif
