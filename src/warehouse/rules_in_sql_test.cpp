// Rules say the same in memory and in the warehouse: random rules over random rows, a good part of whose cells are
// missing or extreme, through the parser, evaluate and the SQL of DuckDB and ClickHouse.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "rules/rules.h"
#include "warehouse/batches.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

constexpr std::size_t rows = 3000;
constexpr int rules = 400;
const RuleDates dates{*parse_date("2024-02-29")};

const std::vector<ColumnType> columns = {
    {"sant_a", Type::truth, false},         {"sant_b", Type::truth, false}, {"antal_a", Type::whole_number, false},
    {"antal_b", Type::whole_number, false}, {"tal_a", Type::number, false}, {"tal_b", Type::number, false},
    {"text_a", Type::text, false},          {"text_b", Type::text, false},  {"dag_a", Type::date, false},
    {"dag_b", Type::date, false},           {"tid_a", Type::days, false},   {"tid_b", Type::days, false},
};

class Chance {
 public:
    explicit Chance(std::uint32_t seed) : engine_(seed) {}
    // 0 to below − 1
    std::size_t below(std::size_t below) { return engine_() % below; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    T one_of(std::initializer_list<T> choices) {
        return *(choices.begin() + below(choices.size()));
    }

 private:
    std::mt19937 engine_;
};

// ---- rows -----------------------------------------------------------------------------------------------------------

std::int64_t day_number(const char* text) {
    return days_of(*parse_date(text));
}

Value random_cell(Type type, Chance& chance) {
    using Whole = std::numeric_limits<std::int64_t>;
    using Number = std::numeric_limits<double>;
    if (chance.one_in(4)) return {};
    switch (type) {
        case Type::truth:
            return chance.one_in(2);
        case Type::whole_number:
            if (chance.one_in(50)) return chance.one_of<std::int64_t>({Whole::max(), Whole::min(), 9007199254740993});
            return static_cast<std::int64_t>(chance.below(12)) - 4;
        case Type::number:
            if (chance.one_in(20))
                return chance.one_of<double>({Number::max(), -Number::max(), Number::min(), -0.0, 1e-200});
            return (static_cast<double>(chance.below(40)) - 10) / chance.one_of<double>({1, 4, 10});
        case Type::text:
            return chance.one_of<std::string>(
                {"", "C", "C5", "C50", "C50.9", "C51", "D05", "c50", "Å", "ÅÄ", "ÅÄÖ1", "Z", "a", "I10-P", "\"", "'"});
        case Type::date:
            if (chance.one_in(30))
                return date_of(static_cast<std::int32_t>(
                    chance.one_of({day_number("0001-01-01"), day_number("9999-12-31"), day_number("1900-03-01")})));
            if (chance.one_in(4))
                return date_of(static_cast<std::int32_t>(
                    chance.one_of({day_number("2024-02-28"), day_number("2024-02-29"), day_number("2024-03-01"),
                                   day_number("2000-02-29"), day_number("1969-12-31"), day_number("2023-12-31")})));
            return date_of(static_cast<std::int32_t>(chance.below(30'000)) - 10'000);
        case Type::days:
            if (chance.one_in(30))
                return chance.one_of<std::int64_t>({Whole::max(), 10'000'000, 10'000'001, -10'000'000});
            return static_cast<std::int64_t>(chance.below(200)) - 50;
    }
    return {};
}

CellKind kind_of(Type type) {
    switch (type) {
        case Type::truth:
            return CellKind::truth;
        case Type::whole_number:
        case Type::days:
            return CellKind::whole_number;
        case Type::number:
            return CellKind::number;
        case Type::text:
            return CellKind::text;
        case Type::date:
            return CellKind::date;
    }
    return CellKind::text;
}

// ---- rules ----------------------------------------------------------------------------------------------------------

class RandomRule {
 public:
    explicit RandomRule(Chance& chance) : chance_(chance) {}

    std::string of(Type type, int deep) {
        switch (type) {
            case Type::truth:
                return truth(deep);
            case Type::whole_number:
                return whole_number(deep);
            case Type::number:
                return number(deep);
            case Type::text:
                return chance_.one_in(2) ? column("text") : text();
            case Type::date:
                return date(deep);
            case Type::days:
                return days(deep);
        }
        return {};
    }

 private:
    std::string column(const char* name) { return fmt::format("{}_{}", name, chance_.one_of({'a', 'b'})); }
    std::string text() {
        return chance_.one_of<std::string>(
            {"\"C50\"", "\"C\"", "\"ÅÄ\"", "\"D05\"", "\"a\"", "\"C5\"", "\"\"\"\"", "\"'\""});
    }
    std::string whole() { return std::to_string(static_cast<int>(chance_.below(12)) - 4); }
    std::string day() {
        return chance_.one_of<std::string>(
            {"2024-02-29", "2024-03-01", "1990-06-15", "2000-02-29", "idag", "0001-01-01", "9999-12-31", "1970-01-01"});
    }

    template <class Each>
    std::string set(Each each) {
        std::string all = "{";
        for (std::size_t n = 1 + chance_.below(5); n-- > 0;) all += each() + (n > 0 ? ", " : "}");
        return all;
    }

    Type any_type() {
        return chance_.one_of({Type::whole_number, Type::number, Type::text, Type::date, Type::days, Type::number});
    }

    std::string truth(int deep) {
        if (deep <= 0) return chance_.one_in(8) ? chance_.one_of<std::string>({"sant", "falskt"}) : column("sant");
        const int less = deep - 1;
        switch (chance_.below(10)) {
            case 0:
            case 1:
                return fmt::format("({} och {} och {})", truth(less), truth(less), truth(less));
            case 2:
                return fmt::format("({} eller {})", truth(less), truth(less));
            case 3:
                return fmt::format("(inte {})", truth(less));
            case 4:
                return fmt::format("({} {} {})", truth(less), chance_.one_of({"=", "<>"}), truth(less));
            case 5: {
                const Type type = any_type();
                return fmt::format("({} {} {} och {})", of(type, less), chance_.one_of({"mellan", "inte mellan"}),
                                   of(type, less), of(type, less));
            }
            case 6:
                return membership(less);
            case 7:
                return fmt::format("({} {})", of(chance_.one_in(4) ? Type::truth : any_type(), less),
                                   chance_.one_of({"saknas", "finns"}));
            default: {
                const Type type = any_type();
                return fmt::format("({} {} {})", of(type, less), chance_.one_of({"=", "<>", "<", "<=", ">", ">="}),
                                   of(type, less));
            }
        }
    }

    std::string membership(int deep) {
        const auto in = chance_.one_of({"i", "inte i"});
        switch (chance_.below(6)) {
            case 0:
                return fmt::format("({} {} {})", column("text"), in, set([&] { return text(); }));
            case 1:
                return fmt::format("({} {} {})", whole_number(deep), in, set([&] { return whole(); }));
            case 2:
                return fmt::format("({} {} {})", number(deep), in, set([&] { return whole() + ".5"; }));
            case 3:
                return fmt::format("({} {} {})", date(deep), in, set([&] {
                                       return chance_.one_of<std::string>({"2024-02-29", "2024-03-01", "2000-02-29"});
                                   }));
            case 4:
                return fmt::format("({} {} {})", date(deep), in,
                                   chance_.one_of({"2024-T1", "2024", "2023-12", "2024-W09", "2024-VT", "1990-Q2"}));
            default: {
                // Now and then so many prefixes of one length that they are looked for in another way.
                const std::string many = R"({"C50", "C51", "D05", "c50", "Z1", "I10", "J44", "E11", "K25", "ÅÄÖ"})";
                return fmt::format("({} {} {})", column("text"), chance_.one_of({"börjar med", "börjar inte med"}),
                                   chance_.one_in(3)   ? text()
                                   : chance_.one_in(3) ? many
                                                       : set([&] { return text(); }));
            }
        }
    }

    std::string whole_number(int deep) {
        if (deep > 0 && chance_.one_in(2))
            return chance_.one_in(2) ? fmt::format("(år mellan {} och {})", date(deep - 1), date(deep - 1))
                                     : fmt::format("(ålder vid {} från {})", date(deep - 1), date(deep - 1));
        return chance_.one_in(3) ? whole() : column("antal");
    }

    std::string number(int deep) {
        if (deep <= 0) return chance_.one_in(3) ? chance_.one_of({"0.5", "1,25", "3.0", "0.1"}) : column("tal");
        const int less = deep - 1;
        switch (chance_.below(7)) {
            case 0:
                return fmt::format("(- {})", number(less));
            case 1:
                return fmt::format("({} / {})", days(less), days(less));
            case 2:
                return fmt::format("({} + {})", whole_number(less), number(less));
            default:
                return fmt::format("({} {} {})", number(less), chance_.one_of({'+', '-', '*', '/'}), number(less));
        }
    }

    std::string date(int deep) {
        if (deep > 0 && chance_.one_in(2))
            return fmt::format("({} {} {})", date(deep - 1), chance_.one_of({'+', '-'}), days(deep - 1));
        return chance_.one_in(3) ? day() : column("dag");
    }

    std::string days(int deep) {
        if (deep <= 0) return chance_.one_in(3) ? chance_.one_of({"14 dagar", "2 veckor", "0 dagar"}) : column("tid");
        switch (chance_.below(4)) {
            case 0:
                return fmt::format("(dagar mellan {} och {})", date(deep - 1), date(deep - 1));
            case 1:
                return fmt::format("({} - {})", date(deep - 1), date(deep - 1));
            case 2:
                return fmt::format("(- {})", days(deep - 1));
            default:
                return fmt::format("({} {} {})", days(deep - 1), chance_.one_of({'+', '-'}), days(deep - 1));
        }
    }

    Chance& chance_;
};

// ---- both -----------------------------------------------------------------------------------------------------------

std::string shown(const Value& value) {
    struct Show {
        std::string operator()(std::monostate) const { return "saknas"; }
        std::string operator()(bool truth) const { return truth ? "sant" : "falskt"; }
        std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
        std::string operator()(double number) const { return fmt::format("{}", number); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Date& date) const { return to_string(date); }
    };
    return std::visit(Show{}, value);
}

// What the warehouse answers, as the rule's type has it: ClickHouse knows days as whole numbers too.
Value answered(const Value& value, Type type) {
    if (type != Type::date || !std::holds_alternative<std::int64_t>(value)) return value;
    return date_of(static_cast<std::int32_t>(std::get<std::int64_t>(value)));
}

class RulesInSql : public WarehouseSideTest {};

TEST_P(RulesInSql, SayTheSameAsInMemory) {
    Chance chance(20240229);
    std::vector<std::vector<Value>> cells(rows);
    Columns table;
    for (const ColumnType& column : columns) table.columns.emplace_back(column.name, kind_of(column.type));
    table.columns.emplace_back("batch_id", CellKind::whole_number);
    table.columns.emplace_back("row_number", CellKind::whole_number);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t n = 0; n < columns.size(); ++n) {
            cells[row].push_back(random_cell(columns[n].type, chance));
            table.columns[n].add(cells[row].back());
        }
        table.columns[columns.size()].add_whole_number(1);
        table.columns.back().add_whole_number(static_cast<std::int64_t>(row));
    }
    auto writing = warehouse().write();
    make_batch_table(*writing);
    ASSERT_EQ(writing->prepare_table("rader", table), "");
    writing->append("rader", table);
    Batch batch;
    batch.id = 1;
    batch.dataset = "rader";
    add_batch(*writing, batch);
    writing->commit();
    writing.reset();

    std::size_t evaluations = 0;
    std::size_t known = 0;
    RandomRule random(chance);
    for (int n = 0; n < rules; ++n) {
        // Every type is a rule's outermost now and then; most are what selects rows.
        const Type type = n % 4 == 0 ? static_cast<Type>(n / 4 % 6) : Type::truth;
        const std::string text = random.of(type, 1 + n % 4);
        const auto rule = parse_rule(text, columns);
        ASSERT_TRUE(rule) << text << ": " << rule.error().front().message;
        ASSERT_EQ(type_of(*rule), type) << text;

        SqlText sql = to_sql(*rule, GetParam(), dates);
        sql.text = fmt::format("SELECT {} AS answer FROM rader ORDER BY row_number", sql.text);
        const Columns answer = warehouse().query(sql);
        ASSERT_EQ(answer.rows(), rows);
        for (std::size_t row = 0; row < rows; ++row) {
            const Value here = evaluate(*rule, cells[row], dates);
            const Value there = answered(answer[0].value(row), type);
            ++evaluations;
            known += is_missing(here) ? 0 : 1;
            if (here == there) continue;
            std::string inputs;
            for (std::size_t c = 0; c < columns.size(); ++c)
                inputs += fmt::format(" {}={}", columns[c].name, shown(cells[row][c]));
            FAIL() << text << "\n"
                   << sql.text << "\nin memory " << shown(here) << ", in SQL " << shown(there) << inputs;
        }
    }
    EXPECT_GE(evaluations, 1'000'000U);
    EXPECT_GE(known, evaluations / 4) << "hardly anything is known: the rows test nothing";
    EXPECT_LE(known, evaluations * 9 / 10) << "hardly anything is missing: the rows test little";
}

LEDSTANG_ON_BOTH_WAREHOUSES(RulesInSql);

}  // namespace
}  // namespace ledstang
