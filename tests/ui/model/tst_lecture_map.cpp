#include <QtTest>
#include <set>

#include "ui/model/lecture_map.h"

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
        for (const QString& row : rows)
            QVERIFY2(std::any_of(lecture_entries().begin(), lecture_entries().end(),
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
