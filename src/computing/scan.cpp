#include "computing/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace ledstang {
namespace {

constexpr std::int64_t per_one = 1'000'000;

std::string both(const std::string& a, const std::string& b) {
    if (a.empty()) return b;
    return b.empty() ? a : a + " AND " + b;
}

std::string count_where(const std::string& condition) {
    return condition.empty() ? "count(*)" : "count_if(" + condition + ")";
}

// Counting by a truth value was quicker than FILTER when tried on DuckDB 1.5.
std::string sum_where(Statement& statement, const std::string& condition, const Rule& value,
                      const std::optional<Rule>& minus = {}) {
    std::string exact = statement.rule(value);
    if (type_of(value) == Type::number) {
        exact = fmt::format("CAST({} * {} AS BIGINT)", exact, statement.value(static_cast<double>(per_one)));
    } else {
        exact = fmt::format("{} * {}", exact, statement.value(per_one));
    }
    if (minus) exact = fmt::format("CASE WHEN {} THEN - ({}) ELSE {} END", statement.rule(*minus), exact, exact);
    if (!condition.empty()) exact = fmt::format("CASE WHEN {} THEN {} END", condition, exact);
    return fmt::format("CAST(coalesce(sum({}), {}) AS BIGINT)", exact, statement.value(std::int64_t{0}));
}

std::string rule_or_nothing(Statement& statement, const std::optional<Rule>& rule) {
    return rule ? statement.rule(*rule) : std::string{};
}

}  // namespace

bool same_rows(const Definition& a, const Definition& b) {
    const auto same_next = [](const Definition::Next& x, const Definition::Next& y) {
        return x.text.name == y.text.name && x.text.column == y.text.column && x.text.after == y.text.after &&
               x.text.rule == y.text.rule && x.same == y.same;
    };
    return a.text.dataset == b.text.dataset && a.text.measured == b.text.measured && a.when == b.when &&
           a.until == b.until && a.where == b.where && a.sex == b.sex && (a.patient == b.patient) &&
           (a.age_groups.empty() || b.age_groups.empty() ||
            (a.age == b.age && a.text.age_groups == b.text.age_groups)) &&
           std::ranges::equal(a.next, b.next, same_next);
}

std::vector<Scan> scans_of(const std::vector<const Definition*>& definitions, const Date& today) {
    std::vector<std::vector<const Definition*>> groups;
    for (const auto* definition : definitions) {
        const auto fits = std::ranges::find_if(groups, [&](const auto& group) {
            return std::ranges::all_of(group, [&](const auto* one) { return same_rows(*one, *definition); });
        });
        if (fits == groups.end()) {
            groups.push_back({definition});
        } else {
            fits->push_back(definition);
        }
    }
    std::vector<Scan> scans;
    for (auto& group : groups) scans.emplace_back(std::move(group), today);
    return scans;
}

Scan::Scan(std::vector<const Definition*> definitions, const Date& today)
    : definitions_(std::move(definitions)), today_(today), expressions_(today) {
    Statement& sql = expressions_;
    for (const auto* definition : definitions_) {
        for (const auto& group : definition->age_groups) {
            if (group.from > 0) age_bounds_.push_back(group.from);
            if (group.to) age_bounds_.push_back(*group.to + 1);
        }
        const std::string include = rule_or_nothing(sql, definition->include);
        const std::string of = both(include, rule_or_nothing(sql, definition->denominator));
        const std::string numerator = rule_or_nothing(sql, definition->numerator);
        switch (definition->text.counts) {
            case Counts::rows: {
                const auto rows = counter(count_where(include));
                needs_.push_back({definition, rows, std::nullopt, rows});
                break;
            }
            case Counts::share: {
                const auto rows = counter(count_where(of));
                needs_.push_back({definition, counter(count_where(both(of, numerator))), rows, rows});
                break;
            }
            case Counts::sum:
                needs_.push_back({definition, counter(sum_where(sql, include, *definition->value, definition->minus)),
                                  std::nullopt, counter(count_where(include))});
                break;
            case Counts::ratio:
                needs_.push_back({definition, counter(sum_where(sql, both(include, numerator), *definition->value)),
                                  counter(sum_where(sql, of, *definition->divided_by)), counter(count_where(include))});
                break;
            case Counts::mean: {
                const auto rows = counter(count_where(both(include, sql.rule(*definition->value) + " IS NOT NULL")));
                needs_.push_back({definition, counter(sum_where(sql, include, *definition->value)), rows, rows});
                break;
            }
            case Counts::patients:
                exact_.push_back({definition, include, {}, {}});
                break;
            case Counts::patient_share:
                exact_.push_back({definition, of, numerator, {}});
                break;
            case Counts::quotient:
                break;  // made of others' figures, see compute.cpp
            case Counts::median:
            case Counts::percentile: {
                const std::string value = "CAST(" + sql.rule(*definition->value) + " AS DOUBLE)";
                exact_.push_back({definition, include, {}, value});
                break;
            }
        }
    }
    std::ranges::sort(age_bounds_);
    age_bounds_.erase(std::unique(age_bounds_.begin(), age_bounds_.end()), age_bounds_.end());
}

