// core/data/csv.h: explicit options, samples, class names and encodings.
#include <QtTest/QtTest>

#include <map>
#include <string>

#include "core/data/csv.h"
#include "core/data/numbers.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

QString printed(const Expected<CsvData>& data) {
    if (!data)
        return QString("error %1 line %2 column %3 '%4'")
            .arg(static_cast<int>(data.error().code))
            .arg(data.error().line)
            .arg(data.error().column)
            .arg(QString::fromStdString(data.error().given));
    QStringList rows;
    for (const auto& p : data->points)
        rows << QString("%1 %2 %3%4")
                    .arg(QString::fromStdString(number_text(p.x1)), QString::fromStdString(number_text(p.x2)))
                    .arg(p.label)
                    .arg(QString::fromStdString(p.title.empty() ? "" : " " + p.title));
    return rows.join('|');
}

std::string utf16(const std::u16string& text, bool big_endian, bool mark) {
    std::string bytes;
    const auto put = [&](char16_t unit) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? std::string{high, low} : std::string{low, high};
    };
    if (mark) put(0xFEFF);
    for (const char16_t unit : text) put(unit);
    return bytes;
}

}  // namespace

class TestCsvOptions : public QObject {
    Q_OBJECT

private slots:
    void separator_header_and_columns_can_be_said() {
        const std::string text = "5|4|3|Dune|no\n1|2|7|Up|yes\n";
        CsvOptions options;
        options.separator = '|';
        options.columns = CsvColumns{{1, 2}, 4, 3};
        QCOMPARE(printed(read_csv(text, "f", options)), QString("4 3 0 Dune|2 7 1 Up"));
        options.columns->marks = {2, 0};
        QCOMPARE(printed(read_csv(text, "f", options)), QString("3 5 0 Dune|7 1 1 Up"));
        options.has_header = true;  // the first row is not one of the movies then
        options.one_class_allowed = true;
        QCOMPARE(printed(read_csv(text, "f", options)), QString("7 1 0 Up"));
        QCOMPARE(read_csv(text, "f", options)->axis_names[0], "3"s);
        options.columns->label = 9;
        QCOMPARE(read_csv(text, "f", options).error().code, ErrorCode::missing_column);
        QCOMPARE(read_csv(text, "f", options).error().subject, "10"s);
    }

    void a_chosen_column_of_words_is_reported_where_it_stands() {
        CsvOptions options;
        options.columns = CsvColumns{{0, 3}, 2, {}};
        const auto data = read_csv("x1,x2,label,title\n1,2,0,Up\n3,4,1,Dune\n", "f", options);
        QVERIFY(!data);
        QCOMPARE(data.error().code, ErrorCode::not_a_number);
        QCOMPARE(data.error().line, 2);
        QCOMPARE(data.error().column, 4);
        QCOMPARE(data.error().given, "Up"s);
    }

    void without_a_label_column() {
        CsvOptions options;
        options.columns = CsvColumns{{0, 1}, {}, 2};
        QCOMPARE(read_csv("1,2,Up\n3,4,Dune\n", "f", options).error().code, ErrorCode::missing_label_column);
        options.labels_required = false;
        QCOMPARE(printed(read_csv("1,2,Up\n3,4,Dune\n", "f", options)), QString("1 2 0 Up|3 4 0 Dune"));
    }

    void decimal_comma_can_be_said_either_way() {
        CsvOptions options;
        options.decimal_comma = false;
        QCOMPARE(printed(read_csv("1,5;2;0\n3;4;1\n", "f", options)),
                 QString("error %1 line 1 column 1 '1,5'").arg(static_cast<int>(ErrorCode::not_a_number)));
        options.decimal_comma = true;
        options.separator = ',';
        QCOMPARE(printed(read_csv("\"1,5\",2,0\n3,\"-4,25\",1\n", "f", options)), QString("1.5 2 0|3 -4.25 1"));
        // a point is then no part of a number
        QVERIFY(!read_csv("\"1,5\",2,0\n3,\"1.234,5\",1\n", "f", options));
        QCOMPARE(parse_number("1,5", ','), std::optional(1.5));
        QCOMPARE(parse_number("-2", ','), std::optional(-2.0));
        for (const char* number : {"1.5", "1,5,2", ",", "", "1.000,5"}) QVERIFY2(!parse_number(number, ','), number);
    }

