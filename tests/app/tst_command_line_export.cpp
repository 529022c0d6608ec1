// separatrix export: what other programs get.
#include "tests/app/command_run.h"

namespace separatrix {

class TestCommandLineExport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void pytorch_of_a_table_and_of_a_document();
    void weights_are_those_of_the_document();
    void tables();
    void mistakes_data();
    void mistakes();

private:
    QString at(const QString& name) const { return folder_.filePath(name); }
    QTemporaryDir folder_;
};

void TestCommandLineExport::initTestCase() {
    QVERIFY(folder_.isValid());
    write_bytes(at("moons.csv"), separatrix_run({"generate", "moons", "--count", "40"}).out);
    const CommandRun run =
        separatrix_run({"train", at("moons.csv"), "--hidden", "3", "--epochs", "7", "--save", at("moons.sepx"),
                        "--weights", at("moons.json"), "--metrics", at("moons_m.csv")});
    QVERIFY2(run.code == 0, run.err.constData());
}

void TestCommandLineExport::pytorch_of_a_table_and_of_a_document() {
    const CommandRun run = separatrix_run({"export", "pytorch", at("moons.sepx")});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(run.out.startsWith("#!/usr/bin/env python3\n"));
    QVERIFY(run.out.contains("\nEPOCHS = 7\n"));  // as many as it was trained
    QVERIFY(run.out.contains("    nn.Linear(2, 3),\n"));
    QVERIFY(run.out.contains("\nORDER = [\n"));
    const CommandRun table =
        separatrix_run({"export", "pytorch", at("moons.csv"), "--hidden", "3", "--epochs", "7", "-o", at("moons.py")});
    QVERIFY2(table.code == 0, table.err.constData());
    QCOMPARE(table.out, QByteArray());
    QCOMPARE(bytes_of(at("moons.py")), run.out);
    QCOMPARE(separatrix_run(
                 {"export", "pytorch", at("moons.csv"), "--hidden", "3", "--epochs", "7", "--order", "sequential"})
                 .out.count("ORDER"),
             0);
}

void TestCommandLineExport::weights_are_those_of_the_document() {
    QCOMPARE(separatrix_run({"export", "weights", at("moons.sepx")}).out, bytes_of(at("moons.json")));
}

void TestCommandLineExport::tables() {
    QCOMPARE(separatrix_run({"export", "history", at("moons.sepx")}).out, bytes_of(at("moons_m.csv")));
    QCOMPARE(separatrix_run({"export", "points", at("moons.csv")}).out.count('\n'), 41);
    const QByteArray predictions = separatrix_run({"export", "predictions", at("moons.sepx")}).out;
    QVERIFY2(predictions.startsWith("x1,x2,label,p_0,p_1,predicted\n"), predictions.left(80).constData());
    // the same numbers as predict gives
    const QByteArray predicted = separatrix_run({"predict", at("moons.sepx"), at("moons.csv")}).out;
    const auto fields = [](const QByteArray& row, int from) { return row.split(',').mid(from); };
    QCOMPARE(fields(predictions.split('\n')[17], 3), fields(predicted.split('\n')[17], 2));
}

void TestCommandLineExport::mistakes_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("kind") << QStringList{"export", "excel", at("moons.csv")} << 2 << "“excel”";
    QTest::newRow("no file") << QStringList{"export", "pytorch"} << 2 << "export KIND";
    QTest::newRow("missing file") << QStringList{"export", "pytorch", at("none.sepx")} << 1 << "none.sepx";
    QTest::newRow("epochs") << QStringList{"export", "pytorch", at("moons.csv"), "--epochs", "0"} << 2 << "epochs";
    QTest::newRow("out") << QStringList{"export", "pytorch", at("moons.csv"), "-o", at("no/folder/x.py")} << 1
                         << "x.py";
    QTest::newRow("full") << QStringList{"export", "pytorch", at("moons.csv"), "-o", "/dev/full"} << 1 << "/dev/full";
    QTest::newRow("letter") << QStringList{"export", "pytorch", at("moons.csv"), "-x", "1"} << 2 << "-x";
    QTest::newRow("step") << QStringList{"export", "pytorch", at("moons.csv"), "--activation", "step"} << 2 << "step";
}

void TestCommandLineExport::mistakes() {
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QString, says);
    const CommandRun run = separatrix_run(words);
    COMPARE_REFUSAL(run, code);
    QVERIFY2(QString::fromUtf8(run.err).contains(says), run.err.constData());
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestCommandLineExport)
#include "tst_command_line_export.moc"
