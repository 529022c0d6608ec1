// The decision plane: movies, field and border; hands and eyes of PlaneGestures.
#pragma once

#include "ui/model/plane/plane_gestures.h"
#include "ui/view/canvas/board_plot.h"

namespace separatrix {

class HintPill;
class PlaneNeuronLinesItem;
class PlaneNeuronNamesItem;
class PlaneOverlayItem;
class PlaneSelectionItem;
class ToolStrip;

class PlaneView : public BoardPlot {
    Q_OBJECT
public:
    explicit PlaneView(Session* session, QWidget* parent = nullptr);
    ~PlaneView() override;

    void setTheme(const Theme& theme) override;
    PlaneTool tool() const { return gestures_->tool(); }
    /// The whole plane again.
    void fit() { gestures_->fit(); }
    void setHintShown(bool shown);
    /// A bar above the plane takes room for a while.
    void setRoomTaken(bool taken);
    bool isHintShown() const;

    PlaneGestures* gestures() { return gestures_; }
    /// As it was drawn last.
    const Readout& readout() const { return readout_; }
    /// The first-layer neurons' own lines, as drawn now.
    const PlaneNeuronLinesItem& neuronLines() const { return *lines_item_; }
    const PlaneOverlayItem& overlayItem() const { return *overlay_item_; }
    ToolStrip* toolStrip() { return strip_; }

public slots:
    void setTool(separatrix::PlaneTool tool) { gestures_->setTool(tool); }
    void setNeuronLinesShown(bool shown);
    /// Probes show their names only, and their cards under the cursor: where the plane is small.
    void setBriefProbes(bool brief);
    /// The line of this first-layer neuron stands out; -1: none.
    void lightNeuron(int neuron);
    /// In place of the field, what one neuron computes; a null picture brings the field back.
    void setNeuronPicture(const QImage& picture, const PlaneRect& rect);
    /// A field to type a probe's name into, at its mark.
    void editProbeName(quint64 probe);

signals:
    void toolChanged(separatrix::PlaneTool tool);
    /// For the selection; `place` is on the screen.
    void pointMenuWanted(QPoint place);

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showPicture() override;
    void showField() override;
    void paintParts(int parts) override;
    bool isBlank(const QCPLayer* layer) const override;
    void drawLateLayers() override;

private:
    enum OwnPart { overlay_part = first_own_part, selection_part = 2 * first_own_part };
    void build();
    void takeDocument();
    void takeFrame();
    void takeNeuronLines();
    void takeFocus();
    bool takeReadout();  ///< true if it says something else now
    void takeLayout();
    void showLabelMenu(QPointF pixel, PlanePoint place);
    void showProbeMenu(QPointF pixel, quint64 probe);
    void placeStrip();
    void describe();
    void updateHint();
    void placeHint();
    void updateCursor();

    Session* session_;
    PlaneGestures* gestures_;
    PlaneNeuronLinesItem* lines_item_ = nullptr;
    PlaneNeuronNamesItem* names_item_ = nullptr;
    QImage neuron_picture_;
    PlaneRect neuron_rect_;
    PlaneOverlayItem* overlay_item_ = nullptr;
    PlaneSelectionItem* selection_item_ = nullptr;
    HintPill* hint_ = nullptr;
    ToolStrip* strip_ = nullptr;
    bool hint_wanted_ = true;
    Readout readout_;
};

}  // namespace separatrix
