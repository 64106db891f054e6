#include "matters/priorities.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "described/json_read.h"
#include "matters/matters.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct GetPriorities {
    std::string unit;
    int year = 0;
    template <class G = GetPriorities>
    static constexpr auto described() {
        return describe("GetPriorities", field("unit", &G::unit, "Enhet; de under den är med"),
                        field("year", &G::year, "Planens och budgetens år"));
    }
};
struct PutBudget {
    std::string unit;
    int year = 0;
    Decimal budget;
    std::optional<Decimal> forecast;
    std::string note;
    int version = 0;
    template <class P = PutBudget>
    static constexpr auto described() {
        return describe("PutBudget", field("unit", &P::unit, "Enhet"), field("year", &P::year, "År"),
                        field("budget", &P::budget, "Budget, tkr"),
                        field("forecast", &P::forecast, "Prognos mot budget, tkr; minus är underskott"),
                        optional_field("note", &P::note, "Anmärkning"),
                        optional_field("version", &P::version, "Radens version; 0 för en ny"));
    }
};

// What an action saves, in one unit of money.
struct Saving {
    Decimal amount;
    std::string unit;
};

std::map<std::string, std::vector<Saving>> read_savings(Sql& sql, int year) {
    std::map<std::string, std::vector<Saving>> savings;
    using Row = std::tuple<std::string, Decimal, std::string>;
    for (auto& [action, amount, unit] : sql.rows<Row>(
             "select e.matter, e.saving, e.cost_unit from effect e join matter m on m.id = e.matter where m.type = "
             "'action' and m.year = :year and e.saving is not null order by e.matter, e.number",
             year))
        savings[action].push_back({amount, std::move(unit)});
    return savings;
}

// The newest status that the action's own unit has reported, by action.
std::map<std::string, std::string> read_statuses(Sql& sql, int year) {
    using Row = std::tuple<std::string, std::string>;
    std::map<std::string, std::string> statuses;
    for (auto& [action, status] : sql.rows<Row>("select s.matter, s.status from matter_status s join matter m on m.id "
                                                "= s.matter and m.unit = s.unit where "
                                                "m.type = 'action' and m.year = :year order by s.number",
                                                year))
        statuses[action] = std::move(status);
    return statuses;
}

void add_saving(PriorityRow& row, const Saving& saving) {
    if (const auto amount = in_thousands(saving.amount, saving.unit)) {
        row.saving = row.saving.value_or(Decimal()) + *amount;
        return;
    }
    if (!row.not_counted.empty()) row.not_counted += ", ";
    row.not_counted += fmt::format("{} {}", format_number(saving.amount), saving.unit);
}

