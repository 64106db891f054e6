#include "processes/handovers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "process_analysis/pair_gaps.h"
#include "processes/rights.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_rows = 50;

ProcessHandovers handovers_in(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    ProcessHandovers answer;
    answer.told = !log.resource().empty();
    if (!answer.told) return answer;
    std::uint64_t all = 0, told = 0;
    for (const auto& pair : pair_gaps(cases.selection(), log.resource(), log.resources().size())) {
        if (pair.from == pair.to) continue;
        all += pair.gaps.count;
        if (cases.is_small(pair.cases)) {
            ++answer.hidden;
            continue;
        }
        answer.rows.push_back({std::string(log.resources()[pair.from]), std::string(log.resources()[pair.to]),
                               static_cast<std::int64_t>(pair.gaps.count), static_cast<std::int64_t>(pair.cases),
                               pair.median, 0});
        told += pair.gaps.count;
    }
    // Of those that are told: the rest of all would be how many are not.
    for (auto& row : answer.rows) row.share = percent(static_cast<std::uint64_t>(row.count), told);
    const SwedishOrder before;
    std::ranges::sort(answer.rows, [&](const HandoverRow& a, const HandoverRow& b) {
        if (a.count != b.count) return a.count > b.count;
        return a.from != b.from ? before(a.from, b.from) : before(a.to, b.to);
    });
    if (answer.rows.size() > most_rows) answer.rows.resize(most_rows);
    if (all == 0) {
        answer.sentence = "Ingen lämnar över till någon annan.";
    } else if (answer.rows.empty()) {
        answer.sentence = "Så få patienter lämnas över mellan samma två att det inte visas.";
    } else {
        const auto& most = answer.rows.front();
        answer.sentence =
            fmt::format("Vanligast är att {} lämnar över till {}: {} gånger, hälften inom {}.", in_quotes(most.from),
                        in_quotes(most.to), number_words(most.count), time_words(most.median));
    }
    return answer;
}

}  // namespace

Result<ProcessHandovers> get_process_handovers(Context& context, const CasesWish& wish) {
    if (auto reader = require_in_process(context, wish.process); !reader) return refuse(reader.error());
    return answer_about(context, wish, handovers_in);
}

}  // namespace ledstang
