#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "ui/view/controls/folding_row.h"

using namespace separatrix;

/// Two boxes of 200 pixels, of which the first shrinks to 50 and then the second: 400, 250 and 100 pixels.
class FoldingRowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FoldingRow> row_;
    QWidget* first_ = nullptr;
    QWidget* second_ = nullptr;

private slots:
    void init() {
        row_ = std::make_unique<FoldingRow>();
        row_->line()->setContentsMargins(0, 0, 0, 0);
        row_->line()->setSpacing(0);
        // the second is within a row of its own, whose size the outer one hears of late
        auto* group = new QWidget;
        auto* inner = new QHBoxLayout(group);
        inner->setContentsMargins(0, 0, 0, 0);
        first_ = new QPushButton;
        second_ = new QPushButton;
        inner->addWidget(second_);
        row_->line()->addWidget(first_);
        row_->line()->addWidget(group);
        row_->line()->addStretch(1);
        row_->addFold([this](bool folded) { first_->setFixedWidth(folded ? 50 : 200); });
        row_->addFold([this](bool folded) { second_->setFixedWidth(folded ? 50 : 200); });
        row_->resize(500, 40);
        row_->fit();
        row_->show();
    }
    void cleanup() { row_.reset(); }

    void foldsOneAfterTheOther_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("folded");
        QTest::newRow("roomy") << 500 << 0;
        QTest::newRow("just all") << 400 << 0;
        QTest::newRow("a pixel less") << 399 << 1;
        QTest::newRow("just one fold") << 250 << 1;
        QTest::newRow("two folds") << 249 << 2;
        QTest::newRow("just all folds") << 100 << 2;
    }
    void foldsOneAfterTheOther() {
        QFETCH(int, width);
        QFETCH(int, folded);
        row_->resize(width, 40);
        QCOMPARE(row_->folded(), folded);
        QCOMPARE(first_->width(), folded >= 1 ? 50 : 200);
        QCOMPARE(second_->width(), folded >= 2 ? 50 : 200);
        row_->resize(500, 40);
        QCOMPARE(row_->folded(), 0);
        QCOMPARE(second_->width(), 200);
    }
    void narrowerThanAllFoldsIsNotAsked() {
        QCOMPARE(row_->minimumSizeHint().width(), 100);
        row_->resize(150, 40);
        QCOMPARE(row_->minimumSizeHint().width(), 100);
        row_->resize(60, 40);  // by force: everything is folded, and cut
        QCOMPARE(row_->folded(), 2);
    }
    void settlesOnceForAWidth() {
        QSignalSpy settled(row_.get(), &FoldingRow::settled);
        row_->resize(300, 40);
        QCOMPARE(settled.count(), 1);
        row_->resize(300, 50);  // only higher
        QCOMPARE(settled.count(), 1);
    }
    void fitsAgainWhenAWidgetGrows() {
        auto* third = new QLabel;
        third->setFixedWidth(10);
        row_->line()->addWidget(third);
        third->show();  // the layout itself would do it later
        row_->fit();
        QCOMPARE(row_->folded(), 0);
        third->setFixedWidth(120);
        row_->fit();
        QCOMPARE(row_->folded(), 1);
        QCOMPARE(row_->minimumSizeHint().width(), 220);
    }
    void theFocusStaysThroughTheTrials() {
        row_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(row_.get()));
        first_->setFocus();
        QVERIFY(first_->hasFocus());
        for (const int width : {300, 120, 480}) row_->resize(width, 40);
        QVERIFY(first_->hasFocus());
    }
};

QTEST_MAIN(FoldingRowTest)
#include "tst_folding_row.moc"
