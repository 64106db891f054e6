// Series: their meetings are made ahead, and follow the series until each is moved or cancelled by itself.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "meetings/forums.h"
#include "store/version.h"

namespace ledstang {
namespace {

// Made ahead at once, and with each extension at most.
constexpr std::chrono::days year_ahead{366};

Result<Forum> led_forum(Sql& sql, const MeetingRights& rights, const std::string& id) {
    auto forum = read_forum(sql, id);
    if (!forum) return refuse(no_such_forum(id));
    if (rights.leads(*forum)) return std::move(*forum);
    return refuse(RefusalKind::forbidden, "forum.not_lead",
                  "Mötesserien kan bara forumets ordförande eller sekreterare ändra.");
}

Result<void> check_series(const MeetingSeries& series) {
    if (is_blank(series.name)) return refuse("series.name", "Serien behöver ett namn, till exempel forumets.");
    if (auto time = check_time(series.starts_at, series.minutes); !time) return time;
    if (series.last_day && *series.last_day < series.first_day)
        return refuse("series.order", "Seriens sista dag är före den första. Rätta någon av dem.");
    for (const auto& item : series.standing) {
        if (is_blank(item.title)) return refuse("agenda.title", "En stående punkt saknar rubrik.");
    }
    return {};
}

Date latest_ahead(const MeetingSeries& series, const Date& wished) {
    return series.last_day ? std::min(*series.last_day, wished) : wished;
}

AgendaItem item_of(const StandingItem& standing) {
    AgendaItem item;
    item.title = standing.title;
    item.text = standing.text;
    item.minutes = standing.minutes;
    item.standing = true;
    return item;
}

// The occurrences that are not there yet. One that was moved or cancelled keeps its place in the series.
void make_meetings(Transaction& transaction, const MeetingSeries& series, const Date& through,
                   const std::string& person) {
    std::set<std::string> made;
    for (const auto& day : transaction.sql().rows<Date>(
             "select planned_on from meeting where series = :series and planned_on is not null", series.id))
        made.insert(to_string(day));
    for (const auto& day : days_of(series.every, series.first_day, latest_ahead(series, through))) {
        if (made.contains(to_string(day))) continue;
        Meeting meeting;
        meeting.id = free_meeting_id(transaction.sql(), series.id, day);
        meeting.forum = series.forum;
        meeting.series = series.id;
        meeting.planned_on = day;
        meeting.title = series.name;
        meeting.day = day;
        meeting.starts_at = series.starts_at;
        meeting.minutes = series.minutes;
        meeting.place = series.place;
        meeting.called_by = person;
        add_meeting(transaction, meeting);
        for (const auto& standing : series.standing) add_item(transaction, meeting.id, item_of(standing));
    }
}

// The standing items of a meeting become the series'; an item that has guests, or that decisions rest on, stays.
void follow_standing(Transaction& transaction, const Meeting& meeting, const MeetingSeries& series) {
    Sql& sql = transaction.sql();
    std::set<std::string> there;
    for (const auto& item : items_of(sql, meeting.id)) {
        if (!item.standing) continue;
        const bool stays =
            std::ranges::find(series.standing, item.title, &StandingItem::title) != series.standing.end();
        if (stays) {
            there.insert(item.title);
            continue;
        }
        const bool used = sql.value<std::int64_t>(
                              "select (select count(*) from agenda_guest where item = :item) + (select count(*) from "
                              "decision where item = :item)",
                              item.number) > 0;
        if (!used) sql.execute("delete from agenda_item where number = :item", item.number);
    }
    for (const auto& standing : series.standing) {
        if (!there.contains(standing.title)) add_item(transaction, meeting.id, item_of(standing));
    }
    std::int64_t position = 0;
    for (const auto& standing : series.standing) {
        sql.execute(
            "update agenda_item set position = :position, text = case when standing = 1 and text = '' then :text else "
            "text end where meeting = :meeting and standing = 1 and title = :title",
            ++position, standing.text, meeting.id, standing.title);
    }
    sql.execute(
        "update agenda_item set position = position + :shift where meeting = :meeting and standing = 0 and position <= "
        ":shift",
        position, meeting.id);
}

void follow_series(Transaction& transaction, const MeetingSeries& before, const MeetingSeries& series,
                   const Date& today) {
    for (const auto& meeting : meetings_of_forum(transaction.sql(), series.forum)) {
        if (meeting.series != series.id || meeting.state != MeetingState::planned || meeting.day < today) continue;
        Meeting after = meeting;
        // What has been changed for one meeting by itself stays so.
        if (meeting.title == before.name) after.title = series.name;
        if (meeting.place == before.place) after.place = series.place;
        if (meeting.starts_at == before.starts_at && meeting.minutes == before.minutes) {
            after.starts_at = series.starts_at;
            after.minutes = series.minutes;
        }
        if (series.last_day && *series.last_day < meeting.day) after.state = MeetingState::cancelled;
        const bool differs = after.title != meeting.title || after.place != meeting.place ||
                             after.starts_at != meeting.starts_at || after.minutes != meeting.minutes ||
                             after.state != meeting.state;
        if (differs) change_meeting(transaction, meeting, after, true);
        if (before.standing != series.standing) follow_standing(transaction, meeting, series);
    }
}

}  // namespace

Result<void> check_time(const std::string& starts_at, int minutes) {
    const auto digit = [&](std::size_t place) { return starts_at[place] >= '0' && starts_at[place] <= '9'; };
    const bool form = starts_at.size() == 5 && starts_at[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4);
    if (!form || starts_at.substr(0, 2) > "23" || starts_at.substr(3) > "59")
        return refuse("meeting.time", fmt::format("{} är inget klockslag. Skriv som 13:00.", in_quotes(starts_at)));
    if (minutes < 5 || minutes > 12 * 60)
        return refuse("meeting.minutes", "Ett möte är 5 minuter till 12 timmar långt.");
    return {};
}

std::string free_meeting_id(Sql& sql, const std::string& words, const Date& day) {
    const std::string slug = ascii_slug(words).empty() ? "mote" : ascii_slug(words).substr(0, 60);
    std::string id = fmt::format("{}-{}", slug, to_string(day));
    for (int n = 2; sql.value<std::int64_t>("select count(*) from meeting where id = :id", id) > 0; ++n)
        id = fmt::format("{}-{}-{}", slug, to_string(day), n);
    return id;
}

Result<ForumPage> create_series(Context& context, const MeetingSeries& wish) {
    if (auto right = check_series(wish); !right) return refuse(right.error());
    const auto done = context.store.write(context.author(), [&](Transaction& transaction) -> Result<std::string> {
        Sql& sql = transaction.sql();
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto forum = led_forum(sql, rights, wish.forum);
        if (!forum) return refuse(forum.error());
        MeetingSeries series = wish;
        const std::string slug = ascii_slug(wish.name).substr(0, 60);
        series.id = slug;
        for (int n = 2; read_series(sql, series.id); ++n) series.id = fmt::format("{}_{}", slug, n);
        write_series(transaction, std::nullopt, series);
        const Date from = std::max(series.first_day, context.today);
        make_meetings(transaction, series, Date{std::chrono::sys_days{from} + year_ahead}, context.caller.person);
        return forum->id;
    });
    if (!done) return refuse(done.error());
    return get_forum(context, {*done});
}

Result<ForumPage> change_series(Context& context, const MeetingSeries& wish) {
    if (auto right = check_series(wish); !right) return refuse(right.error());
    const auto done = context.store.write(context.author(), [&](Transaction& transaction) -> Result<std::string> {
        Sql& sql = transaction.sql();
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto before = read_series(sql, wish.id);
        if (!before)
            return refuse(RefusalKind::not_found, "series.unknown",
                          fmt::format("Serien {} finns inte.", in_quotes(wish.id)));
        const auto forum = led_forum(sql, rights, before->forum);
        if (!forum) return refuse(forum.error());
        if (wish.every != before->every || wish.first_day != before->first_day) {
            return refuse(
                RefusalKind::conflict, "series.rhythm",
                "Hur ofta en serie möts ändras inte i efterhand. Sätt en sista dag och lägg upp en ny serie.");
        }
        if (auto same = expect_version(before->version == wish.version ? 1 : 0, "serien " + before->name); !same)
            return refuse(same.error());
        MeetingSeries after = wish;
        after.forum = before->forum;
        write_series(transaction, before, after);
        follow_series(transaction, *before, after, context.today);
        return forum->id;
    });
    if (!done) return refuse(done.error());
    return get_forum(context, {*done});
}

Result<ForumPage> extend_series(Context& context, const ExtendSeries& wish) {
    const auto done = context.store.write(context.author(), [&](Transaction& transaction) -> Result<std::string> {
        Sql& sql = transaction.sql();
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto series = read_series(sql, wish.id);
        if (!series)
            return refuse(RefusalKind::not_found, "series.unknown",
                          fmt::format("Serien {} finns inte.", in_quotes(wish.id)));
        const auto forum = led_forum(sql, rights, series->forum);
        if (!forum) return refuse(forum.error());
        if (std::chrono::sys_days{context.today} + 2 * year_ahead < std::chrono::sys_days{wish.through})
            return refuse("series.through", "Möten läggs upp högst två år framåt. Välj en tidigare dag.");
        make_meetings(transaction, *series, wish.through, context.caller.person);
        return forum->id;
    });
    if (!done) return refuse(done.error());
    return get_forum(context, {*done});
}

Result<MeetingPage> create_meeting(Context& context, const CreateMeeting& wish) {
    if (auto right = check_time(wish.starts_at, wish.minutes); !right) return refuse(right.error());
    if (is_blank(wish.title)) return refuse("meeting.title", "Mötet behöver en rubrik.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<MeetingPage> {
        Sql& sql = transaction.sql();
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto forum = led_forum(sql, rights, wish.forum);
        if (!forum) return refuse(forum.error());
        Meeting meeting;
        meeting.id = free_meeting_id(sql, wish.title, wish.day);
        meeting.forum = forum->id;
        meeting.title = wish.title;
        meeting.day = wish.day;
        meeting.starts_at = wish.starts_at;
        meeting.minutes = wish.minutes;
        meeting.place = wish.place;
        meeting.called_by = context.caller.person;
        add_meeting(transaction, meeting);
        const auto found = find_meeting(sql, context.caller, rights, meeting.id);
        if (!found) return refuse(found.error());
        return page_of(sql, context, rights, *found);
    });
}

}  // namespace ledstang
