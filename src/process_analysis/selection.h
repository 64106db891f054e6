// What figures are computed of: a log, or some of its cases. A selection of cases copies nothing of the log.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "event_logs/event_log.h"
#include "process_analysis/case_set.h"

namespace ledstang {

// Cases from `first` to before `last`. `first` is a multiple of 64, so that ranges share no word of a CaseSet.
struct CaseRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

class Selection {
 public:
    // Every case.
    explicit Selection(EventLog log);
    // The cases of the set, which is of this log.
    Selection(EventLog log, CaseSet cases);

    const EventLog& log() const { return log_; }
    const CaseSet& cases() const { return cases_; }
    bool whole() const { return whole_; }
    std::uint32_t case_count() const { return case_count_; }
    std::uint64_t event_count() const { return event_count_; }

    // visit(case, first event, after the last event) for each chosen case of the range, in order.
    template <class Visit>
    void for_each_case(CaseRange range, Visit&& visit) const {
        const auto* begin = log_.case_begin().data();
        if (whole_) {
            for (auto index = range.first; index < range.last; ++index) visit(index, begin[index], begin[index + 1]);
        } else {
            cases_.for_each(range.first, range.last,
                            [&](std::uint32_t index) { visit(index, begin[index], begin[index + 1]); });
        }
    }
    template <class Visit>
    void for_each_case(Visit&& visit) const {
        for_each_case({0, log_.cases()}, std::forward<Visit>(visit));
    }

 private:
    EventLog log_;
    CaseSet cases_;
    bool whole_ = true;
    std::uint32_t case_count_ = 0;
    std::uint64_t event_count_ = 0;
};

// How many threads a figure may use: 0 is as many as the machine has. What comes out is the same whatever it is.
using Threads = unsigned;

// The log's cases in ranges of about equally many chosen events, one for each thread that pays for itself.
std::vector<CaseRange> share_cases(const Selection& selection, Threads threads = 0);

// work(i) for every i below `pieces`, each on a thread of its own but the first. What one of them throws is thrown here
// when all have ended.
void in_threads(std::size_t pieces, const std::function<void(std::size_t)>& work);

// Microseconds between two events that follow each other: from complete to complete, in an interval log from complete
// to the next start and never below zero.
class Gaps {
 public:
    explicit Gaps(const EventLog& log)
        : complete_(log.complete().data()), start_(log.start().empty() ? log.complete().data() : log.start().data()) {}
    std::int64_t before(std::uint64_t event) const {
        const auto gap = start_[event] - complete_[event - 1];
        return gap < 0 ? 0 : gap;
    }

 private:
    const std::int64_t* complete_;
    const std::int64_t* start_;
};

// When an event begins: its start in an interval log, else its only instant.
inline std::span<const std::int64_t> begins(const EventLog& log) {
    return log.start().empty() ? log.complete() : log.start();
}

// The first instant of the case's events and the last: of an interval log the first start and the latest complete.
struct CaseSpan {
    std::int64_t first = 0;  // microseconds since 1970
    std::int64_t last = 0;
    std::int64_t length() const { return last - first; }
};
CaseSpan span_of(const EventLog& log, std::uint64_t begin, std::uint64_t end);

}  // namespace ledstang
