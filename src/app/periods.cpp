// The periods to choose among: those that have outcomes, and those of config/plan.toml.
#include <algorithm>
#include <set>

#include "app/lookups.h"

namespace ledstang {
namespace {

struct PeriodRow {
    Period id = empty_value<Period>();
    std::string name;
    std::string follow_up;
    std::string follow_up_name;
    static constexpr auto described() {
        using P = PeriodRow;
        return describe("PeriodRow", field("id", &P::id, "Period"), field("name", &P::name, "Namn"),
                        field("follow_up", &P::follow_up, "Uppföljningstillfälle; tomt när perioden inte är något"),
                        field("follow_up_name", &P::follow_up_name, "Uppföljningstillfällets namn"));
    }
};
struct PeriodList {
    std::vector<PeriodRow> periods;
    std::optional<Period> latest;
    static constexpr auto described() {
        return describe("PeriodList", field("periods", &PeriodList::periods, "Perioder, nyast först"),
                        field("latest", &PeriodList::latest, "Den nyaste som har utfall"));
    }
};

bool is_followed_up(const Period& period) {
    return period.kind() == Period::Kind::tertial || period.kind() == Period::Kind::year;
}

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

Result<PeriodList> list_periods(Context& context, const Nothing&) {
    const auto codes = context.store.read(
        [](Sql& sql) { return sql.rows<std::int64_t>("select distinct period from outcome where period > 0"); });
    PeriodList list;
    std::vector<Period> all;
    for (const auto code : codes) {
        const auto period = Period::from_code(static_cast<std::int32_t>(code));
        if (!period || !is_followed_up(*period)) continue;
        all.push_back(*period);
        if (!list.latest || is_newer(*period, *list.latest)) list.latest = period;
    }
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
