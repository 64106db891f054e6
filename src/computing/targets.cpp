#include "computing/targets.h"

namespace ledstang {

Targets::Targets(const Frame& frame, const std::vector<const Definition*>& definitions)
    : frame_(frame), units_(frame.units().size()), bands_(frame.bands() > 1 ? frame.bands() + 1 : 1) {
    for (const auto* definition : definitions) {
        for (const auto& span : frame.asked(*definition).spans) {
            add_span(span.first, span.last);
            if (definition->text.over_periods == OverPeriods::pooled) continue;
            for (int month = span.first; month <= span.last; ++month) add_span(month, month);
        }
    }
    places_.assign(units_ * static_cast<std::size_t>(frame.slices()) * sexes * bands_, none);
}

std::size_t Targets::at(int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) const {
    const auto span = static_cast<std::size_t>(std::ranges::find(spans_, std::pair{first, last}) - spans_.begin());
    return total(span, unit, static_cast<std::size_t>(sex), band);
}

void Targets::add_span(int first, int last) {
    if (std::ranges::find(spans_, std::pair{first, last}) == spans_.end()) spans_.emplace_back(first, last);
}

void Targets::add_place(std::size_t at, UnitIndex unit, int slice, FigureSex sex, std::size_t band) {
    Towards towards;
    const std::int32_t day = frame_.first_of_slice(slice);
    const int month = frame_.month(day);
    bool own = true;
    for (const UnitIndex above : frame_.counts_for(unit, day)) {
        for (std::size_t span = 0; span < spans_.size(); ++span) {
            if (month < spans_[span].first || month > spans_[span].second) continue;
            for (const std::size_t one_sex : {std::size_t{0}, static_cast<std::size_t>(sex)}) {
                towards.totals.push_back(static_cast<std::uint32_t>(total(span, above, one_sex, 0)));
                if (band > 0) towards.totals.push_back(static_cast<std::uint32_t>(total(span, above, one_sex, band)));
                if (sex == FigureSex::total) break;
            }
        }
        if (own) towards.own = towards.totals.size();
        own = false;
    }
    places_[at] = static_cast<std::uint32_t>(towards_.size());
    towards_.push_back(std::move(towards));
}

namespace {

std::optional<Total> over_months(const Definition& definition, const PeriodSpan& span, UnitIndex unit, FigureSex sex,
                                 std::size_t band, const TotalOf& total_of) {
    if (definition.text.over_periods == OverPeriods::pooled || span.first == span.last)
        return total_of(span.first, span.last, unit, sex, band);
    std::optional<Total> told;
    std::vector<Decimal> values;
    for (int month = span.first; month <= span.last; ++month) {
        auto part = total_of(month, month, unit, sex, band);
        if (!part) continue;
        if (part->value) values.push_back(*part->value);
        const std::int64_t rows = (told ? told->rows : 0) + part->rows;
        told = std::move(part);
        if (definition.text.over_periods == OverPeriods::mean_of_months) told->rows = rows;
    }
    if (told && definition.text.over_periods == OverPeriods::mean_of_months)
        *told = {mean_of(values), std::nullopt, std::nullopt, told->rows};
    return told;
}

}  // namespace

void tell_totals(const Frame& frame, const Definition& definition, const TotalOf& total_of,
                 std::vector<Figure>& figures) {
    for (UnitIndex unit = 0; unit < static_cast<UnitIndex>(frame.units().size()); ++unit) {
        for (const auto& span : frame.asked(definition).spans) {
            for (const FigureSex sex : {FigureSex::total, FigureSex::women, FigureSex::men}) {
                if (sex != FigureSex::total && definition.sex.empty()) break;
                for (int group = -1; group < static_cast<int>(definition.age_groups.size()); ++group) {
                    // A group is one band here: reading refuses groups that overlap others of the same dataset.
                    const auto* ages = group < 0 ? nullptr : &definition.age_groups[static_cast<std::size_t>(group)];
                    const std::size_t band =
                        ages == nullptr ? 0 : static_cast<std::size_t>(frame.bands_of(*ages).first) + 1;
                    const auto part = over_months(definition, span, unit, sex, band, total_of);
                    if (!part) continue;
                    figures.push_back({&definition, unit, span.period, sex, group, part->value, part->numerator,
                                       part->denominator, part->rows});
                }
            }
        }
    }
}

}  // namespace ledstang
