// The report as a workbook: the same content as rows that can be sorted and counted.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/write_workbook.h"
#include "reports/formats.h"
#include "reports/references.h"
#include "reports/text_render.h"

namespace ledstang {
namespace {

OutCell number_or_empty(const std::optional<Decimal>& value, int decimals = -1) {
    if (!value) return std::monostate{};
    return OutNumber{*value, decimals, false};
}

OutCell whole(int number) {
    return OutNumber{Decimal::from_whole(number), 0, false};
}

std::string in_words(const Mark& mark) {
    return mark.symbol + " " + mark.word;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) {
        if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
    }
    return out;
}

OutSheet report_sheet(const Report& report) {
    OutSheet sheet{"Rapport", {{"Del", "Uppgift", "Värde"}, {}}, {22, 46, 80}};
    const auto row = [&](const char* part, const std::string& name, const std::string& value) {
        sheet.table.rows.push_back({std::string(part), name, value});
    };
    const auto& head = report.head;
    row("Dokumenthuvud", "Titel", head.title);
    row("Dokumenthuvud", "Enhet", head.unit_name);
    row("Dokumenthuvud", "Period", head.period_name);
    row("Dokumenthuvud", "Gäller för verksamhet", head.applies_to);
    row("Dokumenthuvud", "Dokument-id", head.document_id);
    row("Dokumenthuvud", "Version", head.version);
    row("Dokumenthuvud", "Publiceringsdatum", head.published);
    row("Dokumenthuvud", "Ansvarig", head.responsible);
    row("Dokumenthuvud", "Upprättad av", head.author);
    for (const auto& perspective : report.perspectives) {
        row("Perspektiv", perspective.name, perspective.description);
        for (const auto& goal : perspective.goals) {
            row("Strategiskt mål", goal.name, "Perspektiv: " + perspective.name);
            row("Samlad bedömning", goal.name, goal.assessment);
        }
        for (const auto& footnote : perspective.footnotes) row("Fotnot", "[" + footnote.mark + "]", footnote.text);
    }
    for (const auto& figures : report.missing) {
        row("Mått som saknar data", figures.measure,
            fmt::format("{} Ansvarig: {}. Saknas för: {}.", figures.reason, figures.responsible, figures.since));
    }
    return sheet;
}

OutSheet measures_sheet(const Report& report) {
    OutSheet sheet{"Mått",
                   {{"Nr",
                     "Perspektiv",
                     "Framgångsfaktor",
                     "Mått",
                     "Fotnot",
                     "Mål",
                     "Uppföljning",
                     "Kön",
                     "Utfall",
                     "Utfall i tryckt form",
                     "Nivå",
                     "Flaggor",
                     "Jämförelsevärde",
                     "Jämförelse i tryckt form",
                     "Jämförelseperiod",
                     "Förändring",
                     "Måluppfyllelse",
                     "Skäl till måluppfyllelse",
                     "Utveckling",
                     "Skäl till utveckling",
                     "Anmärkning"},
                    {}},
                   {}};
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            const OutRow own = {whole(measure.number), perspective.name,    measure.factor,        measure.name,
                                measure.footnote_mark, measure.target_text, measure.follow_up_text};
            const auto add = [&](std::initializer_list<OutCell> cells) {
                OutRow row = own;
                row.insert(row.end(), cells);
                sheet.table.rows.push_back(std::move(row));
            };
            const std::string none;
            if (measure.outcomes.empty()) {
                add({none, std::monostate{}, std::string("Data saknas"), measure.label, none, std::monostate{}, none,
                     none, none, none, none, none, none, none});
            }
            for (const auto& outcome : measure.outcomes) {
                add({outcome.sex_name, number_or_empty(outcome.value, outcome.decimals), outcome.printed, measure.label,
                     joined(outcome.flags), number_or_empty(outcome.comparison_value, outcome.decimals),
                     outcome.comparison, outcome.comparison_period, joined({outcome.change, outcome.direction}),
                     in_words(outcome.attainment), outcome.attainment_reason, in_words(outcome.development),
                     outcome.development_reason, outcome.note});
            }
            for (const auto& figure : measure.sub_units) {
                add({figure.sex_name, std::monostate{}, figure.printed, "därav " + figure.unit_name, none,
                     std::monostate{}, none, none, none, none, none, none, none, none});
            }
        }
    }
    return sheet;
}

