// Development (utveckling): how a figure has moved since the one it is compared with, and whether that is more than
// chance. The raw change and its direction are facts; improved and declined are said only where the statistics carry
// it.
//
// - Compared with the earlier figure that the target counts from, where there is one, else with the records' (see
//   comparison_for). A count is compared over equally long periods where either of them offers that.
// - Flagged figures, on either side, are not comparable, and doubtful ones show no direction: never good news.
// - Equal values are unchanged.
// - Two counts: exact conditional test, with the days of each period as exposure. A tertial against a year is not
//   comparable: days could be scaled, seasons cannot. No change is given then, since it would mislead.
// - Two shares with whole numerators and denominators: Fisher's exact test.
// - What counts hours or money, by the measure's own word, is not weighed: an hour is not drawn by lot.
// - Anything else, money among it: not comparable, with the reason; the direction still tells the raw change.
//
// A target that is an interval makes nearness to it the direction, whatever the measure's own: a value in it is as good
// as any other, one outside is the worse the further it lies. Two different values in it are unchanged; a value that
// has passed right through it is not comparable, since what is tested is that the values differ, not the distances.
// Then the control chart decides nothing: its signals know one good direction.
//
// Where the measure's own past is long enough (series_past.h) and the region has not chosen otherwise, its control
// chart decides improved, declined or within variation in place of the tests, and the change stands beside it. A signal
// that a season or likeness of neighbours may have made decides nothing: then the two figures are weighed as above.
#pragma once

#include "goals/judgement.h"

namespace ledstang {

struct DevelopmentVerdict {
    std::optional<Period> comparison_period;
    std::optional<Decimal> comparison_value;
    std::optional<Decimal> change;
    std::optional<Decimal> change_percent;
    ChangeDirection direction = ChangeDirection::unknown;
    Development development = Development::not_comparable;
    std::string reason;
};

DevelopmentVerdict judge_development(const JudgementInput& input);

}  // namespace ledstang
