#include "ui/view/plane/plane_view.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <algorithm>
#include <cmath>

#include "ui/model/canvas/field_image.h"
#include "ui/model/canvas/point_verdicts.h"
#include "ui/model/plane/probe_text.h"
#include "ui/model/plane/tool_texts.h"
#include "ui/model/session/waking.h"
#include "ui/view/canvas/plane_axis_rect.h"
#include "ui/view/canvas/plane_field_item.h"
#include "ui/view/canvas/plane_neuron_lines_item.h"
#include "ui/view/canvas/plane_points_item.h"
#include "ui/view/canvas/plane_selection_item.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/plane/hint_pill.h"
#include "ui/view/plane/plane_overlay_item.h"
#include "ui/view/plane/tool_strip.h"

namespace separatrix {

namespace {

constexpr int field_pause = 40;   ///< milliseconds without a change of view before the field is asked for
constexpr int most_nodes = 2400;  ///< on a side: a node for each pixel of a plane that fills a large screen
const QString picture_layer = QStringLiteral("picture");
const QString selection_layer = QStringLiteral("selection");
const QString cursor_layer = QStringLiteral("cursor");

}  // namespace

PlaneView::PlaneView(Session* session, QWidget* parent)
    : LayeredPlot(parent),
      session_(session),
      gestures_(new PlaneGestures(session, this)),
      verdicts_(waking(this, &PlaneView::takeVerdict)) {
    build();
    for (QTimer* timer : {&judge_timer_, &field_timer_, &flush_timer_}) timer->setSingleShot(true);
    field_timer_.setInterval(field_pause);
    flush_timer_.setInterval(0);
    connect(&judge_timer_, &QTimer::timeout, this, &PlaneView::judge);
    connect(&field_timer_, &QTimer::timeout, this, &PlaneView::requestField);
    connect(&flush_timer_, &QTimer::timeout, this, &PlaneView::flush);
    connect(this, &QCustomPlot::afterLayout, this, &PlaneView::takeLayout);

    // after the gestures' own connection: they see the new document first
    connect(session_, &Session::documentChanged, this, &PlaneView::takeDocument);
    connect(session_, &Session::shownChanged, this, &PlaneView::takeFrame);
    connect(session_->fieldFeed(), &FieldFeed::fieldChanged, this, &PlaneView::takeField);
    connect(session_, &Session::trainingChanged, this, [this](bool training) {
        if (training) setHintShown(false);
    });
    connect(gestures_, &PlaneGestures::viewChanged, this, &PlaneView::takeView);
    connect(gestures_, &PlaneGestures::focusChanged, this, &PlaneView::takeFocus);
    connect(gestures_, &PlaneGestures::toolChanged, this, [this](PlaneTool tool) {
        updateCursor();
        placeStrip();
        describe();
        emit toolChanged(tool);
    });
    connect(gestures_, &PlaneGestures::labelMenuWanted, this, &PlaneView::showLabelMenu);
    connect(gestures_, &PlaneGestures::pointMenuWanted, this,
            [this](QPointF pixel) { emit pointMenuWanted(mapToGlobal(pixel.toPoint())); });
    connect(gestures_, &PlaneGestures::probeMenuWanted, this, &PlaneView::showProbeMenu);
    connect(gestures_, &PlaneGestures::probeNameWanted, this, &PlaneView::editProbeName);
    connect(session_->selection(), &Selection::changed, this, [this] { repaint_part(selection_part | overlay_part); });
    connect(session_, &Session::currentLabelChanged, this, [this] { repaint_part(overlay_part); });
    connect(strip_, &ToolStrip::renameWanted, this, &PlaneView::editProbeName);
    connect(hint_, &HintPill::dismissed, this, [this] {
        setHintShown(false);
        emit hintDismissed();
    });

    setTheme(light_theme());
    takeDocument();
    takeFrame();
    takeField();
    describe();
}

PlaneView::~PlaneView() = default;

void PlaneView::build() {
    setObjectName(QStringLiteral("decisionPlane"));
    setAccessibleName(tr("Decision plane"));
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::PreventContextMenu);  // the right button adds movies
    setMinimumSize(160, 120);
    setMouseTracking(true);
    setPlottingHint(QCP::phImmediateRefresh, false);
    setLocale(QLocale::c());
    gestures_->setStartDragDistance(QApplication::startDragDistance());

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
    // above the axes: a frame of training changes the first, a move of the cursor the last, neither that between
    addUnbufferedLayer(picture_layer, QStringLiteral("legend"));
    addLayer(selection_layer, layer(picture_layer), limAbove);
    layer(selection_layer)->setMode(QCPLayer::lmBuffered);
    addUnbufferedLayer(cursor_layer, selection_layer);
    field_item_ = new PlaneFieldItem(this, picture_layer);
    border_item_ = new PlaneBorderItem(this, picture_layer);
    lines_item_ = new PlaneNeuronLinesItem(this, picture_layer);
    points_item_ = new PlanePointsItem(this, picture_layer);
    names_item_ = new PlaneNeuronNamesItem(this, picture_layer, lines_item_);  // readable among many movies
    overlay_item_ = new PlaneOverlayItem(this, cursor_layer, gestures_, session_);
    selection_item_ = new PlaneSelectionItem(this, selection_layer, session_);
    strip_ = new ToolStrip(session_, gestures_, this);
    strip_->hide();
    hint_ = new HintPill(this);
    hint_->hide();
    updateCursor();
}