std::size_t Scan::counter(std::string sql) {
    const auto found = std::ranges::find(counters_, sql);
    const auto place = static_cast<std::size_t>(found - counters_.begin());
    if (found == counters_.end()) counters_.push_back(std::move(sql));
    return place;
}

std::string Scan::source(Statement& statement, const Span& span) const {
    return rows_in_sql(statement, first(), span.days);
}

std::string Scan::condition(Statement& statement, const Span& span) const {
    std::string where;
    const std::string when = name_in_sql(first().when);
    switch (first().text.measured) {
        case Measured::each_row:
            where = fmt::format("{} >= {} AND {} <= {}", when, statement.value(span.first), when,
                                statement.value(span.last));
            break;
        case Measured::month_end:
            where = fmt::format("{} IN ({})", when, statement.list(span.days));
            break;
        case Measured::stock:
            where = fmt::format("{} IS NOT NULL", slice_column);
            break;
    }
    if (!span.batches.empty()) {
        std::string list;
        for (const auto batch : span.batches) list += (list.empty() ? "" : ", ") + statement.value(batch);
        where += fmt::format(" AND batch_id IN ({})", list);
    }
    return where;
}

// Unit, sex and band of ages.
std::string Scan::keys(Statement& statement) const {
    std::string band = "NULL";
    if (!age_bounds_.empty()) {
        const std::string age = name_in_sql(
            std::ranges::find_if(definitions_, [](const auto* definition) { return !definition->age_groups.empty(); })
                .operator*()
                ->age);
        band = fmt::format("CASE WHEN {} IS NULL THEN NULL", age);
        std::int64_t number = 0;
        for (const int bound : age_bounds_) {
            band += fmt::format(" WHEN {} < {} THEN {}", age, statement.value(std::int64_t{bound}),
                                statement.value(number++));
        }
        band += fmt::format(" ELSE {} END", statement.value(number));
    }
    return fmt::format("{} AS unit, {} AS sex, CAST({} AS BIGINT) AS band", name_in_sql(first().where),
                       first().sex.empty() ? "CAST(NULL AS VARCHAR)" : name_in_sql(first().sex), band);
}

// The day on which a row counts.
std::string Scan::day() const {
    return first().text.measured == Measured::stock ? slice_column : name_in_sql(first().when);
}

// The first day of the month, or the day in it on which units were moved, so that within a slice the organisation
// stands still.
std::string Scan::slice(Statement& statement, const Span& span) const {
    if (first().text.measured != Measured::each_row) return day();
    std::string slice = fmt::format("CAST(date_trunc('month', {}) AS DATE)", day());
    if (!span.changes.empty()) {
        std::string latest;
        for (auto change = span.changes.rbegin(); change != span.changes.rend(); ++change) {
            const auto value = statement.value(*change);
            latest += fmt::format(" WHEN {} >= {} THEN {}", day(), value, value);
        }
        slice = fmt::format("greatest({}, CASE{} END)", slice, latest);
    }
    return slice;
}

