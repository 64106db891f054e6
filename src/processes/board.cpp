#include "processes/board.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "event_logs/event_log.h"
#include "process_analysis/distribution.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/stretches.h"
#include "processes/withheld_rests.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_months = 36;
const std::vector<int> board_percents{50, 80, 90};

// Counts stretches of one kind, each against the target that held when it began. Where none did the stretch has its
// length, and no part in the shares.
class Count {
 public:
    explicit Count(std::string unit) : unit_(std::move(unit)) {}
    void add(const Stretch& stretch, const ProcessTarget* target) {
        ++started_;
        started_judged_ += target != nullptr ? 1 : 0;
        if (!stretch.to) return;
        lengths_.push_back(length_of(stretch, unit_));
        if (target == nullptr) return;
        ++judged_;
        within_ += is_within(stretch, *target) ? 1 : 0;
    }
    StretchFigures figures(std::string group, const ChosenCases& cases) {
        StretchFigures figures;
        figures.group = std::move(group);
        const auto reached = lengths_.size();
        const bool few = cases.is_small_share(within_, judged_);
        figures.share_withheld = few && judged_ < reached;
        figures.withheld = cases.is_small(started_) || (few && !figures.share_withheld);
        if (figures.withheld || started_ == 0) return figures;
        figures.started = static_cast<std::int64_t>(started_);
        figures.reached = static_cast<std::int64_t>(reached);
        if (reached > 0) {
            const auto spread = distribution_of(lengths_, per_unit(unit_), board_percents);
            figures.median = spread.quantile(50);
            figures.p80 = spread.quantile(80);
            figures.p90 = spread.quantile(90);
        }
        if (figures.share_withheld || started_judged_ == 0) return figures;
        figures.judged = static_cast<std::int64_t>(judged_);
        figures.within = static_cast<std::int64_t>(within_);
        figures.share_of_started = percent(within_, started_judged_);
        if (judged_ > 0) figures.share_of_reached = percent(within_, judged_);
        return figures;
    }

 private:
    std::string unit_;
    std::uint64_t started_ = 0;
    std::uint64_t started_judged_ = 0;
    std::uint64_t judged_ = 0;
    std::uint64_t within_ = 0;
    std::vector<std::int64_t> lengths_;
};

void withhold_share(StretchFigures& figures) {
    figures.share_withheld = true;
    figures.judged = figures.within = 0;
    figures.share_of_reached.reset();
    figures.share_of_started.reset();
}

// All less the women are the men, also in the shares.
void withhold_either(StretchFigures& women, StretchFigures& men) {
    withhold_rests(women, men);
    if (women.share_withheld != men.share_withheld) withhold_share(women.share_withheld ? men : women);
}

// All less the others are the only one that is withheld: then the smallest of the others is withheld too.
void withhold_rests(std::vector<OutcomeFigures>& outcomes) {
    OutcomeFigures* smallest = nullptr;
    int withheld = 0;
    for (auto& outcome : outcomes) {
        if (outcome.figures.withheld)
            ++withheld;
        else if (outcome.figures.reached > 0 &&
                 (smallest == nullptr || outcome.figures.reached < smallest->figures.reached))
            smallest = &outcome;
    }
    if (withheld == 1 && smallest != nullptr) withhold(smallest->figures);
}

using Stretches = std::vector<Stretch>;

Stretches of_cases(const Stretches& stretches, const ChosenCases& cases) {
    Stretches chosen;
    std::ranges::copy_if(stretches, std::back_inserter(chosen),
                         [&](const Stretch& stretch) { return cases.selection().cases().contains(stretch.in_case); });
    return chosen;
}

class Board {
 public:
    // `log_end`: the day of the log's last event, no later than today.
    Board(const ProcessParts& parts, const ChosenCases& cases, const Date& today, const Date& log_end)
        : parts_(parts), cases_(cases), today_(today), log_end_(log_end) {}

    std::vector<BoardRow> rows() {
        std::vector<BoardRow> rows;
        const auto women = cases_.of_sex('K');
        const auto men = cases_.of_sex('M');
        for (const auto& counting : countings_of(parts_, today_)) {
            BoardRow row;
            row.target = *counting.newest;
            row.from_name = counting.from->name;
            row.to_name = counting.to->name;
            const auto stretches = stretches_of(cases_, *counting.from, *counting.to, counting.newest->rule);
            row.groups.push_back(count(stretches, counting, "T"));
            row.outcomes = outcomes(stretches, counting);
            row.months = months(stretches, counting);
            if (women && men) add_sexes(row, of_cases(stretches, *women), of_cases(stretches, *men), counting);
            if (!cases_.selection().whole()) withhold_rest(row, counting);
            withhold_months(row, cases_);
            judge(row);
            rows.push_back(std::move(row));
        }
        return rows;
    }

