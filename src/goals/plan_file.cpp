#include "goals/plan_file.h"

#include <fmt/format.h>

#include <set>

#include "base/swedish_number.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

class FileCheck {
 public:
    void fault(std::string path, std::string code, std::string message) {
        faults_.push_back({std::move(code), std::move(message), std::move(path), {}, std::nullopt, std::nullopt});
    }

    template <class Items>
    std::vector<std::string> unique_ids(const char* list, const Items& items) {
        std::vector<std::string> ids;
        std::set<std::string> seen;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& id = items[i].id;
            const std::string path = fmt::format("/{}/{}/id", list, i);
            if (id.empty() || ascii_slug(id) != id) {
                fault(path, "plan.id",
                      fmt::format("id:t {} får bara innehålla små bokstäver a–z, siffror och understreck",
                                  in_quotes(id)));
            } else if (!seen.insert(id).second) {
                fault(path, "plan.duplicate_id", fmt::format("id:t {} står redan tidigare i listan", in_quotes(id)));
            }
            ids.push_back(id);
        }
        return ids;
    }

    void reference(const std::string& path, const std::string& id, const std::vector<std::string>& known,
                   const char* code, std::string_view what) {
        for (const auto& candidate : known) {
            if (candidate == id) return;
        }
        std::string message = fmt::format("{} {} finns inte i filen", what, in_quotes(id));
        if (const auto nearest = nearest_name(id, known))
            message += fmt::format("; menade du {}?", in_quotes(*nearest));
        fault(path, code, std::move(message));
    }

    std::vector<Fault> take() { return std::move(faults_); }

 private:
    std::vector<Fault> faults_;
};

bool needs_limit(TargetOperator rule) {
    return rule != TargetOperator::increase && rule != TargetOperator::decrease;
}
bool by_percent(TargetOperator rule) {
    return rule == TargetOperator::increase_by_percent || rule == TargetOperator::decrease_by_percent;
}

TargetFault incomplete(std::string message) {
    return {"target.incomplete", "", std::move(message)};
}

std::optional<TargetFault> interval_fault(const Target& target) {
    const auto fault = [](const char* field, std::string message) {
        return std::optional(TargetFault{"target.interval", field, std::move(message)});
    };
    if (target.rule != TargetOperator::between) {
        if (!target.upper) return std::nullopt;
        return fault("upper", "en övre gräns hör bara till ett intervall: ta bort upper, eller skriv operator between");
    }
    if (!target.per_sex.empty())
        return fault("per_sex", "ett intervall gäller lika för alla kön: ta bort per_sex och skriv value och upper");
    if (!target.value) return fault("value", "intervallets undre gräns saknas: ange value");
    if (!target.upper) return fault("upper", "intervallets övre gräns saknas: ange upper");
    if (*target.upper < *target.value)
        return fault("upper", fmt::format("den övre gränsen {} är lägre än den undre {}: byt plats på dem",
                                          format_number(*target.upper), format_number(*target.value)));
    return std::nullopt;
}

}  // namespace

std::optional<TargetFault> target_fault(const Target& target) {
    if (target.text.empty()) return incomplete("målets ordalydelse saknas");
    if (auto wrong = interval_fault(target)) return wrong;
    for (const auto& [sex, value] : target.per_sex) {
        if (sex != "K" && sex != "M" && sex != "T")
            return incomplete(fmt::format("könet {} finns inte: skriv K, M eller T", in_quotes(sex)));
    }
    if (needs_limit(target.rule) && !target.value && target.per_sex.empty())
        return incomplete("målvärdet saknas: ange value eller per_sex");
    if (by_percent(target.rule) && (!target.comparison || target.comparison->kind == ComparisonKind::not_stated)) {
        return incomplete("målet jämför med något: ange comparison");
    }
    if (target.comparison && target.comparison->kind == ComparisonKind::year && !target.comparison->period)
        return incomplete("jämförelseåret saknas: ange comparison.period");
    return std::nullopt;
}

std::vector<Fault> check_plan_file(const PlanFile& file) {
    FileCheck check;
    const auto units = check.unique_ids("organisation/units", file.organisation.units);
    check.unique_ids("organisation/groups", file.organisation.groups);
    const auto perspectives = check.unique_ids("perspectives", file.perspectives);
    const auto factors = check.unique_ids("success_factors", file.success_factors);
    check.unique_ids("measures", file.measures);
    std::set<std::string> goals;
    for (std::size_t i = 0; i < file.perspectives.size(); ++i) {
        const auto& list = file.perspectives[i].strategic_goals;
        for (std::size_t j = 0; j < list.size(); ++j) {
            if (!goals.insert(list[j].id).second) {
                check.fault(fmt::format("/perspectives/{}/strategic_goals/{}/id", i, j), "plan.duplicate_id",
                            fmt::format("id:t {} står redan tidigare", in_quotes(list[j].id)));
            }
        }
    }
    for (std::size_t i = 0; i < file.success_factors.size(); ++i) {
        check.reference(fmt::format("/success_factors/{}/perspective", i), file.success_factors[i].perspective,
                        perspectives, "plan.perspective_unknown", "perspektivet");
    }
    for (std::size_t i = 0; i < file.measures.size(); ++i) {
        const auto& measure = file.measures[i];
        check.reference(fmt::format("/measures/{}/success_factor", i), measure.success_factor, factors,
                        "plan.factor_unknown", "framgångsfaktorn");
        if (!measure.target) continue;
        if (const auto wrong = target_fault(*measure.target))
            check.fault(fmt::format("/measures/{}/target{}{}", i, wrong->field.empty() ? "" : "/", wrong->field),
                        wrong->code, wrong->message);
    }
    if (!units.empty()) check.reference("/organisation/unit", file.organisation.unit, units, "unit.unknown", "enheten");
    return check.take();
}

Measure measure_of(const PlanFileMeasure& item) {
    Measure measure;
    measure.id = item.id;
    measure.number = item.no;
    measure.name = item.name;
    measure.name_as_printed = item.name_as_printed.empty() ? item.name : item.name_as_printed;
    measure.kind = item.kind;
    measure.level = item.level;
    measure.unit = item.unit;
    measure.decimals = item.decimals;
    measure.direction = item.direction;
    measure.sex_split = item.sex_split;
    measure.follow_up = item.follow_up;
    measure.follow_up_text =
        item.follow_up_text.empty() ? fmt::format("{}", fmt::join(item.follow_up, ", ")) : item.follow_up_text;
    measure.purpose = item.purpose;
    measure.definition = item.definition;
    measure.numerator_definition = item.numerator_definition;
    measure.denominator_definition = item.denominator_definition;
    measure.counted = item.counted;
    measure.compared_with = item.compared_with;
    measure.owner = item.owner;
    // "… specialiserad vård[4]": the mark is printed with the name, its text may be lost.
    const auto& printed = measure.name_as_printed;
    if (printed.ends_with(']')) {
        if (const auto open = printed.rfind('['); open != std::string::npos)
            measure.footnote_mark = printed.substr(open + 1, printed.size() - open - 2);
    }
    measure.footnote = item.footnote;
    measure.population = item.population;
    measure.quality_class = item.quality_class;
    measure.note = item.note;
    measure.roll_up = item.roll_up.value_or(RollUp::own);
    return measure;
}

}  // namespace ledstang
