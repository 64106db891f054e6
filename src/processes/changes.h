// Changes of the register: a process comes to be, is described, introduced and led. Inside the module.
#pragma once

#include "processes/page.h"

namespace ledstang {

struct CreateProcess {
    std::string id;
    std::string name;
    std::string about, area;
    std::string owner_function, owner_unit;
    std::string guideline;
    std::vector<std::string> priorities;
    std::string leader;
    template <class S = CreateProcess>
    static constexpr auto described() {
        return describe(
            "CreateProcess", optional_field("id", &S::id, "Id; görs av namnet när det är tomt"),
            field("name", &S::name, "Namn"), optional_field("about", &S::about, "Vad processen är till för"),
            optional_field("area", &S::area, "Nationellt programområde"),
            optional_field("owner_function", &S::owner_function, "Funktion som äger processen"),
            optional_field("owner_unit", &S::owner_unit, "Enhet som funktionen hör till"),
            optional_field("guideline", &S::guideline, "Dokument som processen följer"),
            optional_field("priorities", &S::priorities, "Prioriteringar"),
            optional_field("leader", &S::leader, "Person som leder processen, i den första rollen som får ändra"));
    }
};
Result<ProcessPage> create_process(Context& context, const CreateProcess& wish);

struct ChangeProcess {
    std::string process;
    int version = 0;
    std::string name, about, area, owner_function, owner_unit, guideline;
    std::vector<std::string> priorities;
    template <class S = ChangeProcess>
    static constexpr auto described() {
        return describe("ChangeProcess", field("process", &S::process, "Processens id"),
                        field("version", &S::version, "Versionen som ändras"), field("name", &S::name, "Namn"),
                        optional_field("about", &S::about, "Vad processen är till för"),
                        optional_field("area", &S::area, "Nationellt programområde"),
                        optional_field("owner_function", &S::owner_function, "Funktion som äger processen"),
                        optional_field("owner_unit", &S::owner_unit, "Enhet som funktionen hör till"),
                        optional_field("guideline", &S::guideline, "Dokument som processen följer"),
                        optional_field("priorities", &S::priorities, "Prioriteringar"));
    }
};
Result<ProcessPage> change_process(Context& context, const ChangeProcess& wish);

struct SetProcessStage {
    std::string process;
    std::string stage;
    std::string unit;
    std::string patients;
    std::optional<Date> from;
    std::string note;
    template <class S = SetProcessStage>
    static constexpr auto described() {
        return describe(
            "SetProcessStage", field("process", &S::process, "Processens id"), field("stage", &S::stage, "Steg"),
            optional_field("unit", &S::unit, "Enhet; tom för processen som helhet"),
            optional_field("patients", &S::patients, "Vilka patienter, till exempel en årskull; tom för alla"),
            field("from", &S::from, "Från; i dag när den saknas"), optional_field("note", &S::note, "Anmärkning"));
    }
};
Result<ProcessPage> set_process_stage(Context& context, const SetProcessStage& wish);

struct PutProcessPerson {
    std::string process;
    std::string person;
    std::string role;
    std::optional<Date> from;
    template <class S = PutProcessPerson>
    static constexpr auto described() {
        return describe("PutProcessPerson", field("process", &S::process, "Processens id"),
                        field("person", &S::person, "Personens id"), field("role", &S::role, "Roll"),
                        field("from", &S::from, "Från; i dag när den saknas"));
    }
};
Result<ProcessPage> put_process_person(Context& context, const PutProcessPerson& wish);

struct EndProcessPerson {
    std::string process;
    std::string person;
    std::string role;
    std::optional<Date> on;
    template <class S = EndProcessPerson>
    static constexpr auto described() {
        return describe("EndProcessPerson", field("process", &S::process, "Processens id"),
                        field("person", &S::person, "Personens id"), field("role", &S::role, "Roll"),
                        field("on", &S::on, "Första dag utan rollen; i dag när den saknas"));
    }
};
Result<ProcessPage> end_process_person(Context& context, const EndProcessPerson& wish);

// The decided way (models.cpp). Refuses a drawing as read_bpmn and check_net do: a decided process can be gone through.
struct DecideProcessModel {
    std::string process;
    std::string bpmn;
    std::optional<Date> valid_from;
    std::string note;
    template <class S = DecideProcessModel>
    static constexpr auto described() {
        return describe("DecideProcessModel", field("process", &S::process, "Processens id"),
                        field("bpmn", &S::bpmn, "Processbilden, BPMN 2.0, med sina milstolpar"),
                        field("valid_from", &S::valid_from, "Gäller från; i dag när den saknas"),
                        optional_field("note", &S::note, "Vad som ändrades"));
    }
};
Result<ProcessPage> decide_process_model(Context& context, const DecideProcessModel& wish);

struct ProcessModelWish {
    std::string process;
    int version = 0;
    template <class S = ProcessModelWish>
    static constexpr auto described() {
        return describe("ProcessModelWish", field("process", &S::process, "Processens id"),
                        field("version", &S::version, "Version"));
    }
};
struct ProcessDrawing {
    int version = 0;
    std::string bpmn;
    template <class S = ProcessDrawing>
    static constexpr auto described() {
        return describe("ProcessDrawing", field("version", &S::version, "Version"),
                        field("bpmn", &S::bpmn, "Processbilden, BPMN 2.0"));
    }
};
Result<ProcessDrawing> get_process_model(Context& context, const ProcessModelWish& wish);

// A target holds from its day on; one with the same id that held before ends that day.
struct PutProcessTarget {
    std::string process;
    std::string id;
    std::string name;
    std::string from_milestone, to_milestone;
    std::string rule = "first_to_first";
    Decimal limit;
    std::string limit_unit = "days";
    std::optional<Decimal> share;
    std::optional<Date> valid_from;
    std::vector<OutcomeLimit> outcome_limits;
    template <class S = PutProcessTarget>
    static constexpr auto described() {
        return describe(
            "PutProcessTarget", field("process", &S::process, "Processens id"),
            optional_field("id", &S::id, "Målvärdets id; görs av namnet när det är tomt"),
            field("name", &S::name, "Namn"),
            field("from_milestone", &S::from_milestone, "Milstolpe som tiden börjar vid"),
            field("to_milestone", &S::to_milestone, "Milstolpe som tiden slutar vid"),
            optional_field("rule", &S::rule, "first_to_first eller first_to_next_after"),
            field("limit", &S::limit, "Så länge får det ta, gränsen inräknad"),
            optional_field("limit_unit", &S::limit_unit, "minutes, hours, days (dygn) eller calendar_days (dagar)"),
            field("share", &S::share, "Andel som ska klara gränsen, procent"),
            field("valid_from", &S::valid_from, "Gäller från; i dag när den saknas"),
            optional_field("outcome_limits", &S::outcome_limits, "Egna gränser för vissa utfall"));
    }
};
Result<ProcessPage> put_process_target(Context& context, const PutProcessTarget& wish);

struct EndProcessTarget {
    std::string process;
    std::string id;
    std::optional<Date> on;
    template <class S = EndProcessTarget>
    static constexpr auto described() {
        return describe("EndProcessTarget", field("process", &S::process, "Processens id"),
                        field("id", &S::id, "Målvärdets id"),
                        field("on", &S::on, "Första dag då det inte gäller; i dag när den saknas"));
    }
};
Result<ProcessPage> end_process_target(Context& context, const EndProcessTarget& wish);

}  // namespace ledstang
