#include <QtTest>

#include "ui/model/session/selection_edits.h"

using namespace separatrix;

class SelectionEditsTest : public QObject {
    Q_OBJECT

    static bool has(const Session& session, std::uint64_t id) {
        const auto& points = session.document().points;
        return std::any_of(points.begin(), points.end(), [id](const Point& point) { return point.id == id; });
    }

private slots:
    void deletedMoviesAreOneStepThatSaysHowMany() {
        Session session;
        const auto first = session.document().points[0].id;
        const auto second = session.document().points[1].id;
        const auto third = session.document().points[2].id;
        delete_movies(session, std::array{second});
        QCOMPARE(session.undoStack()->undoText(), QString("Delete movie"));
        QVERIFY(!has(session, second) && has(session, first));
        session.selection()->set(third);
        delete_movies(session, std::array{first, third});
        QCOMPARE(session.undoStack()->undoText(), QString("Delete 2 movies"));
        QVERIFY(!has(session, first) && !has(session, third));
        QCOMPARE(session.selection()->ids().size(), 0u);
        session.undoStack()->undo();
        session.undoStack()->undo();
        QCOMPARE(session.document(), sample_document());
    }
    /// A filter of the table may hide some of the chosen ones: they are not meant.
    void theOthersThatAreChosenStay() {
        Session session;
        const auto first = session.document().points[0].id;
        const auto second = session.document().points[1].id;
        session.selection()->set(std::vector{first, second});
        delete_movies(session, std::array{first});
        QVERIFY(has(session, second));
        delete_selected(session);
        QVERIFY(!has(session, second));
    }
};

QTEST_GUILESS_MAIN(SelectionEditsTest)
#include "tst_selection_edits.moc"
