// Forums where people meet, and the series of their meetings, as they lie in the store. Inside the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "described/description.h"
#include "meetings/rhythm.h"
#include "store/store.h"

namespace ledstang {

struct ForumInvitation {
    std::string kind;      // group: its members; attendees: the standing seats at it; units; person
    std::string target;    // the group, the units' level, or the person
    std::string function;  // of units: kind of function of whoever is invited at each
    std::string below;     // of units: only those below it; empty: all
    std::string word;      // of units: a word in the name or another spelling; empty: all
    bool operator==(const ForumInvitation&) const = default;
    template <class F = ForumInvitation>
    static constexpr auto described() {
        return describe("ForumInvitation", field("kind", &F::kind, "group, attendees, units eller person"),
                        field("target", &F::target, "Gruppen, enheternas nivå eller personen"),
                        optional_field("function", &F::function, "Slag av funktion som bjuds in vid varje enhet"),
                        optional_field("below", &F::below, "Bara enheter under den här; tomt: alla"),
                        optional_field("word", &F::word, "Ord i enhetens namn; tomt: alla"));
    }
};

struct ForumMeasure {
    std::string measure;
    std::string unit;  // whose outcome
    bool operator==(const ForumMeasure&) const = default;
    template <class F = ForumMeasure>
    static constexpr auto described() {
        return describe("ForumMeasure", field("measure", &F::measure, "Mått"),
                        optional_field("unit", &F::unit, "Enhet vars resultat visas; tomt: forumets egen"));
    }
};

struct Forum {
    std::string id;
    std::string name;
    std::string purpose;
    std::string level;  // of organisation.toml; empty where nobody has said
    bool decides = false;
    std::string group;      // whose forum it is; or
    std::string unit;       // the unit's
    std::string led_by;     // kind of function at the unit that leads it
    std::string secretary;  // person; may be empty
    std::string goal;       // that those who meet share; may be empty
    std::vector<ForumInvitation> invitations;
    std::vector<ForumMeasure> measures;
    int version = 0;
    template <class F = Forum>
    static constexpr auto described() {
        return describe("Forum", optional_field("id", &F::id, "Id; tomt för ett nytt"), field("name", &F::name, "Namn"),
                        optional_field("purpose", &F::purpose, "Vad forumet är till för"),
                        optional_field("level", &F::level, "Nivå i organisationen"),
                        optional_field("decides", &F::decides, "Om beslut fattas där"),
                        optional_field("group", &F::group, "Grupp som forumet hör till"),
                        optional_field("unit", &F::unit, "Enhet som forumet hör till"),
                        optional_field("led_by", &F::led_by, "Funktion vid enheten som leder det"),
                        optional_field("secretary", &F::secretary, "Sekreterarens person-id"),
                        optional_field("goal", &F::goal, "Gemensamt mål"),
                        field("invitations", &F::invitations, "Vilka som bjuds in"),
                        field("measures", &F::measures, "Mått vars resultat står på dagordningen"),
                        optional_field("version", &F::version, "Radens version; 0 för ett nytt"));
    }
};

struct StandingItem {
    std::string title;
    std::string text;
    int minutes = 0;  // 0: no time is set
    bool operator==(const StandingItem&) const = default;
    template <class S = StandingItem>
    static constexpr auto described() {
        return describe("StandingItem", field("title", &S::title, "Punktens rubrik"),
                        optional_field("text", &S::text, "Underlag eller vägledning"),
                        optional_field("minutes", &S::minutes, "Minuter; 0: ingen tid satt"));
    }
};

struct MeetingSeries {
    std::string id;
    std::string forum;
    std::string name;
    Every every = Every::month;
    Date first_day{};
    std::optional<Date> last_day;
    std::string starts_at;  // "13:00"
    int minutes = 60;
    std::string place;
    bool report_back = false;
    std::vector<StandingItem> standing;
    int version = 0;
    template <class S = MeetingSeries>
    static constexpr auto described() {
        return describe(
            "MeetingSeries", optional_field("id", &S::id, "Id; tomt för en ny"), field("forum", &S::forum, "Forum"),
            field("name", &S::name, "Namn"), field("every", &S::every, "Hur ofta"),
            field("first_day", &S::first_day, "Första mötets dag; veckodagen gäller sedan"),
            field("last_day", &S::last_day, "Sista dag; saknas: tills vidare"),
            field("starts_at", &S::starts_at, "Börjar, som 13:00"), field("minutes", &S::minutes, "Längd i minuter"),
            optional_field("place", &S::place, "Plats eller länk"),
            optional_field("report_back", &S::report_back, "Om pågående arbete står på varje dagordning"),
            field("standing", &S::standing, "Stående punkter"),
            optional_field("version", &S::version, "Radens version; 0 för en ny"));
    }
};

std::vector<Forum> read_forums(Sql& sql);  // by name
std::optional<Forum> read_forum(Sql& sql, const std::string& id);
// Writes the forum whole, with the version one up from `before`, and logs it.
void write_forum(Transaction& transaction, const std::optional<Forum>& before, Forum after);

std::vector<MeetingSeries> read_series_of(Sql& sql, const std::string& forum);  // by first day
std::optional<MeetingSeries> read_series(Sql& sql, const std::string& id);
void write_series(Transaction& transaction, const std::optional<MeetingSeries>& before, MeetingSeries after);

}  // namespace ledstang
