// What measures offer.
#include <fmt/format.h>

#include "calendar/calendar.h"
#include "described/period_kind.h"
#include "measures/below.h"
#include "measures/chart.h"
#include "measures/measures.h"
#include "measures/outcome_import.h"
#include "measures/spc_settings.h"
#include "operations/judgement_settings.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct MeasureList {
    std::vector<Measure> measures;
    template <class S = MeasureList>
    static constexpr auto described() {
        return describe("MeasureList", field("measures", &S::measures, "Mått"));
    }
};
struct OneMeasure {
    std::string measure;
    template <class S = OneMeasure>
    static constexpr auto described() {
        return describe("OneMeasure", field("measure", &S::measure, "Måttets id"));
    }
};

struct ChartWish {
    std::string unit;
    std::string measure;
    std::vector<Period> rebase;
    std::optional<Decimal> target, target_women, target_men, target_lower, target_upper;
    std::optional<Period> target_for;
    template <class S = ChartWish>
    static constexpr auto described() {
        return describe(
            "ChartWish", field("unit", &S::unit, "Enhet"), field("measure", &S::measure, "Måttets id"),
            field("rebase", &S::rebase, "Perioder där en ny del börjar, utöver de faser som märkts ut"),
            field("target", &S::target, "Målvärde som serierna bedöms mot"),
            field("target_women", &S::target_women, "Målvärde för kvinnor, när det är ett annat"),
            field("target_men", &S::target_men, "Målvärde för män, när det är ett annat"),
            field("target_lower", &S::target_lower, "Undre gräns när målet är ett intervall"),
            field("target_upper", &S::target_upper, "Övre gräns när målet är ett intervall"),
            field("target_for", &S::target_for,
                  "En period: målvärdet gäller bara serier av perioder som är lika långa; utelämnad: alla"));
    }
};

// A figure recorded by hand.
struct RecordOutcome {
    std::string unit;
    std::string measure;
    std::string series = "main";
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    std::optional<Decimal> value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::string printed;
    std::string note;
    std::vector<QualityFlag> flags;
    std::string missing_reason;
    std::optional<int> version;
    template <class R = RecordOutcome>
    static constexpr auto described() {
        return describe(
            "RecordOutcome", field("unit", &R::unit, "Enhet"), field("measure", &R::measure, "Mått"),
            optional_field("series", &R::series, "Serie; main är måttet självt"), field("period", &R::period, "Period"),
            field("sex", &R::sex, "Kön"), field("value", &R::value, "Värde; utelämnas när data saknas"),
            field("numerator", &R::numerator, "Täljare"), field("denominator", &R::denominator, "Nämnare"),
            optional_field("printed", &R::printed, "Tryckt form"), optional_field("note", &R::note, "Anmärkning"),
            field("flags", &R::flags, "Kvalitetsflaggor"),
            optional_field("missing_reason", &R::missing_reason, "Varför data saknas"),
            field("version", &R::version, "Version som värdet hade när det öppnades; utelämnas för ett nytt värde"));
    }
};

Result<MeasureList> list_measures(Context& context, const Nothing&) {
    return context.store.read([](Sql& sql) -> Result<MeasureList> {
        MeasureList list;
        for (const auto& id : sql.rows<std::string>("select id from measure order by id")) {
            auto measure = read_measure(sql, id);
            if (!measure) return refuse(measure.error());
            list.measures.push_back(std::move(*measure));
        }
        return list;
    });
}

Result<Measure> get_measure(Context& context, const OneMeasure& wish) {
    return context.store.read([&](Sql& sql) { return read_measure(sql, wish.measure); });
}

Result<MeasureChart> get_measure_chart(Context& context, const ChartWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<MeasureChart> {
        const auto measure = read_measure(sql, wish.measure);
        if (!measure) return refuse(measure.error());
        auto settled = chart_question(context.configuration, *measure);
        if (!settled) return refuse(settled.error());
        const auto interval = target_interval(wish.target_lower, wish.target_upper);
        if (!interval) return refuse(interval.error());
        ChartQuestion question = std::move(*settled);
        question.interval = *interval;
        question.rebase = wish.rebase;
        if (wish.target_for) question.target_for = wish.target_for->kind();
        question.phases = phases_of(sql, wish.unit, wish.measure);
        for (const auto& [sex, own] : {std::pair{Sex::T, wish.target}, std::pair{Sex::K, wish.target_women},
                                       std::pair{Sex::M, wish.target_men}}) {
            if (const auto& target = own ? own : wish.target) question.targets[sex] = target->to_double();
        }
        const auto judgement = read_judgement_settings(context.configuration);
        if (!judgement) return refuse(judgement.error());
        auto outcomes = outcomes_of(sql, wish.unit, wish.measure);
        const auto before = outcomes;
        put_judged_first(outcomes, *judgement);
        auto chart = chart_of(outcomes, question);
        for (auto& series : chart.series) {
            for (std::size_t i = 0; i < outcomes.size(); ++i) {
                if (before[i].series != "main" && outcomes[i].series == "main" && outcomes[i].sex == series.sex &&
                    outcomes[i].period && name_of(outcomes[i].period->kind()) == series.period_kind)
                    ++series.computed;
            }
        }
        return chart;
    });
}

