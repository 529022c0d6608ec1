// What a person meets first: help, versions, and every way to mistype a command.
#include "core/training/settings_table.h"
#include "tests/app/command_run.h"

namespace separatrix {

class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void help_data();
    void help();
    void the_reference_is_the_help();
    void every_setting_is_an_option();
    void wrong_options_data();
    void wrong_options();
    void a_closed_or_full_standard_output();
    void generated_points_data();
    void generated_points();
    void generated_text_is_fixed();
    void interrupt_keeps_everything();

private:
    QString at(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    QTemporaryDir folder_;
};

static const QStringList commands{"train", "predict", "generate", "movielens", "gradcheck", "export"};

void TestCommandLine::initTestCase() {
    QVERIFY(folder_.isValid());
    write_bytes(at("two.csv"), separatrix_run({"generate", "linear", "--count", "40"}).out);
    write_bytes(at("three.csv"), separatrix_run({"generate", "gaussians", "--classes", "3", "--count", "40"}).out);
    QCOMPARE(separatrix_run({"train", at("two.csv"), "--epochs", "1", "--weights", at("two.json")}).code, 0);
}

void TestCommandLine::help_data() {
    QTest::addColumn<QStringList>("command");
    QTest::newRow("program") << QStringList{};
    for (const auto& command : commands) QTest::newRow(qPrintable(command)) << QStringList{command};
}

void TestCommandLine::help() {
    QFETCH(QStringList, command);
    for (const char* word : {"--help", "-h"}) {
        const CommandRun run = separatrix_run(command + QStringList{word});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, QByteArray());
        QVERIFY(run.out.startsWith("Usage: separatrix"));
        for (const QByteArray& line : run.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 110, line.constData());
    }
    // help also beside other words, however wrong
    QCOMPARE(separatrix_run(command + QStringList{"--nonsense", "--help"}).code, 0);
    const CommandRun version = separatrix_run(command + QStringList{"--version"});
    QCOMPARE(version.code, 0);
    QCOMPARE(version.out, QByteArray("separatrix " SEPARATRIX_VERSION "\n"));
}

void TestCommandLine::the_reference_is_the_help() {
    const QByteArray reference = bytes_of(QStringLiteral(SEPARATRIX_SOURCE_DIR "/docs/command-line.md"));
    QVERIFY(!reference.isEmpty());
    for (const auto& command : commands) {
        const QByteArray help = separatrix_run({command, "--help"}).out;
        QVERIFY2(reference.contains("```\n" + help + "```\n"),
                 qPrintable("docs/command-line.md: not what separatrix " + command + " --help says"));
    }
}

void TestCommandLine::every_setting_is_an_option() {
    for (const char* command : {"train", "export", "gradcheck"}) {
        const QByteArray help = separatrix_run({command, "--help"}).out;
        QVERIFY(!help.contains('{'));  // what the table leaves open is filled in
        for (const Setting& setting : settings_table()) {
            if (*setting.argument == 0) continue;
            const std::string name(setting.name);
            QVERIFY2(help.contains(QByteArray::fromStdString("  --" + name + " " + setting.argument)), name.c_str());
            QStringList words{command};
            if (words.front() == "export") words << "pytorch";
            const CommandRun refused =
                separatrix_run(words << at("two.csv") << QString::fromStdString("--" + name) << "?");
            QCOMPARE(refused.code, 2);
            QVERIFY2(refused.err.startsWith(QByteArray::fromStdString("--" + name + ": “?” is not ")), refused.err);
        }
    }
}

void TestCommandLine::wrong_options_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* words, const char* said) { QTest::newRow(words) << words << said; };
    row("trian two.csv", "“trian”");
    row("--nonsense", "“--nonsense”");
    row("two.csv three.csv", "three.csv");
    row("movielnes a b", "“movielnes”");
    row("train", "FILE.csv");
    row("train two.csv three.csv", "three.csv");
    row("train two.csv --nonsense", "“--nonsense”");
    row("train two.csv -x", "“-x”");
    row("train two.csv --epochs", "--epochs");
    row("train two.csv --epochs --json", "--epochs");
    row("train two.csv --epochs 2.5", "2.5");
    row("train two.csv --epochs -1", "-1");
    row("train two.csv --epochs 1e3x", "1e3x");
    row("train two.csv --json=yes", "--json");
    row("train two.csv --seed 1 --seed 2", "twice");
    row("train two.csv --seed -1", "--seed");
    row("train two.csv --seed 18446744073709551616", "--seed");
    row("train two.csv --learning-rate 0", "--learning-rate");
    row("train two.csv --learning-rate nan", "--learning-rate");
    row("train two.csv --learning-rate 0,1", "“0,1”");
    row("train two.csv --learning-rate inf", "--learning-rate");
    row("train two.csv --momentum 1", "--momentum");
    row("train two.csv --batch-size 0", "--batch-size");
    row("train two.csv --batch-size some", "or all");
    row("train two.csv --l1 -1", "--l1");
    row("train two.csv --l2 x", "--l2");
    row("train two.csv --scale big", "none, range, standard");
    row("train two.csv --order random", "shuffle, sequential, replacement");
    row("train two.csv --test-fraction 1", "--test-fraction");
    row("train two.csv --precision half", "double, float");
    row("train two.csv --model network", "neuron, regression, softmax, mlp");
    row("train two.csv --hidden 8,,8", "--hidden");
    row("train two.csv --hidden 65", "--hidden");
    row("train two.csv --hidden 1,1,1,1,1,1,1", "--hidden");
    row("train two.csv --activation gelu", "sigmoid, tanh");
    row("train two.csv --activation step", "derivative is 0");
    row("train two.csv --output softmax", "linear, sigmoid");
    row("train two.csv --loss l1", "squared, cross-entropy");
    row("train two.csv --optimizer lbfgs", "gd, sgd, momentum");
    row("train two.csv --activation tanh --loss cross-entropy", "Cross-entropy");
    row("train two.csv --model regression --loss cross-entropy", "squared");
    row("train three.csv --model neuron", "3 classes");
    row("train two.csv --plot x.gif", ".svg");
    row("train two.csv --weights x --save x", "same file");
    row("train two.csv --init two.json --model mlp", "two.json");
    row("train two.csv --init two.json --hidden 3", "two.json");
    row("train two.csv --init two.json --activation tanh", "two.json");
    row("predict two.json", "FILE.csv");
    row("predict two.json two.csv two.csv", "one too many");
    row("predict two.json two.csv --json", "“--json”");
    row("generate", "KIND");
    row("generate spam", "linear, bar");
    row("generate linear --count 0", "--count");
    row("generate linear --count 1000001", "1000000");
    row("generate linear --noise -0.1", "--noise");
    row("generate linear --noise nan", "--noise");
    row("generate linear --classes 3", "two classes");
    row("generate rings --classes 11", "--classes");
    row("generate rings --seed x", "--seed");
    row("gradcheck", "FILE.csv");
    row("gradcheck two.csv --activation step", "derivative is 0");
    row("gradcheck two.csv --epochs 3", "“--epochs”");
}

