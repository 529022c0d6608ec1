// The exported scripts are run with PyTorch and must end with our weights.
#include "core/export/pytorch_script.h"

#include <cmath>

#include "core/document/json_files.h"
#include "core/training/trainer.h"
#include "tests/core/export/export_cases.h"
#include "tests/core/export/other_programs.h"

namespace separatrix {

class TestPytorchScript : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void ends_with_our_weights_data();
    void ends_with_our_weights();
    void reads_like_the_lecture();
    void refuses_what_cannot_be_trained();
    void hostile_names_stay_text();
    void broken_backprop_is_said();
    void long_random_order_is_left_to_pytorch();

private:
    struct Case {
        TrainingStory story;
        double tolerance = 1e-9;
    };
    void add(const std::string& name, const Document& document, std::int64_t epochs, double tolerance = 1e-9);
    QString at(const std::string& name) const { return folder_.filePath(QString::fromStdString(name)); }

    QTemporaryDir folder_;
    std::map<std::string, Case> cases_;
};

static Network trained_network(const TrainingStory& story) {
    Trainer trainer(job_of(story));
    const double enough = story.document.settings.training.stop_loss;
    for (std::int64_t i = 0; i < story.epochs; ++i)
        if (!trainer.run_epoch() || trainer.metrics().train.loss < enough) break;
    return trainer.checkpoint().predictor.network;
}

/// Of all weights and biases, relative where they are larger than 1; infinite where shapes differ.
static double largest_difference(const Network& a, const Network& b) {
    double largest = 0;
    if (a.layers.size() != b.layers.size()) return INFINITY;
    for (std::size_t l = 0; l < a.layers.size(); ++l) {
        const auto compare = [&](const auto& x, const auto& y) {
            if (x.rows() != y.rows() || x.cols() != y.cols()) return INFINITY + 0.0;
            return ((x - y).array().abs() / x.array().abs().max(1.0)).maxCoeff();
        };
        largest = std::max({largest, compare(a.layers[l].W, b.layers[l].W), compare(a.layers[l].b, b.layers[l].b)});
    }
    return largest;
}

void TestPytorchScript::add(const std::string& name, const Document& document, std::int64_t epochs, double tolerance) {
    const TrainingStory story = story_from_seed(document, epochs);
    const auto script = pytorch_script(story);
    QVERIFY2(script, name.c_str());
    write_text(at(name + ".py"), *script);
    cases_[name] = {story, tolerance};
}

void TestPytorchScript::initTestCase() {
    QVERIFY(folder_.isValid());
    const QString python = python_with(QStringLiteral("torch"));
    QVERIFY2(!python.isEmpty(), "PyTorch is needed to run the exported scripts: apt-get install python3-torch");

    // 13 movies in batches of 5: the last batch is a shorter one
    for (const auto& [name, document] : all_model_cases(13, false)) {
        for (const OptimizerKind kind : all_optimizer_kinds) {
            Document changed = document;
            auto& training = changed.settings.training;
            training.optimizer.kind = kind;
            training.learning_rate = 0.05;
            training.batch_size = 5;
            training.order = BatchOrder::sequential;
            add(name + "_" + std::string(name_of(kind)), changed, 3);
        }
    }
    const Document moons = generated_document(GeneratorKind::moons, 24, 2);
    const auto variant = [&](const std::string& name, std::int64_t epochs, auto change, double tolerance = 1e-9) {
        Document document = moons;
        document.settings.model.model = ModelKind::mlp;
        document.settings.model.activation = Activation::tanh;
        document.settings.training.order = BatchOrder::sequential;
        change(document, document.settings.model, document.settings.training);
        add("variant_" + name, document, epochs, tolerance);
    };
    variant("batch_1", 20, [](auto&, auto&, auto&) {});
    variant("all", 200, [](auto&, auto&, auto& training) { training.batch_size = 0; });
    variant("shuffled", 20, [](auto&, auto&, auto& training) { training.order = BatchOrder::shuffle; });
    variant("replacement", 20, [](auto&, auto&, auto& training) {
        training.order = BatchOrder::replacement;
        training.batch_size = 7;
    });
    variant("penalties", 20, [](auto&, auto&, auto& training) { training.penalty = {0.003, 0.02, false}; });
    variant("penalties_on_biases", 20, [](auto&, auto& model, auto& training) {
        model.initializer = Initializer::uniform;
        training.optimizer.kind = OptimizerKind::adam;
        training.learning_rate = 0.01;
        training.penalty = {0.003, 0.02, true};
    });
    variant("split_standard", 20, [](auto&, auto& model, auto& training) {
        model.scale = ScaleKind::standard;
        training.test_fraction = 0.3;
    });
    variant("no_scale_he", 10, [](auto&, auto& model, auto& training) {
        model.scale = ScaleKind::none;
        model.initializer = Initializer::he;
        training.learning_rate = 0.01;
    });
    variant("zeros", 10, [](auto&, auto& model, auto&) { model.initializer = Initializer::zeros; });
    variant("no_hidden_layer", 10, [](auto&, auto& model, auto&) { model.hidden.clear(); });
    variant("six_layers", 5, [](auto&, auto& model, auto& training) {
        model.hidden = {4, 3, 2, 3, 4, 5};
        training.learning_rate = 0.01;  // at 0.1 it is chaotic: rounding grows tenfold with every epoch
    });
    variant("nesterov_without_momentum", 5, [](auto&, auto&, auto& training) {
        training.optimizer.kind = OptimizerKind::nesterov;
        training.optimizer.momentum = 0;
    });
    variant("stop_loss", 500, [](auto&, auto&, auto& training) { training.stop_loss = 0.3; });
    variant(
        "float", 5, [](auto&, auto&, auto& training) { training.precision = Precision::float_; }, 1e-4);
    Document sample = sample_document();
    add("sample_movies", sample, 100);
    sample.settings.training.learning_rate = 1;  // saturates: no rounding to 0 or 1 may show
    add("sample_movies_fast", sample, 100);

    const ProgramRun run =
        run_other(python, {QStringLiteral(SEPARATRIX_TEST_DATA "/core/export/run_scripts.py"), folder_.path()});
    QVERIFY2(run.code == 0, run.err.constData());
}

