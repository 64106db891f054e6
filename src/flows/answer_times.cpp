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

struct Asked {
    std::string group;
    Date due{};
    std::optional<Date> answered, ended;
};

Date year_before(const Date& day) {
    const Date before = day - std::chrono::years(1);
    return before.ok() ? before : Date{sys_days{before}};  // of 29 February
}

// By group, of the year up to the day: due and answered.
std::map<std::string, std::pair<int, int>> feedback_in_year(const std::vector<Asked>& asked, const Date& on) {
    const Date before = year_before(on);
    const auto in_year = [&](const Date& day) { return before < day && day <= on; };
    std::map<std::string, std::pair<int, int>> found;
    for (const auto& one : asked) {
        const bool answered = one.answered && *one.answered <= on;
        // Without an answer it waits as long as it is open.
        const bool waits = !answered && one.due <= on && (in_year(one.due) || !one.ended || on < *one.ended);
        if (!(answered && in_year(*one.answered)) && !waits) continue;
        auto& [due, given] = found[one.group];
        ++due;
        given += answered ? 1 : 0;
    }
    return found;
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

Result<GroupFeedbackList> list_group_feedback(Context& context, const FindGroupFeedback& wish) {
    const Date on = wish.on.value_or(context.today);
    const auto promised = promises(context.configuration);
    std::vector<Asked> asked;
    context.store.read([&](Sql& sql) {
        using Row = std::tuple<std::string, std::string, Date, std::optional<Date>, std::optional<Date>>;
        sql.each<Row>(
            "select f.lead_group, m.type, f.created, f.first_answer, f.ended from flow_matter f join matter m on m.id "
            "= "
            "f.matter where f.lead_group is not null",
            [&](const Row& row) {
                const auto& [group, type, created, answered, ended] = row;
                const auto promise = promised.find(type);
                if (promise == promised.end()) return;
                const Date due{sys_days{created} + days{promise->second}};
                asked.push_back({group, ended && !answered ? std::min(*ended, due) : due, answered, ended});
            });
        return 0;
    });
    GroupFeedbackList list;
    const auto earlier = feedback_in_year(asked, year_before(on));
    for (const auto& [group, counts] : feedback_in_year(asked, on)) {
        GroupFeedback row{group, counts.first, counts.second, counts.first == counts.second, std::nullopt};
        if (const auto before = earlier.find(group); before != earlier.end())
            row.previous = before->second.first == before->second.second;
        list.groups.push_back(std::move(row));
    }
    return list;
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
