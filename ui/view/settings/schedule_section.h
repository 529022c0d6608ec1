// How the learning rate changes with the epochs, and when a run ends by itself.
#pragma once

#include "ui/view/controls/number_label.h"
#include "ui/view/controls/number_row.h"
#include "ui/view/settings/setting_section.h"

namespace separatrix {

class ScheduleSection : public SettingSection {
    Q_OBJECT
public:
    ScheduleSection(Session* session, QWidget* parent);
    void showDocument(const Document& document) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    NumberRow* addNumber(const char* name, const std::string& option, const QString& label, const QString& spoken,
                         const QString& tooltip, const QString& step);
    void showRate();

    ChoiceRow* schedule_;
    NumberRow* epochs_;
    NumberRow* factor_;
    NumberLabel* rate_;
    NumberRow* stop_epochs_;
    NumberRow* stop_loss_;
};

}  // namespace separatrix
