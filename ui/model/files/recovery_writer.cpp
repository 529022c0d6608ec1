#include "ui/model/files/recovery_writer.h"

#include <QFile>
#include <new>

#include "core/document/text_file.h"
#include "core/threads/background_thread.h"
#include "ui/model/files/recovery_file.h"

namespace separatrix {

RecoveryWriter::RecoveryWriter(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this](const std::stop_token& stop) {
          run_in_background();
          loop(stop);
      }) {}

RecoveryWriter::~RecoveryWriter() {
    wait();
    thread_.request_stop();
}

void RecoveryWriter::write(const QString& file, DocumentSnapshot snapshot) { ask({file, std::move(snapshot)}); }
void RecoveryWriter::remove(const QString& file) { ask({file, std::nullopt}); }

void RecoveryWriter::ask(Wish wish) {
    {
        std::lock_guard lock(mutex_);
        wish_ = std::make_unique<const Wish>(std::move(wish));
    }
    changed_.notify_all();
}

void RecoveryWriter::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !wish_ && !busy_; });
}

void RecoveryWriter::loop(const std::stop_token& stop) {
    while (true) {
        std::unique_ptr<const Wish> wish;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return wish_ != nullptr; })) return;
            wish.swap(wish_);
            busy_ = true;
        }
        fulfil(*wish);
        {
            std::lock_guard lock(mutex_);
            busy_ = false;
        }
        changed_.notify_all();
    }
}

void RecoveryWriter::fulfil(const Wish& wish) {
    if (!wish.snapshot) {
        QFile::remove(wish.file);
        return;
    }
    const auto begin = std::chrono::steady_clock::now();
    Outcome outcome;
    const std::string name = QFile::encodeName(wish.file).toStdString();
    try {
        if (auto written = write_file(name, recovery_text(*wish.snapshot)); !written) outcome.error = written.error();
    } catch (const std::bad_alloc&) {
        outcome.error = Error{.code = ErrorCode::write_failed, .file = name, .detail = "out of memory"};
    }
    outcome.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    if (outcome_.put(outcome)) wake_();
}

}  // namespace separatrix
