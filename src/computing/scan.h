// One reading of a dataset that serves every definition which looks at the same rows in the same way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "computing/definition.h"
#include "computing/wording.h"

namespace ledstang {

// What a definition needs of every cell (unit × slice × sex × ages): places in the scan's counters. Sums are whole
// millionths, so that they come out the same in whatever order the rows are added.
struct Needs {
    const Definition* definition = nullptr;
    std::size_t numerator = 0;
    std::optional<std::size_t> denominator;
    std::size_t rows = 0;  // rows behind the figure
};

// What cannot be added up over units and months: different patients, and values to be put in order.
struct Exact {
    const Definition* definition = nullptr;
    std::string included;   // SQL: the row is looked at
    std::string numerator;  // SQL of patient_share; else empty
    std::string value;      // SQL of median and percentile; else empty
    bool of_patients() const { return value.empty(); }
};

class Scan {
 public:
    // Definitions that can share one: grouped by the caller with `same_rows`.
    Scan(std::vector<const Definition*> definitions, const Date& today, const Wording& wording);

    const std::vector<const Definition*>& definitions() const { return definitions_; }
    const Definition& first() const { return *definitions_.front(); }
    const std::vector<Needs>& needs() const { return needs_; }
    const std::vector<Exact>& exact() const { return exact_; }
    std::size_t counters() const { return counters_.size(); }
    const std::vector<int>& age_bounds() const { return age_bounds_; }  // first years of the bands but the first

    // Which rows: days from first to last; with `days` those days alone (the last count of each month, or the days of
    // a stock). `batches` limits to rows of these deliveries.
    struct Span {
        Date first, last;
        std::vector<Date> days;
        std::vector<Date> changes;  // days within a month on which units were moved
        std::vector<std::int64_t> batches;
    };
    // Columns: unit, sex, band, slice (date), count of all rows, then a whole number for each counter.
    SqlText cells(const Span& span) const;
    // Of these counters alone; one past the last is the count of all rows, which is always there.
    SqlText cells(const Span& span, const std::vector<std::size_t>& counters) const;
    // What the counter counts and how rows are laid out for it: the same text, the same sums from the same rows.
    std::string key(std::size_t counter) const;
    std::string key(const Exact& exact) const;
    // Columns: unit, sex, band, day, then for each of exact() that is of patients (`patients`) its bits in `mask`, the
    // patient and whether the row is `late`: of the deliveries that `late` names, with them only of their patients; or
    // for each value a column that is missing where the row is not looked at. `part` of `parts`: the patients whose
    // hash falls there.
    SqlText patient_rows(const Span& span) const;  // column `rows`: at most so many rows has `patients`
    SqlText patients(const Span& span, const std::vector<std::int64_t>& late, std::int64_t part,
                     std::int64_t parts) const;
    SqlText values(const Span& span) const;
    SqlText last_days(const Date& first, const Date& last) const;  // of each month: column `day`
    SqlText extent() const;                                        // columns first, last: of `when`

 private:
    std::string key(const std::string& counted) const;
    std::size_t counter(std::string sql);
    std::vector<Told> keys(Statement& statement) const;
    std::string day() const;
    std::string slice(Statement& statement, const Span& span) const;
    std::string source(Statement& statement, const Span& span) const;  // " FROM " … " WHERE " …
    std::string condition(Statement& statement, const Span& span) const;

    std::vector<const Definition*> definitions_;
    Date today_;
    const Wording* wording_;
    Statement expressions_;  // of counters_ and exact_
    std::vector<std::string> counters_;
    std::vector<Needs> needs_;
    std::vector<Exact> exact_;
    std::vector<int> age_bounds_;
};

bool same_rows(const Definition& a, const Definition& b);
// Definitions that share their scans together, in the order in which they come.
std::vector<Scan> scans_of(const std::vector<const Definition*>& definitions, const Date& today,
                           const Wording& wording);

}  // namespace ledstang
