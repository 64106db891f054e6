#include "matters/change_actions.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "matters/checks.h"
#include "matters/fan_out.h"
#include "matters/gates.h"
#include "matters/read_actions.h"
#include "matters/sub_target.h"
#include "matters/timetable.h"
#include "store/version.h"

namespace ledstang {
namespace {

// The action's unit decides who may change it, and never changes, so it may be looked up before the transaction.
Result<Matter> find_action(Context& context, const std::string& id) {
    return context.store.read([&](Sql& sql) -> Result<Matter> {
        auto matter = read_matter(sql, id);
        if (matter && matter->type == action_type) return std::move(*matter);
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        return refuse(read_action(sql, context.configuration, organisation, id, context.today).error());
    });
}

Result<ActionDetail> answer(Transaction& transaction, const Context& context, const std::string& id) {
    const auto organisation = read_organisation(transaction.sql(), context.configuration, context.today);
    return read_action(transaction.sql(), context.configuration, organisation, id, context.today);
}

// Reads a date of the wish; an empty text is no date.
std::optional<Fault> put_date(const std::optional<std::string>& wish, const char* name, std::optional<Date>& date) {
    if (!wish) return std::nullopt;
    date = parse_date(*wish);
    if (date || wish->empty()) return std::nullopt;
    return Fault{"text.date",
                 fmt::format("{} är inget datum. Skriv som 2022-04-30.", in_quotes(*wish)),
                 std::string("/") + name,
                 "",
                 std::nullopt,
                 std::nullopt};
}

void put_schedule(const ActionWish& wish, const MatterType& type, Matter& matter, std::vector<Fault>& faults) {
    const bool dated = wish.schedule_kind || wish.start_by || wish.due_by;
    const bool other_wording = wish.timetable && *wish.timetable != matter.timetable;
    if (wish.timetable) matter.timetable = *wish.timetable;
    if (wish.schedule_note) matter.schedule_note = *wish.schedule_note;
    if (dated) {
        if (wish.schedule_kind) matter.schedule_kind = *wish.schedule_kind;
        if (auto fault = put_date(wish.start_by, "start_by", matter.start_by)) faults.push_back(std::move(*fault));
        if (auto fault = put_date(wish.due_by, "due_by", matter.due_by)) faults.push_back(std::move(*fault));
        return;
    }
    if (!other_wording) return;
    const auto read = parse_timetable(matter.timetable, matter.year).value_or(Timetable{});
    matter.schedule_kind = type.schedule_kinds.contains(read.schedule_kind) ? read.schedule_kind : "";
    matter.start_by = read.start_by;
    matter.due_by = read.due_by;
}

// Puts the wish into the action and checks the whole; the refusal tells everything that is wrong.
Result<void> put_wish(const ActionWish& wish, const Vocabulary& known, Matter& matter) {
    std::vector<Fault> faults;
    const auto put = [](const std::optional<std::string>& from, std::string& to) {
        if (from) to = *from;
    };
    put(wish.title, matter.title);
    put(wish.perspective, matter.perspective);
    put(wish.success_factor, matter.success_factor);
    put(wish.goal, matter.goal);
    put(wish.responsible, matter.responsible);
    if (matter.perspective.empty()) matter.perspective = known.words.perspective_of(matter.success_factor);
    if (matter.goal.empty() && !matter.success_factor.empty())
        matter.goal = known.words.factor_name(matter.success_factor);
    if (wish.description) matter.set_field("description", *wish.description);
    if (wish.expected_effect) matter.set_field("expected_effect", *wish.expected_effect);
    for (const auto& [field, text] : wish.fields) {
        if (std::ranges::find(known.type.fields, field, &MatterField::id) == known.type.fields.end()) {
            faults.push_back({"field.unknown", fmt::format("Fältet {} finns inte.", in_quotes(field)),
                              "/fields/" + field, "", std::nullopt, std::nullopt});
        }
        matter.set_field(field, text);
    }
    if (wish.responsibles) matter.responsibles = *wish.responsibles;
    if (wish.measures) matter.measures = *wish.measures;
    put_schedule(wish, known.type, matter, faults);
    if (!matter.units_chosen)
        matter.units = units_of(known.configuration, known.organisation, matter.unit, matter.responsibles);
    for (auto& fault : check_matter(matter, known)) {
        faults.push_back(
            {std::move(fault.code), std::move(fault.message), "/" + fault.field, "", std::nullopt, std::nullopt});
    }
    if (faults.empty()) return {};
    Refusal refusal{RefusalKind::invalid, faults.front().code, faults.front().message, {}};
    refusal.faults = std::move(faults);
    return refuse(std::move(refusal));
}

Vocabulary vocabulary_for(Sql& sql, const Organisation& organisation, const Context& context, const Matter& matter) {
    return read_vocabulary(sql, context.configuration, organisation, action_configuration(context.configuration),
                           matter.unit);
}

Organisation organisation_for(Sql& sql, const Context& context, const Matter& matter) {
    return read_organisation(sql, context.configuration, fan_out_day(matter.year, context.today));
}

// What a status that has been entered demanded may not be taken away afterwards.
Result<void> require_gates_still(Sql& sql, const Context& context, const Matter& before, const Matter& after) {
    const MatterType& type = action_configuration(context.configuration);
    if (type.gates.empty()) return {};
    const auto reported = read_reported(sql, before.id);
    std::vector<std::string> units = before.units;
    units.push_back(before.unit);
    for (const auto& unit : units) {
        const StatusRecord* status = reported.status_on(unit, context.today);
        if (status == nullptr || !closed_gates(type, before, status->status, status->comment).empty()) continue;
        if (auto open = require_gates(type, after, status->status, status->comment); !open) return open;
    }
    return {};
}

// Refuses unless the caller's part has the action's unit or one that carries it out.
Result<void> require_part_in(const Context& context, const Matter& matter) {
    auto allowed = require_within(context, matter.unit);
    for (const auto& unit : matter.units) {
        if (allowed) break;
        allowed = require_within(context, unit);
    }
    return allowed;
}

}  // namespace

Result<std::string> add_action(Transaction& transaction, const Context& context, const CreateAction& wish) {
    Sql& sql = transaction.sql();
    Matter matter;
    matter.type = action_type;
    matter.unit = wish.unit;
    matter.year = wish.year.value_or(static_cast<int>(context.today.year()));
    if (matter.year < 1900 || matter.year > 2199)
        return refuse("action.year", "Planens år ska skrivas med fyra siffror, till exempel 2022.");
    const auto organisation = organisation_for(sql, context, matter);
    if (auto unit = require_unit(organisation, wish.unit); !unit) return refuse(unit.error());
    matter.number = wish.number.value_or(next_number(sql, action_type, matter.unit, matter.year));
    matter.id = matter_id(matter.unit, matter.year, matter.number);
    if (matter.number < 1) return refuse("action.number", "Åtgärdens nummer ska vara 1 eller mer.");
    if (read_matter(sql, matter.id)) {
        return refuse(RefusalKind::conflict, "action.exists",
                      fmt::format("Åtgärd {} finns redan {}. Utelämna numret så väljs nästa lediga.", matter.number,
                                  matter.year));
    }
    if (auto right = put_wish(wish, vocabulary_for(sql, organisation, context, matter), matter); !right)
        return refuse(right.error());
    save_matter(transaction, std::nullopt, matter);
    return matter.id;
}

Result<ActionDetail> create_action(Context& context, const CreateAction& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ActionDetail> {
        const auto added = add_action(transaction, context, wish);
        if (!added) return refuse(added.error());
        return answer(transaction, context, *added);
    });
}

