#include "processes/scorecard_measures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "measures/measures.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/measure_of_figure.h"
#include "processes/rights.h"
#include "processes/selections.h"
#include "processes/words.h"

namespace ledstang {
namespace {

// What stands in the store of a figure that has been published.
struct PublishedFigure {
    std::string target, figure, measure;
    std::string name, unit;  // of the measure
};

std::vector<PublishedFigure> read_published(Sql& sql, std::int64_t process) {
    std::vector<PublishedFigure> published;
    for (auto& [target, figure, measure] : sql.rows<std::tuple<std::string, std::string, std::string>>(
             "select target, figure, measure from process_measure where process = :process order by target, figure",
             process)) {
        const auto known = read_measure(sql, measure);
        published.push_back({target, figure, measure, known ? known->name : measure, known ? known->unit : ""});
    }
    return published;
}

// A figure as a measure, with what the log says of it.
struct CountedFigure {
    MeasuredFigure figure;
    Measure measure;
    std::vector<Outcome> outcomes;
};

MeasureLeft left_behind(const PublishedFigure& figure, const Refusal& why) {
    return {figure.target, figure.figure, figure.measure, why.code, why.message};
}

Result<MeasuredFigure> require_countable(Context& context, const StoredProcess& process, const ProcessParts& parts,
                                         const std::string& target, const std::string& figure) {
    if (!process.owner_unit.empty()) return measured_figure(context, process, parts, target, figure);
    return refuse("process.measure_owner",
                  "Processen har ingen ägare, så det finns ingen enhet som måttet kan visas för. Välj en ägare först.");
}

// The figure that is asked for, and the unit that its measure has had.
struct AskedFigure {
    MeasuredFigure figure;
    std::string unit_had;
};

// Counts one figure in groups of the log's cases.
class Counter {
 public:
    Counter(CountedFigure counted, std::vector<Observation> observations, double per_unit)
        : counted_(std::move(counted)), observations_(std::move(observations)), per_unit_(per_unit) {}
    struct Months {
        int first = 0, last = -1;  // of the log's events
    };
    // At a unit: all of `there`, and the women and men among them.
    void count(const ChosenCases& there, const std::string& unit, const std::optional<ChosenCases>& women,
               const std::optional<ChosenCases>& men, const Months& months, const Date& today) {
        const auto all = outcomes(there, nullptr, unit, Sex::T, months, today);
        for (const auto& [sex, also] : {std::pair(Sex::K, &women), std::pair(Sex::M, &men)}) {
            if (!*also) continue;
            auto of_sex = outcomes(there, &**also, unit, sex, months, today);
            if (counted_.figure.kind->form == FigureForm::quantile) drop_rests(all, of_sex, there.fewest());
            std::ranges::move(of_sex, std::back_inserter(counted_.outcomes));
        }
        std::ranges::copy(all, std::back_inserter(counted_.outcomes));
    }
    CountedFigure take() { return std::move(counted_); }

 private:
    // Of those of `there` who are in `also` too, where it is not null.
    std::vector<Outcome> outcomes(const ChosenCases& there, const ChosenCases* also, const std::string& unit, Sex sex,
                                  const Months& months, const Date& today) const {
        FigureCount count(*counted_.figure.kind, months.first, months.last);
        there.selection().for_each_case([&](std::uint32_t index, std::uint64_t, std::uint64_t) {
            if (also == nullptr || also->selection().cases().contains(index)) count.add(observations_[index]);
        });
        return count.empty() ? std::vector<Outcome>() : count.outcomes(unit, sex, per_unit_, there.fewest(), today);
    }

