#include "computing/compute.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include <support/source_folder.h>
#include "computing/definitions.h"
#include "computing/test_rows.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

const std::vector<Dataset>& datasets() {
    static const auto read = read_datasets(source_folder() + "/config/datasets");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
}

const std::string words =
    "[measure]\nid = \"m\"\nname = \"m\"\nlevel = \"region\"\ndirection = \"higher_is_better\"\npurpose = \"p\"\n"
    "definition = \"d\"\nnumerator_definition = \"t\"\ndenominator_definition = \"n\"\n";

// Rows are counted where the text says nothing else.
std::string counted(const std::string& toml) {
    return toml.find("counts") == std::string::npos ? toml + "counts = \"rows\"\n" : toml;
}

Definition definition(const std::string& toml) {
    auto file = read_definition("valid_from = \"2000-01-01\"\n" + counted(toml) + words, "m.toml", datasets());
    if (!file) throw std::runtime_error(file.error().message);
    return std::move(file->definition);
}

Date day(const char* text) {
    return parse_date(text).value();
}

// avd_a moves from klinik_k to klinik_l on 15 March 2022; avd_b becomes part of avd_c on 1 May.
UnitPaths units() {
    const Date from = day("2000-01-01");
    return UnitPaths({"region", "klinik_k", "klinik_l", "avd_a", "avd_b", "avd_c"},
                     {{0, no_unit, from, {}},
                      {1, 0, from, {}},
                      {2, 0, from, {}},
                      {3, 1, from, day("2022-03-15")},
                      {3, 2, day("2022-03-15"), {}},
                      {4, 1, from, day("2022-05-01")},
                      {5, 2, from, {}}},
                     {{4, 5, day("2022-05-01")}});
}

std::string value(const Computed& computed, const UnitPaths& paths, const char* unit, const char* period,
                  FigureSex sex = FigureSex::total) {
    for (const auto& figure : computed.figures) {
        if (paths.id(figure.unit) == unit && figure.period.to_string() == period && figure.sex == sex)
            return figure.value ? figure.value->to_string() : "none";
    }
    return "-";
}

class ComputeTest : public WarehouseSideTest {
 protected:
    // In the place of what was delivered before.
    void deliver(const std::string& rows) {
        if (batch_ > 0) {
            ASSERT_TRUE(undo_batch(warehouse(), batch_, "test"));
        }
        test::add_rows(warehouse(), datasets(), rows, ++batch_, true);
    }

 private:
    std::int64_t batch_ = 0;
};
LEDSTANG_ON_BOTH_WAREHOUSES(ComputeTest);

const char* const moving_rows =
    "[care_contacts]\nkontakt_id,kontaktdatum,enhet,patient\n"
    "1,2022-03-14,avd_a,p1\n2,2022-03-15,avd_a,p1\n3,2022-03-20,avd_a,p2\n4,2022-04-30,avd_b,p3\n";

TEST_P(ComputeTest, FollowsTheOrganisationDayByDay) {
    deliver(moving_rows);
    const auto paths = units();
    for (const char* counts : {"rows", "patients"}) {
        SCOPED_TRACE(counts);
        const auto one = definition(std::string("dataset = \"care_contacts\"\ncounts = \"") + counts + "\"\n");
        ComputeWish wish;
        wish.definitions = {&one};
        wish.today = day("2022-06-01");
        const auto then = compute(warehouse(), paths, wish);
        EXPECT_EQ(value(then, paths, "klinik_k", "2022-03"), "1");
        EXPECT_EQ(value(then, paths, "klinik_l", "2022-03"), "2");
        EXPECT_EQ(value(then, paths, "avd_a", "2022-03"), std::string(counts) == "rows" ? "3" : "2");
        EXPECT_EQ(value(then, paths, "klinik_k", "2022-04"), "1");
        EXPECT_EQ(value(then, paths, "region", "2022-T1"), std::string(counts) == "rows" ? "4" : "3");
        wish.organised = Organised::today;
        const auto now = compute(warehouse(), paths, wish);
        EXPECT_EQ(value(now, paths, "klinik_l", "2022-03"), std::string(counts) == "rows" ? "3" : "2");
        EXPECT_EQ(value(now, paths, "klinik_k", "2022-04"), "-") << "avd_b has become part of avd_c";
        EXPECT_EQ(value(now, paths, "avd_c", "2022-04"), "1");
        EXPECT_EQ(value(now, paths, "avd_b", "2022-04"), "-");
    }
}

