// The movies: few are drawn one by one, of many there is a picture that is mended where they change.
#pragma once

#include <QImage>
#include <QTimer>

#include "core/document/document.h"
#include "ui/model/canvas/plane_mapping.h"
#include "ui/view/canvas/dot_sprites.h"
#include "ui/view/canvas/layered_plot.h"
#include "ui/view/canvas/plane_dots.h"
#include "ui/view/canvas/tile_marks.h"

namespace separatrix {

class PlanePointsItem : public UnbufferedItem {
    Q_OBJECT
public:
    static constexpr int reach = 20;  ///< logical pixels beyond the axes: movies on the edge with all around them
    int verdictReach() const;         ///< the same with nothing around them but the ring of a wrong one
    PlanePointsItem(QCustomPlot* plot, const QString& layer);
    void setTheme(const Theme& theme);
    /// From the next setPoints() on.
    void setPlace(PointPlace place) { dots_.set_place(std::move(place)); }
    void setPoints(const Points& points, const std::vector<bool>& is_test);
    /// True if that changed anything. Flags for fewer or more points than there are now are for another document.
    bool setWrong(const std::vector<bool>& wrong);
    /// The points of a single step; true if that changed anything.
    bool setLit(const std::vector<std::uint64_t>& ids);
    std::size_t wrongCount() const;
    /// More have a picture, which is copied onto the window at every paint; that costs less only then.
    static constexpr std::size_t most_one_by_one = 2000;
    /// All of them as they were drawn last; null where they are drawn one by one.
    const QImage& picture() const { return canvas_; }
    /// How many points were drawn at the last change, onto the picture if there is one: few of many after a small edit.
    std::size_t lastDrawn() const { return last_drawn_; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override;

private:
    /// Since the picture was brought up to date.
    struct Changes {
        bool whole = true;              ///< all of it is to be painted anew
        bool pressing = false;          ///< among the touched ones are some that the person has just changed
        std::vector<PlaneDot> touched;  ///< what was there and what is there now
    };
    /// A picture that is painted in parts while the last one is shown.
    struct Slices {
        QTimer timer;
        QImage picture;
        DotPlaces places;
        std::size_t at = 0;  ///< the next chunk
        bool active = false;
        bool again = false;               ///< something changed since it was begun
        std::vector<PlaneDot> meanwhile;  ///< what the person has changed since
    };

    double radius() const;
    void press(const PlaneDot& dot);
    void touch(const PlaneDot& dot);
    DotPlaces wanted(const PlaneMapping& mapping, double ratio) const;
    void drawForExport(QCPPainter& painter, const PlaneMapping& mapping) const;
    void drawOneByOne(QPainter& painter, const DotPlaces& places);
    void bringUpToDate(const DotPlaces& places);
    void drawPicture(QPainter& painter, const DotPlaces& places) const;
    void show(const DotPlaces& places);
    void renew(const DotPlaces& places);
    void mend();
    void putIntoTiles();
    void put(QImage& picture, const DotPlaces& places, std::size_t from, std::size_t to);
    void forget();
    void beginSlices(const DotPlaces& places);
    void stopSlices();
    void paintSlice();

    PlaneDots dots_;
    DotSprites sprites_;
    QImage canvas_;
    DotPlaces shown_;  ///< what sprites and canvas were painted for
    TileMarks tiles_;  ///< of the canvas
    Changes changes_;
    Slices slices_;
    std::size_t last_drawn_ = 0;
};

}  // namespace separatrix
