// The exported models pass the ONNX checker and, computed by NumPy operator by operator, say what we say.
#include "core/export/forward_programs.h"
#include "tests/core/export/exported_predictors.h"

namespace separatrix {

class TestOnnxModel : public QObject {
    Q_OBJECT
private slots:
    void says_the_same();
};

void TestOnnxModel::says_the_same() {
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const auto at = [&](const std::string& name) { return folder.filePath(QString::fromStdString(name)); };
    const QString python = python_with(QStringLiteral("onnx"));
    QVERIFY2(!python.isEmpty(), "The onnx package is needed to check the models: apt-get install python3-onnx");
    const auto predictors = all_predictors();
    for (const auto& named : predictors) {
        const auto model = onnx_model(named.predictor, named.class_names);
        QVERIFY(model);
        write_text(at(named.name + ".onnx"), *model);
    }
    write_marks(folder);
    const ProgramRun run =
        run_other(python, {QStringLiteral(SEPARATRIX_TEST_DATA "/core/export/run_onnx.py"), folder.path()});
    QVERIFY2(run.code == 0, run.err.constData());
    for (const auto& named : predictors) {
        const QByteArray text = read_bytes(at(named.name + ".json"));
        QVERIFY2(!text.isEmpty(), named.name.c_str());
        const auto theirs = nlohmann::json::parse(text.toStdString());
        compare_predictions(named, theirs);
        if (QTest::currentTestFailed()) qFatal("%s", named.name.c_str());
        QCOMPARE(theirs.at("classes").get<std::vector<std::string>>(), named.class_names);
    }
}

}  // namespace separatrix

QTEST_GUILESS_MAIN(separatrix::TestOnnxModel)
#include "tst_onnx_model.moc"
