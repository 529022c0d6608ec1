// What is trained, written, read again and gone on from, by the real program.
#include <cmath>

#include "tests/app/command_run.h"

namespace separatrix {

class TestCommandLineTraining : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void same_seed_same_bytes();
    void goes_on_to_the_last_bit_data();
    void goes_on_to_the_last_bit();
    void settings_change_while_it_goes_on();
    void weights_start_where_they_ended_data();
    void weights_start_where_they_ended();
    void weights_of_other_inputs_compute_the_same();
    void metrics_end_in_the_summary();
    void summary_of_a_split();
    void divergence_is_a_result();
    void stop_loss_ends_the_run();
    void schedule_changes_the_rate();
    void broken_backprop_is_told_and_found();
    void prediction_is_the_forward_pass_data();
    void prediction_is_the_forward_pass();
    void derivatives_data();
    void derivatives();
    void what_a_document_holds_stays();
    void looking_only_types_no_weights();
    void plots();

private:
    QString at(const QString& name) const { return folder_.filePath(name); }
    QJsonObject train(const QStringList& words) const {
        return json_of(separatrix_run(QStringList{"train", "--json"} + words));
    }
    QTemporaryDir folder_;
};

static const QStringList small_mlp{"--hidden", "5,3", "--activation", "tanh"};

void TestCommandLineTraining::initTestCase() {
    QVERIFY(folder_.isValid());
    write_bytes(at("two.csv"), separatrix_run({"generate", "moons", "--count", "60", "--noise", "0.05"}).out);
    write_bytes(at("three.csv"), separatrix_run({"generate", "rings", "--classes", "3", "--count", "60"}).out);
}

void TestCommandLineTraining::same_seed_same_bytes() {
    const auto run = [&](const QString& file, const QString& seed) {
        train(QStringList{at("two.csv"), "--epochs", "20", "--seed", seed, "--weights", file} + small_mlp);
        return bytes_of(file);
    };
    const QByteArray first = run(at("a.json"), "5");
    QVERIFY(!first.isEmpty());
    QCOMPARE(run(at("b.json"), "5"), first);
    QVERIFY(run(at("c.json"), "6") != first);
}

void TestCommandLineTraining::goes_on_to_the_last_bit_data() {
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("neuron") << QStringList{};
    QTest::newRow("adam") << QStringList{"--optimizer", "adam", "--learning-rate", "0.01"} + small_mlp;
    QTest::newRow("momentum, batches") << QStringList{"--optimizer", "momentum", "--batch-size", "7"} + small_mlp;
    QTest::newRow("rmsprop, split") << QStringList{"--optimizer",     "rmsprop", "--learning-rate", "0.01",
                                                   "--test-fraction", "0.3",     "--order",         "replacement"};
    QTest::newRow("float") << QStringList{"--precision", "float", "--l2", "0.001"} + small_mlp;
}

void TestCommandLineTraining::goes_on_to_the_last_bit() {
    QFETCH(QStringList, settings);
    const auto whole = train(QStringList{at("two.csv"), "--epochs", "20", "--weights", at("whole.json")} + settings);
    train(QStringList{at("two.csv"), "--epochs", "10", "--save", at("half.sepx")} + settings);
    const auto rest =
        train({at("half.sepx"), "--epochs", "10", "--weights", at("rest.json"), "--save", at("half.sepx")});
    QCOMPARE(bytes_of(at("rest.json")), bytes_of(at("whole.json")));
    QCOMPARE(rest["loss"].toDouble(), whole["loss"].toDouble());
    QCOMPARE(rest["epoch"].toInt(), 20);
    QCOMPARE(rest["epochs"].toInt(), 10);
    // saved over itself, looked at only
    QCOMPARE(train({at("half.sepx"), "--epochs", "0"})["loss"].toDouble(), whole["loss"].toDouble());
}

