// A table of outcomes, as a region has it from its present tool: checked row by row, applied all or nothing.
#include "measures/outcome_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "measures/outcome_codes.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

struct Known {
    std::vector<std::string> units, measures;
    std::set<std::string> unit_set, measure_set;
};

Known read_known(Sql& sql) {
    Known known;
    known.units = sql.rows<std::string>("select id from unit order by id");
    known.measures = sql.rows<std::string>("select id from measure order by id");
    known.unit_set.insert(known.units.begin(), known.units.end());
    known.measure_set.insert(known.measures.begin(), known.measures.end());
    return known;
}

void require_known(RowReader& cells, std::string_view column, const std::string& id, const std::set<std::string>& known,
                   const std::vector<std::string>& names, const char* code, std::string_view what) {
    if (id.empty() || known.contains(id)) return;
    std::string message = fmt::format("{} {} finns inte.", what, in_quotes(id));
    if (const auto nearest = nearest_name(id, names)) message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    cells.fault(column, code, std::move(message));
}

bool is_missing_word(const ImportSettings& settings, std::string_view text) {
    const auto plain = lower_case(text);
    return std::any_of(settings.missing_words.begin(), settings.missing_words.end(),
                       [&](const auto& word) { return lower_case(word) == plain; });
}

std::vector<QualityFlag> flags_of(RowReader& cells, const ImportSettings& settings, const std::string& note) {
    std::set<QualityFlag> flags;
    std::string written = cells.optional_text("flags");
    for (std::size_t start = 0; start < written.size();) {
        const auto end = std::min(written.find(';', start), written.size());
        const auto name = written.substr(start, end - start);
        if (const auto flag = value_named<QualityFlag>(name)) {
            flags.insert(*flag);
        } else if (!name.empty()) {
            cells.fault("flags", "outcome.flag", fmt::format("Kvalitetsflaggan {} finns inte.", in_quotes(name)));
        }
        start = end + 1;
    }
    const std::string plain = lower_case(note);
    for (const auto& [name, phrases] : settings.quality_phrases) {
        const auto flag = value_named<QualityFlag>(name);
        if (!flag) continue;
        if (std::any_of(phrases.begin(), phrases.end(),
                        [&](const auto& phrase) { return plain.find(lower_case(phrase)) != std::string::npos; }))
            flags.insert(*flag);
    }
    return {flags.begin(), flags.end()};
}

// One row; nothing when it has a fault.
std::optional<Outcome> read_row(RowReader& cells, const Known& known, const ImportSettings& settings,
                                const std::string& default_unit) {
    Outcome outcome;
    outcome.id = cells.optional_text("outcome_id");
    outcome.measure = cells.text("measure_id");
    require_known(cells, "measure_id", outcome.measure, known.measure_set, known.measures, "measure.unknown", "Måttet");
    outcome.unit_id = cells.has("unit_id") || default_unit.empty() ? cells.text("unit_id") : default_unit;
    require_known(cells, "unit_id", outcome.unit_id, known.unit_set, known.units, "unit.unknown", "Enheten");
    if (cells.has("series")) outcome.series = cells.optional_text("series");
    outcome.period = cells.optional_period("period");
    outcome.period_basis = cells.optional_text("period_basis");
    if (cells.ok() && !outcome.period && outcome.series == "main") {
        cells.fault("period", "outcome.period_missing",
                    "Perioden saknas. Skriv som 2022-T1. Bara ytterligare serier får sakna period.");
    }
    if (const auto sex = cells.one_of("sex", {"K", "M", "T"})) outcome.sex = *value_named<Sex>(*sex);
    outcome.unit = cells.optional_text("unit");
    outcome.printed = cells.optional_text("value_as_printed");
    outcome.origin = cells.optional_text("origin");
    outcome.note = cells.optional_text("note");
    outcome.missing_reason = cells.optional_text("missing_reason");
    outcome.flags = flags_of(cells, settings, outcome.note);
    if (cells.has("value") && is_missing_word(settings, cells.text("value"))) {
        if (outcome.printed.empty()) outcome.printed = cells.text("value");
    } else if (const auto number = cells.optional_number("value")) {
        outcome.value = number->value;
        if (outcome.unit.empty()) outcome.unit = number->unit;
        if (number->approximate &&
            std::find(outcome.flags.begin(), outcome.flags.end(), QualityFlag::approximate) == outcome.flags.end()) {
            outcome.flags.push_back(QualityFlag::approximate);
        }
    } else if (cells.ok() && !is_missing_word(settings, outcome.printed) && outcome.missing_reason.empty()) {
        cells.fault("value", "outcome.value_missing",
                    "Värdet saknas. Fyll i det, eller skriv ”Data saknas” i value_as_printed.");
    }
    if (const auto numerator = cells.optional_number("numerator")) outcome.numerator = numerator->value;
    if (const auto denominator = cells.optional_number("denominator")) outcome.denominator = denominator->value;
    if (outcome.denominator && *outcome.denominator <= Decimal{}) {
        cells.fault("denominator", "outcome.denominator", "Nämnaren ska vara större än noll.");
    }
    if (!cells.ok()) return std::nullopt;
    return outcome;
}

