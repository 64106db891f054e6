#include "reports/production.h"

#include <fmt/format.h>

#include "base/swedish_number.h"
#include "calendar/calendar.h"
#include "operations/import_run.h"
#include "reports/production_change.h"
#include "reports/production_rows.h"

namespace ledstang {
namespace {

constexpr const char* selected =
    "select id, section, label, kind, unit_id, period, comparison_period, sex, value, value_unit, value_as_printed, "
    "quote, note, count, comparison_count, position from production_figure ";

std::optional<ProductionFigure> stored_figure(Sql& sql, const ProductionFigure& figure) {
    static const std::string query = std::string(selected) + "where unit_id = :unit and period = :period and id = :id";
    return sql.row<ProductionFigure>(query, figure.unit_id, figure.period, figure.id);
}

void insert_figure(Sql& sql, const ProductionFigure& figure) {
    sql.execute(
        "insert into production_figure (unit_id, period, id, section, label, kind, comparison_period, sex, value, "
        "value_unit, value_as_printed, quote, note, count, comparison_count, position) values (:unit_id, :period, :id, "
        ":section, :label, :kind, :comparison_period, :sex, :value, :value_unit, :value_as_printed, :quote, :note, "
        ":count, :comparison_count, :position)",
        figure.unit_id, figure.period, figure.id, figure.section, figure.label, figure.kind, figure.comparison_period,
        figure.sex, figure.value, figure.unit, figure.value_as_printed, figure.quote, figure.note, figure.count,
        figure.comparison_count, figure.position);
}

void apply_figure(Transaction& transaction, const ProductionFigure& figure, ImportReport& report) {
    const auto before = stored_figure(transaction.sql(), figure);
    const std::string after = to_json(figure);
    if (before && to_json(*before) == after) {
        ++report.unchanged;
        return;
    }
    ++(before ? report.changed : report.added);
    if (before) {
        transaction.sql().execute(
            "delete from production_figure where unit_id = :unit and period = :period and id = :id", figure.unit_id,
            figure.period, figure.id);
    }
    insert_figure(transaction.sql(), figure);
    transaction.log("production_figure", fmt::format("{}/{}/{}", figure.unit_id, figure.period.to_string(), figure.id),
                    before ? to_json(*before) : "", after);
}

struct ChangeWish {
    Decimal count;
    Decimal comparison_count;
    ProductionKind kind = ProductionKind::change;
    template <class S = ChangeWish>
    static constexpr auto described() {
        return describe(
            "ChangeWish", field("count", &S::count, "Antal i perioden, eller delen av en andel"),
            field("comparison_count", &S::comparison_count, "Antal i jämförelseperioden, eller det hela för en andel"),
            optional_field("kind", &S::kind, "change eller share"));
    }
};
struct ComputedChange {
    Decimal value;
    std::string printed;
    template <class S = ComputedChange>
    static constexpr auto described() {
        return describe("ComputedChange", field("value", &S::value, "Procent, en decimal"),
                        field("printed", &S::printed, "Svensk form"));
    }
};

Result<ComputedChange> compute_production(Context&, const ChangeWish& wish) {
    if (wish.kind == ProductionKind::count)
        return refuse("production.kind", "Ange change för en förändring eller share för en andel.");
    const auto value = wish.kind == ProductionKind::change ? change_in_percent(wish.count, wish.comparison_count)
                                                           : share_in_percent(wish.count, wish.comparison_count);
    if (!value) return refuse(value.error());
    ProductionFigure figure;
    figure.kind = wish.kind;
    figure.value = *value;
    figure.unit = "%";
    return ComputedChange{*value, printed_form(figure)};
}

}  // namespace

std::string printed_form(const ProductionFigure& figure) {
    if (figure.kind == ProductionKind::count)
        return figure.unit.empty() || figure.unit == "antal" ? format_number(figure.value)
                                                             : format_number(figure.value) + "\u00a0" + figure.unit;
    const std::string number = format_number(figure.value);
    const bool rose = figure.kind == ProductionKind::change && figure.value > Decimal{};
    return (rose ? "+" : "") + number + "\u00a0" + (figure.unit.empty() ? "%" : figure.unit);
}

std::vector<ProductionFigure> read_production(Sql& sql, const std::string& unit, Period period) {
    static const std::string query =
        std::string(selected) + "where unit_id = :unit and period = :period order by position, id";
    return sql.rows<ProductionFigure>(query, unit, period);
}

Result<ImportReport> import_production(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    const auto apply = [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
        const auto organisation = read_organisation(transaction.sql(), context.configuration, context.today);
        const auto rows = read_production_rows(*table, organisation, faults);
        if (!rows) return refuse(rows.error());
        report.rows = rows->read;
        OpenPlaces places(transaction.sql(), context);
        for (const auto& row : rows->rows) {
            const auto& closed = places.closed(row.figure.unit_id, row.figure.period);
            if (closed) {
                faults.add({closed->code, closed->message, "period", {}, row.line, {}});
                continue;
            }
            apply_figure(transaction, row.figure, report);
        }
        return {};
    };
    return run_import(context, wish, "production", apply);
}

void offer_production(Operations& operations) {
    operations.post("import_production", "/imports/production", import_production, {Permission::administer},
                    "Importera uppgifter om produktion och tillgänglighet");
    operations.get("compute_production", "/production/change", compute_production, {Permission::read},
                   "Räkna förändring eller andel i procent ur antal");
}

}  // namespace ledstang
