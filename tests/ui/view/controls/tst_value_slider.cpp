#include <QSignalSpy>
#include <QtTest>

#include "ui/view/controls/value_slider.h"
#include "ui/view/look/style.h"

using namespace separatrix;

class ValueSliderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ValueSlider> made(const SliderScale& scale) {
        auto slider = std::make_unique<ValueSlider>("x", "X", "X", scale, "tip");
        slider->resize(220, 60);
        slider->show();
        slider->activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(slider.get())); }();
        return slider;
    }
    static QPoint placeAt(ValueSlider& slider, double share) {
        return {static_cast<int>(10 + share * (slider.slider()->width() - 20)), slider.slider()->height() / 2};
    }

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }

    void typing() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setValue(4);
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        slider->field()->setFocus();
        QTRY_COMPARE(slider->field()->selectedText(), QString("4"));
        QTest::keyClicks(slider->field(), "17");
        QCOMPARE(edited.count(), 0);
        QTest::keyClick(slider->field(), Qt::Key_Return);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].toDouble(), 17.0);
        QCOMPARE(slider->slider()->value(), 16);
        // nothing new: nothing said
        QTest::keyClick(slider->field(), Qt::Key_Return);
        QCOMPARE(edited.count(), 1);
    }
    /// Whoever has just typed a rate can go on with the window's single keys.
    void shortcutsWorkFromTheField() {
        auto slider = made(SliderScale::integers(1, 64));
        int trained = 0, reset = 0;
        for (auto [key, count] : {std::pair(Qt::Key_Space, &trained), std::pair(Qt::Key_R, &reset)}) {
            auto* action = new QAction(slider.get());
            action->setShortcut(key);
            QObject::connect(action, &QAction::triggered, [count = count] { ++*count; });
            slider->addAction(action);
        }
        slider->field()->setFocus();
        slider->field()->selectAll();
        QTest::keyClicks(slider->field(), "1e1");
        QTest::keyClick(slider->field(), Qt::Key_Space);
        QTest::keyClick(slider->field(), Qt::Key_R);
        QCOMPARE(trained, 1);
        QCOMPARE(reset, 1);
        QCOMPARE(slider->field()->text(), QString("1e1"));
    }
    void leavingTheFieldCommits() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setValue(4);
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        slider->field()->setFocus();
        slider->field()->selectAll();
        QTest::keyClicks(slider->field(), "9");
        slider->slider()->setFocus();
        QCOMPARE(edited.count(), 1);
        QCOMPARE(slider->value(), 9.0);
    }
    void badTextKeepsTheOldValue() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setValue(4);
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        slider->field()->setFocus();
        slider->field()->selectAll();
        QTest::keyClicks(slider->field(), "many");
        QTest::keyClick(slider->field(), Qt::Key_Return);
        QCOMPARE(edited.count(), 0);
        QCOMPARE(slider->value(), 4.0);
        QCOMPARE(slider->errorText(), QString("X takes a whole number from 1 to 64, not “many”."));
        QTest::keyClick(slider->field(), Qt::Key_Escape);
        QCOMPARE(slider->errorText(), QString());
        QCOMPARE(slider->field()->text(), QString("4"));
        // and on leaving
        QTest::keyClicks(slider->field(), "many");
        slider->slider()->setFocus();
        QCOMPARE(slider->field()->text(), QString("4"));
        QVERIFY(!slider->errorText().isEmpty());
        QCOMPARE(edited.count(), 0);
    }
    void oneDragIsOneGesture() {
        auto slider = made(SliderScale::logarithmic(1e-5, 10));
        slider->setValue(1e-5);
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        for (int drag = 0; drag < 2; ++drag) {
            QTest::mousePress(slider->slider(), Qt::LeftButton, {}, placeAt(*slider, 0.2));
            for (const double share : {0.3, 0.5, 0.8}) {
                QMouseEvent move(QEvent::MouseMove, placeAt(*slider, share),
                                 slider->slider()->mapToGlobal(placeAt(*slider, share)), Qt::NoButton, Qt::LeftButton,
                                 Qt::NoModifier);
                QApplication::sendEvent(slider->slider(), &move);
            }
            QTest::mouseRelease(slider->slider(), Qt::LeftButton, {}, placeAt(*slider, 0.8));
        }
        QCOMPARE(edited.count(), 8);
        const int first = edited[0][1].toInt(), second = edited[4][1].toInt();
        QVERIFY(first != second && first > 0);
        for (int i = 0; i < 8; ++i) QCOMPARE(edited[i][1].toInt(), i < 4 ? first : second);
    }
    void aPressOnTheKnobMovesNothing() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setValue(1);
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        QTest::mouseClick(slider->slider(), Qt::LeftButton, {}, placeAt(*slider, 0.02));
        QCOMPARE(edited.count(), 0);
    }
    void keys() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setValue(10);
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        slider->slider()->setFocus();
        QTest::keyClick(slider->slider(), Qt::Key_Right);
        QCOMPARE(slider->value(), 11.0);
        QTest::keyClick(slider->slider(), Qt::Key_Down);
        QCOMPARE(slider->value(), 10.0);
        QTest::keyClick(slider->slider(), Qt::Key_PageUp);
        QCOMPARE(slider->value(), 16.0);
        QTest::keyClick(slider->slider(), Qt::Key_End);
        QCOMPARE(slider->value(), 64.0);
        QTest::keyClick(slider->slider(), Qt::Key_Home);
        QCOMPARE(slider->value(), 1.0);
        QCOMPARE(edited.count(), 5);
    }
    void showingAValueSaysNothingAndDoesNotRoundIt() {
        auto slider = made(SliderScale::logarithmic(1e-5, 10).typed(1e-12, 1e6));
        QSignalSpy edited(slider.get(), &ValueSlider::valueEdited);
        slider->setValue(0.12345);
        QCOMPARE(edited.count(), 0);
        QCOMPARE(slider->value(), 0.12345);
        QCOMPARE(slider->field()->text(), QString("0.123"));
        slider->field()->setFocus();
        QCOMPARE(slider->field()->text(), QString("0.12345"));
        slider->slider()->setFocus();
        QCOMPARE(edited.count(), 0);
    }
    void theWheelScrollsThePanelUnlessFocused() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setValue(10);
        slider->field()->setFocus();
        const auto turn = [&] {
            QWheelEvent wheel(QPointF(50, 8), slider->slider()->mapToGlobal(QPointF(50, 8)), {}, QPoint(0, 120),
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(slider->slider(), &wheel);
        };
        turn();
        QCOMPARE(slider->value(), 10.0);
        slider->slider()->setFocus();
        turn();
        QCOMPARE(slider->value(), 11.0);
    }
    void theReasonIsInTheTooltip() {
        auto slider = made(SliderScale::integers(1, 64));
        slider->setRule({false, "Because."});
        QVERIFY(!slider->slider()->isEnabled());
        QCOMPARE(slider->slider()->toolTip(), QString("Because."));
        QCOMPARE(slider->toolTip(), QString("Because."));
        slider->setRule({});
        QCOMPARE(slider->slider()->toolTip(), QString("tip"));
    }
};

QTEST_MAIN(ValueSliderTest)
#include "tst_value_slider.moc"
