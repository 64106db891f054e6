#include <algorithm>

#include "app/spc_answer.h"
#include "app/spc_names.h"
#include "described/json_write.h"

namespace ledstang {
namespace {

struct PointOut {
    std::string t;
    double y = no_value;
    int segment = 0;
    double cl = no_value, lcl = no_value, ucl = no_value, lcl_2sigma = no_value, ucl_2sigma = no_value;
    std::optional<int> side;
    bool excluded = false, outside_limits = false, close_to_limits = false;
    bool rule_trend7 = false, rule_2of3 = false, rule_shift7 = false, runs_signal = false;
    std::string special_cause_type, point_type;

    template <class P = PointOut>
    static constexpr auto described() {
        return describe(
            "SpcPoint", field("t", &P::t, ""), field("y", &P::y, ""), field("value", &P::y, ""),
            field("segment", &P::segment, ""), field("part", &P::segment, ""), field("cl", &P::cl, ""),
            field("lcl", &P::lcl, ""), field("ucl", &P::ucl, ""), field("lcl_2sigma", &P::lcl_2sigma, ""),
            field("ucl_2sigma", &P::ucl_2sigma, ""), field("side", &P::side, ""), field("excluded", &P::excluded, ""),
            field("outside_limits", &P::outside_limits, ""), field("sigma_signal", &P::outside_limits, ""),
            field("close_to_limits", &P::close_to_limits, ""), field("rule_trend7", &P::rule_trend7, ""),
            field("rule_2of3", &P::rule_2of3, ""), field("rule_shift7", &P::rule_shift7, ""),
            field("runs_signal", &P::runs_signal, ""), field("special_cause_type", &P::special_cause_type, ""),
            field("point_type", &P::point_type, ""));
    }
};

struct SegmentOut {
    int segment = 0;
    std::string from, to;
    int n = 0, n_values = 0;
    double cl = no_value, lcl = no_value, ucl = no_value;
    bool short_group_warning = false;
    int n_common = 0, n_improvement = 0, n_concern = 0, n_neutral = 0;

    template <class S = SegmentOut>
    static constexpr auto described() {
        return describe("SpcSegment", field("segment", &S::segment, ""), field("from", &S::from, ""),
                        field("to", &S::to, ""), field("n", &S::n, ""), field("n_values", &S::n_values, ""),
                        field("cl", &S::cl, ""), field("lcl", &S::lcl, ""), field("ucl", &S::ucl, ""),
                        field("short_group_warning", &S::short_group_warning, ""), field("n_common", &S::n_common, ""),
                        field("n_improvement", &S::n_improvement, ""), field("n_concern", &S::n_concern, ""),
                        field("n_neutral", &S::n_neutral, ""));
    }
};

struct PartOut {
    int part = 0, n_obs = 0, n_useful = 0;
    std::optional<int> longest_run, longest_run_max, n_crossings, n_crossings_min;
    bool runs_signal = false;

    template <class P = PartOut>
    static constexpr auto described() {
        return describe("SpcRuns", field("part", &P::part, ""), field("n_obs", &P::n_obs, ""),
                        field("n_useful", &P::n_useful, ""), field("longest_run", &P::longest_run, ""),
                        field("longest_run_max", &P::longest_run_max, ""), field("n_crossings", &P::n_crossings, ""),
                        field("n_crossings_min", &P::n_crossings_min, ""), field("runs_signal", &P::runs_signal, ""));
    }
};

struct CautionsOut {
    bool few_points = false, constant = false, flat = false, last_missing = false, autocorrelated = false,
         overdispersed = false;
    int season = 0;
    double autocorrelation = 0, dispersion = 1;

    template <class C = CautionsOut>
    static constexpr auto described() {
        return describe("SpcCautions", field("few_points", &C::few_points, ""), field("constant", &C::constant, ""),
                        field("flat", &C::flat, ""), field("last_missing", &C::last_missing, ""),
                        field("autocorrelated", &C::autocorrelated, ""), field("overdispersed", &C::overdispersed, ""),
                        field("season", &C::season, ""), field("autocorrelation", &C::autocorrelation, ""),
                        field("dispersion", &C::dispersion, ""));
    }
};

struct SuggestedPointOut {
    std::string t;
    double value = no_value, cl = no_value, lcl = no_value, ucl = no_value;
    bool excluded = false, starts_new_limits = false, rule1 = false, rule2 = false;

    template <class P = SuggestedPointOut>
    static constexpr auto described() {
        return describe("SpcSuggestedPoint", field("t", &P::t, ""), field("value", &P::value, ""),
                        field("cl", &P::cl, ""), field("lcl", &P::lcl, ""), field("ucl", &P::ucl, ""),
                        field("excluded", &P::excluded, ""), field("starts_new_limits", &P::starts_new_limits, ""),
                        field("rule1", &P::rule1, ""), field("rule2", &P::rule2, ""));
    }
};

struct MedianOut {
    double median = no_value;
    std::string from, to, kind;

