#include "ui/view/settings/schedule_section.h"

#include "ui/model/session/session.h"
#include "ui/model/settings/typed_setting.h"
#include "ui/model/words/status_text.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr std::initializer_list<ScheduleKind> schedules{ScheduleKind::constant, ScheduleKind::step,
                                                        ScheduleKind::cosine};

}  // namespace

ScheduleSection::ScheduleSection(Session* session, QWidget* parent) : SettingSection(session, {}, parent) {
    schedule_ = addRow("schedule", tr("Schedule"), tr("How the learning rate α changes from epoch to epoch"));
    schedule_->addChoices(schedules);
    epochs_ = addNumber("scheduleEpochs", "schedule-epochs", {}, tr("Epochs of the schedule"), {},
                        tr("Change the epochs of the schedule"));
    factor_ = addNumber("scheduleFactor", "schedule-factor", {}, tr("Factor of the schedule"), {},
                        tr("Change the factor of the schedule"));
    rate_ = new NumberLabel(this);
    rate_->setObjectName("scheduledRate");
    rate_->setAlignment(Qt::AlignRight);
    rate_->setToolTip(tr("The learning rate of the next epoch"));
    setRole(rate_, "small");
    column()->addWidget(rate_);
    stop_epochs_ = addNumber("stopEpochs", "epochs", tr("Stop after epochs"), tr("Stop after so many epochs"),
                             tr("Train pauses by itself after so many epochs of running; “never”: it goes on"),
                             tr("Change when training stops"));
    stop_loss_ = addNumber("stopLoss", "stop-loss", tr("Stop below loss"), tr("Stop below this training loss"),
                           tr("Train pauses by itself when the training loss J falls below it; “never”: it goes on"),
                           tr("Change when training stops"));
    connect(schedule_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the schedule"),
              [value](Settings& s) { s.training.schedule.kind = static_cast<ScheduleKind>(value); });
    });
    connect(session, &Session::shownChanged, this, &ScheduleSection::showRate);
}

NumberRow* ScheduleSection::addNumber(const char* name, const std::string& option, const QString& label,
                                      const QString& spoken, const QString& tooltip, const QString& step) {
    auto* row = new NumberRow(QLatin1String(name), label, spoken, tooltip, this);
    row->setCommit([this, option, step](const QString& text) -> tl::expected<void, QString> {
        const auto changed = with_typed_setting(session()->document().settings, option, text);
        if (!changed) return tl::unexpected(changed.error());
        write(step, [settings = *changed](Settings& s) { s = settings; });
        return {};
    });
    column()->addWidget(row);
    return row;
}

void ScheduleSection::showDocument(const Document& document) {
    const Settings& settings = document.settings;
    const auto rule = [&](SettingControl control) { return rule_of(control, settings); };
    const ScheduleKind kind = settings.training.schedule.kind;
    schedule_->setValue(static_cast<int>(kind));
    epochs_->setLabel(kind == ScheduleKind::cosine ? tr("Epochs to the end") : tr("Epochs per step"));
    epochs_->setExplanation(kind == ScheduleKind::cosine ? tr("N: the cosine ends after so many epochs")
                                                         : tr("N: so many epochs from one step to the next"));
    factor_->setLabel(kind == ScheduleKind::cosine ? tr("Share at the end") : tr("Factor per step"));
    factor_->setExplanation(kind == ScheduleKind::cosine ? tr("F: the rate ends at F·α and stays there")
                                                         : tr("F: each step multiplies the rate by it"));
    epochs_->setShown(typed_setting_text(settings, "schedule-epochs"));
    factor_->setShown(typed_setting_text(settings, "schedule-factor"));
    epochs_->setRule(rule(SettingControl::schedule_numbers));
    factor_->setRule(rule(SettingControl::schedule_numbers));
    stop_epochs_->setShown(typed_setting_text(settings, "epochs"));
    stop_loss_->setShown(typed_setting_text(settings, "stop-loss"));
    rate_->setVisible(kind != ScheduleKind::constant);
    showRate();
}

void ScheduleSection::showEvent(QShowEvent* event) {
    SettingSection::showEvent(event);
    showRate();
}

void ScheduleSection::showRate() {
    const MomentPointer frame = session()->shown();
    if (!isVisible() || !frame || rate_->isHidden()) return;
    const QString text = tr("now α = %1").arg(rate_number(frame->learning_rate));
    if (rate_->text() != text) rate_->setText(text);
}

}  // namespace separatrix
