// Meetings as they are shown: one's own, next first, and one with its agenda, decisions and minutes. Inside the module.
#pragma once

#include "meetings/agenda.h"
#include "meetings/invited.h"

namespace ledstang {

struct MeetingRow {
    std::string id, title, forum, forum_name;
    Date day{};
    std::string starts_at;
    int minutes = 60;
    std::string place;
    MeetingState state = MeetingState::planned;
    InvitationAnswer answer = InvitationAnswer::none;  // one's own
    bool leads = false;
    bool guest = false;
    bool adjusted = false;
    Audience audience = Audience::none;
    template <class M = MeetingRow>
    static constexpr auto described() {
        return describe("MeetingRow", field("id", &M::id, "Id"), field("title", &M::title, "Rubrik"),
                        field("forum", &M::forum, "Forum"), field("forum_name", &M::forum_name, "Forumets namn"),
                        field("day", &M::day, "Dag"), field("starts_at", &M::starts_at, "Börjar"),
                        field("minutes", &M::minutes, "Minuter"), field("place", &M::place, "Plats"),
                        field("state", &M::state, "Läge"), field("answer", &M::answer, "Ens eget svar"),
                        field("leads", &M::leads, "Om man leder mötet"),
                        field("guest", &M::guest, "Om man är gäst för en punkt"),
                        field("adjusted", &M::adjusted, "Om protokollet är justerat"),
                        field("audience", &M::audience, "Vem som får läsa protokollet"));
    }
};
struct MyMeetings {
    Date on{};
    std::vector<MeetingRow> coming;   // the next first
    std::vector<MeetingRow> earlier;  // the newest first, a year back
    template <class M = MyMeetings>
    static constexpr auto described() {
        return describe("MyMeetings", field("on", &M::on, "Dag"), field("coming", &M::coming, "Kommande, nästa först"),
                        field("earlier", &M::earlier, "Tidigare, ett år tillbaka"));
    }
};

struct GuestRow {
    std::string person, name;
    InvitationAnswer answer = InvitationAnswer::none;
    template <class G = GuestRow>
    static constexpr auto described() {
        return describe("GuestRow", field("person", &G::person, "Person"), field("name", &G::name, "Namn"),
                        field("answer", &G::answer, "Svar"));
    }
};
struct AgendaRow {
    std::int64_t number = 0;
    std::string title;
    std::string text;               // as it is written
    std::vector<std::string> html;  // the same, block by block
    int minutes = 0;
    std::string presenter, presenter_name;
    std::string matter, matter_title, matter_unit;
    bool standing = false;
    std::vector<GuestRow> guests;
    int version = 1;
    template <class A = AgendaRow>
    static constexpr auto described() {
        return describe("AgendaRow", field("number", &A::number, "Nummer"), field("title", &A::title, "Rubrik"),
                        field("text", &A::text, "Underlag, som det är skrivet"),
                        field("html", &A::html, "Underlaget, stycke för stycke"),
                        field("minutes", &A::minutes, "Minuter; 0: ingen tid satt"),
                        field("presenter", &A::presenter, "Föredragande"),
                        field("presenter_name", &A::presenter_name, "Föredragandens namn"),
                        field("matter", &A::matter, "Åtgärd som punkten handlar om"),
                        field("matter_title", &A::matter_title, "Åtgärdens rubrik"),
                        field("matter_unit", &A::matter_unit, "Åtgärdens enhet"),
                        field("standing", &A::standing, "Stående punkt"), field("guests", &A::guests, "Gäster"),
                        field("version", &A::version, "Radens version"));
    }
};
struct InviteeRow {
    std::string person;  // empty: nobody has the function
    std::string name, unit, unit_name, why;
    InvitationAnswer answer = InvitationAnswer::none;
    std::optional<bool> attended;
    bool added = false;
    template <class I = InviteeRow>
    static constexpr auto described() {
        return describe("InviteeRow", field("person", &I::person, "Person; tom: funktionen är vakant"),
                        field("name", &I::name, "Namn"), field("unit", &I::unit, "Enhet"),
                        field("unit_name", &I::unit_name, "Enhetens namn"), field("why", &I::why, "Varför inbjuden"),
                        field("answer", &I::answer, "Svar"), field("attended", &I::attended, "Om personen kom"),
                        field("added", &I::added, "Inbjuden till just det här mötet"));
    }
};
struct AdjusterRow {
    std::string person, name, at;
    template <class A = AdjusterRow>
    static constexpr auto described() {
        return describe("AdjusterRow", field("person", &A::person, "Person"), field("name", &A::name, "Namn"),
                        field("at", &A::at, "När"));
    }
};

struct MeetingPage {
    MeetingRow meeting;
    Date on{};
    std::string how_often;  // "Varannan onsdag"; empty outside a series
    std::string series;
    bool decides = false;
    std::string goal;
    std::optional<MeetingRow> last;  // the meeting before, or that this one follows up
    AgendaContent content;
    std::vector<AgendaRow> items;
    std::vector<DecisionRow> decisions;
    std::vector<InviteeRow> invited;
    std::vector<MeetingRow> followed_by;
    std::string notes;
    std::vector<std::string> notes_html;
    std::string chair, chair_name;
    std::vector<AdjusterRow> adjusters;
    bool may_adjust = false;
    bool invited_self = false;
    bool whole = false;  // else only what a guest, or a reader of published minutes, may see
    std::string group, unit;
    int version = 1;
    template <class M = MeetingPage>
    static constexpr auto described() {
        return describe(
            "MeetingPage", field("meeting", &M::meeting, "Mötet"), field("on", &M::on, "Dag"),
            field("how_often", &M::how_often, "Hur ofta serien möts"), field("series", &M::series, "Serie"),
            field("decides", &M::decides, "Om forumet fattar beslut"), field("goal", &M::goal, "Gemensamt mål"),
            field("last", &M::last, "Mötet före, eller det som följs upp"),
            field("content", &M::content, "Vad dagordningen har fyllt sig med"), field("items", &M::items, "Punkter"),
            field("decisions", &M::decisions, "Beslut"), field("invited", &M::invited, "Inbjudna"),
            field("followed_by", &M::followed_by, "Uppföljningsmöten"), field("notes", &M::notes, "Protokoll"),
            field("notes_html", &M::notes_html, "Protokollet, stycke för stycke"),
            field("chair", &M::chair, "Mötesordförande"), field("chair_name", &M::chair_name, "Ordförandens namn"),
            field("adjusters", &M::adjusters, "Vilka som har justerat"),
            field("may_adjust", &M::may_adjust, "Om man kan justera"),
            field("invited_self", &M::invited_self, "Om man är inbjuden"),
            field("whole", &M::whole, "Om man ser hela mötet"), field("group", &M::group, "Forumets grupp"),
            field("unit", &M::unit, "Forumets enhet"), field("version", &M::version, "Radens version"));
    }
};

// Those invited, by rule and by name, with their answers; at a closed meeting as it was.
std::vector<InviteeRow> invitees_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                    const FoundMeeting& found);
MeetingPage page_of(Sql& sql, const Context& context, const MeetingRights& rights, const FoundMeeting& found);

// A meeting of one's own, with what one is to it.
struct MyMeeting {
    Meeting meeting;
    std::string forum_name;
    bool leads = false;
    bool guest = false;  // for items alone
    InvitationAnswer answer = InvitationAnswer::none;
};
// Within the days, both included; by day.
std::vector<MyMeeting> my_meetings(Sql& sql, const MeetingRights& rights, const Date& first, const Date& last);

}  // namespace ledstang