bool same_figure(const Outcome& a, const Outcome& b) {
    const auto content = [](const Outcome& outcome) {
        return std::tie(outcome.measure, outcome.series, outcome.sex, outcome.value, outcome.numerator,
                        outcome.denominator, outcome.id, outcome.period_basis, outcome.unit, outcome.printed,
                        outcome.origin, outcome.note, outcome.missing_reason);
    };
    return content(a) == content(b) && flag_bits(a.flags) == flag_bits(b.flags);
}

// What the outcome would change at a place that is closed to change, and why it may not.
class ClosedFigures {
 public:
    ClosedFigures(Sql& sql, const Context& context) : sql_(sql), places_(sql, context) {}

    std::optional<Refusal> refusal(const Outcome& outcome) {
        if (!outcome.period) return std::nullopt;
        const auto& closed = places_.closed(outcome.unit_id, *outcome.period);
        auto& place = known_[{outcome.unit_id, outcome.period->code()}];
        if (!place) {
            place = Place{accepted_rows(sql_, outcome.unit_id, *outcome.period), {}};
            if (closed || !place->accepted.empty()) place->present = outcomes_in(sql_, outcome.unit_id, outcome.period);
        }
        const bool accepted = place->accepted.contains({outcome.measure, sex_code(outcome.sex)});
        if (!closed && !accepted) return std::nullopt;
        if (std::ranges::any_of(place->present, [&](const auto& other) { return same_figure(outcome, other); }))
            return std::nullopt;
        if (closed) return closed;
        return Refusal{RefusalKind::conflict,
                       "round.row_accepted",
                       fmt::format("Värdet för {} är godtaget och kan inte ändras.", in_quotes(outcome.measure)),
                       {}};
    }

 private:
    struct Place {
        std::set<std::pair<std::string, std::int64_t>> accepted;
        std::vector<Outcome> present;
    };
    Sql& sql_;
    OpenPlaces places_;
    std::map<std::pair<std::string, std::int32_t>, std::optional<Place>> known_;
};

// Takes out what may not be written, and tells once for each unit, period and reason how many rows that is.
void leave_out_closed(Sql& sql, const Context& context, std::vector<Outcome>& outcomes, TableFaults& faults) {
    ClosedFigures closed(sql, context);
    std::map<std::tuple<std::string, std::string, std::string, std::string>, int> told;
    std::erase_if(outcomes, [&](const Outcome& outcome) {
        const auto refusal = closed.refusal(outcome);
        if (refusal) ++told[{outcome.unit_id, outcome.period->to_string(), refusal->code, refusal->message}];
        return refusal.has_value();
    });
    for (const auto& [place, rows] : told) {
        const auto& [unit, period, code, message] = place;
        faults.add(
            {code, fmt::format("{}, {} ({} rader): {}", in_quotes(unit), period, rows, message), "period", {}, {}, {}});
    }
}

}  // namespace

Result<std::vector<Outcome>> read_outcome_table(const Table& table, Sql& sql, const Configuration& configuration,
                                                const std::string& default_unit, TableFaults& faults) {
    std::vector<std::string> needed = {"measure_id", "period", "sex", "value"};
    if (default_unit.empty()) needed.insert(needed.begin() + 1, "unit_id");
    if (auto complete = require_columns(table, needed); !complete) return refuse(complete.error());
    const Known known = read_known(sql);
    std::vector<Outcome> outcomes;
    std::map<std::tuple<std::string, std::string, std::string, std::int64_t, Sex>, int> places;
    std::map<std::string, int> ids;
    for (const Row& row : table.rows) {
        RowReader cells(table, row, faults);
        auto outcome = read_row(cells, known, configuration.imports, default_unit);
        if (!outcome) continue;
        if (!outcome->id.empty()) {
            if (const auto [first, fresh] = ids.try_emplace(outcome->id, cells.line()); !fresh) {
                cells.fault("outcome_id", "outcome.duplicate_id",
                            fmt::format("Id:t {} står redan på rad {}.", in_quotes(outcome->id), first->second));
            }
        }
        const auto code = outcome->period ? outcome->period->code() : 0;
        const auto [first, fresh] =
            places.try_emplace({outcome->measure, outcome->unit_id, outcome->series, code, outcome->sex}, cells.line());
        if (!fresh) {
            cells.fault("measure_id", "outcome.duplicate",
                        fmt::format("Samma mått, enhet, serie, period och kön står redan på rad {}.", first->second));
        }
        if (cells.ok()) outcomes.push_back(std::move(*outcome));
    }
    return outcomes;
}

Result<ImportReport> import_outcomes(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    return run_import(context, wish, "outcomes",
                      [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
                          auto outcomes =
                              read_outcome_table(*table, transaction.sql(), context.configuration, wish.unit, faults);
                          if (!outcomes) return refuse(outcomes.error());
                          leave_out_closed(transaction.sql(), context, *outcomes, faults);
                          const auto counts = write_outcomes(transaction, std::move(*outcomes), wish.file.name);
                          report.rows = static_cast<int>(table->rows.size());
                          report.added = counts.added;
                          report.changed = counts.changed;
                          report.unchanged = counts.unchanged;
                          return {};
                      });
}

}  // namespace ledstang
