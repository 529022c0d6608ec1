// A second run beside the session's: the same points and seed, other settings. It trains, pauses, steps and starts anew
// along with the session, and changes nothing in it.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "ui/model/session/field_feed.h"
#include "ui/model/session/session.h"

namespace separatrix {

class Companion : public QObject {
    Q_OBJECT
public:
    /// The other settings of a document, made from its own: what the companion trains with.
    using Variation = std::function<Settings(const Document&)>;
    Companion(Session* session, Variation variation, QObject* parent = nullptr);
    ~Companion() override;

    /// Valid from the start; what the session's document becomes here.
    const Settings& settings() const { return settings_; }
    /// Newest frame; null until the first one.
    FramePointer frame() const { return frame_; }
    /// Follows that frame wherever somebody looks.
    FieldFeed* fieldFeed() { return &field_feed_; }
    FieldPointer field() const { return field_feed_.field(); }
    /// Epochs to go until it is where the session is.
    std::int64_t behind() const;

signals:
    void frameChanged();

private:
    void takeDocument();
    void takeSessionFrame();
    void startAnew();
    /// Goes on to where the session is, if it is behind.
    void follow();
    void followBatches();
    void stop();
    /// The settings with this run's length.
    Settings settingsFor(std::int64_t epochs) const;
    void takeFrame(bool ended);

    Session* session_;
    Variation variation_;
    Settings settings_;
    DataSource source_;
    bool stuck_ = false;                 ///< diverged or refused: waits for another document
    bool resting_ = false;               ///< gave up catching up after a pause
    bool session_frame_is_old_ = false;  ///< the session began anew and its first frame has not come
    std::int64_t goal_epoch_ = 0;        ///< of the batches under way
    Index goal_position_ = 0;
    FramePointer frame_;  ///< of this run; null until its first one
    QTimer patience_;     ///< how long it may catch up after a pause
    FieldFeed field_feed_;
    Run run_;  ///< towards the session's epoch; last: its thread joins first
};

}  // namespace separatrix
