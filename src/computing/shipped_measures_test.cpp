// Every definition that ships against rows whose answer somebody has computed by hand: tests/measures/<id>.csv. There a
// line "#= unit period sex value [numerator denominator]" is an expectation, "-" no value; sex may have a group of
// ages after it: "K:65-". The units: region_x above klinik_k above avd_a and avd_b.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <support/source_folder.h>
#include "computing/compute.h"
#include "computing/definitions.h"
#include "computing/test_rows.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

const std::string root = source_folder();

const std::vector<Dataset>& datasets() {
    static const auto read = read_datasets(root + "/config/datasets");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
}

const DefinitionFiles& shipped() {
    static const auto read = read_definitions(root + "/config/measures", datasets());
    return read;
}

UnitPaths made_up_units() {
    const Date from = *parse_date("2000-01-01");
    return UnitPaths({"region_x", "klinik_k", "avd_a", "avd_b"},
                     {{0, no_unit, from, {}}, {1, 0, from, {}}, {2, 1, from, {}}, {3, 1, from, {}}}, {});
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

const Figure* find_figure(const Computed& computed, const UnitPaths& units, const Definition& definition,
                          const std::vector<std::string>& expected) {
    const auto sex_and_ages = test::split(expected[2], ':');
    const FigureSex sex = sex_and_ages[0] == "K"   ? FigureSex::women
                          : sex_and_ages[0] == "M" ? FigureSex::men
                                                   : FigureSex::total;
    int group = -1;
    if (sex_and_ages.size() > 1) {
        const auto found = std::ranges::find(definition.age_groups, sex_and_ages[1], &AgeGroup::name);
        group = static_cast<int>(found - definition.age_groups.begin());
    }
    for (const auto& figure : computed.figures) {
        if (figure.definition == &definition && units.id(figure.unit) == expected[0] &&
            figure.period.to_string() == expected[1] && figure.sex == sex && figure.age_group == group)
            return &figure;
    }
    return nullptr;
}

std::string shown(const std::optional<Decimal>& decimal) {
    return decimal ? decimal->to_string() : "-";
}

TEST(ShippedMeasures, AreRead) {
    for (const auto& refused : shipped().refused) {
        ADD_FAILURE() << refused.message;
        for (const auto& fault : refused.faults)
            ADD_FAILURE() << fault.file << ":" << fault.line.value_or(0) << ":" << fault.column.value_or(0) << " "
                          << fault.path << " " << fault.message;
    }
    EXPECT_GE(shipped().files.size(), 40U);
}

class ShippedMeasuresTest : public WarehouseSideTest {};
LEDSTANG_ON_BOTH_WAREHOUSES(ShippedMeasuresTest);

// Each measure's rows are deliveries, taken back before the next one's. NB-40: the two of the medical target date.
TEST_P(ShippedMeasuresTest, ComeOutAsComputedByHand) {
    const auto units = made_up_units();
    std::int64_t batch = 0;
    for (const auto& file : shipped().files) {
        SCOPED_TRACE(file.definition.id);
        const std::string text = text_of(root + "/tests/measures/" + file.definition.id + ".csv");
        const auto first = batch + 1;
        batch = test::add_rows(warehouse(), datasets(), text, first, true);
        ComputeWish wish;
        wish.definitions = {&file.definition};
        wish.today = *parse_date("2025-01-01");
        // What a quotient is made of.
        for (const auto& part : shipped().files) {
            const auto& of = file.definition.text;
            const auto in = [&](const auto& ids) { return std::ranges::find(ids, part.definition.id) != ids.end(); };
            if (in(of.of) || in(of.over)) wish.definitions.push_back(&part.definition);
        }
        const auto computed = compute(warehouse(), units, wish);
        for (auto one = first; one <= batch; ++one) ASSERT_TRUE(undo_batch(warehouse(), one, "test"));
        int expectations = 0;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("#= ")) continue;
            ++expectations;
            const auto expected = test::split(line.substr(3), ' ');
            const Figure* figure = find_figure(computed, units, file.definition, expected);
            if (figure == nullptr) {
                ADD_FAILURE() << line << ": no figure";
                continue;
            }
            EXPECT_EQ(shown(figure->value), expected[3]) << line;
            if (expected.size() > 4) {
                EXPECT_EQ(shown(figure->numerator), expected[4]) << line;
                EXPECT_EQ(shown(figure->denominator), expected[5]) << line;
            }
        }
        EXPECT_GT(expectations, 0);
    }
}

}  // namespace
}  // namespace ledstang
