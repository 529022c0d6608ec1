// core/document/json_files.h, documents: load(save(x)) == x to the last bit, and one Error for whatever is not a
// document.
#include <QtTest/QtTest>

#include <bit>
#include <cmath>

#include "core/training/trainer.h"
#include "tests/core/document/random_documents.h"

using namespace separatrix;
using namespace separatrix::tests;
using namespace std::string_literals;

namespace {

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}
bool same_bits(const ValueRange& a, const ValueRange& b) {
    return same_bits(a.first, b.first) && same_bits(a.last, b.last) && same_bits(a.smallest, b.smallest) &&
           same_bits(a.largest, b.largest);
}
bool same(const LossHistory& a, const LossHistory& b) {
    if (a.stride() != b.stride() || a.buckets().size() != b.buckets().size()) return false;
    for (std::size_t i = 0; i < a.buckets().size(); ++i) {
        const auto& p = a.buckets()[i];
        const auto& q = b.buckets()[i];
        if (p.first_epoch != q.first_epoch || p.last_epoch != q.last_epoch || !same_bits(p.loss, q.loss) ||
            !same_bits(p.test_loss, q.test_loss) || !same_bits(p.accuracy, q.accuracy) ||
            !same_bits(p.test_accuracy, q.test_accuracy))
            return false;
    }
    return true;
}
/// == takes -0 for 0: a second look at the bits.
bool same_bits(Network a, Network b) {
    auto va = parameter_views(a);
    auto vb = parameter_views(b);
    for (std::size_t i = 0; i < va.size(); ++i)
        for (Index k = 0; k < va[i].size; ++k)
            if (!same_bits(va[i].data[k], vb[i].data[k])) return false;
    return true;
}

Error refused(const std::string& text) {
    const auto result = read_document(text, "a.sepx");
    if (result) {
        QTest::qFail(("not refused: " + text.substr(0, 300)).c_str(), __FILE__, __LINE__);
        return {};
    }
    return result.error();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) QTest::qFail(("no " + from + " in the text").c_str(), __FILE__, __LINE__);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// The lecture's document after a little training, with everything in it.
std::string trained_text(OptimizerKind kind = OptimizerKind::adam) {
    Document document = sample_document();
    document.settings.model.model = ModelKind::mlp;
    document.settings.training.optimizer.kind = kind;
    document.settings.training.test_fraction = 0.25;
    TrainingJob job;
    job.dataset = dataset_of(document);
    job.settings = document.settings;
    Trainer trainer(job);
    for (int i = 0; i < 3; ++i) trainer.run_epoch();
    trainer.step_batch();
    const auto checkpoint = trainer.checkpoint();
    return write_document(document, &checkpoint, &trainer.history());
}

}  // namespace

