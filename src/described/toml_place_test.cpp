#include "described/toml_place.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ledstang {
namespace {

const char* const text =
    "# En definition\n"
    "version = 1\n"
    "  when = \"kontaktdatum\"  # dagen\n"
    "age_groups = [\"0-17\", \"18-\"]\n"
    "numerator = '''\n"
    "when = 3\n"
    "eller ålder > 3'''\n"
    "\n"
    "[rules]\n"
    "lång = 'dagar > 3'\n"
    "\n"
    "[[next]]\n"
    "rule = 'a'\n"
    "[[next]]\n"
    "rule = 'åäö = 1'\n"
    "[measure]\n"
    "id = \"m\"\n";

std::string value(const char* path) {
    const auto place = value_in_toml(text, path);
    return fmt::format("{}:{}+{}{}", place.line, place.column, place.length, place.found ? "" : "?");
}
std::string key(const char* path) {
    const auto place = key_in_toml(text, path);
    return fmt::format("{}:{}+{}{}", place.line, place.column, place.length, place.found ? "" : "?");
}

TEST(TomlPlace, FindsValuesInTheirOwnTable) {
    EXPECT_EQ(value("/version"), "2:11+1");
    EXPECT_EQ(value("/when"), "3:11+12") << "the text within its quotes, not the same word within the rule below";
    EXPECT_EQ(key("/when"), "3:3+4");
    EXPECT_EQ(value("/age_groups/1"), "4:14+15") << "the list that it stands in";
    EXPECT_EQ(value("/numerator"), "6:1+1") << "on the line after its quotes";
    EXPECT_EQ(value("/rules/lång"), "10:9+9");
    EXPECT_EQ(value("/next/0/rule"), "13:9+1");
    EXPECT_EQ(value("/next/1/rule"), "15:9+7");
    EXPECT_EQ(value("/measure/id"), "17:7+1");
}

TEST(TomlPlace, PointsWhereAMissingKeyBelongs) {
    EXPECT_EQ(value("/measure/purpose"), "16:1+9?");
    EXPECT_EQ(value("/next/1/column"), "14:1+8?");
    EXPECT_EQ(value("/dataset"), "1:1+1?");
}

TEST(TomlPlace, FindsTablesWithinLists) {
    const char* const nested =
        "[[steps]]\nid = 1\n[[steps]]\n[[steps.gates]]\nrule = 1\n[[steps.gates]]\nrule = 2\n[steps.end]\nid = 3\n";
    EXPECT_EQ(value_in_toml(nested, "/steps/1/gates/1/rule").line, 7);
    EXPECT_EQ(value_in_toml(nested, "/steps/1/gates/0/rule").line, 5);
    EXPECT_EQ(value_in_toml(nested, "/steps/1/end/id").line, 9);
}

TEST(TomlPlace, ReadsATextThatIsNotYetToml) {
    EXPECT_EQ(text_in_toml("version = \n[measure\nid = \"nytt\"\n", "/measure/id"), "nytt");
    EXPECT_EQ(text_in_toml(text, "/version"), "");
    EXPECT_FALSE(value_in_toml("", "/when").found);
    EXPECT_FALSE(value_in_toml("[[[\n=\n'''", "/when").found);
}

TEST(TomlPlace, TellsHowFarAWordReaches) {
    EXPECT_EQ(length_at("a = ålder_1 > 3", 1, 5), 7);
    EXPECT_EQ(length_at("a\nb = \"två ord\" x", 2, 5), 9);
    EXPECT_EQ(length_at("a = (", 1, 5), 1);
    EXPECT_EQ(length_at("a", 1, 9), 1);
    EXPECT_EQ(length_at("a", 7, 1), 1);
}

}  // namespace
}  // namespace ledstang
