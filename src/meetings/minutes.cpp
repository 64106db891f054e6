// During and after a meeting: who came, what was decided, the minutes, and their adjusting and publishing.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "markdown/reading.h"
#include "meetings/changes.h"
#include "meetings/forums.h"
#include "store/next_key.h"
#include "store/version.h"

namespace ledstang {
namespace {

// What has been adjusted stands as it is; a cancelled meeting has none.
Result<void> require_open_minutes(Sql& sql, const Meeting& meeting) {
    if (meeting.state == MeetingState::cancelled) return require_planned(meeting);
    if (!are_adjusted(meeting, adjusters_of(sql, meeting.id))) return {};
    return refuse(RefusalKind::conflict, "minutes.adjusted",
                  "Protokollet är justerat och ändras inte mer. Ta upp rättelsen på nästa möte.");
}

// Who signs what has changed since has not signed this.
void forget_adjusters(Transaction& transaction, const std::string& meeting) {
    if (transaction.sql().execute("delete from minutes_adjuster where meeting = :meeting", meeting) > 0)
        transaction.log("minutes_adjuster", meeting, "{}", "");
}

std::string usual_chair(Sql& sql, const FoundMeeting& found, const Date& today) {
    if (!found.forum) return found.meeting.called_by;
    if (!found.forum->group.empty()) {
        for (const auto& member : members_of(sql, found.forum->group, today)) {
            if (member.role == "chair") return member.person;
        }
        return "";
    }
    const auto holders = holders_on(sql, found.forum->led_by, found.forum->unit, today);
    return holders.size() == 1 ? holders.front().person : "";
}

// Whether the caller may put an action into the unit's plan: by the own right to plan there, or because a forum that
// decides for the unit has decided it.
bool may_make_action(const MeetingRights& rights, const FoundMeeting& found, const std::string& unit) {
    if (rights.may_at(Permission::plan, unit)) return true;
    return found.forum && found.forum->decides && !found.forum->unit.empty() &&
           rights.organisation().within(unit, found.forum->unit);
}

}  // namespace

Result<MeetingPage> set_attendance(Context& context, const SetAttendance& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights& rights, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            if (auto open = require_open_minutes(sql, found.meeting); !open) return open;
            const auto known = persons_of(sql, wish.meeting);
            for (const auto& row : invitees_of(sql, context.configuration, rights.organisation(), found)) {
                if (row.person.empty()) continue;
                const bool came = std::ranges::find(wish.attended, row.person) != wish.attended.end();
                if (row.attended == came) continue;
                MeetingPerson person{row.person, row.added, row.answer, came, row.unit, row.why};
                write_person(transaction, wish.meeting, person);
            }
            return {};
        });
}

Result<MeetingPage> put_minutes(Context& context, const PutMinutes& wish) {
    auto read = read_markdown(wish.text, 3);
    if (!read.faults.empty()) {
        Refusal refusal{RefusalKind::invalid, read.faults.front().code, read.faults.front().message, {}};
        refusal.faults = std::move(read.faults);
        return refuse(std::move(refusal));
    }
    return change_found(context, wish.meeting, true,
                        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
                            const Meeting& before = found.meeting;
                            if (auto open = require_open_minutes(transaction.sql(), before); !open) return open;
                            if (before.notes == wish.text) return {};
                            if (auto same = expect_version(before.version == wish.version ? 1 : 0, "protokollet");
                                !same)
                                return same;
                            Meeting after = before;
                            after.notes = wish.text;
                            change_meeting(transaction, before, after, false);
                            forget_adjusters(transaction, before.id);
                            return {};
                        });
}

