#include "ui/model/recovery_offer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "ui/model/sentences.h"

namespace separatrix {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Recovery", text); }

}  // namespace

QString recovery_offer(const RecoveryFile& file, int others, const QDateTime& now) {
    const QString name =
        file.document_path.isEmpty() ? say("the untitled movies") : QFileInfo(file.document_path).fileName();
    const QString time = QLocale().toString(file.written.time(), QLocale::ShortFormat);
    const auto days = file.written.date().daysTo(now.date());
    const QString when =
        days == 0   ? say("today at %1").arg(time)
        : days == 1 ? say("yesterday at %1").arg(time)
                    : say("on %1 at %2").arg(QLocale().toString(file.written.date(), QLocale::ShortFormat), time);
    QString offer = say("Separatrix ended without saving %1. What you did is kept, as it was %2.").arg(name, when);
    if (others == 1) offer += ' ' + say("One more document waits behind it.");
    if (others > 1) offer += ' ' + say("%1 more documents wait behind it.").arg(others);
    return offer;
}

QString no_recovery_sentence(const QString& folder) {
    return say("Nothing can be kept for a recovery after a crash: the folder %1 cannot be used. Save from time to "
               "time.")
        .arg(QDir::toNativeSeparators(folder));
}

QString recovery_failed_sentence(const Error& error) {
    return say("The recovery copy could not be written (%1). Save your work.")
        .arg(QString::fromStdString(error.detail));
}

}  // namespace separatrix
