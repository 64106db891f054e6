#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <stdexcept>

#include "event_logs/event_log_builder.h"
#include "event_logs/instant.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> texts(const Names& names) {
    std::vector<std::string> all;
    for (std::uint32_t i = 0; i < names.size(); ++i) all.emplace_back(names[i]);
    return all;
}

template <class T>
std::vector<T> vector_of(std::span<const T> values) {
    return {values.begin(), values.end()};
}

EventLog built(EventLogBuilder&& builder) {
    auto log = std::move(builder).build();
    EXPECT_TRUE(log);
    return log ? *log : EventLog();
}

// "A: ankomst@10 läkare@20" a case, in the log's order; a resource after a slash.
std::vector<std::string> cases_of(const EventLog& log) {
    std::vector<std::string> all;
    for (std::uint32_t c = 0; c < log.cases(); ++c) {
        std::string line = std::string(log.case_names()[c]) + ":";
        for (auto e = log.case_begin()[c]; e < log.case_begin()[c + 1]; ++e) {
            line += " " + std::string(log.activities()[log.activity()[e]]);
            if (log.is_interval())
                line += "@" + std::to_string(log.start()[e]) + "–" + std::to_string(log.complete()[e]);
            if (!log.is_interval()) line += "@" + std::to_string(log.complete()[e]);
            if (!log.resource().empty() && log.resource()[e] != absent) {
                line += "/" + std::string(log.resources()[log.resource()[e]]);
            }
        }
        all.push_back(line);
    }
    return all;
}

TEST(EventLog, IsEmptyBeforeAnythingIsAdded) {
    for (const EventLog& log : {EventLog(), built(EventLogBuilder())}) {
        EXPECT_EQ(log.cases(), 0U);
        EXPECT_EQ(log.events(), 0U);
        EXPECT_THAT(vector_of(log.case_begin()), ElementsAre(0U));
        EXPECT_THAT(log.activity(), IsEmpty());
        EXPECT_FALSE(log.is_interval());
        EXPECT_EQ(log.case_names().find("A"), std::nullopt);
    }
}

TEST(EventLog, CasesComeByFirstAppearanceAndEventsByInstantThenSource) {
    EventLogBuilder builder;
    builder.add({.case_name = "två", .activity = "läkare", .complete = 30, .resource = "?"});
    builder.add({.case_name = "NA", .activity = "ankomst", .complete = 10});
    builder.add({.case_name = "två", .activity = "prov", .complete = 20});
    builder.add({.case_name = "två", .activity = "ankomst", .complete = 20});
    builder.add({.case_name = "NA", .activity = "hem", .complete = 10});
    const EventLog log = built(std::move(builder));
    // Equal instants keep the source's order: prov before ankomst, which the letters would turn around.
    EXPECT_THAT(cases_of(log), ElementsAre("två: prov@20 ankomst@20 läkare@30/?", "NA: ankomst@10 hem@10"));
    EXPECT_THAT(texts(log.activities()), ElementsAre("läkare", "ankomst", "prov", "hem"));
    EXPECT_EQ(log.case_names().find("NA"), 1U);
    EXPECT_EQ(log.activities().find("Prov"), std::nullopt);
}

TEST(EventLog, IntervalsComeByStartThenCompletionThenSource) {
    EventLogBuilder builder;
    builder.add({.case_name = "1", .activity = "ankomst", .complete = 5});
    builder.add({.case_name = "1", .activity = "röntgen", .complete = 40, .start = 10});
    builder.add({.case_name = "1", .activity = "prov", .complete = 20, .start = 10});
    builder.add({.case_name = "1", .activity = "svar", .complete = 20, .start = 10});
    builder.add({.case_name = "1", .activity = "triage", .complete = 8});
    const EventLog log = built(std::move(builder));
    EXPECT_THAT(cases_of(log), ElementsAre("1: ankomst@5–5 triage@8–8 prov@10–20 svar@10–20 röntgen@10–40"));
}

