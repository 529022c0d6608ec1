#include "ui/view/network/network_painter.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/model/network/neuron_image.h"
#include "ui/model/report/report_text.h"

namespace separatrix {

namespace {

struct NetworkPainterWords {
    Q_DECLARE_TR_FUNCTIONS(NetworkView)
};

constexpr double tile_radius = 3;
constexpr double lock = 11;  ///< height of the sign of a frozen weight
constexpr double small_lock = 8;
constexpr std::size_t dense = 60;  ///< lines from which the small weights step back
constexpr double thinner = 0.55;   ///< share of their width that lines have then

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto channel = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

bool has(const NetworkTarget& target, const WeightId& id) { return target == NetworkTarget(id); }

/// A weight is lit too while one of its neurons is under the cursor.
bool is_lit(const NetworkHand& hand, const WeightId& id) {
    const auto hovered = hand.hovered();
    if (has(hovered, id)) return true;
    const auto* neuron = std::get_if<NeuronId>(&hovered);
    return neuron && (*neuron == id.target() || *neuron == NeuronId{id.layer - 1, id.from});
}

}  // namespace

void NetworkPainter::setTheme(const Theme& theme) {
    theme_ = theme;
    images_.clear();
}

void NetworkPainter::setFont(const QFont& font) {
    font_ = font;
    small_font_ = font;
    small_font_.setPointSizeF(font.pointSizeF() * 0.9);
    // formulas are set as on the slides
    caption_font_ = font;
    caption_font_.setFamilies({QStringLiteral("STIX Two Text"), QStringLiteral("Liberation Serif"),
                               QStringLiteral("Times New Roman"), QStringLiteral("DejaVu Serif")});
    caption_font_.setStyleHint(QFont::Serif);
    caption_font_.setItalic(true);
}

void NetworkPainter::setMaps(NeuronMapsPointer maps) {
    maps_ = std::move(maps);
    images_.clear();
}

double NetworkPainter::lineHeight() const { return std::ceil(QFontMetricsF(caption_font_).height()); }

QColor NetworkPainter::sign_color(double value) const {
    if (!std::isfinite(value)) return theme_.muted;
    return theme_.class_color(value < 0 ? 0 : 1);
}

const QImage& NetworkPainter::image_of(const Predictor& predictor, const NeuronId& id) {
    const qint64 key = (static_cast<qint64>(id.layer) << 32) + id.index;
    auto found = images_.find(key);
    if (found == images_.end())
        found = images_.insert(key, maps_ ? neuron_image(maps_->maps, predictor, id, theme_) : QImage());
    return *found;
}

void NetworkPainter::draw(QPainter& painter, const NetworkHand& hand, const Predictor& predictor,
                          const Document& document, const QRectF& whole) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    draw_weights(painter, hand, predictor.network);
    for (const PlacedNeuron& neuron : hand.layout().neurons) draw_neuron(painter, hand, predictor, document, neuron);
    const bool any_frozen = !document.settings.training.frozen.empty();
    if (any_frozen) draw_locks(painter, hand);
    for (const PlacedMore& more : hand.layout().more) draw_more(painter, more);
    draw_legend(painter, {whole.left(), whole.bottom() - legendHeight(), whole.width(), legendHeight()}, any_frozen);
    if (pill_shown_) draw_pill(painter, hand, whole);
}

