// The window's model and the command line, from the same document to the same bytes.
#include "core/document/json_files.h"
#include "tests/app/command_run.h"
#include "ui/model/files/document_files.h"
#include "ui/model/session/session.h"

namespace separatrix {

class TestWindowAndCommandLine : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(folder_.isValid()); }
    void same_bytes_data();
    void same_bytes();
    void a_run_shared_by_both();

private:
    QString at(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    /// Trains until the document's stop condition.
    static void train_in_window(Session& session);
    static QByteArray weights_of(const Session& session);
    QTemporaryDir folder_;
};

void TestWindowAndCommandLine::train_in_window(Session& session) {
    session.setSpeed(1);
    session.setTraining(true);
    QVERIFY(session.isTraining());
    QTRY_VERIFY_WITH_TIMEOUT(!session.isTraining(), 30'000);
    QCOMPARE(session.frame()->run_state, RunState::finished);
}

QByteArray TestWindowAndCommandLine::weights_of(const Session& session) {
    return QByteArray::fromStdString(
        write_weights(session.frame()->checkpoint->predictor, session.document().class_names));
}

void TestWindowAndCommandLine::same_bytes_data() {
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("neuron") << QStringList{};
    QTest::newRow("mlp, adam") << QStringList{"hidden",    "6,4",  "model",         "mlp",
                                              "optimizer", "adam", "learning-rate", "0.02"};
    QTest::newRow("split, batches") << QStringList{"test-fraction", "0.3", "batch-size", "5", "order", "replacement"};
    QTest::newRow("float") << QStringList{"precision", "float", "optimizer", "nesterov", "l2", "0.001"};
}

void TestWindowAndCommandLine::same_bytes() {
    QFETCH(QStringList, settings);
    settings += QStringList{"epochs", "50"};
    Document document = sample_document();
    for (qsizetype i = 0; i < settings.size(); i += 2)
        QVERIFY(set_from_text(document.settings, settings[i].toStdString(), settings[i + 1].toStdString()));
    Session session;
    session.open({document, std::nullopt, LossHistory()}, QString());
    QVERIFY(save_file(at("document.sepx"), session.savedBytes()));
    train_in_window(session);
    QCOMPARE(session.frame()->epoch, 50);

    const auto summary = json_of(separatrix_run(
        {"train", at("document.sepx"), "--json", "--weights", at("trained.json"), "--save", at("trained.sepx")}));
    QCOMPARE(summary["epochs"].toInt(), 50);
    QCOMPARE(bytes_of(at("trained.json")), weights_of(session));
    QCOMPARE(summary["loss"].toDouble(), session.frame()->metrics.train.loss);
    QCOMPARE(bytes_of(at("trained.sepx")), session.savedBytes());
}

void TestWindowAndCommandLine::a_run_shared_by_both() {
    // 30 epochs in the window, a live change, 30 on the command line: as 60 with the change in one trainer
    Document document = sample_document();
    document.settings.training.stop_epochs = 30;
    Session session;
    session.open({document, std::nullopt, LossHistory()}, QString());
    train_in_window(session);
    QVERIFY(save_file(at("half.sepx"), session.savedBytes()));
    const QStringList options{"--learning-rate", "0.03", "--batch-size", "4"};
    json_of(separatrix_run(QStringList{"train", at("half.sepx"), "--json", "--weights", at("both.json")} + options));
    session.apply(QStringLiteral("Settings"), [](Document changed) {
        changed.settings.training.learning_rate = 0.03;
        changed.settings.training.batch_size = 4;
        return changed;
    });
    train_in_window(session);
    QCOMPARE(bytes_of(at("both.json")), weights_of(session));
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestWindowAndCommandLine)
#include "tst_window_and_command_line.moc"