 private:
    StretchFigures count(const Stretches& stretches, const Counting& counting, const char* group) const {
        Count counted(counting.newest->limit_unit);
        for (const auto& stretch : stretches) counted.add(stretch, target_at(counting.targets, stretch));
        return counted.figures(group, cases_);
    }
    // Those that have reached the end, by the outcomes that the newest target names, and all others.
    std::vector<OutcomeFigures> outcomes(const Stretches& stretches, const Counting& counting) const {
        const auto& newest = *counting.newest;
        const auto& limits = newest.outcome_limits;
        std::vector<OutcomeFigures> outcomes;
        if (limits.empty()) return outcomes;
        std::vector<Count> counts(limits.size() + 1, Count(newest.limit_unit));
        for (const auto& stretch : stretches) {
            if (!stretch.to) continue;
            const auto* limit = newest.limit_of(stretch.outcome);
            const auto place = limit == nullptr ? limits.size() : static_cast<std::size_t>(limit - limits.data());
            counts[place].add(stretch, target_at(counting.targets, stretch));
        }
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const bool named = k < limits.size();
            outcomes.push_back(
                {named ? limits[k].name : "", named ? limits[k].limit : newest.limit, counts[k].figures("T", cases_)});
            // An outcome is told for its share.
            if (outcomes.back().figures.share_withheld) withhold(outcomes.back().figures);
        }
        withhold_rests(outcomes);
        return outcomes;
    }
    // What is told of the choice leaves of all the log's cases what is told of the others: where they are few nothing
    // is told of the choice either.
    void withhold_rest(BoardRow& row, const Counting& counting) const {
        const auto others = stretches_of(cases_.rest(), *counting.from, *counting.to, counting.newest->rule);
        const auto keep = [](const StretchFigures& of_others, StretchFigures& figures) {
            if (of_others.withheld)
                withhold(figures);
            else if (of_others.share_withheld && !figures.withheld)
                withhold_share(figures);
        };
        const auto of_others = count(others, counting, "T");
        for (auto& group : row.groups) keep(of_others, group);
        for (auto& outcome : row.outcomes) keep(of_others, outcome.figures);
        auto months = by_month(others, counting);
        for (auto& month : row.months) {
            const auto there = months.find(month.period.year() * 12 + month.period.index() - 1);
            if (there == months.end()) continue;
            const auto rest = there->second.figures("T", cases_);
            keep(rest, month.figures);
            for (auto& sex : month.sexes) keep(rest, sex);
        }
    }
    // A month that is the only small one of a group is what the others leave of all: then the smallest of the others is
    // not told either, of anybody.
    static void withhold_months(BoardRow& row, const ChosenCases& cases) {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t group = 0; group < row.groups.size(); ++group) {
                const auto figures = [&](StretchMonth& month) -> StretchFigures& {
                    return group == 0 ? month.figures : month.sexes[group - 1];
                };
                auto rest = row.groups[group].started;
                StretchMonth* smallest = nullptr;
                for (auto& month : row.months) {
                    const auto started = figures(month).started;
                    rest -= started;
                    if (started > 0 && (smallest == nullptr || started < figures(*smallest).started)) smallest = &month;
                }
                if (rest <= 0 || !cases.is_small(static_cast<std::uint64_t>(rest)) || smallest == nullptr) continue;
                withhold(smallest->figures);
                for (auto& sex : smallest->sexes) withhold(sex);
                changed = true;
            }
        }
    }
    void add_sexes(BoardRow& row, const Stretches& women, const Stretches& men, const Counting& counting) const {
        row.groups.push_back(count(women, counting, "K"));
        row.groups.push_back(count(men, counting, "M"));
        withhold_either(row.groups[1], row.groups[2]);
        auto of_women = by_month(women, counting), of_men = by_month(men, counting);
        const auto figures = [&](std::map<int, Count>& counts, int month, const char* group) {
            return counts.try_emplace(month, counting.newest->limit_unit).first->second.figures(group, cases_);
        };
        for (auto& month : row.months) {
            const int number = month.period.year() * 12 + month.period.index() - 1;
            month.sexes = {figures(of_women, number, "K"), figures(of_men, number, "M")};
            withhold_either(month.sexes[0], month.sexes[1]);
        }
    }

    // By month since the year 0.
    std::map<int, Count> by_month(const Stretches& stretches, const Counting& counting) const {
        std::map<int, Count> counts;
        for (const auto& stretch : stretches)
            counts.try_emplace(swedish_month(stretch.from), counting.newest->limit_unit)
                .first->second.add(stretch, target_at(counting.targets, stretch));
        return counts;
    }
    std::vector<StretchMonth> months(const Stretches& stretches, const Counting& counting) const {
        auto counts = by_month(stretches, counting);
        std::vector<StretchMonth> months;
        if (counts.empty()) return months;
        const int last = counts.rbegin()->first;
        const int first = std::max(counts.begin()->first, last - static_cast<int>(most_months) + 1);
        for (int number = first; number <= last; ++number) {
            StretchMonth month;
            month.period = *Period::parse(fmt::format("{:04}-{:02}", number / 12, number % 12 + 1));
            if (const auto there = counts.find(number); there != counts.end())
                month.figures = there->second.figures("T", cases_);
            else
                month.figures.group = "T";
            for (const auto* target : counting.targets) {
                if (!target->holds(month.period.first_day())) continue;
                month.limit = target->limit;
                month.share = target->share;
                const auto last = std::chrono::sys_days{month.period.last_day()} + days_of_limit(*target);
                month.unfinished = last > std::chrono::sys_days{log_end_};
            }
            months.push_back(std::move(month));
        }
        return months;
    }

    void judge(BoardRow& row) const {
        const auto& all = row.groups.front();
        const auto& target = row.target;
        row.verdict = "too_few";
        if (all.withheld) {
            row.sentence = "För få patienter för att visa hur lång tid det tar.";
            return;
        }
        if (all.reached == 0) {
            row.sentence = fmt::format("Ingen har nått från {} till {} än.", row.from_name, row.to_name);
            return;
        }
        row.sentence = fmt::format("Hälften tog högst {} {}, åtta av tio högst {}.", number_words(*all.median),
                                   unit_words(target.limit_unit), number_words(*all.p80));
        if (all.share_of_reached) {
            judge_share(row, *all.share_of_reached);
        } else {
            row.sentence +=
                all.share_withheld
                    ? " För få har börjat sedan gränsen började gälla för att säga hur många som klarade den."
                    : " Ingen av dem som börjat medan gränsen gällt har nått fram än.";
        }
        if (target.valid_to && *target.valid_to <= today_) {
            const Date last{std::chrono::sys_days{*target.valid_to} - std::chrono::days{1}};
            row.sentence += fmt::format(" Målvärdet gällde till och med {}.", to_string(last));
        }
    }
    static void judge_share(BoardRow& row, double share) {
        const auto& target = row.target;
        const auto& all = row.groups.front();
        row.sentence += fmt::format(
            " {} procent {}klarade {}", number_words(share),
            all.judged < all.reached ? fmt::format("av de {} som börjat medan gränsen gällt ", number_words(all.judged))
                                     : "",
            target.outcome_limits.empty()
                ? fmt::format("{} {}", format_number(target.limit), unit_words(target.limit_unit))
                : "gränsen för sin behandling");
        row.sentence += target.share ? fmt::format("; målet är {} procent.", format_number(*target.share)) : ".";
        row.verdict = !target.share ? "no_aim" : share >= target.share->to_double() ? "met" : "not_met";
    }

    const ProcessParts& parts_;
    const ChosenCases& cases_;
    const Date today_;
    const Date log_end_;
};

std::string day_text(std::int64_t instant) {
    return to_string(Date{swedish_day(instant)});
}

}  // namespace

Result<ProcessBoard> get_process_board(Context& context, const CasesWish& wish) {
    const auto whole =
        context.store.read([&](Sql& sql) { return require_whole_process(sql, wish.process, context.today); });
    if (!whole) return refuse(whole.error());
    ProcessBoard board;
    const auto used = use_cases(context, wish, [&](const ChosenCases& cases) -> Result<void> {
        const auto& log = cases.selection().log();
        auto log_end = context.today;
        if (log.events() > 0) {
            const auto [first, last] = std::ranges::minmax_element(begins(log));
            board.first_day = day_text(*first);
            board.last_day = day_text(*last);
            log_end = std::min(log_end, Date{swedish_day(*last)});
        }
        board.fewest_shown = cases.fewest();
        board.withheld = cases.too_few();
        if (board.withheld) return {};
        board.cases = cases.selection().case_count();
        board.rows = Board(whole->parts, cases, context.today, log_end).rows();
        return {};
    });
    if (!used) return refuse(used.error());
    return board;
}

}  // namespace ledstang
