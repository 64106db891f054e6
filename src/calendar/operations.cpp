// What the calendar offers.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/window.h"
#include "store/next_key.h"
#include "store/version.h"

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct CalendarPeriod {
    Period period = empty_value<Period>();
    std::string name;
    std::string follow_up;
    std::string follow_up_name;
    PeriodState state = PeriodState::open;
    bool decided = false;
    std::optional<Date> opens;
    std::optional<Date> deadline;
    std::optional<Date> closes;
    std::vector<Date> reminders;
    std::string forum;
    std::vector<Reopening> reopened;
    int version = 0;
    template <class C = CalendarPeriod>
    static constexpr auto described() {
        return describe(
            "CalendarPeriod", field("period", &C::period, "Period"), field("name", &C::name, "Namn"),
            field("follow_up", &C::follow_up, "Uppföljningstillfälle"),
            field("follow_up_name", &C::follow_up_name, "Uppföljningstillfällets namn"),
            field("state", &C::state, "Läge i dag"),
            field("decided", &C::decided, "Om perioden är inlagd; annars är den öppen och dagarna ett förslag"),
            field("opens", &C::opens, "Öppnar"), field("deadline", &C::deadline, "Senast"),
            field("closes", &C::closes, "Sista dag för sena rapporter"),
            field("reminders", &C::reminders, "Dagar då påminnelse går ut"),
            field("forum", &C::forum, "Forum där resultatet presenteras; tomt: inget är utsett"),
            field("reopened", &C::reopened, "Återöppningar, nyast först"),
            field("version", &C::version, "Radens version; 0 när perioden inte är inlagd"));
    }
};
struct Calendar {
    int year = 0;
    std::vector<CalendarPeriod> periods;
    template <class S = Calendar>
    static constexpr auto described() {
        return describe("Calendar", field("year", &S::year, "År"),
                        field("periods", &S::periods, "Perioder i tidsordning"));
    }
};
struct CalendarWish {
    std::optional<int> year;
    std::string rhythm;
    template <class S = CalendarWish>
    static constexpr auto described() {
        return describe(
            "CalendarWish", field("year", &S::year, "År; i år när det utelämnas"),
            optional_field("rhythm", &S::rhythm, "Visa också alla perioder av month, quarter, week eller term"));
    }
};
struct PeriodDates {
    Period period = empty_value<Period>();
    std::optional<Date> opens, deadline, closes;
    int version = 0;
    template <class P = PeriodDates>
    static constexpr auto described() {
        return describe("PeriodDates", field("period", &P::period, "Period"), field("opens", &P::opens, "Öppnar"),
                        field("deadline", &P::deadline, "Senast"),
                        field("closes", &P::closes, "Sista dag för sena rapporter"),
                        field("version", &P::version, "Version när den öppnades; 0 för en ny"));
    }
};
struct PeriodStep {
    Period period = empty_value<Period>();
    int version = 0;
    template <class S = PeriodStep>
    static constexpr auto described() {
        return describe("PeriodStep", field("period", &S::period, "Period"),
                        field("version", &S::version, "Version när den öppnades; 0 för en ny"));
    }
};
struct ReopenPeriod {
    Period period = empty_value<Period>();
    std::string reason;
    std::string unit;
    std::optional<Date> until;
    template <class R = ReopenPeriod>
    static constexpr auto described() {
        return describe("ReopenPeriod", field("period", &R::period, "Period"), field("reason", &R::reason, "Skäl"),
                        optional_field("unit", &R::unit, "Enhet, med underliggande; utelämnas för alla"),
                        field("until", &R::until, "Till och med"));
    }
};

std::string unit_name(Sql& sql, const std::string& unit, const Date& on) {
    if (unit.empty()) return {};
    const auto chain = unit_chain(sql, unit, on);
    return chain ? chain->front().name : unit;
}

