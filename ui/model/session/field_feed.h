// Keeps the decision field of a run fresh for whoever looks at it.
#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "core/analysis/field_worker.h"

namespace separatrix {

using FieldPointer = std::shared_ptr<const FieldAnswer>;

/// What a field is asked for: a moment of a run, as its owner shows it now.
struct FieldMoment {
    std::uint64_t generation = 0;  ///< answers of any other are not shown
    std::int64_t epoch = 0;
    std::shared_ptr<const Checkpoint> checkpoint = nullptr;  ///< null: there is nothing to compute yet
};

/// Beside the run and not on the canvas, which is built upon it: it knows numbers only, and paints nothing.
class FieldFeed : public QObject {
    Q_OBJECT
public:
    /// `moment` is asked on this thread, at every request and at every answer.
    explicit FieldFeed(std::function<FieldMoment()> moment, QObject* parent = nullptr);

    /// What part of the plane is looked at, and at what resolution; nothing is computed before that.
    void setView(const PlaneRect& rect, int columns, int rows);
    /// The colours in which the next fields come painted.
    void setPalette(std::shared_ptr<const FieldPalette> palette) { palette_ = std::move(palette); }
    /// For the owner: the moment is another now.
    void request();
    FieldMoment moment() const { return moment_(); }
    /// The newest one; null until the first one.
    FieldPointer field() const { return field_; }

signals:
    void fieldChanged();

private:
    void take();

    std::function<FieldMoment()> moment_;
    PlaneRect rect_;
    int columns_ = 0;
    int rows_ = 0;
    std::shared_ptr<const FieldPalette> palette_;
    FieldPointer field_;
    FieldWorker worker_;  ///< last: joins first
};

}  // namespace separatrix
