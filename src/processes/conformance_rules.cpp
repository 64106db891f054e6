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
    WaysTried(const ChosenCases& cases, const std::vector<bool>& left_out)
        : cases_(cases),
          ways_(variants_of(cases.selection())),
          one_of_each_(examples(cases.selection(), ways_, left_out)) {}

    std::optional<ConformanceRule> held(const OrderRule& rule) const {
        const auto counts = counts_of(rule);
        const auto concerned = counts.concerned;
        if (concerned == 0 || cases_.is_small(concerned) || gives_few_away(rule, counts)) return std::nullopt;
        std::uint64_t broken = 0;
        for (const auto index : check_rule(one_of_each_, rule, std::numeric_limits<std::size_t>::max()).examples)
            broken += ways_.list[ways_.of_case[index]].count;
        ConformanceRule told;
        told.words = in_words(rule, cases_.selection().log());
        told.cases = static_cast<std::int64_t>(concerned);
        // Of those who break it some lack a step, which other rules and the map tell: the others are not to be few.
        const auto lack = std::min(counts.lack, broken);
        if (cases_.is_small(broken) || cases_.is_small(concerned - broken) || cases_.is_small(broken - lack))
            return told;
        told.broken = static_cast<std::int64_t>(broken);
        told.share = percent(concerned - broken, concerned);
        return told;
    }

 private:
    static Selection examples(const Selection& selection, const Variants& ways, const std::vector<bool>& left_out) {
        CaseSet cases(selection.log().cases(), false);
        for (std::size_t k = 0; k < ways.list.size(); ++k)
            if (left_out.empty() || !left_out[k]) cases.add(ways.list[k].example);
        return {selection.log(), std::move(cases)};
    }
    struct Counts {
        std::uint64_t all = 0, has_a = 0, has_b = 0, has_both = 0;
        std::uint64_t concerned = 0;  // that the rule says something of
        std::uint64_t lack = 0;       // of those, who break it because they lack a step
    };
    Counts counts_of(const OrderRule& rule) const {
        Counts counts;
        for (const auto& way : ways_.list) {
            if (!one_of_each_.cases().contains(way.example)) continue;
            const auto sequence = sequence_of(cases_.selection().log(), way);
            const bool a = std::ranges::find(sequence, rule.a) != sequence.end();
            const bool b = std::ranges::find(sequence, rule.b) != sequence.end();
            counts.all += way.count;
            counts.has_a += a ? way.count : 0;
            counts.has_b += b ? way.count : 0;
            counts.has_both += a && b ? way.count : 0;
        }
        switch (rule.kind) {
            case RuleTemplate::response:
                counts.concerned = counts.has_a;
                counts.lack = counts.has_a - counts.has_both;
                break;
            case RuleTemplate::precedence:
                counts.concerned = counts.has_b;
                counts.lack = counts.has_b - counts.has_both;
                break;
            case RuleTemplate::not_coexistence:
                counts.concerned = counts.has_a + counts.has_b - counts.has_both;
                break;
            case RuleTemplate::exactly_once:
                counts.concerned = counts.all;
                counts.lack = counts.all - counts.has_a;
                break;
            default:
                counts.concerned = counts.all;
        }
        return counts;
    }
    // Whoever knows from the map how many have each of the two sees the third number.
    bool gives_few_away(const OrderRule& rule, const Counts& counts) const {
        return rule.kind == RuleTemplate::not_coexistence &&
               (cases_.is_small(counts.has_a) || cases_.is_small(counts.has_b) || cases_.is_small(counts.has_both));
    }

    const ChosenCases& cases_;
    Variants ways_;
    Selection one_of_each_;
};

}  // namespace

std::vector<ConformanceRule> conformance_rules(const PetriNet& net, const ChosenCases& cases,
                                               const std::vector<bool>& left_out) {
    const auto& activities = cases.selection().log().activities();
    const WaysTried ways(cases, left_out);
    std::vector<std::string> known;
    for (std::uint32_t i = 0; i < activities.size(); ++i) known.emplace_back(activities[i]);
    std::vector<ConformanceRule> rules;
    for (const auto& rule : rules_of(net, known)) {
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
