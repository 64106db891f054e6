// The period's report as one semantic model, from which every format is written. Nothing in it is laid out: a table is
// rows, a status is a symbol and a word, a comment is paragraphs. Texts are as a reader is to see them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "reports/report_measures.h"

namespace ledstang {

// The document head, shown on every page.
struct DocumentHead {
    std::string title;
    std::string document_id;
    std::string version;
    std::string applies_to;
    std::string unit;
    std::string unit_name;
    Period period = *Period::parse("2000");
    std::string period_name;
    std::string published;    // a date, or the region's placeholder; never an invented date
    std::string responsible;  // "ej angiven" where nobody is named; so with the others
    std::string author;
    template <class H = DocumentHead>
    static constexpr auto described() {
        return describe("DocumentHead", field("title", &H::title, "Titel"),
                        field("document_id", &H::document_id, "Dokument-id"), field("version", &H::version, "Version"),
                        field("applies_to", &H::applies_to, "Gäller för verksamhet"), field("unit", &H::unit, "Enhet"),
                        field("unit_name", &H::unit_name, "Enhetens namn"), field("period", &H::period, "Period"),
                        field("period_name", &H::period_name, "Periodens namn"),
                        field("published", &H::published, "Publiceringsdatum, eller att det saknas"),
                        field("responsible", &H::responsible, "Ansvarig"), field("author", &H::author, "Upprättad av"));
    }
};

// One figure of the production and accessibility sections.
struct ReportFigure {
    std::string id;
    std::string label;
    std::string kind;  // "förändring", "andel", "antal"
    std::string printed;
    std::string comparison;  // "jämfört med tertial 1 2021"; empty where nothing is compared
    std::optional<Decimal> value;
    std::string value_unit;
    std::string value_as_printed;  // the source's own words
    std::string note;
    template <class F = ReportFigure>
    static constexpr auto described() {
        return describe("ReportFigure", field("id", &F::id, "Id"), field("label", &F::label, "Uppgift"),
                        field("kind", &F::kind, "Slag av uppgift"), field("printed", &F::printed, "Svensk form"),
                        field("comparison", &F::comparison, "Vad som jämförs"), field("value", &F::value, "Värde"),
                        field("value_unit", &F::value_unit, "Värdets enhet"),
                        field("value_as_printed", &F::value_as_printed, "Källans ord"),
                        field("note", &F::note, "Anmärkning"));
    }
};

struct ReportSection {
    std::string id;  // scope id of its comments: produktion
    int level = 1;   // 2: below the section before it
    std::string heading;
    std::vector<ReportParagraph> paragraphs;
    std::vector<ReportFigure> figures;
    template <class S = ReportSection>
    static constexpr auto described() {
        return describe("ReportSection", field("id", &S::id, "Id"), field("level", &S::level, "Rubriknivå"),
                        field("heading", &S::heading, "Rubrik"), field("paragraphs", &S::paragraphs, "Stycken"),
                        field("figures", &S::figures, "Uppgifter"));
    }
};

struct ReportAction {
    int number = 0;
    std::string perspective;  // name
    std::string goal;
    std::string title;
    std::string description;  // lines separated by \n, as in the other long texts
    std::string responsible;
    std::string timetable;
    std::string expected_effect;
    Mark status;
    std::string lateness;  // reason in words where it is late; otherwise empty
    std::string roll_up;   // of the units that carry it out
    std::string comment;
    template <class A = ReportAction>
    static constexpr auto described() {
        return describe("ReportAction", field("number", &A::number, "Nr"),
                        field("perspective", &A::perspective, "Perspektiv"), field("goal", &A::goal, "Mål"),
                        field("title", &A::title, "Åtgärd"),
                        field("description", &A::description, "Beskrivning av genomförande"),
                        field("responsible", &A::responsible, "Ansvarig"), field("timetable", &A::timetable, "Tidplan"),
                        field("expected_effect", &A::expected_effect, "Förväntad effekt"),
                        field("status", &A::status, "Status"), field("lateness", &A::lateness, "Försening"),
                        field("roll_up", &A::roll_up, "Enheternas status"), field("comment", &A::comment, "Kommentar"));
    }
};

// A measure whose figures are missing, and who is to see to it.
struct MissingFigures {
    std::string measure;
    std::string reason;
    std::string responsible;
    std::string since;  // the period that has no figures
    template <class M = MissingFigures>
    static constexpr auto described() {
        return describe("MissingFigures", field("measure", &M::measure, "Mått"), field("reason", &M::reason, "Skäl"),
                        field("responsible", &M::responsible, "Ansvarig"), field("since", &M::since, "Period"));
    }
};

enum class ChapterKind { text, perspective, actions, production };
constexpr auto names_of(ChapterKind) {
    return std::array{Named{ChapterKind::text, "text"}, Named{ChapterKind::perspective, "perspective"},
                      Named{ChapterKind::actions, "actions"}, Named{ChapterKind::production, "production"}};
}

// A part of the report as the reader meets it. What it shows beside its own text are the section, the perspective or
// the actions that it names.
struct ReportChapter {
    std::string id;  // within the report: inledning, perspektiv-ekonomi, atgarder
    ChapterKind kind = ChapterKind::text;
    std::string subject;  // id of the section or the perspective; empty for the actions
    std::string heading;
    int level = 1;         // 2: below the chapter before it
    std::string anchor;    // the heading's id in the page: avsnitt-inledning
    bool written = false;  // somebody has: the text stands in place of what was imported, also when it is empty
    std::string text;      // Markdown
    template <class C = ReportChapter>
    static constexpr auto described() {
        return describe(
            "ReportChapter", field("id", &C::id, "Id"), field("kind", &C::kind, "Slag"),
            optional_field("subject", &C::subject, "Avsnitt eller perspektiv som kapitlet visar"),
            field("heading", &C::heading, "Rubrik"), optional_field("level", &C::level, "Rubriknivå"),
            optional_field("anchor", &C::anchor, "Rubrikens id på sidan"),
            optional_field("written", &C::written, "Om någon har skrivit i stället för inlästa kommentarer"),
            optional_field("text", &C::text, "Text som är skriven, i Markdown"));
    }
};

struct Report {
    DocumentHead head;
    std::vector<ReportChapter> chapters;  // in the reader's order
    std::vector<ReportSection> sections;
    std::vector<ReportPerspective> perspectives;  // all, also those without a section of their own
    std::vector<MissingFigures> missing;
    std::string actions_heading;
    std::vector<ReportAction> actions;
    template <class R = Report>
    static constexpr auto described() {
        return describe(
            "Report", field("head", &R::head, "Dokumenthuvud"), field("chapters", &R::chapters, "Kapitel i ordning"),
            field("sections", &R::sections, "Avsnitt"), field("perspectives", &R::perspectives, "Perspektiv"),
            field("missing", &R::missing, "Mått som saknar data"),
            field("actions_heading", &R::actions_heading, "Åtgärdernas rubrik"),
            field("actions", &R::actions, "Åtgärder"));
    }
};

}  // namespace ledstang
