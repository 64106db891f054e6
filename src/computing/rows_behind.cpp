#include "computing/rows_behind.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "computing/months.h"
#include "computing/scan.h"
#include "computing/store_paths.h"
#include "computing/warehouse_door.h"

namespace ledstang {
namespace {

std::string text_of(const Column& column, std::size_t row) {
    const Value value = column.value(row);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "ja" : "nej";
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return to_string(*date);
    return {};
}

// Days [from, to] and the units whose rows counted for the unit then.
struct Stretch {
    Date from, to;
    std::vector<UnitIndex> units;
};

std::vector<Stretch> stretches_of(const UnitPaths& units, UnitIndex unit, const Date& first, const Date& last,
                                  Organised organised, const Date& today) {
    std::vector<Date> starts = {first};
    if (organised == Organised::then) {
        for (const auto& change : units.changes()) {
            if (first < change && change <= last) starts.push_back(change);
        }
    }
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Stretch stretch{starts[i], last, {}};
        if (i + 1 < starts.size()) stretch.to = Date{std::chrono::sys_days{starts[i + 1]} - std::chrono::days{1}};
        for (UnitIndex one = 0; one < static_cast<UnitIndex>(units.size()); ++one) {
            const auto above = organised == Organised::today ? units.above(units.today(one, today), today)
                                                             : units.above(one, starts[i]);
            if (std::ranges::find(above, unit) != above.end()) stretch.units.push_back(one);
        }
        stretches.push_back(std::move(stretch));
    }
    return stretches;
}

std::string list_of(Statement& statement, const std::vector<Value>& values) {
    std::string list;
    for (const auto& value : values) list += (list.empty() ? "" : ", ") + statement.value(value);
    return list;
}

class Opening {
 public:
    Opening(Context& context, const RowsWish& wish, const Definition& definition, const Dataset& dataset,
            const UnitPaths& units)
        : context_(context), wish_(wish), definition_(definition), dataset_(dataset), units_(units) {}

    RowsBehind read(Warehouse& warehouse) {
        RowsBehind behind;
        behind.dataset = dataset_.title;
        std::string columns;
        for (const auto& column : dataset_.columns) {
            if (column.role == ColumnRole::patient) continue;
            behind.columns.push_back(column.title);
            columns += ", " + name_in_sql(column.name);
        }
        if (!warehouse.has_table(definition_.text.dataset)) return behind;
        const Wording& wording = wording_of(warehouse.dialect());
        const auto days = days_of_counts(warehouse);
        if (definition_.text.measured != Measured::each_row && days.empty()) return behind;
        Statement statement(context_.today, wording);
        const std::string numerator = definition_.numerator ? statement.rule(*definition_.numerator) : "NULL";
        const std::string from = source(statement, days);
        // The number of rows is one of 1 to 1000, and ClickHouse takes no parameter there.
        const auto found = warehouse.query(statement.finish(
            fmt::format("SELECT batch_id, row_number, {}{} FROM {} ORDER BY {}, batch_id, row_number LIMIT {}",
                        numerator, columns, from, name_in_sql(definition_.when), wish_.most)));
        for (std::size_t i = 0; i < found.rows(); ++i) {
            RowBehind row;
            if (!found[0].is_missing(i)) row.batch = found[0].whole_numbers()[i];
            if (!found[1].is_missing(i)) row.row_number = found[1].whole_numbers()[i];
            if (definition_.numerator) row.in_numerator = !found[2].is_missing(i) && found[2].truths()[i] != 0;
            for (std::size_t c = 3; c < found.columns.size(); ++c) row.values.push_back(text_of(found[c], i));
            behind.rows.push_back(std::move(row));
        }
        Statement counting(context_.today, wording);
        const auto batches = warehouse.query(
            counting.finish(wording.select({{"batch_id", "batch"}, {"count(*)", "rows"}}, source(counting, days), 1) +
                            " ORDER BY batch"));
        for (std::size_t i = 0; i < batches.rows(); ++i) {
            behind.all += batches["rows"].whole_numbers()[i];
            if (!batches["batch"].is_missing(i)) behind.batches.push_back(batches["batch"].whole_numbers()[i]);
        }
        return behind;
    }

 private:
    Date first_day() const {
        if (definition_.text.window_months == 0) return wish_.period.first_day();
        return first_of_month(month_number(wish_.period.last_day()) - definition_.text.window_months + 1);
    }

