// Saving one cell, and judging it before it is saved.
#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar.h"
#include "entry/operations.h"

namespace ledstang {
namespace {

constexpr int longest_seconds = 3600;  // whoever took longer went away from the form

// What the change log keeps of a cell.
struct LoggedCell {
    std::optional<Decimal> value, numerator, denominator;
    std::vector<QualityFlag> flags;
    std::string note, missing_reason;
    std::vector<std::string> confirmed;  // what was implausible and confirmed
    int version = 1;
    template <class L = LoggedCell>
    static constexpr auto described() {
        return describe("LoggedCell", field("value", &L::value, "Värde"), field("numerator", &L::numerator, "Täljare"),
                        field("denominator", &L::denominator, "Nämnare"), field("flags", &L::flags, "Kvalitetsflaggor"),
                        field("note", &L::note, "Anmärkning"),
                        field("missing_reason", &L::missing_reason, "Varför data saknas"),
                        field("confirmed", &L::confirmed, "Bekräftat trots"), field("version", &L::version, "Version"));
    }
};

std::string logged(const std::optional<Outcome>& outcome, const std::vector<Doubt>& doubts) {
    if (!outcome) return {};
    LoggedCell cell{outcome->value,
                    outcome->numerator,
                    outcome->denominator,
                    outcome->flags,
                    outcome->note,
                    outcome->missing_reason,
                    {},
                    outcome->version};
    for (const auto& doubt : doubts) cell.confirmed.push_back(doubt.message);
    return to_json(cell);
}

std::string log_id(const CellWish& wish) {
    return fmt::format("{}/{}/main/{}/{}", wish.unit, wish.measure, wish.period.to_string(), name_of(wish.sex));
}

tl::unexpected<Refusal> refuse_conflict(Sql& sql, const Context& context, const EntryCell& cell) {
    if (!cell.present) {
        return refuse(RefusalKind::conflict, "entry.conflict",
                      "Värdet har tagits bort sedan du öppnade det. Läs om raden och spara igen.");
    }
    return refuse(RefusalKind::conflict, "entry.conflict",
                  fmt::format("{} har ändrat värdet sedan du öppnade det. Jämför de två och välj vilket som gäller.",
                              person_name(sql, context.configuration, cell.present->recorded_by)));
}

tl::unexpected<Refusal> refuse_implausible(const std::vector<Doubt>& doubts) {
    Refusal refusal{RefusalKind::invalid,
                    "entry.implausible",
                    doubts.front().message + " Rätta värdet, eller bekräfta att det stämmer.",
                    {}};
    for (const auto& doubt : doubts)
        refusal.faults.push_back({doubt.code, doubt.message, "/" + doubt.place, "", std::nullopt, std::nullopt});
    return refuse(std::move(refusal));
}

void remember(Sql& sql, const CellWish& wish, const std::vector<Doubt>& doubts) {
    std::vector<std::string> confirmed;
    for (const auto& doubt : doubts) confirmed.push_back(doubt.message);
    sql.execute(
        "insert into entry_cell (unit, period, measure, sex, seconds, saves, fields, confirmed) values ((select number "
        "from unit where id = :unit), :period, (select number from measure where id = :measure), :sex, :seconds, 1, "
        ":fields, :confirmed) on conflict (unit, period, measure, sex) do update set seconds = entry_cell.seconds + "
        "excluded.seconds, saves = entry_cell.saves + 1, fields = excluded.fields, confirmed = excluded.confirmed",
        wish.unit, wish.period, wish.measure, sex_code(wish.sex), std::clamp(wish.seconds, 0, longest_seconds),
        fields_in(wish), to_json(confirmed));
}

// The row with what only the store and the person know.
EntryRow finished(Sql& sql, const Context& context, EntryRow row, const Outcome& outcome) {
    row.recorded_by_name = person_name(sql, context.configuration, outcome.recorded_by);
    const auto questions = open_questions(sql, outcome.unit_id, *outcome.period);
    if (const auto asked = questions.find({row.measure, sex_code(row.sex)}); asked != questions.end())
        row.question = asked->second;
    if (!row.overruled_by.empty()) row.overruled_by = person_name(sql, context.configuration, row.overruled_by);
    return row;
}

Result<void> mend(Transaction& transaction, const Context& context, const CellWish& wish, const Outcome& outcome,
                  EntryCell& cell) {
    if (outcome.value) {
        if (!cell.measure.mend.empty()) {
            end_data_gap(transaction, context.configuration, wish.unit, wish.measure, wish.period,
                         "Värdet är registrerat.");
            cell.measure.mend.clear();
        }
        return {};
    }
    if (!wish.mend) return {};
    auto gap = open_data_gap(
        transaction, context.configuration,
        {wish.unit, wish.measure, wish.period, outcome.missing_reason, wish.mend->responsible, wish.mend->due});
    if (!gap) return refuse(gap.error());
    cell.measure.mend = std::move(*gap);
    return {};
}

}  // namespace

Result<EntryRow> save_cell(Context& context, const CellWish& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<EntryRow> {
        Sql& sql = transaction.sql();
        auto cell = find_cell(sql, context.configuration, wish);
        if (!cell) return refuse(cell.error());
        auto outcome = outcome_of(*cell, wish);
        if (!outcome) return refuse(outcome.error());
        // An answer that was lost on its way is asked for again: what is there already has been done.
        const bool same = cell->present && same_content(*cell->present, *outcome);
        if (same && !(wish.mend && cell->measure.mend.empty())) {
            const Outcome present = *cell->present;
            return finished(sql, context, row_with(std::move(*cell), present), present);
        }
        if (auto open = require_row_open(sql, context.configuration, wish.unit, wish.period, wish.measure,
                                         sex_code(wish.sex), context.today, context.caller);
            !open)
            return refuse(open.error());
        if (!same && (cell->present ? cell->present->version : 0) != wish.version)
            return refuse_conflict(sql, context, *cell);
        const auto doubts = doubts_about(context.configuration.entry, cell->measure.item.measure, *outcome,
                                         earlier_figure(cell->measure, wish.unit, wish.period, wish.sex));
        if (!doubts.empty() && !wish.confirmed) return refuse_implausible(doubts);
        if (auto mended = mend(transaction, context, wish, *outcome, *cell); !mended) return refuse(mended.error());
        outcome->version = cell->present ? cell->present->version + (same ? 0 : 1) : 1;
        outcome->recorded_by = context.caller.person;
        outcome->recorded_at = transaction.now();
        if (!same) {
            write_outcomes(transaction, {*outcome}, context.operation);
            transaction.log("outcome", log_id(wish), logged(cell->present, {}), logged(*outcome, doubts));
        }
        remember(sql, wish, doubts);
        return finished(sql, context, row_with(std::move(*cell), *outcome), *outcome);
    });
}

Result<EntryRow> preview_cell(Context& context, const CellWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<EntryRow> {
        auto cell = find_cell(sql, context.configuration, wish);
        if (!cell) return refuse(cell.error());
        auto outcome = outcome_of(*cell, wish);
        if (!outcome) return refuse(outcome.error());
        outcome->version = cell->present ? cell->present->version : 0;
        outcome->recorded_by = cell->present ? cell->present->recorded_by : context.caller.person;
        outcome->recorded_at = cell->present ? cell->present->recorded_at : "";
        return finished(sql, context, row_with(std::move(*cell), *outcome), *outcome);
    });
}

}  // namespace ledstang
