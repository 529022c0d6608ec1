#include "ui/view/look/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <functional>

namespace separatrix {

namespace {

/// Calls a function that draws into a square.
class DrawnIcon : public QIconEngine {
public:
    using Draw = std::function<void(QPainter*, const QRectF&, QIcon::Mode)>;
    explicit DrawnIcon(Draw draw) : draw_(std::move(draw)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const double side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        draw_(painter, square, mode);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new DrawnIcon(draw_); }
    QString key() const override { return QStringLiteral("separatrix-drawn"); }

private:
    Draw draw_;
};

/// Everything is drawn in a unit square.
void draw_glyph(QPainter* p, Glyph glyph, const QColor& color) {
    const QPen line(color, 0.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    p->setPen(Qt::NoPen);
    p->setBrush(color);
    const auto stroke = [&] {
        p->setPen(line);
        p->setBrush(Qt::NoBrush);
    };
    switch (glyph) {
        case Glyph::play: p->drawPolygon(QPolygonF({{0.22, 0.1}, {0.9, 0.5}, {0.22, 0.9}})); break;
        case Glyph::pause:
            p->drawRoundedRect(QRectF(0.2, 0.08, 0.2, 0.84), 0.05, 0.05);
            p->drawRoundedRect(QRectF(0.6, 0.08, 0.2, 0.84), 0.05, 0.05);
            break;
        case Glyph::undo:
        case Glyph::redo: {
            if (glyph == Glyph::redo) {
                p->translate(1, 0);
                p->scale(-1, 1);
            }
            stroke();
            QPainterPath path(QPointF(0.36, 0.12));
            path.lineTo(0.12, 0.36);
            path.lineTo(0.36, 0.6);
            path.moveTo(0.12, 0.36);
            path.lineTo(0.62, 0.36);
            path.arcTo(QRectF(0.38, 0.36, 0.48, 0.48), 90, -180);
            path.lineTo(0.36, 0.84);
            p->drawPath(path);
            break;
        }
        case Glyph::dice:
            stroke();
            p->drawRoundedRect(QRectF(0.1, 0.1, 0.8, 0.8), 0.16, 0.16);
            p->setPen(Qt::NoPen);
            p->setBrush(color);
            for (const QPointF dot : {QPointF(0.31, 0.31), QPointF(0.69, 0.31), QPointF(0.5, 0.5), QPointF(0.31, 0.69),
                                      QPointF(0.69, 0.69)})
                p->drawEllipse(dot, 0.075, 0.075);
            break;
        case Glyph::add:
            stroke();
            p->drawLine(QPointF(0.5, 0.14), QPointF(0.5, 0.86));
            p->drawLine(QPointF(0.14, 0.5), QPointF(0.86, 0.5));
            break;
        case Glyph::move: {
            stroke();
            p->drawLine(QPointF(0.5, 0.08), QPointF(0.5, 0.92));
            p->drawLine(QPointF(0.08, 0.5), QPointF(0.92, 0.5));
            for (int i = 0; i < 4; ++i) {
                p->drawPolyline(QPolygonF({{0.36, 0.21}, {0.5, 0.07}, {0.64, 0.21}}));
                p->translate(0.5, 0.5);
                p->rotate(90);
                p->translate(-0.5, -0.5);
            }
            break;
        }
        case Glyph::erase:
            stroke();
            p->translate(0.5, 0.46);
            p->rotate(-45);
            p->drawRoundedRect(QRectF(-0.42, -0.21, 0.84, 0.42), 0.08, 0.08);
            p->drawLine(QPointF(-0.1, -0.21), QPointF(-0.1, 0.21));
            break;
        case Glyph::brush:  // a can that sprays
            p->drawRoundedRect(QRectF(0.08, 0.4, 0.34, 0.54), 0.07, 0.07);
            p->drawRect(QRectF(0.17, 0.26, 0.16, 0.1));
            for (const QPointF drop : {QPointF(0.52, 0.3), QPointF(0.7, 0.2), QPointF(0.7, 0.4), QPointF(0.88, 0.1),
                                       QPointF(0.88, 0.31), QPointF(0.88, 0.52)})
                p->drawEllipse(drop, 0.06, 0.06);
            break;
        case Glyph::relabel: {  // a label on its string
            stroke();
            p->drawPolygon(QPolygonF({{0.1, 0.46}, {0.46, 0.1}, {0.9, 0.1}, {0.9, 0.54}, {0.54, 0.9}}));
            p->setPen(Qt::NoPen);
            p->setBrush(color);
            p->drawEllipse(QPointF(0.7, 0.3), 0.08, 0.08);
            break;
        }
        case Glyph::select: {
            QPen dashes = line;
            dashes.setDashPattern({1.6, 1.9});
            dashes.setCapStyle(Qt::FlatCap);
            p->setPen(dashes);
            p->setBrush(Qt::NoBrush);
            p->drawRect(QRectF(0.12, 0.12, 0.76, 0.76));
            break;
        }
        case Glyph::lasso: {
            stroke();
            QPainterPath path(QPointF(0.34, 0.66));
            path.cubicTo(QPointF(-0.1, 0.5), QPointF(0.12, 0.08), QPointF(0.56, 0.1));
            path.cubicTo(QPointF(1.02, 0.12), QPointF(1.0, 0.62), QPointF(0.56, 0.68));
            path.cubicTo(QPointF(0.4, 0.7), QPointF(0.28, 0.6), QPointF(0.3, 0.76));
            path.lineTo(QPointF(0.2, 0.94));
            p->drawPath(path);
            break;
        }
        case Glyph::probe:
            stroke();
            p->drawEllipse(QPointF(0.5, 0.5), 0.36, 0.36);
            p->setPen(Qt::NoPen);
            p->setBrush(color);
            p->drawEllipse(QPointF(0.5, 0.5), 0.11, 0.11);
            break;
        case Glyph::step_epoch:
            p->drawPolygon(QPolygonF({{0.12, 0.12}, {0.68, 0.5}, {0.12, 0.88}}));
            p->drawRoundedRect(QRectF(0.74, 0.12, 0.14, 0.76), 0.04, 0.04);
            break;
        case Glyph::step_sample:
            p->drawEllipse(QPointF(0.16, 0.5), 0.11, 0.11);
            p->drawPolygon(QPolygonF({{0.4, 0.2}, {0.86, 0.5}, {0.4, 0.8}}));
            break;
        case Glyph::reset: {
            stroke();
            QPainterPath path;
            path.arcMoveTo(QRectF(0.12, 0.14, 0.76, 0.76), 60);
            path.arcTo(QRectF(0.12, 0.14, 0.76, 0.76), 60, -300);
            p->drawPath(path);
            p->drawPolyline(QPolygonF({{0.4, 0.02}, {0.3, 0.2}, {0.5, 0.3}}));
            break;
        }
        case Glyph::expand: p->drawPolygon(QPolygonF({{0.32, 0.22}, {0.72, 0.5}, {0.32, 0.78}})); break;
        case Glyph::collapse: p->drawPolygon(QPolygonF({{0.22, 0.34}, {0.78, 0.34}, {0.5, 0.72}})); break;
        case Glyph::more:
            for (const double x : {0.2, 0.5, 0.8}) p->drawEllipse(QPointF(x, 0.5), 0.08, 0.08);
            break;
        case Glyph::enlarge:
        case Glyph::shrink: {
            // two arrows along the diagonal, apart or towards each other
            stroke();
            const bool apart = glyph == Glyph::enlarge;
            for (int i = 0; i < 2; ++i) {
                p->drawLine(QPointF(0.6, 0.4), QPointF(0.88, 0.12));
                const QPointF tip = apart ? QPointF(0.88, 0.12) : QPointF(0.6, 0.4);
                const double back = apart ? 0.28 : -0.28;
                p->drawLine(tip, tip + QPointF(-back, 0));
                p->drawLine(tip, tip + QPointF(0, back));
                p->translate(1, 1);
                p->rotate(180);
            }
            break;
        }
    }
}

}  // namespace

QIcon glyph_icon(Glyph glyph, const QColor& color, const QColor& disabled) {
    return QIcon(new DrawnIcon([=](QPainter* painter, const QRectF& box, QIcon::Mode mode) {
        painter->translate(box.topLeft());
        painter->scale(box.width(), box.height());
        draw_glyph(painter, glyph, mode == QIcon::Disabled ? disabled : color);
    }));
}

QIcon glyph_icon(Glyph glyph, const Theme& theme) { return glyph_icon(glyph, theme.text, theme.groove); }

}  // namespace separatrix
