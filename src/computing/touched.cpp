#include "computing/touched.h"

#include <algorithm>

#include "described/description.h"

namespace ledstang {
namespace {

Date days_before(const Date& day, int days) {
    return Date{std::chrono::sys_days{day} - std::chrono::days{days}};
}

}  // namespace

std::optional<LastComputation> last_computation(Sql& sql, const std::string& measure) {
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, Date>;
    const auto row = sql.row<Row>(
        "select number, definition_digest, organised, organisation, computed_on from computation where number = "
        "(select max(c.number) from computation c join measure m on m.number = c.measure where m.id = :measure and "
        "c.whole = 1)",
        measure);
    if (!row) return std::nullopt;
    LastComputation last;
    std::tie(last.number, last.definition_digest, last.organised, last.organisation, last.computed_on) = *row;
    for (const auto& [dataset, batch, first, to, rows] :
         sql.rows<std::tuple<std::string, std::int64_t, Date, Date, std::int64_t>>(
             "select dataset, batch, first_day, last_day, row_count from computation_batch where computation = :number "
             "order by dataset, batch",
             last.number))
        last.batches.push_back({batch, dataset, first, to, rows});
    return last;
}

void Touched::add(const Date& from, const Date& to) {
    first = first ? std::min(*first, from) : from;
    last = last ? std::max(*last, to) : to;
}

Touched touched_since(const std::optional<LastComputation>& last, const Definition& definition,
                      const std::vector<BatchSpan>& batches, Organised organised, const std::string& organisation,
                      const Date& today) {
    Touched touched;
    if (!last || last->definition_digest != definition.digest || last->organised != name_of(organised) ||
        last->organisation != organisation || today < last->computed_on ||
        (organised == Organised::today && last->computed_on != today)) {
        touched.whole = true;
        return touched;
    }
    // A late row may be what an earlier one waited for, so the days before it are looked at as well.
    const int before = definition.next.empty() ? 0 : std::max(definition.text.settles_after, 366);
    const auto differs = [&](const std::vector<BatchSpan>& these, const std::vector<BatchSpan>& those) {
        for (const auto& batch : these) {
            if (batch.dataset != definition.text.dataset) continue;
            if (std::ranges::find(those, batch) == those.end())
                touched.add(days_before(batch.first, before), batch.last);
        }
    };
    differs(batches, last->batches);
    differs(last->batches, batches);
    // Periods that have ended, or whose rows have become complete, since.
    if (last->computed_on < today)
        touched.add(days_before(last->computed_on, 1 + definition.text.settles_after), days_before(today, 1));
    return touched;
}

}  // namespace ledstang
