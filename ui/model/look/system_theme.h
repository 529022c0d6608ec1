// Whether the desktop is dark: from the platform's palette at once, from the settings portal a little later.
#pragma once

#include <QObject>
#include <functional>

namespace separatrix {

/// By the palette that the platform gave at start.
bool platform_is_dark();

/// Asks org.freedesktop.portal.Settings; calls `answer` on the caller's thread, or never if there is no portal.
void ask_portal_for_dark(QObject* context, const std::function<void(bool dark)>& answer);

}  // namespace separatrix
