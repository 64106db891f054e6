// The public face of rounds: a unit's report for a period on its way from the unit that hands it in to the one that
// signs it, and what waits for whom.
#pragma once

#include "calendar/calendar.h"
#include "measures/measures.h"
#include "rounds/digest.h"

namespace ledstang {

struct WaitsFor {
    std::string unit;
    std::string unit_name;
    std::string function;              // in words: "VO-chef"; empty where the configuration names none
    std::vector<std::string> persons;  // names of those who hold it today, and of their deputies
    template <class W = WaitsFor>
    static constexpr auto described() {
        return describe("WaitsFor", field("unit", &W::unit, "Enhet"),
                        field("unit_name", &W::unit_name, "Enhetens namn"), field("function", &W::function, "Funktion"),
                        field("persons", &W::persons, "Personer i dag"));
    }
};

// A row of the report: a measure and a sex.
struct RoundRow {
    std::string measure;
    std::string name;
    Sex sex = Sex::T;
    template <class S = RoundRow>
    static constexpr auto described() {
        return describe("RoundRow", field("measure", &S::measure, "Mått"), field("name", &S::name, "Måttets namn"),
                        field("sex", &S::sex, "Kön"));
    }
};

struct RoundQuestion {
    std::string id;
    std::string measure;  // empty: about the report as a whole
    std::string measure_name;
    std::string sex;  // K, M, T; empty: about the measure
    std::string text;
    std::string by;
    std::string at;
    std::string answer;
    std::string answered_by;
    std::string answered_at;
    bool open = true;
    template <class Q = RoundQuestion>
    static constexpr auto described() {
        return describe("RoundQuestion", field("id", &Q::id, "Id"), field("measure", &Q::measure, "Mått"),
                        field("measure_name", &Q::measure_name, "Måttets namn"), field("sex", &Q::sex, "Kön"),
                        field("text", &Q::text, "Fråga"), field("by", &Q::by, "Ställd av"), field("at", &Q::at, "När"),
                        field("answer", &Q::answer, "Svar"), field("answered_by", &Q::answered_by, "Besvarad av"),
                        field("answered_at", &Q::answered_at, "Besvarad när"),
                        field("open", &Q::open, "Om den väntar på svar"));
    }
};

struct AcceptedRow {
    std::string measure;
    Sex sex = Sex::T;
    std::string by;
    std::string at;
    template <class A = AcceptedRow>
    static constexpr auto described() {
        return describe("AcceptedRow", field("measure", &A::measure, "Mått"), field("sex", &A::sex, "Kön"),
                        field("by", &A::by, "Godtaget av"), field("at", &A::at, "När"));
    }
};

struct RoundStep {
    std::string at;
    std::string person;
    std::string person_name;
    std::string step;  // submit, return, approve, sign, answer, accept, withdraw
    std::string text;
    template <class S = RoundStep>
    static constexpr auto described() {
        return describe("RoundStep", field("at", &S::at, "När"), field("person", &S::person, "Person"),
                        field("person_name", &S::person_name, "Personens namn"), field("step", &S::step, "Steg"),
                        field("text", &S::text, "Text"));
    }
};

struct RoundChild {
    std::string unit;
    std::string unit_name;
    RoundState state = RoundState::not_started;
    int entered = 0;
    int due = 0;
    template <class C = RoundChild>
    static constexpr auto described() {
        return describe("RoundChild", field("unit", &C::unit, "Enhet"), field("unit_name", &C::unit_name, "Namn"),
                        field("state", &C::state, "Läge"), field("entered", &C::entered, "Ifyllda rader"),
                        field("due", &C::due, "Rader att fylla i"));
    }
};

struct Round {
    std::string unit;
    std::string unit_name;
    Period period = empty_value<Period>();
    std::string period_name;
    PeriodState period_state = PeriodState::open;
    RoundState state = RoundState::not_started;
    int version = 0;
    std::optional<Date> deadline;
    bool late = false;
    int due = 0;
    int entered = 0;
    std::vector<RoundRow> missing;
    std::optional<WaitsFor> waits_for;  // nothing when it waits for nobody
    std::string since;                  // since when it has been in its state; empty: not begun
    std::vector<RoundQuestion> questions;
    std::vector<AcceptedRow> accepted;
    std::vector<std::string> steps;    // what the caller may do now: submit, return, approve, sign, accept, answer
    std::vector<RoundStep> history;    // oldest first
    std::vector<RoundChild> children;  // units directly below that report
    template <class R = Round>
    static constexpr auto described() {
        return describe(
            "Round", field("unit", &R::unit, "Enhet"), field("unit_name", &R::unit_name, "Enhetens namn"),
            field("period", &R::period, "Period"), field("period_name", &R::period_name, "Periodens namn"),
            field("period_state", &R::period_state, "Om perioden är öppen för enheten"),
            field("state", &R::state, "Läge"), field("version", &R::version, "Version"),
            field("deadline", &R::deadline, "Senast"), field("late", &R::late, "Om sista dag har passerat"),
            field("due", &R::due, "Rader att fylla i"), field("entered", &R::entered, "Ifyllda rader"),
            field("missing", &R::missing, "Rader som saknar värde eller skäl"),
            field("waits_for", &R::waits_for, "Vem rapporten väntar på"), field("since", &R::since, "Sedan"),
            field("questions", &R::questions, "Frågor"), field("accepted", &R::accepted, "Godtagna rader"),
            field("steps", &R::steps, "Steg som du kan ta nu"), field("history", &R::history, "Steg som har tagits"),
            field("children", &R::children, "Underliggande enheter"));
    }
};

// The report's round as the caller sees it. Refused: unit.unknown, round.no_report (units of the level hand in none).
Result<Round> read_round(const Context& context, const std::string& unit, const Period& period);

void offer_rounds(Operations& operations);

}  // namespace ledstang
