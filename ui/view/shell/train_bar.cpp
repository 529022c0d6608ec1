#include "ui/view/shell/train_bar.h"

#include "ui/model/session/session.h"
#include "ui/view/movies/class_buttons.h"
#include "ui/view/plane/tool_buttons.h"
#include "ui/view/shell/undo_buttons.h"
#include "ui/view/training/run_buttons.h"
#include "ui/view/training/run_pace.h"

namespace separatrix {

namespace {

constexpr int usual_gap = 6;
constexpr int narrow_gap = 3;

}  // namespace

TrainBar::TrainBar(Session* session, QWidget* parent)
    : FoldingRow(parent),
      run_(new RunButtons(session, this)),
      pace_(new RunPace(session, this)),
      classes_(new ClassButtons(session, this)),
      tools_(new ToolButtons(this)),
      undo_(new UndoButtons(session->undoStack(), this)) {
    setObjectName("trainBar");
    setAccessibleName(tr("Training"));
    setProperty("bar", true);
    setAttribute(Qt::WA_StyledBackground);
    line()->setContentsMargins(16, 8, 16, 8);
    line()->addWidget(run_);
    line()->addSpacing(4);
    line()->addWidget(pace_);
    line()->addStretch(1);
    line()->addWidget(classes_);
    line()->addSpacing(2);
    line()->addWidget(tools_);
    line()->addStretch(1);
    line()->addWidget(undo_);

    connect(pace_, &RunPace::roomChanged, this, &TrainBar::fit);
    connect(classes_, &ClassButtons::roomChanged, this, &TrainBar::fit);
    connect(classes_, &ClassButtons::chosen, this, &TrainBar::takeToolForLabels);
    connect(classes_, &ClassButtons::addWanted, this, &TrainBar::addClassWanted);
    connect(classes_, &ClassButtons::renameWanted, this, &TrainBar::renameClassWanted);
    connect(classes_, &ClassButtons::menuWanted, this, &TrainBar::classMenuWanted);
    connect(tools_, &ToolButtons::toolChosen, this, &TrainBar::toolChosen);
    connect(this, &TrainBar::settled, tools_, &ToolButtons::settle);
    addFolds();
    setTheme(light_theme());
    fit();
}

void TrainBar::addFolds() {
    addFold([this](bool folded) { tools_->setAsIcons(folded); });
    addFold([this](bool folded) { run_->setSeedAsIcon(folded); });
    addFold([this](bool folded) {
        pace_->setSpeedCaptionShown(!folded);
        classes_->setCaptionShown(!folded);
    });
    addFold([this](bool folded) {
        run_->setStepsAsIcons(folded);
        pace_->setSpeedShort(folded);
    });
    addFold([this](bool folded) {
        pace_->setNarrow(folded);
        classes_->setNarrow(folded);
        setGap(folded ? narrow_gap : usual_gap);
    });
    addFold([this](bool folded) { tools_->setAsMenu(folded); });
}

void TrainBar::setGap(int pixels) {
    line()->setSpacing(pixels);
    run_->setGap(pixels);
    pace_->setGap(pixels);
    classes_->setGap(pixels);
    undo_->setGap(pixels);
}

void TrainBar::setTool(PlaneTool tool) { tools_->setTool(tool); }

void TrainBar::takeToolForLabels() {
    const PlaneTool tool = tools_->tool();
    if (tool == PlaneTool::add || tool == PlaneTool::brush || tool == PlaneTool::relabel) return;
    setTool(PlaneTool::add);
    emit toolChosen(PlaneTool::add);
}

void TrainBar::setTheme(const Theme& theme) {
    run_->setTheme(theme);
    pace_->setTheme(theme);
    classes_->setTheme(theme);
    tools_->setTheme(theme);
    undo_->setTheme(theme);
}

}  // namespace separatrix
