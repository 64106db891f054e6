#include "rules/rules.h"

#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <regex>
#include <sstream>

namespace ledstang {
namespace {

const std::vector<ColumnType> columns = {
    {"kontaktdatum", Type::date, true}, {"utskriven", Type::date, false},     {"fodelsedatum", Type::date, false},
    {"kon", Type::text, false},         {"alder", Type::whole_number, false}, {"vardform", Type::text, false},
    {"diagnos", Type::text, false},     {"drg_poang", Type::number, false},   {"kostnad", Type::number, false},
    {"planerad", Type::truth, false},   {"vantetid", Type::days, false},      {"år", Type::whole_number, false},
};

const RuleDates dates{*parse_date("2024-06-15")};

Date day(const char* text) {
    return parse_date(text).value();
}

// 66 years old on the day, in hospital for 12 days.
std::vector<Value> contact() {
    return {day("2024-02-10"),
            day("2024-02-22"),
            day("1957-02-28"),
            std::string("K"),
            std::int64_t{66},
            std::string("sluten"),
            std::string("C50.9"),
            1.5,
            30000.0,
            true,
            std::int64_t{31},
            std::int64_t{2024}};
}

// The same contact with nothing known about it.
std::vector<Value> unknown() {
    return std::vector<Value>(columns.size());
}

Rule rule(std::string_view text, const NamedRules& named = {}) {
    auto parsed = parse_rule(text, columns, named);
    if (!parsed) throw std::runtime_error(std::string(text) + ": " + parsed.error().front().message);
    return *parsed;
}

Value of(std::string_view text, const std::vector<Value>& row = contact()) {
    return evaluate(rule(text), row, dates);
}

const Value yes = true;
const Value no = false;
const Value nothing = {};

RuleFault fault(std::string_view text, const NamedRules& named = {}) {
    const auto parsed = parse_rule(text, columns, named);
    if (parsed) {
        ADD_FAILURE() << text << " was read";
        return {};
    }
    return parsed.error().front();
}

std::string told(std::string_view text) {
    const auto found = fault(text);
    std::ostringstream words;
    words << found.line << ":" << found.column << "+" << found.length << " " << found.code;
    if (!found.suggestion.empty()) words << " → " << found.suggestion;
    return words.str();
}

TEST(Rules, CompareColumnsWithLiterals) {
    EXPECT_EQ(of("vardform = \"sluten\""), yes);
    EXPECT_EQ(of("vardform <> \"sluten\""), no);
    EXPECT_EQ(of("vardform är inte \"öppen\""), yes);
    EXPECT_EQ(of("vardform = ”sluten”"), yes);
    EXPECT_EQ(of("alder >= 65"), yes);
    EXPECT_EQ(of("alder > 66"), no);
    EXPECT_EQ(of("alder >= 65 år"), yes);
    EXPECT_EQ(of("drg_poang = 1,5"), yes);
    EXPECT_EQ(of("drg_poang = 1.5"), yes);
    EXPECT_EQ(of("alder < 66.5"), yes);
    EXPECT_EQ(of("kontaktdatum ≤ 2024-02-10"), yes);
    EXPECT_EQ(of("planerad"), yes);
    EXPECT_EQ(of("planerad = falskt"), no);
    EXPECT_EQ(of("vardform = \"\""), no);
}

TEST(Rules, SpeakSwedishAndEnglish) {
    const std::pair<const char*, const char*> pairs[] = {
        {"alder >= 65 och kon = \"K\" eller inte planerad", "alder >= 65 and kon = \"K\" or not planerad"},
        {"vardform i {\"sluten\", \"öppen\"}", "vardform in {\"sluten\", \"öppen\"}"},
        {"alder mellan 18 och 70", "alder between 18 and 70"},
        {"diagnos börjar med \"C50\"", "diagnos starts with \"C50\""},
        {"diagnos börjar inte med \"C50\"", "diagnos starts not with \"C50\""},
        {"dagar mellan kontaktdatum och utskriven = 12 dygn", "days between kontaktdatum and utskriven = 12 days"},
        {"år mellan fodelsedatum och utskriven = 66", "years between fodelsedatum and utskriven = 66"},
        {"ålder vid utskriven från fodelsedatum = 66", "age at utskriven from fodelsedatum = 66"},
        {"drg_poang saknas eller kostnad finns", "drg_poang is missing or kostnad exists"},
        {"idag - kontaktdatum > 2 veckor", "today - kontaktdatum > 2 weeks"},
        {"planerad = sant", "planerad = true"},
    };
    for (const auto& [swedish_text, english] : pairs) {
        EXPECT_EQ(of(swedish_text), of(english)) << swedish_text;
        EXPECT_EQ(of(swedish_text, unknown()), of(english, unknown())) << swedish_text;
        EXPECT_EQ(to_sql(rule(swedish_text), SqlDialect::duckdb, dates).text,
                  to_sql(rule(english), SqlDialect::duckdb, dates).text);
    }
    EXPECT_EQ(of("ALDER >= 65 OCH kön = \"K\""), yes) << "capitals, and å ä ö in the name of a column without them";
}

TEST(Rules, CountDaysInTheCalendar) {
    EXPECT_EQ(of("dagar mellan kontaktdatum och utskriven"), Value(std::int64_t{12}));
    EXPECT_EQ(of("utskriven - kontaktdatum"), Value(std::int64_t{12}));
    EXPECT_EQ(of("dagar mellan 2024-02-28 och 2024-03-01"), Value(std::int64_t{2}));
    EXPECT_EQ(of("dagar mellan 2023-02-28 och 2023-03-01"), Value(std::int64_t{1}));
    EXPECT_EQ(of("dagar mellan utskriven och kontaktdatum"), Value(std::int64_t{-12}));
    EXPECT_EQ(of("kontaktdatum + 2 veckor"), Value(day("2024-02-24")));
    EXPECT_EQ(of("idag - 90 dagar"), Value(day("2024-03-17")));
    EXPECT_EQ(of("dagar mellan kontaktdatum och utskriven + 1 dag <= 13 dagar"), yes);
    EXPECT_EQ(of("(utskriven - kontaktdatum) / 1 dag"), Value(12.0));
    EXPECT_EQ(of("vantetid <= 30 dagar"), no);
    EXPECT_EQ(of("30 dagar mellan 2 veckor och vantetid"), yes);
    EXPECT_EQ(of("vantetid / 1 vecka > 4,4"), yes);
    EXPECT_EQ(of("2024-01-01 + 9000000 dagar"), nothing) << "no calendar has that day";
}

TEST(Rules, KnowHowOldAPersonIs) {
    const auto age = [](const char* born, const char* on) {
        return of(std::string("ålder vid ") + on + " från " + born);
    };
    EXPECT_EQ(of("ålder vid kontaktdatum"), Value(std::int64_t{66}));
    EXPECT_EQ(age("1957-02-28", "2024-02-27"), Value(std::int64_t{66}));
    EXPECT_EQ(age("1957-02-28", "2024-02-28"), Value(std::int64_t{67}));
    EXPECT_EQ(age("2000-02-29", "2001-02-28"), Value(std::int64_t{0})) << "born on a leap day, older on 1 March";
    EXPECT_EQ(age("2000-02-29", "2001-03-01"), Value(std::int64_t{1}));
    EXPECT_EQ(age("2024-01-01", "2024-01-01"), Value(std::int64_t{0}));
    EXPECT_EQ(age("2024-01-02", "2024-01-01"), nothing);
}

TEST(Rules, TakePeriodsAsDays) {
    EXPECT_EQ(of("utskriven i 2024-T1"), yes);
    EXPECT_EQ(of("utskriven i 2024-T2"), no);
    EXPECT_EQ(of("utskriven i 2024"), yes);
    EXPECT_EQ(of("utskriven i 2024-02"), yes);
    EXPECT_EQ(of("utskriven i 2024-q1"), yes);
    EXPECT_EQ(of("utskriven i 2024-W08"), yes);
    EXPECT_EQ(of("utskriven inte i 2024-VT"), no);
    EXPECT_EQ(of("2024-04-30 i 2024-T1 och inte 2024-05-01 i 2024-T1"), yes);
    EXPECT_EQ(of("år i {2023, 2024}"), yes);
    EXPECT_EQ(of("2024 - 4"), Value(2020.0));
}

TEST(Rules, KnowCodesByTheirBeginning) {
    EXPECT_EQ(of("diagnos börjar med \"C50\""), yes);
    EXPECT_EQ(of("diagnos börjar med {\"J44\", \"C50.9\", \"I50\"}"), yes);
    EXPECT_EQ(of("diagnos börjar med {\"C50.91\", \"C5A\", \"C49\"}"), no);
    EXPECT_EQ(of("diagnos börjar med {\"C\", \"C50.8\"}"), yes);
    EXPECT_EQ(of("diagnos börjar med {\"C51\"}"), no);
    EXPECT_EQ(of("diagnos börjar med \"c50\""), no) << "small and large letters differ";
    EXPECT_EQ(of("diagnos börjar inte med \"C50\"", unknown()), nothing);
}

// and, or, not and comparison as in SQL.
TEST(Rules, LeaveTheUnknownUnknown) {
    const char* const u = "planerad";
    const auto value = [&](const std::string& text) { return of(text, unknown()); };
    EXPECT_EQ(value(u), nothing);
    EXPECT_EQ(value("planerad och falskt"), no);
    EXPECT_EQ(value("planerad och sant"), nothing);
    EXPECT_EQ(value("planerad eller sant"), yes);
    EXPECT_EQ(value("planerad eller falskt"), nothing);
    EXPECT_EQ(value("inte planerad"), nothing);
    EXPECT_EQ(value("planerad saknas"), yes);
    EXPECT_EQ(value("planerad finns"), no);
    EXPECT_EQ(value("(planerad = planerad) saknas"), yes);
    EXPECT_EQ(value("kon i {\"K\", \"M\"}"), nothing);
    EXPECT_EQ(value("kon inte i {\"K\", \"M\"}"), nothing);
    EXPECT_EQ(value("alder mellan 18 och 64"), nothing);
    EXPECT_EQ(value("kostnad / drg_poang > 1000"), nothing);
    EXPECT_EQ(value("ålder vid kontaktdatum >= 65"), nothing);
    EXPECT_EQ(value("100 mellan alder och 50"), no) << "above fifty, whatever the age is";
}

TEST(Rules, DivideByZeroIntoNothing) {
    EXPECT_EQ(of("kostnad / drg_poang"), Value(20000.0));
    EXPECT_EQ(of("kostnad / 0"), nothing);
    EXPECT_EQ(of("kostnad / (alder - 66)"), nothing);
    EXPECT_EQ(of("1 / (1 / (alder - 66))"), nothing);
    EXPECT_EQ(of("kostnad / 0 > 5"), nothing);
    EXPECT_EQ(of("alder / 4"), Value(16.5)) << "never whole-number division";
    auto row = contact();
    row[8] = std::numeric_limits<double>::max();
    EXPECT_EQ(of("kostnad * 10", row), nothing) << "larger than a number can be";
    EXPECT_EQ(of("kostnad * 10 > 5", row), nothing);
    EXPECT_EQ(of("-kostnad < 0", row), yes);
}

TEST(Rules, MultiplyBeforeTheyAdd) {
    EXPECT_EQ(of("1 + 2 * 3"), Value(7.0));
    EXPECT_EQ(of("(1 + 2) * 3"), Value(9.0));
    EXPECT_EQ(of("10 - 4 - 3"), Value(3.0));
    EXPECT_EQ(of("-2 * -3"), Value(6.0));
    EXPECT_EQ(of("2 − 3"), Value(-1.0));
    EXPECT_EQ(of("sant eller sant och falskt"), yes) << "and before or";
    EXPECT_EQ(of("inte falskt och sant"), yes);
}

TEST(Rules, NameOtherRules) {
    NamedRules named;
    named["äldre"] = rule("alder >= 65");
    named["cancer"] = rule("diagnos börjar med {\"C\", \"D0\"}");
    named["äldre med cancer"] = rule("äldre och cancer", named);
    named["vårddygn"] = rule("dagar mellan kontaktdatum och utskriven + 1 dag");
    EXPECT_EQ(evaluate(rule("äldre och inte cancer", named), contact(), dates), no);
    EXPECT_EQ(evaluate(rule("vårddygn > 12 dagar och äldre", named), contact(), dates), yes);
    EXPECT_EQ(columns_of(rule("cancer eller äldre", named)), (std::vector<std::string>{"alder", "diagnos"}));
    const std::vector<ColumnType> others = {{"alder", Type::text, false}};
    EXPECT_EQ(parse_rule("äldre", others, named).error().front().code, "rule.named");
}

TEST(Rules, TellTheirTypeAndColumns) {
    EXPECT_EQ(type_of(rule("alder + 1")), Type::number);
    EXPECT_EQ(type_of(rule("ålder vid utskriven")), Type::whole_number);
    EXPECT_EQ(type_of(rule("utskriven - kontaktdatum")), Type::days);
    EXPECT_EQ(type_of(rule("utskriven + 1 dag")), Type::date);
    EXPECT_EQ(type_of(rule("[kon]")), Type::text);
    EXPECT_EQ(columns_of(rule("utskriven > kontaktdatum och utskriven finns")),
              (std::vector<std::string>{"kontaktdatum", "utskriven"}));
}

TEST(Rules, ReadOnlyRowsOfTheirOwnColumns) {
    EXPECT_THROW(evaluate(rule("alder > 1"), std::vector<Value>(2), dates), std::invalid_argument);
    auto row = contact();
    row[4] = std::string("sextiosex");
    EXPECT_THROW(evaluate(rule("alder > 1"), row, dates), std::invalid_argument);
}

// line:column+length code → suggestion
TEST(RuleFaults, SayWhereAndWhatInstead) {
    EXPECT_EQ(told("vardform = \"sluten\" och kontaktdatm i 2024"), "1:25+11 rule.unknown_name → kontaktdatum");
    EXPECT_EQ(told("alder >= 65\noch diagnso finns"), "2:5+7 rule.unknown_name → diagnos");
    EXPECT_EQ(told("år = 2024 ock kon = \"K\""), "1:11+3 rule.expected → och");
    EXPECT_EQ(told("diagnos börjr med \"C50\""), "1:9+5 rule.expected → börjar");
    EXPECT_EQ(told("diagnos börjar \"C50\""), "1:16+5 rule.expected → med");
    EXPECT_EQ(told("vantetid > 90"), "1:12+2 rule.unit → 90 dagar");
    EXPECT_EQ(told("kontaktdatum + 14 > utskriven"), "1:16+2 rule.unit → 14 dagar");
    EXPECT_EQ(told("alder > 65 dagar"), "1:9+8 rule.unit");
    EXPECT_EQ(told("vantetid > 3 månader"), "1:12+9 rule.months → 90 dagar");
    EXPECT_EQ(told("kontaktdatum = 2024"), "1:16+4 rule.type → i 2024");
    EXPECT_EQ(told("alder = \"65\""), "1:9+4 rule.type");
    EXPECT_EQ(told("kon = 1"), "1:7+1 rule.type");
    EXPECT_EQ(told("kon = kontaktdatum"), "1:7+12 rule.type");
    EXPECT_EQ(told("planerad > falskt"), "1:1+17 rule.type");
    EXPECT_EQ(told("alder och planerad"), "1:1+5 rule.type");
    EXPECT_EQ(told("inte alder"), "1:6+5 rule.type");
    EXPECT_EQ(told("kon i {\"K\", 1}"), "1:13+1 rule.type");
    EXPECT_EQ(told("kon * 2"), "1:1+3 rule.type");
    EXPECT_EQ(told("alder börjar med \"6\""), "1:1+5 rule.type");
    EXPECT_EQ(told("kontaktdatum i 2024-13"), "1:16+7 rule.period");
    EXPECT_EQ(told("kontaktdatum > 2023-02-29"), "1:16+10 rule.date");
    EXPECT_EQ(told("kontaktdatum = 2024-T1"), "1:16+7 rule.expected");
    EXPECT_EQ(told("alder i {1,5}"), "1:10+3 rule.comma → 1, 5");
    EXPECT_EQ(told("kostnad > 1 000"), "1:13+3 rule.expected");
    EXPECT_EQ(told("kostnad > 1.000.000"), "1:11+7 rule.number");
    EXPECT_EQ(told("kon == \"K\""), "1:5+2 rule.character → =");
    EXPECT_EQ(told("kon = 'K'"), "1:7+1 rule.character → \"");
    EXPECT_EQ(told("kon = \"K"), "1:7+1 rule.unclosed → \"");
    EXPECT_EQ(told("(alder > 65"), "1:1+1 rule.unclosed → )");
    EXPECT_EQ(told("alder > 65)"), "1:11+1 rule.unclosed");
    EXPECT_EQ(told("18 < alder < 65"), "1:12+1 rule.chain");
    EXPECT_EQ(told("kon = saknas"), "1:7+6 rule.missing_value");
    EXPECT_EQ(told("kon i {}"), "1:7+2 rule.empty_set");
    EXPECT_EQ(told("kon i {kon}"), "1:8+3 rule.expected");
    EXPECT_EQ(told("diagnos börjar med \"\""), "1:20+2 rule.empty_text");
    EXPECT_EQ(told("alder >"), "1:8+1 rule.expected");
    EXPECT_EQ(told("  "), "1:3+1 rule.empty");
    EXPECT_EQ(told("kon = \"\xff\""), "1:8+1 rule.encoding");
}

TEST(RuleFaults, AreAllToldAtOnceWhereTheTextCanBeRead) {
    const auto parsed = parse_rule("aldr > 1 och kon = 2 eller vantetid > 90 och alder > 5", columns);
    ASSERT_FALSE(parsed);
    ASSERT_EQ(parsed.error().size(), 3U);
    EXPECT_EQ(parsed.error()[0].code, "rule.unknown_name");
    EXPECT_EQ(parsed.error()[1].code, "rule.type");
    EXPECT_EQ(parsed.error()[2].code, "rule.unit");
    EXPECT_EQ(parsed.error()[0].message, "Ingen kolumn eller regel heter ”aldr”. Menade du alder?");
}

TEST(RuleFaults, MissADateOfBirth) {
    const std::vector<ColumnType> few = {{"kontaktdatum", Type::date, true}, {"alder", Type::whole_number, false}};
    EXPECT_EQ(parse_rule("ålder vid kontaktdatum > 1", few).error().front().code, "rule.birth_date");
    EXPECT_TRUE(parse_rule("ålder > 1", few)) << "not followed by ”vid”: the column";
}

TEST(RuleFaults, KeepIdentitiesToThemselves) {
    const std::vector<ColumnType> people = {{"patient", Type::text, true, true}, {"kon", Type::text, false}};
    EXPECT_TRUE(parse_rule("patient finns och kon saknas", people));
    EXPECT_TRUE(parse_rule("patient", people)) << "whom to count";
    for (const char* text : {"patient = \"1\"", "patient = kon", "patient i {\"1\"}", "patient börjar med \"1\"",
                             "patient mellan kon och kon", "kon < patient"}) {
        const auto parsed = parse_rule(text, people);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().front().code, "rule.identity") << text;
        EXPECT_EQ(parsed.error().front().length, 7) << text;
    }
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int n = 0; n < times; ++n) all += text;
    return all;
}

