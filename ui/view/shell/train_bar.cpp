#include "ui/view/shell/train_bar.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QStyle>
#include <algorithm>

#include "ui/model/movies/class_changes.h"
#include "ui/model/plane/tool_texts.h"
#include "ui/model/session/session.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"
#include "ui/view/look/card.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/look/icons.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int speed_steps = 100;
constexpr int longest_name = 16;
constexpr int most_named_classes = 3;  ///< more are shown by their shapes only

Glyph glyph_of(PlaneTool tool) {
    switch (tool) {
        case PlaneTool::add: return Glyph::add;
        case PlaneTool::brush: return Glyph::brush;
        case PlaneTool::move: return Glyph::move;
        case PlaneTool::erase: return Glyph::erase;
        case PlaneTool::relabel: return Glyph::relabel;
        case PlaneTool::select: return Glyph::select;
        case PlaneTool::probe: return Glyph::probe;
    }
    return Glyph::add;
}

QString shortened(const QString& name) {
    return name.size() <= longest_name ? name : name.left(longest_name - 1) + QChar(0x2026);
}

}  // namespace

TrainBar::TrainBar(Session* session, QWidget* parent) : QWidget(parent), session_(session), theme_(light_theme()) {
    setObjectName("trainBar");
    setAccessibleName(tr("Training"));
    setProperty("bar", true);
    setAttribute(Qt::WA_StyledBackground);
    line_ = new QHBoxLayout(this);
    line_->setContentsMargins(16, 8, 16, 8);
    line_->setSpacing(6);
    line_->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() knows better
    buildRun();
    buildSpeed();
    line_->addStretch(1);
    buildClasses();
    buildTools();
    line_->addStretch(1);
    buildUndo();

    connect(session, &Session::trainingChanged, this, &TrainBar::showTraining);
    connect(session, &Session::shownChanged, this, &TrainBar::showEpoch);
    connect(session, &Session::documentChanged, this, &TrainBar::showClasses);
    connect(session, &Session::currentLabelChanged, this, &TrainBar::showClasses);
    setTheme(theme_);
    showTraining();
    showEpoch();
    showClasses();
    showUndo();
    showSpeed();
}

QToolButton* TrainBar::addButton(const char* name, const QString& text, const QString& spoken, const QString& tooltip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(spoken);
    button->setToolTip(tooltip);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize(QSize(14, 14));
    line_->addWidget(button);
    return button;
}

void TrainBar::buildRun() {
    train_ = addButton("train", tr("Train"), tr("Train"), tr("Start or pause the training (Space)"));
    train_->setProperty("primary", true);
    train_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    step_epoch_ =
        addButton("stepEpoch", tr("Step epoch"), tr("Step epoch"), tr("Train one epoch: every movie once (E)"));
    step_sample_ = addButton("stepSample", tr("Step sample"), tr("Step sample"),
                             tr("Train on one movie, or one batch; the picked movies light up (S)"));
    reset_ = addButton("reset", tr("Reset"), tr("Reset"),
                       tr("Back to the same starting weights: those typed before the training, or the seed's (R)"));
    new_seed_ = addButton("newSeed", tr("New seed"), tr("New seed"), tr("Start from other weights: a new seed (N)"));
    connect(train_, &QToolButton::clicked, this, [this] { session_->setTraining(!session_->isTraining()); });
    connect(step_epoch_, &QToolButton::clicked, session_, &Session::stepEpoch);
    connect(step_sample_, &QToolButton::clicked, session_, &Session::stepBatch);
    connect(reset_, &QToolButton::clicked, session_, &Session::reset);
    connect(new_seed_, &QToolButton::clicked, session_, &Session::newSeed);
}

