// processes.toml: what a process is to tell about itself, the stages of its introduction, and the roles in it. Inside
// the module.
#pragma once

#include <string>
#include <vector>

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
    std::vector<std::string> sex, women, men, unit, outcome;
    template <class S = LogWords>
    static constexpr auto described() {
        return describe("ProcessLogWords", field("sex", &S::sex, "Namn på uppgiften om kön"),
                        field("women", &S::women, "Hur kvinnor anges"), field("men", &S::men, "Hur män anges"),
                        field("unit", &S::unit, "Namn på uppgiften om enhet"),
                        optional_field("outcome", &S::outcome, "Namn på uppgiften om hur en händelse slutade"));
    }
};

struct ProcessSettings {
    std::vector<std::string> needs;  // "about", "area" …: see processes.toml
    LogWords log;
    std::vector<ProcessStage> stages;
    std::vector<ProcessRole> roles;
    std::vector<ProcessPriority> priorities;
    template <class S = ProcessSettings>
    static constexpr auto described() {
        return describe("ProcessSettings", field("needs", &S::needs, "Vad som ska finnas enligt mallen"),
                        optional_field("log", &S::log, "Vad loggarna kallar det som jämförs"),
                        field("stages", &S::stages, "Steg i ett införande"),
                        field("roles", &S::roles, "Roller i en process"),
                        field("priorities", &S::priorities, "Prioriteringar"));
    }

    const ProcessStage* stage(const std::string& id) const;
    const ProcessRole* role(const std::string& id) const;
    const ProcessPriority* priority(const std::string& id) const;
};

// Refuses with configuration.* and the file's name. A region without the file has no processes: all lists are empty.
Result<ProcessSettings> read_process_settings(const Configuration& configuration);

}  // namespace ledstang
