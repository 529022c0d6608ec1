// core/document/json_files.h, weights: as PRODUCT.md writes them, exact, and checked.
#include <QtTest/QtTest>

#include "tests/core/document/random_documents.h"

using namespace separatrix;
using namespace separatrix::tests;
using namespace std::string_literals;

namespace {

std::vector<std::string> names(int classes) {
    std::vector<std::string> result;
    for (int k = 0; k < classes; ++k) result.push_back("class \"" + std::to_string(k));
    return result;
}

const std::string neuron =
    R"({"format":"separatrix-weights","version":1,"model":"neuron","classes":["dislikes","likes"],)"
    R"("layers":[{"activation":"sigmoid","W":[[0.5,-0.25]],"b":[0.1]}]})";
const std::string mlp =
    R"({"format":"separatrix-weights","version":1,"model":"mlp","output":"linear","classes":["a","b"],)"
    R"("scale":{"kind":"range","offset":[2.5,2.5],"factor":[0.4,0.4]},"layers":[)"
    R"({"activation":"tanh","W":[[1,2],[3,4],[5,6]],"b":[7,8,9]},)"
    R"({"activation":"identity","W":[[1,2,3],[4,5,6]],"b":[7,8]}]})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) QTest::qFail(("no " + from).c_str(), __FILE__, __LINE__);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

class TestWeightsJson : public QObject {
    Q_OBJECT

private slots:
    void reads_the_lectures_neuron() {
        const auto weights = read_weights(neuron, "w.json");
        QVERIFY(weights);
        // w = (0.5, -0.25), b = 0.1, x = (4, 1): h = 0.8641271029909058
        QVERIFY(std::abs(probabilities_at(weights->predictor, 4, 1)(1) - 0.8641271029909058) < 1e-15);
        QCOMPARE(weights->class_names, (std::vector<std::string>{"dislikes", "likes"}));
        QCOMPARE(weights->predictor.loss, LossKind::cross_entropy);
    }

    void rows_are_outputs() {
        const auto weights = read_weights(mlp, "w.json");
        QVERIFY(weights);
        const auto& layers = weights->predictor.network.layers;
        QCOMPARE(layers[0].W.rows(), Index{3});
        QCOMPARE(layers[0].W(2, 1), 6.0);
        QCOMPARE(layers[1].W(1, 0), 4.0);
        QCOMPARE(weights->predictor.architecture.hidden, std::vector<int>{3});
        QCOMPARE(weights->predictor.architecture.activation, Activation::tanh);
        QCOMPARE(weights->predictor.scale.factor[1], 0.4);
    }

    void writes_what_the_product_page_shows() {
        const auto weights = read_weights(mlp, "w.json");
        QVERIFY(weights);
        auto text = write_weights(weights->predictor, weights->class_names);
        std::erase(text, '\n');
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(mlp));
        Predictor squared = weights->predictor;
        squared.loss = LossKind::squared;
        QVERIFY(write_weights(squared, weights->class_names).find("\"loss\":\"squared\"") != std::string::npos);
    }

