// core/training/settings.h: names, every limit from both sides, what does not go together, and typed settings.
#include <QtTest/QtTest>

#include <cmath>
#include <limits>

#include "core/training/settings.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

template <class Choice>
void names_go_to_and_fro(const std::string& all, int count) {
    QCOMPARE(listed(choice_names<Choice>()), all);
    for (int i = 0; i < count; ++i) {
        const auto choice = static_cast<Choice>(i);
        QVERIFY(from_name<Choice>(name_of(choice)) == choice);
    }
    QVERIFY(!from_name<Choice>("nonsense") && !from_name<Choice>(""));
}

/// The message of validate() as "code:subject".
QString verdict(const Settings& settings, int classes = 2) {
    const auto error = validate(settings, classes);
    return error ? QString("%1:%2").arg(static_cast<int>(error->code)).arg(QString::fromStdString(error->subject))
                 : "fine";
}
QString verdict_text(ErrorCode code, const char* subject) {
    return QString("%1:%2").arg(static_cast<int>(code)).arg(subject);
}

}  // namespace

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void names() {
        names_go_to_and_fro<ModelKind>("neuron, regression, softmax, mlp", 4);
        names_go_to_and_fro<OutputKind>("linear, sigmoid", 2);
        names_go_to_and_fro<LossKind>("squared, cross-entropy", 2);
        names_go_to_and_fro<Activation>("sigmoid, tanh, relu, leaky-relu, elu, softplus, sine, identity, step", 9);
        names_go_to_and_fro<OptimizerKind>("gd, sgd, momentum, nesterov, rmsprop, adam", 6);
        names_go_to_and_fro<Initializer>("zeros, uniform, glorot, he", 4);
        names_go_to_and_fro<ScaleKind>("none, range, standard", 3);
        names_go_to_and_fro<BatchOrder>("shuffle, sequential, replacement", 3);
        names_go_to_and_fro<ScheduleKind>("constant, step, cosine", 3);
        names_go_to_and_fro<Precision>("double, float", 2);
        QCOMPARE(*from_name<Activation>("leaky-relu"), Activation::leaky_relu);
    }

    void defaults_are_valid() { QCOMPARE(verdict(Settings{}), QString("fine")); }

    void limits_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("good");  // several, separated by blanks
        QTest::addColumn<QString>("out");   // out of range
        QTest::addColumn<QString>("bad");   // not numbers
        const auto row = [](const char* option, const char* good, const char* out, const char* bad) {
            QTest::newRow(option) << QString(option) << QString(good) << QString(out) << QString(bad);
        };
        row("learning-rate", "1e-300 0.1 1000000 +0.5", "0 -0.1 1000001 inf nan 1e999", "fast 0,1 0.1x");
        row("momentum", "0 0.9999", "-0.1 0.99991 1 nan", "x");
        row("decay", "0 0.999999", "1 -1e-9", "x");
        row("beta1", "0 0.9", "1", "x");
        row("beta2", "0 0.999", "1", "x");
        row("epsilon", "1e-8 1", "0 1.1", "x");
        row("l1", "0 10", "-1 10.1", "x");
        row("l2", "0 10", "-1 10.1", "x");
        row("test-fraction", "0 0.9", "-0.1 0.91 1", "half");
        row("stop-loss", "0 0.01 1e300", "-1 inf nan", "x");
        row("schedule-epochs", "1 1000000000", "0 -1 1000000001 1.5", "x all");
        row("schedule-factor", "0 0.5 1", "-0.1 1.1 nan", "x");
        row("batch-size", "1 10000000 all", "0 -1 10000001 2.5 1e30 99999999999999999999", "x ALL");
        row("epochs", "0 1000000000", "-1 1000000001 1.5", "x");
        row("seed", "0 42 18446744073709551615", "-1 18446744073709551616 1.5", "x 4x");
        row("hidden", "0 none 1 8,8 64 1,2,3,4,5,64", "65 8,0 8,-1 1,2,3,4,5,6,7 2.5", "x 8,,8 8, ,8 8;8");
    }
    void limits() {
        QFETCH(QString, option);
        QFETCH(QString, good);
        QFETCH(QString, out);
        QFETCH(QString, bad);
        const auto set = [&](Settings& settings, const QString& text) {
            return set_from_text(settings, option.toStdString(), text.toStdString());
        };
        for (const auto& text : good.split(' ')) {
            Settings settings;
            QVERIFY2(set(settings, text), qPrintable(text));
            QCOMPARE(verdict(settings), QString("fine"));
        }
        const auto refused = [&](const QString& text, ErrorCode code) {
            Settings settings;
            const auto result = set(settings, text);
            QVERIFY2(!result, qPrintable(text));
            QVERIFY2(result.error().code == code, qPrintable(text));
            QCOMPARE(QString::fromStdString(result.error().subject), option);
            QCOMPARE(QString::fromStdString(result.error().given), text);
            QVERIFY(!result.error().expected.empty());
            QVERIFY2(settings == Settings{}, qPrintable(text));
        };
        for (const auto& text : out.split(' ')) refused(text, ErrorCode::out_of_range);
        for (const auto& text : bad.split(' ')) refused(text, ErrorCode::not_a_number);
    }

    void typed_values_arrive() {
        Settings s;
        const std::pair<const char*, const char*> options[] = {
            {"model", "mlp"},         {"hidden", "8,3"},         {"activation", "tanh"},
            {"output", "sigmoid"},    {"loss", "squared"},       {"optimizer", "adam"},
            {"momentum", "0.5"},      {"learning-rate", "0.25"}, {"batch-size", "16"},
            {"epochs", "100"},        {"l1", "0.125"},           {"l2", "0.0625"},
            {"scale", "standard"},    {"order", "sequential"},   {"seed", "18446744073709551615"},
            {"test-fraction", "0.2"}, {"precision", "float"},    {"start", "he"},
            {"schedule", "cosine"},   {"schedule-epochs", "7"},  {"schedule-factor", "0.5"}};
        for (const auto& [option, text] : options) QVERIFY2(set_from_text(s, option, text), option);
        QCOMPARE(s.model.model, ModelKind::mlp);
        QCOMPARE(s.model.hidden, (std::vector<int>{8, 3}));
        QCOMPARE(s.model.activation, Activation::tanh);
        QCOMPARE(s.model.output, OutputKind::sigmoid);
        QCOMPARE(s.model.initializer, Initializer::he);
        QCOMPARE(s.model.scale, ScaleKind::standard);
        QCOMPARE(s.training.loss, LossKind::squared);
        QCOMPARE(s.training.optimizer.kind, OptimizerKind::adam);
        QCOMPARE(s.training.optimizer.momentum, 0.5);
        QCOMPARE(s.training.learning_rate, 0.25);
        QCOMPARE(s.training.batch_size, 16);
        QCOMPARE(s.training.stop_epochs, std::int64_t{100});
        QCOMPARE(s.training.penalty.l1, 0.125);
        QCOMPARE(s.training.penalty.l2, 0.0625);
        QCOMPARE(s.training.order, BatchOrder::sequential);
        QCOMPARE(s.training.test_fraction, 0.2);
        QCOMPARE(s.training.precision, Precision::float_);
        QVERIFY((s.training.schedule == LearningRateSchedule{ScheduleKind::cosine, 7, 0.5}));
        QCOMPARE(s.seed, std::numeric_limits<std::uint64_t>::max());
        QVERIFY(set_from_text(s, "batch-size", "all"));
        QCOMPARE(s.training.batch_size, 0);
        QVERIFY(set_from_text(s, "hidden", ""));
        QVERIFY(s.model.hidden.empty());
    }

    void unknown_choices_name_the_choices() {
        Settings s;
        for (const char* option : {"model", "activation", "output", "loss", "optimizer", "scale", "order", "precision",
                                   "start", "schedule"}) {
            const auto result = set_from_text(s, option, "nonsense");
            QVERIFY2(!result, option);
            QCOMPARE(result.error().code, ErrorCode::unknown_choice);
            QCOMPARE(result.error().subject, std::string(option));
            QCOMPARE(result.error().given, "nonsense"s);
        }
        QCOMPARE(set_from_text(s, "output", "x").error().expected.names, "linear, sigmoid"s);
        QCOMPARE(set_from_text(s, "colour", "x").error().code, ErrorCode::unknown_choice);
        QVERIFY(s == Settings{});
    }

    void long_words_are_not_repeated_whole() {
        Settings s;
        const std::string word = "é" + std::string(1000, 'x');
        QCOMPARE(set_from_text(s, "model", word).error().given, "é" + std::string(58, 'x') + "...");
        QCOMPARE(set_from_text(s, "learning-rate", word).error().given, "é" + std::string(58, 'x') + "...");
        QCOMPARE(set_from_text(s, word, "1").error().given, "é" + std::string(58, 'x') + "...");
        // the sixtieth byte is the first of "é": it goes whole or not at all
        QCOMPARE(set_from_text(s, "model", std::string(59, 'x') + "éé").error().given, std::string(59, 'x') + "...");
    }

    void validate_finds_what_typing_cannot_make() {
        using enum ErrorCode;
        const auto with = [](auto change) {
            Settings s;
            change(s);
            return verdict(s);
        };
        QCOMPARE(with([](Settings& s) { s.model.hidden = {65}; }), verdict_text(out_of_range, "hidden"));
        QCOMPARE(with([](Settings& s) { s.model.hidden = {0}; }), verdict_text(out_of_range, "hidden"));
        QCOMPARE(with([](Settings& s) { s.model.hidden.assign(7, 1); }), verdict_text(out_of_range, "hidden"));
        QCOMPARE(with([](Settings& s) { s.training.learning_rate = std::nan(""); }),
                 verdict_text(out_of_range, "learning-rate"));
        QCOMPARE(with([](Settings& s) { s.training.batch_size = -1; }), verdict_text(out_of_range, "batch-size"));
        QCOMPARE(with([](Settings& s) { s.training.batch_size = 0; }), QString("fine"));
        QCOMPARE(with([](Settings& s) { s.training.stop_epochs = -1; }), verdict_text(out_of_range, "epochs"));
        QCOMPARE(with([](Settings& s) { s.training.schedule.epochs = 0; }),
                 verdict_text(out_of_range, "schedule-epochs"));
        QCOMPARE(with([](Settings& s) { s.training.schedule.factor = 1.5; }),
                 verdict_text(out_of_range, "schedule-factor"));
        QCOMPARE(with([](Settings& s) { s.training.optimizer.momentum = 1; }), verdict_text(out_of_range, "momentum"));
        QCOMPARE(with([](Settings& s) { s.training.penalty.l2 = -1; }), verdict_text(out_of_range, "l2"));
    }

    void incompatible_pairs() {
        using enum ErrorCode;
        Settings s;
        QCOMPARE(verdict(s, 3), verdict_text(needs_two_classes, "model"));
        s.model.activation = Activation::tanh;
        QCOMPARE(verdict(s), verdict_text(cross_entropy_needs_sigmoid, "loss"));
        s.training.loss = LossKind::squared;
        QCOMPARE(verdict(s), QString("fine"));
        s.model.activation = Activation::step;
        QCOMPARE(verdict(s), verdict_text(step_cannot_learn, "activation"));
        s.model.model = ModelKind::softmax;  // has no use for the activation
        QCOMPARE(verdict(s), QString("fine"));
        s.model.model = ModelKind::mlp;
        QCOMPARE(verdict(s), verdict_text(step_cannot_learn, "activation"));
        s.model.hidden.clear();
        QCOMPARE(verdict(s), QString("fine"));
        s = {};
        s.model.model = ModelKind::regression;
        QCOMPARE(verdict(s, 5), verdict_text(regression_needs_squared, "loss"));
        s.training.loss = LossKind::squared;
        QCOMPARE(verdict(s, 5), QString("fine"));
    }

    void compatible_settings_are_valid_and_settled() {
        for (const auto model : all_model_kinds)
            for (const auto activation : all_activations)
                for (const auto loss : {LossKind::squared, LossKind::cross_entropy})
                    for (int classes = 2; classes <= 4; ++classes) {
                        Settings s;
                        s.model.model = model;
                        s.model.activation = activation;
                        s.training.loss = loss;
                        const Settings made = compatible(s, classes);
                        QVERIFY(compatible(made, classes) == made);
                        const auto error = validate(made, classes);
                        QVERIFY(!error || error->code == ErrorCode::step_cannot_learn);
                        if (!validate(s, classes)) QVERIFY(made == s);
                    }
    }

    void architecture() {
        ModelSettings model;
        model.hidden = {5, 6};
        QCOMPARE(architecture_of(model, 2).layer_sizes(), std::vector<int>{1});
        model.model = ModelKind::mlp;
        QCOMPARE(architecture_of(model, 3).layer_sizes(), (std::vector<int>{5, 6, 3}));
        Settings s;
        s.model.model = ModelKind::softmax;
        QCOMPARE(objective_of(s, 4).outputs(), 4);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
