// A matter type that goes through stages: what config/flows/*.toml says. Inside the module.
//
// A type has stages, typed fields, and steps that lead from stage to stage. A step says who may take it and what must
// hold first: its gates are rules over the fields and what is counted about the matter (matter_facts.h). Where the
// type has a part for units, every affected unit goes through stages of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "described/description.h"
#include "flows/actor.h"
#include "rules/rules.h"

namespace ledstang {

struct FlowStage {
    std::string id;
    std::string name;
    std::string phase;   // what kinds of stages are summed up by, such as the four cornerstones of knowledge governance
    std::string help;    // what is done here, in a sentence
    int days = 0;        // that the stage may take; 0: no clock
    bool ended = false;  // nothing more is to be done
    template <class S = FlowStage>
    static constexpr auto described() {
        return describe("FlowStage", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("phase", &S::phase, "Skede som läget hör till"),
                        optional_field("help", &S::help, "Vad som görs här"),
                        optional_field("days", &S::days, "Dagar som läget får ta; 0: ingen klocka"),
                        optional_field("ended", &S::ended, "Om ärendet är avslutat"));
    }
};

struct FlowColumn {
    std::string id;
    std::string name;
    std::string kind;  // text, number, unit, year
    // Of a number: "+" or "-" where the table has a net, plus less minus.
    std::string sign;
    // Of a number in a table of the units: a weight from 1 to this, after which all units' rows are put in order; 0:
    // none.
    int rank = 0;
    template <class C = FlowColumn>
    static constexpr auto described() {
        return describe("FlowColumn", field("id", &C::id, "Id"), field("name", &C::name, "Namn"),
                        field("kind", &C::kind, "text, number, unit eller year"),
                        optional_field("sign", &C::sign, "+ eller - i nettot"),
                        optional_field("rank", &C::rank, "Högsta vikt, när enheternas rader ordnas efter talet"));
    }
};

struct FlowField {
    std::string id;
    std::string name;
    std::string help;
    std::string kind;  // field_kinds
    std::string unit;  // of a number: kronor, dagar
    std::vector<std::string> choices;
    std::vector<FlowColumn> columns;  // of a table
    std::string net;                  // what a table's plus less minus is called; empty: it has none
    std::string stage;                // where it is asked for; empty: from the start
    template <class F = FlowField>
    static constexpr auto described() {
        return describe("FlowField", field("id", &F::id, "Id, som i reglerna"), field("name", &F::name, "Namn"),
                        optional_field("help", &F::help, "Hjälp att fylla i"),
                        field("kind", &F::kind, "text, number, date, truth, choice, table, person, unit eller measure"),
                        optional_field("unit", &F::unit, "Talets enhet"), field("choices", &F::choices, "Val"),
                        field("columns", &F::columns, "Tabellens kolumner"),
                        optional_field("net", &F::net, "Vad tabellens netto heter"),
                        optional_field("stage", &F::stage, "Läge där det efterfrågas"));
    }
};

struct FlowGate {
    std::string rule;
    std::string message;  // Swedish: what to do when it does not hold
    template <class G = FlowGate>
    static constexpr auto described() {
        return describe("FlowGate", field("rule", &G::rule, "Regel som ska vara sann"),
                        field("message", &G::message, "Vad som ska göras när den inte är det"));
    }
};

struct FlowStep {
    std::string id;
    std::string name;
    std::string help;
    std::vector<std::string> from;   // stages
    std::string to;                  // stage; empty: stays where it is
    std::vector<std::string> by;     // actors, one of whom takes it
    std::vector<std::string> never;  // actors and earlier steps: whoever is, or took, one of these may not take it
    std::string right;               // prepares, advises, decides, pays, carries_out
    std::vector<std::string> asks;   // fields filled in together with it
    std::vector<std::string> needs;  // fields that must be filled in before
    bool words = false;              // the person must say why
    bool optional = false;           // nobody waits for it
    bool assigns = false;            // every affected unit gets its assignment
    bool asks_units = false;         // every affected unit is asked for a statement
    bool answers = false;            // is an answer to who asked: the clock for a first answer stops
    bool tells = false;              // authors and followers are told
    std::vector<FlowGate> gates;
    template <class S = FlowStep>
    static constexpr auto described() {
        return describe(
            "FlowStep", field("id", &S::id, "Id"), field("name", &S::name, "Namn, som en uppmaning"),
            optional_field("help", &S::help, "Vad steget innebär"), field("from", &S::from, "Lägen det tas från"),
            optional_field("to", &S::to, "Läge det leder till; tomt: samma"), field("by", &S::by, "Vem som får ta det"),
            field("never", &S::never, "Vem som inte får: aktörer, och tidigare steg vars person"),
            optional_field("right", &S::right, "prepares, advises, decides, pays eller carries_out"),
            field("asks", &S::asks, "Fält som fylls i med steget"),
            field("needs", &S::needs, "Fält som ska vara ifyllda"),
            optional_field("words", &S::words, "Kräver ett skäl"),
            optional_field("optional", &S::optional, "Om ingen väntas på"),
            optional_field("assigns", &S::assigns, "Ger varje berörd enhet ett uppdrag"),
            optional_field("asks_units", &S::asks_units, "Begär yttrande av varje berörd enhet"),
            optional_field("answers", &S::answers, "Är ett svar till den som frågade"),
            optional_field("tells", &S::tells, "Meddelas dem som har skrivit och dem som följer"),
            field("gates", &S::gates, "Vad som ska gälla"));
    }
};

// What a matter goes through, or each unit within it.
struct FlowPart {
    std::vector<FlowStage> stages;  // the first is where it begins
    std::vector<FlowField> fields;
    std::vector<FlowStep> steps;
    template <class P = FlowPart>
    static constexpr auto described() {
        return describe("FlowPart", field("stages", &P::stages, "Lägen, det första först"),
                        field("fields", &P::fields, "Fält"), field("steps", &P::steps, "Steg"));
    }
    const FlowStage* stage(const std::string& id) const;
    const FlowField* field_named(const std::string& id) const;
    const FlowStep* step(const std::string& id) const;
};

struct FlowType {
    std::string id;
    std::string name;
    std::string plural;
    std::string purpose;
    std::string invitation;              // with which every unit's pages offer to begin one; empty: they do not
    std::vector<std::string> starts;     // actors who may begin one
    bool in_use = true;                  // otherwise no new ones are begun; running ones go on
    std::string led_by;                  // group: a knowledge group leads it; unit: the unit does
    int answer_within = 0;               // days to a first answer; 0: none is promised
    std::vector<std::string> escalates;  // actors who are told when a clock has run out
    // Fields with choices, the best first, that matters are ranked by: the first field before the second.
    std::vector<std::string> priority;
    std::vector<std::string> statement_by;  // actors at an affected unit who give its statement
    FlowPart matter;
    FlowPart units;  // no stages: units have no part of their own
    template <class T = FlowType>
    static constexpr auto described() {
        return describe(
            "FlowType", field("id", &T::id, "Id"), field("name", &T::name, "Namn"),
            field("plural", &T::plural, "Namn i plural"), field("purpose", &T::purpose, "Vad det är till för"),
            optional_field("invitation", &T::invitation, "Ord som enheternas sidor bjuder in med"),
            field("starts", &T::starts, "Vem som får lägga upp ett"),
            optional_field("in_use", &T::in_use, "Om nya kan läggas upp"),
            optional_field("led_by", &T::led_by, "group eller unit"),
            optional_field("answer_within", &T::answer_within, "Dagar till ett första svar; 0: inget lovas"),
            field("escalates", &T::escalates, "Vem som får veta när tiden har gått ut"),
            field("priority", &T::priority, "Fält som ärenden rangordnas efter, det viktigaste först"),
            field("statement_by", &T::statement_by, "Vem vid en berörd enhet som yttrar sig"),
            field("matter", &T::matter, "Ärendets lägen, fält och steg"),
            optional_field("units", &T::units, "De berörda enheternas"));
    }
    bool has_units() const { return !units.stages.empty(); }
};

// The type with its texts read: what runs. Never changes after it is made.
struct CheckedFlow {
    FlowType type;
    std::string text;    // the TOML that it came from
    std::string digest;  // of the text: which version of the type it is
    struct Gate {
        Rule rule;
        std::string message;
    };
    // By step id.
    struct Part {
        std::map<std::string, std::vector<Gate>> gates;
        std::map<std::string, std::vector<Actor>> by;
        std::map<std::string, std::vector<Actor>> never;          // those that are actors
        std::map<std::string, std::vector<std::string>> not_who;  // those that are steps
        std::vector<ColumnType> columns;                          // of the rules
    };
    Part matter;
    Part units;
    std::vector<Actor> starts, escalates, statement_by;
};

}  // namespace ledstang
