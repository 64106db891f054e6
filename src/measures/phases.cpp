#include "measures/phases.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

struct MarkPhase {
    std::string unit, measure;
    Date from{};
    std::string reason;
    template <class P = MarkPhase>
    static constexpr auto described() {
        return describe("MarkPhase", field("unit", &P::unit, "Enhet"), field("measure", &P::measure, "Måttets id"),
                        field("from", &P::from, "Första dag i fasen"),
                        field("reason", &P::reason, "Vad som ändrades, till exempel en ny rutin"));
    }
};
struct RemovePhase {
    std::string unit, measure;
    Date from{};
    template <class P = RemovePhase>
    static constexpr auto described() {
        return describe("RemovePhase", field("unit", &P::unit, "Enhet"), field("measure", &P::measure, "Måttets id"),
                        field("from", &P::from, "Första dag i fasen"));
    }
};
struct PhaseList {
    std::vector<MeasurePhase> phases;
    template <class P = PhaseList>
    static constexpr auto described() {
        return describe("PhaseList", field("phases", &P::phases, "Faser, äldst först"));
    }
};

struct Place {
    std::int64_t unit = 0;
    std::int64_t measure = 0;
};
Result<Place> require_place(Sql& sql, const std::string& unit, const std::string& measure) {
    const auto measure_key = measure_number(sql, measure);
    if (!measure_key) return refuse(unknown_measure(sql, measure));
    const auto unit_key = unit_number(sql, unit);
    if (!unit_key)
        return refuse(RefusalKind::not_found, "unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(unit)));
    return Place{*unit_key, *measure_key};
}

std::optional<MeasurePhase> phase_from(Sql& sql, const std::string& unit, const std::string& measure,
                                       const Date& from) {
    for (auto& phase : phases_of(sql, unit, measure)) {
        if (phase.from == from) return std::move(phase);
    }
    return std::nullopt;
}

std::string log_id(const std::string& unit, const std::string& measure, const Date& from) {
    return fmt::format("{}/{}/{}", unit, measure, to_string(from));
}

Result<PhaseList> mark_phase(Context& context, const MarkPhase& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PhaseList> {
        Sql& sql = transaction.sql();
        const auto place = require_place(sql, wish.unit, wish.measure);
        if (!place) return refuse(place.error());
        if (wish.reason.find_first_not_of(" \t\r\n") == std::string::npos)
            return refuse("phase.reason", "Skriv vad som ändrades, till exempel ”ny rutin för inskrivning”.");
        if (context.today < wish.from)
            return refuse("phase.date", "Dagen ligger framåt i tiden. Märk ut fasen när den har börjat.");
        if (phase_from(sql, wish.unit, wish.measure, wish.from)) {
            return refuse(
                RefusalKind::conflict, "phase.exists",
                fmt::format("En fas börjar redan {}. Ta tillbaka den först om skälet är fel.", to_string(wish.from)));
        }
        const MeasurePhase phase{wish.from, wish.reason, context.caller.person, transaction.now()};
        sql.execute(
            "insert into measure_phase (unit, measure, starts_on, reason, person, recorded_at) values (:unit, "
            ":measure, :starts_on, :reason, :person, :recorded_at)",
            place->unit, place->measure, phase.from, phase.reason, phase.by, phase.at);
        transaction.log("measure_phase", log_id(wish.unit, wish.measure, wish.from), "", to_json(phase));
        return PhaseList{phases_of(sql, wish.unit, wish.measure)};
    });
}

Result<PhaseList> remove_phase(Context& context, const RemovePhase& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PhaseList> {
        Sql& sql = transaction.sql();
        const auto place = require_place(sql, wish.unit, wish.measure);
        if (!place) return refuse(place.error());
        const auto phase = phase_from(sql, wish.unit, wish.measure, wish.from);
        if (!phase) {
            return refuse(
                RefusalKind::not_found, "phase.unknown",
                fmt::format("Ingen fas börjar {}. Den kan ha tagits tillbaka av någon annan.", to_string(wish.from)));
        }
        sql.execute("delete from measure_phase where unit = :unit and measure = :measure and starts_on = :starts_on",
                    place->unit, place->measure, wish.from);
        transaction.log("measure_phase", log_id(wish.unit, wish.measure, wish.from), to_json(*phase), "");
        return PhaseList{phases_of(sql, wish.unit, wish.measure)};
    });
}

}  // namespace

std::vector<MeasurePhase> phases_of(Sql& sql, const std::string& unit, const std::string& measure) {
    static const auto phase_columns =
        columns(&MeasurePhase::from, &MeasurePhase::reason, &MeasurePhase::by, &MeasurePhase::at);
    return sql.rows(phase_columns,
                    "select f.starts_on, f.reason, f.person, f.recorded_at from measure_phase f join unit u on "
                    "u.number = f.unit join measure m on m.number = f.measure where u.id = :unit and m.id = :measure "
                    "order by f.starts_on",
                    unit, measure);
}

void offer_phases(Operations& operations) {
    operations.post("mark_measure_phase", "/units/{unit}/measures/{measure}/phases", mark_phase,
                    {Permission::plan, &MarkPhase::unit}, "Märk ut att en ny fas börjar i ett mått hos en enhet");
    operations.remove("remove_measure_phase", "/units/{unit}/measures/{measure}/phases/{from}", remove_phase,
                      {Permission::plan, &RemovePhase::unit}, "Ta tillbaka en fas som märkts ut");
}

}  // namespace ledstang
