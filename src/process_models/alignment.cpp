#include "process_models/alignment.h"

#include <atomic>
#include <set>
#include <thread>
#include <unordered_map>

#include "process_models/alignment_search.h"
#include "process_models/marking_space.h"
#include "process_models/model_language.h"

namespace ledstang {
namespace {

// The model as its language. For each state it knows which labels can come yet and which must, so that a variant's
// remaining events tell what is left to pay: an event that cannot come any more, a label that must and does not.
class LanguageModel {
 public:
    LanguageModel(const ModelLanguage& language, std::size_t labels)
        : language_(language),
          words_((labels + 63) / 64),
          possible_(language.states() * words_, 0),
          demanded_(language.states() * words_, 0) {
        std::vector<std::vector<ModelLanguage::Edge>> before(language.states());
        for (std::uint32_t state = 0; state < language.states(); ++state)
            for (const auto& edge : language.edges(state)) before[edge.state].push_back({edge.label, state});
        std::vector<bool> used(labels, false);
        for (const auto& edges : before)
            for (const auto& edge : edges) used[edge.label] = true;
        for (std::uint32_t label = 0; label < labels; ++label)
            if (used[label]) mark(label, before);
    }

    std::uint32_t initial() const { return ModelLanguage::initial; }
    bool accepts(std::uint32_t state) const { return language_.accepts(state); }
    std::optional<std::span<const ModelLanguage::Edge>> edges(std::uint32_t state) const {
        return language_.edges(state);
    }
    std::uint32_t bound(std::uint32_t state, std::uint32_t done, const Remainder& rest) const {
        std::uint32_t left = 0;
        for (std::size_t word = 0; word < words_; ++word) {
            const auto present = rest.present(done, word);
            left += static_cast<std::uint32_t>(std::popcount(demanded_[state * words_ + word] & ~present));
            for (auto lost = present & ~possible_[state * words_ + word]; lost != 0; lost &= lost - 1)
                left += rest.count(done, word * 64 + static_cast<std::size_t>(std::countr_zero(lost)));
        }
        return left;
    }

 private:
    // A label is possible where an edge of it can be reached, and demanded where the end cannot be reached without.
    void mark(std::uint32_t label, const std::vector<std::vector<ModelLanguage::Edge>>& before) {
        const auto bit = std::uint64_t{1} << label % 64;
        const auto word = label / 64;
        std::vector<bool> possible(language_.states(), false), without(language_.states(), false);
        std::vector<std::uint32_t> waiting;
        const auto spread = [&](std::vector<bool>& known, const auto& counts) {
            while (!waiting.empty()) {
                const auto state = waiting.back();
                waiting.pop_back();
                for (const auto& edge : before[state]) {
                    if (known[edge.state] || !counts(edge)) continue;
                    known[edge.state] = true;
                    waiting.push_back(edge.state);
                }
            }
        };
        for (std::uint32_t state = 0; state < language_.states(); ++state) {
            if (!language_.after(state, label)) continue;
            possible[state] = true;
            waiting.push_back(state);
        }
        spread(possible, [](const auto&) { return true; });
        for (std::uint32_t state = 0; state < language_.states(); ++state) {
            if (!language_.accepts(state)) continue;
            without[state] = true;
            waiting.push_back(state);
        }
        spread(without, [&](const auto& edge) { return edge.label != label; });
        for (std::uint32_t state = 0; state < language_.states(); ++state) {
            if (possible[state]) possible_[state * words_ + word] |= bit;
            if (!without[state]) demanded_[state * words_ + word] |= bit;
        }
    }

    const ModelLanguage& language_;
    std::size_t words_;
    std::vector<std::uint64_t> possible_, demanded_;  // by state, a bit per label
};

// The net's own markings, found as the search comes to them.
class MarkingModel {
 public:
    MarkingModel(const PetriNet& net, const std::vector<std::string>& labels, std::uint32_t limit)
        : space_(net, limit, SilentMoves::postponed) {
        std::unordered_map<std::string_view, std::uint32_t> number;
        for (std::uint32_t i = 0; i < labels.size(); ++i) number.emplace(labels[i], i);
        for (const auto& transition : net.transitions)
            labels_.push_back(transition.silent ? silent_step : number.at(transition.label));
    }

    std::uint32_t initial() const { return MarkingSpace::initial; }
    bool accepts(std::uint32_t state) const { return space_.is_final(state); }
    std::optional<std::span<const ModelLanguage::Edge>> edges(std::uint32_t state) {
        const auto steps = space_.steps(state);
        if (!steps) return std::nullopt;
        edges_.clear();
        for (const auto& step : *steps) edges_.push_back({labels_[step.transition], step.marking});
        return edges_;
    }
    std::uint32_t bound(std::uint32_t, std::uint32_t, const Remainder&) const { return 0; }

