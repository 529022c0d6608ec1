// The tabs beside the plane: the network, the mathematics of one movie, the movies, the report, the lessons.
#pragma once

#include <cstdint>
#include <optional>

#include "core/document/document_view.h"
#include "ui/view/look/card.h"

class QTabWidget;
class QToolButton;

namespace separatrix {

class LessonsPanel;
class MathsView;
class MoviesView;
class NetworkView;
class PlaneView;
class ReportFeed;
class ReportPanel;
class Session;
struct Theme;

class SidePanel : public Card {
    Q_OBJECT
public:
    /// A neuron chosen in the network is shown on `plane`, one under the cursor lights its line there.
    SidePanel(Session* session, PlaneView* plane, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

    NetworkView* network() { return network_; }
    MathsView* maths() { return maths_; }
    MoviesView* movies() { return movies_; }
    void showNetwork();
    void showMaths();
    LessonsPanel* lessons() { return lessons_; }
    /// The tab of the lessons is there only while they are used, in its place after the others.
    void setLessonsShown(bool shown);
    bool areLessonsShown() const;
    ReportPanel* report() { return report_; }
    void showReport();
    void showMovies();
    /// Which of the four is in front; the lessons count as the network.
    ViewPanel panel() const;
    void showPanel(ViewPanel panel);
    bool isEnlarged() const { return enlarged_; }
    /// Where the column is low every tab but the network takes all of it by itself, unless the person has shrunk it.
    void setColumnLow(bool low);

public slots:
    /// Asks for the whole right column: long derivations and large networks are easier to read there.
    void setEnlarged(bool enlarged);

signals:
    void enlargedChanged(bool enlarged);
    void lessonsShownChanged(bool shown);
    void panelChanged();

private:
    bool wantsRoom() const;
    void updateEnlarged();
    void showEnlarged();
    void showChosenNeuron();
    void takeSelection();  ///< from the plane
    void showSelection();  ///< chosen elsewhere

    Session* session_;
    PlaneView* plane_;
    QTabWidget* tabs_;
    QToolButton* enlarge_;
    NetworkView* network_;
    MathsView* maths_;
    LessonsPanel* lessons_;
    ReportFeed* report_feed_;
    ReportPanel* report_;
    MoviesView* movies_;
    std::optional<std::uint64_t> selected_;  ///< the movie last clicked on the plane
    bool enlarged_ = false;
    bool is_low_ = false;
    bool asked_ = false;     ///< the person enlarged the panel
    bool declined_ = false;  ///< ... or shrank it where it had grown by itself
    int chosen_layer_ = -1;
    int chosen_index_ = -1;
};

}  // namespace separatrix
