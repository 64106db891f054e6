#include "processes/emergency_faults.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

// Between which values a count lies, for all that is told.
struct Known {
    std::int64_t least = 0;
    std::int64_t most = 0;
    // One value, or two, and none of them none. Were only one value untold, that would tell which it is.
    bool is_narrow() const { return least > 0 && most - least < 2; }
};

class Faults {
 public:
    Faults(const EmergencySettings& settings, const std::vector<std::uint64_t>& missing,
           const std::vector<bool>& in_future, const std::vector<CountedInterval>& intervals, const ChosenCases& cases)
        : settings_(settings),
          missing_(missing),
          in_future_(in_future),
          intervals_(intervals),
          cases_(cases),
          untold_missing_(missing.size()),
          untold_negative_(intervals.size()) {
        for (std::size_t k = 0; k < intervals.size(); ++k) {
            if (!gives_one_away(intervals[k])) continue;
            untold_missing_[intervals[k].from] = untold_missing_[intervals[k].to] = untold_negative_[k] = true;
        }
    }

    std::vector<EmergencyFault> told() const {
        std::vector<EmergencyFault> faults;
        for (std::size_t k = 0; k < missing_.size(); ++k)
            faults.push_back(fault("missing_stamp", settings_.stamps[k].id, missing_[k], untold_missing_[k],
                                   fmt::format("saknar stämpeln {}{}", in_quotes(settings_.stamps[k].name),
                                               in_future_[k] ? " eller har den i framtiden" : "")));
        for (std::size_t k = 0; k < intervals_.size(); ++k)
            faults.push_back(fault("negative_interval", settings_.intervals[k].id, intervals_[k].negative,
                                   untold_negative_[k],
                                   fmt::format("har {} före {}", in_quotes(settings_.stamps[intervals_[k].to].name),
                                               in_quotes(settings_.stamps[intervals_[k].from].name))));
        return faults;
    }

 private:
    bool is_few(std::uint64_t visits) const { return visits == 0 || cases_.is_small(visits); }
    Known known(std::uint64_t visits) const {
        const auto count = static_cast<std::int64_t>(visits);
        return is_few(visits) ? Known{0, std::max(0, cases_.fewest() - 1)} : Known{count, count};
    }

    // The visits outside the times lack the one stamp, the other or both, or are negative, which those with both are.
    bool gives_one_away(const CountedInterval& interval) const {
        const auto outside =
            static_cast<std::int64_t>(cases_.selection().case_count()) - static_cast<std::int64_t>(interval.in_times);
        const auto from = known(missing_[interval.from]), to = known(missing_[interval.to]);
        const auto negative = known(interval.negative);
        const auto lacks_one = [&](const Known& one, const Known& other) {
            return Known{std::max(one.least, outside - negative.most - other.most),
                         std::min(one.most, outside - negative.least)};
        };
        const Known is_negative{std::max(negative.least, outside - from.most - to.most),
                                std::min(negative.most, outside - std::max(from.least, to.least))};
        return (cases_.is_small(interval.negative) && is_negative.is_narrow()) ||
               (cases_.is_small(missing_[interval.from]) && lacks_one(from, to).is_narrow()) ||
               (cases_.is_small(missing_[interval.to]) && lacks_one(to, from).is_narrow());
    }

    EmergencyFault fault(const char* kind, const std::string& id, std::uint64_t visits, bool untold,
                         const std::string& words) const {
        EmergencyFault fault;
        fault.kind = kind;
        fault.id = id;
        fault.withheld = untold || is_few(visits);
        if (untold)
            fault.words = fmt::format("Hur många besök som {} visas inte. De räknas inte i tiderna.", words);
        else if (fault.withheld)
            fault.words = fmt::format("Färre än {} besök {}. De räknas inte i tiderna.", cases_.fewest(), words);
        else
            fault.words = fmt::format("{} besök {}. De räknas inte i tiderna.", visits, words);
        if (!fault.withheld) fault.visits = static_cast<std::int64_t>(visits);
        return fault;
    }

    const EmergencySettings& settings_;
    const std::vector<std::uint64_t>& missing_;
    const std::vector<bool>& in_future_;
    const std::vector<CountedInterval>& intervals_;
    const ChosenCases& cases_;
    std::vector<bool> untold_missing_, untold_negative_;
};

}  // namespace

std::vector<EmergencyFault> faults_told(const EmergencySettings& settings, const std::vector<std::uint64_t>& missing,
                                        const std::vector<bool>& in_future,
                                        const std::vector<CountedInterval>& intervals, const ChosenCases& cases) {
    return Faults(settings, missing, in_future, intervals, cases).told();
}

}  // namespace ledstang
