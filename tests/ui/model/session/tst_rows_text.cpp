// ui/model/session/rows_text.h: rows out and in, and what a spreadsheet may put on the clipboard.
#include <QtTest/QtTest>

#include "core/data/numbers.h"
#include "core/document/row_edits.h"
#include "ui/model/session/rows_text.h"
#include "ui/model/session/session.h"
#include "ui/model/words/sentences.h"

using namespace separatrix;

namespace {

QString printed(const Document& document, std::uint64_t from) {
    QStringList rows;
    for (const auto& p : document.points)
        if (p.id >= from)
            rows << QString("%1 %2 %3%4")
                        .arg(QString::fromStdString(number_text(p.x1)), QString::fromStdString(number_text(p.x2)),
                             QString::fromStdString(document.class_names[static_cast<std::size_t>(p.label)]),
                             QString::fromStdString(p.title.empty() ? "" : " " + p.title));
    return rows.join('|');
}

QString pasted(Session& session, const QString& text) {
    const auto first = session.document().next_id;
    const auto ids = paste_rows(session, text);
    if (!ids) return sentence(ids.error());
    return printed(session.document(), first);
}

}  // namespace

class TestRowsText : public QObject {
    Q_OBJECT

private slots:
    void copies_rows_in_the_documents_order() {
        const Document document = sample_document();
        QCOMPARE(rows_text(document, {3, 0}),
                 QString("title\tAlfred's mark\tBruce's mark\tlabel\n"
                         "Star Freight I\t4\t1\tlikes\nMidnight at Pump Four\t0.2\t1.5\tdislikes\n"));
        QCOMPARE(rows_text(document, {}), QString());
        QCOMPARE(rows_text(document, {99}), QString());
        Document bare;
        bare.axes[0].name = "Label";
        bare = add_point(std::move(bare), 1, 2.5, 1);
        QCOMPARE(rows_text(bare, {0}), QString("x1\tBruce's mark\tlabel\n1\t2.5\tlikes\n"));
    }

    void what_is_copied_pastes_back() {
        Session session;
        Document odd = sample_document();
        odd = retitle_point(std::move(odd), 0, "tab\there, \"quotes\"\nand a line");
        odd = retitle_point(std::move(odd), 1, "1984");
        session.apply("edit", [&](const Document&) { return odd; });
        const QString copied = rows_text(session.document(), {0, 1, 2});
        const auto ids = paste_rows(session, copied);
        QVERIFY2(ids, qPrintable(ids ? QString() : sentence(ids.error())));
        QCOMPARE(ids->size(), 3u);
        const auto& points = session.document().points;
        for (std::size_t i = 0; i < 3; ++i) {
            Point copy = points[24 + i];
            QCOMPARE(copy.id, (*ids)[i]);
            copy.id = points[i].id;
            QVERIFY(copy == points[i]);
        }
        session.undoStack()->undo();  // one step
        QCOMPARE(session.document(), odd);
    }

    void spreadsheets_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        QTest::newRow("tabs") << "4\t1\tlikes\r\n0.5\t2\tdislikes\r\n"
                              << "4 1 likes|0.5 2 dislikes";
        QTest::newRow("one row") << "4\t1\tlikes"
                                 << "4 1 likes";
        QTest::newRow("other capitals") << "4\t1\tLikes"
                                        << "4 1 likes";
        QTest::newRow("numbers for labels") << "4\t1\t0\n4\t2\t1\n"
                                            << "4 1 dislikes|4 2 likes";
        QTest::newRow("no label: the current one") << "4\t1\n2\t3\n"
                                                   << "4 1 likes|2 3 likes";
        QTest::newRow("words that are no class are titles") << "4\t1\tDune\n2\t3\tUp\n"
                                                            << "4 1 likes Dune|2 3 likes Up";
        QTest::newRow("title first") << "Dune\t4\t1\tdislikes\nUp\t2\t3\tlikes\n"
                                     << "4 1 dislikes Dune|2 3 likes Up";
        QTest::newRow("decimal comma") << "4,5\t1\tlikes\n2\t3,25\tdislikes\n"
                                       << "4.5 1 likes|2 3.25 dislikes";
        QTest::newRow("commas") << "4.5,1,likes\n2,3,dislikes\n"
                                << "4.5 1 likes|2 3 dislikes";
        QTest::newRow("new class under a header") << "x1\tx2\tlabel\n4\t1\tperhaps\n"
                                                  << "4 1 perhaps";
    }
    void spreadsheets() {
        QFETCH(QString, text);
        QFETCH(QString, rows);
        Session session;
        QVERIFY(looks_like_rows(text));
        QCOMPARE(pasted(session, text), rows);
    }

    void what_is_no_row() {
        Session session;
        const Document before = session.document();
        QCOMPARE(pasted(session, "4\tx\tlikes\n1\t2\tlikes\n"), QString("line 1, column 2: “x” is not a number."));
        QCOMPARE(pasted(session, "4\t1\tlikes\n1\t2\n"),
                 QString("line 2, column 3: the row has 2 columns where the first one has 3."));
        QCOMPARE(pasted(session, ""), QString("The file is empty."));
        QCOMPARE(pasted(session, "hello"),
                 QString("line 1: two columns of numbers are needed: Alfred's mark and Bruce's mark."));
        QCOMPARE(pasted(session, "4\t1\t7\n2\t2\t8\n"),
                 QString("Label: “7” is not one of its choices: dislikes, likes."));
        QCOMPARE(session.document(), before);
        QVERIFY(!session.undoStack()->canUndo());
        QVERIFY(!looks_like_rows("hello, world"));
    }
};

QTEST_GUILESS_MAIN(TestRowsText)
#include "tst_rows_text.moc"