    void read_after_write_is_identity() {
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            Rng rng(seed);
            const int classes = 2 + static_cast<int>(rng.below(9));
            Predictor predictor = any_predictor(rng, classes);
            // the file says nothing about activations that no layer has
            const auto& architecture = predictor.architecture;
            if (architecture.model != ModelKind::neuron && architecture.hidden.empty())
                predictor.architecture.activation = Activation::sigmoid;
            const auto read = read_weights(write_weights(predictor, names(classes)), "w");
            QVERIFY2(
                read,
                qPrintable(
                    QString("seed %1 %2").arg(seed).arg(read ? "" : QString::fromStdString(read.error().subject))));
            QVERIFY2(read->predictor == predictor && read->class_names == names(classes),
                     qPrintable(QString("seed %1").arg(seed)));
        }
    }

    void refuses_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char* name, const char* from, const char* to, ErrorCode code, const char* subject) {
            QTest::newRow(name) << QString(from) << QString(to) << static_cast<int>(code) << QString(subject);
        };
        using enum ErrorCode;
        row("a document", "separatrix-weights", "separatrix", wrong_format, "format");
        row("newer", "\"version\":1", "\"version\":9", newer_version, "version");
        row("no model", "\"model\":\"mlp\",", "", missing_field, "model");
        row("model unknown", "\"mlp\"", "\"net\"", unknown_choice, "model");
        row("softmax with two layers", "\"mlp\"", "\"softmax\"", wrong_shape, "layers");
        row("output differs from the last layer", "\"linear\"", "\"sigmoid\"", unknown_choice, "layers[1].activation");
        row("three classes, two outputs", "[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]", wrong_shape, "layers[1].W");
        row("no layers", "\"layers\":[", "\"layers\":[],\"l\":[", wrong_shape, "layers");
        row("row too short", "[3,4]", "[3]", wrong_shape, "layers[0].W[1]");
        row("row too long", "[3,4]", "[3,4,5]", wrong_shape, "layers[0].W[1]");
        row("b too short", "[7,8,9]", "[7,8]", wrong_shape, "layers[0].b");
        row("layers do not fit", "[4,5,6]", "[4,5]", wrong_shape, "layers[1].W[1]");
        row("no b", "\"b\":[7,8]}", "\"c\":0}", missing_field, "layers[1].b");
        row("null", "[7,8,9]", "[7,null,9]", wrong_type, "layers[0].b[1]");
        row("infinite as text", "[7,8,9]", "[7,\"inf\",9]", wrong_type, "layers[0].b[1]");
        row("W no rows", "[[1,2],[3,4],[5,6]]", "[]", wrong_shape, "layers[0].W");
        row("W a number", "[[1,2],[3,4],[5,6]]", "3", wrong_type, "layers[0].W");
        row("scale kind", "\"range\"", "\"log\"", unknown_choice, "scale.kind");
        row("scale offset", "[2.5,2.5]", "[2.5]", wrong_shape, "scale.offset");
        row("neuron and loss", "\"model\":\"mlp\"", "\"loss\":\"hinge\",\"model\":\"mlp\"", unknown_choice, "loss");
    }
    void refuses() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QFETCH(QString, subject);
        const auto read = read_weights(replaced(mlp, from.toStdString(), to.toStdString()), "w.json");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().subject), subject);
        QCOMPARE(static_cast<int>(read.error().code), code);
        QCOMPARE(read.error().file, "w.json"s);
    }

    void refuses_what_does_not_go_together() {
        const auto three = read_weights(replaced(neuron, "\"likes\"", "\"likes\",\"c\""), "w");
        QCOMPARE(three.error().code, ErrorCode::needs_two_classes);
        const auto tanh = replaced(neuron, "\"activation\":\"sigmoid\"", "\"activation\":\"tanh\"");
        QCOMPARE(read_weights(tanh, "w")->predictor.loss, LossKind::squared);
        QCOMPARE(
            read_weights(replaced(tanh, "\"version\":1", "\"version\":1,\"loss\":\"cross-entropy\""), "w").error().code,
            ErrorCode::cross_entropy_needs_sigmoid);
        const auto regression = replaced(neuron, "\"neuron\"", "\"regression\"");
        QCOMPARE(read_weights(regression, "w")->predictor.loss, LossKind::squared);
        QCOMPARE(read_weights(replaced(regression, "\"version\":1", "\"version\":1,\"loss\":\"cross-entropy\""), "w")
                     .error()
                     .code,
                 ErrorCode::regression_needs_squared);
    }

    void too_large_networks_are_refused() {
        std::string rows = "[1,2]";
        for (int i = 1; i < 65; ++i) rows += ",[1,2]";
        QCOMPARE(read_weights(replaced(mlp, "[1,2],[3,4],[5,6]", rows), "w").error().code, ErrorCode::out_of_range);
    }
};

QTEST_GUILESS_MAIN(TestWeightsJson)
#include "tst_weights_json.moc"
