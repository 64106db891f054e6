// Medians and percentiles: the values are put in order once and then walked through, so that the answer is exact at
// every unit, period, sex and age.
#include <bit>
#include <cmath>

#include "computing/exact.h"
#include "computing/kept_totals.h"
#include "computing/targets.h"

namespace ledstang {
namespace {

struct ValueEvent {
    double value;
    std::uint32_t place;
};

// How many values a total has, and the one at the rank p · (n − 1), between two values in proportion: as
// percentile_cont of SQL.
struct Ordered {
    std::int64_t count = 0;
    double value = 0;
};

std::vector<Ordered> in_order(const Definition& definition, const Targets& targets, std::vector<ValueEvent>& events) {
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
    std::vector<Ordered> ordered(targets.size());
    for (std::size_t at = 0; at < ordered.size(); ++at) {
        if (count[at] == 0) continue;
        const double rank = p * (count[at] - 1.0);
        ordered[at] = {count[at], below[at] + (above[at] - below[at]) * (rank - std::floor(rank))};
    }
    return ordered;
}

void tell_ordered(const Frame& frame, const Definition& definition, const Targets& targets,
                  const std::vector<Ordered>& ordered, std::vector<Figure>& figures) {
    tell_totals(
        frame, definition,
        [&](int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) -> std::optional<Total> {
            const Ordered& one = ordered[targets.at(first, last, unit, sex, band)];
            if (one.count == 0) return std::nullopt;
            return Total{Decimal::from_double(one.value * definition.text.times), std::nullopt, std::nullopt,
                         one.count};
        },
        figures);
}

std::vector<std::vector<ValueEvent>> read_values(Warehouse& warehouse, const Frame& frame, const Scan& scan,
                                                 const Scan::Span& span, std::size_t definitions, Targets& targets) {
    std::vector<std::vector<ValueEvent>> events(definitions);
    warehouse.stream(
        scan.values(span),
        [&](const Columns& block) {
            std::vector<const Column*> values;
            for (std::size_t i = 0; i < definitions; ++i) values.push_back(&block["v" + std::to_string(i)]);
            targets.each_placed(block, [&](std::size_t row, std::uint32_t place) {
                for (std::size_t i = 0; i < values.size(); ++i) {
                    if (values[i]->is_missing(row)) continue;
                    events[i].push_back({values[i]->numbers()[row], place});
                }
            });
            return true;
        },
        frame.wish().stop);
    return events;
}

}  // namespace

void tell_values(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into) {
    std::vector<const Definition*> definitions;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < scan.exact().size(); ++i) {
        if (scan.exact()[i].of_patients()) continue;
        definitions.push_back(scan.exact()[i].definition);
        which.push_back(i);
    }
    if (definitions.empty()) return;
    Targets targets(frame, definitions);
    std::optional<KeptTotals> kept;
    if (frame.wish().kept != nullptr && scan.first().next.empty())
        kept.emplace(warehouse, scan, which, frame, span, targets);
    std::vector<std::vector<Ordered>> ordered;
    if (kept && kept->late() && kept->late()->empty()) {
        ordered.assign(definitions.size(), std::vector<Ordered>(targets.size()));
        kept->each([&](std::size_t definition, std::size_t total, const KeptTotals::Pair& pair) {
            ordered[definition][total] = {pair[0], std::bit_cast<double>(pair[1])};
        });
    } else {
        auto events = read_values(warehouse, frame, scan, span, definitions.size(), targets);
        ++into.readings;
        for (std::size_t i = 0; i < definitions.size(); ++i)
            ordered.push_back(in_order(*definitions[i], targets, events[i]));
        if (kept) {
            kept->keep([&](std::size_t definition, std::size_t total) {
                const Ordered& one = ordered[definition][total];
                return KeptTotals::Pair{one.count, std::bit_cast<std::int64_t>(one.value)};
            });
        }
    }
    for (std::size_t i = 0; i < definitions.size(); ++i)
        tell_ordered(frame, *definitions[i], targets, ordered[i], into.figures);
}

}  // namespace ledstang
