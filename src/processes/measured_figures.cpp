#include "processes/measured_figures.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/date.h"
#include "process_analysis/distribution.h"
#include "process_analysis/swedish_calendar.h"
#include "process_analysis/variants.h"
#include "process_models/alignment.h"
#include "process_models/beginnings.h"
#include "processes/conformance.h"
#include "processes/decided_net.h"
#include "processes/selections.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::array kinds{
    FigureKind{"share", FigureForm::share, 0, true, ""},
    FigureKind{"median", FigureForm::quantile, 50, true, "mediantid"},
    FigureKind{"p90", FigureForm::quantile, 90, true, "tid_for_nio_av_tio"},
    FigureKind{"way_median", FigureForm::quantile, 50, false, "hela_vagen_mediantid"},
    FigureKind{"way_p90", FigureForm::quantile, 90, false, "hela_vagen_tid_for_nio_av_tio"},
    FigureKind{"repeats", FigureForm::share, 0, false, "med_upprepning"},
    FigureKind{"fit", FigureForm::share, 0, false, "foljer_processen"},
    FigureKind{"begun", FigureForm::count, 0, false, "borjade"},
    FigureKind{"on_the_way", FigureForm::stock, 0, false, "pa_vag"},
};

using Observations = std::vector<Observation>;

Observations of_stretches(const MeasuredFigure& figure, const ChosenCases& cases) {
    const auto& counting = *figure.counting;
    Observations observations(cases.selection().log().cases());
    for (const auto& stretch : stretches_of(cases, *counting.from, *counting.to, counting.newest->rule)) {
        if (!stretch.to) continue;
        auto& one = observations[stretch.in_case];
        if (figure.kind->form == FigureForm::quantile) {
            one = {swedish_month(*stretch.to), length_of(stretch, figure.time_unit)};
        } else if (const auto* target = target_at(counting.targets, stretch)) {  // a limit held when it began
            one = {swedish_month(*stretch.to), is_within(stretch, *target) ? 1 : 0};
        }
    }
    return observations;
}

// make(case, first event, after the last) → Observation, of cases that have any event.
template <class Make>
Observations of_ways(const ChosenCases& cases, const Make& make) {
    Observations observations(cases.selection().log().cases());
    cases.selection().for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        if (begin < end) observations[index] = make(index, begin, end);
    });
    return observations;
}

Observations of_repeats(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const auto* activity = log.activity().data();
    std::vector<std::uint32_t> seen_in(log.activities().size(), absent);  // by activity, the latest case
    return of_ways(cases, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        bool again = false;
        for (auto event = begin; event < end; ++event) {
            again = again || seen_in[activity[event]] == index;
            seen_in[activity[event]] = index;
        }
        return Observation{swedish_month(span_of(log, begin, end).last), again ? 1 : 0};
    });
}

// Each way against the drawing that held on the day of its last event. Who is on the way, right so far, is not judged.
Result<Observations> of_fit(const MeasuredFigure& figure, const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const auto ways = variants_of(cases.selection());
    const auto variants = variants_in(cases);
    enum class Way : std::uint8_t { departs, fits, on_the_way };
    std::vector<std::vector<Way>> found;  // by drawing and way
    for (const auto& decided : figure.decided) {
        const auto aligned = align(decided.net, variants);
        if (!aligned) return refuse(aligned.error());
        const auto begun = beginnings(decided.net, variants);
        auto& of_drawing = found.emplace_back();
        for (std::size_t k = 0; k < aligned->variants.size(); ++k) {
            const auto& way = aligned->variants[k];
            of_drawing.push_back(begun[k] ? Way::on_the_way : way.exact && way.cost == 0 ? Way::fits : Way::departs);
        }
    }
    return of_ways(cases, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        const auto last = span_of(log, begin, end).last;
        const Date day{swedish_day(last)};
        const auto later =
            std::ranges::find_if(figure.decided, [&](const auto& decided) { return day < decided.model->valid_from; });
        if (later == figure.decided.begin()) return Observation{};  // none was decided yet
        const auto drawing = static_cast<std::size_t>(later - figure.decided.begin()) - 1;
        const auto way = found[drawing][ways.of_case[index]];
        if (way == Way::on_the_way) return Observation{};
        return Observation{swedish_month(last), way == Way::fits ? 1 : 0};
    });
}

Result<std::vector<MeasuredFigure::Decided>> drawings_of(Context& context, const StoredProcess& process,
                                                         const ProcessParts& parts) {
    std::vector<MeasuredFigure::Decided> decided;
    for (const auto& model : parts.models) {
        if (context.today < model.valid_from) continue;
        auto net = context.store.read([&](Sql& sql) { return decided_net(sql, process.number, model.version); });
        if (!net) return refuse(net.error());
        decided.push_back({&model, std::move(*net)});
    }
    // Of one day the later version holds, as in model_on.
    std::ranges::stable_sort(decided, {}, [](const auto& one) { return one.model->valid_from; });
    if (!decided.empty()) return decided;
    return refuse("process.measure_model",
                  "Ingen processbild är beslutad än, så det finns inget att följa. Rita och besluta processen först.");
}

}  // namespace

Result<MeasuredFigure> measured_figure(Context& context, const StoredProcess& process, const ProcessParts& parts,
                                       const std::string& target, const std::string& figure) {
    const auto* kind = std::ranges::find(kinds, figure, &FigureKind::id);
    if (kind == kinds.end() || kind->of_target == target.empty()) {
        return refuse("process.figure_unknown",
                      "Det finns inget sådant att göra ett mått av. För ett målvärde: share, median eller p90. För "
                      "processen: way_median, way_p90, repeats, fit, begun eller on_the_way.");
    }
    MeasuredFigure measured;
    measured.kind = kind;
    measured.target = target;
    if (kind->of_target) {
        auto counting = counting_of(parts, target, context.today);
        if (!counting) return refuse(counting.error());
        measured.counting = std::move(*counting);
        if (kind->form == FigureForm::quantile) measured.time_unit = measured.counting->newest->limit_unit;
    }
    if (kind->id == "fit") {
        auto decided = drawings_of(context, process, parts);
        if (!decided) return refuse(decided.error());
        measured.decided = std::move(*decided);
    }
    return measured;
}

Result<std::vector<Observation>> observations_of(const MeasuredFigure& figure, const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    if (figure.counting) return of_stretches(figure, cases);
    if (figure.kind->id == "fit") return of_fit(figure, cases);
    if (figure.kind->id == "repeats") return of_repeats(cases);
    return of_ways(cases, [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        const auto span = span_of(log, begin, end);
        switch (figure.kind->form) {
            case FigureForm::count:
                return Observation{swedish_month(span.first), 1};
            case FigureForm::stock:
                return Observation{swedish_month(span.first), swedish_month(span.last)};
            default:
                return Observation{swedish_month(span.last), span.length()};
        }
    });
}

std::string unit_called(const std::string& word) {
    for (const char* unit : {"minutes", "hours", "days", "calendar_days"}) {
        if (unit_words(unit) == word) return unit;
    }
    return "";
}

std::string unit_of_ways(const std::vector<Observation>& observations) {
    std::vector<std::int64_t> lengths;
    for (const auto& one : observations) {
        if (one.month != Observation::none) lengths.push_back(one.value);
    }
    if (lengths.empty()) return "days";
    const double middle = median_of(lengths, microseconds);
    constexpr double hour = 3600, day = 24 * hour;
    return middle >= 2 * day ? "days" : middle >= 2 * hour ? "hours" : "minutes";
}

}  // namespace ledstang
