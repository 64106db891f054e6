#include "goals/masking.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

class Masking {
 public:
    explicit Masking(int below) : below_(Decimal::from_whole(below)), printed_(fmt::format("färre än {}", below)) {}

    // Whether anything was withheld.
    bool apply(ScorecardMeasure& measure) const {
        const bool count = unit_kind(measure.unit) == UnitKind::count;
        bool any = false;
        for (auto& row : measure.rows) {
            if (!small(row, count)) continue;
            withhold(row, printed_);
            any = true;
        }
        if (any) guard_against_subtraction(measure.rows);
        any = withhold_further(measure.sub_units, count) || any;
        any = withhold_further(measure.further, count) || any;
        if (any) measure.comments.clear();
        for (auto& row : measure.rows) {
            forget_others(row);
            forget_the_other(row);
            // The comment is the reason where nobody has given another.
            if (any && row.attainment == Attainment::no_data) row.attainment_reason = "Data saknas.";
        }
        return any;
    }

 private:
    bool small_count(const std::optional<Decimal>& value) const {
        return value && *value > Decimal{} && *value < below_;
    }

    bool small(const ScorecardRow& row, bool count) const {
        if (count) return small_count(row.value) || small_count(row.comparison_value);
        return small_count(row.numerator) || (row.denominator && *row.denominator < below_ + below_);
    }

    static bool masked(const ScorecardRow& row) {
        return std::find(row.flag_codes.begin(), row.flag_codes.end(), "masked") != row.flag_codes.end();
    }

    static void withhold(ScorecardRow& row, const std::string& printed) {
        ScorecardRow shown;
        shown.sex = row.sex;
        shown.sex_name = row.sex_name;
        shown.value_unit = row.value_unit;
        shown.printed = printed;
        shown.attainment = Attainment::undetermined;
        shown.attainment_reason = "Talet är litet och visas inte utåt.";
        shown.development_reason = shown.attainment_reason;
        shown.flag_codes = {"masked"};
        shown.flag_names = {"maskerat"};
        row = std::move(shown);
    }

    // Where there is nothing to compare with, the reasons tell which figures there are for others.
    static void forget_others(ScorecardRow& row) {
        if (row.development_reason.find("finns bara") != std::string::npos)
            row.development_reason = "Jämförelsevärde saknas.";
        if (row.attainment_reason.find("finns bara") != std::string::npos)
            row.attainment_reason = "Värdet att jämföra med saknas.";
    }

    // What stands beside a figure, from the source data or from a person, may rest on fewer people than it, or tell
    // what it withholds.
    static void forget_the_other(ScorecardRow& row) {
        for (std::size_t i = row.flag_codes.size(); i-- > 0;) {
            if (!row.flag_codes[i].starts_with("computed_") && !row.flag_codes[i].starts_with("printed_")) continue;
            const auto at = static_cast<std::ptrdiff_t>(i);
            row.flag_codes.erase(row.flag_codes.begin() + at);
            row.flag_names.erase(row.flag_names.begin() + at);
        }
    }

    // A total tells of a part that is withheld: what is left when the others are taken away, and of two small parts how
    // large they must be. Without a total one part alone is told by nothing, but the sexes are withheld together.
    void guard_against_subtraction(std::vector<ScorecardRow>& rows) const {
        const auto total = std::find_if(rows.begin(), rows.end(),
                                        [](const ScorecardRow& row) { return row.sex == Sex::T && !masked(row); });
        if (total != rows.end()) {
            withhold(*total, "visas inte");
            return;
        }
        if (std::count_if(rows.begin(), rows.end(), masked) != 1 || rows.size() < 2) return;
        withhold(*std::find_if(rows.begin(), rows.end(), [](const ScorecardRow& row) { return !masked(row); }),
                 "visas inte");
    }

    bool withhold_further(std::vector<FurtherFigure>& figures, bool count) const {
        bool any = false;
        for (auto& figure : figures) {
            const bool small =
                count ? small_count(figure.value) : figure.denominator && *figure.denominator < below_ + below_;
            if (!small) continue;
            figure.value.reset();
            figure.denominator.reset();
            figure.printed = printed_;
            figure.note.clear();
            any = true;
        }
        return any;
    }

    Decimal below_;
    std::string printed_;
};

}  // namespace

std::set<std::string> mask_small_numbers(Scorecard& scorecard, int below) {
    const Masking masking(below);
    std::set<std::string> withheld;
    for (auto& perspective : scorecard.perspectives) {
        for (auto& factor : perspective.factors) {
            for (auto& measure : factor.measures) {
                if (masking.apply(measure)) withheld.insert(measure.id);
            }
        }
    }
    return withheld;
}

bool is_small_count(const std::string& unit, const std::optional<Decimal>& value, int below) {
    return value && unit_kind(unit) == UnitKind::count && *value > Decimal{} && *value < Decimal::from_whole(below);
}

}  // namespace ledstang
