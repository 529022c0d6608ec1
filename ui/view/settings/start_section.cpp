#include "ui/view/settings/start_section.h"

#include <QHBoxLayout>

#include "ui/model/session/session.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/look/icons.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr std::initializer_list<Initializer> initializers{Initializer::zeros, Initializer::uniform, Initializer::glorot,
                                                          Initializer::he};
constexpr int start_field_width = 132;
constexpr int dice_width = 28;

}  // namespace

StartSection::StartSection(Session* session, QWidget* parent) : SettingSection(session, tr("Start"), parent) {
    initializer_ =
        addRow("initializer", tr("Initial weights"),
               tr("What the weights are before the first epoch. Or type them in the network before training:\n"
                  "Reset comes back to those."));
    initializer_->addChoices(initializers);

    const QString explanation =
        tr("The same seed gives the same starting weights and the same order of movies. "
           "A whole number from 0 to 2⁶⁴ − 1.");
    auto* label = new QLabel(tr("Seed"), this);
    label->setToolTip(explanation);
    seed_ = new NumberField(this);
    seed_->setObjectName("seed");
    seed_->setAccessibleName(tr("Seed"));
    seed_->setToolTip(explanation);
    seed_->setFixedWidth(start_field_width - dice_width - 4);
    label->setBuddy(seed_);
    dice_ = new QToolButton(this);
    dice_->setObjectName("seedDice");
    dice_->setAccessibleName(tr("New seed"));
    dice_->setToolTip(tr("Another seed: other starting weights (N)"));
    dice_->setProperty("flat", true);
    dice_->setFixedWidth(dice_width);
    error_ = new QLabel(this);
    error_->setObjectName("seedError");
    error_->setWordWrap(true);
    error_->hide();
    setRole(error_, "error");

    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(label, 1);
    line->addWidget(seed_);
    line->addWidget(dice_);
    column()->addLayout(line);
    column()->addWidget(error_);

    connect(initializer_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the initial weights"),
              [value](Settings& s) { s.model.initializer = static_cast<Initializer>(value); });
    });
    connect(seed_, &QLineEdit::textEdited, error_, &QWidget::hide);
    connect(seed_, &QLineEdit::editingFinished, this, &StartSection::commitSeed);
    connect(dice_, &QToolButton::clicked, session, &Session::newSeed);
}

void StartSection::commitSeed() {
    if (seed_->text() == shown_seed_) return error_->hide();  // left as it was
    Settings checked;
    const auto set = set_from_text(checked, "seed", seed_->text().trimmed().toStdString());
    if (!set) {
        error_->setText(tr("Seed takes a whole number from 0 to 18446744073709551615, not “%1”.")
                            .arg(seed_->text().trimmed().left(24)));
        error_->show();
        seed_->setText(shown_seed_);
        seed_->selectAll();
        return;
    }
    error_->hide();
    shown_seed_ = QString::number(checked.seed);
    seed_->setText(shown_seed_);
    write(tr("Change the seed"), [seed = checked.seed](Settings& s) { s.seed = seed; });
}

void StartSection::showDocument(const Document& document) {
    initializer_->setValue(static_cast<int>(document.settings.model.initializer));
    const QString seed = QString::number(document.settings.seed);
    if (seed_->text() == shown_seed_) error_->hide();  // the document has gone on
    if (seed == shown_seed_) return;
    error_->hide();
    shown_seed_ = seed;
    seed_->setText(seed);
    seed_->setCursorPosition(0);
}

void StartSection::setTheme(const Theme& theme) {
    SettingSection::setTheme(theme);
    dice_->setIcon(glyph_icon(Glyph::dice, theme));
}

}  // namespace separatrix
