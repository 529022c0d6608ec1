#include "ui/model/settings/typed_setting.h"

#include <QCoreApplication>

#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

struct TypedSettingWords {
    Q_DECLARE_TR_FUNCTIONS(TypedSetting)
};

bool can_be_never(const std::string& option) { return option == "epochs" || option == "stop-loss"; }

}  // namespace

QString typed_setting_text(const Settings& settings, const std::string& option) {
    const TrainingSettings& training = settings.training;
    if (option == "epochs")
        return training.stop_epochs == 0 ? TypedSettingWords::tr("never") : grouped_number(training.stop_epochs);
    if (option == "stop-loss")
        return training.stop_loss == 0 ? TypedSettingWords::tr("never") : exact_text(training.stop_loss);
    if (option == "schedule-epochs") return grouped_number(training.schedule.epochs);
    if (option == "schedule-factor") return exact_text(training.schedule.factor);
    return {};
}

tl::expected<Settings, QString> with_typed_setting(const Settings& settings, const std::string& option,
                                                   const QString& text) {
    QString typed = text.trimmed();
    typed.remove(QChar(0x202f)).remove(QLatin1Char(' '));  // as numbers are shown: in groups of three
    const bool never = typed.isEmpty() || typed.compare(TypedSettingWords::tr("never"), Qt::CaseInsensitive) == 0 ||
                       typed.compare(QLatin1String("never"), Qt::CaseInsensitive) == 0;
    if (never && can_be_never(option)) typed = QStringLiteral("0");
    typed.replace(QChar(0x2212), QLatin1Char('-')).replace(QLatin1Char(','), QLatin1Char('.'));
    Settings changed = settings;
    if (auto set = set_from_text(changed, option, typed.toStdString()); !set) {
        Error error = set.error();
        error.given = text.trimmed().toStdString();
        return tl::unexpected(sentence(error));
    }
    return changed;
}

}  // namespace separatrix
