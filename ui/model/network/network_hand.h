// The hand on the network, without a widget: what hovering, dragging, typing and keys mean to its weights.
#pragma once

#include <QObject>
#include <optional>

#include <tl/expected.hpp>

#include "ui/model/network/network_freeze.h"
#include "ui/model/network/network_layout.h"
#include "ui/model/report/report_feed.h"
#include "ui/model/session/session.h"

namespace separatrix {

class NetworkHand : public QObject {
    Q_OBJECT
public:
    explicit NetworkHand(Session* session, QObject* parent = nullptr);

    // --- what the view tells
    void setRoom(const QRectF& room, const NetworkTextSize& text);
    /// Tells which neurons have stopped learning; null: nobody does.
    void setReport(const ReportFeed* report) { report_ = report; }
    void setStartDragDistance(int pixels) { start_drag_distance_ = pixels; }
    void press(QPointF place);
    /// `fine`: a tenth of the way.
    void move(QPointF place, bool fine);
    void release(QPointF place);
    void leave();
    /// True if a weight is there: its value may be typed.
    bool doubleClick(QPointF place);
    /// False if the layer under the cursor has nothing to scroll.
    bool wheel(QPointF place, double steps);
    /// False: the key is not for the network.
    bool key(int key, Qt::KeyboardModifiers modifiers);
    /// Tab: false if the focus should go on to the next widget.
    bool tab(bool forward);
    /// Sets a weight to a typed value, or says in one sentence what is wanted.
    tl::expected<void, QString> type(const WeightId& id, const QString& text);
    /// Freezes a weight, or all weights of a neuron, or lets them go: an undo step.
    void toggleFrozen(const NetworkTarget& target);

    // --- what the view shows
    const NetworkLayout& layout() const { return layout_; }
    /// Of the newest frame; null before the first one.
    const Network* network() const;
    bool isDragging() const { return gesture_ != 0; }
    NetworkTarget hovered() const { return hovered_; }
    /// Of the keyboard.
    NetworkTarget focused() const { return focused_; }
    /// The neuron that was clicked.
    std::optional<NeuronId> chosen() const { return chosen_; }
    /// For what is dragged, under the cursor or in the keyboard's focus; live.
    QString pill() const;
    /// Where the pill belongs.
    std::optional<QPointF> pillPlace() const;
    /// What is dragged, under the cursor or in the keyboard's focus.
    NetworkTarget target() const;
    NetworkTarget targetAt(QPointF place) const { return target_at(layout_, place); }
    /// Where a target is: the middle of a curve, a bias' dot, the middle of a tile.
    std::optional<QPointF> placeOf(const NetworkTarget& target) const;
    bool isFrozen(const WeightId& id) const;
    FrozenShare frozenShare(const NetworkTarget& target) const;
    /// "Freeze w₁₂", "Unfreeze all weights of σ(z₁)"; empty where there is nothing to freeze.
    QString freezeText(const NetworkTarget& target) const;
    /// What can be done at a place, for a tooltip.
    QString help(QPointF place) const;
    /// Of the focused item, for a screen reader.
    QString spoken() const;

signals:
    /// Something that is drawn has changed.
    void changed();
    /// -1, -1: none; a second click gives the plane back.
    void neuronChosen(int layer, int index);
    void neuronHovered(int layer, int index);
    void typingWanted(const separatrix::WeightId& id);

private:
    void takeFrame();
    void layOut();
    void scrollTo(const NetworkTarget& target);
    void setHovered(const NetworkTarget& target);
    void setFocused(const NetworkTarget& target);
    void choose(const NeuronId& id);
    bool exists(const NetworkTarget& target) const;
    void setWeight(const WeightId& id, double value, int gesture);
    void nudge(const WeightId& id, double pixels);

    Session* session_;
    const ReportFeed* report_ = nullptr;
    QRectF room_;
    NetworkTextSize text_;
    std::vector<int> counts_;
    std::vector<int> scrolled_;
    NetworkLayout layout_;
    NetworkTarget hovered_;
    NetworkTarget focused_;
    std::optional<NeuronId> chosen_;
    int start_drag_distance_ = 10;
    NetworkTarget pressed_;
    QPointF pressed_at_;
    double pressed_value_ = 0;
    double pressed_scale_ = 1;
    int gesture_ = 0;      ///< of the drag
    int key_gesture_ = 0;  ///< of + and - on the focused weight
    double wheel_rest_ = 0;
};

}  // namespace separatrix
