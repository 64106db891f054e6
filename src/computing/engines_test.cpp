// The measures that ship, of the same made-up rows in DuckDB and on a ClickHouse cluster of two shards: every figure,
// note and empty month is the same, for all units, sexes, ages and periods.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include <support/source_folder.h>
#include "computing/definitions.h"
#include "computing/test_rows.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

const std::string root = source_folder();
constexpr std::size_t rows_each = 400;  // of each dataset in each delivery
constexpr std::int64_t deliveries = 3;

const std::vector<Dataset>& datasets() {
    static const auto read = read_datasets(root + "/config/datasets");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
}
const DefinitionFiles& shipped() {
    static const auto read = read_definitions(root + "/config/measures", datasets());
    return read;
}

// avd_a moves in the middle of a month, avd_b becomes a part of avd_c.
UnitPaths units() {
    const Date from = *parse_date("2000-01-01"), moved = *parse_date("2023-03-15"), ended = *parse_date("2023-05-01");
    return UnitPaths({"region", "klinik_k", "klinik_l", "avd_a", "avd_b", "avd_c"},
                     {{0, no_unit, from, {}},
                      {1, 0, from, {}},
                      {2, 0, from, {}},
                      {3, 1, from, moved},
                      {3, 2, moved, {}},
                      {4, 1, from, ended},
                      {5, 2, from, {}}},
                     {{4, 5, ended}});
}

// Random rows whose values are those of the measures' own test rows, in every second row those of one of them together,
// so that every rule meets some of them however many measures share a dataset.
class RandomRows {
 public:
    RandomRows() {
        for (const auto& entry : std::filesystem::directory_iterator(root + "/tests/measures")) {
            std::ifstream file(entry.path());
            std::string dataset;
            std::vector<std::string> columns;
            for (std::string line; std::getline(file, line);) {
                if (line.empty() || line.front() == '#') continue;
                if (line.front() == '[') {
                    dataset = line.substr(1, line.size() - 2);
                    columns.clear();
                } else if (columns.empty()) {
                    columns = test::split(line, ',');
                } else {
                    const auto cells = test::split(line, ',');
                    auto& together = rows_[dataset].emplace_back();
                    for (std::size_t i = 0; i < cells.size(); ++i) {
                        if (cells[i].empty()) continue;
                        values_[dataset][columns[i]].insert(cells[i]);
                        together[columns[i]] = cells[i];
                    }
                }
            }
        }
    }

    Columns make(const Dataset& dataset, std::int64_t batch) {
        Columns rows = empty_rows(dataset);
        const auto& known = rows_[dataset.id];
        for (std::size_t row = 1; row <= rows_each; ++row) {
            const Row like = known.empty() || below(2) == 0 ? Row{} : known[below(known.size())];
            for (std::size_t i = 0; i < dataset.columns.size(); ++i) {
                const DatasetColumn& column = dataset.columns[i];
                const bool needed = column.required || column.role == ColumnRole::time;
                if (!needed && below(6) == 0) {
                    rows.columns[i].add_missing();
                } else {
                    test::add_cell(rows.columns[i], text(dataset.id, column, like));
                }
            }
            rows.columns[dataset.columns.size()].add_whole_number(batch);
            rows.columns[dataset.columns.size() + 1].add_whole_number(static_cast<std::int64_t>(row));
        }
        return rows;
    }

 private:
    using Row = std::map<std::string, std::string>;  // cells by column

    std::size_t below(std::size_t limit) { return random_() % limit; }
    std::string one_of(const std::vector<const char*>& words) { return words[below(words.size())]; }

    std::string text(const std::string& dataset, const DatasetColumn& column, const Row& like) {
        if (column.role == ColumnRole::unit)
            return one_of({"avd_a", "avd_a", "avd_b", "avd_b", "avd_c", "klinik_k", "region", "borta"});
        if (column.role == ColumnRole::patient) return "p" + std::to_string(below(60));
        if (column.type == Type::date && below(8) != 0) {
            const auto day = days_of(*parse_date("2022-11-20")) + static_cast<std::int32_t>(below(260));
            return to_string(date_of(day));
        }
        if (const auto cell = like.find(column.name); cell != like.end()) return cell->second;
        // Halves of a millionth, in the middle between two, and what no binary number is.
        if (column.type == Type::number && below(3) == 0)
            return one_of({"0.0000005", "0.0000015", "-0.0000025", "0.3", "1234567.891", "-17.7", "4503599.6273705"});
        const auto& known = values_[dataset][column.name];
        if (!known.empty()) return *std::next(known.begin(), static_cast<std::ptrdiff_t>(below(known.size())));
        if (column.type == Type::date) return "1968-02-29";
        return column.type == Type::text ? "Å" : std::to_string(below(40));
    }

    std::map<std::string, std::map<std::string, std::set<std::string>>> values_;
    std::map<std::string, std::vector<Row>> rows_;
    std::mt19937 random_{23};
};

