// The panels beside the plane – network, mathematics, movies, report, lessons – and how they and the plane follow each
// other.
#pragma once

#include <cstdint>
#include <optional>

#include "ui/view/shell/panel_tabs.h"

namespace separatrix {

class LessonsPanel;
class MathsView;
class MoviesView;
class NetworkView;
class PlaneView;
class ReportFeed;
class ReportPanel;
class Session;

class SidePanel : public PanelTabs {
    Q_OBJECT
public:
    // the ids of its panels
    static constexpr QLatin1String network_id{"network"};
    static constexpr QLatin1String maths_id{"maths"};
    static constexpr QLatin1String movies_id{"movies"};
    static constexpr QLatin1String report_id{"report"};
    static constexpr QLatin1String lessons_id{"lessons"};

    /// A neuron chosen in the network is shown on `plane`, one under the cursor lights its line there.
    SidePanel(Session* session, PlaneView* plane, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

    NetworkView* network() { return network_; }
    MathsView* maths() { return maths_; }
    MoviesView* movies() { return movies_; }
    ReportPanel* report() { return report_; }
    LessonsPanel* lessons() { return lessons_; }

private:
    std::vector<PanelDescription> descriptions();
    void watchLessons(const QString& id, bool shown);
    void showChosenNeuron();
    void takeSelection();  ///< from the plane
    void showSelection();  ///< chosen elsewhere

    Session* session_;
    PlaneView* plane_;
    NetworkView* network_ = nullptr;
    MathsView* maths_ = nullptr;
    MoviesView* movies_ = nullptr;
    ReportFeed* report_feed_;
    ReportPanel* report_ = nullptr;
    LessonsPanel* lessons_ = nullptr;
    std::optional<std::uint64_t> selected_;  ///< the movie last clicked on the plane
    int chosen_layer_ = -1;
    int chosen_index_ = -1;
};

}  // namespace separatrix
