// core/data/csv.h: what is read, every bad input with its place, and write then read as a law.
#include <QtTest/QtTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "core/data/csv.h"
#include "core/data/numbers.h"
#include "core/math/random.h"

using namespace separatrix;
using namespace std::string_literals;

Q_DECLARE_METATYPE(separatrix::ErrorCode)

namespace {

QString shown(const Error& e) {
    return QString("code %1 line %2 column %3 given '%4' expected '%5' detail '%6'")
        .arg(static_cast<int>(e.code))
        .arg(e.line)
        .arg(e.column)
        .arg(QString::fromStdString(e.given), QString::fromStdString(e.expected.names),
             QString::fromStdString(e.detail));
}

CsvData read(const std::string& text, CsvOptions options = {}) {
    const auto data = read_csv(text, "movies.csv", options);
    if (!data) {
        QTest::qFail(qPrintable("refused: " + shown(data.error())), __FILE__, __LINE__);
        return {};
    }
    return *data;
}

/// Points as "x1 x2 label title|..."
QString printed(const CsvData& data) {
    QStringList rows;
    for (const auto& p : data.points)
        rows << QString("%1 %2 %3%4")
                    .arg(QString::fromStdString(number_text(p.x1)), QString::fromStdString(number_text(p.x2)))
                    .arg(p.label)
                    .arg(QString::fromStdString(p.title.empty() ? "" : " " + p.title));
    return rows.join('|');
}

std::string utf16(const std::string& ascii, bool big_endian) {
    std::string text;
    for (const char c : ascii) text += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    return text;
}

}  // namespace

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("points");
        const auto row = [](const char* name, const std::string& text, const char* points) {
            QTest::newRow(name) << QByteArray(text.data(), static_cast<qsizetype>(text.size())) << QString(points);
        };
        row("header", "x1,x2,label\n4,1,1\n0.5,2,0\n", "4 1 1|0.5 2 0");
        row("no header", "4,1,1\n0.5,2,0\n", "4 1 1|0.5 2 0");
        row("no line end at the end", "4,1,1\n0.5,2,0", "4 1 1|0.5 2 0");
        row("CR LF", "x1,x2,label\r\n4,1,1\r\n0.5,2,0\r\n", "4 1 1|0.5 2 0");
        row("CR", "x1,x2,label\r4,1,1\r0.5,2,0\r", "4 1 1|0.5 2 0");
        row("byte-order mark", "\xEF\xBB\xBFx1,x2,label\n4,1,1\n0.5,2,0\n", "4 1 1|0.5 2 0");
        row("semicolons", "x1;x2;label\n4;1;1\n0.5;2;0\n", "4 1 1|0.5 2 0");
        row("tabs", "x1\tx2\tlabel\n4\t1\t1\n0.5\t2\t0\n", "4 1 1|0.5 2 0");
        row("blank lines", "\n\nx1,x2,label\n\n4,1,1\n   \n0.5,2,0\n\n", "4 1 1|0.5 2 0");
        row("blanks and plus", "x1, x2, label\n +4 ,\t1 , 1\n 0.5, +2e0, 0\n", "4 1 1|0.5 2 0");
        row("words are alphabetical", "1,2,likes\n3,4,dislikes\n", "1 2 1|3 4 0");
        row("numbers ascend by value", "1,2,10\n3,4,9\n", "1 2 1|3 4 0");
        row("whole numbers written as fractions", "1,2,1.0\n3,4,0.0\n", "1 2 1|3 4 0");
        row("label first, any case", "LABEL,a,b\n1,4,2\n0,5,3\n", "4 2 1|5 3 0");
        row("title named", "Title,x1,x2,Label\n\"A, B\",4,1,1\n\"say \"\"hi\"\"\",2,2,0\n",
            "4 1 1 A, B|2 2 0 say \"hi\"");
        row("title found", "who,x1,x2,verdict\nGravity,4,1,yes\nUp,2,2,no\nDune,3,2,no\n",
            "4 1 1 Gravity|2 2 0 Up|3 2 0 Dune");
        row("titles that look like numbers", "x1,x2,label,title\n4,1,1,1984\n2,2,0,300\n", "4 1 1 1984|2 2 0 300");
        row("fewest distinct values is the label", "1,1,0,2001\n2,2,1,2002\n3,3,1,2003\n", "1 1 0|2 2 1|3 3 1");
        row("decimal comma", "x1;x2;label\n1,5;2;0\n3;-0,25;1\n", "1.5 2 0|3 -0.25 1");
        row("decimal comma between tabs", "1,5\t2\tlikes\n3\t4\tno\n", "1.5 2 0|3 4 1");
        row("line break within quotes", "x1,x2,label,title\n4,1,1,\"two\nlines\"\n2,2,0,b\n",
            "4 1 1 two\nlines|2 2 0 b");
    }
    void reads() {
        QFETCH(QByteArray, text);
        QFETCH(QString, points);
        QCOMPARE(printed(read(text.toStdString())), points);
    }

    void names_and_axes() {
        const auto data = read("Alfred,Bruce,label,title\n4,1,likes,Gravity\n1,1,dislikes,Up\n");
        QCOMPARE(data.class_names, (std::vector<std::string>{"dislikes", "likes"}));
        QCOMPARE(data.axis_names[0], "Alfred"s);
        QCOMPARE(data.axis_names[1], "Bruce"s);
        QVERIFY(data.has_titles && data.has_labels);
        QCOMPARE(read("4;1;7\n1;2;3\n").class_names, (std::vector<std::string>{"3", "7"}));
        QCOMPARE(read("4;1;7\n1;2;3\n").separator, ';');
    }

    void without_labels() {
        const CsvOptions options{.labels_required = false};
        const auto bare = read("4,1\n2,3\n", options);
        QVERIFY(!bare.has_labels);
        QCOMPARE(printed(bare), "4 1 0|2 3 0");
        const auto titled = read("x1,x2,movie\n4,1,Gravity\n2,3,Up\n", options);
        QVERIFY(!titled.has_labels);
        QCOMPARE(printed(titled), "4 1 0 Gravity|2 3 0 Up");
        const auto one = read("x1,x2,label\n4,1,1\n2,3,1\n", options);  // one class is no error here
        QVERIFY(one.has_labels);
        QCOMPARE(one.class_names, (std::vector<std::string>{"1"}));
        QVERIFY(!read("x1,x2,label\n4,1,\n2,3,1\n", options).has_labels);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("given");
        const auto row = [](const char* name, const std::string& text, ErrorCode code, int line, int column,
                            const char* given) {
            QTest::newRow(name) << QByteArray(text.data(), static_cast<qsizetype>(text.size())) << code << line
                                << column << QString(given);
        };
        using enum ErrorCode;
        row("empty", "", empty_file, 0, 0, "");
        row("only blanks", " \n\r\n\t\n", empty_file, 0, 0, "");
        row("only a mark", "\xEF\xBB\xBF", empty_file, 0, 0, "");
        row("only a header", "x1,x2,label\n", no_rows, 1, 0, "");
        row("header without known names", "a,b,c\n", no_rows, 1, 0, "");
        row("UTF-16 with mark", "\xFF\xFE" + utf16("x1,x2,label\n1,2,0\n", false), wrong_encoding, 0, 0, "");
        row("UTF-16 big-endian with mark", "\xFE\xFF" + utf16("x1,x2,label\n1,2,0\n", true), wrong_encoding, 0, 0, "");
        row("UTF-16 without mark", utf16("x1,x2,label\n1,2,0\n", false), wrong_encoding, 0, 0, "");
        row("UTF-16 big-endian without mark", utf16("x1,x2,label\n1,2,0\n", true), wrong_encoding, 0, 0, "");
        row("NUL", "x1,x2,label\n1,2,0\n1,\0,1\n"s, binary_file, 3, 0, "");
        row("picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"s, binary_file, 3, 0, "");
        row("Latin-1 title", "x1,x2,label,title\n1,2,0,ok\n3,2,1,Am\xE9lie\n", wrong_encoding, 3, 0, "");
        row("overlong", "x1,x2,label,title\n1,2,0,\xC0\x80\n", wrong_encoding, 2, 0, "");
        row("missing field", "x1,x2,label\n1,2,0\n1,2\n", ragged_row, 3, 3, "2");
        row("one field more", "x1,x2,label\n1,2,0\n1,2,0,1\n", ragged_row, 3, 4, "4");
        row("unclosed quote", "x1,x2,label,title\n1,2,0,a\n3,4,1,\"b\n5,6,0,c\n", unclosed_quote, 3, 4, "");
        row("one column", "1\n2\n3\n", too_few_columns, 1, 0, "1");
        row("words only", "a,b,c\nd,e,f\n", too_few_columns, 1, 0, "0");
        row("no label column", "x1,x2\n1,2\n3,4\n", missing_label_column, 1, 0, "");
        row("a word among numbers", "x1,x2,label\n1,2,0\n3,four,1\n", not_a_number, 3, 2, "four");
        row("decimal comma beside a point", "x1;x2;label\n1,5;2.5;0\n3;4;1\n", not_a_number, 2, 1, "1,5");
        row("no number", "x1,x2,label\n1,2,0\n,4,1\n", not_a_number, 3, 1, "");
        row("a word in the only row", "x1,x2,label\n1,abc,0\n", not_a_number, 2, 2, "abc");
        row("number with a tail", "1,2,0\n1,2.5.1,1\n3,3,0\n", not_a_number, 2, 2, "2.5.1");
        row("not a number", "x1,x2,label\n1,2,0\n3,NaN,1\n", not_finite, 3, 2, "NaN");
        row("infinite", "x1,x2,label\n-inf,2,0\n3,4,1\n", not_finite, 2, 1, "-inf");
        row("too large", "x1,x2,label\n1,2,0\n1e999,2,1\n", not_finite, 3, 1, "1e999");
        row("after a quoted line break", "x1,x2,label,title\n1,2,0,\"a\nb\"\n1,x,0,c\n3,4,1,d\n", not_a_number, 4, 2,
            "x");
        row("negative label", "x1,x2,label\n1,2,0\n1,2,-1\n", negative_label, 3, 3, "-1");
        row("fractional label", "x1,x2,label\n1,2,0\n1,2,0.5\n", bad_label, 3, 3, "0.5");
        row("no label", "x1,x2,label\n1,2,0\n1,2,\n", bad_label, 3, 3, "");
        row("a word among labels", "x1,x2,label\n1,2,0\n1,2,1\n3,3,maybe\n", bad_label, 4, 3, "maybe");
        row("label not a number", "x1,x2,label\n1,2,0\n1,2,nan\n", not_finite, 3, 3, "nan");
        row("one class", "x1,x2,label\n1,2,1\n3,4,1\n", one_class, 0, 3, "1");
        std::string eleven = "x1,x2,label\n";
        for (int i = 0; i < 11; ++i) eleven += "1,2," + std::to_string(i) + "\n";
        row("too many classes", eleven, too_many_classes, 0, 3, "11");
    }
    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(ErrorCode, code);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, given);
        const auto data = read_csv(text.toStdString(), "movies.csv");
        QVERIFY(!data);
        const Error& error = data.error();
        QVERIFY2(error.code == code && error.line == line && error.column == column &&
                     QString::fromStdString(error.given) == given,
                 qPrintable(shown(error)));
        QCOMPARE(error.file, "movies.csv"s);
    }

    void says_which_encoding() {
        QCOMPARE(read_csv("\xFF\xFE"s + utf16("1,2", false), "f").error().detail, "UTF-16"s);
        QCOMPARE(read_csv(utf16("x1,x2,label\n", true), "f").error().detail, "UTF-16"s);
        QCOMPARE(read_csv("1,2,\xFF\n", "f").error().detail, "invalid UTF-8"s);
    }

    void a_huge_field_makes_a_short_error() {
        const auto data = read_csv("x1,x2,label\n1,2,0\n1," + std::string(5'000'000, 'z') + ",1\n", "f");
        QVERIFY(!data);
        QCOMPARE(data.error().code, ErrorCode::not_a_number);
        QVERIFY(data.error().given.size() < 100);
        // and a huge title is a title
        QCOMPARE(read("1,2,0,a\n1,3,1," + std::string(1'000'000, 'z') + "\n1,4,1,c\n").points[1].title.size(),
                 1'000'000u);
    }

    void too_many_rows_end_quickly() {
        std::string text = "x1,x2,label\n";
        text.reserve(82'000'000);
        for (int i = 0; i < 10'000'000; ++i) text += i % 2 == 0 ? "1.5,2,0\n" : "2.5,3,1\n";
        QElapsedTimer timer;
        timer.start();
        const auto data = read_csv(text, "f");
        const auto milliseconds = timer.elapsed();
        QVERIFY(!data);
        QCOMPARE(data.error().code, ErrorCode::too_many_rows);
        QCOMPARE(data.error().expected.names, std::to_string(max_rows));
        qInfo("10^7 rows refused after %lld ms", static_cast<long long>(milliseconds));
        QVERIFY2(milliseconds < 60000, qPrintable(QString::number(milliseconds)));
    }

    void a_million_rows() {
        Rng rng(1);
        std::string text = "x1,x2,label\n";
        for (int i = 0; i < 1'000'000; ++i)
            text +=
                number_text(rng.uniform(0, 5)) + ',' + number_text(rng.uniform(0, 5)) + (i % 2 == 0 ? ",0\n" : ",1\n");
        QElapsedTimer timer;
        timer.start();
        const auto data = read_csv(text, "f");
        const auto milliseconds = timer.elapsed();
        QVERIFY(data);
        QCOMPARE(data->points.size(), 1'000'000u);
        qInfo("10^6 rows (%zu bytes) read in %lld ms", text.size(), static_cast<long long>(milliseconds));
        QVERIFY2(milliseconds < 60000, qPrintable(QString::number(milliseconds)));  // sanitizers are slow
    }

    void exactly_the_limit_is_read() {
        // the same two rows again and again, so that only counting is tested; blank lines are no rows
        std::string text = "x1,x2,label\n\n\n";
        for (long i = 0; i < max_rows; ++i) text += i % 2 == 0 ? "1,2,0\n" : "2,3,1\n";
        const auto data = read_csv(text, "f");
        QVERIFY(data);
        QCOMPARE(static_cast<long>(data->points.size()), max_rows);
        QVERIFY(!read_csv(text + "1,2,0\n", "f"));
    }

    void written_files_read_back() {
        const std::vector<std::string> pieces{"a", "B",  " ", ",",   ";", "\"",   "\n", "\r", "\r\n",  "\t", "'",
                                              "é", "映", "🎬", "1.5", "#", "\"\"", "=",  "-",  "label", "nan"};
        const std::vector<std::string> names{"dislikes", "likes", "maybe, later", "say \"no\"", " blank "};
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const int classes = 2 + static_cast<int>(rng.below(4));
            std::vector<std::string> class_names(names.begin(), names.begin() + classes);
            std::sort(class_names.begin(), class_names.end());
            std::vector<Point> points(static_cast<std::size_t>(classes) + rng.below(30));
            for (std::size_t i = 0; i < points.size(); ++i) {
                auto& p = points[i];
                p.x1 = rng.normal() * std::pow(10.0, rng.uniform(-300, 300));
                p.x2 = rng.below(4) == 0 ? std::round(rng.uniform(-9, 9)) : rng.uniform(-5, 5);
                p.label = i < static_cast<std::size_t>(classes)
                              ? static_cast<int>(i)
                              : static_cast<int>(rng.below(static_cast<unsigned>(classes)));
                p.id = i;
                const auto length = seed % 3 == 0 ? 0 : rng.below(6);
                for (std::uint64_t k = 0; k < length; ++k) p.title += pieces[rng.below(pieces.size())];
            }
            const auto text = write_csv(points, class_names, {"Alfred's \"mark\"", ","});
            const auto data = read_csv(text, "f");
            QVERIFY2(data, qPrintable(QString("seed %1: %2\n%3")
                                          .arg(seed)
                                          .arg(data ? "" : shown(data.error()), QString::fromStdString(text))));
            QVERIFY2(data->points == points,
                     qPrintable(QString("seed %1\n%2").arg(seed).arg(QString::fromStdString(text))));
            QVERIFY2(data->class_names == class_names, qPrintable(QString("seed %1").arg(seed)));
            QCOMPARE(data->axis_names[0], "Alfred's \"mark\""s);
        }
    }

    void random_bytes_never_crash() {
        const std::string alphabet = "0123456789.,,,;\t\n\n\"\r- +eEnaif";
        for (std::uint64_t seed = 0; seed < 3000; ++seed) {
            Rng rng(seed);
            std::string text(rng.below(200), ' ');
            for (char& c : text)
                c = rng.below(50) == 0 ? static_cast<char>(rng.below(256)) : alphabet[rng.below(alphabet.size())];
            const auto data = read_csv(text, "f", {.labels_required = seed % 2 == 0});
            if (!data) continue;
            for (const auto& p : data->points)
                QVERIFY2(std::isfinite(p.x1) && std::isfinite(p.x2) && p.label >= 0 &&
                             (p.label == 0 || p.label < static_cast<int>(data->class_names.size())),
                         qPrintable(QString("seed %1").arg(seed)));
        }
    }

    void numbers() {
        QCOMPARE(parse_number(" +1.5\t"), std::optional(1.5));
        QCOMPARE(parse_number("-2e-3"), std::optional(-0.002));
        QCOMPARE(parse_number(".5"), std::optional(0.5));
        QCOMPARE(parse_number("4.9406564584124654e-324"), std::optional(5e-324));
        QCOMPARE(parse_number("1e-999"), std::optional(0.0));
        QCOMPARE(parse_number("-1e999"), std::optional(-std::numeric_limits<double>::infinity()));
        QCOMPARE(parse_number("0." + std::string(400, '0') + "1"), std::optional(0.0));
        QVERIFY(std::isnan(*parse_number("nan")));
        for (const char* text : {"", " ", "+", "-", "++1", "+-1", "1,5", "1 2", "0x10", "1e", "abc", "1.5x", "--1"})
            QVERIFY2(!parse_number(text), text);
        QCOMPARE(parse_integer("+7"), std::optional(7LL));
        for (const char* text : {"", "7.0", "1e3", "9223372036854775808", "x"}) QVERIFY2(!parse_integer(text), text);
        Rng rng(7);
        for (int i = 0; i < 20'000; ++i) {
            const auto value = std::bit_cast<double>(rng.bits());
            if (!std::isfinite(value)) continue;
            QCOMPARE(std::bit_cast<std::uint64_t>(*parse_number(number_text(value))),
                     std::bit_cast<std::uint64_t>(value));
        }
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
