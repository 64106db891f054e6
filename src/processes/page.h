// What a process tells about itself, and the register of all. Inside the module.
#pragma once

#include "operations/context.h"
#include "processes/process.h"
#include "processes/settings.h"

namespace ledstang {

// Something that the region's template wants and the process lacks.
struct ProcessLack {
    std::string need;  // as in processes.toml
    std::string words;
    template <class S = ProcessLack>
    static constexpr auto described() {
        return describe("ProcessLack", field("need", &S::need, "Vad mallen vill ha"),
                        field("words", &S::words, "I ord"));
    }
};

struct ProcessRow {
    std::string id, name, about;
    std::string area, area_name;
    std::string owner;  // in words
    std::vector<std::string> leaders;
    std::string stage, stage_name;
    bool active = false;
    std::vector<std::string> priorities;
    std::vector<ProcessLack> lacks;
    bool has_log = false;
    template <class S = ProcessRow>
    static constexpr auto described() {
        return describe(
            "ProcessRow", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
            field("about", &S::about, "Vad processen är till för"), field("area", &S::area, "Nationellt programområde"),
            field("area_name", &S::area_name, "Områdets namn"), field("owner", &S::owner, "Ägare i ord"),
            field("leaders", &S::leaders, "De som leder processen"), field("stage", &S::stage, "Steg"),
            field("stage_name", &S::stage_name, "Stegets namn"), field("active", &S::active, "Om den är igång"),
            field("priorities", &S::priorities, "Prioriteringar"),
            field("lacks", &S::lacks, "Vad mallen vill ha och processen saknar"),
            field("has_log", &S::has_log, "Om det finns händelser att räkna på"));
    }
};

struct StageCount {
    std::string stage, name;
    int processes = 0;
    template <class S = StageCount>
    static constexpr auto described() {
        return describe("ProcessStageCount", field("stage", &S::stage, "Steg"), field("name", &S::name, "Namn"),
                        field("processes", &S::processes, "Antal processer"));
    }
};

struct ListProcesses {
    std::string priority;
    std::string area;
    std::string stage;
    template <class S = ListProcesses>
    static constexpr auto described() {
        return describe("ListProcesses", optional_field("priority", &S::priority, "Bara med den prioriteringen"),
                        optional_field("area", &S::area, "Bara inom området"),
                        optional_field("stage", &S::stage, "Bara de som kommit till steget"));
    }
};
struct ProcessList {
    std::vector<ProcessRow> processes;  // in Swedish alphabetical order
    std::vector<StageCount> stages;     // of those listed
    int active = 0;
    ProcessSettings settings;
    bool may_create = false;
    template <class S = ProcessList>
    static constexpr auto described() {
        return describe("ProcessList", field("processes", &S::processes, "Processer"),
                        field("stages", &S::stages, "Antal i varje steg"), field("active", &S::active, "Antal igång"),
                        field("settings", &S::settings, "Den gemensamma modellen"),
                        field("may_create", &S::may_create, "Om den som frågar får lägga till en process"));
    }
};
Result<ProcessList> list_processes(Context& context, const ListProcesses& wish);

struct ProcessPage {
    ProcessRow row;
    std::string owner_function, owner_unit, guideline, guideline_title;
    std::vector<StageOnDay> stages;
    std::vector<ProcessPerson> people;
    std::vector<ProcessModelRow> models;
    int model = 0;  // version that holds today; 0: none
    std::vector<ProcessTarget> targets;
    bool may_edit = false;
    bool may_appoint = false;
    int version = 1;
    template <class S = ProcessPage>
    static constexpr auto described() {
        return describe("ProcessPage", field("row", &S::row, "Som i registret"),
                        field("owner_function", &S::owner_function, "Funktion som äger processen"),
                        field("owner_unit", &S::owner_unit, "Enhet som funktionen hör till"),
                        field("guideline", &S::guideline, "Dokument som processen följer"),
                        field("guideline_title", &S::guideline_title, "Dokumentets titel"),
                        field("stages", &S::stages, "Hur långt införandet kommit, äldst först"),
                        field("people", &S::people, "Personer i processen"),
                        field("models", &S::models, "Beslutade versioner, äldst först"),
                        field("model", &S::model, "Version som gäller i dag; 0 när ingen gör det"),
                        field("targets", &S::targets, "Målvärden, också tidigare"),
                        field("may_edit", &S::may_edit, "Om den som frågar får ändra processen"),
                        field("may_appoint", &S::may_appoint, "Om den som frågar får utse personer"),
                        field("version", &S::version, "Radens version"));
    }
};
Result<ProcessPage> get_process(Context& context, const ProcessWish& wish);

}  // namespace ledstang
