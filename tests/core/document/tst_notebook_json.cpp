#include <QtTest>

#include "core/document/json_files.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

/// ' stands for the quotes of JSON: moc loses its way among raw strings before the class.
std::string json(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string with_notebook(const std::string& notebook) {
    return json("{'format':'separatrix','version':1,'points':[],'notebook':") + notebook + "}";
}

std::string pin(const std::string& change_from = "", const std::string& change_to = "") {
    std::string text = json(
        "{'name':'','slot':0,'data':'','classes':2,'train':24,'test':0,'since':0,'settings':{},"
        "'history':{'stride':1,'buckets':[[0,0,[1,1,1,1],[null,null,null,null],0.5,null]]}}");
    if (!change_from.empty()) text.replace(text.find(change_from), change_from.size(), change_to);
    return text;
}

Error refused(const std::string& text) {
    const auto saved = read_document(text, "a.sepx");
    return saved ? Error{} : saved.error();
}

}  // namespace

class TestNotebookJson : public QObject {
    Q_OBJECT
private slots:
    void readsWhatIsThere() {
        const auto saved = read_document(
            with_notebook(json("{'answers':{'fail':'Because.','empty':''},'pins':[") + pin() + "]}"), "f");
        QVERIFY(saved);
        const Notebook& notebook = saved->document.notebook;
        QCOMPARE(notebook.answers.size(), 1u);
        QCOMPARE(notebook.answers.at("fail"), "Because."s);
        QCOMPARE(notebook.pins.size(), 1u);
        QCOMPARE(notebook.pins[0].run->train_count, Index{24});
        QCOMPARE(notebook.pins[0].run->history.buckets()[0].accuracy.largest, 0.5);
    }
    void anOldDocumentHasNone() {
        const auto saved = read_document(json("{'format':'separatrix','version':1,'points':[]}"), "f");
        QVERIFY(saved);
        QVERIFY(saved->document.notebook == Notebook{});
        QVERIFY(saved->progress == Progress{});
        // and a document without notes is written as before
        QVERIFY(write_document(saved->document, nullptr, nullptr).find("notebook") == std::string::npos);
    }
    void accuraciesOfMergedBucketsSurvive() {
        LossHistory history(8);
        for (int e = 0; e < 100; ++e) history.append({e, 1, e == 50 ? 0.01 : 0.5, 2, 0.25});
        const Document document = sample_document();
        const auto saved = read_document(write_document(document, nullptr, &history), "f");
        QVERIFY(saved);
        QVERIFY(saved->history == history);
        double lowest = 1;
        for (const auto& bucket : saved->history.buckets()) lowest = std::min(lowest, bucket.accuracy.smallest);
        QCOMPARE(lowest, 0.01);
    }
    void refuses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char* name, const std::string& text, const char* subject) {
            QTest::newRow(name) << QString::fromStdString(with_notebook(text)) << QString(subject);
        };
        std::string nine;
        for (int i = 0; i < 9; ++i) nine += (i > 0 ? "," : "") + pin("\"slot\":0", "\"slot\":" + std::to_string(i % 8));
        row("nine pins", "{\"pins\":[" + nine + "]}", "notebook.pins");
        row("slot twice", "{\"pins\":[" + pin() + "," + pin() + "]}", "notebook.pins[1].slot");
        row("slot 8", "{\"pins\":[" + pin("\"slot\":0", "\"slot\":8") + "]}", "notebook.pins[0].slot");
        row("no curve", "{\"pins\":[" + pin("[[0,0,[1,1,1,1],[null,null,null,null],0.5,null]]", "[]") + "]}",
            "notebook.pins[0].history");
        row("since negative", "{\"pins\":[" + pin("\"since\":0", "\"since\":-1") + "]}", "notebook.pins[0].since");
        row("endless name", "{\"pins\":[" + pin("\"name\":\"\"", "\"name\":\"" + std::string(1000, 'x') + "\"") + "]}",
            "notebook.pins[0].name");
        row("accuracy of three", "{\"pins\":[" + pin("0.5,null", "[0.5,1,1],null") + "]}",
            "notebook.pins[0].history.buckets[0][4]");
        row("answers a list", json("{'answers':['a']}"), "notebook.answers");
        row("answer a number", json("{'answers':{'fail':3}}"), "notebook.answers.fail");
        row("endless answer", json("{'answers':{'fail':'") + std::string(max_answer_size + 1, 'x') + "\"}}",
            "notebook.answers.fail");
        std::string many;
        for (std::size_t i = 0; i <= max_answers; ++i) many += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":\"x\"";
        row("too many answers", "{\"answers\":{" + many + "}}", "notebook.answers");
    }
    void refuses() {
        QFETCH(QString, text);
        QFETCH(QString, subject);
        QCOMPARE(QString::fromStdString(refused(text.toStdString()).subject), subject);
    }
    void progressIsBoundedToo() {
        const std::string document = json("{'format':'separatrix','version':1,'points':[],'progress':");
        QVERIFY(read_document(document + json("{'solved':['linear'],'since':3}}"), "f")->progress ==
                (Progress{{"linear"}, 3}));
        QCOMPARE(refused(document + json("{'solved':'linear'}}")).subject, "progress.solved"s);
        QCOMPARE(refused(document + json("{'since':-1}}")).subject, "progress.since"s);
    }
};

QTEST_GUILESS_MAIN(TestNotebookJson)
#include "tst_notebook_json.moc"
