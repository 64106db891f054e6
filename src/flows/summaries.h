// Matters in lists. Inside the module.
#pragma once

#include "flows/flow_store.h"
#include "flows/flows.h"
#include "operations/context.h"

namespace ledstang {

class Organisation;

struct ListMatters {
    std::string type, unit, group, area, measure, document;  // empty: any
    bool mine = false;    // begun by the caller, or followed, or in a group that the caller sits in
    bool ended = false;   // also those that are ended
    bool ranked = false;  // as the types rank them, instead of late ones first
    template <class L = ListMatters>
    static constexpr auto described() {
        return describe("ListMatters", optional_field("type", &L::type, "Ärendetyp"),
                        optional_field("unit", &L::unit, "Enhet som äger det eller berörs"),
                        optional_field("group", &L::group, "Grupp som leder eller deltar"),
                        optional_field("area", &L::area, "Område"),
                        optional_field("measure", &L::measure, "Kopplat mått"),
                        optional_field("document", &L::document, "Kopplat dokument"),
                        optional_field("mine", &L::mine, "Mina: upplagda, följda och min grupps"),
                        optional_field("ended", &L::ended, "Också avslutade"),
                        optional_field("ranked", &L::ranked, "Rangordnade, som ärendetypen säger"));
    }
};
struct MatterList {
    Date on;
    std::vector<MatterSummary> matters;  // late ones first, then the newest
    template <class L = MatterList>
    static constexpr auto described() {
        return describe("MatterList", field("on", &L::on, "Dag"), field("matters", &L::matters, "Ärenden"));
    }
};
Result<MatterList> list_matters(Context& context, const ListMatters& wish);

struct SimilarMatters {
    std::string title;
    template <class S = SimilarMatters>
    static constexpr auto described() {
        return describe("SimilarMatters", field("title", &S::title, "Rubrik"));
    }
};
// At most five whose titles share at least half of the words, the most alike first: "is somebody already at it?"
Result<MatterList> similar_matters(Context& context, const SimilarMatters& wish);

// Without the roll-up over its units, which takes another query.
MatterSummary summary_of(const FlowMatter& matter, const FlowType& type, const Organisation& organisation,
                         std::string group_name, const Date& today);

// "I bruk: 9 av 12. Avstår: 1."; empty when there are no units.
std::string roll_up_words(const FlowPart& units, const std::map<std::string, int>& in_stage);

}  // namespace ledstang
