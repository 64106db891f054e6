#include "process_models/marking_space.h"

#include <algorithm>

namespace ledstang {
namespace {

constexpr unsigned char most_tokens = 250;
constexpr std::size_t most_bytes = 256 << 20;  // of tokens, over all markings
constexpr std::size_t most_steps = 10'000;     // from one marking
constexpr int most_done_at_once = 10'000;      // silent transitions after one step

}  // namespace

MarkingSpace::MarkingSpace(const PetriNet& net, std::uint32_t limit, SilentMoves moves)
    : net_(net),
      limit_(static_cast<std::uint32_t>(
          std::clamp<std::size_t>(most_bytes / (net.places.size() + 1), 1, std::max<std::uint32_t>(limit, 1)))) {
    std::string first;
    for (std::uint32_t place = 0; place < net.places.size(); ++place) {
        first += static_cast<char>(std::min<std::uint32_t>(net.places[place].initial, most_tokens));
        final_ += static_cast<char>(std::min<std::uint32_t>(net.places[place].final, most_tokens));
        sources_.push_back({place});
    }
    taken_.resize(net.transitions.size(), false);
    sort_out(moves);
    auto ready = first;
    if (do_at_once(ready)) first = ready;
    number(first);
}

void MarkingSpace::sort_out(SilentMoves moves) {
    if (moves == SilentMoves::each) {
        for (std::uint32_t t = 0; t < net_.transitions.size(); ++t) asked_.push_back(t);
        return;
    }
    std::vector<std::uint32_t> takers(net_.places.size(), 0);
    for (const auto& transition : net_.transitions)
        for (const auto place : transition.inputs) ++takers[place];
    std::vector<std::vector<std::uint32_t>> movers(net_.places.size());  // places with a move to this one
    for (std::uint32_t t = 0; t < net_.transitions.size(); ++t) {
        const auto& [name, label, silent, inputs, outputs] = net_.transitions[t];
        // A token must lie in a final place itself, so moves to those stay steps.
        if (moves == SilentMoves::postponed && silent && inputs.size() == 1 && outputs.size() == 1 &&
            net_.places[outputs[0]].final == 0) {
            movers[outputs[0]].push_back(inputs[0]);
            continue;
        }
        const bool alone = silent && !inputs.empty() && std::ranges::all_of(inputs, [&](auto place) {
                               return takers[place] == 1 && net_.places[place].final == 0;
                           });
        (alone ? at_once_ : asked_).push_back(t);
    }
    for (auto& sources : sources_) {
        for (std::size_t i = 0; i < sources.size(); ++i)
            for (const auto place : movers[sources[i]])
                if (std::ranges::find(sources, place) == sources.end()) sources.push_back(place);
    }
    // A transition that waits for tokens which may lie elsewhere is a step: they may also stay there for another use.
    std::erase_if(at_once_, [&](auto t) {
        const auto& inputs = net_.transitions[t].inputs;
        const bool waits = std::ranges::any_of(inputs, [&](auto place) { return sources_[place].size() > 1; });
        if (waits) asked_.push_back(t);
        return waits;
    });
    std::ranges::sort(asked_);
}

bool MarkingSpace::is_past_final(std::uint32_t marking) const {
    const std::string& tokens = *tokens_[marking];
    bool over = false;
    for (std::size_t place = 0; place < tokens.size(); ++place) {
        const auto has = static_cast<unsigned char>(tokens[place]), must = static_cast<unsigned char>(final_[place]);
        if (has < must) return false;
        over = over || has > must;
    }
    return over;
}

std::optional<std::uint32_t> MarkingSpace::number(const std::string& tokens) {
    const auto found = numbers_.find(tokens);
    if (found != numbers_.end()) return found->second;
    if (tokens_.size() >= limit_) return std::nullopt;
    const auto [place, added] = numbers_.emplace(tokens, size());
    tokens_.push_back(&place->first);
    steps_.emplace_back();
    expanded_.push_back(false);
    return size() - 1;
}

bool MarkingSpace::do_at_once(std::string& tokens) {
    int done = 0;
    for (bool again = true; again;) {
        again = false;
        for (const auto t : at_once_) {
            const auto& transition = net_.transitions[t];
            if (!std::ranges::all_of(transition.inputs, [&](auto place) { return tokens[place] != 0; })) continue;
            if (++done > most_done_at_once) return false;
            taken_[t] = true;
            for (const auto place : transition.inputs) --tokens[place];
            for (const auto place : transition.outputs) {
                if (static_cast<unsigned char>(tokens[place]) >= most_tokens) return false;
                ++tokens[place];
            }
            again = true;
        }
    }
    return true;
}

bool MarkingSpace::give(std::uint32_t transition, std::string tokens, std::vector<Step>& steps) {
    for (const auto place : net_.transitions[transition].outputs) {
        if (static_cast<unsigned char>(tokens[place]) >= most_tokens) return false;
        ++tokens[place];
    }
    if (!do_at_once(tokens)) return false;
    const auto leads_to = number(tokens);
    if (!leads_to || steps.size() >= most_steps) return false;
    steps.push_back({transition, *leads_to});
    taken_[transition] = true;
    return true;
}

bool MarkingSpace::take(std::uint32_t transition, std::size_t input, std::string& tokens, std::vector<Step>& steps) {
    const auto& inputs = net_.transitions[transition].inputs;
    if (input == inputs.size()) return give(transition, tokens, steps);
    for (const auto source : sources_[inputs[input]]) {
        if (tokens[source] == 0) continue;
        --tokens[source];
        const bool within = take(transition, input + 1, tokens, steps);
        ++tokens[source];
        if (!within) return false;
    }
    return true;
}

std::optional<std::span<const MarkingSpace::Step>> MarkingSpace::steps(std::uint32_t marking) {
    if (expanded_[marking]) return steps_[marking];
    auto tokens = *tokens_[marking];
    std::vector<Step> steps;
    for (const auto t : asked_) {
        const auto& inputs = net_.transitions[t].inputs;
        const auto at_hand = [&](auto place) {
            return std::ranges::any_of(sources_[place], [&](auto source) { return tokens[source] != 0; });
        };
        if (std::ranges::all_of(inputs, at_hand) && !take(t, 0, tokens, steps)) return std::nullopt;
    }
    steps_[marking] = std::move(steps);
    expanded_[marking] = true;
    return steps_[marking];
}

bool MarkingSpace::find_all() {
    for (std::uint32_t marking = 0; marking < size(); ++marking)
        if (!steps(marking)) return false;
    return true;
}

std::string MarkingSpace::in_words(std::uint32_t marking) const {
    std::string words;
    const std::string& tokens = *tokens_[marking];
    for (std::size_t place = 0; place < tokens.size(); ++place) {
        if (tokens[place] == 0) continue;
        if (!words.empty()) words += ", ";
        words += net_.places[place].name;
    }
    return words;
}

}  // namespace ledstang
