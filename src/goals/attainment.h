// Attainment (måluppfyllelse) of one figure against its target, with the reason in a Swedish sentence.
//
// - Without a value: no data, with the reason that was given. Without a target, or with one that does not say enough:
//   undetermined. An earlier value that the target counts from but nobody has: baseline missing.
// - Limits are exact: 6,5 is not under 6,5. A target per sex judges that sex; the total only if it has its own limit.
// - A target that is an interval holds on its limits and between them; the reason names the limit that was passed.
// - A target that is to hold later than the judged period's last day is not yet due, unless it is reached already.
// - A value, or an earlier value counted from, that is under-reported or not quality-assured never meets a target.
// - A count over one length of time against a count over another (a tertial against a year) is judged only where the
//   answer holds all the same: a tertial's count above a year's limit is above it, one below it is undetermined.
#pragma once

#include "goals/judgement.h"

namespace ledstang {

struct AttainmentVerdict {
    Attainment attainment = Attainment::no_data;
    std::string reason;
    std::optional<Decimal> limit;
    std::optional<Decimal> upper_limit;
    std::optional<Decimal> gap;  // as in Judgement
};

AttainmentVerdict judge_attainment(const JudgementInput& input);

}  // namespace ledstang
