// Small jobs that the training tests share.
#pragma once

#include <memory>

#include "core/data/generators.h"
#include "core/document/document.h"
#include "core/training/trainer.h"

namespace separatrix {

inline const std::array<Axis, 2> marks{Axis{"x1", 0, 5}, Axis{"x2", 0, 5}};

inline std::shared_ptr<const Dataset> generated(GeneratorKind kind, int count, int classes = 2, double test = 0,
                                                std::uint64_t seed = 7) {
    GeneratorSettings settings;
    settings.kind = kind;
    settings.count = count;
    settings.classes = classes;
    settings.seed = seed;
    return std::make_shared<const Dataset>(make_dataset(generate(settings, marks), marks, classes, test));
}

inline TrainingJob neuron_job(int count = 40) {
    TrainingJob job;
    job.generation = 1;
    job.revision = 1;
    job.dataset = generated(GeneratorKind::linear, count);
    return job;
}

inline TrainingJob mlp_job(int count = 60, int batch = 7) {
    TrainingJob job;
    job.generation = 1;
    job.revision = 1;
    job.dataset = generated(GeneratorKind::rings, count, 3, 0.25);
    job.settings.model.model = ModelKind::mlp;
    job.settings.model.hidden = {5, 4};
    job.settings.model.activation = Activation::tanh;
    job.settings.training.optimizer.kind = OptimizerKind::adam;
    job.settings.training.learning_rate = 0.02;
    job.settings.training.batch_size = batch;
    return job;
}

/// The checkpoint after `epochs` epochs, without any thread.
inline Checkpoint trained(const TrainingJob& job, int epochs) {
    Trainer trainer(job);
    for (int i = 0; i < epochs; ++i) trainer.run_epoch();
    return trainer.checkpoint();
}

}  // namespace separatrix
