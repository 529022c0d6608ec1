#ifdef SEPARATRIX_X86_KERNELS

#define SEPARATRIX_INSTRUCTION_SET avx512

namespace separatrix::kernels::avx512 {
inline constexpr int vector_bytes = 64;
inline constexpr int tile_rows = 4, tile_columns = 4;  // of the products' sums, so that they fit the registers
inline constexpr int outer_rows_at_once = 8;
}  // namespace separatrix::kernels::avx512

#include "core/kernels/table_of_this_file.h"

namespace separatrix::kernels {

extern const KernelTable avx512_table;
const KernelTable avx512_table = avx512::table_of_this_file("avx512");

}  // namespace separatrix::kernels

#endif
