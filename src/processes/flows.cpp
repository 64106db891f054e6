#include "processes/flows.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/swedish_text.h"
#include "organisation/organisation.h"
#include "process_analysis/pair_gaps.h"
#include "processes/flow_places.h"
#include "processes/flow_table.h"
#include "processes/words.h"

namespace ledstang {
namespace {

// What the log tells of where patients are.
struct Places {
    std::optional<FlowPlaces> units, levels;
};

Result<void> require_told(const Places& places, bool by_unit) {
    if (by_unit && !places.units)
        return refuse("process.no_unit", "Loggen säger inte vid vilken enhet något har skett.");
    if (!by_unit && !places.levels) {
        return refuse(
            "process.no_care_level",
            "Loggen säger inte vårdnivån, och [[care_levels]] i processes.toml säger inte vilka enheter som hör till "
            "vilken. Skriv dem där, eller läs in en logg med kolumnen vårdnivå.");
    }
    return {};
}

// The table that is asked for, with its small numbers withheld as if both were; nothing where they cannot be.
std::optional<FlowTable> table_of(const ChosenCases& cases, const Places& places, bool by_unit) {
    const auto& selection = cases.selection();
    const auto table = [&](const FlowPlaces& of) { return FlowTable(selection, of.of_event, of.names.size()); };
    const auto withheld = [&](const FlowTable& finest, std::initializer_list<AskedFlows> asked) {
        return withhold_flows(finest, asked, static_cast<std::int64_t>(selection.case_count()), cases.rule());
    };
    if (places.units && places.levels) {
        const auto both = joined(selection, *places.units, *places.levels);
        auto units = table(*places.units), levels = table(*places.levels);
        if (!withheld(table(both.places), {{units, both.first}, {levels, both.second}})) return std::nullopt;
        return by_unit ? units : levels;
    }
    auto only = table(by_unit ? *places.units : *places.levels);
    std::vector<std::uint32_t> same(only.places());
    std::iota(same.begin(), same.end(), 0U);
    if (!withheld(FlowTable(only), {{only, same}})) return std::nullopt;
    return only;
}

std::string sentence_of(const ProcessFlows& answer) {
    if (!answer.flows.empty()) {
        const auto& most = answer.flows.front();
        return fmt::format("Den vanligaste vägen är från {} till {}: {} gånger.", most.from, most.to,
                           number_words(most.count));
    }
    return answer.hidden > 0 ? "Så få patienter går mellan dem att det inte visas." : "Ingen patient går mellan dem.";
}

ProcessFlows told(const ChosenCases& cases, const FlowPlaces& places, const FlowTable& table) {
    ProcessFlows answer;
    answer.cases = static_cast<std::int64_t>(cases.selection().case_count());
    const auto number = [](const FlowCount& count) {
        return count.withheld ? std::nullopt : std::optional(count.times);
    };
    std::vector<double> medians(table.places() * table.places(), 0);
    for (const auto& pair : pair_gaps(cases.selection(), places.of_event, places.names.size()))
        medians[pair.from * table.places() + pair.to] = pair.median;
    for (std::size_t from = 1; from < table.places(); ++from) {
        answer.places.push_back(
            {places.names[from], number(table.move(0, from)), number(table.stay(from)), number(table.move(from, 0))});
        for (std::size_t to = 1; to < table.places(); ++to) {
            const auto& move = table.move(from, to);
            if (move.withheld)
                ++answer.hidden;
            else if (move.times > 0)
                answer.flows.push_back(
                    {places.names[from], places.names[to], move.times, medians[from * table.places() + to]});
        }
    }
    const SwedishOrder before;
    std::ranges::sort(answer.flows, [&](const PatientFlow& a, const PatientFlow& b) {
        if (a.count != b.count) return a.count > b.count;
        return a.from != b.from ? before(a.from, b.from) : before(a.to, b.to);
    });
    answer.sentence = sentence_of(answer);
    return answer;
}

}  // namespace

Result<ProcessFlows> get_process_flows(Context& context, const FlowsWish& wish) {
    if (wish.by != "unit" && wish.by != "care_level")
        return refuse("process.by", "Välj unit (mellan enheter) eller care_level (mellan vårdnivåer).");
    const bool by_unit = wish.by == "unit";
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto organisation =
        context.store.read([&](Sql& sql) { return read_organisation(sql, context.configuration, context.today); });
    ProcessFlows answer;
    const auto used =
        use_cases(context, {wish.process, wish.unit, wish.filter}, [&](const ChosenCases& cases) -> Result<void> {
            const Places places{units_of_events(cases, organisation),
                                levels_of_events(cases, organisation, settings->care_levels)};
            if (auto there = require_told(places, by_unit); !there) return there;
            const auto table = cases.too_few() ? std::nullopt : table_of(cases, places, by_unit);
            if (table) answer = told(cases, by_unit ? *places.units : *places.levels, *table);
            answer.withheld = !table;
            answer.fewest_shown = cases.fewest();
            return {};
        });
    if (!used) return refuse(used.error());
    return answer;
}

}  // namespace ledstang
