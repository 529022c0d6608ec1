// A number one can drag or type: label, value, slider, and a sentence under them when something typed makes no sense.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <functional>

#include "ui/model/controls/rule.h"
#include "ui/model/controls/slider_scale.h"
#include "ui/view/controls/groove_slider.h"

namespace separatrix {

class ValueSlider : public QWidget {
    Q_OBJECT
public:
    /// `object_name` becomes the slider's name, with "Value" at its end the name of the field beside it.
    ValueSlider(const QString& object_name, const QString& label, const QString& spoken_name, const SliderScale& scale,
                const QString& tooltip, QWidget* parent = nullptr);

    double value() const { return value_; }
    /// Shows a value; emits nothing.
    void setValue(double value);
    void setScale(const SliderScale& scale);
    /// Disabled with a reason in the tooltip, or enabled with the formula.
    void setRule(const Rule& rule);
    void setTheme(const Theme& theme) { slider_->setTheme(theme); }
    /// Where a new gesture's number comes from (Session::newGesture); without it they are counted here.
    void setGestureSource(std::function<int()> source) { new_gesture_ = std::move(source); }
    QString errorText() const { return error_->text(); }

    GrooveSlider* slider() { return slider_; }
    QLineEdit* field() { return field_; }

signals:
    /// The person chose a value; all of one drag have one gesture.
    void valueEdited(double value, int gesture);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void commitField(bool leaving);
    void showValue();
    void showError(const QString& sentence);

    QString spoken_name_;
    QString tooltip_;
    SliderScale scale_;
    double value_ = 0;
    int gesture_ = 0;
    std::function<int()> new_gesture_;
    QLabel* label_;
    QLineEdit* field_;
    GrooveSlider* slider_;
    QLabel* error_;
};

}  // namespace separatrix
