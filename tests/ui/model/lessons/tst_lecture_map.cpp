#include <QtTest>
#include <set>

#include "ui/model/lessons/lecture_map.h"

using namespace separatrix;

class TestLectureMap : public QObject {
    Q_OBJECT
private slots:
    void everyRowOfTheLectureIsPointedAt() {
        // LECTURE.md, "The rows"
        const std::vector<QString> rows{"Recommendation problem",
                                        "Linear decision, sigmoid",
                                        "Squared criterion, gradient descent, SGD",
                                        "Learning rate",
                                        "Multi-label by regression",
                                        "Softmax, cross-entropy",
                                        "Non-linear decision",
                                        "Chain rule, forward and backward",
                                        "Derivatives",
                                        "Code from scratch",
                                        "Practical session",
                                        "PyTorch",
                                        "Activations, optimisation",
                                        "Images"};
        const auto entries = lecture_entries();
        for (const QString& row : rows)
            QVERIFY2(std::any_of(entries.begin(), entries.end(),
                                 [&](const LectureEntry& entry) { return entry.title == row; }),
                     qPrintable(row));
        std::set<QString> sections;
        for (const LectureEntry& entry : lecture_entries()) {
            sections.insert(entry.section);
            QVERIFY(!entry.what.isEmpty());
            QVERIFY(entry.task >= 0 && entry.task < static_cast<int>(practice_tasks().size()));
        }
        QCOMPARE(sections.size(), 7u);
    }
    /// What was tried before does not stay in the lecture's way.
    void aTopicBeginsWithFirstSettings() {
        Document used = sample_document();
        used.settings.seed = 7;
        used.settings.model.scale = ScaleKind::none;
        used.settings.training.learning_rate = 5;
        used.settings.training.optimizer.kind = OptimizerKind::adam;
        used.settings.training.penalty.l2 = 1;
        used.settings.training.faults.wrong_sign = true;
        used.settings.training.stop_epochs = 3;
        Document fresh = sample_document();
        fresh.settings.seed = 7;
        for (const LectureEntry& entry : lecture_entries()) {
            if (with_topic(used, entry.topic) == used) continue;
            QCOMPARE(with_topic(used, entry.topic).settings, with_topic(fresh, entry.topic).settings);
        }
    }
    void theSlidesMovieIsThere() {
        const auto moment = moment_of(LectureTopic::descent);
        QVERIFY(moment);
        const Document document = with_topic(sample_document(), LectureTopic::descent);
        const auto& points = document.points;
        QVERIFY(std::any_of(points.begin(), points.end(), [&](const Point& point) {
            return point.x1 == moment->marks[0] && point.x2 == moment->marks[1] && point.label == 1;
        }));
        QCOMPARE(document.settings.model.scale, ScaleKind::none);
        QCOMPARE(document.settings.training.learning_rate, 0.1);
    }
    void whatATopicSetsUpCanBeShown() {
        for (const LectureEntry& entry : lecture_entries()) {
            // from wherever one comes
            Document before = with_set_up(sample_document(), PracticePart::rings);
            before.notebook.answers["fail"] = "kept";
            const Document after = with_topic(before, entry.topic);
            QCOMPARE(after.notebook, before.notebook);
            QVERIFY(!after.points.empty());
            const auto error = validate(after.settings, after.classes());
            if (entry.topic == LectureTopic::step)
                QVERIFY(error && error->code == ErrorCode::step_cannot_learn);
            else
                QVERIFY2(!error, qPrintable(entry.title));
        }
        Document empty = sample_document();
        empty.points.clear();
        QCOMPARE(with_topic(empty, LectureTopic::recommendation).points.size(), 24u);
        QCOMPARE(with_topic(sample_document(), LectureTopic::recommendation), sample_document());
        QCOMPARE(with_topic(sample_document(), LectureTopic::images), sample_document());
        QCOMPARE(with_topic(empty, LectureTopic::regression).classes(), 5);
    }
};

QTEST_GUILESS_MAIN(TestLectureMap)
#include "tst_lecture_map.moc"