Result<ActionDetail> edit_action(Context& context, const EditAction& wish) {
    const auto found = find_action(context, wish.action);
    if (!found) return refuse(found.error());
    if (auto allowed = require_within(context, found->unit); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ActionDetail> {
        Sql& sql = transaction.sql();
        const auto before = read_matter(sql, wish.action);
        const bool same = before->version == wish.version;
        if (auto current = expect_version(same ? 1 : 0, fmt::format("åtgärd {}", before->number)); !current)
            return refuse(current.error());
        Matter after = *before;
        const auto organisation = organisation_for(sql, context, after);
        if (auto right = put_wish(wish, vocabulary_for(sql, organisation, context, after), after); !right)
            return refuse(right.error());
        if (auto open = require_gates_still(sql, context, *before, after); !open) return refuse(open.error());
        save_matter(transaction, before, std::move(after));
        return answer(transaction, context, wish.action);
    });
}

Result<ActionDetail> set_action_status(Context& context, const SetActionStatus& wish) {
    const auto matter = find_action(context, wish.action);
    if (!matter) return refuse(matter.error());
    const std::string unit = wish.unit.empty() ? matter->unit : wish.unit;
    if (auto allowed = require_within(context, unit); !allowed) return refuse(allowed.error());
    if (!matter->concerns(unit)) {
        std::vector<std::string> units = matter->units;
        units.insert(units.begin(), matter->unit);
        return refuse("action.unit", fmt::format("{} genomför inte åtgärd {}. Välj {}, eller lägg till enheten.",
                                                 in_quotes(unit), matter->number, list_in_words(units, "eller")));
    }
    const MatterType& type = action_configuration(context.configuration);
    std::vector<std::string> known;
    for (const auto& status : type.statuses) known.push_back(status.id);
    if (std::ranges::find(known, wish.status) == known.end())
        return refuse("status.unknown", not_found("Statusen", wish.status, known));
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ActionDetail> {
        const auto present = read_matter(transaction.sql(), wish.action);
        if (auto open = require_gates(type, *present, wish.status, wish.comment); !open) return refuse(open.error());
        add_status(transaction, *matter, {0, unit, wish.period, wish.status, wish.comment, "", ""});
        return answer(transaction, context, wish.action);
    });
}

