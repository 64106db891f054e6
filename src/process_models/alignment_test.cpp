// Hand-made nets with hand-made answers, and the search held against a plain one on random nets.
#include "process_models/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "process_models/deviations.h"
#include "process_models/marking_space.h"
#include "process_models/process_tree.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

ProcessTree step(std::string label) {
    return activity_tree(std::move(label));
}
const ProcessTree nothing{};

// Words by their first letter: "rtl" is Registrering, Triage, Läkare; o is Övrigt.
VariantLog log_of(const std::vector<std::pair<std::string, std::uint64_t>>& cases) {
    VariantLog log;
    log.activities = {"Registrering", "Triage", "Läkare", "Provtagning", "Hemgång", "Övrigt"};
    for (const auto& [letters, count] : cases) {
        auto& variant = log.variants.emplace_back();
        variant.cases = count;
        for (const char letter : letters)
            variant.activities.push_back(static_cast<std::uint32_t>(std::string("rtlpho").find(letter)));
    }
    return log;
}

// Registrering, Triage, then Läkare beside any number of Provtagning, then perhaps Hemgång.
PetriNet emergency() {
    return net_of(
        tree_of(TreeKind::sequence,
                {step("Registrering"), step("Triage"),
                 tree_of(TreeKind::parallel, {step("Läkare"), tree_of(TreeKind::loop, {nothing, step("Provtagning")})}),
                 tree_of(TreeKind::exclusive, {nothing, step("Hemgång")})}),
        "akut");
}

std::vector<std::string> sentences(const VariantLog& log, const LogAlignment& alignment) {
    std::vector<std::string> all;
    for (const auto& deviation : deviations_of(log, alignment))
        all.push_back(in_words(deviation, alignment.labels) + " " + std::to_string(deviation.cases));
    return all;
}

TEST(Alignment, CostsByHand) {
    const auto log = log_of({{"rtl", 10},
                             {"rtplpph", 5},
                             {"rl", 3},
                             {"", 1},
                             {"rtlhh", 2},
                             {"trl", 1},
                             {"rtlo", 1}});  // the last has Övrigt, which the model has not
    const auto ours = align(emergency(), log);
    ASSERT_TRUE(ours);
    std::vector<std::uint32_t> costs;
    for (const auto& variant : ours->variants) costs.push_back(variant.cost);
    EXPECT_THAT(costs, ElementsAre(0, 0, 1, 3, 1, 2, 1));
    EXPECT_EQ(ours->shortest_model_path_visible, 3U);
    EXPECT_EQ(ours->cases, 23U);
    EXPECT_EQ(ours->cases_fit, 15U);
    EXPECT_EQ(ours->total_cost, 3U + 3 + 2 + 2 + 1);
    // Lengths 3, 7, 2, 0, 5, 3, 4 and the shortest path of 3.
    EXPECT_DOUBLE_EQ(ours->log_fitness, 1 - 11.0 / (10 * 6 + 5 * 10 + 3 * 5 + 3 + 2 * 8 + 6 + 7));
    EXPECT_NEAR(ours->average_trace_fitness, (15 + 3 * 0.8 + 0 + 2 * (1 - 1.0 / 8) + 1 - 2.0 / 6 + 1 - 1.0 / 7) / 23,
                1e-12);
}

TEST(Alignment, StepsGoThroughTheCaseAndTheModel) {
    const auto log = log_of({{"rl", 1}});
    const auto ours = align(emergency(), log);
    ASSERT_TRUE(ours);
    EXPECT_THAT(ours->variants[0].steps,
                ElementsAre(AlignedStep{AlignmentMove::both, 0}, AlignedStep{AlignmentMove::model_alone, 1},
                            AlignedStep{AlignmentMove::both, 2}));
}

