// ui/model/movies/movies_table.h: the table printed as text; order, filter, edits and what happens to rows while they
// change.
#include <QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <algorithm>
#include <cmath>
#include <ctime>

#include "core/math/random.h"
#include "core/nn/answer.h"
#include "ui/model/movies/movies_table.h"

using namespace separatrix;

namespace {

/// One line a row; `columns` by number.
QString printed(const MoviesTable& table, std::initializer_list<int> columns) {
    QStringList lines;
    for (int row = 0; row < table.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns) cells << table.index(row, column).data().toString();
        lines << cells.join(' ');
    }
    return lines.join('|');
}

Document four_movies() {
    Document document;
    document = add_point(std::move(document), 4, 1, 1, "Dune");
    document = add_point(std::move(document), 1, 2, 0, "alien");
    document = add_point(std::move(document), 4, 3.5, 0, "Brazil");
    return add_point(std::move(document), 0.25, 5, 1);
}

void use(Session& session, const Document& document) {
    session.apply("edit", [&](const Document&) { return document; });
}

bool wait_for_network(const Session& session) {
    return QTest::qWaitFor([&] { return session.frame() && session.frame()->checkpoint; }, 10000);
}

constexpr int title = 0, first = 1, second = 2, label = 3, split = 4, prediction = 5, p = 6, loss = 7;

}  // namespace

