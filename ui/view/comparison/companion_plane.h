// The plane of a second run: the same movies and the same view, another field and border. To look at only.
#pragma once

#include <QTimer>

#include "core/analysis/field_worker.h"
#include "ui/model/canvas/verdict_worker.h"
#include "ui/model/look/theme.h"
#include "ui/view/canvas/layered_plot.h"

namespace separatrix {

class Companion;
class PlaneAxisRect;
class PlaneBorderItem;
class PlaneFieldItem;
class PlaneGestures;
class PlanePointsItem;
class Session;

class CompanionPlane : public LayeredPlot {
    Q_OBJECT
public:
    /// Follows the view of `gestures`, the big plane's.
    CompanionPlane(Session* session, Companion* companion, PlaneGestures* gestures, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    QImage fieldImage() const;
    std::size_t wrongCount() const;
    QSize minimumSizeHint() const override { return {160, 120}; }
    QSize sizeHint() const override { return {640, 640}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void takeDocument();
    void takeField();
    void takeView();
    void judge();
    void takeVerdict();
    void requestField();
    void followPixelRatio();

    Session* session_;
    Companion* companion_;
    PlaneGestures* gestures_;
    Theme theme_;
    std::shared_ptr<const FieldPalette> palette_;  ///< never null: the theme's
    PlaneAxisRect* axes_ = nullptr;
    PlaneFieldItem* field_item_ = nullptr;
    PlaneBorderItem* border_item_ = nullptr;
    PlanePointsItem* points_item_ = nullptr;
    std::shared_ptr<const Checkpoint> judged_;
    std::uint64_t points_version_ = 1;
    std::uint64_t judged_version_ = 0;
    QTimer judge_timer_;
    QTimer field_timer_;
    VerdictWorker verdicts_;  ///< last: joins first
};

}  // namespace separatrix
