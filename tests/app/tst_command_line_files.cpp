// Files that are wrong, and files that cannot be written: one sentence, and nothing lost.
#include "tests/app/command_run.h"

namespace separatrix {

class TestCommandLineFiles : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void bad_csv_data();
    void bad_csv();
    void bad_paths_data();
    void bad_paths();
    void bad_documents_data();
    void bad_documents();
    void prediction_needs_no_labels();
    void full_disk_leaves_the_old_file();
    void unwritable_is_found_before_training();

private:
    QString at(const QString& name) const { return folder_.filePath(name); }
    QTemporaryDir folder_;
};

void TestCommandLineFiles::initTestCase() {
    QVERIFY(folder_.isValid());
    write_bytes(at("good.csv"), separatrix_run({"generate", "linear", "--count", "40"}).out);
    QCOMPARE(separatrix_run(
                 {"train", at("good.csv"), "--epochs", "3", "--save", at("good.sepx"), "--weights", at("good.json")})
                 .code,
             0);
}

void TestCommandLineFiles::bad_csv_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");  // after the file's name
    QTest::addColumn<bool>("bad_to_predict");
    const auto row = [](const char* name, const QByteArray& bytes, const char* place, bool bad_to_predict = true) {
        QTest::newRow(name) << bytes << place << bad_to_predict;
    };
    row("empty", "", ": ");
    row("only a header", "x1,x2,label\n", "");
    row("ragged", "x1,x2,label\n1,2,0\n1,2\n", ", line 3");
    row("binary",
        QByteArray("\x7f"
                   "ELF\0\0\1\2",
                   8),
        "");
    row("utf-16",
        QByteArray("\xff\xfe"
                   "1\0,\0"
                   "2\0",
                   8),
        "");
    row("not utf-8", "1,2,\xe9t\xe9\n3,4,no\n", "");
    row("nan", "1,2,0\n3,nan,1\n", ", line 2, column 2: ");
    row("infinite", "1,2,0\ninf,2,1\n", ", line 2, column 1: ");
    row("too large to be finite", "1,2,0\n1e999,2,1\n", ", line 2, column 1: ");
    row("one class", "1,2,0\n3,4,0\n", "", false);
    row("negative label", "x1,x2,label\n1,2,0\n3,4,-1\n", ", line 3, column 3: ", false);
    row("no label", "x1,x2\n1,2\n3,4\n", "", false);
    row("one number column", "a,label\n1,0\n2,1\n", "");
    row("a word among numbers", "x1,x2,label\n1,2,0\n3,four,1\n5,6,1\n", ", line 3, column 2: ");
    row("an open quote", "x1,x2,label\n1,2,\"a\n3,4,b\n", ", line 2");
}

void TestCommandLineFiles::bad_csv() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    QFETCH(bool, bad_to_predict);
    const QString file = at("bad.csv");
    write_bytes(file, bytes);
    QList<QStringList> commands{{"train", file, "--save", at("never.sepx")}, {"gradcheck", file}};
    if (bad_to_predict) commands.append({"predict", at("good.json"), file});
    for (const auto& command : commands) {
        const CommandRun run = separatrix_run(command);
        COMPARE_REFUSAL(run, 1);
        QVERIFY2(run.err.startsWith((file + place).toUtf8()), run.err.constData());
    }
    QVERIFY(!QFile::exists(at("never.sepx")));
}

void TestCommandLineFiles::bad_paths_data() {
    QTest::addColumn<QStringList>("words");
    const QString good = at("good.csv");
    QTest::newRow("missing") << QStringList{"train", at("missing.csv")};
    QTest::newRow("missing document") << QStringList{"train", at("missing.sepx")};
    QTest::newRow("folder") << QStringList{"train", folder_.path()};
    QTest::newRow("no name") << QStringList{"train", ""};
    QTest::newRow("missing model") << QStringList{"predict", at("missing.json"), good};
    QTest::newRow("missing rows") << QStringList{"predict", at("good.json"), at("missing.csv")};
    QTest::newRow("folder as model") << QStringList{"predict", folder_.path(), good};
    QTest::newRow("missing weights") << QStringList{"train", good, "--init", at("missing.json")};
    QTest::newRow("gradcheck") << QStringList{"gradcheck", at("missing.csv")};
    QTest::newRow("line break in the name") << QStringList{"train", at("a\nb.csv")};
}

