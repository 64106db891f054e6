#include "meetings/forum.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/swedish_text.h"
#include "described/json_write.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr const char* select_forums =
    "select f.id, f.name, f.purpose, f.level, f.decides, coalesce(f.group_id, ''), coalesce(u.id, ''), f.led_by, "
    "f.secretary, f.goal, f.version from forum f left join unit u on u.number = f.unit";

constexpr const char* select_series =
    "select id, forum, name, every, first_day, last_day, starts_at, minutes, place, report_back, version from "
    "meeting_series";

auto forum_columns() {
    return columns(&Forum::id, &Forum::name, &Forum::purpose, &Forum::level, &Forum::decides, &Forum::group,
                   &Forum::unit, &Forum::led_by, &Forum::secretary, &Forum::goal, &Forum::version);
}
auto series_columns() {
    using S = MeetingSeries;
    return columns(&S::id, &S::forum, &S::name, &S::every, &S::first_day, &S::last_day, &S::starts_at, &S::minutes,
                   &S::place, &S::report_back, &S::version);
}

std::vector<StandingItem> read_standing(Sql& sql, const std::string& series) {
    return sql.rows<StandingItem>(
        "select title, text, minutes from standing_item where series = :series order by position", series);
}

std::optional<std::string> or_nothing(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

std::vector<Forum> read_forums(Sql& sql) {
    auto forums = sql.rows(forum_columns(), select_forums);
    std::map<std::string, Forum*> by_id;
    std::ranges::sort(forums, SwedishOrder{}, &Forum::name);
    for (auto& forum : forums) by_id[forum.id] = &forum;
    using Rule = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;
    for (const auto& [forum, kind, target, function, below, word] : sql.rows<Rule>(
             "select forum, kind, target, function, below, word from forum_invitation order by forum, position"))
        by_id.at(forum)->invitations.push_back({kind, target, function, below, word});
    for (const auto& [forum, measure, unit] : sql.rows<std::tuple<std::string, std::string, std::string>>(
             "select forum, measure, unit from forum_measure order by forum, position"))
        by_id.at(forum)->measures.push_back({measure, unit});
    return forums;
}

std::optional<Forum> read_forum(Sql& sql, const std::string& id) {
    static const std::string query = std::string(select_forums) + " where f.id = :id";
    auto found = sql.rows(forum_columns(), query, id);
    if (found.empty()) return std::nullopt;
    Forum& forum = found.front();
    forum.invitations = sql.rows<ForumInvitation>(
        "select kind, target, function, below, word from forum_invitation where forum = :id order by position", id);
    forum.measures =
        sql.rows<ForumMeasure>("select measure, unit from forum_measure where forum = :id order by position", id);
    return std::move(forum);
}

void write_forum(Transaction& transaction, const std::optional<Forum>& before, Forum after) {
    Sql& sql = transaction.sql();
    after.version = before ? before->version + 1 : 1;
    if (!before) {
        sql.execute(
            "insert into forum (id, name, purpose, level, decides, led_by, secretary, goal, version) values (:id, '', "
            "'', '', 0, '', '', '', 1)",
            after.id);
    }
    sql.execute(
        "update forum set name = :name, purpose = :purpose, level = :level, decides = :decides, group_id = :group, "
        "unit = :unit, led_by = :led_by, secretary = :secretary, goal = :goal, version = :version where id = :id",
        after.name, after.purpose, after.level, after.decides, or_nothing(after.group), unit_number(sql, after.unit),
        after.led_by, after.secretary, after.goal, after.version, after.id);
    sql.execute("delete from forum_invitation where forum = :id", after.id);
    std::int64_t position = 0;
    for (const auto& rule : after.invitations) {
        sql.execute(
            "insert into forum_invitation (forum, position, kind, target, function, below, word) values (:forum, "
            ":position, :kind, :target, :function, :below, :word)",
            after.id, position++, rule.kind, rule.target, rule.function, rule.below, rule.word);
    }
    sql.execute("delete from forum_measure where forum = :id", after.id);
    position = 0;
    for (const auto& chosen : after.measures) {
        sql.execute(
            "insert into forum_measure (forum, position, measure, unit) values (:forum, :position, :measure, :unit)",
            after.id, position++, chosen.measure, chosen.unit);
    }
    transaction.log("forum", after.id, before ? to_json(*before) : "", to_json(after));
}

std::vector<MeetingSeries> read_series_of(Sql& sql, const std::string& forum) {
    static const std::string query = std::string(select_series) + " where forum = :forum order by first_day, id";
    auto found = sql.rows(series_columns(), query, forum);
    std::map<std::string, MeetingSeries*> by_id;
    for (auto& series : found) by_id[series.id] = &series;
    for (const auto& [series, title, text, minutes] : sql.rows<std::tuple<std::string, std::string, std::string, int>>(
             "select s.series, s.title, s.text, s.minutes from standing_item s join meeting_series m on m.id = "
             "s.series "
             "where m.forum = :forum order by s.series, s.position",
             forum))
        by_id.at(series)->standing.push_back({title, text, minutes});
    return found;
}

std::optional<MeetingSeries> read_series(Sql& sql, const std::string& id) {
    static const std::string query = std::string(select_series) + " where id = :id";
    auto found = sql.rows(series_columns(), query, id);
    if (found.empty()) return std::nullopt;
    found.front().standing = read_standing(sql, id);
    return std::move(found.front());
}

void write_series(Transaction& transaction, const std::optional<MeetingSeries>& before, MeetingSeries after) {
    Sql& sql = transaction.sql();
    after.version = before ? before->version + 1 : 1;
    if (!before) {
        sql.execute(
            "insert into meeting_series (id, forum, name, every, first_day, starts_at, minutes, place, report_back, "
            "version) values (:id, :forum, '', 'month', '', '', 1, '', 0, 1)",
            after.id, after.forum);
    }
    sql.execute(
        "update meeting_series set name = :name, every = :every, first_day = :first, last_day = :last, starts_at = "
        ":starts, minutes = :minutes, place = :place, report_back = :report_back, version = :version where id = :id",
        after.name, after.every, after.first_day, after.last_day, after.starts_at, after.minutes, after.place,
        after.report_back, after.version, after.id);
    sql.execute("delete from standing_item where series = :id", after.id);
    std::int64_t position = 0;
    for (const auto& item : after.standing) {
        sql.execute(
            "insert into standing_item (series, position, title, text, minutes) values (:series, :position, :title, "
            ":text, :minutes)",
            after.id, position++, item.title, item.text, item.minutes);
    }
    transaction.log("meeting_series", after.id, before ? to_json(*before) : "", to_json(after));
}

}  // namespace ledstang
