// The ways that patients take, and where time is lost on them. Inside the module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct ProcessWay {
    std::int64_t number = 0;  // 1 for the commonest
    std::int64_t cases = 0;
    double share = 0;  // percent of the patients
    std::vector<std::string> sequence;
    double median = 0;  // seconds from the first event to the last
    template <class S = ProcessWay>
    static constexpr auto described() {
        return describe("ProcessWay", field("number", &S::number, "Nummer, den vanligaste är 1"),
                        field("cases", &S::cases, "Patienter"), field("share", &S::share, "Andel, procent"),
                        field("sequence", &S::sequence, "Händelser i ordning"),
                        field("median", &S::median, "Mediantid från början till slut, sekunder"));
    }
};
struct ProcessWays {
    std::int64_t cases = 0;
    bool withheld = false;
    int fewest_shown = 0;
    std::vector<ProcessWay> ways;  // at most 100
    std::int64_t other_ways = 0;   // not shown
    std::int64_t other_cases = 0;
    std::string sentence;
    template <class S = ProcessWays>
    static constexpr auto described() {
        return describe("ProcessWays", field("cases", &S::cases, "Patienter i urvalet"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("ways", &S::ways, "Vägar, vanligast först"),
                        field("other_ways", &S::other_ways, "Vägar som inte visas"),
                        field("other_cases", &S::other_cases, "Patienter på dem"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
Result<ProcessWays> get_process_variants(Context& context, const CasesWish& wish);

struct BottleneckRow {
    std::string from, to;
    std::int64_t count = 0, cases = 0;
    double median = 0, total = 0;  // seconds
    double share = 0;              // percent of the time that is told
    template <class S = BottleneckRow>
    static constexpr auto described() {
        return describe("ProcessBottleneck", field("from", &S::from, "Händelse"), field("to", &S::to, "Nästa händelse"),
                        field("count", &S::count, "Gånger"), field("cases", &S::cases, "Patienter"),
                        field("median", &S::median, "Mediantid, sekunder"),
                        field("total", &S::total, "Summa av alla patienters tid, sekunder"),
                        field("share", &S::share, "Andel av den tid som visas, procent"));
    }
};
struct ProcessBottlenecks {
    bool withheld = false;
    int fewest_shown = 0;
    std::vector<BottleneckRow> rows;  // most time lost first, at most 50
    std::string sentence;
    template <class S = ProcessBottlenecks>
    static constexpr auto described() {
        return describe("ProcessBottlenecks", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("rows", &S::rows, "Där mest tid går, mest först"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
struct BottlenecksWish {
    std::string process, unit, filter;
    std::string between = "events";
    template <class S = BottlenecksWish>
    static constexpr auto described() {
        return describe("ProcessBottlenecksWish", field("process", &S::process, "Processens id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"),
                        optional_field("between", &S::between,
                                       "events (från händelse till händelse) eller milestones (mellan milstolparna)"));
    }
};
// Between milestones of today's drawing: from each that a patient has reached to the next that the same one reached.
// Refuses with process.between.
Result<ProcessBottlenecks> get_process_bottlenecks(Context& context, const BottlenecksWish& wish);

}  // namespace ledstang