void TestPytorchScript::ends_with_our_weights_data() {
    QTest::addColumn<std::string>("name");
    for (const auto& [name, story] : cases_) QTest::newRow(name.c_str()) << name;
}

void TestPytorchScript::ends_with_our_weights() {
    QFETCH(std::string, name);
    const auto& [story, tolerance] = cases_.at(name);
    const QByteArray text = read_bytes(at(name + ".json"));
    QVERIFY2(!text.isEmpty(), read_bytes(at(name + ".out")).constData());
    const auto weights = read_weights(text.toStdString(), name);
    QVERIFY2(weights, weights ? "" : weights.error().subject.c_str());
    QCOMPARE(weights->class_names, story.document.class_names);
    const Network ours = trained_network(story);
    QVERIFY(!(ours == story.start) || name.find("zeros") != std::string::npos);
    const double difference = largest_difference(weights->predictor.network, ours);
    QVERIFY2(difference <= tolerance, QByteArray::number(difference).constData());
    // the same model with the same reading of its outputs
    TrainingJob job;
    job.dataset = dataset_of(story.document);
    job.settings = story.document.settings;
    const Predictor predictor = Trainer(job).checkpoint().predictor;
    QCOMPARE(weights->predictor.loss, predictor.loss);
    QCOMPARE(weights->predictor.scale, predictor.scale);
    QCOMPARE(weights->predictor.architecture.model, predictor.architecture.model);
    QCOMPARE(weights->predictor.architecture.layer_sizes(), predictor.architecture.layer_sizes());
}

void TestPytorchScript::reads_like_the_lecture() {
    const auto script = pytorch_script(story_from_seed(sample_document(), 100));
    QVERIFY(script);
    const QString text = QString::fromStdString(*script);
    for (const char* part : {"nn.Linear(2, 1)", "nn.BCEWithLogitsLoss()", "(4.0, 1.0, 1),  # Star Freight I",
                             "CLASSES = [\"dislikes\", \"likes\"]",
                             "torch.optim.SGD(model.parameters(), lr=", "loss.backward()", "How that was verified"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    for (const QString& line : text.split('\n')) QVERIFY2(line.size() <= 125, qPrintable(line));
    // it printed the loss of every epoch
    QCOMPARE(read_bytes(at("sample_movies.out")).count("\nepoch ") + 1, 100);
}

void TestPytorchScript::refuses_what_cannot_be_trained() {
    Document document = sample_document();
    document.settings.model.activation = Activation::step;
    QCOMPARE(pytorch_script(story_from_seed(document, 5)).error().code, ErrorCode::step_cannot_learn);
    document = sample_document();
    document.points.clear();
    QCOMPARE(pytorch_script(story_from_seed(document, 5)).error().code, ErrorCode::no_training_points);
    auto story = story_from_seed(sample_document(), 5);
    story.start.layers[0].b(0) = NAN;
    QCOMPARE(pytorch_script(story).error().code, ErrorCode::not_finite);
}

void TestPytorchScript::hostile_names_stay_text() {
    Document document = sample_document();
    document.class_names = {"\"]\nimport os #\\", "caf\u00e9 {{movies}} \x01\xff"};
    document.axes[0].name = "a\nraise SystemExit(3)";
    document.points.change(0).title = "x\r\nraise SystemExit(4) \\";
    const auto script = pytorch_script(story_from_seed(document, 1));
    QVERIFY(script);
    write_text(at("hostile.py"), *script);
    const QString python = python_with(QStringLiteral("torch"));
    const ProgramRun run = run_other(python, {at("hostile.py"), "--weights", at("hostile.json")});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(run.out.startsWith("epoch 1: loss "));
    const auto weights = read_weights(read_bytes(at("hostile.json")).toStdString(), "hostile");
    QVERIFY(weights);
    QCOMPARE(weights->class_names[0], document.class_names[0]);
    QCOMPARE(weights->class_names[1], std::string("caf\u00e9 {{movies}} \x01\uFFFD"));
}

void TestPytorchScript::broken_backprop_is_said() {
    Document document = sample_document();
    document.settings.training.faults.wrong_sign = true;
    const auto script = pytorch_script(story_from_seed(document, 3));
    QVERIFY(script);
    QVERIFY(!script_ends_alike(story_from_seed(document, 3)));
    QVERIFY(script_ends_alike(story_from_seed(sample_document(), 3)));
    const QString text = QString::fromStdString(*script);
    QVERIFY(text.contains("broken on purpose") && !text.contains("It ends with the weights that"));
}

void TestPytorchScript::long_random_order_is_left_to_pytorch() {
    const auto script = pytorch_script(story_from_seed(sample_document(), longest_written_order));
    QVERIFY(script);
    const QString text = QString::fromStdString(*script);
    QVERIFY(!script_ends_alike(story_from_seed(sample_document(), longest_written_order)));
    QVERIFY(text.contains("torch.randperm(len(X))"));
    QVERIFY(!text.contains("ORDER = ["));
    QVERIFY(text.contains("draws its own") && !text.contains("It ends with the weights that"));
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestPytorchScript)
#include "tst_pytorch_script.moc"
