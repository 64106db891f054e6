// What docs/rules.md and the handbook's page show can be written so, about the datasets that are shipped.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include <support/source_folder.h>
#include "rules/rules.h"
#include "warehouse/dataset.h"

namespace ledstang {
namespace {

using ColumnsByDataset = std::map<std::string, std::vector<ColumnType>>;

ColumnsByDataset shipped() {
    ColumnsByDataset columns;
    const auto datasets = read_datasets(source_folder() + "/config/datasets");
    EXPECT_TRUE(datasets);
    if (!datasets) return columns;
    for (const auto& dataset : *datasets) columns[dataset.id] = column_types(dataset);
    return columns;
}

std::vector<std::string> lines_of(const char* path) {
    std::ifstream file(source_folder() + path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

struct Shown {
    std::string dataset;
    std::string text;
};

// What stands in blocks of ```rule, and which dataset it is about.
std::vector<Shown> rules_on(const std::vector<std::string>& lines) {
    std::vector<Shown> rules;
    bool inside = false;
    for (const auto& line : lines) {
        if (line.starts_with("```rule")) {
            inside = true;
            rules.push_back({line.size() > 8 ? line.substr(8) : "", ""});
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            rules.back().text += line + "\n";
        }
    }
    return rules;
}

void expect_readable(const std::string& text, const std::vector<ColumnType>& columns) {
    const auto rule = parse_rule(text, columns);
    EXPECT_TRUE(rule) << text << (rule ? "" : rule.error().front().message);
}

TEST(RulesPage, ShowsRulesThatCanBeWritten) {
    const auto datasets = shipped();
    const auto rules = rules_on(lines_of("/docs/rules.md"));
    EXPECT_GE(rules.size(), 10U);
    for (const auto& rule : rules) {
        ASSERT_TRUE(datasets.contains(rule.dataset)) << rule.dataset;
        expect_readable(rule.text, datasets.at(rule.dataset));
    }
}

// The handbook speaks of a dataset as it might be: contacts and episodes together, and a date of birth.
TEST(RulesPage, IsSoInTheHandbookToo) {
    auto datasets = shipped();
    auto columns = datasets["care_contacts"];
    columns.push_back({"inskriven", Type::date, false});
    columns.push_back({"utskriven", Type::date, false});
    columns.push_back({"fodelsedatum", Type::date, false});
    const auto lines = lines_of("/docs/handbok/regler.md");
    const auto rules = rules_on(lines);
    EXPECT_GE(rules.size(), 3U);
    for (const auto& rule : rules) expect_readable(rule.text, columns);
    // The right column of its tables, each of its examples alone.
    std::size_t examples = 0;
    for (const auto& line : lines) {
        const auto begin = line.starts_with("| ") ? line.find(" | `") : std::string::npos;
        if (begin == std::string::npos) continue;
        std::istringstream cell(line.substr(begin + 3));
        for (std::string part; std::getline(cell, part, '`') && std::getline(cell, part, '`'); ++examples)
            expect_readable(part.starts_with("i ") ? "kontaktdatum " + part : part, columns);
    }
    EXPECT_GE(examples, 15U);
}

// Ten waiting for a first visit, two of them by their own choice; of the other eight, waits of 5, 30, 60, 89, 90, 91,
// 120 and 200 days give 5 of 8: 62,5 %.
TEST(RulesPage, CountsWhoHasWaitedNinetyDays) {
    const auto columns = shipped()["waiting_list"];
    const auto rules = rules_on(lines_of("/docs/rules.md"));
    const auto counted = parse_rule(rules.at(0).text, columns);
    const auto of = parse_rule(rules.at(1).text, columns);
    ASSERT_TRUE(counted && of);
    const Date measured = *parse_date("2024-04-30");
    int numerator = 0;
    int denominator = 0;
    const auto waits = [&](int days, bool chosen) {
        std::vector<Value> row(columns.size());
        for (std::size_t n = 0; n < columns.size(); ++n) {
            if (columns[n].name == "vantar_sedan")
                row[n] = Date{std::chrono::sys_days(measured) - std::chrono::days(days)};
            if (columns[n].name == "matdatum") row[n] = measured;
            if (columns[n].name == "patientvald") row[n] = chosen;
            if (columns[n].name == "vantar_pa") row[n] = std::string("forsta_besok");
        }
        numerator += evaluate(*counted, row, {measured}) == Value(true) ? 1 : 0;
        denominator += evaluate(*of, row, {measured}) == Value(true) ? 1 : 0;
    };
    for (const int days : {5, 30, 60, 89, 90, 91, 120, 200}) waits(days, false);
    for (const int days : {40, 300}) waits(days, true);
    EXPECT_EQ(numerator, 5);
    EXPECT_EQ(denominator, 8);
}

}  // namespace
}  // namespace ledstang
