#include "core/export/csv_tables.h"

#include <QtTest/QtTest>
#include <cmath>

#include "core/data/csv.h"
#include "core/data/numbers.h"
#include "core/export/export_kind.h"
#include "core/training/trainer.h"

namespace separatrix {

class TestCsvTables : public QObject {
    Q_OBJECT
private slots:
    void predictions_are_the_forward_pass();
    void names_are_quoted();
    void history_is_what_was_appended();
    void long_history_keeps_the_last_of_each_bucket();
    void kinds_have_names();
};

static Predictor trained_predictor(const Document& document) {
    TrainingJob job;
    job.dataset = dataset_of(document);
    job.settings = document.settings;
    Trainer trainer(job);
    trainer.run_epoch();
    return trainer.checkpoint().predictor;
}

void TestCsvTables::predictions_are_the_forward_pass() {
    const Document document = sample_document();
    const Predictor predictor = trained_predictor(document);
    const QStringList lines = QString::fromStdString(predictions_csv(document, predictor)).split('\n');
    QCOMPARE(lines.size(), 26);
    QCOMPARE(lines[0], QString("x1,x2,label,title,p_dislikes,p_likes,predicted"));
    const Vector p = probabilities_at(predictor, 4, 1);
    QCOMPARE(lines[1], QString("4,1,likes,Star Freight I,%1,%2,%3")
                           .arg(QString::fromStdString(number_text(p(0))), QString::fromStdString(number_text(p(1))),
                                p(1) >= 0.5 ? "likes" : "dislikes"));
    Document empty = document;
    empty.points.clear();
    QCOMPARE(predictions_csv(empty, predictor), std::string("x1,x2,label,p_dislikes,p_likes,predicted\n"));
}

void TestCsvTables::names_are_quoted() {
    Document document = sample_document();
    document.class_names = {"no, \"never\"", "yes"};
    document.points = {document.points.front()};
    document.points.change(0).title = "a,b";
    const std::string text = predictions_csv(document, trained_predictor(sample_document()));
    QVERIFY(text.starts_with("x1,x2,label,title,\"p_no, \"\"never\"\"\",p_yes,predicted\n4,1,yes,\"a,b\","));
    // and reads back as movies
    const auto read = read_csv(predictions_csv(sample_document(), trained_predictor(sample_document())), "p.csv");
    QVERIFY(read);
    QCOMPARE(read->points.size(), std::size_t{24});
    QCOMPARE(read->points[3].label, sample_document().points[3].label);
}

void TestCsvTables::history_is_what_was_appended() {
    LossHistory history;
    QCOMPARE(history_csv(history), metrics_header());
    history.append({0, 0.7, 0.5, NAN, NAN});  // untrained: no row
    history.append({1, 0.25, 0.75, NAN, NAN});
    history.append({2, 0.1, 1, 0.5, 0.25});
    QCOMPARE(history_csv(history),
             std::string("epoch,loss,accuracy,test_loss,test_accuracy\n1,0.25,0.75,,\n2,0.1,1,0.5,0.25\n"));
}

void TestCsvTables::long_history_keeps_the_last_of_each_bucket() {
    LossHistory history(4);
    for (int epoch = 0; epoch < 9; ++epoch) history.append({epoch, 10.0 - epoch, 0.5, NAN, NAN});
    std::string expected = metrics_header();
    for (const auto& bucket : history.buckets())
        if (bucket.last_epoch > 0)
            expected += std::to_string(bucket.last_epoch) + ',' + std::to_string(10 - bucket.last_epoch) + ",0.5,,\n";
    QVERIFY(history.stride() > 1);
    QCOMPARE(history_csv(history), expected);
}

void TestCsvTables::kinds_have_names() {
    for (const ExportKind kind : all_export_kinds) {
        QCOMPARE(export_kind_from(name_of(kind)), std::optional(kind));
        QVERIFY(!suffix_of(kind).empty());
    }
    QVERIFY(!export_kind_from("excel"));
    QVERIFY(export_kinds_text().starts_with("pytorch, "));
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestCsvTables)
#include "tst_csv_tables.moc"
