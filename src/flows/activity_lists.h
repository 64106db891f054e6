// Activities in lists, and which of a matter's units they have reached. Inside the module.
#pragma once

#include "flows/activities.h"

namespace ledstang {

struct ActivityUnit {
    std::string unit, unit_name;
    bool invited = false;
    int persons = 0;
    template <class A = ActivityUnit>
    static constexpr auto described() {
        return describe("ActivityUnit", field("unit", &A::unit, "Enhet"), field("unit_name", &A::unit_name, "Namn"),
                        field("invited", &A::invited, "Om enheten var inbjuden"),
                        field("persons", &A::persons, "Hur många som kom"));
    }
};
struct ActivityMatter {
    std::string id, title;
    template <class A = ActivityMatter>
    static constexpr auto described() {
        return describe("ActivityMatter", field("id", &A::id, "Ärende"), field("title", &A::title, "Rubrik"));
    }
};
struct ShownActivity {
    Activity activity;
    std::string kind_name, organiser_name;
    std::vector<ActivityMatter> matters;
    std::vector<ActivityUnit> units;  // invited, or that somebody came from
    std::vector<Attendance> attendance;
    int persons = 0;
    bool may_change = false;
    template <class A = ShownActivity>
    static constexpr auto described() {
        return describe("ShownActivity", field("activity", &A::activity, "Aktiviteten"),
                        field("kind_name", &A::kind_name, "Slaget i ord"),
                        field("organiser_name", &A::organiser_name, "Gruppens namn"),
                        field("matters", &A::matters, "Ärenden"),
                        field("units", &A::units, "Enheter: inbjudna, och de som någon kom från"),
                        field("attendance", &A::attendance, "De som kom, efter enhet och yrke"),
                        field("persons", &A::persons, "Hur många som kom"),
                        field("may_change", &A::may_change, "Om jag får ändra"));
    }
};

struct ListActivities {
    std::string matter, group, unit;  // empty: any
    template <class L = ListActivities>
    static constexpr auto described() {
        return describe("ListActivities", optional_field("matter", &L::matter, "Ärende som den sprider"),
                        optional_field("group", &L::group, "Grupp som anordnar"),
                        optional_field("unit", &L::unit, "Enhet som är inbjuden eller kom"));
    }
};
struct ActivityList {
    std::vector<ActivityKind> kinds;
    std::vector<ShownActivity> activities;  // the newest first
    template <class A = ActivityList>
    static constexpr auto described() {
        return describe("ActivityList", field("kinds", &A::kinds, "Slag som finns"),
                        field("activities", &A::activities, "Aktiviteter"));
    }
};
Result<ActivityList> list_activities(Context& context, const ListActivities& wish);

struct CoveredUnit {
    std::string unit, unit_name;
    bool reached = false;
    bool invited = false;
    int persons = 0;  // from the unit and those below it
    std::vector<std::int64_t> activities;
    template <class C = CoveredUnit>
    static constexpr auto described() {
        return describe("CoveredUnit", field("unit", &C::unit, "Enhet"), field("unit_name", &C::unit_name, "Namn"),
                        field("reached", &C::reached, "Om någon därifrån har kommit"),
                        field("invited", &C::invited, "Om enheten har varit inbjuden"),
                        field("persons", &C::persons, "Hur många, enheterna under medräknade"),
                        field("activities", &C::activities, "Aktiviteternas nummer"));
    }
};
struct Coverage {
    int affected = 0;
    int reached = 0;
    std::vector<CoveredUnit> units;         // affected; those not reached first
    std::vector<ShownActivity> activities;  // the matter's, the newest first
    std::vector<ActivityKind> kinds;
    bool may_plan = false;  // the caller has a part in the matter
    template <class C = Coverage>
    static constexpr auto described() {
        return describe("Coverage", field("affected", &C::affected, "Berörda enheter"),
                        field("reached", &C::reached, "Nådda av dem"),
                        field("units", &C::units, "Berörda enheter, de som inte är nådda först"),
                        field("activities", &C::activities, "Ärendets aktiviteter"),
                        field("kinds", &C::kinds, "Slag av aktiviteter"),
                        field("may_plan", &C::may_plan, "Om jag får lägga upp en"));
    }
};
struct GetCoverage {
    std::string matter;
    template <class G = GetCoverage>
    static constexpr auto described() {
        return describe("GetCoverage", field("matter", &G::matter, "Ärendets id"));
    }
};
Result<Coverage> get_coverage(Context& context, const GetCoverage& wish);

}  // namespace ledstang
