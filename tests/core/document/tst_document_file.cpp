// core/document/document_file.h: documents of older versions open, those of newer ones are refused and never lost.
#include <QtTest/QtTest>

#include <cmath>
#include <filesystem>

#include "core/document/document_file.h"
#include "core/document/json_files.h"
#include "core/document/text_file.h"
#include "core/training/trainer.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

SavedDocument opened(const char* name) {
    const std::string path = std::string(SEPARATRIX_TEST_DATA) + "/core/document/old_versions/" + name;
    const auto text = read_file(path);
    if (!text) qFatal("%s is missing", path.c_str());
    auto saved = read_document(*text, path);
    if (!saved) qFatal("%s: %s", name, saved.error().subject.c_str());
    return std::move(*saved);
}

const std::string newer = R"({"format":"separatrix","version":)" + std::to_string(document_version + 1);
const std::string ours = write_document(sample_document(), nullptr, nullptr);

}  // namespace

class TestDocumentFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

private slots:
    void version_1_opens_and_goes_on() {
        // written by the program that knew version 1 only; the numbers below are what it came to 8 epochs later
        const auto saved = opened("version-1-adam.sepx");
        QCOMPARE(saved.document.points.size(), std::size_t{24});
        QCOMPARE(saved.document.points[1].title, "Quote \"d\", comma"s);
        QCOMPARE(saved.document.points[2].title, "Été 映"s);
        QCOMPARE(saved.document.axes[1].name, "Bruce"s);
        QCOMPARE(saved.document.settings.seed, std::uint64_t{18446744073709551615U});
        QCOMPARE(saved.document.settings.training.optimizer.kind, OptimizerKind::adam);
        QCOMPARE(saved.history.buckets().size(), std::size_t{13});
        QVERIFY(saved.checkpoint);
        QCOMPARE(saved.checkpoint->epoch, std::int64_t{12});

        TrainingJob job;
        job.settings = saved.document.settings;
        job.dataset = dataset_of(saved.document);
        job.start_from = std::make_shared<const Checkpoint>(*saved.checkpoint);
        job.history = std::make_shared<const LossHistory>(saved.history);
        Trainer trainer(job);
        for (int i = 0; i < 8; ++i) QVERIFY(trainer.run_epoch());
        Matrix W1(3, 2);
        W1 << -0.45409219188040084, -2.8274116502526216, 0.33971618180020224, 2.76632591976782, -0.11280968444764565,
            -3.275182768079392;
        Vector b2(2);
        b2 << 0.01102678616671898, -0.011026786166719081;
        const auto checkpoint = trainer.checkpoint();
        const auto& layers = checkpoint.predictor.network.layers;
        // not to the last bit: another machine's arithmetic may round otherwise
        QVERIFY((layers[0].W - W1).cwiseAbs().maxCoeff() < 1e-11);
        QVERIFY((layers[1].b - b2).cwiseAbs().maxCoeff() < 1e-11);
        QVERIFY(std::abs(trainer.metrics().train.loss - 0.06643615724513965) < 1e-11);
    }

    void version_1_of_a_neuron_opens() {
        const auto saved = opened("version-1-neuron.sepx");
        QCOMPARE(saved.document.settings.model.scale, ScaleKind::standard);
        QCOMPARE(saved.checkpoint->predictor.network.layers[0].W.rows(), Index{1});
        // and is saved as a document of this version
        const auto text = write_document(saved.document, &*saved.checkpoint, &saved.history);
        const auto again = read_document(text, "a");
        QVERIFY(again);
        QCOMPARE(again->document, saved.document);
        QCOMPARE(*again->checkpoint, *saved.checkpoint);
        QVERIFY(text.starts_with(R"({"format":"separatrix","version":)" + std::to_string(document_version)));
    }

    void a_newer_document_is_refused_and_kept() {
        const std::string text = newer + R"(,"future":[[[]]],"points":[]})";
        QVERIFY(write_file(path("newer.sepx"), text));
        QCOMPARE(read_document(text, "a").error().code, ErrorCode::newer_version);
        const auto saved = write_document_file(path("newer.sepx"), ours);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::newer_file_kept);
        QCOMPARE(saved.error().file, path("newer.sepx"));
        QCOMPARE(saved.error().given, std::to_string(document_version + 1));
        QCOMPARE(saved.error().expected.names, std::to_string(document_version));
        QCOMPARE(*read_file(path("newer.sepx")), text);
        // through a link too
        std::filesystem::create_symlink("newer.sepx", path("link.sepx"));
        QVERIFY(!write_document_file(path("link.sepx"), ours));
        QCOMPARE(*read_file(path("newer.sepx")), text);
    }

    void a_newer_document_is_known_by_its_beginning() {
        for (const std::string& text :
             {newer + ",", newer + "," + std::string(1'000'000, ' '), "\xEF\xBB\xBF" + newer + "}",
              R"({"version":77,"format":"separatrix"})"s, R"({"a":{"version":1,"format":"x"},)" + newer.substr(1) + "}",
              R"({"format":"separatrix","version":18446744073709551615})"s}) {
            QVERIFY(write_file(path("newer.sepx"), text));
            QVERIFY2(!check_document_target(path("newer.sepx")), text.substr(0, 100).c_str());
        }
    }

    void anything_else_is_overwritten() {
        QVERIFY(check_document_target(path("none.sepx")));
        for (const std::string& text :
             {""s, ours, ours.substr(0, 100), "no JSON"s, "[[[[[["s, R"({"format":"separatrix","version":1})"s,
              R"({"format":"separatrix","version":-3})"s, R"({"format":"separatrix","version":"9"})"s,
              R"({"format":"separatrix-weights","version":9})"s, R"({"x":{"format":"separatrix","version":9}})"s,
              std::string(100'000, '[')}) {
            QVERIFY(write_file(path("a.sepx"), text));
            QVERIFY2(write_document_file(path("a.sepx"), ours), text.substr(0, 100).c_str());
            QCOMPARE(*read_file(path("a.sepx")), ours);
        }
        QVERIFY(write_document_file("/dev/null", ours));
        QVERIFY(check_document_target(folder_.path().toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestDocumentFile)
#include "tst_document_file.moc"
