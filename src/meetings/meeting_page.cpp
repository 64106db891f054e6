#include "meetings/meeting_page.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "markdown/reading.h"

namespace ledstang {
namespace {

std::vector<std::string> html_of(const std::string& markdown, int heading_level) {
    std::vector<std::string> html;
    for (auto& block : read_markdown(markdown, heading_level).blocks) html.push_back(std::move(block.html));
    return html;
}

// Names of persons, each asked for once.
class Names {
 public:
    Names(Sql& sql, const Configuration& configuration) : sql_(sql), configuration_(configuration) {}
    const std::string& of(const std::string& person) {
        const auto [found, fresh] = names_.try_emplace(person);
        if (fresh && !person.empty()) found->second = person_name(sql_, configuration_, person);
        return found->second;
    }
    void know(const std::string& person, const std::string& name) { names_.try_emplace(person, name); }

 private:
    Sql& sql_;
    const Configuration& configuration_;
    std::map<std::string, std::string> names_;
};

MeetingRow row_of(const Meeting& meeting, const std::optional<Forum>& forum) {
    MeetingRow row;
    row.id = meeting.id;
    row.title = meeting.title;
    row.forum = meeting.forum;
    if (forum) row.forum_name = forum->name;
    row.day = meeting.day;
    row.starts_at = meeting.starts_at;
    row.minutes = meeting.minutes;
    row.place = meeting.place;
    row.state = meeting.state;
    row.audience = meeting.audience;
    return row;
}

std::vector<AgendaRow> agenda_rows(Sql& sql, const Context& context, const FoundMeeting& found, Names& names) {
    const auto guests = guests_of(sql, found.meeting.id);
    std::vector<AgendaRow> rows;
    for (auto& item : items_of(sql, found.meeting.id)) {
        if (!found.sight.whole() && !found.sight.guest_of.contains(item.number)) continue;
        AgendaRow row;
        row.number = item.number;
        row.title = item.title;
        row.text = item.text;
        row.html = html_of(item.text, 4);
        row.minutes = item.minutes;
        row.presenter = item.presenter;
        row.presenter_name = names.of(item.presenter);
        row.matter = item.matter;
        row.standing = item.standing;
        row.version = item.version;
        if (!item.matter.empty()) {
            if (const auto action = find_linked_action(sql, context.configuration, item.matter)) {
                row.matter_title = action->title;
                row.matter_unit = action->unit;
            }
        }
        for (const auto& guest : guests) {
            if (guest.item == item.number && (found.sight.whole() || guest.person == context.caller.person))
                row.guests.push_back({guest.person, names.of(guest.person), guest.answer});
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

InvitationAnswer own_answer(Sql& sql, const FoundMeeting& found, const std::string& person) {
    if (!found.sight.whole()) {
        for (const auto& guest : guests_of(sql, found.meeting.id)) {
            if (guest.person == person) return guest.answer;
        }
    }
    return sql
        .row<InvitationAnswer>("select answer from meeting_person where meeting = :meeting and person = :person",
                               found.meeting.id, person)
        .value_or(InvitationAnswer::none);
}

}  // namespace

std::vector<InviteeRow> invitees_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                    const FoundMeeting& found) {
    std::vector<InviteeRow> rows;
    const bool closed = found.meeting.state == MeetingState::closed;
    if (found.forum && !closed) {
        for (auto& one : invited_to(sql, configuration, organisation, *found.forum)) {
            InviteeRow row;
            row.person = one.person;
            row.name = one.name;
            row.unit = one.unit;
            row.why = one.why;
            rows.push_back(std::move(row));
        }
    }
    Names names(sql, configuration);
    for (const auto& [person, name] : sql.rows<std::tuple<std::string, std::string>>(
             "select p.id, p.name from person p join meeting_person m on m.person = p.id where m.meeting = :meeting",
             found.meeting.id))
        names.know(person, name);
    for (const auto& known : persons_of(sql, found.meeting.id)) {
        auto row = std::ranges::find(rows, known.person, &InviteeRow::person);
        // Who is no longer invited by any rule is left out until the closing, unless somebody added them.
        if (row == rows.end() && !known.added && !closed) continue;
        if (row == rows.end()) {
            rows.emplace_back();
            row = std::prev(rows.end());
            row->person = known.person;
            row->name = names.of(known.person);
            row->unit = known.unit;
            row->why = known.why;
        }
        row->answer = known.answer;
        row->attended = known.attended;
        row->added = known.added;
    }
    for (auto& row : rows) {
        const UnitRow* unit = organisation.find(row.unit);
        row.unit_name = unit == nullptr ? row.unit : unit->name;
    }
    return rows;
}

MeetingPage page_of(Sql& sql, const Context& context, const MeetingRights& rights, const FoundMeeting& found) {
    const Meeting& meeting = found.meeting;
    const Configuration& configuration = context.configuration;
    Names names(sql, configuration);
    const auto adjusters = adjusters_of(sql, meeting.id);
    MeetingPage page;
    page.on = context.today;
    page.meeting = row_of(meeting, found.forum);
    page.meeting.leads = found.sight.leads;
    page.meeting.guest = !found.sight.whole() && !found.sight.guest_of.empty();
    page.meeting.adjusted = are_adjusted(meeting, adjusters);
    page.meeting.answer = own_answer(sql, found, context.caller.person);
    page.invited_self = found.sight.invited;
    page.whole = found.sight.whole();
    page.version = meeting.version;
    page.items = agenda_rows(sql, context, found, names);
    if (page.whole || found.sight.reads_minutes) {
        page.notes_html = html_of(meeting.notes, 3);
        page.decisions = decision_rows(sql, configuration, rights.organisation(), meeting, context.today);
        page.chair = meeting.chair;
        page.chair_name = names.of(meeting.chair);
        for (const auto& adjuster : adjusters)
            page.adjusters.push_back({adjuster.person, names.of(adjuster.person), adjuster.at});
    }
    if (!page.whole) return page;
    page.notes = meeting.notes;
    if (found.forum) {
        page.decides = found.forum->decides;
        page.goal = found.forum->goal;
        page.group = found.forum->group;
        page.unit = found.forum->unit;
    }
    if (const auto series = read_series(sql, meeting.series)) {
        page.series = series->id;
        page.how_often = in_words(series->every, series->first_day);
    }
    if (const auto last = meeting_before(sql, meeting)) page.last = row_of(*last, found.forum);
    page.content = content_of(sql, configuration, rights.organisation(), meeting, found.forum, context.today);
    page.invited = invitees_of(sql, configuration, rights.organisation(), found);
    for (const auto& next : meetings_following(sql, meeting.id)) page.followed_by.push_back(row_of(next, std::nullopt));
    const bool there = std::ranges::any_of(page.invited, [&](const InviteeRow& one) {
        return one.person == context.caller.person && one.attended.value_or(false);
    });
    const bool done = std::ranges::find(adjusters, context.caller.person, &Adjuster::person) != adjusters.end();
    page.may_adjust = meeting.state == MeetingState::closed && !page.meeting.adjusted && !done &&
                      (there || meeting.chair == context.caller.person);
    return page;
}

}  // namespace ledstang
