// Draws a network: lines, tiles, biases, captions, and the words that explain them.
#pragma once

#include <QHash>
#include <QImage>
#include <QPainter>

#include "ui/model/look/theme.h"
#include "ui/model/network/network_hand.h"
#include "ui/model/network/neuron_map_feed.h"
#include "ui/model/report/report_feed.h"

namespace separatrix {

class NetworkPainter {
public:
    void setTheme(const Theme& theme);
    void setFont(const QFont& font);
    /// New maps: the tiles' pictures are made when they are drawn first.
    void setMaps(NeuronMapsPointer maps);
    /// Badges on neurons that have stopped learning; null: none.
    void setReport(const ReportFeed* report) { report_ = report; }
    void setFocusShown(bool shown) { focus_shown_ = shown; }
    /// Off while a value is typed.
    void setPillShown(bool shown) { pill_shown_ = shown; }

    /// Height of a caption and of the legend line.
    double lineHeight() const;
    double legendHeight() const { return lineHeight() + 6; }

    void draw(QPainter& painter, const NetworkHand& hand, const Predictor& predictor, const Document& document,
              const QRectF& whole);

private:
    QColor sign_color(double value) const;
    const QImage& image_of(const Predictor& predictor, const NeuronId& id);
    void draw_weight(QPainter& painter, const PlacedWeight& weight, double value, double scale, bool lit,
                     bool faint) const;
    void draw_weights(QPainter& painter, const NetworkHand& hand, const Network& network) const;
    void draw_neuron(QPainter& painter, const NetworkHand& hand, const Predictor& predictor, const Document& document,
                     const PlacedNeuron& neuron);
    void draw_bias(QPainter& painter, const NetworkHand& hand, const Network& network,
                   const PlacedNeuron& neuron) const;
    void draw_locks(QPainter& painter, const NetworkHand& hand) const;
    void draw_lock(QPainter& painter, QPointF centre, double size) const;
    void draw_badge(QPainter& painter, const PlacedNeuron& neuron) const;
    void draw_badge(QPainter& painter, QPointF middle, double radius, NeuronState state) const;
    void draw_more(QPainter& painter, const PlacedMore& more) const;
    void draw_legend(QPainter& painter, const QRectF& room, bool with_locks) const;
    void draw_pill(QPainter& painter, const NetworkHand& hand, const QRectF& whole) const;

    Theme theme_;
    QFont font_;
    QFont caption_font_;
    QFont small_font_;
    NeuronMapsPointer maps_;
    const ReportFeed* report_ = nullptr;
    QHash<qint64, QImage> images_;
    bool focus_shown_ = false;
    bool pill_shown_ = true;
};

}  // namespace separatrix
