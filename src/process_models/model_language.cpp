#include "process_models/model_language.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

#include "process_models/marking_space.h"

namespace ledstang {
namespace {

constexpr std::uint32_t most_expanded = 100'000;       // markings
constexpr std::uint32_t most_states = 20'000;          // of the machine
constexpr std::uint64_t most_set_entries = 8'000'000;  // over all its states

using Set = std::vector<std::uint32_t>;
struct SetHash {
    std::size_t operator()(const Set& set) const {
        std::uint64_t hash = 0x9E3779B97F4A7C15;
        for (const auto entry : set) hash = (hash ^ entry) * 0xFF51AFD7ED558CCD, hash ^= hash >> 32;
        return hash;
    }
};

// The markings with silent and visible steps apart; those that cannot come to the end are left out.
struct Markings {
    struct Visible {
        std::uint32_t label, marking;
    };
    std::vector<std::vector<std::uint32_t>> silent;
    std::vector<std::vector<Visible>> visible;
    std::vector<bool> final, alive;
};

std::optional<Markings> markings_of(const PetriNet& net, std::span<const std::string> labels) {
    MarkingSpace space(net, most_expanded, SilentMoves::postponed);
    if (!space.find_all()) return std::nullopt;
    std::unordered_map<std::string_view, std::uint32_t> number;
    for (std::uint32_t i = 0; i < labels.size(); ++i) number.emplace(labels[i], i);
    const auto size = space.size();
    Markings all;
    all.silent.resize(size), all.visible.resize(size), all.final.resize(size), all.alive.resize(size);
    std::vector<std::vector<std::uint32_t>> before(size);
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t marking = 0; marking < size; ++marking) {
        const auto steps = *space.steps(marking);
        for (const auto& step : steps) before[step.marking].push_back(marking);
        if (!space.is_final(marking)) continue;
        all.final[marking] = all.alive[marking] = true;
        waiting.push_back(marking);
    }
    while (!waiting.empty()) {
        const auto marking = waiting.back();
        waiting.pop_back();
        for (const auto earlier : before[marking]) {
            if (all.alive[earlier]) continue;
            all.alive[earlier] = true;
            waiting.push_back(earlier);
        }
    }
    for (std::uint32_t marking = 0; marking < size; ++marking) {
        if (!all.alive[marking]) continue;
        const auto steps = *space.steps(marking);
        for (const auto& step : steps) {
            if (!all.alive[step.marking]) continue;
            const auto& transition = net.transitions[step.transition];
            if (transition.silent) {
                all.silent[marking].push_back(step.marking);
            } else {
                all.visible[marking].push_back({number.at(transition.label), step.marking});
            }
        }
    }
    return all;
}

// The machine before it is made small.
struct Machine {
    std::vector<std::map<std::uint32_t, std::uint32_t>> next;
    std::vector<bool> accepting;
};

class Determiniser {
 public:
    explicit Determiniser(const Markings& markings) : markings_(markings), seen_(markings.final.size(), 0) {}

    std::optional<Machine> run() {
        Machine machine;
        state_of({MarkingSpace::initial}, machine);
        std::map<std::uint32_t, Set> targets;
        for (std::uint32_t state = 0; state < sets_.size(); ++state) {
            targets.clear();
            for (const auto marking : *sets_[state])
                for (const auto& step : markings_.visible[marking]) targets[step.label].push_back(step.marking);
            for (auto& [label, set] : targets) {
                const auto next = state_of(std::move(set), machine);
                machine.next[state][label] = next;
            }
            if (sets_.size() > most_states || entries_ > most_set_entries) return std::nullopt;
        }
        return machine;
    }

 private:
    // The state for the markings and all that silent steps lead to. Only markings that matter are kept: those where
    // something visible can be done, or that are the end.
    std::uint32_t state_of(Set roots, Machine& machine) {
        std::ranges::sort(roots);
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        if (const auto known = by_roots_.find(roots); known != by_roots_.end()) return known->second;
        ++round_;
        Set waiting = roots, kept;
        for (const auto root : roots) seen_[root] = round_;
        bool accepting = false;
        while (!waiting.empty()) {
            const auto marking = waiting.back();
            waiting.pop_back();
            accepting = accepting || markings_.final[marking];
            if (!markings_.visible[marking].empty()) kept.push_back(marking);
            for (const auto next : markings_.silent[marking]) {
                if (seen_[next] == round_) continue;
                seen_[next] = round_;
                waiting.push_back(next);
            }
        }
        std::ranges::sort(kept);
        kept.push_back(accepting ? 1 : 0);
        const auto [place, added] = by_set_.emplace(std::move(kept), static_cast<std::uint32_t>(sets_.size()));
        if (added) {
            entries_ += place->first.size();
            // The mark of acceptance at the end is not a marking.
            sets_.push_back(std::make_unique<Set>(place->first.begin(), place->first.end() - 1));
            machine.next.emplace_back();
            machine.accepting.push_back(accepting);
        }
        by_roots_.emplace(std::move(roots), place->second);
        return place->second;
    }

    const Markings& markings_;
    std::vector<std::uint32_t> seen_;
    std::uint32_t round_ = 0;
    std::uint64_t entries_ = 0;
    std::vector<std::unique_ptr<Set>> sets_;
    std::unordered_map<Set, std::uint32_t, SetHash> by_set_, by_roots_;
};

// States that permit the same are one: the coarsest division in which states of a part lead, label by label, to the
// same parts (Moore's refinement). Parts are numbered by their first state, so the initial one is 0.
std::vector<std::uint32_t> parts_of(const Machine& machine) {
    const auto size = machine.accepting.size();
    std::vector<std::uint32_t> part(size);
    for (std::size_t s = 0; s < size; ++s) part[s] = machine.accepting[s] == machine.accepting[0] ? 0 : 1;
    std::size_t parts = 0;
    while (true) {
        std::unordered_map<Set, std::uint32_t, SetHash> signatures;
        std::vector<std::uint32_t> finer(size);
        for (std::size_t s = 0; s < size; ++s) {
            Set signature{part[s]};
            for (const auto& [label, next] : machine.next[s]) signature.insert(signature.end(), {label, part[next]});
            finer[s] =
                signatures.emplace(std::move(signature), static_cast<std::uint32_t>(signatures.size())).first->second;
        }
        part = std::move(finer);
        if (signatures.size() == parts) return part;
        parts = signatures.size();
    }
}

}  // namespace

std::optional<ModelLanguage> ModelLanguage::of(const PetriNet& net, std::span<const std::string> labels) {
    const auto markings = markings_of(net, labels);
    if (!markings || !markings->alive[MarkingSpace::initial]) return std::nullopt;
    const auto machine = Determiniser(*markings).run();
    if (!machine) return std::nullopt;
    const auto part = parts_of(*machine);
    ModelLanguage language;
    language.begin_.push_back(0);
    for (std::uint32_t state = 0; state < part.size(); ++state) {
        if (part[state] != language.accepting_.size()) continue;  // not the first of its part
        language.accepting_.push_back(machine->accepting[state]);
        for (const auto& [label, next] : machine->next[state]) language.edges_.push_back({label, part[next]});
        language.begin_.push_back(static_cast<std::uint32_t>(language.edges_.size()));
    }
    return language;
}

std::optional<std::uint32_t> ModelLanguage::after(std::uint32_t state, std::uint32_t label) const {
    const auto here = edges(state);
    const auto found = std::ranges::lower_bound(here, label, {}, &Edge::label);
    if (found == here.end() || found->label != label) return std::nullopt;
    return found->state;
}

}  // namespace ledstang
