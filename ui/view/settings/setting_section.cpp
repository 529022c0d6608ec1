#include "ui/view/settings/setting_section.h"

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"

namespace separatrix {

SettingSection::SettingSection(Session* session, const QString& title, QWidget* parent)
    : QWidget(parent), session_(session) {
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(7);
    if (title.isEmpty()) return;
    auto* heading = new QLabel(title.toUpper(), this);
    heading->setAccessibleName(title);
    setRole(heading, "section");
    column_->addWidget(heading);
}

void SettingSection::setTheme(const Theme& theme) {
    for (ValueSlider* slider : sliders_) slider->setTheme(theme);
}

void SettingSection::write(const QString& text, const SettingsEdit& edit, int gesture) {
    session_->apply(
        text,
        [edit](Document document) {
            Settings settings = document.settings;
            edit(settings);
            return with_settings(std::move(document), settings);
        },
        gesture);
}

ChoiceRow* SettingSection::addRow(const QString& object_name, const QString& label, const QString& tooltip) {
    auto* row = new ChoiceRow(object_name, label, tooltip, this);
    column_->addWidget(row);
    return row;
}

ValueSlider* SettingSection::addSlider(const QString& object_name, const QString& label, const QString& spoken_name,
                                       const SliderScale& scale, const QString& tooltip) {
    auto* slider = new ValueSlider(object_name, label, spoken_name, scale, tooltip, this);
    slider->setGestureSource([this] { return session_->newGesture(); });
    column_->addWidget(slider);
    sliders_.push_back(slider);
    return slider;
}

}  // namespace separatrix
