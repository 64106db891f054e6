#include "process_models/bpmn.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "process_models/bpmn_layout.h"
#include "process_models/model_language.h"
#include "process_models/net_check.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

const std::vector<std::string> labels{"a", "b", "c", "d", "e"};

std::string file_of(const std::string& process) {
    return "<?xml version=\"1.0\"?>\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
           "xmlns:ledstang=\"urn:ledstang:process:1\">\n<process id=\"p\" name=\"Höftfraktur\">\n" +
           process + "</process></definitions>";
}

// "a>b" a flow; every other word an element with its own name as id.
std::string flows(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::string out;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        out += "<sequenceFlow id=\"f" + std::to_string(i) + "\" sourceRef=\"" + pairs[i].first + "\" targetRef=\"" +
               pairs[i].second + "\"/>\n";
    return out;
}
std::string task(const std::string& id) {
    return "<userTask id=\"" + id + "\" name=\"" + id + "\"/>\n";
}
const std::string ends = "<startEvent id=\"s\"/><endEvent id=\"t\"/>\n";

// The codes of all faults, in order of appearance.
std::vector<std::string> codes(const std::string& process) {
    const auto read = read_bpmn("m.bpmn", file_of(process));
    std::vector<std::string> all;
    if (read) return all;
    for (const auto& fault : read.error().faults) all.push_back(fault.code);
    return all;
}

// Whether the drawing permits what the tree permits.
void expect_same(const std::string& process, const ProcessTree& tree) {
    const auto read = read_bpmn("m.bpmn", file_of(process));
    ASSERT_TRUE(read) << read.error().message;
    const auto net = net_of(*read, "m.bpmn");
    ASSERT_TRUE(net) << net.error().message;
    EXPECT_TRUE(check_net(*net).sound());
    EXPECT_EQ(ModelLanguage::of(*net, labels), ModelLanguage::of(net_of(tree, ""), labels)) << in_signs(tree);
}

ProcessTree step(std::string label) {
    return activity_tree(std::move(label));
}

TEST(Bpmn, StepsInOrder) {
    expect_same(ends + task("a") + task("b") + flows({{"s", "a"}, {"a", "b"}, {"b", "t"}}),
                tree_of(TreeKind::sequence, {step("a"), step("b")}));
}

TEST(Bpmn, GatewaysMeanWhatTheyShould) {
    const std::string body =
        ends + task("a") + task("b") + flows({{"s", "g"}, {"g", "a"}, {"g", "b"}, {"a", "h"}, {"b", "h"}, {"h", "t"}});
    const auto with = [&](const std::string& kind) {
        return body + "<" + kind + " id=\"g\"/><" + kind + " id=\"h\"/>";
    };
    const auto both = tree_of(TreeKind::parallel, {step("a"), step("b")});
    expect_same(with("exclusiveGateway"), tree_of(TreeKind::exclusive, {step("a"), step("b")}));
    expect_same(with("parallelGateway"), both);
    expect_same(with("inclusiveGateway"), tree_of(TreeKind::exclusive, {step("a"), step("b"), both}));
    expect_same(body + "<eventBasedGateway id=\"g\"/><exclusiveGateway id=\"h\"/>",
                tree_of(TreeKind::exclusive, {step("a"), step("b")}));
}

TEST(Bpmn, InclusiveGatewayWithADefaultAndAnEmptyBranch) {
    expect_same(ends + task("a") + task("b") +
                    "<inclusiveGateway id=\"g\" default=\"f2\"/><inclusiveGateway id=\"h\"/>" +
                    flows({{"s", "g"}, {"g", "a"}, {"g", "h"}, {"g", "b"}, {"a", "h"}, {"b", "h"}, {"h", "t"}}),
                tree_of(TreeKind::exclusive,
                        {step("a"), step("b"), ProcessTree{}, tree_of(TreeKind::parallel, {step("a"), step("b")})}));
}

TEST(Bpmn, ArrowsStraightIntoAndOutOfSteps) {
    // Two arrows out of a step are both taken; two arrows in are each one coming.
    expect_same(ends + task("a") + task("b") + task("c") + "<parallelGateway id=\"h\"/>" +
                    flows({{"s", "a"}, {"a", "b"}, {"a", "c"}, {"b", "h"}, {"c", "h"}, {"h", "t"}}),
                tree_of(TreeKind::sequence, {step("a"), tree_of(TreeKind::parallel, {step("b"), step("c")})}));
    expect_same(ends + task("a") + task("b") + "<exclusiveGateway id=\"g\"/>" +
                    flows({{"s", "a"}, {"a", "g"}, {"g", "b"}, {"b", "a"}, {"g", "t"}}),
                tree_of(TreeKind::loop, {step("a"), step("b")}));
}

