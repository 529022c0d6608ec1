// One open document with its undo stack, its training run and its field: everything the window shows and does,
// without a widget. Every change goes through apply(); every frame arrives through frameChanged().
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>
#include <memory>
#include <optional>

#include "core/document/class_edits.h"
#include "core/document/edits.h"
#include "ui/model/session/achievements.h"
#include "ui/model/session/conditions.h"
#include "ui/model/session/document_snapshot.h"
#include "ui/model/session/edit_target.h"
#include "ui/model/session/field_feed.h"
#include "ui/model/session/run.h"
#include "ui/model/session/selection.h"

namespace separatrix {

class Session : public QObject, private EditTarget {
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
    /// Whether there is work that its file, or the moment when it was opened, does not have: exactly then a save would
    /// write something else, and exactly then closing must ask.
    bool isModified() const;
    /// What a save would write now, without waiting for the newest frame.
    DocumentSnapshot snapshot() const;
    /// The same after everything that was told has been done; while it trains, of the newest frame.
    DocumentSnapshot settledSnapshot();
    /// As it would be saved now.
    QByteArray savedBytes();
    /// `saved` is what was written.
    void markSaved(const QString& path, const DocumentSnapshot& saved);
    void markSaved(const QString& path) { markSaved(path, settledSnapshot()); }

    // --- training
    bool isTraining() const { return run_.isRunning(); }
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
    /// True until weights are typed or something is trained from those that the seed draws.
    bool isUntouched() const { return !run_.start().checkpoint && !run_.isTrained(); }

    /// The epoch from which on points and settings (but for the stop conditions) have been what they are: 0 if the
    /// whole curve belongs to them.
    std::int64_t conditionsSince() const { return conditions_.since(); }

    // --- what was achieved: not undone, but saved
    Achievements* achievements() { return &achievements_; }
    const Achievements* achievements() const { return &achievements_; }

    /// What every view shows; null until the first frame arrives. The one place that knows it.
    MomentPointer shown() const { return run_.frame(); }
    /// Newest frame of this document; null until the first one arrives.
    FramePointer frame() const { return run_.frame(); }
    /// Whether that frame answers the document as it is now. A frame from before the last edit is still shown, but
    /// nothing may be concluded from it.
    bool frameIsCurrent() const { return run_.frameIsCurrent(); }
    /// Finished epochs of the weights that this run began with: 0 from the seed.
    std::int64_t startEpoch() const { return run_.start().checkpoint ? run_.start().checkpoint->epoch : 0; }
    /// The weights with which the run began, if they were typed or given; null: the seed's. What reset comes back to,
    /// and what a script or a film of the training begins with.
    std::shared_ptr<const Checkpoint> origin() const { return run_.start().origin; }
    /// Why training cannot start with these settings, if it cannot.
    std::optional<Error> refusal() const;

    // --- the field
    /// Follows what is shown() wherever somebody looks.
    FieldFeed* fieldFeed() { return &field_feed_; }
    FieldPointer field() const { return field_feed_.field(); }

    // --- shared by toolbar, plane, table and maths
    Selection* selection() { return &selection_; }
    const Selection* selection() const { return &selection_; }
    int currentLabel() const { return current_label_; }
    void setCurrentLabel(int label);

signals:
    void documentChanged();  ///< points, names or settings: after an edit, undo, redo, open
    void notebookChanged();  ///< pins or answers, or what was achieved; nothing that is trained or on the plane
    void pathChanged();
    void opened();        ///< everything is another document
    void frameChanged();  ///< how the training goes on
    void shownChanged();  ///< another moment is shown()
    void trainingChanged(bool training);
    void runStarted();  ///< other weights than those of the last frame: reset, seed, model, undo, open ...
    void currentLabelChanged(int label);
    void refused(const QString& sentence);  ///< training was asked for and cannot start
    void diverged(const QString& sentence);

private:
    // EditTarget
    Effect effectOf(const Document& before, const Document& after) const override;
    Resume resumePoint() const override;
    Resume resetPoint() const override;
    std::optional<std::uint64_t> trainMark() const override;
    void replaceDocument(DocumentPointer document, Effect effect) override;
    void replaceDocument(DocumentPointer document, const Resume& resume, bool same_picture) override;
    void replaceWeights(const Resume& resume) override;

    void setDocument(DocumentPointer document);
    void begin(const Resume& resume, bool same_picture);
    bool mayTrain();
    void takeFrame(bool ended);

    DocumentPointer document_;
    DocumentView view_;
    QString path_;
    /// What the file has, or what was opened; nothing after a crash: no file has that work.
    std::optional<DocumentSnapshot> saved_;
    std::uint64_t opened_ = 0;  ///< generation that began with what was opened
    QUndoStack undo_;
    int last_gesture_ = 0;
    double speed_ = 1;
    Conditions conditions_;
    Achievements achievements_;
    int current_label_ = 1;
    Selection selection_;
    FieldFeed field_feed_;
    Run run_;  ///< last: its thread joins first
};

}  // namespace separatrix
