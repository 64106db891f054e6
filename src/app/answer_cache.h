// Answers to reading operations, kept until the store changes (docs/decisions/0006).
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/body.h"

namespace ledstang {

struct KeptAnswer {
    std::shared_ptr<const http::Body> body;
    std::string route;
};

class AnswerCache {
 public:
    explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    // The answer under the key if it was kept for this generation. Never waits for the store; fit for the I/O thread.
    std::optional<KeptAnswer> find(const std::string& key, std::uint64_t generation);

    // `generation` is the store's number before the answer was read. An answer larger than a quarter of the whole is
    // not kept; the longest unused ones make room. Hashes and compresses the body if nobody has yet.
    void keep(const std::string& key, std::uint64_t generation, KeptAnswer answer);

    std::size_t bytes() const;
    std::size_t count() const;
    std::uint64_t hits() const { return hits_; }
    std::uint64_t misses() const { return misses_; }

 private:
    struct Entry {
        std::string key;
        std::uint64_t generation;
        KeptAnswer answer;
        std::size_t bytes;
    };
    using Entries = std::list<Entry>;  // the latest used first
    void drop(Entries::iterator entry);

    const std::size_t most_bytes_;
    mutable std::mutex mutex_;
    Entries entries_;
    std::unordered_map<std::string_view, Entries::iterator> by_key_;  // the views are of Entry::key
    std::size_t bytes_ = 0;
    std::atomic<std::uint64_t> hits_ = 0;
    std::atomic<std::uint64_t> misses_ = 0;
};

}  // namespace ledstang