TEST(RuleFaults, StopRulesThatAreTooLargeOrTooDeep) {
    EXPECT_EQ(fault(repeated("(", 30000) + "alder").code, "rule.too_deep");
    EXPECT_EQ(fault(repeated("- ", 30000) + "alder").code, "rule.too_deep");
    EXPECT_EQ(fault("1" + repeated(" + 1", 200)).code, "rule.too_deep");
    EXPECT_EQ(fault("alder" + repeated(" / (1 / alder", 5) + repeated(")", 5)).code, "rule.too_deep");
    EXPECT_EQ(fault("planerad" + repeated(" eller planerad", 4100)).code, "rule.too_large");
    EXPECT_EQ(fault(repeated(" ", 70000)).code, "rule.too_large");
    EXPECT_EQ(of("planerad" + repeated(" och planerad", 1000)), yes) << "wide is not deep";
    EXPECT_EQ(of(repeated("inte ", 10000) + "planerad"), yes);
    NamedRules named;
    named["a"] = rule("planerad och planerad");
    for (int n = 0; n < 9; ++n) named["a"] = rule("a och a", named);
    EXPECT_EQ(fault("a eller a eller a", named).code, "rule.too_large") << "doubled until it is large";
}

TEST(RuleSql, IsWrittenWithParametersOnly) {
    const auto sql = to_sql(rule("vardform = \"sluten\" och alder >= 65"), SqlDialect::duckdb, dates, 3);
    EXPECT_EQ(sql.text, "((\"vardform\" = CAST($3 AS VARCHAR)) AND (CAST($4 AS BIGINT) <= \"alder\"))");
    EXPECT_EQ(sql.parameters, (std::vector<Value>{std::string("sluten"), std::int64_t{65}}));
    const auto dated =
        to_sql(rule("kontaktdatum i 2024-T1 och kontaktdatum >= idag - 90 dagar"), SqlDialect::duckdb, dates);
    EXPECT_EQ(dated.text,
              "((\"kontaktdatum\" BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE)) AND (CAST($3 AS DATE) <= "
              "\"kontaktdatum\"))");
    EXPECT_EQ(dated.parameters, (std::vector<Value>{day("2024-01-01"), day("2024-04-30"), day("2024-03-17")}));
    EXPECT_EQ(to_sql(rule("kon saknas"), SqlDialect::clickhouse, dates).text,
              "if((isNull(`kon`) * toInt64($1)) = toInt64($2), NULL, (isNull(`kon`) * toInt64($1)) = toInt64($1))");
}