TEST(EventLog, OrderIsThatOfAStableSortOnManyEventsInDisorder) {
    EventLogBuilder builder;
    std::map<std::string, std::vector<std::pair<std::int64_t, std::string>>> expected;
    const std::size_t number = builder.attribute("nummer", false);
    std::uint32_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        const std::string of_case = std::to_string((state >> 8U) % 300);
        const std::int64_t instant = (state >> 20U) % 40;
        builder.add({.case_name = of_case, .activity = std::to_string(i % 7), .complete = instant});
        builder.set_number(number, i);
        expected[of_case].emplace_back(instant, std::to_string(i));
    }
    const EventLog log = built(std::move(builder));
    const AttributeColumn* numbers = log.attribute("nummer", false);
    ASSERT_NE(numbers, nullptr);
    for (auto& [name, events] : expected) {
        std::stable_sort(events.begin(), events.end(), [](auto& a, auto& b) { return a.first < b.first; });
        const auto of_case = log.case_names().find(name);
        ASSERT_TRUE(of_case);
        std::size_t at = log.case_begin()[*of_case];
        for (const auto& [instant, source] : events) {
            EXPECT_EQ(log.complete()[at], instant);
            EXPECT_EQ(numbers->number()[at], std::stod(source));
            EXPECT_EQ(log.activities()[log.activity()[at]], std::to_string(std::stoi(source) % 7));
            ++at;
        }
        EXPECT_EQ(at, log.case_begin()[*of_case + 1]);
    }
}

TEST(EventLog, AttributesFollowTheirEventsAndCases) {
    EventLogBuilder builder;
    const auto unit = builder.attribute("enhet", false);
    const auto age = builder.attribute("ålder", true);
    builder.add({.case_name = "B", .activity = "a", .complete = 20});
    builder.set_text(unit, "Akuten");
    builder.set_text(unit, "Akutmottagningen");
    builder.set_case_number(age, builder.case_number("B"), 81);
    builder.add({.case_name = "C", .activity = "a", .complete = 20});
    builder.add({.case_name = "B", .activity = "b", .complete = 10});
    builder.set_text(unit, "");
    const EventLog log = built(std::move(builder));
    const AttributeColumn* units = log.attribute("enhet", false);
    ASSERT_NE(units, nullptr);
    EXPECT_EQ(units->kind(), AttributeColumn::Kind::text);
    ASSERT_EQ(units->text().size(), 3U);
    EXPECT_EQ(units->text()[0], absent);
    EXPECT_EQ(units->names()[units->text()[1]], "Akutmottagningen");
    const AttributeColumn* ages = log.attribute("ålder", true);
    ASSERT_NE(ages, nullptr);
    EXPECT_EQ(ages->number()[0], 81);
    EXPECT_TRUE(std::isnan(ages->number()[1]));
    EXPECT_EQ(log.attribute("ålder", false), nullptr);
}

TEST(EventLog, TextsThatAreAllNumbersBecomeNumbersAndCodesDoNot) {
    EventLogBuilder builder;
    builder.find_kinds_of_texts();
    const std::vector<std::string> names = {"crp", "postnummer", "kod", "datum", "blandat"};
    const std::vector<std::vector<std::string>> rows = {{"21,5", "98234", "1E45", "2024-05-01", "1"},
                                                        {"-3", "01234", "207", "2024-05-01 08:15", "NA"}};
    for (const auto& row : rows) {
        builder.add({.case_name = "A", .activity = "prov"});
        for (std::size_t i = 0; i < row.size(); ++i) builder.set_text(builder.attribute(names[i], false), row[i]);
    }
    const EventLog log = built(std::move(builder));
    using Kind = AttributeColumn::Kind;
    const std::vector<Kind> kinds = {Kind::number, Kind::text, Kind::text, Kind::instant, Kind::text};
    for (std::size_t i = 0; i < names.size(); ++i)
        EXPECT_EQ(log.attribute(names[i], false)->kind(), kinds[i]) << names[i];
    EXPECT_EQ(log.attribute("crp", false)->number()[0], 21.5);
    EXPECT_EQ(log.attribute("crp", false)->number()[1], -3);
    EXPECT_EQ(log.attribute("datum", false)->number()[1], static_cast<double>(*parse_instant("2024-05-01T06:15:00Z")));
}