TEST(Alignment, DeviationsInWords) {
    const auto log = log_of({{"rtl", 90}, {"rl", 7}, {"rtolh", 5}, {"rtlhh", 4}, {"trl", 2}, {"hrtl", 1}});
    const auto ours = align(emergency(), log);
    ASSERT_TRUE(ours);
    EXPECT_THAT(sentences(log, *ours),
                ElementsAre("”Triage” saknas där det skulle ha skett efter ”Registrering”. 7",
                            "”Övrigt” skedde trots att modellen inte har det steget. 5",
                            "”Hemgång” skedde en gång till, efter ”Hemgång”, trots att modellen inte upprepar det "
                            "där. 4",
                            "”Triage” skedde för tidigt: i början i stället för efter ”Registrering”. 2",
                            "”Hemgång” skedde i början, trots att modellen inte har det där. 1"));
    EXPECT_THAT(deviations_of(log, *ours).front().variants, ElementsAre(1U));
}

TEST(Alignment, DeviationsOfAStepCountEachCaseOnce) {
    // Provtagning twice before Triage: at two places, in the same four cases.
    const auto log = log_of({{"prptl", 4}, {"ptrl", 2}});
    const auto ours = align(emergency(), log);
    ASSERT_TRUE(ours);
    const auto steps = deviations_of(log, *ours, DeviationDetail::step);
    std::vector<std::string> words;
    for (const auto& one : steps)
        words.push_back(in_words(one, ours->labels, DeviationDetail::step) + " " + std::to_string(one.cases) + " " +
                        std::to_string(one.times));
    EXPECT_THAT(words, ElementsAre("”Provtagning” skedde, trots att modellen inte har det där. 6 10",
                                   "”Triage” skedde för tidigt. 2 2"));
}

TEST(Alignment, ModelWithoutAnEndIsRefused) {
    PetriNet net;
    const auto start = net.add_place("start", 1), middle = net.add_place("mitten");
    net.add_place("slut", 0, 1);
    net.add_step("Registrering", {start}, {middle});
    EXPECT_EQ(align(net, log_of({{"r", 1}})).error().code, "model.no_end");
}