    std::vector<Date> days_of_counts(Warehouse& warehouse) const {
        std::vector<Date> days;
        if (definition_.text.measured == Measured::month_end) {
            const Scan scan({&definition_}, context_.today, wording_of(warehouse.dialect()));
            const auto found = warehouse.query(scan.last_days(first_day(), wish_.period.last_day()));
            for (std::size_t i = 0; i < found.rows(); ++i) days.push_back(found["day"].date(i));
        } else if (definition_.text.measured == Measured::stock) {
            for (int month = month_number(first_day()); month <= month_number(wish_.period.last_day()); ++month)
                days.push_back(last_of_month(month));
        }
        return days;
    }

    std::string source(Statement& statement, const std::vector<Date>& days) const {
        const std::string rows = statement.wording().rows(statement, definition_, days);
        return rows + " WHERE " + condition(statement, days);
    }

    std::string condition(Statement& statement, const std::vector<Date>& days) const {
        const bool stock = definition_.text.measured == Measured::stock;
        const std::string day = stock ? std::string(slice_column) : name_in_sql(definition_.when);
        std::string any;
        for (const auto& stretch : stretches_of(units_, units_.find(wish_.unit), first_day(), wish_.period.last_day(),
                                                wish_.organised, context_.today)) {
            std::vector<Value> ids;
            for (const UnitIndex unit : stretch.units) {
                const bool own = definition_.text.over_units == OverUnits::own;
                if (!own || units_.id(unit) == wish_.unit) ids.emplace_back(units_.id(unit));
            }
            if (ids.empty()) continue;
            any += fmt::format("{}({} >= {} AND {} <= {} AND {} IN ({}))", any.empty() ? "" : " OR ", day,
                               statement.value(stretch.from), day, statement.value(stretch.to),
                               name_in_sql(definition_.where), list_of(statement, ids));
        }
        std::string where = any.empty() ? "(1 = 0)" : "(" + any + ")";
        if (!days.empty() && !stock)
            where += fmt::format(" AND {} IN ({})", day, list_of(statement, {days.begin(), days.end()}));
        if (wish_.sex != Sex::T && !definition_.sex.empty()) {
            where += fmt::format(" AND {} = {}", name_in_sql(definition_.sex),
                                 statement.value(std::string(name_of(wish_.sex))));
        }
        if (definition_.include) where += " AND " + statement.condition(*definition_.include);
        if (definition_.text.counts != Counts::ratio && definition_.denominator)
            where += " AND " + statement.condition(*definition_.denominator);
        return where;
    }

    Context& context_;
    const RowsWish& wish_;
    const Definition& definition_;
    const Dataset& dataset_;
    const UnitPaths& units_;
};

}  // namespace

Result<RowsBehind> open_rows(Context& context, const RowsWish& wish) {
    if (wish.most < 1 || wish.most > 1000) return refuse("rows.most", "Be om 1 till 1000 rader.");
    if (wish.reason.empty())
        return refuse("rows.reason",
                      "Skriv varför raderna öppnas. Det sparas i ändringsloggen tillsammans med ditt namn.");
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    const auto file = require_definition(*sources, wish.measure);
    if (!file) return refuse(file.error());
    const Definition& definition = (*file)->definition;
    if (definition.text.counts == Counts::quotient) {
        return refuse("rows.quotient", fmt::format("Måttet är en kvot av andra mått. Öppna raderna bakom dem: {}.",
                                                   list_in_words(definition.text.over)));
    }
    const auto dataset = find_dataset(sources->datasets, definition.text.dataset);
    if (!dataset) return refuse(dataset.error());
    const auto units = context.store.read([](Sql& sql) { return read_unit_paths(sql); });
    if (units.find(wish.unit) == no_unit)
        return refuse(RefusalKind::not_found, "unit.unknown",
                      fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
    RowsBehind behind;
    auto read = read_warehouse(context.configuration, [&](Warehouse& warehouse) -> Result<void> {
        behind = Opening(context, wish, definition, **dataset, units).read(warehouse);
        return {};
    });
    if (!read) return refuse(read.error());
    // Who looked at rows, which, and why, stands in the change log before anybody sees them.
    auto logged = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        transaction.log("rows_read",
                        fmt::format("{}/{}/{}/{}", wish.unit, wish.measure, wish.period.to_string(), name_of(wish.sex)),
                        "",
                        to_json(std::map<std::string, std::string>{{"reason", wish.reason},
                                                                   {"rows", std::to_string(behind.rows.size())}}));
        return {};
    });
    if (!logged) return refuse(logged.error());
    return behind;
}

}  // namespace ledstang
