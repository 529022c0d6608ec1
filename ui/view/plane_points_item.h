// The movies: a picture of all of them that is mended where they change.
#pragma once

#include <qcustomplot.h>
#include <QImage>
#include <QTimer>
#include <array>

#include "core/document/document.h"
#include "ui/model/plane_mapping.h"
#include "ui/model/theme.h"
#include "ui/view/class_glyph.h"
#include "ui/view/sprite.h"

namespace separatrix {

class PlanePointsItem : public QCPLayerable {
    Q_OBJECT
public:
    PlanePointsItem(QCustomPlot* plot, const QString& layer);
    void setTheme(const Theme& theme);
    void setPoints(const Points& points, const std::vector<bool>& is_test);
    /// True if that changed anything. Flags for fewer or more points than there are now are for another document.
    bool setWrong(const std::vector<bool>& wrong);
    /// The points of a single step; true if that changed anything.
    bool setLit(const std::vector<std::uint64_t>& ids);
    std::size_t wrongCount() const;
    /// All of them as they were drawn last.
    const QImage& picture() const { return canvas_; }
    /// How many points were put onto the picture at the last drawing: few after a small edit.
    std::size_t lastDrawn() const { return last_drawn_; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override;

private:
    struct Dot {
        double x, y;
        std::uint64_t id;
        std::uint8_t label;
        bool test, wrong, lit;
        bool operator==(const Dot&) const = default;
    };
    static constexpr std::size_t classes = 10;
    Dot dot_of(const Point& point) const;
    GlyphStyle style_of(const Dot& dot) const;
    const Sprite& sprite_of(const Dot& dot);
    void touch(const Dot& dot);
    void touchAll() { whole_ = true; }
    void renew(double ratio);
    void mend();
    void put(QImage& picture, std::size_t from, std::size_t to, const QRect* only);
    void forget();
    void beginSlices();
    void stopSlices();
    void paintSlice();
    void draw_lit(QPainter& painter, QPointF middle) const;

    Theme theme_;
    std::vector<Dot> dots_;
    std::vector<bool> flags_;  ///< `wrong` of the dots, as long as it holds
    bool flags_hold_ = false;
    std::vector<Points::ChunkPointer> seen_;
    std::vector<std::uint64_t> lit_;
    std::array<Sprite, classes * 4> sprites_;
    Sprite lit_sprite_;
    QImage canvas_;
    QPoint origin_;         ///< of the canvas, in device pixels
    PlaneMapping mapping_;  ///< for which it was drawn
    double ratio_ = 0;
    double radius_ = 0;
    bool whole_ = true;         ///< nothing of it holds
    bool pressing_ = false;     ///< among the touched ones are some that the person has just changed
    std::vector<Dot> touched_;  ///< what was there and what is there now
    std::vector<bool> tiles_;   ///< to be drawn anew
    std::size_t tileAt(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(tile_columns_) +
               static_cast<std::size_t>(column);
    }
    int tile_columns_ = 0;
    // a picture that is painted in parts while the last one is shown
    QTimer slices_;
    QImage next_;
    std::size_t next_at_ = 0;
    bool slicing_ = false;
    bool again_ = false;  ///< something changed since it was begun
    std::size_t last_drawn_ = 0;
};

}  // namespace separatrix
