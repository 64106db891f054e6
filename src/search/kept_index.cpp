#include "search/kept_index.h"

#include <list>
#include <mutex>

#include "search/stored_texts.h"

namespace ledstang {

std::shared_ptr<KeptIndex> KeptIndex::of(const Store& store) {
    // A process has one store; tests have a few after each other.
    constexpr std::size_t most = 4;
    static std::mutex mutex;
    static std::list<std::pair<std::string, std::shared_ptr<KeptIndex>>> kept;
    const std::lock_guard lock(mutex);
    for (auto& [address, index] : kept) {
        if (address == store.address()) return index;
    }
    if (kept.size() == most) kept.pop_front();
    return kept.emplace_back(store.address(), std::make_shared<KeptIndex>()).second;
}

bool KeptIndex::is_fresh(const Context& context) const {
    return index_ && day_ == context.today && generation_ >= context.store.generation();
}

Result<void> KeptIndex::refresh(Context& context, std::span<const SearchSource> sources) {
    const std::unique_lock writing(mutex_);
    if (is_fresh(context)) return {};
    // Before the reading: what is written meanwhile is read the next time.
    const std::uint64_t generation = context.store.generation();
    return context.store.read([&](Sql& sql) -> Result<void> {
        // A store put back from a backup has earlier changes than the index has seen.
        if (!index_ || index_->is_worn() || latest_change(sql) < change_) {
            auto groups = read_synonyms(context.configuration.folder);
            if (!groups) return refuse(groups.error());
            synonyms_ = SynonymBook(std::move(*groups));
            index_ = std::make_unique<TextIndex>();
            for (const auto& word : synonyms_.plain_words()) index_->lexicon().know(word);
            change_ = 0;
            listed_.clear();
        }
        take_stored(sql);
        for (const auto& source : sources) take_listed(sql, context, source);
        generation_ = generation;
        day_ = context.today;
        return {};
    });
}

void KeptIndex::take_stored(Sql& sql) {
    const std::int64_t latest = latest_change(sql);
    if (latest == change_) return;
    // All parts of a thing have the same change: the first that comes takes the former ones away.
    std::set<std::pair<std::string, std::string>> renewed;
    for (auto& changed : changed_texts(sql, change_)) {
        const auto& [kind, id] = std::tie(changed.text.kind, changed.text.id);
        if (renewed.emplace(kind, id).second) index_->remove(kind, id);
        if (!changed.removed) index_->put(std::move(changed.text));
    }
    change_ = latest;
}

void KeptIndex::take_listed(Sql& sql, const Context& context, const SearchSource& source) {
    std::map<std::string, std::set<std::string>> now;
    for (auto& text : source.list(sql, context.configuration, context.today)) {
        now[text.kind].insert(text.id);
        const IndexItem* present = index_->find(text.kind, text.id);
        if (present != nullptr && present->text == text) continue;
        index_->remove(text.kind, text.id);
        index_->put(std::move(text));
    }
    for (const auto& kind : source.kinds) {
        auto& before = listed_[kind];
        for (const auto& id : before) {
            if (!now[kind].contains(id)) index_->remove(kind, id);
        }
        before = std::move(now[kind]);
    }
}

}  // namespace ledstang
