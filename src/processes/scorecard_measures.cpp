#include "processes/scorecard_measures.h"

#include <fmt/format.h>

#include <map>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "measures/measures.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/rights.h"
#include "processes/selections.h"
#include "processes/stretches.h"
#include "processes/words.h"

namespace ledstang {
namespace {

struct Share {
    std::int64_t within = 0, reached = 0;
};
using Shares = std::map<std::tuple<std::string, Period, Sex>, Share>;  // by unit

std::vector<Period> periods_of(const Date& day) {
    const int year = static_cast<int>(day.year());
    const auto month = static_cast<unsigned>(day.month());
    return {*Period::parse(fmt::format("{}-{:02}", year, month)),
            *Period::parse(fmt::format("{}-T{}", year, (month - 1) / 4 + 1)), *Period::parse(std::to_string(year))};
}

void count(const ChosenCases& cases, const Counting& counting, const std::string& unit, Sex sex, const Date& today,
           Shares& shares) {
    for (const auto& stretch : stretches_of(cases, *counting.from, *counting.to, counting.newest->rule)) {
        if (!stretch.to) continue;
        const auto* target = target_at(counting.targets, stretch);
        if (target == nullptr) continue;  // no limit held when it began
        for (const auto& period : periods_of(Date{swedish_day(*stretch.to)})) {
            if (today <= period.last_day()) continue;
            auto& share = shares[{unit, period, sex}];
            ++share.reached;
            share.within += is_within(stretch, *target) ? 1 : 0;
        }
    }
}

void count_sexes(const ChosenCases& cases, const Counting& counting, const std::string& unit, const Date& today,
                 Shares& shares) {
    count(cases, counting, unit, Sex::T, today, shares);
    if (const auto women = cases.of_sex('K')) count(*women, counting, unit, Sex::K, today, shares);
    if (const auto men = cases.of_sex('M')) count(*men, counting, unit, Sex::M, today, shares);
}

Measure measure_of(const Configuration& configuration, const StoredProcess& process, const Counting& counting,
                   const std::string& level) {
    const auto& target = *counting.newest;
    const std::string limit = target.outcome_limits.empty()
                                  ? fmt::format("{} {}", format_number(target.limit), unit_words(target.limit_unit))
                                  : "gränsen för sin behandling";
    Measure measure;
    measure.id = ascii_slug(process.id + "_" + target.id);
    measure.name = fmt::format("{}: {}, andel inom {}", process.name, target.name, limit);
    measure.kind = MeasureKind::control;
    measure.level = level;
    measure.unit = "%";
    measure.decimals = 1;
    measure.sex_split = {Sex::K, Sex::M, Sex::T};
    for (const auto& follow_up : configuration.calendar.follow_ups) measure.follow_up.push_back(follow_up.id);
    measure.definition = fmt::format(
        "Av de patienter som under perioden gått från {} till {}: andelen som gjort det inom "
        "den gräns som gällde när de började (nu {}).",
        in_quotes(counting.from->name), in_quotes(counting.to->name), limit);
    // What a plan asks of every measure that it takes in.
    measure.purpose =
        process.about.empty() ? fmt::format("Patienterna ska inte behöva vänta längre än {}.", limit) : process.about;
    measure.numerator_definition = fmt::format("De av nämnaren som nådde {} inom den gräns som gällde när de började.",
                                               in_quotes(counting.to->name));
    measure.denominator_definition = fmt::format("Patienter som under perioden gått från {} till {}.",
                                                 in_quotes(counting.from->name), in_quotes(counting.to->name));
    measure.counted = Counted::persons;
    measure.owner = process.owner_function;
    return measure;
}

std::vector<Outcome> outcomes_of(const Shares& shares) {
    std::vector<Outcome> outcomes;
    for (const auto& [place, share] : shares) {
        Outcome outcome;
        std::tie(outcome.unit_id, outcome.period, outcome.sex) = place;
        outcome.numerator = Decimal::from_whole(share.within);
        outcome.denominator = Decimal::from_whole(share.reached);
        outcome.value = Decimal::from_double(
            percent(static_cast<std::uint64_t>(share.within), static_cast<std::uint64_t>(share.reached)));
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

// A target as a measure, with what the log says of it.
struct CountedTarget {
    std::string target;
    Measure measure;
    Shares shares;
};

Result<Counting> require_countable(const StoredProcess& process, const ProcessParts& parts, const std::string& target,
                                   const Date& today) {
    if (!process.owner_unit.empty()) return counting_of(parts, target, today);
    return refuse("process.measure_owner",
                  "Processen har ingen ägare, så det finns ingen enhet som måttet kan visas för. Välj en ägare först.");
}

// At the owner and at each unit of the organisation that the log names.
Result<std::vector<CountedTarget>> count_in_log(Context& context, const StoredProcess& process,
                                                const std::vector<Counting>& countings) {
    const auto organisation =
        context.store.read([&](Sql& sql) { return read_organisation(sql, context.configuration, context.today); });
    const auto* owner = organisation.find(process.owner_unit);
    std::vector<CountedTarget> counted;
    for (const auto& counting : countings)
        counted.push_back({counting.newest->id,
                           measure_of(context.configuration, process, counting, owner == nullptr ? "" : owner->level),
                           {}});
    const auto count_at = [&](const ChosenCases& cases, const std::string& unit) {
        for (std::size_t k = 0; k < countings.size(); ++k)
            count_sexes(cases, countings[k], unit, context.today, counted[k].shares);
    };
    const auto used = use_cases(context, {process.id, "", ""}, [&](const ChosenCases& cases) -> Result<void> {
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
    return counted;
}

Result<PublishedMeasure> write(Transaction& transaction, const Context& context, OpenPlaces& open,
                               const StoredProcess& process, const CountedTarget& counted) {
    Sql& sql = transaction.sql();
    const auto& measure = counted.measure;
    if (auto applied = apply_measure(transaction, context.configuration, measure); !applied)
        return refuse(applied.error());
    sql.execute(
        "insert into process_measure (process, target, measure) values (:process, :target, :measure) on conflict "
        "(process, target) do nothing",
        process.number, counted.target, measure.id);
    PublishedMeasure published;
    published.measure = measure.id;
    published.name = measure.name;
    auto written = write_worked_out(transaction, open, measure, outcomes_of(counted.shares), "process " + process.id);
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
    const auto counting = require_countable(edited->process, edited->parts, wish.target, context.today);
    if (!counting) return refuse(counting.error());
    const auto counted = count_in_log(context, edited->process, {*counting});
    if (!counted) return refuse(counted.error());
    return context.store.write(context.author(), [&](Transaction& transaction) {
        OpenPlaces open(transaction.sql(), context);
        return write(transaction, context, open, edited->process, counted->front());
    });
}

Result<std::vector<MeasureLeft>> renew_process_measures(Context& context, const StoredProcess& process) {
    using Row = std::tuple<std::string, std::string>;
    ProcessParts parts;
    const auto published = context.store.read([&](Sql& sql) {
        parts = std::move(read_parts(sql, process.number, context.today)[process.number]);
        return sql.rows<Row>("select target, measure from process_measure where process = :process order by target",
                             process.number);
    });
    std::vector<MeasureLeft> left;
    std::vector<Counting> countings;
    for (const auto& [target, measure] : published) {
        auto counting = require_countable(process, parts, target, context.today);
        if (counting)
            countings.push_back(std::move(*counting));
        else
            left.push_back({target, measure, counting.error().code, counting.error().message});
    }
    if (countings.empty()) return left;
    const auto counted = count_in_log(context, process, countings);
    if (!counted) return refuse(counted.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        OpenPlaces open(transaction.sql(), context);
        for (const auto& one : *counted) {
            if (auto renewed = write(transaction, context, open, process, one); !renewed)
                return refuse(renewed.error());
        }
        return {};
    });
    if (!written) return refuse(written.error());
    return left;
}

}  // namespace ledstang
