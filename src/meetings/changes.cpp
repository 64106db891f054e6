#include "meetings/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "meetings/forums.h"
#include "store/version.h"

namespace ledstang {
namespace {

Result<AgendaItem> find_item(Sql& sql, const std::string& meeting, std::int64_t number) {
    for (auto& item : items_of(sql, meeting)) {
        if (item.number == number) return std::move(item);
    }
    return refuse(RefusalKind::not_found, "agenda.unknown", "Punkten finns inte på dagordningen. Läs om sidan.");
}

Result<void> require_person(Sql& sql, const Configuration& configuration, const std::string& person) {
    const bool known = sql.value<std::int64_t>("select count(*) from person where id = :id", person) > 0 ||
                       std::ranges::find(configuration.roles.demo_persons, person, &DemoPerson::id) !=
                           configuration.roles.demo_persons.end();
    if (known) return {};
    return refuse(RefusalKind::not_found, "person.unknown", fmt::format("Personen {} finns inte.", in_quotes(person)));
}

MeetingPerson known_person(Sql& sql, const std::string& meeting, const std::string& person) {
    for (auto& known : persons_of(sql, meeting)) {
        if (known.person == person) return std::move(known);
    }
    MeetingPerson fresh;
    fresh.person = person;
    return fresh;
}

}  // namespace

Result<MeetingPage> get_meeting(Context& context, const MeetingWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<MeetingPage> {
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto found = find_meeting(sql, context.caller, rights, wish.meeting);
        if (!found) return refuse(found.error());
        return page_of(sql, context, rights, *found);
    });
}

Result<MyMeetings> list_my_meetings(Context& context, const Nothing&) {
    using std::chrono::days;
    using std::chrono::sys_days;
    return context.store.read([&](Sql& sql) -> Result<MyMeetings> {
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const Date first{sys_days{context.today} - days{366}}, last{sys_days{context.today} + days{366}};
        std::set<std::string> adjusted;
        for (auto& id : sql.rows<std::string>(
                 "select a.meeting from minutes_adjuster a join meeting m on m.id = a.meeting where m.day >= :first "
                 "group by a.meeting having count(*) >= 2 and max(case when a.person = m.chair then 1 else 0 end) = 1",
                 first))
            adjusted.insert(std::move(id));
        MyMeetings mine;
        mine.on = context.today;
        for (const auto& one : my_meetings(sql, rights, first, last)) {
            MeetingRow row;
            row.id = one.meeting.id;
            row.title = one.meeting.title;
            row.forum = one.meeting.forum;
            row.forum_name = one.forum_name;
            row.day = one.meeting.day;
            row.starts_at = one.meeting.starts_at;
            row.minutes = one.meeting.minutes;
            row.place = one.meeting.place;
            row.state = one.meeting.state;
            row.answer = one.answer;
            row.leads = one.leads;
            row.guest = one.guest;
            row.adjusted = adjusted.contains(row.id);
            row.audience = one.meeting.audience;
            const bool coming = context.today <= row.day && row.state != MeetingState::closed;
            (coming ? mine.coming : mine.earlier).push_back(std::move(row));
        }
        std::ranges::reverse(mine.earlier);
        return mine;
    });
}

Result<MeetingPage> change_meeting_time(Context& context, const ChangeMeeting& wish) {
    if (auto right = check_time(wish.starts_at, wish.minutes); !right) return refuse(right.error());
    if (is_blank(wish.title)) return refuse("meeting.title", "Mötet behöver en rubrik.");
    return change_found(context, wish.meeting, true,
                        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
                            const Meeting& before = found.meeting;
                            if (before.state == MeetingState::closed) return require_planned(before);
                            if (auto same = expect_version(before.version == wish.version ? 1 : 0, "mötet"); !same)
                                return same;
                            Meeting after = before;
                            after.title = wish.title;
                            after.day = wish.day;
                            after.starts_at = wish.starts_at;
                            after.minutes = wish.minutes;
                            after.place = wish.place;
                            after.state = wish.cancelled ? MeetingState::cancelled : MeetingState::planned;
                            change_meeting(transaction, before, after, true);
                            return {};
                        });
}

