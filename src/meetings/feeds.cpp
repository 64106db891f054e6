#include "meetings/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/secret_token.h"
#include "base/swedish_text.h"
#include "meetings/icalendar.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

constexpr std::chrono::days back{92}, ahead{366};

std::string hash_of(const std::string& token) {
    return Blake2b().field("calendar feed").field(token).hex();
}

CalendarPerson calendar_person(Sql& sql, const Configuration& configuration, const std::string& person) {
    const auto mail = sql.row<std::string>("select email from person where id = :id", person);
    return {person, person_name(sql, configuration, person), mail.value_or(""), ""};
}

CalendarEvent event_of(const Meeting& meeting, const std::string& forum_name) {
    CalendarEvent event;
    event.id = meeting.id;
    event.sequence = meeting.sequence;
    event.changed_at = meeting.changed_at;
    event.day = meeting.day;
    event.starts_at = meeting.starts_at;
    event.minutes = meeting.minutes;
    event.summary = meeting.title;
    if (!forum_name.empty() && meeting.title.find(forum_name) == std::string::npos)
        event.summary = fmt::format("{}: {}", forum_name, meeting.title);
    event.place = meeting.place;
    event.cancelled = meeting.state == MeetingState::cancelled;
    return event;
}

// The agenda's headings; a guest's calendar has only the guest's own.
std::string agenda_text(Sql& sql, const FoundMeeting& found) {
    std::string text;
    int place = 0;
    for (const auto& item : items_of(sql, found.meeting.id)) {
        ++place;
        if (!found.sight.whole() && !found.sight.guest_of.contains(item.number)) continue;
        if (!text.empty()) text += '\n';
        text += fmt::format("{}. {}", place, item.title);
        if (item.minutes > 0) text += fmt::format(" ({} min)", item.minutes);
    }
    return text;
}

Result<void> require_series(Sql& sql, const Context& context, const std::string& id) {
    if (id.empty()) return {};
    const MeetingRights rights(sql, context.configuration, context.caller, context.today);
    const auto series = read_series(sql, id);
    const auto forum = series ? read_forum(sql, series->forum) : std::nullopt;
    if (forum && (rights.leads(*forum) || rights.is_invited(*forum))) return {};
    return refuse(RefusalKind::not_found, "series.unknown",
                  fmt::format("Serien {} finns inte bland dem som du är inbjuden till.", in_quotes(id)));
}

FileContent file_of(std::string name, CalendarMethod method, const std::string& title,
                    const std::vector<CalendarEvent>& events) {
    return {std::move(name), "text/calendar; charset=utf-8", calendar_text(method, title, events)};
}

}  // namespace

Result<FeedState> get_feed(Context& context, const FeedWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<FeedState> {
        const auto made =
            sql.row<std::string>("select made_at from calendar_feed where person = :person and series = :series",
                                 context.caller.person, wish.series);
        return FeedState{made.has_value(), made.value_or(""), ""};
    });
}

Result<FeedState> make_feed(Context& context, const FeedWish& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FeedState> {
        Sql& sql = transaction.sql();
        if (auto there = require_series(sql, context, wish.series); !there) return refuse(there.error());
        const std::string& person = context.caller.person;
        const std::string token = new_secret_token();
        sql.execute("delete from calendar_feed where person = :person and series = :series", person, wish.series);
        sql.execute(
            "insert into calendar_feed (token_hash, person, series, made_at) values (:hash, :person, :series, :at)",
            hash_of(token), person, wish.series, transaction.now());
        // The log tells that there is an address, never which.
        transaction.log("calendar_feed", person + "/" + wish.series, "",
                        to_json(FeedState{true, transaction.now(), ""}));
        return FeedState{true, transaction.now(), "/api/meeting-calendar?token=" + token};
    });
}

Result<FeedState> remove_feed(Context& context, const FeedWish& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FeedState> {
        const auto gone =
            transaction.sql().execute("delete from calendar_feed where person = :person and series = :series",
                                      context.caller.person, wish.series);
        if (gone > 0) transaction.log("calendar_feed", context.caller.person + "/" + wish.series, "{}", "");
        return FeedState{};
    });
}

Result<FileContent> read_calendar(Context& context, const FeedSecret& wish) {
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const auto feed = sql.row<std::tuple<std::string, std::string>>(
            "select person, series from calendar_feed where token_hash = :hash", hash_of(wish.token));
        if (!feed) {
            return refuse(RefusalKind::not_found, "calendar.unknown",
                          "Kalenderadressen gäller inte. Gör en ny på sidan Möten och lägg in den i kalendern.");
        }
        const auto& [person, only_series] = *feed;
        // As the person, but with no permission: a calendar never shows more than the invitations.
        const Caller owner{person, person_name(sql, context.configuration, person), "", "", {}, {}};
        const MeetingRights rights(sql, context.configuration, owner, context.today);
        using std::chrono::sys_days;
        std::vector<CalendarEvent> events;
        for (const auto& mine :
             my_meetings(sql, rights, Date{sys_days{context.today} - back}, Date{sys_days{context.today} + ahead})) {
            if (!only_series.empty() && mine.meeting.series != only_series) continue;
            if (mine.answer == InvitationAnswer::declined) continue;
            events.push_back(event_of(mine.meeting, mine.forum_name));
        }
        return file_of("moten.ics", CalendarMethod::publish, "Möten i Ledstång", events);
    });
}

Result<FileContent> download_invitation(Context& context, const MeetingWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto found = find_meeting(sql, context.caller, rights, wish.meeting);
        if (!found) return refuse(found.error());
        CalendarEvent event = event_of(found->meeting, found->forum ? found->forum->name : "");
        event.description = agenda_text(sql, *found);
        event.organiser = calendar_person(sql, context.configuration, found->meeting.called_by);
        CalendarPerson self = calendar_person(sql, context.configuration, context.caller.person);
        const auto page = page_of(sql, context, rights, *found);
        self.answer = name_of(page.meeting.answer);
        event.invited = {self};
        return file_of(found->meeting.id + ".ics", event.cancelled ? CalendarMethod::cancel : CalendarMethod::request,
                       "", {event});
    });
}

}  // namespace ledstang