void TestCommandLine::wrong_options() {
    QFETCH(QString, words);
    QFETCH(QString, said);
    const auto before = QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden);
    const CommandRun run = shell_run("cd '" + folder_.path() + "'; exec \"$0\" " + words);
    COMPARE_REFUSAL(run, 2);
    QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err.constData());
    QCOMPARE(QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void TestCommandLine::a_closed_or_full_standard_output() {
    for (const char* command :
         {"generate xor", "--help", "train --help", "train TWO", "predict WEIGHTS TWO", "gradcheck TWO", "--version"}) {
        const QString words =
            QString::fromLatin1(command).replace("TWO", at("two.csv")).replace("WEIGHTS", at("two.json"));
        COMPARE_REFUSAL(shell_run("\"$0\" " + words + " > /dev/full"), 1);
        COMPARE_REFUSAL(shell_run("\"$0\" " + words + " >&-"), 1);
    }
    // a reader that leaves early
    const CommandRun run = shell_run("\"$0\" generate xor --count 200000 | head -1; exit ${PIPESTATUS[0]}");
    QCOMPARE(run.code, 1);
    QCOMPARE(run.err.count('\n'), 1);
    // and nobody to read the sentence either
    QCOMPARE(shell_run("\"$0\" train nowhere.csv 2>&-").code, 1);
}

void TestCommandLine::generated_points_data() {
    QTest::addColumn<int>("classes");
    for (const char* kind : {"linear", "bar", "donut", "xor", "moons", "circles", "two-lines"})
        QTest::newRow(kind) << 2;
    for (const char* kind : {"rings", "spiral", "gaussians"}) QTest::newRow(kind) << 4;
}

void TestCommandLine::generated_points() {
    QFETCH(int, classes);
    const QString file = at("generated.csv");
    const QStringList words{"generate",  QString::fromLatin1(QTest::currentDataTag()),
                            "--noise",   "0.02",
                            "--count",   "120",
                            "--classes", QString::number(classes)};
    const CommandRun generated = separatrix_run(words);
    QCOMPARE(generated.code, 0);
    QVERIFY(generated.out.startsWith("x1,x2,label\n"));
    QCOMPARE(generated.out.count('\n'), 121);
    QCOMPARE(separatrix_run(words).out, generated.out);
    QVERIFY(separatrix_run(words + QStringList{"--seed", "7"}).out != generated.out);
    write_bytes(file, generated.out);
    const auto summary = json_of(separatrix_run({"train", file, "--json", "--epochs", "30"}));
    QCOMPARE(summary["status"].toString(), "finished");
    QCOMPARE(summary["model"].toString(), classes == 2 ? "neuron" : "softmax");
    QCOMPARE(summary["parameters"].toInt(), classes == 2 ? 3 : 3 * classes);
}

void TestCommandLine::generated_text_is_fixed() {
    // in a locale with a decimal comma too
    const CommandRun plain = separatrix_run({"generate", "moons"});
    const CommandRun comma = shell_run("LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 \"$0\" generate moons");
    QCOMPARE(comma.out, plain.out);
}

void TestCommandLine::interrupt_keeps_everything() {
    const CommandRun run = shell_run("\"$0\" train '" + at("two.csv") + "' --epochs 1000000000 --json --weights '" +
                                     at("interrupted.json") + "' & sleep 0.5; kill -INT $!; wait $!");
    const auto summary = json_of(run);
    QCOMPARE(summary["status"].toString(), "finished");
    QCOMPARE(summary["interrupted"].toBool(), true);
    QVERIFY(summary["epochs"].toInt() > 0);
    QVERIFY(bytes_of(at("interrupted.json")).contains("separatrix-weights"));
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestCommandLine)
#include "tst_command_line.moc"
