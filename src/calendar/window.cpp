#include "calendar/window.h"

#include <algorithm>

namespace ledstang {
namespace {

using Row =
    std::tuple<Period, PeriodState, std::optional<Date>, std::optional<Date>, std::optional<Date>, std::int64_t>;

constexpr auto columns_of_period = "select period, state, opens, deadline, closes, version from follow_up_period ";

DecidedPeriod decided_of(const Row& row) {
    const auto& [period, state, opens, deadline, closes, version] = row;
    return {period, state, opens, deadline, closes, static_cast<int>(version)};
}

bool holds(const Reopening& reopening, const Date& today) {
    return reopening.until && today <= *reopening.until;
}

}  // namespace

std::optional<DecidedPeriod> read_decided(Sql& sql, const Period& period) {
    static const std::string query = std::string(columns_of_period) + "where period = :period";
    const auto row = sql.row<Row>(query, period);
    if (!row) return std::nullopt;
    return decided_of(*row);
}

std::vector<DecidedPeriod> read_all_decided(Sql& sql) {
    static const std::string query = std::string(columns_of_period) + "order by coalesce(deadline, ''), period";
    std::vector<DecidedPeriod> all;
    for (const auto& row : sql.rows<Row>(query)) all.push_back(decided_of(row));
    return all;
}

PeriodState state_on(const DecidedPeriod& decided, const Date& today) {
    PeriodState state = decided.state;
    if (state == PeriodState::planned && decided.opens && *decided.opens <= today) state = PeriodState::open;
    if (state == PeriodState::open && decided.closes && *decided.closes < today) state = PeriodState::closed;
    return state;
}

std::vector<Reopening> read_reopenings(Sql& sql, const Period& period) {
    using Line = std::tuple<std::optional<std::string>, Date, std::string, std::string, std::string>;
    std::vector<Reopening> reopenings;
    for (const auto& [unit, until, reason, by, at] : sql.rows<Line>(
             "select u.id, r.until, r.reason, r.person, r.at from period_reopening r left join unit u on u.number = "
             "r.unit where r.period = :period order by r.number desc",
             period)) {
        reopenings.push_back({unit.value_or(""), "", until, reason, by, at});
    }
    return reopenings;
}

PeriodWindow read_window(Sql& sql, const Period& period, const Date& today) {
    const auto decided = read_decided(sql, period);
    if (!decided) return {};
    return {true, state_on(*decided, today), decided->opens, decided->deadline, decided->closes, decided->version};
}

std::vector<Period> open_periods(Sql& sql, const Date& today) {
    std::vector<Period> open;
    for (const auto& decided : read_all_decided(sql)) {
        const auto state = state_on(decided, today);
        bool is_open = state == PeriodState::open;
        if (state == PeriodState::closed || state == PeriodState::locked) {
            const auto reopenings = read_reopenings(sql, decided.period);
            is_open = std::ranges::any_of(reopenings, [&](const auto& one) { return holds(one, today); });
        }
        if (is_open) open.push_back(decided.period);
    }
    return open;
}

PeriodState state_for(Sql& sql, const std::string& unit, const Period& period, const Date& today) {
    const auto decided = read_decided(sql, period);
    if (!decided) return PeriodState::open;
    const auto state = state_on(*decided, today);
    if (state == PeriodState::open || state == PeriodState::planned) return state;
    std::vector<ChainUnit> chain;
    for (const auto& reopening : read_reopenings(sql, period)) {
        if (!holds(reopening, today)) continue;
        if (reopening.unit.empty() || reopening.unit == unit) return PeriodState::open;
        if (chain.empty()) chain = unit_chain(sql, unit, period.last_day()).value_or(std::vector<ChainUnit>{});
        if (std::ranges::find(chain, reopening.unit, &ChainUnit::id) != chain.end()) return PeriodState::open;
    }
    return state;
}

}  // namespace ledstang
