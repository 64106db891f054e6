#include "reports/html_dictionary.h"

#include "base/swedish_number.h"
#include "reports/marks.h"
#include "reports/references.h"

namespace ledstang {
namespace {

using Dictionary = ctemplate::TemplateDictionary;

void fill_head(Dictionary& dictionary, const DocumentHead& head) {
    dictionary.SetValue("TITLE", head.title);
    dictionary.SetValue("DOCUMENT_ID", head.document_id);
    dictionary.SetValue("VERSION", head.version);
    dictionary.SetValue("APPLIES_TO", head.applies_to);
    dictionary.SetValue("UNIT_NAME", head.unit_name);
    dictionary.SetValue("PERIOD_NAME", head.period_name);
    dictionary.SetValue("PUBLISHED", head.published);
    dictionary.SetValue("RESPONSIBLE", head.responsible);
    dictionary.SetValue("AUTHOR", head.author);
}

void fill_section(Dictionary& dictionary, const ReportSection& section) {
    dictionary.SetValue("ID", "avsnitt-" + section.id);
    dictionary.ShowSection(section.level == 2 ? "LOWER" : "UPPER");
    dictionary.SetValue("HEADING", section.heading);
    fill_paragraphs(dictionary, "PARAGRAPHS", section.paragraphs);
    if (section.figures.empty()) return;
    auto* table = dictionary.AddSectionDictionary("FIGURES");
    table->SetValue("CAPTION", "Uppgifter: " + section.heading);
    for (const auto& figure : section.figures) {
        auto* row = table->AddSectionDictionary("FIGURE");
        row->SetValue("LABEL", figure.label);
        row->SetValue("PRINTED", figure.printed);
        row->SetValue("COMPARISON", figure.comparison.empty() ? "–" : figure.comparison);
    }
}

// The first paragraph stands after the field's name, the others below.
void fill_field(Dictionary& row, const char* section, const std::string& marker, const std::string& text) {
    auto paragraphs = paragraphs_of(text);
    if (paragraphs.empty()) return;
    auto* field = row.AddSectionDictionary(section);
    field->SetValue(marker, plain_text(paragraphs.front()));
    paragraphs.front().runs.clear();
    if (paragraphs.front().items.empty()) paragraphs.erase(paragraphs.begin());
    fill_paragraphs(*field, (marker + "_REST").c_str(), paragraphs);
}

void fill_actions(Dictionary& dictionary, const Report& report) {
    if (report.actions.empty()) return;
    auto* table = dictionary.AddSectionDictionary("ACTIONS");
    table->SetValue("HEADING", report.actions_heading);
    table->SetIntValue("COUNT", static_cast<long>(report.actions.size()));
    const std::string* perspective = nullptr;
    for (const auto& action : report.actions) {
        auto* row = table->AddSectionDictionary("ACTION");
        if (perspective == nullptr || *perspective != action.perspective)
            show_text(*row, "NEW_PERSPECTIVE", "PERSPECTIVE", action.perspective);
        perspective = &action.perspective;
        row->SetIntValue("NUMBER", action.number);
        row->SetValue("GOAL", action.goal);
        row->SetValue("TITLE_OF_ACTION", action.title);
        fill_field(*row, "DESCRIBED", "DESCRIPTION", action.description);
        fill_field(*row, "RESPONSIBLE_NAMED", "RESPONSIBLE_FOR_ACTION", action.responsible);
        fill_field(*row, "TIMED", "TIMETABLE", action.timetable);
        fill_field(*row, "EXPECTED", "EXPECTED_EFFECT", action.expected_effect);
        fill_paragraphs(*row, "COMMENT", paragraphs_of(action.comment));
        fill_mark(*row, "STATUS", action.status);
        show_text(*row, "LATE", "LATENESS", action.lateness);
        show_text(*row, "ROLLED_UP", "ROLL_UP", action.roll_up);
    }
}

void fill_missing(Dictionary& dictionary, const std::vector<MissingFigures>& missing) {
    dictionary.ShowSection(missing.empty() ? "NOTHING_MISSING" : "MISSING");
    if (missing.empty()) return;
    for (const auto& figures : missing) {
        auto* row = dictionary.AddSectionDictionary("MISSING_MEASURE");
        row->SetValue("NAME", figures.measure);
        row->SetValue("REASON", figures.reason);
        row->SetValue("RESPONSIBLE_FOR_MEASURE", figures.responsible);
        row->SetValue("SINCE", figures.since);
    }
}

void fill_key(Dictionary& dictionary, const char* section, const std::vector<Mark>& marks) {
    for (const auto& mark : marks) fill_mark(*dictionary.AddSectionDictionary(section), "KEY", mark);
}

}  // namespace

void fill_paragraphs(Dictionary& dictionary, const char* marker, const std::vector<ReportParagraph>& paragraphs) {
    if (paragraphs.empty()) return;
    auto* included = dictionary.AddIncludeDictionary(marker);
    included->SetFilename(paragraphs_template);
    for (const auto& paragraph : paragraphs) {
        auto* shown = included->AddSectionDictionary("PARAGRAPH");
        Dictionary* worded = paragraph.runs.empty() ? nullptr : shown->AddSectionDictionary("WORDED");
        for (const auto& run : paragraph.runs) {
            auto* part = worded->AddSectionDictionary("RUN");
            auto* text = part->AddSectionDictionary(run.link.empty() ? "PLAIN" : "LINK");
            text->SetValue("TEXT", run.text);
            if (!run.link.empty()) text->SetValue("ADDRESS", run.link);
        }
        if (paragraph.items.empty()) continue;
        auto* list = shown->AddSectionDictionary("LIST");
        for (const auto& item : paragraph.items) list->SetValueAndShowSection("TEXT", item, "ITEM");
    }
}

void fill_mark(Dictionary& dictionary, const std::string& prefix, const Mark& mark) {
    dictionary.SetValue(prefix + "_TONE", mark.tone);
    dictionary.SetValue(prefix + "_SYMBOL", mark.symbol);
    dictionary.SetValue(prefix + "_WORD", mark.word);
}

void show_text(Dictionary& dictionary, const char* section, const char* marker, const std::string& text) {
    if (!text.empty()) dictionary.SetValueAndShowSection(marker, text, section);
}

void fill_dictionary(Dictionary& dictionary, const Report& report, const std::string& pictures) {
    fill_head(dictionary, report.head);
    for (const auto& section : report.sections) fill_section(*dictionary.AddSectionDictionary("SECTION"), section);
    for (const auto& perspective : report.perspectives) {
        if (perspective.in_report)
            fill_perspective(*dictionary.AddSectionDictionary("PERSPECTIVE"), perspective, pictures);
    }
    fill_key(dictionary, "ATTAINMENT_KEY", all_attainment_marks());
    fill_key(dictionary, "DEVELOPMENT_KEY", all_development_marks());
    fill_actions(dictionary, report);
    fill_missing(dictionary, report.missing);
    fill_reasons(dictionary, report);
}

}  // namespace ledstang