TEST(Alignment, NetWithoutBoundIsSearchedAsFarAsIsNeeded) {
    // Provtagning puts one more token in a place that Hemgång may leave: the markings have no end, the costs do.
    PetriNet net;
    const auto start = net.add_place("start", 1), end = net.add_place("slut", 0, 1), heap = net.add_place("hög");
    net.add_step("Provtagning", {start}, {start, heap});
    net.add_step("Läkare", {heap}, {});
    net.add_step("Hemgång", {start}, {end});
    const auto log = log_of({{"pplhl", 1}, {"pph", 1}, {"h", 1}});
    const auto ours = align(net, log, {.markings = 10'000});
    ASSERT_TRUE(ours) << ours.error().message;
    EXPECT_EQ(ours->variants[0].cost, 0U);
    EXPECT_EQ(ours->variants[1].cost, 2U);
    EXPECT_EQ(ours->variants[2].cost, 0U);
}

TEST(Alignment, SearchThatIsStoppedSaysAtLeast) {
    const auto log = log_of({{"hhhhhhpppplllltttrrr", 2}});
    AlignmentLimits limits;
    const auto whole = align(emergency(), log, limits);
    limits.nodes = 12;
    const auto stopped = align(emergency(), log, limits);
    ASSERT_TRUE(whole && stopped);
    EXPECT_FALSE(stopped->variants[0].exact);
    EXPECT_LE(stopped->variants[0].cost, whole->variants[0].cost);
    EXPECT_EQ(stopped->cases_at_least, 2U);
    EXPECT_TRUE(stopped->variants[0].steps.empty());
    EXPECT_EQ(whole->cases_at_least, 0U);
}

TEST(Alignment, NinetyActivities) {
    // More labels than a word has bits: the bounds must count all of them.
    std::vector<ProcessTree> steps;
    VariantLog log;
    for (int i = 0; i < 90; ++i) {
        log.activities.push_back("Steg " + std::to_string(i));
        steps.push_back(step(log.activities.back()));
    }
    log.variants.resize(2);
    for (std::uint32_t i = 0; i < 90; ++i)
        if (i % 9 != 0) log.variants[0].activities.push_back(i);
    log.variants[1].activities = {89, 0};
    const auto ours = align(net_of(tree_of(TreeKind::sequence, std::move(steps)), "lång"), log);
    ASSERT_TRUE(ours);
    EXPECT_EQ(ours->variants[0].cost, 10U);
    EXPECT_EQ(ours->variants[1].cost, 90U);
}

// The plainest search there is: Bellman-Ford over (events done, marking).
std::uint32_t plain_cost(const PetriNet& net, const VariantLog& log, const ProcessVariant& variant) {
    MarkingSpace space(net, 5000);
    EXPECT_TRUE(space.find_all());
    const auto size = variant.activities.size() + 1;
    constexpr std::uint32_t far = 1'000'000;
    std::vector<std::vector<std::uint32_t>> cost(size, std::vector<std::uint32_t>(space.size(), far));
    cost[0][0] = 0;
    for (bool better = true; better;) {
        better = false;
        const auto reach = [&](std::size_t done, std::uint32_t marking, std::uint32_t value) {
            if (value < cost[done][marking]) cost[done][marking] = value, better = true;
        };
        for (std::size_t done = 0; done < size; ++done) {
            for (std::uint32_t marking = 0; marking < space.size(); ++marking) {
                const auto here = cost[done][marking];
                if (here == far) continue;
                if (done + 1 < size) reach(done + 1, marking, here + 1);
                const auto steps = *space.steps(marking);
                for (const auto& next : steps) {
                    const auto& transition = net.transitions[next.transition];
                    reach(done, next.marking, here + (transition.silent ? 0 : 1));
                    if (!transition.silent && done + 1 < size &&
                        log.activities[variant.activities[done]] == transition.label)
                        reach(done + 1, next.marking, here);
                }
            }
        }
    }
    std::uint32_t best = far;
    for (std::uint32_t marking = 0; marking < space.size(); ++marking)
        if (space.is_final(marking)) best = std::min(best, cost[size - 1][marking]);
    return best;
}

ProcessTree random_tree(std::mt19937& random, int depth) {
    const auto kind = depth == 0 ? random() % 2 : random() % 7;
    if (kind == 0 || kind == 2) return step(std::string(1, static_cast<char>('a' + random() % 5)));
    if (kind == 1) return random() % 3 == 0 ? nothing : step(std::string(1, static_cast<char>('a' + random() % 5)));
    std::vector<ProcessTree> children;
    const auto count = 2 + random() % 2;
    for (unsigned i = 0; i < count; ++i) children.push_back(random_tree(random, depth - 1));
    constexpr TreeKind kinds[] = {TreeKind::sequence, TreeKind::exclusive, TreeKind::parallel, TreeKind::loop};
    return tree_of(kinds[kind - 3], std::move(children));
}

TEST(Alignment, EqualsAPlainSearchOnRandomModelsAndCases) {
    std::mt19937 random(20261122);
    int above_zero = 0;
    for (int round = 0; round < 150; ++round) {
        const auto tree = random_tree(random, 3);
        const auto net = net_of(tree, "slump");
        VariantLog log;
        log.activities = {"a", "b", "c", "d", "e", "f"};
        for (int i = 0; i < 6; ++i) {
            auto& variant = log.variants.emplace_back();
            for (auto left = random() % 9; left > 0; --left)
                variant.activities.push_back(static_cast<std::uint32_t>(random() % 6));
        }
        const auto by_language = align(net, log);
        const auto by_markings = align(net, log, {.whole_language = false});
        ASSERT_TRUE(by_language && by_markings);
        for (std::size_t i = 0; i < log.variants.size(); ++i) {
            const auto plain = plain_cost(net, log, log.variants[i]);
            EXPECT_EQ(by_language->variants[i].cost, plain) << in_signs(tree) << " variant " << i;
            EXPECT_EQ(by_markings->variants[i].cost, plain) << in_signs(tree) << " variant " << i;
            above_zero += plain > 0;
        }
        const auto simple = align(net_of(simplified(tree), "slump"), log);
        ASSERT_TRUE(simple);
        for (std::size_t i = 0; i < log.variants.size(); ++i)
            EXPECT_EQ(simple->variants[i].cost, by_language->variants[i].cost) << in_signs(tree);
    }
    EXPECT_GT(above_zero, 100);
}

}  // namespace
}  // namespace ledstang
