// The rows of a definition, with the columns that their dataset lacks.
#include <fmt/format.h>

#include "computing/scan.h"

namespace ledstang {

std::string rows_in_sql(Statement& statement, const Definition& definition, const std::vector<Date>& days) {
    std::string columns = "t.*";
    std::string from = name_in_sql(definition.text.dataset) + " AS t";
    for (std::size_t i = 0; i < definition.next.size(); ++i) {
        const auto& next = definition.next[i];
        const std::string column = name_in_sql(next.text.column);
        std::string where = column + " IS NOT NULL";
        if (next.rule.program) where += " AND " + statement.rule(next.rule);
        columns += fmt::format(", f{}.n AS {}", i, name_in_sql(next.text.name));
        from += fmt::format(
            " ASOF LEFT JOIN (SELECT {} AS p, {} AS n FROM {} WHERE {}) AS f{} ON t.{} = f{}.p AND "
            "t.{} < f{}.n",
            name_in_sql(next.same), column, name_in_sql(definition.text.dataset), where, i, name_in_sql(next.same), i,
            name_in_sql(next.text.after), i);
    }
    if (definition.text.measured == Measured::stock) {
        const std::string from_day = "t." + name_in_sql(definition.when);
        const std::string until = "t." + name_in_sql(definition.until);
        columns += fmt::format(", m.day AS {}", slice_column);
        from += fmt::format(" JOIN (SELECT unnest([{}]) AS day) AS m ON {} <= m.day AND ({} IS NULL OR {} > m.day)",
                            statement.list(days), from_day, until, until);
    }
    if (columns == "t.*") return from;
    return fmt::format("(SELECT {} FROM {}) AS t", columns, from);
}

}  // namespace ledstang
