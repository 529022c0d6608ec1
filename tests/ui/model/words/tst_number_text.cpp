#include <QtTest>
#include <limits>

#include "ui/model/words/number_text.h"

using namespace separatrix;

class NumberTextTest : public QObject {
    Q_OBJECT
private slots:
    void groups() {
        QCOMPARE(grouped_number(0), QString("0"));
        QCOMPARE(grouped_number(999), QString("999"));
        QCOMPARE(grouped_number(1284), QString("1\u202f284"));
        QCOMPARE(grouped_number(-1234567), QString("\u22121\u202f234\u202f567"));
    }
    void significantDigits_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("rate") << 0.1 << "0.100";
        QTest::newRow("ten") << 10.0 << "10.0";
        QTest::newRow("rounds up a digit") << 0.09996 << "0.100";
        QTest::newRow("large") << 123456.0 << "123456";
        QTest::newRow("small") << 0.000025 << "2.50e\u22125";
        QTest::newRow("negative") << -0.0121 << "\u22120.0121";
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN() << "–";
    }
    void significantDigits() {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(significant(value, 3), text);
    }
    void percentNeverClaimsAll() {
        QCOMPARE(percent_text(1.0), QString("100\u202f%"));
        QCOMPARE(percent_text(0.9999), QString("99.9\u202f%"));
        QCOMPARE(percent_text(0.994), QString("99.4\u202f%"));
        QCOMPARE(percent_text(0.0001), QString("0.1\u202f%"));
        QCOMPARE(percent_text(12.0 / 13), QString("92\u202f%"));
    }
    void readsNumbers() {
        QCOMPARE(number_from_text(" 0.5 "), std::optional<double>(0.5));
        QCOMPARE(number_from_text("0,5"), std::optional<double>(0.5));
        QCOMPARE(number_from_text("+1e-3"), std::optional<double>(1e-3));
        QCOMPARE(number_from_text("\u22122"), std::optional<double>(-2.0));
        for (const char* bad : {"", "abc", "1 2", "1,2,3", "nan", "inf", "1e999", "0x10", "1.2.3"})
            QVERIFY2(!number_from_text(bad), bad);
    }
    void exactTextReadsBack() {
        for (const double value : {0.1, 1e-5, 2.5e-5, 1e6, 1.0 / 3, 123456789.125})
            QCOMPARE(number_from_text(exact_text(value)), std::optional<double>(value));
    }
};

QTEST_GUILESS_MAIN(NumberTextTest)
#include "tst_number_text.moc"