TEST(RuleSql, LooksForAPrefixAsARange) {
    const auto range = [](const std::string& prefix) {
        return to_sql(rule("diagnos börjar med \"" + prefix + "\""), SqlDialect::duckdb, dates);
    };
    EXPECT_EQ(range("C50").text, "((\"diagnos\" >= CAST($1 AS VARCHAR) AND \"diagnos\" < CAST($2 AS VARCHAR)))");
    const auto end = [&](const std::string& prefix) { return range(prefix).parameters.at(1); };
    EXPECT_EQ(end("C50"), Value(std::string("C51")));
    EXPECT_EQ(end("C9"), Value(std::string("C:"))) << "the sign after 9, which no code has";
    EXPECT_EQ(end("Å"), Value(std::string("Æ")));
    EXPECT_EQ(end("\xED\x9F\xBF"), Value(std::string("\xEE\x80\x80"))) << "there are no characters between";
    EXPECT_EQ(end("A\xF4\x8F\xBF\xBF"), Value(std::string("B")));
    EXPECT_EQ(range("\xF4\x8F\xBF\xBF").parameters.size(), 1U) << "nothing stands after the last character";
}

TEST(RuleSql, QuotesTheNamesOfColumns) {
    const std::vector<ColumnType> odd = {{"a\"b`c\\d", Type::truth, false}};
    const auto parsed = parse_rule("[a\"b`c\\d]", odd);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(to_sql(*parsed, SqlDialect::duckdb, dates).text, "\"a\"\"b`c\\d\"");
    EXPECT_NE(to_sql(*parsed, SqlDialect::clickhouse, dates).text.find("`a\"b\\`c\\\\d`"), std::string::npos);
}

