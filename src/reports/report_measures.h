// The measures' part of a report: perspectives, their goals, the measure rows and the comments on them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "described/description.h"

namespace ledstang {

// A status as shape and word, so that it never rests on colour alone.
struct Mark {
    std::string code;    // "met"
    std::string tone;    // good | bad | neutral: the CSS class and the Word style that colour it
    std::string symbol;  // one character
    std::string word;    // "Uppfyllt"
    template <class S = Mark>
    static constexpr auto described() {
        return describe("Mark", field("code", &S::code, "Kod"), field("tone", &S::tone, "Ton"),
                        field("symbol", &S::symbol, "Tecken"), field("word", &S::word, "Ord"));
    }
};

// A stretch of text, which is a link when `link` is not empty.
struct TextRun {
    std::string text;
    std::string link;  // "#perspektiv-ekonomi" within the report, or an address
    template <class S = TextRun>
    static constexpr auto described() {
        return describe("TextRun", field("text", &S::text, "Text"), field("link", &S::link, "Länk"));
    }
};

struct ReportParagraph {
    std::vector<TextRun> runs;
    std::vector<std::string> items;  // of the list that the paragraph introduces, where it does
    template <class S = ReportParagraph>
    static constexpr auto described() {
        return describe("ReportParagraph", field("runs", &S::runs, "Textstycken i följd"),
                        field("items", &S::items, "Lista som stycket inleder"));
    }
};

struct ReportComment {
    std::string heading;  // as printed; may differ from the measure's name
    std::vector<ReportParagraph> paragraphs;
    template <class S = ReportComment>
    static constexpr auto described() {
        return describe("ReportComment", field("heading", &S::heading, "Rubrik"),
                        field("paragraphs", &S::paragraphs, "Stycken"));
    }
};

// One measure and sex.
struct ReportOutcome {
    std::string sex;       // K, M, T
    std::string sex_name;  // Kvinnor, Män, Totalt
    std::optional<Decimal> value;
    int decimals = 0;
    std::string value_unit;
    std::string printed;            // "41 %", "Data saknas"
    std::string comparison;         // "12", "totalt 62 %"; empty where there is nothing to compare with
    std::string comparison_period;  // "tertial 1 2021"
    std::optional<Decimal> comparison_value;
    std::string change;  // "−1,3 (−8,2 %)"
    Mark attainment;
    std::string attainment_reason;
    Mark development;
    std::string direction;  // raw change in words: "bättre", "sämre", "oförändrat"; empty where unknown
    std::string development_reason;
    std::vector<std::string> flags;  // in words
    std::string note;
    template <class O = ReportOutcome>
    static constexpr auto described() {
        return describe("ReportOutcome", field("sex", &O::sex, "Kön"), field("sex_name", &O::sex_name, "Kön i ord"),
                        field("value", &O::value, "Värde"), field("decimals", &O::decimals, "Decimaler"),
                        field("value_unit", &O::value_unit, "Värdets enhet"),
                        field("printed", &O::printed, "Svensk form"), field("comparison", &O::comparison, "Jämförelse"),
                        field("comparison_period", &O::comparison_period, "Jämförelseperiod"),
                        field("comparison_value", &O::comparison_value, "Jämförelsevärde"),
                        field("change", &O::change, "Förändring"),
                        field("attainment", &O::attainment, "Måluppfyllelse"),
                        field("attainment_reason", &O::attainment_reason, "Skäl"),
                        field("development", &O::development, "Utveckling"),
                        field("direction", &O::direction, "Förändringens riktning"),
                        field("development_reason", &O::development_reason, "Skäl"),
                        field("flags", &O::flags, "Kvalitetsflaggor"), field("note", &O::note, "Anmärkning"));
    }
};

// A unit below, under the total.
struct SubUnitFigure {
    std::string unit_name;
    std::string sex_name;
    std::string printed;
    template <class S = SubUnitFigure>
    static constexpr auto described() {
        return describe("SubUnitFigure", field("unit_name", &S::unit_name, "Enhet"),
                        field("sex_name", &S::sex_name, "Kön"), field("printed", &S::printed, "Värde"));
    }
};

// The figures of a chart; the picture itself is made from them (chart.h).
struct ChartValue {
    std::string period;  // name
    std::string sex;
    std::string sex_name;
    Decimal value;
    std::string printed;
    template <class V = ChartValue>
    static constexpr auto described() {
        return describe("ChartValue", field("period", &V::period, "Period"), field("sex", &V::sex, "Kön"),
                        field("sex_name", &V::sex_name, "Kön i ord"), field("value", &V::value, "Värde"),
                        field("printed", &V::printed, "Svensk form"));
    }
};

struct ReportMeasure {
    std::string id;
    int number = 0;
    std::string factor;  // framgångsfaktor
    std::string name;
    std::string footnote_mark;
    std::string target_text;  // exactly as printed
    std::string follow_up_text;
    std::string label;  // "Regionmått" where it belongs to another level
    std::vector<ReportOutcome> outcomes;
    std::vector<SubUnitFigure> sub_units;
    std::vector<ReportComment> comments;
    std::vector<ChartValue> chart;  // oldest period first; empty with fewer than two periods
    template <class M = ReportMeasure>
    static constexpr auto described() {
        return describe(
            "ReportMeasure", field("id", &M::id, "Måttets id"), field("number", &M::number, "Ordning"),
            field("factor", &M::factor, "Framgångsfaktor"), field("name", &M::name, "Mått"),
            field("footnote_mark", &M::footnote_mark, "Fotnotens tecken"),
            field("target_text", &M::target_text, "Målets ordalydelse"),
            field("follow_up_text", &M::follow_up_text, "Uppföljning"), field("label", &M::label, "Märkning av nivå"),
            field("outcomes", &M::outcomes, "Utfall"), field("sub_units", &M::sub_units, "Underliggande enheter"),
            field("comments", &M::comments, "Kommentarer"), field("chart", &M::chart, "Diagrammets värden"));
    }
};

struct ReportGoal {
    std::string name;
    std::string assessment;  // words that tell whether a person has judged the goal as a whole, and how
    template <class S = ReportGoal>
    static constexpr auto described() {
        return describe("ReportGoal", field("name", &S::name, "Strategiskt mål"),
                        field("assessment", &S::assessment, "Samlad bedömning"));
    }
};

struct ReportFootnote {
    std::string mark;
    std::string text;
    template <class S = ReportFootnote>
    static constexpr auto described() {
        return describe("ReportFootnote", field("mark", &S::mark, "Tecken"), field("text", &S::text, "Text"));
    }
};

struct ReportPerspective {
    std::string id;
    std::string name;
    std::string description;
    bool in_report = true;  // false: only named among the perspectives
    std::vector<ReportGoal> goals;
    std::vector<ReportMeasure> measures;
    std::vector<ReportFootnote> footnotes;
    std::vector<ReportComment> comments;  // on the perspective, after those on its measures
    template <class P = ReportPerspective>
    static constexpr auto described() {
        return describe("ReportPerspective", field("id", &P::id, "Id"), field("name", &P::name, "Perspektiv"),
                        field("description", &P::description, "Beskrivning"),
                        field("in_report", &P::in_report, "Om perspektivet har ett avsnitt"),
                        field("goals", &P::goals, "Strategiska mål"), field("measures", &P::measures, "Mått"),
                        field("footnotes", &P::footnotes, "Fotnoter"), field("comments", &P::comments, "Kommentarer"));
    }
};

}  // namespace ledstang