    template <class M = MedianOut>
    static constexpr auto described() {
        return describe("SpcMedian", field("median", &M::median, ""), field("from", &M::from, ""),
                        field("to", &M::to, ""), field("kind", &M::kind, ""));
    }
};

struct SuggestionOut {
    bool limits = false;
    std::vector<int> rebase_at_points;  // from 1
    std::vector<std::string> rebase_at;
    std::vector<SuggestedPointOut> points;
    std::vector<MedianOut> medians;

    template <class S = SuggestionOut>
    static constexpr auto described() {
        return describe("SpcSuggestion", field("limits", &S::limits, ""),
                        field("rebase_at_points", &S::rebase_at_points, ""), field("rebase_at", &S::rebase_at, ""),
                        field("points", &S::points, ""), field("medians", &S::medians, ""));
    }
};

struct SpcOut {
    std::string chart, verdict, variation_icon, assurance;
    int n_sigma_signals = 0;
    std::vector<std::string> notes;
    CautionsOut cautions;
    std::vector<SegmentOut> segments;
    std::vector<PartOut> parts;
    std::vector<PointOut> points;
    std::optional<SuggestionOut> suggestion;

    template <class S = SpcOut>
    static constexpr auto described() {
        return describe("Spc", field("chart", &S::chart, ""), field("verdict", &S::verdict, ""),
                        field("variation_icon", &S::variation_icon, ""), field("assurance", &S::assurance, ""),
                        field("n_sigma_signals", &S::n_sigma_signals, ""), field("notes", &S::notes, ""),
                        field("cautions", &S::cautions, ""), field("segments", &S::segments, ""),
                        field("parts", &S::parts, ""), field("points", &S::points, ""),
                        field("suggestion", &S::suggestion, ""));
    }
};

struct GroupOut {
    std::string group;
    double num = no_value, den = no_value, ratio = no_value, z = no_value;
    double lcl95 = no_value, ucl95 = no_value, lcl998 = no_value, ucl998 = no_value;
    double od_lcl95 = no_value, od_ucl95 = no_value, od_lcl998 = no_value, od_ucl998 = no_value;
    bool outlier = false;

    template <class G = GroupOut>
    static constexpr auto described() {
        return describe("FunnelGroup", field("group", &G::group, ""), field("num", &G::num, ""),
                        field("den", &G::den, ""), field("ratio", &G::ratio, ""), field("z", &G::z, ""),
                        field("lcl95", &G::lcl95, ""), field("ucl95", &G::ucl95, ""), field("lcl998", &G::lcl998, ""),
                        field("ucl998", &G::ucl998, ""), field("od_lcl95", &G::od_lcl95, ""),
                        field("od_ucl95", &G::od_ucl95, ""), field("od_lcl998", &G::od_lcl998, ""),
                        field("od_ucl998", &G::od_ucl998, ""), field("outlier", &G::outlier, ""));
    }
};

struct FunnelOut {
    std::string chart = "funnel";
    double target = no_value, phi = 0, tau2 = 0;
    bool used_adjusted = false;
    int n_outliers = 0;
    std::vector<GroupOut> points;