SqlText Scan::cells(const Span& span) const {
    std::vector<std::size_t> all(counters_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return cells(span, all);
}

SqlText Scan::cells(const Span& span, const std::vector<std::size_t>& counters) const {
    Statement statement = expressions_;
    std::string text =
        fmt::format("SELECT {}, {} AS slice, count(*) AS present", keys(statement), slice(statement, span));
    for (const auto counter : counters) {
        if (counter < counters_.size()) text += fmt::format(", {} AS c{}", counters_[counter], counter);
    }
    text += " FROM " + source(statement, span);
    text += " WHERE " + condition(statement, span);
    text += " GROUP BY 1, 2, 3, 4";
    return statement.finish(text);
}

SqlText Scan::patient_rows(const Span& span) const {
    Statement statement(today_);
    const std::string where = condition(statement, span);
    return statement.finish(fmt::format("SELECT count(*) AS rows FROM {} WHERE {}", source(statement, span), where));
}

SqlText Scan::patients(const Span& span, std::int64_t part, std::int64_t parts) const {
    Statement statement = expressions_;
    std::string mask, any;
    std::int64_t bit = 1;
    for (const auto& exact : exact_) {
        if (!exact.of_patients()) continue;
        const std::string included = exact.included.empty() ? "(1 = 1)" : exact.included;
        const std::string none = statement.value(std::int64_t{0});
        mask += fmt::format("{}CASE WHEN {} THEN {} ELSE {} END", mask.empty() ? "" : " | ", included,
                            statement.value(bit), none);
        if (!exact.numerator.empty()) {
            mask += fmt::format(" | CASE WHEN {} AND {} THEN {} ELSE {} END", included, exact.numerator,
                                statement.value(bit << 1), none);
        }
        any += (any.empty() ? "" : " OR ") + included;
        bit <<= 2;
    }
    const std::string patient = name_in_sql(first().patient);
    const std::string identity =
        first().text.different.empty() ? patient : fmt::format("CAST(md5({}) AS UUID)", patient);
    std::string text = fmt::format(
        "SELECT {}, {} AS day, {} AS patient, {} AS mask FROM {} WHERE {} AND ({}) AND {} IS NOT NULL", keys(statement),
        day(), identity, mask, source(statement, span), condition(statement, span), any, patient);
    if (parts > 1) {
        text += fmt::format(" AND hash({}) % CAST({} AS UBIGINT) = CAST({} AS UBIGINT)", patient,
                            statement.value(parts), statement.value(part));
    }
    return statement.finish(text);
}

SqlText Scan::values(const Span& span) const {
    Statement statement = expressions_;
    std::string columns, any;
    std::size_t number = 0;
    for (const auto& exact : exact_) {
        if (exact.of_patients()) continue;
        const std::string present = both(exact.included, exact.value + " IS NOT NULL");
        columns += fmt::format(", CASE WHEN {} THEN {} END AS v{}", present, exact.value, number++);
        any += (any.empty() ? "(" : " OR (") + present + ")";
    }
    return statement.finish(fmt::format("SELECT {}, {} AS day{} FROM {} WHERE {} AND ({})", keys(statement), day(),
                                        columns, source(statement, span), condition(statement, span), any));
}

SqlText Scan::last_days(const Date& first_day, const Date& last_day) const {
    Statement statement(today_);
    const std::string when = name_in_sql(first().when);
    return statement.finish(
        fmt::format("SELECT max({0}) AS day FROM {1} WHERE {0} >= {2} AND {0} <= {3} GROUP BY "
                    "date_trunc('month', {0}) ORDER BY day",
                    when, name_in_sql(first().text.dataset), statement.value(first_day), statement.value(last_day)));
}

SqlText Scan::extent() const {
    Statement statement(today_);
    const std::string when = name_in_sql(first().when);
    const std::string last = first().text.measured == Measured::stock ? statement.value(today_) : "max(" + when + ")";
    return statement.finish(
        fmt::format("SELECT min({}) AS first, {} AS last FROM {}", when, last, name_in_sql(first().text.dataset)));
}

}  // namespace ledstang
