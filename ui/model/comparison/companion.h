// A second run beside the session's: the same points and seed, other settings. It trains, pauses, steps and starts anew
// along with the session, and changes nothing in it.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "core/analysis/field_worker.h"
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
    FieldPointer field() const { return field_; }
    /// Epochs to go until it is where the session is.
    std::int64_t behind() const;

    /// What part of the plane is looked at; the field follows the training from then on.
    void setFieldView(const PlaneRect& rect, int columns, int rows);
    /// The colours in which the next fields come painted.
    void setFieldPalette(std::shared_ptr<const FieldPalette> palette) { field_palette_ = std::move(palette); }

signals:
    void frameChanged();
    void fieldChanged();

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
    void takeField();
    void requestField();

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
    FieldPointer field_;
    PlaneRect field_rect_;
    int field_columns_ = 0;
    int field_rows_ = 0;
    std::shared_ptr<const FieldPalette> field_palette_;
    QTimer patience_;  ///< how long it may catch up after a pause
    std::unique_ptr<FieldWorker> field_worker_;
    Run run_;  ///< towards the session's epoch; last: its thread joins first
};

}  // namespace separatrix
