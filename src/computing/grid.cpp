#include "computing/grid.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

constexpr Wide million = 1'000'000;

void add_to(std::int64_t& sum, std::int64_t more) {
    if (__builtin_add_overflow(sum, more, &sum)) throw std::overflow_error("a sum is too large to be exact");
}

bool in_millionths(Counts counts) {
    return counts == Counts::sum || counts == Counts::ratio || counts == Counts::mean;
}

Wide times_of(const Definition& definition) {
    return Decimal::from_double(definition.text.times).value_or(Decimal::from_whole(1)).millionths();
}

std::vector<FigureSex> sexes_of(const Definition& definition) {
    if (definition.sex.empty()) return {FigureSex::total};
    return {FigureSex::total, FigureSex::women, FigureSex::men};
}

}  // namespace

std::optional<Decimal> value_from(const Definition& definition, Wide numerator, Wide denominator) {
    switch (definition.text.counts) {
        case Counts::rows:
        case Counts::patients:
            return millionths_of(numerator * times_of(definition), 1);
        case Counts::sum:
            return millionths_of(numerator * times_of(definition), million);
        case Counts::share:
        case Counts::patient_share:
            return millionths_of(numerator * 100 * million, denominator);
        case Counts::ratio:
        case Counts::quotient:
        case Counts::mean: {
            // The denominator of a mean is a count of rows, that of a ratio a sum in millionths.
            const Wide scale = definition.text.counts == Counts::mean ? million : 1;
            return millionths_of(numerator * times_of(definition), denominator * scale);
        }
        default:
            return std::nullopt;
    }
}

Grid::Grid(const Frame& frame, const Scan& scan, const Columns& cells, Computed& into)
    : frame_(frame),
      scan_(scan),
      bands_(frame.bands() > 1 ? frame.bands() : 0),
      width_(scan.counters() + 1),
      place_of_unit_(frame.units().size(), -1),
      rows_in_month_(static_cast<std::size_t>(frame.months()), 0) {
    const auto present = cells["present"].whole_numbers();
    const auto slices = cells["slice"].days();
    struct Row {
        UnitIndex unit;
        const std::vector<UnitIndex>* counts_for;
    };
    std::vector<Row> rows(cells.rows(), Row{no_unit, nullptr});
    std::map<std::string, std::int64_t> unknown, not_then;
    for (std::size_t i = 0; i < cells.rows(); ++i) {
        const std::string_view id = cells["unit"].text(i);
        rows[i].unit = frame.unit(id);
        rows_in_month_[static_cast<std::size_t>(frame.month(slices[i]))] += present[i];
        if (rows[i].unit == no_unit) {
            unknown[std::string(id)] += present[i];
            continue;
        }
        if (frame.organised() == Organised::then && !frame.units().existed(rows[i].unit, date_of(slices[i])))
            not_then[std::string(id)] += present[i];
        rows[i].counts_for = &frame.counts_for(rows[i].unit, slices[i]);
        for (const UnitIndex unit : *rows[i].counts_for) {
            auto& place = place_of_unit_[static_cast<std::size_t>(unit)];
            if (place >= 0) continue;
            place = static_cast<std::int32_t>(active_.size());
            active_.push_back(unit);
        }
    }
    for (const auto& [id, count] : unknown) {
        into.notes.push_back(
            {&scan.first(), "computing.unknown_unit",
             fmt::format("{} rader i {} har enheten {}, som inte finns i organisationen. De räknas inte.", count,
                         scan.first().text.dataset, in_quotes(id)),
             count});
    }
    for (const auto& [id, count] : not_then) {
        into.notes.push_back(
            {&scan.first(), "computing.unit_not_then",
             fmt::format(
                 "{} rader i {} ligger på enheten {} dagar då den inte fanns. De räknas där den låg närmast i tid.",
                 count, scan.first().text.dataset, in_quotes(id)),
             count});
    }

    const std::size_t size = place(frame.months(), 0, 0, 0);
    sums_.assign(size, 0);
    const bool any_own =
        std::ranges::any_of(scan.definitions(), [](const auto* one) { return one->text.over_units == OverUnits::own; });
    if (any_own) own_.assign(size, 0);
    std::vector<std::span<const std::int64_t>> counters = {present};
    for (std::size_t c = 0; c < scan.counters(); ++c)
        counters.push_back(cells["c" + std::to_string(c)].whole_numbers());
    const auto& sex_column = cells["sex"];
    const auto& band_column = cells["band"];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].unit == no_unit) continue;
        const int month = frame.month(slices[i]);
        const FigureSex sex = sex_of_text(sex_column.text(i));
        const std::size_t band =
            bands_ == 0 || band_column.is_missing(i) ? 0 : static_cast<std::size_t>(band_column.whole_numbers()[i]) + 1;
        const auto add = [&](std::vector<std::int64_t>& sums, UnitIndex unit) {
            const auto at = static_cast<std::size_t>(place_of_unit_[static_cast<std::size_t>(unit)]);
            for (const int one : {0, static_cast<int>(sex)}) {
                for (const std::size_t age : {std::size_t{0}, band}) {
                    std::int64_t* sum = &sums[place(month, at, one, age)];
                    for (const auto& counter : counters) add_to(*sum++, counter[i]);
                    if (band == 0) break;
                }
                if (sex == FigureSex::total) break;
            }
        };
        for (const UnitIndex unit : *rows[i].counts_for) add(sums_, unit);
        if (any_own) add(own_, rows[i].counts_for->front());
    }
}

