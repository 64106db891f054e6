#include "reports/chart.h"
#include "reports/html_dictionary.h"
#include "reports/marks.h"

namespace ledstang {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

void fill_outcome(Dictionary& row, const ReportOutcome& outcome, const ReportMeasure& measure) {
    row.SetValue("SEX_NAME", outcome.sex_name);
    row.SetValue("PRINTED", outcome.printed);
    show_text(row, "LABELLED", "LABEL", measure.label);
    for (const auto& flag : outcome.flags) row.SetValueAndShowSection("FLAG", flag, "FLAGGED");
    if (outcome.comparison.empty()) {
        row.ShowSection("NO_COMPARISON");
    } else {
        auto* comparison = row.AddSectionDictionary("COMPARED");
        comparison->SetValue("COMPARISON", outcome.comparison);
        comparison->SetValue("COMPARISON_PERIOD", outcome.comparison_period);
    }
    fill_mark(row, "ATTAINMENT", outcome.attainment);
    fill_mark(row, "DEVELOPMENT", outcome.development);
    if (outcome.change.empty()) return;
    auto* change = row.AddSectionDictionary("CHANGED");
    change->SetValue("CHANGE", outcome.change);
    show_text(*change, "DIRECTED", "DIRECTION", outcome.direction);
}

// The measure's own columns stand in its first row and span the others.
void fill_measure(Dictionary& group, const ReportMeasure& measure) {
    group.SetValue("ID", "matt-" + measure.id);
    const auto rows = static_cast<long>(measure.outcomes.size());
    ReportOutcome none;
    none.sex_name = "Totalt";
    none.printed = "Data saknas";
    none.attainment = {"no_data", "neutral", "–", "Data saknas"};
    none.development = {"not_comparable", "neutral", "–", "Kan inte avgöras"};
    const auto fill_row = [&](const ReportOutcome& outcome, bool first) {
        auto* row = group.AddSectionDictionary("ROW");
        if (first) {
            auto* head = row->AddSectionDictionary("FIRST");
            head->SetIntValue("ROWS", rows == 0 ? 1 : rows);
            head->SetValue("NAME", measure.name);
            show_text(*head, "FOOTNOTED", "FOOTNOTE_MARK", measure.footnote_mark);
            head->SetValue("TARGET_TEXT", measure.target_text.empty() ? "–" : measure.target_text);
            head->SetValue("FOLLOW_UP_TEXT", measure.follow_up_text.empty() ? "–" : measure.follow_up_text);
        }
        fill_outcome(*row, outcome, measure);
    };
    if (measure.outcomes.empty()) fill_row(none, true);
    for (std::size_t index = 0; index < measure.outcomes.size(); ++index) fill_row(measure.outcomes[index], index == 0);
    for (const auto& figure : measure.sub_units) {
        auto* row = group.AddSectionDictionary("SUB_UNIT");
        row->SetValue("SUB_UNIT_NAME", figure.unit_name);
        row->SetValue("SUB_UNIT_SEX", figure.sex_name);
        row->SetValue("SUB_UNIT_PRINTED", figure.printed);
    }
}

void fill_chart(Dictionary& dictionary, const ReportMeasure& measure, const std::string& pictures) {
    auto* chart = dictionary.AddSectionDictionary("CHART");
    chart->SetValue("NAME", measure.name);
    if (pictures.empty()) {
        chart->SetValueAndShowSection("SVG", chart_svg(measure, "diagram-" + measure.id), "DRAWN");
    } else {
        auto* picture = chart->AddSectionDictionary("PICTURED");
        picture->SetValue("PICTURE", chart_file(measure) + "." + pictures);
        picture->SetValue("IN_WORDS", chart_in_words(measure));
    }
    for (const auto& value : measure.chart) {
        auto* row = chart->AddSectionDictionary("VALUE");
        row->SetValue("PERIOD", value.period);
        row->SetValue("SEX_NAME", value.sex_name);
        row->SetValue("PRINTED", value.printed);
    }
}

void fill_comments(Dictionary& dictionary, const std::vector<ReportComment>& comments) {
    for (const auto& comment : comments) {
        auto* shown = dictionary.AddSectionDictionary("COMMENT");
        shown->SetValue("HEADING", comment.heading);
        fill_paragraphs(*shown, "PARAGRAPHS", comment.paragraphs);
    }
}

void fill_measure_table(Dictionary& dictionary, const ReportPerspective& perspective) {
    auto* table = dictionary.AddSectionDictionary("MEASURES");
    table->SetValue("NAME", perspective.name);
    const std::string* factor = nullptr;
    for (const auto& measure : perspective.measures) {
        auto* group = table->AddSectionDictionary("MEASURE");
        if (factor == nullptr || *factor != measure.factor)
            group->SetValueAndShowSection("FACTOR", measure.factor, "NEW_FACTOR");
        factor = &measure.factor;
        fill_measure(*group, measure);
    }
    for (const auto& footnote : perspective.footnotes) {
        auto* shown = dictionary.AddSectionDictionary("FOOTNOTE");
        shown->SetValue("FOOTNOTE_MARK", footnote.mark);
        shown->SetValue("FOOTNOTE_TEXT", footnote.text);
    }
}

}  // namespace

void fill_perspective(Dictionary& dictionary, const ReportPerspective& perspective, const std::string& pictures) {
    dictionary.SetValue("ID", "perspektiv-" + perspective.id);
    dictionary.SetValue("NAME", perspective.name);
    show_text(dictionary, "DESCRIBED", "DESCRIPTION", perspective.description);
    for (const auto& goal : perspective.goals) {
        auto* shown = dictionary.AddSectionDictionary("GOAL");
        shown->SetValue("GOAL_NAME", goal.name);
        shown->SetValue("ASSESSMENT", goal.assessment);
    }
    if (!perspective.measures.empty()) fill_measure_table(dictionary, perspective);
    for (const auto& measure : perspective.measures) {
        if (!measure.chart.empty()) fill_chart(dictionary, measure, pictures);
    }
    for (const auto& measure : perspective.measures) fill_comments(dictionary, measure.comments);
    fill_comments(dictionary, perspective.comments);
}

void fill_reasons(Dictionary& dictionary, const Report& report) {
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            if (measure.outcomes.empty()) continue;
            auto* group = dictionary.AddSectionDictionary("REASONS_OF_MEASURE");
            group->SetValue("NAME", measure.name);
            group->SetIntValue("ROWS", static_cast<long>(measure.outcomes.size()));
            bool first = true;
            for (const auto& outcome : measure.outcomes) {
                auto* row = group->AddSectionDictionary("REASON");
                if (first) row->ShowSection("FIRST");
                first = false;
                row->SetValue("SEX_NAME", outcome.sex_name);
                fill_mark(*row, "ATTAINMENT", outcome.attainment);
                row->SetValue("ATTAINMENT_REASON", reason_after(outcome.attainment, outcome.attainment_reason));
                fill_mark(*row, "DEVELOPMENT", outcome.development);
                row->SetValue("DEVELOPMENT_REASON", reason_after(outcome.development, outcome.development_reason));
                show_text(*row, "NOTED", "NOTE", outcome.note);
            }
        }
    }
}

}  // namespace ledstang
