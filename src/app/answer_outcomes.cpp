#include "app/answer_outcomes.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <set>

#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "flows/flows.h"
#include "measures/measures.h"
#include "operations/operations.h"

namespace ledstang {
namespace {

struct AnswerFigure {
    std::string figure;  // median, percentile_90
    Measure measure;
    template <class A = AnswerFigure>
    static constexpr auto described() {
        return describe("AnswerFigure", field("figure", &A::figure, "median eller percentile_90"),
                        field("measure", &A::measure, "Måttet"));
    }
};
struct AnswerFile {
    std::vector<AnswerFigure> figures;
    template <class A = AnswerFile>
    static constexpr auto described() {
        return describe("AnswerFile", field("figures", &A::figures, "Mått"));
    }
};

Result<std::vector<AnswerFigure>> read_figures(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "answer_times.toml";
    if (!std::filesystem::exists(file)) return std::vector<AnswerFigure>{};
    auto read = read_toml_as<AnswerFile>(file);
    if (!read) return refuse(read.error());
    for (const auto& one : read->figures) {
        if (one.figure != "median" && one.figure != "percentile_90") {
            return refuse("answer_times.figure", fmt::format("answer_times.toml: figure = {}. Skriv median eller "
                                                             "percentile_90.",
                                                             in_quotes(one.figure)));
        }
    }
    return std::move(read->figures);
}

std::optional<Period> tertial_of(const Date& day) {
    return Period::parse(
        fmt::format("{}-T{}", static_cast<int>(day.year()), (static_cast<unsigned>(day.month()) - 1) / 4 + 1));
}
std::optional<Period> month_of(const Date& day) {
    return Period::parse(fmt::format("{}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month())));
}

// Days of every answer, by the unit that the group belongs to and the month and tertial in which it was given.
using DaysByPlace = std::map<std::pair<std::string, Period>, std::vector<int>>;

DaysByPlace days_by_place(Sql& sql, const Context& context, AnswerTimesReport& report) {
    DaysByPlace places;
    std::set<std::string> homeless;
    for (const auto& time : answer_times(sql, context.configuration)) {
        if (time.unit.empty()) {
            homeless.insert(time.group);
            continue;
        }
        ++report.answers;
        for (const auto& period : {month_of(time.answered), tertial_of(time.answered)}) {
            if (period && period->last_day() < context.today) places[{time.unit, *period}].push_back(time.days);
        }
    }
    if (!homeless.empty()) {
        report.notes.push_back(
            fmt::format("Utan enhet, och därför inte med: {}. Ange vilken enhet gruppen hör till på gruppens sida.",
                        list_in_words(std::vector<std::string>(homeless.begin(), homeless.end()))));
    }
    return places;
}

Result<AnswerTimesReport> compute(Transaction& transaction, const Context& context, const ComputeAnswerTimes& wish,
                                  const std::vector<AnswerFigure>& figures) {
    Sql& sql = transaction.sql();
    AnswerTimesReport report;
    const auto places = days_by_place(sql, context, report);
    OpenPlaces open(sql, context);
    for (const auto& one : figures) {
        if (!measure_number(sql, one.measure.id)) {
            if (!wish.add) {
                if (!places.empty())
                    report.notes.push_back(
                        fmt::format("Måttet {} finns inte. Lägg till det med --add.", one.measure.id));
                continue;
            }
            if (auto added = apply_measure(transaction, context.configuration, one.measure); !added)
                return refuse(added.error());
        }
        std::vector<Outcome> outcomes;
        for (const auto& [place, days] : places) {
            Outcome outcome;
            outcome.unit_id = place.first;
            outcome.period = place.second;
            outcome.value = days_at_share(days, one.figure == "median" ? 0.5 : 0.9);
            outcome.note = fmt::format("Räknat ur {} {}.", days.size(), days.size() == 1 ? "ärende" : "ärenden");
            outcomes.push_back(std::move(outcome));
        }
        const auto written = write_worked_out(transaction, open, one.measure, std::move(outcomes), "ärenden");
        report.added += written.counts.added;
        report.changed += written.counts.changed;
        report.unchanged += written.counts.unchanged;
        report.kept += static_cast<int>(written.kept.size());
    }
    return report;
}

Result<AnswerTimesReport> compute_answer_times(Context& context, const ComputeAnswerTimes& wish) {
    const auto figures = read_figures(context.configuration);
    if (!figures) return refuse(figures.error());
    if (!wish.dry_run) {
        return context.store.write(
            context.author(), [&](Transaction& transaction) { return compute(transaction, context, wish, *figures); });
    }
    return context.store.read([&](Sql& sql) -> Result<AnswerTimesReport> {
        AnswerTimesReport report;
        const auto places = days_by_place(sql, context, report);
        report.notes.push_back(fmt::format("{} utfall skulle räknas.", places.size() * figures->size()));
        return report;
    });
}

}  // namespace

void offer_answer_outcomes(Operations& operations) {
    operations.post("compute_answer_times", "/answer-times/computations", compute_answer_times,
                    {Permission::administer}, "Räkna ut måtten om gruppernas svarstider ur ärendena");
}

}  // namespace ledstang