void TestCommandLineTraining::settings_change_while_it_goes_on() {
    train(QStringList{at("two.csv"), "--epochs", "10", "--save", at("run.sepx")} + small_mlp);
    const auto epoch = [&](const QStringList& words) {
        return train(QStringList{at("run.sepx"), "--epochs", "1"} + words)["epoch"].toInt();
    };
    QCOMPARE(epoch({}), 11);
    QCOMPARE(epoch({"--learning-rate", "0.01"}), 11);
    QCOMPARE(epoch({"--optimizer", "adam", "--batch-size", "all"}), 11);
    QCOMPARE(epoch({"--hidden", "6,3"}), 11);
    QCOMPARE(epoch({"--seed", "42"}), 11);  // the one it has
    QCOMPARE(epoch({"--seed", "43"}), 1);
    QCOMPARE(epoch({"--model", "neuron", "--activation", "sigmoid"}), 1);
    QCOMPARE(epoch({"--start", "he"}), 1);
}

void TestCommandLineTraining::weights_start_where_they_ended_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("neuron") << "two.csv" << QStringList{};
    QTest::newRow("neuron, squared") << "two.csv" << QStringList{"--loss", "squared"};
    QTest::newRow("neuron, tanh") << "two.csv" << QStringList{"--activation", "tanh"};
    QTest::newRow("regression") << "three.csv" << QStringList{"--model", "regression"};
    QTest::newRow("softmax") << "three.csv" << QStringList{"--output", "sigmoid"};
    QTest::newRow("softmax, squared") << "three.csv" << QStringList{"--loss", "squared"};
    QTest::newRow("mlp") << "three.csv" << small_mlp;
    QTest::newRow("mlp without hidden layers") << "three.csv" << QStringList{"--model", "mlp", "--hidden", "0"};
    QTest::newRow("mlp, two classes") << "two.csv" << QStringList{"--hidden", "4"};
    QTest::newRow("standardised") << "three.csv" << QStringList{"--scale", "standard"} + small_mlp;
    QTest::newRow("not scaled") << "three.csv" << QStringList{"--scale", "none", "--learning-rate", "0.01"} + small_mlp;
}

void TestCommandLineTraining::weights_start_where_they_ended() {
    QFETCH(QString, data);
    QFETCH(QStringList, settings);
    const auto trained = train(QStringList{at(data), "--epochs", "15", "--weights", at("w.json")} + settings);
    const auto looked = train({at(data), "--epochs", "0", "--init", at("w.json"), "--weights", at("again.json")});
    QCOMPARE(looked["loss"].toDouble(), trained["loss"].toDouble());
    QCOMPARE(looked["accuracy"].toDouble(), trained["accuracy"].toDouble());
    QCOMPARE(looked["model"].toString(), trained["model"].toString());
    QCOMPARE(bytes_of(at("again.json")), bytes_of(at("w.json")));
    // training on from them does something
    QVERIFY(train({at(data), "--epochs", "5", "--init", at("w.json")})["loss"].toDouble() !=
            trained["loss"].toDouble());
}

void TestCommandLineTraining::weights_of_other_inputs_compute_the_same() {
    const auto trained = train(QStringList{at("two.csv"), "--epochs", "15", "--weights", at("w.json")} + small_mlp);
    for (const char* scale : {"none", "standard"}) {
        const auto looked = train({at("two.csv"), "--epochs", "0", "--init", at("w.json"), "--scale", scale});
        QVERIFY(std::abs(looked["loss"].toDouble() - trained["loss"].toDouble()) < 1e-12);
    }
}

