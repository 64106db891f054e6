#include "computing/exact.h"

#include <cmath>
#include <functional>

#include "computing/grid.h"

namespace ledstang {
namespace {

// The totals that a row's event counts towards: a period, a unit, a sex, a band of ages.
class Targets {
 public:
    Targets(const Frame& frame, const std::vector<const Definition*>& definitions) : frame_(frame) {
        for (const auto* definition : definitions) {
            for (const auto& span : frame.asked(*definition).spans) {
                add(span.first, span.last);
                if (definition->text.over_periods == OverPeriods::pooled) continue;
                for (int month = span.first; month <= span.last; ++month) add(month, month);
            }
        }
        units_ = frame.units().size();
        bands_ = frame.bands() > 1 ? frame.bands() + 1 : 1;
    }

    std::size_t size() const { return spans_.size() * units_ * sexes * bands_; }
    std::size_t at(int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) const {
        const auto span = static_cast<std::size_t>(std::ranges::find(spans_, std::pair{first, last}) - spans_.begin());
        return place(span, unit, static_cast<std::size_t>(sex), band);
    }
    std::size_t bands() const { return bands_; }

    // A row's place: rows of the same unit, slice, sex and band count towards the same totals.
    std::uint32_t place_of(UnitIndex unit, std::int32_t slice, FigureSex sex, std::size_t band) {
        const Key key{unit, slice, static_cast<std::int32_t>(sex), static_cast<std::int32_t>(band)};
        if (key == last_key_) return last_place_;
        const auto [found, added] = places_.try_emplace(key, static_cast<std::uint32_t>(towards_.size()));
        if (added) towards_.push_back(find_targets(key));
        last_key_ = key;
        return last_place_ = found->second;
    }
    // The totals, those of the unit itself first.
    struct Towards {
        std::vector<std::uint32_t> totals;
        std::size_t own = 0;  // as many of them are the unit's own
    };
    const Towards& towards(std::uint32_t place) const { return towards_[place]; }

 private:
    using Key = std::array<std::int32_t, 4>;
    struct Hash {
        std::size_t operator()(const Key& key) const {
            std::size_t hash = 0;
            for (const auto part : key) hash = hash * 1'000'003 + static_cast<std::size_t>(part);
            return hash ^ (hash >> 17);
        }
    };

    void add(int first, int last) {
        if (std::ranges::find(spans_, std::pair{first, last}) == spans_.end()) spans_.emplace_back(first, last);
    }
    std::size_t place(std::size_t span, UnitIndex unit, std::size_t sex, std::size_t band) const {
        return ((span * units_ + static_cast<std::size_t>(unit)) * sexes + sex) * bands_ + band;
    }
    Towards find_targets(const Key& key) const {
        Towards towards;
        const int month = frame_.month(key[1]);
        const auto sex = static_cast<std::size_t>(key[2]);
        const auto band = static_cast<std::size_t>(key[3]);
        bool own = true;
        for (const UnitIndex unit : frame_.counts_for(key[0], key[1])) {
            for (std::size_t span = 0; span < spans_.size(); ++span) {
                if (month < spans_[span].first || month > spans_[span].second) continue;
                for (const std::size_t one_sex : {std::size_t{0}, sex}) {
                    towards.totals.push_back(static_cast<std::uint32_t>(place(span, unit, one_sex, 0)));
                    if (band > 0)
                        towards.totals.push_back(static_cast<std::uint32_t>(place(span, unit, one_sex, band)));
                    if (sex == 0) break;
                }
            }
            if (own) towards.own = towards.totals.size();
            own = false;
        }
        return towards;
    }

