#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"
#include "ui/view/settings/model_panel.h"
#include "ui/view/shell/train_bar.h"

using namespace separatrix;

class ModelPanelTest : public QObject {
    Q_OBJECT

    static void choose(QWidget& parent, const char* name, int value) {
        auto* box = parent.findChild<QComboBox*>(name);
        QVERIFY(box);
        const int index = box->findData(value);
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        emit box->activated(index);
    }
    static void type(QWidget& parent, const char* name, const QString& text) {
        auto* field = parent.findChild<QLineEdit*>(name);
        QVERIFY(field);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    const Settings& settings() const { return session_->document().settings; }

    std::unique_ptr<Session> session_;
    std::unique_ptr<ModelPanel> panel_;

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }
    void init() {
        session_ = std::make_unique<Session>();
        panel_ = std::make_unique<ModelPanel>(session_.get());
        panel_->resize(ModelPanel::panel_width, 640);
        panel_->show();
        panel_->activateWindow();
    }
    void cleanup() {
        panel_.reset();
        session_.reset();
    }

    void everyControlHasANameAndATooltip_data() {
        QTest::addColumn<bool>("bar");
        QTest::newRow("panel") << false;
        QTest::newRow("bar") << true;
    }
    void everyControlHasANameAndATooltip() {
        QFETCH(bool, bar);
        TrainBar train_bar(session_.get());
        QWidget* root = bar ? static_cast<QWidget*>(&train_bar) : panel_.get();
        int count = 0;
        QSet<QString> names;
        for (QWidget* widget : root->findChildren<QWidget*>()) {
            const bool interactive = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
                                     qobject_cast<QAbstractSlider*>(widget) || qobject_cast<QLineEdit*>(widget);
            if (!interactive || qobject_cast<QScrollBar*>(widget)) continue;
            ++count;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!names.contains(widget->objectName()), qPrintable(widget->objectName()));
            names.insert(widget->objectName());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            QVERIFY2(widget->focusPolicy() != Qt::NoFocus, qPrintable(widget->objectName()));
        }
        QVERIFY(count >= (bar ? 13 : 20));
    }

    /// What a closed box says is not cut, whatever is chosen.
    void choicesFitTheirBoxes() {
        for (auto* box : panel_->findChildren<QComboBox*>()) {
            for (int i = 0; i < box->count(); ++i) {
                box->setCurrentIndex(i);
                const QString shown = box->itemData(i, Qt::UserRole + 2).toString();
                QVERIFY2(!shown.isEmpty(), qPrintable(box->objectName()));
                const int room = box->width() - 8 - 22;  // as drawn: the text's margin and the arrow
                QVERIFY2(box->fontMetrics().horizontalAdvance(shown) <= room, qPrintable(shown));
                QVERIFY(box->fontMetrics().horizontalAdvance(box->itemText(i)) < box->view()->minimumWidth());
            }
        }
    }

    void showsTheDocument() {
        QCOMPARE(panel_->findChild<QComboBox*>("model")->currentText(), QString("Neuron"));
        session_->apply("x", [](Document d) {
            Settings s = d.settings;
            s.model.model = ModelKind::mlp;
            s.model.hidden = {9, 9};
            s.training.learning_rate = 0.5;
            return with_settings(d, s);
        });
        QCOMPARE(panel_->findChild<QLineEdit*>("hiddenSizeValue")->text(), QString("9"));
        QCOMPARE(panel_->findChild<QLineEdit*>("hiddenLayersValue")->text(), QString("2"));
        QCOMPARE(panel_->findChild<QLineEdit*>("learningRateValue")->text(), QString("0.500"));
        QCOMPARE(session_->undoStack()->count(), 1);
    }
    void writesTheDocument() {
        choose(*panel_, "model", static_cast<int>(ModelKind::mlp));
        choose(*panel_, "activation", static_cast<int>(Activation::tanh));
        choose(*panel_, "optimizer", static_cast<int>(OptimizerKind::momentum));
        choose(*panel_, "order", static_cast<int>(BatchOrder::replacement));
        choose(*panel_, "initializer", static_cast<int>(Initializer::he));
        type(*panel_, "hiddenLayersValue", "3");
        type(*panel_, "hiddenSizeValue", "7");
        type(*panel_, "learningRateValue", "0.25");
        type(*panel_, "batchSizeValue", "all");
        type(*panel_, "momentumValue", "0.5");
        QCOMPARE(settings().model.model, ModelKind::mlp);
        QCOMPARE(settings().model.activation, Activation::tanh);
        QCOMPARE(settings().model.hidden, (std::vector<int>{7, 7, 7}));
        QCOMPARE(settings().model.initializer, Initializer::he);
        QCOMPARE(settings().training.learning_rate, 0.25);
        QCOMPARE(settings().training.batch_size, 0);
        QCOMPARE(settings().training.optimizer.momentum, 0.5);
        QCOMPARE(settings().training.order, BatchOrder::replacement);
        QCOMPARE(session_->undoStack()->count(), 10);
        session_->undoStack()->undo();
        QVERIFY(settings().training.optimizer.momentum != 0.5);
        QCOMPARE(panel_->findChild<QLineEdit*>("batchSizeValue")->text(), QString("all"));
    }
    void theFoldedPart() {
        auto* l2 = panel_->findChild<QLineEdit*>("l2Value");
        QVERIFY(!l2->isVisible());
        panel_->findChild<QAbstractButton*>("moreSettings")->click();
        QVERIFY(l2->isVisible());
        type(*panel_, "l2Value", "0.01");
        type(*panel_, "testShareValue", "25");
        choose(*panel_, "inputScale", static_cast<int>(ScaleKind::standard));
        choose(*panel_, "precision", static_cast<int>(Precision::float_));
        QCOMPARE(settings().training.penalty.l2, 0.01);
        QCOMPARE(settings().training.test_fraction, 0.25);
        QCOMPARE(settings().model.scale, ScaleKind::standard);
        QCOMPARE(settings().training.precision, Precision::float_);
    }
    void scheduleAndStopConditions() {
        panel_->findChild<QAbstractButton*>("moreSettings")->click();
        auto* epochs = panel_->findChild<QLineEdit*>("scheduleEpochs");
        QVERIFY(!epochs->isEnabled());
        QVERIFY(epochs->toolTip().contains("constant"));
        choose(*panel_, "schedule", static_cast<int>(ScheduleKind::cosine));
        QVERIFY(epochs->isEnabled());
        type(*panel_, "scheduleEpochs", "250");
        type(*panel_, "scheduleFactor", "0,5");
        QVERIFY((settings().training.schedule == LearningRateSchedule{ScheduleKind::cosine, 250, 0.5}));
        type(*panel_, "stopEpochs", "20");
        type(*panel_, "stopLoss", "0.05");
        QCOMPARE(settings().training.stop_epochs, std::int64_t{20});
        QCOMPARE(settings().training.stop_loss, 0.05);
        auto* error = panel_->findChild<QLabel*>("stopLossError");
        QVERIFY(!error->isVisible());
        type(*panel_, "stopLoss", "little");
        QVERIFY(error->isVisible());
        QVERIFY(error->text().contains("little"));
        QCOMPARE(settings().training.stop_loss, 0.05);
        type(*panel_, "stopLoss", "never");
        QVERIFY(!error->isVisible());
        QCOMPARE(settings().training.stop_loss, 0.0);
        session_->undoStack()->undo();
        QCOMPARE(panel_->findChild<QLineEdit*>("stopLoss")->text(), QString("0.05"));
    }
    void layersOneByOne() {
        panel_->findChild<QAbstractButton*>("moreSettings")->click();
        choose(*panel_, "model", static_cast<int>(ModelKind::mlp));
        type(*panel_, "hiddenLayersValue", "2");
        auto* third = panel_->findChild<QLineEdit*>("layerSize3Value");
        QVERIFY(third && !third->isVisible());
        type(*panel_, "layerSize2Value", "9");
        QCOMPARE(settings().model.hidden, (std::vector<int>{4, 9}));
        QVERIFY(panel_->findChild<QSlider*>("hiddenSize")->toolTip().contains("different"));
        type(*panel_, "layerSize1Value", "65");
        QCOMPARE(settings().model.hidden, (std::vector<int>{4, 9}));
        type(*panel_, "hiddenSizeValue", "5");
        QCOMPARE(settings().model.hidden, (std::vector<int>{5, 5}));
    }
    void biasesArePenalisedIfAsked() {
        panel_->findChild<QAbstractButton*>("moreSettings")->click();
        auto* biases = panel_->findChild<QAbstractButton*>("penalizeBiases");
        QVERIFY(!biases->isEnabled());
        type(*panel_, "l2Value", "0.01");
        QVERIFY(biases->isEnabled());
        biases->click();
        QVERIFY(settings().training.penalty.biases);
        session_->undoStack()->undo();
        QVERIFY(!biases->isChecked());
    }
    void oneDragIsOneUndoStep() {
        auto* slider = panel_->findChild<QSlider*>("learningRate");
        const QPoint middle = slider->rect().center();
        QTest::mousePress(slider, Qt::LeftButton, {}, middle - QPoint(60, 0));
        for (int x = -50; x <= 50; x += 5) {
            QMouseEvent move(QEvent::MouseMove, middle + QPoint(x, 0), slider->mapToGlobal(middle + QPoint(x, 0)),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(slider, &move);
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, middle + QPoint(50, 0));
        QCOMPARE(session_->undoStack()->count(), 1);
        QCOMPARE(session_->undoStack()->undoText(), QString("Change the learning rate"));
        session_->undoStack()->undo();
        QCOMPARE(settings().training.learning_rate, TrainingSettings().learning_rate);
    }
    void theSeedTakes64Bits() {
        type(*panel_, "seed", "18446744073709551615");
        QCOMPARE(settings().seed, UINT64_MAX);
        type(*panel_, "seed", "18446744073709551616");
        QCOMPARE(settings().seed, UINT64_MAX);
        auto* error = panel_->findChild<QLabel*>("seedError");
        QVERIFY(error->isVisible());
        QVERIFY(error->text().contains("18446744073709551616"));
        QCOMPARE(panel_->findChild<QLineEdit*>("seed")->text(), QString("18446744073709551615"));
        panel_->findChild<QAbstractButton*>("seedDice")->click();
        QVERIFY(settings().seed != UINT64_MAX);
        QVERIFY(!error->isVisible());
        // what was refused is forgotten once the document has gone on, though the seed is as it was
        type(*panel_, "seed", "many");
        QVERIFY(error->isVisible());
        session_->apply("x", [](Document d) {
            d.settings.training.learning_rate = 0.3;
            return d;
        });
        QVERIFY(!error->isVisible());
    }
    void theStepIsShownAndRefused() {
        auto* refusal = panel_->findChild<QLabel*>("modelRefusal");
        QVERIFY(!refusal->isVisible());
        choose(*panel_, "activation", static_cast<int>(Activation::step));
        QCOMPARE(settings().model.activation, Activation::step);
        QVERIFY(refusal->isVisible());
        QVERIFY(refusal->text().contains("derivative"));
        session_->undoStack()->undo();
        QVERIFY(!refusal->isVisible());
    }
    void whatDoesNotApplyIsDisabledWithItsReason() {
        auto* size = panel_->findChild<QSlider*>("hiddenSize");
        QVERIFY(!size->isEnabled());
        QVERIFY(size->toolTip().contains("MLP"));
        auto* momentum = panel_->findChild<QSlider*>("momentum");
        QVERIFY(!momentum->isEnabled());
        choose(*panel_, "optimizer", static_cast<int>(OptimizerKind::gd));
        QVERIFY(!panel_->findChild<QSlider*>("batchSize")->isEnabled());
        choose(*panel_, "model", static_cast<int>(ModelKind::regression));
        QVERIFY(!panel_->findChild<QComboBox*>("loss")->isEnabled());
    }
    void fitsItsWidth() {
        panel_->findChild<QAbstractButton*>("moreSettings")->click();
        auto* area = panel_->findChild<QScrollArea*>();
        QVERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
    }
};

QTEST_MAIN(ModelPanelTest)
#include "tst_model_panel.moc"
