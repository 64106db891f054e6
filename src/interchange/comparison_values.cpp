#include "interchange/comparison_values.h"

#include <map>
#include <tuple>

#include "described/json_write.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

using Place = std::tuple<Period, std::int64_t, std::string>;

Place place_of(const ComparisonValue& value) {
    return {value.period, sex_code(value.sex), value.region};
}

bool equal(const ComparisonValue& a, const ComparisonValue& b) {
    return a.value == b.value && a.contributors == b.contributors && a.status == b.status && a.source == b.source;
}

struct ComparisonChange {
    std::vector<ComparisonValue> values;
    template <class C = ComparisonChange>
    static constexpr auto described() {
        return describe("ComparisonChange", field("values", &C::values, "Värden"));
    }
};

}  // namespace

std::vector<ComparisonValue> comparison_values(Sql& sql, const std::string& measure) {
    using Row = std::tuple<std::string, std::int64_t, std::int64_t, std::optional<Decimal>, std::int64_t, std::string,
                           std::string, std::string>;
    std::vector<ComparisonValue> values;
    sql.each<Row>(
        "select c.region, c.period, c.sex, c.value, c.contributors, c.status, c.source, c.fetched from "
        "comparison_value c join measure m on m.number = c.measure where m.id = :measure order by c.period, c.sex, "
        "c.region",
        [&](const Row& row) {
            const auto& [region, period, sex, value, contributors, status, source, fetched] = row;
            values.push_back({region, *period_of_code(period), sex_of_code(sex), value, static_cast<int>(contributors),
                              status, source, fetched});
        },
        measure);
    return values;
}

void write_comparison_values(Transaction& transaction, const std::string& measure,
                             const std::vector<ComparisonValue>& values, ImportReport& report) {
    Sql& sql = transaction.sql();
    const auto number = *measure_number(sql, measure);
    std::map<Place, ComparisonValue> present;
    for (auto& value : comparison_values(sql, measure)) present.emplace(place_of(value), std::move(value));
    ComparisonChange before, after;
    for (const auto& value : values) {
        const auto found = present.find(place_of(value));
        if (found != present.end() && equal(found->second, value)) {
            ++report.unchanged;
            continue;
        }
        if (found == present.end()) {
            ++report.added;
        } else {
            ++report.changed;
            before.values.push_back(found->second);
        }
        after.values.push_back(value);
        sql.execute(
            "insert into comparison_value (measure, period, sex, region, value, contributors, status, source, fetched) "
            "values (:measure, :period, :sex, :region, :value, :contributors, :status, :source, :fetched) on conflict "
            "(measure, period, sex, region) do update set value = excluded.value, contributors = "
            "excluded.contributors, status = excluded.status, source = excluded.source, fetched = excluded.fetched",
            number, value.period, sex_code(value.sex), value.region, value.value, value.contributors, value.status,
            value.source, value.fetched);
    }
    if (!after.values.empty()) {
        transaction.log("comparison_values", measure, before.values.empty() ? "" : to_json(before), to_json(after));
    }
}

}  // namespace ledstang
