#include "core/document/training_story.h"

#include "core/training/trainer.h"

namespace separatrix {

TrainingStory story_from_seed(const Document& document, std::int64_t epochs) {
    const auto architecture = architecture_of(document.settings.model, document.classes());
    return {document, initial_network(architecture, document.settings.model.initializer, document.settings.seed),
            epochs};
}

TrainingStory story_of(const Document& document, const Checkpoint* first, std::int64_t trained) {
    constexpr std::int64_t standard_epochs = 100;
    const std::int64_t stop_epochs = document.settings.training.stop_epochs;
    TrainingStory story = story_from_seed(document, trained > 0       ? trained
                                                    : stop_epochs > 0 ? stop_epochs
                                                                      : standard_epochs);
    if (!first || !is_start(*first)) return story;
    // as a reset begins again from them: what the network has got since is drawn by the seed
    const ModelSettings& model = document.settings.model;
    const Architecture& from = first->predictor.architecture;
    const Architecture to = architecture_of(model, document.classes());
    if (from.model == to.model && from.classes == to.classes)
        story.start =
            from == to ? first->predictor.network
                       : resized_network(first->predictor.network, from, to, model.initializer, document.settings.seed);
    return story;
}

TrainingJob job_of(const TrainingStory& story) {
    TrainingJob job;
    job.dataset = dataset_of(story.document);
    job.settings = story.document.settings;
    auto start = std::make_shared<Checkpoint>(Trainer(job).checkpoint());
    start->predictor.network = story.start;
    job.start_from = std::move(start);
    return job;
}

}  // namespace separatrix
