#include "ui/view/shell/side_panel.h"

#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "ui/model/network/neuron_image.h"
#include "ui/view/lessons/lessons_panel.h"
#include "ui/view/look/icons.h"
#include "ui/view/maths/maths_view.h"
#include "ui/view/movies/movies_view.h"
#include "ui/view/network/network_view.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/report/report_panel.h"

namespace separatrix {

SidePanel::SidePanel(Session* session, PlaneView* plane, QWidget* parent)
    : Card(QString(), parent),
      session_(session),
      plane_(plane),
      tabs_(new QTabWidget),
      enlarge_(new QToolButton),
      network_(new NetworkView(session)),
      maths_(new MathsView(session)),
      lessons_(new LessonsPanel(session, this)),
      report_feed_(new ReportFeed(session)),
      report_(new ReportPanel(session, report_feed_)),
      movies_(new MoviesView(session)) {
    setObjectName(QStringLiteral("sidePanel"));
    tabs_->setObjectName(QStringLiteral("sideTabs"));
    tabs_->setAccessibleName(tr("Network, mathematics, movies and report"));
    tabs_->setDocumentMode(true);
    tabs_->setUsesScrollButtons(true);  // a narrow column has no room for all names
    tabs_->addTab(network_, tr("Network"));
    tabs_->addTab(maths_, tr("Maths"));
    tabs_->addTab(movies_, tr("Movies"));
    tabs_->addTab(report_, tr("Report"));
    connect(tabs_, &QTabWidget::currentChanged, this, &SidePanel::panelChanged);
    tabs_->setTabToolTip(0, tr("Neurons as maps of what they compute, weights as lines"));
    tabs_->setTabToolTip(1, tr("The forward and backward pass of one movie, with this moment's numbers"));
    tabs_->setTabToolTip(2, tr("Every movie with the network's answer and its loss: edit, sort, filter"));
    tabs_->setTabToolTip(3, tr("Accuracy of each class, confusion, weights, dead and saturated neurons"));
    network_->setReportFeed(report_feed_);
    enlarge_->setObjectName(QStringLiteral("enlargeSide"));
    enlarge_->setProperty("flat", true);
    enlarge_->setFocusPolicy(Qt::TabFocus);
    enlarge_->setIconSize(QSize(13, 13));
    tabs_->setCornerWidget(enlarge_);
    connect(enlarge_, &QToolButton::clicked, this, [this] { setEnlarged(!enlarged_); });
    connect(tabs_, &QTabWidget::currentChanged, this, &SidePanel::updateEnlarged);
    showEnlarged();
    body()->addWidget(tabs_);
    lessons_->hide();
    connect(lessons_, &LessonsPanel::closeRequested, this, [this] { setLessonsShown(false); });
    report_feed_->setParent(this);  // after the tabs, so that it goes after those who look at it

    connect(plane_->gestures(), &PlaneGestures::focusChanged, this, &SidePanel::takeSelection);
    connect(session_->selection(), &Selection::changed, this, &SidePanel::showSelection);
    connect(network_, &NetworkView::neuronHovered, this,
            [this](int layer, int index) { plane_->lightNeuron(layer == 1 ? index : -1); });
    connect(network_, &NetworkView::neuronChosen, this, [this](int layer, int index) {
        chosen_layer_ = layer;
        chosen_index_ = index;
        network_->maps()->setDetailed(layer >= 0);
        showChosenNeuron();
    });
    connect(network_->maps(), &NeuronMapFeed::mapsChanged, this, &SidePanel::showChosenNeuron);
}

void SidePanel::showChosenNeuron() {
    const auto frame = session_->shown();
    const auto maps = network_->maps()->answer();
    if (chosen_layer_ < 0 || !maps || !frame || !frame->checkpoint) {
        plane_->setNeuronPicture(QImage(), PlaneRect());
        return;
    }
    // null if the neuron has left: the field comes back
    plane_->setNeuronPicture(
        neuron_image(maps->maps, frame->checkpoint->predictor, {chosen_layer_, chosen_index_}, plane_->theme()),
        maps->maps.rect);
}

void SidePanel::takeSelection() {
    const auto index = plane_->gestures()->selected();
    const auto& points = session_->document().points;
    if (!index || *index >= points.size() || points[*index].id == selected_) return;
    selected_ = points[*index].id;
    // one of several that a lasso took is no reason to let go of the others
    if (!session_->selection()->contains(*selected_)) session_->selection()->set(*selected_);
    maths_->setMovie(selected_);
}

void SidePanel::showSelection() {
    const auto current = session_->selection()->current();
    if (!current || current == selected_) return;
    selected_ = current;
    maths_->setMovie(selected_);
}

void SidePanel::setEnlarged(bool enlarged) {
    if (enlarged == enlarged_) return;
    const bool by_itself = is_low_ && wantsRoom();
    asked_ = enlarged && !by_itself;
    declined_ = !enlarged && by_itself;
    updateEnlarged();
}

void SidePanel::setColumnLow(bool low) {
    if (low == is_low_) return;
    is_low_ = low;
    declined_ = false;
    updateEnlarged();
}

/// Text and tables are cut where the network only gets smaller, and it is looked at beside the loss.
bool SidePanel::wantsRoom() const { return tabs_->currentWidget() != network_; }

void SidePanel::updateEnlarged() {
    const bool enlarged = asked_ || (is_low_ && wantsRoom() && !declined_);
    if (enlarged == enlarged_) return;
    enlarged_ = enlarged;
    showEnlarged();
    emit enlargedChanged(enlarged);
}

void SidePanel::showEnlarged() {
    const QString text = enlarged_ ? tr("Shrink this panel") : tr("Enlarge this panel");
    enlarge_->setAccessibleName(text);
    enlarge_->setToolTip(enlarged_ ? tr("Give loss and report their places back (F11)")
                                   : tr("Give this panel the whole column (F11)"));
    enlarge_->setIcon(glyph_icon(enlarged_ ? Glyph::shrink : Glyph::enlarge, plane_->theme()));
}

void SidePanel::setTheme(const Theme& theme) {
    network_->setTheme(theme);
    maths_->setTheme(theme);
    lessons_->setTheme(theme);
    report_->setTheme(theme);
    movies_->setTheme(theme);
    showChosenNeuron();
    showEnlarged();
}

bool SidePanel::areLessonsShown() const { return tabs_->indexOf(lessons_) >= 0; }

void SidePanel::setLessonsShown(bool shown) {
    if (shown) {
        const bool was_hidden = !areLessonsShown();
        if (was_hidden) {
            tabs_->addTab(lessons_, tr("Lessons"));
            tabs_->setTabToolTip(tabs_->indexOf(lessons_),
                                 tr("The practical session, and the lecture section by section"));
        }
        lessons_->practice()->watch()->setActive(true);
        tabs_->setCurrentWidget(lessons_);
        if (was_hidden) emit lessonsShownChanged(true);
        return;
    }
    if (!areLessonsShown()) return;
    lessons_->practice()->commitAnswer();
    lessons_->practice()->watch()->setActive(false);
    tabs_->removeTab(tabs_->indexOf(lessons_));
    lessons_->setParent(this);
    lessons_->hide();
    emit lessonsShownChanged(false);
}

ViewPanel SidePanel::panel() const {
    const QWidget* front = tabs_->currentWidget();
    if (front == maths_) return ViewPanel::maths;
    if (front == movies_) return ViewPanel::movies;
    return front == report_ ? ViewPanel::report : ViewPanel::network;
}

void SidePanel::showPanel(ViewPanel panel) {
    switch (panel) {
        case ViewPanel::network: return showNetwork();
        case ViewPanel::maths: return showMaths();
        case ViewPanel::movies: return showMovies();
        case ViewPanel::report: return showReport();
    }
}

void SidePanel::showNetwork() { tabs_->setCurrentWidget(network_); }
void SidePanel::showReport() { tabs_->setCurrentWidget(report_); }
void SidePanel::showMaths() { tabs_->setCurrentWidget(maths_); }
void SidePanel::showMovies() { tabs_->setCurrentWidget(movies_); }

}  // namespace separatrix
