#include "ui/view/shell/side_panel.h"

#include "ui/model/network/neuron_image.h"
#include "ui/view/lessons/lessons_panel.h"
#include "ui/view/maths/maths_view.h"
#include "ui/view/movies/movies_view.h"
#include "ui/view/network/network_view.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/report/report_panel.h"

namespace separatrix {

SidePanel::SidePanel(Session* session, PlaneView* plane, QWidget* parent)
    : PanelTabs(parent), session_(session), plane_(plane), report_feed_(new ReportFeed(session)) {
    setObjectName(QStringLiteral("sidePanel"));
    setPanels(descriptions(), tr("Network, mathematics, movies and report"));
    network_->setReportFeed(report_feed_);
    report_feed_->setParent(this);  // after the tabs, so that it goes after those who look at it
    connect(lessons_, &LessonsPanel::closeRequested, this, [this] { setShown(lessons_id, false); });
    connect(this, &PanelTabs::shownChanged, this, &SidePanel::watchLessons);

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

std::vector<PanelDescription> SidePanel::descriptions() {
    std::vector<PanelDescription> list;
    list.push_back({network_id, tr("Network"), tr("&Network"),
                    tr("Neurons as maps of what they compute, weights as lines"), QKeySequence(Qt::ALT | Qt::Key_1),
                    [this] { return network_ = new NetworkView(session_); }});
    list.back().needs_room = false;
    list.push_back({maths_id, tr("Maths"), tr("&Maths"),
                    tr("The forward and backward pass of one movie, with this moment's numbers"),
                    QKeySequence(Qt::ALT | Qt::Key_2), [this] { return maths_ = new MathsView(session_); }});
    list.push_back({movies_id, tr("Movies"), tr("M&ovies"),
                    tr("Every movie with the network's answer and its loss: edit, sort, filter"),
                    QKeySequence(Qt::ALT | Qt::Key_3), [this] { return movies_ = new MoviesView(session_); }});
    list.push_back({report_id, tr("Report"), tr("&Report"),
                    tr("Accuracy of each class, confusion, weights, dead and saturated neurons"),
                    QKeySequence(Qt::ALT | Qt::Key_4),
                    [this] { return report_ = new ReportPanel(session_, report_feed_); }});
    list.push_back({lessons_id,
                    tr("Lessons"),
                    tr("Le&ssons beside the plane"),
                    tr("The practical session, and the lecture section by section"),
                    {},
                    [this] { return lessons_ = new LessonsPanel(session_); }});
    list.back().comes_and_goes = true;
    return list;
}

void SidePanel::watchLessons(const QString& id, bool shown) {
    if (id != lessons_id) return;
    if (!shown) lessons_->practice()->commitAnswer();
    lessons_->practice()->watch()->setActive(shown);
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

void SidePanel::setTheme(const Theme& theme) {
    network_->setTheme(theme);
    maths_->setTheme(theme);
    lessons_->setTheme(theme);
    report_->setTheme(theme);
    movies_->setTheme(theme);
    showChosenNeuron();
    PanelTabs::setTheme(theme);
}

}  // namespace separatrix
