#include "ui/view/loss/loss_view.h"

#include <QInputDialog>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/model/loss/pinned_curves.h"
#include "ui/model/session/session.h"
#include "ui/view/loss/cursor_reading.h"
#include "ui/view/loss/curve_legend.h"
#include "ui/view/loss/floor_line.h"
#include "ui/view/loss/loss_head.h"
#include "ui/view/loss/loss_plot.h"
#include "ui/view/loss/pin_graphs.h"
#include "ui/view/loss/run_graphs.h"

namespace separatrix {

LossView::LossView(Session* session, QWidget* parent)
    : Card({}, parent),
      session_(session),
      theme_(light_theme()),
      head_(new LossHead(this)),
      plot_(new LossPlot(this)),
      legend_(new CurveLegend(this)) {
    setObjectName("lossView");
    buildPlot();
    body()->addWidget(plot_, 1);
    body()->addWidget(legend_);
    buildLegend();
    connect(head_, &LossHead::scaleClicked, this, [this] { setLogarithmic(!logarithmic_); });
    connect(head_, &LossHead::quantityChosen, this, &LossView::setQuantity);
    connect(session, &Session::shownChanged, this, &LossView::showFrame);
    connect(session, &Session::documentChanged, this, [this] {
        showPinLabels();
        showFrame();
    });
    connect(session, &Session::notebookChanged, this, [this] {
        showPins();
        showFrame();
    });
    setTheme(theme_);
    setQuantity(quantity_);
}

LossView::~LossView() = default;

QCustomPlot* LossView::plot() { return plot_; }

void LossView::buildPlot() {
    plot_->setObjectName("lossPlot");
    plot_->installEventFilter(this);
    plot_->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* toggle = new QAction(tr("Linear or logarithmic"), plot_);
    connect(toggle, &QAction::triggered, this, [this] { setLogarithmic(!logarithmic_); });
    auto* fit_action = new QAction(tr("Show all epochs"), plot_);
    connect(fit_action, &QAction::triggered, this, &LossView::fit);
    plot_->addActions({toggle, fit_action});

    run_ = std::make_unique<RunGraphs>(plot_);
    pins_ = std::make_unique<PinGraphs>(plot_);
    floor_ = std::make_unique<FloorLine>(plot_);
    reading_ = std::make_unique<CursorReading>(plot_);
    connect(plot_, &QCustomPlot::afterLayout, this, [this] {  // another size, also that of a picture or of paper
        if (plot_->axisRect()->size() != curves_size_) showCurves();
    });
    connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &LossView::userZoomed);
    connect(plot_, &QCustomPlot::mouseDoubleClick, this, &LossView::fit);
    connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { readAt(event->position()); });
}

void LossView::buildLegend() {
    connect(legend_, &CurveLegend::pinRequested, this, &LossView::pinCurve);
    connect(legend_, &CurveLegend::renameRequested, this, &LossView::renamePin);
    connect(legend_, &CurveLegend::removeRequested, this, [this](int slot) {
        session_->apply(tr("Unpin the curve"), [slot](Document d) { return without_pin(std::move(d), slot); });
    });
    connect(legend_, &CurveLegend::removeAllRequested, this,
            [this] { session_->apply(tr("Unpin all curves"), [](Document d) { return without_pins(std::move(d)); }); });
}

