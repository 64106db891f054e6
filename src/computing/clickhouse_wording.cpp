// ClickHouse from 18.16 on, which has no ASOF JOIN, no window functions, no date before 1970 and no logic of three
// values, rounds as its processor does, and finds neither a column that stands within a lambda alone nor a sum that was
// too large.
#include <fmt/format.h>

#include "computing/wording.h"

namespace ledstang {
namespace {

constexpr std::string_view prefix = "ledstang_";
// A value from here on, in millionths, or a sum of such, does not surely go into 64 bits.
constexpr double too_large = 9.2e12;

class ClickhouseWording final : public Wording {
 public:
    SqlDialect dialect() const override { return SqlDialect::clickhouse; }

    // A name that a statement gives takes the place of the table's column everywhere in it, so those within have names
    // that no dataset's columns have.
    std::string select(const std::vector<Told>& told, const std::string& from, std::size_t grouped) const override {
        std::string outer, inner, group;
        for (std::size_t i = 0; i < told.size(); ++i) {
            const std::string own = fmt::format("{}{}", prefix, told[i].name);
            const char* const comma = i == 0 ? "" : ", ";
            outer += fmt::format("{}{} AS {}", comma, own, told[i].name);
            inner += fmt::format("{}{} AS {}", comma, told[i].expression, own);
            if (i < grouped) group += fmt::format("{}{}", i == 0 ? " GROUP BY " : ", ", own);
        }
        return fmt::format("SELECT {} FROM (SELECT {} FROM {}{})", outer, inner, from, group);
    }

    std::string condition(const std::string& rule) const override { return fmt::format("ifNull({}, 0)", rule); }
    std::string no_text() const override { return "CAST(NULL AS Nullable(String))"; }
    std::string whole_number(const std::string& text) const override {
        return fmt::format("CAST({} AS Nullable(Int64))", text);
    }
    std::string number(const std::string& text) const override { return fmt::format("toFloat64({})", text); }

    std::string lower_case(const std::string& text) const override { return fmt::format("lowerUTF8({})", text); }
    std::string beginning(const std::string& text, std::size_t characters) const override {
        return characters == 0 ? text : fmt::format("substringUTF8({}, 1, {})", text, characters);
    }

    // The calendar from day numbers, with years that begin in March as in rules/sql_values.cpp: 719 468 days lie
    // between 1 March of year 0 and 1970, 146 097 in 400 years, 1461 in four; five months from March on have 153.
    std::string first_of_month(const std::string& day) const override {
        const std::string quarters = fmt::format("(({} + 719468) * 4 + 3)", day);
        const std::string in_century = fmt::format("(intDiv({} % 146097, 4) * 4 + 3)", quarters);
        const std::string in_year = fmt::format("intDiv({} % 1461, 4)", in_century);
        const std::string before = fmt::format("intDiv(intDiv({} * 5 + 2, 153) * 153 + 2, 5)", in_year);
        return fmt::format("toInt32({} - {} + {})", day, in_year, before);
    }
    std::string slice(const std::string& day, const std::vector<std::string>& changes) const override {
        const std::string month = first_of_month(day);
        if (changes.empty()) return month;
        std::string latest;
        for (auto change = changes.rbegin(); change != changes.rend(); ++change)
            latest += fmt::format(" WHEN {} >= {} THEN {}", day, *change, *change);
        return fmt::format("toInt32(greatest({0}, CASE{1} ELSE {0} END))", month, latest);
    }

    std::string count_where(const std::string& condition) const override {
        return condition.empty() ? "count(*)" : "countIf(" + condition + ")";
    }
    std::string sum_where(Statement& statement, const Sum& sum) const override {
        const std::string value =
            sum.condition.empty() ? sum.value : fmt::format("if({}, {}, NULL)", sum.condition, sum.value);
        const std::string large = statement.value(too_large);
        std::string exact =
            sum.of_numbers
                ? half_to_even(fmt::format("({} * {})", value, statement.value(static_cast<double>(per_one))))
                : fmt::format("({} * {})", value, statement.value(per_one));
        exact = fmt::format("({} + throwIf(ifNull(abs(toFloat64({})) > {}, 0)))", exact, value, large);
        if (!sum.minus.empty()) exact = fmt::format("if({}, {} * toInt64(-1), {})", sum.minus, exact, exact);
        return fmt::format("(ifNull(sum({0}), 0) + throwIf(ifNull(abs(sum(toFloat64({0}))) > {1}, 0)))", exact,
                           statement.value(too_large * static_cast<double>(per_one)));
    }