CalendarPeriod shown(Sql& sql, const Configuration& configuration, const Period& period, const Date& today) {
    CalendarPeriod row;
    row.period = period;
    row.name = period.swedish();
    const auto window = read_window(sql, period, today);
    row.state = window.state;
    row.decided = window.decided;
    row.version = window.version;
    row.opens = window.opens;
    row.deadline = window.deadline;
    row.closes = window.closes;
    if (const auto occasion = occasion_of(configuration.calendar, period)) {
        row.follow_up = occasion->id;
        row.follow_up_name = occasion->name;
        row.forum = occasion->forum;
        if (!window.decided) {
            row.opens = occasion->opens;
            row.deadline = occasion->deadline;
            row.closes = occasion->closes;
        }
        if (row.deadline) {
            for (const int before : occasion->reminders)
                row.reminders.emplace_back(Date{sys_days{*row.deadline} - days{before}});
        }
        std::ranges::sort(row.reminders);
    }
    row.reopened = read_reopenings(sql, period);
    for (auto& reopening : row.reopened) reopening.unit_name = unit_name(sql, reopening.unit, today);
    return row;
}

std::vector<Period> periods_of(const CalendarSettings& calendar, int year, const std::string& rhythm) {
    std::vector<Period> periods;
    const auto add = [&](const std::string& part) {
        const auto text = part.empty() ? fmt::format("{:04}", year) : fmt::format("{:04}-{}", year, part);
        if (const auto period = Period::parse(text)) periods.push_back(*period);
    };
    for (const auto& follow_up : calendar.follow_ups) add(follow_up.period);
    static const std::map<std::string, std::pair<const char*, int>> parts = {
        {"month", {"{:02}", 12}}, {"quarter", {"Q{}", 4}}, {"week", {"W{:02}", 53}}};
    if (rhythm == "term") {
        add("VT");
        add("HT");
    } else if (const auto found = parts.find(rhythm); found != parts.end()) {
        for (int index = 1; index <= found->second.second; ++index)
            add(fmt::format(fmt::runtime(found->second.first), index));
    }
    return periods;
}

Result<Calendar> get_calendar(Context& context, const CalendarWish& wish) {
    const int year = wish.year.value_or(static_cast<int>(context.today.year()));
    return context.store.read([&](Sql& sql) -> Result<Calendar> {
        auto periods = periods_of(context.configuration.calendar, year, wish.rhythm);
        for (const auto& decided : read_all_decided(sql)) {
            if (decided.period.year() == year) periods.push_back(decided.period);
        }
        std::ranges::sort(periods, {}, [](const Period& period) {
            return std::tuple{period.last_day(), static_cast<int>(period.kind()), period.index()};
        });
        periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
        Calendar calendar{year, {}};
        for (const auto& period : periods)
            calendar.periods.push_back(shown(sql, context.configuration, period, context.today));
        return calendar;
    });
}

// The period as decided, or as the configuration proposes it.
DecidedPeriod present_or_proposed(Sql& sql, const Configuration& configuration, const Period& period) {
    if (auto decided = read_decided(sql, period)) return *decided;
    DecidedPeriod proposed{period, PeriodState::planned, std::nullopt, std::nullopt, std::nullopt, 0};
    if (const auto occasion = occasion_of(configuration.calendar, period)) {
        proposed.opens = occasion->opens;
        proposed.deadline = occasion->deadline;
        proposed.closes = occasion->closes;
    }
    return proposed;
}

Result<void> require_order(const DecidedPeriod& wish) {
    const auto after = [](const std::optional<Date>& first, const std::optional<Date>& second) {
        return first && second && *second < *first;
    };
    if (!after(wish.opens, wish.deadline) && !after(wish.deadline, wish.closes) && !after(wish.opens, wish.closes))
        return {};
    return refuse("period.dates",
                  "Dagarna står i fel ordning. Perioden ska öppna före sista dag, och stänga sist av allt.");
}

// Changes one period of the calendar and answers with it as it then is.
template <class Change>
Result<CalendarPeriod> change_period(Context& context, const Period& period, int version, Change&& change) {
    if (auto whole = require_whole_organisation(context); !whole) return refuse(whole.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<CalendarPeriod> {
        Sql& sql = transaction.sql();
        const auto before = present_or_proposed(sql, context.configuration, period);
        if (before.version != version)
            return refuse(expect_version(0, fmt::format("perioden {}", period.swedish())).error());
        auto after = before;
        change(after);
        if (auto ordered = require_order(after); !ordered) return refuse(ordered.error());
        after.version = version + 1;
        if (sql.execute("update follow_up_period set state = :state, opens = :opens, deadline = :deadline, closes = "
                        ":closes, version = :version where period = :period",
                        after.state, after.opens, after.deadline, after.closes, after.version, period) == 0) {
            sql.execute(
                "insert into follow_up_period (period, state, opens, deadline, closes, version) values (:period, "
                ":state, :opens, :deadline, :closes, :version)",
                period, after.state, after.opens, after.deadline, after.closes, after.version);
        }
        transaction.log("period", period.to_string(), before.version == 0 ? "" : to_json(before), to_json(after));
        return shown(sql, context.configuration, period, context.today);
    });
}

