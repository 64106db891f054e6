// Writing what people say about a period, and the file of comments.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "goals/period_words.h"
#include "operations/import_run.h"
#include "store/version.h"

namespace ledstang {
namespace {

const std::vector<std::string> scopes = {"section", "perspective", "measure"};

struct PutComments {
    std::string unit;
    Period period = empty_value<Period>();
    std::string scope, scope_id, heading, text;
    static constexpr auto described() {
        using P = PutComments;
        return describe(
            "PutComments", field("unit", &P::unit, "Enhet"), field("period", &P::period, "Period"),
            field("scope", &P::scope, "section, perspective eller measure"),
            field("scope_id", &P::scope_id, "Vad kommentaren gäller"), optional_field("heading", &P::heading, "Rubrik"),
            field("text", &P::text, "Text; stycken skiljs åt av en tom rad. Tom text tar bort kommentaren"));
    }
};
struct PeriodCommentList {
    std::vector<PeriodComment> comments;
    static constexpr auto described() {
        return describe("PeriodCommentList",
                        field("comments", &PeriodCommentList::comments, "Stycken i rapportens ordning"));
    }
};
struct UnitAndPeriod {
    std::string unit;
    Period period = empty_value<Period>();
    static constexpr auto described() {
        return describe("UnitAndPeriod", field("unit", &UnitAndPeriod::unit, "Enhet"),
                        field("period", &UnitAndPeriod::period, "Period"));
    }
};
struct AssessGoal {
    std::string unit, goal;
    Period period = empty_value<Period>();
    std::string status, text;
    int version = 0;
    static constexpr auto described() {
        using A = AssessGoal;
        return describe("AssessGoal", field("unit", &A::unit, "Enhet"), field("goal", &A::goal, "Strategiskt mål"),
                        field("period", &A::period, "Period"),
                        field("status", &A::status, "met, partly_met, not_met eller undetermined"),
                        field("text", &A::text, "Motivering"),
                        optional_field("version", &A::version, "Version när bedömningen öppnades; 0 för en ny"));
    }
};
struct OverruleJudgement {
    std::string unit, measure;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    Attainment attainment = Attainment::undetermined;
    std::string reason;
    static constexpr auto described() {
        using O = OverruleJudgement;
        return describe("OverruleJudgement", field("unit", &O::unit, "Enhet"), field("measure", &O::measure, "Mått"),
                        field("period", &O::period, "Period"), field("sex", &O::sex, "Kön"),
                        field("attainment", &O::attainment, "Bedömning"), field("reason", &O::reason, "Skäl"));
    }
};
struct WithdrawOverruling {
    std::string unit, measure;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    static constexpr auto described() {
        using W = WithdrawOverruling;
        return describe("WithdrawOverruling", field("unit", &W::unit, "Enhet"), field("measure", &W::measure, "Mått"),
                        field("period", &W::period, "Period"), field("sex", &W::sex, "Kön"));
    }
};

std::vector<std::string> paragraphs_of(std::string_view text) {
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

std::string comment_id(const std::string& unit, Period period, const std::string& scope, const std::string& scope_id) {
    return fmt::format("{}/{}/{}/{}", unit, period.to_string(), scope, scope_id);
}

std::int64_t number_of(Sql& sql, const std::string& unit) {
    return sql.value<std::int64_t>("select number from unit where id = :id", unit);
}

Result<void> require_reporting_unit(Sql& sql, const std::string& unit, Period period) {
    auto chain = unit_chain(sql, unit, period.last_day());
    if (!chain) return refuse(chain.error());
    return {};
}

std::vector<PeriodComment> present_comments(Sql& sql, const std::string& unit, Period period, const std::string& scope,
                                            const std::string& scope_id) {
    auto comments = read_period_comments(sql, unit, period);
    std::erase_if(comments,
                  [&](const PeriodComment& comment) { return comment.scope != scope || comment.scope_id != scope_id; });
    return comments;
}

// Puts the paragraphs of one scope in place of those that are there.
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

Result<void> require_scope(Sql& sql, const std::string& scope, const std::string& scope_id) {
    if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end()) {
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

Result<PeriodCommentList> put_comments(Context& context, const PutComments& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PeriodCommentList> {
        Sql& sql = transaction.sql();
        if (auto known = require_reporting_unit(sql, wish.unit, wish.period); !known) return refuse(known.error());
        if (auto known = require_scope(sql, wish.scope, wish.scope_id); !known) return refuse(known.error());
        const auto before = present_comments(sql, wish.unit, wish.period, wish.scope, wish.scope_id);
        std::vector<PeriodComment> after;
        for (auto& text : paragraphs_of(wish.text)) {
            PeriodComment comment{wish.scope,
                                  wish.scope_id,
                                  static_cast<int>(after.size()) + 1,
                                  wish.heading,
                                  std::move(text),
                                  "",
                                  before.empty() ? 1 : before.front().version + 1};
            if (comment.heading.empty() && !before.empty()) comment.heading = before.front().heading;
            after.push_back(std::move(comment));
        }
        auto position = sql.row<std::int64_t>(
            "select min(position) from period_comment where unit = :unit and period = :period and scope = :scope and "
            "scope_id = :scope_id having count(*) > 0",
            number_of(sql, wish.unit), wish.period, wish.scope, wish.scope_id);
        if (!position) {
            position = sql.value<std::int64_t>(
                "select coalesce(max(position), 0) + 1 from period_comment where unit = :unit and period = :period",
                number_of(sql, wish.unit), wish.period);
        }
        if (before.empty() && after.empty()) return PeriodCommentList{};
        replace_comments(transaction, wish.unit, wish.period, before, after, wish.scope, wish.scope_id, *position);
        return PeriodCommentList{std::move(after)};
    });
}

Result<PeriodCommentList> get_comments(Context& context, const UnitAndPeriod& wish) {
    return context.store.read([&](Sql& sql) -> Result<PeriodCommentList> {
        return PeriodCommentList{read_period_comments(sql, wish.unit, wish.period)};
    });
}

Result<GoalAssessment> assess_goal(Context& context, const AssessGoal& wish) {
    static const std::vector<std::string> statuses = {"met", "partly_met", "not_met", "undetermined"};
    if (std::find(statuses.begin(), statuses.end(), wish.status) == statuses.end()) {
        return refuse("assessment.status", fmt::format("Bedömningen {} finns inte. Välj något av {}.",
                                                       in_quotes(wish.status), list_in_words(statuses, "eller")));
    }
    if (paragraphs_of(wish.text).empty())
        return refuse("assessment.text",
                      "Skriv en motivering. En samlad bedömning är en människas ord, inte ett medelvärde.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<GoalAssessment> {
        Sql& sql = transaction.sql();
        if (auto known = require_reporting_unit(sql, wish.unit, wish.period); !known) return refuse(known.error());
        if (sql.value<std::int64_t>("select count(*) from plan_goal where id = :id", wish.goal) == 0) {
            return refuse(RefusalKind::not_found, "plan.goal_unknown",
                          fmt::format("Målet {} finns inte.", in_quotes(wish.goal)));
        }
        const auto present = read_assessments(sql, wish.unit, wish.period);
        const auto before = present.find(wish.goal);
        const int version = before == present.end() ? 0 : before->second.version;
        if (version != wish.version) return refuse(expect_version(0, "bedömningen").error());
        const GoalAssessment after{wish.status, wish.text, context.caller.person, transaction.now(), version + 1};
        const auto change =
            transaction.log("goal_assessment", fmt::format("{}/{}/{}", wish.unit, wish.period.to_string(), wish.goal),
                            before == present.end() ? "" : to_json(before->second), to_json(after));
        const auto number = number_of(sql, wish.unit);
        sql.execute("delete from goal_assessment where unit = :unit and period = :period and goal = :goal", number,
                    wish.period, wish.goal);
        sql.execute(
            "insert into goal_assessment (unit, period, goal, status, content, version, change) values (:unit, "
            ":period, :goal, :status, :content, :version, :change)",
            number, wish.period, wish.goal, wish.status, wish.text, after.version, change);
        return after;
    });
}

struct LoggedOverruling {
    Attainment attainment = Attainment::undetermined;
    std::string reason;
    static constexpr auto described() {
        return describe("LoggedOverruling", field("attainment", &LoggedOverruling::attainment, "Bedömning"),
                        field("reason", &LoggedOverruling::reason, "Skäl"));
    }
};

// Takes away the present overruling, if any, and writes the new one, if any.
Result<LoggedOverruling> change_overruling(Context& context, const WithdrawOverruling& place,
                                           const std::optional<LoggedOverruling>& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<LoggedOverruling> {
        Sql& sql = transaction.sql();
        if (auto known = require_reporting_unit(sql, place.unit, place.period); !known) return refuse(known.error());
        const auto measure = measure_number(sql, place.measure);
        if (!measure) return refuse(unknown_measure(sql, place.measure));
        const auto present = read_overruled(sql, place.unit, place.period);
        const auto before = present.find({place.measure, place.sex});
        if (before == present.end() && !wish) {
            return refuse(RefusalKind::not_found, "judgement.not_overruled",
                          "Bedömningen är den uträknade; det finns inget att ta tillbaka.");
        }
        const auto change = transaction.log(
            "judgement",
            fmt::format("{}/{}/{}/{}", place.unit, place.measure, place.period.to_string(), name_of(place.sex)),
            before == present.end() ? "" : to_json(LoggedOverruling{before->second.attainment, before->second.reason}),
            wish ? to_json(*wish) : "");
        const auto number = number_of(sql, place.unit);
        sql.execute(
            "delete from judgement_override where unit = :unit and period = :period and measure = :measure and sex = "
            ":sex",
            number, place.period, *measure, sex_code(place.sex));
        if (!wish) return LoggedOverruling{before->second.attainment, before->second.reason};
        sql.execute(
            "insert into judgement_override (unit, period, measure, sex, attainment, reason, version, change) "
            "values (:unit, :period, :measure, :sex, :attainment, :reason, 1, :change)",
            number, place.period, *measure, sex_code(place.sex), wish->attainment, wish->reason, change);
        return *wish;
    });
}

Result<LoggedOverruling> overrule(Context& context, const OverruleJudgement& wish) {
    if (paragraphs_of(wish.reason).empty()) return refuse("judgement.reason", "Skriv varför bedömningen ändras.");
    return change_overruling(context, {wish.unit, wish.measure, wish.period, wish.sex},
                             LoggedOverruling{wish.attainment, wish.reason});
}
Result<LoggedOverruling> withdraw(Context& context, const WithdrawOverruling& wish) {
    return change_overruling(context, wish, std::nullopt);
}

struct CommentRow {
    PeriodComment comment;
    std::int64_t position = 0;
};
using Scope = std::pair<std::string, std::string>;

// The right rows in the file's order, which is the report's.
std::vector<CommentRow> read_comment_rows(const Table& table, Sql& sql, TableFaults& faults) {
    std::vector<CommentRow> rows;
    std::map<std::string, int> ids;
    std::map<std::tuple<std::string, std::string, int>, int> places;
    for (const Row& row : table.rows) {
        RowReader cells(table, row, faults);
        PeriodComment comment;
        comment.source_id = cells.text("comment_id");
        if (const auto scope = cells.one_of("scope", scopes)) comment.scope = *scope;
        comment.scope_id = cells.text("scope_id");
        if (const auto paragraph = cells.integer("paragraph")) comment.paragraph = static_cast<int>(*paragraph);
        comment.heading = cells.optional_text("heading");
        comment.text = cells.text("text");
        if (cells.ok() && comment.scope != "section") {
            if (const auto known = require_scope(sql, comment.scope, comment.scope_id); !known)
                cells.fault("scope_id", known.error().code, known.error().message);
        }
        if (const auto [first, fresh] = ids.try_emplace(comment.source_id, cells.line()); cells.ok() && !fresh) {
            cells.fault("comment_id", "comment.duplicate_id",
                        fmt::format("Id:t {} står redan på rad {}.", in_quotes(comment.source_id), first->second));
        }
        const auto [first, fresh] =
            places.try_emplace({comment.scope, comment.scope_id, comment.paragraph}, cells.line());
        if (cells.ok() && !fresh)
            cells.fault("paragraph", "comment.duplicate",
                        fmt::format("Samma stycke står redan på rad {}.", first->second));
        if (cells.ok()) rows.push_back({std::move(comment), static_cast<std::int64_t>(rows.size()) + 1});
    }
    return rows;
}

bool same_words(const std::vector<PeriodComment>& a, const std::vector<PeriodComment>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PeriodComment& x, const PeriodComment& y) {
        return x.paragraph == y.paragraph && x.heading == y.heading && x.text == y.text && x.source_id == y.source_id;
    });
}