void NetworkPainter::draw_weights(QPainter& painter, const NetworkHand& hand, const Network& network) const {
    struct Line {
        const PlacedWeight* weight;
        double value;
        double scale;
        bool lit;
    };
    std::vector<double> scales{1};
    for (int layer = 1; layer <= static_cast<int>(network.layers.size()); ++layer)
        scales.push_back(weight_scale(network, layer));
    std::vector<Line> lines;
    for (const PlacedWeight& weight : hand.layout().weights) {
        const double* value = find_weight(network, weight.id);
        if (!value) continue;
        lines.push_back({&weight, *value, scales[static_cast<std::size_t>(weight.id.layer)], is_lit(hand, weight.id)});
    }
    // large weights lie above small ones, what is pointed at above all
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return std::pair(a.lit, std::abs(a.value) / a.scale) < std::pair(b.lit, std::abs(b.value) / b.scale);
    });
    const bool faint = lines.size() > dense;
    for (const Line& line : lines) draw_weight(painter, *line.weight, line.value, line.scale, line.lit, faint);
    if (const auto focused = hand.focused(); focus_shown_ && std::holds_alternative<WeightId>(focused)) {
        if (const auto* weight = hand.layout().find(std::get<WeightId>(focused))) {
            painter.setPen(QPen(theme_.accent, 1.5, Qt::DashLine));
            painter.drawPath(weight->curve());
        }
    }
}