    /// What stands in quotes beside numbers out of them is a word, whatever it looks like; and so we write such names.
    void class_names_that_look_like_numbers() {
        QCOMPARE(printed(read_csv("x1,x2,label\n1,2,\"07\"\n3,4,\"1.5\"\n", "f")), QString("1 2 0|3 4 1"));
        QCOMPARE(read_csv("x1,x2,label\n1,2,\"07\"\n3,4,\"1.5\"\n", "f")->class_names,
                 (std::vector<std::string>{"07", "1.5"}));
        // everything in quotes says nothing
        QCOMPARE(read_csv("\"1\",\"2\",\"10\"\n\"3\",\"4\",\"9\"\n", "f")->class_names,
                 (std::vector<std::string>{"9", "10"}));
        for (const std::vector<std::string>& names : {std::vector<std::string>{"07", "likes"},
                                                      {"85", "likes"},
                                                      {"-1", "1"},
                                                      {"1.5", "inf", "\t2"},
                                                      {"2", "10"}}) {
            std::vector<Point> points;
            for (std::size_t k = 0; k < names.size(); ++k)
                points.push_back({static_cast<double>(k), 0.5, static_cast<int>(k), k, {}});
            const auto again = read_csv(write_csv(points, names), "f");
            QVERIFY2(again, names[0].c_str());
            for (std::size_t k = 0; k < names.size(); ++k)
                QCOMPARE(again->class_names[static_cast<std::size_t>(again->points[k].label)], names[k]);
        }
    }

