// Questions that are put to a log together, as a file: lead times with targets, rules, and filters to count by.
//
//     {"lead_times": [{"name": "till läkare", "from": ["Ankomst"], "to": ["Läkare"], "target_seconds": 3600}],
//      "declarative": [{"template": "response_within_3600s", "a": "Ankomst", "b": "Läkare"}],
//      "filters": [{"name": "kvinnor", "filter": {"all_of": [{"attribute": [{"name": "kön", "values": ["K"]}]}]}}]}
#pragma once

#include "described/description.h"
#include "process_analysis/filter_form.h"
#include "process_analysis/log_statistics.h"

namespace ledstang {

struct LeadTimeForm {
    std::string name;
    std::vector<std::string> from, to;
    std::optional<double> target_seconds;
    template <class L = LeadTimeForm>
    static constexpr auto described() {
        return describe("ProcessLeadTimeQuestion", optional_field("name", &L::name, "Namn"),
                        field("from", &L::from, "Från den första av dessa"),
                        field("to", &L::to, "till den första av dessa"),
                        field("target_seconds", &L::target_seconds, "Mål i sekunder, gränsen inräknad"));
    }
};

struct RuleForm {
    std::string template_name;  // "response", "response_within_3600s" …
    std::string a;
    std::optional<std::string> b;
    template <class R = RuleForm>
    static constexpr auto described() {
        return describe("ProcessRuleQuestion", field("template", &R::template_name, "Regelns slag"),
                        field("a", &R::a, "Aktivitet"), field("b", &R::b, "Den andra aktiviteten"));
    }
};

struct FilterQuestion {
    std::string name;
    FilterForm filter;
    CutForm cut;
    template <class F = FilterQuestion>
    static constexpr auto described() {
        return describe("ProcessFilterQuestion", field("name", &F::name, "Namn"),
                        optional_field("filter", &F::filter, "Vilka fall"),
                        optional_field("cut", &F::cut, "Vilka av deras händelser"));
    }
};

struct LogQuestions {
    std::vector<LeadTimeForm> lead_times;
    std::vector<RuleForm> declarative;
    std::vector<FilterQuestion> filters;
    template <class Q = LogQuestions>
    static constexpr auto described() {
        return describe("ProcessQuestions", field("lead_times", &Q::lead_times, "Ledtider"),
                        field("declarative", &Q::declarative, "Regler"),
                        field("filters", &Q::filters, "Urval att räkna"));
    }
};

struct LeadTimeSpread {
    std::uint64_t n = 0;
    double mean = no_figure, p0 = no_figure, p10 = no_figure, p25 = no_figure, p50 = no_figure, p75 = no_figure,
           p80 = no_figure, p90 = no_figure, p95 = no_figure, p100 = no_figure;
};

struct FirstToFirstFigures : LeadTimeSpread {
    std::uint64_t negative = 0;
    std::optional<std::uint64_t> within_target_incl_negative;
    template <class F = FirstToFirstFigures>
    static constexpr auto described() {
        return describe("ProcessFirstToFirst", field("n", &F::n, "Fall med båda"),
                        field("negative", &F::negative, "Där det andra kom först"),
                        field("within_target_incl_negative", &F::within_target_incl_negative, "Inom målet"),
                        field("mean", &F::mean, "Medeltid, sekunder"), field("p0", &F::p0, "Percentil 0"),
                        field("p10", &F::p10, "Percentil 10"), field("p25", &F::p25, "Percentil 25"),
                        field("p50", &F::p50, "Median"), field("p75", &F::p75, "Percentil 75"),
                        field("p80", &F::p80, "Percentil 80"), field("p90", &F::p90, "Percentil 90"),
                        field("p95", &F::p95, "Percentil 95"), field("p100", &F::p100, "Percentil 100"));
    }
};

struct FirstToNextFigures : LeadTimeSpread {
    std::uint64_t from_without_later_to = 0;
    std::optional<std::uint64_t> within_target, over_target;
    std::optional<double> share_within_of_reached, share_within_of_all_started;
    template <class F = FirstToNextFigures>
    static constexpr auto described() {
        return describe(
            "ProcessFirstToNext", field("n", &F::n, "Fall som nådde fram"),
            field("from_without_later_to", &F::from_without_later_to, "Började men nådde inte fram"),
            field("within_target", &F::within_target, "Inom målet"),
            field("over_target", &F::over_target, "Över målet"),
            field("share_within_of_reached", &F::share_within_of_reached, "Andel av dem som nådde fram"),
            field("share_within_of_all_started", &F::share_within_of_all_started, "Andel av alla som började"),
            field("mean", &F::mean, "Medeltid, sekunder"), field("p0", &F::p0, "Percentil 0"),
            field("p10", &F::p10, "Percentil 10"), field("p25", &F::p25, "Percentil 25"),
            field("p50", &F::p50, "Median"), field("p75", &F::p75, "Percentil 75"),
            field("p80", &F::p80, "Percentil 80"), field("p90", &F::p90, "Percentil 90"),
            field("p95", &F::p95, "Percentil 95"), field("p100", &F::p100, "Percentil 100"));
    }
};

struct LeadTimeFigures {
    std::string name;
    std::vector<std::string> from, to;
    std::optional<double> target_seconds;
    std::uint64_t cases = 0, cases_without_from = 0, cases_without_to = 0;
    FirstToFirstFigures first_to_first;
    FirstToNextFigures first_to_next_after;
    template <class L = LeadTimeFigures>
    static constexpr auto described() {
        return describe("ProcessLeadTime", field("name", &L::name, "Namn"), field("from", &L::from, "Från"),
                        field("to", &L::to, "Till"), field("target_seconds", &L::target_seconds, "Mål i sekunder"),
                        field("cases", &L::cases, "Fall"),
                        field("cases_without_from", &L::cases_without_from, "Fall som inte började"),
                        field("cases_without_to", &L::cases_without_to, "Fall utan det andra"),
                        field("first_to_first", &L::first_to_first, "Första till första"),
                        field("first_to_next_after", &L::first_to_next_after, "Första till nästa därefter"));
    }
};

struct RuleFigures {
    std::string template_name, a;
    std::optional<std::string> b;
    std::string words;
    std::uint64_t cases_satisfied = 0, cases_violated = 0;
    // Of rules for two activities.
    std::optional<std::uint64_t> cases_activated, cases_satisfied_non_vacuous, activations, fulfilments, violations;
    std::vector<std::string> examples;
    template <class R = RuleFigures>
    static constexpr auto described() {
        return describe(
            "ProcessRule", field("template", &R::template_name, "Regelns slag"), field("a", &R::a, "Aktivitet"),
            field("b", &R::b, "Den andra aktiviteten"), field("words", &R::words, "Regeln i ord"),
            field("cases_satisfied", &R::cases_satisfied, "Fall som följer den"),
            field("cases_violated", &R::cases_violated, "Fall som bryter den"),
            field("cases_activated", &R::cases_activated, "Fall som den prövas i"),
            field("cases_satisfied_non_vacuous", &R::cases_satisfied_non_vacuous, "De som följer den av dem"),
            field("activations", &R::activations, "Prövningar"), field("fulfilments", &R::fulfilments, "Uppfyllda"),
            field("violations", &R::violations, "Brutna"),
            field("examples", &R::examples, "Några fall som bryter den"));
    }
};

struct FilterFigures {
    std::string filter;
    std::uint64_t events = 0, cases = 0;
    template <class F = FilterFigures>
    static constexpr auto described() {
        return describe("ProcessFilterCount", field("filter", &F::filter, "Urvalets namn"),
                        field("events", &F::events, "Händelser"), field("cases", &F::cases, "Fall"));
    }
};

struct LogAnswers {
    std::vector<LeadTimeFigures> lead_times;
    std::vector<RuleFigures> declarative;
    std::vector<FilterFigures> filters;
    template <class L = LogAnswers>
    static constexpr auto described() {
        return describe("ProcessAnswers", field("lead_times", &L::lead_times, "Ledtider"),
                        field("declarative", &L::declarative, "Regler"), field("filters", &L::filters, "Urval"));
    }
};

// Refuses with `process.rule_template`, `process.rule_activities` and as filters and activities do.
Result<LogAnswers> answer(const Selection& selection, const LogQuestions& questions);

Result<LeadTimeFigures> lead_time_figures(const Selection& selection, const LeadTimeForm& form);
Result<OrderRule> rule_of(const EventLog& log, const RuleForm& form);

}  // namespace ledstang
