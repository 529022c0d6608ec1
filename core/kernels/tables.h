// Which kernels this processor can run.
#pragma once

#include <vector>

#include "core/kernels/kernel_table.h"

namespace separatrix::kernels {

/// From the plainest to the fastest; the plain one always.
std::vector<const KernelTable*> runnable_tables();

/// The fastest of them: the same for the whole life of the process, so that a run is repeated to the bit.
const KernelTable& fastest_table();

}  // namespace separatrix::kernels
