#include "process_analysis/filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/swedish_text.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/attribute_filter.h"
#include "process_analysis/cases_where.h"
#include "process_analysis/distribution.h"
#include "process_analysis/variants.h"

namespace ledstang {
namespace {

// Bounds in whole microseconds, or in pieces.
struct Range {
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    bool contains(std::int64_t value) const { return least <= value && value <= most; }
};

Result<Range> range_of(const Bounds& bounds, double per_unit) {
    Range range;
    const auto valid = [](const std::optional<double>& bound) { return !bound || std::isfinite(*bound); };
    if (!valid(bounds.least) || !valid(bounds.most) || (bounds.least && bounds.most && *bounds.least > *bounds.most)) {
        return refuse("process.bounds", "Den undre gränsen är högre än den övre, eller inget tal. Byt plats på dem.");
    }
    // Of what is counted in pieces the whole numbers within the bounds.
    const auto scaled = [&](double bound, double (*rounded)(double)) {
        return per_unit == microseconds ? to_microseconds(bound) : to_microseconds(rounded(bound) / microseconds);
    };
    if (bounds.least) range.least = scaled(*bounds.least, std::ceil);
    if (bounds.most) range.most = scaled(*bounds.most, std::floor);
    return range;
}

class Trial {
 public:
    explicit Trial(const Selection& selection)
        : selection_(selection), log_(selection.log()), activity_(log_.activity().data()) {}

    Result<CaseSet> operator()(const AllOf& all) const {
        auto cases = selection_.cases();
        for (const auto& filter : all.filters) {
            const auto some = of(filter);
            if (!some) return some;
            cases &= *some;
        }
        return cases;
    }
    Result<CaseSet> operator()(const AnyOf& any) const {
        CaseSet cases(log_.cases(), false);
        for (const auto& filter : any.filters) {
            const auto some = of(filter);
            if (!some) return some;
            cases |= *some;
        }
        return cases;
    }
    Result<CaseSet> operator()(const NoneOf& none) const {
        auto some = (*this)(AnyOf{none.filters});
        if (!some) return some;
        auto cases = selection_.cases();
        cases &= ~*some;
        return cases;
    }
    Result<CaseSet> operator()(const Contains& wish) const {
        return with_activities(wish.activities, [this](const ActivitySet& set) {
            return [this, &set](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
                return set.first(activity_, begin, end) != end;
            };
        });
    }
    Result<CaseSet> operator()(const StartsWith& wish) const {
        return with_activities(wish.activities, [this](const ActivitySet& set) {
            return [this, &set](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
                return begin < end && set(activity_[begin]);
            };
        });
    }
    Result<CaseSet> operator()(const EndsWith& wish) const {
        return with_activities(wish.activities, [this](const ActivitySet& set) {
            return [this, &set](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
                return begin < end && set(activity_[end - 1]);
            };
        });
    }
    Result<CaseSet> operator()(const DirectlyFollows& wish) const {
        return with_pair(wish, [this](const ActivitySet& from, const ActivitySet& to, const Range& range) {
            return
                [this, &from, &to, &range, gaps = Gaps(log_)](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
                    for (auto event = begin + 1; event < end; ++event) {
                        if (from(activity_[event - 1]) && to(activity_[event]) && range.contains(gaps.before(event))) {
                            return true;
                        }
                    }
                    return false;
                };
        });
    }
    Result<CaseSet> operator()(const EventuallyFollows& wish) const {
        const bool bounded = wish.seconds.least || wish.seconds.most;
        return with_pair(wish, [this, bounded](const ActivitySet& from, const ActivitySet& to, const Range& range) {
            return [this, bounded, &from, &to, &range, instant = begins(log_)](std::uint32_t, std::uint64_t begin,
                                                                               std::uint64_t end) {
                // Any pair will do: without bounds the first `from` is the best one to begin at.
                std::uint64_t later = begin;
                for (auto first = from.first(activity_, begin, end); first != end;
                     first = from.first(activity_, first + 1, end)) {
                    if (!bounded) return to.first(activity_, first + 1, end) != end;
                    // Events of a case stand in order of their beginnings: who is too early is stepped over at once.
                    const auto* const from_here = instant.data() + first + 1;
                    const auto soonest = std::partition_point(from_here, instant.data() + end, [&](std::int64_t at) {
                        return at - instant[first] < range.least;
                    });
                    const auto place = static_cast<std::uint64_t>(soonest - instant.data());
                    if (later < place) later = to.first(activity_, place, end);
                    if (later == end) return false;
                    if (range.contains(instant[later] - instant[first])) return true;
                }
                return false;
            };
        });
    }
    Result<CaseSet> operator()(const Repeats& wish) const {
        const auto activity = activity_number(log_, wish.activity);
        if (!activity) return refuse(activity.error());
        return in_range(wish.times, 1, [this, number = *activity](std::uint64_t begin, std::uint64_t end) {
            return static_cast<std::int64_t>(std::count(activity_ + begin, activity_ + end, number));
        });
    }
    Result<CaseSet> operator()(const CaseDuration& wish) const {
        return in_range(wish.seconds, microseconds,
                        [this](std::uint64_t begin, std::uint64_t end) { return span_of(log_, begin, end).length(); });
    }
    Result<CaseSet> operator()(const CaseSize& wish) const {
        return in_range(wish.events, 1,
                        [](std::uint64_t begin, std::uint64_t end) { return static_cast<std::int64_t>(end - begin); });
    }
    Result<CaseSet> operator()(const CommonVariants& wish) const {
        return of_variants([&](const Variants&) { return Range{0, static_cast<std::int64_t>(wish.variants) - 1}; });
    }
    Result<CaseSet> operator()(const VariantCoverage& wish) const {
        return of_variants([&](const Variants& variants) {
            return Range{0, static_cast<std::int64_t>(variants_for_coverage(variants, wish.share)) - 1};
        });
    }
    Result<CaseSet> operator()(const OfVariant& wish) const {
        const auto place = static_cast<std::int64_t>(wish.number) - 1;
        return of_variants([&](const Variants&) { return Range{place, place}; });
    }
    Result<CaseSet> operator()(const InTime& wish) const {
        if (wish.first > wish.last) {
            return refuse("process.bounds", "Tiden slutar innan den börjar. Byt plats på början och slut.");
        }
        const auto instant = begins(log_);
        return cases_where(selection_, [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
            if (begin == end) return false;
            const Range range{wish.first, wish.last};
            // What most ask for, and one instant tells.
            if (wish.match == TimeMatch::starts_inside) return range.contains(instant[begin]);
            const auto span = span_of(log_, begin, end);
            switch (wish.match) {
                case TimeMatch::contained:
                    return range.contains(span.first) && range.contains(span.last);
                case TimeMatch::intersecting:
                    return span.first <= wish.last && span.last >= wish.first;
                case TimeMatch::starts_inside:
                case TimeMatch::event_inside:
                    break;
            }
            for (auto event = begin; event < end; ++event) {
                if (range.contains(instant[event])) return true;
            }
            return false;
        });
    }
    Result<CaseSet> operator()(const HasAttribute& wish) const { return cases_with_attribute(selection_, wish); }

