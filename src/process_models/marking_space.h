// The markings that a net can come to, found as they are asked for and numbered in that order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "process_models/petri_net.h"

namespace ledstang {

// At most so many markings are kept of one net. A model that people draw has some hundreds to some ten thousands.
inline constexpr std::uint32_t most_markings = 200'000;

// How silent transitions are looked at.
//   each       like any step
//   at_once    one that nothing competes with takes place at once. Whether the end can be reached, and what is left
//              over there, stays the same.
//   postponed  moreover, one that only moves a token takes place when the token is needed there. Which sequences of
//              steps are permitted stays the same, and ten steps in parallel that may each be left out have a thousand
//              markings instead of a million; a move that would lead nowhere is never made.
enum class SilentMoves { each, at_once, postponed };

class MarkingSpace {
 public:
    struct Step {
        std::uint32_t transition;
        std::uint32_t marking;  // where it leads
    };

    explicit MarkingSpace(const PetriNet& net, std::uint32_t limit = most_markings,
                          SilentMoves moves = SilentMoves::each);

    static constexpr std::uint32_t initial = 0;
    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }  // found so far
    bool is_final(std::uint32_t marking) const { return *tokens_[marking] == final_; }
    // Every place that must hold tokens at the end holds them, and something is left over besides.
    bool is_past_final(std::uint32_t marking) const;
    // The steps that are possible, in the order of the net's transitions. Nothing when the limit is met, or a place
    // would hold more than 250 tokens: then the net has no bound, or none that a person could follow.
    std::optional<std::span<const Step>> steps(std::uint32_t marking);
    // Whether the transition took place on the way to a marking that was found.
    bool was_taken(std::uint32_t transition) const { return taken_[transition]; }
    // Finds all. False when there are more than the limit.
    bool find_all();
    // "väntan, klar": the places that hold tokens.
    std::string in_words(std::uint32_t marking) const;

 private:
    void sort_out(SilentMoves moves);
    // All ways to take the tokens that the transition needs, from its places or from where they may be moved there.
    bool take(std::uint32_t transition, std::size_t input, std::string& tokens, std::vector<Step>& steps);
    bool give(std::uint32_t transition, std::string tokens, std::vector<Step>& steps);
    bool do_at_once(std::string& tokens);
    std::optional<std::uint32_t> number(const std::string& tokens);

    const PetriNet& net_;
    std::uint32_t limit_;
    std::string final_;
    std::vector<std::uint32_t> asked_;                 // transitions that are steps here
    std::vector<std::uint32_t> at_once_;               // silent ones that are done as soon as they can
    std::vector<std::vector<std::uint32_t>> sources_;  // by place: itself, and those whose tokens may be moved to it
    std::unordered_map<std::string, std::uint32_t> numbers_;  // tokens of every place, one byte each
    std::vector<const std::string*> tokens_;                  // by number; the keys above
    std::vector<std::vector<Step>> steps_;
    std::vector<bool> expanded_, taken_;
};

}  // namespace ledstang
