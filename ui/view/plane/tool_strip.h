// What the tool in use can be told, over the plane: width, density, shape; for Probe the list of all probes.
#pragma once

#include <QBoxLayout>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QToolButton>

#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_gestures.h"
#include "ui/view/controls/groove_slider.h"

namespace separatrix {

class ToolStrip : public QFrame {
    Q_OBJECT
public:
    ToolStrip(Session* session, PlaneGestures* gestures, QWidget* parent);
    void setTheme(const Theme& theme);
    /// Whether this tool has anything to choose.
    bool concerns(PlaneTool tool) const { return tool != PlaneTool::add && tool != PlaneTool::move; }
    /// In the middle of the `spare` rectangle below the axes if that is high enough, else above them, else within
    /// their upper edge; shorter where it is narrow, in rows where that is not enough.
    void placeIn(const QRect& axes, const QRect& spare);

signals:
    void renameWanted(quint64 probe);

private:
    struct Dial {
        QWidget* widget;
        QLabel* caption;
        GrooveSlider* slider;
        QLabel* value;
    };
    Dial addDial(const char* name, const QString& caption, const QString& tooltip, int low, int high);
    QToolButton* addButton(QBoxLayout* line, const char* name, const QString& text, const QString& tooltip);
    void buildProbes();
    void show_();
    void showProbes();
    void setCompact(int sliders);  ///< their width; short where it is less than in full
    void freshenSizes();
    void keepWidth(QToolButton* button);
    double ToolOptions::*radius() const;
    std::optional<std::uint64_t> chosenProbe() const;

    Session* session_;
    PlaneGestures* gestures_;
    QBoxLayout* line_;
    Dial radius_{};
    Dial density_{};
    QWidget* shapes_ = nullptr;
    QToolButton* uniform_ = nullptr;
    QToolButton* gaussian_ = nullptr;
    QWidget* outlines_ = nullptr;
    QToolButton* rectangle_ = nullptr;
    QToolButton* lasso_ = nullptr;
    QWidget* probes_ = nullptr;
    QComboBox* probe_ = nullptr;
    QToolButton* rename_ = nullptr;
    QToolButton* delete_ = nullptr;
};

}  // namespace separatrix
