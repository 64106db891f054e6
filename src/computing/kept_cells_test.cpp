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
              "dataset = 'care_contacts'\ncounts = 'patient_share'\nnumerator = 'vardform = \"distans\"'\nage_groups = "
              "['0-17', '18-']\nover_units = 'own'\n",
              "dataset = 'care_contacts'\ncounts = 'patients'\ninclude = 'kon = \"K\"'\nwindow_months = 2\n",
              "dataset = 'care_contacts'\ncounts = 'median'\nvalue = 'kostnad'\n",
              "dataset = 'waiting_list'\ncounts = 'patients'\ndifferent = 'enhet'\nmeasured = 'month_end'\n",
              "dataset = 'waiting_list'\ncounts = 'median'\nvalue = 'dagar mellan vantar_sedan och matdatum'\nmeasured "
              "= "
              "'month_end'\nover_periods = 'mean_of_months'\n",
              "dataset = 'care_episodes'\ncounts = 'patients'\nmeasured = 'stock'\nwhen = 'inskriven'\nuntil = "
              "'utskriven'\n",
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
                       "[waiting_list]\nmatdatum,enhet,kon,vantar_sedan\n" + random_day() + ",a,K,2021-12-01\n" +
                           random_day() + ",b,M,2021-11-11\n",
                       other);
        list(other, "waiting_list", 2);
        const auto third = ++batches_;
        test::add_rows(*warehouse_, datasets(),
                       "[care_episodes]\ninskriven,utskriven,enhet,kon,patient\n" + random_day() + "," + random_day() +
                           ",a,K,p" + std::to_string(random(9)) + "\n",
                       third);
        list(third, "care_episodes", 1);
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

// How many rows are handed over one by one: those of patients and of values.
class CountingWarehouse : public Warehouse {
 public:
    explicit CountingWarehouse(Warehouse& one) : one_(one) {}
    Columns query(const SqlText& statement, std::stop_token stop) override { return one_.query(statement, stop); }
    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                std::stop_token stop) override {
        one_.stream(
            statement,
            [&](const Columns& block) {
                if (block.columns.front().name() == "unit") rows += block.rows();
                return take(block);
            },
            stop);
    }
    SqlDialect dialect() const override { return one_.dialect(); }
    bool has_table(const std::string& name) override { return one_.has_table(name); }
    void execute(const SqlText& statement) override { one_.execute(statement); }
    std::unique_ptr<WarehouseWriting> write(std::stop_token stop) override { return one_.write(stop); }

    std::size_t rows = 0;

 private:
    Warehouse& one_;
};

TEST_P(KeptCellsTest, ReadOnlyTheRowsOfPatientsWhoHaveNewOnes) {
    test::add_rows(
        *warehouse_, datasets(),
        "[care_contacts]\nkontakt_id,kontaktdatum,enhet,kon,patient\n1,2022-01-10,a,K,p1\n2,2022-01-11,b,K,p1\n"
        "3,2022-01-12,a,M,p2\n4,2022-01-13,a,M,p2\n5,2022-01-14,b,K,p3\n6,2022-01-15,b,K,p4\n",
        1);
    list(1, "care_contacts", 6);
    CountingWarehouse counting(*warehouse_);
    const Definition patients = definition("dataset = 'care_contacts'\ncounts = 'patients'\nperiods = ['month']\n");
    const UnitPaths paths = units("2022-02-15");
    const auto run = [&] {
        KeptCells kept;
        ComputeWish wish;
        wish.today = day("2022-06-01");
        wish.definitions = {&patients};
        wish.kept = &kept;
        counting.rows = 0;
        const auto computed = compute(counting, paths, wish);
        const auto writing = warehouse_->write();
        kept.write(*writing, wish.today);
        writing->commit();
        std::string told;
        for (const auto& figure : computed.figures) {
            if (figure.period.to_string() == "2022-01" && figure.sex == FigureSex::total)
                told += paths.id(figure.unit) + " " + figure.value->to_string() + ", ";
        }
        return told + std::to_string(counting.rows) + " rows";
    };
    EXPECT_EQ(run(), "region 4, k 2, l 3, a 2, b 3, 6 rows");
    EXPECT_EQ(run(), "region 4, k 2, l 3, a 2, b 3, 0 rows");
    test::add_rows(*warehouse_, datasets(),
                   "[care_contacts]\nkontakt_id,kontaktdatum,enhet,kon,patient\n7,2022-01-20,b,M,p2\n", 2);
    list(2, "care_contacts", 1);
    EXPECT_EQ(run(), "region 4, k 2, l 4, a 2, b 4, 3 rows") << "the two that p2 had, and the new one";
    EXPECT_EQ(run(), "region 4, k 2, l 4, a 2, b 4, 0 rows");
    ASSERT_TRUE(!GetParam() || undo_batch(*warehouse_, 2, "test"));
    if (!GetParam()) warehouse_->execute({"DELETE FROM care_contacts WHERE batch_id = 2"});
    EXPECT_EQ(run(), "region 4, k 2, l 3, a 2, b 3, 6 rows");
}

}  // namespace
}  // namespace ledstang
