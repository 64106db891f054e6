#include "reports/report_head.h"

#include <fmt/format.h>

#include "calendar/calendar.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct HeadWish {
    std::string unit;
    Period period = *Period::parse("2000");
    template <class S = HeadWish>
    static constexpr auto described() {
        return describe("HeadWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};

Result<ReportHead> get_report_head(Context& context, const HeadWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<ReportHead> {
        const auto organisation = read_organisation(sql, context.configuration, wish.period.last_day());
        if (const auto unit = require_unit(organisation, wish.unit); !unit) return refuse(unit.error());
        return read_report_head(sql, wish.unit, wish.period);
    });
}

void write_head(Sql& sql, const ReportHead& head) {
    sql.execute("delete from report_head where unit = :unit and period = :period", head.unit, head.period);
    sql.execute(
        "insert into report_head (unit, period, title, document_id, document_version, applies_to, publication_date, "
        "responsible, author, row_version) values (:unit, :period, :title, :document_id, :document_version, "
        ":applies_to, :publication_date, :responsible, :author, :row_version)",
        head.unit, head.period, head.title, head.document_id, head.version, head.applies_to, head.publication_date,
        head.responsible, head.author, head.row_version);
}

}  // namespace

ReportHead read_report_head(Sql& sql, const std::string& unit, Period period) {
    const auto stored = sql.row<ReportHead>(
        "select unit, period, title, document_id, document_version, applies_to, publication_date, responsible, author, "
        "row_version from report_head where unit = :unit and period = :period",
        unit, period);
    if (stored) return *stored;
    ReportHead empty;
    empty.unit = unit;
    empty.period = period;
    return empty;
}

Result<ReportHead> save_report_head(Context& context, const ReportHead& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ReportHead> {
        const auto organisation = read_organisation(transaction.sql(), context.configuration, wish.period.last_day());
        if (const auto unit = require_unit(organisation, wish.unit); !unit) return refuse(unit.error());
        if (auto open = require_open(transaction.sql(), context.configuration, wish.unit, wish.period, context.today,
                                     context.caller);
            !open)
            return refuse(open.error());
        const auto before = read_report_head(transaction.sql(), wish.unit, wish.period);
        if (auto current = expect_version(before.row_version == wish.row_version ? 1 : 0, "dokumenthuvudet"); !current)
            return refuse(current.error());
        auto after = wish;
        if (to_json(before) == to_json(after) && before.row_version > 0) return before;
        ++after.row_version;
        write_head(transaction.sql(), after);
        transaction.log("report_head", fmt::format("{}/{}", wish.unit, wish.period.to_string()),
                        before.row_version == 0 ? "" : to_json(before), to_json(after));
        return after;
    });
}

void offer_report_heads(Operations& operations) {
    operations.get("get_report_head", "/reports/{unit}/{period}/head", get_report_head, {Permission::read},
                   "Läs rapportens dokumenthuvud");
    operations.put("save_report_head", "/reports/{unit}/{period}/head", save_report_head,
                   {Permission::report, &ReportHead::unit}, "Spara rapportens dokumenthuvud");
}

}  // namespace ledstang
