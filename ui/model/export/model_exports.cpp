#include "ui/model/export/model_exports.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/export/pytorch_script.h"
#include "core/training/trainer.h"
#include "ui/model/session/session.h"

namespace separatrix {

namespace {

struct ModelExportsWords {
    Q_DECLARE_TR_FUNCTIONS(ModelExports)
};

QString same_probabilities() {
    return ModelExportsWords::tr(
        "The program's tests run exports like this one for every model, loss, output and activation and compare all "
        "probabilities with Separatrix' own: they differ by less than 10⁻¹².");
}

}  // namespace

ExportWords export_words(ExportKind kind) {
    switch (kind) {
        case ExportKind::pytorch:
            return {ModelExportsWords::tr("&PyTorch script…"),
                    ModelExportsWords::tr("PyTorch script"),
                    ModelExportsWords::tr(
                        "The same movies, model, starting weights and training loop in PyTorch, to be run with "
                        "Python."),
                    ModelExportsWords::tr(
                        "The program's tests run scripts like this one with PyTorch for every model, loss, output, "
                        "activation and optimizer and compare all weights: in double precision they differ by "
                        "less than 10⁻⁹. What holds for this document stands in the script's head."),
                    ModelExportsWords::tr("Python scripts"),
                    QStringLiteral("train.py")};
        case ExportKind::numpy:
            return {ModelExportsWords::tr("&NumPy script…"),
                    ModelExportsWords::tr("NumPy script"),
                    ModelExportsWords::tr("The trained network in NumPy, a few lines: marks in, probabilities out."),
                    same_probabilities(),
                    ModelExportsWords::tr("Python scripts"),
                    QStringLiteral("predict.py")};
        case ExportKind::cpp:
            return {ModelExportsWords::tr("&C++ header…"),
                    ModelExportsWords::tr("C++ header"),
                    ModelExportsWords::tr("The trained network as one C++11 header that needs nothing else: marks in, "
                                          "probabilities out."),
                    same_probabilities(),
                    ModelExportsWords::tr("C++ headers"),
                    QStringLiteral("model.h")};
        case ExportKind::onnx:
            return {ModelExportsWords::tr("&ONNX model…"),
                    ModelExportsWords::tr("ONNX model"),
                    ModelExportsWords::tr(
                        "The trained network for any ONNX run time, in double precision: marks in, probabilities "
                        "and the class's number out. The scaling of the marks is part of the model."),
                    ModelExportsWords::tr(
                        "The program's tests check models like this one with the ONNX checker and compute them, "
                        "for every model, loss, output and activation: all probabilities are Separatrix' own "
                        "within 10⁻¹². ONNX Runtime 1.30 was tried by hand: it agrees too."),
                    ModelExportsWords::tr("ONNX models"),
                    QStringLiteral("model.onnx"),
                    false};
        case ExportKind::weights:
            return {
                ModelExportsWords::tr("&Weights…"),
                ModelExportsWords::tr("Weights"),
                ModelExportsWords::tr("The weights, biases and scaling of the trained network as JSON, for “separatrix "
                                      "predict” and “separatrix train --init”."),
                ModelExportsWords::tr("Reads back to the last bit; the program's tests write and read every model."),
                ModelExportsWords::tr("Weights"),
                QStringLiteral("weights.json")};
        case ExportKind::points:
            return {ModelExportsWords::tr("&Movies…"),
                    ModelExportsWords::tr("Movies"),
                    ModelExportsWords::tr("Every movie as a row: marks, label, title."),
                    ModelExportsWords::tr("Reads back to the same movies, to the last bit."),
                    ModelExportsWords::tr("Tables"),
                    QStringLiteral("movies.csv")};
        case ExportKind::predictions:
            return {ModelExportsWords::tr("P&redictions…"),
                    ModelExportsWords::tr("Predictions"),
                    ModelExportsWords::tr(
                        "Every movie as a row: marks, label, title, the probability of each class, and the "
                        "answer."),
                    ModelExportsWords::tr("The same numbers as “separatrix predict” prints, to the last bit."),
                    ModelExportsWords::tr("Tables"),
                    QStringLiteral("predictions.csv")};
        case ExportKind::history:
            return {ModelExportsWords::tr("&Loss history…"),
                    ModelExportsWords::tr("Loss history"),
                    ModelExportsWords::tr(
                        "Every epoch as a row: loss and accuracy of the training and the test movies. A run of "
                        "more than 4,096 epochs keeps every second, fourth, … of them."),
                    ModelExportsWords::tr("The same numbers as “separatrix train --metrics” writes, to the last bit."),
                    ModelExportsWords::tr("Tables"),
                    QStringLiteral("loss.csv")};
    }
    return {};
}

QString export_description(ExportKind kind, const ExportSource& source) {
    const QString words = export_words(kind).description;
    if (kind != ExportKind::pytorch) return words;
    const auto story = story_of(source.document, source.first ? &*source.first : nullptr, source.trained);
    if (script_ends_alike(story))
        return words + QLatin1Char(' ') + ModelExportsWords::tr("It ends with the weights that Separatrix ends with.");
    if (dataset_of(source.document)->train.empty()) return words;
    const auto& training = source.document.settings.training;
    if (training.faults.any())
        return words + QLatin1Char(' ') +
               ModelExportsWords::tr(
                   "PyTorch's backward pass is correct, this document's is broken on purpose: the weights end "
                   "elsewhere.");
    TrainingStory in_double = story;
    in_double.document.settings.training.precision = Precision::double_;
    if (training.precision == Precision::float_ && script_ends_alike(in_double))
        return words + QLatin1Char(' ') +
               ModelExportsWords::tr(
                   "Single precision agrees in the first digits only; with double precision it ends with the "
                   "weights that Separatrix ends with.");
    return words + QLatin1Char(' ') +
           ModelExportsWords::tr(
               "PyTorch shuffles differently, so its weights end elsewhere: with Order “In order” they are those "
               "that Separatrix ends with.");
}

ExportSource export_source(const Session& session) {
    ExportSource source;
    source.document = session.document();
    if (const auto origin = session.origin()) source.first = *origin;
    const MomentPointer frame = session.shown();
    const auto architecture = architecture_of(source.document.settings.model, source.document.classes());
    if (frame && frame->checkpoint && frame->checkpoint->predictor.architecture == architecture) {
        source.predictor = frame->checkpoint->predictor;
        source.trained = frame->epoch;
        if (frame->history) source.history = *frame->history;
    } else {  // the first frame of this document is on its way
        TrainingJob job;
        job.dataset = dataset_of(source.document);
        job.settings = source.document.settings;
        source.predictor = Trainer(job).checkpoint().predictor;
    }
    return source;
}

}  // namespace separatrix
