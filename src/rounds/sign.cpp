// Signing: the last step, which freezes the report.
#include <algorithm>

#include "rounds/signed_report.h"
#include "rounds/take_step.h"

namespace ledstang {
namespace {

// The function that the caller signs with: the configured one for its holder, else the caller's title.
Signing signing_of(Sql& sql, const Context& context, const RoundPlace& place) {
    Signing signing{context.caller.name, context.caller.title};
    const auto holders = holders_of(sql, place, context.today);
    const auto found = std::ranges::find(holders, context.caller.person, &Holder::person);
    if (found == holders.end()) return signing;
    signing.function = function_in_words(context.configuration, place.function);
    if (!found->stands_in_for.empty()) signing.function += ", ersättare för " + found->stands_in_for_name;
    return signing;
}

}  // namespace

Result<Round> sign_round(Context& context, const StepWish& wish) {
    return take_step(context, wish, {"sign", RoundState::signed_off},
                     [&](Transaction& transaction, const StoredRound&) -> Result<void> {
                         Sql& sql = transaction.sql();
                         const auto chain = read_chain(sql, context.configuration, wish.unit, wish.period);
                         if (!chain) return refuse(chain.error());
                         return freeze_report(transaction, context.configuration, {wish.unit, wish.period},
                                              signing_of(sql, context, *chain->signs));
                     });
}

}  // namespace ledstang
