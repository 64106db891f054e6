#include "measures/placing.h"

#include <fmt/format.h>

#include "measures/measures.h"

namespace ledstang {
namespace {

std::string key_of(const std::string& unit, std::int64_t period, const std::string& series, std::int64_t sex) {
    return fmt::format("{}\n{}\n{}\n{}", unit, period, series, sex);
}
std::string shown(const std::optional<Decimal>& value) {
    return value ? value->to_string() : std::string{};
}

}  // namespace

Placing::Placing(Sql& sql, OpenPlaces& open, const Measure& measure, Ours ours, const Years& years)
    : sql_(sql), open_(open), measure_(measure) {
    using Row = std::tuple<std::string, std::int64_t, std::string, std::int64_t, std::optional<Decimal>,
                           std::optional<Decimal>, std::optional<Decimal>, std::int64_t, std::optional<std::int64_t>>;
    const std::string beside =
        ours == Ours::of_computation
            ? "c.computation from outcome o left join computed_outcome c on c.unit = o.unit and c.period = o.period "
              "and "
              "c.measure = o.measure and c.series = o.series and c.sex = o.sex and c.version = o.version "
            : "d.number from outcome o left join outcome_detail d on d.number = o.detail and d.origin = 'computed' ";
    sql.each<Row>(
        "select u.id, o.period, s.name, o.sex, o.value, o.numerator, o.denominator, o.flags, " + beside +
            "join measure m on m.number = o.measure join unit u on u.number = o.unit join series s on s.number = "
            "o.series where m.id = :measure and o.period <> 0 and o.period >= :first and o.period < :last",
        [&](const Row& row) {
            const auto& [unit, period, series, sex, value, numerator, denominator, flags, by_us] = row;
            present_[key_of(unit, period, series, sex)] = {value, numerator,         denominator,
                                                           flags, by_us.has_value(), false};
            if (by_us && value) ours_.push_back({unit, series, *period_of_code(period), sex_of_code(sex)});
        },
        measure.id, std::int64_t{years.first} * 1000, (std::int64_t{years.last} + 1) * 1000);
}

const Placing::Present* Placing::find(const Outcome& outcome) const {
    const auto found =
        present_.find(key_of(outcome.unit_id, period_code(outcome.period), outcome.series, sex_code(outcome.sex)));
    return found == present_.end() ? nullptr : &found->second;
}

void Placing::mark(const Outcome& outcome, const std::string& series) {
    const auto found =
        present_.find(key_of(outcome.unit_id, period_code(outcome.period), series, sex_code(outcome.sex)));
    if (found != present_.end()) found->second.asked_for = true;
}

std::vector<Placing::Place> Placing::left() const {
    std::vector<Place> left;
    for (const auto& place : ours_) {
        const auto found =
            present_.find(key_of(place.unit, period_code(place.period), place.series, sex_code(place.sex)));
        if (!found->second.asked_for) left.push_back(place);
    }
    return left;
}

bool Placing::stands(const Outcome& outcome) const {
    return find(outcome) != nullptr;
}

bool Placing::differs(const Outcome& outcome) const {
    const Present* present = find(outcome);
    return present == nullptr || present->value != outcome.value || present->numerator != outcome.numerator ||
           present->denominator != outcome.denominator || present->flags != flag_bits(outcome.flags);
}

bool Placing::accepted(const Outcome& outcome) {
    const std::pair place{outcome.unit_id, period_code(outcome.period)};
    auto found = accepted_.find(place);
    if (found == accepted_.end())
        found = accepted_.emplace(place, accepted_rows(sql_, outcome.unit_id, *outcome.period)).first;
    return found->second.contains({outcome.measure, sex_code(outcome.sex)});
}

std::optional<Outcome> Placing::place(Outcome outcome, std::vector<KeptPlace>& kept) {
    mark(outcome, outcome.series);
    if (outcome.series == "main") mark(outcome, computed_series);
    const auto keep = [&](std::string code, std::string message) {
        const Present* present = find(outcome);
        kept.push_back({outcome.measure, outcome.unit_id, outcome.period->to_string(), outcome.sex,
                        shown(outcome.value), present == nullptr ? "" : shown(present->value), std::move(code),
                        std::move(message)});
    };
    if (const Present* present = find(outcome); present != nullptr && !present->ours) {
        if (differs(outcome)) {
            keep("computing.entered",
                 "Utfallet är inmatat eller inläst av någon. Det står kvar; det beräknade ligger bredvid i serien "
                 "computed.");
        }
        if (outcome.series != "main") return std::nullopt;
        outcome.series = computed_series;
    }
    if (!differs(outcome)) return outcome;
    if (const auto& closed = open_.closed(outcome.unit_id, *outcome.period)) {
        keep(closed->code, closed->message);
        return std::nullopt;
    }
    if (accepted(outcome)) {
        keep("round.row_accepted", "Raden är godkänd för sig. Ta tillbaka godkännandet för att räkna om den.");
        return std::nullopt;
    }
    return outcome;
}

WorkedOut write_worked_out(Transaction& transaction, OpenPlaces& open, const Measure& measure,
                           std::vector<Outcome> outcomes, const std::string& source) {
    Placing placing(transaction.sql(), open, measure, Placing::Ours::of_origin, {});
    WorkedOut told;
    std::vector<Outcome> ready;
    const auto place = [&](Outcome outcome) {
        outcome.measure = measure.id;
        outcome.period_basis = "stated";
        outcome.unit = measure.unit;
        outcome.origin = "computed";
        auto placed = placing.place(std::move(outcome), told.kept);
        if (placed) ready.push_back(std::move(*placed));
        return placed.has_value();
    };
    for (auto& outcome : outcomes) {
        std::string unit = outcome.unit_id;
        if (place(std::move(outcome))) told.units.insert(std::move(unit));
    }
    for (const auto& left : placing.left()) {
        Outcome outcome;
        outcome.unit_id = left.unit;
        outcome.series = left.series;
        outcome.period = left.period;
        outcome.sex = left.sex;
        outcome.missing_reason = "Inget att räkna ligger längre bakom utfallet.";
        place(std::move(outcome));
    }
    told.counts = write_outcomes(transaction, std::move(ready), source);
    return told;
}

}  // namespace ledstang
