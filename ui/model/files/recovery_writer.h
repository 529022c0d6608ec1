// The thread that writes the recovery file: printing a large document and waiting for the disk take longer than a
// frame.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "core/threads/latest_worker.h"
#include "ui/model/session/document_snapshot.h"

namespace separatrix {

class RecoveryWriter {
public:
    struct Outcome {
        std::optional<Error> error;
        std::chrono::milliseconds took{0};
    };
    /// `wake` is called on the writer's thread when an outcome waits after there was none.
    explicit RecoveryWriter(std::function<void()> wake);
    /// What was asked for is still done.
    ~RecoveryWriter();
    RecoveryWriter(const RecoveryWriter&) = delete;
    RecoveryWriter& operator=(const RecoveryWriter&) = delete;

    /// The newest wish wins over one that was not begun.
    void write(const QString& file, DocumentSnapshot snapshot);
    void remove(const QString& file);
    /// What became of the last write, once.
    std::shared_ptr<const Outcome> take_outcome() { return worker_.take(); }
    /// Until everything that was asked for is done.
    void wait() { worker_.wait(); }

private:
    struct Wish {
        QString file;
        std::optional<DocumentSnapshot> snapshot;  ///< nothing: the file goes
    };
    /// Null where nothing was written.
    static std::shared_ptr<const Outcome> fulfilled(const Wish& wish);

    LatestWorker<std::shared_ptr<const Wish>, Outcome> worker_;
};

}  // namespace separatrix
