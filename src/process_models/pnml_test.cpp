#include "process_models/pnml.h"

#include <gtest/gtest.h>

#include "process_models/process_tree.h"
#include "process_models/xml_tree.h"

namespace ledstang {
namespace {

const std::string head = "<pnml><net id=\"n\" type=\"x\"><page id=\"g\">";
const std::string tail = "</page></net></pnml>";
const std::string two_places =
    "<place id=\"a\"><initialMarking><text>1</text></initialMarking></place>\n<place id=\"b\"/>\n"
    "<transition id=\"t\"><name><text>Åtgärd &lt;1&gt;</text></name></transition>\n";

std::string code_of(const std::string& body) {
    const auto net = read_pnml("modell.pnml", head + body + tail);
    return net ? "" : net.error().code;
}

TEST(Pnml, NamespaceOrNotIsTheSame) {
    const std::string arcs = "<arc id=\"1\" source=\"a\" target=\"t\"/><arc id=\"2\" source=\"t\" target=\"b\"/>";
    const auto plain = read_pnml("m.pnml", head + two_places + arcs + tail);
    ASSERT_TRUE(plain) << plain.error().message;
    std::string spaced = head + two_places + arcs + tail;
    spaced.insert(5, " xmlns=\"http://www.pnml.org/version-2009/grammar/pnml\"");
    const auto with_namespace = read_pnml("m.pnml", spaced);
    ASSERT_TRUE(with_namespace);
    EXPECT_EQ(write_pnml(*plain), write_pnml(*with_namespace));
    EXPECT_EQ(plain->transitions[0].label, "Åtgärd <1>");
    // Without a final marking, the place that nothing leaves is the end.
    EXPECT_EQ(plain->places[0].final, 0U);
    EXPECT_EQ(plain->places[1].final, 1U);
}

TEST(Pnml, WrittenAndReadAgain) {
    const auto net =
        net_of(tree_of(TreeKind::loop, {activity_tree("Provtagning \"B\" & svar"),
                                        tree_of(TreeKind::exclusive, {ProcessTree{}, activity_tree("Väntan")})}),
               "Åter");
    const auto again = read_pnml("m.pnml", write_pnml(net));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(write_pnml(*again), write_pnml(net));
    EXPECT_EQ(again->name, "Åter");
    for (std::size_t i = 0; i < net.transitions.size(); ++i) {
        EXPECT_EQ(again->transitions[i].silent, net.transitions[i].silent);
        EXPECT_EQ(again->transitions[i].label, net.transitions[i].label);
    }
}

TEST(Pnml, WhatCannotBeReadIsRefusedWithItsPlace) {
    EXPECT_EQ(code_of(two_places + "<place id=\"a\"/>"), "pnml.id");
    EXPECT_EQ(code_of("<place/>"), "pnml.id");
    EXPECT_EQ(code_of(two_places + "<arc id=\"1\" source=\"a\" target=\"c\"/>"), "pnml.unknown");
    EXPECT_EQ(code_of(two_places + "<arc id=\"1\" source=\"a\" target=\"b\"/>"), "pnml.arc");
    EXPECT_EQ(code_of("<place id=\"a\"/>"), "pnml.no_start");
    EXPECT_EQ(code_of("<place id=\"a\"><initialMarking><text>251</text></initialMarking></place>"), "pnml.marking");
    EXPECT_EQ(code_of("<place id=\"a\"><initialMarking><text>-1</text></initialMarking></place>"), "pnml.marking");
    const std::string arc = "<arc id=\"1\" source=\"a\" target=\"t\">";
    EXPECT_EQ(code_of(two_places + arc + "<inscription><text>2</text></inscription></arc>"), "pnml.weight");
    EXPECT_EQ(code_of(two_places + arc + "</arc>" + arc + "</arc>"), "pnml.weight");
    EXPECT_EQ(code_of(two_places + arc + "<arctype><text>inhibitor</text></arctype></arc>"), "pnml.unsupported");
    EXPECT_EQ(read_pnml("m.pnml", "<bpmn/>").error().code, "pnml.not_a_net");
    const auto refused = read_pnml("m.pnml", head + two_places + "<arc id=\"1\" source=\"a\" target=\"c\"/>" + tail);
    ASSERT_EQ(refused.error().faults.size(), 1U);
    EXPECT_EQ(refused.error().faults[0].line, 4);
    EXPECT_EQ(refused.error().faults[0].file, "m.pnml");
}

TEST(XmlTree, HostileFilesAreRefused) {
    std::string bomb = "<!DOCTYPE pnml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><pnml>&b;</pnml>";
    EXPECT_EQ(read_xml("m", bomb).error().code, "xml.entity");
    EXPECT_EQ(read_xml("m", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>").error().code,
              "xml.entity");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_EQ(read_xml("m", deep).error().code, "xml.depth");
    std::string wide = "<a>";
    for (int i = 0; i < 600'000; ++i) wide += "<b/>";
    EXPECT_EQ(read_xml("m", wide + "</a>").error().code, "xml.too_large");
    EXPECT_EQ(read_xml("m", "").error().code, "xml.broken");
    EXPECT_EQ(read_xml("m", "<a><b></a>").error().code, "xml.broken");
    EXPECT_EQ(read_xml("m", "<a>\n<b>\n</a>").error().faults[0].line, 3);
    EXPECT_EQ(read_xml("m", "<a>\xFF</a>").error().code, "xml.broken");
    EXPECT_EQ(read_xml("m", "<a x:b=\"1\"/>").error().code, "xml.broken");
}

TEST(XmlTree, WrittenTextIsReadAgain) {
    const std::string text = "Å \"ä\" <ö> & 'é'\tx\ny";
    const auto read = read_xml("m", "<a b=\"" + xml_escaped(text) + "\">" + xml_escaped(text) + "</a>");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->attribute("b"), text);
    EXPECT_EQ(read->text, text);
    EXPECT_EQ(xml_escaped(std::string("a\x01\0b", 4)), "ab");
}

TEST(Ptml, TreeThatStandsUnderItselfIsRefused) {
    const std::string circle =
        "<ptml><processTree root=\"a\"><xor id=\"a\" name=\"\"/><xor id=\"b\" name=\"\"/>"
        "<parentsNode id=\"1\" sourceId=\"a\" targetId=\"b\"/><parentsNode id=\"2\" sourceId=\"b\" targetId=\"a\"/>"
        "</processTree></ptml>";
    EXPECT_EQ(read_ptml("m.ptml", circle).error().code, "ptml.not_a_tree");
    EXPECT_EQ(read_ptml("m.ptml", "<ptml><processTree root=\"a\"><or id=\"a\"/></processTree></ptml>").error().code,
              "ptml.unsupported");
}

}  // namespace
}  // namespace ledstang
