#include "ui/view/plane/plane_overlay_item.h"

#include <algorithm>
#include <array>

#include "ui/model/plane/probe_text.h"

namespace separatrix {

namespace {

constexpr double card_margin = 6;  ///< from the cards to the axes

}  // namespace

void PlaneOverlayItem::drawNow(QCPPainter* painter) {
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) return;  // not part of an exported picture
    const PlaneMapping& mapping = gestures_->mapping();
    if (!mapping.valid()) return;
    cards_ = {};
    painter->setRenderHint(QPainter::Antialiasing);
    if (focus_frame_) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme_.accent, 2));
        painter->drawRoundedRect(mapping.pixels.adjusted(-2, -2, 2, 2), 3, 3);
    }
    drawOutline(*painter);
    drawProbes(*painter);
    const auto at = gestures_->focusPixel();
    const auto reach = gestures_->reach();
    if (at && reach) drawReach(*painter, *at, *reach);
    if (gestures_->crosshair().active) drawCrosshair(*painter);
    if (const auto hovered = gestures_->hovered(); hovered && !reach) drawRing(*painter, *hovered, theme_.border_line);
    if (!at || readout_.empty() || gestures_->hoveredProbe() || !gestures_->outline().isEmpty()) return;
    const QRectF room = mapping.pixels.adjusted(card_margin, card_margin, -card_margin, -card_margin);
    const ReadoutCard card(readout_, mParentPlot->font(), theme_, mapping.pixels);
    // beside the ring, which shows where the tool acts
    drawCard(*painter, card, card_place(card.size(), *at, room, reach.value_or(0)));
}

void PlaneOverlayItem::drawCard(QPainter& painter, const ReadoutCard& card, const QRectF& place) {
    constexpr double shadow = 5;
    cards_ |= place.adjusted(-shadow, -shadow, shadow, shadow);
    card.draw(painter, place, theme_);
}

bool PlaneOverlayItem::cardsStickOut() const {
    return !cards_.isEmpty() && !gestures_->mapping().pixels.contains(cards_);
}

void PlaneOverlayItem::drawRing(QPainter& painter, std::size_t index, const QColor& color) const {
    const auto& points = session_->document().points;
    if (index >= points.size()) return;
    const QPointF middle = gestures_->mapping().to_pixel(points[index].x1, points[index].x2);
    const double r = point_radius(points.size()) + 7;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.halo, 4.5));
    painter.drawEllipse(middle, r, r);
    painter.setPen(QPen(color, 2));
    painter.drawEllipse(middle, r, r);
}

void PlaneOverlayItem::drawReach(QPainter& painter, QPointF at, double radius) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.halo, 3));
    painter.drawEllipse(at, radius, radius);
    QPen pen(theme_.border_line, 1.3);
    if (gestures_->tool() == PlaneTool::erase) pen.setDashPattern({3, 3});
    // what is painted has the colour of its class
    if (gestures_->tool() != PlaneTool::erase) pen = QPen(theme_.class_color(session_->currentLabel()), 1.8);
    painter.setPen(pen);
    painter.drawEllipse(at, radius, radius);
}

void PlaneOverlayItem::drawOutline(QPainter& painter) const {
    const QPolygonF& outline = gestures_->outline();
    if (outline.isEmpty()) return;
    QColor inside = theme_.accent;
    inside.setAlpha(28);
    painter.setBrush(inside);
    painter.setPen(QPen(theme_.halo, 3));
    painter.drawPolygon(outline);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.accent, 1.4, Qt::DashLine));
    painter.drawPolygon(outline);
}

void PlaneOverlayItem::drawProbeMark(QPainter& painter, QPointF at, const QColor& color) const {
    painter.setBrush(theme_.halo);
    painter.setPen(QPen(theme_.halo, 5));
    painter.drawEllipse(at, 7.5, 7.5);
    painter.setPen(QPen(color, 2));
    painter.drawEllipse(at, 7.5, 7.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(at, 2, 2);
}

void PlaneOverlayItem::drawProbeName(QPainter& painter, QPointF at, const QString& name, const QRectF& room) const {
    const QFontMetricsF metrics(mParentPlot->font());
    const QString text = metrics.elidedText(name, Qt::ElideRight, std::min(120.0, room.width() / 2));
    const QSizeF size(metrics.horizontalAdvance(text) + 10, metrics.height() + 2);
    const double right = at.x() + 12;
    const double x = right + size.width() <= room.right() ? right : at.x() - 12 - size.width();
    const QRectF place(QPointF(x, at.y() - size.height() / 2), size);
    QColor paper = theme_.card;
    paper.setAlpha(215);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(place, 4, 4);
    painter.setFont(mParentPlot->font());
    painter.setPen(theme_.text);
    painter.drawText(place, Qt::AlignCenter, text);
}

void PlaneOverlayItem::drawProbes(QPainter& painter) {
    probe_cards_.clear();
    const Document& document = session_->document();
    if (document.probes.empty()) return;
    const PlaneMapping& mapping = gestures_->mapping();
    const QRectF room = mapping.pixels.adjusted(card_margin, card_margin, -card_margin, -card_margin);
    const auto frame = session_->shown();
    const bool fits =
        frame && frame->checkpoint && frame->checkpoint->predictor.architecture.classes == document.classes();
    const Predictor* predictor = fits ? &frame->checkpoint->predictor : nullptr;
    const double span = gestures_->view().x_high - gestures_->view().x_low;

    std::vector<QRectF> taken;
    for (const Probe& probe : document.probes) {
        const QPointF at = mapping.to_pixel(probe.x1, probe.x2);
        taken.emplace_back(at - QPointF(10, 10), QSizeF(20, 20));
    }
    for (const Probe& probe : document.probes) {
        const QPointF at = mapping.to_pixel(probe.x1, probe.x2);
        probe_cards_.emplace_back();
        if (!mapping.contains(at)) continue;
        if (brief_probes_ && gestures_->hoveredProbe() != probe.id) {
            drawProbeName(painter, at, QString::fromStdString(probe.name), room);
            continue;
        }
        const ReadoutCard card(probe_readout(document, predictor, probe, span), mParentPlot->font(), theme_,
                               mapping.pixels);
        probe_cards_.back() = free_card_place(card.size(), at, room, taken);
        taken.push_back(probe_cards_.back());
        drawCard(painter, card, probe_cards_.back());
    }
    // the marks lie above all cards
    for (const Probe& probe : document.probes) {
        const QPointF at = mapping.to_pixel(probe.x1, probe.x2);
        if (!mapping.contains(at)) continue;
        drawProbeMark(painter, at, gestures_->hoveredProbe() == probe.id ? theme_.accent : theme_.border_line);
    }
}

void PlaneOverlayItem::drawCrosshair(QPainter& painter) const {
    const QPointF at = *gestures_->focusPixel();
    const QRectF& area = gestures_->mapping().pixels;
    constexpr double gap = 9;
    const std::array lines{
        QLineF(area.left(), at.y(), at.x() - gap, at.y()), QLineF(at.x() + gap, at.y(), area.right(), at.y()),
        QLineF(at.x(), area.top(), at.x(), at.y() - gap), QLineF(at.x(), at.y() + gap, at.x(), area.bottom())};
    for (const auto& pen : {QPen(theme_.halo, 3), QPen(theme_.border_line, 1)}) {
        painter.setPen(pen);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    painter.setBrush(theme_.border_line);
    painter.setPen(QPen(theme_.halo, 1.5));
    painter.drawEllipse(at, 2.6, 2.6);
}

}  // namespace separatrix
