// A label whose digits all take the same room, so that a running number does not tremble; too long text is elided.
#pragma once

#include <QLabel>

namespace separatrix {

class NumberLabel : public QLabel {
    Q_OBJECT
public:
    explicit NumberLabel(QWidget* parent = nullptr);

    /// The width that this text would take.
    int widthOf(const QString& text) const;
    /// Room for `sample` is always kept.
    void reserve(const QString& sample);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString sample_;
};

}  // namespace separatrix
