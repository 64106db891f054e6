// What every step of a round has in common. Inside the rounds module.
#pragma once

#include "rounds/permitted.h"
#include "rounds/round_store.h"
#include "rounds/steps.h"
#include "store/version.h"

namespace ledstang {

struct StepTaken {
    const char* step;
    RoundState to;
};

// Takes the step when the caller may, the report's version is the one that was seen, its state admits the step and
// `check` has nothing against it.
template <class Check>
Result<Round> take_step(Context& context, const StepWish& wish, StepTaken taken, Check&& check) {
    const auto chain =
        context.store.read([&](Sql& sql) { return read_chain(sql, context.configuration, wish.unit, wish.period); });
    if (!chain) return refuse(chain.error());
    if (auto allowed = require_step(context, *chain, taken.step); !allowed) return refuse(allowed.error());
    const auto done = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto before = read_stored_round(sql, wish.unit, wish.period);
        if (before.version != wish.version) return expect_version(0, "rapportens läge");
        if (auto possible = require_state(*chain, before.state, taken.step); !possible) return possible;
        if (Result<void> checked = check(transaction, before); !checked) return checked;
        move_round(transaction, wish.unit, wish.period, before, taken.to, taken.step, wish.text);
        return {};
    });
    if (!done) return refuse(done.error());
    return read_round(context, wish.unit, wish.period);
}

}  // namespace ledstang
