#include "ui/model/words/language.h"

#include <QLibraryInfo>
#include <QTranslator>

namespace separatrix {

namespace {

/// Installs ":/translations/separatrix_fr.qm" for French; nullptr if there is none.
QTranslator* install(QCoreApplication* application, const QLocale& locale, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(application);
    if (translator->load(locale, name, QStringLiteral("_"), folder) && QCoreApplication::installTranslator(translator))
        return translator;
    delete translator;
    return nullptr;
}

}  // namespace

QString install_language(QCoreApplication* application, const QLocale& locale) {
    const QString ours = QStringLiteral("separatrix");
    const QString folder = QStringLiteral(":/translations");
    const QLocale english(QLocale::English);
    const auto* spoken = install(application, english, ours, folder);
    // the newest one is asked first
    if (const auto* found = install(application, locale, ours, folder)) spoken = found;
    const QString language = spoken ? spoken->language() : QStringLiteral("en");
    if (QLocale(language).language() != QLocale::English)
        install(application, QLocale(language), QStringLiteral("qtbase"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return language;
}

}  // namespace separatrix
