#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "reports/compose_measures.h"
#include "reports/marks.h"
#include "reports/outline.h"
#include "reports/references.h"

namespace ledstang {
namespace {

constexpr const char* not_given = "ej angiven";
constexpr const char* attainment_section = "maluppfyllelse";

std::string first_given(std::initializer_list<std::string> texts) {
    for (const auto& text : texts) {
        if (!text.empty()) return text;
    }
    return not_given;
}

std::string title_of(const ReportSources& sources) {
    if (!sources.head.title.empty()) return sources.head.title;
    const auto& card = sources.scorecard;
    if (card.follow_up_name.empty()) return fmt::format("Uppföljning {}", card.period_name);
    return fmt::format("Bilaga till {} {}", lower_case(card.follow_up_name), card.period.year());
}

DocumentHead compose_head(const ReportSources& sources, const Configuration& configuration) {
    DocumentHead head;
    head.title = title_of(sources);
    head.document_id = first_given({sources.head.document_id});
    head.version = first_given({sources.head.version});
    head.applies_to = first_given({sources.head.applies_to});
    head.unit = sources.scorecard.unit;
    head.unit_name = sources.scorecard.unit_name;
    head.period = sources.scorecard.period;
    head.period_name = sources.scorecard.period_name;
    head.published = sources.head.publication_date ? to_string(*sources.head.publication_date)
                                                   : first_given({configuration.report.unpublished, "Ej publicerad"});
    head.responsible = first_given({sources.head.responsible, configuration.report.responsible});
    head.author = first_given({sources.head.author, configuration.report.author});
    return head;
}

ReportFigure compose_figure(const ProductionFigure& figure) {
    static const std::map<ProductionKind, std::string> kinds = {
        {ProductionKind::change, "förändring"}, {ProductionKind::share, "andel"}, {ProductionKind::count, "antal"}};
    ReportFigure shown{figure.id,    figure.label, kinds.at(figure.kind),   printed_form(figure), "",
                       figure.value, figure.unit,  figure.value_as_printed, figure.note};
    if (figure.comparison_period) shown.comparison = figure.comparison_period->swedish();
    if (!figure.withheld.empty()) {
        shown.printed = figure.withheld;
        shown.value.reset();
    }
    return shown;
}

ReportSection& section_with_id(std::vector<ReportSection>& sections, const std::string& id,
                               const std::string& heading) {
    const auto found = std::ranges::find(sections, id, &ReportSection::id);
    if (found != sections.end()) return *found;
    ReportSection section{id, 1, heading, {}, {}};
    // An id that goes on after another section's id and an underscore is a part of that section.
    for (const auto& above : sections) {
        if (id.starts_with(above.id + "_")) section.level = 2;
    }
    sections.push_back(std::move(section));
    return sections.back();
}

std::string default_heading(const std::string& id) {
    if (id == "produktion") return "Produktion";
    if (id == "tillganglighet") return "Tillgänglighet";
    return id;
}

// The perspectives are listed where the text announces them with a colon, else at the end of the section.
void list_perspectives(ReportSection& section, const Scorecard& card) {
    std::vector<std::string> names;
    for (const auto& perspective : card.perspectives) names.push_back(perspective.name);
    if (names.empty()) return;
    const auto announcing = std::ranges::find_if(
        section.paragraphs, [](const ReportParagraph& paragraph) { return plain_text(paragraph).ends_with(':'); });
    if (announcing != section.paragraphs.end()) {
        announcing->items = std::move(names);
    } else {
        section.paragraphs.push_back({{{"Perspektiv:", ""}}, std::move(names)});
    }
}

std::vector<ReportSection> compose_sections(const ReportSources& sources, const Configuration& configuration) {
    std::vector<ReportSection> sections;
    for (const auto& comment : sources.comments) {
        if (comment.scope != "section") continue;
        section_with_id(sections, comment.scope_id, comment.heading)
            .paragraphs.push_back(link_references(comment.text, configuration.report.references));
    }
    for (const auto& figure : sources.production) {
        section_with_id(sections, figure.section, default_heading(figure.section))
            .figures.push_back(compose_figure(figure));
    }
    section_with_id(sections, attainment_section, "Måluppfyllelse i perspektiv");
    std::ranges::stable_partition(sections,
                                  [](const ReportSection& section) { return section.id != attainment_section; });
    list_perspectives(sections.back(), sources.scorecard);
    return sections;
}

std::vector<ReportAction> compose_actions(const ReportSources& sources, const Configuration& configuration) {
    std::vector<ReportAction> actions;
    for (const auto& row : sources.actions.actions) {
        ReportAction action;
        action.number = row.number;
        action.perspective = row.perspective_name;
        action.goal = row.goal;
        action.title = row.title;
        action.description = row.description;
        action.responsible = row.responsible;
        action.timetable = row.timetable;
        action.expected_effect = row.expected_effect;
        action.status = action_mark(configuration, row.status, row.status_name);
        if (row.timeliness == Timeliness::overdue || row.timeliness == Timeliness::start_overdue)
            action.lateness = row.timeliness_reason;
        action.roll_up = row.roll_up;
        action.comment = row.comment;
        actions.push_back(std::move(action));
    }
    return actions;
}

// Words for levels that end so take -ens: divisionens, regionens, enhetens.
std::string actions_heading(const Level* level) {
    const std::string name = level == nullptr ? "" : lower_case(level->name);
    if (name.ends_with("ion") || name.ends_with("het"))
        return fmt::format("Uppföljning av {}ens strategiska åtgärder", name);
    return "Uppföljning av strategiska åtgärder";
}

}  // namespace

Report compose_parts(const ReportSources& sources, const Configuration& configuration) {
    Report report;
    report.head = compose_head(sources, configuration);
    report.sections = compose_sections(sources, configuration);
    for (const auto& perspective : sources.scorecard.perspectives)
        report.perspectives.push_back(compose_perspective(perspective, sources, configuration));
    report.missing = compose_missing(sources);
    report.actions_heading = actions_heading(configuration.level(sources.scorecard.level));
    report.actions = compose_actions(sources, configuration);
    return report;
}

Report compose_report(const ReportSources& sources, const Configuration& configuration) {
    auto report = compose_parts(sources, configuration);
    arrange_chapters(report, sources.chapters, sources.settings);
    return report;
}

}  // namespace ledstang
