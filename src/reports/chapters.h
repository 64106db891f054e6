// A report's chapters as people have ordered and written them. A report that nobody has ordered has none stored: its
// chapters are those of config/report/chapters.toml and of what has been imported (outline.h).
#pragma once

#include "organisation/organisation.h"
#include "reports/report.h"

namespace ledstang {

enum class ChapterState { empty, draft, ready };
constexpr auto names_of(ChapterState) {
    return std::array{Named{ChapterState::empty, "empty"}, Named{ChapterState::draft, "draft"},
                      Named{ChapterState::ready, "ready"}};
}

// Title, order, writer and state are the chapter's head. Head and text change apart, so that whoever orders the
// chapters is not in the way of whoever writes one.
struct StoredChapter {
    std::string id;
    ChapterKind kind = ChapterKind::text;
    std::string subject;  // section or perspective that it shows
    std::string title;
    int position = 0;                          // from 1, removed ones last
    std::string writer;                        // person; empty: nobody
    ChapterState state = ChapterState::empty;  // as a person has said; empty: nobody has
    bool removed = false;
    int version = 0;       // grows with every change; 0: stored only because a neighbour was
    int head_version = 0;  // the version in which the head was last changed
    int text_version = 0;  // the version in which the text was last changed; 0: never, imported comments are shown
    std::string person;    // who changed it last, and when
    std::string at;
    std::string text;  // Markdown
    template <class C = StoredChapter>
    static constexpr auto described() {
        return describe(
            "StoredChapter", field("id", &C::id, "Id"), field("kind", &C::kind, "Slag"),
            field("subject", &C::subject, "Avsnitt eller perspektiv"), field("title", &C::title, "Rubrik"),
            field("position", &C::position, "Plats"), field("writer", &C::writer, "Skribent"),
            field("state", &C::state, "Läge"), field("removed", &C::removed, "Borttaget"),
            field("version", &C::version, "Version"),
            field("head_version", &C::head_version, "Version då rubrik, plats, skribent eller läge ändrades"),
            field("text_version", &C::text_version, "Version då texten ändrades"),
            field("person", &C::person, "Senast ändrat av"), field("at", &C::at, "Senast ändrat"),
            field("text", &C::text, "Text"));
    }
};

// All of the report, by position.
std::vector<StoredChapter> read_chapters(Sql& sql, const std::string& unit, Period period);

// A text as it once was.
struct ChapterText {
    int version = 0;
    std::string text;
    std::string person;
    std::string at;
    template <class T = ChapterText>
    static constexpr auto described() {
        return describe("ChapterText", field("version", &T::version, "Version"), field("text", &T::text, "Text"),
                        field("person", &T::person, "Skriven av"), field("at", &T::at, "När"));
    }
};
// Oldest first.
std::vector<ChapterText> read_chapter_texts(Sql& sql, const std::string& unit, Period period,
                                            const std::string& chapter);

// A chapter that waits for a person to write it.
struct WaitingChapter {
    std::string id;
    std::string title;
    std::string unit;
    std::string unit_name;
    Period period = *Period::parse("2000");
    std::string link;  // in the browser client
};
// Chapters whose writer the person is and that are not said to be ready, the newest period first.
std::vector<WaitingChapter> chapters_waiting_for(Sql& sql, const std::string& person);

}  // namespace ledstang
