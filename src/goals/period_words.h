// What people write about a period: comments on sections, perspectives and measures, assessments of goals, and
// judgements in place of the computed ones.
#pragma once

#include "goals/scorecard.h"
#include "operations/import_report.h"

namespace ledstang {

// One paragraph of a period's text.
struct PeriodComment {
    std::string scope;     // section | perspective | measure
    std::string scope_id;  // produktion, verksamhet, sjukfranvaro
    int paragraph = 1;     // from 1 within the scope
    std::string heading;   // as printed
    std::string text;
    std::string source_id;
    int version = 1;
    template <class C = PeriodComment>
    static constexpr auto described() {
        return describe("PeriodComment", field("scope", &C::scope, "section, perspective eller measure"),
                        field("scope_id", &C::scope_id, "Vad kommentaren gäller"),
                        field("paragraph", &C::paragraph, "Stycke"), field("heading", &C::heading, "Rubrik"),
                        field("text", &C::text, "Text"), field("source_id", &C::source_id, "Källans id"),
                        field("version", &C::version, "Radens version"));
    }
};

// In the report's order.
std::vector<PeriodComment> read_period_comments(Sql& sql, const std::string& unit, Period period);

// What one comment is about.
struct CommentPlace {
    std::string unit;
    Period period;
    std::string scope;     // as in PeriodComment
    std::string scope_id;  // likewise
};
// Its paragraphs in order; all have the same version.
std::vector<PeriodComment> read_comment(Sql& sql, const CommentPlace& place);
// Puts the text's paragraphs in place of those that are there; an empty text takes them away. An empty heading keeps
// the present one. Writes nothing where nothing changes. Refused when unit, scope or what is commented is unknown.
Result<std::vector<PeriodComment>> write_comment(Transaction& transaction, const CommentPlace& place,
                                                 const std::string& heading, const std::string& text);

// A text's paragraphs: an empty line stands between two. Blanks around them go; an empty text has none.
std::vector<std::string> split_paragraphs(std::string_view text);

// The paragraphs by what they are about.
class PeriodWords {
 public:
    explicit PeriodWords(std::vector<PeriodComment> comments);
    std::vector<std::string> of(const std::string& scope, const std::string& scope_id) const;

 private:
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> paragraphs_;
};
PeriodWords read_period_words(Sql& sql, const std::string& unit, Period period);

// A person's judgement in place of the computed one.
struct Overruled {
    Attainment attainment = Attainment::undetermined;
    std::string reason;
    std::string by;
};
std::map<std::pair<std::string, Sex>, Overruled> read_overruled(Sql& sql, const std::string& unit, Period period);

std::map<std::string, GoalAssessment> read_assessments(Sql& sql, const std::string& unit, Period period);
// When the newest outcome of the unit and period was recorded; empty when there is none.
std::string updated_at(Sql& sql, const std::string& unit, Period period);

// Comments on one measure over all periods, newest first, paragraphs in order.
struct StoredComment {
    PeriodComment comment;
    Period period;
    std::string by, at;
};
std::vector<StoredComment> comments_on_measure(Sql& sql, const std::string& unit, const std::string& measure);

void offer_period_words(Operations& operations);

}  // namespace ledstang
