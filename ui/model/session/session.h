// One open document with its undo stack, its training run and its field: everything the window shows and does,
// without a widget. Every change goes through apply(); every frame arrives through frameChanged().
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>
#include <memory>
#include <optional>

#include "core/analysis/field_worker.h"
#include "core/document/class_edits.h"
#include "core/document/edits.h"
#include "core/document/json_files.h"
#include "core/training/training_thread.h"
#include "ui/model/session/document_snapshot.h"
#include "ui/model/session/frame_pace.h"
#include "ui/model/session/selection.h"

namespace separatrix {

/// A frame that the window should keep: the newest of the current generation.
using FramePointer = std::shared_ptr<const TrainingFrame>;
using FieldPointer = std::shared_ptr<const FieldAnswer>;

class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    // --- the document
    const Document& document() const { return *document_; }
    using Edit = std::function<Document(Document)>;
    /// The one way to change the document. `text` names the step in Undo ("Move movie"); edits with the same gesture
    /// (from newGesture(); 0: none) are one step. An edit that changes nothing leaves no step.
    void apply(const QString& text, const Edit& edit, int gesture = 0);
    /// The same for an edit that adds or removes classes: class k of after was class origins[k] of before (-1: new),
    /// and keeps its output neuron while the rest is trained on. Undo brings the whole trained network back.
    void applyToClasses(const QString& text, const Edit& edit, const ClassOrigins& origins);
    int newGesture() { return ++last_gesture_; }
    /// The same, and training starts anew from the seed, even if the edit alone would have kept the weights.
    void applyAnew(const QString& text, const Edit& edit);
    /// Changes the weights of the moment; training goes on from them. An undo step: undo gives back the weights before.
    /// Nothing happens before the first weights are there. Gestures as with apply().
    void editWeights(const QString& text, const std::function<void(Network&)>& edit, int gesture = 0);
    QUndoStack* undoStack() { return &undo_; }
    /// Replaces everything; undo starts anew. `path` is empty for a document that has no file yet.
    void open(SavedDocument saved, const QString& path, bool modified = false);
    QString path() const { return path_; }
    /// How the document is looked at: saved with it, never a reason to save, not undone.
    const DocumentView& view() const { return view_; }
    void setView(const DocumentView& view) { view_ = view; }
    /// Unsaved edits, or training that the saved file does not have.
    bool isModified() const;
    void markSaved(const QString& path);
    /// Also training of a document that has no file yet: what a crash would take away.
    bool hasUnsavedWork() const;
    /// What savedBytes() would write, without waiting for the newest frame.
    DocumentSnapshot snapshot() const;
    /// As it would be saved now.
    QByteArray savedBytes() const;

    // --- training
    bool isTraining() const { return training_; }
    void setTraining(bool training);
    void stepEpoch();
    void stepBatch();
    /// Back to the same starting weights: those that were typed before the training, else, and from those, the seed's.
    /// Undoable where a trained network would be lost.
    void reset();
    /// Other starting weights: an edit of the document's seed.
    void newSeed();
    /// 0 ... 1: one epoch a second ... as fast as the machine goes.
    void setSpeed(double speed);
    double speed() const { return speed_; }
    /// Every epoch drawn, and the lecture's line in its place within a second or two.
    static constexpr double first_speed = 0.35;
    /// "continue from here with the rate / 10"
    void continueWithSmallerRate();
    /// True until something is trained from the starting weights.
    bool isUntouched() const { return untouched_; }

    /// The epoch from which on points and settings (but for the stop conditions) have been what they are: 0 if the
    /// whole curve belongs to them.
    std::int64_t conditionsSince() const { return since_; }

    // --- what was achieved: not undone, but saved
    const std::vector<std::string>& solvedTasks() const { return solved_; }
    bool isSolved(const std::string& task) const;
    void markSolved(const std::string& task);
    /// A model that was written to a file.
    struct Export {
        QString format;  ///< "pytorch", ...
        QString path;
        Settings settings;  ///< as they were then
        bool operator==(const Export&) const = default;
    };
    void noteExport(const QString& format, const QString& path);
    const std::optional<Export>& lastExport() const { return last_export_; }

