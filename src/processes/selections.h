// Which patients' ways a question is about. Inside the module.
#pragma once

#include <functional>
#include <string>
#include <type_traits>

#include "masking/masking.h"
#include "operations/context.h"
#include "process_analysis/selection.h"
#include "processes/settings.h"

namespace ledstang {

// What most questions ask of.
struct CasesWish {
    std::string process;
    std::string unit;
    std::string filter;
    template <class S = CasesWish>
    static constexpr auto described() {
        return describe("ProcessCasesWish", field("process", &S::process, "Processens id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"));
    }
};

// The first column with one of the names, null when there is none. Where cases and events both have the name,
// `first` says whose it is.
enum class ColumnOf { cases, events };
const AttributeColumn* column_named(const EventLog& log, const std::vector<std::string>& names,
                                    ColumnOf first = ColumnOf::cases);

// Which counts of patients are not told: as of everything outside the region (masking_outside), but for shares of fewer
// than twice as many, without which hardly any month of a process would have one.
MaskingRule masking_of_logs(const Configuration& configuration);

// Of a process's log, the cases of a choice, and which counts of them are not told.
class ChosenCases {
 public:
    ChosenCases(Selection selection, LogWords words, MaskingRule rule)
        : selection_(std::move(selection)), words_(std::move(words)), rule_(rule), of_(selection_.case_count()) {}

    const Selection& selection() const { return selection_; }
    const LogWords& words() const { return words_; }
    const MaskingRule& rule() const { return rule_; }
    int fewest() const { return static_cast<int>(rule_.limit); }
    // 1 to fewest − 1: a number that is not told, nor anything of those whom it counts.
    bool is_small(std::uint64_t count) const { return ledstang::is_small(static_cast<std::int64_t>(count), rule_); }
    // A share of none is not small.
    bool is_small_share(std::uint64_t part, std::uint64_t whole) const {
        return whole > 0 &&
               ledstang::is_small_share(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole), rule_);
    }
    // Nor is a number that leaves few of those whom all the log's cases have: whoever chooses all sees the rest.
    bool is_told(std::uint64_t count, std::uint64_t of_all) const {
        return !is_small(count) && !is_small(of_all - count);
    }
    // The log's cases that are not chosen.
    ChosenCases rest() const { return {{selection_.log(), ~selection_.cases()}, words_, rule_}; }
    // Also when only a few are left out, of all or of those that the choice was narrowed from: their figures would tell
    // of those few.
    bool too_few() const {
        const auto chosen = selection_.case_count();
        return is_small(chosen) || is_small(selection_.log().cases() - chosen) || is_small(of_ - chosen);
    }
    // Those of the choice that also pass the filter.
    Result<ChosenCases> narrowed(const std::string& filter) const;
    // Those that have been at the unit; all for "". Refuses with process.no_unit where the log tells of none.
    Result<ChosenCases> at_unit(const std::string& unit) const;
    std::vector<std::string> units() const;             // that the log names
    std::optional<std::string> unit_attribute() const;  // what filters call it
    // Where each event happened, as numbers in names; nothing where the log does not say it of its events.
    struct Places {
        std::span<const std::uint32_t> of_event;  // or `absent`
        const Names* names = nullptr;
    };
    std::optional<Places> places(const std::vector<std::string>& called) const;
    bool tells_sex() const;
    // Women ('K') or men ('M'); nothing where the log tells no sex.
    std::optional<ChosenCases> of_sex(char sex) const;

 private:
    Selection selection_;
    LogWords words_;
    MaskingRule rule_;
    std::uint32_t of_;  // cases that it was narrowed from
};

// Calls `use` with them. Refuses with process.unknown, what use_process_log refuses, process.filter for what is no
// JSON, json.* for what is no filter, process.no_unit, and as process filters are refused.
Result<void> use_cases(Context& context, const CasesWish& wish,
                       const std::function<Result<void>(const ChosenCases&)>& use);

// The answer about the cases of the wish, or that they are too few. Refuses as use_cases.
template <class Make, class Answer = std::invoke_result_t<Make, const ChosenCases&>>
Result<Answer> answer_about(Context& context, const CasesWish& wish, const Make& make) {
    Answer answer;
    const auto used = use_cases(context, wish, [&](const ChosenCases& cases) -> Result<void> {
        const bool withheld = cases.too_few();
        if (!withheld) answer = make(cases);
        answer.withheld = answer.withheld || withheld;
        answer.fewest_shown = cases.fewest();
        return {};
    });
    if (!used) return refuse(used.error());
    return answer;
}

}  // namespace ledstang
