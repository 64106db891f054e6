// Every figure of a log in one described answer, for `ledstang process stats` and for those who check us against other
// programs: names and definitions as in docs/processes.md.
#pragma once

#include <limits>

#include "described/description.h"
#include "process_analysis/distribution.h"
#include "process_analysis/lead_time.h"
#include "process_analysis/rules_of_order.h"
#include "process_analysis/selection.h"

namespace ledstang {

constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();  // null in JSON

struct SpreadFigures {
    std::uint64_t n = 0;
    double mean = no_figure, median = no_figure, min = no_figure, max = no_figure;
    double sum = 0;
    std::optional<double> stdev;
    double p0 = no_figure, p5 = no_figure, p10 = no_figure, p25 = no_figure, p50 = no_figure, p75 = no_figure,
           p90 = no_figure, p95 = no_figure, p99 = no_figure, p100 = no_figure;
    template <class S = SpreadFigures>
    static constexpr auto described() {
        return describe("ProcessSpread", field("n", &S::n, "Antal värden"), field("mean", &S::mean, "Medelvärde"),
                        field("median", &S::median, "Median"), field("min", &S::min, "Minsta värdet"),
                        field("max", &S::max, "Största värdet"), field("sum", &S::sum, "Summa"),
                        field("stdev", &S::stdev, "Standardavvikelse i stickprov"), field("p0", &S::p0, "Percentil 0"),
                        field("p5", &S::p5, "Percentil 5"), field("p10", &S::p10, "Percentil 10"),
                        field("p25", &S::p25, "Percentil 25"), field("p50", &S::p50, "Percentil 50"),
                        field("p75", &S::p75, "Percentil 75"), field("p90", &S::p90, "Percentil 90"),
                        field("p95", &S::p95, "Percentil 95"), field("p99", &S::p99, "Percentil 99"),
                        field("p100", &S::p100, "Percentil 100"));
    }
};
SpreadFigures spread_figures(const Distribution& distribution);

struct ActivityCount {
    std::uint64_t events = 0, cases = 0;
    template <class A = ActivityCount>
    static constexpr auto described() {
        return describe("ProcessActivityCount", field("events", &A::events, "Händelser"),
                        field("cases", &A::cases, "Fall med minst en"));
    }
};

struct VariantFigures {
    std::uint64_t count = 0;
    std::vector<std::string> sequence;
    template <class V = VariantFigures>
    static constexpr auto described() {
        return describe("ProcessVariant", field("count", &V::count, "Fall"),
                        field("sequence", &V::sequence, "Aktiviteter i ordning"));
    }
};

struct EdgeFigures {
    std::string from, to;
    std::uint64_t count = 0, cases = 0;
    double mean = 0, median = 0, min = 0, max = 0, sum = 0;
    std::optional<double> stdev;
    template <class E = EdgeFigures>
    static constexpr auto described() {
        return describe("ProcessEdge", field("from", &E::from, "Aktivitet"), field("to", &E::to, "Nästa aktivitet"),
                        field("count", &E::count, "Gånger"), field("cases", &E::cases, "Fall med minst en gång"),
                        field("mean", &E::mean, "Medeltid, sekunder"), field("median", &E::median, "Mediantid"),
                        field("min", &E::min, "Kortast"), field("max", &E::max, "Längst"),
                        field("sum", &E::sum, "Summa"), field("stdev", &E::stdev, "Standardavvikelse; null för en"));
    }
};

struct ReworkFigures {
    std::map<std::string, std::uint64_t> cases_with_repeat_per_activity;
    std::uint64_t cases_with_any_rework = 0, rework_events_total = 0;
    std::map<std::string, std::uint64_t> immediate_self_loops;
    template <class R = ReworkFigures>
    static constexpr auto described() {
        return describe("ProcessRework",
                        field("cases_with_repeat_per_activity", &R::cases_with_repeat_per_activity,
                              "Fall där aktiviteten sker minst två gånger"),
                        field("cases_with_any_rework", &R::cases_with_any_rework, "Fall med någon upprepning"),
                        field("rework_events_total", &R::rework_events_total, "Händelser utöver den första"),
                        field("immediate_self_loops", &R::immediate_self_loops, "Direkt upprepning"));
    }
};

struct HandoverPairFigures {
    std::string from, to;
    std::uint64_t count = 0;
    double share = 0, mean = 0, median = 0;
    template <class H = HandoverPairFigures>
    static constexpr auto described() {
        return describe("ProcessHandoverPair", field("from", &H::from, "Överlämnar"), field("to", &H::to, "Tar över"),
                        field("count", &H::count, "Gånger"),
                        field("pm4py_normalised", &H::share, "Andel av alla övergångar med båda utförarna kända"),
                        field("mean", &H::mean, "Medeltid, sekunder"), field("median", &H::median, "Mediantid"));
    }
};

struct HandoverFigures {
    std::uint64_t transitions_with_both_resources = 0, handovers_between_different = 0;
    SpreadFigures handover_seconds;
    std::vector<HandoverPairFigures> pairs;
    template <class H = HandoverFigures>
    static constexpr auto described() {
        return describe("ProcessHandover",
                        field("transitions_with_both_resources", &H::transitions_with_both_resources,
                              "Övergångar med båda utförarna kända"),
                        field("handovers_between_different", &H::handovers_between_different, "Mellan olika utförare"),
                        field("handover_seconds", &H::handover_seconds, "Tid mellan olika utförare, sekunder"),
                        field("pairs", &H::pairs, "Varje par"));
    }
};

struct LogStatistics {
    std::string log;
    std::uint64_t events = 0, cases = 0, activities = 0, variants = 0;
    std::vector<std::string> time_span_utc;
    std::uint64_t transitions = 0, transitions_zero_gap = 0;
    std::map<std::string, ActivityCount> activity_counts;
    std::map<std::string, std::uint64_t> start_activities, end_activities;
    std::vector<VariantFigures> variants_top20;
    std::uint64_t variants_with_count_1 = 0;
    std::map<std::string, std::uint64_t> cases_in_variants_below_k;
    std::string variants_sha256;
    SpreadFigures case_size, case_duration_seconds;
    std::uint64_t dfg_edges = 0;
    std::vector<EdgeFigures> dfg;
    ReworkFigures rework;
    HandoverFigures handover;
    template <class L = LogStatistics>
    static constexpr auto described() {
        return describe(
            "ProcessStatistics", field("log", &L::log, "Loggens namn"), field("events", &L::events, "Händelser"),
            field("cases", &L::cases, "Fall"), field("activities", &L::activities, "Olika aktiviteter"),
            field("variants", &L::variants, "Olika vägar"),
            field("time_span_utc", &L::time_span_utc, "Första och sista ögonblicket"),
            field("transitions", &L::transitions, "Par av händelser som följer på varandra"),
            field("transitions_zero_gap", &L::transitions_zero_gap, "De utan tid emellan"),
            field("activity_counts", &L::activity_counts, "Varje aktivitet"),
            field("start_activities", &L::start_activities, "Första händelsen"),
            field("end_activities", &L::end_activities, "Sista händelsen"),
            field("variants_top20", &L::variants_top20, "De vanligaste vägarna"),
            field("variants_with_count_1", &L::variants_with_count_1, "Vägar som ett enda fall tar"),
            field("cases_in_variants_below_k", &L::cases_in_variants_below_k, "Fall vars väg färre än k tar"),
            field("variants_sha256", &L::variants_sha256, "Kontrollsumma över alla vägar"),
            field("case_size", &L::case_size, "Händelser i ett fall"),
            field("case_duration_seconds", &L::case_duration_seconds, "Från första till sista händelsen"),
            field("dfg_edges", &L::dfg_edges, "Olika par som följer på varandra"),
            field("dfg", &L::dfg, "Varje par som följer på varandra"), field("rework", &L::rework, "Upprepningar"),
            field("handover", &L::handover, "Överlämningar"));
    }
};

LogStatistics log_statistics(const Selection& selection, std::string name);

}  // namespace ledstang
