// separatrix movielens: generated files in the real ones' format; the result can be trained on, and is the window's.
#include "command_run.h"
#include "core/data/csv.h"
#include "ui/model/data/movielens_import.h"

using namespace separatrix;

class TestCommandLineMovielens : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        QByteArray text = "userId,movieId,rating,timestamp\n";
        for (int user = 1; user <= 4; ++user)
            for (int movie = user; movie <= 30; ++movie)
                text += QStringLiteral("%1,%2,%3,1147880044\n")
                            .arg(user)
                            .arg(movie)
                            .arg(0.5 + 0.5 * ((movie * 7 + user * 3) % 10), 0, 'f', 1)
                            .toUtf8();
        write_bytes(file("ratings.csv"), text);
        QByteArray titles = "movieId,title,genres\n";
        for (int movie = 1; movie <= 29; ++movie)
            titles += QStringLiteral("%1,\"Movie, The %1st (1995)\",Comedy|Drama\n").arg(movie).toUtf8();
        write_bytes(file("movies.csv"), titles);
    }

    void prints_a_table() {
        const CommandRun run =
            separatrix_run({"movielens", file("ratings.csv"), file("movies.csv"), "--critics", "1,2", "--judge", "3"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, QByteArray());
        QVERIFY2(run.out.startsWith("title,x1,x2,label\n\"Movie, The 3st (1995)\","), run.out.left(200).constData());
        QCOMPARE(run.out.count('\n'), 29);         // the header and the movies 3 ... 30
        QVERIFY(run.out.contains("\nmovie 30,"));  // it has no title
    }

    void trains() {
        const CommandRun run = shell_run("cd '" + folder_.path() +
                                         "' && $0 movielens ratings.csv --critics 1,2 --judge 3 > m.csv && "
                                         "$0 train m.csv --epochs 3 --json");
        QCOMPARE(run.code, 0);
        QCOMPARE(json_of(run)["status"].toString(), QString("finished"));
    }

    void is_what_the_window_imports() {
        const CommandRun run = separatrix_run(
            {"movielens", file("ratings.csv"), file("movies.csv"), "--critics=4,2", "--judge=1", "--like-from", "2.5"});
        QCOMPARE(run.code, 0);
        const auto printed = read_csv(run.out.toStdString(), "printed");
        QVERIFY(printed);
        Session session;
        MovieLensImport import(&session);
        QSignalSpy loaded(&import, &MovieLensImport::loaded);
        import.load(file("ratings.csv"), file("movies.csv"));
        QVERIFY(loaded.count() > 0 || loaded.wait(10000));
        import.choose(MovieLensImport::judge, 0);
        import.choose(MovieLensImport::first_critic, 3);
        import.choose(MovieLensImport::second_critic, 1);
        import.setLikeFrom(2.5);
        import.import();
        const auto& points = session.document().points;
        QCOMPARE(points.size(), printed->points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            QCOMPARE(points[i].x1, printed->points[i].x1);
            QCOMPARE(points[i].x2, printed->points[i].x2);
            QCOMPARE(points[i].label, printed->points[i].label);
            QCOMPARE(points[i].title, printed->points[i].title);
        }
        QCOMPARE(session.document().class_names, printed->class_names);
    }

    void refusals_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QStringList& words, int code, const char* said) {
            QTest::newRow(name) << words << code << QString::fromUtf8(said);
        };
        const QStringList who{"--critics", "1,2", "--judge", "3"};
        row("no file", QStringList{} + who, 2, "RATINGS.csv");
        row("no critics", {"ratings.csv", "--judge", "3"}, 2, "--critics");
        row("no judge", {"ratings.csv", "--critics", "1,2"}, 2, "--judge");
        row("one critic", {"ratings.csv", "--critics", "1", "--judge", "3"}, 2, "--critics");
        row("a name for a critic", {"ratings.csv", "--critics", "1,Bruce", "--judge", "3"}, 2, "“1,Bruce”");
        row("judge is a critic", {"ratings.csv", "--critics", "1,3", "--judge", "3"}, 2, "three different people");
        row("threshold", QStringList{"ratings.csv", "--like-from", "much"} + who, 2, "“much”");
        row("missing file", QStringList{"none.csv"} + who, 1, "none.csv");
        row("titles by mistake", QStringList{"movies.csv"} + who, 1, "“userId”");
        row("ratings for titles", QStringList{"ratings.csv", "ratings.csv"} + who, 1, "“title”");
        row("unknown critic", {"ratings.csv", "--critics", "1,77", "--judge", "3"}, 1, "“77”");
    }
    void refusals() {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, said);
        QStringList arguments{"movielens"};
        for (const QString& word : words) arguments << (word.endsWith(".csv") ? file(word) : word);
        const CommandRun run = separatrix_run(arguments);
        COMPARE_REFUSAL(run, code);
        QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err.constData());
    }

    void one_answer_only_is_said() {
        const CommandRun run =
            separatrix_run({"movielens", file("ratings.csv"), "--critics", "1,2", "--judge", "3", "--like-from", "9"});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.count("dislikes") == 28);
        QVERIFY2(run.err.contains("likes none of these 28 movies"), run.err.constData());
    }

private:
    QString file(const QString& name) const { return folder_.filePath(name); }
    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestCommandLineMovielens)
#include "tst_command_line_movielens.moc"
