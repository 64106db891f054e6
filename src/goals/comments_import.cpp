// The file of a period's comments.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "exchange/row_reader.h"
#include "goals/period_words_store.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

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
        if (const auto scope = cells.one_of("scope", comment_scopes())) comment.scope = *scope;
        comment.scope_id = cells.text("scope_id");
        if (const auto paragraph = cells.integer("paragraph")) comment.paragraph = static_cast<int>(*paragraph);
        comment.heading = cells.optional_text("heading");
        comment.text = cells.text("text");
        if (cells.ok() && comment.scope != "section") {
            if (const auto known = require_comment_scope(sql, comment.scope, comment.scope_id); !known)
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
            read_comment(transaction.sql(), {reporting.unit, reporting.period, scope.first, scope.second});
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

}  // namespace

Result<ImportReport> import_comments(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    if (auto complete = require_columns(*table, {"comment_id", "scope", "scope_id", "paragraph", "text"}); !complete)
        return refuse(complete.error());
    return run_import(context, wish, "comments",
                      [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
                          const auto reporting = reporting_context(transaction.sql(), wish);
                          if (!reporting) return refuse(reporting.error());
                          if (auto open = require_open(transaction.sql(), context.configuration, reporting->unit,
                                                       reporting->period, context.today, context.caller);
                              !open)
                              return refuse(open.error());
                          report.rows = static_cast<int>(table->rows.size());
                          apply_comments(transaction, *reporting, read_comment_rows(*table, transaction.sql(), faults),
                                         report);
                          return {};
                      });
}

}  // namespace ledstang