TEST_P(ComputeTest, TellsOfUnitsThatItDoesNotKnow) {
    deliver(
        "[care_contacts]\nkontakt_id,kontaktdatum,enhet\n1,2022-03-14,avd_a\n2,2022-03-15,borta\n"
        "3,2022-05-20,avd_b\n");
    const auto one = definition("dataset = \"care_contacts\"\n");
    ComputeWish wish;
    wish.definitions = {&one};
    wish.today = day("2022-07-01");
    const auto computed = compute(warehouse(), units(), wish);
    ASSERT_EQ(computed.notes.size(), 2U);
    EXPECT_EQ(computed.notes[0].code, "computing.unknown_unit");
    EXPECT_EQ(computed.notes[0].rows, 1);
    EXPECT_EQ(computed.notes[1].code, "computing.unit_not_then") << "avd_b had ended by 20 May";
    EXPECT_EQ(value(computed, units(), "region", "2022-05"), "1") << "counted where it lay last";
    std::vector<std::string> empty;
    for (const auto& found : computed.empty_months) empty.push_back(found.month.to_string());
    EXPECT_EQ(empty, (std::vector<std::string>{"2022-01", "2022-02", "2022-04"})) << "of T1; T2 has not ended";
}

TEST_P(ComputeTest, ComputesOnlyWhatHasEndedAndIsInForce) {
    deliver(moving_rows);
    auto one = definition("dataset = \"care_contacts\"\nperiods = [\"month\"]\n");
    one.text.valid_from = day("2022-04-01");
    ComputeWish wish;
    wish.definitions = {&one};
    wish.today = day("2022-04-30");
    EXPECT_TRUE(compute(warehouse(), units(), wish).figures.empty()) << "April has its last day left";
    wish.today = day("2022-05-01");
    EXPECT_EQ(value(compute(warehouse(), units(), wish), units(), "region", "2022-04"), "1");
    EXPECT_EQ(value(compute(warehouse(), units(), wish), units(), "region", "2022-03"), "-");
}

TEST_P(ComputeTest, LooksBackOverARollingWindow) {
    deliver(moving_rows);
    const auto one = definition("dataset = \"care_contacts\"\nperiods = [\"month\"]\nwindow_months = 2\n");
    ComputeWish wish;
    wish.definitions = {&one};
    wish.today = day("2022-05-01");
    EXPECT_EQ(value(compute(warehouse(), units(), wish), units(), "region", "2022-04"), "4");
    wish.periods = {*Period::parse("2022-04")};
    EXPECT_EQ(value(compute(warehouse(), units(), wish), units(), "region", "2022-04"), "4");
}

TEST_P(ComputeTest, TakesMeansAndMediansOfUnitsWhereAsked) {
    deliver(
        "[care_contacts]\nkontakt_id,kontaktdatum,enhet\n1,2022-02-01,avd_a\n2,2022-02-01,avd_a\n"
        "3,2022-02-01,avd_a\n4,2022-02-01,avd_b\n5,2022-02-01,avd_c\n");
    const std::pair<const char*, const char*> cases[] = {
        {"pooled", "5"}, {"own", "-"}, {"mean_of_units", "1.5"}, {"median_of_units", "1.5"}};
    for (const auto& [how, region] : cases) {
        const auto one = definition(std::string("dataset = \"care_contacts\"\nover_units = \"") + how + "\"\n");
        ComputeWish wish;
        wish.definitions = {&one};
        wish.today = day("2022-03-01");
        const auto computed = compute(warehouse(), units(), wish);
        // klinik_k: mean of 3 and 1 is 2; klinik_l: 1; the region: mean of 2 and 1.
        EXPECT_EQ(value(computed, units(), "region", "2022-02"), region) << how;
        EXPECT_EQ(value(computed, units(), "avd_a", "2022-02"), "3") << how;
    }
}

TEST_P(ComputeTest, ReadsADatasetOnceForAllThatLookAtItAlike) {
    deliver(moving_rows);
    std::vector<Definition> many;
    for (const char* rule : {"vardform = \"distans\"", "vardform = \"telefon\"", "alder >= 65", "kon = \"K\""})
        many.push_back(definition(std::string("dataset = \"care_contacts\"\ninclude = '") + rule + "'\n"));
    ComputeWish wish;
    for (const auto& one : many) wish.definitions.push_back(&one);
    wish.today = day("2022-05-01");
    EXPECT_EQ(compute(warehouse(), units(), wish).readings, 1);
}

