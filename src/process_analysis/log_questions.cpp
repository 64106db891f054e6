#include "process_analysis/log_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

struct NamedTemplate {
    std::string_view name;
    RuleTemplate kind;
};
constexpr std::array templates{NamedTemplate{"init", RuleTemplate::first},
                               NamedTemplate{"existence", RuleTemplate::existence},
                               NamedTemplate{"absence", RuleTemplate::absence},
                               NamedTemplate{"exactly", RuleTemplate::exactly_once},
                               NamedTemplate{"responded_existence", RuleTemplate::responded_existence},
                               NamedTemplate{"response", RuleTemplate::response},
                               NamedTemplate{"precedence", RuleTemplate::precedence},
                               NamedTemplate{"chain_response", RuleTemplate::chain_response},
                               NamedTemplate{"chain_precedence", RuleTemplate::chain_precedence},
                               NamedTemplate{"alternate_response", RuleTemplate::alternate_response},
                               NamedTemplate{"not_response", RuleTemplate::not_response},
                               NamedTemplate{"not_coexistence", RuleTemplate::not_coexistence}};

// Of "response_within_3600s" the seconds.
std::optional<double> seconds_within(std::string_view name) {
    constexpr std::string_view before = "response_within_";
    if (!name.starts_with(before) || !name.ends_with("s")) return std::nullopt;
    name.remove_prefix(before.size());
    name.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value);
    if (error != std::errc() || end != name.data() + name.size() || !(value >= 0)) return std::nullopt;
    return value;
}

template <class Figures>
void fill(Figures& figures, const Distribution& spread) {
    figures.n = spread.n;
    if (spread.n == 0) return;
    figures.mean = spread.mean;
    figures.p0 = spread.quantile(0);
    figures.p10 = spread.quantile(10);
    figures.p25 = spread.quantile(25);
    figures.p50 = spread.quantile(50);
    figures.p75 = spread.quantile(75);
    figures.p80 = spread.quantile(80);
    figures.p90 = spread.quantile(90);
    figures.p95 = spread.quantile(95);
    figures.p100 = spread.quantile(100);
}

Result<RuleFigures> rule_figures(const Selection& selection, const RuleForm& form) {
    const auto& log = selection.log();
    const auto rule = rule_of(log, form);
    if (!rule) return refuse(rule.error());
    const auto result = check_rule(selection, *rule);
    RuleFigures figures;
    figures.template_name = form.template_name;
    figures.a = form.a;
    figures.b = form.b;
    figures.words = in_words(*rule, log);
    figures.cases_satisfied = result.cases_satisfied;
    figures.cases_violated = result.cases_violated;
    if (has_two(rule->kind)) {
        figures.cases_activated = result.cases_activated;
        figures.cases_satisfied_non_vacuous = result.cases_satisfied_non_vacuous;
        figures.activations = result.activations;
        figures.fulfilments = result.fulfilments;
        figures.violations = result.violations;
    }
    for (const auto index : result.examples) figures.examples.emplace_back(log.case_names()[index]);
    return figures;
}

}  // namespace

Result<OrderRule> rule_of(const EventLog& log, const RuleForm& form) {
    OrderRule rule;
    const auto named = std::ranges::find(templates, form.template_name, &NamedTemplate::name);
    if (named != templates.end()) {
        rule.kind = named->kind;
    } else if (const auto within = seconds_within(form.template_name)) {
        rule.kind = RuleTemplate::response_within;
        rule.seconds = *within;
    } else {
        std::vector<std::string> known{"response_within_3600s"};
        for (const auto& one : templates) known.emplace_back(one.name);
        return refuse("process.rule_template", fmt::format("Det finns inget slag av regel {}. De som finns är {}.",
                                                           in_quotes(form.template_name), list_in_words(known)));
    }
    if (has_two(rule.kind) != form.b.has_value()) {
        return refuse("process.rule_activities",
                      fmt::format("Regeln {} gäller {}.", in_quotes(form.template_name),
                                  has_two(rule.kind) ? "två aktiviteter: ange också b" : "en aktivitet: ta bort b"));
    }
    const auto a = activity_number(log, form.a);
    if (!a) return refuse(a.error());
    rule.a = *a;
    if (form.b) {
        const auto b = activity_number(log, *form.b);
        if (!b) return refuse(b.error());
        rule.b = *b;
    }
    return rule;
}

Result<LeadTimeFigures> lead_time_figures(const Selection& selection, const LeadTimeForm& form) {
    auto from = activity_set(selection.log(), form.from);
    if (!from) return refuse(from.error());
    auto to = activity_set(selection.log(), form.to);
    if (!to) return refuse(to.error());
    const auto times = lead_time(selection, {std::move(*from), std::move(*to), form.target_seconds});
    LeadTimeFigures out;
    out.name = form.name;
    out.from = form.from;
    out.to = form.to;
    out.target_seconds = form.target_seconds;
    out.cases = times.cases;
    out.cases_without_from = times.without_from;
    out.cases_without_to = times.without_to;
    fill(out.first_to_first, times.first_to_first.seconds);
    out.first_to_first.negative = times.first_to_first.negative;
    fill(out.first_to_next_after, times.first_to_next.seconds);
    auto& next = out.first_to_next_after;
    next.from_without_later_to = times.first_to_next.not_reached;
    if (form.target_seconds) {
        out.first_to_first.within_target_incl_negative = times.first_to_first.within;
        next.within_target = times.first_to_next.within;
        next.over_target = times.first_to_next.over;
        next.share_within_of_reached = times.first_to_next.share_of_reached;
        next.share_within_of_all_started = times.first_to_next.share_of_started;
    }
    return out;
}

Result<LogAnswers> answer(const Selection& selection, const LogQuestions& questions) {
    LogAnswers out;
    for (const auto& form : questions.lead_times) {
        auto figures = lead_time_figures(selection, form);
        if (!figures) return refuse(figures.error());
        out.lead_times.push_back(std::move(*figures));
    }
    for (const auto& form : questions.declarative) {
        auto figures = rule_figures(selection, form);
        if (!figures) return refuse(figures.error());
        out.declarative.push_back(std::move(*figures));
    }
    for (const auto& question : questions.filters) {
        const auto chosen = select_by(selection, question.filter, question.cut);
        if (!chosen) return refuse(chosen.error());
        out.filters.push_back({question.name, chosen->event_count(), chosen->case_count()});
    }
    return out;
}

}  // namespace ledstang
