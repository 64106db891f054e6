// spc: judges a series from a file. Needs no data folder.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_line.h"
#include "app/spc_answer.h"

namespace ledstang {
namespace {

const std::map<std::string, ControlChart> charts{{"run", ControlChart::run},
                                                 {"xmr", ControlChart::xmr},
                                                 {"i", ControlChart::individuals},
                                                 {"p", ControlChart::p},
                                                 {"mr", ControlChart::moving_range},
                                                 {"pp", ControlChart::p_prime},
                                                 {"u", ControlChart::u},
                                                 {"up", ControlChart::u_prime},
                                                 {"c", ControlChart::c},
                                                 {"g", ControlChart::g},
                                                 {"t", ControlChart::t},
                                                 {"ip", ControlChart::i_prime}};
const std::map<std::string, GoodDirection> directions{
    {"increase", GoodDirection::increase}, {"decrease", GoodDirection::decrease}, {"neutral", GoodDirection::neutral}};
const std::map<std::string, FunnelKind> funnel_kinds{
    {"share", FunnelKind::proportion}, {"rate", FunnelKind::ratio_of_counts}, {"expected", FunnelKind::standardised}};
const std::map<std::string, ShiftDirection> shift_directions{
    {"above", ShiftDirection::above}, {"below", ShiftDirection::below}, {"both", ShiftDirection::both}};

struct SpcWish {
    std::string file;
    std::string chart = "xmr";
    std::string improvement = "neutral";
    std::string format = "text";
    std::vector<std::string> rebase;
    std::vector<std::string> exclude;
    bool no_screening = false;
    bool not_negative = false;
    bool suggest = false;
    std::string suggest_direction = "both";
    std::optional<std::size_t> suggest_period;
    std::optional<std::size_t> suggest_shift;
    std::string funnel = "share";
    bool no_adjustment = false;
    SpcQuestion question;
};

std::vector<std::string> names_in(const auto& map) {
    std::vector<std::string> names;
    for (const auto& [name, value] : map) names.push_back(name);
    return names;
}

Result<void> set_question(SpcWish& wish, const SpcSeries& series, SpcTexts& texts) {
    auto& question = wish.question;
    question.chart = charts.at(wish.chart);
    question.good = directions.at(wish.improvement);
    question.rules.screen_moving_ranges = !wish.no_screening;
    question.may_be_negative = !wish.not_negative;
    texts.chart = wish.chart;
    const auto least = static_cast<std::size_t>(question.rules.least_baseline);
    if (question.baseline && *question.baseline < least) {
        return refuse("spc.baseline",
                      fmt::format("Gränser som ska stå fast behöver minst {} punkter; --fix {} är för få.", least,
                                  *question.baseline));
    }
    const auto note_unknown = [&](const std::string& option, const std::string& time, std::string_view consequence) {
        texts.notes.push_back(fmt::format("{} {} står inte i serien; {}.", option, time, consequence));
    };
    for (const auto& time : wish.rebase) {
        if (const auto index = series.at(time)) {
            question.part_starts.push_back(*index);
        } else {
            note_unknown("--rebase", time, "ingen ny del börjar där");
        }
    }
    for (const auto& time : wish.exclude) {
        if (const auto index = series.at(time)) {
            question.excluded.push_back(*index);
        } else {
            note_unknown("--exclude", time, "inget undantas");
        }
    }
    std::ranges::sort(question.part_starts);
    std::ranges::sort(question.excluded);
    return {};
}

SpcSuggestions suggest(const SpcWish& wish, const SpcSeries& series) {
    SpcSuggestions suggestions;
    if (!wish.suggest) return suggestions;
    if (wish.question.chart == ControlChart::run) {
        MedianRules rules;
        rules.baseline = wish.suggest_period.value_or(rules.baseline);
        rules.run = wish.suggest_shift.value_or(rules.run);
        rules.direction = shift_directions.at(wish.suggest_direction);
        suggestions.medians = suggest_medians(series.points, rules);
    } else {
        SuggestionRules rules;
        rules.period = wish.suggest_period.value_or(rules.period);
        rules.shift = wish.suggest_shift.value_or(rules.shift);
        suggestions.parts = suggest_parts(series.points, wish.question, rules);
    }
    return suggestions;
}

Result<ExitCode> judge_file(SpcWish& wish) {
    const auto bytes = read_whole_file(wish.file);
    if (!bytes) return refuse(bytes.error());
    const std::string name = std::filesystem::path(wish.file).filename().string();
    if (wish.chart == "funnel") {
        const auto groups = read_spc_groups(name, *bytes);
        if (!groups) return refuse(groups.error());
        FunnelQuestion question;
        question.kind = funnel_kinds.at(wish.funnel);
        question.adjust = !wish.no_adjustment;
        const auto answer = judge_groups(groups->groups, question);
        fmt::print("{}", wish.format == "json" ? funnel_json(*groups, question, answer)
                                               : funnel_text(*groups, question, answer));
        return ExitCode::done;
    }
    const auto series = read_spc_series(name, *bytes);
    if (!series) return refuse(series.error());
    SpcTexts texts;
    if (auto set = set_question(wish, *series, texts); !set) return refuse(set.error());
    const auto answer = judge_series(series->points, wish.question);
    const auto suggestions = suggest(wish, *series);
    fmt::print("{}", wish.format == "json" ? spc_json(*series, wish.question, answer, suggestions, texts)
                                           : spc_text(*series, wish.question, answer, suggestions, texts));
    return ExitCode::done;
}

CLI::Validator whole_from(int least) {
    const auto check = [least](const std::string& written) -> std::string {
        int number = 0;
        if (CLI::detail::lexical_cast(written, number) && number >= least && number <= 1000) return {};
        return fmt::format("”{}” går inte. Skriv ett heltal från {} till 1000.", written, least);
    };
    return {check, ""};
}

CLI::Validator positive() {
    const auto check = [](const std::string& written) -> std::string {
        double number = 0;
        if (CLI::detail::lexical_cast(written, number) && number > 0) return {};
        return fmt::format("”{}” går inte. Skriv ett tal över 0 med decimalpunkt.", written);
    };
    return {check, ""};
}

void add_options(CLI::App& command, SpcWish& wish) {
    auto names = names_in(charts);
    names.emplace_back("funnel");
    command.add_option("FIL", wish.file, "CSV, XLSX eller ODS med t,y eller t,num,den; - är standard in")
        ->required()
        ->type_name("");
    command.add_option("--chart", wish.chart, "xmr (förvalt), run, i, mr, p, pp, u, up, c, g, t, ip eller funnel")
        ->type_name("DIAGRAM")
        ->check(one_of(names));
    command.add_option("--improvement", wish.improvement, "Bra är increase, decrease eller neutral (förvalt)")
        ->type_name("RIKTNING")
        ->check(one_of(names_in(directions)));
    command.add_option("--target", wish.question.target, "Målet, i diagrammets enhet")->type_name("TAL");
    command.add_option("--rebase", wish.rebase, "En ny del börjar här; får ges flera gånger")
        ->type_name("TID")
        ->allow_extra_args(false);
    command.add_option("--fix", wish.question.baseline, "Bara delens första så många punkter ger mitt och gränser")
        ->type_name("ANTAL");
    command
        .add_option("--exclude", wish.exclude, "Undanta punkten från mitt, gränser och serier; får ges flera gånger")
        ->type_name("TID")
        ->allow_extra_args(false);
    command.add_option("--centre", wish.question.centre, "Mittlinjen, när den är känd i förväg")->type_name("TAL");
    command.add_option("--multiply", wish.question.multiply, "Visa kvoten gånger så mycket, till exempel 10000")
        ->type_name("TAL")
        ->check(positive());
    command.add_flag("--no-screening", wish.no_screening, "Räkna med alla steg, även de ovanligt stora");
    command.add_flag("--not-negative", wish.not_negative, "Undre gränsen går inte under noll");
    command.add_flag("--widen", wish.question.widen_for_autocorrelation,
                     "Vidga gränserna för värden som liknar sina grannar (xmr, i)");
    command.add_option("--shift", wish.question.rules.shift_points, "Punkter i rad på en sida som krävs (7)")
        ->type_name("ANTAL")
        ->check(whole_from(2));
    command.add_option("--trend", wish.question.rules.trend_points, "Punkter i rad åt samma håll som krävs (7)")
        ->type_name("ANTAL")
        ->check(whole_from(3));
    command.add_flag("--two-of-three-outside", wish.question.rules.two_of_three_counts_outside,
                     "Två av tre räknar även punkter utanför gränsen");
    command.add_flag("--suggest", wish.suggest, "Föreslå var nya delar börjar; inget görs av sig självt");
    command.add_option("--suggest-period", wish.suggest_period, "Punkter som ger en del dess gränser (21; run 13)")
        ->type_name("ANTAL")
        ->check(whole_from(3));
    command.add_option("--suggest-shift", wish.suggest_shift, "Punkter i rad som väcker frågan (8; run 9)")
        ->type_name("ANTAL")
        ->check(whole_from(3));
    command.add_option("--suggest-direction", wish.suggest_direction, "above, below eller both (bara run)")
        ->type_name("HÅLL")
        ->check(one_of(names_in(shift_directions)));
    command
        .add_option("--funnel", wish.funnel, "Kvoten i en tratt: share (andel), rate (tal) eller expected (mot väntat)")
        ->type_name("SLAG")
        ->check(one_of(names_in(funnel_kinds)));
    command.add_flag("--no-adjustment", wish.no_adjustment, "Trattens gränser räknar bara med slumpen");
    command.add_option("--format", wish.format, "text (förvalt) eller json")
        ->type_name("FORMAT")
        ->check(one_of({"text", "json"}));
}

}  // namespace

void offer_spc(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<SpcWish>();
    auto* command = program.add_subcommand("spc", "Bedöm en serie: är det en förändring eller slump?");
    add_options(*command, *wish);
    command->footer(examples(R"(  ledstang spc vantetid.csv --chart xmr --improvement decrease --target 90
  ledstang spc trycksar.csv --chart pp --rebase 2024-03 --fix 12 --format json
  ledstang spc enheter.csv --chart funnel --funnel share

Kolumnen t är dagar, perioder eller punktnummer och tomt värde är saknat. En tratt har kolumnerna group, num, den.
Handbokens sida ”Så läser du ett styrdiagram” förklarar svaret.)"));
    command->callback([&line, wish] {
        line.chosen = [wish] {
            const auto done = judge_file(*wish);
            return done ? *done : tell(done.error());
        };
    });
}

}  // namespace ledstang
