#include "ui/model/session/selection.h"

#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session/session.h"

using namespace separatrix;

namespace {

using Ids = std::vector<std::uint64_t>;

}  // namespace

class SelectionTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheOrderAndEachOnce() {
        Selection selection;
        selection.set(Ids{5, 2, 5, 9});
        QCOMPARE(selection.ids(), (Ids{5, 2, 9}));
        selection.add(Ids{2, 1});
        QCOMPARE(selection.ids(), (Ids{5, 2, 9, 1}));
        QCOMPARE(selection.current(), std::optional<std::uint64_t>(1));
        selection.remove(Ids{2, 77});
        QCOMPARE(selection.ids(), (Ids{5, 9, 1}));
        selection.toggle(9);
        selection.toggle(4);
        QCOMPARE(selection.ids(), (Ids{5, 1, 4}));
        QVERIFY(selection.contains(4) && !selection.contains(9));
        selection.clear();
        QVERIFY(selection.empty() && !selection.current());
    }

    void tellsOnceAndOnlyOfChanges() {
        Selection selection;
        QSignalSpy changed(&selection, &Selection::changed);
        selection.clear();
        selection.remove(Ids{3});
        QCOMPARE(changed.count(), 0);
        selection.set(Ids{3, 4});
        QCOMPARE(changed.count(), 1);
        selection.set(Ids{3, 4, 3});
        selection.add(Ids{4});
        QCOMPARE(changed.count(), 1);
    }

    void pointsThatVanishLeaveBeforeAnybodyHears() {
        Session session;
        session.selection()->set(Ids{0, 3, 7});
        Ids heard;
        connect(&session, &Session::documentChanged, this, [&] { heard = session.selection()->ids(); });
        session.apply("delete", [](Document d) { return remove_points(std::move(d), Ids{3}); });
        QCOMPARE(heard, (Ids{0, 7}));
        session.undoStack()->undo();  // the movie is back; it was not chosen again
        QCOMPARE(session.selection()->ids(), (Ids{0, 7}));
        session.apply("move", [](Document d) { return move_point(std::move(d), 7, 1, 1); });
        QCOMPARE(session.selection()->ids(), (Ids{0, 7}));
    }
};

QTEST_GUILESS_MAIN(SelectionTest)
#include "tst_selection.moc"
