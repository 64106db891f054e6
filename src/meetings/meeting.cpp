#include "meetings/meeting.h"

#include <fmt/format.h>

#include <algorithm>

#include "described/json_write.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

const std::string select_meetings =
    "select id, coalesce(forum, ''), coalesce(series, ''), planned_on, coalesce(follows, ''), title, day, starts_at, "
    "minutes, place, state, called_by, chair, changed_at, kept, notes, audience, sequence, version from meeting";

std::optional<std::string> or_nothing(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

std::optional<Meeting> read_meeting(Sql& sql, const std::string& id) {
    static const std::string query = select_meetings + " where id = :id";
    return sql.row<Meeting>(query, id);
}

std::vector<Meeting> meetings_of_forum(Sql& sql, const std::string& forum) {
    static const std::string query = select_meetings + " where forum = :forum order by day, starts_at, id";
    return sql.rows<Meeting>(query, forum);
}

std::vector<Meeting> meetings_between(Sql& sql, const Date& first, const Date& last) {
    static const std::string query =
        select_meetings + " where day >= :first and day <= :last order by day, starts_at, id";
    return sql.rows<Meeting>(query, first, last);
}

std::vector<Meeting> meetings_following(Sql& sql, const std::string& meeting) {
    static const std::string query = select_meetings + " where follows = :meeting order by day, starts_at, id";
    return sql.rows<Meeting>(query, meeting);
}

std::optional<Meeting> meeting_before(Sql& sql, const Meeting& meeting) {
    if (meeting.forum.empty()) return meeting.follows.empty() ? std::nullopt : read_meeting(sql, meeting.follows);
    static const std::string query = select_meetings +
                                     " where forum = :forum and day < :day and state <> 'cancelled' and id <> :id "
                                     "order by day desc, starts_at desc, id limit 1";
    return sql.row<Meeting>(query, meeting.forum, meeting.day, meeting.id);
}

void add_meeting(Transaction& transaction, Meeting meeting) {
    meeting.changed_at = transaction.now();
    meeting.version = 1;
    transaction.sql().execute(
        "insert into meeting (id, forum, series, planned_on, follows, title, day, starts_at, minutes, place, state, "
        "called_by, chair, changed_at, kept, notes, audience, sequence, version) values (:id, :forum, :series, "
        ":planned_on, :follows, :title, :day, :starts_at, :minutes, :place, :state, :called_by, '', :changed_at, '', "
        "'', '', 0, 1)",
        meeting.id, or_nothing(meeting.forum), or_nothing(meeting.series), meeting.planned_on,
        or_nothing(meeting.follows), meeting.title, meeting.day, meeting.starts_at, meeting.minutes, meeting.place,
        meeting.state, meeting.called_by, meeting.changed_at);
    transaction.log("meeting", meeting.id, "", to_json(meeting));
}

void change_meeting(Transaction& transaction, const Meeting& before, Meeting after, bool tell) {
    after.version = before.version + 1;
    after.sequence = before.sequence + (tell ? 1 : 0);
    after.changed_at = transaction.now();
    transaction.sql().execute(
        "update meeting set title = :title, day = :day, starts_at = :starts_at, minutes = :minutes, place = :place, "
        "state = :state, chair = :chair, changed_at = :changed_at, kept = :kept, notes = :notes, audience = :audience, "
        "sequence = :sequence, version = :version where id = :id",
        after.title, after.day, after.starts_at, after.minutes, after.place, after.state, after.chair, after.changed_at,
        after.kept, after.notes, after.audience, after.sequence, after.version, after.id);
    transaction.log("meeting", after.id, to_json(before), to_json(after));
}

std::vector<AgendaItem> items_of(Sql& sql, const std::string& meeting) {
    return sql.rows<AgendaItem>(
        "select number, title, text, minutes, presenter, matter, standing, version from agenda_item where meeting = "
        ":meeting order by position, number",
        meeting);
}

std::vector<AgendaGuest> guests_of(Sql& sql, const std::string& meeting) {
    return sql.rows<AgendaGuest>(
        "select g.item, g.person, g.answer from agenda_guest g join agenda_item i on i.number = g.item where i.meeting "
        "= :meeting order by g.item, g.person",
        meeting);
}

std::vector<MeetingPerson> persons_of(Sql& sql, const std::string& meeting) {
    return sql.rows<MeetingPerson>(
        "select person, added, answer, attended, unit, why from meeting_person where meeting = :meeting order by "
        "person",
        meeting);
}

std::vector<Decision> decisions_of(Sql& sql, const std::string& meeting) {
    return sql.rows<Decision>(
        "select number, meeting, item, words, responsible, unit, due_by, matter, done_on, version from decision where "
        "meeting = :meeting order by number",
        meeting);
}

std::vector<Adjuster> adjusters_of(Sql& sql, const std::string& meeting) {
    return sql.rows<Adjuster>("select person, at from minutes_adjuster where meeting = :meeting order by at, person",
                              meeting);
}

std::int64_t add_item(Transaction& transaction, const std::string& meeting, AgendaItem item) {
    Sql& sql = transaction.sql();
    item.number = next_key(sql, "agenda_item");
    item.version = 1;
    sql.execute(
        "insert into agenda_item (number, meeting, position, title, text, minutes, presenter, matter, standing, "
        "version) values (:number, :meeting, (select coalesce(max(position), 0) + 1 from agenda_item where meeting = "
        ":meeting), :title, :text, :minutes, :presenter, :matter, :standing, 1)",
        item.number, meeting, item.title, item.text, item.minutes, item.presenter, item.matter, item.standing);
    transaction.log("agenda_item", fmt::format("{}/{}", meeting, item.number), "", to_json(item));
    return item.number;
}

void write_person(Transaction& transaction, const std::string& meeting, const MeetingPerson& person) {
    Sql& sql = transaction.sql();
    const auto known = persons_of(sql, meeting);
    const auto before = std::ranges::find(known, person.person, &MeetingPerson::person);
    sql.execute("delete from meeting_person where meeting = :meeting and person = :person", meeting, person.person);
    sql.execute(
        "insert into meeting_person (meeting, person, added, answer, attended, unit, why) values (:meeting, :person, "
        ":added, :answer, :attended, :unit, :why)",
        meeting, person.person, person.added, person.answer, person.attended, person.unit, person.why);
    transaction.log("meeting_person", meeting + "/" + person.person, before == known.end() ? "" : to_json(*before),
                    to_json(person));
}

bool are_adjusted(const Meeting& meeting, const std::vector<Adjuster>& adjusters) {
    return adjusters.size() >= 2 && std::ranges::find(adjusters, meeting.chair, &Adjuster::person) != adjusters.end();
}

}  // namespace ledstang