    void samples_are_fair_and_keep_the_order() {
        std::string text = "x1,x2,label\n";
        constexpr int rows = 1000;
        for (int i = 0; i < rows; ++i) text += std::to_string(i) + ",2," + std::to_string(i % 2) + "\n";
        CsvOptions options;
        options.sample = 100;
        std::map<int, int> taken;  // by tenth of the file
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            options.sample_seed = seed;
            const auto data = read_csv(text, "f", options);
            QVERIFY(data);
            QCOMPARE(data->points.size(), 100u);
            QCOMPARE(data->rows_in_file, long{rows});
            for (std::size_t i = 0; i < data->points.size(); ++i) {
                QCOMPARE(data->points[i].id, i);
                QVERIFY(i == 0 || data->points[i - 1].x1 < data->points[i].x1);
                QCOMPARE(data->points[i].label, static_cast<int>(data->points[i].x1) % 2);
                ++taken[static_cast<int>(data->points[i].x1) / 100];
            }
        }
        // 20,000 draws over ten tenths: 2,000 each, deviation about 40
        for (int tenth = 0; tenth < 10; ++tenth)
            QVERIFY2(std::abs(taken[tenth] - 2000) < 200, qPrintable(QString("%1: %2").arg(tenth).arg(taken[tenth])));
        options.sample = 5000;  // more than there are: all
        QCOMPARE(read_csv(text, "f", options)->points, read_csv(text, "f")->points);
    }

    void a_sample_of_a_file_with_too_many_rows() {
        std::string text = "x1,x2,label\n";
        for (long i = 0; i <= max_rows; ++i) text += i % 2 == 0 ? "1,2,0\n" : "2,3,1\n";
        QCOMPARE(read_csv(text, "f").error().code, ErrorCode::too_many_rows);
        CsvOptions options;
        options.sample = 1000;
        const auto data = read_csv(text, "f", options);
        QVERIFY(data);
        QCOMPARE(data->points.size(), 1000u);
        QCOMPARE(data->rows_in_file, max_rows + 1);
    }

    void progress_rises_and_can_stop_the_work() {
        std::string text = "x1,x2,label\n";
        for (int i = 0; i < 50'000; ++i) text += i % 2 == 0 ? "1,2,0\n" : "2,3,1\n";
        std::vector<double> shares;
        QVERIFY(read_csv(text, "f", {}, [&](double share) {
            shares.push_back(share);
            return true;
        }));
        QVERIFY(shares.size() > 5);
        QVERIFY(std::is_sorted(shares.begin(), shares.end()) && shares.back() <= 1);
        const auto stopped = read_csv(text, "f", {}, [](double share) { return share < 0.5; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
    }

    void classes_get_other_names() {
        const auto data = read_csv("1,2,no\n3,4,yes\n5,6,maybe\n", "f");  // maybe, no, yes
        const auto renamed = with_class_names(*data, {"", "dislikes", "likes"});
        QCOMPARE(renamed->class_names, (std::vector<std::string>{"maybe", "dislikes", "likes"}));
        QCOMPARE(renamed->points, data->points);
        const auto merged = with_class_names(*data, {"likes", "dislikes", "likes"});
        QCOMPARE(merged->class_names, (std::vector<std::string>{"likes", "dislikes"}));
        QCOMPARE(printed(merged), QString("1 2 1|3 4 0|5 6 0"));
        QCOMPARE(with_class_names(*data, {"a", "a", "a"}).error().code, ErrorCode::one_class);
    }

    void encodings_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("guess");
        const auto row = [](const char* name, const std::string& bytes, TextEncoding guess) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << static_cast<int>(guess);
        };
        const std::u16string text = u"x1,x2,label,title\n1,2,0,Am\u00e9lie\n3,4,1,\u6620\U0001F3AC\n";
        row("UTF-8", "x1,x2,label,title\n1,2,0,Am\u00e9lie\n3,4,1,\u6620\U0001F3AC\n", TextEncoding::utf8);
        row("UTF-8 with mark", "\xEF\xBB\xBFx1,x2,label,title\n1,2,0,Am\u00e9lie\n3,4,1,\u6620\U0001F3AC\n",
            TextEncoding::utf8);
        row("UTF-16 LE with mark", utf16(text, false, true), TextEncoding::utf16);
        row("UTF-16 BE with mark", utf16(text, true, true), TextEncoding::utf16);
        row("UTF-16 LE", utf16(text, false, false), TextEncoding::utf16);
        row("UTF-16 BE", utf16(text, true, false), TextEncoding::utf16);
    }
    void encodings() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, guess);
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        QCOMPARE(static_cast<int>(guessed_encoding(view)), guess);
        const auto text = decoded_text(view, guessed_encoding(view), "f");
        QVERIFY(text);
        QCOMPARE(printed(read_csv(*text, "f")),
                 QString("1 2 0 Am\u00e9lie|3 4 1 ") + QString::fromUtf8("\u6620\U0001F3AC"));
    }

    void latin1_with_the_characters_of_windows() {
        const std::string bytes = "x1,x2,label,title\n1,2,0,Am\xE9lie \x96 5 \x80\n3,4,1,ok\n";
        QCOMPARE(static_cast<int>(guessed_encoding(bytes)), static_cast<int>(TextEncoding::latin1));
        const auto text = decoded_text(bytes, TextEncoding::latin1, "f");
        QCOMPARE(printed(read_csv(*text, "f")), QString::fromUtf8("1 2 0 Am\u00e9lie \u2013 5 \u20ac|3 4 1 ok"));
    }

    void bytes_that_are_not_what_they_are_said_to_be() {
        const auto odd = decoded_text(utf16(u"a\nb", false, true) + "x", TextEncoding::utf16, "f");
        QVERIFY(!odd);
        QCOMPARE(odd.error().code, ErrorCode::wrong_encoding);
        QCOMPARE(odd.error().line, 2);
        QVERIFY(!decoded_text(utf16(u"a\xD800z", false, true), TextEncoding::utf16, "f"));
        const auto invalid = decoded_text("1,2\n3,\xFF", TextEncoding::utf8, "f");
        QVERIFY(!invalid);
        QCOMPARE(invalid.error().line, 2);
    }
};

QTEST_APPLESS_MAIN(TestCsvOptions)
#include "tst_csv_options.moc"
