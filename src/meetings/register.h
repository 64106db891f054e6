// What can be read out of the register of meetings: where follow-ups are presented, in which deciding forums a group
// took part, and which meetings an action has been on. Inside the module.
#pragma once

#include "meetings/agenda.h"

namespace ledstang {

struct PresentationWish {
    int year = 0;
    template <class W = PresentationWish>
    static constexpr auto described() {
        return describe("PresentationWish", field("year", &W::year, "År som perioderna hör till"));
    }
};
struct PresentationList {
    int year = 0;
    std::vector<Presentation> presentations;
    template <class L = PresentationList>
    static constexpr auto described() {
        return describe("PresentationList", field("year", &L::year, "År"),
                        field("presentations", &L::presentations, "Uppföljningar efter sista dag"));
    }
};

struct PartWish {
    std::string group;
    int year = 0;
    template <class W = PartWish>
    static constexpr auto described() {
        return describe("PartWish", field("group", &W::group, "Grupp"), field("year", &W::year, "År"));
    }
};
struct ForumPart {
    std::string forum, forum_name, level_name;
    int meetings = 0;  // to which somebody of the group was invited
    int attended = 0;  // at which somebody of the group was
    int declined = 0;
    std::vector<std::string> persons;  // who were there
    template <class P = ForumPart>
    static constexpr auto described() {
        return describe("ForumPart", field("forum", &P::forum, "Forum"), field("forum_name", &P::forum_name, "Namn"),
                        field("level_name", &P::level_name, "Nivå"),
                        field("meetings", &P::meetings, "Möten som någon i gruppen var inbjuden till"),
                        field("attended", &P::attended, "Möten som någon i gruppen var med på"),
                        field("declined", &P::declined, "Möten som alla inbjudna i gruppen tackade nej till"),
                        field("persons", &P::persons, "De som var med"));
    }
};
struct ForumPartList {
    std::string group, group_name;
    int year = 0;
    std::vector<ForumPart> forums;
    template <class L = ForumPartList>
    static constexpr auto described() {
        return describe("ForumPartList", field("group", &L::group, "Grupp"),
                        field("group_name", &L::group_name, "Gruppens namn"), field("year", &L::year, "År"),
                        field("forums", &L::forums, "Forum där beslut fattas"));
    }
};

struct ActionMeetingsWish {
    std::string action;
    template <class W = ActionMeetingsWish>
    static constexpr auto described() {
        return describe("ActionMeetingsWish", field("action", &W::action, "Åtgärdens id"));
    }
};
struct ActionMeeting {
    std::string meeting, title, forum_name;
    Date day{};
    std::string state;  // planned, cancelled or closed
    int invited = 0;    // that is known of by name or answer; at a closed meeting all
    int attended = 0;
    std::vector<std::string> decisions;  // about the action
    template <class M = ActionMeeting>
    static constexpr auto described() {
        return describe("ActionMeeting", field("meeting", &M::meeting, "Möte"), field("title", &M::title, "Rubrik"),
                        field("forum_name", &M::forum_name, "Forum"), field("day", &M::day, "Dag"),
                        field("state", &M::state, "Läge"), field("invited", &M::invited, "Antal inbjudna"),
                        field("attended", &M::attended, "Antal som var med"),
                        field("decisions", &M::decisions, "Beslut om åtgärden"));
    }
};
struct ActionMeetings {
    std::vector<ActionMeeting> meetings;
    template <class M = ActionMeetings>
    static constexpr auto described() {
        return describe("ActionMeetings", field("meetings", &M::meetings, "Möten, det senaste först"));
    }
};

Result<PresentationList> list_presentations(Context& context, const PresentationWish& wish);
Result<ForumPartList> list_forum_parts(Context& context, const PartWish& wish);
Result<ActionMeetings> get_action_meetings(Context& context, const ActionMeetingsWish& wish);

}  // namespace ledstang