    Result<CaseSet> of(const Filter& filter) const { return std::visit(*this, filter.condition); }

 private:
    template <class MakeTest>
    Result<CaseSet> with_activities(const std::vector<std::string>& names, MakeTest make_test) const {
        const auto set = activity_set(log_, names);
        if (!set) return refuse(set.error());
        return cases_where(selection_, make_test(*set));
    }
    template <class Wish, class MakeTest>
    Result<CaseSet> with_pair(const Wish& wish, MakeTest make_test) const {
        const auto from = activity_set(log_, wish.from);
        if (!from) return refuse(from.error());
        const auto to = activity_set(log_, wish.to);
        if (!to) return refuse(to.error());
        const auto range = range_of(wish.seconds, microseconds);
        if (!range) return refuse(range.error());
        return cases_where(selection_, make_test(*from, *to, *range));
    }
    template <class Figure>
    Result<CaseSet> in_range(const Bounds& bounds, double per_unit, Figure figure) const {
        const auto range = range_of(bounds, per_unit);
        if (!range) return refuse(range.error());
        return cases_where(selection_, [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
            return range->contains(figure(begin, end));
        });
    }
    template <class Places>
    Result<CaseSet> of_variants(Places places) const {
        const auto variants = variants_of(selection_);
        const Range range = places(variants);
        return cases_where(selection_, [&](std::uint32_t index, std::uint64_t, std::uint64_t) {
            return range.contains(variants.of_case[index]);
        });
    }

    const Selection& selection_;
    const EventLog& log_;
    const std::uint32_t* activity_;
};

}  // namespace

Result<Selection> filtered(const Selection& selection, const Filter& filter) {
    auto cases = Trial(selection).of(filter);
    if (!cases) return refuse(cases.error());
    return Selection(selection.log(), std::move(*cases));
}

}  // namespace ledstang
