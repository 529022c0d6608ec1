#include "ui/view/training/run_buttons.h"

#include <algorithm>

#include "ui/model/session/session.h"
#include "ui/view/controls/bar_button.h"
#include "ui/view/look/icons.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int around_train_text = 62;  ///< icon, its distance, and what the style sheet puts around both

}  // namespace

RunButtons::RunButtons(Session* session, QWidget* parent)
    : QWidget(parent), session_(session), theme_(light_theme()), line_(new QHBoxLayout(this)) {
    line_->setContentsMargins(0, 0, 0, 0);
    const auto add = [this](const char* name, const QString& text, const QString& tooltip) {
        QToolButton* button = bar_button(this, QString::fromLatin1(name), text, text, tooltip);
        line_->addWidget(button);
        return button;
    };
    train_ = add("train", tr("Train"), tr("Start or pause the training (Space)"));
    train_->setProperty("primary", true);
    train_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    step_epoch_ = add("stepEpoch", tr("Step epoch"), tr("Train one epoch: every movie once (E)"));
    step_sample_ =
        add("stepSample", tr("Step sample"), tr("Train on one movie, or one batch; the picked movies light up (S)"));
    reset_ = add("reset", tr("Reset"),
                 tr("Back to the same starting weights: those typed before the training, or the seed's (R)"));
    new_seed_ = add("newSeed", tr("New seed"), tr("Start from other weights: a new seed (N)"));
    connect(train_, &QToolButton::clicked, this, [this] { session_->setTraining(!session_->isTraining()); });
    connect(step_epoch_, &QToolButton::clicked, session_, &Session::stepEpoch);
    connect(step_sample_, &QToolButton::clicked, session_, &Session::stepBatch);
    connect(reset_, &QToolButton::clicked, session_, &Session::reset);
    connect(new_seed_, &QToolButton::clicked, session_, &Session::newSeed);
    connect(session_, &Session::trainingChanged, this, &RunButtons::showTraining);
    setTheme(theme_);
}

void RunButtons::showTraining() {
    const bool training = session_->isTraining();
    const QString text = training ? tr("Pause") : tr("Train");
    train_->setText(QChar(0x2002) + text);  // keeps the icon at a distance
    train_->setAccessibleName(text);
    train_->setIcon(glyph_icon(training ? Glyph::pause : Glyph::play, theme_.on_strong, theme_.muted));
}

void RunButtons::setTheme(const Theme& theme) {
    theme_ = theme;
    step_epoch_->setIcon(glyph_icon(Glyph::step_epoch, theme));
    step_sample_->setIcon(glyph_icon(Glyph::step_sample, theme));
    reset_->setIcon(glyph_icon(Glyph::reset, theme));
    new_seed_->setIcon(glyph_icon(Glyph::dice, theme));
    showTraining();
}

void RunButtons::setSeedAsIcon(bool as_icon) {
    new_seed_->setToolButtonStyle(as_icon ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
}

void RunButtons::setStepsAsIcons(bool as_icons) {
    const auto style = as_icons ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly;
    for (QToolButton* button : {step_epoch_, step_sample_, reset_}) button->setToolButtonStyle(style);
    keepTrainWidth();
}

void RunButtons::keepTrainWidth() {
    QFont bold = base_font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    train_->setFixedWidth(std::max(metrics.horizontalAdvance(tr("Pause")), metrics.horizontalAdvance(tr("Train"))) +
                          around_train_text);
}

}  // namespace separatrix
