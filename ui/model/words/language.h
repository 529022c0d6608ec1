// Which language the window speaks: the translations in resources/translations.
#pragma once

#include <QCoreApplication>
#include <QLocale>

namespace separatrix {

/// Before the first window is made. English always, for its plural forms; over it the locale's language if there is a
/// translation, together with Qt's own words in the same language. Otherwise all stays English, Qt's words too: half
/// a window in another language helps nobody. Returns the language's name, "en" for English.
QString install_language(QCoreApplication* application, const QLocale& locale);

}  // namespace separatrix
