// The movies, from small pictures made once for each class and state.
#pragma once

#include <qcustomplot.h>
#include <QPixmap>
#include <array>

#include "core/document/document.h"
#include "ui/model/theme.h"
#include "ui/view/class_glyph.h"

namespace separatrix {

class PlanePointsItem : public QCPLayerable {
    Q_OBJECT
public:
    PlanePointsItem(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}
    void setTheme(const Theme& theme);
    void setPoints(const Points& points, const std::vector<bool>& is_test);
    /// True if that changed anything. Flags for fewer or more points than there are now are for another document.
    bool setWrong(const std::vector<bool>& wrong);
    /// The points of a single step; true if that changed anything.
    bool setLit(const std::vector<std::uint64_t>& ids);
    std::size_t wrongCount() const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override;

private:
    struct Dot {
        double x, y;
        std::uint64_t id;
        std::uint8_t label;
        bool test, wrong, lit;
    };
    struct Sprite {
        QPixmap picture;
        double extent = 0;
    };
    static constexpr std::size_t classes = 10;
    GlyphStyle style_of(const Dot& dot) const;
    const Sprite& sprite_of(const Dot& dot, double ratio);
    void draw_lit(QPainter& painter, QPointF middle) const;

    Theme theme_;
    std::vector<Dot> dots_;
    std::vector<std::uint64_t> lit_;
    std::array<Sprite, classes * 4> sprites_;
    double sprite_radius_ = 0;
    double sprite_ratio_ = 0;
};

}  // namespace separatrix
