#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <support/source_folder.h>
#include "flows/read_flow_type.h"

namespace ledstang {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const Configuration& region() {
    static const Configuration loaded = *load_configuration(source_folder() + "/config");
    return loaded;
}

constexpr const char* small = R"(id = "x"
name = "X"
plural = "X"
purpose = "X"
starts = ["alla"]

[[matter.stages]]
id = "open"
name = "Öppet"

[[matter.stages]]
id = "closed"
name = "Stängt"
ended = true

[[matter.fields]]
id = "svar"
name = "Svar"
kind = "text"

[[matter.steps]]
id = "close"
name = "Stäng"
from = ["open"]
to = "closed"
by = ["funktion:vo_chef"]
needs = ["svar"]
[[matter.steps.gates]]
rule = "kommentarer > 0"
message = "Skriv en kommentar."
)";

std::string with(const std::string& from, const std::string& to) {
    std::string text = small;
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

// "flow.actor 26:7 /matter/steps/0/by/0" for every fault.
std::vector<std::string> faults_of(const std::string& toml) {
    const auto type = read_flow_type(toml, "x.toml", region());
    std::vector<std::string> faults;
    if (type) return faults;
    for (const auto& fault : type.error().faults) {
        faults.push_back(fault.code + " " + std::to_string(fault.line.value_or(0)) + ":" +
                         std::to_string(fault.column.value_or(0)) + " " + fault.path);
    }
    return faults;
}

TEST(FlowTypes, EveryShippedTypeIsRead) {
    const auto types = read_flow_types(region());
    for (const auto& refusal : types.refused) ADD_FAILURE() << refusal.message;
    EXPECT_GE(types.types.size(), 8u);
    ASSERT_NE(types.find("introduction"), nullptr);
    EXPECT_EQ(types.find("nothing"), nullptr);
}

// KR-48
TEST(FlowTypes, TellWhichRightsNobodyHas) {
    const auto types = read_flow_types(region());
    EXPECT_THAT(undefined_rights(types.find("introduction")->type), testing::ElementsAre("Ingen betalar."));
    EXPECT_THAT(undefined_rights(types.find("suggestion")->type), Contains("Ingen ger råd."));
}

TEST(FlowTypes, SmallOneIsRight) {
    EXPECT_THAT(faults_of(small), IsEmpty());
}

TEST(FlowTypes, FaultsArePlaced) {
    EXPECT_THAT(faults_of(with("to = \"closed\"", "to = \"stangt\"")),
                Contains("flow.unknown 25:7 /matter/steps/0/to"));
    EXPECT_THAT(faults_of(with("funktion:vo_chef", "vo_chefen")), Contains("flow.actor 26:6 /matter/steps/0/by/0"));
    EXPECT_THAT(faults_of(with("funktion:vo_chef", "funktion:kung")),
                Contains("flow.unknown 26:6 /matter/steps/0/by/0"));
    EXPECT_THAT(faults_of(with("[\"svar\"]", "[\"svra\"]")), Contains("flow.unknown 27:9 /matter/steps/0/needs/0"));
    EXPECT_THAT(faults_of(with("kommentarer > 0", "komentarer > 0")),
                Contains("rule.unknown_name 29:9 /matter/steps/0/gates/0/rule"));
    EXPECT_THAT(faults_of(with("kommentarer > 0", "kommentarer + 1")),
                Contains("flow.gate 29:9 /matter/steps/0/gates/0/rule"));
    EXPECT_THAT(faults_of(with("kind = \"text\"", "kind = \"roman\"")),
                Contains("flow.kind 19:9 /matter/fields/0/kind"));
    EXPECT_THAT(faults_of(with("id = \"svar\"", "id = \"enheter\"")), Contains(HasSubstr("flow.id")));
    EXPECT_THAT(faults_of(with("id = \"closed\"", "id = \"Öppet\"")), Contains(HasSubstr("flow.id 12:7")));
    EXPECT_THAT(faults_of(with("name = \"X\"", "namn = \"X\"")), Contains(HasSubstr("json.unknown_field 2:1")));
    EXPECT_THAT(faults_of("id = \n"), Contains(HasSubstr("configuration.syntax 1:")));
}

TEST(FlowTypes, WithoutAWayToAnEndAreRefused) {
    EXPECT_THAT(faults_of(with("to = \"closed\"", "to = \"open\"")),
                testing::AllOf(Contains("flow.unreachable 12:7 /matter/stages/1/id"),
                               Contains("flow.dead_end 8:7 /matter/stages/0/id")));
}

TEST(FlowTypes, UnitsNeedAStepThatAssignsThem) {
    const auto faults = faults_of(std::string(small) + "[[units.stages]]\nid = \"a\"\nname = \"A\"\nended = true\n");
    EXPECT_THAT(faults, Contains(HasSubstr("flow.incomplete")));
}

}  // namespace
}  // namespace ledstang
