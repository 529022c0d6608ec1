// The row of buttons over everything: run the training, choose what a click places, undo.
#pragma once

#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_gestures.h"
#include "ui/view/controls/folding_row.h"

namespace separatrix {

class ClassButtons;
class RunButtons;
class RunPace;
class Session;
class ToolButtons;
class UndoButtons;

class TrainBar : public FoldingRow {
    Q_OBJECT
public:
    explicit TrainBar(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Shows which tool is in use; emits nothing.
    void setTool(PlaneTool tool);

signals:
    void toolChosen(separatrix::PlaneTool tool);
    void addClassWanted();
    void renameClassWanted(int label);
    void classMenuWanted(int label, const QPoint& place);

private:
    void addFolds();
    void setGap(int pixels);
    /// Who picks a label wants to use it.
    void takeToolForLabels();

    RunButtons* run_;
    RunPace* pace_;
    ClassButtons* classes_;
    ToolButtons* tools_;
    UndoButtons* undo_;
};

}  // namespace separatrix
