#include "flows/answer_times.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "flows/group_figures.h"
#include "flows/read_flow_type.h"
#include "groups/groups.h"

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// By type, the days within which a first answer is promised.
std::map<std::string, int> promises(const Configuration& configuration) {
    std::map<std::string, int> promised;
    for (const auto& flow : read_flow_types(configuration).types) {
        if (flow->type.answer_within > 0) promised[flow->type.id] = flow->type.answer_within;
    }
    return promised;
}

int days_between(const Date& from, const Date& to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

}  // namespace

std::optional<Decimal> days_at_share(std::vector<int> days, double share) {
    if (days.empty()) return std::nullopt;
    std::ranges::sort(days);
    const double rank = share * static_cast<double>(days.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(rank));
    const auto above = static_cast<std::size_t>(std::ceil(rank));
    return Decimal::from_double(days[below] + (days[above] - days[below]) * (rank - std::floor(rank)));
}

std::vector<AnswerTime> answer_times(Sql& sql, const Configuration& configuration) {
    const auto promised = promises(configuration);
    std::vector<AnswerTime> times;
    using Row = std::tuple<std::string, std::string, std::string, Date, Date>;
    sql.each<Row>(
        "select f.lead_group, coalesce(u.id, ''), m.type, f.created, f.first_answer from flow_matter f join matter m "
        "on "
        "m.id = f.matter join unit_group g on g.id = f.lead_group left join unit u on u.number = g.unit where "
        "f.first_answer is not null order by f.first_answer, f.matter",
        [&](const Row& row) {
            const auto& [group, unit, type, created, answered] = row;
            const auto promise = promised.find(type);
            if (promise == promised.end()) return;
            const int taken = days_between(created, answered);
            times.push_back({group, unit, answered, taken, taken > promise->second});
        });
    return times;
}

Result<GroupFigures> get_group_figures(Context& context, const GetGroupFigures& wish) {
    return context.store.read([&](Sql& sql) -> Result<GroupFigures> {
        const auto group = read_group(sql, context.configuration, wish.group, context.today);
        if (!group) return refuse(RefusalKind::not_found, "flow.group", "Gruppen finns inte.");
        GroupFigures figures;
        figures.group = wish.group;
        figures.to = wish.to.value_or(context.today);
        figures.from = wish.from.value_or(Date{sys_days{figures.to} - days{364}});
        std::vector<int> taken;
        for (const auto& time : answer_times(sql, context.configuration)) {
            if (time.group != wish.group || time.answered < figures.from || time.answered > figures.to) continue;
            taken.push_back(time.days);
            figures.late_answers += time.late ? 1 : 0;
        }
        figures.answered = static_cast<int>(taken.size());
        figures.median = days_at_share(taken, 0.5);
        figures.percentile_90 = days_at_share(taken, 0.9);
        const auto promised = promises(context.configuration);
        using Row = std::tuple<std::string, Date, std::optional<Date>>;
        sql.each<Row>(
            "select m.type, f.created, f.first_answer from flow_matter f join matter m on m.id = f.matter where "
            "f.lead_group = :lead and f.ended is null",
            [&](const Row& row) {
                const auto& [type, created, answered] = row;
                ++figures.open;
                const auto promise = promised.find(type);
                if (promise == promised.end() || answered) return;
                ++figures.unanswered;
                if (days_between(created, context.today) > promise->second) ++figures.overdue;
            },
            wish.group);
        return figures;
    });
}

}  // namespace ledstang
