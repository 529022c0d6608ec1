// Every kind of model with weights that are far from their start, and marks to ask them about.
#pragma once

#include <nlohmann/json.hpp>

#include "core/training/trainer.h"
#include "tests/core/export/export_cases.h"
#include "tests/core/export/other_programs.h"

namespace separatrix {

struct NamedPredictor {
    std::string name;
    Predictor predictor;
    std::vector<std::string> class_names;
};

/// Random weights (uniform, twice as large), so that every activation is met on both sides.
inline std::vector<NamedPredictor> all_predictors() {
    std::vector<NamedPredictor> result;
    std::uint64_t seed = 1;
    for (auto& [name, document] : all_model_cases(12, true)) {
        document.settings.model.initializer = Initializer::uniform;
        document.settings.seed = ++seed;
        document.settings.model.scale = seed % 3 == 0   ? ScaleKind::none
                                        : seed % 3 == 1 ? ScaleKind::range
                                                        : ScaleKind::standard;
        TrainingJob job;
        job.dataset = dataset_of(document);
        job.settings = document.settings;
        Predictor predictor = Trainer(job).checkpoint().predictor;
        for (auto& layer : predictor.network.layers) {
            layer.W *= 2;
            layer.b *= 2;
        }
        result.push_back({name, std::move(predictor), document.class_names});
    }
    return result;
}

/// Within the axes and outside of them. 2 x 60.
inline Matrix asked_marks() {
    Rng rng(3);
    Matrix X(2, 60);
    for (Index i = 0; i < X.size(); ++i) X(i) = rng.uniform(-2, 7);
    X.col(0) << 0, 0;
    X.col(1) << 2.5, 2.5;
    X.col(2) << 1000, -1000;
    return X;
}

/// marks.json of a folder: a row per movie.
inline void write_marks(const QTemporaryDir& folder) {
    nlohmann::json rows = nlohmann::json::array();
    const Matrix X = asked_marks();
    for (Index i = 0; i < X.cols(); ++i) rows.push_back({X(0, i), X(1, i)});
    write_text(folder.filePath(QStringLiteral("marks.json")), rows.dump());
}

/// Another program's answers against ours: probabilities to 1e-12, labels exactly.
inline void compare_predictions(const NamedPredictor& named, const nlohmann::json& theirs) {
    const Prediction ours = predict(named.predictor, asked_marks());
    QVERIFY(ours.P.allFinite());
    double largest = 0;
    QCOMPARE(theirs.at("P").size(), static_cast<std::size_t>(ours.P.cols()));
    for (Index i = 0; i < ours.P.cols(); ++i) {
        const auto& row = theirs.at("P")[static_cast<std::size_t>(i)];
        QCOMPARE(row.size(), static_cast<std::size_t>(ours.P.rows()));
        for (Index k = 0; k < ours.P.rows(); ++k)
            largest = std::max(largest, std::abs(row[static_cast<std::size_t>(k)].get<double>() - ours.P(k, i)));
        QCOMPARE(theirs.at("labels")[static_cast<std::size_t>(i)].get<int>(), ours.predicted(i));
    }
    QVERIFY2(largest <= 1e-12, QByteArray::number(largest).constData());
}

}  // namespace separatrix
