// The process as it goes: its steps and what follows what, how often and after how long. Times in seconds. Inside the
// module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct MapNode {
    std::string activity;
    std::int64_t events = 0, cases = 0, starts = 0, ends = 0;
    template <class S = MapNode>
    static constexpr auto described() {
        return describe("ProcessMapNode", field("activity", &S::activity, "Händelse"),
                        field("events", &S::events, "Gånger"), field("cases", &S::cases, "Patienter"),
                        field("starts", &S::starts, "Patienter som börjar här; 0 också när de är för få"),
                        field("ends", &S::ends, "Patienter som slutar här; 0 också när de är för få"));
    }
};
struct MapEdge {
    std::string from, to;
    std::int64_t count = 0, cases = 0;
    double median = 0, mean = 0, total = 0;
    double level = 0;
    template <class S = MapEdge>
    static constexpr auto described() {
        return describe("ProcessMapEdge", field("from", &S::from, "Händelse"), field("to", &S::to, "Nästa händelse"),
                        field("count", &S::count, "Gånger"), field("cases", &S::cases, "Patienter"),
                        field("median", &S::median, "Mediantid, sekunder"), field("mean", &S::mean, "Medeltid"),
                        field("total", &S::total, "Summa av alla patienters tid"),
                        field("level", &S::level, "Vid vilken detaljgrad den syns, 0 till 1"));
    }
};
struct ProcessMap {
    std::int64_t cases = 0, events = 0;
    bool withheld = false;
    int fewest_shown = 0;
    std::vector<MapNode> nodes;
    std::vector<MapEdge> edges;
    int hidden_nodes = 0, hidden_edges = 0;  // of fewer patients than are shown
    std::string sentence;
    template <class S = ProcessMap>
    static constexpr auto described() {
        return describe("ProcessMap", field("cases", &S::cases, "Patienter i urvalet"),
                        field("events", &S::events, "Händelser"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("nodes", &S::nodes, "Händelser, vanligast först"),
                        field("edges", &S::edges, "Vad som följer på vad, vanligast först"),
                        field("hidden_nodes", &S::hidden_nodes, "Händelser med för få patienter"),
                        field("hidden_edges", &S::hidden_edges, "Följder med för få patienter"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
Result<ProcessMap> get_process_map(Context& context, const CasesWish& wish);

struct EdgeWish {
    std::string process, from, to, unit, filter;
    template <class S = EdgeWish>
    static constexpr auto described() {
        return describe("ProcessEdgeWish", field("process", &S::process, "Processens id"),
                        field("from", &S::from, "Händelse"), field("to", &S::to, "Nästa händelse"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"));
    }
};
struct GapBucket {
    double least = 0, most = 0;  // from least to below most, the last one with its end
    std::int64_t count = 0;
    template <class S = GapBucket>
    static constexpr auto described() {
        return describe("ProcessGapBucket", field("least", &S::least, "Från, sekunder"),
                        field("most", &S::most, "Till, sekunder"), field("count", &S::count, "Gånger"));
    }
};
struct EdgePage {
    std::string from, to;
    std::int64_t count = 0;
    bool withheld = false;
    double median = 0, p10 = 0, p25 = 0, p75 = 0, p90 = 0;
    std::vector<GapBucket> buckets;
    std::string sentence;
    template <class S = EdgePage>
    static constexpr auto described() {
        return describe("ProcessEdgePage", field("from", &S::from, "Händelse"), field("to", &S::to, "Nästa händelse"),
                        field("count", &S::count, "Gånger"), field("withheld", &S::withheld, "För få för att visas"),
                        field("median", &S::median, "Median, sekunder"), field("p10", &S::p10, "Percentil 10"),
                        field("p25", &S::p25, "Percentil 25"), field("p75", &S::p75, "Percentil 75"),
                        field("p90", &S::p90, "Percentil 90"), field("buckets", &S::buckets, "Fördelning"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
// Refuses with process.activity_unknown.
Result<EdgePage> get_process_edge(Context& context, const EdgeWish& wish);

}  // namespace ledstang
