// The hand on the plane, without a widget: what presses, moves, releases and keys mean to the document.
#pragma once

#include <QObject>
#include <optional>

#include "ui/model/plane_crosshair.h"
#include "ui/model/plane_readout.h"
#include "ui/model/point_locator.h"
#include "ui/model/session.h"

namespace separatrix {

/// What the left button does; the right one always places another label, the middle one moves the view.
enum class PlaneTool { add, move, erase };

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

    void press(QPointF pixel, Qt::MouseButton button);
    void move(QPointF pixel, Qt::MouseButtons buttons);
    void release(QPointF pixel, Qt::MouseButton button);
    /// Fits; the movie that the first of the two clicks added is taken back without a trace.
    void doubleClick(QPointF pixel, Qt::MouseButton button);
    void wheel(QPointF pixel, double steps);
    void leave();
    /// False: the key is not for the plane.
    bool key(int key, Qt::KeyboardModifiers modifiers);
    /// Tab: false if the focus should go on to the next widget.
    bool tab(bool forward);

    /// Clamped to the axes; a place that is not a number is ignored.
    void addAt(PlanePoint place, int label);

    // --- what the view shows
    /// The part of the plane that is looked at.
    const PlaneRect& view() const { return view_; }
    void fit();
    bool isDragging() const { return dragged_.has_value(); }
    bool isPanning() const { return panning_; }
    /// Index of the point under the cursor or the crosshair, or held.
    std::optional<std::size_t> hovered() const { return hovered_; }
    /// Index of the point that was clicked last.
    std::optional<std::size_t> selected() const;
    /// Where the read-out belongs: the cursor or the crosshair.
    std::optional<QPointF> focusPixel() const;
    const PlaneCrosshair& crosshair() const { return crosshair_; }
    /// For the place in focus, with the newest network; empty if nothing is in focus.
    Readout readout() const;
    /// Flags, one for each point of the document.
    const std::vector<bool>& testPoints() const { return is_test_; }

signals:
    void toolChanged(separatrix::PlaneTool tool);
    void viewChanged();
    void focusChanged();  ///< hovered point, cursor, crosshair or selection
    void labelMenuWanted(QPointF pixel, separatrix::PlanePoint place);

private:
    void takeDocument();
    void updateHovered();
    void addByClick(PlanePoint place, int label);
    void eraseAt(QPointF pixel);
    void eraseIndex(std::size_t index, int gesture);
    void dragTo(QPointF pixel);
    void finish();
    std::optional<std::size_t> indexOf(std::uint64_t id) const;
    void setView(const PlaneRect& view);

    Session* session_;
    PlaneMapping mapping_;
    PlaneRect view_;
    PlaneRect whole_;
    PlaneTool tool_ = PlaneTool::add;
    int start_drag_distance_ = 10;
    PointLocator locator_;
    std::vector<bool> is_test_;

    std::optional<QPointF> cursor_;  ///< inside the axes
    std::optional<std::size_t> hovered_;
    std::optional<std::uint64_t> selected_;  ///< id
    PlaneCrosshair crosshair_;

    Qt::MouseButton pressed_ = Qt::NoButton;
    QPointF press_pixel_;
    QPointF last_pixel_;
    std::optional<std::uint64_t> held_;  ///< id of the point under the press
    QPointF grip_;                       ///< from the cursor to the held point's middle, pixels
    PlanePoint held_place_;              ///< where the drag began
    std::optional<std::uint64_t> dragged_;
    bool strayed_ = false;  ///< the press became a drag
    bool panning_ = false;
    bool erasing_ = false;
    int gesture_ = 0;
    int added_at_ = -1;  ///< undo index after the last click that added; -1: none
};

}  // namespace separatrix
