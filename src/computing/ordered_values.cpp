// Medians and percentiles: the values are put in order once and then walked through, so that the answer is exact at
// every unit, period, sex and age.
#include <cmath>

#include "computing/exact.h"
#include "computing/targets.h"

namespace ledstang {
namespace {

struct ValueEvent {
    double value;
    std::uint32_t place;
};

// Value at the rank p · (n − 1), between two values in proportion: as percentile_cont of SQL.
void tell_ordered(const Frame& frame, const Definition& definition, const Targets& targets,
                  std::vector<ValueEvent>& events, std::vector<Figure>& figures) {
    const double p = definition.text.counts == Counts::median ? 0.5 : definition.text.percentile / 100;
    const bool own = definition.text.over_units == OverUnits::own;
    const auto each_total = [&](const ValueEvent& event, const auto& visit) {
        const auto& towards = targets.towards(event.place);
        const std::size_t end = own ? towards.own : towards.totals.size();
        for (std::size_t t = 0; t < end; ++t) visit(towards.totals[t]);
    };
    std::vector<std::uint32_t> count(targets.size(), 0), seen(targets.size(), 0);
    std::vector<double> below(targets.size(), 0), above(targets.size(), 0);
    for (const auto& event : events) each_total(event, [&](std::uint32_t total) { ++count[total]; });
    std::ranges::sort(events, {}, &ValueEvent::value);
    for (const auto& event : events) {
        each_total(event, [&](std::uint32_t total) {
            const double rank = p * (count[total] - 1.0);
            const std::uint32_t number = seen[total]++;
            if (number == static_cast<std::uint32_t>(std::floor(rank))) below[total] = event.value;
            if (number == static_cast<std::uint32_t>(std::ceil(rank))) above[total] = event.value;
        });
    }
    tell_totals(
        frame, definition,
        [&](int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) -> std::optional<Total> {
            const auto at = targets.at(first, last, unit, sex, band);
            if (count[at] == 0) return std::nullopt;
            const double rank = p * (count[at] - 1.0);
            const double value = below[at] + (above[at] - below[at]) * (rank - std::floor(rank));
            return Total{Decimal::from_double(value * definition.text.times), std::nullopt, std::nullopt, count[at]};
        },
        figures);
}

}  // namespace

void tell_values(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into) {
    std::vector<const Definition*> definitions;
    for (const auto& exact : scan.exact()) {
        if (!exact.of_patients()) definitions.push_back(exact.definition);
    }
    if (definitions.empty()) return;
    Targets targets(frame, definitions);
    std::vector<std::vector<ValueEvent>> events(definitions.size());
    warehouse.stream(
        scan.values(span),
        [&](const Columns& block) {
            std::vector<const Column*> values;
            for (std::size_t i = 0; i < definitions.size(); ++i) values.push_back(&block["v" + std::to_string(i)]);
            targets.each_placed(block, [&](std::size_t row, std::uint32_t place) {
                for (std::size_t i = 0; i < values.size(); ++i) {
                    if (values[i]->is_missing(row)) continue;
                    events[i].push_back({values[i]->numbers()[row], place});
                }
            });
            return true;
        },
        frame.wish().stop);
    ++into.readings;
    for (std::size_t i = 0; i < definitions.size(); ++i)
        tell_ordered(frame, *definitions[i], targets, events[i], into.figures);
}

}  // namespace ledstang
