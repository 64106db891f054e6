// Which units take part in which processes, and which in none: a unit takes part where the process, on that day, is in
// an active stage at it, at one above or below it, or as a whole where it owns the process. Inside the module.
#pragma once

#include "operations/context.h"

namespace ledstang {

struct FindProcessParticipation {
    std::string level;
    std::optional<Date> on;
    template <class S = FindProcessParticipation>
    static constexpr auto described() {
        return describe("FindProcessParticipation",
                        optional_field("level", &S::level, "Enheternas nivå; annars den i processes.toml"),
                        field("on", &S::on, "Dag; annars den i processes.toml, eller i dag"));
    }
};
struct UnitInProcess {
    std::string process, name;
    std::string stage_name;
    std::vector<std::string> leaders;  // today
    Date since{};
    bool alone = false;  // too few units of the level take part for it to count
    template <class S = UnitInProcess>
    static constexpr auto described() {
        return describe("UnitInProcess", field("process", &S::process, "Processens id"),
                        field("name", &S::name, "Processens namn"), field("stage_name", &S::stage_name, "Stegets namn"),
                        field("leaders", &S::leaders, "De som leder processen"), field("since", &S::since, "Sedan"),
                        field("alone", &S::alone, "Om för få enheter deltar för att det ska räknas"));
    }
};
struct ParticipatingUnit {
    std::string unit, unit_name, above_name;
    bool takes_part = false;
    std::vector<UnitInProcess> processes;  // by name
    template <class S = ParticipatingUnit>
    static constexpr auto described() {
        return describe("ParticipatingUnit", field("unit", &S::unit, "Enhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"),
                        field("above_name", &S::above_name, "Enheten närmast över"),
                        field("takes_part", &S::takes_part, "Om den deltar i minst ett flödesarbete som räknas"),
                        field("processes", &S::processes, "Processer som är igång hos den"));
    }
};
struct ParticipationLevel {
    std::string id, name;
    template <class S = ParticipationLevel>
    static constexpr auto described() {
        return describe("ParticipationLevel", field("id", &S::id, "Id"), field("name", &S::name, "Namn i plural"));
    }
};
struct ProcessParticipation {
    std::string level;
    Date on{};
    std::int64_t fewest_units = 0;
    std::vector<ParticipationLevel> levels;
    std::vector<ParticipatingUnit> units;  // those that take part in none first, then by name
    int without = 0;
    std::string sentence;
    template <class S = ProcessParticipation>
    static constexpr auto described() {
        return describe("ProcessParticipation", field("level", &S::level, "Enheternas nivå"),
                        field("on", &S::on, "Dag"),
                        field("fewest_units", &S::fewest_units, "Minst så många enheter i ett flödesarbete"),
                        field("levels", &S::levels, "Nivåer att välja bland"), field("units", &S::units, "Enheter"),
                        field("without", &S::without, "Antal som inte deltar i något"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
// Refuses with unit.level.
Result<ProcessParticipation> list_process_participation(Context& context, const FindProcessParticipation& wish);

}  // namespace ledstang
