// Weights files: a predictor alone, and the names of its classes.
#include "core/document/json_files.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/document/predictor_json.h"

namespace separatrix {

namespace {

constexpr const char* weights_format = "separatrix-weights";
constexpr int weights_version = 1;

}  // namespace

std::string write_weights(const Predictor& predictor, const std::vector<std::string>& class_names) {
    JsonWriter writer;
    writer.open_object().member("format", weights_format).member("version", weights_version);
    writer.member("model", name_of(predictor.architecture.model));
    writer.member("output", name_of(predictor.architecture.output));
    if (predictor.loss == LossKind::squared) writer.member("loss", name_of(predictor.loss));
    writer.key("classes");
    write_class_names(writer, class_names);
    write_predictor_members(writer, predictor);
    writer.close_object();
    return std::move(writer).finished();
}

Expected<WeightsFile> read_weights(std::string_view text, const std::string& file) {
    try {
        const auto parsed = parse_json(text, file, weights_format, weights_version);
        const JsonValue root(parsed, "", file);
        WeightsFile result;
        result.class_names = class_names_of(root.member("classes"));
        result.predictor = predictor_of(root, static_cast<int>(result.class_names.size()));
        // the probabilities of a loss that the model cannot have would mean nothing
        const auto& predictor = result.predictor;
        Settings settings;
        settings.model.model = predictor.architecture.model;
        settings.model.activation = predictor.architecture.activation;
        settings.training.loss = predictor.loss;
        if (compatible(settings, predictor.architecture.classes) != settings)
            root.member("loss").refuse(predictor.architecture.model == ModelKind::regression
                                           ? ErrorCode::regression_needs_squared
                                           : ErrorCode::cross_entropy_needs_sigmoid,
                                       std::string(name_of(predictor.loss)), "squared");
        return result;
    } catch (JsonFailure& failure) {
        return fail(std::move(failure.error));
    }
}

}  // namespace separatrix