class TestMoviesTable : public QObject {
    Q_OBJECT

private slots:
    void shows_the_document() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table.rowCount(), 0);  // nobody looks yet
        table.setActive(true);
        QCOMPARE(printed(table, {title, first, second, label, split}),
                 QString("Dune 4.00 1.00 likes train|alien 1.00 2.00 dislikes train|Brazil 4.00 3.50 dislikes train| "
                         "0.25 5.00 likes train"));
        QStringList titles;
        for (int c = 0; c < table.columnCount(); ++c) titles << table.headerData(c, Qt::Horizontal).toString();
        QCOMPARE(titles.join(','), QString("Title,Alfred,Bruce,Label,Set,Predicted,p,Loss"));
    }

    void answers_are_the_networks() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        table.setActive(true);
        session.stepEpoch();
        QVERIFY(QTest::qWaitFor([&] { return session.frame() && session.frame()->epoch == 1; }, 10000));
        QTest::qWait(400);
        const Predictor& predictor = session.frame()->checkpoint->predictor;
        double sum = 0;
        int wrong = 0;
        for (int row = 0; row < 4; ++row) {
            const Point& point = session.document().points[static_cast<std::size_t>(row)];
            const Vector probabilities = probabilities_at(predictor, point.x1, point.x2);
            const int answer = probabilities(1) >= 0.5 ? 1 : 0;
            QCOMPARE(table.index(row, prediction).data().toString(), answer == 1 ? "likes" : "dislikes");
            QCOMPARE(table.index(row, p).data().toString(), QString::number(probabilities(answer), 'f', 2));
            QCOMPARE(table.index(row, prediction).data(MoviesTable::wrong_role).toBool(), answer != point.label);
            wrong += answer != point.label;
            sum += -std::log(probabilities(point.label));
            QVERIFY(std::abs(table.index(row, loss).data().toString().toDouble() +
                             std::log(probabilities(point.label))) < 2e-3);
        }
        // the mean of the rows is the loss that training shows
        QVERIFY(std::abs(sum / 4 - session.frame()->metrics.train.loss) < 1e-12);
        QCOMPARE(table.countText(), QString("4 movies · %1 wrong").arg(wrong));
    }

    void sorting_is_stable() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setActive(true);
        table.sort(title);
        QCOMPARE(printed(table, {title}), QString("alien|Brazil|Dune|"));  // without a title: last
        table.sort(title, Qt::DescendingOrder);
        QCOMPARE(printed(table, {title}), QString("Dune|Brazil|alien|"));
        table.sort(first);
        QCOMPARE(printed(table, {first, title}), QString("0.25 |1.00 alien|4.00 Dune|4.00 Brazil"));
        table.sort(first, Qt::DescendingOrder);
        QCOMPARE(printed(table, {first, title}), QString("4.00 Dune|4.00 Brazil|1.00 alien|0.25 "));
        table.sort(label);
        QCOMPARE(printed(table, {label, title}), QString("dislikes alien|dislikes Brazil|likes Dune|likes "));
        table.sort(-1);
        QCOMPARE(printed(table, {title}), QString("Dune|alien|Brazil|"));
    }

    void filters() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        table.setActive(true);
        MoviesQuery query;
        query.text = "  A";
        table.setQuery(query);
        QCOMPARE(printed(table, {title}), QString("alien|Brazil"));
        QCOMPARE(table.countText().section(" ·", 0, 0), QString("2 of 4 movies"));
        query.label = 1;
        table.setQuery(query);
        QCOMPARE(printed(table, {title}), QString());
        QCOMPARE(table.emptyText(), QString("No movie fits the filter."));
        query.text.clear();
        table.setQuery(query);
        QCOMPARE(printed(table, {title}), QString("Dune|"));
        // a class that goes away is no filter any more
        use(session, sample_document());
        QCOMPARE(table.query().label, 1);
    }

    void what_it_gets_wrong() {
        Session session;
        MoviesTable table(&session);
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setActive(true);
        QVERIFY(wait_for_network(session));
        session.setTraining(true);
        QVERIFY(QTest::qWaitFor([&] { return session.frame()->epoch > 200; }, 20000));
        session.setTraining(false);
        QTest::qWait(400);
        table.showMistakes(true);
        QVERIFY(table.showsMistakes());
        QVERIFY(table.rowCount() > 0 && table.rowCount() < 10);
        for (int row = 0; row < table.rowCount(); ++row)
            QVERIFY(table.index(row, label).data().toString() != table.index(row, prediction).data().toString());
        for (int row = 1; row < table.rowCount(); ++row)
            QVERIFY(table.index(row - 1, loss).data().toString().toDouble() >=
                    table.index(row, loss).data().toString().toDouble());
        table.showMistakes(false);
        QCOMPARE(table.rowCount(), 24);
    }

    void edits_are_undo_steps() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        table.setActive(true);
        const Document before = session.document();
        QVERIFY(table.setData(table.index(1, title), "Alien"));
        QVERIFY(table.setData(table.index(1, first), "2,5"));
        QVERIFY(table.setData(table.index(1, second), " 3 "));
        QVERIFY(table.setData(table.index(1, label), 1));
        QCOMPARE(printed(table, {title, first, second, label}).section('|', 1, 1), QString("Alien 2.50 3.00 likes"));
        QCOMPARE(session.undoStack()->count(), 5);
        for (int i = 0; i < 4; ++i) session.undoStack()->undo();
        QCOMPARE(session.document(), before);
        QVERIFY(!table.setData(table.index(1, loss), 0.5));
        QVERIFY(!table.flags(table.index(1, prediction)).testFlag(Qt::ItemIsEditable));
        QVERIFY(table.flags(table.index(1, label)).testFlag(Qt::ItemIsEditable));
    }

    void what_cannot_be_typed_is_one_sentence() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        table.setActive(true);
        QCOMPARE(table.problem(table.index(0, first), "abc"), QString("“abc” is not a number."));
        QCOMPARE(table.problem(table.index(0, first), ""), QString("“” is not a number."));
        QCOMPARE(table.problem(table.index(0, second), "inf"), QString("“inf” is not a number."));
        QCOMPARE(table.problem(table.index(0, second), "5.5"),
                 QString("Bruce's mark goes from 0 to 5; Data ▸ Axes… changes that."));
        QCOMPARE(table.problem(table.index(0, second), "5"), QString());
        QVERIFY(!table.problem(table.index(0, title), QString(201, 'x')).isEmpty());
        QVERIFY(!table.problem(table.index(0, label), "2").isEmpty());
        const Document before = session.document();
        QVERIFY(!table.setData(table.index(0, first), "abc"));
        QCOMPARE(session.document(), before);
    }

    void rows_follow_a_movie_through_every_change() {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            Rng rng(seed);
            Session session;
            MoviesTable table(&session);
            QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
            table.setActive(true);
            std::vector<std::pair<QPersistentModelIndex, std::uint64_t>> held;
            for (int row = 0; row < table.rowCount(); row += 3)
                held.emplace_back(table.index(row, 1), *table.idAt(row));
            for (int step = 0; step < 25; ++step) {
                const auto& points = session.document().points;
                switch (rng.below(5)) {
                    case 0:
                        table.sort(static_cast<int>(rng.below(4)) - 1,
                                   rng.below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                        break;
                    case 1: {
                        MoviesQuery query = table.query();
                        query.text = rng.below(2) == 0 ? "" : "s";
                        query.label = static_cast<int>(rng.below(3)) - 1;
                        table.setQuery(query);
                        break;
                    }
                    case 2:
                        session.apply("add", [&](Document d) {
                            return add_point(std::move(d), rng.uniform(0, 5), rng.uniform(0, 5), 1, "Snow");
                        });
                        break;
                    case 3: {
                        std::vector<std::uint64_t> ids;
                        for (const auto& point : points)
                            if (rng.below(8) == 0) ids.push_back(point.id);
                        session.apply("remove", [&](Document d) { return remove_points(std::move(d), ids); });
                        break;
                    }
                    default: session.undoStack()->undo(); break;
                }
                for (int row = 0; row < table.rowCount(); ++row) QCOMPARE(table.rowOf(*table.idAt(row)), row);
                for (const auto& [index, id] : held)
                    if (index.isValid()) QVERIFY2(table.idAt(index.row()) == id, qPrintable(QString::number(seed)));
            }
        }
    }

    void rows_stay_while_a_cell_is_edited() {
        Session session;
        use(session, four_movies());
        MoviesTable table(&session);
        table.setActive(true);
        table.sort(first);
        table.setEditing(true);
        QVERIFY(table.setData(table.index(0, first), "4.5"));
        QCOMPARE(table.idAt(0), std::optional<std::uint64_t>(3));
        table.setEditing(false);
        QCOMPARE(table.idAt(3), std::optional<std::uint64_t>(3));
        QCOMPARE(printed(table, {first}), QString("1.00|4.00|4.00|4.50"));
    }

    void many_movies_are_answered_by_the_worker() {
        Session session;
        Document many;
        std::vector<Point> points;
        Rng rng(3);
        for (int i = 0; i < 100'000; ++i) {
            const double x1 = rng.uniform(0, 5);
            points.push_back({x1, rng.uniform(0, 5), x1 > 2 ? 1 : 0, many.next_id++, {}});
        }
        many.points = std::move(points);
        use(session, many);
        MoviesTable table(&session);
        table.setActive(true);
        QVERIFY(QTest::qWaitFor([&] { return table.rowCount() == 100'000; }, 20000));
        session.setTraining(true);
        table.showMistakes(true);
        // the thread's own time: what other programs take of the processor is not ours
        const auto own_ms = [] {
            timespec now{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
        };
        double longest = 0;
        const auto until = QDeadlineTimer(1500);
        while (!until.hasExpired()) {
            const double begin = own_ms();
            QCoreApplication::processEvents();
            longest = std::max(longest, own_ms() - begin);
            QThread::msleep(1);
        }
        qInfo("longest stay in the event loop with 100,000 rows: %.1f ms", longest);
        session.setTraining(false);
        QVERIFY(table.rowCount() < 100'000);
        MoviesQuery query;
        query.sort_column = first;
        table.setQuery(query);
        QVERIFY(QTest::qWaitFor([&] { return table.rowCount() == 100'000; }, 20000));
        for (int row = 1; row < 1000; ++row)
            QVERIFY(table.index(row - 1, first).data(Qt::EditRole).toString().toDouble() <=
                    table.index(row, first).data(Qt::EditRole).toString().toDouble());
    }
};

QTEST_GUILESS_MAIN(TestMoviesTable)
#include "tst_movies_table.moc"