void PlaneView::setTheme(const Theme& theme) {
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
    lines_item_->setTheme(theme);
    points_item_->setTheme(theme);
    overlay_item_->setTheme(theme);
    selection_item_->setTheme(theme);
    strip_->setTheme(theme);
    hint_->setTheme(theme);
    palette_ = field_palette(theme);
    session_->fieldFeed()->setPalette(palette_);
    shown_field_.reset();
    takeField();
    repaint_part(whole_part);
}

QImage PlaneView::fieldImage() const { return field_item_->image(); }
std::size_t PlaneView::wrongCount() const { return points_item_->wrongCount(); }

// --- what the session says

void PlaneView::takeDocument() {
    const Document& document = session_->document();
    points_item_->setPoints(document.points, gestures_->testPoints());
    ++points_version_;
    if (!judge_timer_.isActive()) judge_timer_.start(0);
    const bool square = wants_square(rect_of(document.axes));
    const QString x_name = QString::fromStdString(document.axes[0].name);
    const QString y_name = QString::fromStdString(document.axes[1].name);
    axes_->setSquare(square);
    if (xAxis->label() != x_name || yAxis->label() != y_name) {
        xAxis->setLabel(x_name);
        yAxis->setLabel(y_name);
        repaint_part(whole_part);
    }
    takeView();
    updateHint();
    repaint_part(points_part | overlay_part | (session_->selection()->empty() ? 0 : selection_part));
}

void PlaneView::takeFrame() {
    const auto frame = session_->shown();
    static const std::vector<std::uint64_t> none;
    if (points_item_->setLit(frame ? frame->stepped_ids : none)) repaint_part(points_part);
    if (frame && frame->checkpoint != judged_ && !judge_timer_.isActive()) judge_timer_.start(0);
    // the cards follow the training
    const bool said = takeReadout();
    if (!said && session_->document().probes.empty()) return;
    if (overlay_item_->cardsStickOut())
        repaint_part(overlay_part);
    else
        updateInAxesLater(PlaneBorderItem::reach);
}

void PlaneView::takeField() {
    const auto field = session_->field();
    if (field == shown_field_) return;
    shown_field_ = field;
    showPicture();
    border_item_->setBoundary(field ? field->boundary : Boundary());
    takeNeuronLines();
    repaint_part(field_part);
}

void PlaneView::showPicture() {
    if (!neuron_picture_.isNull())
        field_item_->setPicture(neuron_picture_, neuron_rect_);
    else if (shown_field_)
        field_item_->setPicture(field_image(shown_field_, palette_), shown_field_->field.rect);
    else
        field_item_->setPicture(QImage(), PlaneRect());
}

void PlaneView::setNeuronPicture(const QImage& picture, const PlaneRect& rect) {
    if (picture.isNull() && neuron_picture_.isNull()) return;
    neuron_picture_ = picture;
    neuron_rect_ = rect;
    showPicture();
    repaint_part(field_part);
}

void PlaneView::takeNeuronLines() {
    const auto frame = session_->shown();
    if (frame && frame->checkpoint)
        lines_item_->setNetwork(frame->checkpoint->predictor, gestures_->view());
    else
        lines_item_->clear();
    lines_item_->setPoints(session_->document().points);
}

void PlaneView::setNeuronLinesShown(bool shown) {
    lines_item_->setShown(shown);
    repaint_part(field_part);
}

void PlaneView::setBriefProbes(bool brief) {
    overlay_item_->setBriefProbes(brief);
    repaint_part(overlay_part);
}

void PlaneView::lightNeuron(int neuron) {
    if (lines_item_->setLit(neuron)) repaint_part(field_part);
}

