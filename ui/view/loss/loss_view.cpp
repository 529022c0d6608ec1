#include "ui/view/loss/loss_view.h"

#include <qcustomplot.h>

#include <QInputDialog>
#include <QSettings>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "ui/model/loss/pinned_curves.h"
#include "ui/model/session/session.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/look/style.h"
#include "ui/view/loss/curve_legend.h"
#include "ui/view/loss/loss_plot.h"

namespace separatrix {

namespace {

constexpr int pixels_per_epoch_tick = 64;
constexpr int loss_tick_count = 5;
constexpr double train_width = 1.6;
constexpr double test_width = 1.4;
constexpr const char* reading_layer = LossPlot::reading_layer;
const char* const pin_layer = "pins";
constexpr double near_curve = 14;  ///< pixels from the cursor within which a pinned curve is the one that is meant
const char* const setting_key = "loss/logarithmic";

/// The program's settings file, as in AppSettings.
std::unique_ptr<QSettings> settings_file() {
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("separatrix"),
                                       QStringLiteral("separatrix"));
}

QSharedPointer<QCPAxisTickerText> text_ticker(const QVector<PlotTick>& ticks) {
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (const PlotTick& tick : ticks) ticker->addTick(tick.at, tick.text);
    ticker->setSubTickCount(0);
    return ticker;
}

}  // namespace

LossView::LossView(Session* session, QWidget* parent) : Card({}, parent), session_(session), theme_(light_theme()) {
    setObjectName("lossView");
    logarithmic_ = settings_file()->value(setting_key, true).toBool();

    buildHeader();
    buildPlot();
    body()->addWidget(plot_, 1);
    legend_ = new CurveLegend(this);
    body()->addWidget(legend_);

    connect(scale_button_, &QToolButton::clicked, this, [this] { setLogarithmic(!logarithmic_); });
    connect(session, &Session::shownChanged, this, &LossView::showFrame);
    connect(session, &Session::documentChanged, this, [this] {
        showPinLabels();
        showFrame();
    });
    connect(session, &Session::notebookChanged, this, [this] {
        showPins();
        showFrame();
    });
    connect(legend_, &CurveLegend::pinRequested, this, &LossView::pinCurve);
    connect(legend_, &CurveLegend::renameRequested, this, &LossView::renamePin);
    connect(legend_, &CurveLegend::removeRequested, this, [this](int slot) {
        session_->apply(tr("Unpin the curve"), [slot](Document d) { return without_pin(std::move(d), slot); });
    });
    connect(legend_, &CurveLegend::removeAllRequested, this,
            [this] { session_->apply(tr("Unpin all curves"), [](Document d) { return without_pins(std::move(d)); }); });
    setTheme(theme_);
    setLogarithmic(logarithmic_);
    setQuantity(quantity_);
    showPins();
}

