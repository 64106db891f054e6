#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/swedish_text.h"
#include "operations/area_settings.h"
#include "search/kept_index.h"
#include "search/passages.h"
#include "search/search.h"

namespace ledstang {
namespace {

constexpr int most_hits = 100;
constexpr double whole_title = 2.0;       // the question is the title
constexpr double title_beginning = 1.25;  // the title begins with the question
// What applies with the unit comes first when it answers at least this share as well as the best.
constexpr double applies_share = 0.55;

struct Candidate {
    const IndexItem* item = nullptr;
    std::uint32_t number = 0;
    double answers = 0;  // how well its words answer
    double score = 0;    // with what its title adds
    bool applies = false;
    bool first = false;
};

bool share_one(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::ranges::any_of(left, [&](const auto& one) { return std::ranges::find(right, one) != right.end(); });
}

double title_bonus(const IndexItem& item, const std::string& question) {
    double bonus = 1;
    for (const auto& name : item.plain_names) {
        if (!name.starts_with(question)) continue;
        if (name.size() == question.size()) return whole_title;
        if (name[question.size()] == '_') bonus = title_beginning;
    }
    return bonus;
}

std::vector<SearchCount> counted(const std::map<std::string, int>& counts) {
    std::vector<SearchCount> list;
    for (const auto& [id, count] : counts) list.push_back({id, {}, count});
    std::ranges::stable_sort(list, std::ranges::greater(), &SearchCount::count);
    return list;
}

class Answering {
 public:
    Answering(const SearchWish& wish, const std::vector<std::string>& readers, const std::vector<std::string>& units,
              const Date& today)
        : wish_(wish), readers_(readers), units_(units), today_(today) {}

    SearchAnswer answer(const TextIndex& index, const SynonymBook& synonyms) {
        auto understanding = understand(read_question(wish_.q), index, synonyms);
        const auto ranking = rank(index, understanding);
        choose(index, ranking);
        SearchAnswer answer;
        answer.total = static_cast<int>(candidates_.size());
        order();
        std::vector<std::uint32_t> shown;
        for (const auto& candidate : candidates_) shown.push_back(candidate.number);
        const Passages passages(index, understanding, ranking.rarity, shown);
        for (const auto& candidate : candidates_) {
            const IndexedText& text = candidate.item->text;
            SearchHit hit{text.kind, text.id, text.title, text.where, text.unit, text.areas, candidate.applies, {}, {}};
            passages.show(candidate.number, hit);
            answer.hits.push_back(std::move(hit));
        }
        answer.kinds = counted(kinds_);
        answer.areas = counted(areas_);
        answer.corrections = std::move(understanding.corrections);
        answer.also = std::move(understanding.also);
        answer.missing = std::move(understanding.missing);
        return answer;
    }

 private:
    void choose(const TextIndex& index, const Ranking& ranking) {
        const std::string question = ascii_slug(wish_.q);
        for (const auto& ranked : ranking.items) {
            const IndexItem& item = index.items()[ranked.item];
            const IndexedText& text = item.text;
            if ((text.from && today_ < *text.from) || (text.to && *text.to <= today_)) continue;
            if (!text.readers.empty() && !share_one(text.readers, readers_)) continue;
            const bool of_kind = wish_.kind.empty() || text.kind == wish_.kind;
            const bool of_area = wish_.area.empty() || std::ranges::find(text.areas, wish_.area) != text.areas.end();
            if (of_area) ++kinds_[text.kind];
            if (of_kind) {
                for (const auto& area : text.areas) ++areas_[area];
            }
            if (!of_kind || !of_area) continue;
            candidates_.push_back({&item, ranked.item, ranked.score, ranked.score * title_bonus(item, question),
                                   share_one(text.applies, units_)});
        }
    }

    void order() {
        double best = 0;
        for (const auto& candidate : candidates_) best = std::max(best, candidate.answers);
        for (auto& candidate : candidates_) {
            candidate.first = candidate.applies && candidate.answers >= best * applies_share;
            // Sums made in another order differ in the last digits; equals are then told apart by their names.
            candidate.score = std::round(candidate.score * 1e6) / 1e6;
        }
        const auto shown = std::min(candidates_.size(), static_cast<std::size_t>(wish_.most));
        std::ranges::partial_sort(
            candidates_, candidates_.begin() + static_cast<std::ptrdiff_t>(shown),
            [](const Candidate& left, const Candidate& right) {
                if (left.first != right.first) return left.first;
                if (left.score != right.score) return left.score > right.score;
                return std::tie(left.item->plain_names.front(), left.item->text.kind, left.item->text.id) <
                       std::tie(right.item->plain_names.front(), right.item->text.kind, right.item->text.id);
            });
        candidates_.resize(shown);
    }

    const SearchWish& wish_;
    const std::vector<std::string>& readers_;
    const std::vector<std::string>& units_;
    Date today_;
    std::vector<Candidate> candidates_;
    std::map<std::string, int> kinds_;
    std::map<std::string, int> areas_;
};

}  // namespace

Result<SearchAnswer> answer_search(Context& context, const SearchWish& wish, std::span<const SearchSource> sources,
                                   const std::vector<std::string>& readers, const std::vector<std::string>& units) {
    if (wish.most < 1 || wish.most > most_hits) {
        return refuse("search.most", fmt::format("Be om 1 till {} träffar, inte {}.", most_hits, wish.most));
    }
    SearchAnswer answer;
    auto used = KeptIndex::of(context.store)->use(context, sources, [&](const auto& index, const auto& synonyms) {
        answer = Answering(wish, readers, units, context.today).answer(index, synonyms);
    });
    if (!used) return refuse(used.error());
    if (!answer.areas.empty()) {
        const auto areas = read_areas(context.configuration.folder);
        if (!areas) return refuse(areas.error());
        for (auto& area : answer.areas) area.name = area_name(*areas, area.id);
    }
    return answer;
}

}  // namespace ledstang