void LossView::setTheme(const Theme& theme) {
    theme_ = theme;
    plot_->setTheme(theme);
    run_->setTheme(theme);
    floor_->setTheme(theme);
    reading_->setTheme(theme);
    showPins();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossView::setLogarithmic(bool logarithmic) {
    if (logarithmic == logarithmic_) return;
    logarithmic_ = logarithmic;
    showQuantity();
    emit logarithmicChanged(logarithmic);
}

void LossView::setQuantity(PlotQuantity quantity) {
    quantity_ = quantity;
    plot_->setAccessibleName(quantity == PlotQuantity::loss ? tr("Loss curve") : tr("Accuracy curve"));
    showQuantity();
}

void LossView::showQuantity() {
    loss_range_.reset();
    const bool is_log_axis = logarithmic_ && quantity_ == PlotQuantity::loss;
    plot_->yAxis->setScaleType(is_log_axis ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    head_->showQuantity(quantity_, logarithmic_);
    showPins();
    showFrame();
}

// --- pinned curves ----------------------------------------------------------------------------------------------

void LossView::pinCurve() {
    const MomentPointer frame = session_->shown();
    if (!why_not_pin(session_->document(), frame.get()).isEmpty()) return;
    session_->apply(tr("Pin the curve"), [frame, since = session_->conditionsSince()](Document d) {
        return with_pin(std::move(d), *frame, since);
    });
}

void LossView::renamePin(int slot, const QString& label) {
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Rename the pinned curve"),
                              tr("Name (at most %1 characters; empty: made of its settings)").arg(max_pin_name),
                              QLineEdit::Normal, label, &accepted);
    if (!accepted || name == label) return;
    session_->apply(tr("Rename the pinned curve"),
                    [slot, name](Document d) { return with_pin_named(std::move(d), slot, name); });
}

void LossView::showPins() {
    pins_->take(session_->document(), quantity_, theme_);
    showPinLabels();
}

void LossView::showPinLabels() { legend_->setPins(pins_->label(session_->document(), theme_)); }

// --- the moment -------------------------------------------------------------------------------------------------

PlotRange LossView::epochs() const {
    const MomentPointer frame = session_->shown();
    const double last = frame && frame->history ? epoch_axis(*frame->history).high : 1;
    return {0, std::max(last, pins_->lastEpoch())};
}

void LossView::fit() {
    follows_ = true;
    showFrame();
}

void LossView::showFrame() {
    if (!isVisible()) {
        dirty_ = true;
        return;
    }
    dirty_ = false;
    const Settings& settings = session_->document().settings;
    head_->setLossTitle(loss_title(settings.training));
    const MomentPointer frame = session_->shown();
    if (frame && frame->generation != generation_) {
        generation_ = frame->generation;
        loss_range_.reset();
        follows_ = true;
    }
    static const LossHistory none;
    run_->take(frame && frame->history ? *frame->history : none, quantity_);
    showValues();
    legend_->setPinRefusal(why_not_pin(session_->document(), frame.get()));
    auto floor = loss_floor(settings, session_->document().classes());
    if (quantity_ == PlotQuantity::accuracy) floor.reset();
    setLossRange(floor);
    if (follows_) setEpochRange(epochs().low, epochs().high);
    legend_->setCurves(run_->hasTest());
    showCurves();
    floor_->show(floor);
    plot_->showTicks(quantity_);
    showReading();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossView::setLossRange(const std::optional<double>& floor) {
    if (quantity_ == PlotQuantity::accuracy) {
        plot_->yAxis->setRange(accuracy_axis.low, accuracy_axis.high);
        return;
    }
    auto extent = united(run_->extent(), pins_->extent());
    if (floor) extent = united(extent, PlotRange{*floor, *floor});
    if (extent) {
        loss_range_ = loss_axis(loss_range_, *extent, logarithmic_);
        plot_->yAxis->setRange(loss_range_->low, loss_range_->high);
    } else {
        plot_->yAxis->setRange(logarithmic_ ? 0.01 : 0, 1);
    }
}

void LossView::setEpochRange(double low, double high) {
    const QSignalBlocker quiet(plot_->xAxis);  // no zoom of the person
    plot_->xAxis->setRange(low, high);
}

void LossView::showCurves() {
    curves_size_ = plot_->axisRect()->size();
    run_->draw();
    pins_->draw();
}

void LossView::showValues() {
    const MomentPointer frame = session_->shown();
    const bool in_head = head_->showValues(frame ? &frame->metrics : nullptr, quantity_);
    const bool in_legend = frame && !in_head;
    legend_->setValues(in_legend ? metric_text(frame->metrics.train, quantity_) : QString(),
                       in_legend ? metric_text(frame->metrics.test, quantity_) : QString());
}

void LossView::showReading() {
    const MomentPointer frame = session_->shown();
    reading_->show(frame ? frame->history.get() : nullptr, pins_->runs(), quantity_);
}

void LossView::readAt(const std::optional<QPointF>& cursor) {
    reading_->setCursor(cursor);
    showReading();
    reading_->replot();
}

void LossView::userZoomed(const QCPRange& range) {
    const double last = epochs().high;
    const double low = std::clamp(range.lower, 0.0, last);
    const double high = std::clamp(range.upper, low + 1e-3, last);
    setEpochRange(low, std::max(high, low + 1e-3));
    follows_ = low <= 0 && high >= last;
    showCurves();
    plot_->showTicks(quantity_);
}

// --- events -----------------------------------------------------------------------------------------------------

void LossView::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    showValues();
}

bool LossView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == plot_) {
        if (event->type() == QEvent::Leave) readAt(std::nullopt);
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            plot_->followScreen();
            plot_->showTicks(quantity_);
            showCurves();
        }
    }
    return Card::eventFilter(watched, event);
}

void LossView::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    plot_->followScreen();
    if (dirty_) showFrame();
}

void LossView::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange && plot_) setTheme(theme_);
}

}  // namespace separatrix