TEST(EventLog, ValuesOfTwoKindsBecomeText) {
    EventLogBuilder builder;
    const auto value = builder.attribute("värde", false);
    builder.add({.case_name = "A", .activity = "prov"});
    builder.set_number(value, 8.4);
    builder.add({.case_name = "A", .activity = "prov"});
    builder.set_text(value, "hemolys");
    builder.add({.case_name = "A", .activity = "prov"});
    builder.set_instant(value, 1'500'000);
    const EventLog log = built(std::move(builder));
    EXPECT_THAT(texts(log.attribute("värde", false)->names()),
                ElementsAre("8.4", "hemolys", "1970-01-01T00:00:01.500Z"));
}

TEST(EventLog, AnAttributeCanBeTheResource) {
    EventLogBuilder builder;
    const auto group = builder.attribute("org:group", false);
    builder.add({.case_name = "A", .activity = "prov", .complete = 2});
    builder.set_text(group, "?");
    builder.add({.case_name = "A", .activity = "ankomst", .complete = 1});
    builder.use_as_resource("org:group");
    builder.use_as_resource("org:role");
    EXPECT_THAT(cases_of(built(std::move(builder))), ElementsAre("A: ankomst@1 prov@2/?"));
}

TEST(Names, FindEachOfManyAndNothingElse) {
    EventLogBuilder builder;
    for (int i = 0; i < 50'000; ++i) builder.add({.case_name = std::to_string(i), .activity = "a"});
    const EventLog log = built(std::move(builder));
    const Names& names = log.case_names();
    ASSERT_EQ(names.size(), 50'000U);
    for (std::uint32_t i = 0; i < names.size(); ++i) ASSERT_EQ(names.find(names[i]), i);
    EXPECT_EQ(names.find("50000"), std::nullopt);
    EXPECT_EQ(names.find(""), std::nullopt);
}

TEST(EventLogBuilder, GivesAValueOfTheCaseToTheCaseOfTheEventAddedLast) {
    EventLogBuilder builder;
    const auto sex = builder.attribute("kön", true);
    for (int event = 0; event < 100; ++event) {
        builder.add({.case_name = event % 2 == 0 ? "A" : "B", .activity = "a", .complete = event});
        builder.set_text(sex, event % 2 == 0 ? "K" : "M");
    }
    const auto log = std::move(builder).build();
    ASSERT_TRUE(log);
    const auto* column = log->attribute("kön", true);
    ASSERT_NE(column, nullptr);
    ASSERT_EQ(column->text().size(), 2U);
    EXPECT_EQ(column->names()[column->text()[0]], "K");
    EXPECT_EQ(column->names()[column->text()[1]], "M");
}

TEST(EventLogBuilder, TakesNoValueOfWhatHasNotBeenAdded) {
    EventLogBuilder builder;
    const auto sex = builder.attribute("kön", true);
    const auto unit = builder.attribute("enhet", false);
    EXPECT_THROW(builder.set_text(sex, "K"), std::out_of_range);
    EXPECT_THROW(builder.set_number(unit, 1), std::out_of_range);
    builder.add({.case_name = "A", .activity = "a"});
    builder.add({.case_name = "A", .activity = "b"});
    EXPECT_THROW(builder.set_case_text(sex, 1, "K"), std::out_of_range) << "two events, one case";
    EXPECT_THROW(builder.set_case_instant(sex, 1, 0), std::out_of_range);
    builder.set_case_text(sex, 0, "K");
    EXPECT_EQ(std::move(builder).build()->attribute("kön", true)->text().size(), 1U);
}

}  // namespace
}  // namespace ledstang
