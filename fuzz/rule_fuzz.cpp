// A rule's text from anywhere: read, evaluated over a few rows, and written as SQL. Faults must lie within the text;
// "not" must turn the answer; the SQL may hold names and parameters, nothing of what was written.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "rules/rules.h"

namespace {

using namespace ledstang;

void require(bool holds) {
    if (!holds) std::abort();
}

const std::vector<ColumnType> columns = {
    {"kontaktdatum", Type::date, true}, {"fodelsedatum", Type::date, false},  {"kon", Type::text, false},
    {"diagnos", Type::text, false},     {"alder", Type::whole_number, false}, {"poäng", Type::number, false},
    {"planerad", Type::truth, false},   {"vantetid", Type::days, false},
};
const RuleDates dates{*parse_date("2024-02-29")};

const std::vector<std::vector<Value>>& rows() {
    static const std::vector<std::vector<Value>> all = {
        std::vector<Value>(columns.size()),
        {*parse_date("2024-02-29"), *parse_date("1956-02-29"), std::string("K"), std::string("C50.9"), std::int64_t{68},
         1.5, true, std::int64_t{14}},
        {*parse_date("9999-12-31"), *parse_date("0001-01-01"), std::string(), std::string("\"ÅÄÖ"), INT64_MIN, -1e308,
         false, INT64_MAX},
    };
    return all;
}

const NamedRules& named() {
    static const NamedRules rules = {{"äldre", *parse_rule("alder >= 65", columns)},
                                     {"kvot", *parse_rule("poäng / (alder - 68)", columns)}};
    return rules;
}

void check_faults(std::string_view text, const std::vector<RuleFault>& faults) {
    require(!faults.empty() && faults.size() <= 20);
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n') + std::count(text.begin(), text.end(), '\r');
    for (const auto& fault : faults) {
        require(fault.line >= 1 && fault.line <= lines && fault.column >= 1 && fault.length >= 1);
        require(fault.code.starts_with("rule.") && !fault.message.empty());
        require(!first_invalid_utf8(fault.message) && !first_invalid_utf8(fault.suggestion));
    }
}

// Names in quotation marks, $n, and otherwise no digit and no other quotation mark.
void check_sql(const SqlText& sql, char quote) {
    std::size_t highest = 0;
    for (std::size_t at = 0; at < sql.text.size(); ++at) {
        const char c = sql.text[at];
        if (c == quote) {
            at = sql.text.find(quote, at + 1);
            require(at != std::string::npos);
        } else if (c == '$') {
            std::size_t number = 0;
            while (at + 1 < sql.text.size() && sql.text[at + 1] >= '0' && sql.text[at + 1] <= '9')
                number = number * 10 + static_cast<std::size_t>(sql.text[++at] - '0');
            require(number >= 1 && number <= sql.parameters.size());
            highest = std::max(highest, number);
        } else if (c == '6') {
            require(sql.text.compare(at - 1, 3, "t64") == 0 && ++at > 0);  // Int64, Float64
        } else {
            require(c != '\'' && c != '"' && c != '`' && c != ';' && (c < '0' || c > '9'));
        }
    }
    require(highest == sql.parameters.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto rule = parse_rule(text, columns, named());
    if (!rule) {
        check_faults(text, rule.error());
        return 0;
    }
    check_sql(to_sql(*rule, SqlDialect::duckdb, dates), '"');
    check_sql(to_sql(*rule, SqlDialect::clickhouse, dates), '`');
    const auto negated = parse_rule("inte (" + std::string(text) + ")", columns, named());
    require(negated || type_of(*rule) != Type::truth || negated.error().front().code == "rule.too_deep" ||
            negated.error().front().code == "rule.too_large");
    for (const auto& row : rows()) {
        const Value value = evaluate(*rule, row, dates);
        if (!negated) continue;
        const Value opposite = evaluate(*negated, row, dates);
        require(is_missing(value) ? is_missing(opposite) : std::get<bool>(value) != std::get<bool>(opposite));
    }
    return 0;
}