    CountedFigure counted_;
    std::vector<Observation> observations_;  // by case
    double per_unit_;
};

Counter::Months months_of(const EventLog& log) {
    if (log.events() == 0) return {};
    return {swedish_month(std::ranges::min(begins(log))), swedish_month(std::ranges::max(log.complete()))};
}

// Each figure at the owner, and at each unit of the organisation that the log names; or why it cannot be counted.
Result<std::vector<Result<CountedFigure>>> count_in_log(Context& context, const StoredProcess& process,
                                                        std::vector<AskedFigure> asked) {
    const auto organisation =
        context.store.read([&](Sql& sql) { return read_organisation(sql, context.configuration, context.today); });
    const auto* owner = organisation.find(process.owner_unit);
    if (owner == nullptr) {
        return refuse("process.measure_owner",
                      "Enheten som äger processen finns inte längre. Välj en ägare, så kan måttet visas för den.");
    }
    std::vector<Result<Counter>> counters;
    const auto used = use_cases(context, {process.id, "", ""}, [&](const ChosenCases& cases) -> Result<void> {
        for (auto& [figure, unit_had] : asked) {
            const bool is_time = figure.kind->form == FigureForm::quantile;
            // Times stay in the unit that the measure has had: somebody may have set a target in it.
            if (const auto had = unit_called(unit_had); is_time && !had.empty()) figure.time_unit = had;
            auto observations = observations_of(figure, cases);
            if (!observations) {
                counters.push_back(refuse(observations.error()));
                continue;
            }
            if (is_time && figure.time_unit.empty()) figure.time_unit = unit_of_ways(*observations);
            auto measure = measure_of(context.configuration, process, figure, owner->level);
            const double one_unit = is_time ? per_unit(figure.time_unit) : 1;
            counters.emplace_back(
                Counter({std::move(figure), std::move(measure), {}}, std::move(*observations), one_unit));
        }
        const auto months = months_of(cases.selection().log());
        const auto women = cases.of_sex('K'), men = cases.of_sex('M');
        const auto count_at = [&](const ChosenCases& there, const std::string& unit) {
            for (auto& counter : counters) {
                if (counter) counter->count(there, unit, women, men, months, context.today);
            }
        };
        count_at(cases, process.owner_unit);
        for (const auto& unit : cases.units()) {
            if (unit == process.owner_unit || organisation.find(unit) == nullptr) continue;
            const auto there = cases.at_unit(unit);
            if (!there) return refuse(there.error());
            count_at(*there, unit);
        }
        return {};
    });
    if (!used) return refuse(used.error());
    std::vector<Result<CountedFigure>> counted;
    for (auto& counter : counters) {
        if (counter)
            counted.emplace_back(counter->take());
        else
            counted.push_back(refuse(counter.error()));
    }
    return counted;
}

// The id that the figure has been published under, or one that no other measure has.
std::string id_of(Sql& sql, const StoredProcess& process, const CountedFigure& counted) {
    const auto known = sql.row<std::string>(
        "select measure from process_measure where process = :process and target = :target and figure = :figure",
        process.number, counted.figure.target, std::string(counted.figure.kind->id));
    if (known) return *known;
    std::string id = counted.measure.id;
    for (int next = 2; measure_number(sql, id); ++next) id = fmt::format("{}_{}", counted.measure.id, next);
    return id;
}

Result<PublishedMeasure> write(Transaction& transaction, const Context& context, OpenPlaces& open,
                               const StoredProcess& process, const CountedFigure& counted) {
    Sql& sql = transaction.sql();
    auto measure = counted.measure;
    measure.id = id_of(sql, process, counted);
    if (auto applied = apply_measure(transaction, context.configuration, measure); !applied)
        return refuse(applied.error());
    sql.execute(
        "insert into process_measure (process, target, figure, measure) values (:process, :target, :figure, :measure) "
        "on conflict (process, target, figure) do nothing",
        process.number, counted.figure.target, std::string(counted.figure.kind->id), measure.id);
    PublishedMeasure published;
    published.measure = measure.id;
    published.name = measure.name;
    auto written = write_worked_out(transaction, open, measure, counted.outcomes, "process " + process.id);
    published.units.assign(written.units.begin(), written.units.end());
    published.added = written.counts.added;
    published.changed = written.counts.changed;
    published.unchanged = written.counts.unchanged;
    published.kept = static_cast<int>(written.kept.size());
    return published;
}

}  // namespace

Result<PublishedMeasure> publish_process_measure(Context& context, const PublishProcessMeasure& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    const auto& process = edited->process;
    auto figure = require_countable(context, process, edited->parts, wish.target, wish.figure);
    if (!figure) return refuse(figure.error());
    std::string unit_had;
    for (const auto& one : context.store.read([&](Sql& sql) { return read_published(sql, process.number); }))
        if (one.target == wish.target && one.figure == wish.figure) unit_had = one.unit;
    std::vector<AskedFigure> asked;
    asked.push_back({std::move(*figure), std::move(unit_had)});
    const auto counted = count_in_log(context, process, std::move(asked));
    if (!counted) return refuse(counted.error());
    const auto& one = counted->front();
    if (!one) return refuse(one.error());
    return context.store.write(context.author(), [&](Transaction& transaction) {
        OpenPlaces open(transaction.sql(), context);
        return write(transaction, context, open, process, *one);
    });
}

Result<ProcessMeasures> list_process_measures(Context& context, const ProcessWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<ProcessMeasures> {
        const auto process = require_process(sql, wish.process);
        if (!process) return refuse(process.error());
        ProcessMeasures answer;
        for (auto& one : read_published(sql, process->number))
            answer.measures.push_back({one.target, one.figure, one.measure, one.name});
        std::ranges::sort(answer.measures, SwedishOrder(), &ProcessMeasure::name);
        return answer;
    });
}

Result<std::vector<MeasureLeft>> renew_process_measures(Context& context, const StoredProcess& process) {
    ProcessParts parts;
    const auto published = context.store.read([&](Sql& sql) {
        parts = std::move(read_parts(sql, process.number, context.today)[process.number]);
        return read_published(sql, process.number);
    });
    std::vector<MeasureLeft> left;
    std::vector<const PublishedFigure*> countable;
    std::vector<AskedFigure> asked;
    for (const auto& one : published) {
        auto figure = require_countable(context, process, parts, one.target, one.figure);
        if (!figure) {
            left.push_back(left_behind(one, figure.error()));
            continue;
        }
        countable.push_back(&one);
        asked.push_back({std::move(*figure), one.unit});
    }
    if (asked.empty()) return left;
    const auto counted = count_in_log(context, process, std::move(asked));
    for (std::size_t k = 0; k < countable.size(); ++k) {
        const auto& one = *countable[k];
        if (!counted || !(*counted)[k]) {
            left.push_back(left_behind(one, counted ? (*counted)[k].error() : counted.error()));
            continue;
        }
        const auto written = context.store.write(context.author(), [&](Transaction& transaction) {
            OpenPlaces open(transaction.sql(), context);
            return write(transaction, context, open, process, *(*counted)[k]);
        });
        if (!written) left.push_back(left_behind(one, written.error()));
    }
    return left;
}

}  // namespace ledstang
