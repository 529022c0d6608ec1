// One training run: its thread, the newest frame, where it began and whether it went on from there. The one owner of
// that knowledge: nobody keeps a flag of their own about it.
#pragma once

#include <QObject>
#include <memory>

#include "core/training/training_thread.h"
#include "ui/model/session/frame_pace.h"
#include "ui/model/session/resume.h"

namespace separatrix {

/// A frame that the window should keep: the newest of the current generation.
using FramePointer = std::shared_ptr<const TrainingFrame>;

class Run : public QObject {
    Q_OBJECT
public:
    explicit Run(QObject* parent = nullptr);
    ~Run() override;

    // --- what it trains
    /// Anew from `start`, training on if it trains. `same_picture`: only the weights are others, so frames from before
    /// may still be shown until the first one comes.
    void begin(const Resume& start, const Settings& settings, const DataSource& source, bool same_picture = false);
    /// A live change; the weights stay.
    void change(const Settings& settings, const DataSource& source);

    // --- training
    bool isRunning() const { return running_; }
    /// False also drops epochs that were to be stepped.
    void setRunning(bool running);
    void stepEpochs(std::int64_t count);
    void stepBatches(std::int64_t count);
    void setPace(Pace pace);

    // --- where it stands
    const Resume& start() const { return start_; }
    /// Newest frame; null until the first one arrives.
    FramePointer frame() const { return frame_; }
    /// Whether that frame answers the last begin() or change(). One from before is still shown, but nothing may be
    /// concluded from it.
    bool frameIsCurrent() const { return ownFrame() && frame_->revision == revision_; }
    /// The newest weights and curve of this run; its start until the first frame.
    Resume newest() const;
    /// Nothing was changed or trained since begin(): frames show the start, fitted to the settings.
    bool isAsBegun() const { return revision_ == begun_revision_ && !isTrained(); }
    std::uint64_t generation() const { return generation_; }
    /// Whether anything was trained since the start, or is about to be: it trains, or was told to and has not answered.
    bool isTrained() const;
    /// Another number whenever something was told to train: between equal ones, taken at rest, nothing was trained.
    std::uint64_t trainMark() const { return train_mark_; }
    /// Generation from which on what is drawn belongs to what is shown.
    std::uint64_t picture() const { return picture_; }
    /// Waits until all that was told is done and its frame is here, at most half a second. Not while it trains: then
    /// there is always more to come.
    void settle();

signals:
    /// frame() is a new one; `ended`: with it the run has come to rest by itself (a stop condition, a divergence, a
    /// refusal).
    void frameTaken(bool ended);

private:
    void submit(const Settings& settings, const DataSource& source);
    bool ownFrame() const { return frame_ && frame_->generation == generation_; }
    void noteTraining() { train_mark_ = thread_->told(); }
    void frameWaits();
    void takeFrame();

    Resume start_;
    FramePointer frame_;
    std::uint64_t generation_ = 0;
    std::uint64_t revision_ = 0;
    std::uint64_t picture_ = 0;
    std::uint64_t begun_ = 0;  ///< number of the command that began this generation
    std::uint64_t begun_revision_ = 0;
    std::uint64_t train_mark_ = 0;  ///< number of the last command that may have trained something
    std::uint64_t run_ = 0;         ///< of the last setRunning(true)
    bool running_ = false;
    FramePace pace_{this, &Run::takeFrame};
    std::unique_ptr<TrainingThread> thread_;  ///< last: joins first
};

}  // namespace separatrix
