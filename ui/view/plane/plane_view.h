// The decision plane: movies, field and border; hands and eyes of PlaneGestures.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include "ui/model/canvas/verdict_worker.h"
#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_tool.h"
#include "ui/model/session/session.h"
#include "ui/view/canvas/layered_plot.h"

namespace separatrix {

class HintPill;
class PlaneAxisRect;
class PlaneBorderItem;
class PlaneFieldItem;
class PlaneNeuronLinesItem;
class PlaneNeuronNamesItem;
class PlaneOverlayItem;
class PlanePointsItem;
class PlaneSelectionItem;
class ToolStrip;

class PlaneView : public LayeredPlot {
    Q_OBJECT
public:
    explicit PlaneView(Session* session, QWidget* parent = nullptr);
    ~PlaneView() override;

    void setTheme(const Theme& theme);
    const Theme& theme() const { return theme_; }
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
    QImage fieldImage() const;
    /// The first-layer neurons' own lines, as drawn now.
    const PlaneNeuronLinesItem& neuronLines() const { return *lines_item_; }
    /// How many points are ringed.
    std::size_t wrongCount() const;
    const PlanePointsItem& pointsItem() const { return *points_item_; }
    const PlaneOverlayItem& overlayItem() const { return *overlay_item_; }
    ToolStrip* toolStrip() { return strip_; }

    QSize minimumSizeHint() const override { return {160, 120}; }
    QSize sizeHint() const override { return {640, 640}; }

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
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
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
    bool isBlank(const QCPLayer* layer) const override;
    void drawLateLayers() override;

private:
    enum Part { field_part = 1, points_part = 2, overlay_part = 4, whole_part = 8, selection_part = 16 };
    void build();
    void takeDocument();
    void takeFrame();
    void takeField();
    void takeNeuronLines();
    void showPicture();
    void takeView();
    void takeFocus();
    bool takeReadout();  ///< true if it says something else now
    void takeLayout();
    void judge();
    void takeVerdict();
    void requestField();
    void showLabelMenu(QPointF pixel, PlanePoint place);
    void showProbeMenu(QPointF pixel, quint64 probe);
    void placeStrip();
    void describe();
    void updateHint();
    void placeHint();
    void updateCursor();
    void repaint_part(int parts);
    void flush();
    void followPixelRatio();

    Session* session_;
    PlaneGestures* gestures_;
    Theme theme_;
    PlaneAxisRect* axes_ = nullptr;
    PlaneFieldItem* field_item_ = nullptr;
    PlaneBorderItem* border_item_ = nullptr;
    PlaneNeuronLinesItem* lines_item_ = nullptr;
    PlaneNeuronNamesItem* names_item_ = nullptr;
    QImage neuron_picture_;
    PlaneRect neuron_rect_;
    PlanePointsItem* points_item_ = nullptr;
    PlaneOverlayItem* overlay_item_ = nullptr;
    PlaneSelectionItem* selection_item_ = nullptr;
    HintPill* hint_ = nullptr;
    ToolStrip* strip_ = nullptr;
    bool hint_wanted_ = true;

    Readout readout_;
    FieldPointer shown_field_;
    std::shared_ptr<const FieldPalette> palette_;  ///< never null: the theme's
    std::shared_ptr<const Checkpoint> judged_;     ///< the network of the last verdict
    std::uint64_t points_version_ = 0;             ///< rises with every change of the document
    std::uint64_t judged_version_ = 0;             ///< of the points of the last verdict
    QTimer judge_timer_;
    QTimer field_timer_;
    QTimer flush_timer_;
    int dirty_ = 0;
    PlaneRect requested_rect_;
    QSize requested_nodes_;
    VerdictWorker verdicts_;  ///< last: joins first
};

}  // namespace separatrix
