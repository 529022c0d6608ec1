// The exported NumPy scripts are run, the exported C++ headers compiled and run; both must say what we say.
#include "core/export/forward_programs.h"

#include <cmath>

#include "core/data/numbers.h"
#include "tests/core/export/exported_predictors.h"

namespace separatrix {

class TestForwardPrograms : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void numpy_says_the_same();
    void cpp_says_the_same();
    void hostile_names_stay_text();
    void refuses_what_is_not_finite();

private:
    QString at(const std::string& name) const { return folder_.filePath(QString::fromStdString(name)); }
    void build(const QString& source, const QString& program);

    QTemporaryDir folder_;
    QString python_;
    std::vector<NamedPredictor> predictors_;
};

void TestForwardPrograms::initTestCase() {
    QVERIFY(folder_.isValid());
    python_ = python_with(QStringLiteral("numpy"));
    QVERIFY2(!python_.isEmpty(), "NumPy is needed to run the exported scripts: apt-get install python3-numpy");
    predictors_ = all_predictors();
    QVERIFY(predictors_.size() > 60);
    write_marks(folder_);
}

void TestForwardPrograms::build(const QString& source, const QString& program) {
    const ProgramRun run = run_other(QStringLiteral("c++"), {"-std=c++11", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                                                             "-O0", source, "-o", program});
    QVERIFY2(run.code == 0, run.err.left(2000).constData());
}

void TestForwardPrograms::numpy_says_the_same() {
    for (const auto& named : predictors_) {
        const auto script = numpy_script(named.predictor, named.class_names);
        QVERIFY(script);
        write_text(at(named.name + ".py"), *script);
    }
    const ProgramRun run =
        run_other(python_, {QStringLiteral(SEPARATRIX_TEST_DATA "/core/export/run_numpy.py"), folder_.path()});
    QVERIFY2(run.code == 0, run.err.constData());
    for (const auto& named : predictors_) {
        const QByteArray text = read_bytes(at(named.name + ".json"));
        QVERIFY2(!text.isEmpty(), named.name.c_str());
        compare_predictions(named, nlohmann::json::parse(text.toStdString()));
        if (QTest::currentTestFailed()) qFatal("%s", named.name.c_str());
    }
    // on its own command line
    const ProgramRun one = run_other(python_, {at(predictors_.front().name + ".py"), "4", "1"});
    QVERIFY2(one.code == 0, one.err.constData());
    QVERIFY2(one.out.contains("answer: "), one.out.constData());
}

void TestForwardPrograms::cpp_says_the_same() {
    // all headers in one program: each in a namespace of its own
    std::string source = "#include <cstdio>\n";
    std::string calls;
    const Matrix X = asked_marks();
    for (std::size_t i = 0; i < predictors_.size(); ++i) {
        const auto header = cpp_header(predictors_[i].predictor, predictors_[i].class_names);
        QVERIFY(header);
        const std::string name = "model_" + std::to_string(i);
        write_text(at(name + ".h"), *header);
        source += "#define separatrix_model " + name + "\n#include \"" + name + ".h\"\n#undef separatrix_model\n";
        calls += "    for (const auto& x : marks) {\n        for (double p : " + name +
                 "::probabilities(x[0], x[1])) std::printf(\"%.17g \", p);\n        std::printf(\"%d\\n\", "
                 "static_cast<int>(" +
                 name + "::answer(x[0], x[1])));\n    }\n";
    }
    source += "static const double marks[][2] = {";
    for (Index i = 0; i < X.cols(); ++i) source += "{" + number_text(X(0, i)) + ", " + number_text(X(1, i)) + "},";
    source += "};\nint main() {\n" + calls + "}\n";
    write_text(at("all.cpp"), source);
    build(at("all.cpp"), at("all"));
    const ProgramRun run = run_other(at("all"), {});
    QCOMPARE(run.code, 0);
    const auto lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(predictors_.size()) * X.cols());
    qsizetype line = 0;
    for (const auto& named : predictors_) {
        nlohmann::json theirs{{"P", nlohmann::json::array()}, {"labels", nlohmann::json::array()}};
        for (Index i = 0; i < X.cols(); ++i) {
            auto fields = lines[line++].split(' ');
            theirs["labels"].push_back(fields.takeLast().toInt());
            nlohmann::json row = nlohmann::json::array();
            for (const auto& field : fields) row.push_back(*parse_number(field.toStdString()));
            theirs["P"].push_back(row);
        }
        compare_predictions(named, theirs);
        if (QTest::currentTestFailed()) qFatal("%s", named.name.c_str());
    }
}

void TestForwardPrograms::hostile_names_stay_text() {
    auto named = predictors_.front();
    named.class_names = {"\"};\n#error x\\", "caf\u00e9 {{layers}} \x01\x7f\xff"};
    const auto script = numpy_script(named.predictor, named.class_names);
    const auto header = cpp_header(named.predictor, named.class_names);
    QVERIFY(script && header);
    write_text(at("hostile.py"), *script);
    write_text(at("hostile.h"), *header);
    write_text(at("hostile.cpp"),
               "#include \"hostile.h\"\n#include <cstdio>\nint main() { std::printf(\"%s|%s\", "
               "separatrix_model::class_name(0), separatrix_model::class_name(1)); }\n");
    build(at("hostile.cpp"), at("hostile"));
    const QByteArray expected = "\"};\n#error x\\|caf\u00e9 {{layers}} \x01\x7f\uFFFD";
    QCOMPARE(run_other(at("hostile"), {}).out, expected);
    const ProgramRun run = run_other(
        python_, {"-c",
                  "import runpy, sys; sys.stdout.buffer.write('|'.join(runpy.run_path(sys.argv[1])['CLASSES'])"
                  ".encode())",
                  at("hostile.py")});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.out, expected);
}

void TestForwardPrograms::refuses_what_is_not_finite() {
    auto named = predictors_.front();
    named.predictor.network.layers[0].W(0, 1) = INFINITY;
    QCOMPARE(numpy_script(named.predictor, named.class_names).error().code, ErrorCode::not_finite);
    QCOMPARE(cpp_header(named.predictor, named.class_names).error().code, ErrorCode::not_finite);
    QCOMPARE(onnx_model(named.predictor, named.class_names).error().code, ErrorCode::not_finite);
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestForwardPrograms)
#include "tst_forward_programs.moc"
