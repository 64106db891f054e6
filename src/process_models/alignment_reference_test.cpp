// Another program's optimal costs for every variant of a real log, against two models.
#include <gtest/gtest.h>

#include <support/process_model_cases.h>
#include <support/shared_folder.h>

#include "process_models/alignment.h"
#include "process_models/net_check.h"
#include "process_models/pnml.h"
#include "process_models/process_tree.h"

namespace ledstang {
namespace {

class AlignmentReference : public testing::TestWithParam<std::string> {
 protected:
    void SetUp() override {
        const auto shared = shared_folder();
        if (!shared || !std::filesystem::exists(*shared / "data" / "process"))
            GTEST_SKIP() << "skipped: no shared folder beside the project";
        reference_ = read_model_case(*shared / "data" / "process", GetParam());
    }
    void expect_reference(const LogAlignment& ours) const {
        for (std::size_t i = 0; i < reference_.align_cost.size(); ++i) {
            EXPECT_TRUE(ours.variants[i].exact);
            EXPECT_EQ(ours.variants[i].cost, reference_.align_cost[i]) << "variant " << i;
            EXPECT_EQ(ours.variants[i].case_alone + ours.variants[i].model_alone, ours.variants[i].cost);
            EXPECT_EQ(reference_.log.variants[i].activities.size() + ours.shortest_model_path_visible,
                      reference_.align_worst[i]);
        }
        const auto& theirs = reference_.reference["alignment"];
        EXPECT_EQ(ours.cases, theirs["cases"].get<std::uint64_t>());
        EXPECT_EQ(ours.cases_fit, theirs["cases_fit"].get<std::uint64_t>());
        EXPECT_EQ(ours.total_cost, theirs["total_cost"].get<std::uint64_t>());
        EXPECT_EQ(ours.shortest_model_path_visible, theirs["shortest_model_path_visible"].get<std::uint32_t>());
        EXPECT_NEAR(ours.percentage_fit, theirs["percentage_fit"].get<double>(), 1e-9);
        EXPECT_NEAR(ours.average_trace_fitness, theirs["average_trace_fitness"].get<double>(), 1e-9);
        EXPECT_NEAR(ours.log_fitness, theirs["log_fitness"].get<double>(), 1e-9);
    }

    ModelCase reference_;
};

TEST_P(AlignmentReference, CostOfEveryVariant) {
    const auto net = read_pnml("model.pnml", reference_.pnml);
    ASSERT_TRUE(net) << net.error().message;
    EXPECT_EQ(net->places.size(), reference_.reference["places"].get<std::size_t>());
    EXPECT_EQ(net->transitions.size(), reference_.reference["transitions"].get<std::size_t>());
    EXPECT_EQ(std::ranges::count(net->transitions, true, &NetTransition::silent),
              reference_.reference["silent_transitions"].get<std::ptrdiff_t>());
    EXPECT_EQ(net->arcs(), reference_.reference["arcs"].get<std::size_t>());
    EXPECT_TRUE(check_net(*net).sound());
    const auto ours = align(*net, reference_.log);
    ASSERT_TRUE(ours);
    expect_reference(*ours);
}

TEST_P(AlignmentReference, TheTreeGivesTheSameCostsAsTheNet) {
    const auto tree = read_ptml("model.ptml", reference_.ptml);
    ASSERT_TRUE(tree) << tree.error().message;
    EXPECT_EQ(in_signs(*tree), reference_.reference["process_tree"].get<std::string>());
    const auto ours = align(net_of(*tree, "modell"), reference_.log);
    ASSERT_TRUE(ours);
    expect_reference(*ours);
}

TEST_P(AlignmentReference, SearchingTheMarkingsGivesTheSameCosts) {
    const auto net = read_pnml("model.pnml", reference_.pnml);
    ASSERT_TRUE(net);
    AlignmentLimits limits;
    limits.whole_language = false;
    const auto ours = align(*net, reference_.log, limits);
    ASSERT_TRUE(ours);
    expect_reference(*ours);
}

TEST_P(AlignmentReference, TheSameStepsWithAnyNumberOfThreads) {
    const auto net = read_pnml("model.pnml", reference_.pnml);
    ASSERT_TRUE(net);
    const auto two = align(*net, reference_.log, {.threads = 2});
    const auto one = align(*net, reference_.log, {.threads = 1});
    ASSERT_TRUE(one && two);
    for (std::size_t i = 0; i < one->variants.size(); ++i) EXPECT_EQ(one->variants[i].steps, two->variants[i].steps);
}

INSTANTIATE_TEST_SUITE_P(Sepsis, AlignmentReference, testing::Values("imf02", "declared"),
                         [](const auto& made) { return made.param; });

}  // namespace
}  // namespace ledstang
