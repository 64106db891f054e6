// How a measure is computed from a dataset's rows: what is counted, of what, when and where it falls, and how units and
// months come together. Its name, unit, direction and words are the Measure's; a definition has the same id.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "described/description.h"
#include "rules/rules.h"

namespace ledstang {

enum class Counts {
    rows,           // how many rows
    patients,       // how many different patients, or other things: see `different`
    sum,            // the sum of `value`
    share,          // rows that `numerator` holds for, of those that `denominator` holds for, in per cent
    patient_share,  // different patients, likewise
    ratio,          // the sum of `value` (where `numerator`) over the sum of `divided_by` (where `denominator`)
    mean,           // of `value`
    median,         // of `value`
    percentile,     // of `value`: see `percentile`
    quotient        // of other definitions' figures: the sum of those in `of` over the sum of those in `over`
};
constexpr auto names_of(Counts) {
    return std::array{Named{Counts::rows, "rows"},
                      Named{Counts::patients, "patients"},
                      Named{Counts::sum, "sum"},
                      Named{Counts::share, "share"},
                      Named{Counts::patient_share, "patient_share"},
                      Named{Counts::ratio, "ratio"},
                      Named{Counts::mean, "mean"},
                      Named{Counts::median, "median"},
                      Named{Counts::percentile, "percentile"},
                      Named{Counts::quotient, "quotient"}};
}

// On which day a row counts.
enum class Measured {
    each_row,   // on the day in `when`
    month_end,  // `when` is the day of a count; the last one in each month is the month's
    stock       // on the last day of every month from `when` until the day before `until`
};
constexpr auto names_of(Measured) {
    return std::array{Named{Measured::each_row, "each_row"}, Named{Measured::month_end, "month_end"},
                      Named{Measured::stock, "stock"}};
}

// A unit's figure from those below it.
enum class OverUnits {
    pooled,           // from all rows at and below the unit: sums, weighted shares, exact medians
    own,              // from rows at the unit itself alone
    mean_of_units,    // plain mean of the figures of the units directly below
    median_of_units,  // their median
};
constexpr auto names_of(OverUnits) {
    return std::array{Named{OverUnits::pooled, "pooled"}, Named{OverUnits::own, "own"},
                      Named{OverUnits::mean_of_units, "mean_of_units"},
                      Named{OverUnits::median_of_units, "median_of_units"}};
}

// A longer period's figure from its months.
enum class OverPeriods {
    pooled,          // from all rows of the period
    mean_of_months,  // plain mean of the months' figures
    last_month,      // the last month's that there is
    sum_over_mean    // numerators added, over the mean of the months' denominators: those who left, of the staff
};
constexpr auto names_of(OverPeriods) {
    return std::array{Named{OverPeriods::pooled, "pooled"}, Named{OverPeriods::mean_of_months, "mean_of_months"},
                      Named{OverPeriods::last_month, "last_month"}, Named{OverPeriods::sum_over_mean, "sum_over_mean"}};
}

// A column that the dataset lacks: the first later day in `column` among the rows of the same patient (or with the same
// value in `same`) that `rule` holds for, strictly after the day in `after`. For what follows upon something: the next
// unplanned admission.
struct NextDay {
    std::string name;
    std::string column;
    std::string after;
    std::string rule;
    std::string same;
    template <class N = NextDay>
    static constexpr auto described() {
        return describe("NextDay", field("name", &N::name, "Den nya kolumnens namn"),
                        field("column", &N::column, "Datumkolumn hos den senare raden"),
                        field("after", &N::after, "Datumkolumn hos den här raden"),
                        optional_field("rule", &N::rule, "Vad som ska gälla för den senare raden"),
                        optional_field("same", &N::same, "Kolumn som håller ihop raderna; annars patienten"));
    }
};

struct MeasureDefinition {
    int version = 1;
    Date valid_from{};             // first day of what it computes
    std::optional<Date> valid_to;  // the first day that it no longer computes
    std::string source_field;      // where in the source system the figure is born
    std::string external;          // whose definition it follows
    std::string dataset;           // empty for a quotient
    Counts counts = Counts::rows;
    std::map<std::string, std::string> rules;  // named parts that the others may use
    std::vector<NextDay> next;
    std::string include;      // rows that are looked at; empty: all
    std::string numerator;    // of shares and ratios
    std::string denominator;  // of shares and ratios; empty: all that are included
    std::string value;        // of sum, ratio, mean, median, percentile: a column or an expression
    std::string divided_by;   // of ratio
    std::string minus;        // rows whose value is subtracted, of sum
    std::string different;    // of patients: the column whose different values are counted; empty: the patient
    std::vector<std::string> of, over;  // of quotient: ids of definitions
    double percentile = 50;
    double times = 1;  // the figure is multiplied by this: 0.000001 for millions, 100 for per cent of a ratio
    Measured measured = Measured::each_row;
    std::string when;
    std::string until;
    std::string where;                    // empty: the dataset's unit column
    std::string sex;                      // empty: the dataset's; "-": not by sex
    std::string age;                      // column with whole years; empty: the dataset's
    std::vector<std::string> age_groups;  // "0-17", "18-64", "65-"
    OverUnits over_units = OverUnits::pooled;
    OverPeriods over_periods = OverPeriods::pooled;
    std::vector<std::string> periods;  // month quarter tertial term year; empty: month, tertial and year
    int window_months = 0;             // 12: every figure covers the twelve months up to its period's end
    int settles_after = 0;             // days after the period before its rows are complete

