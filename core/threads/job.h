// A thread that does one thing: it tells how far it is, can be told to stop, and answers once.
#pragma once

#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <tl/expected.hpp>

#include "core/threads/background_thread.h"
#include "core/threads/mailbox.h"

namespace separatrix {

/// All calls come from the owner's thread. Where many requests follow each other and only the newest counts, take a
/// LatestWorker.
template <class Result>
class Job {
public:
    /// Told how much is done, a share or a count, on the job's thread; false: stop. What goes back is not passed on.
    using Progress = std::function<bool(double done)>;
    /// What it returns is the answer, also after a stop.
    using Work = std::function<Result(const Progress&)>;
    /// The result, or what an exception said.
    using Answer = tl::expected<Result, std::string>;
    struct Report {
        double done = 0;               ///< of this job, never less than in the report before
        std::optional<Answer> answer;  ///< in the last report
    };

    /// `wake` is called on the job's thread when a report waits after there was none.
    explicit Job(std::function<void()> wake) : wake_(std::move(wake)) {}
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// A job that still runs is stopped, waited for, and never heard of again.
    void start(Work work) {
        thread_ = {};  // stops and joins
        reports_.take();
        thread_ = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
            run_in_background();
            run(work, stop);
        });
        is_running_ = true;
    }
    /// The answer still comes: what the work returns when it is told to stop.
    void cancel() { thread_.request_stop(); }
    /// From start() until the answer is taken.
    bool is_running() const { return is_running_; }
    /// The newest report, if it was not taken yet.
    std::optional<Report> take() {
        auto report = reports_.take();
        if (report && report->answer) is_running_ = false;
        return report;
    }

private:
    void run(const Work& work, const std::stop_token& stop) {
        double furthest = 0;
        const Progress progress = [&](double done) {
            if (done > furthest) {
                furthest = done;
                put({furthest, std::nullopt});
            }
            return !stop.stop_requested();
        };
        Answer answer = answer_of(work, progress);
        put({furthest, std::move(answer)});
    }
    static Answer answer_of(const Work& work, const Progress& progress) {
        try {
            return work(progress);
        } catch (const std::bad_alloc&) {
            return tl::unexpected(std::string("out of memory"));
        } catch (const std::exception& problem) {
            return tl::unexpected(std::string(problem.what()));
        }
    }
    void put(Report report) {
        if (reports_.put(std::move(report))) wake_();
    }

    std::function<void()> wake_;
    Mailbox<Report> reports_;
    bool is_running_ = false;  ///< the owner's
    std::jthread thread_;      ///< last: stops and joins before the rest is destroyed
};

}  // namespace separatrix
