// What is kept and what is read anew come to the same, whatever has happened to the rows, the rules and the units.
#include "computing/kept_cells.h"

#include <gtest/gtest.h>

#include <random>

#include <support/source_folder.h>
#include "computing/definitions.h"
#include "computing/test_rows.h"
#include "warehouse/batches.h"

namespace ledstang {
namespace {

const std::vector<Dataset>& datasets() {
    static const auto read = read_datasets(source_folder() + "/config/datasets");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
}

Definition definition(const std::string& toml) {
    const std::string words =
        "[measure]\nid = \"m\"\nname = \"m\"\nlevel = \"region\"\ndirection = \"higher_is_better\"\npurpose = \"p\"\n"
        "definition = \"d\"\nnumerator_definition = \"t\"\ndenominator_definition = \"n\"\n";
    auto file = read_definition("valid_from = \"2000-01-01\"\n" + toml + words, "m.toml", datasets());
    if (!file) throw std::runtime_error(file.error().message);
    return std::move(file->definition);
}

Date day(const char* text) {
    return parse_date(text).value();
}

UnitPaths units(const char* moved) {
    const Date from = day("2000-01-01");
    return UnitPaths({"region", "k", "l", "a", "b"},
                     {{0, no_unit, from, {}},
                      {1, 0, from, {}},
                      {2, 0, from, {}},
                      {3, 1, from, day(moved)},
                      {3, 2, day(moved), {}},
                      {4, 2, from, {}}},
                     {});
}

class KeptCellsTest : public testing::TestWithParam<bool> {  // whether the list of deliveries is there
 protected:
    KeptCellsTest() : warehouse_(test::empty_warehouse(datasets())) {
        for (const char* text :
             {"dataset = 'care_contacts'\ncounts = 'rows'\n",
              "dataset = 'care_contacts'\ncounts = 'share'\nnumerator = 'vardform = \"distans\"'\n",
              "dataset = 'care_contacts'\ncounts = 'sum'\nvalue = 'kostnad'\nage_groups = ['0-17', '18-']\n",
              "dataset = 'care_contacts'\ncounts = 'patients'\nperiods = ['month', 'year']\n",
              "dataset = 'care_contacts'\ncounts = 'rows'\nwindow_months = 3\nperiods = ['month']\n",
              "dataset = 'waiting_list'\ncounts = 'rows'\nmeasured = 'month_end'\nover_periods = 'last_month'\n"})
            definitions_.push_back(definition(text));
        for (const char* text : {"dataset = 'care_contacts'\ncounts = 'share'\nnumerator = 'vardform = \"telefon\"'\n",
                                 "dataset = 'care_contacts'\ncounts = 'share'\nnumerator = 'vardform = \"distans\"'\n"})
            others_.push_back(definition(text));
    }

