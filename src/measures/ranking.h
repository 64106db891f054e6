// Places in an order, with how sure they are. Pure functions; thread-safe.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ledstang {

struct Interval;

struct RankPlace {
    int rank = 1;   // 1 + how many have a better value; equal values share a place
    int best = 1;   // the places that chance leaves open, from
    int worst = 1;  // to
};

// Where each of the intervals may stand: from 1 + how many lie wholly on the better side of it, to all but those wholly
// on the worse side. Where the intervals hold together with some probability, so do the places. M. Klein, T. Wright and
// J. Wieczorek, A joint confidence region for an overall ranking of populations, JRSS C 69 (2020) 589–606.
// `values` and `intervals` are of the same length.
std::vector<RankPlace> rank_places(std::span<const double> values, std::span<const Interval> intervals,
                                   bool higher_is_better);

// The z for which `count` independent normal intervals value ± z·spread all hold together with probability 95 %:
// each at 0.95^(1/count) (Šidák). 1.96 for one.
double z_for_all(int count);

// How much a region's yearly figures move beyond what all regions have in common: the standard deviation of a single
// year. A change from one year to the next, less the regions' mean change between the same years, is two years' chance;
// of n regions its variance is 2·s²·(1 − 1/n). What is pooled over all regions is the least that is answered for any,
// so that a region that happens to have been still does not seem sure. Only years with at least three regions count.
// By region; empty with fewer than three such changes of years: too short to say.
using YearlyFigures = std::map<std::string, std::map<int, double>>;  // region → year → value
std::map<std::string, double> yearly_spread(const YearlyFigures& figures);

}  // namespace ledstang