void add_paragraphs(OutSheet& sheet, const std::string& kind, const std::string& about, const std::string& heading,
                    const std::vector<ReportParagraph>& paragraphs) {
    int number = 0;
    for (const auto& paragraph : paragraphs) {
        std::string text = plain_text(paragraph);
        for (const auto& item : paragraph.items) text += "\n– " + item;
        sheet.table.rows.push_back({kind, about, heading, whole(++number), text});
    }
}

void add_written(OutSheet& sheet, const std::string& kind, const ReportChapter& chapter, const Report& report) {
    int number = 0;
    for (auto& block : plain_blocks(chapter.text, report)) {
        sheet.table.rows.push_back({kind, chapter.heading, chapter.heading, whole(++number), std::move(block)});
    }
}

void add_perspective_comments(OutSheet& sheet, const ReportPerspective& perspective) {
    for (const auto& measure : perspective.measures) {
        for (const auto& comment : measure.comments)
            add_paragraphs(sheet, "Mått", measure.name, comment.heading, comment.paragraphs);
    }
    for (const auto& comment : perspective.comments)
        add_paragraphs(sheet, "Perspektiv", perspective.name, comment.heading, comment.paragraphs);
}

OutSheet comments_sheet(const Report& report) {
    OutSheet sheet{"Kommentarer", {{"Slag", "Gäller", "Rubrik", "Stycke", "Text"}, {}}, {14, 30, 40, 8, 100}};
    for (const auto& chapter : report.chapters) {
        if (chapter.kind == ChapterKind::perspective) {
            add_perspective_comments(sheet,
                                     *std::ranges::find(report.perspectives, chapter.subject, &ReportPerspective::id));
            add_written(sheet, "Perspektiv", chapter, report);
        } else if (chapter.kind == ChapterKind::actions) {
            add_written(sheet, "Åtgärder", chapter, report);
        } else {
            const auto& section = *std::ranges::find(report.sections, chapter.subject, &ReportSection::id);
            add_paragraphs(sheet, "Avsnitt", chapter.heading, chapter.heading, section.paragraphs);
            add_written(sheet, "Avsnitt", chapter, report);
        }
    }
    return sheet;
}

OutSheet actions_sheet(const Report& report) {
    OutSheet sheet{"Åtgärder",
                   {{"Nr", "Perspektiv", "Mål", "Åtgärd", "Beskrivning av genomförande", "Ansvarig", "Tidplan",
                     "Förväntad effekt", "Status", "Försening", "Enheternas status", "Kommentar"},
                    {}},
                   {6, 14, 28, 30, 60, 24, 32, 50, 18, 24, 24, 40}};
    for (const auto& action : report.actions) {
        sheet.table.rows.push_back({whole(action.number), action.perspective, action.goal, action.title,
                                    action.description, action.responsible, action.timetable, action.expected_effect,
                                    in_words(action.status), action.lateness, action.roll_up, action.comment});
    }
    return sheet;
}

OutSheet production_sheet(const Report& report) {
    OutSheet sheet{"Produktion",
                   {{"Avsnitt", "Uppgift", "Slag", "Värde", "Enhet", "Svensk form", "Tryckt i källan", "Jämfört med",
                     "Anmärkning"},
                    {}},
                   {}};
    for (const auto& section : report.sections) {
        for (const auto& figure : section.figures) {
            sheet.table.rows.push_back({section.heading, figure.label, figure.kind, number_or_empty(figure.value),
                                        figure.value_unit, figure.printed, figure.value_as_printed, figure.comparison,
                                        figure.note});
        }
    }
    return sheet;
}

}  // namespace

Result<std::string> write_report_workbook(const Report& report) {
    std::vector<OutSheet> sheets = {report_sheet(report), measures_sheet(report), comments_sheet(report),
                                    actions_sheet(report), production_sheet(report)};
    const auto title = fmt::format("{}, {}, {}", report.head.title, report.head.unit_name, report.head.period_name);
    return write_workbook(sheets, {report.head.title, title, report.head.author, report.head.applies_to,
                                   "Dokument-id " + report.head.document_id + ", version " + report.head.version});
}

}  // namespace ledstang
