// Workshops, training and information that spread what matters are about: held by a group, for units, and who came.
// Inside the module.
#pragma once

#include "flows/activity_kinds.h"
#include "flows/flow_store.h"

namespace ledstang {

// How many came from a unit; by profession where somebody has counted so.
struct Attendance {
    std::string unit;
    std::string profession;  // may be empty
    int persons = 0;
    template <class A = Attendance>
    static constexpr auto described() {
        return describe("Attendance", field("unit", &A::unit, "Enhet"),
                        optional_field("profession", &A::profession, "Yrke; tomt när det inte är räknat"),
                        field("persons", &A::persons, "Antal personer"));
    }
};

struct Activity {
    std::int64_t number = 0;
    std::string kind, title;
    Date held{};
    std::string place, organiser, note;
    int version = 1;
    std::vector<std::string> matters;
    std::vector<std::string> units;  // invited
    template <class A = Activity>
    static constexpr auto described() {
        return describe("Activity", field("number", &A::number, "Nummer"), field("kind", &A::kind, "Slag"),
                        field("title", &A::title, "Rubrik"), field("held", &A::held, "Dag"),
                        field("place", &A::place, "Plats"), field("organiser", &A::organiser, "Grupp som anordnar"),
                        field("note", &A::note, "Anteckning"), field("version", &A::version, "Version"),
                        field("matters", &A::matters, "Ärenden"), field("units", &A::units, "Inbjudna enheter"));
    }
};

struct PlanActivity {
    std::string kind, title;
    Date held{};
    std::string place, organiser, note;
    std::vector<std::string> matters;
    std::vector<std::string> units;
    template <class P = PlanActivity>
    static constexpr auto described() {
        return describe(
            "PlanActivity", field("kind", &P::kind, "Slag, som i activities.toml"), field("title", &P::title, "Rubrik"),
            field("held", &P::held, "Dag"), optional_field("place", &P::place, "Plats"),
            field("organiser", &P::organiser, "Grupp som anordnar"), optional_field("note", &P::note, "Anteckning"),
            field("matters", &P::matters, "Ärenden"), field("units", &P::units, "Inbjudna enheter"));
    }
};
struct ChangeActivity : PlanActivity {
    std::int64_t activity = 0;
    int version = 0;
    template <class C = ChangeActivity>
    static constexpr auto described() {
        return describe("ChangeActivity", field("activity", &C::activity, "Aktivitetens nummer"),
                        field("version", &C::version, "Aktivitetens version"),
                        field("kind", &C::kind, "Slag, som i activities.toml"), field("title", &C::title, "Rubrik"),
                        field("held", &C::held, "Dag"), optional_field("place", &C::place, "Plats"),
                        field("organiser", &C::organiser, "Grupp som anordnar"),
                        optional_field("note", &C::note, "Anteckning"), field("matters", &C::matters, "Ärenden"),
                        field("units", &C::units, "Inbjudna enheter"));
    }
};
struct RemoveActivity {
    std::int64_t activity = 0;
    int version = 0;
    template <class R = RemoveActivity>
    static constexpr auto described() {
        return describe("RemoveActivity", field("activity", &R::activity, "Aktivitetens nummer"),
                        field("version", &R::version, "Aktivitetens version"));
    }
};
struct PutAttendance {
    std::int64_t activity = 0;
    int version = 0;
    std::vector<Attendance> attendance;
    template <class P = PutAttendance>
    static constexpr auto described() {
        return describe("PutAttendance", field("activity", &P::activity, "Aktivitetens nummer"),
                        field("version", &P::version, "Aktivitetens version"),
                        field("attendance", &P::attendance, "Alla som kom, efter enhet"));
    }
};

// By a member of the organising group, or whoever has a part in every matter that it spreads. Refusals: activity.kind,
// activity.title, activity.actor, flow.group, flow.matter, unit.unknown; of one that is there activity.unknown,
// store.version_conflict.
Result<Activity> plan_activity(Context& context, const PlanActivity& wish);
Result<Activity> change_activity(Context& context, const ChangeActivity& wish);
// Refuses with activity.held when somebody came.
Result<Activity> remove_activity(Context& context, const RemoveActivity& wish);
// Replaces what was written before. Refuses with activity.not_held before its day, and with activity.persons.
Result<Activity> put_attendance(Context& context, const PutAttendance& wish);

// Refuses with activity.unknown.
Result<Activity> read_activity(Sql& sql, std::int64_t number);
Result<void> may_arrange(Sql& sql, const Context& context, const std::string& organiser,
                         const std::vector<std::string>& matters);

// Of the units that the matter affects, how many somebody came from to one of its activities, from the unit itself or
// from one that lay below it that day.
int units_reached(Sql& sql, const std::string& matter);
struct Reached {
    std::string unit;  // affected
    std::int64_t activity = 0;
    int persons = 0;
};
std::vector<Reached> reached_units(Sql& sql, const std::string& matter);

}  // namespace ledstang
