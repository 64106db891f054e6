// What computing offers.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "computing/breakdown.h"
#include "computing/computing.h"
#include "computing/rows_behind.h"
#include "computing/workshop.h"
#include "described/period_kind.h"

namespace ledstang {
namespace {

struct OutcomePlace {
    std::string unit;
    std::string measure;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    std::string series = "main";
    template <class P = OutcomePlace>
    static constexpr auto described() {
        return describe("OutcomePlace", field("unit", &P::unit, "Enhet"), field("measure", &P::measure, "Mått"),
                        field("period", &P::period, "Period"), optional_field("sex", &P::sex, "Kön"),
                        optional_field("series", &P::series, "Serie"));
    }
};
struct OutcomeBatch {
    std::string dataset;
    std::int64_t batch = 0;
    Date first_day, last_day;
    std::int64_t rows = 0;
    template <class B = OutcomeBatch>
    static constexpr auto described() {
        return describe("OutcomeBatch", field("dataset", &B::dataset, "Datamängd"),
                        field("batch", &B::batch, "Leverans"), field("first_day", &B::first_day, "Första dag"),
                        field("last_day", &B::last_day, "Sista dag"), field("rows", &B::rows, "Rader i leveransen"));
    }
};
struct OutcomeOrigin {
    std::int64_t version = 0;
    int definition_version = 1;
    std::string definition_digest;
    std::string organised;
    std::string computed_at;
    std::string computed_by;
    std::int64_t rows = 0;
    std::vector<OutcomeBatch> batches;  // deliveries with rows within the period
    template <class O = OutcomeOrigin>
    static constexpr auto described() {
        return describe("OutcomeOrigin", field("version", &O::version, "Utfallets version"),
                        field("definition_version", &O::definition_version, "Definitionens version"),
                        field("definition_digest", &O::definition_digest, "Definitionens kontrollsumma"),
                        field("organised", &O::organised, "Organisationen som den var (then) eller är (today)"),
                        field("computed_at", &O::computed_at, "När"), field("computed_by", &O::computed_by, "Av vem"),
                        field("rows", &O::rows, "Rader bakom utfallet"),
                        field("batches", &O::batches, "Leveranser med rader i perioden"));
    }
};

// Which run gave the present value, and from what.
Result<OutcomeOrigin> outcome_origin(Context& context, const OutcomePlace& wish) {
    return context.store.read([&](Sql& sql) -> Result<OutcomeOrigin> {
        using Row = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string,
                               std::int64_t, std::int64_t>;
        const auto row = sql.row<Row>(
            "select o.version, c.definition_version, c.definition_digest, c.organised, c.computed_at, c.person, "
            "w.row_count, c.number from outcome o join unit u on u.number = o.unit join measure m on m.number = "
            "o.measure join series s on s.number = o.series join computed_outcome w on w.unit = o.unit and w.period = "
            "o.period and w.measure = o.measure and w.series = o.series and w.sex = o.sex and w.version = o.version "
            "join computation c on c.number = w.computation where u.id = :unit and m.id = :measure and o.period = "
            ":period and s.name = :series and o.sex = :sex",
            wish.unit, wish.measure, wish.period, wish.series, sex_code(wish.sex));
        if (!row) {
            return refuse(RefusalKind::not_found, "outcome.not_computed",
                          "Utfallet är inte beräknat ur källdata; det är inmatat eller inläst, eller finns inte.");
        }
        OutcomeOrigin origin;
        std::int64_t definition_version = 0, number = 0;
        std::tie(origin.version, definition_version, origin.definition_digest, origin.organised, origin.computed_at,
                 origin.computed_by, origin.rows, number) = *row;
        origin.definition_version = static_cast<int>(definition_version);
        for (const auto& [dataset, batch, first, last, rows] :
             sql.rows<std::tuple<std::string, std::int64_t, Date, Date, std::int64_t>>(
                 "select dataset, batch, first_day, last_day, row_count from computation_batch where computation = "
                 ":number and first_day <= :last and last_day >= :first order by dataset, batch",
                 number, wish.period.last_day(), wish.period.first_day()))
            origin.batches.push_back({dataset, batch, first, last, rows});
        return origin;
    });
}

struct SeriesWish {
    std::string measure;
    std::string unit;
    Sex sex = Sex::T;
    std::string every = "month";  // month quarter tertial term year
    std::string series = "main";
    template <class S = SeriesWish>
    static constexpr auto described() {
        return describe("SeriesWish", field("measure", &S::measure, "Mått"), field("unit", &S::unit, "Enhet"),
                        optional_field("sex", &S::sex, "Kön"),
                        optional_field("every", &S::every, "month, quarter, tertial, term eller year"),
                        optional_field("series", &S::series, "Serie; main är måttet självt"));
    }
};
struct SeriesPoint {
    Period period = empty_value<Period>();
    std::optional<Decimal> value, numerator, denominator;
    std::vector<QualityFlag> flags;
    std::string missing_reason;
    std::string origin;
    template <class S = SeriesPoint>
    static constexpr auto described() {
        return describe("ComputedPoint", field("period", &S::period, "Period"), field("value", &S::value, "Värde"),
                        field("numerator", &S::numerator, "Täljare"), field("denominator", &S::denominator, "Nämnare"),
                        field("flags", &S::flags, "Kvalitetsflaggor"),
                        field("missing_reason", &S::missing_reason, "Varför värdet saknas"),
                        field("origin", &S::origin, "Ursprung"));
    }
};
struct Series {
    std::string measure, name, unit, value_unit;
    Sex sex = Sex::T;
    std::vector<SeriesPoint> points;
    template <class S = Series>
    static constexpr auto described() {
        return describe("ComputedSeries", field("measure", &S::measure, "Mått"),
                        field("name", &S::name, "Måttets namn"), field("unit", &S::unit, "Enhet"),
                        field("value_unit", &S::value_unit, "Värdets enhet"), field("sex", &S::sex, "Kön"),
                        field("points", &S::points, "Punkter, äldst först"));
    }
};

Result<Series> get_series(Context& context, const SeriesWish& wish) {
    const auto kind = kind_of_months_named(wish.every);
    if (!kind) {
        return refuse("series.every", fmt::format("{} är ingen period. Välj month, quarter, tertial, term eller year.",
                                                  in_quotes(wish.every)));
    }
    return context.store.read([&](Sql& sql) -> Result<Series> {
        const auto measure = read_measure(sql, wish.measure);
        if (!measure) return refuse(measure.error());
        if (!unit_number(sql, wish.unit)) {
            return refuse(RefusalKind::not_found, "unit.unknown",
                          fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
        }
        Series series{wish.measure, measure->name, wish.unit, measure->unit, wish.sex, {}};
        for (const auto& outcome : outcomes_of(sql, wish.unit, wish.measure)) {
            if (outcome.sex != wish.sex || outcome.series != wish.series || !outcome.period ||
                outcome.period->kind() != *kind)
                continue;
            series.points.push_back({*outcome.period, outcome.value, outcome.numerator, outcome.denominator,
                                     outcome.flags, outcome.missing_reason, outcome.origin});
        }
        return series;
    });
}

}  // namespace

void offer_computing(Operations& operations) {
    offer_workshop(operations);
    operations.post("compute_measures", "/computations", compute_measures, {Permission::administer},
                    "Räkna ut utfall ur källdata");
    operations.get("get_outcome_origin", "/units/{unit}/outcomes/{measure}/origin", outcome_origin, {Permission::read},
                   "Vilken beräkning och vilka leveranser ett utfall kommer ur");
    operations.get("open_outcome_rows", "/units/{unit}/outcomes/{measure}/rows", open_rows,
                   {Permission::review, nullptr, Keep::never},
                   "Öppna raderna bakom ett beräknat utfall; läsningen loggas");
    operations.get("get_measure_breakdown", "/units/{unit}/measures/{measure}/breakdown", get_breakdown,
                   {Permission::read, nullptr, Keep::never},
                   "Ett måtts utfall uppdelat på värdena i en av källans kolumner");
    operations.get("get_series", "/units/{unit}/series/{measure}", get_series, {Permission::read},
                   "Ett måtts serie för en enhet");
}

}  // namespace ledstang
