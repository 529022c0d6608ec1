// A vector for numbers that are about to be written: growing it does not fill it first.
#pragma once

#include <memory>
#include <vector>

namespace separatrix {

template <class T>
struct LeavesUnset : std::allocator<T> {
    template <class U>
    struct rebind {
        using other = LeavesUnset<U>;
    };
    LeavesUnset() = default;
    template <class U>
    explicit(false) LeavesUnset(const LeavesUnset<U>&) noexcept {}
    /// resize(n) calls this without arguments.
    template <class U, class... Arguments>
    void construct(U* place, Arguments&&... arguments) {
        if constexpr (sizeof...(Arguments) == 0)
            ::new (static_cast<void*>(place)) U;
        else
            ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
    }
};

template <class T>
using PlainVector = std::vector<T, LeavesUnset<T>>;

}  // namespace separatrix
