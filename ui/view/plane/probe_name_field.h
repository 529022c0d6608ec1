// Where a probe's name is typed: at its mark, upon the plane.
#pragma once

#include <QLineEdit>

namespace separatrix {

/// Enter and a click elsewhere keep the name, Escape leaves it as it was; either ends the field.
class ProbeNameField : public QLineEdit {
    Q_OBJECT
public:
    /// `mark`: pixels of the plane, where the probe is.
    ProbeNameField(const QString& name, QPointF mark, QWidget* plane);

signals:
    void kept(const QString& name);

protected:
    bool event(QEvent* event) override;

private:
    void leave();

    bool ended_ = false;
};

}  // namespace separatrix
