// The hand on the plane, without a widget: what presses, moves, releases and keys mean to the document.
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/model/plane/plane_crosshair.h"
#include "ui/model/plane/plane_ground.h"
#include "ui/model/plane/plane_readout.h"
#include "ui/model/plane/plane_stroke.h"

namespace separatrix {

class PlaneGestures : public QObject {
    Q_OBJECT
public:
    explicit PlaneGestures(Session* session, QObject* parent = nullptr);

    // --- what the view tells
    /// Where the axes lie now; the view also decides through setView().
    void setMapping(const PlaneMapping& mapping);
    const PlaneMapping& mapping() const { return ground_.mapping; }
    /// Pixels the pointer may stray before a click becomes a drag.
    void setStartDragDistance(int pixels) { start_drag_distance_ = pixels; }
    void setTool(PlaneTool tool);
    PlaneTool tool() const { return tool_; }
    /// Lengths and densities are kept within tool_limits.
    void setOptions(const ToolOptions& options);
    const ToolOptions& options() const { return ground_.options; }

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
    const PlaneRect& view() const { return ground_.view; }
    bool showsAll() const { return ground_.view == ground_.whole; }
    /// A part of the plane that was looked at before.
    void lookAt(const PlaneRect& view) { setView(within_reach(view, ground_.whole)); }
    void fit();
    /// A movie, a group or a probe follows the hand.
    bool isDragging() const;
    bool isPanning() const { return is<PanStroke>(); }
    /// Something is going on that Escape takes back.
    bool isBusy() const { return !is<NoStroke>() && !is<PanStroke>() && !is<HeldMovie>(); }
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
    QPolygonF outline() const;

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
    /// A button that is down, wherever it went down on the plane.
    struct Press {
        Qt::MouseButton button;
        Qt::KeyboardModifiers modifiers;
        QPointF pixel;
        bool on_empty;         ///< neither a movie nor a probe was under it
        bool strayed = false;  ///< the press became a drag
    };
    template <class Stroke>
    bool is() const {
        return std::holds_alternative<Stroke>(stroke_);
    }

    void takeDocument();
    void setView(const PlaneRect& view);
    void addByClick(PlanePoint place, int label);
    void eraseIndex(std::size_t index);
    int otherLabel() const;
    // plane_gestures_mouse.cpp
    void pressLeft();
    void holdMovie(const Point& point);
    void holdProbe(std::uint64_t id);
    void strokeTo(QPointF pixel);
    void releaseLeft(const Press& press, bool is_click);
    void releaseRight(QPointF pixel);
    void finish();
    /// Of the tool, if it is one that strokes; the other label is that of the right button.
    bool beginStroke(QPointF pixel, int label);
    // plane_gestures_keys.cpp
    void placeByKey(Qt::KeyboardModifiers modifiers);
    void encloseByKey(Qt::KeyboardModifiers modifiers);
    void carryByKey();
    bool eraseByKey();
    bool escape();
    void followCrosshair();
    // plane_gestures_focus.cpp
    void updateHovered();
    std::optional<std::size_t> indexOf(std::uint64_t id) const;

    PlaneGround ground_;
    PlaneTool tool_ = PlaneTool::add;
    int start_drag_distance_ = 10;
    std::vector<bool> is_test_;

    std::optional<QPointF> cursor_;  ///< inside the axes
    std::optional<std::size_t> hovered_;
    std::optional<std::uint64_t> hovered_probe_;  ///< id
    PlaneCrosshair crosshair_;

    std::optional<Press> press_;
    PlaneStroke stroke_;  ///< of the press, or of the crosshair if there is none
    QPointF last_pixel_;
    bool second_right_ = false;  ///< the second of two quick right clicks adds, whatever the first one left there
    int added_at_ = -1;          ///< undo index after the last click that added; -1: none
    QTimer rest_timer_;
};

}  // namespace separatrix