void TestCommandLineTraining::metrics_end_in_the_summary() {
    for (const char* fraction : {"0", "0.25"}) {
        const auto summary =
            train({at("two.csv"), "--epochs", "12", "--test-fraction", fraction, "--metrics", at("m.csv")});
        const auto lines = bytes_of(at("m.csv")).trimmed().split('\n');
        QCOMPARE(lines.size(), 13);
        QCOMPARE(lines[0], QByteArray("epoch,loss,accuracy,test_loss,test_accuracy"));
        const auto last = lines.last().split(',');
        QCOMPARE(last.size(), 5);
        QCOMPARE(last[0], QByteArray("12"));
        QCOMPARE(last[1].toDouble(), summary["loss"].toDouble());
        QCOMPARE(last[2].toDouble(), summary["accuracy"].toDouble());
        const bool has_test = QByteArray(fraction) != "0";
        QCOMPARE(last[3].isEmpty(), !has_test);
        QCOMPARE(summary["test_loss"].isNull(), !has_test);
        QCOMPARE(summary["test_accuracy"].isNull(), !has_test);
        if (has_test) QCOMPARE(last[3].toDouble(), summary["test_loss"].toDouble());
        if (has_test) QCOMPARE(last[4].toDouble(), summary["test_accuracy"].toDouble());
    }
}

void TestCommandLineTraining::summary_of_a_split() {
    const CommandRun run =
        separatrix_run({"train", at("two.csv"), "--epochs", "3", "--json", "--seed", "18446744073709551615"});
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.out.count('\n'), 1);
    const auto summary = json_of(run);
    for (const char* key : {"status", "epochs", "seconds", "samples_per_second", "parameters", "loss", "accuracy",
                            "test_loss", "test_accuracy"})
        QVERIFY2(summary.contains(QLatin1String(key)), key);
    QCOMPARE(summary["seed"].toString(), "18446744073709551615");
    QCOMPARE(summary["parameters"].toInt(), 3);
    const CommandRun text = separatrix_run({"train", at("two.csv"), "--epochs", "3"});
    QVERIFY(text.out.startsWith("Finished after 3 epochs"));
}

void TestCommandLineTraining::divergence_is_a_result() {
    // a linear neuron with the squared loss and a rate far too large
    const CommandRun run = separatrix_run({"train", at("two.csv"), "--activation", "identity", "--learning-rate",
                                           "1000", "--epochs", "500", "--json", "--weights", at("diverged.json")});
    const auto summary = json_of(run);
    QCOMPARE(summary["status"].toString(), "diverged");
    QVERIFY(summary["epochs"].toInt() < 500);
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY2(run.err.contains("learning rate 1000"), run.err.constData());
    // the last good epoch can be gone on from
    QCOMPARE(separatrix_run({"train", at("two.csv"), "--init", at("diverged.json"), "--epochs", "0"}).code, 0);
}

void TestCommandLineTraining::stop_loss_ends_the_run() {
    const auto summary = train({at("two.csv"), "--epochs", "5000", "--stop-loss", "0.4"});
    QVERIFY(summary["epochs"].toInt() < 5000);
    QVERIFY(summary["loss"].toDouble() < 0.4);
}

void TestCommandLineTraining::schedule_changes_the_rate() {
    const QStringList plain{at("two.csv"), "--epochs", "6", "--weights", at("plain.json")};
    const QStringList steps{"--schedule", "step", "--schedule-epochs", "3", "--schedule-factor", "0.5"};
    train(plain + steps + QStringList{"--save", at("steps.sepx")});
    const auto weights = bytes_of(at("plain.json"));
    train(plain);
    QVERIFY(bytes_of(at("plain.json")) != weights);
    // three epochs at 0.1, then three at half of it
    train({at("two.csv"), "--epochs", "3", "--save", at("half.sepx")});
    train({at("half.sepx"), "--epochs", "3", "--learning-rate", "0.05", "--weights", at("half.json")});
    QCOMPARE(bytes_of(at("half.json")), weights);
    // and a saved run goes on with it
    train({at("steps.sepx"), "--epochs", "3", "--weights", at("nine.json")});
    train(QStringList{at("two.csv"), "--epochs", "9", "--weights", at("plain.json")} + steps);
    QCOMPARE(bytes_of(at("nine.json")), bytes_of(at("plain.json")));
    COMPARE_REFUSAL(separatrix_run({"train", at("two.csv"), "--schedule", "linear"}), 2);
    COMPARE_REFUSAL(separatrix_run({"train", at("two.csv"), "--schedule-factor", "1.5"}), 2);
}

