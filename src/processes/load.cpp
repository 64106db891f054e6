#include "processes/load.h"

#include <fmt/format.h>

#include <algorithm>

#include "processes/words.h"

namespace ledstang {
namespace {

// A log of more months has wrong dates, and to find what is to be withheld takes the square of their number.
constexpr std::size_t most_months = 2400;

class LoadCells {
 public:
    LoadCells(const std::vector<FlowPoint>& points, std::int64_t cases, const MaskingRule& rule) : rule_(rule) {
        MaskingSum all_arrive{add(cases, Known::always), {}}, all_end{all_arrive.total, {}};
        std::optional<std::size_t> before;  // on the way when the month begins
        for (const auto& point : points) {
            const bool last = &point == &points.back();
            const Month month{add(point.arrivals), add(point.departures),
                              add(point.in_progress, last ? Known::always : Known::if_told)};
            // Who is there in the month is told nowhere, and is only what the others add up to.
            std::size_t there = month.arrivals;
            if (before) {
                there = add(cells_[*before].count + cells_[month.arrivals].count);
                sums_.push_back({there, {*before, month.arrivals}});
            }
            sums_.push_back({there, {month.ended, month.in_progress}});
            all_arrive.parts.push_back(month.arrivals);
            all_end.parts.push_back(month.ended);
            before = month.in_progress;
            months_.push_back(month);
        }
        sums_.push_back(std::move(all_arrive));
        sums_.push_back(std::move(all_end));
    }

    std::vector<LoadMonth> told(const std::vector<FlowPoint>& points) const {
        const auto masking = withhold(cells_, sums_, rule_);
        if (!masking.exposed.empty()) return {};
        const auto number = [&](std::size_t cell) {
            return masking.withheld[cell] ? std::nullopt : std::optional(cells_[cell].count);
        };
        std::vector<LoadMonth> months;
        for (std::size_t k = 0; k < points.size(); ++k)
            months.push_back({*Period::parse(to_string(Date{points[k].begin}).substr(0, 7)),
                              number(months_[k].arrivals), number(months_[k].ended), number(months_[k].in_progress)});
        return months;
    }

 private:
    enum class Known { if_told, always };
    struct Month {
        std::size_t arrivals, ended, in_progress;
    };

    template <class Count>
    std::size_t add(Count count, Known known = Known::if_told) {
        const auto whole = static_cast<std::int64_t>(count);
        const bool always = known == Known::always;
        cells_.push_back({whole, !always && is_small(whole, rule_), always});
        return cells_.size() - 1;
    }

    MaskingRule rule_;
    std::vector<MaskingCell> cells_;
    std::vector<MaskingSum> sums_;
    std::vector<Month> months_;
};

ProcessLoad load_of(const ChosenCases& cases) {
    const auto points = flow_over_time(cases.selection(), CalendarStep::month);
    ProcessLoad load;
    if (points.empty()) return load;
    if (points.size() > most_months) {
        load.sentence = "Händelserna ligger längre isär än 200 år. Rätta tiderna i loggen och läs in den igen.";
        return load;
    }
    load.months = told_load(points, cases.selection().case_count(), cases.rule());
    if (load.months.empty()) {
        load.withheld = true;
        return load;
    }
    const auto most = std::ranges::max_element(points, {}, &FlowPoint::in_progress) - points.begin();
    const auto& shown = load.months[static_cast<std::size_t>(most)].in_progress;
    load.sentence =
        shown ? fmt::format("Som mest har {} patienter varit på väg vid en månads slut.", number_words(*shown))
              : std::string("Hur många som har varit på väg som mest visas inte.");
    return load;
}

}  // namespace

std::vector<LoadMonth> told_load(const std::vector<FlowPoint>& points, std::int64_t cases, const MaskingRule& rule) {
    return LoadCells(points, cases, rule).told(points);
}

Result<ProcessLoad> get_process_load(Context& context, const CasesWish& wish) {
    return answer_about(context, wish, load_of);
}

}  // namespace ledstang
