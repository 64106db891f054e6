#include "reports/html_dictionary.h"

#include <algorithm>

#include "base/swedish_number.h"
#include "reports/marks.h"
#include "reports/references.h"
#include "reports/text_render.h"

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

// The rows stand in the chapter's table, or in older templates beside the heading.
void fill_actions(Dictionary& dictionary, const Report& report, bool in_table) {
    dictionary.SetValue("HEADING", report.actions_heading);
    dictionary.SetIntValue("COUNT", static_cast<long>(report.actions.size()));
    if (report.actions.empty()) return;
    auto* table = in_table ? dictionary.AddSectionDictionary("TABLE") : &dictionary;
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

void fill_keys(Dictionary& dictionary) {
    fill_key(dictionary, "ATTAINMENT_KEY", all_attainment_marks());
    fill_key(dictionary, "DEVELOPMENT_KEY", all_development_marks());
}

void fill_written(Dictionary& dictionary, const ReportChapter& chapter, const Report& report,
                  const std::string& pictures) {
    if (chapter.text.empty()) return;
    TextLook look;
    look.target = pictures.empty() ? TextLook::Target::page : TextLook::Target::word;
    look.heading_level = chapter.level + 2;
    look.pictures = pictures;
    look.id = chapter.id;
    dictionary.SetValueAndShowSection("CONTENT", render_text(chapter.text, report, look).text, "WRITTEN");
}

// The key to the symbols stands before the first perspective.
void fill_chapters(Dictionary& dictionary, const Report& report, const std::string& pictures) {
    bool keyed = false;
    for (const auto& chapter : report.chapters) {
        auto* shown = dictionary.AddSectionDictionary("CHAPTER");
        shown->SetValue("ANCHOR", chapter.anchor);
        shown->SetValue("HEADING", chapter.heading);
        if (chapter.level == 2) shown->ShowSection("LOWER");
        Dictionary* part = nullptr;
        if (chapter.kind == ChapterKind::actions) {
            part = shown->AddSectionDictionary("ACTIONS");
            fill_actions(*part, report, true);
        } else if (chapter.kind == ChapterKind::perspective) {
            if (!keyed) fill_keys(*shown->AddSectionDictionary("KEY"));
            keyed = true;
            part = shown->AddSectionDictionary("PERSPECTIVE");
            const auto found = std::ranges::find(report.perspectives, chapter.subject, &ReportPerspective::id);
            fill_perspective(*part, *found, pictures);
        } else {
            part = shown->AddSectionDictionary("SECTION");
            const auto found = std::ranges::find(report.sections, chapter.subject, &ReportSection::id);
            fill_section(*part, *found);
        }
        fill_written(*part, chapter, report, pictures);
    }
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

void fill_dictionary(Dictionary& dictionary, const Report& report, const std::string& pictures, bool by_chapter) {
    fill_head(dictionary, report.head);
    if (by_chapter) {
        fill_chapters(dictionary, report, pictures);
    } else {
        for (const auto& section : report.sections) fill_section(*dictionary.AddSectionDictionary("SECTION"), section);
        for (const auto& perspective : report.perspectives) {
            if (perspective.in_report)
                fill_perspective(*dictionary.AddSectionDictionary("PERSPECTIVE"), perspective, pictures);
        }
        fill_keys(dictionary);
        if (!report.actions.empty()) fill_actions(*dictionary.AddSectionDictionary("ACTIONS"), report, false);
    }
    fill_missing(dictionary, report.missing);
    fill_reasons(dictionary, report);
}

}  // namespace ledstang
