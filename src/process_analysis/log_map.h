// The map of a process as one described answer: activities, and what follows what, with the detail at which each edge
// is drawn.
#pragma once

#include "described/description.h"
#include "process_analysis/graph.h"

namespace ledstang {

struct LogMapNode {
    std::string activity;
    std::uint64_t events = 0, cases = 0, starts = 0, ends = 0;
    template <class N = LogMapNode>
    static constexpr auto described() {
        return describe("LogMapNode", field("activity", &N::activity, "Aktivitet"),
                        field("events", &N::events, "Händelser"), field("cases", &N::cases, "Fall med minst en"),
                        field("starts", &N::starts, "Fall som börjar här"),
                        field("ends", &N::ends, "Fall som slutar här"));
    }
};

struct LogMapEdge {
    std::string from, to;
    std::uint64_t count = 0, cases = 0;
    double median = 0, mean = 0, total = 0, share_of_time = 0, level = 0;
    template <class E = LogMapEdge>
    static constexpr auto described() {
        return describe("LogMapEdge", field("from", &E::from, "Aktivitet"), field("to", &E::to, "Nästa aktivitet"),
                        field("count", &E::count, "Gånger"), field("cases", &E::cases, "Fall med minst en gång"),
                        field("median", &E::median, "Mediantid, sekunder"),
                        field("mean", &E::mean, "Medeltid, sekunder"),
                        field("total", &E::total, "Tid sammanlagt, sekunder"),
                        field("share_of_time", &E::share_of_time, "Andel av all tid, 0 till 1"),
                        field("level", &E::level, "Visas från denna detaljgrad, 0 till 1"));
    }
};

struct LogMap {
    std::uint64_t cases = 0, events = 0;
    std::vector<LogMapNode> nodes;
    std::vector<LogMapEdge> edges;
    // Of all edges, also those that are not shown at the detail; by the median of those that 2 % of the cases pass
    // and at least five, or a third in a log of few.
    std::optional<LogMapEdge> worst_by_total, worst_by_median;
    template <class M = LogMap>
    static constexpr auto described() {
        return describe("LogMap", field("cases", &M::cases, "Fall"), field("events", &M::events, "Händelser"),
                        field("nodes", &M::nodes, "Aktiviteter, den vanligaste först"),
                        field("edges", &M::edges, "Vad som följer på vad, det vanligaste först"),
                        field("worst_by_total", &M::worst_by_total, "Där mest tid går sammanlagt"),
                        field("worst_by_median", &M::worst_by_median, "Där det tar längst tid för den i mitten"));
    }
};

// The edges that are shown at that detail (0 to 1); `share_of_time` is of all edges'.
LogMap log_map(const Selection& selection, double detail = 1);

}  // namespace ledstang
