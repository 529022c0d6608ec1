#include <QtTest>

#include "core/document/edits.h"
#include "core/document/json_files.h"
#include "core/training/trainer.h"
#include "ui/model/loss/pinned_curves.h"

using namespace separatrix;

namespace {

/// The frame that the thread would answer after so many epochs.
TrainingFrame frame_after(const Document& document, int epochs) {
    Trainer trainer({1, 1, dataset_of(document), document.settings, nullptr, nullptr});
    for (int i = 0; i < epochs; ++i) trainer.run_epoch();
    TrainingFrame frame;
    frame.epoch = trainer.epoch();
    frame.checkpoint = std::make_shared<const Checkpoint>(trainer.checkpoint());
    frame.history = std::make_shared<const LossHistory>(trainer.history());
    frame.metrics = trainer.metrics();
    return frame;
}

Document pinned(Document document, int epochs = 3) {
    const TrainingFrame frame = frame_after(document, epochs);
    return with_pin(std::move(document), frame, 0);
}

Document with_batch(Document document, int size) {
    document.settings.training.batch_size = size;
    return document;
}

}  // namespace

class TestPinnedCurves : public QObject {
    Q_OBJECT
private slots:
    void labelsSayOnlyWhatDiffers() {
        // batch 1, batch 16 and batch 16 + momentum over each other (LECTURE.md, 5)
        Document document = pinned(with_batch(sample_document(), 1));
        document = pinned(with_batch(document, 16));
        document.settings.training.optimizer.kind = OptimizerKind::momentum;
        document = pinned(document);
        QCOMPARE(pin_labels(document), (QStringList{"batch 1", "batch 16", "batch 16, momentum 0.9"}));
        // what the current run differs in counts too
        document.settings.training.learning_rate = 0.5;
        QCOMPARE(pin_labels(document).back(), QString("batch 16, momentum 0.9, α 0.1"));
    }
    void runsThatAreAlikeAreStillToldApart() {
        Document document = pinned(pinned(sample_document()));
        const QStringList labels = pin_labels(document);
        QCOMPARE(labels.size(), 2);
        QVERIFY(labels[0] != labels[1]);
        QVERIFY(!labels[0].isEmpty());
    }
    void whereTheUsualChoiceIsTheDifferenceItIsSaid() {
        Document document = pinned(with_batch(sample_document(), 16));
        document.settings.training.optimizer.kind = OptimizerKind::momentum;
        QCOMPARE(pin_labels(document), QStringList{"SGD"});
    }
    void otherMoviesAreADifference() {
        Document document = pinned(sample_document());
        GeneratorSettings bar;
        bar.kind = GeneratorKind::bar;
        document = with_points(document, generate(bar, document.axes), 2);
        document.settings.training.test_fraction = 0.25;
        document = pinned(document);
        QCOMPARE(pin_labels(document), (QStringList{"24 movies", "Bar, 200 movies (50 for testing)"}));
    }
    void namesAreKeptAndCut() {
        Document document = with_pin_named(pinned(sample_document()), 0, "  the  first ");
        QCOMPARE(pin_labels(document), QStringList{"the first"});
        document = with_pin_named(document, 0, QString(200, 'x'));
        QCOMPARE(pin_labels(document).front().size(), qsizetype(max_pin_name));
        document = with_pin_named(document, 0, "");
        QVERIFY(pin_labels(document).front() != QString());
        QVERIFY(document.notebook.pins.front().name.empty());
    }
    void slotsStayAndAreUsedAgain() {
        Document document = sample_document();
        for (std::size_t i = 0; i < max_pins; ++i) document = pinned(document, 1);
        const TrainingFrame frame = frame_after(document, 1);
        QVERIFY(!why_not_pin(document, &frame).isEmpty());
        QCOMPARE(with_pin(document, frame, 0), document);
        document = without_pin(document, 3);
        QCOMPARE(document.notebook.pins.size(), max_pins - 1);
        document = with_pin(document, frame, 0);
        QCOMPARE(document.notebook.pins.back().slot, 3);
        QVERIFY(without_pins(document).notebook.pins.empty());
    }
    void nothingIsPinnedBeforeTraining() {
        const Document document = sample_document();
        QVERIFY(!why_not_pin(document, nullptr).isEmpty());
        const TrainingFrame untrained = frame_after(document, 0);
        QVERIFY(!why_not_pin(document, &untrained).isEmpty());
        QCOMPARE(with_pin(document, untrained, 0), document);
    }
    void aPinIsBoundedAndKeepsItsSpikes() {
        Document document = sample_document();
        TrainingFrame frame = frame_after(document, 1);
        LossHistory history;
        for (int e = 0; e < 100'000; ++e) history.append({e, e == 77'777 ? 50.0 : 0.1, 0.5});
        frame.history = std::make_shared<const LossHistory>(history);
        document = with_pin(document, frame, 0);
        const LossHistory& kept = document.notebook.pins.front().run->history;
        QVERIFY(kept.buckets().size() <= pin_buckets);
        const PlotSeries series = loss_series(kept, LossCurve::train, true);
        QCOMPARE(*std::max_element(series.y.begin(), series.y.end()), 50.0);
    }
    void theTooltipTellsEverything() {
        Document document = sample_document();
        const TrainingFrame frame = frame_after(document, 4);
        document = with_pin(document, frame, 2);
        const QString text = pin_tooltip(document.notebook.pins.front());
        for (const char* part : {"24 movies", "Neuron", "sigmoid", "cross-entropy", "batch 1", "SGD", "α 0.1",
                                 "seed 42", "epoch 4", "changed at epoch 2"})
            QVERIFY2(text.contains(part, Qt::CaseInsensitive), qPrintable(QString(part) + " not in " + text));
    }
    void coloursAreNoClassesColours() {
        for (const Theme& theme : {light_theme(), dark_theme()})
            for (int slot = 0; slot < int(max_pins); ++slot) {
                const QColor color = pin_color(slot, theme);
                for (int label = 0; label < 10; ++label) {
                    const QColor other = theme.class_color(label);
                    const int distance = std::abs(color.red() - other.red()) + std::abs(color.green() - other.green()) +
                                         std::abs(color.blue() - other.blue());
                    QVERIFY2(distance >= 40,
                             qPrintable(QString("slot %1 class %2: %3").arg(slot).arg(label).arg(distance)));
                }
                for (int other = 0; other < slot; ++other)
                    QVERIFY(color != pin_color(other, theme) || pin_is_broken(slot) != pin_is_broken(other));
            }
    }
    void savedAndOpenedTheyAreTheSame() {
        Document document = with_pin_named(pinned(pinned(sample_document()), 7), 1, "“mine”");
        document.notebook.answers["fail"] = "One line cannot …";
        const auto saved = read_document(write_document(document, nullptr, nullptr, {{"linear"}, 12}), "a.sepx");
        QVERIFY(saved);
        QVERIFY(saved->document == document);
        QCOMPARE(pin_labels(saved->document), pin_labels(document));
        QVERIFY((saved->progress == Progress{{"linear"}, 12}));
    }
};

QTEST_GUILESS_MAIN(TestPinnedCurves)
#include "tst_pinned_curves.moc"