void LossView::buildHeader() {
    const auto button = [this](const char* name, const QString& text) {
        auto* made = new QToolButton(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setText(text);
        made->setProperty("flat", true);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    loss_button_ = button("showLoss", tr("Loss"));
    accuracy_button_ = button("showAccuracy", tr("Accuracy"));
    loss_button_->setAccessibleName(tr("Show the loss"));
    loss_button_->setToolTip(tr("Loss per epoch, training and test"));
    accuracy_button_->setAccessibleName(tr("Show the accuracy"));
    for (QToolButton* choice : {loss_button_, accuracy_button_}) {
        choice->setCheckable(true);
        choice->setProperty("tab", true);
        header()->insertWidget(choice == loss_button_ ? 1 : 2, choice);
    }
    accuracy_button_->setToolTip(tr("Share of right answers per epoch, training and test, 0 to 100 %"));
    connect(loss_button_, &QToolButton::clicked, this, [this] { setQuantity(PlotQuantity::loss); });
    connect(accuracy_button_, &QToolButton::clicked, this, [this] { setQuantity(PlotQuantity::accuracy); });

    header_values_ = new NumberLabel(this);
    header_values_->setObjectName("lossValues");
    header_values_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setRole(header_values_, "muted");
    scale_button_ = button("lossScale", {});
    header()->addWidget(header_values_);
    header()->addWidget(scale_button_);
}

void LossView::buildPlot() {
    plot_ = new LossPlot(this);
    plot_->setObjectName("lossPlot");
    plot_->setAccessibleName(tr("Loss curve"));
    plot_->setFocusPolicy(Qt::StrongFocus);
    plot_->setMinimumSize(160, 120);
    plot_->setPlottingHint(QCP::phImmediateRefresh, false);
    plot_->setPlottingHint(QCP::phCacheLabels, true);
    plot_->setMouseTracking(true);
    plot_->installEventFilter(this);
    plot_->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* toggle = new QAction(tr("Linear or logarithmic"), plot_);
    connect(toggle, &QAction::triggered, this, [this] { setLogarithmic(!logarithmic_); });
    auto* fit_action = new QAction(tr("Show all epochs"), plot_);
    connect(fit_action, &QAction::triggered, this, &LossView::fit);
    plot_->addActions({toggle, fit_action});

    train_ = plot_->addGraph();
    test_ = plot_->addGraph();
    train_->setName(tr("train"));
    test_->setName(tr("test"));
    // showCurves() leaves out what is not seen: the plot's own way of doing so leaves knots in a flat curve
    for (QCPGraph* graph : {train_, test_}) graph->setAdaptiveSampling(false);
    connect(plot_, &QCustomPlot::afterLayout, this, [this] {  // another size, also that of a picture or of paper
        if (plot_->axisRect()->size() != curves_size_) showCurves();
    });
    plot_->axisRect()->setRangeZoom(Qt::Horizontal);
    plot_->axisRect()->setRangeDrag(Qt::Horizontal);
    plot_->setInteractions(QCP::iRangeZoom | QCP::iRangeDrag);
    plot_->axisRect()->setMinimumMargins(QMargins(4, 10, 10, 4));
    plot_->xAxis->setLabel(tr("epoch"));
    plot_->addLayer(QLatin1String(pin_layer), plot_->layer(QStringLiteral("main")), QCustomPlot::limBelow);
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setTicks(true);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setSubTicks(false);
        axis->setLabelPadding(2);
        axis->setTickLabelPadding(5);
    }

    start_dot_ = new QCPItemTracer(plot_);
    start_dot_->setStyle(QCPItemTracer::tsCircle);
    start_dot_->setSize(5);
    start_dot_->setClipToAxisRect(false);  // it lies on the axis
    start_dot_->setVisible(false);
    floor_ = new QCPItemLine(plot_);
    floor_text_ = new QCPItemText(plot_);
    floor_text_->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    floor_text_->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    floor_text_->position->setTypeY(QCPItemPosition::ptPlotCoords);
    floor_->start->setTypeX(QCPItemPosition::ptAxisRectRatio);
    floor_->end->setTypeX(QCPItemPosition::ptAxisRectRatio);
    hairline_ = new QCPItemStraightLine(plot_);
    hairline_->setLayer(QLatin1String(reading_layer));
    reading_dot_ = new QCPItemEllipse(plot_);
    reading_dot_->setLayer(QLatin1String(reading_layer));
    reading_dot_->setVisible(false);
    for (QCPItemPosition* corner : {reading_dot_->topLeft, reading_dot_->bottomRight})
        corner->setType(QCPItemPosition::ptAbsolute);
    reading_ = new QCPItemText(plot_);
    reading_->setLayer(QLatin1String(reading_layer));
    reading_->setClipToAxisRect(false);
    reading_->setPadding(QMargins(8, 5, 8, 5));
    hairline_->setVisible(false);
    reading_->setVisible(false);

    connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &LossView::userZoomed);
    connect(plot_, &QCustomPlot::mouseDoubleClick, this, &LossView::fit);
    connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { readAt(event->position()); });
}