void TrainBar::buildSpeed() {
    line_->addSpacing(4);
    line_->addWidget(verticalRule(this));
    line_->addSpacing(4);
    epoch_caption_ = new QLabel(tr("Epoch"), this);
    setRole(epoch_caption_, "muted");
    epoch_ = new NumberLabel(this);
    epoch_->setObjectName("epoch");
    epoch_->setToolTip(tr("Finished epochs: how often every movie was used"));
    setRole(epoch_, "value");
    line_->addWidget(epoch_caption_);
    line_->addWidget(epoch_);
    line_->addSpacing(4);
    speed_caption_ = new QLabel(tr("Speed"), this);
    setRole(speed_caption_, "muted");
    speed_ = new GrooveSlider(this);
    speed_->setObjectName("speed");
    speed_->setAccessibleName(tr("Speed"));
    speed_->setRange(0, speed_steps);
    speed_->setPageStep(speed_steps / 10);
    speed_->setFixedWidth(96);
    speed_caption_->setBuddy(speed_);
    line_->addWidget(speed_caption_);
    line_->addWidget(speed_);
    connect(speed_, &GrooveSlider::moved, this, [this](int position) {
        session_->setSpeed(position / static_cast<double>(speed_steps));
        showSpeed();
    });
}

void TrainBar::buildClasses() {
    line_->addWidget(verticalRule(this));
    line_->addSpacing(4);
    place_caption_ = new QLabel(tr("Place"), this);
    setRole(place_caption_, "muted");
    line_->addWidget(place_caption_);
    classes_line_ = new QHBoxLayout;
    classes_line_->setSpacing(4);
    line_->addLayout(classes_line_);
    add_class_ = addButton("addClass", QString(), tr("Add class"), {});
    add_class_->setProperty("narrow", true);
    connect(add_class_, &QToolButton::clicked, this, &TrainBar::addClassWanted);
    line_->addSpacing(2);
    classes_ = new QButtonGroup(this);
    connect(classes_, &QButtonGroup::idClicked, this, [this](int label) {
        session_->setCurrentLabel(label);
        // who picks a label wants to use it
        const auto tool = static_cast<PlaneTool>(tools_->checkedId());
        if (tool != PlaneTool::add && tool != PlaneTool::brush && tool != PlaneTool::relabel) {
            setTool(PlaneTool::add);
            emit toolChosen(PlaneTool::add);
        }
    });
}

void TrainBar::buildTools() {
    tools_ = new QButtonGroup(this);
    const auto tool = [this](PlaneTool value, const char* name) {
        QToolButton* button = addButton(name, tool_name(value), tool_name(value), tool_tip(value));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        line_->removeWidget(button);
        tools_line_->addWidget(button);
        tools_->addButton(button, static_cast<int>(value));
    };
    tools_line_ = new QHBoxLayout;
    tools_line_->setSpacing(4);
    line_->addLayout(tools_line_);
    tool(PlaneTool::add, "toolAdd");
    tool(PlaneTool::brush, "toolBrush");
    tool(PlaneTool::move, "toolMove");
    tool(PlaneTool::erase, "toolErase");
    tool(PlaneTool::relabel, "toolRelabel");
    tool(PlaneTool::select, "toolSelect");
    tool(PlaneTool::probe, "toolProbe");
    connect(tools_, &QButtonGroup::idClicked, this, [this](int id) { emit toolChosen(static_cast<PlaneTool>(id)); });
    // where it is narrow one button stands for all of them
    tool_menu_ = addButton("toolMenu", tr("Tool"), tr("Tool"), {});
    tool_menu_->setPopupMode(QToolButton::InstantPopup);
    tool_menu_->setToolButtonStyle(Qt::ToolButtonIconOnly);
    auto* menu = new QMenu(tool_menu_);
    for (const PlaneTool value : all_tools) {
        QAction* action = menu->addAction(tool_name(value), this, [this, value] {
            setTool(value);
            emit toolChosen(value);
        });
        action->setData(static_cast<int>(value));
        action->setToolTip(tool_tip(value));
    }
    menu->setToolTipsVisible(true);
    tool_menu_->setFixedWidth(40);
    tool_menu_->hide();
    tool_menu_->setMenu(menu);
    setTool(PlaneTool::add);
}

