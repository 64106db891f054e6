// The periods to choose among: those that have outcomes, and those of config/plan.toml.
#include <fmt/format.h>

#include <algorithm>

#include "app/lookups.h"

namespace ledstang {
namespace {

struct PeriodRow {
    Period id = empty_value<Period>();
    std::string name;
    std::string follow_up;
    std::string follow_up_name;
    template <class P = PeriodRow>
    static constexpr auto described() {
        return describe("PeriodRow", field("id", &P::id, "Period"), field("name", &P::name, "Namn"),
                        field("follow_up", &P::follow_up, "Uppföljningstillfälle; tomt när perioden inte är något"),
                        field("follow_up_name", &P::follow_up_name, "Uppföljningstillfällets namn"));
    }
};
struct PeriodList {
    std::vector<PeriodRow> periods;
    std::optional<Period> latest;
    template <class S = PeriodList>
    static constexpr auto described() {
        return describe("PeriodList", field("periods", &S::periods, "Perioder, nyast först"),
                        field("latest", &S::latest, "Den nyaste som har utfall"));
    }
};

// A year ends on the same day as its last part; the part comes first.
bool is_newer(const Period& left, const Period& right) {
    if (left.last_day() != right.last_day()) return left.last_day() > right.last_day();
    return left.kind() > right.kind();
}

const FollowUp* follow_up_of(const CalendarSettings& calendar, const Period& period) {
    const std::string text = period.to_string();
    const std::string part = text.size() > 5 ? text.substr(5) : "";
    const auto found = std::ranges::find(calendar.follow_ups, part, &FollowUp::period);
    return found == calendar.follow_ups.end() ? nullptr : &*found;
}

// Outcomes are many and lie by unit, so no query may read them all: a few looks into the index for each unit.
std::vector<Period> periods_with_outcomes(Sql& sql) {
    using Span = std::tuple<std::optional<std::int64_t>, std::optional<std::int64_t>>;
    const auto [first, last] = sql.value<Span>(
        "select min(first), max(last) from (select "
        "(select min(o.period) from outcome o where o.unit = u.number and o.period > 0) as first, "
        "(select max(o.period) from outcome o where o.unit = u.number) as last from unit u) spans");
    std::vector<Period> found;
    if (!first || !last) return found;
    for (int year = Period::from_code(static_cast<std::int32_t>(*first))->year();
         year <= Period::from_code(static_cast<std::int32_t>(*last))->year(); ++year) {
        for (const char* part : {"", "-T1", "-T2", "-T3"}) {
            const auto period = Period::parse(fmt::format("{:04}{}", year, part));
            const auto units = sql.rows<std::int64_t>(
                "select u.number from unit u where "
                "(select o.measure from outcome o where o.unit = u.number and o.period = :period limit 1) is not null "
                "limit 1",
                *period);
            if (!units.empty()) found.push_back(*period);
        }
    }
    return found;
}

Result<PeriodList> list_periods(Context& context, const Nothing&) {
    std::vector<Period> all = context.store.read(periods_with_outcomes);
    PeriodList list;
    if (!all.empty()) list.latest = *std::ranges::min_element(all, is_newer);
    for (const auto& text : context.configuration.plan.periods) {
        if (const auto period = Period::parse(text)) all.push_back(*period);
    }
    std::ranges::sort(all, is_newer);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const auto& period : all) {
        const FollowUp* follow_up = follow_up_of(context.configuration.calendar, period);
        list.periods.push_back({period, period.swedish(), follow_up != nullptr ? follow_up->id : "",
                                follow_up != nullptr ? follow_up->name : ""});
    }
    return list;
}

}  // namespace

void offer_periods(Operations& operations) {
    operations.get("list_periods", "/periods", list_periods, {Permission::read}, "Perioder att välja bland");
}

}  // namespace ledstang
