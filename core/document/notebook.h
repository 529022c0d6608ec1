// What a person keeps beside points and settings, and training never reads: pinned curves and written answers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/training/loss_history.h"
#include "core/training/settings.h"

namespace separatrix {

/// A run as it was when its curve was pinned: immutable, shared by all the documents of the undo stack.
struct RunRecord {
    Settings settings;
    int classes = 2;
    Index train_count = 0;
    Index test_count = 0;
    std::string data;        ///< name of the generator whose rule the labels follow; empty: movies of another kind
    std::int64_t since = 0;  ///< the epoch from which on points and settings were these; 0: the whole run
    LossHistory history;     ///< at most pin_buckets buckets
    bool operator==(const RunRecord&) const = default;
};

struct Pin {
    std::string name;  ///< given by the person; empty: made of what distinguishes the runs
    int slot = 0;      ///< 0 ... max_pins - 1, all different: its colour, which stays when another pin is removed
    std::shared_ptr<const RunRecord> run;  ///< never null
    bool operator==(const Pin& other) const {
        return name == other.name && slot == other.slot && (run == other.run || *run == *other.run);
    }
};

inline constexpr std::size_t max_pins = 8;
inline constexpr std::size_t pin_buckets = 1024;
inline constexpr std::size_t max_pin_name = 60;  ///< characters
inline constexpr std::size_t max_answers = 64;
inline constexpr std::size_t max_answer_size = 20'000;  ///< bytes

struct Notebook {
    std::vector<Pin> pins;                       ///< in the order in which they were pinned, at most max_pins
    std::map<std::string, std::string> answers;  ///< by the name of the task; none empty
    bool operator==(const Notebook&) const = default;
};

/// What the program observed: not undone, but saved.
struct Progress {
    std::vector<std::string> solved;  ///< names of tasks, in the order in which they were solved
    std::int64_t since = 0;           ///< of the current run, as in RunRecord
    bool operator==(const Progress&) const = default;
};

}  // namespace separatrix
