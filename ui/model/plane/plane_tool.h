// The hand on the plane, without a widget: what presses, moves, releases and keys mean to the document.
#pragma once

#include <QObject>
#include <QPolygonF>
#include <QTimer>
#include <optional>

#include "ui/model/canvas/point_locator.h"
#include "ui/model/plane/brush_stroke.h"
#include "ui/model/plane/plane_crosshair.h"
#include "ui/model/plane/plane_readout.h"
#include "ui/model/plane/tool_options.h"
#include "ui/model/session/session.h"

namespace separatrix {

class PlaneGestures : public QObject {
    Q_OBJECT
public:
    explicit PlaneGestures(Session* session, QObject* parent = nullptr);

    // --- what the view tells
    /// Where the axes lie now; the view also decides through setView().
    void setMapping(const PlaneMapping& mapping);
    const PlaneMapping& mapping() const { return mapping_; }
    /// Pixels the pointer may stray before a click becomes a drag.
    void setStartDragDistance(int pixels) { start_drag_distance_ = pixels; }
    void setTool(PlaneTool tool);
    PlaneTool tool() const { return tool_; }
    /// Lengths and densities are kept within tool_limits.
    void setOptions(const ToolOptions& options);
    const ToolOptions& options() const { return options_; }

    void press(QPointF pixel, Qt::MouseButton button, Qt::KeyboardModifiers modifiers = {});
    void move(QPointF pixel, Qt::MouseButtons buttons);
    void release(QPointF pixel, Qt::MouseButton button);
    /// Fits; the movie that the first of the two clicks added is taken back without a trace. On a probe: its name.
    void doubleClick(QPointF pixel, Qt::MouseButton button);
    void wheel(QPointF pixel, double steps);
    void leave();
    /// False: the key is not for the plane.
    bool key(int key, Qt::KeyboardModifiers modifiers);
    /// Tab: false if the focus should go on to the next widget.
    bool tab(bool forward);
    /// The menu key: what a right click on the place in focus asks for; false if there is nothing to ask about.
    bool menu();
    /// The brush is held where it is for so long.
    void rest(double seconds);

    /// Clamped to the axes; a place that is not a number is ignored.
    void addAt(PlanePoint place, int label);
    void addProbeAt(PlanePoint place);
    void renameProbe(std::uint64_t id, const QString& name);
    void removeProbe(std::uint64_t id);
    /// Puts the crosshair on a probe, so that keys and read-out mean it.
    void showProbe(std::uint64_t id);

    // --- what the view shows
    /// The part of the plane that is looked at.
    const PlaneRect& view() const { return view_; }
    bool showsAll() const { return view_ == whole_; }
    /// A part of the plane that was looked at before.
    void lookAt(const PlaneRect& view) { setView(within_reach(view, whole_)); }
    void fit();
    /// A movie, a group or a probe follows the hand.
    bool isDragging() const { return stroke_ == Stroke::drag || (stroke_ == Stroke::probe && strayed_); }
    bool isPanning() const { return stroke_ == Stroke::pan; }
    /// Something is going on that Escape takes back.
    bool isBusy() const { return stroke_ != Stroke::none && stroke_ != Stroke::pan; }
    /// Index of the point under the cursor or the crosshair, or held; none during a stroke of brush, eraser or label.
    std::optional<std::size_t> hovered() const { return hovered_; }
    std::optional<std::uint64_t> hoveredProbe() const { return hovered_probe_; }
    /// Index of the point that was chosen last.
    std::optional<std::size_t> selected() const;
    /// Where the read-out belongs: the cursor or the crosshair.
    std::optional<QPointF> focusPixel() const;
    const PlaneCrosshair& crosshair() const { return crosshair_; }
    /// For the place in focus, with the newest network; empty if nothing is in focus.
    Readout readout() const;
    /// Flags, one for each point of the document; empty if none is for tests.
    const std::vector<bool>& testPoints() const { return is_test_; }
    /// Pixels around the focus that the tool reaches; nothing for tools without a width.
    std::optional<double> reach() const;
    /// What is being enclosed, in pixels; empty if nothing is.
    const QPolygonF& outline() const { return outline_; }

signals:
    void toolChanged(separatrix::PlaneTool tool);
    void optionsChanged();
    void viewChanged();
    void focusChanged();  ///< hovered point, cursor, crosshair or outline
    void labelMenuWanted(QPointF pixel, separatrix::PlanePoint place);
    void pointMenuWanted(QPointF pixel);  ///< for the selection, which holds the point under the cursor if there is one
    void probeMenuWanted(QPointF pixel, quint64 probe);
    void probeNameWanted(quint64 probe);

private:
    enum class Stroke { none, pan, drag, probe, brush, erase, relabel, select };

    void takeDocument();
    void updateHovered();
    void pressLeft();
    void addByClick(PlanePoint place, int label);
    void eraseIndex(std::size_t index, int gesture);
    void finish();
    std::optional<std::size_t> indexOf(std::uint64_t id) const;
    void setView(const PlaneRect& view);
    void releaseLeft(bool is_click);
    void releaseRight();
    // plane_strokes.cpp
    void beginStroke(Stroke stroke, QPointF pixel, int label);
    void strokeTo(QPointF pixel, double seconds);
    void paint(QPointF pixel, double seconds);
    void eraseAlong(QPointF from, QPointF to);
    void relabelAlong(QPointF from, QPointF to);
    void encloseTo(QPointF pixel);
    void selectEnclosed();
    void selectByClick();
    void beginDrag();
    void dragTo(PlanePoint to);
    void cancel();
    int otherLabel() const;
    // plane_tool_focus.cpp
    bool placeByKey(Qt::KeyboardModifiers modifiers);
    bool eraseByKey();
    bool escape();
    void followCrosshair();

    Session* session_;
    PlaneMapping mapping_;
    PlaneRect view_;
    PlaneRect whole_;
    PlaneTool tool_ = PlaneTool::add;
    ToolOptions options_;
    int start_drag_distance_ = 10;
    PointLocator locator_;
    std::vector<bool> is_test_;

    std::optional<QPointF> cursor_;  ///< inside the axes
    std::optional<std::size_t> hovered_;
    std::optional<std::uint64_t> hovered_probe_;  ///< id
    PlaneCrosshair crosshair_;

    // the press
    Qt::MouseButton pressed_ = Qt::NoButton;
    Qt::KeyboardModifiers modifiers_;
    QPointF press_pixel_;
    QPointF last_pixel_;
    bool strayed_ = false;       ///< the press became a drag
    bool on_empty_ = false;      ///< neither a movie nor a probe was under it
    bool second_right_ = false;  ///< the second of two quick right clicks adds, whatever the first one left there
    bool collapses_ = false;     ///< a click on one of many chosen ones chooses that one alone
    // what came of it
    Stroke stroke_ = Stroke::none;
    int gesture_ = 0;
    Document before_;                    ///< as it was at the press
    std::optional<std::uint64_t> held_;  ///< id of the point or probe under the press
    QPointF grip_;                       ///< from the cursor to the held one's middle, pixels
    PlanePoint held_place_;              ///< where the drag began
    std::vector<std::uint64_t> group_;   ///< ids that follow the held point; empty: it alone
    PlaneRect group_box_;                ///< around them at the press
    int stroke_label_ = 0;
    std::optional<BrushStroke> brush_;
    QPolygonF outline_;
    QTimer rest_timer_;
    int added_at_ = -1;  ///< undo index after the last click that added; -1: none
};

}  // namespace separatrix
