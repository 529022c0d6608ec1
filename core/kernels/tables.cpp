#include "core/kernels/tables.h"

namespace separatrix::kernels {

extern const KernelTable plain_table;
#ifdef SEPARATRIX_X86_KERNELS
extern const KernelTable avx2_table;
extern const KernelTable avx512_table;
#endif

std::vector<const KernelTable*> runnable_tables() {
    std::vector<const KernelTable*> tables{&plain_table};
#ifdef SEPARATRIX_X86_KERNELS
    // these builtins also ask whether the operating system saves the wide registers
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        tables.push_back(&avx2_table);
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl"))
            tables.push_back(&avx512_table);
    }
#endif
    return tables;
}

const KernelTable& fastest_table() {
    static const KernelTable& fastest = *runnable_tables().back();
    return fastest;
}

}  // namespace separatrix::kernels
