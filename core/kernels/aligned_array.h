// Numbers that begin on a vector's boundary.
#pragma once

#include <algorithm>
#include <memory>
#include <new>

#include "core/kernels/kernel_table.h"

namespace separatrix::kernels {

/// A copyable array of fixed size; grows and shrinks only by losing what it held (then all zeros).
template <class T>
class AlignedArray {
public:
    AlignedArray() = default;
    AlignedArray(const AlignedArray& other) { *this = other; }
    AlignedArray(AlignedArray&&) noexcept = default;
    AlignedArray& operator=(AlignedArray&&) noexcept = default;
    AlignedArray& operator=(const AlignedArray& other) {
        if (this == &other) return *this;
        reset(other.size_);
        std::copy_n(other.data(), size_, data());
        return *this;
    }
    ~AlignedArray() = default;

    /// Nothing happens if the size is the same.
    void reset(std::ptrdiff_t size) {
        if (size == size_) return;
        const auto bytes = static_cast<std::size_t>(size) * sizeof(T);
        data_.reset(size > 0 ? static_cast<T*>(::operator new (bytes, std::align_val_t{alignment})) : nullptr);
        size_ = size;
        std::fill_n(data(), size_, T{});
    }
    T* data() { return data_.get(); }
    const T* data() const { return data_.get(); }
    std::ptrdiff_t size() const { return size_; }

private:
    struct Free {
        void operator()(T* memory) const { ::operator delete (memory, std::align_val_t{alignment}); }
    };
    std::unique_ptr<T[], Free> data_;
    std::ptrdiff_t size_ = 0;
};

}  // namespace separatrix::kernels
