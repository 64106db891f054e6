#include "computing/compute.h"

#include <fmt/format.h>

#include <functional>
#include <set>
#include <span>
#include <tuple>

#include "computing/exact.h"
#include "computing/grid.h"
#include "computing/kept_cells.h"

namespace ledstang {
namespace {

// The first and last day that the scan's rows lie on.
std::optional<std::pair<Date, Date>> extent_of(Warehouse& warehouse, const Scan& scan, const ComputeWish& wish) {
    if (wish.kept != nullptr) {
        std::optional<std::pair<Date, Date>> extent;
        for (const auto& batch : wish.kept->batches(warehouse, scan.first(), wish.today)) {
            extent = extent ? std::pair{std::min(extent->first, batch.first), std::max(extent->second, batch.last)}
                            : std::pair{batch.first, batch.last};
        }
        return extent;
    }
    const auto extent = warehouse.query(scan.extent(), wish.stop);
    if (extent.rows() == 0 || extent["first"].is_missing(0) || extent["last"].is_missing(0)) return std::nullopt;
    return std::pair{extent["first"].date(0), extent["last"].date(0)};
}

// The months that the scan's rows reach, as far as they are wished for; nothing when there are no rows.
std::optional<std::pair<int, int>> months_of(Warehouse& warehouse, const Scan& scan, const ComputeWish& wish) {
    const auto extent = extent_of(warehouse, scan, wish);
    if (!extent) return std::nullopt;
    int first = month_number(extent->first);
    int last = std::min(month_number(extent->second), month_number(wish.today));
    if (!wish.periods.empty()) {
        int window = 0;
        for (const auto* definition : scan.definitions()) window = std::max(window, definition->text.window_months);
        int wished_first = last + 1, wished_last = first - 1;
        for (const auto& period : wish.periods) {
            const int from = month_number(period.first_day()), to = month_number(period.last_day());
            wished_first = std::min(wished_first, window > 0 ? std::min(from, to - window + 1) : from);
            wished_last = std::max(wished_last, to);
        }
        first = std::max(first, wished_first);
        last = std::min(last, wished_last);
    }
    if (wish.touched) {
        // The periods around the days that were touched, and the windows before them.
        int from = last + 1, to = first - 1;
        for (const auto* definition : scan.definitions()) {
            const int window = definition->text.window_months;
            for (const auto kind : definition->kinds) {
                if (kind == Period::Kind::week) continue;
                const int length = months_in(kind);
                const int touched_first = month_number(wish.touched->first) / length * length;
                const int touched_last = month_number(wish.touched->second) / length * length + length - 1;
                from = std::min(from, touched_first - std::max(window - length, 0));
                to = std::max(to, touched_last + std::max(window - length, 0));
            }
        }
        first = std::max(first, from);
        last = std::min(last, to);
    }
    if (first > last) return std::nullopt;
    return std::pair{first, last};
}

Scan::Span span_of(Warehouse& warehouse, const Scan& scan, const Frame& frame) {
    Scan::Span span{frame.first_day(), frame.last_day(), {}, {}, {}};
    switch (scan.first().text.measured) {
        case Measured::each_row:
            span.changes = frame.changes();
            break;
        case Measured::month_end: {
            const auto days = warehouse.query(scan.last_days(span.first, span.last), frame.wish().stop);
            for (std::size_t i = 0; i < days.rows(); ++i) span.days.push_back(days["day"].date(i));
            break;
        }
        case Measured::stock:
            for (int month = 0; month < frame.months(); ++month) {
                const Date day = last_of_month(frame.first_month() + month);
                if (day < frame.wish().today) span.days.push_back(day);
            }
            break;
    }
    return span;
}

// Means and medians over the units directly below, from the bottom up. A unit with none below keeps its own.
void from_units_below(const Definition& definition, const Frame& frame, std::span<Figure> figures) {
    using Place = std::tuple<UnitIndex, Period, FigureSex, int>;
    std::map<Place, Figure*> by_place;
    for (auto& figure : figures) {
        if (figure.definition == &definition)
            by_place[{figure.unit, figure.period, figure.sex, figure.age_group}] = &figure;
    }
    std::map<Place, bool> done;
    const std::function<void(Figure&)> settle = [&](Figure& figure) {
        auto& ready = done[{figure.unit, figure.period, figure.sex, figure.age_group}];
        if (ready) return;
        ready = true;
        const Date on = frame.organised() == Organised::today ? frame.wish().today : figure.period.last_day();
        std::vector<Decimal> values;
        for (const UnitIndex below : frame.units().below(figure.unit, on)) {
            const auto found = by_place.find({below, figure.period, figure.sex, figure.age_group});
            if (found == by_place.end()) continue;
            settle(*found->second);
            if (found->second->value) values.push_back(*found->second->value);
        }
        if (values.empty()) return;
        figure.value = definition.text.over_units == OverUnits::mean_of_units ? mean_of(values) : median_of(values);
        figure.numerator = figure.denominator = std::nullopt;
    };
    for (auto& [place, figure] : by_place) settle(*figure);
}

// Months of the periods that are told, within or outside the rows' reach, in which the dataset has none.
void tell_empty_months(const Definition& definition, const Frame& frame, const Grid& grid, Computed& into) {
    std::set<int> empty;
    for (const auto& span : frame.asked(definition).spans) {
        const int last = month_number(span.period.last_day());
        for (int month = month_number(span.period.first_day()); month <= last; ++month) {
            const int place = month - frame.first_month();
            if (place < 0 || place >= frame.months() || !grid.month_has_rows(place)) empty.insert(month);
        }
    }
    for (const int month : empty) into.empty_months.push_back({&definition, period_around(Period::Kind::month, month)});
}

void compute_scan(Warehouse& warehouse, const UnitPaths& units, const ComputeWish& wish, const Scan& scan,
                  Computed& into) {
    std::optional<std::pair<int, int>> months;  // a dataset of which nothing was ever delivered has no table
    if (warehouse.has_table(scan.first().text.dataset)) months = months_of(warehouse, scan, wish);
    if (!months) {
        for (const auto* definition : scan.definitions()) {
            into.notes.push_back(
                {definition, "computing.no_rows",
                 fmt::format("Datamängden {} har inga rader för de perioderna.", definition->text.dataset), 0});
        }
        return;
    }
    const Frame frame(units, wish, scan, months->first, months->second);
    if (!frame.anything_asked()) return;
    const Scan::Span span = span_of(warehouse, scan, frame);
    const bool by_days = scan.first().text.measured != Measured::each_row;
    if (by_days && span.days.empty()) return;
    const auto first_figure = into.figures.size();
    // What follows upon a row may come later and belong to another delivery, so such sums are not kept.
    const bool kept = wish.kept != nullptr && scan.first().next.empty();
    if (!kept) ++into.readings;
    const auto cells =
        kept ? wish.kept->cells(warehouse, scan, frame, span, into) : warehouse.query(scan.cells(span), wish.stop);
    const Grid grid(frame, scan, cells, into);
    grid.tell(into.figures);
    tell_patients(warehouse, frame, scan, span, into);
    tell_values(warehouse, frame, scan, span, into);
    if (scan.first().text.measured != Measured::stock) {
        for (const auto* definition : scan.definitions()) tell_empty_months(*definition, frame, grid, into);
    }
    for (const auto* definition : scan.definitions()) {
        if (definition->text.over_units != OverUnits::mean_of_units &&
            definition->text.over_units != OverUnits::median_of_units)
            continue;
        from_units_below(*definition, frame, std::span(into.figures).subspan(first_figure));
    }
}

// A part that has no figure at a place adds nothing there; where none has, there is no quotient.
void tell_quotient(const Definition& definition, const ComputeWish& wish, Computed& into) {
    struct Sums {
        Wide of = 0, over = 0;
        std::int64_t rows = 0;
        bool any = false;
    };
    std::map<std::tuple<UnitIndex, Period, FigureSex>, Sums> places;
    for (const auto& figure : into.figures) {
        if (!figure.value || figure.age_group >= 0) continue;
        const bool of = std::ranges::find(definition.text.of, figure.definition->id) != definition.text.of.end();
        const bool over = std::ranges::find(definition.text.over, figure.definition->id) != definition.text.over.end();
        if (!of && !over) continue;
        const bool asked = !wish.periods.empty() ||
                           std::ranges::find(definition.kinds, figure.period.kind()) != definition.kinds.end();
        if (!asked || figure.period.first_day() < definition.text.valid_from) continue;
        auto& sums = places[{figure.unit, figure.period, figure.sex}];
        if (of) sums.of += figure.value->millionths();
        if (over) {
            sums.over += figure.value->millionths();
            sums.rows += figure.rows;
        }
        sums.any = true;
    }
    for (const auto& [place, sums] : places) {
        const auto& [unit, period, sex] = place;
        into.figures.push_back({&definition, unit, period, sex, -1, value_from(definition, sums.of, sums.over),
                                millionths_of(sums.of, 1), millionths_of(sums.over, 1), sums.rows});
    }
}

}  // namespace

Computed compute(Warehouse& warehouse, const UnitPaths& units, const ComputeWish& wish) {
    Computed computed;
    std::vector<const Definition*> of_rows;
    for (const auto* definition : wish.definitions) {
        if (definition->text.counts != Counts::quotient) of_rows.push_back(definition);
    }
    for (const auto& scan : scans_of(of_rows, wish.today, wording_of(warehouse.dialect())))
        compute_scan(warehouse, units, wish, scan, computed);
    for (const auto* definition : wish.definitions) {
        if (definition->text.counts == Counts::quotient) tell_quotient(*definition, wish, computed);
    }
    // Those of one definition lie together, nearly in order already.
    std::map<const Definition*, std::vector<Figure>> by_definition;
    auto* own = &by_definition[nullptr];
    for (auto& figure : computed.figures) {
        if (own->empty() || own->front().definition != figure.definition) own = &by_definition[figure.definition];
        own->push_back(std::move(figure));
    }
    computed.figures.clear();
    for (const auto* definition : wish.definitions) {
        auto& figures = by_definition[definition];
        const auto place = [](const Figure& figure) {
            return std::tuple(figure.unit, figure.period, figure.sex, figure.age_group);
        };
        if (!std::ranges::is_sorted(figures, {}, place)) std::ranges::sort(figures, {}, place);
        std::ranges::move(figures, std::back_inserter(computed.figures));
        figures = {};
    }
    return computed;
}

}  // namespace ledstang