void TestCommandLineTraining::broken_backprop_is_told_and_found() {
    train({at("two.csv"), "--epochs", "2", "--save", at("whole.sepx")});
    QCOMPARE(separatrix_run({"gradcheck", at("whole.sepx")}).code, 0);
    QByteArray text = bytes_of(at("whole.sepx"));
    text.replace("\"schedule\":", "\"backprop_faults\":[\"wrong-sign\"],\"schedule\":");
    write_bytes(at("broken.sepx"), text);
    const CommandRun check = separatrix_run({"gradcheck", at("broken.sepx")});
    QCOMPARE(check.code, 1);
    QVERIFY2(check.err.contains("broken on purpose: wrong sign"), check.err.constData());
    const CommandRun run = separatrix_run({"train", at("broken.sepx"), "--epochs", "3", "--json"});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.err, QByteArray("Backprop is broken on purpose: wrong sign.\n"));
    const double before =
        json_of(separatrix_run({"train", at("whole.sepx"), "--epochs", "0", "--json"}))["loss"].toDouble();
    QVERIFY(json_of(run)["loss"].toDouble() > before);
}

void TestCommandLineTraining::prediction_is_the_forward_pass_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("neuron") << "two.csv" << QStringList{};
    QTest::newRow("softmax") << "three.csv" << QStringList{"--output", "sigmoid"};
    QTest::newRow("mlp") << "three.csv" << small_mlp;
}

void TestCommandLineTraining::prediction_is_the_forward_pass() {
    QFETCH(QString, data);
    QFETCH(QStringList, settings);
    train(QStringList{at(data), "--epochs", "30", "--weights", at("w.json"), "--save", at("w.sepx")} + settings);
    const CommandRun run = separatrix_run({"predict", at("w.json"), at(data)});
    QCOMPARE(run.code, 0);
    QCOMPARE(separatrix_run({"predict", at("w.sepx"), at(data)}).out, run.out);

    // the network once more, from the file alone
    const auto file = QJsonDocument::fromJson(bytes_of(at("w.json"))).object();
    const auto scale = file["scale"].toObject();
    const auto act = [](const QString& name, double z) {
        if (name == "tanh") return std::tanh(z);
        return name == "sigmoid" ? 1 / (1 + std::exp(-z)) : z;
    };
    const auto lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 61);
    for (qsizetype row = 1; row < lines.size(); ++row) {
        const auto fields = lines[row].split(',');
        QVector<double> a;
        for (int i = 0; i < 2; ++i)
            a.append((fields[i].toDouble() - scale["offset"][i].toDouble()) * scale["factor"][i].toDouble());
        for (const auto& value : file["layers"].toArray()) {
            const auto layer = value.toObject();
            QVector<double> next;
            for (qsizetype j = 0; j < layer["W"].toArray().size(); ++j) {
                double z = layer["b"][j].toDouble();
                for (qsizetype i = 0; i < a.size(); ++i) z += layer["W"][j][i].toDouble() * a[i];
                next.append(act(layer["activation"].toString(), z));
            }
            a = next;
        }
        QVector<double> p{1 - a[0], a[0]};
        if (file["model"].toString() != "neuron") {
            double sum = 0;
            for (const double output : a) sum += std::exp(output);
            p.clear();
            for (const double output : a) p.append(std::exp(output) / sum);
        }
        double sum = 0;
        for (qsizetype k = 0; k < p.size(); ++k) {
            const double printed = fields[2 + k].toDouble();
            QVERIFY(std::abs(printed - p[k]) < 1e-12);
            sum += printed;
        }
        QVERIFY(std::abs(sum - 1) < 1e-12);
        const auto largest = std::max_element(p.begin(), p.end()) - p.begin();
        QCOMPARE(fields.last(), QByteArray::number(static_cast<qlonglong>(largest)));
    }
}

