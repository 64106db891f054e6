// A meeting as it lies in the store, with its agenda, its decisions and what is known of those who come. Inside the
// module.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "described/description.h"
#include "meetings/forum.h"
#include "store/store.h"

namespace ledstang {

enum class MeetingState { planned, cancelled, closed };
constexpr auto names_of(MeetingState) {
    return std::array{Named{MeetingState::planned, "planned"}, Named{MeetingState::cancelled, "cancelled"},
                      Named{MeetingState::closed, "closed"}};
}
enum class InvitationAnswer { none, accepted, declined };
constexpr auto names_of(InvitationAnswer) {
    return std::array{Named{InvitationAnswer::none, ""}, Named{InvitationAnswer::accepted, "accepted"},
                      Named{InvitationAnswer::declined, "declined"}};
}
enum class Audience { none, invited, everyone };
constexpr auto names_of(Audience) {
    return std::array{Named{Audience::none, ""}, Named{Audience::invited, "invited"},
                      Named{Audience::everyone, "everyone"}};
}

struct Meeting {
    std::string id;
    std::string forum;   // empty: between persons
    std::string series;  // empty: held by itself
    std::optional<Date> planned_on;
    std::string follows;  // the meeting that it follows up
    std::string title;
    Date day{};
    std::string starts_at;
    int minutes = 60;
    std::string place;
    MeetingState state = MeetingState::planned;
    std::string called_by;  // person
    std::string chair;      // person, from the closing on
    std::string changed_at;
    std::string kept;   // JSON of what the agenda had filled itself with at the closing
    std::string notes;  // the minutes
    Audience audience = Audience::none;
    int sequence = 0;
    int version = 1;
    template <class M = Meeting>
    static constexpr auto described() {
        return describe("StoredMeeting", field("id", &M::id, "Id"), field("forum", &M::forum, "Forum"),
                        field("series", &M::series, "Serie"), field("planned_on", &M::planned_on, "Seriens dag"),
                        field("follows", &M::follows, "Följer upp"), field("title", &M::title, "Rubrik"),
                        field("day", &M::day, "Dag"), field("starts_at", &M::starts_at, "Börjar"),
                        field("minutes", &M::minutes, "Minuter"), field("place", &M::place, "Plats"),
                        field("state", &M::state, "Läge"), field("called_by", &M::called_by, "Kallad av"),
                        field("chair", &M::chair, "Mötesordförande"), field("changed_at", &M::changed_at, "Ändrat"),
                        field("kept", &M::kept, "Dagordningens innehåll vid stängningen"),
                        field("notes", &M::notes, "Protokoll"), field("audience", &M::audience, "Vem som får läsa"),
                        field("sequence", &M::sequence, "Ändringar som de inbjudna ska få veta"),
                        field("version", &M::version, "Radens version"));
    }
};

struct AgendaItem {
    std::int64_t number = 0;
    std::string title;
    std::string text;
    int minutes = 0;
    std::string presenter;
    std::string matter;
    bool standing = false;
    int version = 1;
    template <class A = AgendaItem>
    static constexpr auto described() {
        return describe("StoredAgendaItem", field("number", &A::number, "Nummer"), field("title", &A::title, "Rubrik"),
                        field("text", &A::text, "Underlag"), field("minutes", &A::minutes, "Minuter"),
                        field("presenter", &A::presenter, "Föredragande"), field("matter", &A::matter, "Åtgärd"),
                        field("standing", &A::standing, "Stående"), field("version", &A::version, "Radens version"));
    }
};
struct AgendaGuest {
    std::int64_t item = 0;
    std::string person;
    InvitationAnswer answer = InvitationAnswer::none;
    template <class G = AgendaGuest>
    static constexpr auto described() {
        return describe("StoredAgendaGuest", field("item", &G::item, "Punkt"), field("person", &G::person, "Person"),
                        field("answer", &G::answer, "Svar"));
    }
};
struct MeetingPerson {
    std::string person;
    bool added = false;
    InvitationAnswer answer = InvitationAnswer::none;
    std::optional<bool> attended;
    std::string unit;
    std::string why;
    template <class P = MeetingPerson>
    static constexpr auto described() {
        return describe("StoredMeetingPerson", field("person", &P::person, "Person"),
                        field("added", &P::added, "Inbjuden vid namn"), field("answer", &P::answer, "Svar"),
                        field("attended", &P::attended, "Om personen kom"), field("unit", &P::unit, "Enhet"),
                        field("why", &P::why, "Varför inbjuden"));
    }
};
struct Decision {
    std::int64_t number = 0;
    std::string meeting;
    std::optional<std::int64_t> item;
    std::string words;
    std::string responsible;  // kind of function
    std::string unit;
    std::optional<Date> due_by;
    std::string matter;  // the action that it became
    std::optional<Date> done_on;
    int version = 1;
    template <class D = Decision>
    static constexpr auto described() {
        return describe("StoredDecision", field("number", &D::number, "Nummer"), field("meeting", &D::meeting, "Möte"),
                        field("item", &D::item, "Punkt"), field("words", &D::words, "Beslut"),
                        field("responsible", &D::responsible, "Ansvarig funktion"), field("unit", &D::unit, "Enhet"),
                        field("due_by", &D::due_by, "Senast"), field("matter", &D::matter, "Åtgärd"),
                        field("done_on", &D::done_on, "Klart"), field("version", &D::version, "Radens version"));
    }
};
struct Adjuster {
    std::string person;
    std::string at;
    template <class A = Adjuster>
    static constexpr auto described() {
        return describe("StoredAdjuster", field("person", &A::person, "Person"), field("at", &A::at, "När"));
    }
};

std::optional<Meeting> read_meeting(Sql& sql, const std::string& id);
std::vector<Meeting> meetings_of_forum(Sql& sql, const std::string& forum);  // by day
// Cancelled ones too; by day.
std::vector<Meeting> meetings_between(Sql& sql, const Date& first, const Date& last);
std::vector<Meeting> meetings_following(Sql& sql, const std::string& meeting);
// The forum's nearest meeting before the day that was not cancelled.
std::optional<Meeting> meeting_before(Sql& sql, const Meeting& meeting);

void add_meeting(Transaction& transaction, Meeting meeting);
// The version goes up by one, and changed_at is now. `tell`: those invited are to be told (sequence).
void change_meeting(Transaction& transaction, const Meeting& before, Meeting after, bool tell);

std::vector<AgendaItem> items_of(Sql& sql, const std::string& meeting);  // in order
std::vector<AgendaGuest> guests_of(Sql& sql, const std::string& meeting);
std::vector<MeetingPerson> persons_of(Sql& sql, const std::string& meeting);
std::vector<Decision> decisions_of(Sql& sql, const std::string& meeting);
std::vector<Adjuster> adjusters_of(Sql& sql, const std::string& meeting);

// Adds the item last; answers its number.
std::int64_t add_item(Transaction& transaction, const std::string& meeting, AgendaItem item);
void write_person(Transaction& transaction, const std::string& meeting, const MeetingPerson& person);

// Minutes adjusted by the chair and one more stand as they are.
bool are_adjusted(const Meeting& meeting, const std::vector<Adjuster>& adjusters);

}  // namespace ledstang
