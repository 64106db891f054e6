#include "app/answer_cache.h"

namespace ledstang {
namespace {

// Nodes of list and map, string heads, reference counts.
constexpr std::size_t entry_overhead = 400;

std::size_t size_of(const std::string& key, const KeptAnswer& answer) {
    const std::string* gzip = answer.body->gzip();
    return answer.body->bytes().size() + (gzip != nullptr ? gzip->size() : 0) + key.size() + entry_overhead;
}

}  // namespace

std::optional<KeptAnswer> AnswerCache::find(const std::string& key, std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        ++misses_;
        return std::nullopt;
    }
    const auto entry = found->second;
    if (entry->generation != generation) {
        // One that was kept for a later generation than the asker's stays: the asker looked at the number too early.
        if (entry->generation < generation) drop(entry);
        ++misses_;
        return std::nullopt;
    }
    entries_.splice(entries_.begin(), entries_, entry);
    ++hits_;
    return entry->answer;
}

void AnswerCache::keep(const std::string& key, std::uint64_t generation, KeptAnswer answer) {
    answer.body->entity_tag();
    answer.body->gzip_entity_tag();
    const std::size_t bytes = size_of(key, answer);
    if (bytes > most_bytes_ / 4) return;
    const std::lock_guard lock(mutex_);
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        if (found->second->generation > generation) return;
        drop(found->second);
    }
    while (bytes_ + bytes > most_bytes_ && !entries_.empty()) drop(std::prev(entries_.end()));
    entries_.push_front({key, generation, std::move(answer), bytes});
    by_key_[entries_.front().key] = entries_.begin();
    bytes_ += bytes;
}

std::size_t AnswerCache::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

std::size_t AnswerCache::count() const {
    const std::lock_guard lock(mutex_);
    return entries_.size();
}

void AnswerCache::drop(Entries::iterator entry) {
    bytes_ -= entry->bytes;
    by_key_.erase(entry->key);
    entries_.erase(entry);
}

}  // namespace ledstang
