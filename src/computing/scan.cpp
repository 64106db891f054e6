#include "computing/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace ledstang {
namespace {

// Two bits each in a row's mask.
constexpr std::ptrdiff_t most_of_patients = 31;
bool of_patients(const Definition* definition) {
    return definition->text.counts == Counts::patients || definition->text.counts == Counts::patient_share;
}

std::string both(const std::string& a, const std::string& b) {
    if (a.empty()) return b;
    return b.empty() ? a : a + " AND " + b;
}

std::string condition_or_nothing(Statement& statement, const std::optional<Rule>& rule) {
    return rule ? statement.condition(*rule) : std::string{};
}

std::string sum_where(Statement& statement, const std::string& condition, const Rule& value,
                      const std::optional<Rule>& minus = {}) {
    return statement.wording().sum_where(statement, {condition, statement.rule(value), type_of(value) == Type::number,
                                                     condition_or_nothing(statement, minus)});
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

std::vector<Scan> scans_of(const std::vector<const Definition*>& definitions, const Date& today,
                           const Wording& wording) {
    std::vector<std::vector<const Definition*>> groups;
    for (const auto* definition : definitions) {
        const auto fits = std::ranges::find_if(groups, [&](const auto& group) {
            return std::ranges::count_if(group, of_patients) < most_of_patients &&
                   std::ranges::all_of(group, [&](const auto* one) { return same_rows(*one, *definition); });
        });
        if (fits == groups.end()) {
            groups.push_back({definition});
        } else {
            fits->push_back(definition);
        }
    }
    std::vector<Scan> scans;
    for (auto& group : groups) scans.emplace_back(std::move(group), today, wording);
    return scans;
}

Scan::Scan(std::vector<const Definition*> definitions, const Date& today, const Wording& wording)
    : definitions_(std::move(definitions)), today_(today), wording_(&wording), expressions_(today, wording) {
    Statement& sql = expressions_;
    for (const auto* definition : definitions_) {
        for (const auto& group : definition->age_groups) {
            if (group.from > 0) age_bounds_.push_back(group.from);
            if (group.to) age_bounds_.push_back(*group.to + 1);
        }
        const std::string include = condition_or_nothing(sql, definition->include);
        const std::string of = both(include, condition_or_nothing(sql, definition->denominator));
        const std::string numerator = condition_or_nothing(sql, definition->numerator);
        switch (definition->text.counts) {
            case Counts::rows: {
                const auto rows = counter(wording.count_where(include));
                needs_.push_back({definition, rows, std::nullopt, rows});
                break;
            }
            case Counts::share: {
                const auto rows = counter(wording.count_where(of));
                needs_.push_back({definition, counter(wording.count_where(both(of, numerator))), rows, rows});
                break;
            }
            case Counts::sum:
                needs_.push_back({definition, counter(sum_where(sql, include, *definition->value, definition->minus)),
                                  std::nullopt, counter(wording.count_where(include))});
                break;
            case Counts::ratio:
                needs_.push_back({definition, counter(sum_where(sql, both(include, numerator), *definition->value)),
                                  counter(sum_where(sql, of, *definition->divided_by)),
                                  counter(wording.count_where(include))});
                break;
            case Counts::mean: {
                const auto rows =
                    counter(wording.count_where(both(include, sql.rule(*definition->value) + " IS NOT NULL")));
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
                exact_.push_back({definition, include, {}, wording.number(sql.rule(*definition->value))});
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
    const std::string rows = wording_->rows(statement, first(), span.days);
    return rows + " WHERE " + condition(statement, span);
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
std::vector<Told> Scan::keys(Statement& statement) const {
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
    return {{name_in_sql(first().where), "unit"},
            {first().sex.empty() ? wording_->no_text() : name_in_sql(first().sex), "sex"},
            {wording_->whole_number(band), "band"}};
}

// The day on which a row counts.
std::string Scan::day() const {
    return first().text.measured == Measured::stock ? slice_column : name_in_sql(first().when);
}

// The first day of the month, or the day in it on which units were moved, so that within a slice the organisation
// stands still.
std::string Scan::slice(Statement& statement, const Span& span) const {
    if (first().text.measured != Measured::each_row) return day();
    std::vector<std::string> changes;
    for (const auto& change : span.changes) changes.push_back(statement.value(change));
    return wording_->slice(day(), changes);
}

SqlText Scan::cells(const Span& span) const {
    std::vector<std::size_t> all(counters_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return cells(span, all);
}

SqlText Scan::cells(const Span& span, const std::vector<std::size_t>& counters) const {
    Statement statement = expressions_;
    auto told = keys(statement);
    told.push_back({slice(statement, span), "slice"});
    const std::size_t grouped = told.size();
    told.push_back({"count(*)", "present"});
    for (const auto counter : counters) {
        if (counter < counters_.size()) told.push_back({counters_[counter], fmt::format("c{}", counter)});
    }
    return statement.finish(wording_->select(told, source(statement, span), grouped));
}

SqlText Scan::patient_rows(const Span& span) const {
    Statement statement(today_, *wording_);
    return statement.finish(wording_->select({{"count(*)", "rows"}}, source(statement, span)));
}

SqlText Scan::patients(const Span& span, const std::vector<std::int64_t>& late, std::int64_t part,
                       std::int64_t parts) const {
    Statement statement = expressions_;
    std::string mask, any;
    std::int64_t bit = 1;
    for (const auto& exact : exact_) {
        if (!exact.of_patients()) continue;
        const std::string included = exact.included.empty() ? "(1 = 1)" : exact.included;
        const std::string none = statement.value(std::int64_t{0});
        mask += fmt::format("{}CASE WHEN {} THEN {} ELSE {} END", mask.empty() ? "" : " + ", included,
                            statement.value(bit), none);
        if (!exact.numerator.empty()) {
            mask += fmt::format(" + CASE WHEN {} AND {} THEN {} ELSE {} END", included, exact.numerator,
                                statement.value(bit << 1), none);
        }
        any += (any.empty() ? "" : " OR ") + included;
        bit <<= 2;
    }
    const std::string patient = name_in_sql(first().patient);
    auto told = keys(statement);
    told.push_back({day(), "day"});
    told.push_back({first().text.different.empty() ? patient : wording_->identity_of(patient), "patient"});
    told.push_back({mask, "mask"});
    std::string from = fmt::format("{} AND ({}) AND {} IS NOT NULL", source(statement, span), any, patient);
    if (!late.empty()) {
        std::string list;
        for (const auto batch : late) list += (list.empty() ? "" : ", ") + statement.value(batch);
        told.push_back({fmt::format("batch_id IN ({})", list), "late"});
        from += " AND " + wording_->of_batches(patient, first().text.dataset, list);
    }
    if (parts > 1) from += " AND " + wording_->in_part(patient, statement.value(part), statement.value(parts));
    return statement.finish(wording_->select(told, from));
}

SqlText Scan::values(const Span& span) const {
    Statement statement = expressions_;
    auto told = keys(statement);
    told.push_back({day(), "day"});
    std::string any;
    std::size_t number = 0;
    for (const auto& exact : exact_) {
        if (exact.of_patients()) continue;
        const std::string present = both(exact.included, exact.value + " IS NOT NULL");
        told.push_back({fmt::format("CASE WHEN {} THEN {} END", present, exact.value), fmt::format("v{}", number++)});
        any += (any.empty() ? "(" : " OR (") + present + ")";
    }
    return statement.finish(wording_->select(told, fmt::format("{} AND ({})", source(statement, span), any)));
}

SqlText Scan::last_days(const Date& first_day, const Date& last_day) const {
    Statement statement(today_, *wording_);
    const std::string when = name_in_sql(first().when);
    const std::string from = fmt::format("{0} WHERE {1} >= {2} AND {1} <= {3}", name_in_sql(first().text.dataset), when,
                                         statement.value(first_day), statement.value(last_day));
    return statement.finish(
        wording_->select({{wording_->first_of_month(when), "month"}, {"max(" + when + ")", "day"}}, from, 1) +
        " ORDER BY day");
}

SqlText Scan::extent() const {
    Statement statement(today_, *wording_);
    const std::string when = name_in_sql(first().when);
    const std::string last = first().text.measured == Measured::stock ? statement.value(today_) : "max(" + when + ")";
    return statement.finish(
        wording_->select({{"min(" + when + ")", "first"}, {last, "last"}}, name_in_sql(first().text.dataset)));
}

}  // namespace ledstang
