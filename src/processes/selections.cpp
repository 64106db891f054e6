#include "processes/selections.h"

#include "described/json_read.h"
#include "measures/measures.h"
#include "process_analysis/filter_form.h"
#include "processes/logs.h"
#include "processes/process.h"

namespace ledstang {
namespace {

// What a filter calls the log's resource (attribute_filter.h).
constexpr auto resource = "resource";

// The first of the names that the log has, of its cases or its events.
std::optional<std::string> name_in(const EventLog& log, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        if (column_named(log, {name}) != nullptr) return name;
        if (name == resource && !log.resource().empty()) return name;
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

}  // namespace

const AttributeColumn* column_named(const EventLog& log, const std::vector<std::string>& names, ColumnOf first) {
    for (const auto& name : names) {
        for (const bool of_case : {first == ColumnOf::cases, first == ColumnOf::events}) {
            if (const auto* column = log.attribute(name, of_case)) return column;
        }
    }
    return nullptr;
}

MaskingRule masking_of_logs(const Configuration& configuration) {
    auto rule = masking_outside(configuration);
    rule.smallest_denominator = rule.limit;
    return rule;
}

Result<ChosenCases> ChosenCases::at_unit(const std::string& unit) const {
    if (unit.empty()) return *this;
    const auto name = unit_attribute();
    if (!name) return refuse("process.no_unit", "Loggen säger inte vid vilken enhet något har skett.");
    auto chosen = filtered(selection_, Filter{HasAttribute{*name, {unit}, {}}});
    if (!chosen) return refuse(chosen.error());
    return ChosenCases(std::move(*chosen), words_, rule_);
}

std::optional<ChosenCases::Places> ChosenCases::places(const std::vector<std::string>& called) const {
    const auto& log = selection_.log();
    for (const auto& name : called) {
        const auto* column = log.attribute(name, false);
        if (column != nullptr && column->kind() == AttributeColumn::Kind::text)
            return Places{column->text(), &column->names()};
        if (name == resource && !log.resource().empty()) return Places{log.resource(), &log.resources()};
    }
    return std::nullopt;
}

bool ChosenCases::tells_sex() const {
    return name_in(selection_.log(), words_.sex).has_value();
}

std::optional<std::string> ChosenCases::unit_attribute() const {
    return name_in(selection_.log(), words_.unit);
}

std::vector<std::string> ChosenCases::units() const {
    std::vector<std::string> units;
    const auto name = unit_attribute();
    if (!name) return units;
    const auto& log = selection_.log();
    const auto* column = column_named(log, {*name});
    const auto& names = column == nullptr ? log.resources() : column->names();
    for (std::uint32_t i = 0; i < names.size(); ++i) units.emplace_back(names[i]);
    return units;
}

Result<ChosenCases> ChosenCases::narrowed(const std::string& filter) const {
    auto chosen = select_by_text(selection_, filter);
    if (!chosen) return refuse(chosen.error());
    ChosenCases narrowed(std::move(*chosen), words_, rule_);
    narrowed.of_ = selection_.case_count();
    return narrowed;
}

std::optional<ChosenCases> ChosenCases::of_sex(char sex) const {
    const auto name = name_in(selection_.log(), words_.sex);
    if (!name) return std::nullopt;
    auto chosen = filtered(selection_, Filter{HasAttribute{*name, sex == 'K' ? words_.women : words_.men, {}}});
    if (!chosen) return std::nullopt;
    return ChosenCases(std::move(*chosen), words_, rule_);
}

Result<void> use_cases(Context& context, const CasesWish& wish,
                       const std::function<Result<void>(const ChosenCases&)>& use) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto process = context.store.read([&](Sql& sql) { return require_process(sql, wish.process); });
    if (!process) return refuse(process.error());
    return use_process_log(context, wish.process, [&](const EventLog& log) -> Result<void> {
        const auto there =
            ChosenCases(Selection(log), settings->log, masking_of_logs(context.configuration)).at_unit(wish.unit);
        if (!there) return refuse(there.error());
        const auto cases = there->narrowed(wish.filter);
        if (!cases) return refuse(cases.error());
        return use(*cases);
    });
}

}  // namespace ledstang