Result<MeetingPage> add_decision(Context& context, const AddDecision& wish) {
    if (is_blank(wish.words)) return refuse("decision.words", "Skriv vad som beslutades.");
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights& rights, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            if (auto open = require_open_minutes(sql, found.meeting); !open) return open;
            Decision decision;
            decision.number = next_key(sql, "decision");
            decision.meeting = wish.meeting;
            decision.item = wish.item;
            decision.words = wish.words;
            decision.responsible = wish.responsible;
            decision.unit = wish.unit;
            if (decision.unit.empty() && found.forum) decision.unit = found.forum->unit;
            decision.due_by = wish.due_by;
            const auto items = items_of(sql, wish.meeting);
            if (wish.item && std::ranges::find(items, *wish.item, &AgendaItem::number) == items.end())
                return refuse(RefusalKind::not_found, "agenda.unknown", "Punkten finns inte på dagordningen.");
            if (!wish.responsible.empty() && context.configuration.function_kind(wish.responsible) == nullptr) {
                return refuse("function.unknown", fmt::format("Funktionen {} finns inte i organisation.toml.",
                                                              in_quotes(wish.responsible)));
            }
            if (!decision.unit.empty()) {
                if (auto unit = require_unit(rights.organisation(), decision.unit); !unit) return refuse(unit.error());
            }
            if (wish.action) {
                if (decision.unit.empty() || wish.responsible.empty() || !wish.due_by) {
                    return refuse("decision.action",
                                  "En åtgärd behöver en enhet, en ansvarig funktion och en dag. Fyll i dem, eller låt "
                                  "beslutet följas upp på mötena.");
                }
                if (!may_make_action(rights, found, decision.unit)) {
                    return refuse(RefusalKind::forbidden, "decision.not_yours",
                                  "Ni kan inte lägga åtgärder i den enhetens plan. Låt beslutet följas upp på mötena, "
                                  "eller be den som ansvarar för planen.");
                }
                const std::string from =
                    fmt::format("Beslutad på {} {}.", found.meeting.title, to_string(found.meeting.day));
                const auto made = add_decided_action(transaction, context,
                                                     {decision.unit, wish.words, from, wish.responsible, wish.due_by});
                if (!made) return refuse(made.error());
                decision.matter = *made;
                link_action(transaction, decision.matter, "meeting", wish.meeting);
            } else if (wish.item) {
                // A decision about an action that is there already follows how that goes.
                decision.matter = std::ranges::find(items, *wish.item, &AgendaItem::number)->matter;
            }
            sql.execute(
                "insert into decision (number, meeting, item, words, responsible, unit, due_by, matter, version) "
                "values "
                "(:number, :meeting, :item, :words, :responsible, :unit, :due_by, :matter, 1)",
                decision.number, decision.meeting, decision.item, decision.words, decision.responsible, decision.unit,
                decision.due_by, decision.matter);
            transaction.log("decision", fmt::format("{}/{}", wish.meeting, decision.number), "", to_json(decision));
            forget_adjusters(transaction, wish.meeting);
            return {};
        });
}

Result<MeetingPage> finish_decision(Context& context, const FinishDecision& wish) {
    return change_found(
        context, wish.meeting, false,
        [&](Transaction& transaction, const MeetingRights& rights, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            const auto decisions = decisions_of(sql, wish.meeting);
            const auto decision = std::ranges::find(decisions, wish.decision, &Decision::number);
            if (decision == decisions.end())
                return refuse(RefusalKind::not_found, "decision.unknown", "Beslutet finns inte. Läs om sidan.");
            const bool answers = rights.has_function(decision->responsible, decision->unit);
            if (!found.sight.leads && !answers) {
                return refuse(RefusalKind::forbidden, "meeting.not_lead",
                              "Det kan bara den som ansvarar för beslutet, ordföranden eller sekreteraren säga.");
            }
            if (!decision->matter.empty()) {
                return refuse(RefusalKind::conflict, "decision.follows_action",
                              "Beslutet är en åtgärd i planen. Ändra åtgärdens status, så följer beslutet med.");
            }
            Decision after = *decision;
            after.done_on = wish.done ? std::optional(context.today) : std::nullopt;
            ++after.version;
            const auto changed = sql.execute(
                "update decision set done_on = :done_on, version = :version where number = :number and version = "
                ":before",
                after.done_on, after.version, after.number, wish.version);
            if (auto same = expect_version(changed, "beslutet"); !same) return same;
            transaction.log("decision", fmt::format("{}/{}", wish.meeting, wish.decision), to_json(*decision),
                            to_json(after));
            return {};
        });
}

Result<MeetingPage> close_meeting(Context& context, const CloseMeeting& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights& rights, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            const Meeting& before = found.meeting;
            if (auto planned = require_planned(before); !planned) return planned;
            if (context.today < before.day) {
                return refuse(
                    RefusalKind::conflict, "meeting.not_held",
                    fmt::format("Mötet är först {}. Flytta det om det redan har hållits.", day_in_words(before.day)));
            }
            Meeting after = before;
            after.chair = wish.chair.empty() ? usual_chair(sql, found, context.today) : wish.chair;
            if (after.chair.empty()) {
                return refuse("meeting.no_chair",
                              "Säg vem som ledde mötet: den justerar protokollet tillsammans med "
                              "en till som var med.");
            }
            // Who was invited, and why, is written down as it was.
            bool chair_invited = false;
            for (const auto& row : invitees_of(sql, context.configuration, rights.organisation(), found)) {
                if (row.person.empty()) continue;
                const bool chaired = row.person == after.chair;
                chair_invited = chair_invited || chaired;
                write_person(transaction, before.id,
                             {row.person, row.added, row.answer, chaired ? std::optional(true) : row.attended, row.unit,
                              row.why});
            }
            if (!chair_invited)
                write_person(transaction, before.id,
                             {after.chair, false, InvitationAnswer::none, true, "", "Ledde mötet"});
            after.kept = to_json(
                content_of(sql, context.configuration, rights.organisation(), before, found.forum, context.today));
            after.state = MeetingState::closed;
            change_meeting(transaction, before, after, false);
            return {};
        });
}

