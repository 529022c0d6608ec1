// "— train  ╌ test" in one line, drawn as the curves are.
#pragma once

#include <QLabel>

namespace separatrix {

class CurveLegend : public QLabel {
    Q_OBJECT
public:
    explicit CurveLegend(QWidget* parent = nullptr);
    void setCurves(bool with_test);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool with_test_ = false;
};

}  // namespace separatrix
