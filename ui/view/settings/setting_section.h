// What the sections of the settings panel share: how they read the document and how they write a setting.
#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>
#include <functional>

#include "core/document/document.h"
#include "ui/model/look/theme.h"
#include "ui/model/settings/setting_rules.h"
#include "ui/view/controls/choice_row.h"
#include "ui/view/controls/value_slider.h"

namespace separatrix {

class Session;

class SettingSection : public QWidget {
    Q_OBJECT
public:
    SettingSection(Session* session, const QString& title, QWidget* parent);

    virtual void showDocument(const Document& document) = 0;
    virtual void setTheme(const Theme& theme);

protected:
    using SettingsEdit = std::function<void(Settings&)>;
    /// One undo step named `text`; edits of one gesture are one step.
    void write(const QString& text, const SettingsEdit& edit, int gesture = 0);

    ChoiceRow* addRow(const QString& object_name, const QString& label, const QString& tooltip);
    ValueSlider* addSlider(const QString& object_name, const QString& label, const QString& spoken_name,
                           const SliderScale& scale, const QString& tooltip);
    QVBoxLayout* column() { return column_; }
    Session* session() { return session_; }

    /// Greys out the choices that do not apply, with their reasons.
    template <class Choice>
    static void showChoiceRules(ChoiceRow* row, std::initializer_list<Choice> choices, const Document& document) {
        for (const Choice choice : choices)
            row->setChoiceRule(static_cast<int>(choice), rule_of(choice, document.settings, document.classes()));
    }

private:
    Session* session_;
    QVBoxLayout* column_;
    std::vector<ValueSlider*> sliders_;
};

}  // namespace separatrix
