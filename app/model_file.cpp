#include "app/model_file.h"

#include "app/terminal.h"
#include "app/training_input.h"
#include "core/document/text_file.h"

namespace separatrix {

namespace {

Outcome<WeightsFile> model_of_document(const std::string& file, SavedDocument saved) {
    // the step function is refused for training only
    if (const auto error = validate(saved.document.settings, saved.document.classes());
        error && error->code != ErrorCode::step_cannot_learn)
        return data_failure(*error, file);
    if (!saved.checkpoint) write_message(file + ": nothing was trained yet, these are its starting weights.");
    TrainingInput input;
    input.document = std::move(saved.document);
    input.opened = input.document.settings;
    input.checkpoint = std::move(saved.checkpoint);
    return WeightsFile{trainer_of(input).checkpoint().predictor, input.document.class_names};
}

}  // namespace

Outcome<WeightsFile> read_model(const std::string& file) {
    const auto text = read_file(file);
    if (!text) return data_failure(text.error(), file);
    if (!file.ends_with(".sepx")) {
        auto weights = read_weights(*text, file);
        if (weights) return std::move(*weights);
        const bool is_document =
            weights.error().code == ErrorCode::wrong_format && weights.error().given == "separatrix";
        if (!is_document) return data_failure(weights.error(), file);
    }
    auto saved = read_document(*text, file);
    if (!saved) return data_failure(saved.error(), file);
    return model_of_document(file, std::move(*saved));
}

}  // namespace separatrix
