#include "process_models/marking_space.h"

#include <algorithm>

namespace ledstang {
namespace {

constexpr unsigned char most_tokens = 250;

}  // namespace

MarkingSpace::MarkingSpace(const PetriNet& net, std::uint32_t limit) : net_(net), limit_(limit) {
    std::string first;
    for (const auto& place : net.places) {
        first += static_cast<char>(std::min<std::uint32_t>(place.initial, most_tokens));
        final_ += static_cast<char>(std::min<std::uint32_t>(place.final, most_tokens));
    }
    limit_ = std::max<std::uint32_t>(limit_, 1);
    number(first);
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

std::optional<std::span<const MarkingSpace::Step>> MarkingSpace::steps(std::uint32_t marking) {
    if (expanded_[marking]) return steps_[marking];
    const std::string& tokens = *tokens_[marking];
    std::vector<Step> steps;
    std::string next;
    for (std::uint32_t t = 0; t < net_.transitions.size(); ++t) {
        const auto& transition = net_.transitions[t];
        if (!std::ranges::all_of(transition.inputs, [&](auto place) { return tokens[place] != 0; })) continue;
        next = tokens;
        for (const auto place : transition.inputs) --next[place];
        for (const auto place : transition.outputs) {
            if (static_cast<unsigned char>(next[place]) >= most_tokens) return std::nullopt;
            ++next[place];
        }
        const auto leads_to = number(next);
        if (!leads_to) return std::nullopt;
        steps.push_back({t, *leads_to});
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