void TestCommandLineTraining::derivatives_data() {
    QTest::addColumn<QStringList>("settings");
    for (const char* activation : {"sigmoid", "tanh", "relu", "leaky-relu", "elu", "softplus", "sine", "identity"}) {
        QTest::newRow(activation) << QStringList{at("two.csv"), "--activation", activation};
        QTest::addRow("mlp %s", activation)
            << QStringList{at("three.csv"), "--hidden", "5,4", "--activation", activation};
    }
    QTest::newRow("softmax") << QStringList{at("three.csv"), "--l1", "0.01", "--l2", "0.1"};
    QTest::newRow("regression") << QStringList{at("three.csv"), "--model", "regression"};
    QTest::newRow("squared") << QStringList{at("three.csv"), "--hidden", "4",      "--loss",
                                            "squared",       "--output", "sigmoid"};
}

void TestCommandLineTraining::derivatives() {
    QFETCH(QStringList, settings);
    const CommandRun run = separatrix_run(QStringList{"gradcheck"} + settings);
    QVERIFY2(run.code == 0, (run.out + run.err).constData());
    QVERIFY(run.out.contains("worst relative difference"));
}

void TestCommandLineTraining::what_a_document_holds_stays() {
    train({at("two.csv"), "--epochs", "4", "--save", at("work.sepx")});
    QFile file(at("work.sepx"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    const QByteArray end = "\n}\n";
    QVERIFY(text.endsWith(end));
    text.chop(end.size());
    text += ",\n\"progress\":{\"solved\":[\"linear\"],\"since\":0},\n\"view\":{\"panel\":\"report\"}" + end;
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
    file.close();
    // onto itself, with a setting that changes the conditions
    train({at("work.sepx"), "--epochs", "3", "--learning-rate", "0.02", "--save", at("work.sepx")});
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY2(kept.contains("\"solved\":[\"linear\"]"), kept.right(300));
    QVERIFY2(kept.contains("\"since\":4"), kept.right(300));
    QVERIFY2(kept.contains("\"panel\":\"report\""), kept.right(300));
}

void TestCommandLineTraining::looking_only_types_no_weights() {
    train({at("two.csv"), "--epochs", "0", "--save", at("look.sepx")});
    QFile file(at("look.sepx"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("\"checkpoint\""));
    // given weights are work
    train({at("two.csv"), "--epochs", "5", "--weights", at("given.json")});
    train({at("two.csv"), "--epochs", "0", "--init", at("given.json"), "--save", at("given.sepx")});
    QFile given(at("given.sepx"));
    QVERIFY(given.open(QIODevice::ReadOnly));
    QVERIFY(given.readAll().contains("\"checkpoint\""));
    // and what a training from them leaves says where it began
    train({at("given.sepx"), "--epochs", "2", "--save", at("given.sepx")});
    QFile trained(at("given.sepx"));
    QVERIFY(trained.open(QIODevice::ReadOnly));
    QVERIFY(trained.readAll().contains("\"origin\""));
}

void TestCommandLineTraining::plots() {
    for (const auto& [ending, start] : {std::pair{"png", "\x89PNG"}, {"svg", "<?xml"}, {"pdf", "%PDF"}}) {
        const QString file = at(QStringLiteral("plane.") + QLatin1String(ending));
        const CommandRun run = separatrix_run({"train", at("three.csv"), "--epochs", "20", "--plot", file});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, QByteArray());
        QVERIFY(bytes_of(file).startsWith(start));
    }
    const CommandRun scene = separatrix_run({"--offscreen-scene", at("scene.png")});
    QCOMPARE(scene.code, 0);
    QCOMPARE(scene.out, (at("scene.png") + "\n").toUtf8());
    QVERIFY(bytes_of(at("scene.png")).size() > 20'000);
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestCommandLineTraining)
#include "tst_command_line_training.moc"
