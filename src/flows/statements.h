// What affected units say before a decision, and the reply that each gets. Inside the module.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

struct PutStatement {
    std::string matter, unit;
    int version = 0;
    std::string text;
    template <class P = PutStatement>
    static constexpr auto described() {
        return describe("PutStatement", field("matter", &P::matter, "Ärende"), field("unit", &P::unit, "Enhet"),
                        field("version", &P::version, "Yttrandets version"), field("text", &P::text, "Text"));
    }
};

// By whoever the type names at the unit. Refusals: flow.statement (none is asked of the unit), flow.actor, flow.words,
// store.version_conflict.
Result<FlowMatter> answer_statement(Context& context, const PutStatement& wish);
// By those who have a part in the matter: why no answer is needed; and the reply to an answer (flow.unanswered without
// one).
Result<FlowMatter> waive_statement(Context& context, const PutStatement& wish);
Result<FlowMatter> reply_to_statement(Context& context, const PutStatement& wish);

}  // namespace ledstang
