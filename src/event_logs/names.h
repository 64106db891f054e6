// The names in a log (cases, activities, resources, words of an attribute), each with a number, in order of first
// appearance in the source. A name is never anything but text: `NA`, `null` and `007` are names like others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "event_logs/column_bytes.h"
#include "event_logs/growing_column.h"

namespace ledstang {

// A value that a column lacks.
inline constexpr std::uint32_t absent = 0xFFFFFFFF;

class NameNumbers;

// Read only; a copy shares the texts.
class Names {
 public:
    Names();
    // `ends[i]` is the byte after name i.
    Names(std::shared_ptr<const ColumnBytes> bytes, std::shared_ptr<const ColumnBytes> ends);

    std::size_t size() const;
    // `number` must be below size().
    std::string_view operator[](std::uint32_t number) const;
    // The first call makes an index over all names.
    std::optional<std::uint32_t> find(std::string_view name) const;

    const ColumnBytes& bytes() const { return *bytes_; }
    const ColumnBytes& ends() const { return *ends_; }

 private:
    struct Index;
    std::shared_ptr<const ColumnBytes> bytes_;
    std::shared_ptr<const ColumnBytes> ends_;
    std::shared_ptr<Index> index_;
};

// A number for each name, found by a table of its own: a slot holds a part of the name's hash, so that few names are
// compared byte for byte. The hash is seeded by chance, so that nobody can write a log whose names all meet in one
// slot.
class NameTable {
 public:
    NameTable();

    std::uint64_t hash(std::string_view name) const;
    // `same(number)` says whether that number's name is the one looked for. `absent` when none is.
    template <class Same>
    std::uint32_t find(std::uint64_t hash, Same same) const {
        if (slots_.empty()) return absent;
        const std::size_t mask = slots_.size() - 1;
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        for (std::size_t at = hash & mask; slots_[at].number != absent; at = (at + 1) & mask) {
            if (slots_[at].tag == tag && same(slots_[at].number)) return slots_[at].number;
        }
        return absent;
    }
    // A number that find did not find.
    void put(std::uint64_t hash, std::uint32_t number);

 private:
    struct Slot {
        std::uint32_t tag;
        std::uint32_t low;  // the hash's other half, for when the table grows
        std::uint32_t number;
    };
    void grow();

    std::uint64_t seed_;
    std::size_t used_ = 0;
    GrowingColumn<Slot> slots_;
};

// Hands out numbers while a log is read.
class NameNumbers {
 public:
    // The name's number, a new one when it has not been seen. `absent` when there is no room for more: 4 294 967 294
    // names or four gigabytes of text.
    std::uint32_t number(std::string_view name);
    std::optional<std::uint32_t> find(std::string_view name) const;

    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::uint32_t number) const {
        const std::uint32_t from = number == 0 ? 0 : ends_[number - 1];
        return {bytes_.data() + from, ends_[number] - from};
    }
    Names names() &&;

 private:
    GrowingColumn<char> bytes_;
    GrowingColumn<std::uint32_t> ends_;
    NameTable table_;
};

}  // namespace ledstang
