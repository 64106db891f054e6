#include "processes/conformance.h"

#include <fmt/format.h>

#include <algorithm>

#include "process_analysis/variants.h"
#include "process_models/beginnings.h"
#include "process_models/deviations.h"
#include "processes/decided_net.h"
#include "processes/process.h"
#include "processes/ways_of_patients.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_deviations = 50;

// What holds today; version 0 when nothing does.
struct DecidedNet {
    int version = 0;
    PetriNet net;
};

Result<DecidedNet> net_today(Context& context, const std::string& id) {
    return context.store.read([&](Sql& sql) -> Result<DecidedNet> {
        const auto whole = require_whole_process(sql, id, context.today);
        if (!whole) return refuse(whole.error());
        const auto* model = model_on(whole->parts.models, context.today);
        if (model == nullptr) return DecidedNet();
        auto net = decided_net(sql, whole->process.number, model->version);
        if (!net) return refuse(net.error());
        return DecidedNet{model->version, std::move(*net)};
    });
}

// The ways of the cases, where those that are right so far and not at the end count as none: who is on the way has not
// departed. So few that they are not told stay as they are.
struct HeldWays {
    VariantLog variants;
    std::vector<bool> on_the_way;  // by variant
    std::uint64_t cases_on_the_way = 0;
};
HeldWays held_ways(const PetriNet& net, const ChosenCases& cases) {
    HeldWays held;
    held.variants = variants_in(cases);
    held.on_the_way = beginnings(net, held.variants);
    for (std::size_t k = 0; k < held.on_the_way.size(); ++k)
        held.cases_on_the_way += held.on_the_way[k] ? held.variants.variants[k].cases : 0;
    if (cases.is_small(held.cases_on_the_way)) {
        held.on_the_way.assign(held.on_the_way.size(), false);
        held.cases_on_the_way = 0;
    }
    for (std::size_t k = 0; k < held.on_the_way.size(); ++k)
        if (held.on_the_way[k]) held.variants.variants[k].cases = 0;
    return held;
}

Result<void> hold_against(const PetriNet& net, const ChosenCases& cases, ProcessConformance& answer) {
    const auto held = held_ways(net, cases);
    const auto aligned = align(net, held.variants);
    if (!aligned) return refuse(aligned.error());
    const auto off = aligned->cases - aligned->cases_fit;
    if (cases.is_small(aligned->cases_fit) || cases.is_small(off)) {
        answer.withheld = true;
        return {};
    }
    answer.cases = static_cast<std::int64_t>(aligned->cases);
    answer.on_the_way = static_cast<std::int64_t>(held.cases_on_the_way);
    answer.fit = static_cast<std::int64_t>(aligned->cases_fit);
    answer.exact = aligned->cases_at_least == 0;
    if (aligned->cases == 0) {
        if (answer.on_the_way > 0) answer.sentence = "Alla är på väg: ingen har nått slutet eller avvikit än.";
        return {};
    }
    answer.percentage_fit = aligned->percentage_fit;
    answer.average_fitness = aligned->average_trace_fitness;
    for (const auto& deviation : deviations_of(held.variants, *aligned)) {
        if (deviation.cases == 0) continue;
        if (cases.is_small(deviation.cases) || answer.deviations.size() == most_deviations) {
            ++answer.rare_deviations;
            continue;
        }
        answer.deviations.push_back({in_words(deviation, aligned->labels), static_cast<std::int64_t>(deviation.cases),
                                     static_cast<std::int64_t>(deviation.times)});
    }
    answer.rules = conformance_rules(net, cases, held.on_the_way);
    answer.sentence = fmt::format("{} procent av {} patienter har följt den beslutade processen.",
                                  number_words(*answer.percentage_fit), number_words(answer.cases));
    if (answer.on_the_way > 0)
        answer.sentence +=
            fmt::format(" {} till följer den hittills och har inte nått slutet.", number_words(answer.on_the_way));
    return {};
}

}  // namespace

VariantLog variants_in(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    VariantLog variants;
    for (std::uint32_t i = 0; i < log.activities().size(); ++i) variants.activities.emplace_back(log.activities()[i]);
    for (const auto& variant : variants_of(cases.selection()).list) {
        const auto sequence = sequence_of(log, variant);
        variants.variants.push_back({{sequence.begin(), sequence.end()}, variant.count});
    }
    return variants;
}

Result<ProcessConformance> get_process_conformance(Context& context, const CasesWish& wish) {
    const auto decided = net_today(context, wish.process);
    if (!decided) return refuse(decided.error());
    ProcessConformance answer;
    answer.version = decided->version;
    answer.fewest_shown = static_cast<int>(masking_of_logs(context.configuration).limit);
    if (decided->version == 0) {
        answer.sentence = "Ingen processbild är beslutad än, så det finns inget att följa.";
        return answer;
    }
    const auto used = use_cases(context, wish, [&](const ChosenCases& cases) -> Result<void> {
        answer.withheld = cases.too_few();
        return answer.withheld ? Result<void>{} : hold_against(decided->net, cases, answer);
    });
    if (!used) return refuse(used.error());
    return answer;
}

Result<DeviationExamples> list_deviation_examples(Context& context, const DeviationExamplesWish& wish) {
    if (auto reader = require_patient_reader(context, wish.process, wish.reason); !reader)
        return refuse(reader.error());
    const auto decided = net_today(context, wish.process);
    if (!decided) return refuse(decided.error());
    DeviationExamples examples;
    const auto used =
        use_cases(context, {wish.process, wish.unit, wish.filter}, [&](const ChosenCases& cases) -> Result<void> {
            const auto held = held_ways(decided->net, cases);
            const auto aligned = align(decided->net, held.variants);
            if (!aligned) return refuse(aligned.error());
            auto deviations = deviations_of(held.variants, *aligned);
            std::erase_if(deviations, [](const Deviation& deviation) { return deviation.cases == 0; });
            const auto found = std::ranges::find(deviations, wish.deviation, [&](const Deviation& deviation) {
                return in_words(deviation, aligned->labels);
            });
            if (found == deviations.end()) {
                return refuse(RefusalKind::not_found, "process.deviation_unknown",
                              "Ingen patient i urvalet avviker så från processbilden som gäller i dag.");
            }
            const auto ways = variants_of(cases.selection());
            for (const auto way : found->variants)
                if (!held.on_the_way[way])
                    examples.cases.emplace_back(cases.selection().log().case_names()[ways.list[way].example]);
            return {};
        });
    if (!used) return refuse(used.error());
    if (auto logged = log_patient_reading(context, wish.process, wish.reason,
                                          {{"deviation", wish.deviation}, {"unit", wish.unit}, {"filter", wish.filter}},
                                          examples.cases);
        !logged)
        return refuse(logged.error());
    return examples;
}

}  // namespace ledstang
