#include "ui/view/movies/class_buttons.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QStyle>

#include "ui/model/movies/class_changes.h"
#include "ui/model/session/session.h"
#include "ui/model/words/setting_names.h"
#include "ui/view/controls/bar_button.h"
#include "ui/view/look/card.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/look/icons.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int longest_class_name = 16;
constexpr int most_named_classes = 3;  ///< more are shown by their shapes only
constexpr int most_roomy_classes = 6;

QString shortened_class(const QString& name) {
    return name.size() <= longest_class_name ? name : name.left(longest_class_name - 1) + QChar(0x2026);
}

}  // namespace

ClassButtons::ClassButtons(Session* session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      theme_(light_theme()),
      line_(new QHBoxLayout(this)),
      caption_(new QLabel(tr("Place"), this)),
      buttons_line_(new QHBoxLayout),
      buttons_(new QButtonGroup(this)),
      add_(bar_button(this, QStringLiteral("addClass"), {}, tr("Add class"), {})) {
    line_->setContentsMargins(0, 0, 0, 0);
    setRole(caption_, "muted");
    add_->setProperty("narrow", true);
    line_->addWidget(verticalRule(this));
    line_->addSpacing(4);
    line_->addWidget(caption_);
    line_->addLayout(buttons_line_);
    line_->addWidget(add_);
    connect(add_, &QToolButton::clicked, this, &ClassButtons::addWanted);
    connect(buttons_, &QButtonGroup::idClicked, this, [this](int label) {
        session_->setCurrentLabel(label);
        emit chosen(label);
    });
    connect(session_, &Session::documentChanged, this, &ClassButtons::showClasses);
    connect(session_, &Session::currentLabelChanged, this, &ClassButtons::showClasses);
    setTheme(theme_);
    showClasses();
}

void ClassButtons::showClasses() {
    QStringList names;
    for (const auto& name : session_->document().class_names) names << QString::fromStdString(name);
    if (names != names_) {
        names_ = names;
        makeButtons();
        const Rule adding = rule_of_adding(session_->document());
        add_->setEnabled(adding.enabled);
        add_->setToolTip(adding.enabled ? tr("Another class…") : adding.reason);
        setNarrow(narrow_);
        emit roomChanged();
    }
    if (QAbstractButton* button = buttons_->button(session_->currentLabel())) button->setChecked(true);
}

void ClassButtons::makeButtons() {
    for (QAbstractButton* button : buttons_->buttons()) {
        buttons_->removeButton(button);
        button->hide();
        button->deleteLater();  // it may be the one that was clicked
    }
    for (int label = 0; label < names_.size(); ++label) {
        const QString caption = class_caption(names_[label]);
        QToolButton* button = bar_button(
            this, QStringLiteral("class%1").arg(label), QChar(0x2005) + shortened_class(caption),
            tr("Place: %1").arg(caption),
            tr("A click places: %1 (%2). Double click or the menu renames it").arg(caption, class_key(label)));
        button->installEventFilter(this);
        button->setCheckable(true);
        button->setIcon(class_icon(label, theme_));
        buttons_->addButton(button, label);
        // as in the mock: what James likes comes first
        buttons_line_->insertWidget(names_.size() == 2 ? 0 : label, button);
        button->show();  // the layout itself would do it later, and not count it until then
    }
}

void ClassButtons::setTheme(const Theme& theme) {
    theme_ = theme;
    add_->setIcon(glyph_icon(Glyph::add, theme.text, theme.groove));
    for (QAbstractButton* button : buttons_->buttons()) button->setIcon(class_icon(buttons_->id(button), theme));
}

void ClassButtons::setNarrow(bool narrow) {
    narrow_ = narrow;
    const bool named = !narrow && names_.size() <= most_named_classes;
    for (QAbstractButton* each : buttons_->buttons()) {
        auto* button = static_cast<QToolButton*>(each);
        button->setToolButtonStyle(named ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        if (button->property("narrow").toBool() == named) {
            button->setProperty("narrow", !named);
            button->style()->unpolish(button);
            button->style()->polish(button);
        }
        keep_bold_width(button, narrow && names_.size() > most_roomy_classes);
    }
    buttons_line_->setSpacing(narrow ? 2 : 4);
    buttons_line_->invalidate();  // a layout within a layout keeps its old size otherwise
}

bool ClassButtons::eventFilter(QObject* watched, QEvent* event) {
    if (auto* button = qobject_cast<QAbstractButton*>(watched); button && buttons_->id(button) >= 0) {
        const int label = buttons_->id(button);
        if (event->type() == QEvent::MouseButtonDblClick) {
            emit renameWanted(label);
            return true;
        }
        if (event->type() == QEvent::ContextMenu) {
            // the menu key has no place of its own: below the button
            auto* menu = static_cast<QContextMenuEvent*>(event);
            const bool by_key = menu->reason() == QContextMenuEvent::Keyboard;
            emit menuWanted(label, by_key ? button->mapToGlobal(button->rect().bottomLeft()) : menu->globalPos());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace separatrix
