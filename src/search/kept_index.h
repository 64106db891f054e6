// A process's index of a store, which follows what is written there. Inside the module.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>

#include "search/synonyms.h"
#include "search/text_index.h"

namespace ledstang {

class KeptIndex {
 public:
    // The one of this store's address; made when first asked for.
    static std::shared_ptr<KeptIndex> of(const Store& store);

    // Brings the index up to date with the store and then calls use(const TextIndex&, const SynonymBook&). Many may
    // use it at the same time; they wait while it is changed.
    template <class Use>
    Result<void> use(Context& context, std::span<const SearchSource> sources, Use use) {
        std::shared_lock reading(mutex_);
        while (!is_fresh(context)) {
            reading.unlock();
            if (auto done = refresh(context, sources); !done) return done;
            reading.lock();
        }
        use(static_cast<const TextIndex&>(*index_), static_cast<const SynonymBook&>(synonyms_));
        return {};
    }

 private:
    bool is_fresh(const Context& context) const;
    Result<void> refresh(Context& context, std::span<const SearchSource> sources);
    void take_stored(Sql& sql);
    void take_listed(Sql& sql, const Context& context, const SearchSource& source);

    std::shared_mutex mutex_;
    std::unique_ptr<TextIndex> index_;
    SynonymBook synonyms_;
    std::uint64_t generation_ = 0;
    std::optional<Date> day_;
    std::int64_t change_ = 0;
    std::map<std::string, std::set<std::string>> listed_;  // kind → ids
};

}  // namespace ledstang
