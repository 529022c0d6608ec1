#include <QtTest>
#include <set>

#include "core/document/edits.h"
#include "ui/model/data/data_edits.h"
#include "ui/model/words/generator_names.h"

using namespace separatrix;

class DataEditsTest : public QObject {
    Q_OBJECT
private slots:
    void theSampleReplacesMoviesAxesAndClasses() {
        const Document sample = sample_document();
        Document document = with_generated(sample, quick_generator(GeneratorKind::gaussians, sample));
        document.axes[0] = {"Height", 100, 200};
        document.settings.training.learning_rate = 0.5;
        QCOMPARE(document.classes(), 4);
        const Document back = with_sample_movies(document);
        QCOMPARE(back.axes, sample.axes);
        QCOMPARE(back.class_names, sample.class_names);
        QCOMPARE(back.points.size(), sample.points.size());
        QCOMPARE(back.points[3].x1, sample.points[3].x1);
        QCOMPARE(back.settings.training.learning_rate, 0.5);  // the settings are the person's
        QVERIFY(!validate(back.settings, back.classes()));
    }
    void removingAllKeepsTheRest() {
        const Document document = without_movies(sample_document());
        QVERIFY(document.points.empty());
        QCOMPARE(document.axes, sample_document().axes);
        QCOMPARE(document.class_names, sample_document().class_names);
        QCOMPARE(document.settings, sample_document().settings);
    }
    void aQuickSetSaysHowManyClassesItHas() {
        Document document = sample_document();
        document.settings.seed = 7;
        for (const GeneratorKind kind : all_generators) {
            const GeneratorSettings settings = quick_generator(kind, document);
            QCOMPARE(settings.seed, document.settings.seed);
            const Document generated = with_generated(document, settings);
            QCOMPARE(generated.points.size(), 200u);
            std::set<int> labels;
            for (const Point& point : generated.points) labels.insert(point.label);
            QCOMPARE(static_cast<int>(labels.size()), generated.classes());
            QCOMPARE(quick_title(kind).endsWith("4 classes"), generated.classes() == 4);
            QVERIFY(quick_title(kind).startsWith(title(kind)));
            // the same seed, the same movies
            QVERIFY(with_generated(document, settings) == generated);
        }
        QCOMPARE(quick_generator(GeneratorKind::spiral, document).classes, 2);
        QCOMPARE(quick_generator(GeneratorKind::gaussians, document).classes, 4);
    }
};

QTEST_GUILESS_MAIN(DataEditsTest)
#include "tst_data_edits.moc"