TEST(Bpmn, SubProcessThatRepeatsAndTaskThatRepeats) {
    expect_same(
        ends +
            "<subProcess id=\"u\" name=\"Utredning\"><standardLoopCharacteristics/><startEvent id=\"s2\"/>"
            "<endEvent id=\"t2\"/>" +
            task("a") +
            "<sequenceFlow id=\"i1\" sourceRef=\"s2\" targetRef=\"a\"/><sequenceFlow id=\"i2\" sourceRef=\"a\" "
            "targetRef=\"t2\"/></subProcess><task id=\"b\" name=\"b\"><multiInstanceLoopCharacteristics/></task>" +
            flows({{"s", "u"}, {"u", "b"}, {"b", "t"}}),
        tree_of(TreeKind::sequence, {tree_of(TreeKind::loop, {step("a"), ProcessTree{}}),
                                     tree_of(TreeKind::loop, {step("b"), ProcessTree{}})}));
}

TEST(Bpmn, EventsAreSilentUnlessTheyAreActivitiesOfTheLog) {
    const std::string body =
        ends + task("a") +
        "<intermediateCatchEvent id=\"v\" name=\"Väntan\"><timerEventDefinition/></intermediateCatchEvent>" +
        flows({{"s", "a"}, {"a", "v"}, {"v", "t"}});
    expect_same(body, step("a"));
    expect_same(
        ends +
            "<task id=\"x\" name=\"Inläggning\"><extensionElements><ledstang:step><ledstang:activity name=\"a\"/>"
            "<ledstang:activity name=\"b\"/></ledstang:step></extensionElements></task><task id=\"y\" "
            "name=\"Samtal\"><extensionElements><ledstang:step "
            "recorded=\"false\"/></extensionElements></task><intermediateThrowEvent id=\"v\"><extensionElements>"
            "<ledstang:step><ledstang:activity name=\"c\"/></ledstang:step></extensionElements>"
            "</intermediateThrowEvent>" +
            flows({{"s", "x"}, {"x", "y"}, {"y", "v"}, {"v", "t"}}),
        tree_of(TreeKind::sequence, {tree_of(TreeKind::exclusive, {step("a"), step("b")}), step("c")}));
}

TEST(Bpmn, TwoEndsAreFineUnlessBothAreReached) {
    const std::string two = "<startEvent id=\"s\"/><endEvent id=\"t\"/><endEvent id=\"t2\"/>" + task("a") + task("b") +
                            flows({{"s", "g"}, {"g", "a"}, {"g", "b"}, {"a", "t"}, {"b", "t2"}});
    expect_same(two + "<exclusiveGateway id=\"g\"/>", tree_of(TreeKind::exclusive, {step("a"), step("b")}));
    const auto read = read_bpmn("m", file_of(two + "<parallelGateway id=\"g\"/>"));
    ASSERT_TRUE(read);
    const auto check = check_net(*net_of(*read, "m"));
    EXPECT_FALSE(check.sound());
    EXPECT_GT(check.left_over, 0U);
}

