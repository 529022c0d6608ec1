#include "ui/model/files/recovery_offer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

struct RecoveryOfferWords {
    Q_DECLARE_TR_FUNCTIONS(Recovery)
};

}  // namespace

QString recovery_offer(const RecoveryFile& file, int others, const QDateTime& now) {
    const QString name = file.document_path.isEmpty() ? RecoveryOfferWords::tr("the untitled movies")
                                                      : QFileInfo(file.document_path).fileName();
    const QString time = QLocale().toString(file.written.time(), QLocale::ShortFormat);
    const auto days = file.written.date().daysTo(now.date());
    const QString when = days == 0   ? RecoveryOfferWords::tr("today at %1").arg(time)
                         : days == 1 ? RecoveryOfferWords::tr("yesterday at %1").arg(time)
                                     : RecoveryOfferWords::tr("on %1 at %2")
                                           .arg(QLocale().toString(file.written.date(), QLocale::ShortFormat), time);
    QString offer = RecoveryOfferWords::tr("Separatrix ended without saving %1. What you did is kept, as it was %2.")
                        .arg(name, when);
    if (others > 0) offer += ' ' + RecoveryOfferWords::tr("%n more document(s) wait behind it.", nullptr, others);
    return offer;
}

QString no_recovery_sentence(const QString& folder) {
    return RecoveryOfferWords::tr(
               "Nothing can be kept for a recovery after a crash: the folder %1 cannot be used. Save from time to "
               "time.")
        .arg(QDir::toNativeSeparators(folder));
}

QString recovery_failed_sentence(const Error& error) {
    return RecoveryOfferWords::tr("The recovery copy could not be written (%1). Save your work.")
        .arg(QString::fromStdString(error.detail));
}

}  // namespace separatrix
