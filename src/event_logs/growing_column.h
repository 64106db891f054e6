// A column that grows by one value at a time, to hundreds of millions. Unlike a vector it neither copies nor doubles
// what it takes in memory when it grows: the pages are moved by the system, and those not written to are not there.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace ledstang {

template <class T>
    requires std::is_trivially_copyable_v<T>
class GrowingColumn {
 public:
    GrowingColumn() = default;
    GrowingColumn(std::size_t size, T value) {
        reserve(size);
        for (std::size_t i = 0; i < size; ++i) data_[i] = value;
        size_ = size;
    }
    GrowingColumn(GrowingColumn&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)),
          size_(std::exchange(other.size_, 0)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    GrowingColumn& operator=(GrowingColumn&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        return *this;
    }
    ~GrowingColumn() { std::free(data_); }

    void push_back(T value) {
        if (size_ == capacity_) reserve(capacity_ < 16 ? 16 : capacity_ * 2);
        data_[size_++] = value;
    }
    void append(const T* values, std::size_t count) {
        if (size_ + count > capacity_) reserve(size_ + count > capacity_ * 2 ? size_ + count : capacity_ * 2);
        for (std::size_t i = 0; i < count; ++i) data_[size_ + i] = values[i];
        size_ += count;
    }
    // The values that are added are not set.
    void resize(std::size_t size) {
        reserve(size);
        size_ = size;
    }
    void reserve(std::size_t capacity) {
        if (capacity <= capacity_) return;
        void* moved = std::realloc(data_, capacity * sizeof(T));
        if (moved == nullptr) throw std::bad_alloc();
        data_ = static_cast<T*>(moved);
        capacity_ = capacity;
    }
    void fit() {
        if (size_ == capacity_ || size_ == 0) return;
        if (void* moved = std::realloc(data_, size_ * sizeof(T)); moved != nullptr) {
            data_ = static_cast<T*>(moved);
            capacity_ = size_;
        }
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    T* data() { return data_; }
    const T* data() const { return data_; }
    T& operator[](std::size_t i) { return data_[i]; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    T& back() { return data_[size_ - 1]; }
    std::span<const T> values() const { return {data_, size_}; }

 private:
    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace ledstang
