#include "flows/first_outcomes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/decimal.h"
#include "base/swedish_number.h"
#include "flows/flows.h"
#include "flows/notices.h"

namespace ledstang {

std::vector<FirstOutcome> first_outcomes(Sql& sql, const WholeMatter& whole) {
    const auto decided = std::ranges::find_if(whole.steps, [&](const FlowStepRow& taken) {
        const auto* step = whole.flow->type.matter.step(taken.step);
        return taken.unit.empty() && step != nullptr && step->assigns;
    });
    if (decided == whole.steps.end()) return {};
    const Date day = decided->day;
    using Row = std::tuple<std::string, Period, std::optional<Decimal>>;
    std::vector<FirstOutcome> first;
    sql.each<Row>(
        "select m.id, o.period, o.value from matter_link l join measure m on m.id = l.target join outcome o on "
        "o.measure = m.number join unit u on u.number = o.unit where l.matter = :matter and l.kind = 'measure' and "
        "u.id = :unit and o.sex = 0 and o.series = 0 order by m.id",
        [&](const Row& row) {
            const auto& [measure, period, value] = row;
            if (!value || period.last_day() <= day) return;
            const auto known = std::ranges::find(first, measure, &FirstOutcome::measure);
            if (known == first.end()) {
                first.push_back({measure, period, *value});
            } else if (period.last_day() < known->period.last_day()) {
                *known = {measure, period, *value};
            }
        },
        whole.matter.id, whole.matter.unit);
    return first;
}

int tell_first_outcomes(Transaction& transaction, const Configuration& configuration) {
    Sql& sql = transaction.sql();
    // Only matters that have given their units the assignment, and have a measure with any outcome that is not told of.
    const auto matters = sql.rows<std::string>(
        "select distinct l.matter from matter_link l join matter t on t.id = l.matter join measure m on m.id = "
        "l.target "
        "join outcome o on o.measure = m.number and o.unit = t.unit where l.kind = 'measure' and l.matter in (select "
        "f.matter from flow_unit f) and not exists (select 1 from flow_outcome_told k where k.matter = l.matter and "
        "k.measure = l.target) order by l.matter");
    int told = 0;
    for (const auto& id : matters) {
        const auto whole = read_whole_matter(sql, configuration, id);
        if (!whole) continue;
        for (const auto& outcome : first_outcomes(sql, *whole)) {
            const auto fresh = sql.execute(
                "insert into flow_outcome_told (matter, measure, at) values (:matter, :measure, :at) on conflict "
                "(matter, measure) do nothing",
                id, outcome.measure, transaction.now());
            if (fresh == 0) continue;
            ++told;
            tell(sql, *whole,
                 fmt::format("Första utfallet efter beslutet, {}: {} ({}).", outcome.period.swedish(),
                             format_number(outcome.value), outcome.measure),
                 "", transaction.now());
        }
    }
    return told;
}

}  // namespace ledstang
