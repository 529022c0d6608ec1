// The thread that writes the recovery file: printing a large document and waiting for the disk take longer than a
// frame.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/threads/mailbox.h"
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
    std::optional<Outcome> take_outcome() { return outcome_.take(); }
    /// Until everything that was asked for is done.
    void wait();

private:
    struct Wish {
        QString file;
        std::optional<DocumentSnapshot> snapshot;  ///< nothing: the file goes
    };
    void ask(Wish wish);
    void loop(const std::stop_token& stop);
    void fulfil(const Wish& wish);

    std::function<void()> wake_;
    Mailbox<Outcome> outcome_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    // under mutex_
    std::unique_ptr<const Wish> wish_;
    bool busy_ = false;
    std::jthread thread_;  ///< last: joins before the rest is destroyed
};

}  // namespace separatrix
