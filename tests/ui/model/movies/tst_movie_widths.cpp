#include <QtTest>

#include "core/document/edits.h"
#include "ui/model/movies/movie_widths.h"
#include "ui/model/movies/movies_table.h"

using namespace separatrix;

class MovieWidthsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<MoviesTable> table_;

    void use(const Document& document) {
        session_ = std::make_unique<Session>();
        session_->apply("edit", [&](const Document&) { return document; });
        table_ = std::make_unique<MoviesTable>(session_.get());
        table_->setActive(true);
    }
    MovieWidths widthsIn(int room) const { return movie_widths(*table_, QFontMetrics(QFont()), room); }
    static int widthOf(const MovieWidths& widths, MovieColumn wanted) {
        for (const auto& [column, width] : widths.widths)
            if (column == wanted) return width;
        return -1;
    }
    /// Of the columns that are there when all movies are trained on.
    static int sumOf(const MovieWidths& widths) {
        int sum = 0;
        for (const auto& [column, width] : widths.widths)
            if (column != MovieColumn::split) sum += width;
        return sum;
    }
    static Document titled() { return add_point(add_point(Document{}, 1, 2, 0, "Dune"), 3, 4, 1, "Alien"); }
    static Document untitled() { return add_point(add_point(Document{}, 1, 2, 0), 3, 4, 1); }

private slots:
    void cleanup() {
        table_.reset();
        session_.reset();
    }
    void titlesTakeWhatIsLeft() {
        use(titled());
        const MovieWidths wide = widthsIn(1500);
        QVERIFY(!wide.narrow && !wide.without_titles);
        QCOMPARE(sumOf(wide), 1500);
        const MovieWidths wider = widthsIn(1600);
        QCOMPARE(widthOf(wider, MovieColumn::title), widthOf(wide, MovieColumn::title) + 100);
        QCOMPARE(widthOf(wider, MovieColumn::loss), widthOf(wide, MovieColumn::loss));
    }
    void signsInsteadOfWordsWhereItIsNarrow() {
        use(titled());
        const MovieWidths wide = widthsIn(1500);
        const MovieWidths narrow = widthsIn(300);
        QVERIFY(narrow.narrow && !narrow.without_titles);
        QVERIFY(widthOf(narrow, MovieColumn::label) < widthOf(wide, MovieColumn::label));
        QVERIFY(widthOf(narrow, MovieColumn::title) >= 80);  // titles can be read, whatever the room
    }
    void aColumnWithoutTitlesGivesWay() {
        use(untitled());
        QVERIFY(!widthsIn(1500).without_titles);
        QVERIFY(widthsIn(60).narrow && widthsIn(60).without_titles);
    }
    void withoutTitlesTheColumnsSpreadALittle() {
        use(untitled());
        const MovieWidths much = widthsIn(3000);
        const MovieWidths more = widthsIn(4000);
        QCOMPARE(sumOf(much), sumOf(more));  // not without end
        QVERIFY(sumOf(much) < 3000);
    }
    void theSplitCountsOnlyWhereThereAreTestMovies() {
        Document document = titled();
        for (int i = 0; i < 18; ++i) document = add_point(std::move(document), 0.2 * i, 1, i % 2, "X");
        document.settings.training.test_fraction = 0.5;
        use(document);
        QVERIFY(table_->hasTestMovies());
        const MovieWidths wide = widthsIn(1500);
        QCOMPARE(sumOf(wide) + widthOf(wide, MovieColumn::split), 1500);
    }
};

QTEST_MAIN(MovieWidthsTest)
#include "tst_movie_widths.moc"
