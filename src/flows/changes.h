// What people do with a matter that goes through stages. Inside the module.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

struct BeginMatter {
    std::string type, unit, title;
    std::string area;
    std::string group;   // empty: the owner of the area
    std::string parent;  // empty: none
    FieldTexts fields;
    std::vector<std::string> units;      // affected
    std::vector<std::string> measures;   // linked
    std::vector<std::string> documents;  // linked
    template <class B = BeginMatter>
    static constexpr auto described() {
        return describe("BeginMatter", field("type", &B::type, "Ärendetyp"), field("unit", &B::unit, "Enhet"),
                        field("title", &B::title, "Rubrik"), optional_field("area", &B::area, "Område"),
                        optional_field("group", &B::group, "Grupp som leder; utelämnas: den som äger området"),
                        optional_field("parent", &B::parent, "Ärende som det är en del av"),
                        field("fields", &B::fields, "Fält"), field("units", &B::units, "Berörda enheter"),
                        field("measures", &B::measures, "Kopplade mått"),
                        field("documents", &B::documents, "Kopplade dokument"));
    }
};
struct BegunMatter {
    std::string matter;
    template <class B = BegunMatter>
    static constexpr auto described() {
        return describe("BegunMatter", field("matter", &B::matter, "Ärendets id"));
    }
};

struct TakeStep {
    std::string matter, step;
    int version = 0;
    std::string unit;  // whose step it is; empty: the matter's own
    FieldTexts fields;
    std::string words;
    template <class T = TakeStep>
    static constexpr auto described() {
        return describe("TakeStep", field("matter", &T::matter, "Ärende"), field("step", &T::step, "Steg"),
                        field("version", &T::version, "Ärendets version; enhetens, när steget är en enhets"),
                        optional_field("unit", &T::unit, "Enhet vars steg det är; tom för ärendets eget"),
                        field("fields", &T::fields, "Fält som fylls i med steget"),
                        optional_field("words", &T::words, "Skäl eller kommentar"));
    }
};

struct EditMatter {
    std::string matter;
    int version = 0;
    std::optional<std::string> title, area, group;
    FieldTexts fields;  // that are changed; an empty text takes away
    template <class E = EditMatter>
    static constexpr auto described() {
        return describe("EditMatter", field("matter", &E::matter, "Ärende"),
                        field("version", &E::version, "Ärendets version"), field("title", &E::title, "Rubrik"),
                        field("area", &E::area, "Område"), field("group", &E::group, "Grupp som leder"),
                        field("fields", &E::fields, "Fält som ändras; tom text tar bort"));
    }
};

struct SetMatterList {
    std::string matter;
    int version = 0;
    std::string kind;  // units, groups, measures, documents
    std::vector<std::string> ids;
    template <class S = SetMatterList>
    static constexpr auto described() {
        return describe("SetMatterList", field("matter", &S::matter, "Ärende"),
                        field("version", &S::version, "Ärendets version"),
                        field("kind", &S::kind, "units, groups, measures eller documents"),
                        field("ids", &S::ids, "Alla som ska stå i listan"));
    }
};

struct CommentMatter {
    std::string matter, text;
    template <class C = CommentMatter>
    static constexpr auto described() {
        return describe("CommentMatter", field("matter", &C::matter, "Ärende"), field("text", &C::text, "Kommentar"));
    }
};

struct FollowMatter {
    std::string matter;
    bool follows = true;
    template <class F = FollowMatter>
    static constexpr auto described() {
        return describe("FollowMatter", field("matter", &F::matter, "Ärende"),
                        optional_field("follows", &F::follows, "Följa, eller sluta följa"));
    }
};
struct RenewMatter {
    std::string matter;
    int version = 0;
    template <class R = RenewMatter>
    static constexpr auto described() {
        return describe("RenewMatter", field("matter", &R::matter, "Ärende"),
                        field("version", &R::version, "Ärendets version"));
    }
};

// Begins a matter. Refusals: flow.type, flow.actor, flow.title, flow.field, flow.unknown_field, unit.unknown,
// area.unknown, flow.group, flow.matter, flow.link.
Result<BegunMatter> begin_matter(Context& context, const BeginMatter& wish);
// See require_step; and store.version_conflict, flow.unit.
Result<FlowMatter> take_step(Context& context, const TakeStep& wish);
// By the group that leads, by who began it, or by who can take its next step; refused with flow.actor for others.
Result<FlowMatter> edit_matter(Context& context, const EditMatter& wish);
Result<FlowMatter> set_matter_list(Context& context, const SetMatterList& wish);
Result<FlowMatter> comment_matter(Context& context, const CommentMatter& wish);
Result<FlowMatter> follow_matter(Context& context, const FollowMatter& wish);
// Moves a running matter to the type as it is now. Refuses with flow.type_moved when the present type lacks a stage
// that the matter or one of its units is in, and tells which.
Result<FlowMatter> renew_matter(Context& context, const RenewMatter& wish);

// Gives the units that have none yet their assignment: the first stage of the units' part.
void assign_units(Sql& sql, const WholeMatter& whole, const std::vector<std::string>& units, const Date& today);
// As the others read it in the same transaction, with who it now waits for written; with a unit, when nothing but what
// is that unit's has changed.
Result<WholeMatter> settle(Transaction& transaction, const Configuration& configuration, const std::string& matter,
                           const Date& today, const std::string& unit = {});
// Refuses with flow.actor unless the caller leads, began, or can take a next step of the matter.
Result<void> require_part(Sql& sql, const Context& context, const WholeMatter& whole);
Result<void> require_matter_version(const FlowMatter& matter, int version);

}  // namespace ledstang