Result<CalendarPeriod> set_period_dates(Context& context, const PeriodDates& wish) {
    return change_period(context, wish.period, wish.version, [&](DecidedPeriod& period) {
        period.opens = wish.opens;
        period.deadline = wish.deadline;
        period.closes = wish.closes;
    });
}

Result<CalendarPeriod> open_period(Context& context, const PeriodStep& wish) {
    return change_period(context, wish.period, wish.version, [&](DecidedPeriod& period) {
        period.state = PeriodState::open;
        if (!period.opens || context.today < *period.opens) period.opens = context.today;
        if (period.closes && *period.closes < context.today) period.closes.reset();
        if (period.deadline && *period.deadline < *period.opens) period.deadline.reset();
    });
}

Result<CalendarPeriod> close_period(Context& context, const PeriodStep& wish) {
    return change_period(context, wish.period, wish.version,
                         [](DecidedPeriod& period) { period.state = PeriodState::closed; });
}

Result<CalendarPeriod> lock_period(Context& context, const PeriodStep& wish) {
    return change_period(context, wish.period, wish.version,
                         [](DecidedPeriod& period) { period.state = PeriodState::locked; });
}

Result<void> check_reopening(const Context& context, const ReopenPeriod& wish) {
    if (wish.reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return refuse("period.reason", "Skriv varför perioden återöppnas.");
    if (!wish.until || *wish.until < context.today) {
        return refuse("period.until", fmt::format("Skriv till och med vilken dag den är återöppnad: i dag, {}, eller "
                                                  "senare.",
                                                  to_string(context.today)));
    }
    return wish.unit.empty() ? require_whole_organisation(context) : require_within(context, wish.unit);
}

Result<CalendarPeriod> reopen_period(Context& context, const ReopenPeriod& wish) {
    if (auto right = check_reopening(context, wish); !right) return refuse(right.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<CalendarPeriod> {
        Sql& sql = transaction.sql();
        const auto window = read_window(sql, wish.period, context.today);
        if (window.state == PeriodState::open || window.state == PeriodState::planned) {
            return refuse(RefusalKind::conflict, "period.not_closed",
                          fmt::format("{} är inte stängd, så det finns inget att återöppna.", wish.period.swedish()));
        }
        std::optional<std::int64_t> unit;
        if (!wish.unit.empty()) {
            unit = unit_number(sql, wish.unit);
            if (!unit)
                return refuse(RefusalKind::not_found, "unit.unknown",
                              fmt::format("Enheten ”{}” finns inte.", wish.unit));
        }
        const auto number = next_key(sql, "period_reopening");
        sql.execute(
            "insert into period_reopening (number, period, unit, until, reason, person, at) values (:number, :period, "
            ":unit, :until, :reason, :person, :at)",
            number, wish.period, unit, *wish.until, wish.reason, context.caller.person, transaction.now());
        transaction.log(
            "period_reopening", fmt::format("{}/{}", wish.period.to_string(), number), "",
            to_json(Reopening{wish.unit, "", wish.until, wish.reason, context.caller.person, transaction.now()}));
        return shown(sql, context.configuration, wish.period, context.today);
    });
}

}  // namespace

void offer_calendar(Operations& operations) {
    operations.get("get_calendar", "/calendar", get_calendar, {Permission::read}, "Uppföljningens kalender för ett år");
    operations.put("set_period_dates", "/calendar/{period}", set_period_dates, {Permission::control},
                   "Bestäm när en period rapporteras");
    operations.post("open_period", "/calendar/{period}/open", open_period, {Permission::control},
                    "Öppna en period för rapportering");
    operations.post("close_period", "/calendar/{period}/close", close_period, {Permission::control},
                    "Stäng en period för rapportering");
    operations.post("lock_period", "/calendar/{period}/lock", lock_period, {Permission::control}, "Lås en period");
    operations.post("reopen_period", "/calendar/{period}/reopen", reopen_period, {Permission::control},
                    "Återöppna en stängd eller låst period, med skäl");
}

}  // namespace ledstang