void LossView::setTheme(const Theme& theme) {
    theme_ = theme;
    plot_->setBackground(theme.card);
    plot_->axisRect()->setBackground(theme.card);
    QFont small = base_font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setBasePen(axis == plot_->xAxis ? QPen(theme.card_border) : QPen(Qt::NoPen));
        axis->setTickLabelColor(theme.muted);
        axis->setLabelColor(theme.muted);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(theme.grid, 1));
        axis->grid()->setZeroLinePen(QPen(theme.grid, 1));
    }
    plot_->xAxis->grid()->setVisible(false);
    train_->setPen(QPen(theme.text, train_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    start_dot_->setPen(Qt::NoPen);
    start_dot_->setBrush(theme.text);
    QPen dashed(theme.text, test_width);
    dashed.setDashPattern({4, 3});
    test_->setPen(dashed);
    floor_->setPen(QPen(theme.accent, 1.2));
    floor_text_->setColor(theme.accent);
    floor_text_->setFont(small);
    hairline_->setPen(QPen(theme.muted, 1));
    reading_->setFont(small);
    reading_->setColor(theme.text);
    reading_->setBrush(theme.card);
    reading_->setPen(QPen(theme.card_border));
    reading_dot_->setPen(QPen(theme.card, 1));
    showPins();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossView::setLogarithmic(bool logarithmic) {
    const bool changed = logarithmic != logarithmic_;
    logarithmic_ = logarithmic;
    showQuantity();
    if (!changed) return;
    settings_file()->setValue(setting_key, logarithmic);
    emit logarithmicChanged(logarithmic);
}

void LossView::setQuantity(PlotQuantity quantity) {
    quantity_ = quantity;
    const bool loss = quantity == PlotQuantity::loss;
    loss_button_->setChecked(loss);
    accuracy_button_->setChecked(!loss);
    plot_->setAccessibleName(loss ? tr("Loss curve") : tr("Accuracy curve"));
    showQuantity();
}

void LossView::showQuantity() {
    loss_range_.reset();
    plot_->yAxis->setScaleType(isLogAxis() ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    scale_button_->setText(isLogAxis() ? tr("log") : tr("linear"));
    scale_button_->setEnabled(quantity_ == PlotQuantity::loss);
    scale_button_->setAccessibleName(isLogAxis() ? tr("Logarithmic loss axis") : tr("Linear axis"));
    scale_button_->setToolTip(quantity_ == PlotQuantity::accuracy
                                  ? tr("The accuracy goes from 0 to 100 %: always linear")
                              : logarithmic_ ? tr("The loss axis is logarithmic; click for linear (L)")
                                             : tr("The loss axis is linear; click for logarithmic (L)"));
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
    for (const PinCurve& pin : pins_) plot_->removeGraph(pin.graph);
    pins_.clear();
    pins_extent_.reset();
    pins_last_epoch_ = 0;
    for (const Pin& pin : session_->document().notebook.pins) {
        const PlotSeries series = loss_series(pin.run->history, LossCurve::train, isLogAxis(), quantity_);
        QCPGraph* graph = plot_->addGraph();
        graph->setLayer(QLatin1String(pin_layer));
        graph->setAdaptiveSampling(false);
        graph->setData(series.x, series.y, true);
        QPen pen(pin_color(pin.slot, theme_), 1);
        if (pin_is_broken(pin.slot)) pen.setDashPattern({6, 3, 1, 3});
        graph->setPen(pen);
        pins_.push_back({pin.slot, graph, series, pin.run, {}});
        pins_extent_ = united(pins_extent_, extent_of(series));
        pins_last_epoch_ = std::max(pins_last_epoch_, epoch_axis(pin.run->history).high);
    }
    showPinLabels();
}

void LossView::showPinLabels() {
    const Document& document = session_->document();
    const QStringList labels = pin_labels(document);
    QVector<CurveLegend::Entry> entries;
    for (qsizetype i = 0; i < pins_.size() && i < labels.size(); ++i) {
        const Pin& pin = document.notebook.pins[static_cast<std::size_t>(i)];
        pins_[i].label = labels[i];
        pins_[i].graph->setName(labels[i]);
        entries.push_back(
            {pin.slot, labels[i], pin_tooltip(pin), pin_color(pin.slot, theme_), pin_is_broken(pin.slot)});
    }
    legend_->setPins(entries);
}

PlotRange LossView::epochs() const {
    const MomentPointer frame = session_->shown();
    const double last = frame && frame->history ? epoch_axis(*frame->history).high : 1;
    return {0, std::max(last, pins_last_epoch_)};
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
    if (const QString title = loss_title(settings.training); loss_button_->text() != title) {
        loss_button_->setText(title);
        loss_button_->setAccessibleName(tr("Show the loss"));
        loss_button_->setToolTip(tr("%1 per epoch, over all training and all test movies").arg(title));
    }
    const MomentPointer frame = session_->shown();
    static const LossHistory none;
    const LossHistory& history = frame && frame->history ? *frame->history : none;
    if (frame && frame->generation != generation_) {
        generation_ = frame->generation;
        loss_range_.reset();
        follows_ = true;
    }
    train_series_ = loss_series(history, LossCurve::train, isLogAxis(), quantity_);
    test_series_ = loss_series(history, LossCurve::test, isLogAxis(), quantity_);
    const PlotSeries& train = train_series_;
    const PlotSeries& test = test_series_;
    const bool single = train.x.size() == 1;  // one epoch is a dot
    start_dot_->setVisible(single);
    if (single) start_dot_->position->setCoords(train.x.front(), train.y.front());
    showValues();
    legend_->setPinRefusal(why_not_pin(session_->document(), frame.get()));

    auto extent = united(united(extent_of(train), extent_of(test)), pins_extent_);
    const auto floor = loss_floor(settings, session_->document().classes());
    if (quantity_ == PlotQuantity::accuracy)
        extent.reset();
    else if (floor)
        extent = united(extent, PlotRange{*floor, *floor});
    if (extent) {
        loss_range_ = loss_axis(loss_range_, *extent, logarithmic_);
        plot_->yAxis->setRange(loss_range_->low, loss_range_->high);
    } else if (quantity_ == PlotQuantity::accuracy) {
        plot_->yAxis->setRange(accuracy_axis.low, accuracy_axis.high);
    } else {
        plot_->yAxis->setRange(logarithmic_ ? 0.01 : 0, 1);
    }
    if (follows_) {
        const PlotRange all = epochs();
        setting_range_ = true;
        plot_->xAxis->setRange(all.low, all.high);
        setting_range_ = false;
    }
    legend_->setCurves(!test.x.isEmpty());
    showCurves();
    showFloor();
    showTicks();
    showReading();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossView::showCurves() {
    const QCPRange x = plot_->xAxis->range();
    const QCPRange y = plot_->yAxis->range();
    const int width = plot_->axisRect()->width();
    const int height = plot_->axisRect()->height();
    curves_size_ = plot_->axisRect()->size();
    const auto show = [&](QCPGraph* graph, const PlotSeries& series) {
        const PlotSeries seen = seen_series(series, {x.lower, x.upper}, width, {y.lower, y.upper}, height, isLogAxis());
        graph->setData(seen.x, seen.y, true);
        return seen.x.size();
    };
    const auto show_wide = [&](QCPGraph* graph, const PlotSeries& series, double pen_width) {
        // where a curve is all noise a wide pen would only make it black
        QPen pen = graph->pen();
        pen.setWidthF(show(graph, series) > 2 * width && width > 0 ? 1 : pen_width);
        graph->setPen(pen);
    };
    show_wide(train_, train_series_, train_width);
    show_wide(test_, test_series_, test_width);
    for (const PinCurve& pin : pins_) show(pin.graph, pin.series);
}

void LossView::showValues() {
    const MomentPointer frame = session_->shown();
    header_values_->setText(frame ? loss_header(frame->metrics, quantity_) : QString());
    const QString train = frame ? metric_text(frame->metrics.train, quantity_) : QString();
    const QString test = frame ? metric_text(frame->metrics.test, quantity_) : QString();
    // by the usual digits, so that they do not go to and fro
    const QString digits =
        quantity_ == PlotQuantity::accuracy ? QStringLiteral("88.8\u202f%") : QStringLiteral("0.00888");
    QString usual = tr("train %1").arg(digits);
    if (!test.isEmpty()) usual += QStringLiteral("  ") + tr("test %1").arg(digits);
    const QMargins margins = body()->contentsMargins();
    int room = width() - margins.left() - margins.right() - 4 * header()->spacing();
    for (const QToolButton* button : {loss_button_, accuracy_button_, scale_button_})
        room -= button->sizeHint().width();
    const bool in_header = header_values_->widthOf(usual) <= room;
    header_values_->setVisible(in_header);
    legend_->setValues(in_header ? QString() : train, in_header ? QString() : test);
}

void LossView::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    showValues();
}

void LossView::showTicks() {
    const QCPRange x = plot_->xAxis->range();
    const QCPRange y = plot_->yAxis->range();
    const int tall = std::clamp(plot_->height() / 36, 2, loss_tick_count + 2);
    const int wide = std::clamp(plot_->width() / pixels_per_epoch_tick, 2, 8);
    plot_->xAxis->setTicker(text_ticker(epoch_ticks({x.lower, x.upper}, wide)));
    plot_->yAxis->setTicker(text_ticker(quantity_ == PlotQuantity::accuracy
                                            ? accuracy_ticks(tall)
                                            : axis_ticks({y.lower, y.upper}, logarithmic_, tall)));
}

void LossView::showFloor() {
    auto floor = loss_floor(session_->document().settings, session_->document().classes());
    if (quantity_ == PlotQuantity::accuracy) floor.reset();
    floor_->setVisible(floor.has_value());
    floor_text_->setVisible(floor.has_value());
    if (!floor) return;
    floor_->start->setCoords(0, *floor);
    floor_->end->setCoords(1, *floor);
    const QRectF inside = plot_->axisRect()->rect();
    const QString whole = loss_floor_text(*floor);
    const bool fits = QFontMetricsF(floor_text_->font()).horizontalAdvance(whole) <= inside.width() - 4;
    floor_text_->setText(fits ? whole : loss_floor_text(*floor, true));
    floor_text_->position->setCoords(1, *floor);
    // under the line where over it there is no room
    const bool at_top = plot_->yAxis->coordToPixel(*floor) < inside.top() + 20;
    floor_text_->setPositionAlignment(Qt::AlignRight | (at_top ? Qt::AlignTop : Qt::AlignBottom));
}

void LossView::showReading() {
    const MomentPointer frame = session_->shown();
    const QRectF inside = plot_->axisRect()->rect();
    std::optional<LossReading> reading;
    std::optional<CurvePlace> nearest;
    QColor color = theme_.text;
    if (cursor_ && inside.contains(*cursor_)) {
        const double x = plot_->xAxis->pixelToCoord(cursor_->x());
        const auto distance = [this](const CurvePlace& place) {
            if (isLogAxis() && place.value <= 0) return std::numeric_limits<double>::infinity();
            return std::abs(plot_->yAxis->coordToPixel(place.value) - cursor_->y());
        };
        double closest = std::numeric_limits<double>::infinity();
        // the run's own curves are meant unless a pinned one is nearer to the cursor, and near
        if (frame && frame->history) {
            reading = loss_reading(*frame->history, x, quantity_);
            for (const LossCurve curve : {LossCurve::train, LossCurve::test})
                if (const auto place = curve_place(*frame->history, x, curve, quantity_);
                    place && distance(*place) < closest) {
                    closest = distance(*place);
                    nearest = place;
                }
        }
        for (const PinCurve& pin : pins_) {
            const auto place = curve_place(pin.run->history, x, LossCurve::train, quantity_);
            const bool beyond_run = !reading || x > reading->epoch + 1;
            if (!place || distance(*place) >= closest || (distance(*place) > near_curve && !beyond_run)) continue;
            closest = distance(*place);
            nearest = place;
            color = pin_color(pin.slot, theme_);
            reading = LossReading{place->epoch, pin_reading(pin.label, *place, quantity_)};
        }
    }
    hairline_->setVisible(reading.has_value());
    reading_->setVisible(reading.has_value());
    reading_dot_->setVisible(reading && nearest);
    if (!reading) return;
    if (nearest) {
        const QPointF at(plot_->xAxis->coordToPixel(nearest->epoch), plot_->yAxis->coordToPixel(nearest->value));
        reading_dot_->topLeft->setPixelPosition(at - QPointF(3.5, 3.5));
        reading_dot_->bottomRight->setPixelPosition(at + QPointF(3.5, 3.5));
        reading_dot_->setBrush(color);
    }
    hairline_->point1->setCoords(reading->epoch, plot_->yAxis->range().lower);
    hairline_->point2->setCoords(reading->epoch, plot_->yAxis->range().upper);
    reading_->setText(reading->text);
    // beside the line, on the side that has room
    const double at = plot_->xAxis->coordToPixel(reading->epoch);
    const double width = QFontMetricsF(reading_->font()).horizontalAdvance(reading->text) + 18;
    const double left = at + 8 + width <= inside.right() ? at + 8 : std::max(inside.left(), at - 8 - width);
    reading_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    reading_->position->setType(QCPItemPosition::ptAbsolute);
    reading_->position->setPixelPosition(QPointF(left, inside.top() + 4));
    plot_->setAccessibleDescription(reading->text);
}

void LossView::readAt(const std::optional<QPointF>& cursor) {
    cursor_ = cursor;
    showReading();
    plot_->layer(QLatin1String(reading_layer))->replot();
}

void LossView::userZoomed(const QCPRange& range) {
    if (setting_range_) return;
    const double last = epochs().high;
    const double low = std::clamp(range.lower, 0.0, last);
    const double high = std::clamp(range.upper, low + 1e-3, last);
    setting_range_ = true;
    plot_->xAxis->setRange(low, std::max(high, low + 1e-3));
    setting_range_ = false;
    follows_ = low <= 0 && high >= last;
    showCurves();
    showTicks();
}

void LossView::followScreen() {
    const double ratio = devicePixelRatioF();
    if (plot_->bufferDevicePixelRatio() == ratio) return;
    plot_->setBufferDevicePixelRatio(ratio);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

bool LossView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == plot_) {
        if (event->type() == QEvent::Leave) readAt(std::nullopt);
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            followScreen();
            showTicks();
            showCurves();
        }
    }
    return Card::eventFilter(watched, event);
}

void LossView::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    followScreen();
    if (dirty_) showFrame();
}

void LossView::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange && plot_) setTheme(theme_);
}

}  // namespace separatrix