void NetworkPainter::draw_weight(QPainter& painter, const PlacedWeight& weight, double value, double scale, bool lit,
                                 bool faint) const {
    const double width = weight_width(value, scale) * (faint ? thinner : 1);
    QColor color = sign_color(value);
    if (faint && !lit) {
        const double share = std::min(1.0, std::abs(value) / scale);
        color =
            mixed(theme_.card, color, 0.12 + 0.78 * share * share);  // opaque: see-through lines cost ten times as much
    }
    const QPainterPath curve = weight.curve();
    painter.setBrush(Qt::NoBrush);
    if (lit) {
        painter.setPen(QPen(theme_.halo, width + 4, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(curve);
    }
    painter.setPen(QPen(color, lit ? width + 0.8 : width, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(curve);
}

void NetworkPainter::draw_neuron(QPainter& painter, const NetworkHand& hand, const Predictor& predictor,
                                 const Document& document, const PlacedNeuron& neuron) {
    const bool chosen = hand.chosen() == neuron.id;
    const bool hovered = hand.hovered() == NetworkTarget(neuron.id);
    const bool focused = focus_shown_ && hand.focused() == NetworkTarget(neuron.id);
    QPainterPath frame;
    frame.addRoundedRect(neuron.tile, tile_radius, tile_radius);
    painter.fillPath(frame, theme_.paper);
    if (const QImage& image = image_of(predictor, neuron.id); !image.isNull()) {
        painter.save();
        painter.setClipPath(frame);
        painter.drawImage(neuron.tile, image);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(chosen || hovered ? theme_.accent : theme_.border_line, chosen ? 3 : hovered ? 2 : 1.3));
    painter.drawPath(frame);
    if (focused) {
        painter.setPen(QPen(theme_.accent, 2));
        painter.drawRoundedRect(neuron.tile.adjusted(-4, -4, 4, 4), tile_radius + 3, tile_radius + 3);
    }
    if (neuron.id.layer > 0) draw_bias(painter, hand, predictor.network, neuron);
    draw_badge(painter, neuron);
    if (neuron.caption.isEmpty()) return;
    painter.setFont(caption_font_);
    painter.setPen(chosen ? theme_.accent : theme_.text);
    const QFontMetricsF metrics(caption_font_);
    const QString caption = neuron_caption(predictor, document, neuron.id);
    painter.drawText(neuron.caption, Qt::AlignCenter,
                     metrics.elidedText(caption, Qt::ElideRight, neuron.caption.width() - 4));
}

void NetworkPainter::draw_bias(QPainter& painter, const NetworkHand& hand, const Network& network,
                               const PlacedNeuron& neuron) const {
    const WeightId id{neuron.id.layer, neuron.id.index, WeightId::bias};
    const double* value = find_weight(network, id);
    if (!value) return;
    const double r = bias_radius(*value, weight_scale(network, id.layer), hand.layout().bias_radius);
    const bool lit = has(hand.hovered(), id);
    const bool focused = focus_shown_ && has(hand.focused(), id);
    painter.setPen(QPen(theme_.card, 2));
    painter.setBrush(*value == 0 ? theme_.muted : sign_color(*value));
    painter.drawEllipse(neuron.bias, r + 1, r + 1);
    painter.setBrush(Qt::NoBrush);
    if (lit || focused) {
        painter.setPen(QPen(theme_.accent, 1.8));
        painter.drawEllipse(neuron.bias, r + 3, r + 3);
    }
}

void NetworkPainter::draw_locks(QPainter& painter, const NetworkHand& hand) const {
    const NetworkLayout& layout = hand.layout();
    const double size = layout.weights.size() > dense ? small_lock : lock;
    // nearer to the neuron whose weight it is: in the middle of the column the lines cross
    for (const PlacedWeight& weight : layout.weights)
        if (hand.isFrozen(weight.id)) draw_lock(painter, weight.curve().pointAtPercent(0.78), size);
    for (const PlacedNeuron& neuron : layout.neurons) {
        if (neuron.id.layer == 0 || !hand.isFrozen({neuron.id.layer, neuron.id.index, WeightId::bias})) continue;
        draw_lock(painter, neuron.bias + QPointF(-layout.bias_radius - 0.55 * size, 0.35 * size), size);
    }
}

void NetworkPainter::draw_lock(QPainter& painter, QPointF centre, double size) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.card);
    painter.drawEllipse(centre, 0.78 * size, 0.78 * size);
    const QRectF body(centre.x() - 0.4 * size, centre.y() - 0.12 * size, 0.8 * size, 0.58 * size);
    painter.setBrush(theme_.text);
    painter.drawRoundedRect(body, 1, 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.text, std::max(1.0, 0.14 * size)));
    QPainterPath shackle(body.topLeft() + QPointF(0.16 * size, 0));
    const QRectF arc(body.left() + 0.16 * size, body.top() - 0.42 * size, body.width() - 0.32 * size, 0.6 * size);
    shackle.lineTo(arc.left(), arc.center().y());
    shackle.arcTo(arc, 180, -180);
    shackle.lineTo(body.right() - 0.16 * size, body.top());
    painter.drawPath(shackle);
}

void NetworkPainter::draw_badge(QPainter& painter, const PlacedNeuron& neuron) const {
    const NeuronState state = report_ ? report_->stateOf(neuron.id) : NeuronState::learning;
    if (state == NeuronState::learning) return;
    const double radius = std::clamp(neuron.tile.width() * 0.17, 3.5, 8.0);
    draw_badge(painter, neuron.tile.topRight() + QPointF(-0.2 * radius, 0.2 * radius), radius, state);
}

void NetworkPainter::draw_badge(QPainter& painter, QPointF middle, double radius, NeuronState state) const {
    painter.setPen(QPen(theme_.card, 1.5));
    painter.setBrush(theme_.error);
    painter.drawEllipse(middle, radius, radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.card, std::max(1.1, radius * 0.24), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    const double r = radius * 0.52;
    if (state == NeuronState::dead) {  // a nought: what it answers
        painter.drawEllipse(middle, r * 0.68, r);
    } else {  // the ends of the sigmoid, without its slope
        const QPointF steps[] = {{-r * 1.1, r * 0.7}, {0, r * 0.7}, {0, -r * 0.7}, {r * 1.1, -r * 0.7}};
        QPolygonF line;
        for (const QPointF& step : steps) line << middle + step;
        painter.drawPolyline(line);
    }
}

void NetworkPainter::draw_more(QPainter& painter, const PlacedMore& more) const {
    painter.setFont(small_font_);
    painter.setPen(theme_.muted);
    const QString full = more.above ? NetworkPainterWords::tr("↑ %1 more").arg(more.count)
                                    : NetworkPainterWords::tr("+%1 more").arg(more.count);
    const QString brief = more.above ? QStringLiteral("↑%1").arg(more.count) : QStringLiteral("+%1").arg(more.count);
    const bool fits = QFontMetricsF(small_font_).horizontalAdvance(full) <= more.rect.width();
    painter.drawText(more.rect, Qt::AlignCenter, fits ? full : brief);
}

void NetworkPainter::draw_legend(QPainter& painter, const QRectF& room, bool with_locks) const {
    // the words in the colours they speak of; the last ones go first where it is narrow
    enum class Mark { none, dot, lock };
    struct Part {
        QString text;
        QColor color;
        Mark mark = Mark::none;
        NeuronState badge = NeuronState::learning;
    };
    std::vector<Part> parts{{NetworkPainterWords::tr("width = |w|,"), theme_.muted},
                            {NetworkPainterWords::tr("blue +"), theme_.class_color(1)},
                            {NetworkPainterWords::tr("orange −"), theme_.class_color(0)},
                            {NetworkPainterWords::tr("bias"), theme_.muted, Mark::dot}};
    if (with_locks) parts.push_back({NetworkPainterWords::tr("frozen"), theme_.muted, Mark::lock});
    parts.push_back({NetworkPainterWords::tr("· drag or double-click to change"), theme_.muted});
    // what is rare and needs a word comes first
    const auto answer = report_ ? report_->answer() : nullptr;
    const bool any[] = {answer && answer->report.saturated > 0, answer && answer->report.dead > 0};
    for (const NeuronState state : {NeuronState::saturated, NeuronState::dead})
        if (any[state == NeuronState::dead])
            parts.insert(parts.begin(), Part{state_word(state), theme_.error, Mark::none, state});
    const QFontMetricsF metrics(small_font_);
    constexpr double gap = 6;
    constexpr double dot = 3.5;
    painter.setFont(small_font_);
    double x = room.left() + 4;
    for (const Part& part : parts) {
        const bool has_badge = part.badge != NeuronState::learning;
        constexpr double badge = 1.7 * dot;
        const double mark = has_badge                 ? 2 * badge + 4
                            : part.mark == Mark::dot  ? 2 * dot + 4
                            : part.mark == Mark::lock ? lock + 4
                                                      : 0;
        const double width = metrics.horizontalAdvance(part.text) + mark;
        if (x + width > room.right()) break;
        if (has_badge) draw_badge(painter, {x + badge + 1, room.center().y()}, badge, part.badge);
        if (part.mark == Mark::lock) draw_lock(painter, QPointF(x + lock / 2, room.center().y()), 0.85 * lock);
        if (part.mark == Mark::dot) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme_.muted);
            painter.drawEllipse(QPointF(x + dot + 1, room.center().y()), dot, dot);
            painter.setBrush(Qt::NoBrush);
        }
        painter.setPen(part.color);
        painter.drawText(QRectF(x, room.top(), width, room.height()),
                         Qt::AlignVCenter | (mark > 0 ? Qt::AlignRight : Qt::AlignLeft), part.text);
        x += width + gap;
    }
}

void NetworkPainter::draw_pill(QPainter& painter, const NetworkHand& hand, const QRectF& whole) const {
    const QString text = hand.pill();
    const auto place = hand.pillPlace();
    if (text.isEmpty() || !place) return;
    const QFontMetricsF metrics(small_font_);
    const QSizeF size(metrics.horizontalAdvance(text) + 24, metrics.height() + 8);
    constexpr double above = 12;
    QRectF pill(QPointF(place->x() - size.width() / 2, place->y() - above - size.height()), size);
    if (pill.top() < whole.top() + 1) pill.moveTop(place->y() + above);
    pill.moveLeft(
        std::clamp(pill.left(), whole.left() + 1, std::max(whole.left() + 1, whole.right() - size.width() - 1)));
    painter.setPen(QPen(theme_.card_border, 1));
    painter.setBrush(theme_.control);
    painter.drawRoundedRect(pill, size.height() / 2, size.height() / 2);
    painter.setPen(theme_.text);
    painter.setFont(small_font_);
    painter.drawText(pill, Qt::AlignCenter, text);
}

}  // namespace separatrix
