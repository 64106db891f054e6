// Declarative rules: what must, and must not, happen in every case. Standard Declare over finite cases (M. Pesic,
// H. Schonenberg and W. van der Aalst, EDOC 2007, 287–298), with events as activations: a rule of two activities is
// tried once for every event that activates it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "process_analysis/selection.h"

namespace ledstang {

enum class RuleTemplate {
    first,                // the case begins with a
    existence,            // a at least once
    absence,              // a never
    exactly_once,         // a once
    responded_existence,  // where there is an a there is a b, before or after
    response,             // each a has a later b
    response_within,      // each a has a later b, at most `seconds` after
    precedence,           // each b has an earlier a
    chain_response,       // the event after each a is b
    chain_precedence,     // the event before each b is a
    alternate_response,   // after each a comes a b before the next a
    not_response,         // no a has a later b
    not_coexistence       // a and b are never in the same case
};

struct OrderRule {
    RuleTemplate kind = RuleTemplate::response;
    std::uint32_t a = 0;
    std::uint32_t b = 0;  // only of rules for two
    double seconds = 0;   // only of response_within
};

bool has_two(RuleTemplate kind);

struct RuleResult {
    std::uint64_t cases_satisfied = 0;  // no activation is violated, or there was none
    std::uint64_t cases_violated = 0;
    // Of rules for two activities.
    std::uint64_t cases_activated = 0;
    std::uint64_t cases_satisfied_non_vacuous = 0;
    std::uint64_t activations = 0;
    std::uint64_t fulfilments = 0;
    std::uint64_t violations = 0;
    std::vector<std::uint32_t> examples;  // the first cases that violate it
};

RuleResult check_rule(const Selection& selection, const OrderRule& rule, std::size_t examples = 20);

// The rule in Swedish: "Efter varje ”Ankomst” kommer ”Läkare” inom 3 600 sekunder."
std::string in_words(const OrderRule& rule, const EventLog& log);

}  // namespace ledstang
