// A one-slot mailbox: putting replaces, taking empties.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace separatrix {

template <class T>
class Mailbox {
public:
    /// True if the slot was empty, that is, if somebody must be woken.
    bool put(T value) {
        std::lock_guard lock(mutex_);
        const bool was_empty = !slot_.has_value();
        slot_ = std::move(value);
        return was_empty;
    }
    std::optional<T> take() {
        std::lock_guard lock(mutex_);
        return std::exchange(slot_, std::nullopt);
    }
    bool empty() const {
        std::lock_guard lock(mutex_);
        return !slot_.has_value();
    }

private:
    mutable std::mutex mutex_;
    std::optional<T> slot_;
};

}  // namespace separatrix
