// A step is taken: checked, remembered, and what follows from it.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "flows/changes.h"
#include "flows/lists.h"
#include "flows/notices.h"
#include "flows/waiting.h"
#include "flows/who.h"
#include "store/next_key.h"
#include "store/version.h"

namespace ledstang {
namespace {

void remember(Transaction& transaction, const TakeStep& wish, const FlowStep& step, const std::string& from,
              const std::string& to, const Date& today) {
    Sql& sql = transaction.sql();
    const auto number = next_key(sql, "flow_step");
    sql.execute(
        "insert into flow_step (number, matter, unit, step, from_stage, to_stage, person, words, filled, at, day) "
        "values (:number, :matter, :unit, :step, :from_stage, :to_stage, :person, :words, :filled, :at, :day)",
        number, wish.matter, wish.unit.empty() ? std::nullopt : unit_number(sql, wish.unit), step.id, from, to,
        transaction.author().person, wish.words, to_json(wish.fields), transaction.now(), today);
}

void ask_units(Sql& sql, const WholeMatter& whole, const FlowStep& step, const Date& today) {
    const auto* stage = whole.flow->type.matter.stage(step.to);
    const auto due = stage == nullptr ? std::nullopt : due_of(*stage, today);
    for (const auto& unit : whole.affected) {
        sql.execute(
            "insert into flow_statement (matter, unit, asked, due, answer, answered_by, waiver, waived_by, reply, "
            "replied_by, version) values (:matter, :unit, :asked, :due, '', '', '', '', '', '', 1) on conflict "
            "(matter, unit) do nothing",
            whole.matter.id, unit_number(sql, unit), today, due);
    }
}

Result<void> step_of_matter(Transaction& transaction, Context& context, const TakeStep& wish, WholeMatter& whole,
                            const Who& who) {
    Sql& sql = transaction.sql();
    const auto& flow = *whole.flow;
    const FlowMatter before = whole.matter;
    if (auto same = require_matter_version(before, wish.version); !same) return same;
    auto filled = merged_fields(flow.type.matter, whole.matter.fields, wish.fields);
    if (!filled) return refuse(filled.error());
    whole.matter.fields = std::move(*filled);
    if (auto named = add_named_units(sql, whole); !named) return named;
    const auto step = require_step(flow.type.matter, flow.matter, flow.type.units, whole.standing(), who.taker(whole),
                                   wish.step, wish.words, context.today);
    if (!step) return refuse(step.error());
    FlowMatter after = whole.matter;
    if (!(*step)->to.empty() && (*step)->to != before.stage) {
        after.stage = (*step)->to;
        after.since = context.today;
        const bool ends = flow.type.matter.stage(after.stage)->ended;
        after.ended = ends ? std::optional(context.today) : std::nullopt;
    }
    if ((*step)->answers && !after.first_answer) after.first_answer = context.today;
    remember(transaction, wish, **step, before.stage, after.stage, context.today);
    if ((*step)->asks_units) ask_units(sql, whole, **step, context.today);
    if ((*step)->assigns) assign_units(sql, whole, whole.affected, context.today);
    save_flow_matter(transaction, before, after);
    if ((*step)->tells) {
        tell(sql, whole,
             fmt::format("{} tog steget {}{}", person_name(sql, context.configuration, context.caller.person),
                         in_quotes((*step)->name), is_blank(wish.words) ? "." : ": " + wish.words),
             context.caller.person, transaction.now());
    }
    return {};
}

struct LoggedAssignment {
    std::string stage;
    FieldTexts fields;
    template <class L = LoggedAssignment>
    static constexpr auto described() {
        return describe("LoggedAssignment", field("stage", &L::stage, "Läge"), field("fields", &L::fields, "Fält"));
    }
};

Result<void> step_of_unit(Transaction& transaction, Context& context, const TakeStep& wish, WholeMatter& whole,
                          const Who& who) {
    Sql& sql = transaction.sql();
    const auto& flow = *whole.flow;
    const auto place = std::ranges::find(whole.units, wish.unit, &FlowUnitRow::unit);
    if (place == whole.units.end()) {
        return refuse(RefusalKind::not_found, "flow.unit",
                      fmt::format("Enheten {} har inget uppdrag i ärendet.", in_quotes(wish.unit)));
    }
    const FlowUnitRow before = *place;
    auto filled = merged_fields(flow.type.units, place->fields, wish.fields);
    if (!filled) return refuse(filled.error());
    place->fields = std::move(*filled);
    const auto step = require_step(flow.type.units, flow.units, FlowPart{}, whole.standing_of(*place),
                                   who.taker(whole, wish.unit), wish.step, wish.words, context.today);
    if (!step) return refuse(step.error());
    const std::string stage = (*step)->to.empty() ? before.stage : (*step)->to;
    const auto changed = sql.execute(
        "update flow_unit set stage = :stage, since = :since, fields = :fields, version = version + 1 where matter = "
        ":matter and unit = :unit and version = :version",
        stage, stage == before.stage ? before.since : context.today, to_json(place->fields), wish.matter,
        unit_number(sql, wish.unit), wish.version);
    if (auto current = expect_version(changed, "enhetens läge i ärendet"); !current) return current;
    remember(transaction, wish, **step, before.stage, stage, context.today);
    transaction.log("flow_unit", wish.matter + "/" + wish.unit, to_json(LoggedAssignment{before.stage, before.fields}),
                    to_json(LoggedAssignment{stage, place->fields}));
    if ((*step)->tells) {
        const auto name = unit_chain(sql, wish.unit, context.today);
        tell(sql, whole,
             fmt::format("{}: {}{}", name ? name->front().name : wish.unit, (*step)->name,
                         is_blank(wish.words) ? "." : ": " + wish.words),
             context.caller.person, transaction.now());
    }
    return {};
}

}  // namespace

Result<FlowMatter> take_step(Context& context, const TakeStep& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FlowMatter> {
        Sql& sql = transaction.sql();
        auto whole = read_whole_matter(sql, context.configuration, wish.matter);
        if (!whole) return refuse(whole.error());
        const Who who(sql, context.configuration, context.caller.person, context.today);
        const auto taken = wish.unit.empty() ? step_of_matter(transaction, context, wish, *whole, who)
                                             : step_of_unit(transaction, context, wish, *whole, who);
        if (!taken) return refuse(taken.error());
        auto settled = settle(transaction, context.configuration, wish.matter, context.today, wish.unit);
        if (!settled) return refuse(settled.error());
        return settled->matter;
    });
}

void assign_units(Sql& sql, const WholeMatter& whole, const std::vector<std::string>& units, const Date& today) {
    const auto& first = whole.flow->type.units.stages.front();
    for (const auto& unit : units) {
        sql.execute(
            "insert into flow_unit (matter, unit, stage, since, fields, version) values (:matter, :unit, :stage, "
            ":since, '{}', 1) on conflict (matter, unit) do nothing",
            whole.matter.id, unit_number(sql, unit), first.id, today);
    }
}

Result<WholeMatter> settle(Transaction& transaction, const Configuration& configuration, const std::string& matter,
                           const Date& today, const std::string& unit) {
    auto whole = read_whole_matter(transaction.sql(), configuration, matter);
    if (whole) write_waiting(transaction.sql(), configuration, *whole, today, unit);
    return whole;
}

Result<void> require_matter_version(const FlowMatter& matter, int version) {
    return expect_version(matter.version == version ? 1 : 0, "ärendet " + matter.title);
}

}  // namespace ledstang