std::vector<PriorityRow> read_rows(Sql& sql, const MatterType& type, const Organisation& organisation,
                                   const std::string& top, int year) {
    using Row = std::tuple<std::string, std::string, std::string, std::string, int>;
    const auto savings = read_savings(sql, year);
    const auto statuses = read_statuses(sql, year);
    std::vector<PriorityRow> rows;
    for (auto& [id, title, unit, fields, version] :
         sql.rows<Row>("select m.id, m.title, u.id, m.fields, m.version from matter m join unit u on u.number = m.unit "
                       "where m.type = 'action' and m.year = :year order by u.id, m.number",
                       year)) {
        const UnitRow* place = organisation.find(unit);
        if (place == nullptr || !organisation.within(unit, top)) continue;
        const Json own = *parse_json(fields);
        PriorityRow row;
        row.action = id;
        row.title = title;
        row.unit = unit;
        row.unit_name = place->name;
        row.priority = own.value("priority", "");
        const auto saved = savings.find(id);
        if (row.priority.empty() && saved == savings.end()) continue;
        if (saved != savings.end()) {
            for (const auto& saving : saved->second) add_saving(row, saving);
        }
        row.consequences = own.value("consequences", "");
        row.budget_check = own.value("budget_check", "");
        row.version = version;
        if (const auto status = statuses.find(id); status != statuses.end()) {
            const auto named = std::ranges::find(type.statuses, status->second, &StatusName::id);
            if (named != type.statuses.end()) {
                row.status_name = named->name;
                row.ended = named->ended;
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// Place in the type's choices; what has none comes last.
std::size_t rank(const MatterType& type, const std::string& priority) {
    for (const auto& field : type.fields) {
        if (field.id != "priority") continue;
        return static_cast<std::size_t>(std::ranges::find(field.choices, priority) - field.choices.begin());
    }
    return 0;
}

std::map<std::string, UnitBudget> read_budgets(Sql& sql, int year) {
    std::map<std::string, UnitBudget> budgets;
    static const auto budget_columns =
        columns(&UnitBudget::unit, &UnitBudget::budget, &UnitBudget::forecast, &UnitBudget::note, &UnitBudget::version);
    for (auto& budget : sql.rows(budget_columns,
                                 "select u.id, b.budget, b.forecast, b.note, b.version from unit_budget b join unit u "
                                 "on u.number = b.unit where b.year = :year",
                                 year))
        budgets[budget.unit] = std::move(budget);
    return budgets;
}

Result<PriorityList> get_priorities(Context& context, const GetPriorities& wish) {
    return context.store.read([&](Sql& sql) -> Result<PriorityList> {
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        const auto top = require_unit(organisation, wish.unit);
        if (!top) return refuse(top.error());
        const MatterType& type = context.configuration.matters.at("action");
        PriorityList list{
            wish.unit, top->name, wish.year, read_rows(sql, type, organisation, wish.unit, wish.year), {}};
        std::ranges::stable_sort(list.rows, [&](const PriorityRow& a, const PriorityRow& b) {
            const auto order = [&](const PriorityRow& row) {
                return std::tuple(row.ended, rank(type, row.priority), -row.saving.value_or(Decimal()));
            };
            return order(a) < order(b);
        });
        auto budgets = read_budgets(sql, wish.year);
        for (const auto& row : list.rows) {
            auto& budget = budgets[row.unit];
            ++budget.actions;
            budget.savings = budget.savings + row.saving.value_or(Decimal());
        }
        for (const UnitRow* row : organisation.subtree(wish.unit)) {
            const auto found = budgets.find(row->id);
            if (found == budgets.end() && row->id != wish.unit) continue;
            UnitBudget budget = found == budgets.end() ? UnitBudget{} : std::move(found->second);
            budget.unit = row->id;
            budget.unit_name = row->name;
            budget.depth = row->depth - top->depth;
            if (budget.forecast && *budget.forecast < Decimal()) budget.left = -*budget.forecast - budget.savings;
            list.budgets.push_back(std::move(budget));
        }
        return list;
    });
}

Result<UnitBudget> put_budget(Context& context, const PutBudget& wish) {
    if (wish.year < 1900 || wish.year > 2200)
        return refuse("budget.year", fmt::format("{} är inget år. Skriv det med fyra siffror.", wish.year));
    if (wish.budget < Decimal()) return refuse("budget.negative", "Budgeten är en ram och skrivs utan minus.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<UnitBudget> {
        Sql& sql = transaction.sql();
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        const auto unit = require_unit(organisation, wish.unit);
        if (!unit) return refuse(unit.error());
        const std::int64_t number = *unit_number(sql, wish.unit);
        auto budgets = read_budgets(sql, wish.year);
        const auto found = budgets.find(wish.unit);
        const int present = found == budgets.end() ? 0 : found->second.version;
        if (auto same = expect_version(present == wish.version ? 1 : 0, "budgeten"); !same) return refuse(same.error());
        sql.execute("delete from unit_budget where unit = :unit and year = :year", number, wish.year);
        UnitBudget budget;
        budget.unit = wish.unit;
        budget.unit_name = unit->name;
        budget.budget = wish.budget;
        budget.forecast = wish.forecast;
        budget.note = wish.note;
        budget.version = present + 1;
        sql.execute(
            "insert into unit_budget (unit, year, budget, forecast, note, version) values (:unit, :year, :budget, "
            ":forecast, :note, :version)",
            number, wish.year, budget.budget, budget.forecast, budget.note, budget.version);
        transaction.log("unit_budget", fmt::format("{}/{}", wish.unit, wish.year),
                        present == 0 ? "" : to_json(found->second), to_json(budget));
        return budget;
    });
}

}  // namespace

std::optional<Decimal> in_thousands(Decimal amount, const std::string& unit) {
    if (unit == "tkr" || unit == "kkr") return amount;
    if (unit == "mnkr" || unit == "mkr") return multiply(amount, Decimal::from_whole(1000));
    if (unit == "kr" || unit == "kronor") return divide(amount, Decimal::from_whole(1000));
    return std::nullopt;
}

void offer_priorities(Operations& operations) {
    operations.get("get_priorities", "/units/{unit}/priorities/{year}", get_priorities, {Permission::read},
                   "Prioriteringslistan: åtgärder med besparingar och konsekvenser, och budget per enhet");
    operations.put("put_budget", "/units/{unit}/budget/{year}", put_budget, {Permission::plan, &PutBudget::unit},
                   "Skriv in en enhets budget och prognos för ett år");
}

}  // namespace ledstang
