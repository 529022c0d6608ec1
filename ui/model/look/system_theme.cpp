#include "ui/model/look/system_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace separatrix {

bool platform_is_dark() {
    // taken once: afterwards the application has a palette of its own
    static const bool dark = [] {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    }();
    return dark;
}

void ask_portal_for_dark(QObject* context, const std::function<void(bool dark)>& answer) {
    constexpr int patience_ms = 300;
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) return;
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    auto message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    message << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, patience_ms), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answer] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) return;
        QVariant value = reply.value();
        // a variant within a variant, by the portal's first version
        while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
        const uint scheme = value.toUInt();  // 0 no preference, 1 dark, 2 light
        if (scheme != 0) answer(scheme == 1);
    });
}

}  // namespace separatrix
