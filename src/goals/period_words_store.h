// What the writing of a period's words has in common. Inside the goals module.
#pragma once

#include "goals/period_words.h"

namespace ledstang {

// section, perspective, measure
const std::vector<std::string>& comment_scopes();
// Refused when there is no such scope, measure or perspective.
Result<void> require_comment_scope(Sql& sql, const std::string& scope, const std::string& scope_id);

// Refused "unit.unknown" when the unit is not there on the period's last day.
Result<void> require_reporting_unit(Sql& sql, const std::string& unit, Period period);

// Puts the paragraphs of one scope in place of those that are there.
void replace_comments(Transaction& transaction, const std::string& unit, Period period,
                      const std::vector<PeriodComment>& before, const std::vector<PeriodComment>& after,
                      const std::string& scope, const std::string& scope_id, std::int64_t position);

Result<ImportReport> import_comments(Context& context, const ImportWish& wish);
// Assessments of goals, and judgements in place of the computed ones.
void offer_judgements(Operations& operations);

}  // namespace ledstang