    int random(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    std::string random_day() { return to_string(date_of(days_of(day("2022-01-01")) + random(150))); }
    static std::string pick(const std::vector<const char*>& words, int number) {
        return words[static_cast<std::size_t>(number) % words.size()];
    }

    void deliver() {
        const auto batch = ++batches_;
        std::string contacts = "[care_contacts]\nkontakt_id,kontaktdatum,enhet,kon,alder,patient,vardform,kostnad\n";
        const int count = 1 + random(12);
        const int around = random(150);
        for (int i = 0; i < count; ++i) {
            contacts +=
                std::to_string(i) + "," + to_string(date_of(days_of(day("2022-01-01")) + (around + random(9)) % 150)) +
                "," + pick({"a", "b", "k", "borta"}, random(9)) + "," + pick({"K", "M", ""}, random(3)) + "," +
                pick({"5", "17", "18", "70", ""}, random(5)) + ",p" + std::to_string(random(4)) + "," +
                pick({"distans", "telefon", ""}, random(3)) + "," + pick({"0.1", "1234.56", ""}, random(3)) + "\n";
        }
        test::add_rows(*warehouse_, datasets(), contacts, batch);
        list(batch, "care_contacts", count);
        if (random(2) == 0) return;
        const auto other = ++batches_;
        test::add_rows(*warehouse_, datasets(),
                       "[waiting_list]\nmatdatum,enhet,kon\n" + random_day() + ",a,K\n" + random_day() + ",b,M\n",
                       other);
        list(other, "waiting_list", 2);
    }
    void list(std::int64_t id, const char* dataset, int rows) {
        there_.emplace(id, dataset);
        if (!GetParam()) return;
        const auto writing = warehouse_->write();
        test::list_batch(*writing, id, dataset, rows);
        writing->commit();
    }
    void take_back() {
        if (there_.empty()) return;
        const auto one = std::next(there_.begin(), random(static_cast<int>(there_.size())));
        if (GetParam()) {
            ASSERT_TRUE(undo_batch(*warehouse_, one->first, "test"));
        } else {
            warehouse_->execute({"DELETE FROM " + one->second + " WHERE batch_id = $1", {one->first}});
        }
        there_.erase(one);
    }

    void compare(const ComputeWish& wish, const UnitPaths& paths) {
        KeptCells kept;
        ComputeWish with = wish;
        with.kept = &kept;
        const auto told = test::lines_of(compute(*warehouse_, paths, with), paths, wish.definitions);
        ASSERT_EQ(told, test::lines_of(compute(*warehouse_, paths, wish), paths, wish.definitions));
        figures_ += told.size();
        if (random(4) == 0) return;  // the file was busy
        const auto writing = warehouse_->write();
        kept.write(*writing, wish.today);
        writing->commit();
    }

    std::unique_ptr<Warehouse> warehouse_;
    std::vector<Definition> definitions_, others_;
    std::map<std::int64_t, std::string> there_;
    std::int64_t batches_ = 0;
    std::size_t figures_ = 0;
    std::mt19937 random_{11};
};
INSTANTIATE_TEST_SUITE_P(Lists, KeptCellsTest, testing::Bool());

TEST_P(KeptCellsTest, ComeToTheSameAsAllRowsWhateverHasHappened) {
    const UnitPaths before = units("2022-02-15"), after = units("2022-04-03");
    const UnitPaths* paths = &before;
    for (int step = 0; step < 70; ++step) {
        SCOPED_TRACE(step);
        if (random(3) != 0) deliver();
        if (random(4) == 0) take_back();
        if (random(8) == 0) paths = paths == &before ? &after : &before;
        if (random(6) == 0) std::swap(definitions_[1], others_[0]);
        ComputeWish wish;
        wish.today = day("2022-06-01");
        if (random(5) == 0) wish.today = day("2022-03-20");
        if (random(5) == 0) wish.organised = Organised::today;
        if (random(4) == 0) wish.periods = {*Period::parse("2022-02")};
        if (random(4) == 0) wish.touched = {day("2022-02-10"), day("2022-02-20")};
        for (const auto& one : definitions_) {
            if (random(6) != 0) wish.definitions.push_back(&one);
        }
        ASSERT_NO_FATAL_FAILURE(compare(wish, *paths));
    }
    EXPECT_GT(figures_, 5'000U);
}

// Rows that are kept are not read: a row that no delivery tells of is not seen.
TEST_P(KeptCellsTest, ReadOnlyTheNewRows) {
    if (!GetParam()) GTEST_SKIP() << "without a list of deliveries their rows are looked at";
    for (int i = 0; i < 5; ++i) deliver();
    ComputeWish wish;
    wish.today = day("2022-06-01");
    wish.definitions = {&definitions_[0]};
    const UnitPaths paths = units("2022-02-15");
    const auto run = [&] {
        KeptCells kept;
        wish.kept = &kept;
        const auto computed = compute(*warehouse_, paths, wish);
        const auto writing = warehouse_->write();
        kept.write(*writing, wish.today);
        writing->commit();
        return computed.readings;
    };
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(run(), 0) << "nothing has come";
    deliver();
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(run(), 0);
    take_back();
    run();
    EXPECT_EQ(run(), 0);
}

}  // namespace
}  // namespace ledstang
