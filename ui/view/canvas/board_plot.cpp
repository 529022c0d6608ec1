#include "ui/view/canvas/board_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/model/canvas/field_image.h"
#include "ui/view/canvas/plane_axis_rect.h"
#include "ui/view/canvas/plane_field_item.h"
#include "ui/view/canvas/plane_points_item.h"

namespace separatrix {

namespace {

constexpr int field_pause = 40;  ///< milliseconds in which changes of the view become one request
constexpr int fewest_nodes = 16;

}  // namespace

const QString BoardPlot::picture_layer = QStringLiteral("picture");

BoardPlot::BoardPlot(const Session* session, FieldFeed* feed, const FieldDetail& detail, QWidget* parent)
    : LayeredPlot(parent), feed_(feed), detail_(detail), verdicts_(session, feed) {
    build();
    for (QTimer* timer : {&field_timer_, &flush_timer_}) timer->setSingleShot(true);
    field_timer_.setInterval(field_pause);
    flush_timer_.setInterval(0);
    connect(&field_timer_, &QTimer::timeout, this, &BoardPlot::requestField);
    connect(&flush_timer_, &QTimer::timeout, this, &BoardPlot::flush);
    connect(this, &QCustomPlot::afterLayout, this, &BoardPlot::takeLayout);
    connect(feed_, &FieldFeed::fieldChanged, this, &BoardPlot::takeField);
    connect(&verdicts_, &VerdictFeed::judged, this, &BoardPlot::takeVerdict);
}

void BoardPlot::build() {
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
    addUnbufferedLayer(picture_layer, QStringLiteral("legend"));
    field_item_ = new PlaneFieldItem(this, picture_layer);
    border_item_ = new PlaneBorderItem(this, picture_layer);
    points_item_ = new PlanePointsItem(this, picture_layer);
}

void BoardPlot::raiseMovies() { points_item_->setLayer(picture_layer); }

void BoardPlot::setTheme(const Theme& theme) {
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
    feed_->setPalette(palette_);
    shown_field_.reset();
    takeField();
    repaintPart(whole_part);
}

QImage BoardPlot::fieldImage() const { return field_item_->image(); }
std::size_t BoardPlot::wrongCount() const { return points_item_->wrongCount(); }

// --- what the run and the document say

void BoardPlot::showDocument(const Document& document, const std::vector<bool>& is_test) {
    points_item_->setPoints(document.points, is_test);
    repaintPart(points_part);
    const QString x_name = QString::fromStdString(document.axes[0].name);
    const QString y_name = QString::fromStdString(document.axes[1].name);
    axes_->setSquare(wants_square(rect_of(document.axes)));
    if (xAxis->label() == x_name && yAxis->label() == y_name) return;
    xAxis->setLabel(x_name);
    yAxis->setLabel(y_name);
    repaintPart(whole_part);
}

void BoardPlot::showView(const PlaneRect& view) {
    if (xAxis->range() == QCPRange(view.x_low, view.x_high) && yAxis->range() == QCPRange(view.y_low, view.y_high))
        return;
    xAxis->setRange(view.x_low, view.x_high);
    yAxis->setRange(view.y_low, view.y_high);
    repaintPart(whole_part);
}

void BoardPlot::showLit(const std::vector<std::uint64_t>& ids) {
    if (points_item_->setLit(ids)) repaintPart(points_part);
}

void BoardPlot::takeField() {
    const auto field = feed_->field();
    if (field == shown_field_) return;
    shown_field_ = field;
    showField();
    repaintPart(field_part);
}

void BoardPlot::showField() {
    showPicture();
    border_item_->setBoundary(shown_field_ ? shown_field_->boundary : Boundary());
}

void BoardPlot::showPicture() {
    if (shown_field_)
        field_item_->setPicture(field_image(shown_field_, palette_), shown_field_->field.rect);
    else
        field_item_->setPicture(QImage(), PlaneRect());
}

void BoardPlot::takeVerdict(const std::vector<bool>& wrong) {
    if (points_item_->setWrong(wrong)) updateInAxesLater(points_item_->verdictReach());
}

// --- layout and painting

void BoardPlot::takeLayout() {
    if (viewport() != rect()) return;  // laid out for an exported picture
    if (!field_wanted_)
        requestField();  // the first one at once
    else if (!field_timer_.isActive())
        field_timer_.start();
}

void BoardPlot::requestField() {
    const PlaneMapping mapping = mapping_of(*this);
    if (!mapping.valid()) return;
    field_wanted_ = true;
    const auto nodes = [this](double pixels) {
        const auto on_screen = static_cast<int>(std::lround(pixels * devicePixelRatioF()));
        return std::clamp(on_screen / detail_.pixels_per_node, fewest_nodes, detail_.most_nodes);
    };
    feed_->setView(mapping.rect, nodes(mapping.pixels.width()), nodes(mapping.pixels.height()));
}

void BoardPlot::repaintPart(int parts) {
    dirty_ |= parts;
    if (!flush_timer_.isActive()) flush_timer_.start();
}

void BoardPlot::flush() {
    const int parts = std::exchange(dirty_, 0);
    if (parts & whole_part || hasInvalidatedPaintBuffers())
        replot(rpQueuedReplot);
    else
        paintParts(parts);
}

void BoardPlot::paintParts(int parts) {
    if (parts & points_part)
        updateInAxes(PlanePointsItem::reach);
    else if (parts & field_part)
        updateInAxes(PlaneBorderItem::reach);
}

bool BoardPlot::takeWaiting(int part) {
    const bool waits = dirty_ & part;
    dirty_ &= ~part;
    return waits;
}

void BoardPlot::followPixelRatio() {
    if (bufferDevicePixelRatio() == devicePixelRatioF()) return;
    setBufferDevicePixelRatio(devicePixelRatioF());
    repaintPart(whole_part);
}

bool BoardPlot::event(QEvent* event) {
    if (event->type() == QEvent::ScreenChangeInternal) followPixelRatio();
    return LayeredPlot::event(event);
}

void BoardPlot::showEvent(QShowEvent* event) {
    LayeredPlot::showEvent(event);
    followPixelRatio();
    repaintPart(whole_part);
}

void BoardPlot::resizeEvent(QResizeEvent* event) {
    followPixelRatio();
    LayeredPlot::resizeEvent(event);
}

}  // namespace separatrix
