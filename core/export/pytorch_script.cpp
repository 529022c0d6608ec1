#include "core/export/pytorch_script.h"

#include "core/data/numbers.h"
#include "core/export/finite_weights.h"
#include "core/export/pytorch_parts.h"
#include "core/export/script_text.h"

namespace separatrix {

namespace {

std::string movie_lines(const ScriptParts& parts, const std::vector<Index>& columns) {
    std::string text;
    for (const Index i : columns) {
        const auto& point = parts.story.document.points[static_cast<std::size_t>(i)];
        const std::string title = comment_text(point.title);
        text += "    (" + real_text(point.x1) + ", " + real_text(point.x2) + ", " + std::to_string(point.label) + ")," +
                (title.empty() ? "" : "  # " + title) + '\n';
    }
    return text;
}

std::string scale_words(const Document& document, const InputScale& scale) {
    const auto range = [&](std::size_t axis) {
        return '[' + number_text(document.axes[axis].low) + ", " + number_text(document.axes[axis].high) + ']';
    };
    switch (scale.kind) {
        case ScaleKind::none: return "the marks go in as they are";
        case ScaleKind::range: return "the marks' ranges " + range(0) + " and " + range(1) + " go onto [-1, 1]";
        case ScaleKind::standard:
            return "each mark minus its mean, divided by its deviation (over the training movies)";
    }
    return {};
}

ScriptParts parts_of(const TrainingStory& story) {
    const Document& document = story.document;
    const Settings& settings = document.settings;
    return {story, settings, settings.training, architecture_of(settings.model, document.classes()),
            dataset_of(document)};
}

}  // namespace

std::string pytorch_data(const ScriptParts& parts, const InputScale& scale) {
    const Document& document = parts.story.document;
    std::string classes;
    for (const auto& name : document.class_names) classes += (classes.empty() ? "" : ", ") + literal_text(name);
    std::string text = filled(R"(# --- the movies: {{first}}, {{second}}, number of the class

CLASSES = [{{classes}}]
MOVIES = [
{{movies}}]
)",
                              {{"first", comment_text(document.axes[0].name)},
                               {"second", comment_text(document.axes[1].name)},
                               {"classes", classes},
                               {"movies", movie_lines(parts, parts.dataset->train)}});
    const bool has_test = !parts.dataset->test.empty();
    if (has_test) text += "TEST_MOVIES = [  # kept for testing\n" + movie_lines(parts, parts.dataset->test) + "]\n";
    text += filled(R"(
# scaled input = (mark - OFFSET) * FACTOR: {{words}}
OFFSET = torch.tensor({{offset}}, dtype=torch.float64)
FACTOR = torch.tensor({{factor}}, dtype=torch.float64)


def inputs_and_labels(movies):
    """X: one row per movie, scaled; y: the number of its class."""
    marks = torch.tensor([movie[:2] for movie in movies], dtype=torch.float64)
    X = ((marks - OFFSET) * FACTOR).to(torch.get_default_dtype())
    y = torch.tensor([movie[2] for movie in movies])
    return X, y


X, y = inputs_and_labels(MOVIES)
)",
                   {{"words", scale_words(document, scale)},
                    {"offset", reals_text(scale.offset.data(), 2)},
                    {"factor", reals_text(scale.factor.data(), 2)}});
    if (has_test) text += "X_test, y_test = inputs_and_labels(TEST_MOVIES)\n";
    return text;
}

std::string pytorch_result(const ScriptParts& parts, const InputScale& scale) {
    std::string names;
    for (const auto& layer : parts.story.start.layers)
        names += (names.empty() ? "\"" : ", \"") + std::string(name_of(layer.activation)) + '"';
    return filled(R"(
# --- the result, as Separatrix' own weights file

if arguments.weights:
    weights = {
        "format": "separatrix-weights",
        "version": 1,
        "model": "{{model}}",
        "output": "{{output}}",
{{loss}}        "classes": CLASSES,
        "scale": {"kind": "{{scale}}", "offset": OFFSET.tolist(), "factor": FACTOR.tolist()},
        "layers": [
            {"activation": activation, "W": layer.weight.tolist(), "b": layer.bias.tolist()}
            for layer, activation in zip(layers, [{{activations}}])
        ],
    }
    with open(arguments.weights, "w", encoding="utf-8") as file:
        json.dump(weights, file)
)",
                  {{"model", std::string(name_of(parts.architecture.model))},
                   {"output", std::string(name_of(parts.architecture.output))},
                   {"loss", parts.is_cross_entropy() ? "" : "        \"loss\": \"squared\",\n"},
                   {"scale", std::string(name_of(scale.kind))},
                   {"activations", names}});
}

bool script_ends_alike(const TrainingStory& story) {
    const ScriptParts parts = parts_of(story);
    return !parts.dataset->train.empty() && !parts.is_float() && !parts.training.faults.any() &&
           (parts.is_in_order() || parts.writes_order());
}

Expected<std::string> pytorch_script(const TrainingStory& story) {
    const Settings& settings = story.document.settings;
    if (auto error = validate(settings, story.document.classes())) return fail(std::move(*error));
    if (auto error = not_finite_error(story.start)) return fail(std::move(*error));
    const ScriptParts parts = parts_of(story);
    if (parts.dataset->train.empty()) return fail(Error{.code = ErrorCode::no_training_points});
    const InputScale scale = input_scale(settings.model.scale, *parts.dataset);
    return pytorch_head(parts) + pytorch_data(parts, scale) + pytorch_model(parts) + pytorch_loss(parts) +
           pytorch_training(parts) + pytorch_result(parts, scale);
}

}  // namespace separatrix
