// One matter as its page shows it. Inside the module.
#pragma once

#include "flows/flow_store.h"
#include "flows/flows.h"
#include "flows/step_words.h"

namespace ledstang {

class Organisation;

struct ShownFault {
    std::string code, message, path;
    template <class S = ShownFault>
    static constexpr auto described() {
        return describe("ShownFault", field("code", &S::code, "Kod"), field("message", &S::message, "Vad som saknas"),
                        field("path", &S::path, "Var det görs: fields/fält eller lists/lista; tomt: ingenstans"));
    }
};

struct ShownStep {
    std::string id, name, help, to_name, right;
    std::vector<std::string> who;  // in words
    bool mine = false;
    bool ready = false;  // nothing is in the way
    bool words = false;  // must be said why
    bool optional = false;
    std::string refusal;  // why it is not the caller's
    std::vector<std::string> asks;
    std::vector<ShownFault> hindered;
    template <class S = ShownStep>
    static constexpr auto described() {
        return describe(
            "ShownStep", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
            field("help", &S::help, "Vad det innebär"), field("to_name", &S::to_name, "Läge det leder till"),
            field("right", &S::right, "Slag av rätt"), field("who", &S::who, "Vem som får ta det"),
            field("mine", &S::mine, "Om det är mitt att ta"), field("ready", &S::ready, "Om inget står i vägen"),
            field("words", &S::words, "Om ett skäl krävs"),
            field("optional", &S::optional, "Om det inte är vad man väntar på"),
            field("refusal", &S::refusal, "Varför det inte är mitt"),
            field("asks", &S::asks, "Fält som fylls i med steget"), field("hindered", &S::hindered, "Vad som saknas"));
    }
};

struct ShownUnit {
    std::string unit, unit_name;
    std::string stage, stage_name;  // empty: not yet assigned
    std::optional<Date> since, due;
    bool late = false;
    bool ended = false;
    int version = 0;
    FieldTexts fields;
    std::vector<ShownStep> steps;
    template <class S = ShownUnit>
    static constexpr auto described() {
        return describe("ShownUnit", field("unit", &S::unit, "Enhet"), field("unit_name", &S::unit_name, "Namn"),
                        field("stage", &S::stage, "Läge; tomt före uppdraget"),
                        field("stage_name", &S::stage_name, "Läget i ord"), field("since", &S::since, "Sedan"),
                        field("due", &S::due, "Klart med läget senast"),
                        field("late", &S::late, "Om den dagen har passerat"),
                        field("ended", &S::ended, "Om enheten är klar"), field("version", &S::version, "Version"),
                        field("fields", &S::fields, "Fält"), field("steps", &S::steps, "Nästa steg"));
    }
};

struct ShownStatement {
    std::string unit, unit_name;
    Date asked{};
    std::optional<Date> due;
    std::string answer, answered_by, waiver, waived_by, reply, replied_by;
    std::optional<Date> answered;
    bool mine = false;  // the caller may answer it
    int version = 1;
    template <class S = ShownStatement>
    static constexpr auto described() {
        return describe("ShownStatement", field("unit", &S::unit, "Enhet"), field("unit_name", &S::unit_name, "Namn"),
                        field("asked", &S::asked, "Begärt"), field("due", &S::due, "Senast"),
                        field("answer", &S::answer, "Yttrande"), field("answered_by", &S::answered_by, "Av"),
                        field("waiver", &S::waiver, "Varför det inte behövs"), field("waived_by", &S::waived_by, "Av"),
                        field("reply", &S::reply, "Svar på yttrandet"), field("replied_by", &S::replied_by, "Av"),
                        field("answered", &S::answered, "Lämnat"), field("mine", &S::mine, "Om det är mitt att lämna"),
                        field("version", &S::version, "Version"));
    }
};

// What has happened, oldest first.
struct Happening {
    std::string at;    // instant or day
    std::string kind;  // begun, step, unit_step, statement, comment, activity, outcome
    std::string who;
    std::string text;
    std::string words;
    template <class H = Happening>
    static constexpr auto described() {
        return describe("Happening", field("at", &H::at, "När"), field("kind", &H::kind, "Slag"),
                        field("who", &H::who, "Vem"), field("text", &H::text, "Vad"),
                        field("words", &H::words, "Med vilka ord"));
    }
};

// Plus less minus of a table with such columns: for each unit and year, each unit, each year, and all.
struct NetRow {
    std::string table, unit, unit_name, year;
    std::string net;
    template <class N = NetRow>
    static constexpr auto described() {
        return describe("NetRow", field("table", &N::table, "Tabellens fält"),
                        field("unit", &N::unit, "Enhet; tom: alla"), field("unit_name", &N::unit_name, "Namn"),
                        field("year", &N::year, "År; tomt: alla"), field("net", &N::net, "Netto"));
    }
};

struct NamedLink {
    std::string id, name;
    template <class N = NamedLink>
    static constexpr auto described() {
        return describe("NamedLink", field("id", &N::id, "Id"), field("name", &N::name, "Namn"));
    }
};

struct StageTime {
    std::string stage, name, phase;
    int days = 0;  // in all; up to today for the present one
    template <class S = StageTime>
    static constexpr auto described() {
        return describe("StageTime", field("stage", &S::stage, "Läge"), field("name", &S::name, "Namn"),
                        field("phase", &S::phase, "Skede"), field("days", &S::days, "Dagar"));
    }
};

struct MatterPage {
    MatterSummary summary;
    int version = 1;
    std::string initiator_name;
    FlowType type;
    std::vector<StepWords> step_words;  // of the matter, then of the units
    std::vector<std::string> undefined_rights;
    bool newer_type = false;  // the region's type has changed since the matter began
    bool may_edit = false;
    bool follows = false;
    FieldTexts fields;
    std::vector<NamedLink> people;  // persons that fields name
    std::vector<ShownStep> steps;
    std::vector<ShownUnit> units;  // affected
    std::vector<ShownStatement> statements;
    std::vector<NamedLink> groups;  // that take part
    std::vector<NamedLink> measures;
    std::vector<NamedLink> documents;
    std::vector<NetRow> nets;
    std::vector<MatterSummary> parts;
    std::optional<NamedLink> parent;
    std::vector<Happening> timeline;
    std::vector<StageTime> times;
    template <class M = MatterPage>
    static constexpr auto described() {
        return describe(
            "MatterPage", field("summary", &M::summary, "Ärendet"), field("version", &M::version, "Version"),
            field("initiator_name", &M::initiator_name, "Upplagt av"), field("type", &M::type, "Ärendetypen"),
            field("step_words", &M::step_words, "Vem som får ta varje steg, i ord"),
            field("undefined_rights", &M::undefined_rights, "Rättigheter som ingen har"),
            field("newer_type", &M::newer_type, "Om ärendetypen har ändrats sedan ärendet började"),
            field("may_edit", &M::may_edit, "Om jag får ändra"), field("follows", &M::follows, "Om jag följer det"),
            field("fields", &M::fields, "Fält"), field("people", &M::people, "Personer som fälten nämner"),
            field("steps", &M::steps, "Nästa steg"), field("units", &M::units, "Berörda enheter"),
            field("statements", &M::statements, "Yttranden"), field("groups", &M::groups, "Deltagande grupper"),
            field("measures", &M::measures, "Kopplade mått"), field("documents", &M::documents, "Kopplade dokument"),
            field("nets", &M::nets, "Nettot i tabellerna"), field("parts", &M::parts, "Delärenden"),
            field("parent", &M::parent, "Del av"), field("timeline", &M::timeline, "Vad som har hänt"),
            field("times", &M::times, "Tid i varje läge"));
    }
};

struct GetMatter {
    std::string matter;
    template <class G = GetMatter>
    static constexpr auto described() {
        return describe("GetMatter", field("matter", &G::matter, "Ärendets id"));
    }
};
Result<MatterPage> get_matter(Context& context, const GetMatter& wish);

// Everything that has happened to it, oldest first: steps, units' steps, statements, comments, and after the decision
// the first outcome of each linked measure.
std::vector<Happening> timeline_of(Sql& sql, const Configuration& configuration, const WholeMatter& whole,
                                   const Organisation& organisation);
std::vector<StageTime> times_of(const WholeMatter& whole, const Date& today);
std::vector<NetRow> nets_of(const WholeMatter& whole, const Organisation& organisation);

}  // namespace ledstang