void TrainBar::buildUndo() {
    undo_ = addButton("undo", tr("Undo"), tr("Undo"), {});
    redo_ = addButton("redo", tr("Redo"), tr("Redo"), {});
    QUndoStack* stack = session_->undoStack();
    connect(undo_, &QToolButton::clicked, stack, &QUndoStack::undo);
    connect(redo_, &QToolButton::clicked, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::indexChanged, this, &TrainBar::showUndo);
    connect(stack, &QUndoStack::canUndoChanged, this, &TrainBar::showUndo);
    connect(stack, &QUndoStack::canRedoChanged, this, &TrainBar::showUndo);
}

void TrainBar::setTool(PlaneTool tool) {
    if (QAbstractButton* button = tools_->button(static_cast<int>(tool))) button->setChecked(true);
    showToolMenu();
}

void TrainBar::showToolMenu() {
    if (!tool_menu_) return;
    const auto tool = static_cast<PlaneTool>(tools_->checkedId());
    tool_menu_->setIcon(glyph_icon(glyph_of(tool), theme_));
    tool_menu_->setAccessibleName(tr("Tool: %1").arg(tool_name(tool)));
    tool_menu_->setToolTip(tr("%1\nChoose another tool").arg(tool_tip(tool)));
    for (QAction* action : tool_menu_->menu()->actions())
        action->setIcon(glyph_icon(glyph_of(static_cast<PlaneTool>(action->data().toInt())), theme_));
}

void TrainBar::showTraining() {
    const bool training = session_->isTraining();
    const QString text = training ? tr("Pause") : tr("Train");
    train_->setText(QChar(0x2002) + text);  // keeps the icon at a distance
    train_->setAccessibleName(text);
    train_->setIcon(glyph_icon(training ? Glyph::pause : Glyph::play, theme_.on_strong, theme_.muted));
}

void TrainBar::showEpoch() {
    const MomentPointer frame = session_->shown();
    const QString text = grouped_number(frame ? frame->epoch : 0);
    epoch_->setText(text);
    epoch_->setAccessibleName(tr("Epoch %1").arg(text));
    if (text.size() > epoch_room_.size()) {  // it only grows
        epoch_room_ = text;
        for (QChar& c : epoch_room_)
            if (c.isDigit()) c = QLatin1Char('8');
    }
    if (reserveEpoch(density_ < Density::icons)) fit();
}

bool TrainBar::reserveEpoch(bool wide) {
    const QString usual = grouped_number(wide ? 888'888 : 88'888);
    const QString& room = epoch_room_.size() > usual.size() ? epoch_room_ : usual;
    const int before = epoch_->minimumSizeHint().width();
    epoch_->reserve(room);
    return epoch_->minimumSizeHint().width() > before;
}

void TrainBar::showSpeed() {
    const QSignalBlocker quiet(speed_);
    speed_->setValue(static_cast<int>(session_->speed() * speed_steps + 0.5));
    const QString meaning = speed_->value() == 0             ? tr("one epoch a second")
                            : speed_->value() == speed_steps ? tr("as fast as it goes")
                                                             : tr("%1 %").arg(speed_->value());
    speed_->setToolTip(tr("Speed: %1. From one epoch a second to as fast as the machine goes.").arg(meaning));
    speed_->setAccessibleDescription(meaning);
}

void TrainBar::showUndo() {
    const QUndoStack* stack = session_->undoStack();
    undo_->setEnabled(stack->canUndo());
    redo_->setEnabled(stack->canRedo());
    undo_->setToolTip(stack->canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(stack->undoText())
                                       : tr("Nothing to undo (Ctrl+Z)"));
    redo_->setToolTip(stack->canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(stack->redoText())
                                       : tr("Nothing to redo (Ctrl+Shift+Z)"));
}