Result<Outcome> record_outcome(Context& context, const RecordOutcome& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Outcome> {
        Sql& sql = transaction.sql();
        const auto measure = read_measure(sql, wish.measure);
        if (!measure) return refuse(measure.error());
        if (!unit_number(sql, wish.unit))
            return refuse(RefusalKind::not_found, "unit.unknown", fmt::format("Enheten ”{}” finns inte.", wish.unit));
        if (auto open = require_row_open(sql, context.configuration, wish.unit, wish.period, wish.measure,
                                         sex_code(wish.sex), context.today, context.caller);
            !open)
            return refuse(open.error());
        if (!wish.value && wish.missing_reason.empty()) {
            return refuse("outcome.value_missing", "Skriv ett värde, eller skriv varför data saknas.");
        }
        if (wish.denominator && *wish.denominator <= Decimal{})
            return refuse("outcome.denominator", "Nämnaren ska vara större än noll.");
        const OutcomeKey key{wish.measure, wish.unit, wish.series, wish.period, wish.sex};
        const auto before = outcome_versions(sql, key);
        const int present = before.empty() ? 0 : before.front().version;
        if (present != wish.version.value_or(0)) return refuse(expect_version(0, "värdet").error());
        Outcome outcome;
        if (!before.empty()) outcome = before.front();
        outcome.measure = wish.measure;
        outcome.unit_id = wish.unit;
        outcome.series = wish.series;
        outcome.period = wish.period;
        outcome.period_basis = "stated";
        outcome.sex = wish.sex;
        outcome.value = wish.value;
        outcome.numerator = wish.numerator;
        outcome.denominator = wish.denominator;
        outcome.unit = measure->unit;
        outcome.printed = wish.printed;
        outcome.origin = "entered";
        outcome.note = wish.note;
        outcome.flags = wish.flags;
        outcome.missing_reason = wish.missing_reason;
        write_outcomes(transaction, {outcome}, context.operation);
        auto versions = outcome_versions(sql, key);
        const std::string id = fmt::format("{}/{}/{}/{}/{}", wish.unit, wish.measure, wish.series,
                                           wish.period.to_string(), name_of(wish.sex));
        transaction.log("outcome", id, before.empty() ? "" : to_json(before.front()), to_json(versions.front()));
        return std::move(versions.front());
    });
}

// A measure that is new; its id must be free.
Result<Measure> create_measure(Context& context, const Measure& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Measure> {
        if (measure_number(transaction.sql(), wish.id)) {
            return refuse(RefusalKind::conflict, "measure.exists",
                          fmt::format("Det finns redan ett mått med id ”{}”. Välj ett annat.", wish.id));
        }
        if (auto applied = apply_measure(transaction, context.configuration, wish); !applied)
            return refuse(applied.error());
        return read_measure(transaction.sql(), wish.id);
    });
}

// Changes the definition's given fields; what is left out stays.
struct ChangeMeasure {
    std::string measure;
    Json changes = Json::object();
    int version = 0;
    template <class S = ChangeMeasure>
    static constexpr auto described() {
        return describe("ChangeMeasure", field("measure", &S::measure, "Måttets id"),
                        field("changes", &S::changes, "De fält som ändras, som i Measure"),
                        field("version", &S::version, "Måttets version när det öppnades"));
    }
};

Result<Measure> change_measure(Context& context, const ChangeMeasure& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Measure> {
        const auto present = read_measure(transaction.sql(), wish.measure);
        if (!present) return refuse(present.error());
        auto json = parse_json(to_json(*present));
        json->update(wish.changes);
        (*json)["id"] = wish.measure;
        const auto wished = from_json<Measure>(*json);
        if (!wished) return refuse(wished.error());
        if (auto applied = apply_measure(transaction, context.configuration, *wished, wish.version); !applied)
            return refuse(applied.error());
        return read_measure(transaction.sql(), wish.measure);
    });
}

}  // namespace

void offer_measures(Operations& operations) {
    operations.get("list_measures", "/measures", list_measures, {Permission::read}, "Alla mått");
    operations.get("get_measure", "/measures/{measure}", get_measure, {Permission::read}, "Ett måtts definition");
    operations.get("get_measure_chart", "/units/{unit}/measures/{measure}/chart", get_measure_chart, {Permission::read},
                   "Ett måtts utfall hos en enhet som styrdiagram");
    operations.post("create_measure", "/measures", create_measure, {Permission::plan}, "Lägg till ett mått");
    operations.put("change_measure", "/measures/{measure}", change_measure, {Permission::plan},
                   "Ändra ett måtts definition");
    operations.put("record_outcome", "/units/{unit}/outcomes", record_outcome,
                   {Permission::report, &RecordOutcome::unit}, "Registrera ett utfall");
    operations.post("import_outcomes", "/imports/outcomes", import_outcomes, {Permission::administer},
                    "Importera utfall");
    offer_phases(operations);
    offer_below(operations);
}

}  // namespace ledstang
