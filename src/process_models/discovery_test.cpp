#include "process_models/discovery.h"

#include <gtest/gtest.h>

#include <support/process_model_cases.h>
#include <support/shared_folder.h>

#include <random>

#include "process_models/alignment.h"
#include "process_models/net_check.h"

namespace ledstang {
namespace {

VariantLog log_of(const std::vector<std::pair<std::string, std::uint64_t>>& cases) {
    VariantLog log;
    for (char letter = 'a'; letter <= 'h'; ++letter) log.activities.emplace_back(1, letter);
    for (const auto& [letters, count] : cases) {
        auto& variant = log.variants.emplace_back();
        variant.cases = count;
        for (const char letter : letters) variant.activities.push_back(static_cast<std::uint32_t>(letter - 'a'));
    }
    return log;
}

std::string found(const std::vector<std::pair<std::string, std::uint64_t>>& cases, double noise = 0) {
    return in_signs(discover(log_of(cases), noise));
}

TEST(Discovery, BlocksByHand) {
    EXPECT_EQ(found({{"abc", 3}}), "->( 'a', 'b', 'c' )");
    EXPECT_EQ(found({{"ab", 3}, {"ac", 2}}), "->( 'a', X( 'b', 'c' ) )");
    EXPECT_EQ(found({{"abcd", 3}, {"acbd", 2}}), "->( 'a', +( 'b', 'c' ), 'd' )");
    EXPECT_EQ(found({{"ab", 3}, {"a", 2}}), "->( 'a', X( tau, 'b' ) )");
    EXPECT_EQ(found({{"ab", 3}, {"abcab", 2}}), "*( ->( 'a', 'b' ), 'c' )");
    EXPECT_EQ(found({{"a", 3}, {"aaa", 2}}), "*( 'a', tau )");
    EXPECT_EQ(found({{"ab", 3}, {"", 2}}), "X( tau, ->( 'a', 'b' ) )");
    EXPECT_EQ(found({}), "tau");
}

TEST(Discovery, WhatIsRareIsPassedOver) {
    // One case in a hundred goes through it twice, or lacks a step.
    EXPECT_EQ(found({{"abc", 99}, {"abcabc", 1}}, 0.2), "->( 'a', 'b', 'c' )");
    EXPECT_EQ(found({{"abc", 99}, {"abcabc", 1}}, 0), "*( ->( 'a', 'b', 'c' ), tau )");
    EXPECT_EQ(found({{"abc", 99}, {"ac", 1}}, 0.2), "->( 'a', 'b', 'c' )");
    EXPECT_EQ(found({{"abc", 99}, {"ac", 1}}, 0), "->( 'a', X( tau, 'b' ), 'c' )");
}

// Fitness 1 without noise, on logs of any kind.
TEST(Discovery, EveryCaseFitsWhenNothingIsPassedOver) {
    std::mt19937 random(4);
    for (int round = 0; round < 150; ++round) {
        VariantLog log = log_of({});
        const auto letters = 2 + random() % 7;
        for (auto left = 1 + random() % 12; left > 0; --left) {
            auto& variant = log.variants.emplace_back();
            variant.cases = 1 + random() % 20;
            for (auto length = random() % 10; length > 0; --length)
                variant.activities.push_back(static_cast<std::uint32_t>(random() % letters));
        }
        const auto tree = discover(log, 0);
        const auto net = net_of(tree, "");
        EXPECT_TRUE(check_net(net).sound());
        const auto aligned = align(net, log);
        ASSERT_TRUE(aligned);
        EXPECT_EQ(aligned->total_cost, 0U) << in_signs(tree);
        EXPECT_EQ(aligned->cases_at_least, 0U);
        // With noise the model may be anything, but sound and able to be held against the log.
        const auto rough = net_of(discover(log, 0.3), "");
        EXPECT_TRUE(check_net(rough).sound());
    }
}

// A log made by a model in blocks, each label once and enough cases: the miner finds the same model again.
TEST(Discovery, AModelIsFoundAgain) {
    const auto log = log_of({{"abdeg", 5},
                             {"abedg", 5},
                             {"adbeg", 5},
                             {"adebg", 4},
                             {"aedbg", 3},
                             {"aebdg", 2},
                             {"acg", 9},
                             {"abdegfabdeg", 1},
                             {"acgfacg", 1}});
    EXPECT_EQ(in_signs(discover(log, 0)), "*( ->( 'a', X( +( 'b', 'd', 'e' ), 'c' ), 'g' ), 'f' )");
}

TEST(Precision, ByHand) {
    const auto log = log_of({{"ab", 3}, {"ac", 1}});
    const auto leaf = [](const char* label) { return activity_tree(label); };
    const auto exact =
        net_of(tree_of(TreeKind::sequence, {leaf("a"), tree_of(TreeKind::exclusive, {leaf("b"), leaf("c")})}), "");
    EXPECT_EQ(precision_of(exact, log), 1.0);
    // After a the model permits four steps and the log takes two: 4 of 4 cases at the start, and 8 of 16 after a.
    const auto wide =
        net_of(tree_of(TreeKind::sequence,
                       {leaf("a"), tree_of(TreeKind::exclusive, {leaf("b"), leaf("c"), leaf("d"), leaf("e")})}),
               "");
    EXPECT_EQ(precision_of(wide, log), 12.0 / 20);
}

TEST(Discovery, RealLog) {
    const auto shared = shared_folder();
    if (!shared || !std::filesystem::exists(*shared / "data" / "process"))
        GTEST_SKIP() << "skipped: no shared folder beside the project";
    const auto reference = read_model_case(*shared / "data" / "process", "imf02");
    const auto whole = align(net_of(discover(reference.log, 0), ""), reference.log);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->total_cost, 0U);
    EXPECT_EQ(whole->cases_at_least, 0U);
    const auto tree = discover(reference.log, 0.2);
    const auto net = net_of(tree, "");
    EXPECT_TRUE(check_net(net).sound());
    const auto aligned = align(net, reference.log);
    ASSERT_TRUE(aligned);
    // Ours need not be the other program's tree; it should be about as good.
    EXPECT_GT(aligned->log_fitness, 0.9);
    EXPECT_GT(*precision_of(net, reference.log), 0.3);
    RecordProperty("tree", in_signs(tree));
}

}  // namespace
}  // namespace ledstang
