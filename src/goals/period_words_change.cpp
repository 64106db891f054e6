// Writing a period's comments.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "goals/period_words_store.h"

namespace ledstang {
namespace {

struct PutComments {
    std::string unit;
    Period period = empty_value<Period>();
    std::string scope, scope_id, heading, text;
    template <class P = PutComments>
    static constexpr auto described() {
        return describe(
            "PutComments", field("unit", &P::unit, "Enhet"), field("period", &P::period, "Period"),
            field("scope", &P::scope, "section, perspective eller measure"),
            field("scope_id", &P::scope_id, "Vad kommentaren gäller"), optional_field("heading", &P::heading, "Rubrik"),
            field("text", &P::text, "Text; stycken skiljs åt av en tom rad. Tom text tar bort kommentaren"));
    }
};
struct PeriodCommentList {
    std::vector<PeriodComment> comments;
    template <class S = PeriodCommentList>
    static constexpr auto described() {
        return describe("PeriodCommentList", field("comments", &S::comments, "Stycken i rapportens ordning"));
    }
};
struct UnitAndPeriod {
    std::string unit;
    Period period = empty_value<Period>();
    template <class S = UnitAndPeriod>
    static constexpr auto described() {
        return describe("UnitAndPeriod", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};
std::string comment_id(const std::string& unit, Period period, const std::string& scope, const std::string& scope_id) {
    return fmt::format("{}/{}/{}/{}", unit, period.to_string(), scope, scope_id);
}

std::int64_t number_of(Sql& sql, const std::string& unit) {
    return sql.value<std::int64_t>("select number from unit where id = :id", unit);
}

Result<PeriodCommentList> put_comments(Context& context, const PutComments& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PeriodCommentList> {
        if (auto open = require_open(transaction.sql(), context.configuration, wish.unit, wish.period, context.today,
                                     context.caller);
            !open)
            return refuse(open.error());
        auto written =
            write_comment(transaction, {wish.unit, wish.period, wish.scope, wish.scope_id}, wish.heading, wish.text);
        if (!written) return refuse(written.error());
        return PeriodCommentList{std::move(*written)};
    });
}

Result<PeriodCommentList> get_comments(Context& context, const UnitAndPeriod& wish) {
    return context.store.read([&](Sql& sql) -> Result<PeriodCommentList> {
        return PeriodCommentList{read_period_comments(sql, wish.unit, wish.period)};
    });
}

}  // namespace

const std::vector<std::string>& comment_scopes() {
    static const std::vector<std::string> scopes = {"section", "perspective", "measure"};
    return scopes;
}

Result<void> require_comment_scope(Sql& sql, const std::string& scope, const std::string& scope_id) {
    if (std::ranges::find(comment_scopes(), scope) == comment_scopes().end()) {
        return refuse(
            "comment.scope",
            fmt::format("{} går inte att kommentera. Välj section, perspective eller measure.", in_quotes(scope)));
    }
    if (scope == "measure" && !measure_number(sql, scope_id)) return refuse(unknown_measure(sql, scope_id));
    if (scope == "perspective" &&
        sql.value<std::int64_t>("select count(*) from plan_perspective where id = :id", scope_id) == 0) {
        return refuse("plan.perspective_unknown", fmt::format("Perspektivet {} finns inte.", in_quotes(scope_id)));
    }
    return {};
}

Result<void> require_reporting_unit(Sql& sql, const std::string& unit, Period period) {
    auto chain = unit_chain(sql, unit, period.last_day());
    if (!chain) return refuse(chain.error());
    return {};
}

std::vector<std::string> split_paragraphs(std::string_view text) {
    std::vector<std::string> paragraphs;
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto end = std::min(text.find("\n\n", start), text.size());
        std::string paragraph(text.substr(start, end - start));
        paragraph.erase(0, paragraph.find_first_not_of(" \t\r\n"));
        paragraph.erase(paragraph.find_last_not_of(" \t\r\n") + 1);
        if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
        start = end + 2;
    }
    return paragraphs;
}

std::vector<PeriodComment> read_comment(Sql& sql, const CommentPlace& place) {
    return sql.rows<PeriodComment>(
        "select scope, scope_id, paragraph, heading, content, source_id, version from period_comment "
        "where unit = (select number from unit where id = :unit) and period = :period and scope = :scope and scope_id "
        "= :scope_id order by paragraph",
        place.unit, place.period, place.scope, place.scope_id);
}

Result<std::vector<PeriodComment>> write_comment(Transaction& transaction, const CommentPlace& place,
                                                 const std::string& heading, const std::string& text) {
    Sql& sql = transaction.sql();
    const auto& [unit, period, scope, scope_id] = place;
    if (auto known = require_reporting_unit(sql, unit, period); !known) return refuse(known.error());
    if (auto known = require_comment_scope(sql, scope, scope_id); !known) return refuse(known.error());
    const auto before = read_comment(sql, place);
    std::vector<PeriodComment> after;
    for (auto& paragraph : split_paragraphs(text)) {
        PeriodComment comment{scope,
                              scope_id,
                              static_cast<int>(after.size()) + 1,
                              heading,
                              std::move(paragraph),
                              "",
                              before.empty() ? 1 : before.front().version + 1};
        if (comment.heading.empty() && !before.empty()) comment.heading = before.front().heading;
        after.push_back(std::move(comment));
    }
    const bool same = std::ranges::equal(before, after, [](const PeriodComment& a, const PeriodComment& b) {
        return a.text == b.text && a.heading == b.heading;
    });
    if (same) return before;
    auto position = sql.row<std::int64_t>(
        "select min(position) from period_comment where unit = :unit and period = :period and scope = :scope and "
        "scope_id = :scope_id having count(*) > 0",
        number_of(sql, unit), period, scope, scope_id);
    if (!position) {
        position = sql.value<std::int64_t>(
            "select coalesce(max(position), 0) + 1 from period_comment where unit = :unit and period = :period",
            number_of(sql, unit), period);
    }
    replace_comments(transaction, unit, period, before, after, scope, scope_id, *position);
    return after;
}

void replace_comments(Transaction& transaction, const std::string& unit, Period period,
                      const std::vector<PeriodComment>& before, const std::vector<PeriodComment>& after,
                      const std::string& scope, const std::string& scope_id, std::int64_t position) {
    Sql& sql = transaction.sql();
    const auto change = transaction.log("comment", comment_id(unit, period, scope, scope_id),
                                        before.empty() ? "" : to_json(before), after.empty() ? "" : to_json(after));
    const auto number = number_of(sql, unit);
    sql.execute(
        "delete from period_comment where unit = :unit and period = :period and scope = :scope and scope_id = "
        ":scope_id",
        number, period, scope, scope_id);
    for (const auto& comment : after) {
        sql.execute(
            "insert into period_comment (unit, period, scope, scope_id, paragraph, position, source_id, heading, "
            "content, version, change) "
            "values (:unit, :period, :scope, :scope_id, :paragraph, :position, :source_id, :heading, :content, "
            ":version, :change)",
            number, period, scope, scope_id, comment.paragraph, position, comment.source_id, comment.heading,
            comment.text, comment.version, change);
    }
}

void offer_period_words(Operations& operations) {
    operations.get("get_comments", "/units/{unit}/comments", get_comments, {Permission::read}, "Periodens kommentarer");
    operations.put("put_comments", "/units/{unit}/comments", put_comments, {Permission::report, &PutComments::unit},
                   "Skriv kommentar till avsnitt, perspektiv eller mått");
    offer_judgements(operations);
    operations.post("import_comments", "/imports/comments", import_comments, {Permission::administer},
                    "Importera kommentarer");
}

}  // namespace ledstang
