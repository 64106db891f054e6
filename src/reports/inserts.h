// What a writer puts into a text by its name, and the report shows with today's figures:
//   {{utfall:sjukfranvaro:K}}   an outcome in print, of one sex or of all that the measure has
//   {{tabell:ekonomi}}          the measures of a perspective, as a table of their own paragraph
//   {{diagram:sjukfranvaro}}    the measure's chart, in a paragraph of its own
//   {{se:produktion}}           a link to another chapter
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reports/report.h"

namespace ledstang {

// An insert where it stands in a text.
struct PlacedInsert {
    std::string code;  // between the braces: utfall:sjukfranvaro:K
    int line = 1;      // from 1, as the column, which counts characters
    int column = 1;
};

// The text with each insert put aside, so that Markdown never looks inside it. In its place stands a mark that no text
// has otherwise: see split_marks.
struct MarkedText {
    std::string text;
    std::vector<PlacedInsert> inserts;
    std::vector<Fault> faults;  // text.insert_open: {{ without }} in the same line
};
MarkedText mark_inserts(std::string_view source);

// A stretch of marked text: words, or the number of an insert.
struct MarkedPiece {
    std::string text;
    int insert = -1;  // −1: words
};
std::vector<MarkedPiece> split_marks(std::string_view marked);
// The inserts written out again, where they are not to be shown as such.
std::string without_marks(std::string_view marked, const std::vector<PlacedInsert>& inserts);

enum class InsertKind { words, link, table, chart };
// What an insert stands for in this report.
struct Inserted {
    InsertKind kind = InsertKind::words;
    std::string words;                               // the words, or the link's
    std::string address;                             // the link's
    const ReportPerspective* perspective = nullptr;  // the table's
    const ReportMeasure* measure = nullptr;          // the chart's
};
// Refused text.insert_unknown, with the nearest that there is.
Result<Inserted> look_up_insert(const std::string& code, const Report& report);

// Everything that can be inserted into the report's texts.
struct InsertChoice {
    std::string kind;  // utfall, tabell, diagram, se
    std::string code;  // with its braces
    std::string title;
    std::string example;  // what it shows now
    template <class C = InsertChoice>
    static constexpr auto described() {
        return describe("InsertChoice", field("kind", &C::kind, "utfall, tabell, diagram eller se"),
                        field("code", &C::code, "Att skriva i texten"), field("title", &C::title, "Vad det är"),
                        field("example", &C::example, "Vad det visar nu"));
    }
};
std::vector<InsertChoice> insert_choices(const Report& report);

const ReportMeasure* find_measure(const Report& report, const std::string& id);

}  // namespace ledstang