    template <class D = MeasureDefinition>
    static constexpr auto described() {
        return describe(
            "MeasureDefinition", optional_field("version", &D::version, "Definitionens version"),
            field("valid_from", &D::valid_from, "Första dag som den räknar"),
            field("valid_to", &D::valid_to, "Första dag som den inte längre räknar"),
            optional_field("source_field", &D::source_field, "Fält i källsystemet"),
            optional_field("external", &D::external, "Extern definition"),
            optional_field("dataset", &D::dataset, "Datamängd"), field("counts", &D::counts, "Vad som räknas"),
            field("rules", &D::rules, "Namngivna delregler"), field("next", &D::next, "Nästa händelse"),
            optional_field("include", &D::include, "Rader som räknas med"),
            optional_field("numerator", &D::numerator, "Täljare"),
            optional_field("denominator", &D::denominator, "Nämnare"), optional_field("value", &D::value, "Värde"),
            optional_field("divided_by", &D::divided_by, "Delas med"),
            optional_field("minus", &D::minus, "Rader som dras ifrån"),
            optional_field("different", &D::different, "Kolumn vars olika värden räknas"),
            field("of", &D::of, "Definitioner vars utfall delas"),
            field("over", &D::over, "Definitioner som det delas med"),
            optional_field("percentile", &D::percentile, "Percentil"), optional_field("times", &D::times, "Faktor"),
            optional_field("measured", &D::measured, "När en rad räknas"),
            optional_field("when", &D::when, "Datumkolumn"), optional_field("until", &D::until, "Slutdatum"),
            optional_field("where", &D::where, "Enhetskolumn"), optional_field("sex", &D::sex, "Könskolumn"),
            optional_field("age", &D::age, "Ålderskolumn"), field("age_groups", &D::age_groups, "Åldersgrupper"),
            optional_field("over_units", &D::over_units, "Till överordnad enhet"),
            optional_field("over_periods", &D::over_periods, "Till längre period"),
            field("periods", &D::periods, "Perioder som räknas"),
            optional_field("window_months", &D::window_months, "Rullande fönster, månader"),
            optional_field("settles_after", &D::settles_after, "Dagar till fullständiga uppgifter"));
    }
};

// First year and last year of a group of ages; no last: and older.
struct AgeGroup {
    std::string name;  // "65-"
    int from = 0;
    std::optional<int> to;
};

// A definition whose rules are parsed and whose columns are known.
struct Definition {
    std::string id;
    MeasureDefinition text;
    std::string digest;  // of all that decides a figure: another digest, another definition
    std::string when, until, where, sex, age, patient;  // columns; empty: there is none
    struct Next {
        NextDay text;
        Rule rule;         // empty program: every row
        std::string same;  // the column that holds the rows together
    };
    std::vector<Next> next;
    std::optional<Rule> include, numerator, denominator, value, divided_by, minus;
    std::vector<AgeGroup> age_groups;
    std::vector<Period::Kind> kinds;
};

}  // namespace ledstang
