#include "ui/view/loss_view.h"

#include <qcustomplot.h>

#include <QSettings>
#include <algorithm>
#include <cmath>
#include <memory>

#include "ui/model/session.h"
#include "ui/view/curve_legend.h"
#include "ui/view/number_label.h"
#include "ui/view/style.h"

namespace separatrix {

namespace {

constexpr int pixels_per_epoch_tick = 64;
constexpr int loss_tick_count = 5;
const char* const reading_layer = "reading";
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

LossView::LossView(Session* session, QWidget* parent)
    : Card(tr("Loss"), parent), session_(session), theme_(light_theme()) {
    setObjectName("lossView");
    logarithmic_ = settings_file()->value(setting_key, true).toBool();

    header_values_ = new NumberLabel(this);
    header_values_->setObjectName("lossValues");
    header_values_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setRole(header_values_, "muted");
    scale_button_ = new QToolButton(this);
    scale_button_->setObjectName("lossScale");
    scale_button_->setProperty("flat", true);
    scale_button_->setFocusPolicy(Qt::TabFocus);
    header()->addWidget(header_values_);
    header()->addWidget(scale_button_);

    buildPlot();
    body()->addWidget(plot_, 1);
    legend_ = new CurveLegend(this);
    body()->addWidget(legend_);

    connect(scale_button_, &QToolButton::clicked, this, [this] { setLogarithmic(!logarithmic_); });
    connect(session, &Session::frameChanged, this, &LossView::showFrame);
    connect(session, &Session::documentChanged, this, &LossView::showFrame);
    setTheme(theme_);
    setLogarithmic(logarithmic_);
}

void LossView::buildPlot() {
    plot_ = new QCustomPlot(this);
    plot_->setObjectName("lossPlot");
    plot_->setAccessibleName(tr("Loss curve"));
    plot_->setFocusPolicy(Qt::StrongFocus);
    plot_->setMinimumSize(160, 120);
    plot_->setPlottingHint(QCP::phImmediateRefresh, false);
    plot_->setPlottingHint(QCP::phCacheLabels, true);
    plot_->setMouseTracking(true);
    plot_->installEventFilter(this);
    plot_->setAutoAddPlottableToLegend(false);
    plot_->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* toggle = new QAction(tr("Linear or logarithmic"), plot_);
    connect(toggle, &QAction::triggered, this, [this] { setLogarithmic(!logarithmic_); });
    auto* fit_action = new QAction(tr("Show all epochs"), plot_);
    connect(fit_action, &QAction::triggered, this, &LossView::fit);
    plot_->addActions({toggle, fit_action});

    train_ = plot_->addGraph();
    test_ = plot_->addGraph();
    plot_->axisRect()->setRangeZoom(Qt::Horizontal);
    plot_->axisRect()->setRangeDrag(Qt::Horizontal);
    plot_->setInteractions(QCP::iRangeZoom | QCP::iRangeDrag);
    plot_->axisRect()->setMinimumMargins(QMargins(4, 10, 10, 4));
    plot_->xAxis->setLabel(tr("epoch"));
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setTicks(true);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setSubTicks(false);
        axis->setLabelPadding(2);
        axis->setTickLabelPadding(5);
    }

