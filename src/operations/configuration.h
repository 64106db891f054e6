// What differs between regions, read from the TOML files of the data folder's config/: names of levels, decision
// rights, calendar, roles, words. Every file is a described struct, so a fault is reported with its place in the file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "described/description.h"
#include "operations/label_settings.h"
#include "operations/log_in_settings.h"

namespace ledstang {

// organisation.toml
struct Level {
    std::string id;      // "division"
    std::string name;    // "Division"
    std::string plural;  // "Divisioner"
    std::string label;   // printed beside a measure that belongs to this level: "Regionmått"
    template <class S = Level>
    static constexpr auto described() {
        return describe("Level", field("id", &S::id, "Nivåns id"), field("name", &S::name, "Namn"),
                        field("plural", &S::plural, "Namn i plural"),
                        optional_field("label", &S::label, "Märkning av mått som hör till nivån"));
    }
};

// A kind of function (responsibility): "vo_chefer" is every head of operation below the unit.
struct FunctionKind {
    std::string id;
    std::string name;       // "verksamhetschef"
    std::string level;      // level of the units that have such a function; empty: the reporting unit itself
    bool fans_out = false;  // an action for this kind is carried out, with its own status, by every unit of that level
    template <class S = FunctionKind>
    static constexpr auto described() {
        return describe("FunctionKind", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("level", &S::level, "Nivå vars enheter har funktionen"),
                        optional_field("fans_out", &S::fans_out, "Om varje enhet på nivån har egen status"));
    }
};

struct OrganisationSettings {
    Date start{};               // units whose beginning is not known are valid from this day
    std::vector<Level> levels;  // from the top down
    std::vector<FunctionKind> functions;
    template <class S = OrganisationSettings>
    static constexpr auto described() {
        return describe("OrganisationSettings", field("start", &S::start, "Första dag för enheter utan känd början"),
                        field("levels", &S::levels, "Nivåer uppifrån och ned"),
                        field("functions", &S::functions, "Slag av funktioner"));
    }
};

// calendar.toml
// When a period is reported, counted from its last day. A person may decide other dates for a period.
struct ReportingDates {
    int opens_after = 1;  // days after the period's last day
    int deadline_after = 21;
    int closes_after = 45;                // the last day on which late reports are received
    std::vector<int> reminders = {7, 2};  // days before the deadline
    std::string forum;                    // where the result is presented; empty: nowhere, which is shown
    template <class R = ReportingDates>
    static constexpr auto described() {
        return describe("ReportingDates",
                        optional_field("opens_after", &R::opens_after, "Öppnar så många dagar efter periodens slut"),
                        optional_field("deadline_after", &R::deadline_after, "Senast så många dagar efter"),
                        optional_field("closes_after", &R::closes_after, "Stänger så många dagar efter"),
                        field("reminders", &R::reminders, "Påminner så många dagar före sista dag"),
                        optional_field("forum", &R::forum, "Forum där resultatet presenteras"));
    }
};
struct FollowUp {
    std::string id;          // "DÅ04"
    std::string name;        // "Delårsrapport april"
    std::string period;      // "T1": the part of a period after the year, empty for the whole year
    int through_month = 12;  // 1 to 12
    ReportingDates dates;
    template <class S = FollowUp>
    static constexpr auto described() {
        return describe("FollowUp", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("period", &S::period, "Period inom året"),
                        field("through_month", &S::through_month, "Sista månad"),
                        optional_field("dates", &S::dates, "När den rapporteras"));
    }
};
// What is followed up again and again through the year: every month, quarter, week or term.
struct Rhythm {
    std::string id;                 // "MÅNAD": as in a measure's follow_up
    std::string name;               // "Månadsuppföljning"
    std::string every;              // month | quarter | week | term
    std::vector<std::string> ends;  // "06-10" for each in turn, where it does not end with the calendar's months
    ReportingDates dates;
    template <class S = Rhythm>
    static constexpr auto described() {
        return describe("Rhythm", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("every", &S::every, "month, quarter, week eller term"),
                        field("ends", &S::ends, "Sista dag (MM-DD) för var och en, när den inte är månadens"),
                        optional_field("dates", &S::dates, "När den rapporteras"));
    }
};
struct CalendarSettings {
    std::vector<FollowUp> follow_ups;
    std::vector<Rhythm> rhythms;
    template <class S = CalendarSettings>
    static constexpr auto described() {
        return describe("CalendarSettings", field("follow_ups", &S::follow_ups, "Uppföljningstillfällen"),
                        field("rhythms", &S::rhythms, "Det som följs upp om och om igen under året"));
    }
};

// roles.toml
struct Role {
    std::string id;
    std::string name;
    std::vector<std::string> permissions;
    template <class S = Role>
    static constexpr auto described() {
        return describe("Role", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("permissions", &S::permissions, "Rättigheter"));
    }
};
struct DemoPerson {
    std::string id;
    std::string name;
    std::string title;
    std::string role;
    std::vector<std::string> parts;
    template <class S = DemoPerson>
    static constexpr auto described() {
        return describe("DemoPerson", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("title", &S::title, "Titel"), field("role", &S::role, "Roll"),
                        field("parts", &S::parts, "Delar av organisationen"));
    }
};
struct RoleSettings {
    std::vector<Role> roles;
    std::vector<DemoPerson> demo_persons;
    template <class S = RoleSettings>
    static constexpr auto described() {
        return describe("RoleSettings", field("roles", &S::roles, "Roller"),
                        field("demo_persons", &S::demo_persons, "Personer i demoinloggningen"));
    }
};

// plan.toml
struct PlanSettings {
    // Which level's plan an element belongs to; an empty level means any level may add its own.
    std::map<std::string, std::string> set_at;  // perspective, strategic_goal, success_factor, measure → level
    std::vector<std::string> periods;  // periods that are followed up, newest last, where nothing is stored yet
    Decimal significance = *Decimal::parse("0.05");
    int mask_below = 5;  // counts from 1 up to this are withheld from readers outside the region
    // Fields of a measure that must be filled in before it is put into a plan by hand: purpose, definition, and for
    // shares numerator_definition and denominator_definition.
    std::vector<std::string> measure_needs;
    template <class S = PlanSettings>
    static constexpr auto described() {
        return describe("PlanSettings", field("set_at", &S::set_at, "Nivå som fastställer"),
                        field("periods", &S::periods, "Perioder"),
                        optional_field("significance", &S::significance, "Signifikansnivå"),
                        optional_field("mask_below", &S::mask_below, "Gräns för små tal"),
                        field("measure_needs", &S::measure_needs, "Fält som krävs av ett mått i planen"));
    }
};

// import.toml
struct ImportSettings {
    std::map<std::string, std::vector<std::string>> quality_phrases;  // quality flag → phrases in a note that set it
    std::vector<std::string> missing_words;                           // printed forms that mean no data: "Data saknas"
    template <class S = ImportSettings>
    static constexpr auto described() {
        return describe(
            "ImportSettings",
            field("quality_phrases", &S::quality_phrases, "Ord i anmärkningar som sätter en kvalitetsflagga"),
            field("missing_words", &S::missing_words, "Ord som betyder att data saknas"));
    }
};

// entry.toml: what is taken for plausible when an outcome is entered. The file may be absent; these values then hold.
struct EntrySettings {
    Decimal times_previous = Decimal::from_whole(10);  // 0: not compared with the previous period
    bool percent_within_100 = true;
    bool numerator_within_denominator = true;
    bool sign_change = true;          // of an amount of money
    bool decimals_of_measure = true;  // no more decimals than the measure is shown with
    std::vector<std::string> flags_with_note = {"not_quality_assured", "under_reported"};
    template <class E = EntrySettings>
    static constexpr auto described() {
        return describe(
            "EntrySettings",
            optional_field("times_previous", &E::times_previous, "Gånger föregående period som ska bekräftas"),
            optional_field("percent_within_100", &E::percent_within_100, "Procent utanför 0 till 100 bekräftas"),
            optional_field("numerator_within_denominator", &E::numerator_within_denominator,
                           "Täljare större än nämnare bekräftas"),
            optional_field("sign_change", &E::sign_change, "Belopp som byter tecken bekräftas"),
            optional_field("decimals_of_measure", &E::decimals_of_measure, "Fler decimaler än måttets bekräftas"),
            optional_field("flags_with_note", &E::flags_with_note, "Flaggor som kräver en anmärkning"));
    }
};

// matters/*.toml
struct StatusName {
    std::string id;
    std::string name;
    bool ended = false;   // nothing more is to be done
    bool started = true;  // work has begun
    template <class S = StatusName>
    static constexpr auto described() {
        return describe("StatusName", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("ended", &S::ended, "Om ärendet är avslutat"),
                        optional_field("started", &S::started, "Om arbetet har börjat"));
    }
};
struct MatterField {
    std::string id;
    std::string name;
    std::string kind;  // text | date | choice
    bool required = false;
    std::vector<std::string> choices;
    template <class S = MatterField>
    static constexpr auto described() {
        return describe("MatterField", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("kind", &S::kind, "Slag"), optional_field("required", &S::required, "Om fältet krävs"),
                        field("choices", &S::choices, "Val"));
    }
};
// What must be filled in before a matter enters a status. A need is the id of one of the type's fields, or
// `matter_comment` for the words said with the status.
inline constexpr const char* matter_comment = "comment";
struct MatterGate {
    std::vector<std::string> statuses;
    std::map<std::string, std::string> when;  // field → the choice that it must have for the gate to stand there
    std::vector<std::string> needs;
    std::vector<std::string> needs_one_of;
    std::string message;  // Swedish: what to do
    template <class G = MatterGate>
    static constexpr auto described() {
        return describe("MatterGate", field("statuses", &G::statuses, "Statusar som grinden står framför"),
                        field("when", &G::when, "Fält och val som grinden gäller för"),
                        field("needs", &G::needs, "Fält som ska vara ifyllda"),
                        field("needs_one_of", &G::needs_one_of, "Fält av vilka ett ska vara ifyllt"),
                        field("message", &G::message, "Vad som ska göras"));
    }
};
struct MatterType {
    std::string id;    // "action"
    std::string name;  // "Åtgärd"
    std::string plural;
    std::vector<StatusName> statuses;
    std::vector<MatterField> fields;
    std::map<std::string, std::string> schedule_kinds;  // id → Swedish name
    std::vector<MatterGate> gates;
    template <class S = MatterType>
    static constexpr auto described() {
        return describe("MatterType", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("plural", &S::plural, "Plural"), field("statuses", &S::statuses, "Statusar"),
                        field("fields", &S::fields, "Fält"),
                        field("schedule_kinds", &S::schedule_kinds, "Slag av tidplan"),
                        field("gates", &S::gates, "Vad som krävs för en status"));
    }
};

// rounds.toml
// How the report of a unit of a level goes on its way. Functions are ids of organisation.toml; empty: nobody named.
struct RoundLevel {
    std::string level;
    std::string submit;      // function at the unit itself that hands the report in
    std::string approve_at;  // level of the unit above that approves it; "above": the nearest; empty: nobody approves
    std::string approve;     // function there
    std::string sign_at;     // level of the unit that signs it; its own level: the unit itself; empty: it is not signed
    std::string sign;        // function there
    template <class R = RoundLevel>
    static constexpr auto described() {
        return describe("RoundLevel", field("level", &R::level, "Enhetens nivå"),
                        optional_field("submit", &R::submit, "Funktion som lämnar rapporten"),
                        optional_field("approve_at", &R::approve_at, "Nivå som godkänner; above: närmast överordnad"),
                        optional_field("approve", &R::approve, "Funktion som godkänner"),
                        optional_field("sign_at", &R::sign_at, "Nivå som undertecknar"),
                        optional_field("sign", &R::sign, "Funktion som undertecknar"));
    }
};
struct RoundSettings {
    std::vector<RoundLevel> levels;  // units of other levels hand in no report
    // Steps that only the function's holder (or deputy) may take, where somebody holds it: submit, approve, sign.
    std::vector<std::string> held;
    template <class S = RoundSettings>
    static constexpr auto described() {
        return describe("RoundSettings", field("levels", &S::levels, "Nivåer som rapporterar"),
                        field("held", &S::held, "Steg som bara funktionens innehavare får ta"));
    }
};

// report.toml
struct Reference {
    std::string phrase;  // words in a comment that point elsewhere
    std::string target;  // "perspective:ekonomi", or an address
    template <class S = Reference>
    static constexpr auto described() {
        return describe("Reference", field("phrase", &S::phrase, "Ord som hänvisar"),
                        field("target", &S::target, "Vart"));
    }
};
struct ReportSettings {
    std::string responsible;  // printed in the document head until the report says otherwise
    std::string author;
    std::string unpublished;  // the placeholder for a publication date that does not exist yet
    std::vector<Reference> references;
    template <class S = ReportSettings>
    static constexpr auto described() {
        return describe("ReportSettings", optional_field("responsible", &S::responsible, "Ansvarig"),
                        optional_field("author", &S::author, "Upprättad av"),
                        field("unpublished", &S::unpublished, "Text där publiceringsdatum saknas"),
                        field("references", &S::references, "Hänvisningar"));
    }
};

struct Configuration {
    OrganisationSettings organisation;
    CalendarSettings calendar;
    RoleSettings roles;
    PlanSettings plan;
    ImportSettings imports;
    EntrySettings entry;
    std::map<std::string, MatterType> matters;  // by type id
    ReportSettings report;
    RoundSettings rounds;
    LabelSettings labels;
    LogInSettings log_in;
    std::string folder;  // where it was read from: report templates lie beside

    const Level* level(const std::string& id) const;
    const FunctionKind* function_kind(const std::string& id) const;
    const Role* role(const std::string& id) const;
};

// Reads and checks every file; the refusal lists faults with file, line and column or path.
Result<Configuration> load_configuration(const std::string& folder);

}  // namespace ledstang