Result<MeetingPage> adjust_minutes(Context& context, const MeetingWish& wish) {
    return change_found(
        context, wish.meeting, false,
        [&](Transaction& transaction, const MeetingRights& rights, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            if (found.meeting.state != MeetingState::closed) {
                return refuse(RefusalKind::conflict, "minutes.not_closed",
                              "Stäng mötet först. Sedan justerar ordföranden och en till protokollet.");
            }
            if (auto open = require_open_minutes(sql, found.meeting); !open) return open;
            if (is_blank(found.meeting.notes) && decisions_of(sql, wish.meeting).empty())
                return refuse(RefusalKind::conflict, "minutes.empty", "Protokollet är tomt. Skriv det först.");
            const auto page = page_of(sql, context, rights, found);
            if (!page.may_adjust) {
                return refuse(RefusalKind::forbidden, "minutes.not_adjuster",
                              "Protokollet justeras en gång var av mötets ordförande och av någon mer som var med.");
            }
            sql.execute("insert into minutes_adjuster (meeting, person, at) values (:meeting, :person, :at)",
                        wish.meeting, context.caller.person, transaction.now());
            transaction.log("minutes_adjuster", wish.meeting + "/" + context.caller.person, "",
                            to_json(Adjuster{context.caller.person, transaction.now()}));
            return {};
        });
}

Result<MeetingPage> publish_minutes(Context& context, const PublishMinutes& wish) {
    return change_found(context, wish.meeting, true,
                        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
                            const Meeting& before = found.meeting;
                            if (!are_adjusted(before, adjusters_of(transaction.sql(), before.id))) {
                                return refuse(RefusalKind::conflict, "minutes.not_adjusted",
                                              "Protokollet är inte justerat. Ordföranden och en till justerar det "
                                              "först.");
                            }
                            Meeting after = before;
                            after.audience = wish.audience;
                            change_meeting(transaction, before, after, false);
                            return {};
                        });
}

// KR-24: one step from a working group's meeting to the meeting with the unit.
Result<MeetingPage> follow_up_meeting(Context& context, const FollowUpMeeting& wish) {
    std::string made;
    auto done = change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights& rights, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            const auto unit = require_unit(rights.organisation(), wish.unit);
            if (!unit) return refuse(unit.error());
            std::string person = wish.person;
            for (const auto& level : context.configuration.rounds.levels) {
                if (!person.empty() || level.level != unit->level || level.submit.empty()) continue;
                const auto heads = holders_on(sql, level.submit, unit->id, context.today);
                if (!heads.empty()) person = heads.front().person;
            }
            if (person.empty() && found.forum) {
                for (const auto& affected : affected_units(sql, found.forum->group, context.today)) {
                    if (affected.unit == unit->id) person = affected.contact;
                }
            }
            if (person.empty()) {
                return refuse("meeting.no_head",
                              fmt::format("Ingen är utsedd att leda {}. Välj en person vid enheten.", unit->name));
            }
            Meeting meeting;
            meeting.title = fmt::format("Uppföljning med {}: {}", unit->name, found.meeting.title);
            meeting.day = wish.day.value_or(proposed_day(found.meeting.day, context.today));
            meeting.id = free_meeting_id(sql, "uppfoljning_" + unit->id, meeting.day);
            meeting.follows = wish.meeting;
            meeting.starts_at = found.meeting.starts_at;
            meeting.minutes = 60;
            meeting.called_by = context.caller.person;
            add_meeting(transaction, meeting);
            write_person(
                transaction, meeting.id,
                {context.caller.person, true, InvitationAnswer::accepted, std::nullopt, "", "Kallar till mötet"});
            if (person != context.caller.person)
                write_person(transaction, meeting.id,
                             {person, true, InvitationAnswer::none, std::nullopt, unit->id,
                              fmt::format("Leder {}", unit->name)});
            for (const auto& decision : decisions_of(sql, wish.meeting)) {
                if (decision.unit != unit->id) continue;
                AgendaItem item;
                item.title = decision.words;
                item.matter = decision.matter;
                if (decision.due_by) item.text = fmt::format("Klart senast {}.", to_string(*decision.due_by));
                add_item(transaction, meeting.id, item);
                if (!item.matter.empty()) link_action(transaction, item.matter, "meeting", meeting.id);
            }
            made = meeting.id;
            return {};
        });
    if (!done) return done;
    return get_meeting(context, {made});
}

}  // namespace ledstang