void apply_comments(Transaction& transaction, const ReportingContext& reporting, const std::vector<CommentRow>& rows,
                    ImportReport& report) {
    std::map<Scope, std::vector<PeriodComment>> wished;
    std::map<Scope, std::int64_t> positions;
    for (const auto& [comment, position] : rows) {
        wished[{comment.scope, comment.scope_id}].push_back(comment);
        positions.try_emplace({comment.scope, comment.scope_id}, position);
    }
    for (auto& [scope, comments] : wished) {
        std::sort(comments.begin(), comments.end(),
                  [](const auto& a, const auto& b) { return a.paragraph < b.paragraph; });
        const auto before =
            present_comments(transaction.sql(), reporting.unit, reporting.period, scope.first, scope.second);
        const int count = static_cast<int>(comments.size());
        if (same_words(before, comments)) {
            report.unchanged += count;
            continue;
        }
        (before.empty() ? report.added : report.changed) += count;
        for (auto& comment : comments) comment.version = before.empty() ? 1 : before.front().version + 1;
        replace_comments(transaction, reporting.unit, reporting.period, before, comments, scope.first, scope.second,
                         positions[scope]);
    }
}

Result<ImportReport> import_comments(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    if (auto complete = require_columns(*table, {"comment_id", "scope", "scope_id", "paragraph", "text"}); !complete)
        return refuse(complete.error());
    return run_import(context, wish, "comments",
                      [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
                          const auto reporting = reporting_context(transaction.sql(), wish);
                          if (!reporting) return refuse(reporting.error());
                          report.rows = static_cast<int>(table->rows.size());
                          apply_comments(transaction, *reporting, read_comment_rows(*table, transaction.sql(), faults),
                                         report);
                          return {};
                      });
}

}  // namespace

void offer_period_words(Operations& operations) {
    operations.get("get_comments", "/units/{unit}/comments", get_comments, {Permission::read}, "Periodens kommentarer");
    operations.put("put_comments", "/units/{unit}/comments", put_comments, {Permission::report, &PutComments::unit},
                   "Skriv kommentar till avsnitt, perspektiv eller mått");
    operations.put("assess_goal", "/units/{unit}/goals/{goal}/assessment", assess_goal,
                   {Permission::report, &AssessGoal::unit}, "Skriv samlad bedömning av ett strategiskt mål");
    operations.put("overrule_judgement", "/units/{unit}/measures/{measure}/judgement", overrule,
                   {Permission::report, &OverruleJudgement::unit}, "Ändra en uträknad bedömning, med skäl");
    operations.remove("withdraw_overruling", "/units/{unit}/measures/{measure}/judgement", withdraw,
                      {Permission::report, &WithdrawOverruling::unit}, "Återgå till den uträknade bedömningen");
    operations.post("import_comments", "/imports/comments", import_comments, {Permission::administer},
                    "Importera kommentarer");
}

}  // namespace ledstang
