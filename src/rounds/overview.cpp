#include "rounds/overview.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "goals/goals.h"
#include "rounds/chain.h"
#include "rounds/round_store.h"

namespace ledstang {
namespace {

// All rounds of a period, read at once: a region has a thousand.
struct Rounds {
    std::map<std::string, StoredRound> stored;
    std::map<std::string, int> open_questions;
};

Rounds read_rounds(Sql& sql, const Period& period) {
    using Row = std::tuple<std::string, RoundState, std::string, std::int64_t>;
    Rounds rounds;
    for (const auto& [unit, state, since, version] :
         sql.rows<Row>("select u.id, r.state, r.since, r.version from report_round r join unit u on u.number = r.unit "
                       "where r.period = :period",
                       period)) {
        rounds.stored[unit] = {state, since, static_cast<int>(version)};
    }
    for (const auto& [unit, count] :
         sql.rows<std::tuple<std::string, std::int64_t>>("select u.id, count(*) from round_question q join unit u on "
                                                         "u.number = q.unit where q.period = :period and "
                                                         "q.answer = '' group by u.id",
                                                         period)) {
        rounds.open_questions[unit] = static_cast<int>(count);
    }
    return rounds;
}

std::vector<ChainUnit> chain_in(const Organisation& organisation, const std::string& unit) {
    std::vector<ChainUnit> chain;
    for (const UnitRow* row : organisation.chain(unit)) chain.push_back({0, row->id, row->name, row->level});
    return chain;
}

// Who holds what is read at once: a thousand managers, each with their own unit. Only where somebody is away are the
// deputies asked for.
class Waiting {
 public:
    Waiting(Sql& sql, const Configuration& configuration, const Date& today)
        : sql_(sql), configuration_(configuration), today_(today) {
        using Row = std::tuple<std::string, std::string, std::string, std::int64_t>;
        sql.each<Row>(
            "select u.id, h.kind, p.name, (select count(*) from absence a where a.person = p.id and a.first_day <= "
            ":day and :day <= a.last_day) from holding h join unit u on u.number = h.unit join person p on p.id = "
            "h.person where h.valid_from <= :day and (h.valid_to is null or :day < h.valid_to)",
            [&](const Row& row) {
                const auto& [unit, function, name, absences] = row;
                auto& held = held_[{unit, function}];
                held.names.push_back(name);
                held.somebody_is_away = held.somebody_is_away || absences > 0;
            },
            today);
        for (auto& [place, held] : held_) std::ranges::sort(held.names, SwedishOrder{});
    }

    const std::string& name_of(const RoundPlace& place) {
        const auto [found, fresh] = names_.try_emplace({place.unit, place.function});
        if (!fresh) return found->second;
        const auto& held = held_[{place.unit, place.function}];
        found->second =
            in_words(held.somebody_is_away ? waits_for(sql_, configuration_, place, today_)
                                           : WaitsFor{place.unit, place.unit_name,
                                                      function_in_words(configuration_, place.function), held.names});
        return found->second;
    }

 private:
    struct Held {
        std::vector<std::string> names;
        bool somebody_is_away = false;
    };
    static std::string in_words(const WaitsFor& waiting) {
        if (!waiting.persons.empty()) return list_in_words(waiting.persons, "eller");
        if (waiting.function.empty()) return waiting.unit_name;
        return fmt::format("{}, {}", waiting.function, waiting.unit_name);
    }
    Sql& sql_;
    const Configuration& configuration_;
    const Date today_;
    std::map<std::pair<std::string, std::string>, Held> held_;  // by unit and function
    std::map<std::pair<std::string, std::string>, std::string> names_;
};

}  // namespace

Result<RoundOverview> get_round_overview(Context& context, const RoundWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<RoundOverview> {
        const auto& configuration = context.configuration;
        const auto organisation = read_organisation(sql, configuration, wish.period.last_day());
        if (auto known = require_unit(organisation, wish.unit); !known) return refuse(known.error());
        const auto rounds = read_rounds(sql, wish.period);
        const auto deadline = read_window(sql, wish.period, context.today).deadline;
        DueRows due(sql, configuration, organisation, wish.period);
        due.read_under(wish.unit);
        Waiting waiting(sql, configuration, context.today);
        RoundOverview overview;
        const auto units = organisation.subtree(wish.unit);
        for (const UnitRow* unit : units) {
            const auto chain = chain_of(configuration, chain_in(organisation, unit->id));
            if (!chain) continue;
            const auto rows = due.of(unit->id);
            OverviewUnit row;
            row.unit = unit->id;
            row.unit_name = unit->name;
            row.level = unit->level;
            row.depth = unit->depth - units.front()->depth;
            row.due = static_cast<int>(rows.size());
            row.entered = static_cast<int>(std::ranges::count_if(rows, &DueRow::entered));
            if (const auto found = rounds.stored.find(unit->id); found != rounds.stored.end()) {
                row.state = found->second.state;
                row.since = found->second.since;
            } else if (row.entered > 0) {
                row.state = RoundState::in_progress;
            }
            row.deadline = deadline;
            row.late = row.due > 0 && is_open(row.state) && deadline && *deadline < context.today;
            if (const auto* place = waiting_place(*chain, row.state)) row.waits_for_name = waiting.name_of(*place);
            if (const auto found = rounds.open_questions.find(unit->id); found != rounds.open_questions.end())
                row.open_questions = found->second;
            ++overview.counts[std::string(name_of(row.state))];
            if (row.late) ++overview.counts["late"];
            overview.units.push_back(std::move(row));
        }
        return overview;
    });
}

}  // namespace ledstang
