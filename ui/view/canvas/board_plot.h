// What every plane is: axes without ticks, the field of a run with its border, the movies and which of them are wrong.
#pragma once

#include <QTimer>

#include "ui/model/canvas/verdict_feed.h"
#include "ui/model/look/theme.h"
#include "ui/model/session/session.h"
#include "ui/view/canvas/layered_plot.h"

namespace separatrix {

class PlaneAxisRect;
class PlaneBorderItem;
class PlaneFieldItem;
class PlanePointsItem;

/// How finely a plane asks for its field.
struct FieldDetail {
    int pixels_per_node = 1;  ///< pixels of the screen
    int most_nodes = 256;     ///< on a side
};

class BoardPlot : public LayeredPlot {
    Q_OBJECT
public:
    virtual void setTheme(const Theme& theme);
    const Theme& theme() const { return theme_; }
    QImage fieldImage() const;
    /// How many points are ringed.
    std::size_t wrongCount() const;
    const PlanePointsItem& pointsItem() const { return *points_item_; }

    QSize minimumSizeHint() const override { return {160, 120}; }
    QSize sizeHint() const override { return {640, 640}; }

protected:
    /// What there is to paint anew. The whole: all layers, with the axes and their labels.
    enum Part { field_part = 1, points_part = 2, whole_part = 4, first_own_part = 8 };
    /// The layer of what belongs to a frame of training.
    static const QString picture_layer;

    /// The movies are the session's; field and verdicts are those of the feed's run. Whoever derives from it calls
    /// setTheme(), showDocument() and showView() at its beginning.
    BoardPlot(const Session* session, FieldFeed* feed, const FieldDetail& detail, QWidget* parent);

    /// Movies and axes; `is_test` as in PlanePointsItem::setPoints().
    void showDocument(const Document& document, const std::vector<bool>& is_test);
    /// The part of the plane that is looked at.
    void showView(const PlaneRect& view);
    /// The points of a single step.
    void showLit(const std::vector<std::uint64_t>& ids);
    /// The feed's moment is another now: the verdicts follow.
    void takeNetwork() { verdicts_.takeNetwork(); }
    /// Whatever is inside the axes below the border: the field, unless there is something else to look at.
    virtual void showPicture();
    /// The same with all that changes along with the field: it is another one.
    virtual void showField();

    void repaintPart(int parts);
    /// Paints what was asked for; not called when all is painted anyway.
    virtual void paintParts(int parts);
    /// Whether this part was to be painted anew; it is no more.
    bool takeWaiting(int part);

    PlaneAxisRect* axes() const { return axes_; }
    PlaneFieldItem* fieldItem() const { return field_item_; }
    /// What was made since on the picture's layer comes to lie below the movies.
    void raiseMovies();

    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void takeField();
    void takeLayout();
    void requestField();
    void takeVerdict(const std::vector<bool>& wrong);
    void flush();
    void followPixelRatio();

    FieldFeed* feed_;
    FieldDetail detail_;
    Theme theme_;
    std::shared_ptr<const FieldPalette> palette_;  ///< never null once there is a theme
    FieldPointer shown_field_;
    PlaneAxisRect* axes_ = nullptr;
    PlaneFieldItem* field_item_ = nullptr;
    PlaneBorderItem* border_item_ = nullptr;
    PlanePointsItem* points_item_ = nullptr;
    bool field_wanted_ = false;  ///< the first request has gone out
    QTimer field_timer_;
    QTimer flush_timer_;
    int dirty_ = 0;
    VerdictFeed verdicts_;
};

}  // namespace separatrix
