#include "organisation/units.h"

namespace ledstang {

Result<ReportingContext> reporting_context(Sql& sql, const ImportWish& wish) {
    const auto stored = sql.row<std::tuple<std::string, Period>>(
        "select u.id, r.period from reporting_context r join unit u on u.number = r.unit");
    std::optional<Period> period;
    if (wish.period) {
        period = Period::parse(*wish.period);
        if (!period) return refuse(read_text<Period>(*wish.period).error());
    } else if (stored) {
        period = std::get<1>(*stored);
    }
    std::string unit = wish.unit;
    if (unit.empty() && stored) unit = std::get<0>(*stored);
    if (unit.empty() || !period) {
        return refuse("import.context",
                      "Filen säger inte vilken enhet och period den gäller. Importera planen först, eller ange --unit "
                      "och --period.");
    }
    if (!unit_number(sql, unit))
        return refuse(unknown_unit(unit, period->last_day(), sql.rows<std::string>("select id from unit")));
    return ReportingContext{unit, *period};
}

void set_reporting_context(Sql& sql, const ReportingContext& context) {
    const auto unit = unit_number(sql, context.unit);
    sql.execute("delete from reporting_context");
    sql.execute("insert into reporting_context (only_row, unit, period) values (1, :unit, :period)", unit,
                context.period);
}

}  // namespace ledstang