    const Frame& frame_;
    std::vector<std::pair<int, int>> spans_;
    std::size_t units_ = 0, bands_ = 1;
    std::unordered_map<Key, std::uint32_t, Hash> places_;
    std::vector<Towards> towards_;
    Key last_key_{-1, -1, -1, -1};
    std::uint32_t last_place_ = 0;
};

// Calls visit(row, place) for every row at a known unit.
template <class Visit>
void each_placed(const Frame& frame, Targets& targets, const Columns& block, Visit&& visit) {
    const auto& units = block["unit"];
    const auto slices = block["slice"].days();
    const auto& sexes_given = block["sex"];
    const auto& bands = block["band"];
    for (std::size_t row = 0; row < block.rows(); ++row) {
        const UnitIndex unit = frame.unit(units.text(row));
        if (unit == no_unit) continue;
        const std::size_t band = targets.bands() == 1 || bands.is_missing(row)
                                     ? 0
                                     : static_cast<std::size_t>(bands.whole_numbers()[row]) + 1;
        visit(row, targets.place_of(unit, slices[row], sex_of_text(sexes_given.text(row)), band));
    }
}

// A figure for every total of the definition that has one. `value` is given (first, last, unit, sex, band).
struct Part {
    std::optional<Decimal> value, numerator, denominator;
    std::int64_t rows = 0;
};
using PartOf = std::function<std::optional<Part>(int first, int last, UnitIndex, FigureSex, std::size_t band)>;

std::optional<Part> over_months(const Definition& definition, const PeriodSpan& span, UnitIndex unit, FigureSex sex,
                                std::size_t band, const PartOf& part_of) {
    if (definition.text.over_periods == OverPeriods::pooled || span.first == span.last)
        return part_of(span.first, span.last, unit, sex, band);
    std::optional<Part> told;
    std::vector<Decimal> values;
    for (int month = span.first; month <= span.last; ++month) {
        auto part = part_of(month, month, unit, sex, band);
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

void tell_totals(const Frame& frame, const Definition& definition, const PartOf& part_of,
                 std::vector<Figure>& figures) {
    for (UnitIndex unit = 0; unit < static_cast<UnitIndex>(frame.units().size()); ++unit) {
        for (const auto& span : frame.asked(definition).spans) {
            for (const FigureSex sex : {FigureSex::total, FigureSex::women, FigureSex::men}) {
                if (sex != FigureSex::total && definition.sex.empty()) break;
                auto part = over_months(definition, span, unit, sex, 0, part_of);
                if (!part) continue;
                figures.push_back({&definition, unit, span.period, sex, -1, part->value, part->numerator,
                                   part->denominator, part->rows});
            }
            for (std::size_t group = 0; group < definition.age_groups.size(); ++group) {
                // A group is one band here: reading refuses groups that overlap others of the same dataset.
                const auto band = static_cast<std::size_t>(frame.bands_of(definition.age_groups[group]).first) + 1;
                for (const FigureSex sex : {FigureSex::total, FigureSex::women, FigureSex::men}) {
                    if (sex != FigureSex::total && definition.sex.empty()) break;
                    auto part = over_months(definition, span, unit, sex, band, part_of);
                    if (!part) continue;
                    figures.push_back({&definition, unit, span.period, sex, static_cast<int>(group), part->value,
                                       part->numerator, part->denominator, part->rows});
                }
            }
        }
    }
}

// ---- different patients

struct PatientEvent {
    std::uint32_t patient, place;
    std::uint64_t mask;
};

struct IdentityHash {
    std::size_t operator()(const Identity& identity) const {
        return identity.low ^ (identity.high * 0x9E3779B97F4A7C15U);
    }
};

void tell_patients(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into) {
    std::vector<const Definition*> definitions;
    for (const auto& exact : scan.exact()) {
        if (exact.of_patients()) definitions.push_back(exact.definition);
    }
    if (definitions.empty()) return;
    Targets targets(frame, definitions);
    const std::size_t bits = definitions.size() * 2;
    std::vector<std::vector<std::int64_t>> totals(bits, std::vector<std::int64_t>(targets.size(), 0));
    std::vector<std::vector<std::uint32_t>> counted(bits, std::vector<std::uint32_t>(targets.size(), 0));
    std::int64_t rows = 0;
    const auto counted_rows = warehouse.query(scan.patient_rows(span), frame.wish().stop);
    if (counted_rows.rows() > 0) rows = counted_rows["rows"].whole_numbers()[0];
    const std::int64_t parts = rows / most_events + 1;
    std::uint32_t stamp = 0;
    for (std::int64_t part = 0; part < parts; ++part) {
        std::unordered_map<Identity, std::uint32_t, IdentityHash> numbers;
        std::vector<PatientEvent> events;
        events.reserve(static_cast<std::size_t>(rows / parts + 1));
        warehouse.stream(
            scan.patients(span, part, parts),
            [&](const Columns& block) {
                const auto patients = block["patient"].identities();
                const auto masks = block["mask"].whole_numbers();
                each_placed(frame, targets, block, [&](std::size_t row, std::uint32_t place) {
                    const auto [found, added] =
                        numbers.try_emplace(patients[row], static_cast<std::uint32_t>(numbers.size()));
                    events.push_back({found->second, place, static_cast<std::uint64_t>(masks[row])});
                });
                return true;
            },
            frame.wish().stop);
        ++into.readings;
        std::ranges::sort(events, {}, &PatientEvent::patient);
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (i == 0 || events[i].patient != events[i - 1].patient) ++stamp;
            const auto& towards = targets.towards(events[i].place);
            for (std::size_t bit = 0; bit < bits; ++bit) {
                if ((events[i].mask >> bit & 1U) == 0) continue;
                const bool own = definitions[bit / 2]->text.over_units == OverUnits::own;
                const std::size_t end = own ? towards.own : towards.totals.size();
                for (std::size_t t = 0; t < end; ++t) {
                    auto& last = counted[bit][towards.totals[t]];
                    if (last == stamp) continue;
                    last = stamp;
                    ++totals[bit][towards.totals[t]];
                }
            }
        }
    }
    for (std::size_t one = 0; one < definitions.size(); ++one) {
        const Definition& definition = *definitions[one];
        const bool share = definition.text.counts == Counts::patient_share;
        tell_totals(
            frame, definition,
            [&](int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) -> std::optional<Part> {
                const auto at = targets.at(first, last, unit, sex, band);
                const std::int64_t all = totals[one * 2][at];
                // A unit without any of them has no figure, unless others of its patients are there.
                const std::int64_t any = totals[one * 2][targets.at(first, last, unit, FigureSex::total, 0)];
                if (any == 0) return std::nullopt;
                if (!share) return Part{value_from(definition, all, 1), std::nullopt, std::nullopt, all};
                const std::int64_t some = totals[one * 2 + 1][at];
                return Part{value_from(definition, some, all), Decimal::from_whole(some), Decimal::from_whole(all),
                            all};
            },
            into.figures);
    }
}

// ---- medians and percentiles

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
        [&](int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) -> std::optional<Part> {
            const auto at = targets.at(first, last, unit, sex, band);
            if (count[at] == 0) return std::nullopt;
            const double rank = p * (count[at] - 1.0);
            const double value = below[at] + (above[at] - below[at]) * (rank - std::floor(rank));
            return Part{Decimal::from_double(value * definition.text.times), std::nullopt, std::nullopt, count[at]};
        },
        figures);
}

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
            each_placed(frame, targets, block, [&](std::size_t row, std::uint32_t place) {
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

}  // namespace

void tell_exact(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into) {
    tell_patients(warehouse, frame, scan, span, into);
    tell_values(warehouse, frame, scan, span, into);
}

}  // namespace ledstang
