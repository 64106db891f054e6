// What a measure's own past at a unit says of its value in one period: is it a change, or does it only vary? For the
// judgement of development.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>

#include "measures/measure.h"
#include "organisation/organisation.h"

namespace ledstang {

enum class SeriesSays { common, improvement, concern };

struct SeriesSignal {
    SeriesSays says = SeriesSays::common;
    bool unsure = false;  // a season, or neighbours that are alike: a signal may be none
    int values = 0;       // in the whole series
    std::string points;   // what they are called: "månader"
    Period last = empty_value<Period>();
    std::string verdict;  // Swedish
};

// A unit's earlier outcomes of some measures, read once: of the judged period's own kind, and of shorter kinds for the
// measures that have too few of it.
class SeriesPast {
 public:
    // `arrange` may put other outcomes in the series main before they are judged; null leaves them. Refuses with
    // spc.configuration.
    static Result<SeriesPast> read(Sql& sql, const Configuration& configuration, const std::string& unit,
                                   const Period& period, std::span<const Measure* const> measures,
                                   const std::function<void(std::vector<Outcome>&)>& arrange = nullptr);

    // By the longest kind of period that has as many values as the region asks of a series (config/spc.toml) since the
    // last phase began, and whose last one lies in the judged period. Nothing where there is none, or where the last
    // value is doubtful. `present` stands for the stored outcome of the judged period: it may be one that is not saved.
    std::optional<SeriesSignal> signal(const Measure& measure, const Outcome& present) const;

 private:
    struct Material;
    std::shared_ptr<const Material> material_;
};

}  // namespace ledstang
