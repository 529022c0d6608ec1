#include "ui/model/settings/typed_setting.h"

#include <QCoreApplication>

#include "core/training/setting_text.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

struct TypedSettingWords {
    Q_DECLARE_TR_FUNCTIONS(TypedSetting)
};

bool can_be_never(const std::string& option) {
    const Setting* const setting = find_setting(option);
    return setting && setting->zero == ZeroMeans::never;
}

}  // namespace

QString typed_setting_text(const Settings& settings, const std::string& option) {
    const Setting* const setting = find_setting(option);
    if (!setting) return {};
    const SettingValue value = setting->get(settings);
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* number = std::get_if<double>(&value);
    if (setting->zero == ZeroMeans::never && ((whole && *whole == 0) || (number && *number == 0)))
        return TypedSettingWords::tr("never");
    if (whole && !(setting->zero == ZeroMeans::all && *whole == 0)) return grouped_number(*whole);
    if (number) return exact_text(*number);
    return QString::fromStdString(setting_text(*setting, settings));
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
