// The head of the loss card: loss or accuracy, the moment's values, logarithmic or linear.
#pragma once

#include <QObject>

#include "ui/model/loss/loss_plot_model.h"

class QToolButton;

namespace separatrix {

class Card;
class NumberLabel;

class LossHead : public QObject {
    Q_OBJECT
public:
    /// Puts its buttons into the card's header.
    explicit LossHead(Card* card);
    /// `logarithmic` is the person's choice, which the accuracy does not follow.
    void showQuantity(PlotQuantity quantity, bool logarithmic);
    /// "Loss", or what it includes.
    void setLossTitle(const QString& title);
    /// Shows the values where there is room for them; false: they belong elsewhere. `metrics` may be null.
    bool showValues(const Metrics* metrics, PlotQuantity quantity);

signals:
    void quantityChosen(separatrix::PlotQuantity quantity);
    void scaleClicked();

private:
    QToolButton* addButton(const char* name, const QString& text);

    Card* card_;
    NumberLabel* values_;
    QToolButton* loss_;
    QToolButton* accuracy_;
    QToolButton* scale_;
};

}  // namespace separatrix
