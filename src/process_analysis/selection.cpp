#include "process_analysis/selection.h"

#include <algorithm>
#include <exception>
#include <thread>

namespace ledstang {
namespace {

// Fewer events than this are counted sooner than a thread is started.
constexpr std::uint64_t events_worth_a_thread = 50'000;

}  // namespace

Selection::Selection(EventLog log) : Selection(log, CaseSet(log.cases(), true)) {}

Selection::Selection(EventLog log, CaseSet cases) : log_(std::move(log)), cases_(std::move(cases)) {
    case_count_ = cases_.count();
    whole_ = case_count_ == log_.cases();
    if (whole_) {
        event_count_ = log_.events();
    } else {
        for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) { event_count_ += end - begin; });
    }
}

std::vector<CaseRange> share_cases(const Selection& selection, Threads threads) {
    const auto cases = selection.log().cases();
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    const auto worth = selection.event_count() / events_worth_a_thread;
    const auto pieces = std::max<std::uint64_t>(1, std::min<std::uint64_t>(threads, worth));
    std::vector<CaseRange> ranges;
    const auto begins = selection.log().case_begin();
    std::uint32_t first = 0;
    for (std::uint64_t piece = 1; piece <= pieces; ++piece) {
        std::uint32_t last = cases;
        if (piece < pieces) {
            const auto aim = selection.log().events() / pieces * piece;
            last = static_cast<std::uint32_t>(std::ranges::lower_bound(begins, aim) - begins.begin());
            last = std::min(cases, last / 64 * 64);
        }
        if (last > first || ranges.empty()) ranges.push_back({first, std::max(first, last)});
        first = std::max(first, last);
    }
    ranges.back().last = cases;
    return ranges;
}

void in_threads(std::size_t pieces, const std::function<void(std::size_t)>& work) {
    std::vector<std::exception_ptr> broken(pieces);
    const auto guarded = [&](std::size_t piece) {
        try {
            work(piece);
        } catch (...) {
            broken[piece] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t piece = 1; piece < pieces; ++piece) others.emplace_back(guarded, piece);
        if (pieces > 0) guarded(0);
    }
    for (const auto& one : broken) {
        if (one) std::rethrow_exception(one);
    }
}

CaseSpan span_of(const EventLog& log, std::uint64_t begin, std::uint64_t end) {
    if (begin == end) return {};
    const auto complete = log.complete();
    if (log.start().empty()) return {complete[begin], complete[end - 1]};
    return {log.start()[begin], *std::max_element(complete.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  complete.begin() + static_cast<std::ptrdiff_t>(end))};
}

}  // namespace ledstang
