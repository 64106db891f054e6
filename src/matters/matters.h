// The public face of matters: everything that moves through people's hands in stages. The first type is the action
// (åtgärd) of a plan: responsible functions, timetable, status per period and unit, numeric sub-targets, comments.
#pragma once

#include "matters/data_gap.h"
#include "matters/linked_actions.h"
#include "operations/import_report.h"
#include "operations/task.h"
#include "organisation/organisation.h"

namespace ledstang {

enum class Timeliness { on_time, start_overdue, overdue, ended, no_date };
constexpr auto names_of(Timeliness) {
    return std::array{Named{Timeliness::on_time, "on_time"}, Named{Timeliness::start_overdue, "start_overdue"},
                      Named{Timeliness::overdue, "overdue"}, Named{Timeliness::ended, "ended"},
                      Named{Timeliness::no_date, "no_date"}};
}

struct Responsible {
    std::string kind;    // function kind: vo_chefer; or a group's id
    std::string name;    // in Swedish, with the unit where one is named
    std::string unit;    // empty: of the action's own unit and those below
    std::string person;  // who holds it today, where exactly one does
    template <class S = Responsible>
    static constexpr auto described() {
        return describe("Responsible", field("kind", &S::kind, "Slag av funktion"),
                        optional_field("name", &S::name, "Namn"), optional_field("unit", &S::unit, "Enhet"),
                        optional_field("person", &S::person, "Innehavare i dag"));
    }
};

// A numeric or milestone requirement stated inside an action.
struct SubTarget {
    std::string id;  // a08t1
    std::string what;
    std::string rule;  // >= <= = < > milestone precondition
    std::optional<Decimal> value;
    std::string unit;
    std::optional<Date> by;
    std::optional<std::string> measure;
    std::string quote;
    std::string note;
    std::string conflict;  // Swedish: how it differs from the measure's own target, where it does
    template <class S = SubTarget>
    static constexpr auto described() {
        return describe("SubTarget", field("id", &S::id, "Id"), field("what", &S::what, "Vad"),
                        field("operator", &S::rule, "Jämförelse"), field("value", &S::value, "Värde"),
                        field("unit", &S::unit, "Enhet"), field("by", &S::by, "Senast"),
                        field("measure", &S::measure, "Kopplat mått"), field("quote", &S::quote, "Källans ord"),
                        field("note", &S::note, "Anmärkning"),
                        field("conflict", &S::conflict, "Skillnad mot måttets mål"));
    }
};

struct StatusEntry {
    std::string unit;  // whose status: the action's own unit, or one it fans out to
    std::string unit_name;
    std::optional<Period> period;
    std::string status;  // id of config/matters/action.toml
    std::string status_name;
    std::string comment;
    std::string by;
    std::string at;
    template <class S = StatusEntry>
    static constexpr auto described() {
        return describe("StatusEntry", field("unit", &S::unit, "Enhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"), field("period", &S::period, "Period"),
                        field("status", &S::status, "Status"), field("status_name", &S::status_name, "Status i ord"),
                        field("comment", &S::comment, "Kommentar"), field("by", &S::by, "Av"),
                        field("at", &S::at, "När"));
    }
};

struct UnitStatus {
    std::string unit;
    std::string unit_name;
    std::string status;  // empty: not reported
    std::string status_name;
    Timeliness timeliness = Timeliness::no_date;
    std::string timeliness_reason;
    std::string comment;  // said with the status
    template <class S = UnitStatus>
    static constexpr auto described() {
        return describe("UnitStatus", field("unit", &S::unit, "Enhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"),
                        field("status", &S::status, "Status; tomt när ingen är rapporterad"),
                        field("status_name", &S::status_name, "Status i ord"),
                        field("timeliness", &S::timeliness, "I tid eller försenad"),
                        field("timeliness_reason", &S::timeliness_reason, "Skäl"),
                        field("comment", &S::comment, "Kommentar till statusen"));
    }
};

struct ActionComment {
    std::string id;
    std::optional<Period> period;
    std::string sub_target;  // id of the sub-target it concerns; empty: the whole action
    std::string text;
    std::string by;
    std::string at;
    template <class C = ActionComment>
    static constexpr auto described() {
        return describe("ActionComment", field("id", &C::id, "Id"), field("period", &C::period, "Period"),
                        field("sub_target", &C::sub_target, "Delmål som kommentaren gäller"),
                        field("text", &C::text, "Text"), field("by", &C::by, "Av"), field("at", &C::at, "När"));
    }
};

// What lists, reports and timelines show of an action.
struct ActionRow {
    std::string id;  // div_lanssjukvard_2-2022-18
    int number = 0;
    int year = 0;  // of the plan
    std::string unit;
    std::string unit_name;
    std::string perspective;
    std::string perspective_name;
    std::string success_factor;
    std::string success_factor_name;
    std::string goal;  // the column Mål as printed
    std::string title;
    std::string description;
    std::string responsible;  // original wording
    std::vector<Responsible> responsibles;
    std::string timetable;  // original wording
    std::string schedule_kind;
    std::string schedule_kind_name;
    std::optional<Date> start_by;
    std::optional<Date> due_by;
    std::string schedule_note;
    std::string expected_effect;
    std::string status;       // the action's own latest status on the asked day; empty: not reported
    std::string status_name;  // "Ej rapporterad" when empty
    std::string comment;      // newest comment on the whole action, or with its own status; paragraphs separated by \n
    std::vector<std::string> measures;
    Timeliness timeliness = Timeliness::no_date;
    std::string timeliness_reason;  // Swedish: "Skulle vara klar 2022-12-31; 15 dagar sen."
    int days_late = 0;
    std::vector<UnitStatus> units;  // fan-out, with roll-up below
    std::string roll_up;            // "Klar: 2 av 5. Pågår: 1. Ej rapporterad: 2. Sena: 1."; empty without fan-out
    int version = 1;
    template <class A = ActionRow>
    static constexpr auto described() {
        return describe(
            "ActionRow", field("id", &A::id, "Id"), field("number", &A::number, "Nr"),
            field("year", &A::year, "Planens år"), field("unit", &A::unit, "Enhet"),
            field("unit_name", &A::unit_name, "Enhetens namn"), field("perspective", &A::perspective, "Perspektiv"),
            field("perspective_name", &A::perspective_name, "Perspektivets namn"),
            field("success_factor", &A::success_factor, "Framgångsfaktor"),
            field("success_factor_name", &A::success_factor_name, "Framgångsfaktorns namn"),
            field("goal", &A::goal, "Mål som det trycks"), field("title", &A::title, "Åtgärd"),
            field("description", &A::description, "Beskrivning av genomförande"),
            field("responsible", &A::responsible, "Ansvarig i källans ord"),
            field("responsibles", &A::responsibles, "Ansvariga funktioner"),
            field("timetable", &A::timetable, "Tidplan i källans ord"),
            field("schedule_kind", &A::schedule_kind, "Slag av tidplan"),
            field("schedule_kind_name", &A::schedule_kind_name, "Slag av tidplan i ord"),
            field("start_by", &A::start_by, "Start senast"), field("due_by", &A::due_by, "Klar senast"),
            field("schedule_note", &A::schedule_note, "Anmärkning om tidplanen"),
            field("expected_effect", &A::expected_effect, "Förväntad effekt"),
            field("status", &A::status, "Status; tom när ingen är rapporterad"),
            field("status_name", &A::status_name, "Status i ord"), field("comment", &A::comment, "Kommentar"),
            field("measures", &A::measures, "Kopplade mått"),
            field("timeliness", &A::timeliness, "I tid eller försenad"),
            field("timeliness_reason", &A::timeliness_reason, "Skäl"), field("days_late", &A::days_late, "Dagar sen"),
            field("units", &A::units, "Status per enhet"), field("roll_up", &A::roll_up, "Sammanfattning över enheter"),
            field("version", &A::version, "Radens version"));
    }
};

struct StatusCount {
    std::string status;  // empty: not reported
    std::string status_name;
    int actions = 0;
    template <class S = StatusCount>
    static constexpr auto described() {
        return describe("StatusCount", field("status", &S::status, "Status; tom när ingen är rapporterad"),
                        field("status_name", &S::status_name, "Status i ord"),
                        field("actions", &S::actions, "Antal åtgärder"));
    }
};

struct ActionList {
    std::string unit;
    std::string unit_name;
    Date on;
    int overdue = 0;  // due day passed
    int start_overdue = 0;
    int without_status = 0;
    std::vector<StatusCount> counts;  // every status of the configuration, then those not reported
    std::vector<ActionRow> actions;   // in number order
    template <class L = ActionList>
    static constexpr auto described() {
        return describe("ActionList", field("unit", &L::unit, "Enhet"),
                        field("unit_name", &L::unit_name, "Enhetens namn"), field("on", &L::on, "Dag"),
                        field("overdue", &L::overdue, "Antal försenade"),
                        field("start_overdue", &L::start_overdue, "Antal som skulle ha påbörjats"),
                        field("without_status", &L::without_status, "Antal utan status"),
                        field("counts", &L::counts, "Antal per status"), field("actions", &L::actions, "Åtgärder"));
    }
};

// The way from an action up to the strategic goals that it serves.
struct PathElement {
    std::string id;
    std::string name;
    template <class S = PathElement>
    static constexpr auto described() {
        return describe("PathElement", field("id", &S::id, "Id"), field("name", &S::name, "Namn"));
    }
};
struct GoalPath {
    std::optional<PathElement> perspective;
    std::vector<PathElement> strategic_goals;
    std::optional<PathElement> success_factor;
    std::vector<PathElement> measures;
    template <class P = GoalPath>
    static constexpr auto described() {
        return describe("GoalPath", field("perspective", &P::perspective, "Perspektiv"),
                        field("strategic_goals", &P::strategic_goals, "Strategiska mål"),
                        field("success_factor", &P::success_factor, "Framgångsfaktor"),
                        field("measures", &P::measures, "Mått"));
    }
};

struct ActionDetail {
    ActionRow action;
    GoalPath path;
    std::map<std::string, std::string> fields;  // of config/matters/action.toml, by their id
    std::vector<SubTarget> sub_targets;
    std::vector<ActionComment> comments;  // oldest first
    std::vector<StatusEntry> history;     // newest first
    template <class D = ActionDetail>
    static constexpr auto described() {
        return describe("ActionDetail", field("action", &D::action, "Åtgärden"),
                        field("path", &D::path, "Vägen upp till de strategiska målen"),
                        field("fields", &D::fields, "Övriga fält"), field("sub_targets", &D::sub_targets, "Delmål"),
                        field("comments", &D::comments, "Kommentarer"),
                        field("history", &D::history, "Statushistorik"));
    }
};

// Actions of the unit's own plan, and those of other units that it carries out, as they stood on a day. Of the plans
// that have begun by then the newest has all its actions here, older ones those that have a date and are not ended.
ActionList read_actions(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                        const std::string& unit, const Date& on);

// Actions that are late for the unit, and how many lack a status.
std::vector<Task> action_tasks(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                               const std::string& unit, const Date& on);

void offer_matters(Operations& operations);

}  // namespace ledstang
