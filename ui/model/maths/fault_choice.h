// The mistakes that back-propagation can be broken with: what they are called, where they apply, how one is made.
#pragma once

#include <QString>
#include <array>

#include "core/document/document.h"
#include "ui/model/controls/rule.h"

namespace separatrix {

class Session;

enum class BackpropFault { wrong_sign, forget_slope, forget_bias };
inline constexpr std::array all_backprop_faults{BackpropFault::wrong_sign, BackpropFault::forget_slope,
                                                BackpropFault::forget_bias};

QString title(BackpropFault fault);
QString formula(BackpropFault fault);
bool has_fault(const BackpropFaults& faults, BackpropFault fault);
/// Disabled where it could change nothing; one that is on can always be switched off.
Rule rule_of(BackpropFault fault, const Settings& settings, int classes);

/// One undo step.
void set_fault(Session& session, BackpropFault fault, bool on);
void repair_backprop(Session& session);

}  // namespace separatrix
