#include "spc/suggestion.h"

#include <algorithm>
#include <cmath>

#include "spc/limits.h"

namespace ledstang {
namespace {

int side_of(double value, double centre) {
    return (value > centre) - (value < centre);
}

class Suggesting {
 public:
    Suggesting(std::span<const SpcPoint> points, const SpcQuestion& question, const SuggestionRules& rules)
        : points_(points), question_(question), rules_(rules) {
        question_.part_starts.clear();
        question_.excluded.clear();
        question_.baseline = rules.period;
    }

    SpcSuggestion suggest() {
        if (points_.size() < rules_.period || rules_.period == 0) return {};
        accept(limits_from(0));
        std::size_t candidate = rules_.period;
        while (candidate + rules_.period <= points_.size()) {
            const int side = shift_from(candidate);
            auto limits = side == 0 ? Candidate{} : limits_from(candidate);
            if (side != 0 && !turns_back(limits, -side)) {
                accept(std::move(limits));
                candidate += rules_.period;
            } else {
                ++candidate;
            }
        }
        mark_shifts();
        return std::move(suggestion_);
    }

 private:
    struct Candidate {
        SuggestedPart part;
        std::vector<SpcPointAnswer> points;  // from part.first to the end of the series
    };

    Candidate limits_from(std::size_t first) {
        Candidate candidate;
        candidate.part.first = first;
        candidate.part.calculated_to = first + rules_.period;
        question_.excluded.clear();
        while (true) {
            candidate.points = judge_.judge(points_.subspan(first), question_).points;
            if (question_.excluded.size() == rules_.exclusions) break;
            const auto furthest = furthest_outside(candidate.points);
            if (!furthest) break;
            question_.excluded.insert(std::upper_bound(question_.excluded.begin(), question_.excluded.end(), *furthest),
                                      *furthest);
        }
        for (const auto index : question_.excluded) candidate.part.excluded.push_back(first + index);
        return candidate;
    }

    std::optional<std::size_t> furthest_outside(const std::vector<SpcPointAnswer>& points) const {
        std::optional<std::size_t> furthest;
        double most = 1;  // in distances from centre to limit
        for (std::size_t i = 0; i < rules_.period; ++i) {
            const auto& point = points[i];
            if (point.excluded) continue;
            const double distance =
                (point.value - point.centre) /
                (point.value > point.centre ? point.upper - point.centre : point.lower - point.centre);
            if (!(distance > most)) continue;
            most = distance;
            furthest = i;
        }
        return furthest;
    }

    // The side that a shift from this point on is on; 0 when there is none.
    int shift_from(std::size_t first) const {
        const int side = side_of(suggestion_.points[first].value, suggestion_.points[first].centre);
        std::size_t run = 0;
        for (std::size_t i = first; side != 0 && i < points_.size() && run < rules_.shift; ++i) {
            const auto& point = suggestion_.points[i];
            if (point.missing()) continue;
            if (side_of(point.value, point.centre) != side) return 0;
            ++run;
        }
        return run == rules_.shift ? side : 0;
    }

    // Does a shift on this side reach into the points that gave the limits, or may a run that has not ended become one?
    // Then it is too early: what is suggested today shall not be taken back when the next points come.
    bool turns_back(const Candidate& candidate, int side) const {
        std::size_t run = 0;
        std::size_t run_start = 0;
        for (std::size_t i = 0; i < candidate.points.size(); ++i) {
            const auto& point = candidate.points[i];
            if (point.missing()) continue;
            if (side_of(point.value, point.centre) != side) {
                run = 0;
                continue;
            }
            if (run++ == 0) run_start = i;
            if (run >= rules_.shift && run_start < rules_.period) return true;
        }
        return run > 0 && run_start < rules_.period;
    }

    void accept(Candidate candidate) {
        suggestion_.points.resize(candidate.part.first);
        for (auto& point : candidate.points) {
            point.part = static_cast<std::int32_t>(suggestion_.parts.size());
            suggestion_.points.push_back(point);
        }
        suggestion_.parts.push_back(std::move(candidate.part));
    }

    // Runs on from part to part: a new centre that is right leaves none.
    void mark_shifts() {
        auto& points = suggestion_.points;
        std::size_t run = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            points[i].shift = false;
            const bool goes_on = points[i].side != 0 && i > 0 && points[i].side == points[i - 1].side;
            run = points[i].side == 0 ? 0 : (goes_on ? run + 1 : 1);
            for (std::size_t back = 0; run >= rules_.shift && back < (run == rules_.shift ? run : 1); ++back) {
                points[i - back].shift = true;
            }
            points[i].outside = points[i].value > points[i].upper || points[i].value < points[i].lower;
        }
    }

    std::span<const SpcPoint> points_;
    SpcQuestion question_;
    SuggestionRules rules_;
    SpcJudge judge_;
    SpcSuggestion suggestion_;
};

}  // namespace

SpcSuggestion suggest_parts(std::span<const SpcPoint> points, const SpcQuestion& question,
                            const SuggestionRules& rules) {
    return Suggesting(points, question, rules).suggest();
}

std::vector<MedianPeriod> suggest_medians(std::span<const SpcPoint> points, const MedianRules& rules) {
    std::vector<double> values;
    for (const auto& point : points) {
        values.push_back(point.denominator > 0 ? point.numerator / point.denominator : no_value);
    }
    const auto median_between = [&](std::size_t first, std::size_t last) {
        std::vector<double> chosen;
        for (std::size_t i = first; i <= last; ++i) {
            if (!std::isnan(values[i])) chosen.push_back(values[i]);
        }
        return median_of(chosen);
    };
    std::vector<MedianPeriod> periods;
    if (rules.baseline == 0 || values.size() < rules.baseline) return periods;
    periods.push_back({median_between(0, rules.baseline - 1), 0, rules.baseline - 1});
    std::size_t run = 0;
    std::size_t run_start = 0;
    int run_side = 0;
    for (std::size_t i = rules.baseline; i < values.size(); ++i) {
        const int side = side_of(values[i], periods.back().median);
        if (side == 0) continue;  // on the median, or missing
        if (side != run_side) {
            run = 0;
            run_start = i;
            run_side = side;
        }
        const bool wanted =
            rules.direction == ShiftDirection::both || (rules.direction == ShiftDirection::above ? side > 0 : side < 0);
        if (++run < rules.run || !wanted) continue;
        periods.push_back({median_between(run_start, i), run_start, i});
        run = 0;
        run_side = 0;
    }
    return periods;
}

}  // namespace ledstang
