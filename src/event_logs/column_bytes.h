// One column's bytes: in memory, or in a mapped file whose damage is found at the column's first touch.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>

namespace ledstang {

// A file of an event log whose bytes are not those that were written. Whoever holds the source makes the file anew.
class DamagedLog : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

// 64 bits over the bytes: any one changed word changes it. Not against somebody who means to deceive.
std::uint64_t column_checksum(std::span<const std::byte> bytes);

class ColumnBytes {
 public:
    ColumnBytes() = default;
    // In memory; `owner` keeps the bytes where they are.
    ColumnBytes(std::shared_ptr<const void> owner, std::span<const std::byte> bytes)
        : owner_(std::move(owner)), bytes_(bytes) {}
    // In a file that says what the checksum is to be.
    ColumnBytes(std::shared_ptr<const void> owner, std::span<const std::byte> bytes, std::uint64_t checksum)
        : owner_(std::move(owner)), bytes_(bytes), checksum_(checksum), checked_(false) {}
    ColumnBytes(const ColumnBytes&) = delete;
    ColumnBytes& operator=(const ColumnBytes&) = delete;

    // The first call goes through all of a file's column, at some ten gigabytes a second. Throws DamagedLog.
    template <class T>
    std::span<const T> as() const {
        if (!checked_.load(std::memory_order_acquire)) check();
        return {reinterpret_cast<const T*>(bytes_.data()), bytes_.size() / sizeof(T)};
    }
    std::size_t size() const { return bytes_.size(); }

 private:
    void check() const;

    std::shared_ptr<const void> owner_;
    std::span<const std::byte> bytes_;
    std::uint64_t checksum_ = 0;
    mutable std::atomic<bool> checked_ = true;
};

}  // namespace ledstang