// Whatever is written in a rule, none of it stands in the SQL: apart from names and $n no quotation mark and no digit.
TEST(RuleSql, HoldsNoLiterals) {
    const char* const texts[] = {
        "diagnos börjar med {\"C50\", \"D05\", \"I5\", \"Ö12\"} eller kon = \"x'; DROP TABLE t; --\"",
        "vardform i {\"sluten\", \"1=1\"} och drg_poang * 1234,5 / 77 > 0.25 eller kostnad mellan -9 och 88",
        "ålder vid kontaktdatum >= 65 och utskriven i 2024-T1 och kontaktdatum + 45 dagar < idag - 3 veckor",
        "vantetid / 1 dag = 13 och 2024-03-01 + vantetid > 2024-05-05 och (utskriven + 1 dag) i {2024-01-01, "
        "2023-07-07}",
        "år mellan (kontaktdatum + 1 dag) och 2031-01-01 i {1, 2, 3} eller sant och inte falskt = planerad",
        "kontaktdatum + 3 dagar",
    };
    const std::regex names("\"[^\"]*\"|`[^`]*`|\\$[0-9]+|Int64|Float64");
    for (const char* text : texts) {
        for (const auto dialect : {SqlDialect::duckdb, SqlDialect::clickhouse}) {
            const auto sql = to_sql(rule(text), dialect, dates);
            const std::string rest = std::regex_replace(sql.text, names, "");
            EXPECT_EQ(rest.find_first_of("0123456789'\"`$;"), std::string::npos) << sql.text;
            for (const char* literal : {"DROP", "sluten", "C50", "TRUE", "FALSE", "true", "false"})
                EXPECT_EQ(rest.find(literal), std::string::npos) << sql.text;
            EXPECT_FALSE(sql.parameters.empty());
        }
    }
}

}  // namespace
}  // namespace ledstang
