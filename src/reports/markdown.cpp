// The report in pandoc's Markdown: readable as it is, and nothing lost when it is made into something else.
#include <fmt/format.h>

#include <algorithm>

#include "reports/chart.h"
#include "reports/formats.h"
#include "reports/markdown_text.h"
#include "reports/marks.h"
#include "reports/references.h"
#include "reports/text_render.h"

namespace ledstang {
namespace {

using Cells = std::vector<std::string>;

std::string escaped(const std::string& text) {
    return markdown_escaped(text);
}

std::string in_runs(const ReportParagraph& paragraph) {
    std::string out;
    for (const auto& run : paragraph.runs)
        out += run.link.empty() ? escaped(run.text) : fmt::format("[{}]({})", escaped(run.text), run.link);
    return out;
}

void add_paragraphs(std::string& out, const std::vector<ReportParagraph>& paragraphs) {
    for (const auto& paragraph : paragraphs) {
        out += in_runs(paragraph) + "\n\n";
        for (const auto& item : paragraph.items) out += "- " + escaped(item) + "\n";
        if (!paragraph.items.empty()) out += "\n";
    }
}

void add_table(std::string& out, const Cells& header, const std::vector<Cells>& rows, const std::string& caption) {
    const auto line = [&](const Cells& cells) {
        out += "|";
        for (const auto& cell : cells) out += " " + cell + " |";
        out += "\n";
    };
    line(header);
    line(Cells(header.size(), "---"));
    for (const auto& row : rows) line(row);
    out += "\n: " + escaped(caption) + "\n\n";
}

std::string heading(int level, const std::string& text, const std::string& id) {
    return fmt::format("{} {}{}\n\n", std::string(static_cast<std::size_t>(level), '#'), escaped(text),
                       id.empty() ? "" : fmt::format(" {{#{}}}", id));
}

std::string in_words(const Mark& mark) {
    return escaped(mark.symbol + " " + mark.word);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) {
        if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
    }
    return out;
}

void add_head(std::string& out, const DocumentHead& head) {
    out += heading(1, head.title, "");
    add_table(out, {"Uppgift", "Värde"},
              {{"Enhet", escaped(head.unit_name)},
               {"Period", escaped(head.period_name)},
               {"Gäller för verksamhet", escaped(head.applies_to)},
               {"Dokument-id", escaped(head.document_id)},
               {"Version", escaped(head.version)},
               {"Publiceringsdatum", escaped(head.published)},
               {"Ansvarig", escaped(head.responsible)},
               {"Upprättad av", escaped(head.author)}},
              "Dokumenthuvud");
}

void add_written(std::string& out, const ReportChapter& chapter, const Report& report) {
    if (chapter.text.empty()) return;
    TextLook look;
    look.target = TextLook::Target::markdown;
    look.heading_level = chapter.level + 2;
    const auto written = render_text(chapter.text, report, look).text;
    out += written + (written.ends_with('\n') ? "\n" : "\n\n");
}

void add_section(std::string& out, const ReportSection& section, const ReportChapter& chapter, const Report& report) {
    out += heading(chapter.level + 1, chapter.heading, chapter.anchor);
    add_paragraphs(out, section.paragraphs);
    add_written(out, chapter, report);
    if (section.figures.empty()) return;
    std::vector<Cells> rows;
    for (const auto& figure : section.figures)
        rows.push_back({escaped(figure.label), escaped(figure.printed), escaped(figure.comparison)});
    add_table(out, {"Uppgift", "Värde", "Jämfört med"}, rows, "Uppgifter: " + section.heading);
}

std::vector<Cells> measure_rows(const ReportPerspective& perspective) {
    std::vector<Cells> rows;
    for (const auto& measure : perspective.measures) {
        auto name = escaped(measure.name);
        if (!measure.footnote_mark.empty()) name += escaped("[" + measure.footnote_mark + "]");
        const Cells own = {escaped(measure.factor), name, escaped(measure.target_text),
                           escaped(measure.follow_up_text)};
        if (measure.outcomes.empty()) {
            rows.push_back(own);
            for (const char* cell : {"", "Data saknas", "", "", ""}) rows.back().emplace_back(cell);
        }
        for (const auto& outcome : measure.outcomes) {
            rows.push_back(own);
            auto printed = std::vector<std::string>{outcome.printed, measure.label};
            printed.insert(printed.end(), outcome.flags.begin(), outcome.flags.end());
            const auto comparison =
                outcome.comparison.empty() ? "" : fmt::format("{} ({})", outcome.comparison, outcome.comparison_period);
            for (const auto& cell :
                 {escaped(outcome.sex_name), escaped(joined(printed)), escaped(comparison),
                  in_words(outcome.attainment),
                  in_words(outcome.development) +
                      escaped(outcome.change.empty() ? "" : ": " + joined({outcome.change, outcome.direction}))})
                rows.back().push_back(cell);
        }
        for (const auto& figure : measure.sub_units) {
            rows.push_back({"", escaped("därav " + figure.unit_name), "", "", escaped(figure.sex_name),
                            escaped(figure.printed), "", "", ""});
        }
    }
    return rows;
}

void add_comments(std::string& out, const std::vector<ReportComment>& comments) {
    for (const auto& comment : comments) {
        out += heading(4, comment.heading, "");
        add_paragraphs(out, comment.paragraphs);
    }
}

void add_perspective(std::string& out, const ReportPerspective& perspective, const ReportChapter& chapter,
                     const Report& report) {
    out += heading(3, chapter.heading, chapter.anchor);
    if (!perspective.description.empty()) out += escaped(perspective.description) + "\n\n";
    for (const auto& goal : perspective.goals) {
        out += fmt::format("**Strategiskt mål:** {}. **Samlad bedömning:** {}\n\n", escaped(goal.name),
                           escaped(goal.assessment));
    }
    if (!perspective.measures.empty()) {
        add_table(out,
                  {"Framgångsfaktor", "Mått", "Mål", "Uppföljning", "Kön", "Utfall", "Jämförelse", "Måluppfyllelse",
                   "Utveckling"},
                  measure_rows(perspective),
                  fmt::format("Mått i perspektivet {}, {}", perspective.name, report.head.period_name));
    }
    for (const auto& footnote : perspective.footnotes)
        out += escaped(fmt::format("[{}] {}", footnote.mark, footnote.text)) + "\n\n";
    for (const auto& measure : perspective.measures) {
        if (!measure.chart.empty())
            out += fmt::format("**{}** över tid: {}\n\n", escaped(measure.name), escaped(chart_in_words(measure)));
    }
    for (const auto& measure : perspective.measures) add_comments(out, measure.comments);
    add_comments(out, perspective.comments);
    add_written(out, chapter, report);
}

// Long texts do not fit in a table of text signs: a heading and a list for each action.
void add_action(std::string& out, const ReportAction& action) {
    out += heading(4, fmt::format("{}. {}", action.number, action.title), "");
    const auto field = [&](const char* name, const std::string& text) {
        if (text.empty()) return;
        const auto paragraphs = paragraphs_of(text);
        out += fmt::format("- **{}:** ", name);
        bool first = true;
        for (const auto& paragraph : paragraphs) {
            out += (first ? "" : "    ") + in_runs(paragraph) + "\n\n";
            first = false;
            for (const auto& item : paragraph.items) out += "    - " + escaped(item) + "\n";
            if (!paragraph.items.empty()) out += "\n";
        }
    };
    field("Mål", action.goal);
    field("Beskrivning av genomförande", action.description);
    field("Ansvarig", action.responsible);
    field("Tidplan", action.timetable);
    field("Förväntad effekt", action.expected_effect);
    out += fmt::format("- **Status:** {}\n\n", in_words(action.status));
    field("Försening", action.lateness);
    field("Enheternas status", action.roll_up);
    field("Kommentar", action.comment);
}

void add_actions(std::string& out, const ReportChapter& chapter, const Report& report) {
    out += heading(2, chapter.heading, chapter.anchor);
    add_written(out, chapter, report);
    const std::string* perspective = nullptr;
    for (const auto& action : report.actions) {
        if (perspective == nullptr || *perspective != action.perspective) out += heading(3, action.perspective, "");
        perspective = &action.perspective;
        add_action(out, action);
    }
}

void add_reasons(std::string& out, const Report& report) {
    std::vector<Cells> rows;
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            for (const auto& outcome : measure.outcomes) {
                rows.push_back({escaped(measure.name), escaped(outcome.sex_name),
                                in_words(outcome.attainment) + ". " +
                                    escaped(reason_after(outcome.attainment, outcome.attainment_reason)),
                                in_words(outcome.development) + ". " +
                                    escaped(reason_after(outcome.development, outcome.development_reason)),
                                escaped(outcome.note)});
            }
        }
    }
    if (rows.empty()) return;
    out += heading(2, "Bedömningarnas skäl", "bedomningar");
    add_table(out, {"Mått", "Kön", "Måluppfyllelse", "Utveckling", "Anmärkning"}, rows,
              "Så är måluppfyllelse och utveckling bedömda, " + report.head.period_name);
}

}  // namespace

std::string write_markdown(const Report& report) {
    std::string out;
    add_head(out, report.head);
    for (const auto& chapter : report.chapters) {
        if (chapter.kind == ChapterKind::actions) {
            add_actions(out, chapter, report);
        } else if (chapter.kind == ChapterKind::perspective) {
            const auto found = std::ranges::find(report.perspectives, chapter.subject, &ReportPerspective::id);
            add_perspective(out, *found, chapter, report);
        } else {
            const auto found = std::ranges::find(report.sections, chapter.subject, &ReportSection::id);
            add_section(out, *found, chapter, report);
        }
    }
    out += heading(2, "Mått som saknar data", "data-saknas");
    if (report.missing.empty()) out += "Alla mått har data.\n\n";
    for (const auto& figures : report.missing) {
        out += fmt::format("- **{}:** {} Ansvarig: {}. Saknas för: {}.\n", escaped(figures.measure),
                           escaped(figures.reason), escaped(figures.responsible), escaped(figures.since));
    }
    if (!report.missing.empty()) out += "\n";
    add_reasons(out, report);
    return out;
}

}  // namespace ledstang