class TestDocumentJson : public QObject {
    Q_OBJECT

private slots:
    void load_after_save_is_identity() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const Document document = any_document(rng);
            const Checkpoint checkpoint = any_checkpoint(rng, document.classes());
            const LossHistory history = any_history(rng);
            const bool with = seed % 4 != 0;
            const auto text = write_document(document, with ? &checkpoint : nullptr, with ? &history : nullptr);
            const auto saved = read_document(text, "a.sepx");
            const auto where = QString("seed %1 ").arg(seed);
            QVERIFY2(
                saved,
                qPrintable(where + (saved ? ""
                                          : QString::fromStdString(saved.error().subject + " " + saved.error().given +
                                                                   " " + saved.error().detail))));
            QVERIFY2(saved->document == document, qPrintable(where));
            QVERIFY2(saved->checkpoint.has_value() == with, qPrintable(where));
            if (with) {
                QVERIFY2(*saved->checkpoint == checkpoint, qPrintable(where));
                QVERIFY2(same_bits(saved->checkpoint->predictor.network, checkpoint.predictor.network),
                         qPrintable(where));
                QVERIFY2(same(saved->history, history), qPrintable(where));
            }
            QVERIFY2(write_document(saved->document, saved->checkpoint ? &*saved->checkpoint : nullptr,
                                    with ? &saved->history : nullptr) == text,
                     qPrintable(where));
        }
    }

    void the_view_comes_back() {
        const Document document = sample_document();
        for (const DocumentView& view : {DocumentView{}, DocumentView{PlaneRect{-1e-3, 0.1, 2, 1e9}, "report", false},
                                         DocumentView{std::nullopt, "movies", true}}) {
            const auto text = write_document(document, nullptr, nullptr, {}, view);
            const auto saved = read_document(text, "a.sepx");
            QVERIFY(saved && saved->view == view);
        }
        const auto with = [&](const char* view) {
            return replaced(write_document(document, nullptr, nullptr), "\n}\n",
                            ",\"view\":" + std::string(view) + "}");
        };
        // a later program's comes back as it was; what is no name is the network
        for (const auto& [panel, read] :
             std::vector<std::pair<std::string, std::string>>{{"hologram", "hologram"},
                                                              {"loss_surface", "loss_surface"},
                                                              {R"(a \" quote)", "network"},
                                                              {"", "network"},
                                                              {std::string(41, 'a'), "network"}}) {
            const auto saved = read_document(with(("{\"panel\":\"" + panel + "\"}").c_str()), "a.sepx");
            QVERIFY2(saved, panel.c_str());
            QCOMPARE(saved->view.panel, read);
        }
        QCOMPARE(refused(with("{\"panel\":3}")).code, ErrorCode::wrong_type);
        // and nothing that is set can break the file
        const auto odd =
            read_document(write_document(document, nullptr, nullptr, {}, {std::nullopt, "a\"b", true}), "a.sepx");
        QVERIFY(odd && odd->view == DocumentView{});
        QCOMPARE(refused(with("{\"plane\":[1,0,0,1]}")).code, ErrorCode::out_of_range);
        QCOMPARE(refused(with("{\"plane\":[0,1,0]}")).code, ErrorCode::wrong_shape);
        QCOMPARE(refused(with("{\"plane\":[-1e308,1e308,0,1]}")).code, ErrorCode::out_of_range);
        QCOMPARE(refused(with("{\"neuron_lines\":1}")).code, ErrorCode::wrong_type);
    }

    void a_reopened_run_goes_on_to_the_same_bits() {
        for (const auto kind : all_optimizer_kinds) {
            Document document = sample_document();
            document.settings.model.model = ModelKind::mlp;
            document.settings.training.optimizer.kind = kind;
            TrainingJob job;
            job.dataset = dataset_of(document);
            job.settings = document.settings;
            Trainer whole(job);
            for (int i = 0; i < 5; ++i) whole.run_epoch();
            if (kind != OptimizerKind::gd) whole.step_batch();
            const auto checkpoint = whole.checkpoint();
            const auto saved = read_document(write_document(document, &checkpoint, &whole.history()), "a.sepx");
            QVERIFY(saved);
            TrainingJob resumed;
            resumed.dataset = dataset_of(saved->document);
            resumed.settings = saved->document.settings;
            resumed.start_from = std::make_shared<const Checkpoint>(*saved->checkpoint);
            resumed.history = std::make_shared<const LossHistory>(saved->history);
            Trainer rest(resumed);
            for (int i = 0; i < 5; ++i) {
                whole.run_epoch();
                rest.run_epoch();
            }
            QVERIFY2(rest.checkpoint() == whole.checkpoint(), std::string(name_of(kind)).c_str());
            QVERIFY(same(rest.history(), whole.history()));
        }
    }

    void missing_optional_parts_take_defaults_and_unknown_ones_are_ignored() {
        const auto saved = read_document(
            R"({"format":"separatrix","version":1,"points":[[1,2,0,7],[3,4,1,9,"Up"]],"later":{"x":[1]}})", "f");
        QVERIFY(saved);
        QCOMPARE(saved->document.points.size(), 2u);
        QCOMPARE(saved->document.points[1].title, "Up"s);
        QCOMPARE(saved->document.next_id, std::uint64_t{10});
        QVERIFY(saved->document.settings == Settings{});
        QVERIFY(saved->document.axes == Document{}.axes);
        QVERIFY(!saved->checkpoint && saved->history.empty());
    }

    void step_is_a_choice_that_can_be_saved() {
        Document document = sample_document();
        document.settings.model.activation = Activation::step;
        const auto saved = read_document(write_document(document, nullptr, nullptr), "f");
        QVERIFY(saved);
        QVERIFY(saved->document == document);
    }

    void syntax_errors_have_line_and_column() {
        const Error e = refused("{\n  \"format\": \"separatrix\",\n  \"version\" 1\n}");
        QCOMPARE(e.code, ErrorCode::not_json);
        QCOMPARE(e.line, 3);
        QCOMPARE(e.column, 13);
        QVERIFY(!e.detail.empty());
        QCOMPARE(e.file, "a.sepx"s);
        QCOMPARE(refused("").code, ErrorCode::empty_file);
        QCOMPARE(refused("{\"format\":\"separatrix\"").code, ErrorCode::not_json);
        QCOMPARE(refused("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s).code, ErrorCode::binary_file);
        QCOMPARE(refused(R"({"format":"separatrix","version":1,"points":[[1e999,0,0,0]]})").code, ErrorCode::not_json);
        QCOMPARE(refused(R"({"format":"separatrix","version":1,"points":[[NaN,0,0,0]]})").code, ErrorCode::not_json);
    }

    void deep_nesting_is_refused_before_it_costs_the_stack() {
        for (const std::string open : {"[", "{\"a\":"}) {
            std::string text;
            for (int i = 0; i < 1'000'000; ++i) text += open;
            const Error e = refused(text);
            QCOMPARE(e.code, ErrorCode::not_json);
            QCOMPARE(e.line, 1);
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
        row("other format", "\"separatrix\"", "\"other\"", wrong_format, "format");
        row("format is a number", "\"format\":\"separatrix\"", "\"format\":3", wrong_format, "format");
        row("no version", "\"version\":2,", "", missing_field, "version");
        row("newer", "\"version\":2", "\"version\":3", newer_version, "version");
        row("version is text", "\"version\":2", "\"version\":\"1\"", wrong_type, "version");
        row("version 0", "\"version\":2", "\"version\":0", out_of_range, "version");
        row("huge version", "\"version\":2", "\"version\":18446744073709551615", out_of_range, "version");
        row("axis upside down", "\"low\":0,\"high\":5", "\"low\":5,\"high\":5", out_of_range, "axes[0].high");
        row("axis too wide", "\"low\":0,\"high\":5", "\"low\":-1e308,\"high\":1e308", out_of_range, "axes[0].high");
        row("one class", "[\"dislikes\",\"likes\"]", "[\"likes\"]", out_of_range, "classes");
        row("same class twice", "[\"dislikes\",\"likes\"]", "[\"likes\",\"likes\"]", out_of_range, "classes[1]");
        row("nameless class", "[\"dislikes\",\"likes\"]", "[\"\",\"likes\"]", out_of_range, "classes[0]");
        row("points no list", "\"points\":[", "\"points\":3,\"p\":[", wrong_type, "points");
        row("no points", "\"points\":[", "\"pints\":[", missing_field, "points");
        row("label too large", "[4,1,1,0,", "[4,1,2,0,", out_of_range, "points[0][2]");
        row("label negative", "[4,1,1,0,", "[4,1,-1,0,", out_of_range, "points[0][2]");
        row("label fractional", "[4,1,1,0,", "[4,1,0.5,0,", wrong_type, "points[0][2]");
        row("mark is text", "[4,1,1,0,", "[4,\"1\",1,0,", wrong_type, "points[0][1]");
        row("mark is null", "[4,1,1,0,", "[null,1,1,0,", wrong_type, "points[0][0]");
        row("id twice", "[4,1,1,0,", "[4,1,1,1,", out_of_range, "points[1][3]");
        row("id negative", "[4,1,1,0,", "[4,1,1,-1,", wrong_type, "points[0][3]");
        row("last id", "[4,1,1,0,", "[4,1,1,18446744073709551615,", out_of_range, "points[0][3]");
        row("short point", "[4,1,1,0,\"Star Freight I\"]", "[4,1,1]", wrong_shape, "points[0]");
        row("long point", "[4,1,1,0,", "[4,1,1,0,0,", out_of_range, "points[0]");
        row("next id too small", "\"next_id\":24", "\"next_id\":23", out_of_range, "next_id");
        row("unknown model", "\"model\":\"mlp\",\"hidden\"", "\"model\":\"cnn\",\"hidden\"", unknown_choice,
            "settings.model");
        row("hidden 65", "\"hidden\":[4]", "\"hidden\":[65]", out_of_range, "settings.hidden[0]");
        row("7 layers", "\"hidden\":[4]", "\"hidden\":[1,1,1,1,1,1,1]", out_of_range, "settings.hidden");
        row("rate 0", "\"learning_rate\":0.1", "\"learning_rate\":0", out_of_range, "settings.learning_rate");
        row("momentum 1", "\"momentum\":0.9", "\"momentum\":1", out_of_range, "settings.momentum");
        row("no epochs of the schedule", "\"schedule_epochs\":100", "\"schedule_epochs\":0", out_of_range,
            "settings.schedule_epochs");
        row("factor above 1", "\"schedule_factor\":0.1", "\"schedule_factor\":1.5", out_of_range,
            "settings.schedule_factor");
        row("unknown schedule", "\"schedule\":\"constant\"", "\"schedule\":\"linear\"", unknown_choice,
            "settings.schedule");
        row("unknown fault", "\"schedule\"", "\"backprop_faults\":[\"typo\"],\"schedule\"", unknown_choice,
            "settings.backprop_faults[0]");
        row("frozen no list", "\"schedule\"", "\"frozen\":{},\"schedule\"", wrong_type, "settings.frozen");
        row("frozen layer", "\"schedule\"", "\"frozen\":[{\"layer\":\"first\",\"neuron\":0}],\"schedule\"",
            unknown_choice, "settings.frozen[0].layer");
        row("frozen neuron 64", "\"schedule\"", "\"frozen\":[{\"layer\":0,\"neuron\":64}],\"schedule\"", out_of_range,
            "settings.frozen[0].neuron");
        row("frozen weight of no neuron", "\"schedule\"", "\"frozen\":[{\"layer\":0,\"neuron\":4}],\"schedule\"",
            out_of_range, "settings.frozen");
        row("frozen layer of no network", "\"schedule\"", "\"frozen\":[{\"layer\":1,\"neuron\":0}],\"schedule\"",
            out_of_range, "settings.frozen");
        row("seed too large", "\"seed\":\"42\"", "\"seed\":\"18446744073709551616\"", out_of_range, "settings.seed");
        row("seed a word", "\"seed\":\"42\"", "\"seed\":\"x\"", out_of_range, "settings.seed");
        row("checkpoint null", "\"checkpoint\":{", "\"checkpoint\":null,\"c\":{", wrong_type, "checkpoint");
        row("epoch negative", "\"epoch\":3", "\"epoch\":-3", out_of_range, "checkpoint.epoch");
        row("bad state", "\"position\":1,\n\"order\":\"", "\"position\":1,\n\"order\":\"x", out_of_range,
            "checkpoint.order");
        row("state too long", "\"position\":1,\n\"order\":\"", "\"position\":1,\n\"order\":\"1 2 ", out_of_range,
            "checkpoint.order");
        row("classes of the network", "\"classes\":2,", "\"classes\":3,", wrong_shape,
            "checkpoint.predictor.layers[1].W");
        row("neuron with two layers", "\"predictor\":{\"model\":\"mlp\"", "\"predictor\":{\"model\":\"neuron\"",
            wrong_shape, "checkpoint.predictor.layers");
        row("wrong activation", "{\"activation\":\"identity\"", "{\"activation\":\"tanh\"", unknown_choice,
            "checkpoint.predictor.layers[1].activation");
        row("moments of another shape", "\"first\":[\n{",
            "\"first\":[\n{\"W\":[],\"b\":[]},{\"W\":[],\"b\":[]}],\"f\":[\n{", wrong_shape,
            "checkpoint.optimizer.first[0].W");
        row("weight not finite", "\"layers\":[\n{\"activation\":\"sigmoid\",\"W\":[[",
            "\"layers\":[\n{\"activation\":\"sigmoid\",\"W\":[[null,", wrong_shape,
            "checkpoint.predictor.layers[0].W[0]");
        row("stride 3", "\"stride\":1", "\"stride\":3", out_of_range, "history.buckets");
        row("epochs fall", "\n[1,1,[", "\n[0,0,[", out_of_range, "history.buckets");
    }
    void refuses() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QFETCH(QString, subject);
        const Error e = refused(replaced(trained_text(), from.toStdString(), to.toStdString()));
        QCOMPARE(QString::fromStdString(e.subject), subject);
        QCOMPARE(static_cast<int>(e.code), code);
        QCOMPARE(e.file, "a.sepx"s);
    }

    void long_words_are_not_repeated_whole() {
        const std::string word(1000, 'x');
        const auto given = [&](const char* from, const std::string& to) {
            return refused(replaced(trained_text(), from, to)).given;
        };
        const auto shown = std::string(60, 'x') + "...";
        QCOMPARE(given("\"model\":\"mlp\"", "\"model\":\"" + word + "\""), shown);
        QCOMPARE(given("\"schedule\"", "\"backprop_faults\":[\"" + word + "\"],\"schedule\""), shown);
        QCOMPARE(given("{\"activation\":\"sigmoid\"", "{\"activation\":\"" + word + "\""), shown);
    }

    void a_generator_state_of_zeros_is_refused() {
        std::string zeros = "0";
        for (int i = 1; i < 312; ++i) zeros += " 0";
        auto text = trained_text();
        const auto begin = text.find("\"order\":\"", text.find("\"checkpoint\"")) + 9;
        const auto end = text.find('"', begin);
        QCOMPARE(refused(std::string(text).replace(begin, end - begin, zeros + " 312")).subject, "checkpoint.order"s);
        // a position past the end would be read out of bounds
        const auto last = text.rfind(' ', end);
        QCOMPARE(refused(std::string(text).replace(last + 1, end - last - 1, "313")).subject, "checkpoint.order"s);
    }

    void mutations_never_crash() {
        const std::string original = trained_text();
        QVERIFY(read_document(original, "f"));
        static const std::string characters = "0123456789-+.eE,:[]{}\"\\ \n\ttrufalsn";
#ifdef SEPARATRIX_SANITIZED  // the fuzz target does a million, with a sanitizer
        constexpr int mutations = 4'000;
#else
        constexpr int mutations = 20'000;
#endif
        int accepted = 0;
        for (std::uint64_t seed = 0; seed < mutations; ++seed) {
            Rng rng(seed);
            std::string text = original;
            if (seed % 10 == 0) text.resize(rng.below(text.size()));
            for (auto flips = 1 + rng.below(3); flips > 0 && !text.empty(); --flips) {
                // the generator's state is half of the file: look at the rest more often
                auto at = rng.below(text.size());
                if (rng.below(2) == 1) at = rng.below(std::min<std::size_t>(text.size(), 2500));
                switch (rng.below(4)) {
                    case 0: text[at] = static_cast<char>(text[at] ^ (1 << rng.below(8))); break;
                    case 1: text[at] = characters[rng.below(characters.size())]; break;
                    case 2: text.erase(at, 1 + rng.below(5)); break;
                    default: text.insert(at, 1, characters[rng.below(characters.size())]); break;
                }
            }
            const auto saved = read_document(text, "f");
            if (!saved) {
                QVERIFY2(saved.error().file == "f", qPrintable(QString("seed %1").arg(seed)));
                continue;
            }
            ++accepted;
            // what is accepted can be used: it is written and read again, and predicts
            const auto again = read_document(
                write_document(saved->document, saved->checkpoint ? &*saved->checkpoint : nullptr, &saved->history),
                "f");
            QVERIFY2(again && again->document == saved->document, qPrintable(QString("seed %1").arg(seed)));
            for (const auto& p : saved->document.points) QVERIFY(p.label < saved->document.classes());
            if (saved->checkpoint) QCOMPARE(probabilities_at(saved->checkpoint->predictor, 1, 2).size(), Index{2});
        }
        qInfo("%d of 20000 mutations were still documents", accepted);
        QVERIFY(accepted > 0 && accepted < mutations);
    }

    void a_large_document_is_read_in_time() {
        Document document;
        for (int i = 0; i < 200'000; ++i)
            document.points.push_back({i * 0.001, i * 0.1, i % 2, document.next_id++, {}});
        QElapsedTimer timer;
        timer.start();
        const auto text = write_document(document, nullptr, nullptr);
        const auto written = timer.restart();
        QVERIFY(read_document(text, "f")->document == document);
        qInfo("200000 points: written in %lld ms, read in %lld ms", static_cast<long long>(written),
              static_cast<long long>(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(TestDocumentJson)
#include "tst_document_json.moc"
