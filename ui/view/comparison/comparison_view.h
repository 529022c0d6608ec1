// The big plane, and beside it, if wanted, the same points with softmax: each with its model and accuracy as a title.
#pragma once

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QWidget>
#include <memory>

#include "ui/model/comparison/companion.h"
#include "ui/model/look/theme.h"

namespace separatrix {

class CompanionPlane;
class NumberLabel;
class PlaneView;

class ComparisonView : public QWidget {
    Q_OBJECT
public:
    ComparisonView(Session* session, PlaneView* plane, QWidget* parent = nullptr);
    ~ComparisonView() override;
    void setTheme(const Theme& theme);

    bool isComparing() const { return companion_ != nullptr; }
    Companion* companion() { return companion_.get(); }
    CompanionPlane* companionPlane() { return second_; }

public slots:
    /// Nothing happens where the comparison does not apply.
    void setComparing(bool comparing);

signals:
    void comparingChanged(bool comparing);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeDocument();
    void showTitles();
    void placePlanes();

    Session* session_;
    PlaneView* plane_;
    Theme theme_;
    std::unique_ptr<Companion> companion_;
    CompanionPlane* second_ = nullptr;
    QBoxLayout* planes_;
    QVBoxLayout* second_column_;
    NumberLabel* first_title_;
    NumberLabel* second_title_;
    QLabel* sentence_;
    QToolButton* button_;
};

}  // namespace separatrix
