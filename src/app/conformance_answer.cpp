#include "app/conformance_answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/text_table.h"
#include "base/swedish_number.h"
#include "described/json_write.h"
#include "process_analysis/variants.h"
#include "process_models/alignment.h"
#include "process_models/deviations.h"
#include "process_models/discovery.h"
#include "process_models/net_check.h"

namespace ledstang {
namespace {

constexpr std::size_t most_deviations_in_text = 20;

struct StepOut {
    std::string move, activity;
    template <class S = StepOut>
    static constexpr auto described() {
        return describe("ProcessAlignedStep", field("move", &S::move, "both, log eller model"),
                        field("activity", &S::activity, "Aktivitet"));
    }
};

// Under the names of the reference files of alignments.
struct VariantOut {
    std::uint64_t count = 0, len = 0, align_cost = 0, align_worst = 0, log_moves = 0, model_moves = 0;
    double align_fitness = 1;
    bool exact = true;
    std::string example_case;
    std::vector<std::string> sequence;
    std::vector<StepOut> steps;
    template <class V = VariantOut>
    static constexpr auto described() {
        return describe(
            "ProcessVariantAlignment", field("count", &V::count, "Fall"), field("len", &V::len, "Händelser"),
            field("align_cost", &V::align_cost, "Minsta antal avvikelser"),
            field("exact", &V::exact, "Falskt: minst så många"),
            field("align_worst", &V::align_worst, "Största kostnad"),
            field("align_fitness", &V::align_fitness, "Överensstämmelse, 0 till 1"),
            field("log_moves", &V::log_moves, "Steg utöver modellen"),
            field("model_moves", &V::model_moves, "Steg som saknas"),
            field("example_case", &V::example_case, "Ett av fallen"), field("sequence", &V::sequence, "Aktiviteter"),
            field("steps", &V::steps, "Fallet och modellen sida vid sida"));
    }
};

struct DeviationOut {
    std::string kind, activity;
    std::optional<std::string> after, due_after;
    std::uint64_t cases = 0, times = 0;
    std::string sentence;
    std::vector<std::string> example_cases;
    template <class D = DeviationOut>
    static constexpr auto described() {
        return describe("ProcessLogDeviation", field("kind", &D::kind, "Slag"),
                        field("activity", &D::activity, "Aktivitet"), field("after", &D::after, "Aktiviteten före"),
                        field("due_after", &D::due_after, "Efter vilken modellen har den"),
                        field("cases", &D::cases, "Fall"), field("times", &D::times, "Gånger"),
                        field("sentence", &D::sentence, "I ord"),
                        field("example_cases", &D::example_cases, "Exempel på fall"));
    }
};

struct ModelFaultOut {
    std::string code, message;
    template <class F = ModelFaultOut>
    static constexpr auto described() {
        return describe("ProcessModelFault", field("code", &F::code, "Kod"), field("message", &F::message, "I ord"));
    }
};

struct ConformanceOut {
    std::string model;
    std::uint64_t total_cost = 0, cases_fit = 0, cases = 0, cases_at_least = 0, shortest_model_path_visible = 0;
    double percentage_fit = 0, average_trace_fitness = 0, log_fitness = 0;
    std::optional<double> precision;
    std::vector<ModelFaultOut> model_faults;
    std::vector<DeviationOut> steps, deviations;
    std::optional<std::vector<VariantOut>> variants;
    template <class C = ConformanceOut>
    static constexpr auto described() {
        return describe(
            "ProcessLogConformance", field("model", &C::model, "Modell"),
            field("total_cost", &C::total_cost, "Avvikelser i alla fall"),
            field("cases_fit", &C::cases_fit, "Fall som följer modellen"), field("cases", &C::cases, "Fall"),
            field("cases_at_least", &C::cases_at_least, "Fall vars avvikelser är minst så många som det står"),
            field("percentage_fit", &C::percentage_fit, "Andel som följer modellen, procent"),
            field("average_trace_fitness", &C::average_trace_fitness, "Fallens överensstämmelse i medeltal"),
            field("log_fitness", &C::log_fitness, "Loggens överensstämmelse"),
            field("precision", &C::precision, "Andel av det modellen tillåter som förekommer"),
            field("shortest_model_path_visible", &C::shortest_model_path_visible, "Minsta antal steg i modellen"),
            field("model_faults", &C::model_faults, "Vad som är fel med modellen"),
            field("steps", &C::steps, "Avvikelser, alla platser för ett steg tillsammans"),
            field("deviations", &C::deviations, "Avvikelser, var och en på sin plats"),
            field("variants", &C::variants, "Varje väg för sig"));
    }
};

std::string_view kind_name(DeviationKind kind) {
    switch (kind) {
        case DeviationKind::missing:
            return "missing";
        case DeviationKind::unknown:
            return "unknown";
        case DeviationKind::unexpected:
            return "unexpected";
        case DeviationKind::repeated:
            return "repeated";
        case DeviationKind::too_early:
            return "too_early";
        case DeviationKind::too_late:
            return "too_late";
    }
    return "";
}

std::string_view move_name(AlignmentMove move) {
    return move == AlignmentMove::both ? "both" : move == AlignmentMove::case_alone ? "log" : "model";
}

std::vector<DeviationOut> deviations_out(const SelectedVariants& variants, const LogAlignment& aligned,
                                         DeviationDetail detail) {
    std::vector<DeviationOut> all;
    for (const auto& one : deviations_of(variants.log, aligned, detail)) {
        const auto name = [&](std::optional<std::uint32_t> label) {
            return label ? std::optional(aligned.labels[*label]) : std::nullopt;
        };
        DeviationOut out{std::string(kind_name(one.kind)),
                         aligned.labels[one.label],
                         name(one.after),
                         name(one.due_after),
                         one.cases,
                         one.times,
                         in_words(one, aligned.labels, detail),
                         {}};
        for (const auto variant : one.variants) out.example_cases.push_back(variants.example_cases[variant]);
        all.push_back(std::move(out));
    }
    return all;
}

std::vector<VariantOut> variants_out(const SelectedVariants& variants, const LogAlignment& aligned) {
    std::vector<VariantOut> all;
    for (std::size_t i = 0; i < variants.log.variants.size(); ++i) {
        const auto& [activities, cases] = variants.log.variants[i];
        const auto& found = aligned.variants[i];
        VariantOut out;
        out.count = cases, out.len = activities.size(), out.align_cost = found.cost, out.exact = found.exact;
        out.align_worst = out.len + aligned.shortest_model_path_visible;
        if (out.align_worst > 0)
            out.align_fitness = 1 - static_cast<double>(out.align_cost) / static_cast<double>(out.align_worst);
        out.log_moves = found.case_alone, out.model_moves = found.model_alone;
        out.example_case = variants.example_cases[i];
        for (const auto activity : activities) out.sequence.push_back(aligned.labels[activity]);
        for (const auto& step : found.steps)
            out.steps.push_back({std::string(move_name(step.move)), aligned.labels[step.label]});
        all.push_back(std::move(out));
    }
    return all;
}

std::string whole(std::uint64_t number) {
    return format_number(Decimal::from_whole(static_cast<std::int64_t>(number)), 0);
}
std::string percent(double value) {
    return format_percent(Decimal::from_double(value).value_or(Decimal()), 1);
}

// "Införd → (Triage) → +Röntgen": what is lacking in brackets, what is more with a plus.
std::string side_by_side(const VariantOut& variant) {
    std::string text;
    for (const auto& step : variant.steps) {
        if (!text.empty()) text += " → ";
        text += step.move == "both"  ? step.activity
                : step.move == "log" ? "+" + step.activity
                                     : "(" + step.activity + ")";
    }
    return text;
}

void add_deviations(std::string& text, const std::string& heading, const std::vector<DeviationOut>& deviations) {
    if (deviations.empty()) return;
    TextTable table({{"Fall", true}, {"Gånger", true}, {heading}, {"Exempel", false, 30}});
    for (std::size_t i = 0; i < std::min(most_deviations_in_text, deviations.size()); ++i) {
        const auto& one = deviations[i];
        table.row(
            {whole(one.cases), whole(one.times), one.sentence, fmt::format("{}", fmt::join(one.example_cases, ", "))});
    }
    text += "\n" + table.text();
    if (deviations.size() > most_deviations_in_text) {
        text += fmt::format("… och {} rader till; --format json visar alla.\n",
                            deviations.size() - most_deviations_in_text);
    }
}

std::string in_text(const ConformanceOut& answer) {
    const bool some = answer.cases_at_least > 0;
    std::string text = fmt::format("{} av {} fall följer modellen {} ({}).\n", whole(answer.cases_fit),
                                   whole(answer.cases), answer.model, percent(answer.percentage_fit));
    text += fmt::format("Överensstämmelse: {}{} i medeltal per fall. {}{} steg avviker i alla fall tillsammans.\n",
                        some ? "högst " : "", percent(100 * answer.average_trace_fitness), some ? "Minst " : "",
                        whole(answer.total_cost));
    if (answer.precision) {
        text += fmt::format("Av det som modellen tillåter förekommer {} i loggen.\n", percent(100 * *answer.precision));
    }
    if (some) {
        text += fmt::format("För {} fall avbröts jämförelsen; deras avvikelser är minst så många som räknats.\n",
                            whole(answer.cases_at_least));
    }
    for (const auto& fault : answer.model_faults) text += fmt::format("Modellen: {} ({})\n", fault.message, fault.code);
    add_deviations(text, "Avvikelser steg för steg", answer.steps);
    add_deviations(text, "Var de skedde", answer.deviations);
    if (answer.variants) {
        TextTable table({{"Fall", true}, {"Avvikelser", true}, {"Väg: (saknas) +utöver", false, 160}});
        for (const auto& one : *answer.variants)
            table.row({whole(one.count), (one.exact ? "" : "minst ") + whole(one.align_cost), side_by_side(one)});
        text += "\n" + table.text();
    }
    return text;
}

struct DiscoveryOut {
    std::string tree, file;
    double log_fitness = 0, percentage_fit = 0;
    std::optional<double> precision;
    template <class D = DiscoveryOut>
    static constexpr auto described() {
        return describe("ProcessDiscovery", field("process_tree", &D::tree, "Modellen i block"),
                        field("file", &D::file, "Filen"),
                        field("log_fitness", &D::log_fitness, "Loggens överensstämmelse"),
                        field("percentage_fit", &D::percentage_fit, "Andel som följer modellen, procent"),
                        field("precision", &D::precision, "Andel av det modellen tillåter som förekommer"));
    }
};

}  // namespace

SelectedVariants variants_for_models(const Selection& selection) {
    SelectedVariants all;
    const auto& log = selection.log();
    for (std::uint32_t i = 0; i < log.activities().size(); ++i) all.log.activities.emplace_back(log.activities()[i]);
    for (const auto& variant : variants_of(selection).list) {
        const auto sequence = sequence_of(log, variant);
        all.log.variants.push_back({{sequence.begin(), sequence.end()}, variant.count});
        all.example_cases.emplace_back(log.case_names()[variant.example]);
    }
    return all;
}

Result<std::string> conformance_of(const SelectedVariants& variants, const ProcessModelFile& model, bool json,
                                   bool alignments) {
    const auto aligned = align(model.net, variants.log);
    if (!aligned) return refuse(aligned.error());
    ConformanceOut answer;
    answer.model = model.name;
    answer.total_cost = aligned->total_cost, answer.cases_fit = aligned->cases_fit, answer.cases = aligned->cases;
    answer.cases_at_least = aligned->cases_at_least;
    answer.shortest_model_path_visible = aligned->shortest_model_path_visible;
    answer.percentage_fit = aligned->percentage_fit, answer.log_fitness = aligned->log_fitness;
    answer.average_trace_fitness = aligned->average_trace_fitness;
    answer.precision = precision_of(model.net, variants.log);
    for (const auto& fault : check_net(model.net).faults()) answer.model_faults.push_back({fault.code, fault.message});
    answer.steps = deviations_out(variants, *aligned, DeviationDetail::step);
    answer.deviations = deviations_out(variants, *aligned, DeviationDetail::place);
    if (alignments) answer.variants = variants_out(variants, *aligned);
    return json ? to_json(answer) + "\n" : in_text(answer);
}

Result<std::string> discovery_of(const SelectedVariants& variants, const ProcessTree& tree, const std::string& file,
                                 bool json) {
    const auto net = net_of(tree, "");
    const auto aligned = align(net, variants.log);
    if (!aligned) return refuse(aligned.error());
    const DiscoveryOut answer{in_signs(tree), file, aligned->log_fitness, aligned->percentage_fit,
                              precision_of(net, variants.log)};
    if (json) return to_json(answer) + "\n";
    auto text = fmt::format("Modellen står i {}. {} av fallen följer den", file, percent(answer.percentage_fit));
    if (answer.precision) {
        text += fmt::format(", och av det som den tillåter förekommer {} i loggen", percent(100 * *answer.precision));
    }
    return text + ".\n" + answer.tree + "\n";
}

}  // namespace ledstang