void PlaneView::judge() {
    const auto frame = session_->shown();
    if (!frame || !frame->checkpoint) return;
    if (frame->checkpoint == judged_ && judged_version_ == points_version_) return;
    judged_ = frame->checkpoint;
    judged_version_ = points_version_;
    const Document& document = session_->document();
    verdicts_.request({points_version_, document.points, document.classes(), judged_});
}

void PlaneView::takeVerdict() {
    const auto verdict = verdicts_.take();
    if (!verdict) return;
    if (verdict->points_version == points_version_ && points_item_->setWrong(verdict->wrong))
        updateInAxesLater(points_item_->verdictReach());
    // asks again after the pause: whatever came meanwhile, the last frame too
    judge_timer_.start(verdict_pause(session_->document().points.size()));
}

// --- what the gestures say

void PlaneView::takeView() {
    const PlaneRect& view = gestures_->view();
    if (xAxis->range() == QCPRange(view.x_low, view.x_high) && yAxis->range() == QCPRange(view.y_low, view.y_high))
        return;
    xAxis->setRange(view.x_low, view.x_high);
    yAxis->setRange(view.y_low, view.y_high);
    repaint_part(whole_part);
}

void PlaneView::takeFocus() {
    if (!takeReadout()) describe();
    updateCursor();
    repaint_part(overlay_part);
}

bool PlaneView::takeReadout() {
    Readout now = gestures_->readout();
    if (now == readout_) return false;
    readout_ = std::move(now);
    overlay_item_->setReadout(readout_);
    describe();
    return true;
}

void PlaneView::showLabelMenu(QPointF pixel, PlanePoint place) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto& names = session_->document().class_names;
    for (std::size_t k = 0; k < names.size(); ++k) {
        const int label = static_cast<int>(k);
        menu->addAction(class_icon(label, theme_),
                        QString::fromStdString(names[k]).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                        [this, place, label] { gestures_->addAt(place, label); });
    }
    menu->popup(mapToGlobal(pixel.toPoint()));
}

void PlaneView::showProbeMenu(QPointF pixel, quint64 probe) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("probeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename…"), this, [this, probe] { editProbeName(probe); });
    menu->addAction(tr("Delete probe"), this, [this, probe] { gestures_->removeProbe(probe); });
    menu->popup(mapToGlobal(pixel.toPoint()));
}

void PlaneView::editProbeName(quint64 probe) {
    const auto& probes = session_->document().probes;
    const auto found = std::find_if(probes.begin(), probes.end(), [probe](const Probe& p) { return p.id == probe; });
    if (found == probes.end() || !gestures_->mapping().valid()) return;
    auto* field = new QLineEdit(QString::fromStdString(found->name), this);
    field->setObjectName(QStringLiteral("probeName"));
    field->setAccessibleName(tr("Name of the probe"));
    field->setToolTip(tr("Enter keeps the name, Escape leaves it as it was"));
    field->setMaxLength(longest_probe_name);
    field->selectAll();
    const QPointF at = gestures_->mapping().to_pixel(found->x1, found->x2);
    constexpr int width = 170;
    const int height = field->sizeHint().height();
    field->setGeometry(std::clamp(static_cast<int>(at.x()) + 14, 4, std::max(4, this->width() - width - 4)),
                       std::clamp(static_cast<int>(at.y()) - height / 2, 4, std::max(4, this->height() - height - 4)),
                       width, height);
    // Enter and a click elsewhere keep it; Escape is seen by the event filter
    connect(field, &QLineEdit::editingFinished, this, [this, field, probe] {
        field->blockSignals(true);  // hiding it is finishing once more
        field->hide();
        gestures_->renameProbe(probe, field->text());
        field->deleteLater();
        setFocus();
    });
    field->installEventFilter(this);
    field->show();
    field->setFocus(Qt::PopupFocusReason);
}

// --- layout and painting

void PlaneView::takeLayout() {
    if (viewport() != rect()) return;  // laid out for an exported picture
    gestures_->setMapping(mapping_of(*this));
    if (hint_wanted_) {
        placeHint();
        hint_->setVisible(strip_->isHidden() && !hint_->waits());
    }
    placeStrip();
    const auto& mapping = gestures_->mapping();
    if (!mapping.valid()) return;
    if (requested_nodes_.isEmpty()) {
        requestField();  // the first one at once
    } else if (!field_timer_.isActive()) {
        field_timer_.start();
    }
}

