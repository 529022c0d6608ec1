// ui/model/data/movielens_import.h: lists by what is in common, and the same movies as the command line's.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "core/data/numbers.h"
#include "core/document/text_file.h"
#include "core/math/random.h"
#include "ui/model/data/movielens_import.h"

using namespace separatrix;

namespace {

QString top(const CriticsList& list, int rows) {
    QStringList lines;
    for (int row = 0; row < std::min(rows, list.rowCount()); ++row)
        lines << list.index(row, 0).data().toString() + ' ' + list.index(row, 1).data().toString();
    return lines.join('|');
}

}  // namespace

class TestMovielensImport : public QObject {
    Q_OBJECT

private slots:
    void init() {
        QVERIFY(folder_.isValid());
        // user u rates the movies 1 ... 10 u, user 9 only the even ones among 1 ... 60
        std::string text = "userId,movieId,rating,timestamp\n";
        Rng rng(1);
        for (int user = 1; user <= 6; ++user)
            for (int movie = 1; movie <= 10 * user; ++movie)
                text += std::to_string(user) + ',' + std::to_string(movie) + ',' +
                        number_text(0.5 + 0.5 * static_cast<double>(rng.below(10))) + ",1\n";
        for (int movie = 2; movie <= 60; movie += 2) text += "9," + std::to_string(movie) + ",3.5,1\n";
        QVERIFY(write_file(ratings().toStdString(), text));
        std::string titles = "movieId,title,genres\n";
        for (int movie = 1; movie <= 60; ++movie)
            titles += std::to_string(movie) + ",\"M, " + std::to_string(movie) + "\",x\n";
        QVERIFY(write_file(folder_.filePath("movies.csv").toStdString(), titles));
    }

    void suggests_and_counts() {
        Session session;
        MovieLensImport import(&session);
        QVERIFY(load(import));
        QCOMPARE(import.moviesPath(), folder_.filePath("movies.csv"));
        QTRY_COMPARE(top(*import.list(MovieLensImport::judge), 3), QString("User 6 40|User 3 30|User 2 20"));
        // the judge is not offered as a critic
        QCOMPARE(import.list(MovieLensImport::first_critic)->rowCount(), 5);
        QVERIFY(import.summary().startsWith("40 movies: "));
        QVERIFY(import.canImport());
        import.list(MovieLensImport::judge)->setFilter("9");
        QCOMPARE(import.list(MovieLensImport::judge)->rowCount(), 1);
    }

    void choosing_changes_the_other_lists() {
        Session session;
        MovieLensImport import(&session);
        QVERIFY(load(import));
        import.choose(MovieLensImport::judge, 6);  // user 9: the last of seven
        QTRY_COMPARE(top(*import.list(MovieLensImport::first_critic), 3), QString("User 5 20|User 6 20|User 3 15"));
    }

    void imports_what_the_core_says_as_one_step() {
        Session session;
        const Document before = session.document();
        MovieLensImport import(&session);
        QVERIFY(load(import));
        import.setLikeFrom(3);
        const auto data = import.result();
        QVERIFY(data);
        import.import();
        const auto& points = session.document().points;
        QCOMPARE(points.size(), data->points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            QCOMPARE(points[i].x1, data->points[i].x1);
            QCOMPARE(points[i].x2, data->points[i].x2);
            QCOMPARE(points[i].label, data->points[i].label);
            QCOMPARE(points[i].title, data->points[i].title);
        }
        QVERIFY(points[0].title.starts_with("M, "));
        QCOMPARE(session.document().axes[0].low, 0.0);
        QCOMPARE(session.document().axes[0].high, 5.0);
        QVERIFY(session.document().axes[0].name.starts_with("User "));
        session.undoStack()->undo();
        QCOMPARE(session.document(), before);
    }

    void a_threshold_that_leaves_one_class_is_refused() {
        Session session;
        MovieLensImport import(&session);
        QVERIFY(load(import));
        import.setLikeFrom(0.5);
        QVERIFY(!import.canImport());
        QVERIFY2(import.summary().contains("0 disliked"), qPrintable(import.summary()));
    }

    void wrong_file_and_cancel() {
        Session session;
        MovieLensImport import(&session);
        QSignalSpy failed(&import, &MovieLensImport::failed);
        import.load(folder_.filePath("movies.csv"), ratings());
        QVERIFY(failed.count() > 0 || failed.wait(10000));
        QVERIFY2(failed[0][0].toString().contains("ratings.csv"), qPrintable(failed[0][0].toString()));
        QVERIFY(!import.isLoaded());
        import.load(ratings(), {});
        import.cancel();
        QVERIFY(QTest::qWaitFor([&] { return !import.isLoading(); }, 10000));
        MovieLensImport dropped(&session);
        dropped.load(ratings(), {});
    }

private:
    QString ratings() const { return folder_.filePath("ratings.csv"); }
    bool load(MovieLensImport& import) const {
        QSignalSpy loaded(&import, &MovieLensImport::loaded);
        import.load(ratings(), {});
        return loaded.count() > 0 || loaded.wait(10000);
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestMovielensImport)
#include "tst_movielens_import.moc"