    std::string identity_of(const std::string& value) const override {
        return fmt::format("toUUID(UUIDNumToString(MD5(toString({}))))", value);
    }
    std::string in_part(const std::string& patient, const std::string& part, const std::string& parts) const override {
        return fmt::format("cityHash64(toString({})) % {} = {}", patient, parts, part);
    }

    std::string of_batches(const std::string& patient, const std::string& dataset,
                           const std::string& batches) const override {
        return fmt::format("{0} GLOBAL IN (SELECT {0} FROM {1} WHERE batch_id IN ({2}))", patient, name_in_sql(dataset),
                           batches);
    }

    std::string rows(Statement& statement, const Definition& definition, const std::vector<Date>& days) const override {
        std::string from = name_in_sql(definition.text.dataset);
        for (std::size_t i = 0; i < definition.next.size(); ++i) from = with_next(statement, definition, i, from);
        if (definition.text.measured == Measured::stock && !days.empty())
            from = with_days(statement, definition, days, from);
        return from;
    }

 private:
    // toInt64 cuts off; what is left tells which way to go, and is exact.
    static std::string half_to_even(const std::string& number) {
        const std::string whole = fmt::format("toInt64({})", number);
        const std::string rest = fmt::format("({} - toFloat64({}))", number, whole);
        const std::string odd = fmt::format("({} % 2 != 0)", whole);
        return fmt::format("({0} + ({1} > 0.5 OR ({1} = 0.5 AND {2})) - ({1} < -0.5 OR ({1} = -0.5 AND {2})))", whole,
                           rest, odd);
    }

    // The days of all rows with the same key are put in order and laid beside each row; the first one after the row's
    // own is taken. Rows of a key may lie on different shards, so it is done where all of them come together.
    static std::string with_next(Statement& statement, const Definition& definition, std::size_t number,
                                 const std::string& from) {
        const auto& next = definition.next[number];
        const std::string column = name_in_sql(next.text.column);
        const std::string same = name_in_sql(next.same);
        const std::string after = name_in_sql(next.text.after);
        const std::string key = fmt::format("{}key{}", prefix, number);
        const std::string coming = fmt::format("{}coming{}", prefix, number);
        std::string where = fmt::format("isNotNull({}) AND isNotNull({})", column, same);
        if (next.rule.program) where += " AND " + statement.condition(next.rule);
        return fmt::format(
            "(SELECT *, if(isNull({0}) OR empty({1}) OR arrayElement({1}, -1) <= {0}, NULL, arrayFirst(ledstang_day -> "
            "ledstang_day > assumeNotNull({0}), {1})) AS {2} FROM (SELECT * FROM {3}) GLOBAL ANY LEFT JOIN (SELECT {4} "
            "AS {5}, "
            "arraySort(groupArray(assumeNotNull({6}))) AS {1} FROM {7} WHERE {8} GROUP BY {4}) ON {4} = {5} SETTINGS "
            "join_use_nulls = 0)",
            after, coming, name_in_sql(next.text.name), from, same, key, column, name_in_sql(definition.text.dataset),
            where);
    }

    // The condition names the columns outside the lambda too, or they would not be found within it.
    static std::string with_days(Statement& statement, const Definition& definition, const std::vector<Date>& days,
                                 const std::string& from) {
        const std::string first = name_in_sql(definition.when);
        const std::string until = name_in_sql(definition.until);
        return fmt::format(
            "(SELECT *, arrayJoin(arrayFilter(ledstang_day -> ledstang_day >= assumeNotNull({0}) AND ledstang_day < "
            "ifNull({1}, 2147483647), [{2}])) AS {3} FROM {4} WHERE isNotNull({0}) AND {0} <= {5} AND ifNull({1}, "
            "2147483647) > {6})",
            first, until, statement.list(days), slice_column, from, statement.value(days.back()),
            statement.value(days.front()));
    }
};

}  // namespace

const Wording& clickhouse_wording() {
    static const ClickhouseWording wording;
    return wording;
}

}  // namespace ledstang
