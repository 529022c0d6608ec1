// ui/model/report/report_text.h
#include <QtTest>

#include "core/document/edits.h"
#include "ui/model/report/report_text.h"

using namespace separatrix;

namespace {

TrainingFrame frame_of_two() {
    TrainingFrame frame;
    frame.epoch = 1284;
    frame.gradient_norm = 0.01212;
    frame.metrics.train.count = 20;
    frame.metrics.train.loss = 0.25;
    frame.metrics.train.accuracy = 0.85;
    frame.metrics.train.confusion.resize(2, 2);
    frame.metrics.train.confusion << 9, 1, 2, 8;
    frame.metrics.test.count = 4;
    frame.metrics.test.loss = 0.5;
    frame.metrics.test.accuracy = 0.75;
    frame.metrics.test.confusion.resize(2, 2);
    frame.metrics.test.confusion << 0, 0, 1, 3;
    return frame;
}

QString value_of(const QVector<Fact>& facts, const QString& name) {
    for (const Fact& fact : facts)
        if (fact.name == name) return fact.value;
    return QStringLiteral("missing");
}

Settings with_hidden(Activation activation) {
    Settings settings;
    settings.model.model = ModelKind::mlp;
    settings.model.hidden = {3};
    settings.model.activation = activation;
    return settings;
}

}  // namespace

class TestReportText : public QObject {
    Q_OBJECT
private slots:
    void eachClassHasItsAccuracy() {
        const TrainingFrame frame = frame_of_two();
        const auto rows = class_rows(sample_document(), &frame);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].name, QStringLiteral("dislikes"));
        QCOMPARE(rows[0].train.text(), QStringLiteral("90\u202f%"));
        QCOMPARE(rows[0].test.text(), QStringLiteral("–"));  // no test movie of this class
        QCOMPARE(rows[1].train.right, 8);
        QCOMPARE(rows[1].train.count, 10);
        QCOMPARE(rows[1].test.text(), QStringLiteral("75\u202f%"));
        QVERIFY(class_rows(sample_document(), nullptr).isEmpty());
        TrainingFrame other = frame;
        other.metrics.train.confusion = Eigen::MatrixXi::Identity(3, 3);
        QVERIFY(class_rows(sample_document(), &other).isEmpty());
    }

    void eitherConfusion() {
        const TrainingFrame frame = frame_of_two();
        QCOMPARE(report_on(false, sample_document(), &frame).title, QStringLiteral("Confusion on 20 movies"));
        QCOMPARE(report_on(false, sample_document(), &frame).confusion[1][0], 2);
        QCOMPARE(report_on(true, sample_document(), &frame).title, QStringLiteral("Confusion on 4 test movies"));
        QCOMPARE(report_on(true, sample_document(), &frame).confusion[1][0], 1);
    }

    void factsSayWhatApplies() {
        NetworkReport report;
        report.hidden = 3;
        report.dead = 1;
        report.saturated = 2;
        const TrainingFrame frame = frame_of_two();
        const auto relu = network_facts(with_hidden(Activation::relu), &frame, &report);
        QCOMPARE(value_of(relu, "Dead neurons"), QStringLiteral("1 of 3"));
        QCOMPARE(value_of(relu, "Saturated neurons"), QStringLiteral("none possible"));
        const auto tanh = network_facts(with_hidden(Activation::tanh), &frame, &report);
        QCOMPARE(value_of(tanh, "Dead neurons"), QStringLiteral("none possible"));
        QCOMPARE(value_of(tanh, "Saturated neurons"), QStringLiteral("2 of 3"));
        for (const Fact& fact : relu) QVERIFY(!fact.meaning.isEmpty());
        QVERIFY(relu[2].warns);
        report.dead = 0;
        QVERIFY(!network_facts(with_hidden(Activation::relu), &frame, &report)[2].warns);
        QCOMPARE(network_facts(Settings{}, nullptr, nullptr).size(), relu.size());
    }

    void layersHaveNames() {
        QCOMPARE(layer_title(-1, 3), QStringLiteral("All layers"));
        QCOMPARE(layer_title(0, 3), QStringLiteral("Hidden layer 1"));
        QCOMPARE(layer_title(2, 3), QStringLiteral("Output layer"));
        QCOMPARE(layer_title(0, 1), QStringLiteral("The one layer"));
    }

    void badgesSayWhyAndWhatToDo() {
        QVERIFY(state_text(NeuronState::dead).contains("no gradient"));
        QVERIFY(state_text(NeuronState::dead).contains("Drag its bias up"));
        QVERIFY(state_text(NeuronState::saturated).contains("95 %"));
        QVERIFY(state_text(NeuronState::learning).isEmpty());
    }

    void wholeReportAsText() {
        const TrainingFrame frame = frame_of_two();
        NetworkReport report;
        report.layers.resize(1);
        Matrix W(1, 2);
        W << 1, -1;
        report.layers[0].weights = weight_histogram({&W});
        const QString text = full_report_text(sample_document(), &frame, &report);
        const QString expected =
            "Separatrix report, epoch 1\u202f284\n"
            "Training: accuracy 85\u202f%, loss 0.2500 (20 movies)\n"
            "Test: accuracy 75\u202f%, loss 0.5000 (4 movies)\n"
            "\n"
            "Per class (right answers)\n"
            "dislikes: training 90\u202f% (9 of 10), test – (–)\n"
            "likes: training 80\u202f% (8 of 10), test 75\u202f% (3 of 4)\n"
            "\n"
            "Confusion on 20 movies: 85\u202f%\n"
            "dislikes → dislikes 9 · likes 1\n"
            "likes → dislikes 2 · likes 8\n"
            "\n"
            "Confusion on 4 test movies: 75\u202f%\n"
            "dislikes → dislikes 0 · likes 0\n"
            "likes → dislikes 1 · likes 3\n"
            "\n"
            "Network\n"
            "Parameters: –\n"
            "Gradient |∇J|: 0.01212\n"
            "Dead neurons: none possible\n"
            "Saturated neurons: none possible\n"
            "The one layer: 2 weights, mean 0, deviation 1.0";
        QCOMPARE(text, expected);
        QCOMPARE(full_report_text(sample_document(), nullptr, nullptr), QStringLiteral("Nothing is trained yet."));
    }
};

QTEST_GUILESS_MAIN(TestReportText)
#include "tst_report_text.moc"