 private:
    MarkingSpace space_;
    std::vector<std::uint32_t> labels_;
    std::vector<ModelLanguage::Edge> edges_;
};

void name_labels(const PetriNet& net, const VariantLog& log, LogAlignment& all) {
    all.labels = log.activities;
    std::unordered_map<std::string, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < log.activities.size(); ++i) numbers.emplace(log.activities[i], i);
    std::set<std::uint32_t> named;
    for (const auto& transition : net.transitions) {
        if (transition.silent) continue;
        const auto [place, added] = numbers.emplace(transition.label, static_cast<std::uint32_t>(all.labels.size()));
        if (added) all.labels.push_back(transition.label);
        if (named.insert(place->second).second) all.model_labels.push_back(place->second);
    }
}

void align_with_language(const ModelLanguage& language, const VariantLog& log, const AlignmentLimits& limits,
                         LogAlignment& all) {
    const LanguageModel model(language, all.labels.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        AlignmentSearch search(limits.nodes);
        constexpr std::size_t batch = 16;
        while (true) {
            const auto first = next.fetch_add(batch);
            if (first >= log.variants.size()) return;
            for (auto i = first; i < std::min(first + batch, log.variants.size()); ++i)
                all.variants[i] = search.run(model, log.variants[i].activities, all.labels.size());
        }
    };
    std::vector<std::jthread> helpers;
    if (log.variants.size() >= 64)
        for (unsigned i = 1; i < limits.threads; ++i) helpers.emplace_back(work);
    work();
}

void sum_up(const VariantLog& log, LogAlignment& all) {
    std::uint64_t worst_sum = 0;
    double fitness_sum = 0;
    for (std::size_t i = 0; i < log.variants.size(); ++i) {
        const auto cases = log.variants[i].cases;
        const auto& found = all.variants[i];
        const auto worst = log.variants[i].activities.size() + all.shortest_model_path_visible;
        all.cases += cases;
        all.total_cost += cases * found.cost;
        worst_sum += cases * worst;
        if (!found.exact) all.cases_at_least += cases;
        if (found.exact && found.cost == 0) all.cases_fit += cases;
        // An empty case against a model that permits one fits wholly.
        fitness_sum += static_cast<double>(cases) *
                       (worst == 0 ? 1 : 1 - static_cast<double>(found.cost) / static_cast<double>(worst));
    }
    const auto cases = static_cast<double>(all.cases);
    all.percentage_fit = all.cases == 0 ? 100 : 100 * static_cast<double>(all.cases_fit) / cases;
    all.average_trace_fitness = all.cases == 0 ? 1 : fitness_sum / cases;
    all.log_fitness = worst_sum == 0 ? 1 : 1 - static_cast<double>(all.total_cost) / static_cast<double>(worst_sum);
}

}  // namespace

Result<LogAlignment> align(const PetriNet& net, const VariantLog& log, const AlignmentLimits& limits) {
    LogAlignment all;
    name_labels(net, log, all);
    all.variants.resize(log.variants.size());
    VariantAlignment empty;
    const auto language = limits.whole_language ? ModelLanguage::of(net, all.labels) : std::nullopt;
    if (language) {
        AlignmentSearch search(limits.nodes);
        empty = search.run(LanguageModel(*language, all.labels.size()), {}, all.labels.size());
        align_with_language(*language, log, limits, all);
    } else {
        MarkingModel model(net, all.labels, limits.markings);
        AlignmentSearch search(limits.nodes);
        empty = search.run(model, {}, all.labels.size());
        if (!empty.exact) {
            MarkingSpace space(net, limits.markings);
            if (space.find_all()) {
                return refuse("model.no_end",
                              "Modellen kan aldrig nå sitt slut, så inget kan jämföras med den. Kontrollera att varje "
                              "väg leder fram till slutet.");
            }
            return refuse("model.too_large",
                          "Modellen har för många möjliga lägen för att gå igenom. Minska det som kan ske samtidigt, "
                          "eller dela upp processen.");
        }
        for (std::size_t i = 0; i < log.variants.size(); ++i)
            all.variants[i] = search.run(model, log.variants[i].activities, all.labels.size());
    }
    all.shortest_model_path_visible = empty.cost;
    sum_up(log, all);
    return all;
}

}  // namespace ledstang
