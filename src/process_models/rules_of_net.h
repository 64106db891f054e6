// What a process model demands of every case, as rules that one can say and check one by one: found in the language of
// the model, so that they hold for every way that it permits.
#pragma once

#include <string>
#include <vector>

#include "process_models/petri_net.h"

namespace ledstang {

enum class NetRuleKind {
    first,           // every case begins with a
    exactly_once,    // a is there once
    existence,       // a is there, and may be there again
    response,        // after each a there is a b
    precedence,      // before each b there is an a
    not_coexistence  // a and b are never in the same case
};

struct NetRule {
    NetRuleKind kind = NetRuleKind::first;
    std::string a, b;  // labels; b only of rules for two
    bool operator==(const NetRule&) const = default;
};

// Rules that follow from two others of the same kind are left out: of a → b → c that a comes before c. Empty where the
// model's language is too large to be made (model_language.h). Only those of labels that are `known`: what follows by
// way of another is told.
std::vector<NetRule> rules_of(const PetriNet& net, const std::vector<std::string>& known);

}  // namespace ledstang
