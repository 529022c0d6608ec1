// core/document/row_edits.h
#include <QtTest/QtTest>

#include <cmath>
#include <limits>

#include "core/document/row_edits.h"
#include "core/math/random.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

CsvData rows(const std::string& text) {
    CsvOptions options;
    options.one_class_allowed = true;
    const auto data = read_csv(text, "f", options);
    if (!data) qFatal("%s", text.c_str());
    return *data;
}

QString labels(const Document& document) {
    QStringList words;
    for (const auto& point : document.points)
        words << QString::fromStdString(document.class_names[static_cast<std::size_t>(point.label)]);
    return words.join(' ');
}

Document small() {
    Document document;
    document = add_point(std::move(document), 1, 2, 0, "a");
    return add_point(std::move(document), 3, 4, 1, "b");
}

}  // namespace

class TestRowEdits : public QObject {
    Q_OBJECT

private slots:
    void rows_join_by_class_name() {
        const auto added = with_rows_added(small(), rows("x1,x2,label,title\n4,1,likes,c\n0,1,Dislikes,d\n"));
        QVERIFY(added);
        QCOMPARE(labels(*added), QString("dislikes likes likes dislikes"));
        QCOMPARE(added->points[2].id, 2u);
        QCOMPARE(added->points[3].title, "d"s);
        QCOMPARE(added->next_id, 4u);
        QCOMPARE(added->axes, small().axes);
    }
    void rows_join_by_number() {
        QCOMPARE(labels(*with_rows_added(small(), rows("4,1,1\n0,1,0\n"))), QString("dislikes likes likes dislikes"));
        // numbers are names where classes are called by numbers
        Document numbered = small();
        numbered.class_names = {"1", "2"};
        QCOMPARE(labels(*with_rows_added(numbered, rows("4,1,1\n0,1,2\n"))), QString("1 2 1 2"));
        QVERIFY(!with_rows_added(numbered, rows("4,1,0\n0,1,2\n")));
    }
    void unknown_labels() {
        const auto refused = with_rows_added(small(), rows("x1,x2,label\n4,1,perhaps\n"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::unknown_choice);
        QCOMPARE(refused.error().given, "perhaps"s);
        AddedRows options;
        options.new_classes = true;
        const auto added = with_rows_added(small(), rows("x1,x2,label\n4,1,perhaps\n"), options);
        QCOMPARE(added->classes(), 3);
        QCOMPARE(labels(*added), QString("dislikes likes perhaps"));
        QVERIFY(added->settings.model.model != ModelKind::neuron);  // one neuron cannot tell three apart
        std::string many = "x1,x2,label\n";
        for (int k = 0; k < 9; ++k) many += "1,2,k" + std::to_string(k) + "\n";
        QCOMPARE(with_rows_added(small(), rows(many), options).error().code, ErrorCode::too_many_classes);
    }
    void rows_without_labels() {
        CsvOptions bare;
        bare.labels_required = false;
        AddedRows options;
        options.label_without = 1;
        const auto added = with_rows_added(small(), *read_csv("4,1\n0,1\n", "f", bare), options);
        QCOMPARE(labels(*added), QString("dislikes likes likes likes"));
    }
    void axes_grow_to_hold_them() {
        const auto added = with_rows_added(small(), rows("4,1,1\n12,-3,0\n"));
        QVERIFY(added->axes[0].low <= 0 && added->axes[0].high >= 12);
        QVERIFY(added->axes[1].low <= -3 && added->axes[1].high >= 5);
        QCOMPARE(added->axes[0].name, "Alfred's mark"s);
        QCOMPARE(points_outside(*added, added->axes), 0u);
        QCOMPARE(points_outside(*added, Document{}.axes), 1u);
    }
    void titles() {
        const Document document = retitle_point(small(), 1, "Gravity");
        QCOMPARE(document.points[0].title, "a"s);
        QCOMPARE(document.points[1].title, "Gravity"s);
        QCOMPARE(retitle_point(small(), 99, "x"), small());
    }
    void axes() {
        const std::array<Axis, 2> wanted{Axis{"Height", 140, 210}, Axis{"Weight", 40, 120}};
        QCOMPARE(with_axes(small(), wanted).axes, wanted);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const Axis& bad : {Axis{"", 0, 5}, Axis{"  ", 0, 5}, Axis{std::string(61, 'x'), 0, 5}, Axis{"a", 5, 5},
                                Axis{"a", 6, 5}, Axis{"a", nan, 5}, Axis{"a", 0, nan}, Axis{"a", 1e15, 1e15 + 1},
                                Axis{"a", 0, std::numeric_limits<double>::infinity()}, Axis{"a", -1e308, 1e308}}) {
            QVERIFY2(axis_error(bad), bad.name.c_str());
            QCOMPARE(with_axes(small(), {bad, wanted[1]}).axes[0], small().axes[0]);
            QCOMPARE(with_axes(small(), {bad, wanted[1]}).axes[1], wanted[1]);
        }
        std::string accents;
        for (int i = 0; i < 60; ++i) accents += "é";
        QVERIFY(!axis_error({accents, 0, 5}));
    }
    void fitting_holds_every_point() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            Document document;
            const auto count = 1 + rng.below(20);
            for (std::uint64_t i = 0; i < count; ++i)
                document = add_point(std::move(document), rng.normal() * std::pow(10.0, rng.uniform(-6, 6)),
                                     100 + rng.normal(), 0);
            const auto axes = fitted_axes(document);
            QVERIFY2(!axis_error(axes[0]) && !axis_error(axes[1]), qPrintable(QString::number(seed)));
            QCOMPARE(points_outside(document, axes), 0u);
            QCOMPARE(with_axes(document, axes).axes, axes);
        }
        QCOMPARE(fitted_axes(Document{}), Document{}.axes);
    }
};

QTEST_APPLESS_MAIN(TestRowEdits)
#include "tst_row_edits.moc"
