#include "goals/period_words.h"

namespace ledstang {
std::vector<PeriodComment> read_period_comments(Sql& sql, const std::string& unit, Period period) {
    return sql.rows<PeriodComment>(
        "select scope, scope_id, paragraph, heading, content, source_id, version from period_comment "
        "where unit = (select number from unit where id = :unit) and period = :period order by position, scope, "
        "scope_id, paragraph",
        unit, period);
}

PeriodWords::PeriodWords(std::vector<PeriodComment> comments) {
    for (auto& comment : comments) paragraphs_[{comment.scope, comment.scope_id}].push_back(std::move(comment.text));
}

std::vector<std::string> PeriodWords::of(const std::string& scope, const std::string& scope_id) const {
    const auto found = paragraphs_.find({scope, scope_id});
    return found == paragraphs_.end() ? std::vector<std::string>{} : found->second;
}

PeriodWords read_period_words(Sql& sql, const std::string& unit, Period period) {
    return PeriodWords(read_period_comments(sql, unit, period));
}

std::map<std::pair<std::string, Sex>, Overruled> read_overruled(Sql& sql, const std::string& unit, Period period) {
    using Row = std::tuple<std::string, std::int64_t, std::string, std::string, std::string>;
    std::map<std::pair<std::string, Sex>, Overruled> overruled;
    for (const auto& [measure, sex, attainment, reason, by] :
         sql.rows<Row>("select m.id, j.sex, j.attainment, j.reason, c.person from judgement_override j join measure m "
                       "on m.number = j.measure "
                       "join change_log c on c.sequence = j.change where j.unit = (select number from unit where id = "
                       ":unit) and j.period = :period",
                       unit, period)) {
        overruled[{measure, sex_of_code(sex)}] = {value_named<Attainment>(attainment).value(), reason, by};
    }
    return overruled;
}

std::map<std::string, GoalAssessment> read_assessments(Sql& sql, const std::string& unit, Period period) {
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::int64_t>;
    std::map<std::string, GoalAssessment> assessments;
    for (const auto& [goal, status, text, by, at, version] :
         sql.rows<Row>("select g.goal, g.status, g.content, c.person, c.at, g.version from goal_assessment g join "
                       "change_log c on c.sequence = g.change "
                       "where g.unit = (select number from unit where id = :unit) and g.period = :period",
                       unit, period)) {
        assessments[goal] = {status, text, by, at, static_cast<int>(version)};
    }
    return assessments;
}

std::string updated_at(Sql& sql, const std::string& unit, Period period) {
    const auto newest = sql.value<std::optional<std::int64_t>>(
        "select max(change) from outcome where unit = (select number from unit where id = :unit) and period = :period",
        unit, period);
    if (!newest) return {};
    return sql.value<std::string>("select at from change_log where sequence = :sequence", *newest);
}

std::vector<StoredComment> comments_on_measure(Sql& sql, const std::string& unit, const std::string& measure) {
    using Row =
        std::tuple<Period, std::int64_t, std::string, std::string, std::string, std::int64_t, std::string, std::string>;
    std::vector<StoredComment> comments;
    for (const auto& [period, paragraph, heading, text, source_id, version, by, at] :
         sql.rows<Row>("select p.period, p.paragraph, p.heading, p.content, p.source_id, p.version, c.person, c.at "
                       "from period_comment p "
                       "join change_log c on c.sequence = p.change where p.unit = (select number from unit where id = "
                       ":unit) and p.scope = 'measure' "
                       "and p.scope_id = :measure order by p.period desc, p.paragraph",
                       unit, measure)) {
        comments.push_back(
            {{"measure", measure, static_cast<int>(paragraph), heading, text, source_id, static_cast<int>(version)},
             period,
             by,
             at});
    }
    return comments;
}

}  // namespace ledstang
