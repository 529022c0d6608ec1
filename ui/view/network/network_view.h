// The network: neurons as maps of what they compute, weights as lines that can be dragged and typed.
#pragma once

#include <QWidget>

#include "ui/model/look/theme.h"
#include "ui/model/network/network_hand.h"
#include "ui/model/network/neuron_map_feed.h"
#include "ui/view/network/network_painter.h"

namespace separatrix {

class NetworkEditor;

class NetworkView : public QWidget {
    Q_OBJECT
public:
    explicit NetworkView(Session* session, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Neurons that have stopped learning wear a badge; asks for the report while the network is looked at.
    void setReportFeed(ReportFeed* feed);
    NetworkHand* hand() { return hand_; }
    NeuronMapFeed* maps() { return feed_; }
    NetworkEditor* editor() { return editor_; }
    /// As on the screen, for a picture: into (0, 0, size()).
    void drawOn(QPainter& painter);

    QSize minimumSizeHint() const override { return {200, 150}; }
    QSize sizeHint() const override { return {380, 320}; }

signals:
    /// A neuron was clicked: its map belongs on the big plane. -1, -1: none any more.
    void neuronChosen(int layer, int index);
    /// The neuron under the cursor; layer 0 are the inputs. -1, -1: none.
    void neuronHovered(int layer, int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void layOut();
    void takeChange();
    void openEditor(const WeightId& id);

    Session* session_;
    NetworkHand* hand_;
    NeuronMapFeed* feed_;
    NetworkEditor* editor_;
    ReportFeed* report_ = nullptr;
    NetworkPainter painter_;
    Theme theme_;
};

}  // namespace separatrix
