// Trains a document once more from its start and films it: in a thread of its own, the same frames whatever the speed.
#pragma once

#include <QByteArray>
#include <QFont>
#include <QObject>

#include <tl/expected.hpp>

#include "core/document/training_story.h"
#include "core/threads/job.h"
#include "ui/model/export/movie_writer.h"
#include "ui/model/look/theme.h"

namespace separatrix {

struct AnimationPlan {
    MovieKind kind = MovieKind::gif;
    int side = 480;  ///< pixels, even
    int every = 1;   ///< epochs from one frame to the next
    int frames_per_second = 20;
    bool neuron_lines = false;  ///< as on the plane in the window
};

/// Frames of a training of so many epochs: the untrained network, every k-th epoch, and the last one; fewer if the
/// document's stop condition on the loss ends it before.
int frame_count(std::int64_t epochs, int every);
inline constexpr int most_frames = 2000;

class AnimationMaker : public QObject {
    Q_OBJECT
public:
    explicit AnimationMaker(QObject* parent = nullptr);
    /// Its end stops the work, and waits for the frame that is being drawn.
    void start(const TrainingStory& story, const AnimationPlan& plan, const QFont& font, const Theme& theme);

signals:
    void progressed(int frames);
    /// `diverged_after`: the epoch after which there was nothing more to film; -1: it went to its end.
    void finished(const QByteArray& bytes, qint64 diverged_after);
    void failed(const QString& sentence);

private:
    struct Film {
        QByteArray bytes;
        qint64 diverged_after = -1;
    };
    using Filmed = tl::expected<Film, QString>;
    static Filmed filmed(const TrainingStory& story, const AnimationPlan& plan, const QFont& font, const Theme& theme,
                         const Job<Filmed>::Progress& progress);
    void takeReport();

    Job<Filmed> filming_;
};

}  // namespace separatrix
