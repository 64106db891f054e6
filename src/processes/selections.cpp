#include "processes/selections.h"

#include "described/json_read.h"
#include "process_analysis/filter_form.h"
#include "processes/logs.h"
#include "processes/process.h"

namespace ledstang {
namespace {

// The first of the names that the log has, of its cases or its events.
std::optional<std::string> name_in(const EventLog& log, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        if (log.attribute(name, true) != nullptr || log.attribute(name, false) != nullptr) return name;
    }
    return std::nullopt;
}

Result<Selection> select_by_text(const Selection& selection, const std::string& filter) {
    if (filter.empty()) return selection;
    const auto json = parse_json(filter);
    if (!json) return refuse("process.filter", "Urvalet är inte JSON. Se beskrivningen av ProcessFilter.");
    const auto form = from_json<FilterForm>(*json);
    if (!form) return refuse(form.error());
    return select_by(selection, *form);
}

Result<Selection> at_unit(const Selection& selection, const LogWords& words, const std::string& unit) {
    if (unit.empty()) return selection;
    const auto name = name_in(selection.log(), words.unit);
    if (!name) return refuse("process.no_unit", "Loggen säger inte vid vilken enhet något har skett.");
    return filtered(selection, Filter{HasAttribute{*name, {unit}, {}}});
}

}  // namespace

Result<ChosenCases> ChosenCases::narrowed(const std::string& filter) const {
    auto chosen = select_by_text(selection_, filter);
    if (!chosen) return refuse(chosen.error());
    return ChosenCases(std::move(*chosen), words_, fewest_);
}

std::optional<ChosenCases> ChosenCases::of_sex(char sex) const {
    const auto name = name_in(selection_.log(), words_.sex);
    if (!name) return std::nullopt;
    auto chosen = filtered(selection_, Filter{HasAttribute{*name, sex == 'K' ? words_.women : words_.men, {}}});
    if (!chosen) return std::nullopt;
    return ChosenCases(std::move(*chosen), words_, fewest_);
}

Result<void> use_cases(Context& context, const CasesWish& wish,
                       const std::function<Result<void>(const ChosenCases&)>& use) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto process = context.store.read([&](Sql& sql) { return require_process(sql, wish.process); });
    if (!process) return refuse(process.error());
    return use_process_log(context.configuration, wish.process, [&](const EventLog& log) -> Result<void> {
        auto selection = at_unit(Selection(log), settings->log, wish.unit);
        if (!selection) return refuse(selection.error());
        const auto cases = ChosenCases(std::move(*selection), settings->log, context.configuration.plan.mask_below)
                               .narrowed(wish.filter);
        if (!cases) return refuse(cases.error());
        return use(*cases);
    });
}

}  // namespace ledstang
