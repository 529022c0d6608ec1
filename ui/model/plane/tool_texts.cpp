#include "ui/model/plane/tool_texts.h"

#include <QCoreApplication>

namespace separatrix {

namespace {

struct ToolTextsWords {
    Q_DECLARE_TR_FUNCTIONS(Tools)
};

}  // namespace

QString tool_name(PlaneTool tool) {
    switch (tool) {
        case PlaneTool::add: return ToolTextsWords::tr("Add");
        case PlaneTool::brush: return ToolTextsWords::tr("Brush");
        case PlaneTool::move: return ToolTextsWords::tr("Move");
        case PlaneTool::erase: return ToolTextsWords::tr("Erase");
        case PlaneTool::relabel: return ToolTextsWords::tr("Relabel");
        case PlaneTool::select: return ToolTextsWords::tr("Select");
        case PlaneTool::probe: return ToolTextsWords::tr("Probe");
    }
    return {};
}

QKeySequence tool_key(PlaneTool tool) {
    switch (tool) {
        case PlaneTool::add: return Qt::Key_A;
        case PlaneTool::brush: return Qt::Key_B;
        case PlaneTool::move: return Qt::Key_M;
        case PlaneTool::erase: return Qt::Key_X;
        case PlaneTool::relabel: return Qt::Key_C;
        case PlaneTool::select: return Qt::Key_V;
        case PlaneTool::probe: return Qt::Key_Q;
    }
    return {};
}

QString tool_tip(PlaneTool tool) {
    const QString key = tool_key(tool).toString();
    switch (tool) {
        case PlaneTool::add:
            return ToolTextsWords::tr("Add: a click places a movie, a right click one with the other label (%1)")
                .arg(key);
        case PlaneTool::brush:
            return ToolTextsWords::tr("Brush: sprays movies, with the right button the other label (%1)").arg(key);
        case PlaneTool::move:
            return ToolTextsWords::tr("Move: drag movies, all that are chosen, or the plane (%1)").arg(key);
        case PlaneTool::erase: return ToolTextsWords::tr("Erase: click on movies, or sweep over them (%1)").arg(key);
        case PlaneTool::relabel:
            return ToolTextsWords::tr(
                       "Relabel: paint the chosen label over movies, with the right button the other one (%1)")
                .arg(key);
        case PlaneTool::select:
            return ToolTextsWords::tr(
                       "Select: enclose movies; Shift adds, Alt takes away; then drag, delete, relabel … (%1)")
                .arg(key);
        case PlaneTool::probe:
            return ToolTextsWords::tr("Probe: a movie without a label; its probabilities follow the training (%1)")
                .arg(key);
    }
    return {};
}

QString tool_keys(PlaneTool tool) {
    switch (tool) {
        case PlaneTool::add:
            return ToolTextsWords::tr("Arrow keys move a crosshair, Enter places a movie, Delete erases one.");
        case PlaneTool::brush: return ToolTextsWords::tr("Arrow keys move the brush, Enter sprays movies.");
        case PlaneTool::move:
            return ToolTextsWords::tr(
                "Arrow keys move a crosshair, Tab walks the movies, Enter picks one up and puts it down.");
        case PlaneTool::erase: return ToolTextsWords::tr("Arrow keys move the eraser, Enter erases what is under it.");
        case PlaneTool::relabel: return ToolTextsWords::tr("Arrow keys move the brush, Enter gives the chosen label.");
        case PlaneTool::select:
            return ToolTextsWords::tr(
                "Tab walks the movies when the crosshair is there, Enter chooses one, Ctrl+A all.");
        case PlaneTool::probe:
            return ToolTextsWords::tr(
                "Arrow keys move a crosshair, Enter places a probe, Tab walks movies and probes.");
    }
    return {};
}

}  // namespace separatrix