// Random rows, everything counted again the slow way: every row asked for every unit, period and sex.
TEST_P(ComputeTest, AgreesWithCountingRowByRow) {
    struct Row {
        Date on;
        int unit, sex, patient;
        std::optional<int> age;
        double cost;
    };
    const auto paths = units();
    std::mt19937 random(7);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < 5; ++round) {
        std::vector<Row> rows;
        std::string text = "[care_contacts]\nkontakt_id,kontaktdatum,enhet,kon,patient,alder,kostnad\n";
        for (int i = 0; i < 400; ++i) {
            Row row{Date{std::chrono::sys_days{day("2022-01-01")} + std::chrono::days{below(200)}},
                    3 + below(3),
                    below(3),
                    below(60),
                    {},
                    below(100000) / 100.0};
            if (below(10) > 0) row.age = below(100);
            rows.push_back(row);
            text += std::to_string(i) + "," + to_string(row.on) + "," + paths.id(row.unit) + "," +
                    (row.sex == 0   ? ""
                     : row.sex == 1 ? "K"
                                    : "M") +
                    ",p" + std::to_string(row.patient) + "," + (row.age ? std::to_string(*row.age) : "") + "," +
                    std::to_string(row.cost) + "\n";
        }
        deliver(text);
        const std::string head = "dataset = \"care_contacts\"\nage_groups = [\"0-17\", \"18-64\", \"65-\"]\n";
        const std::vector<Definition> all = {
            definition(head + "include = 'alder >= 40'\n"),
            definition(head + "counts = \"patients\"\ninclude = 'alder >= 40'\n"),
            definition(head + "counts = \"median\"\ninclude = 'alder >= 40'\nvalue = 'kostnad'\n"),
            definition(head + "counts = \"mean\"\ninclude = 'alder >= 40'\nvalue = 'kostnad'\n")};
        ComputeWish wish;
        for (const auto& one : all) wish.definitions.push_back(&one);
        wish.today = day("2023-01-01");
        const auto computed = compute(warehouse(), paths, wish);
        int compared = 0;
        for (const auto& figure : computed.figures) {
            std::set<int> patients;
            std::vector<double> costs;
            for (const auto& row : rows) {
                if (row.on < figure.period.first_day() || figure.period.last_day() < row.on) continue;
                if (figure.sex != FigureSex::total && static_cast<int>(figure.sex) != row.sex) continue;
                if (!row.age || *row.age < 40) continue;
                if (figure.age_group == 0 || (figure.age_group == 1 && *row.age > 64) ||
                    (figure.age_group == 2 && *row.age < 65))
                    continue;
                const auto above = paths.above(row.unit, row.on);
                if (std::ranges::find(above, figure.unit) == above.end()) continue;
                patients.insert(row.patient);
                costs.push_back(row.cost);
            }
            std::ranges::sort(costs);
            ++compared;
            const auto which = figure.definition - all.data();
            const auto people = static_cast<std::int64_t>(patients.size());
            const auto contacts = static_cast<std::int64_t>(costs.size());
            if (which == 0) {
                EXPECT_EQ(figure.value, Decimal::from_whole(contacts));
            }
            if (which == 1) {
                EXPECT_EQ(figure.value, Decimal::from_whole(people));
            }
            if (which == 2) {
                ASSERT_FALSE(costs.empty());
                const auto middle = costs.size() / 2;
                const double median = costs.size() % 2 == 1 ? costs[middle] : (costs[middle - 1] + costs[middle]) / 2;
                EXPECT_NEAR(figure.value->to_double(), median, 1e-6);
            }
            if (which == 3 && figure.value) {
                double sum = 0;
                for (const double cost : costs) sum += cost;
                EXPECT_NEAR(figure.value->to_double(), sum / static_cast<double>(costs.size()), 1e-5);
            }
            EXPECT_EQ(figure.rows, which == 1 ? people : contacts);
        }
        EXPECT_GT(compared, 1000);
    }
}

TEST(Definitions, PointAtWhatIsWrong) {
    const auto fault = [](const std::string& toml) {
        const auto file = read_definition(counted(toml) + words, "m.toml", datasets());
        if (file) return std::string("read");
        const auto& first =
            file.error().faults.empty() ? Fault{file.error().code, "", "", "", {}, {}} : file.error().faults.front();
        return first.code + " " + std::to_string(first.line.value_or(0)) + ":" +
               std::to_string(first.column.value_or(0)) + " " + first.path;
    };
    const std::string head = "valid_from = \"2000-01-01\"\ndataset = \"care_contacts\"\n";
    EXPECT_EQ(fault(head), "read");
    EXPECT_EQ(fault(head + "include = 'alderr >= 65'\n"), "rule.unknown_name 3:12 /include");
    EXPECT_EQ(fault(head + "include = '''\nalder >= 65\noch vardfrm = \"distans\"'''\n"),
              "rule.unknown_name 5:5 /include");
    EXPECT_EQ(fault(head + "include = 'alder'\n"), "definition.rule 3:12 /include");
    EXPECT_EQ(fault("valid_from = \"2000-01-01\"\ndataset = \"care_contact\"\n"), "dataset.unknown 2:12 /dataset");
    EXPECT_EQ(fault(head + "where = \"klinik\"\n"), "definition.column 3:10 /where");
    EXPECT_EQ(fault(head + "when = \"enhet\"\n"), "definition.column 3:9 /when");
    EXPECT_EQ(fault(head + "counts = \"share\"\n"), "definition.parts 1:1 /numerator");
    EXPECT_EQ(fault(head + "value = 'kostnad'\n"), "definition.parts 3:10 /value");
    EXPECT_EQ(fault(head + "age_groups = [\"0-17\", \"17-\"]\n"), "definition.age_group 3:14 /age_groups");
    EXPECT_EQ(fault(head + "periods = [\"week\"]\n"), "definition.period 3:11 /periods");
    const auto wordless = read_definition(counted(head) +
                                              "[measure]\nid = \"m\"\nname = \"m\"\nlevel = \"region\"\ndirection = "
                                              "\"higher_is_better\"\n",
                                          "m.toml", datasets());
    ASSERT_FALSE(wordless);
    EXPECT_EQ(wordless.error().code, "definition.words");
}

}  // namespace
}  // namespace ledstang
