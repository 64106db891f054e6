// The public face of labels: what plans, measures and actions have in common across the organisation, such as the areas
// of a transformation or the dimensions of good care. Which labels there are is configuration (labels.toml).
#pragma once

#include "operations/operations.h"

namespace ledstang {

// One label on one thing. `subject` is an action's or a measure's id, or the number of a plan's version; a measure has
// its labels in the plan of `unit`.
struct LabelledItem {
    std::string kind;  // plan, measure, action
    std::string subject;
    std::string title;
    std::string unit;
    std::string unit_name;
    std::string set;
    std::string label;
    template <class I = LabelledItem>
    static constexpr auto described() {
        return describe("LabelledItem", field("kind", &I::kind, "plan, measure eller action"),
                        field("subject", &I::subject, "Id; för en plan versionens nummer"),
                        field("title", &I::title, "Namn eller rubrik"), field("unit", &I::unit, "Enhet"),
                        field("unit_name", &I::unit_name, "Enhetens namn"),
                        field("set", &I::set, "Etikettens uppsättning"), field("label", &I::label, "Etikett"));
    }
};

// How much of one unit's own has one label.
struct LabelCount {
    std::string set;
    std::string label;
    int plans = 0;
    int measures = 0;
    int actions = 0;
    template <class C = LabelCount>
    static constexpr auto described() {
        return describe("LabelCount", field("set", &C::set, "Uppsättning"), field("label", &C::label, "Etikett"),
                        field("plans", &C::plans, "Planer"), field("measures", &C::measures, "Mått"),
                        field("actions", &C::actions, "Åtgärder"));
    }
};
struct LabelCoverage {
    std::string unit;
    std::string unit_name;
    int depth = 0;                   // below the asked unit
    std::vector<LabelCount> counts;  // one for each label of each set, in their order
    template <class C = LabelCoverage>
    static constexpr auto described() {
        return describe("LabelCoverage", field("unit", &C::unit, "Enhet"),
                        field("unit_name", &C::unit_name, "Enhetens namn"), field("depth", &C::depth, "Djup"),
                        field("counts", &C::counts, "Antal per etikett"));
    }
};

struct LabelPage {
    std::string unit;
    std::string unit_name;
    std::vector<LabelSet> sets;
    std::vector<LabelledItem> items;      // of the unit and those below it, narrowed as wished
    std::vector<LabelCoverage> coverage;  // every unit below that has a plan or an action of its own, not narrowed
    template <class P = LabelPage>
    static constexpr auto described() {
        return describe("LabelPage", field("unit", &P::unit, "Enhet"),
                        field("unit_name", &P::unit_name, "Enhetens namn"), field("sets", &P::sets, "Uppsättningar"),
                        field("items", &P::items, "Det som har etiketter"),
                        field("coverage", &P::coverage, "Täckning: enheter och etiketter"));
    }
};

void offer_labels(Operations& operations);

}  // namespace ledstang
