// What docs/rules.md and the handbook's page show can be written so.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "rules/rules.h"

namespace ledstang {
namespace {

std::vector<std::string> lines_of(const char* path) {
    std::ifstream file(std::string(LEDSTANG_SOURCE_DIR) + path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

// The table of columns: | `name` | type |
std::vector<ColumnType> columns_on(const std::vector<std::string>& lines) {
    const std::map<std::string, Type> types = {{"truth", Type::truth},   {"whole number", Type::whole_number},
                                               {"number", Type::number}, {"text", Type::text},
                                               {"date", Type::date},     {"days", Type::days}};
    std::vector<ColumnType> columns;
    for (const auto& line : lines) {
        const auto end = line.find("` | ");
        if (!line.starts_with("| `") || end == std::string::npos || !line.ends_with(" |")) continue;
        const auto type = types.find(line.substr(end + 4, line.size() - end - 6));
        if (type != types.end()) columns.push_back({line.substr(3, end - 3), type->second, false});
    }
    return columns;
}

// What stands in blocks of ```rule.
std::vector<std::string> rules_on(const std::vector<std::string>& lines) {
    std::vector<std::string> rules;
    bool inside = false;
    for (const auto& line : lines) {
        if (line == "```rule") {
            inside = true;
            rules.emplace_back();
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            rules.back() += line + "\n";
        }
    }
    return rules;
}

void expect_readable(const std::vector<std::string>& rules, const std::vector<ColumnType>& columns) {
    for (const auto& text : rules) {
        const auto rule = parse_rule(text, columns);
        EXPECT_TRUE(rule) << text << (rule ? "" : rule.error().front().message);
    }
}

TEST(RulesPage, ShowsRulesThatCanBeWritten) {
    const auto lines = lines_of("/docs/rules.md");
    const auto rules = rules_on(lines);
    EXPECT_GE(rules.size(), 10U);
    expect_readable(rules, columns_on(lines));
}

TEST(RulesPage, IsSoInTheHandbookToo) {
    auto columns = columns_on(lines_of("/docs/rules.md"));
    columns.push_back({"fodelsedatum", Type::date, false});
    const auto lines = lines_of("/docs/handbok/regler.md");
    const auto rules = rules_on(lines);
    EXPECT_GE(rules.size(), 3U);
    expect_readable(rules, columns);
    // The right column of its tables, each of its examples alone.
    std::vector<std::string> examples;
    for (const auto& line : lines) {
        const auto begin = line.starts_with("| ") ? line.find(" | `") : std::string::npos;
        if (begin == std::string::npos) continue;
        std::istringstream cell(line.substr(begin + 3));
        for (std::string part; std::getline(cell, part, '`') && std::getline(cell, part, '`');)
            examples.push_back(part.starts_with("i ") ? "kontaktdatum " + part : part);
    }
    EXPECT_GE(examples.size(), 15U);
    expect_readable(examples, columns);
}

// Waited 89, 90 and 91 days; chose to wait; not known whether the patient chose.
TEST(RulesPage, CountsWhoHasWaitedNinetyDays) {
    const auto lines = lines_of("/docs/rules.md");
    const auto columns = columns_on(lines);
    const auto counted = parse_rule(rules_on(lines).at(0), columns);
    ASSERT_TRUE(counted);
    const auto waits = [&](const char* since, Value chosen) {
        std::vector<Value> row(columns.size());
        for (std::size_t n = 0; n < columns.size(); ++n) {
            if (columns[n].name == "stallt_i_ko") row[n] = parse_date(since).value();
            if (columns[n].name == "vantar_per") row[n] = parse_date("2024-04-30").value();
            if (columns[n].name == "vald_vantan") row[n] = chosen;
            if (columns[n].name == "vantar_pa") row[n] = std::string("första besök");
        }
        return evaluate(*counted, row, {*parse_date("2024-05-15")});
    };
    EXPECT_EQ(waits("2024-02-01", false), Value(true));
    EXPECT_EQ(waits("2024-01-31", false), Value(true));
    EXPECT_EQ(waits("2024-01-30", false), Value(false));
    EXPECT_EQ(waits("2024-01-31", true), Value(false));
    EXPECT_EQ(waits("2024-01-31", {}), Value{});
}

}  // namespace
}  // namespace ledstang