    plot_->addLayer(QLatin1String(reading_layer), nullptr, QCustomPlot::limAbove);
    plot_->layer(QLatin1String(reading_layer))->setMode(QCPLayer::lmBuffered);
    floor_ = new QCPItemLine(plot_);
    floor_text_ = new QCPItemText(plot_);
    floor_text_->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    floor_text_->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    floor_text_->position->setTypeY(QCPItemPosition::ptPlotCoords);
    floor_->start->setTypeX(QCPItemPosition::ptAxisRectRatio);
    floor_->end->setTypeX(QCPItemPosition::ptAxisRectRatio);
    hairline_ = new QCPItemStraightLine(plot_);
    hairline_->setLayer(QLatin1String(reading_layer));
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
    train_->setPen(QPen(theme.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPen dashed(theme.text, 1.4);
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
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossView::setLogarithmic(bool logarithmic) {
    const bool changed = logarithmic != logarithmic_;
    logarithmic_ = logarithmic;
    loss_range_.reset();
    plot_->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    scale_button_->setText(logarithmic ? tr("log") : tr("linear"));
    scale_button_->setAccessibleName(logarithmic ? tr("Logarithmic loss axis") : tr("Linear loss axis"));
    scale_button_->setToolTip(logarithmic ? tr("The loss axis is logarithmic; click for linear (L)")
                                          : tr("The loss axis is linear; click for logarithmic (L)"));
    showFrame();
    if (!changed) return;
    settings_file()->setValue(setting_key, logarithmic);
    emit logarithmicChanged(logarithmic);
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
    setTitle(loss_title(settings.training));
    const FramePointer frame = session_->frame();
    static const LossHistory none;
    const LossHistory& history = frame && frame->history ? *frame->history : none;
    if (frame && frame->generation != generation_) {
        generation_ = frame->generation;
        loss_range_.reset();
        follows_ = true;
    }
    const PlotSeries train = loss_series(history, LossCurve::train, logarithmic_);
    const PlotSeries test = loss_series(history, LossCurve::test, logarithmic_);
    train_->setData(train.x, train.y, true);
    test_->setData(test.x, test.y, true);
    const bool single = train.x.size() == 1;  // one epoch is a dot
    train_->setScatterStyle(single ? QCPScatterStyle(QCPScatterStyle::ssDisc, 5) : QCPScatterStyle::ssNone);
    header_values_->setText(frame ? loss_header(frame->metrics) : QString());

    auto extent = united(extent_of(train), extent_of(test));
    const auto floor = loss_floor(settings, session_->document().classes());
    if (floor) extent = united(extent, PlotRange{*floor, *floor});
    if (extent) {
        loss_range_ = loss_axis(loss_range_, *extent, logarithmic_);
        plot_->yAxis->setRange(loss_range_->low, loss_range_->high);
    } else {
        plot_->yAxis->setRange(logarithmic_ ? 0.01 : 0, 1);
    }
    const PlotRange epochs = epoch_axis(history);
    if (follows_) {
        setting_range_ = true;
        plot_->xAxis->setRange(epochs.low, epochs.high);
        setting_range_ = false;
    }
    legend_->setCurves(!test.x.isEmpty());
    showFloor();
    showTicks();
    showReading();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossView::showTicks() {
    const QCPRange x = plot_->xAxis->range();
    const QCPRange y = plot_->yAxis->range();
    const int tall = std::clamp(plot_->height() / 36, 2, loss_tick_count + 2);
    const int wide = std::clamp(plot_->width() / pixels_per_epoch_tick, 2, 8);
    plot_->xAxis->setTicker(text_ticker(epoch_ticks({x.lower, x.upper}, wide)));
    plot_->yAxis->setTicker(text_ticker(axis_ticks({y.lower, y.upper}, logarithmic_, tall)));
}

void LossView::showFloor() {
    const auto floor = loss_floor(session_->document().settings, session_->document().classes());
    floor_->setVisible(floor.has_value());
    floor_text_->setVisible(floor.has_value());
    if (!floor) return;
    floor_->start->setCoords(0, *floor);
    floor_->end->setCoords(1, *floor);
    floor_text_->setText(loss_floor_text(*floor));
    floor_text_->position->setCoords(1, *floor);
}

void LossView::showReading() {
    const FramePointer frame = session_->frame();
    const QRectF inside = plot_->axisRect()->rect();
    std::optional<LossReading> reading;
    if (cursor_ && inside.contains(*cursor_) && frame && frame->history)
        reading = loss_reading(*frame->history, plot_->xAxis->pixelToCoord(cursor_->x()));
    hairline_->setVisible(reading.has_value());
    reading_->setVisible(reading.has_value());
    if (!reading) return;
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
    const FramePointer frame = session_->frame();
    const double last = frame && frame->history ? epoch_axis(*frame->history).high : 1;
    const double low = std::clamp(range.lower, 0.0, last);
    const double high = std::clamp(range.upper, low + 1e-3, last);
    setting_range_ = true;
    plot_->xAxis->setRange(low, std::max(high, low + 1e-3));
    setting_range_ = false;
    follows_ = low <= 0 && high >= last;
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