void TrainBar::showClasses() {
    QStringList names;
    for (const auto& name : session_->document().class_names) names << QString::fromStdString(name);
    if (names != class_names_) {
        class_names_ = names;
        for (QAbstractButton* button : classes_->buttons()) {
            classes_->removeButton(button);
            button->hide();
            button->deleteLater();  // it may be the one that was clicked
        }
        for (int label = 0; label < names.size(); ++label) {
            auto* button = new QToolButton(this);
            button->setObjectName(QStringLiteral("class%1").arg(label));
            const QString caption = class_caption(names[label]);
            button->setText(QChar(0x2005) + shortened(caption));
            button->setAccessibleName(tr("Place: %1").arg(caption));
            button->setToolTip(
                tr("A click places: %1 (%2). Double click or the menu renames it").arg(caption, class_key(label)));
            button->installEventFilter(this);
            button->setCheckable(true);
            button->setFocusPolicy(Qt::TabFocus);
            button->setIconSize(QSize(14, 14));
            button->setIcon(class_icon(label, theme_));
            classes_->addButton(button, label);
            // as in the mock: what James likes comes first
            classes_line_->insertWidget(names.size() == 2 ? 0 : label, button);
            button->show();  // the layout itself would do it later, and not count it until then
        }
        const Rule adding = rule_of_adding(session_->document());
        add_class_->setEnabled(adding.enabled);
        add_class_->setToolTip(adding.enabled ? tr("Another class…") : adding.reason);
        setDensity(density_);
        fit();
    }
    if (QAbstractButton* button = classes_->button(session_->currentLabel())) button->setChecked(true);
}

void TrainBar::setTheme(const Theme& theme) {
    theme_ = theme;
    speed_->setTheme(theme);
    const QColor off = theme.groove;
    step_epoch_->setIcon(glyph_icon(Glyph::step_epoch, theme));
    step_sample_->setIcon(glyph_icon(Glyph::step_sample, theme));
    reset_->setIcon(glyph_icon(Glyph::reset, theme));
    new_seed_->setIcon(glyph_icon(Glyph::dice, theme));
    add_class_->setIcon(glyph_icon(Glyph::add, theme.text, off));
    undo_->setIcon(glyph_icon(Glyph::undo, theme.text, off));
    redo_->setIcon(glyph_icon(Glyph::redo, theme.text, off));
    for (QAbstractButton* button : tools_->buttons())
        button->setIcon(glyph_icon(glyph_of(static_cast<PlaneTool>(tools_->id(button))), theme));
    showToolMenu();
    for (QAbstractButton* button : classes_->buttons()) button->setIcon(class_icon(classes_->id(button), theme));
    showTraining();
}

