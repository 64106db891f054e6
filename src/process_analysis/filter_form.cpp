#include "process_analysis/filter_form.h"

#include <fmt/format.h>

#include "base/date.h"
#include "base/swedish_text.h"
#include "event_logs/instant.h"
#include "process_analysis/cut.h"

namespace ledstang {
namespace {

struct TimeRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

Result<TimeRange> range_of(const TimeForm& form) {
    const auto read = [](const std::string& text) -> Result<std::int64_t> {
        if (const auto instant = parse_instant(text)) return *instant;
        return refuse("process.time", fmt::format("{} är ingen tid. Skriv den som 2024-01-31 eller 2024-01-31T08:00.",
                                                  in_quotes(text)));
    };
    const auto first = read(form.from);
    if (!first) return refuse(first.error());
    const bool whole_day = parse_date(form.to).has_value();
    const auto last = read(whole_day ? form.to + "T23:59:59.999999" : form.to);
    if (!last) return refuse(last.error());
    return TimeRange{*first, *last};
}

// Everything that one form asks for.
Result<std::vector<Filter>> conditions_of(const ConditionForm& form) {
    std::vector<Filter> all;
    if (!form.contains.empty()) all.push_back({Contains{form.contains}});
    if (!form.starts_with.empty()) all.push_back({StartsWith{form.starts_with}});
    if (!form.ends_with.empty()) all.push_back({EndsWith{form.ends_with}});
    for (const auto& one : form.directly_follows) {
        all.push_back({DirectlyFollows{one.from, one.to, {one.least, one.most}}});
    }
    for (const auto& one : form.eventually_follows) {
        all.push_back({EventuallyFollows{one.from, one.to, {one.least, one.most}}});
    }
    for (const auto& one : form.repeats) all.push_back({Repeats{one.activity, {one.least, one.most}}});
    if (form.case_duration) all.push_back({CaseDuration{{form.case_duration->least, form.case_duration->most}}});
    if (form.case_size) all.push_back({CaseSize{{form.case_size->least, form.case_size->most}}});
    if (form.common_variants) all.push_back({CommonVariants{*form.common_variants}});
    if (form.variant) all.push_back({OfVariant{*form.variant}});
    if (form.variant_coverage) all.push_back({VariantCoverage{*form.variant_coverage}});
    if (form.time) {
        const auto range = range_of(*form.time);
        if (!range) return refuse(range.error());
        all.push_back({InTime{range->first, range->last, form.time->match}});
    }
    for (const auto& one : form.attribute) all.push_back({HasAttribute{one.name, one.values, {one.least, one.most}}});
    return all;
}

Result<std::vector<Filter>> each_of(const std::vector<ConditionForm>& forms) {
    std::vector<Filter> all;
    for (const auto& form : forms) {
        auto conditions = conditions_of(form);
        if (!conditions) return conditions;
        all.push_back({AllOf{std::move(*conditions)}});
    }
    return all;
}

}  // namespace

Result<Filter> filter_of(const FilterForm& form) {
    auto all = each_of(form.all_of);
    if (!all) return refuse(all.error());
    auto any = each_of(form.any_of);
    if (!any) return refuse(any.error());
    auto none = each_of(form.none_of);
    if (!none) return refuse(none.error());
    if (!any->empty()) all->push_back({AnyOf{std::move(*any)}});
    if (!none->empty()) all->push_back({NoneOf{std::move(*none)}});
    return Filter{AllOf{std::move(*all)}};
}

Result<Selection> select_by(const Selection& selection, const FilterForm& filter, const CutForm& cut) {
    const auto conditions = filter_of(filter);
    if (!conditions) return refuse(conditions.error());
    auto chosen = filtered(selection, *conditions);
    if (!chosen) return chosen;
    if (cut.events_in_time) {
        const auto range = range_of(*cut.events_in_time);
        if (!range) return refuse(range.error());
        chosen = Selection(events_in_time(*chosen, range->first, range->last));
    }
    if (!cut.events_of.empty()) {
        const auto activities = activity_set(chosen->log(), cut.events_of);
        if (!activities) return refuse(activities.error());
        chosen = Selection(events_of(*chosen, *activities));
    }
    if (cut.between) {
        const auto from = activity_set(chosen->log(), cut.between->from);
        if (!from) return refuse(from.error());
        const auto to = activity_set(chosen->log(), cut.between->to);
        if (!to) return refuse(to.error());
        chosen = Selection(stretches_between(*chosen, *from, *to));
    }
    return chosen;
}

}  // namespace ledstang