void PlaneView::requestField() {
    const auto& mapping = gestures_->mapping();
    if (!mapping.valid()) return;
    const auto nodes = [this](double pixels) {
        return std::clamp(static_cast<int>(std::lround(pixels * devicePixelRatioF())), 16, most_nodes);
    };
    const QSize wanted(nodes(mapping.pixels.width()), nodes(mapping.pixels.height()));
    if (wanted == requested_nodes_ && mapping.rect == requested_rect_) return;
    requested_nodes_ = wanted;
    requested_rect_ = mapping.rect;
    session_->fieldFeed()->setView(mapping.rect, wanted.width(), wanted.height());
}

void PlaneView::repaint_part(int parts) {
    dirty_ |= parts;
    if (!flush_timer_.isActive()) flush_timer_.start();
}

void PlaneView::flush() {
    const int parts = std::exchange(dirty_, 0);
    if (parts & whole_part || hasInvalidatedPaintBuffers()) {
        replot(rpQueuedReplot);
        return;
    }
    if (parts & selection_part) layer(selection_layer)->replot();
    if (parts & overlay_part)
        updateAll();
    else if (parts & points_part)
        updateInAxes(PlanePointsItem::reach);
    else if (parts & field_part)
        updateInAxes(PlaneBorderItem::reach);
}

/// The rings of chosen movies that have moved: never beside their movies.
void PlaneView::drawLateLayers() {
    if (!(dirty_ & selection_part)) return;
    dirty_ &= ~selection_part;
    layer(selection_layer)->replot();
}

bool PlaneView::isBlank(const QCPLayer* layer) const {
    if (layer->name() == selection_layer) return session_->selection()->empty();
    return LayeredPlot::isBlank(layer);
}

void PlaneView::followPixelRatio() {
    if (bufferDevicePixelRatio() == devicePixelRatioF()) return;
    setBufferDevicePixelRatio(devicePixelRatioF());
    repaint_part(whole_part);
}

void PlaneView::updateCursor() {
    const bool over_point = gestures_->hovered().has_value() && !gestures_->crosshair().active;
    Qt::CursorShape shape = Qt::CrossCursor;
    if (gestures_->isDragging() || gestures_->isPanning()) {
        shape = Qt::ClosedHandCursor;
    } else if (gestures_->reach()) {
        shape = Qt::CrossCursor;  // the ring shows the rest
    } else if (over_point || gestures_->hoveredProbe() || tool() == PlaneTool::move) {
        shape = Qt::OpenHandCursor;
    }
    if (cursor().shape() != shape) setCursor(shape);
}

// --- words

void PlaneView::placeStrip() {
    const bool shown = strip_->concerns(tool());
    if (shown && gestures_->mapping().valid()) {
        const int spare = axes_->spareBelow();
        strip_->placeIn(gestures_->mapping().pixels.toRect(), QRect(0, height() - spare, width(), spare));
    }
    if (strip_->isHidden() != shown) return;
    strip_->setVisible(shown);
    updateHint();  // it gives way: it speaks of clicks that add
}

/// For those who do not see: where the crosshair is and what lies there, else what the tool does.
void PlaneView::describe() {
    const QString text = gestures_->crosshair().active ? readout_.spoken() : tool_keys(tool());
    if (text != accessibleDescription()) setAccessibleDescription(text);
}

// --- the first hint

bool PlaneView::isHintShown() const { return hint_wanted_; }

void PlaneView::setHintShown(bool shown) {
    hint_wanted_ = shown;
    updateHint();
}

void PlaneView::placeHint() {
    if (!gestures_->mapping().valid()) return;
    const int spare = axes_->spareBelow();
    constexpr std::size_t most_movies = 500;  // among more there is no free place anyway
    std::vector<QPointF> movies;
    if (session_->document().points.size() <= most_movies)
        for (const Point& point : session_->document().points)
            movies.push_back(gestures_->mapping().to_pixel(point.x1, point.x2));
    hint_->placeIn(gestures_->mapping().pixels.toRect(), QRect(0, height() - spare, width(), spare), movies);
}

void PlaneView::setRoomTaken(bool taken) {
    hint_->setRoomTaken(taken);
    updateHint();
}

void PlaneView::updateHint() {
    if (hint_wanted_) {
        const bool story = session_->document().class_names == std::vector<std::string>{"dislikes", "likes"};
        hint_->setText(story ? tr("Click: a movie James likes. Right-click: one he dislikes. Space: train.")
                             : tr("Click: a movie. Right-click: one with another label. Space: train."));
        placeHint();
    }
    hint_->setVisible(hint_wanted_ && strip_->isHidden() && !hint_->waits());
}

}  // namespace separatrix
