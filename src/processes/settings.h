// processes.toml: what a process is to tell about itself, the stages of its introduction, and the roles in it. Inside
// the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct Configuration;

struct ProcessStage {
    std::string id;
    std::string name;
    bool active = false;  // counted among those that go on
    template <class S = ProcessStage>
    static constexpr auto described() {
        return describe("ProcessStage", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("active", &S::active, "Om den räknas bland dem som är igång"));
    }
};

struct ProcessRole {
    std::string id;
    std::string name;
    bool edits = false;
    template <class S = ProcessRole>
    static constexpr auto described() {
        return describe("ProcessRole", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("edits", &S::edits, "Om rollen får ändra processen"));
    }
};

struct ProcessPriority {
    std::string id;
    std::string name;
    template <class S = ProcessPriority>
    static constexpr auto described() {
        return describe("ProcessPriority", field("id", &S::id, "Id"), field("name", &S::name, "Namn"));
    }
};

// What the logs call the things that are compared; the first name that a log has is used.
struct LogWords {
    std::vector<std::string> sex, women, men, unit, outcome, care_level;
    template <class S = LogWords>
    static constexpr auto described() {
        return describe("ProcessLogWords", field("sex", &S::sex, "Namn på uppgiften om kön"),
                        field("women", &S::women, "Hur kvinnor anges"), field("men", &S::men, "Hur män anges"),
                        field("unit", &S::unit, "Namn på uppgiften om enhet"),
                        optional_field("outcome", &S::outcome, "Namn på uppgiften om hur en händelse slutade"),
                        optional_field("care_level", &S::care_level, "Namn på uppgiften om vårdnivå"));
    }
};

// Units, each with those below it, that are one level of care: where patients go between them is a flow.
struct ProcessCareLevel {
    std::string id;
    std::string name;
    std::vector<std::string> units;
    template <class S = ProcessCareLevel>
    static constexpr auto described() {
        return describe("ProcessCareLevel", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("units", &S::units, "Enheter, var och en med dem under"));
    }
};

// Which units are to take part in processes, and when a process is a work across units.
struct ProcessParticipationSettings {
    std::string level;              // of organisation.toml; "": nothing is asked of anybody
    std::int64_t fewest_units = 2;  // of the level in a process, for it to count
    std::optional<Date> by;         // the day on which each is to take part in one; nothing: today
    template <class S = ProcessParticipationSettings>
    static constexpr auto described() {
        return describe("ProcessParticipationSettings", field("level", &S::level, "Nivå vars enheter ska delta"),
                        optional_field("fewest_units", &S::fewest_units, "Minst så många enheter i ett flödesarbete"),
                        field("by", &S::by, "Dagen då var och en ska delta; i dag när den saknas"));
    }
};

struct ProcessSettings {
    std::vector<std::string> needs;  // "about", "area" …: see processes.toml
    LogWords log;
    std::vector<ProcessStage> stages;
    std::vector<ProcessRole> roles;
    std::vector<ProcessPriority> priorities;
    std::vector<ProcessCareLevel> care_levels;
    ProcessParticipationSettings participation;
    template <class S = ProcessSettings>
    static constexpr auto described() {
        return describe("ProcessSettings", field("needs", &S::needs, "Vad som ska finnas enligt mallen"),
                        optional_field("log", &S::log, "Vad loggarna kallar det som jämförs"),
                        field("stages", &S::stages, "Steg i ett införande"),
                        field("roles", &S::roles, "Roller i en process"),
                        field("priorities", &S::priorities, "Prioriteringar"),
                        optional_field("care_levels", &S::care_levels, "Vårdnivåer"),
                        optional_field("participation", &S::participation, "Vilka enheter som ska delta"));
    }

    const ProcessStage* stage(const std::string& id) const;
    const ProcessRole* role(const std::string& id) const;
    const ProcessPriority* priority(const std::string& id) const;
};

// Refuses with configuration.* and the file's name. A region without the file has no processes: all lists are empty.
Result<ProcessSettings> read_process_settings(const Configuration& configuration);

}  // namespace ledstang
