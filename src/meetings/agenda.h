// What an agenda fills itself with: what was decided last, results, follow-ups and ongoing work. Inside the module.
#pragma once

#include "goals/goals.h"
#include "matters/matters.h"
#include "meetings/meeting.h"

namespace ledstang {

// The latest outcome of a measure at a unit, judged where the measure stands in the unit's plan.
struct AgendaResult {
    std::string measure, measure_name, unit, unit_name;
    std::optional<Period> period;  // nothing: no outcome yet
    std::string period_name;
    std::string printed;    // "94 %"; empty without an outcome
    std::string judgement;  // attainment: met, not_met …; empty where it cannot be judged
    std::string attainment_reason;
    std::string development_reason;
    std::optional<Period> before;  // the period of the result that the last meeting had, where it is another
    std::string before_printed;
    template <class A = AgendaResult>
    static constexpr auto described() {
        return describe("AgendaResult", field("measure", &A::measure, "Mått"),
                        field("measure_name", &A::measure_name, "Måttets namn"), field("unit", &A::unit, "Enhet"),
                        field("unit_name", &A::unit_name, "Enhetens namn"), field("period", &A::period, "Period"),
                        optional_field("period_name", &A::period_name, "Perioden i ord"),
                        optional_field("printed", &A::printed, "Värdet"),
                        optional_field("judgement", &A::judgement, "Måluppfyllelse"),
                        optional_field("attainment_reason", &A::attainment_reason, "Måluppfyllelsen i ord"),
                        optional_field("development_reason", &A::development_reason, "Utvecklingen i ord"),
                        field("before", &A::before, "Perioden för förra mötets resultat"),
                        optional_field("before_printed", &A::before_printed, "Förra mötets värde"));
    }
};

// A follow-up that is presented at the meeting (config/calendar.toml, forum).
struct AgendaFollowUp {
    Period period = *Period::parse("2000");
    std::string name;  // "Delårsrapport april"
    std::string period_name;
    Date deadline{};
    std::string unit;
    template <class A = AgendaFollowUp>
    static constexpr auto described() {
        return describe("AgendaFollowUp", field("period", &A::period, "Period"), field("name", &A::name, "Uppföljning"),
                        field("period_name", &A::period_name, "Perioden i ord"),
                        field("deadline", &A::deadline, "Sista dag att lämna"), field("unit", &A::unit, "Enhet"));
    }
};

// A decision and how it stands.
struct DecisionRow {
    std::int64_t number = 0;
    std::string meeting, meeting_title;
    std::optional<Date> meeting_day;
    std::optional<std::int64_t> item;
    std::string words;
    std::string responsible, responsible_name, unit, unit_name;
    std::optional<Date> due_by;
    std::string state;  // in Swedish: "Klar", "Pågår", "Inte klart" …
    bool ended = false;
    bool late = false;
    std::string action, action_unit;  // the action that it became
    int version = 1;
    template <class D = DecisionRow>
    static constexpr auto described() {
        return describe(
            "DecisionRow", field("number", &D::number, "Nummer"), field("meeting", &D::meeting, "Möte"),
            optional_field("meeting_title", &D::meeting_title, "Mötets rubrik"),
            field("meeting_day", &D::meeting_day, "Mötets dag"), field("item", &D::item, "Punkt på dagordningen"),
            field("words", &D::words, "Beslut"), optional_field("responsible", &D::responsible, "Ansvarig funktion"),
            optional_field("responsible_name", &D::responsible_name, "Ansvarig i ord"),
            optional_field("unit", &D::unit, "Enhet"), optional_field("unit_name", &D::unit_name, "Enhetens namn"),
            field("due_by", &D::due_by, "Senast"), optional_field("state", &D::state, "Läge"),
            optional_field("ended", &D::ended, "Om det är klart"),
            optional_field("late", &D::late, "Om dagen har passerat"),
            optional_field("action", &D::action, "Åtgärden som det blev"),
            optional_field("action_unit", &D::action_unit, "Åtgärdens enhet"),
            optional_field("version", &D::version, "Radens version"));
    }
};

// What a group works with: an action that it answers for, or a matter that it leads or takes part in.
struct OngoingWork {
    std::string kind;  // action, matter
    std::string id, unit, title;
    std::string kind_name;    // "Åtgärd", or the matter's type
    std::string status_name;  // status or stage
    std::optional<Date> due;
    bool late = false;
    template <class O = OngoingWork>
    static constexpr auto described() {
        return describe("OngoingWork", field("kind", &O::kind, "action eller matter"), field("id", &O::id, "Id"),
                        field("unit", &O::unit, "Enhet"), field("title", &O::title, "Rubrik"),
                        field("kind_name", &O::kind_name, "Slag"), field("status_name", &O::status_name, "Läge"),
                        field("due", &O::due, "Klart senast"), field("late", &O::late, "Om dagen har passerat"));
    }
};

struct AgendaContent {
    std::vector<DecisionRow> earlier;  // of the last meeting, and still open ones from before it
    std::vector<AgendaResult> results;
    std::vector<AgendaFollowUp> follow_ups;
    std::vector<OngoingWork> ongoing;
    template <class A = AgendaContent>
    static constexpr auto described() {
        return describe("AgendaContent", field("earlier", &A::earlier, "Förra mötets beslut, och äldre som är öppna"),
                        field("results", &A::results, "Resultat"),
                        field("follow_ups", &A::follow_ups, "Uppföljningar som presenteras"),
                        field("ongoing", &A::ongoing, "Pågående arbete"));
    }
};

// As it is today, or as it was kept at the closing.
AgendaContent content_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                         const Meeting& meeting, const std::optional<Forum>& forum, const Date& today);

// The meeting's own decisions.
std::vector<DecisionRow> decision_rows(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                       const Meeting& meeting, const Date& today);

// Where a follow-up of the calendar is presented.
struct Presentation {
    Period period = *Period::parse("2000");
    std::string follow_up;  // "DÅ04"
    std::string name;
    std::string period_name;
    Date deadline{};
    std::string forum_wanted;  // as calendar.toml has it; empty: nowhere
    std::string forum;         // of the register; empty: there is none such
    std::string forum_name;
    std::string meeting;  // on whose agenda it is; empty: none is planned
    std::optional<Date> meeting_day;
    std::string missing;  // no_forum, unknown_forum, no_meeting; empty: all is there
    template <class P = Presentation>
    static constexpr auto described() {
        return describe(
            "Presentation", field("period", &P::period, "Period"), field("follow_up", &P::follow_up, "Uppföljning"),
            field("name", &P::name, "Namn"), field("period_name", &P::period_name, "Perioden i ord"),
            field("deadline", &P::deadline, "Sista dag att lämna"),
            field("forum_wanted", &P::forum_wanted, "Forum enligt kalendern"),
            field("forum", &P::forum, "Forum i registret"), field("forum_name", &P::forum_name, "Forumets namn"),
            field("meeting", &P::meeting, "Möte"), field("meeting_day", &P::meeting_day, "Mötets dag"),
            field("missing", &P::missing, "Vad som saknas"));
    }
};
// Of every follow-up whose period ends in the year.
std::vector<Presentation> presentations_in(Sql& sql, const Configuration& configuration, int year, const Date& today);
// Those that are presented at the meeting.
std::vector<Presentation> presentations_at(Sql& sql, const Configuration& configuration, const Meeting& meeting,
                                           const Date& today);

}  // namespace ledstang
