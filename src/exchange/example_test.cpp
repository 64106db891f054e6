// The real files of the first example: everything in them survives reading and writing.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <support/source_folder.h>
#include "exchange/row_reader.h"
#include "exchange/workbook.h"
#include "exchange/write_workbook.h"

namespace ledstang {
namespace {

struct ExampleFile {
    std::string name;
    std::size_t rows;
};

class Example : public testing::TestWithParam<ExampleFile> {
 protected:
    void SetUp() override {
        const auto path = std::filesystem::path(source_folder()) / "examples" / "norrbotten-2022" / GetParam().name;
        if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
        std::ifstream in(path, std::ios::binary);
        std::ostringstream content;
        content << in.rdbuf();
        bytes_ = std::move(content).str();
        auto table = read_table(GetParam().name, bytes_);
        ASSERT_TRUE(table) << table.error().message;
        table_ = std::move(*table);
    }

    OutTable out() const {
        OutTable out{.header = table_.header, .rows = {}};
        for (const Row& row : table_.rows) {
            OutRow cells;
            for (const Cell& cell : row.cells) cells.emplace_back(cell.text);
            out.rows.push_back(std::move(cells));
        }
        return out;
    }

    std::string bytes_;
    Table table_;
};

TEST_P(Example, has_all_its_rows) {
    EXPECT_EQ(table_.rows.size(), GetParam().rows);
}

TEST_P(Example, is_the_same_bytes_when_written) {
    EXPECT_EQ(write_csv(out()), bytes_);
}

TEST_P(Example, is_the_same_table_through_a_workbook_and_through_excels_csv) {
    const std::string workbook = write_workbook({{GetParam().name, out()}}, {.title = "Exempel"}).value();
    for (const std::string& bytes : {workbook, write_csv(out(), CsvForm::excel)}) {
        const auto back = read_table(GetParam().name, bytes);
        ASSERT_TRUE(back) << back.error().message;
        EXPECT_EQ(back->header, table_.header);
        ASSERT_EQ(back->rows.size(), table_.rows.size());
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            for (std::size_t j = 0; j < table_.header.size(); ++j) {
                EXPECT_EQ(back->rows[i].cells[j].text, table_.rows[i].cells[j].text) << "row " << i << " column " << j;
            }
        }
    }
}

TEST_P(Example, has_readable_figures) {
    TableFaults faults(table_.file);
    std::size_t figures = 0;
    for (const Row& row : table_.rows) {
        RowReader cells(table_, row, faults);
        for (const std::string_view column : {"value", "target_value", "baseline_K", "decimals"}) {
            figures += cells.optional_number(column) ? 1U : 0U;
        }
    }
    EXPECT_TRUE(faults.empty()) << faults.refusal().message;
    const bool has_figures = table_.column("value") || table_.column("target_value");
    EXPECT_EQ(figures > 0, has_figures);
}

INSTANTIATE_TEST_SUITE_P(norrbotten, Example,
                         testing::Values(ExampleFile{"measures.csv", 15}, ExampleFile{"outcomes.csv", 45},
                                         ExampleFile{"comments.csv", 29}, ExampleFile{"actions.csv", 40},
                                         ExampleFile{"action_targets.csv", 25}, ExampleFile{"production.csv", 9}),
                         [](const auto& example) {
                             return example.param.name.substr(0, example.param.name.find('.'));
                         });

}  // namespace
}  // namespace ledstang
