#include "ui/view/plane/plane_view.h"

#include <QApplication>
#include <QMenu>
#include <algorithm>

#include "ui/model/plane/tool_texts.h"
#include "ui/view/canvas/plane_axis_rect.h"
#include "ui/view/canvas/plane_field_item.h"
#include "ui/view/canvas/plane_neuron_lines_item.h"
#include "ui/view/canvas/plane_selection_item.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/plane/hint_pill.h"
#include "ui/view/plane/plane_overlay_item.h"
#include "ui/view/plane/probe_name_field.h"
#include "ui/view/plane/tool_strip.h"

namespace separatrix {

namespace {

/// A node for each pixel of a plane that fills a large screen.
constexpr FieldDetail fine_detail{1, 2400};
const QString selection_layer = QStringLiteral("selection");
const QString cursor_layer = QStringLiteral("cursor");

}  // namespace

PlaneView::PlaneView(Session* session, QWidget* parent)
    : BoardPlot(session, session->fieldFeed(), fine_detail, parent),
      session_(session),
      gestures_(new PlaneGestures(session, this)) {
    build();
    connect(this, &QCustomPlot::afterLayout, this, &PlaneView::takeLayout);

    // after the gestures' own connection: they see the new document first
    connect(session_, &Session::documentChanged, this, &PlaneView::takeDocument);
    connect(session_, &Session::shownChanged, this, &PlaneView::takeFrame);
    connect(session_, &Session::trainingChanged, this, [this](bool training) {
        if (training) setHintShown(false);
    });
    connect(gestures_, &PlaneGestures::viewChanged, this, [this] { showView(gestures_->view()); });
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
    connect(session_->selection(), &Selection::changed, this, [this] { repaintPart(selection_part | overlay_part); });
    connect(session_, &Session::currentLabelChanged, this, [this] { repaintPart(overlay_part); });
    connect(strip_, &ToolStrip::renameWanted, this, &PlaneView::editProbeName);
    connect(hint_, &HintPill::dismissed, this, [this] { setHintShown(false); });

    setTheme(light_theme());
    takeDocument();
    takeFrame();
    describe();
}

PlaneView::~PlaneView() = default;

void PlaneView::build() {
    setObjectName(QStringLiteral("decisionPlane"));
    setAccessibleName(tr("Decision plane"));
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::PreventContextMenu);  // the right button adds movies
    setMouseTracking(true);
    gestures_->setStartDragDistance(QApplication::startDragDistance());

    // above the picture: a frame of training changes that, a move of the cursor the last, neither that between
    addLayer(selection_layer, layer(picture_layer), limAbove);
    layer(selection_layer)->setMode(QCPLayer::lmBuffered);
    addUnbufferedLayer(cursor_layer, selection_layer);
    lines_item_ = new PlaneNeuronLinesItem(this, picture_layer);
    raiseMovies();
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
    lines_item_->setTheme(theme);
    overlay_item_->setTheme(theme);
    selection_item_->setTheme(theme);
    strip_->setTheme(theme);
    hint_->setTheme(theme);
    BoardPlot::setTheme(theme);
}

// --- what the session says

void PlaneView::takeDocument() {
    showDocument(session_->document(), gestures_->testPoints());
    showView(gestures_->view());
    updateHint();
    repaintPart(overlay_part | (session_->selection()->empty() ? 0 : selection_part));
}

void PlaneView::takeFrame() {
    const auto frame = session_->shown();
    static const std::vector<std::uint64_t> none;
    showLit(frame ? frame->stepped_ids : none);
    takeNetwork();
    // the cards follow the training
    const bool said = takeReadout();
    if (!said && session_->document().probes.empty()) return;
    if (overlay_item_->cardsStickOut())
        repaintPart(overlay_part);
    else
        updateInAxesLater(PlaneBorderItem::reach);
}

void PlaneView::showField() {
    BoardPlot::showField();
    takeNeuronLines();
}

void PlaneView::showPicture() {
    if (neuron_picture_.isNull())
        BoardPlot::showPicture();
    else
        fieldItem()->setPicture(neuron_picture_, neuron_rect_);
}

void PlaneView::setNeuronPicture(const QImage& picture, const PlaneRect& rect) {
    if (picture.isNull() && neuron_picture_.isNull()) return;
    neuron_picture_ = picture;
    neuron_rect_ = rect;
    showPicture();
    repaintPart(field_part);
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
    repaintPart(field_part);
}

void PlaneView::setBriefProbes(bool brief) {
    overlay_item_->setBriefProbes(brief);
    repaintPart(overlay_part);
}

void PlaneView::lightNeuron(int neuron) {
    if (lines_item_->setLit(neuron)) repaintPart(field_part);
}

// --- what the gestures say

void PlaneView::takeFocus() {
    if (!takeReadout()) describe();
    updateCursor();
    repaintPart(overlay_part);
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
        menu->addAction(class_icon(label, theme()),
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
    auto* field = new ProbeNameField(QString::fromStdString(found->name),
                                     gestures_->mapping().to_pixel(found->x1, found->x2), this);
    connect(field, &ProbeNameField::kept, this,
            [this, probe](const QString& name) { gestures_->renameProbe(probe, name); });
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
}

void PlaneView::paintParts(int parts) {
    if (parts & selection_part) layer(selection_layer)->replot();
    if (parts & overlay_part)
        updateAll();
    else
        BoardPlot::paintParts(parts);
}

/// The rings of chosen movies that have moved: never beside their movies.
void PlaneView::drawLateLayers() {
    if (takeWaiting(selection_part)) layer(selection_layer)->replot();
}

bool PlaneView::isBlank(const QCPLayer* layer) const {
    if (layer->name() == selection_layer) return session_->selection()->empty();
    return BoardPlot::isBlank(layer);
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
        const int spare = axes()->spareBelow();
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
    const int spare = axes()->spareBelow();
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