bool Grid::has_rows(UnitIndex unit, int first, int last) const {
    const auto at = place_of_unit_[static_cast<std::size_t>(unit)];
    if (at < 0) return false;
    for (int month = first; month <= last; ++month) {
        if (sums_[place(month, static_cast<std::size_t>(at), 0, 0)] > 0) return true;
    }
    return false;
}

Grid::Sum Grid::sum(const Needs& needs, std::size_t unit, int month, FigureSex sex, int age_group) const {
    Sum sum;
    const auto& sums = needs.definition->text.over_units == OverUnits::own ? own_ : sums_;
    const auto add = [&](std::size_t band) {
        const std::int64_t* cell = &sums[place(month, unit, static_cast<int>(sex), band)];
        sum.present += cell[0];
        sum.rows += cell[needs.rows + 1];
        sum.numerator += cell[needs.numerator + 1];
        if (needs.denominator) sum.denominator += cell[*needs.denominator + 1];
    };
    if (age_group < 0) {
        add(0);
    } else {
        const auto [first, last] = frame_.bands_of(needs.definition->age_groups[static_cast<std::size_t>(age_group)]);
        for (int band = first; band <= last; ++band) add(static_cast<std::size_t>(band) + 1);
    }
    return sum;
}

std::optional<Figure> Grid::figure(const Needs& needs, std::size_t unit, const PeriodSpan& span, FigureSex sex,
                                   int age_group) const {
    const Definition& definition = *needs.definition;
    Figure figure{&definition, active_[unit], span.period, sex, age_group, {}, {}, {}, 0};
    Sum whole;
    std::vector<Decimal> by_month;
    int months_with_rows = 0;
    for (int month = span.first; month <= span.last; ++month) {
        const Sum one = sum(needs, unit, month, sex, age_group);
        // Whether the unit reported at all is asked without sex and age: no man waiting is 0 men, not unknown.
        if (sum(needs, unit, month, FigureSex::total, -1).present == 0) continue;
        ++months_with_rows;
        if (definition.text.over_periods == OverPeriods::last_month) whole = {};
        whole.present += 1;
        whole.numerator += one.numerator;
        whole.denominator += one.denominator;
        whole.rows += one.rows;
        if (definition.text.over_periods == OverPeriods::mean_of_months) {
            if (const auto value = value_from(definition, one.numerator, one.denominator)) by_month.push_back(*value);
        }
    }
    if (months_with_rows == 0) return std::nullopt;
    figure.rows = whole.rows;
    if (definition.text.over_periods == OverPeriods::mean_of_months) {
        figure.value = mean_of(by_month);
        if (by_month.size() > 1 || span.last > span.first) return figure;
    }
    Wide scale = 1;  // of the denominator: the mean of its months
    if (definition.text.over_periods == OverPeriods::sum_over_mean) scale = months_with_rows;
    figure.value = value_from(definition, whole.numerator * scale, whole.denominator);
    const bool sums = in_millionths(definition.text.counts);
    if (needs.denominator) {
        const bool counted = definition.text.counts == Counts::mean || !sums;
        figure.numerator = millionths_of(whole.numerator * (sums ? 1 : million), 1);
        figure.denominator = millionths_of(whole.denominator * (counted ? million : 1), scale);
    }
    return figure;
}

void Grid::tell(std::vector<Figure>& figures) const {
    for (const auto& needs : scan_.needs()) {
        const auto& spans = frame_.asked(*needs.definition).spans;
        const int groups = static_cast<int>(needs.definition->age_groups.size());
        for (std::size_t unit = 0; unit < active_.size(); ++unit) {
            for (const auto& span : spans) {
                for (const FigureSex sex : sexes_of(*needs.definition)) {
                    for (int group = -1; group < groups; ++group) {
                        if (auto told = figure(needs, unit, span, sex, group)) figures.push_back(std::move(*told));
                    }
                }
            }
        }
    }
}

}  // namespace ledstang