Result<ActionDetail> comment_action(Context& context, const CommentAction& wish) {
    const auto matter = find_action(context, wish.action);
    if (!matter) return refuse(matter.error());
    if (auto allowed = require_part_in(context, *matter); !allowed) return refuse(allowed.error());
    if (is_blank(wish.text)) return refuse("action.comment", "Kommentaren är tom. Skriv något, eller avbryt.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ActionDetail> {
        std::vector<std::string> known;
        for (const auto& target : read_sub_targets(transaction.sql(), matter->id)) known.push_back(target.id);
        if (!wish.sub_target.empty() && std::ranges::find(known, wish.sub_target) == known.end())
            return refuse("sub_target.unknown", not_found("Delmålet", wish.sub_target, known));
        add_comment(transaction, *matter, {0, wish.period, wish.sub_target, wish.text, "", ""});
        return answer(transaction, context, wish.action);
    });
}

Result<ActionDetail> set_action_units(Context& context, const SetActionUnits& wish) {
    const auto found = find_action(context, wish.action);
    if (!found) return refuse(found.error());
    if (auto allowed = require_within(context, found->unit); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ActionDetail> {
        Sql& sql = transaction.sql();
        const auto before = read_matter(sql, wish.action);
        const auto organisation = organisation_for(sql, context, *before);
        Matter after = *before;
        after.units_chosen = !wish.automatic;
        after.units.clear();
        if (wish.automatic) after.units = units_of(context.configuration, organisation, after.unit, after.responsibles);
        for (const auto& unit : wish.units) {
            if (auto known = require_unit(organisation, unit); !known) return refuse(known.error());
            if (wish.automatic || unit == after.unit || after.concerns(unit)) continue;
            after.units.push_back(unit);
        }
        save_matter(transaction, before, std::move(after));
        return answer(transaction, context, wish.action);
    });
}

}  // namespace ledstang
