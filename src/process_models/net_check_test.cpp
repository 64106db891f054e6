#include "process_models/net_check.h"

#include <gtest/gtest.h>

#include "process_models/process_tree.h"

namespace ledstang {
namespace {

TEST(NetCheck, ABlockModelIsSound) {
    const auto net = net_of(tree_of(TreeKind::parallel, {activity_tree("Röntgen"), activity_tree("Provtagning")}), "x");
    const auto check = check_net(net);
    EXPECT_TRUE(check.sound());
    EXPECT_TRUE(check.faults().empty());
    EXPECT_EQ(check.markings, 4U);  // both to be done, one of each, the end
}

// A choice that is gathered as if both branches had been taken.
TEST(NetCheck, AChoiceGatheredInParallelIsStuck) {
    PetriNet net;
    const auto start = net.add_place("start", 1), a = net.add_place("efter röntgen"), b = net.add_place("efter prov"),
               end = net.add_place("slut", 0, 1);
    net.add_step("Röntgen", {start}, {a});
    net.add_step("Provtagning", {start}, {b});
    net.add_step("Hemgång", {a, b}, {end});
    const auto check = check_net(net);
    EXPECT_FALSE(check.sound());
    EXPECT_FALSE(check.can_end);
    EXPECT_EQ(check.dead_steps, std::vector<std::string>{"Hemgång"});
    const auto faults = check.faults();
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].code, "model.dead_step");
    EXPECT_EQ(faults[1].code, "model.no_end");
}

// Parallel branches that are gathered as if one had been chosen.
TEST(NetCheck, ParallelBranchesGatheredAsAChoiceLeaveSomething) {
    PetriNet net;
    const auto start = net.add_place("start", 1), a = net.add_place("röntgen väntar"), b = net.add_place("prov väntar"),
               end = net.add_place("slut", 0, 1);
    net.add_silent("dela", {start}, {a, b});
    net.add_step("Röntgen", {a}, {end});
    net.add_step("Provtagning", {b}, {end});
    const auto check = check_net(net);
    EXPECT_TRUE(check.can_end == false || check.left_over > 0);
    EXPECT_GT(check.left_over, 0U);
    EXPECT_EQ(check.left_over_at, "prov väntar, slut");
}

// What is silent and alone takes place at once, and is neither dead nor in the way of what is found.
TEST(NetCheck, ManyGatewaysAreOneWay) {
    PetriNet net;
    auto place = net.add_place("start", 1);
    for (int i = 0; i < 50; ++i) {
        const auto next = net.add_place("väg");
        net.add_silent("gateway", {place}, {next});
        place = next;
    }
    const auto end = net.add_place("slut", 0, 1), trap = net.add_place("återvändsgränd");
    net.add_step("Hemgång", {place}, {end});
    EXPECT_TRUE(check_net(net).sound());
    EXPECT_EQ(check_net(net).markings, 2U);
    net.add_silent("fel väg", {place}, {trap});
    const auto check = check_net(net);
    EXPECT_TRUE(check.can_end);
    EXPECT_EQ(check.stuck, 1U);
    EXPECT_EQ(check.stuck_at, "återvändsgränd");
    EXPECT_EQ(check.faults().front().code, "model.stuck");
}

TEST(NetCheck, ANetWithoutBoundIsToldOf) {
    PetriNet net;
    const auto start = net.add_place("start", 1), heap = net.add_place("hög", 0, 1);
    net.add_step("Provtagning", {start}, {start, heap});
    const auto check = check_net(net, 100);
    EXPECT_FALSE(check.whole);
    ASSERT_EQ(check.faults().size(), 1U);
    EXPECT_EQ(check.faults()[0].code, "model.too_large");
}

}  // namespace
}  // namespace ledstang