void TrainBar::setDensity(Density density) {
    density_ = density;
    const bool captions = density <= Density::seed_icon;
    const bool words = density <= Density::no_captions;
    const bool icons = density >= Density::icons;
    epoch_caption_->setVisible(density <= Density::short_words);
    speed_caption_->setVisible(captions);
    place_caption_->setVisible(captions);
    const auto style = words ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly;
    for (QToolButton* button : {step_epoch_, step_sample_, reset_}) button->setToolButtonStyle(style);
    new_seed_->setToolButtonStyle(density <= Density::full ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    reserveEpoch(!icons);
    for (QAbstractButton* button : tools_->buttons()) {
        static_cast<QToolButton*>(button)->setToolButtonStyle(density == Density::tool_words ? Qt::ToolButtonTextOnly
                                                                                             : Qt::ToolButtonIconOnly);
    }
    const bool named = !icons && class_names_.size() <= most_named_classes;
    for (QAbstractButton* button : classes_->buttons())
        static_cast<QToolButton*>(button)->setToolButtonStyle(named ? Qt::ToolButtonTextBesideIcon
                                                                    : Qt::ToolButtonIconOnly);
    for (QAbstractButton* button : classes_->buttons()) {
        if (button->property("narrow").toBool() == !named) continue;
        button->setProperty("narrow", !named);
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
    // checked buttons are bold: both states get the wider one's room
    for (QAbstractButton* button : classes_->buttons() + tools_->buttons()) {
        const auto shown = static_cast<QToolButton*>(button)->toolButtonStyle();
        QFont bold = base_font();
        bold.setWeight(QFont::DemiBold);
        const int text = shown == Qt::ToolButtonIconOnly
                             ? 0
                             : QFontMetrics(bold).horizontalAdvance(button->text() + QStringLiteral("  "));
        const int icon = shown == Qt::ToolButtonTextOnly ? 0 : button->iconSize().width() + (text > 0 ? 6 : 0);
        const int tight = icons && class_names_.size() > 6 ? 15 : 16;
        const int frame = text > 0 ? 28 : button->property("narrow").toBool() ? tight : 26;
        button->setFixedWidth(text + icon + frame);
    }
    QFont bold = base_font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    train_->setFixedWidth(std::max(metrics.horizontalAdvance(tr("Pause")), metrics.horizontalAdvance(tr("Train"))) +
                          62);
    speed_->setFixedWidth(icons ? 56 : density == Density::short_words ? 72 : 96);
    classes_line_->setSpacing(icons ? 2 : 4);
    line_->setSpacing(icons ? 3 : 6);
    tools_line_->setSpacing(density == Density::tool_words ? 6 : 3);
    tools_line_->invalidate();
    classes_line_->invalidate();  // a layout within a layout keeps its old size otherwise
    line_->invalidate();
}

int TrainBar::neededWidth() const {
    // as if either all tools or the one button for them were shown: trying it out would take the focus from them
    int tools = -tools_line_->spacing();
    for (QAbstractButton* button : tools_->buttons()) tools += button->minimumWidth() + tools_line_->spacing();
    const int menu = tool_menu_->minimumWidth();
    const int now = tool_menu_->isHidden() ? tools : menu;
    return line_->minimumSize().width() - now + (density_ == Density::tool_menu ? menu : tools);
}

void TrainBar::showTools() {
    const bool menu = density_ == Density::tool_menu;
    if (tool_menu_->isHidden() != menu) return;
    tool_menu_->setVisible(menu);
    for (QAbstractButton* button : tools_->buttons()) button->setVisible(!menu);
    tools_line_->invalidate();
    line_->invalidate();
}

void TrainBar::fit() {
    for (const Density density : {Density::tool_words, Density::full, Density::seed_icon, Density::no_captions,
                                  Density::short_words, Density::icons, Density::tool_menu}) {
        setDensity(density);
        if (neededWidth() <= width()) break;
    }
    const Density chosen = density_;
    setDensity(Density::tool_menu);
    narrowest_ = neededWidth();
    setDensity(chosen);
    showTools();
    updateGeometry();
}

QSize TrainBar::minimumSizeHint() const { return {narrowest_, line_->minimumSize().height()}; }

void TrainBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) fit();
}

bool TrainBar::eventFilter(QObject* watched, QEvent* event) {
    if (auto* button = qobject_cast<QAbstractButton*>(watched); button && classes_->id(button) >= 0) {
        const int label = classes_->id(button);
        if (event->type() == QEvent::MouseButtonDblClick) {
            emit renameClassWanted(label);
            return true;
        }
        if (event->type() == QEvent::ContextMenu) {
            // the menu key has no place of its own: below the button
            auto* menu = static_cast<QContextMenuEvent*>(event);
            const bool by_key = menu->reason() == QContextMenuEvent::Keyboard;
            emit classMenuWanted(label, by_key ? button->mapToGlobal(button->rect().bottomLeft()) : menu->globalPos());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TrainBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

}  // namespace separatrix