class EnginesTest : public testing::Test {
 protected:
    static void SetUpTestSuite() {
        if (clickhouse_addresses().empty()) return;
        folder_ = std::filesystem::temp_directory_path() / ("engines_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        cluster_ = new TestClickhouse(folder_);
        on_cluster_ = cluster_->open().release();
        in_process_ = open_duckdb_warehouse({}).release();
        RandomRows random;
        for (std::int64_t batch = 1; batch <= deliveries * static_cast<std::int64_t>(datasets().size()); ++batch) {
            const Dataset& dataset = datasets()[static_cast<std::size_t>(batch) % datasets().size()];
            const Columns rows = random.make(dataset, batch);
            for (Warehouse* warehouse : {on_cluster_, in_process_}) {
                const auto writing = warehouse->write();
                if (!prepare_table(*writing, dataset)) throw std::runtime_error("another table " + dataset.id);
                writing->append(dataset.id, rows);
                test::list_batch(*writing, batch, dataset.id, rows_each);
                writing->commit();
            }
        }
        for (Warehouse* warehouse : {on_cluster_, in_process_}) {
            if (!undo_batch(*warehouse, 5, "test")) throw std::runtime_error("there is no delivery 5");
        }
    }
    static void TearDownTestSuite() {
        delete on_cluster_;
        delete in_process_;
        delete cluster_;
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }
    void SetUp() override {
        if (clickhouse_addresses().empty()) GTEST_SKIP() << no_clickhouse;
        for (const auto& file : shipped().files) wish_.definitions.push_back(&file.definition);
        wish_.today = *parse_date("2024-06-15");
    }

    // How many lines there are to compare.
    std::size_t compare(Warehouse& duckdb, Warehouse& clickhouse) const {
        const UnitPaths paths = units();
        const auto there = test::lines_of(compute(clickhouse, paths, wish_), paths, wish_.definitions);
        const auto here = test::lines_of(compute(duckdb, paths, wish_), paths, wish_.definitions);
        for (std::size_t i = 0; i < std::min(here.size(), there.size()); ++i) {
            if (here[i] != there[i]) ADD_FAILURE() << "DuckDB " << here[i] << "\nClickHouse " << there[i];
            if (here[i] != there[i]) break;
        }
        EXPECT_EQ(here.size(), there.size());
        return here.size();
    }

    static inline std::filesystem::path folder_;
    static inline TestClickhouse* cluster_ = nullptr;
    static inline Warehouse* on_cluster_ = nullptr;
    static inline Warehouse* in_process_ = nullptr;
    ComputeWish wish_;
};

TEST_F(EnginesTest, ComeToTheSameFigures) {
    EXPECT_GT(compare(*in_process_, *on_cluster_), 10'000U);
    std::set<std::string> valued;
    for (const auto& figure : compute(*on_cluster_, units(), wish_).figures) {
        if (figure.value && *figure.value != Decimal{}) valued.insert(figure.definition->id);
    }
    for (const auto* definition : wish_.definitions)
        EXPECT_TRUE(valued.contains(definition->id)) << definition->id << " has no figure but nought";
}

TEST_F(EnginesTest, ComeToTheSameFiguresInTodaysOrganisation) {
    wish_.organised = Organised::today;
    EXPECT_GT(compare(*in_process_, *on_cluster_), 10'000U);
}

TEST_F(EnginesTest, ComeToTheSameFiguresOfOnePeriodAndOfWhatWasTouched) {
    wish_.periods = {*Period::parse("2023-T1")};
    EXPECT_GT(compare(*in_process_, *on_cluster_), 500U);
    wish_.periods.clear();
    wish_.touched = {*parse_date("2023-02-10"), *parse_date("2023-02-20")};
    EXPECT_GT(compare(*in_process_, *on_cluster_), 500U);
}

// What no measure that ships does.
TEST_F(EnginesTest, ComeToTheSameFiguresInEveryOtherWay) {
    const std::string contacts = "dataset = \"care_contacts\"\nage_groups = [\"0-17\", \"18-64\", \"65-\"]\n";
    const std::string episodes = "dataset = \"care_episodes\"\n";
    const std::string stock = "measured = \"stock\"\nwhen = \"inskriven\"\nuntil = \"utskriven\"\n";
    const std::string next = "[[next]]\nname = \"efter\"\ncolumn = \"inskriven\"\nafter = \"utskriven\"\n";
    const std::vector<std::string> texts = {
        contacts + "counts = \"rows\"\ninclude = 'inte (diagnos finns och alder >= 40)'\n",
        contacts + "counts = \"sum\"\nvalue = 'kostnad'\nminus = 'planerad'\n",
        contacts + "counts = \"sum\"\nvalue = 'alder'\ninclude = 'diagnos börjar med {\"C\", \"I5\", \"Å\"}'\n",
        contacts + "counts = \"ratio\"\nvalue = 'kostnad'\ndivided_by = 'drg_poang'\nnumerator = 'kon = \"K\"'\n",
        contacts + "counts = \"percentile\"\npercentile = 90\nvalue = 'kostnad / drg_poang'\n",
        contacts + "counts = \"median\"\nvalue = 'dagar mellan remissdatum och kontaktdatum'\n",
        contacts + "counts = \"patient_share\"\nnumerator = 'planerad eller forsta_besok'\n",
        contacts + "counts = \"patients\"\ninclude = 'vardform saknas eller vardform = \"distans\"'\n",
        contacts + "counts = \"patients\"\ndifferent = \"diagnos\"\n",
        contacts + "counts = \"rows\"\nwindow_months = 3\nsex = \"-\"\nover_units = \"mean_of_units\"\n",
        episodes + stock + "counts = \"rows\"\nover_periods = \"mean_of_months\"\n",
        episodes + stock + "counts = \"patients\"\ninclude = 'planerat = falskt'\n",
        episodes + stock + "counts = \"median\"\nvalue = 'alder'\n",
        episodes + "counts = \"share\"\nnumerator = 'efter finns'\n" + next + "same = \"diagnos\"\n",
        episodes + "counts = \"median\"\nvalue = 'dagar mellan utskriven och efter'\n" + next +
            "rule = 'alder >= 40'\n",
        episodes + stock + "counts = \"rows\"\ninclude = 'efter - inskriven < 100 dagar eller sedan finns'\n" + next +
            "[[next]]\nname = \"sedan\"\ncolumn = \"utskriven\"\nafter = \"utskriven\"\nsame = \"enhet\"\n",
    };
    const std::string measure =
        "[measure]\nid = \"m\"\nname = \"m\"\nlevel = \"region\"\ndirection = \"higher_is_better\"\npurpose = \"p\"\n"
        "definition = \"d\"\nnumerator_definition = \"t\"\ndenominator_definition = \"n\"\n";
    std::vector<Definition> definitions;
    for (const auto& text : texts) {
        auto file = read_definition("valid_from = \"2000-01-01\"\n" + text + measure, "m.toml", datasets());
        ASSERT_TRUE(file) << text << file.error().message
                          << (file.error().faults.empty() ? "" : file.error().faults.front().message);
        definitions.push_back(std::move(file->definition));
    }
    wish_.definitions.clear();
    for (const auto& one : definitions) wish_.definitions.push_back(&one);
    EXPECT_GT(compare(*in_process_, *on_cluster_), 5'000U);
    std::set<const Definition*> valued;
    for (const auto& figure : compute(*on_cluster_, units(), wish_).figures) {
        if (figure.value && *figure.value != Decimal{}) valued.insert(figure.definition);
    }
    EXPECT_EQ(valued.size(), definitions.size());
}

// A sum that does not go into 64 bits of millionths is no figure, on either side.
class LargeSumTest : public WarehouseSideTest {};
LEDSTANG_ON_BOTH_WAREHOUSES(LargeSumTest);

TEST_P(LargeSumTest, IsRefused) {
    std::int64_t batch = 0;
    const auto read = [&](const char* column) {
        auto file = read_definition(
            std::string("valid_from = \"2000-01-01\"\ndataset = \"care_episodes\"\ncounts = \"sum\"\nvalue = '") +
                column +
                "'\n[measure]\nid = \"m\"\nname = \"m\"\nlevel = \"region\"\ndirection = \"higher_is_better\"\npurpose "
                "= "
                "\"p\"\ndefinition = \"d\"\n",
            "m.toml", datasets());
        if (!file) throw std::runtime_error(file.error().message);
        return std::move(file->definition);
    };
    const auto sum = [&](const Definition& definition, const std::string& rows) {
        if (batch > 0 && !undo_batch(warehouse(), batch, "test")) throw std::runtime_error("not undone");
        test::add_rows(warehouse(), datasets(),
                       "[care_episodes]\nvardtillfalle_id,utskriven,enhet,kostnad,antal_lakemedel\n" + rows, ++batch,
                       true);
        ComputeWish wish;
        wish.definitions = {&definition};
        wish.today = *parse_date("2023-03-01");
        wish.periods = {*Period::parse("2023-02")};
        for (const auto& figure : compute(warehouse(), units(), wish).figures) {
            if (figure.unit == 5 && figure.value) return figure.value->to_string();
        }
        return std::string("no figure");
    };
    const Definition cost = read("kostnad"), count = read("antal_lakemedel");
    EXPECT_EQ(sum(cost, "1,2023-02-01,avd_c,1500000000000,\n2,2023-02-02,avd_c,2000000000000,\n"), "3500000000000");
    EXPECT_EQ(sum(count, "1,2023-02-01,avd_c,,-3500000000000\n"), "-3500000000000");
    EXPECT_THROW(sum(cost, "1,2023-02-01,avd_c,5000000000000,\n2,2023-02-02,avd_c,5000000000000,\n"), WarehouseError);
    EXPECT_THROW(sum(cost, "1,2023-02-01,avd_c,1e300,\n"), WarehouseError);
    EXPECT_THROW(sum(count, "1,2023-02-01,avd_c,,-20000000000000\n"), WarehouseError);
}

}  // namespace
}  // namespace ledstang
