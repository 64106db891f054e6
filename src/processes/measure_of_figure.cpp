#include "processes/measure_of_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "operations/context.h"
#include "process_analysis/distribution.h"
#include "processes/words.h"

namespace ledstang {
namespace {

using Values = std::vector<std::int64_t>;

Period month_of(int month) {
    return *Period::from_code(month / 12 * 1000 + 500 + month % 12 + 1);
}

int month_of_day(const Date& day) {
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

// The month, its tertial and its year.
std::array<Period, 3> periods_of(int month) {
    const int year = month / 12 * 1000;
    return {month_of(month), *Period::from_code(year + 300 + month % 12 / 4 + 1), *Period::from_code(year + 101)};
}

// Since the year 0: what there are periods of.
constexpr int first_known = 1900 * 12, first_unknown = 2200 * 12;
constexpr int most_months = 240;  // of counts and stocks: a date that is wrong by centuries makes no more of them

// What there is when the period ends is what there is when its last month does.
void put(std::map<Period, Values>& periods, int month, const Values& values, FigureForm form) {
    const auto last_day = month_of(month).last_day();
    for (const auto& period : periods_of(month)) {
        if (form == FigureForm::stock && period.last_day() != last_day) continue;
        auto& all = periods[period];
        all.insert(all.end(), values.begin(), values.end());
    }
}

std::map<int, Values> by_month(const std::vector<Observation>& observations) {
    std::map<int, Values> months;
    // Months that no period is of are wrong dates.
    for (const auto& one : observations)
        if (first_known <= one.month && one.month < first_unknown) months[one.month].push_back(one.value);
    return months;
}

// Nothing where there is nothing to tell, or of too few.
std::optional<Outcome> outcome_of(const FigureKind& kind, Values& values, double per_unit, int fewest) {
    const auto count = static_cast<std::int64_t>(values.size());
    Outcome outcome;
    switch (kind.form) {
        case FigureForm::share: {
            if (count == 0) return std::nullopt;
            const auto part = std::ranges::count(values, 1);
            outcome.numerator = Decimal::from_whole(part);
            outcome.denominator = Decimal::from_whole(count);
            outcome.value =
                Decimal::from_double(percent(static_cast<std::uint64_t>(part), static_cast<std::uint64_t>(count)));
            return outcome;
        }
        case FigureForm::quantile:
            if (count < std::max(fewest, 1)) return std::nullopt;
            outcome.denominator = Decimal::from_whole(count);
            outcome.value =
                Decimal::from_double(distribution_of(values, per_unit, {kind.percent}).quantile(kind.percent));
            return outcome;
        case FigureForm::count:
            outcome.value = Decimal::from_whole(count);
            return outcome;
        case FigureForm::stock:
            outcome.value = Decimal::from_whole(values.front());
            return outcome;
    }
    return std::nullopt;
}

// What a figure is called, and what a plan asks of every measure that it takes in.
struct Words {
    std::string name, definition, numerator, denominator, purpose;
};

Words words_of_target(const MeasuredFigure& figure) {
    const auto& counting = *figure.counting;
    const auto& target = *counting.newest;
    const std::string limit = target.outcome_limits.empty()
                                  ? fmt::format("{} {}", format_number(target.limit), unit_words(target.limit_unit))
                                  : "gränsen för sin behandling";
    const auto from = in_quotes(counting.from->name), to = in_quotes(counting.to->name);
    Words words;
    words.denominator = fmt::format("Patienter som under perioden gått från {} till {}.", from, to);
    words.purpose = fmt::format("Patienterna ska inte behöva vänta längre än {}.", limit);
    const auto of_those = fmt::format("Av de patienter som under perioden gått från {} till {}: ", from, to);
    if (figure.kind->form == FigureForm::share) {
        words.name = fmt::format("{}, andel inom {}", target.name, limit);
        words.definition =
            fmt::format("{}andelen som gjort det inom den gräns som gällde när de började (nu {}).", of_those, limit);
        words.numerator = fmt::format("De av nämnaren som nådde {} inom den gräns som gällde när de började.", to);
        return words;
    }
    const bool middle = figure.kind->percent == 50;
    words.name = fmt::format("{}, {}", target.name, middle ? "mediantid" : "tid för nio av tio");
    words.definition =
        fmt::format("{}den tid som {} av dem högst behövde.", of_those, middle ? "hälften" : "nio av tio");
    return words;
}

Words words_of_ways(const FigureKind& kind) {
    const std::string ended = "Patienter vars senaste händelse ligger i perioden.";
    const std::string of_those = "Av de patienter vars senaste händelse ligger i perioden: ";
    const std::string goes_well = "Patienternas väg ska vara förutsägbar och utan onödig väntan.";
    if (kind.id == "way_median") {
        return {"hela vägen, mediantid",
                of_those + "den tid från första till senaste händelsen som hälften av dem högst behövde.", "", ended,
                goes_well};
    }
    if (kind.id == "way_p90") {
        return {"hela vägen, tid för nio av tio",
                of_those + "den tid från första till senaste händelsen som nio av tio högst behövde.", "", ended,
                goes_well};
    }
    if (kind.id == "repeats") {
        return {"andel med något som gjorts om", of_those + "andelen för vilka någon händelse skett mer än en gång.",
                "De av nämnaren för vilka någon händelse skett mer än en gång.", ended,
                "Det som görs om ska göras om för att patienten behöver det."};
    }
    if (kind.id == "fit") {
        return {
            "andel som följt den beslutade processen",
            "Av de patienter vars senaste händelse ligger i perioden, och som nått slutet eller avvikit: andelen vars "
            "väg är en av dem som processbilden tillåter. Vägen prövas mot den processbild som gällde den dag då den "
            "senaste händelsen skedde. Den vars väg är rätt så långt och inte nått slutet räknas inte.",
            "De av nämnaren vars väg är en av dem som processbilden tillåter.",
            "Patienter vars senaste händelse ligger i perioden, och som nått slutet eller avvikit från processbilden.",
            "Den beslutade processen ska följas när inget talar för annat."};
    }
    if (kind.id == "begun") {
        return {"antal som börjat",
                "Patienter vars första händelse ligger i perioden. Loggens första och sista månad är inte hela och "
                "räknas inte.",
                "", "", "Antalet visar hur många processen behöver räcka till för."};
    }
    return {"antal på väg",
            "Patienter som har börjat men inte nått sin senaste händelse när perioden slutar. Nära loggens slut syns "
            "inte alla som är kvar.",
            "", "", "Många på väg samtidigt betyder väntan."};
}

}  // namespace

Measure measure_of(const Configuration& configuration, const StoredProcess& process, const MeasuredFigure& figure,
                   const std::string& level) {
    const auto& kind = *figure.kind;
    const auto words = figure.counting ? words_of_target(figure) : words_of_ways(kind);
    Measure measure;
    measure.id = process.id;
    for (const std::string_view part : {std::string_view(figure.target), kind.slug})
        if (!part.empty()) measure.id += fmt::format("_{}", part);
    measure.id = ascii_slug(measure.id);
    measure.name = fmt::format("{}: {}", process.name, words.name);
    measure.kind = MeasureKind::control;
    measure.level = level;
    measure.unit = kind.form == FigureForm::share      ? "%"
                   : kind.form == FigureForm::quantile ? unit_words(figure.time_unit)
                                                       : "antal";
    measure.decimals = measure.unit == "antal" ? 0 : 1;
    const bool less_is_better =
        kind.form == FigureForm::quantile || kind.form == FigureForm::stock || kind.id == "repeats";
    measure.direction = less_is_better ? BetterDirection::lower_is_better : BetterDirection::higher_is_better;
    measure.sex_split = {Sex::K, Sex::M, Sex::T};
    for (const auto& follow_up : configuration.calendar.follow_ups) measure.follow_up.push_back(follow_up.id);
    measure.definition = words.definition;
    measure.purpose = process.about.empty() ? words.purpose : process.about;
    measure.numerator_definition = words.numerator;
    measure.denominator_definition = words.denominator;
    measure.counted = Counted::persons;
    measure.owner = process.owner_function;
    return measure;
}

void drop_rests(const std::vector<Outcome>& all, std::vector<Outcome>& of_sex, int fewest) {
    std::map<Period, std::int64_t> counts;
    for (const auto& one : all) counts[*one.period] = one.denominator->millionths();
    std::erase_if(of_sex, [&](const Outcome& one) {
        const auto rest = counts[*one.period] - one.denominator->millionths();
        return 0 < rest && rest < Decimal::from_whole(fewest).millionths();
    });
}

std::vector<Outcome> FigureCount::outcomes(const std::string& unit, Sex sex, double per_unit, int fewest,
                                           const Date& today) {
    std::map<Period, Values> periods;
    // What is to come, or before all periods, is a wrong date.
    const int last = std::min(last_, month_of_day(today)), first = std::max({first_, last - most_months, first_known});
    if (kind_.form == FigureForm::stock) {
        std::map<int, std::int64_t> changes;  // by month, beginning and ended
        for (const auto& one : observations_) {
            ++changes[one.month];
            --changes[static_cast<int>(one.value)];
        }
        // The log's last month is not whole, so nobody knows how many were left when it ended.
        std::int64_t there = 0;
        for (auto change = changes.begin(); change != changes.end() && change->first < first; ++change)
            there += change->second;
        for (int month = first; month < last; ++month) {
            there += changes[month];
            put(periods, month, {there}, kind_.form);
        }
    } else {
        auto months = by_month(observations_);
        if (kind_.form == FigureForm::count) {
            std::erase_if(months, [&](const auto& one) { return one.first <= first || one.first >= last; });
            for (int month = first + 1; month < last; ++month) months.try_emplace(month);
        }
        for (const auto& [month, values] : months) put(periods, month, values, kind_.form);
    }
    if (kind_.form == FigureForm::count) {
        std::erase_if(periods, [&](const auto& one) {
            return one.first.first_day() < month_of(first + 1).first_day() ||
                   month_of(last - 1).last_day() < one.first.last_day();
        });
    }
    std::vector<Outcome> outcomes;
    for (auto& [period, values] : periods) {
        if (today <= period.last_day()) continue;
        auto outcome = outcome_of(kind_, values, per_unit, fewest);
        if (!outcome) continue;
        outcome->unit_id = unit;
        outcome->period = period;
        outcome->sex = sex;
        outcomes.push_back(std::move(*outcome));
    }
    return outcomes;
}

}  // namespace ledstang
