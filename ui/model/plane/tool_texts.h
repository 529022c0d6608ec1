// What the tools are called and what they do, in words.
#pragma once

#include <QKeySequence>
#include <QString>

#include "ui/model/plane/tool_options.h"

namespace separatrix {

QString tool_name(PlaneTool tool);
/// With the mouse, and its key.
QString tool_tip(PlaneTool tool);
/// With the keyboard alone; spoken when the plane gets the focus.
QString tool_keys(PlaneTool tool);
QKeySequence tool_key(PlaneTool tool);

}  // namespace separatrix
