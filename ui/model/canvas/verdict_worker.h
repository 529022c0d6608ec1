// Judges the movies off the window's thread: the newest request wins.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/data/points.h"
#include "core/threads/latest_worker.h"
#include "core/training/checkpoint.h"

namespace separatrix {

struct VerdictRequest {
    std::uint64_t points_version = 0;  ///< goes back with the answer
    Points points;
    int classes = 2;
    std::shared_ptr<const Checkpoint> checkpoint;
};

struct VerdictAnswer {
    std::uint64_t points_version = 0;
    std::shared_ptr<const Checkpoint> checkpoint;
    std::vector<bool> wrong;  ///< one for each point
};

/// A LatestWorker; other points outdate the running request, other weights do not.
class VerdictWorker {
public:
    /// `wake` is called on the worker's thread when an answer waits; it must only post a message.
    explicit VerdictWorker(std::function<void()> wake);

    void request(VerdictRequest request) { worker_.request(std::move(request)); }
    std::shared_ptr<const VerdictAnswer> take() { return worker_.take(); }

private:
    LatestWorker<VerdictRequest, VerdictAnswer> worker_;
};

}  // namespace separatrix
