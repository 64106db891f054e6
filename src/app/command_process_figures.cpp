// process map, variants and leadtime.
#include <algorithm>

#include "app/choices.h"
#include "app/command_process.h"
#include "app/text_table.h"
#include "base/swedish_number.h"
#include "described/json_write.h"
#include "exchange/write_csv.h"
#include "process_analysis/log_map.h"
#include "process_analysis/log_questions.h"
#include "process_analysis/map_svg.h"
#include "process_analysis/variants.h"

namespace ledstang {
namespace {

std::string in_words(std::uint64_t number) {
    return format_number(Decimal::from_whole(static_cast<std::int64_t>(number)), 0);
}
std::string percent(double share) {
    return format_percent(Decimal::from_double(share * 100).value_or(Decimal()), 1);
}
OutNumber out(double value) {
    return {Decimal::from_double(value).value_or(Decimal())};
}
OutNumber out(std::uint64_t value) {
    return {Decimal::from_whole(static_cast<std::int64_t>(value))};
}

struct MapWish : LogCommandWish {
    double detail = 1;
    std::string label = "frequency";
};

std::string map_text(const LogMap& map) {
    std::string text = fmt::format("{} fall, {} händelser.\n", in_words(map.cases), in_words(map.events));
    if (const auto& worst = map.worst_by_total) {
        text += fmt::format("Mest tid går från {} till {}: {} av all tid.\n", worst->from, worst->to,
                            percent(worst->share_of_time));
    }
    if (const auto& worst = map.worst_by_median) {
        text += fmt::format("Längst tid i mitten tar det från {} till {}: {}.\n", worst->from, worst->to,
                            duration_in_words(worst->median));
    }
    text += "\n";
    TextTable table({{"Från"}, {"Till"}, {"Gånger", true}, {"Fall", true}, {"Median", true}, {"Andel av tiden", true}});
    for (const auto& edge : map.edges) {
        table.row({edge.from, edge.to, in_words(edge.count), in_words(edge.cases), duration_in_words(edge.median),
                   percent(edge.share_of_time)});
    }
    return text + table.text();
}

std::string map_csv(const LogMap& map) {
    OutTable table{
        {"from", "to", "count", "cases", "median_seconds", "mean_seconds", "total_seconds", "share_of_time", "level"},
        {}};
    for (const auto& edge : map.edges) {
        table.rows.push_back({edge.from, edge.to, out(edge.count), out(edge.cases), out(edge.median), out(edge.mean),
                              out(edge.total), out(edge.share_of_time), out(edge.level)});
    }
    return write_csv(table);
}

Result<std::string> show_map(const CommandLine& line, const MapWish& wish) {
    const auto chosen = chosen_cases(line, wish);
    if (!chosen) return refuse(chosen.error());
    const auto map = log_map(*chosen, wish.detail);
    if (wish.format == "json") return to_json(map) + "\n";
    if (wish.format == "svg") return map_svg(map, wish.label == "time" ? MapLabel::time : MapLabel::frequency);
    return wish.format == "csv" ? map_csv(map) : map_text(map);
}

struct VariantsWish : LogCommandWish {
    std::size_t top = 20;
};

struct VariantRows {
    std::uint64_t cases = 0;
    std::uint64_t variants = 0;
    std::vector<VariantFigures> list;
    template <class V = VariantRows>
    static constexpr auto described() {
        return describe("ProcessVariants", field("cases", &V::cases, "Fall"),
                        field("variants", &V::variants, "Olika vägar"), field("list", &V::list, "De vanligaste"));
    }
};

Result<std::string> show_variants(const CommandLine& line, const VariantsWish& wish) {
    const auto chosen = chosen_cases(line, wish);
    if (!chosen) return refuse(chosen.error());
    const auto& log = chosen->log();
    const auto variants = variants_of(*chosen);
    VariantRows rows{chosen->case_count(), variants.list.size(), {}};
    const auto shown = wish.top == 0 ? variants.list.size() : std::min(wish.top, variants.list.size());
    for (std::size_t i = 0; i < shown; ++i) {
        rows.list.push_back({variants.list[i].count, {}});
        for (const auto activity : sequence_of(log, variants.list[i])) {
            rows.list.back().sequence.emplace_back(log.activities()[activity]);
        }
    }
    if (wish.format == "json") return to_json(rows) + "\n";
    const auto way = [](const VariantFigures& one, std::string_view between) {
        return fmt::format("{}", fmt::join(one.sequence, between));
    };
    if (wish.format == "csv") {
        OutTable table{{"count", "length", "sequence"}, {}};
        for (const auto& one : rows.list) {
            table.rows.push_back({out(one.count), out(std::uint64_t{one.sequence.size()}), way(one, "|")});
        }
        return write_csv(table);
    }
    TextTable table({{"Nr", true}, {"Fall", true}, {"Andel", true}, {"Väg", false, 120}});
    for (std::size_t i = 0; i < rows.list.size(); ++i) {
        const auto share = static_cast<double>(rows.list[i].count) / static_cast<double>(rows.cases);
        table.row({in_words(i + 1), in_words(rows.list[i].count), percent(share), way(rows.list[i], " → ")});
    }
    return fmt::format("{} fall går {} olika vägar.\n\n", in_words(rows.cases), in_words(rows.variants)) + table.text();
}

struct LeadTimeWish : LogCommandWish {
    LeadTimeForm question;
    bool by_month = false;
};

struct MonthRow {
    std::string month;
    std::uint64_t started = 0, reached = 0;
    std::optional<std::uint64_t> within;
    std::optional<double> median, p90;
    template <class M = MonthRow>
    static constexpr auto described() {
        return describe("ProcessLeadTimeMonth", field("month", &M::month, "Månad"),
                        field("started", &M::started, "Började"), field("reached", &M::reached, "Nådde fram"),
                        field("within_target", &M::within, "Inom målet"),
                        field("median", &M::median, "Mediantid, sekunder"), field("p90", &M::p90, "Percentil 90"));
    }
};

Result<std::vector<MonthRow>> months_of(const Selection& chosen, const LeadTimeForm& form) {
    const auto from = activity_set(chosen.log(), form.from);
    if (!from) return refuse(from.error());
    const auto to = activity_set(chosen.log(), form.to);
    if (!to) return refuse(to.error());
    std::vector<MonthRow> rows;
    for (const auto& one : lead_time_by_month(chosen, {*from, *to, form.target_seconds})) {
        MonthRow row{
            fmt::format("{:04}-{:02}", one.year, one.month), one.started, one.reached, {}, one.median, one.p90};
        if (form.target_seconds) row.within = one.within;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string lead_time_text(const LeadTimeFigures& figures) {
    const auto& next = figures.first_to_next_after;
    const auto started = figures.cases - figures.cases_without_from;
    std::string text = fmt::format("{} av {} fall började, {} nådde fram.\n", in_words(started),
                                   in_words(figures.cases), in_words(next.n));
    if (next.n == 0) return text;
    text += fmt::format("Median {}, 90 procent inom {}, längst {}.\n", duration_in_words(next.p50),
                        duration_in_words(next.p90), duration_in_words(next.p100));
    if (next.share_within_of_reached && next.share_within_of_all_started) {
        text += fmt::format("Inom {}: {} fall, {} av dem som nådde fram och {} av alla som började.\n",
                            duration_in_words(*figures.target_seconds), in_words(*next.within_target),
                            percent(*next.share_within_of_reached), percent(*next.share_within_of_all_started));
    }
    if (figures.first_to_first.negative > 0) {
        text += fmt::format("I {} fall skedde det andra också före det första; det räknas inte.\n",
                            in_words(figures.first_to_first.negative));
    }
    return text;
}

std::string months_text(const std::vector<MonthRow>& rows) {
    TextTable table(
        {{"Månad"}, {"Började", true}, {"Nådde fram", true}, {"Inom målet", true}, {"Median", true}, {"P90", true}});
    for (const auto& row : rows) {
        table.row({row.month, in_words(row.started), in_words(row.reached), row.within ? in_words(*row.within) : "–",
                   row.median ? duration_in_words(*row.median) : "–", row.p90 ? duration_in_words(*row.p90) : "–"});
    }
    return table.text();
}

Result<std::string> show_lead_time(const CommandLine& line, const LeadTimeWish& wish) {
    const auto chosen = chosen_cases(line, wish);
    if (!chosen) return refuse(chosen.error());
    if (wish.by_month) {
        const auto rows = months_of(*chosen, wish.question);
        if (!rows) return refuse(rows.error());
        return wish.format == "json" ? to_json(*rows) + "\n" : months_text(*rows);
    }
    const auto figures = lead_time_figures(*chosen, wish.question);
    if (!figures) return refuse(figures.error());
    return wish.format == "json" ? to_json(*figures) + "\n" : lead_time_text(*figures);
}

void add_activities(CLI::App& command, const std::string& option, std::vector<std::string>& activities,
                    const std::string& meaning) {
    command.add_option(option, activities, meaning + "; får ges flera gånger, då den första av dem")
        ->required()
        ->type_name("AKTIVITET")
        ->allow_extra_args(false);
}

}  // namespace

void offer_process_figures(CLI::App& process, CommandLine& line) {
    auto map_wish = std::make_shared<MapWish>();
    auto* map = process.add_subcommand("map", "Vad som följer på vad, hur ofta och hur lång tid det tar");
    add_log_options(*map, *map_wish, {"text", "json", "csv", "svg"});
    map->add_option("--detail", map_wish->detail, "0 visar bara det som binder ihop kartan, 1 (förvalt) allt")
        ->type_name("TAL")
        ->check(number_within({0, 1}));
    map->add_option("--label", map_wish->label, "Vid pilarna i svg: frequency (förvalt, gånger) eller time (mediantid)")
        ->type_name("VAD")
        ->check(one_of({"frequency", "time"}));
    map->footer(examples(R"(  ledstang process map akuten --detail 0.2
  ledstang process map akuten --format csv > karta.csv
  ledstang process map akuten --detail 0.1 --format svg --label time > karta.svg)"));
    choose_process_command(map, line, map_wish, show_map);

    auto variants_wish = std::make_shared<VariantsWish>();
    auto* variants = process.add_subcommand("variants", "Vägarna genom processen, den vanligaste först");
    add_log_options(*variants, *variants_wish, {"text", "json", "csv"});
    variants->add_option("--top", variants_wish->top, "Så många (20); 0 är alla")
        ->type_name("ANTAL")
        ->check(number_within({0, {}, true}));
    variants->footer(examples("  ledstang process variants akuten --top 0 --format csv > vagar.csv"));
    choose_process_command(variants, line, variants_wish, show_variants);

    auto lead_wish = std::make_shared<LeadTimeWish>();
    auto* lead = process.add_subcommand("leadtime", "Tid mellan två steg, och hur många som når målet");
    add_log_options(*lead, *lead_wish, {"text", "json"});
    add_activities(*lead, "--from", lead_wish->question.from, "Från den första");
    add_activities(*lead, "--to", lead_wish->question.to, "Till den första därefter");
    lead->add_option("--target", lead_wish->question.target_seconds, "Mål i sekunder")
        ->type_name("SEKUNDER")
        ->check(number_within({0, {}}));
    lead->add_flag("--by-month", lead_wish->by_month, "En rad för varje månad då fallen började");
    lead->footer(examples(R"(  ledstang process leadtime akuten --from Ankomst --to Läkare --target 3600
  ledstang process leadtime akuten --from Ankomst --to Hem --to Inlagd --target 14400 --by-month)"));
    choose_process_command(lead, line, lead_wish, show_lead_time);
}

}  // namespace ledstang
