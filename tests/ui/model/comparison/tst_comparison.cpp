// ui/model/comparison/comparison.h: the false order of one number for K labels, in words and in numbers.
#include <QtTest>

#include "core/training/trainer.h"
#include "ui/model/comparison/comparison.h"

using namespace separatrix;

namespace {

Document with_classes(int classes, ModelKind model) {
    Document document = sample_document();
    document.class_names.clear();
    for (int k = 0; k < classes; ++k) document.class_names.push_back(std::to_string(k));
    document.settings.model.model = model;
    return document;
}

/// Five heaps on a circle in the order 0, 2, 4, 1, 3: no row of labels fits, and every label has its own half-plane.
Document heaps() {
    Document document = with_classes(5, ModelKind::regression);
    document.points.clear();
    const int order[] = {0, 2, 4, 1, 3};
    for (int k = 0; k < 5; ++k) {
        const double angle = 2 * 3.14159265358979 * k / 5;
        for (const double r : {1.7, 1.9, 2.1})
            document.points.push_back(
                {2.5 + r * std::cos(angle), 2.5 + r * std::sin(angle), order[k], document.next_id++, {}});
    }
    document.settings.training.learning_rate = 0.1;
    document.settings.training.loss = LossKind::squared;
    return document;
}

double accuracy_after(const Document& document, const Settings& settings, int epochs) {
    Trainer trainer({1, 1, dataset_of(document), settings, nullptr, nullptr, {}});
    for (int i = 0; i < epochs; ++i) trainer.run_epoch();
    return trainer.metrics().train.accuracy;
}

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT
private slots:
    void theOtherSettingsStay() {
        Document document = with_classes(4, ModelKind::regression);
        document.settings.training.loss = LossKind::squared;
        document.settings.training.batch_size = 7;
        document.settings.training.optimizer.kind = OptimizerKind::adam;
        document.settings.seed = 99;
        const Settings other = softmax_beside(document);
        QCOMPARE(other.model.model, ModelKind::softmax);
        QCOMPARE(other.training.loss, LossKind::cross_entropy);
        QVERIFY(!validate(other, 4));
        Settings back = other;
        back.model.model = ModelKind::regression;
        back.training.loss = LossKind::squared;
        QVERIFY(back == document.settings);
    }

    void appliesToOneNumberForThreeLabels() {
        QVERIFY(rule_of_comparison(with_classes(3, ModelKind::regression)).enabled);
        for (const Document& document : {with_classes(2, ModelKind::regression), with_classes(3, ModelKind::softmax)}) {
            QVERIFY(!rule_of_comparison(document).enabled);
            QVERIFY(!rule_of_comparison(document).reason.isEmpty());
        }
    }

    void sentenceNamesTheOrder() {
        QCOMPARE(
            comparison_sentence(with_classes(5, ModelKind::regression)),
            QStringLiteral("One number puts the labels in a row: “class 4” is farther from “class 2” than “class 1” "
                           "is, an order that does not exist. Softmax gives each label a neuron of its own."));
        QVERIFY(comparison_sentence(with_classes(3, ModelKind::regression)).contains("“class 2” is farther from"));
        QVERIFY(comparison_sentence(with_classes(2, ModelKind::regression)).isEmpty());
        Document named = with_classes(3, ModelKind::regression);
        named.class_names = {"%5", "b%1", "c"};
        QVERIFY(comparison_sentence(named).contains("“c” is farther from “%5” than “b%1” is"));
    }

    void titlesSayModelAndAccuracy() {
        TrainingFrame frame;
        frame.epoch = 1284;
        frame.metrics.train.count = 10;
        frame.metrics.train.accuracy = 0.6;
        const Settings settings = with_classes(4, ModelKind::regression).settings;
        QCOMPARE(comparison_title(settings, 4, &frame, false),
                 QStringLiteral("One number for 4 labels · accuracy 60\u202f%"));
        frame.metrics.test.count = 5;
        frame.metrics.test.accuracy = 0.4;
        QVERIFY(comparison_title(settings, 4, &frame, true).endsWith("test accuracy 40\u202f% · epoch 1\u202f284"));
    }

    void oneNumberFailsWhereSoftmaxDoesNot() {
        const Document document = heaps();
        const double wrong_way = accuracy_after(document, document.settings, 300);
        const double right_way = accuracy_after(document, softmax_beside(document), 300);
        QVERIFY2(wrong_way < 0.7, qPrintable(QString::number(wrong_way)));
        QCOMPARE(right_way, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
