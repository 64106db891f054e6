// JSON texts that stand in the store and are read with every request, such as a measure's definition: each is read
// once.
//
//     static KnownTexts<Measure> definitions(20'000);
//     const auto definition = definitions.read(text);   // shared_ptr<const Result<Measure>>
//
// What a text says depends on the text alone, so nothing kept is ever out of date. Safe to use from many threads.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "described/json_read.h"

namespace ledstang {

template <class T>
class KnownTexts {
 public:
    using Read = std::shared_ptr<const Result<T>>;

    // With `most` texts it forgets all of them and begins anew.
    explicit KnownTexts(std::size_t most) : most_(most) {}

    Read read(const std::string& text) {
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = known_.find(text); found != known_.end()) return found->second;
        }
        auto read = std::make_shared<const Result<T>>(from_json_text<T>(text));
        const std::lock_guard lock(mutex_);
        if (known_.size() >= most_) known_.clear();
        return known_.try_emplace(text, std::move(read)).first->second;
    }

    std::size_t count() const {
        const std::lock_guard lock(mutex_);
        return known_.size();
    }

 private:
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Read> known_;
};

}  // namespace ledstang
