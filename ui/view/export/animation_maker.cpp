#include "ui/view/export/animation_maker.h"

#include <exception>

#include "core/threads/background_thread.h"
#include "core/training/stop_reason.h"
#include "core/training/trainer.h"
#include "ui/model/words/number_text.h"
#include "ui/view/canvas/plane_frame.h"

namespace separatrix {

int frame_count(std::int64_t epochs, int every) {
    return static_cast<int>(std::min<std::int64_t>(1 + (epochs + every - 1) / every, 1'000'000'000));
}

AnimationMaker::AnimationMaker(QObject* parent) : QObject(parent) {}

AnimationMaker::~AnimationMaker() = default;  // the thread is asked to stop, and joined

void AnimationMaker::start(const TrainingStory& story, const AnimationPlan& plan, const QFont& font,
                           const Theme& theme) {
    thread_ = std::jthread([this, story, plan, font, theme](const std::stop_token& stop) {
        run_in_background();
        try {
            work(stop, story, plan, font, theme);
        } catch (const std::exception& problem) {  // no memory
            emit failed(tr("The animation could not be made: %1.").arg(QString::fromUtf8(problem.what())));
        }
    });
}

void AnimationMaker::cancel() { thread_.request_stop(); }

void AnimationMaker::work(const std::stop_token& stop, const TrainingStory& story, const AnimationPlan& plan,
                          const QFont& font, const Theme& theme) {
    const QSize size(plan.side, plan.side);
    const auto writer = movie_writer(plan.kind, size, plan.frames_per_second);
    Trainer trainer(job_of(story));
    int frames = 0;
    const auto film = [&]() -> bool {
        const Checkpoint now = trainer.checkpoint();
        const QString caption =
            tr("epoch %1 · loss %2").arg(grouped_number(trainer.epoch()), significant(trainer.metrics().train.loss, 4));
        const QImage image =
            plane_frame({&story.document, &now.predictor, caption, plan.neuron_lines}, size, font, theme);
        if (const auto added = writer->add(image); !added) {
            emit failed(added.error());
            return false;
        }
        emit progressed(++frames);
        return true;
    };
    if (!film()) return;
    qint64 diverged_after = -1;
    while (trainer.epoch() < story.epochs) {
        if (!trainer.run_epoch([&stop] { return !stop.stop_requested(); })) {
            if (stop.stop_requested()) return;
            diverged_after = trainer.epoch();
            break;
        }
        if (stop.stop_requested()) return;
        const auto& training = story.document.settings.training;
        const bool is_over = stop_reason(training, trainer.metrics(), trainer.epoch()) == StopReason::loss;
        const bool is_due = trainer.epoch() % plan.every == 0 || trainer.epoch() == story.epochs || is_over;
        if (is_due && !film()) return;
        if (is_over) break;
    }
    const auto bytes = writer->finish();
    if (stop.stop_requested()) return;
    if (bytes)
        emit finished(*bytes, diverged_after);
    else
        emit failed(bytes.error());
}

}  // namespace separatrix
