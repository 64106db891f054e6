// pathways.toml: the standardised cancer pathways, from which a region makes processes. Limits per pathway, treatment
// and version. Inside the module.
#pragma once

#include "processes/changes.h"

namespace ledstang {

// A step of a pathway, in its order.
struct PathwayStep {
    std::string id;
    std::string name;
    std::vector<std::string> activities;  // of the log, any of which is this step
    bool milestone = false;
    bool optional = false;  // may be left out
    bool repeats = false;   // may be done again
    bool ends = false;      // the pathway ends with it, instead of what follows
    template <class S = PathwayStep>
    static constexpr auto described() {
        return describe("PathwayStep", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("activities", &S::activities, "Händelser som är steget, som de heter i loggen"),
                        optional_field("milestone", &S::milestone, "Om tider räknas från eller till steget"),
                        optional_field("optional", &S::optional, "Om steget kan hoppas över"),
                        optional_field("repeats", &S::repeats, "Om steget kan göras om"),
                        optional_field("ends", &S::ends, "Om förloppet slutar med steget i stället för det följande"));
    }
};

// The limits that hold for those who begin from a day on, in calendar days.
struct PathwayVersion {
    Date valid_from{};
    Decimal limit;  // of treatments that have none of their own
    std::vector<OutcomeLimit> limits;
    template <class S = PathwayVersion>
    static constexpr auto described() {
        return describe("PathwayVersion", field("valid_from", &S::valid_from, "Gäller från"),
                        field("limit", &S::limit, "Dagar från beslut till behandling, när behandlingen inte nämns"),
                        optional_field("limits", &S::limits, "Egna gränser för behandlingar"));
    }
};

struct Pathway {
    std::string id;
    std::string name;
    std::string about;
    std::string source;  // where the limits come from
    std::vector<PathwayVersion> versions;
    template <class S = Pathway>
    static constexpr auto described() {
        return describe("Pathway", field("id", &S::id, "Id; också processens i källdatan"),
                        field("name", &S::name, "Namn"), field("about", &S::about, "Vad förloppet är till för"),
                        field("source", &S::source, "Var gränserna kommer ifrån"),
                        field("versions", &S::versions, "Gränser i sina versioner"));
    }
};

struct Pathways {
    std::string area;                        // areas.toml
    Decimal share;                           // the aim, percent of those who are treated
    std::string from, to, target_name;       // ids of steps
    std::string inclusion_measure;           // of all cases: the share that went through a pathway; "" none
    std::optional<Decimal> inclusion_share;  // the aim of that, percent
    std::vector<PathwayStep> steps;
    std::vector<Pathway> pathways;
    template <class S = Pathways>
    static constexpr auto described() {
        return describe(
            "Pathways", field("area", &S::area, "Nationellt programområde"),
            field("share", &S::share, "Andel som ska klara gränsen, procent"),
            field("from", &S::from, "Steg som tiden börjar vid"), field("to", &S::to, "Steg som tiden slutar vid"),
            field("target_name", &S::target_name, "Målvärdets namn"),
            optional_field("inclusion_measure", &S::inclusion_measure, "Mått: andel av alla fall som gått ett förlopp"),
            field("inclusion_share", &S::inclusion_share, "Andel som ska gå ett förlopp, procent"),
            field("steps", &S::steps, "Förloppets steg, i ordning"), field("pathways", &S::pathways, "Vårdförlopp"));
    }
};
// A region without the file has no pathways. Refuses with configuration.* and process.pathways.
Result<Pathways> read_pathways(const Configuration& configuration);

struct PathwayRow {
    std::string id, name, source;
    bool there = false;  // a process with its id exists
    std::vector<PathwayVersion> versions;
    template <class S = PathwayRow>
    static constexpr auto described() {
        return describe("PathwayRow", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("source", &S::source, "Var gränserna kommer ifrån"),
                        field("there", &S::there, "Om processen redan finns"),
                        field("versions", &S::versions, "Gränser i sina versioner, i dagar"));
    }
};
struct PathwayList {
    std::vector<PathwayRow> pathways;
    Decimal share;  // the aim, percent; 0 where the region has no pathways
    std::string inclusion_measure;
    std::optional<Decimal> inclusion_share;
    bool may_create = false;
    template <class S = PathwayList>
    static constexpr auto described() {
        return describe("PathwayList", field("pathways", &S::pathways, "Vårdförlopp i inställningen"),
                        field("share", &S::share, "Andel som ska klara gränsen, procent"),
                        field("inclusion_measure", &S::inclusion_measure,
                              "Måttet för andelen av alla fall som gått ett förlopp; tomt när det inte finns något"),
                        field("inclusion_share", &S::inclusion_share, "Andel som ska gå ett förlopp, procent"),
                        field("may_create", &S::may_create, "Om den som frågar får lägga upp ett vårdförlopp"));
    }
};
struct ListPathways {
    template <class S = ListPathways>
    static constexpr auto described() {
        return describe("ListPathways");
    }
};
Result<PathwayList> list_pathways(Context& context, const ListPathways& wish);

struct CreatePathwayProcess {
    std::string pathway;
    std::string owner_function, owner_unit;
    std::string leader;
    template <class S = CreatePathwayProcess>
    static constexpr auto described() {
        return describe(
            "CreatePathwayProcess", field("pathway", &S::pathway, "Vårdförloppets id i pathways.toml"),
            optional_field("owner_function", &S::owner_function, "Funktion som äger processen"),
            optional_field("owner_unit", &S::owner_unit, "Enhet som funktionen hör till"),
            optional_field("leader", &S::leader, "Person som leder processen, i den första rollen som får ändra"));
    }
};
// The process with its drawing and its targets, all or nothing. Refuses with process.pathway_unknown and as
// create_process.
Result<ProcessPage> create_pathway_process(Context& context, const CreatePathwayProcess& wish);

}  // namespace ledstang
