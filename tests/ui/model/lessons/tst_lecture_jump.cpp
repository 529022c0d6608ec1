#include <QtTest>

#include "core/document/edits.h"
#include "ui/model/lessons/lecture_jump.h"
#include "ui/model/session/session.h"

using namespace separatrix;

class LectureJumpTest : public QObject {
    Q_OBJECT

    static LectureEntry entryOf(LectureTopic topic) {
        for (const LectureEntry& entry : lecture_entries())
            if (entry.topic == topic) return entry;
        qFatal("no such topic");
    }

private slots:
    void theSlidesMomentIsSetUpAsOneStep() {
        Session session;
        const LectureEntry entry = entryOf(LectureTopic::descent);
        const auto moment = moment_of(entry.topic);
        QVERIFY(moment && !shows_moment(session, *moment));
        QVERIFY(set_up_lecture(session, entry));
        QTRY_VERIFY(shows_moment(session, *moment));
        QCOMPARE(session.undoStack()->undoText(), QString("Lecture: ") + entry.title);
        const auto chosen = session.selection()->ids();
        QCOMPARE(chosen.size(), 1u);
        for (const Point& point : session.document().points)
            if (point.id == chosen[0]) QCOMPARE(point.x1, moment->marks[0]);
        session.undoStack()->undo();
        QCOMPARE(session.document(), sample_document());
        QVERIFY(!session.undoStack()->canUndo());
    }
    void whatIsThereAlreadyIsLeftAlone() {
        Session session;
        const LectureEntry entry = entryOf(LectureTopic::descent);
        QVERIFY(set_up_lecture(session, entry));
        QTRY_VERIFY(shows_moment(session, *moment_of(entry.topic)));
        const int steps = session.undoStack()->index();
        QVERIFY(!set_up_lecture(session, entry));
        QCOMPARE(session.undoStack()->index(), steps);
    }
    void theMomentComesBackAfterTraining() {
        Session session;
        const LectureEntry entry = entryOf(LectureTopic::descent);
        const auto moment = moment_of(entry.topic);
        QVERIFY(set_up_lecture(session, entry));
        QTRY_VERIFY(shows_moment(session, *moment));
        session.stepEpoch();
        QTRY_VERIFY(session.frame() && session.frame()->epoch == 1);
        QVERIFY(!shows_moment(session, *moment));
        QVERIFY(set_up_lecture(session, entry));
        QTRY_VERIFY(shows_moment(session, *moment));
    }
    void trainingStopsWhereOtherMoviesCome() {
        Session session;
        session.apply(
            "x", [](Document document) { return remove_points_at(std::move(document), std::vector<std::size_t>{0}); });
        session.setTraining(true);
        QVERIFY(session.isTraining());
        QVERIFY(set_up_lecture(session, entryOf(LectureTopic::descent)));
        QVERIFY(!session.isTraining());
    }
};

QTEST_GUILESS_MAIN(LectureJumpTest)
#include "tst_lecture_jump.moc"
