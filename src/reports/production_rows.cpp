#include "reports/production_rows.h"

#include <fmt/format.h>

#include <set>

#include "base/swedish_text.h"
#include "reports/production_change.h"

namespace ledstang {
namespace {

std::optional<Decimal> computed_value(const ProductionFigure& figure, RowReader& cells) {
    if (!figure.count || !figure.comparison_count) {
        if (figure.count && figure.kind == ProductionKind::count) return figure.count;
        return std::nullopt;
    }
    if (figure.kind == ProductionKind::count) return figure.count;
    const auto computed = figure.kind == ProductionKind::change
                              ? change_in_percent(*figure.count, *figure.comparison_count)
                              : share_in_percent(*figure.count, *figure.comparison_count);
    if (computed) return *computed;
    cells.fault("comparison_count", computed.error().code, computed.error().message);
    return std::nullopt;
}

// The value as written, computed from counts, or both when they agree to the decimals written.
void read_value(RowReader& cells, ProductionFigure& figure) {
    const auto written = cells.optional_number("value");
    const auto count = cells.optional_number("count");
    const auto comparison = cells.optional_number("comparison_count");
    if (count) figure.count = count->value;
    if (comparison) figure.comparison_count = comparison->value;
    if (!cells.ok()) return;
    const auto computed = computed_value(figure, cells);
    if (!cells.ok()) return;
    if (!written && !computed) {
        cells.number("value");  // notes the missing cell
        return;
    }
    figure.value = written ? written->value : *computed;
    if (written && computed && computed->rounded(std::min(written->decimals, 1)) != written->value) {
        cells.fault("value", "production.mismatch",
                    fmt::format("Värdet är {}, men antalen ger {}. Rätta det ena eller lämna värdet tomt.",
                                format_number(written->value), format_number(*computed)));
    }
    if (figure.kind == ProductionKind::share && (figure.value < Decimal{} || figure.value > Decimal::from_whole(100))) {
        cells.fault("value", "production.share_range", "En andel ska ligga mellan 0 och 100 %.");
    }
}

ProductionFigure read_figure(RowReader& cells, const Organisation& organisation) {
    ProductionFigure figure;
    figure.id = cells.text("production_id");
    figure.section = cells.text("section");
    figure.label = cells.text("label");
    if (const auto kind = cells.one_of("indicator_kind", {"change", "share", "count"}))
        figure.kind = *value_named<ProductionKind>(*kind);
    figure.unit_id = cells.text("unit_id");
    if (!figure.unit_id.empty() && organisation.find(figure.unit_id) == nullptr) {
        std::vector<std::string> ids;
        for (const auto& unit : organisation.units()) ids.push_back(unit.id);
        const auto nearest = nearest_name(figure.unit_id, ids);
        cells.fault("unit_id", "unit.unknown",
                    fmt::format("Enheten {} finns inte.{}", in_quotes(figure.unit_id),
                                nearest ? fmt::format(" Menade du {}?", in_quotes(*nearest)) : ""));
    }
    if (const auto period = cells.period("period")) figure.period = *period;
    figure.comparison_period = cells.optional_period("comparison_period");
    if (const auto sex = cells.one_of("sex", {"K", "M", "T"})) figure.sex = *value_named<Sex>(*sex);
    read_value(cells, figure);
    figure.unit = cells.optional_text("unit");
    figure.value_as_printed = cells.optional_text("value_as_printed");
    figure.quote = cells.optional_text("quote");
    figure.note = cells.optional_text("note");
    return figure;
}

}  // namespace

Result<ProductionRows> read_production_rows(const Table& table, const Organisation& organisation, TableFaults& faults) {
    if (auto complete = require_columns(table, {"production_id", "section", "label", "indicator_kind", "unit_id",
                                                "period", "comparison_period", "sex", "value", "unit"});
        !complete)
        return refuse(complete.error());
    ProductionRows result;
    std::map<std::tuple<std::string, Period, std::string>, int> lines;
    std::map<std::pair<std::string, Period>, int> positions;
    for (const Row& row : table.rows) {
        RowReader cells(table, row, faults);
        ++result.read;
        auto figure = read_figure(cells, organisation);
        if (cells.ok()) {
            const auto [place, fresh] =
                lines.emplace(std::tuple(figure.unit_id, figure.period, figure.id), cells.line());
            if (!fresh) {
                cells.fault("production_id", "production.duplicate",
                            fmt::format("{} står redan på rad {} för samma enhet och period.", in_quotes(figure.id),
                                        place->second));
            }
        }
        if (!cells.ok()) {
            ++result.refused;
            continue;
        }
        figure.position = ++positions[{figure.unit_id, figure.period}];
        result.rows.push_back({cells.line(), std::move(figure)});
    }
    return result;
}

}  // namespace ledstang
