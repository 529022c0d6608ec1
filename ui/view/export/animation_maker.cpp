#include "ui/view/export/animation_maker.h"

#include <algorithm>

#include "core/training/stop_reason.h"
#include "core/training/trainer.h"
#include "ui/model/session/waking.h"
#include "ui/model/words/number_text.h"
#include "ui/view/canvas/plane_frame.h"

namespace separatrix {

int frame_count(std::int64_t epochs, int every) {
    return static_cast<int>(std::min<std::int64_t>(1 + (epochs + every - 1) / every, 1'000'000'000));
}

AnimationMaker::AnimationMaker(QObject* parent)
    : QObject(parent), filming_(waking(this, &AnimationMaker::takeReport)) {}

void AnimationMaker::start(const TrainingStory& story, const AnimationPlan& plan, const QFont& font,
                           const Theme& theme) {
    filming_.start([=](const auto& progress) { return filmed(story, plan, font, theme, progress); });
}

void AnimationMaker::takeReport() {
    const auto report = filming_.take();
    if (!report) return;
    emit progressed(static_cast<int>(report->done));
    if (!report->answer) return;
    const auto& answer = *report->answer;
    if (!answer)
        emit failed(tr("The animation could not be made: %1.").arg(QString::fromStdString(answer.error())));
    else if (*answer)
        emit finished((*answer)->bytes, (*answer)->diverged_after);
    else
        emit failed(answer->error());
}

AnimationMaker::Filmed AnimationMaker::filmed(const TrainingStory& story, const AnimationPlan& plan, const QFont& font,
                                              const Theme& theme, const Job<Filmed>::Progress& progress) {
    const QSize size(plan.side, plan.side);
    const auto writer = movie_writer(plan.kind, size, plan.frames_per_second);
    Trainer trainer(job_of(story));
    int frames = 0;
    const auto goes_on = [&] { return progress(frames); };
    const auto stopped = [] { return tl::unexpected(QString()); };  // nobody listens
    const auto film = [&]() -> tl::expected<void, QString> {
        const Checkpoint now = trainer.checkpoint();
        const QString caption =
            tr("epoch %1 · loss %2").arg(grouped_number(trainer.epoch()), significant(trainer.metrics().train.loss, 4));
        const QImage image =
            plane_frame({&story.document, &now.predictor, caption, plan.neuron_lines}, size, font, theme);
        auto added = writer->add(image);
        if (added) ++frames;
        return added;
    };
    if (const auto first = film(); !first) return tl::unexpected(first.error());
    qint64 diverged_after = -1;
    while (trainer.epoch() < story.epochs) {
        const bool is_trained = trainer.run_epoch(goes_on);
        if (!goes_on()) return stopped();
        if (!is_trained) {
            diverged_after = trainer.epoch();
            break;
        }
        const auto& training = story.document.settings.training;
        const bool is_over = stop_reason(training, trainer.metrics(), trainer.epoch()) == StopReason::loss;
        const bool is_due = trainer.epoch() % plan.every == 0 || trainer.epoch() == story.epochs || is_over;
        if (is_due)
            if (const auto added = film(); !added) return tl::unexpected(added.error());
        if (is_over) break;
    }
    auto bytes = writer->finish();
    if (!goes_on()) return stopped();
    if (!bytes) return tl::unexpected(bytes.error());
    return Film{std::move(*bytes), diverged_after};
}

}  // namespace separatrix
