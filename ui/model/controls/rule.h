// Whether a control applies now, and if not, why.
#pragma once

#include <QString>

namespace separatrix {

struct Rule {
    bool enabled = true;
    QString reason;  ///< why not; a warning if enabled but of no use
    bool operator==(const Rule&) const = default;
};

}  // namespace separatrix