void TestCommandLineFiles::bad_paths() {
    QFETCH(QStringList, words);
    COMPARE_REFUSAL(separatrix_run(words), 1);
}

void TestCommandLineFiles::bad_documents_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray document = bytes_of(at("good.sepx"));
    const QByteArray weights = bytes_of(at("good.json"));
    const auto changed = [](QByteArray bytes, const char* from, const char* to) { return bytes.replace(from, to); };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half a document") << document.left(document.size() / 2);
    QTest::newRow("half the weights") << weights.left(weights.size() / 2);
    QTest::newRow("newer document") << changed(document, "\"version\":2", "\"version\":99");
    QTest::newRow("newer weights") << changed(weights, "\"version\":1", "\"version\":99");
    QTest::newRow("other format") << QByteArray("{\"format\":\"notes\",\"version\":1}");
    QTest::newRow("an array") << QByteArray("[1,2,3]");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("wrong type") << changed(weights, "\"layers\":[", "\"layers\":7,\"was\":[");
    QTest::newRow("wrong shape") << changed(weights, "\"W\":[[", "\"W\":[[1,");
    QTest::newRow("not finite") << changed(weights, "\"b\":[", "\"b\":[1e999,");
    QTest::newRow("missing") << changed(weights, "\"classes\"", "\"klasses\"");
    QTest::newRow("binary") << QByteArray("{\0\1\2\3", 5);
}

void TestCommandLineFiles::bad_documents() {
    QFETCH(QByteArray, bytes);
    for (const char* name : {"bad.sepx", "bad.json"}) {
        write_bytes(at(name), bytes);
        for (const auto& words : QList<QStringList>{{"train", at(name)},
                                                    {"gradcheck", at(name)},
                                                    {"predict", at(name), at("good.csv")},
                                                    {"train", at("good.csv"), "--init", at(name)}}) {
            const CommandRun run = separatrix_run(words);
            COMPARE_REFUSAL(run, 1);
            QVERIFY2(run.err.startsWith(at(name).toUtf8()), run.err.constData());
        }
    }
}

void TestCommandLineFiles::prediction_needs_no_labels() {
    write_bytes(at("unlabelled.csv"), "x1,x2,title\n1,2,\"Gravity, again\"\n4,4,Solaris\n");
    const CommandRun run = separatrix_run({"predict", at("good.json"), at("unlabelled.csv")});
    QCOMPARE(run.code, 0);
    const auto lines = run.out.split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("x1,x2,title,p_0,p_1,predicted"));
    QVERIFY(lines[1].startsWith("1,2,\"Gravity, again\","));
    QVERIFY(lines[2].startsWith("4,4,Solaris,"));
}

void TestCommandLineFiles::full_disk_leaves_the_old_file() {
    const QByteArray old = "what was there before";
    for (const char* option : {"--weights", "--metrics", "--save", "--plot"}) {
        const QString file = at(QStringLiteral("kept.png"));
        write_bytes(file, old);
        // no file may grow beyond 512 bytes; standard error is a pipe, which has no size
        const CommandRun run = shell_run("ulimit -f 1; exec \"$0\" train '" + at("good.csv") +
                                         "' --hidden 40,40 --epochs 60 --json " + option + " '" + file + "'");
        COMPARE_REFUSAL(run, 1);
        QVERIFY2(run.err.startsWith(file.toUtf8()), run.err.constData());
        QCOMPARE(bytes_of(file), old);
        COMPARE_REFUSAL(separatrix_run({"train", at("good.csv"), "--epochs", "1",
                                        option == QByteArray("--plot") ? "--save" : option, "/dev/full"}),
                        1);
    }
    QVERIFY(QDir(folder_.path()).entryList({".separatrix*"}, QDir::AllEntries | QDir::Hidden).isEmpty());
}

void TestCommandLineFiles::unwritable_is_found_before_training() {
    // a billion epochs would not end: the refusal comes first
    for (const char* option : {"--weights", "--metrics", "--save", "--plot"}) {
        const QString missing = at("no/such/folder.png");
        COMPARE_REFUSAL(separatrix_run({"train", at("good.csv"), "--epochs", "1000000000", option, missing}), 1);
        if (option != QByteArray("--plot"))
            COMPARE_REFUSAL(separatrix_run({"train", at("good.csv"), "--epochs", "1000000000", option, folder_.path()}),
                            1);
    }
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestCommandLineFiles)
#include "tst_command_line_files.moc"