TEST(Bpmn, WhatIsNotReadIsRefusedByElementAndLine) {
    const auto whole = flows({{"s", "a"}, {"a", "t"}});
    const auto refused = read_bpmn(
        "m.bpmn",
        file_of(ends + task("a") + whole + "<boundaryEvent id=\"tid\" name=\"För sent\" attachedToRef=\"a\"/>"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "bpmn.unsupported");
    ASSERT_EQ(refused.error().faults.size(), 1U);
    EXPECT_EQ(refused.error().faults[0].path, "tid");
    EXPECT_EQ(refused.error().faults[0].line, 8);
    EXPECT_EQ(refused.error().faults[0].message, "Elementet ”För sent” av slaget boundaryEvent stöds inte.");
    EXPECT_THAT(codes(ends + task("a") + whole + "<complexGateway id=\"x\"/><adHocSubProcess id=\"y\"/>"),
                ElementsAre("bpmn.unsupported", "bpmn.unsupported"));
    EXPECT_THAT(
        codes("<startEvent id=\"s\"/><endEvent id=\"t\"><terminateEventDefinition/></endEvent>" + task("a") + whole),
        ElementsAre("bpmn.unsupported"));
    EXPECT_THAT(codes(ends + "<task id=\"a\"/>" + whole), ElementsAre("bpmn.name"));
    EXPECT_THAT(codes(ends + task("a") + task("a") + whole), ElementsAre("bpmn.id"));
    EXPECT_THAT(codes(ends + task("a") + task("b") + whole), ElementsAre("bpmn.loose"));
    EXPECT_THAT(codes(ends + task("a") + flows({{"s", "a"}, {"a", "x"}})), ElementsAre("bpmn.unknown"));
    EXPECT_THAT(codes("<startEvent id=\"s\"/>" + task("a") + flows({{"s", "a"}, {"a", "a"}})),
                ElementsAre("bpmn.no_end"));
    EXPECT_THAT(codes("<endEvent id=\"t\"/>" + task("a") + flows({{"a", "t"}, {"a", "a"}})),
                ElementsAre("bpmn.no_start"));
    EXPECT_THAT(codes(ends + task("a") + flows({{"s", "a"}, {"a", "t"}, {"t", "a"}})), ElementsAre("bpmn.flow"));
    EXPECT_THAT(codes(ends + task("a") + task("b") + flows({{"s", "a"}, {"b", "t"}}) +
                      "<sequenceFlow id=\"v\" sourceRef=\"a\" targetRef=\"b\"><conditionExpression/></sequenceFlow>"),
                ElementsAre("bpmn.condition"));
    EXPECT_THAT(codes(ends + task("a") + whole +
                      "<extensionElements><ledstang:leadTimeTarget name=\"m\" from=\"a\" "
                      "to=\"x\" seconds=\"60\"/></extensionElements>"),
                ElementsAre("bpmn.target"));
    EXPECT_EQ(read_bpmn("m", "<pnml/>").error().code, "bpmn.not_bpmn");
    EXPECT_EQ(read_bpmn("m", file_of("")).error().code, "bpmn.no_process");
}

TEST(Bpmn, InclusiveGatewayWithoutAPartnerIsRefused) {
    const std::string body =
        ends + task("a") + task("b") + flows({{"s", "g"}, {"g", "a"}, {"g", "b"}, {"a", "h"}, {"b", "h"}, {"h", "t"}});
    for (const std::string gateways : {"<inclusiveGateway id=\"g\"/><exclusiveGateway id=\"h\"/>",
                                       "<exclusiveGateway id=\"g\"/><inclusiveGateway id=\"h\"/>"}) {
        const auto read = read_bpmn("m", file_of(body + gateways));
        ASSERT_TRUE(read);
        EXPECT_EQ(net_of(*read, "m").error().code, "bpmn.inclusive");
    }
}

TEST(Bpmn, MilestonesTargetsAndLanesAreKept) {
    const auto read = read_bpmn(
        "m", file_of("<extensionElements><ledstang:leadTimeTarget name=\"Operation inom ett dygn\" from=\"a\" to=\"b\" "
                     "seconds=\"86400\" share=\"0.8\"/></extensionElements><laneSet id=\"l\"><lane id=\"l1\" "
                     "name=\"Akuten\"><flowNodeRef>a</flowNodeRef></lane></laneSet>" +
                     ends +
                     "<task id=\"a\" name=\"Läkar-\nbedömning  \"><extensionElements><ledstang:milestone "
                     "name=\"Ankomst\"/></extensionElements></task>" +
                     task("b") + flows({{"s", "a"}, {"a", "b"}, {"b", "t"}})));
    ASSERT_TRUE(read) << read.error().message;
    const auto again = read_bpmn("m", write_bpmn(*read));
    ASSERT_TRUE(again) << again.error().message << again.error().faults[0].message;
    EXPECT_EQ(write_bpmn(*again), write_bpmn(*read));
    EXPECT_EQ(again->nodes[2].name, "Läkar- bedömning");
    EXPECT_EQ(again->nodes[2].milestone, "Ankomst");
    ASSERT_EQ(again->targets.size(), 1U);
    EXPECT_EQ(again->targets[0].seconds, 86400);
    EXPECT_EQ(again->targets[0].share, 0.8);
    ASSERT_EQ(again->lanes.size(), 1U);
    EXPECT_THAT(again->lanes[0].nodes, ElementsAre(2U));
}

ProcessTree random_tree(std::mt19937& random, int depth) {
    const auto kind = depth == 0 ? 0 : random() % 7;
    if (kind < 3) return random() % 5 == 0 ? ProcessTree{} : step(labels[random() % labels.size()]);
    std::vector<ProcessTree> children;
    for (auto left = 2 + random() % 2; left > 0; --left) children.push_back(random_tree(random, depth - 1));
    constexpr TreeKind kinds[] = {TreeKind::sequence, TreeKind::exclusive, TreeKind::parallel, TreeKind::loop};
    return tree_of(kinds[kind - 3], std::move(children));
}

bool overlap(const DrawnShape& a, const DrawnShape& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

TEST(Bpmn, ABlockModelDrawnWrittenAndReadIsTheSame) {
    std::mt19937 random(6);
    for (int round = 0; round < 200; ++round) {
        const auto tree = random_tree(random, 3);
        const auto drawn = bpmn_of(tree, "Slump");
        const auto read = read_bpmn("m", write_bpmn(drawn));
        ASSERT_TRUE(read) << read.error().message;
        const auto net = net_of(*read, "m");
        ASSERT_TRUE(net);
        EXPECT_TRUE(check_net(*net).sound());
        EXPECT_EQ(ModelLanguage::of(*net, labels), ModelLanguage::of(net_of(tree, ""), labels)) << in_signs(tree);
        const auto layout = layout_of(*read);
        for (std::size_t i = 0; i < layout.shapes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(overlap(layout.shapes[i], layout.shapes[j])) << in_signs(tree);
        for (const auto& line : layout.lines) EXPECT_GE(line.size(), 2U);
    }
}

}  // namespace
}  // namespace ledstang
