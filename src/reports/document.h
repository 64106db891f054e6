// The report as its writers work with it: chapters with their texts, what they can insert, and how it will look.
#pragma once

#include "operations/operations.h"
#include "reports/chapters.h"

namespace ledstang {

struct DocumentPlace {
    std::string unit;
    Period period = *Period::parse("2000");
    template <class S = DocumentPlace>
    static constexpr auto described() {
        return describe("DocumentPlace", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};

struct TextFault {
    std::string code;
    std::string message;
    int line = 0;  // of the text, from 1, as the column
    int column = 0;
    template <class F = TextFault>
    static constexpr auto described() {
        return describe("TextFault", field("code", &F::code, "Kod"), field("message", &F::message, "Vad som är fel"),
                        field("line", &F::line, "Rad"), field("column", &F::column, "Tecken på raden"));
    }
};

struct DocumentChapter {
    std::string id;
    ChapterKind kind = ChapterKind::text;
    std::string subject;
    std::string title;
    int position = 0;
    int level = 1;
    std::string writer;
    std::string writer_name;
    ChapterState state = ChapterState::empty;
    bool written = false;
    std::string text;
    std::string html;
    std::vector<TextFault> faults;
    int version = 0;
    int open_comments = 0;
    std::string updated_at;
    std::string updated_by_name;
    template <class C = DocumentChapter>
    static constexpr auto described() {
        return describe(
            "DocumentChapter", field("id", &C::id, "Id"), field("kind", &C::kind, "Slag"),
            field("subject", &C::subject, "Perspektiv eller avsnitt som kapitlet visar"),
            field("title", &C::title, "Rubrik"), field("position", &C::position, "Plats i rapporten, från 1"),
            field("level", &C::level, "Rubriknivå; 2: under kapitlet före"), field("writer", &C::writer, "Skribent"),
            field("writer_name", &C::writer_name, "Skribentens namn"), field("state", &C::state, "Läge"),
            field("written", &C::written, "Om någon har skrivit; annars visas inlästa kommentarer"),
            field("text", &C::text, "Text i Markdown"), field("html", &C::html, "Texten som den visas"),
            field("faults", &C::faults, "Fel i texten"), field("version", &C::version, "Version, att spara med"),
            field("open_comments", &C::open_comments, "Öppna kommentarer"),
            field("updated_at", &C::updated_at, "Senast ändrat"),
            field("updated_by_name", &C::updated_by_name, "Senast ändrat av"));
    }
};

struct ReportDocument {
    std::string unit;
    std::string unit_name;
    Period period = *Period::parse("2000");
    std::string period_name;
    int version = 0;      // grows with every change of any chapter
    bool frozen = false;  // nobody may change it for whom it is read; why_frozen says why
    std::string why_frozen;
    std::vector<DocumentChapter> chapters;
    template <class D = ReportDocument>
    static constexpr auto described() {
        return describe(
            "ReportDocument", field("unit", &D::unit, "Enhet"), field("unit_name", &D::unit_name, "Enhetens namn"),
            field("period", &D::period, "Period"), field("period_name", &D::period_name, "Periodens namn"),
            field("version", &D::version, "Dokumentets version"), field("frozen", &D::frozen, "Låst för ändringar"),
            field("why_frozen", &D::why_frozen, "Varför det är låst"),
            field("chapters", &D::chapters, "Kapitel i ordning"));
    }
};

// Refused: unit.unknown and what read_scorecard refuses.
Result<ReportDocument> read_document(Sql& sql, const Context& context, const std::string& unit, Period period);

void offer_documents(Operations& operations);
// Its parts, by file.
void offer_document_changes(Operations& operations);
void offer_chapter_comments(Operations& operations);
void offer_chapter_difference(Operations& operations);

}  // namespace ledstang
