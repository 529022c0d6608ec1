// The table of the instruction set that the including file is compiled for.
#pragma once

#include "core/kernels/field_pass.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

/// While it lives, numbers too small for their full precision count as 0: they change nothing, and each of them costs
/// as much as a hundred operations (a neuron that is sure of itself makes many).
class SubnormalsAreZero {
public:
#ifdef __SSE2__
    SubnormalsAreZero() { __builtin_ia32_ldmxcsr(before_ | 0x8040); }
    ~SubnormalsAreZero() { __builtin_ia32_ldmxcsr(before_); }
    SubnormalsAreZero(const SubnormalsAreZero&) = delete;
    SubnormalsAreZero& operator=(const SubnormalsAreZero&) = delete;

private:
    unsigned before_ = __builtin_ia32_stmxcsr();
#endif
};

template <auto kernel>
struct Guarded;
template <class... Arguments, void (*kernel)(Arguments...)>
struct Guarded<kernel> {
    static void run(Arguments... arguments) {
        [[maybe_unused]] const SubnormalsAreZero guard;
        kernel(arguments...);
    }
};

constexpr KernelTable table_of_this_file(const char* name) {
    return {name,
            scratch_bytes,
            Guarded<gradient<double>>::run,
            Guarded<gradient<float>>::run,
            Guarded<update_parameters<double>>::run,
            Guarded<update_parameters<float>>::run,
            Guarded<train<double>>::run,
            Guarded<train<float>>::run,
            Guarded<evaluate<double>>::run,
            Guarded<evaluate<float>>::run,
            Guarded<field_row>::run,
            Guarded<node_activations>::run};
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
