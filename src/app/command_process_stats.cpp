// process stats: every figure of a log, and answers to questions about it.
#include <algorithm>
#include <filesystem>

#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_process.h"
#include "app/text_table.h"
#include "base/swedish_number.h"
#include "described/json_read.h"
#include "described/json_write.h"
#include "process_analysis/log_questions.h"
#include "process_analysis/log_statistics.h"
#include "process_analysis/map_svg.h"

namespace ledstang {
namespace {

struct StatsWish : LogCommandWish {
    std::string questions;
};

std::string in_words(std::uint64_t number) {
    return format_number(Decimal::from_whole(static_cast<std::int64_t>(number)), 0);
}

std::string percent(double share) {
    return format_percent(Decimal::from_double(share * 100).value_or(Decimal()), 1);
}

std::string share_or_none(const std::optional<double>& share) {
    return share ? percent(*share) : "–";
}

std::string statistics_text(const LogStatistics& stats) {
    std::string out = fmt::format("{} händelser, {} fall, {} aktiviteter, {} olika vägar.\n", in_words(stats.events),
                                  in_words(stats.cases), in_words(stats.activities), in_words(stats.variants));
    if (stats.events == 0) return out;
    out += fmt::format("Från {} till {}.\n", stats.time_span_utc[0], stats.time_span_utc[1]);
    const auto& duration = stats.case_duration_seconds;
    out += fmt::format("Ett fall tar {} i mitten, var tionde tar mer än {}. Det har {} händelser i mitten.\n\n",
                       duration_in_words(duration.median), duration_in_words(duration.p90),
                       format_number(Decimal::from_double(stats.case_size.median).value_or(Decimal())));
    TextTable activities({{"Aktivitet"}, {"Händelser", true}, {"Fall", true}, {"Börjar", true}, {"Slutar", true}});
    const auto of = [](const std::map<std::string, std::uint64_t>& counts, const std::string& name) {
        const auto found = counts.find(name);
        return found == counts.end() ? std::string("0") : in_words(found->second);
    };
    std::vector<std::pair<std::string, ActivityCount>> sorted(stats.activity_counts.begin(),
                                                              stats.activity_counts.end());
    std::ranges::stable_sort(sorted, std::ranges::greater(), [](const auto& one) { return one.second.events; });
    for (const auto& [name, count] : sorted) {
        activities.row({name, in_words(count.events), in_words(count.cases), of(stats.start_activities, name),
                        of(stats.end_activities, name)});
    }
    out += activities.text();
    out +=
        fmt::format("\n{} fall upprepar någon aktivitet. {} av {} övergångar med kända utförare är till en annan.\n",
                    in_words(stats.rework.cases_with_any_rework), in_words(stats.handover.handovers_between_different),
                    in_words(stats.handover.transitions_with_both_resources));
    return out;
}

std::string answers_text(const LogAnswers& answers) {
    std::string out;
    if (!answers.lead_times.empty()) {
        TextTable table({{"Ledtid"},
                         {"Nådde", true},
                         {"Median", true},
                         {"P90", true},
                         {"Inom målet", true},
                         {"av alla som började", true}});
        for (const auto& one : answers.lead_times) {
            const auto& next = one.first_to_next_after;
            table.row({one.name, in_words(next.n), next.n == 0 ? "–" : duration_in_words(next.p50),
                       next.n == 0 ? "–" : duration_in_words(next.p90), share_or_none(next.share_within_of_reached),
                       share_or_none(next.share_within_of_all_started)});
        }
        out += "\n" + table.text();
    }
    if (!answers.declarative.empty()) {
        TextTable table({{"Regel"}, {"Följer", true}, {"Bryter", true}});
        for (const auto& one : answers.declarative) {
            table.row({one.words, in_words(one.cases_satisfied), in_words(one.cases_violated)});
        }
        out += "\n" + table.text();
    }
    if (!answers.filters.empty()) {
        TextTable table({{"Urval"}, {"Fall", true}, {"Händelser", true}});
        for (const auto& one : answers.filters) table.row({one.filter, in_words(one.cases), in_words(one.events)});
        out += "\n" + table.text();
    }
    return out;
}

Result<std::string> stats_of(const CommandLine& line, const StatsWish& wish) {
    LogQuestions questions;
    if (!wish.questions.empty()) {
        const auto text = read_whole_file(wish.questions);
        if (!text) return refuse(text.error());
        auto read = from_json_text<LogQuestions>(*text);
        if (!read) return refuse(read.error());
        questions = std::move(*read);
    }
    const auto chosen = chosen_cases(line, wish);
    if (!chosen) return refuse(chosen.error());
    const auto answers = answer(*chosen, questions);
    if (!answers) return refuse(answers.error());
    const auto statistics = log_statistics(*chosen, std::filesystem::path(wish.log).filename().string());
    if (wish.format == "text") return statistics_text(statistics) + answers_text(*answers);
    // Two described structs in one object: the answers follow the figures.
    auto json = to_json(statistics);
    if (!wish.questions.empty()) {
        json.back() = ',';
        json += std::string_view(to_json(*answers)).substr(1);
    }
    return json + "\n";
}

}  // namespace

void offer_process_stats(CLI::App& process, CommandLine& line) {
    auto wish = std::make_shared<StatsWish>();
    auto* command = process.add_subcommand("stats", "Alla siffror om en logg");
    add_log_options(*command, *wish, {"text", "json"});
    command->add_option("--questions", wish->questions, "Fil med frågor: ledtider med mål, regler och urval (JSON)")
        ->type_name("FIL");
    command->footer(examples(R"(  ledstang process stats akuten --format json
  ledstang process stats handelser.csv --filter '{"all_of": [{"attribute": [{"name": "kön", "values": ["K"]}]}]}'
  ledstang process stats akuten --questions fragor.json

Frågorna skrivs som
  {"lead_times": [{"name": "till läkare", "from": ["Ankomst"], "to": ["Läkare"], "target_seconds": 3600}],
   "declarative": [{"template": "precedence", "a": "Triage", "b": "Läkare"}],
   "filters": [{"name": "inlagda", "filter": {"all_of": [{"contains": ["Inlagd"]}]}}]})"));
    choose_process_command(command, line, wish, stats_of);
}

}  // namespace ledstang
