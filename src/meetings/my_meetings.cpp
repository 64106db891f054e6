#include <algorithm>
#include <map>
#include <tuple>

#include "meetings/meeting_page.h"

namespace ledstang {
namespace {

struct Known {
    std::map<std::string, MeetingPerson> persons;   // by meeting
    std::map<std::string, InvitationAnswer> guest;  // likewise: the first answer of several items
};

// What the meetings of the days know of the person.
Known known_of(Sql& sql, const std::string& person, const Date& first, const Date& last) {
    Known known;
    for (const auto& [meeting, added, answer] : sql.rows<std::tuple<std::string, bool, InvitationAnswer>>(
             "select p.meeting, p.added, p.answer from meeting_person p join meeting m on m.id = p.meeting where "
             "p.person = :person and m.day >= :first and m.day <= :last",
             person, first, last)) {
        MeetingPerson one;
        one.person = person;
        one.added = added;
        one.answer = answer;
        known.persons.emplace(meeting, one);
    }
    for (const auto& [meeting, answer] : sql.rows<std::tuple<std::string, InvitationAnswer>>(
             "select i.meeting, g.answer from agenda_guest g join agenda_item i on i.number = g.item join meeting m on "
             "m.id = i.meeting where g.person = :person and m.state <> 'closed' and m.day >= :first and m.day <= :last "
             "order by i.number",
             person, first, last))
        known.guest.emplace(meeting, answer);
    return known;
}

}  // namespace

std::vector<MyMeeting> my_meetings(Sql& sql, const MeetingRights& rights, const Date& first, const Date& last) {
    struct Mine {
        std::string name;
        bool leads = false, invited = false;
    };
    std::map<std::string, Mine> forums;
    for (const auto& forum : read_forums(sql))
        forums[forum.id] = {forum.name, rights.leads(forum), rights.is_invited(forum)};
    const auto known = known_of(sql, rights.person(), first, last);
    std::vector<MyMeeting> mine;
    for (auto& meeting : meetings_between(sql, first, last)) {
        const auto forum = forums.find(meeting.forum);
        const auto row = known.persons.find(meeting.id);
        const auto guest = known.guest.find(meeting.id);
        const bool closed = meeting.state == MeetingState::closed;
        const bool called = meeting.forum.empty() && meeting.called_by == rights.person();
        // Whoever may change the organisation may lead every forum; that does not make its meetings theirs.
        const bool invited = called || (row != known.persons.end() && (row->second.added || closed)) ||
                             (!closed && forum != forums.end() && forum->second.invited);
        if (!invited && guest == known.guest.end()) continue;
        MyMeeting one;
        if (forum != forums.end()) one.forum_name = forum->second.name;
        one.leads = called || (forum != forums.end() && forum->second.leads);
        one.guest = !invited;
        one.answer =
            invited ? (row == known.persons.end() ? InvitationAnswer::none : row->second.answer) : guest->second;
        one.meeting = std::move(meeting);
        mine.push_back(std::move(one));
    }
    return mine;
}

}  // namespace ledstang