Result<MeetingPage> put_agenda_item(Context& context, const PutAgendaItem& wish) {
    if (is_blank(wish.title)) return refuse("agenda.title", "Punkten behöver en rubrik.");
    if (wish.minutes < 0 || wish.minutes > 12 * 60) return refuse("meeting.minutes", "En punkt är 0 till 720 minuter.");
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            if (auto planned = require_planned(found.meeting); !planned) return planned;
            if (!wish.presenter.empty()) {
                if (auto known = require_person(sql, context.configuration, wish.presenter); !known) return known;
            }
            if (!wish.matter.empty() && !find_linked_action(sql, context.configuration, wish.matter)) {
                return refuse(RefusalKind::not_found, "action.unknown",
                              fmt::format("Åtgärden {} finns inte.", in_quotes(wish.matter)));
            }
            AgendaItem item;
            if (wish.item != 0) {
                auto before = find_item(sql, wish.meeting, wish.item);
                if (!before) return refuse(before.error());
                item = *before;
            }
            const AgendaItem before = item;
            item.title = wish.title;
            item.text = wish.text;
            item.minutes = wish.minutes;
            item.presenter = wish.presenter;
            item.matter = wish.matter;
            // KR-47: the action's own page shows the meetings that have it on the agenda.
            if (!item.matter.empty()) link_action(transaction, item.matter, "meeting", wish.meeting);
            if (wish.item == 0) {
                add_item(transaction, wish.meeting, item);
                return {};
            }
            ++item.version;
            const auto changed = sql.execute(
                "update agenda_item set title = :title, text = :text, minutes = :minutes, presenter = :presenter, "
                "matter = :matter, version = :version where number = :number and version = :before",
                item.title, item.text, item.minutes, item.presenter, item.matter, item.version, item.number,
                wish.version);
            if (auto same = expect_version(changed, fmt::format("punkten {}", in_quotes(before.title))); !same)
                return same;
            transaction.log("agenda_item", fmt::format("{}/{}", wish.meeting, item.number), to_json(before),
                            to_json(item));
            return {};
        });
}

Result<MeetingPage> remove_agenda_item(Context& context, const ItemWish& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            if (auto planned = require_planned(found.meeting); !planned) return planned;
            const auto item = find_item(sql, wish.meeting, wish.item);
            if (!item) return refuse(item.error());
            if (sql.value<std::int64_t>("select count(*) from decision where item = :item", wish.item) > 0) {
                return refuse(RefusalKind::conflict, "agenda.decided",
                              "Det finns ett beslut på punkten, så den går inte att ta bort.");
            }
            sql.execute("delete from agenda_guest where item = :item", wish.item);
            sql.execute("delete from agenda_item where number = :item", wish.item);
            transaction.log("agenda_item", fmt::format("{}/{}", wish.meeting, wish.item), to_json(*item), "");
            return {};
        });
}

Result<MeetingPage> order_agenda(Context& context, const MoveItem& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
            if (auto planned = require_planned(found.meeting); !planned) return planned;
            std::vector<std::int64_t> before;
            for (const auto& item : items_of(transaction.sql(), wish.meeting)) before.push_back(item.number);
            if (!std::ranges::is_permutation(before, wish.items)) {
                return refuse(RefusalKind::conflict, "agenda.order",
                              "Dagordningen har ändrats sedan du öppnade den. Läs om sidan och flytta punkten igen.");
            }
            std::int64_t position = 0;
            for (const auto number : wish.items)
                transaction.sql().execute("update agenda_item set position = :position where number = :number",
                                          ++position, number);
            transaction.log("agenda", wish.meeting, to_json(before), to_json(wish.items));
            return {};
        });
}

