// core/data/movielens.h: against a plain reference made of maps, on generated files in the real ones' format.
#include <QtTest/QtTest>

#include <QTemporaryDir>
#include <cmath>
#include <map>

#include "core/data/movielens.h"
#include "core/data/numbers.h"
#include "core/document/text_file.h"
#include "core/math/random.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

using Reference = std::map<std::uint32_t, std::map<std::uint32_t, double>>;  // user, movie, mark

std::string ratings_csv(const Reference& ratings) {
    std::string text = "userId,movieId,rating,timestamp\n";
    for (const auto& user : ratings)
        for (const auto& movie : user.second) {
            std::string mark = number_text(movie.second);
            if (mark.size() == 1) mark += ".0";
            text += std::to_string(user.first) + ',' + std::to_string(movie.first) + ',' + mark + ",1147880044\n";
        }
    return text;
}

Reference random_ratings(std::uint64_t seed) {
    Rng rng(seed);
    Reference ratings;
    const auto users = 3 + rng.below(10);
    for (std::uint64_t u = 0; u < users; ++u) {
        auto& marks = ratings[static_cast<std::uint32_t>(1 + rng.below(1000))];
        const auto count = 1 + rng.below(40);
        for (std::uint64_t i = 0; i < count; ++i)
            marks[static_cast<std::uint32_t>(rng.below(4) == 0 ? 20'000'000 + rng.below(5) : 1 + rng.below(60))] =
                0.5 * static_cast<double>(1 + rng.below(10));
    }
    return ratings;
}

QString printed(const Expected<CsvData>& data) {
    if (!data) return QString("error %1 %2").arg(static_cast<int>(data.error().code)).arg(data.error().given.c_str());
    QStringList rows;
    for (const auto& p : data->points)
        rows << QString("%1 %2 %3 %4").arg(p.x1).arg(p.x2).arg(p.label).arg(QString::fromStdString(p.title));
    return rows.join('|');
}

}  // namespace

