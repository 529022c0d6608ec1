// Verdicts keep up with the training and with the hand, and are never those of other movies.
#include <QtTest>

#include "core/document/edits.h"
#include "ui/model/canvas/point_verdicts.h"
#include "ui/model/canvas/verdict_feed.h"

using namespace separatrix;

class TestVerdictFeed : public QObject {
    Q_OBJECT
private slots:
    void followsTheNetworkAndTheMovies() {
        Session session;
        session.setSpeed(1);
        VerdictFeed feed(&session, session.fieldFeed());
        connect(&session, &Session::shownChanged, &feed, &VerdictFeed::takeNetwork);
        std::vector<bool> verdict;
        bool always_of_these = true;
        connect(&feed, &VerdictFeed::judged, this, [&](const std::vector<bool>& wrong) {
            verdict = wrong;
            always_of_these = always_of_these && wrong.size() == session.document().points.size();
        });
        const auto is_right = [&] {
            const auto moment = session.shown();
            return moment && moment->checkpoint &&
                   verdict == wrong_points(session.document().points, session.document().classes(),
                                           moment->checkpoint->predictor);
        };
        QTRY_VERIFY(is_right());
        for (int i = 0; i < 20; ++i) {
            session.apply("add", [i](Document d) { return add_point(std::move(d), 0.2 * i, 1, i % 2); });
            session.stepEpoch();
            QTest::qWait(i % 3);
        }
        QTRY_VERIFY(is_right());
        QCOMPARE(verdict.size(), session.document().points.size());
        session.setTraining(true);
        QTest::qWait(50);
        session.setTraining(false);
        QTRY_VERIFY(is_right());
        QVERIFY(always_of_these);
    }
};

QTEST_GUILESS_MAIN(TestVerdictFeed)
#include "tst_verdict_feed.moc"