Result<MeetingPage> invite_guest(Context& context, const GuestWish& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
            Sql& sql = transaction.sql();
            if (auto planned = require_planned(found.meeting); !planned) return planned;
            if (auto item = find_item(sql, wish.meeting, wish.item); !item) return refuse(item.error());
            if (auto known = require_person(sql, context.configuration, wish.person); !known) return known;
            const auto guests = guests_of(sql, wish.meeting);
            const bool there = std::ranges::any_of(
                guests, [&](const AgendaGuest& one) { return one.item == wish.item && one.person == wish.person; });
            if (there) return {};
            sql.execute("insert into agenda_guest (item, person, answer) values (:item, :person, '')", wish.item,
                        wish.person);
            transaction.log("agenda_guest", fmt::format("{}/{}/{}", wish.meeting, wish.item, wish.person), "",
                            to_json(AgendaGuest{wish.item, wish.person, InvitationAnswer::none}));
            return {};
        });
}

Result<MeetingPage> remove_guest(Context& context, const GuestWish& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
            if (auto planned = require_planned(found.meeting); !planned) return planned;
            const auto gone = transaction.sql().execute(
                "delete from agenda_guest where item = :item and person = :person", wish.item, wish.person);
            if (gone > 0)
                transaction.log("agenda_guest", fmt::format("{}/{}/{}", wish.meeting, wish.item, wish.person), "{}",
                                "");
            return {};
        });
}

Result<MeetingPage> invite_to_meeting(Context& context, const InviteWish& wish) {
    return change_found(context, wish.meeting, true,
                        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
                            Sql& sql = transaction.sql();
                            if (auto planned = require_planned(found.meeting); !planned) return planned;
                            if (auto known = require_person(sql, context.configuration, wish.person); !known)
                                return known;
                            MeetingPerson person = known_person(sql, wish.meeting, wish.person);
                            person.added = true;
                            person.why = "Inbjuden till mötet";
                            write_person(transaction, wish.meeting, person);
                            return {};
                        });
}

Result<MeetingPage> remove_from_meeting(Context& context, const InviteWish& wish) {
    return change_found(
        context, wish.meeting, true,
        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
            if (auto planned = require_planned(found.meeting); !planned) return planned;
            const auto gone = transaction.sql().execute(
                "delete from meeting_person where meeting = :meeting and person = :person and added = 1", wish.meeting,
                wish.person);
            if (gone > 0) transaction.log("meeting_person", wish.meeting + "/" + wish.person, "{}", "");
            return {};
        });
}

Result<MeetingPage> answer_invitation(Context& context, const AnswerInvitation& wish) {
    return change_found(context, wish.meeting, false,
                        [&](Transaction& transaction, const MeetingRights&, const FoundMeeting& found) -> Result<void> {
                            Sql& sql = transaction.sql();
                            if (auto planned = require_planned(found.meeting); !planned) return planned;
                            const std::string& person = context.caller.person;
                            if (found.sight.invited) {
                                MeetingPerson answered = known_person(sql, wish.meeting, person);
                                answered.answer = wish.answer;
                                write_person(transaction, wish.meeting, answered);
                                return {};
                            }
                            if (found.sight.guest_of.empty()) {
                                return refuse(RefusalKind::forbidden, "meeting.not_invited",
                                              "Du är inte inbjuden till mötet, så det finns inget att svara på.");
                            }
                            for (const auto item : found.sight.guest_of) {
                                sql.execute(
                                    "update agenda_guest set answer = :answer where item = :item and person = :person",
                                    wish.answer, item, person);
                                transaction.log("agenda_guest", fmt::format("{}/{}/{}", wish.meeting, item, person),
                                                "{}", to_json(AgendaGuest{item, person, wish.answer}));
                            }
                            return {};
                        });
}

}  // namespace ledstang