    /// What every view shows; null until the first frame arrives. The one place that knows it.
    MomentPointer shown() const { return frame_; }
    /// Newest frame of this document; null until the first one arrives.
    FramePointer frame() const { return frame_; }
    /// Whether that frame answers the document as it is now. A frame from before the last edit is still shown, but
    /// nothing may be concluded from it.
    bool frameIsCurrent() const { return frame_ && frame_->generation == generation_ && frame_->revision == revision_; }
    /// Finished epochs of the weights that this run began with: 0 from the seed.
    std::int64_t startEpoch() const { return start_.checkpoint ? start_.checkpoint->epoch : 0; }
    /// Why training cannot start with these settings, if it cannot.
    std::optional<Error> refusal() const;

    // --- the field
    /// What part of the plane is looked at, and at what resolution; the field follows the training from then on.
    void setFieldView(const PlaneRect& rect, int columns, int rows);
    /// The colours in which the next fields come painted.
    void setFieldPalette(std::shared_ptr<const FieldPalette> palette) { field_palette_ = std::move(palette); }
    FieldPointer field() const { return field_; }

    // --- shared by toolbar, plane, table and maths
    Selection* selection() { return &selection_; }
    const Selection* selection() const { return &selection_; }
    int currentLabel() const { return current_label_; }
    void setCurrentLabel(int label);

signals:
    void documentChanged();  ///< points, names or settings: after an edit, undo, redo, open
    void notebookChanged();  ///< pins or answers, or what was achieved; nothing that is trained or on the plane
    void pathChanged();
    void frameChanged();  ///< how the training goes on
    void shownChanged();  ///< another moment is shown()
    void fieldChanged();
    void trainingChanged(bool training);
    void runStarted();  ///< other weights than those of the last frame: reset, seed, model, undo, open ...
    void currentLabelChanged(int label);
    void refused(const QString& sentence);  ///< training was asked for and cannot start
    void diverged(const QString& sentence);

private:
    friend class EditCommand;
    friend class WeightsCommand;
    using DocumentPointer = std::shared_ptr<const Document>;
    /// Where a run can go on from: its weights and its curve.
    struct Resume {
        std::shared_ptr<const Checkpoint> checkpoint;
        std::shared_ptr<const LossHistory> history;
        std::shared_ptr<const Checkpoint> origin = nullptr;  ///< weights typed before training; null: the seed's
        std::int64_t since = 0;                              ///< conditionsSince()
    };
    enum class Effect { live, restart };

    Resume resumePoint() const;
    /// What reset() goes back to.
    Resume resetPoint() const;
    /// Also of an untouched run: the newest of this generation, or what it starts from.
    Resume newestWeights() const;
    /// Same document and same picture, other weights: the field of the weights before is still shown until the next.
    void replaceWeights(const Resume& resume);
    void replaceDocument(DocumentPointer document, Effect effect);
    void replaceDocument(DocumentPointer document, const Resume& resume);
    void setDocument(DocumentPointer document);
    bool trainedSinceSaved() const;
    Effect effectOf(const Document& before, const Document& after) const;
    void submitJob();
    void newGeneration(const Resume& resume);
    void frameWaits();
    void takeFrame();
    void takeField();
    void requestField();
    void leaveTraining();
    /// Until the newest job's frame is here; for saving right after an edit.
    void settle() const;

    DocumentPointer document_;
    DocumentView view_;
    QString path_;
    QUndoStack undo_;
    int last_gesture_ = 0;
    bool training_ = false;
    double speed_ = 1;
    std::uint64_t generation_ = 0;
    std::uint64_t revision_ = 0;
    std::uint64_t picture_ = 0;  ///< generation from which on frames and fields may be shown
    std::int64_t since_ = 0;     ///< conditionsSince()
    std::vector<std::string> solved_;
    std::optional<Export> last_export_;
    Resume start_;           ///< of this generation
    bool untouched_ = true;  ///< nothing was trained since the start: a new shape draws its weights anew
    std::uint64_t run_ = 0;
    std::int64_t saved_epoch_ = 0;
    std::uint64_t saved_generation_ = 0;
    FramePointer frame_;
    FieldPointer field_;
    PlaneRect field_rect_;
    int field_columns_ = 0;
    int field_rows_ = 0;
    std::shared_ptr<const FieldPalette> field_palette_;
    int current_label_ = 1;
    Selection selection_;
    FramePace pace_{this, &Session::takeFrame};
    std::unique_ptr<FieldWorker> field_worker_;
    std::unique_ptr<TrainingThread> trainer_;  ///< last: joins first
};

}  // namespace separatrix
