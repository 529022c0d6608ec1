// The table of the instruction set that the including file is compiled for.
#pragma once

#include "core/kernels/field_pass.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

constexpr KernelTable table_of_this_file(const char* name) {
    return {name,
            scratch_bytes,
            gradient<double>,
            gradient<float>,
            update_parameters<double>,
            update_parameters<float>,
            train<double>,
            train<float>,
            evaluate<double>,
            evaluate<float>,
            field_row,
            node_activations};
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
