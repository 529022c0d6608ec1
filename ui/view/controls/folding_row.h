// A row of widgets that folds, one step after the other, until it fits: words become icons, captions go, several
// buttons become one menu.
#pragma once

#include <QHBoxLayout>
#include <QWidget>
#include <functional>
#include <vector>

namespace separatrix {

class FoldingRow : public QWidget {
    Q_OBJECT
public:
    /// `does(true)` leaves something out, `does(false)` brings it back. It is called for every width that is tried, so
    /// what may have the keyboard's focus must not be hidden in it, but when settled() comes.
    using Fold = std::function<void(bool folded)>;

    explicit FoldingRow(QWidget* parent = nullptr);

    /// Where the widgets are put.
    QHBoxLayout* line() { return line_; }
    /// What is left out next, where those added before are not enough.
    void addFold(Fold does) { folds_.push_back(std::move(does)); }
    /// How many folds this width needs.
    int folded() const { return folded_; }
    /// Chooses the folds again: after anything that changes how much room the widgets need.
    void fit();
    /// As narrow as with all folds.
    QSize minimumSizeHint() const override;

signals:
    /// The folds for this width are chosen.
    void settled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// The first `count` folds, and no other; answers the width that this needs.
    int widthWith(int count);

    QHBoxLayout* line_;
    std::vector<Fold> folds_;
    int folded_ = 0;
    int narrowest_ = 0;
};

}  // namespace separatrix
