// ui/model/data/csv_import.h: what a dialog about a table decides, without the dialog.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "core/document/text_file.h"
#include "ui/model/data/csv_import.h"

using namespace separatrix;

namespace {

QString shown(const CsvPreview& preview) {
    QStringList lines;
    for (const auto& row : preview.rows) {
        QStringList fields;
        for (const auto& field : row) fields << QString::fromStdString(field);
        lines << fields.join('/');
    }
    const auto column = [](const std::optional<std::size_t>& c) { return c ? QString::number(*c) : QString("-"); };
    return QString("x1 %1 x2 %2 label %3 title %4: ")
               .arg(preview.chosen.marks[0])
               .arg(preview.chosen.marks[1])
               .arg(column(preview.chosen.label), column(preview.chosen.title)) +
           lines.join('|');
}

QString movies(const Document& document) {
    QStringList rows;
    for (const auto& p : document.points)
        rows << QString("%1 %2 %3%4")
                    .arg(p.x1)
                    .arg(p.x2)
                    .arg(QString::fromStdString(document.class_names[static_cast<std::size_t>(p.label)]),
                         QString::fromStdString(p.title.empty() ? "" : " " + p.title));
    return rows.join('|');
}

}  // namespace

class TestCsvImport : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(folder_.isValid()); }

    void detects_and_imports_as_one_step() {
        Session session;
        const Document before = session.document();
        CsvImport import(&session);
        QVERIFY(import.openFile(write("who;Ann;Ben;verdict\nUp;1,5;2;yes\nDune;3;4,25;no\n")));
        QCOMPARE(shown(import.preview()), QString("x1 1 x2 2 label 3 title 0: Up/1,5/2/yes|Dune/3/4,25/no"));
        QVERIFY(import.preview().decimal_comma && import.preview().has_header);
        QCOMPARE(import.problem(), QString());
        QVERIFY(finished(import));
        QCOMPARE(movies(session.document()), QString("1.5 2 yes Up|3 4.25 no Dune"));
        QCOMPARE(QString::fromStdString(session.document().axes[1].name), QString("Ben"));
        session.undoStack()->undo();
        QCOMPARE(session.document(), before);
        QVERIFY(!session.undoStack()->canUndo());
    }

    void other_columns_and_class_names() {
        Session session;
        CsvImport import(&session);
        QVERIFY(import.openFile(write("a,b,c,d\n1,2,3,0\n4,5,6,1\n7,8,9,2\n")));
        import.setColumns({{1, 2}, 3, {}});
        QCOMPARE(import.problem(), QString());
        import.setClassName(0, "dislikes");
        import.setClassName(1, "  likes ");
        import.setClassName(2, "likes");
        QCOMPARE(import.className(1), QString("likes"));
        QVERIFY(finished(import));
        QCOMPARE(movies(session.document()), QString("2 3 dislikes|5 6 likes|8 9 likes"));
        import.setColumns({{1, 1}, 3, {}});
        QCOMPARE(import.problem(), QString("Choose two different columns for the two marks."));
        import.setColumns({{0, 1}, 3, {}});
        QCOMPARE(import.problem(), QString());
    }

    void appends() {
        Session session;
        CsvImport import(&session);
        QVERIFY(import.openFile(write("x1,x2,label\n4,1,likes\n3,2,likes\n")));
        QVERIFY2(import.problem().contains("two different labels") || import.problem().isEmpty(),
                 qPrintable(import.problem()));
        import.setTarget(CsvImport::Target::append);
        QCOMPARE(import.problem(), QString());
        QVERIFY(finished(import));
        QCOMPARE(session.document().points.size(), 26u);
        QCOMPARE(session.document().points.back().label, 1);
    }

    void marks_alone() {
        Session session;
        session.setCurrentLabel(0);
        CsvImport import(&session);
        QVERIFY(import.openFile(write("4,1\n3,2\n")));
        QCOMPARE(import.problem(), QString());
        QVERIFY(!import.preview().chosen.label);
        QVERIFY(finished(import));
        QCOMPARE(movies(session.document()), QString("4 1 dislikes|3 2 dislikes"));
    }

    void encodings() {
        Session session;
        CsvImport import(&session);
        QVERIFY(import.openFile(write("x1,x2,label,title\n4,1,0,Am\xE9lie\n3,2,1,Up\n")));
        QCOMPARE(static_cast<int>(import.encoding()), static_cast<int>(TextEncoding::latin1));
        QCOMPARE(QString::fromStdString(import.preview().rows[0][3]), QString::fromUtf8("Am\u00e9lie"));
        import.setEncoding(TextEncoding::utf8);
        QVERIFY(import.problem().contains("UTF-8"));
        import.setEncoding(TextEncoding::latin1);
        QVERIFY(finished(import));
        QCOMPARE(QString::fromStdString(session.document().points[0].title), QString::fromUtf8("Am\u00e9lie"));
    }

    void samples_large_files() {
        std::string text = "x1,x2,label\n";
        for (int i = 0; i < 200'000; ++i) text += std::to_string(i % 500) + ".5,2," + std::to_string(i % 2) + "\n";
        Session session;
        CsvImport import(&session);
        QVERIFY(import.openFile(write(text)));
        const long estimate = import.estimatedRows();
        QVERIFY2(estimate > 190'000 && estimate < 210'000, qPrintable(QString::number(estimate)));
        import.setSample(500);
        QSignalSpy progress(&import, &CsvImport::progressed);
        QVERIFY(finished(import));
        QCOMPARE(session.document().points.size(), 500u);
        QVERIFY(progress.count() > 5);
    }

    void cancelling_leaves_everything() {
        std::string text = "x1,x2,label\n";
        for (int i = 0; i < 500'000; ++i) text += "1.5,2," + std::to_string(i % 2) + "\n";
        Session session;
        const Document before = session.document();
        CsvImport import(&session);
        QVERIFY(import.openFile(write(text)));
        QSignalSpy failed(&import, &CsvImport::failed);
        import.start();
        import.cancel();
        QVERIFY(failed.count() > 0 || failed.wait(20000));
        QCOMPARE(failed[0][0].toString(), QString());
        QCOMPARE(session.document(), before);
        // and destroying it in the middle of the reading is no crash
        CsvImport other(&session);
        QVERIFY(other.openFile(import.path()));
        other.start();
    }

    void what_is_wrong_further_down_is_said_with_its_line() {
        std::string text = "x1,x2,label\n";
        for (int i = 0; i < 100'000; ++i) text += "1.5,2," + std::to_string(i % 2) + "\n";
        text += "1,oops,0\n";
        Session session;
        const Document before = session.document();
        CsvImport import(&session);
        QVERIFY(import.openFile(write(text)));
        QCOMPARE(import.problem(), QString());
        QSignalSpy failed(&import, &CsvImport::failed);
        import.start();
        QVERIFY(failed.count() > 0 || failed.wait(20000));
        QVERIFY2(failed[0][0].toString().contains("line 100002, column 2: “oops”"),
                 qPrintable(failed[0][0].toString()));
        QCOMPARE(session.document(), before);
        QVERIFY(!import.openFile(folder_.filePath("none.csv")));
        QVERIFY(import.problem().contains("none.csv"));
    }

private:
    QString write(const std::string& text) {
        const QString path = folder_.filePath(QString("t%1.csv").arg(++count_));
        if (!write_file(path.toStdString(), text)) qFatal("cannot write");
        return path;
    }
    static bool finished(CsvImport& import) {
        QSignalSpy imported(&import, &CsvImport::imported);
        import.start();
        return imported.count() > 0 || imported.wait(20000);
    }

    QTemporaryDir folder_;
    int count_ = 0;
};

QTEST_GUILESS_MAIN(TestCsvImport)
#include "tst_csv_import.moc"
