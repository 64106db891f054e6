// Which outcomes are withheld from readers outside the region: small counts, and what they could be worked out from
// over the sexes, the units in the organisation's tree and the periods of a year. One answer for everything that is
// published, so that no two publications tell together what neither tells. docs/masking.md says how.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>

#include "measures/measure.h"
#include "organisation/organisation.h"

namespace ledstang {

struct MaskingRule;

// As config/plan.toml has it: counts from 1 to below mask_below, shares of such a count or of fewer than twice as many.
MaskingRule masking_outside(const Configuration& configuration);

// What is withheld is told by one and the same word, small or not: two would tell which is which.
inline constexpr const char* withheld_words = "visas inte";
inline constexpr const char* withheld_reason =
    "Visas inte utåt: talet är litet, eller så går ett litet tal att räkna ut ur det.";

// One figure of a measure, of any unit.
struct MaskedFigure {
    std::string unit;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    std::optional<Decimal> value, numerator, denominator;
};
// By figure; `figures` are all that there are of one measure. `parents` gives the unit above each, in a calendar year.
// Hours and money are nobody's number and never withheld.
using ParentsIn = std::function<const std::map<std::string, std::string>&(int year)>;
std::vector<bool> withheld_figures(const Measure& measure, std::span<const MaskedFigure> figures,
                                   const ParentsIn& parents, const MaskingRule& rule);

// Whether one figure of a measure in `unit` is small by itself.
bool is_small_figure(const std::string& unit, const std::optional<Decimal>& value,
                     const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator,
                     const MaskingRule& rule);

// The unit above each, as the organisation is on the last day of a year; read once a year.
ParentsIn parents_by_year(Sql& sql, const Configuration& configuration);

class WithheldOutcomes {
 public:
    // Of the measures, at every unit, in all periods of the years; reported and computed outcomes each by themselves.
    static WithheldOutcomes read(Sql& sql, const Configuration& configuration, const std::set<std::string>& measures,
                                 const std::set<int>& years);
    bool has(const std::string& measure, const std::string& unit, const Period& period, Sex sex) const;
    void add(const std::string& measure, const std::string& unit, const Period& period, Sex sex);

 private:
    std::set<std::tuple<std::string, std::string, Period, Sex>> places_;
};

}  // namespace ledstang