class TestMovielens : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(folder_.isValid()); }

    void real_format() {
        write("ratings.csv",
              "userId,movieId,rating,timestamp\r\n1,296,5.0,1147880044\r\n1,306,3.5,1147868817\r\n1,307,0.5,1\r\n"
              "2,296,4.0,1\r\n2,306,1.0,1\r\n2,899,3.5,1\r\n7,1,1.0,1\r\n7,296,3.5,1\r\n7,306,3.0,1\r\n");
        write("movies.csv",
              "movieId,title,genres\n1,Toy Story (1995),Adventure|Comedy\n"
              "296,\"American President, The (1995)\",Comedy|Drama\n306,\"Say \"\"Hi\"\"\",Drama\n");
        const auto ratings = read_ratings(path("ratings.csv"));
        QVERIFY(ratings);
        QCOMPARE(ratings->users(), 3u);
        QCOMPARE(ratings->movies(), 5u);
        QCOMPARE(ratings->size(), 9u);
        const auto titles = read_movie_titles(path("movies.csv"));
        QVERIFY(titles);
        const auto data = movielens_data(*ratings, *titles, {{1, 2}, 7});
        QCOMPARE(printed(data), QString("5 4 1 American President, The (1995)|3.5 1 0 Say \"Hi\""));
        QCOMPARE(data->class_names, (std::vector<std::string>{"dislikes", "likes"}));
        QCOMPARE(data->axis_names[1], "User 2's mark"s);
        // other roles, another threshold, no titles
        QCOMPARE(printed(movielens_data(*ratings, {}, {{7, 1}, 2, 0.5})),
                 QString("3.5 5 1 movie 296|3 3.5 1 movie 306"));
        QCOMPARE(printed(movielens_data(*ratings, {}, {{1, 2}, 9})),
                 QString("error %1 9").arg(static_cast<int>(ErrorCode::no_such_critic)));
        QCOMPARE(movielens_data(*ratings, {}, {{1, 2}, 2}).error().code, ErrorCode::out_of_range);
    }

    void agrees_with_the_reference() {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Reference reference = random_ratings(seed);
            write("r.csv", ratings_csv(reference));
            const auto ratings = read_ratings(path("r.csv"));
            QVERIFY2(ratings, qPrintable(QString("seed %1").arg(seed)));
            QCOMPARE(ratings->users(), reference.size());
            std::vector<std::uint32_t> ids;
            for (const auto& user : reference) {
                const auto index = ratings->user_with_id(user.first);
                QVERIFY(index);
                QCOMPARE(*index, ids.size());
                QCOMPARE(ratings->count(*index), user.second.size());
                ids.push_back(user.first);
            }
            QVERIFY(!ratings->user_with_id(5000));
            for (std::size_t a = 0; a < ids.size(); ++a) {
                const auto with_one = ratings->common_counts(std::array{a});
                for (std::size_t b = 0; b < ids.size(); ++b) {
                    const auto with_two = ratings->common_counts(std::array{a, b});
                    std::size_t both = 0;
                    for (const auto& movie : reference.at(ids[a])) both += reference.at(ids[b]).contains(movie.first);
                    QCOMPARE(with_one[b], both);
                    if (a == b) continue;
                    for (std::size_t c = 0; c < ids.size(); ++c) {
                        if (c == a || c == b) continue;
                        QStringList wanted;
                        for (const auto& [movie, mark] : reference.at(ids[c]))
                            if (reference.at(ids[a]).contains(movie) && reference.at(ids[b]).contains(movie))
                                wanted << QString("%1 %2 %3 movie %4")
                                              .arg(reference.at(ids[a]).at(movie))
                                              .arg(reference.at(ids[b]).at(movie))
                                              .arg(mark >= 3 ? 1 : 0)
                                              .arg(movie);
                        QCOMPARE(with_two[c], static_cast<std::uint32_t>(wanted.size()));
                        const auto data = movielens_data(*ratings, {}, {{ids[a], ids[b]}, ids[c], 3});
                        if (wanted.empty())
                            QCOMPARE(data.error().code, ErrorCode::no_movie_in_common);
                        else
                            QCOMPARE(printed(data), wanted.join('|'));
                    }
                }
            }
        }
    }

    void any_order_of_rows_and_columns() {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Reference reference = random_ratings(seed);
            std::vector<std::string> rows;
            for (const auto& user : reference)
                for (const auto& [movie, mark] : user.second)
                    rows.push_back(number_text(mark) + ";" + std::to_string(movie) + ";x;" +
                                   std::to_string(user.first));
            Rng rng(seed);
            rng.shuffle(rows);
            // the same movie twice: the later row counts
            const auto& first = *reference.begin();
            rows.insert(rows.begin(),
                        "9.75;" + std::to_string(first.second.begin()->first) + ";x;" + std::to_string(first.first));
            std::string text = "Rating;\"movieID\";note;userId\n";
            for (const auto& row : rows) text += row + "\n\n";
            write("shuffled.csv", text);
            write("sorted.csv", ratings_csv(reference));
            const auto shuffled = read_ratings(path("shuffled.csv"));
            const auto sorted = read_ratings(path("sorted.csv"));
            QVERIFY(shuffled && sorted);
            QCOMPARE(shuffled->users(), sorted->users());
            for (std::size_t a = 0; a < sorted->users(); ++a) {
                QCOMPARE(shuffled->id(a), sorted->id(a));
                QCOMPARE(shuffled->count(a), sorted->count(a));
                QCOMPARE(shuffled->common_counts(std::array{a}), sorted->common_counts(std::array{a}));
                for (std::size_t b = 0; b < sorted->users(); ++b) {
                    const auto x = shuffled->rated_by_all(a, b, 0);
                    const auto y = sorted->rated_by_all(a, b, 0);
                    QVERIFY(std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const auto& p, const auto& q) {
                        return p.movie == q.movie && p.first == q.first && p.second == q.second && p.judge == q.judge;
                    }));
                }
            }
        }
    }

    void wrong_files_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char* name, const std::string& text, ErrorCode code, int line, int column) {
            QTest::newRow(name) << QByteArray(text.data(), static_cast<qsizetype>(text.size()))
                                << static_cast<int>(code) << line << column;
        };
        using enum ErrorCode;
        const std::string head = "userId,movieId,rating,timestamp\n";
        row("empty", "", empty_file, 0, 0);
        row("blank", " \n\n", empty_file, 0, 0);
        row("only a header", head, no_rows, 0, 0);
        row("two columns", "userId,movieId\n1,2\n", missing_column, 1, 0);
        row("no rating column", "userId,movieId,stars\n1,2,3\n", missing_column, 1, 0);
        row("movies.csv by mistake", "movieId,title,genres\n1,Toy Story,Comedy\n", missing_column, 1, 0);
        row("missing field", head + "1,2,3.5,1\n1,3,4.0\n", ragged_row, 3, 4);
        row("id with a sign", head + "-1,2,3.5,1\n", bad_id, 2, 1);
        row("id that is a word", head + "1,two,3.5,1\n", bad_id, 2, 2);
        row("id too large", head + "1,4294967296,3.5,1\n", bad_id, 2, 2);
        row("mark that is a word", head + "1,2,good,1\n", not_a_number, 2, 3);
        row("no mark", head + "1,2,,1\n", not_a_number, 2, 3);
        row("infinite", head + "1,2,inf,1\n", not_finite, 2, 3);
        row("UTF-16", "\xFF\xFEu\0s\0e\0r\0\n\0"s, wrong_encoding, 0, 0);
        row("a NUL", head + "1,2,3.5,1\n1\0,3"s, binary_file, 3, 0);
        row("no end of line for ever", head + std::string(20'000'000, '1'), binary_file, 2, 0);
    }
    void wrong_files() {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(int, line);
        QFETCH(int, column);
        write("bad.csv", text.toStdString());
        const auto ratings = read_ratings(path("bad.csv"));
        QVERIFY(!ratings);
        QCOMPARE(static_cast<int>(ratings.error().code), code);
        QCOMPARE(ratings.error().line, long{line});
        QCOMPARE(ratings.error().column, long{column});
        QCOMPARE(ratings.error().file, path("bad.csv"));
    }
    void wrong_titles() {
        write("m.csv", "movieId,name\n1,Toy\n");
        QCOMPARE(read_movie_titles(path("m.csv")).error().subject, "title"s);
        write("m.csv", "movieId,title,genres\n1,Toy,x\ntwo,Up,x\n");
        QCOMPARE(read_movie_titles(path("m.csv")).error().line, 3);
        write("m.csv", "movieId,title,genres\n1,\"Toy,x\n2,Up,x\n");
        QCOMPARE(read_movie_titles(path("m.csv")).error().code, ErrorCode::unclosed_quote);
        QCOMPARE(read_movie_titles(path("none.csv")).error().code, ErrorCode::cannot_open);
        QCOMPARE(read_ratings(folder_.path().toStdString()).error().code, ErrorCode::is_directory);
        // without a header, and with a byte-order mark
        write("m.csv",
              "\xEF\xBB\xBF"
              "1,Toy\n2,Up\n");
        const auto titles = read_movie_titles(path("m.csv"));
        QVERIFY(titles);
        QCOMPARE(titles->at(1), "Toy"s);
        QCOMPARE(titles->at(2), "Up"s);
    }

    void a_large_file_is_streamed_and_can_be_stopped() {
        std::string text = "userId,movieId,rating,timestamp\n";
        Rng rng(5);
        for (int user = 1; user <= 2000; ++user) {
            std::uint32_t movie = 0;
            for (int i = 0; i < 250; ++i) {
                movie += static_cast<std::uint32_t>(1 + rng.below(100));
                text += std::to_string(user) + ',' + std::to_string(movie) + ',' + (rng.below(2) == 0 ? "3.5" : "4.0") +
                        ",1147880044\n";
            }
        }
        write("large.csv", text);
        std::vector<double> shares;
        QElapsedTimer timer;
        timer.start();
        const auto ratings = read_ratings(path("large.csv"), [&](double share) {
            shares.push_back(share);
            return true;
        });
        qInfo("%zu ratings read in %lld ms", ratings->size(), static_cast<long long>(timer.elapsed()));
        QCOMPARE(ratings->size(), 500'000u);
        QVERIFY(shares.size() > 3 && std::is_sorted(shares.begin(), shares.end()));
        const auto stopped = read_ratings(path("large.csv"), [](double share) { return share < 0.3; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
    }

private:
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }
    void write(const char* name, const std::string& text) const { QVERIFY(write_file(path(name), text)); }

    QTemporaryDir folder_;
};

QTEST_APPLESS_MAIN(TestMovielens)
#include "tst_movielens.moc"
