#include "ui/view/comparison/companion_plane.h"

#include <algorithm>

#include "ui/model/canvas/field_image.h"
#include "ui/model/canvas/point_verdicts.h"
#include "ui/model/comparison/companion.h"
#include "ui/model/plane/plane_tool.h"
#include "ui/model/session/waking.h"
#include "ui/view/canvas/plane_axis_rect.h"
#include "ui/view/canvas/plane_field_item.h"
#include "ui/view/canvas/plane_points_item.h"

namespace separatrix {

namespace {

constexpr int small_field_pause = 40;  ///< milliseconds without a change of view before the field is asked for
constexpr int most_small_nodes = 256;  ///< on a side: it is a small plane
const QString small_picture_layer = QStringLiteral("picture");

}  // namespace

CompanionPlane::CompanionPlane(Session* session, Companion* companion, PlaneGestures* gestures, QWidget* parent)
    : LayeredPlot(parent),
      session_(session),
      companion_(companion),
      gestures_(gestures),
      verdicts_(waking(this, &CompanionPlane::takeVerdict)) {
    build();
    judge_timer_.setSingleShot(true);
    field_timer_.setSingleShot(true);
    field_timer_.setInterval(small_field_pause);
    connect(&judge_timer_, &QTimer::timeout, this, &CompanionPlane::judge);
    connect(&field_timer_, &QTimer::timeout, this, &CompanionPlane::requestField);
    connect(this, &QCustomPlot::afterLayout, this, [this] {
        if (viewport() == rect()) field_timer_.start();
    });
    connect(session_, &Session::documentChanged, this, &CompanionPlane::takeDocument);
    connect(companion_->fieldFeed(), &FieldFeed::fieldChanged, this, &CompanionPlane::takeField);
    connect(companion_, &Companion::frameChanged, this, [this] {
        if (!judge_timer_.isActive()) judge_timer_.start(0);
    });
    connect(gestures_, &PlaneGestures::viewChanged, this, &CompanionPlane::takeView);
    setTheme(light_theme());
    takeDocument();
}

void CompanionPlane::build() {
    setObjectName(QStringLiteral("companionPlane"));
    setAccessibleName(tr("Plane of the second model"));
    setFocusPolicy(Qt::NoFocus);
    setMinimumSize(160, 120);
    setPlottingHint(QCP::phImmediateRefresh, false);
    setLocale(QLocale::c());
    plotLayout()->clear();  // takes the default axes along
    axes_ = new PlaneAxisRect(this);
    plotLayout()->addElement(0, 0, axes_);
    axes_->setLayer(QStringLiteral("background"));
    xAxis = axes_->axis(QCPAxis::atBottom);
    yAxis = axes_->axis(QCPAxis::atLeft);
    xAxis2 = axes_->axis(QCPAxis::atTop);
    yAxis2 = axes_->axis(QCPAxis::atRight);
    for (QCPAxis* axis : axes_->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->grid()->setVisible(false);
        axis->setTickLength(0);
        axis->setSubTicks(false);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLabelPadding(7);
        axis->setLabelPadding(5);
        axis->setNumberFormat(QStringLiteral("gb"));
    }
    addUnbufferedLayer(small_picture_layer, QStringLiteral("legend"));
    field_item_ = new PlaneFieldItem(this, small_picture_layer);
    border_item_ = new PlaneBorderItem(this, small_picture_layer);
    points_item_ = new PlanePointsItem(this, small_picture_layer);
}

void CompanionPlane::setTheme(const Theme& theme) {
    theme_ = theme;
    setBackground(QBrush(theme.card));
    axes_->setBackground(QBrush(theme.paper));
    QFont ticks = font();
    ticks.setPointSizeF(ticks.pointSizeF() * 0.9);
    for (QCPAxis* axis : axes_->axes()) {
        axis->setTickLabelColor(theme.muted);
        axis->setTickLabelFont(ticks);
        axis->setLabelColor(theme.text);
        axis->setLabelFont(font());
    }
    border_item_->setTheme(theme);
    points_item_->setTheme(theme);
    palette_ = field_palette(theme);
    companion_->fieldFeed()->setPalette(palette_);
    takeField();
    replot(rpQueuedReplot);
}

QImage CompanionPlane::fieldImage() const { return field_item_->image(); }
std::size_t CompanionPlane::wrongCount() const { return points_item_->wrongCount(); }

void CompanionPlane::takeDocument() {
    const Document& document = session_->document();
    points_item_->setPoints(document.points, gestures_->testPoints());
    ++points_version_;
    axes_->setSquare(wants_square(rect_of(document.axes)));
    xAxis->setLabel(QString::fromStdString(document.axes[0].name));
    yAxis->setLabel(QString::fromStdString(document.axes[1].name));
    if (!judge_timer_.isActive()) judge_timer_.start(0);
    takeView();
    replot(rpQueuedReplot);
}

void CompanionPlane::takeView() {
    const PlaneRect& view = gestures_->view();
    xAxis->setRange(view.x_low, view.x_high);
    yAxis->setRange(view.y_low, view.y_high);
    replot(rpQueuedReplot);
}

void CompanionPlane::takeField() {
    const auto field = companion_->field();
    if (field)
        field_item_->setPicture(field_image(field, palette_), field->field.rect);
    else
        field_item_->setPicture(QImage(), PlaneRect());
    border_item_->setBoundary(field ? field->boundary : Boundary());
    updateInAxes(PlaneBorderItem::reach);
}

void CompanionPlane::judge() {
    const auto frame = companion_->frame();
    if (!frame || !frame->checkpoint) return;
    if (frame->checkpoint == judged_ && judged_version_ == points_version_) return;
    judged_ = frame->checkpoint;
    judged_version_ = points_version_;
    const Document& document = session_->document();
    verdicts_.request({points_version_, document.points, document.classes(), judged_});
}

void CompanionPlane::takeVerdict() {
    const auto verdict = verdicts_.take();
    if (!verdict) return;
    if (verdict->points_version == points_version_ && points_item_->setWrong(verdict->wrong))
        updateInAxesLater(points_item_->verdictReach());
    judge_timer_.start(verdict_pause(session_->document().points.size()));
}

void CompanionPlane::requestField() {
    const PlaneMapping mapping = mapping_of(*this);
    if (!mapping.valid()) return;
    const auto nodes = [this](double pixels) {
        return std::clamp(static_cast<int>(pixels * devicePixelRatioF() / 2), 16, most_small_nodes);
    };
    companion_->fieldFeed()->setView(mapping.rect, nodes(mapping.pixels.width()), nodes(mapping.pixels.height()));
}

void CompanionPlane::followPixelRatio() {
    if (bufferDevicePixelRatio() == devicePixelRatioF()) return;
    setBufferDevicePixelRatio(devicePixelRatioF());
    replot(rpQueuedReplot);
}

void CompanionPlane::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    followPixelRatio();
}

void CompanionPlane::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    followPixelRatio();
}

}  // namespace separatrix
