#include "reports/insert_blocks.h"

#include <fmt/format.h>

#include "base/markup.h"
#include "base/swedish_text.h"
#include "reports/chart.h"
#include "reports/markdown_text.h"

namespace ledstang {
namespace {

std::string caption_of(const ReportPerspective& perspective, const Report& report) {
    return fmt::format("Mått i perspektivet {}, {}", perspective.name, report.head.period_name);
}

std::string mark_html(const Mark& mark) {
    return fmt::format(
        "<span class=\"mark mark-{0}\" data-custom-style=\"Status {0}\"><span class=\"symbol\">{1}</span> {2}</span>",
        mark.tone, mark.symbol, html_escaped(mark.word));
}

// A row for each outcome; the measure's own cells stand in its first row.
std::string measure_rows(const ReportMeasure& measure) {
    const auto own = [&](std::size_t rows) {
        return fmt::format("<th scope=\"row\" rowspan=\"{0}\">{1}</th><td rowspan=\"{0}\">{2}</td>", rows,
                           html_escaped(measure.name),
                           measure.target_text.empty() ? "–" : html_escaped(measure.target_text));
    };
    if (measure.outcomes.empty())
        return fmt::format("<tr>{}<td>Totalt</td><td class=\"number\">Data saknas</td><td>–</td></tr>\n", own(1));
    std::string rows;
    for (const auto& outcome : measure.outcomes) {
        rows += fmt::format("<tr>{}<td>{}</td><td class=\"number\">{}</td><td>{}</td></tr>\n",
                            rows.empty() ? own(measure.outcomes.size()) : "", html_escaped(outcome.sex_name),
                            html_escaped(outcome.printed), mark_html(outcome.attainment));
    }
    return rows;
}

std::string table_html(const ReportPerspective& perspective, const Report& report) {
    std::string html = fmt::format(
        "<table class=\"figures inserted\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">Mått</th><th "
        "scope=\"col\">Mål</th><th scope=\"col\">Kön</th><th scope=\"col\" class=\"number\">Utfall</th><th "
        "scope=\"col\">Måluppfyllelse</th></tr></thead>\n<tbody>\n",
        html_escaped(caption_of(perspective, report)));
    for (const auto& measure : perspective.measures) html += measure_rows(measure);
    return html + "</tbody>\n</table>\n";
}

std::string table_markdown(const ReportPerspective& perspective, const Report& report) {
    std::string out = "| Mått | Mål | Kön | Utfall | Måluppfyllelse |\n| --- | --- | --- | --- | --- |\n";
    const auto row = [&](const ReportMeasure& measure, const std::string& sex, const std::string& printed,
                         const std::string& mark) {
        out += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_escaped(measure.name),
                           markdown_escaped(measure.target_text), markdown_escaped(sex), markdown_escaped(printed),
                           markdown_escaped(mark));
    };
    for (const auto& measure : perspective.measures) {
        if (measure.outcomes.empty()) row(measure, "Totalt", "Data saknas", "–");
        for (const auto& outcome : measure.outcomes)
            row(measure, outcome.sex_name, outcome.printed, outcome.attainment.symbol + " " + outcome.attainment.word);
    }
    return out + "\n: " + markdown_escaped(caption_of(perspective, report)) + "\n\n";
}

std::string table_plain(const ReportPerspective& perspective, const Report& report) {
    std::string out = caption_of(perspective, report) + ":";
    for (const auto& measure : perspective.measures) {
        if (measure.outcomes.empty()) out += fmt::format("\n– {}: Data saknas", measure.name);
        for (const auto& outcome : measure.outcomes) {
            out += fmt::format("\n– {}, {}: {}. {} {}", measure.name, lower_case(outcome.sex_name), outcome.printed,
                               outcome.attainment.symbol, outcome.attainment.word);
        }
    }
    return out;
}

}  // namespace

std::string table_block(const ReportPerspective& perspective, const Report& report, const TextLook& look) {
    switch (look.target) {
        case TextLook::Target::markdown:
            return table_markdown(perspective, report);
        case TextLook::Target::plain:
            return table_plain(perspective, report);
        default:
            return table_html(perspective, report);
    }
}

std::string chart_block(const ReportMeasure& measure, const TextLook& look, int number) {
    if (look.target == TextLook::Target::markdown)
        return fmt::format("**{}** över tid: {}\n\n", markdown_escaped(measure.name),
                           markdown_escaped(chart_in_words(measure)));
    if (look.target == TextLook::Target::plain)
        return fmt::format("{} över tid: {}", measure.name, chart_in_words(measure));
    const std::string picture = look.target == TextLook::Target::page
                                    ? chart_svg(measure, fmt::format("infogat-{}-{}-{}", look.id, number, measure.id))
                                    : fmt::format("<img src=\"{}.{}\" alt=\"{}\" width=\"420\">", chart_file(measure),
                                                  look.pictures, html_escaped(chart_in_words(measure)));
    std::string html = fmt::format(
        "<div class=\"chart\">\n<figure>\n<figcaption>{}</figcaption>\n{}\n</figure>\n<div class=\"values\">\n<table "
        "class=\"figures\">\n<caption>Diagrammets värden</caption>\n<thead><tr><th scope=\"col\">Period</th><th "
        "scope=\"col\">Kön</th><th scope=\"col\" class=\"number\">Värde</th></tr></thead>\n<tbody>\n",
        html_escaped(measure.name), picture);
    for (const auto& value : measure.chart) {
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td></tr>\n",
                            html_escaped(value.period), html_escaped(value.sex_name), html_escaped(value.printed));
    }
    return html + "</tbody>\n</table>\n</div>\n</div>\n";
}

}  // namespace ledstang
