// What the history says of two versions.
#include "app/history_difference.h"

#include <gtest/gtest.h>

#include <sstream>

namespace ledstang {
namespace {

// "target/value: 40 → 41", one a line.
std::string told(const std::string& before, const std::string& after) {
    std::ostringstream lines;
    for (const auto& change : difference(before, after)) {
        for (std::size_t i = 0; i < change.path.size(); ++i) lines << (i > 0 ? "/" : "") << change.path[i];
        lines << ": " << change.before.dump() << " → " << change.after.dump() << "\n";
    }
    return lines.str();
}

TEST(Difference, is_told_field_by_field) {
    EXPECT_EQ(told(R"({"value":40,"note":"","version":1})", R"({"value":41,"note":"å","version":2})"),
              "note: null → \"å\"\nvalue: 40 → 41\n");
}

TEST(Difference, of_something_new_or_gone_is_all_it_holds) {
    EXPECT_EQ(told("", R"({"value":41,"flags":[],"note":null})"), "value: null → 41\n");
    EXPECT_EQ(told(R"({"value":41})", ""), "value: 41 → null\n");
    EXPECT_EQ(told("", ""), "");
}

TEST(Difference, looks_into_objects_lists_and_texts_that_are_objects) {
    EXPECT_EQ(told(R"({"target":"{\"value\":40}"})", R"({"target":"{\"value\":41}"})"), "target/value: 40 → 41\n");
    EXPECT_EQ(told(R"([{"text":"a"}])", R"([{"text":"b"},{"text":"c"}])"),
              "1/text: \"a\" → \"b\"\n2/text: null → \"c\"\n");
    EXPECT_EQ(told(R"({"flags":["a"]})", R"({"flags":["a","b"]})"), "flags: [\"a\"] → [\"a\",\"b\"]\n");
}

TEST(Difference, takes_what_is_no_json_as_it_is) {
    EXPECT_EQ(told("{trasig", "{}"), ": \"{trasig\" → null\n");
    EXPECT_EQ(told(R"({"text":"{trasig"})", R"({"text":"hel"})"), "text: \"{trasig\" → \"hel\"\n");
}

}  // namespace
}  // namespace ledstang
