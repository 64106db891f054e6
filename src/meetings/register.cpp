#include "meetings/register.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/swedish_text.h"
#include "groups/groups.h"

namespace ledstang {

Result<PresentationList> list_presentations(Context& context, const PresentationWish& wish) {
    if (wish.year < 1900 || wish.year > 2199) return refuse("meeting.year", "Skriv året med fyra siffror, som 2022.");
    return context.store.read([&](Sql& sql) -> Result<PresentationList> {
        return PresentationList{wish.year, presentations_in(sql, context.configuration, wish.year, context.today)};
    });
}

// KR-28: who was a member on the meeting's own day counts, whatever the group looks like now.
Result<ForumPartList> list_forum_parts(Context& context, const PartWish& wish) {
    if (wish.year < 1900 || wish.year > 2199) return refuse("meeting.year", "Skriv året med fyra siffror, som 2022.");
    return context.store.read([&](Sql& sql) -> Result<ForumPartList> {
        const auto group = read_group(sql, context.configuration, wish.group, context.today);
        if (!group) {
            return refuse(RefusalKind::not_found, "group.unknown",
                          fmt::format("Gruppen {} finns inte.", in_quotes(wish.group)));
        }
        struct Part {
            bool attended = false;
            bool all_declined = true;
        };
        std::map<std::string, std::map<std::string, Part>> by_forum;  // then by meeting
        std::map<std::string, std::set<std::string>> persons;
        using Row = std::tuple<std::string, std::string, std::string, InvitationAnswer, std::optional<bool>>;
        for (
            const auto& [forum, meeting, name, answer, attended] : sql.rows<Row>(
                "select m.forum, m.id, coalesce(n.name, p.person), p.answer, p.attended from meeting m join forum f on "
                "f.id = m.forum join meeting_person p on p.meeting = m.id join group_member g on g.person = p.person "
                "and g.valid_from <= m.day and (g.valid_to is null or m.day < g.valid_to) left join person n on n.id = "
                "p.person where f.decides = 1 and m.state = 'closed' and g.group_id = :group and m.day >= :first and "
                "m.day <= :last",
                wish.group, fmt::format("{:04}-01-01", wish.year), fmt::format("{:04}-12-31", wish.year))) {
            Part& part = by_forum[forum][meeting];
            part.all_declined = part.all_declined && answer == InvitationAnswer::declined;
            if (!attended.value_or(false)) continue;
            part.attended = true;
            persons[forum].insert(name);
        }
        ForumPartList list{wish.group, group->name, wish.year, {}};
        for (const auto& forum : read_forums(sql)) {
            const auto found = by_forum.find(forum.id);
            if (found == by_forum.end()) continue;
            ForumPart row;
            row.forum = forum.id;
            row.forum_name = forum.name;
            const Level* level = context.configuration.level(forum.level);
            row.level_name = level == nullptr ? forum.level : level->name;
            for (const auto& [meeting, part] : found->second) {
                ++row.meetings;
                row.attended += part.attended ? 1 : 0;
                row.declined += part.all_declined ? 1 : 0;
            }
            row.persons.assign(persons[forum.id].begin(), persons[forum.id].end());
            std::ranges::sort(row.persons, SwedishOrder{});
            list.forums.push_back(std::move(row));
        }
        return list;
    });
}

Result<ActionMeetings> get_action_meetings(Context& context, const ActionMeetingsWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<ActionMeetings> {
        std::map<std::string, std::vector<std::string>> decisions;
        for (auto& [meeting, words] : sql.rows<std::tuple<std::string, std::string>>(
                 "select meeting, words from decision where matter = :action order by number", wish.action))
            decisions[meeting].push_back(std::move(words));
        ActionMeetings list;
        using Row = std::tuple<std::string, std::string, std::string, Date, std::string, int, int>;
        for (auto& [meeting, title, forum, day, state, invited, attended] : sql.rows<Row>(
                 "select m.id, m.title, coalesce(f.name, ''), m.day, m.state, (select count(*) from meeting_person p "
                 "where p.meeting = m.id), (select count(*) from meeting_person p where p.meeting = m.id and "
                 "p.attended "
                 "= 1) from matter_link l join meeting m on m.id = l.target left join forum f on f.id = m.forum where "
                 "l.kind = 'meeting' and l.matter = :action order by m.day desc, m.id",
                 wish.action)) {
            ActionMeeting row;
            row.meeting = meeting;
            row.title = title;
            row.forum_name = forum;
            row.day = day;
            row.state = state;
            row.invited = invited;
            row.attended = attended;
            if (const auto found = decisions.find(meeting); found != decisions.end()) row.decisions = found->second;
            list.meetings.push_back(std::move(row));
        }
        return list;
    });
}

}  // namespace ledstang
