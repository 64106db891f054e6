#include "processes/conformance_rules.h"

#include <algorithm>
#include <limits>

#include "process_analysis/rules_of_order.h"
#include "process_analysis/variants.h"
#include "process_models/rules_of_net.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_rules = 50;

RuleTemplate template_of(NetRuleKind kind) {
    switch (kind) {
        case NetRuleKind::first:
            return RuleTemplate::first;
        case NetRuleKind::exactly_once:
            return RuleTemplate::exactly_once;
        case NetRuleKind::existence:
            return RuleTemplate::existence;
        case NetRuleKind::response:
            return RuleTemplate::response;
        case NetRuleKind::precedence:
            return RuleTemplate::precedence;
        case NetRuleKind::not_coexistence:
            return RuleTemplate::not_coexistence;
    }
    return RuleTemplate::existence;
}

// One case of each way is tried, and counts as often as the way is taken: time plays no part in these rules.
class WaysTried {
 public:
    explicit WaysTried(const ChosenCases& cases)
        : cases_(cases), ways_(variants_of(cases.selection())), one_of_each_(examples(cases.selection(), ways_)) {}

    std::optional<ConformanceRule> held(const OrderRule& rule) const {
        const auto& log = cases_.selection().log();
        std::uint64_t concerned = 0, broken = 0;
        for (const auto& way : ways_.list) concerned += concerns(rule, way) ? way.count : 0;
        if (concerned == 0 || cases_.is_small(concerned)) return std::nullopt;
        for (const auto index : check_rule(one_of_each_, rule, std::numeric_limits<std::size_t>::max()).examples)
            broken += ways_.list[ways_.of_case[index]].count;
        ConformanceRule told;
        told.words = in_words(rule, log);
        told.cases = static_cast<std::int64_t>(concerned);
        if (cases_.is_small(broken) || cases_.is_small(concerned - broken)) return told;
        told.broken = static_cast<std::int64_t>(broken);
        told.share = percent(concerned - broken, concerned);
        return told;
    }

 private:
    static Selection examples(const Selection& selection, const Variants& ways) {
        CaseSet cases(selection.log().cases(), false);
        for (const auto& way : ways.list) cases.add(way.example);
        return {selection.log(), std::move(cases)};
    }
    bool concerns(const OrderRule& rule, const Variant& way) const {
        const auto has = [&](std::uint32_t activity) {
            const auto sequence = sequence_of(cases_.selection().log(), way);
            return std::ranges::find(sequence, activity) != sequence.end();
        };
        switch (rule.kind) {
            case RuleTemplate::response:
                return has(rule.a);
            case RuleTemplate::precedence:
                return has(rule.b);
            case RuleTemplate::not_coexistence:
                return has(rule.a) || has(rule.b);
            default:
                return true;
        }
    }

    const ChosenCases& cases_;
    Variants ways_;
    Selection one_of_each_;
};

}  // namespace

std::vector<ConformanceRule> conformance_rules(const PetriNet& net, const ChosenCases& cases) {
    const auto& activities = cases.selection().log().activities();
    const WaysTried ways(cases);
    std::vector<ConformanceRule> rules;
    for (const auto& rule : rules_of(net)) {
        const auto a = activities.find(rule.a);
        const auto b = rule.b.empty() ? a : activities.find(rule.b);
        if (!a || !b) continue;
        if (auto held = ways.held({template_of(rule.kind), *a, *b, 0})) rules.push_back(std::move(*held));
    }
    std::ranges::stable_sort(rules, std::ranges::greater(), [](const auto& one) { return one.broken.value_or(0); });
    if (rules.size() > most_rules) rules.resize(most_rules);
    return rules;
}

}  // namespace ledstang
