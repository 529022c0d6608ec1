// Computes decision fields off the window's thread: the newest request wins.
#pragma once

#include <functional>
#include <memory>

#include "core/analysis/boundary.h"
#include "core/analysis/field_pixels.h"
#include "core/threads/latest_worker.h"
#include "core/training/checkpoint.h"

namespace separatrix {

struct FieldRequest {
    std::uint64_t generation = 0;  ///< goes back with the answer
    std::int64_t epoch = 0;
    std::shared_ptr<const Checkpoint> checkpoint;
    PlaneRect rect;
    int columns = 256;
    int rows = 256;
    std::shared_ptr<const FieldPalette> palette;  ///< null: no pixels are wanted
};

struct FieldAnswer {
    std::uint64_t generation = 0;
    std::int64_t epoch = 0;
    bool coarse = false;  ///< a quick first look: the fine one follows
    DecisionField field;
    Boundary boundary;
    std::shared_ptr<const FieldPalette> palette;  ///< what `pixels` were painted with; null: they are empty
    FieldPixels pixels;
    double milliseconds = 0;
};

/// A LatestWorker. Another view or run makes a running computation useless; the next epoch of the same one does not:
/// it is finished, or a slow network would never be shown.
class FieldWorker {
public:
    /// `wake` is called on the worker's thread when an answer waits; it must only post a message.
    explicit FieldWorker(std::function<void()> wake);

    void request(FieldRequest request);
    std::shared_ptr<const FieldAnswer> take() { return worker_.take(); }

private:
    LatestWorker<FieldRequest, FieldAnswer> worker_;
};

}  // namespace separatrix