    template <class F = FunnelOut>
    static constexpr auto described() {
        return describe("Funnel", field("chart", &F::chart, ""), field("target", &F::target, ""),
                        field("phi", &F::phi, ""), field("tau2", &F::tau2, ""),
                        field("used_adjusted", &F::used_adjusted, ""), field("n_outliers", &F::n_outliers, ""),
                        field("points", &F::points, ""));
    }
};

SegmentOut segment_out(const SpcSeries& series, const SpcAnswer& answer, std::size_t index) {
    const auto& part = answer.parts[index];
    SegmentOut out;
    out.segment = static_cast<int>(index) + 1;
    out.from = series.times[part.first];
    out.to = series.times[part.first + part.count - 1];
    out.n = static_cast<int>(part.count);
    out.n_values = static_cast<int>(part.values);
    out.cl = part.centre;
    out.lcl = part.lower;
    out.ucl = part.upper;
    out.short_group_warning = part.few_points;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        switch (answer.points[i].type) {
            case PointType::common:
                ++out.n_common;
                break;
            case PointType::improvement:
                ++out.n_improvement;
                break;
            case PointType::concern:
                ++out.n_concern;
                break;
            case PointType::neutral:
                ++out.n_neutral;
                break;
        }
    }
    return out;
}

PartOut part_out(const SpcPart& part, std::size_t index) {
    PartOut out;
    out.part = static_cast<int>(index) + 1;
    out.n_obs = static_cast<int>(part.count - part.excluded);
    out.n_useful = part.runs.useful;
    out.runs_signal = part.runs.signal();
    if (part.runs.useful == 0) return out;
    out.longest_run = part.runs.longest_run;
    out.longest_run_max = part.runs.longest_run_limit;
    out.n_crossings = part.runs.crossings;
    out.n_crossings_min = part.runs.fewest_crossings;
    return out;
}

PointOut point_out(const std::string& time, const SpcAnswer& answer, const SpcPointAnswer& point,
                   const SpcRules& rules) {
    PointOut out;
    out.t = time;
    out.y = point.value;
    out.segment = point.part + 1;
    out.cl = point.centre;
    out.lcl = point.lower;
    out.ucl = point.upper;
    out.lcl_2sigma = point.lower_inner;
    out.ucl_2sigma = point.upper_inner;
    if (!point.missing()) out.side = point.side;
    out.excluded = point.excluded;
    out.outside_limits = point.outside;
    out.close_to_limits = point.near_limit;
    out.rule_trend7 = point.trend;
    out.rule_2of3 = point.two_of_three;
    out.rule_shift7 = point.shift;
    out.runs_signal = answer.parts[static_cast<std::size_t>(point.part)].runs.signal();
    out.special_cause_type = special_cause_type(point, rules);
    out.point_type = point_type(point);
    return out;
}

SuggestionOut suggestion_out(const SpcSeries& series, const SpcSuggestions& suggestions) {
    SuggestionOut out;
    if (suggestions.parts) {
        const auto& parts = suggestions.parts->parts;
        out.limits = !parts.empty();
        for (const auto& part : parts) {
            if (part.first == 0) continue;
            out.rebase_at_points.push_back(static_cast<int>(part.first) + 1);
            out.rebase_at.push_back(series.times[part.first]);
        }
        for (std::size_t i = 0; i < suggestions.parts->points.size(); ++i) {
            const auto& point = suggestions.parts->points[i];
            const auto& part = parts[static_cast<std::size_t>(point.part)];
            out.points.push_back({series.times[i], point.value, point.centre, point.lower, point.upper,
                                  std::ranges::count(part.excluded, i) > 0, part.first == i && i > 0, point.outside,
                                  point.shift});
        }
    }
    if (suggestions.medians) {
        for (const auto& period : *suggestions.medians) {
            out.medians.push_back({period.median, series.times[period.first], series.times[period.last],
                                   out.medians.empty() ? "baseline" : "sustained"});
        }
    }
    return out;
}

}  // namespace

std::string spc_json(const SpcSeries& series, const SpcQuestion& question, const SpcAnswer& answer,
                     const SpcSuggestions& suggestions, const SpcTexts& texts) {
    const auto cautions = cautions_of(series.points, question, answer, series.step.rounds);
    SpcOut out;
    out.chart = texts.chart;
    out.verdict = verdict(answer, question, cautions, series.step.word);
    out.variation_icon = variation_icon(answer);
    out.assurance = assurance_word(answer.assurance);
    out.n_sigma_signals = answer.outside;
    out.notes = texts.notes;
    out.cautions = {cautions.few_points,   cautions.constant,        cautions.flat,
                    cautions.last_missing, cautions.autocorrelated,  cautions.overdispersed,
                    cautions.season,       cautions.autocorrelation, cautions.dispersion};
    for (std::size_t i = 0; i < answer.parts.size(); ++i) {
        out.segments.push_back(segment_out(series, answer, i));
        out.parts.push_back(part_out(answer.parts[i], i));
    }
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        out.points.push_back(point_out(series.times[i], answer, answer.points[i], question.rules));
    }
    if (suggestions.parts || suggestions.medians) out.suggestion = suggestion_out(series, suggestions);
    return to_json(out) + "\n";
}

std::string funnel_json(const SpcGroups& groups, const FunnelQuestion& question, const FunnelAnswer& answer) {
    FunnelOut out;
    out.target = answer.target;
    out.phi = answer.phi;
    out.tau2 = answer.tau2;
    out.used_adjusted = question.adjust;
    out.n_outliers = answer.outliers;
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        const auto& point = answer.points[i];
        out.points.push_back({groups.names[i], groups.groups[i].numerator, groups.groups[i].denominator, point.ratio,
                              point.z, point.plain.lower95, point.plain.upper95, point.plain.lower998,
                              point.plain.upper998, point.adjusted.lower95, point.adjusted.upper95,
                              point.adjusted.lower998, point.adjusted.upper998, point.outlier});
    }
    return to_json(out) + "\n";
}

}  // namespace ledstang
