// The region's processes as they are stored. Inside the module.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

class Sql;

// A place in the process that times are counted between: the first of these activities in a patient's way.
struct ProcessMilestone {
    std::string id;  // of the step in the drawing, or the leader's own
    std::string name;
    std::vector<std::string> activities;  // as they are called in the log
    template <class S = ProcessMilestone>
    static constexpr auto described() {
        return describe("ProcessMilestone", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("activities", &S::activities, "Händelser som är milstolpen, som de heter i loggen"));
    }
};

// What the limit is for stretches that end in one of these outcomes: a treatment of its own, for instance.
struct OutcomeLimit {
    std::string name;
    std::vector<std::string> outcomes;  // as the log has them
    Decimal limit;
    template <class S = OutcomeLimit>
    static constexpr auto described() {
        return describe("ProcessOutcomeLimit", field("name", &S::name, "Namn"),
                        field("outcomes", &S::outcomes, "Utfall av den händelse som tiden slutar med"),
                        field("limit", &S::limit, "Så länge får det ta, gränsen inräknad"));
    }
};

struct ProcessTarget {
    std::string id;
    std::string name;
    std::string from_milestone;
    std::string to_milestone;
    std::string rule = "first_to_first";  // or first_to_next_after
    Decimal limit;                        // of outcomes that have none of their own
    std::string limit_unit = "days";      // minutes hours days calendar_days
    std::optional<Decimal> share;         // the aim, percent
    Date valid_from{};
    std::optional<Date> valid_to;  // first day on which it does not hold
    std::vector<OutcomeLimit> outcome_limits;
    template <class S = ProcessTarget>
    static constexpr auto described() {
        return describe(
            "ProcessTarget", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
            field("from_milestone", &S::from_milestone, "Milstolpe som tiden börjar vid"),
            field("to_milestone", &S::to_milestone, "Milstolpe som tiden slutar vid"),
            optional_field("rule", &S::rule, "first_to_first eller first_to_next_after"),
            field("limit", &S::limit, "Så länge får det ta, gränsen inräknad"),
            optional_field("limit_unit", &S::limit_unit, "minutes, hours, days (dygn) eller calendar_days (dagar)"),
            field("share", &S::share, "Andel som ska klara gränsen, procent"),
            field("valid_from", &S::valid_from, "Gäller från"),
            field("valid_to", &S::valid_to, "Gäller till (första dag då det inte gäller)"),
            optional_field("outcome_limits", &S::outcome_limits, "Egna gränser för vissa utfall"));
    }
    // The one that names the outcome; null: none does.
    const OutcomeLimit* limit_of(std::string_view outcome) const;
    bool holds(const Date& on) const { return valid_from <= on && (!valid_to || on < *valid_to); }
};

struct ProcessModelRow {
    int version = 0;
    Date valid_from{};
    std::vector<ProcessMilestone> milestones;
    std::string note;
    std::string person;
    std::string at;
    template <class S = ProcessModelRow>
    static constexpr auto described() {
        return describe("ProcessModelRow", field("version", &S::version, "Version"),
                        field("valid_from", &S::valid_from, "Gäller från"),
                        field("milestones", &S::milestones, "Milstolpar"), field("note", &S::note, "Vad som ändrades"),
                        field("person", &S::person, "Vem som beslutade"), field("at", &S::at, "När"));
    }
};

struct StageOnDay {
    std::string stage;
    std::string stage_name;
    std::string unit;  // "": as a whole
    std::string unit_name;
    std::string patients;  // whom it is for, such as a birth cohort; "": everybody
    Date from{};
    std::string note;
    bool planned = false;  // from a day to come
    template <class S = StageOnDay>
    static constexpr auto described() {
        return describe("ProcessStageOnDay", field("stage", &S::stage, "Steg"),
                        field("stage_name", &S::stage_name, "Stegets namn"),
                        field("unit", &S::unit, "Enhet; tom för processen som helhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"),
                        field("patients", &S::patients, "Vilka patienter, till exempel en årskull; tom för alla"),
                        field("from", &S::from, "Från"), field("note", &S::note, "Anmärkning"),
                        field("planned", &S::planned, "Om dagen inte har kommit än"));
    }
};

struct ProcessPerson {
    std::string person;
    std::string name;
    std::string role;
    std::string role_name;
    bool edits = false;
    template <class S = ProcessPerson>
    static constexpr auto described() {
        return describe("ProcessPerson", field("person", &S::person, "Personens id"), field("name", &S::name, "Namn"),
                        field("role", &S::role, "Roll"), field("role_name", &S::role_name, "Rollens namn"),
                        field("edits", &S::edits, "Om rollen får ändra processen"));
    }
};

// The row itself, as the change log has it.
struct StoredProcess {
    std::int64_t number = 0;
    std::string id, name, about, area, owner_function, owner_unit, guideline;
    std::vector<std::string> priorities;
    int version = 1;
    template <class S = StoredProcess>
    static constexpr auto described() {
        return describe(
            "StoredProcess", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
            field("about", &S::about, "Vad processen är till för"), field("area", &S::area, "Nationellt programområde"),
            field("owner_function", &S::owner_function, "Funktion som äger processen"),
            field("owner_unit", &S::owner_unit, "Enhet som funktionen hör till"),
            field("guideline", &S::guideline, "Dokument som processen följer"),
            field("priorities", &S::priorities, "Prioriteringar"), field("version", &S::version, "Radens version"));
    }
};

// What questions about one process ask of.
struct ProcessWish {
    std::string process;
    template <class S = ProcessWish>
    static constexpr auto described() {
        return describe("ProcessWish", field("process", &S::process, "Processens id"));
    }
};

std::vector<StoredProcess> read_processes(Sql& sql);
// Refuses with process.unknown, and the nearest id as a suggestion.
Result<StoredProcess> require_process(Sql& sql, const std::string& id);

// What hangs on a process.
struct ProcessParts {
    std::vector<StageOnDay> stages;       // oldest first
    std::vector<ProcessPerson> people;    // of that day, by name; role names are not filled in
    std::vector<ProcessModelRow> models;  // oldest first
    std::vector<ProcessTarget> targets;   // by id and day
    bool has_log = false;                 // events have been read in
};
// By process number: of one process, or with 0 of all.
std::map<std::int64_t, ProcessParts> read_parts(Sql& sql, std::int64_t process, const Date& on);

struct WholeProcess {
    StoredProcess process;
    ProcessParts parts;
};
// Refuses as require_process.
Result<WholeProcess> require_whole_process(Sql& sql, const std::string& id, const Date& on);

// The model that holds that day: the latest of those that have begun.
const ProcessModelRow* model_on(const std::vector<ProcessModelRow>& models, const Date& on);
const ProcessMilestone* milestone_of(const ProcessModelRow& model, const std::string& id);
// Each with its days, oldest first.
std::map<std::string, std::vector<const ProcessTarget*>> targets_by_id(const std::vector<ProcessTarget>& targets);

}  // namespace ledstang
