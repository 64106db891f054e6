#include "process_models/rules_of_net.h"

#include <gmock/gmock.h>

#include "process_models/process_tree.h"

namespace ledstang {

// How a rule is shown when a test fails.
static void PrintTo(const NetRule& rule, std::ostream* out) {
    *out << static_cast<int>(rule.kind) << ' ' << rule.a << ' ' << rule.b;
}

namespace {

using enum NetRuleKind;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

ProcessTree step(const char* name) {
    return activity_tree(name);
}

TEST(RulesOfNet, SayWhatHoldsOfEveryWayAndNothingThatFollowsFromTheRest) {
    const auto tree = tree_of(TreeKind::sequence, {step("A"), tree_of(TreeKind::exclusive, {step("B"), step("C")}),
                                                   tree_of(TreeKind::parallel, {step("D"), step("E")})});
    EXPECT_THAT(rules_of(net_of(tree, "x"), {"A", "B", "C", "D", "E"}),
                UnorderedElementsAre(
                    NetRule{first, "A", ""}, NetRule{exactly_once, "A", ""}, NetRule{exactly_once, "D", ""},
                    NetRule{exactly_once, "E", ""}, NetRule{response, "A", "D"}, NetRule{response, "A", "E"},
                    NetRule{response, "B", "D"}, NetRule{response, "B", "E"}, NetRule{response, "C", "D"},
                    NetRule{response, "C", "E"}, NetRule{precedence, "A", "B"}, NetRule{precedence, "A", "C"},
                    NetRule{precedence, "A", "D"}, NetRule{precedence, "A", "E"}, NetRule{not_coexistence, "B", "C"}));
}

TEST(RulesOfNet, KnowWhatMayBeDoneAgain) {
    const auto tree =
        tree_of(TreeKind::sequence, {step("A"), tree_of(TreeKind::loop, {step("B"), step("C")}), step("D")});
    EXPECT_THAT(
        rules_of(net_of(tree, "x"), {"A", "B", "C", "D", "E"}),
        UnorderedElementsAre(NetRule{first, "A", ""}, NetRule{exactly_once, "A", ""}, NetRule{existence, "B", ""},
                             NetRule{exactly_once, "D", ""}, NetRule{response, "A", "B"}, NetRule{response, "B", "D"},
                             NetRule{response, "C", "B"}, NetRule{precedence, "A", "B"}, NetRule{precedence, "B", "C"},
                             NetRule{precedence, "B", "D"}));
}

TEST(RulesOfNet, GoByWayOfNoStepThatNobodyTells) {
    const auto tree = tree_of(TreeKind::sequence, {step("A"), step("B"), step("C")});
    EXPECT_THAT(
        rules_of(net_of(tree, "x"), {"A", "C"}),
        UnorderedElementsAre(NetRule{first, "A", ""}, NetRule{exactly_once, "A", ""}, NetRule{exactly_once, "C", ""},
                             NetRule{response, "A", "C"}, NetRule{precedence, "A", "C"}));
}

TEST(RulesOfNet, DemandNothingThatMayBeLeftOut) {
    const auto tree = tree_of(TreeKind::exclusive, {step("A"), ProcessTree()});
    EXPECT_THAT(rules_of(net_of(tree, "x"), {"A", "B", "C", "D", "E"}), IsEmpty());
}

}  // namespace
}  // namespace ledstang
