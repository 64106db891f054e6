#include "event_logs/names.h"

#include <cstring>
#include <mutex>
#include <random>

#include "event_logs/owned_column.h"

namespace ledstang {
namespace {

constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;

std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t word_at(const char* at, std::size_t bytes) {
    std::uint64_t word = 0;
    // An empty name may have no address at all.
    if (bytes > 0) std::memcpy(&word, at, bytes);
    return word;
}

std::uint64_t seed_of_this_run() {
    static const std::uint64_t seed = [] {
        std::random_device chance;
        return (static_cast<std::uint64_t>(chance()) << 32U) | chance();
    }();
    return seed;
}

}  // namespace

NameTable::NameTable() : seed_(seed_of_this_run()) {}

std::uint64_t NameTable::hash(std::string_view name) const {
    std::uint64_t sum = seed_ ^ (name.size() * odd);
    const char* at = name.data();
    std::size_t left = name.size();
    for (; left > 8; left -= 8, at += 8) sum = folded_product(sum ^ word_at(at, 8), odd ^ seed_);
    return folded_product(sum ^ word_at(at, left), odd ^ (seed_ << 1U));
}

void NameTable::put(std::uint64_t hash, std::uint32_t number) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != absent) at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32U), static_cast<std::uint32_t>(hash), number};
    ++used_;
}

void NameTable::grow() {
    GrowingColumn<Slot> former(slots_.empty() ? 64 : slots_.size() * 2, Slot{0, 0, absent});
    std::swap(former, slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : former.values()) {
        if (slot.number == absent) continue;
        const std::uint64_t hash = (static_cast<std::uint64_t>(slot.tag) << 32U) | slot.low;
        std::size_t at = hash & mask;
        while (slots_[at].number != absent) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

std::uint32_t NameNumbers::number(std::string_view name) {
    const std::uint64_t hash = table_.hash(name);
    const std::uint32_t known = table_.find(hash, [&](std::uint32_t number) { return (*this)[number] == name; });
    if (known != absent) return known;
    if (bytes_.size() + name.size() >= absent || ends_.size() + 1 >= absent) return absent;
    bytes_.append(name.data(), name.size());
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    const auto number = static_cast<std::uint32_t>(ends_.size() - 1);
    table_.put(hash, number);
    return number;
}

std::optional<std::uint32_t> NameNumbers::find(std::string_view name) const {
    const std::uint32_t number =
        table_.find(table_.hash(name), [&](std::uint32_t candidate) { return (*this)[candidate] == name; });
    return number == absent ? std::nullopt : std::optional(number);
}

Names NameNumbers::names() && {
    return {owned_column(std::move(bytes_)), owned_column(std::move(ends_))};
}

struct Names::Index {
    std::once_flag once;
    NameTable table;
};

Names::Names() : Names(owned_column(GrowingColumn<char>()), owned_column(GrowingColumn<std::uint32_t>())) {}

Names::Names(std::shared_ptr<const ColumnBytes> bytes, std::shared_ptr<const ColumnBytes> ends)
    : bytes_(std::move(bytes)), ends_(std::move(ends)), index_(std::make_shared<Index>()) {}

std::size_t Names::size() const {
    return ends_->size() / sizeof(std::uint32_t);
}

std::string_view Names::operator[](std::uint32_t number) const {
    const auto ends = ends_->as<std::uint32_t>();
    const std::uint32_t from = number == 0 ? 0 : ends[number - 1];
    return {bytes_->as<char>().data() + from, ends[number] - from};
}

std::optional<std::uint32_t> Names::find(std::string_view name) const {
    std::call_once(index_->once, [this] {
        for (std::uint32_t number = 0; number < size(); ++number) {
            index_->table.put(index_->table.hash((*this)[number]), number);
        }
    });
    const auto& table = index_->table;
    const std::uint32_t number =
        table.find(table.hash(name), [&](std::uint32_t candidate) { return (*this)[candidate] == name; });
    return number == absent ? std::nullopt : std::optional(number);
}

}  // namespace ledstang
