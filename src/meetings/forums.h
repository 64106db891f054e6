// The register of forums: what is offered about forums and series. Inside the module.
#pragma once

#include "meetings/meeting_page.h"

namespace ledstang {

struct ForumRow {
    std::string id, name, purpose, level, level_name;
    bool decides = false;
    std::string owner;  // the group's or the unit's name
    std::string group, unit, goal;
    std::optional<Date> next;
    bool leads = false;
    bool invited = false;
    template <class F = ForumRow>
    static constexpr auto described() {
        return describe("ForumRow", field("id", &F::id, "Id"), field("name", &F::name, "Namn"),
                        field("purpose", &F::purpose, "Syfte"), field("level", &F::level, "Nivå"),
                        field("level_name", &F::level_name, "Nivåns namn"),
                        field("decides", &F::decides, "Om beslut fattas där"),
                        field("owner", &F::owner, "Grupp eller enhet"), field("group", &F::group, "Grupp"),
                        field("unit", &F::unit, "Enhet"), field("goal", &F::goal, "Gemensamt mål"),
                        field("next", &F::next, "Nästa mötes dag"), field("leads", &F::leads, "Om man leder det"),
                        field("invited", &F::invited, "Om man är inbjuden"));
    }
};
struct ForumList {
    std::vector<ForumRow> forums;
    bool may_create = false;
    template <class L = ForumList>
    static constexpr auto described() {
        return describe("ForumList", field("forums", &L::forums, "Forum"),
                        field("may_create", &L::may_create, "Om man kan lägga upp ett"));
    }
};
struct ForumPage {
    Forum forum;
    ForumRow row;
    std::vector<MeetingSeries> series;
    std::vector<std::string> how_often;  // of each series, in words
    std::vector<MeetingRow> meetings;    // by day
    std::vector<InviteeRow> invited;     // as the rules have it today
    template <class P = ForumPage>
    static constexpr auto described() {
        return describe(
            "ForumPage", field("forum", &P::forum, "Forumet"), field("row", &P::row, "Forumet i ord"),
            field("series", &P::series, "Serier"), field("how_often", &P::how_often, "Hur ofta varje serie möts"),
            field("meetings", &P::meetings, "Möten"), field("invited", &P::invited, "Vilka som bjuds in i dag"));
    }
};
struct ForumWish {
    std::string id;
    template <class W = ForumWish>
    static constexpr auto described() {
        return describe("ForumWish", field("id", &W::id, "Forumets id"));
    }
};
struct ExtendSeries {
    std::string id;
    Date through{};
    template <class W = ExtendSeries>
    static constexpr auto described() {
        return describe("ExtendSeries", field("id", &W::id, "Seriens id"),
                        field("through", &W::through, "Möten till och med den dagen"));
    }
};
struct CreateMeeting {
    std::string forum, title;
    Date day{};
    std::string starts_at;
    int minutes = 60;
    std::string place;
    template <class W = CreateMeeting>
    static constexpr auto described() {
        return describe("CreateMeeting", field("forum", &W::forum, "Forum"), field("title", &W::title, "Rubrik"),
                        field("day", &W::day, "Dag"), field("starts_at", &W::starts_at, "Börjar, som 13:00"),
                        optional_field("minutes", &W::minutes, "Längd i minuter"),
                        optional_field("place", &W::place, "Plats eller länk"));
    }
};

Result<ForumList> list_forums(Context& context, const Nothing&);
Result<ForumPage> get_forum(Context& context, const ForumWish& wish);
Result<ForumPage> create_forum(Context& context, const Forum& wish);
Result<ForumPage> change_forum(Context& context, const Forum& wish);
Result<ForumPage> create_series(Context& context, const MeetingSeries& wish);
Result<ForumPage> change_series(Context& context, const MeetingSeries& wish);
Result<ForumPage> extend_series(Context& context, const ExtendSeries& wish);
Result<MeetingPage> create_meeting(Context& context, const CreateMeeting& wish);

// "13:00"; refuses meeting.time, and meeting.minutes unless it lasts 5 minutes to 12 hours.
Result<void> check_time(const std::string& starts_at, int minutes);
// A meeting's id that is free: the words as a slug, then the day, then a number where that is taken.
std::string free_meeting_id(Sql& sql, const std::string& words, const Date& day);

}  // namespace ledstang
