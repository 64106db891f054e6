// The grid of a unit and a period.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/calendar.h"
#include "entry/operations.h"

namespace ledstang {
namespace {

// The measures that the unit reports for the period, in the report's order.
std::vector<PlanMeasure> due_measures(const Configuration& configuration, const Plan& plan, const std::string& level,
                                      const Period& period) {
    std::vector<PlanMeasure> due;
    for (const auto& perspective : plan.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures) {
                if (is_due(configuration, item.measure, level, period)) due.push_back(item);
            }
        }
    }
    std::ranges::stable_sort(due, {}, [](const PlanMeasure& item) { return item.measure.number; });
    return due;
}

std::vector<Sex> sexes_of(const Measure& measure) {
    std::vector<Sex> sexes;
    for (const Sex sex : {Sex::K, Sex::M, Sex::T}) {
        if (std::ranges::find(measure.sex_split, sex) != measure.sex_split.end()) sexes.push_back(sex);
    }
    return sexes;
}

// What the unit's due measures have been given, read period by period.
class Grid {
 public:
    Grid(Sql& sql, const Context& context, const EntryWish& wish, std::vector<PlanMeasure> due)
        : sql_(sql), context_(context), due_(std::move(due)) {
        std::vector<Period> periods = {wish.period};
        for (const auto& item : due_) {
            for (const auto& period : periods_for_entry(item, wish.period)) {
                if (std::ranges::find(periods, period) == periods.end()) periods.push_back(period);
            }
        }
        for (const auto& period : periods) {
            for (auto& outcome : outcomes_in(sql, wish.unit, period))
                records_[outcome.measure].push_back(std::move(outcome));
        }
        for (auto& comment : read_period_comments(sql, wish.unit, wish.period)) {
            if (comment.scope == "measure") comments_[comment.scope_id].push_back(std::move(comment));
        }
        for (const auto& gap : open_data_gaps(sql, context.configuration, wish.unit, context.today))
            gaps_[gap.measure] = gap.id;
        for (auto& recorded : recorded_in(sql, wish.unit, wish.period))
            recorded_[{recorded.measure, recorded.sex}] = std::move(recorded);
        accepted_ = accepted_rows(sql, wish.unit, wish.period);
        questions_ = open_questions(sql, wish.unit, wish.period);
    }

    std::vector<EntryRow> rows(const EntryPlace& place) {
        std::vector<EntryRow> rows;
        for (auto& item : due_) {
            const std::string id = item.measure.id;
            const auto sexes = sexes_of(item.measure);
            const EntryMeasure measure{std::move(item), std::move(records_[id]), std::move(comments_[id]), gaps_[id]};
            for (const Sex sex : sexes) {
                rows.push_back(entry_row(place, measure, sex));
                finish(rows.back());
            }
        }
        return rows;
    }

 private:
    void finish(EntryRow& row) {
        if (const auto found = recorded_.find({row.measure, row.sex}); found != recorded_.end()) {
            row.recorded_by_name = name(found->second.person);
            row.recorded_at = found->second.at;
        }
        if (!row.overruled_by.empty()) row.overruled_by = name(row.overruled_by);
        row.accepted = accepted_.contains({row.measure, sex_code(row.sex)});
        if (const auto asked = questions_.find({row.measure, sex_code(row.sex)}); asked != questions_.end())
            row.question = asked->second;
    }
    const std::string& name(const std::string& person) {
        const auto [place, fresh] = names_.try_emplace(person);
        if (fresh) place->second = person_name(sql_, context_.configuration, person);
        return place->second;
    }

    Sql& sql_;
    const Context& context_;
    std::vector<PlanMeasure> due_;
    std::map<std::string, std::vector<Outcome>> records_;
    std::map<std::string, std::vector<PeriodComment>> comments_;
    std::map<std::string, std::string> gaps_;  // open ones, by measure
    std::map<std::pair<std::string, Sex>, Recorded> recorded_;
    std::set<std::pair<std::string, std::int64_t>> accepted_;
    std::map<std::pair<std::string, std::int64_t>, std::string> questions_;
    std::map<std::string, std::string> names_;
};

// Why the caller may not write; empty when it is allowed.
std::string hindrance(Sql& sql, const Context& context, const EntryWish& wish) {
    if (!context.caller.may(Permission::report)) return "Din roll får läsa men inte rapportera.";
    if (auto within = require_within(context, wish.unit); !within) return within.error().message;
    const auto open = require_open(sql, context.configuration, wish.unit, wish.period, context.today, context.caller);
    return open ? std::string() : open.error().message;
}

bool is_entered(const EntryRow& row) {
    return row.value.has_value() || !row.missing_reason.empty();
}

}  // namespace

Result<Entry> get_entry(Context& context, const EntryWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<Entry> {
        const Date on = wish.period.last_day();
        const auto chain = unit_chain(sql, wish.unit, on);
        if (!chain) return refuse(chain.error());
        const auto plan = read_plan(sql, wish.unit, on, false);
        if (!plan) return refuse(plan.error());
        auto due = due_measures(context.configuration, *plan, chain->front().level, wish.period);
        std::vector<const Measure*> measures;
        for (const auto& item : due) measures.push_back(&item.measure);
        auto past = past_for_judging(sql, context.configuration, wish.unit, wish.period, measures);
        if (!past) return refuse(past.error());
        Grid grid(sql, context, wish, std::move(due));
        Entry entry;
        entry.unit = wish.unit;
        entry.unit_name = chain->front().name;
        entry.period = wish.period;
        entry.period_name = wish.period.swedish();
        entry.rows = grid.rows({context.configuration, wish.unit, wish.period,
                                read_overruled(sql, wish.unit, wish.period), std::move(*past)});
        entry.due = static_cast<int>(entry.rows.size());
        entry.entered = static_cast<int>(std::ranges::count_if(entry.rows, is_entered));
        entry.state = name_of(state_for(sql, wish.unit, wish.period, context.today));
        entry.deadline = read_window(sql, wish.period, context.today).deadline;
        entry.late = entry.deadline && *entry.deadline < context.today && entry.entered < entry.due;
        entry.why_not = hindrance(sql, context, wish);
        entry.writable = entry.why_not.empty();
        return entry;
    });
}

Result<EntryBurden> get_entry_burden(Context& context, const EntryWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<EntryBurden> {
        const auto chain = unit_chain(sql, wish.unit, wish.period.last_day());
        if (!chain) return refuse(chain.error());
        EntryBurden burden;
        burden.unit = wish.unit;
        burden.period = wish.period;
        std::vector<int> seconds;
        for (const auto& [spent, saves, fields] : sql.rows<std::tuple<std::int64_t, std::int64_t, std::int64_t>>(
                 "select seconds, saves, fields from entry_cell where unit = :unit and period = :period order by "
                 "seconds",
                 chain->front().number, wish.period)) {
            seconds.push_back(static_cast<int>(spent));
            burden.seconds += static_cast<int>(spent);
            burden.saves += static_cast<int>(saves);
            burden.most_fields = std::max(burden.most_fields, static_cast<int>(fields));
        }
        burden.cells = static_cast<int>(seconds.size());
        const std::size_t middle = seconds.size() / 2;
        if (!seconds.empty()) {
            burden.median_seconds =
                seconds.size() % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
        }
        return burden;
    });
}

}  // namespace ledstang
