#include "rounds/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "flows/flows.h"
#include "forms/forms.h"
#include "goals/goals.h"
#include "groups/groups.h"
#include "knowledge/knowledge.h"
#include "matters/matters.h"
#include "meetings/meetings.h"
#include "reports/reports.h"
#include "rounds/chain.h"
#include "rounds/round_store.h"

namespace ledstang {
namespace {

// Approved rounds that wait to be signed are looked for this far back.
constexpr std::chrono::days how_far_back{400};

class Gathering {
 public:
    Gathering(Sql& sql, const Configuration& configuration, const Date& today, const std::string& person,
              const Caller* caller)
        : sql_(sql),
          configuration_(configuration),
          today_(today),
          person_(person),
          caller_(caller == nullptr ? Caller{person, "", "", "", {}, {}} : *caller),
          organisation_(read_organisation(sql, configuration, today)),
          duties_(duties_of(sql, configuration, organisation_, person, caller, today)),
          open_periods_(open_periods(sql, today)) {}

    std::vector<Task> all() {
        for (const auto& period : open_periods_) add_reports(period);
        add_decisions();
        add_data_gaps();
        for (const auto& [unit, absent] : duties_.reports) {
            add(action_tasks(sql_, configuration_, organisation_, unit, today_), absent);
            add_forgotten(unit, absent);
        }
        add_forms();
        add(meeting_tasks(sql_, configuration_, caller_, today_), "");
        add_chapters();
        for (auto& task : flow_tasks(sql_, configuration_, person_, today_)) tasks_.push_back(std::move(task));
        for (auto& task : knowledge_tasks(sql_, configuration_, person_, today_)) tasks_.push_back(std::move(task));
        for (auto& message : message_tasks(sql_, person_, today_)) tasks_.push_back(std::move(message));
        std::ranges::stable_sort(tasks_, [](const Task& a, const Task& b) {
            if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
            return a.due && *a.due < *b.due;
        });
        return std::move(tasks_);
    }

 private:
    Task task(const std::string& kind, const std::string& unit, const Period& period) {
        Task task;
        task.id = fmt::format("{}/{}/{}", kind, unit, period.to_string());
        task.kind = kind;
        task.unit = unit;
        const UnitRow* row = organisation_.find(unit);
        task.unit_name = row == nullptr ? unit : row->name;
        task.period = period;
        return task;
    }
    void add(std::vector<Task> tasks, const std::string& absent) {
        for (auto& task : tasks) {
            task.deputy_for = absent;
            tasks_.push_back(std::move(task));
        }
    }

    // The chapters that are mine to write, as long as they can be written.
    void add_chapters() {
        for (const auto& chapter : chapters_waiting_for(sql_, person_)) {
            if (state_for(sql_, chapter.unit, chapter.period, today_) != PeriodState::open) continue;
            if (!is_open(state_of(chapter.unit, chapter.period))) continue;
            Task mine = task("chapter", chapter.unit, chapter.period);
            mine.id += "/" + chapter.id;
            mine.title = fmt::format("Skriv kapitlet {}", chapter.title);
            mine.detail = fmt::format("Rapporten för {}.", chapter.period.swedish());
            mine.due = read_window(sql_, chapter.period, today_).deadline;
            mine.late = mine.due && *mine.due < today_;
            mine.link = chapter.link;
            add({mine}, "");
        }
    }

    // The reports that are mine to hand in.
    void add_reports(const Period& period) {
        const auto window = read_window(sql_, period, today_);
        DueRows due(sql_, configuration_, organisation_on(period), period);
        for (const auto& [unit, absent] : duties_.reports) {
            if (state_for(sql_, unit, period, today_) != PeriodState::open) continue;
            const auto state = state_of(unit, period);
            const auto rows = due.of(unit);
            if (!is_open(state) || rows.empty()) continue;
            const auto entered = std::ranges::count_if(rows, &DueRow::entered);
            const bool returned = state == RoundState::returned;
            Task mine = task(returned ? "returned" : "round", unit, period);
            mine.title = fmt::format("{} {}", returned ? "Återsänd: se över rapporten för" : "Lämna rapporten för",
                                     period.swedish());
            mine.detail = fmt::format("{} av {} rader ifyllda.", entered, rows.size());
            mine.due = window.deadline;
            mine.late = window.deadline && *window.deadline < today_;
            mine.link = fmt::format("/rapportera/{}/{}", unit, period.to_string());
            add({mine}, absent);
            if (returned) add_questions(unit, absent, mine);
        }
    }
    void add_questions(const std::string& unit, const std::string& absent, const Task& report) {
        for (const auto& question : read_questions(sql_, configuration_, unit, *report.period)) {
            if (!question.open) continue;
            Task asked = report;
            asked.id = "question/" + question.id;
            asked.kind = "question";
            asked.title =
                question.measure.empty() ? "Svara på en fråga" : "Svara på en fråga om " + question.measure_name;
            asked.detail = question.text;
            add({asked}, absent);
        }
    }

    // The reports from below that are mine to approve or sign.
    void add_decisions() {
        if (duties_.approves.empty()) return;
        using Row = std::tuple<std::string, Period, RoundState>;
        const auto since = to_string(Date{std::chrono::sys_days{today_} - how_far_back});
        for (const auto& [unit, period, state] : sql_.rows<Row>(
                 "select u.id, r.period, r.state from report_round r join unit u on u.number = r.unit where r.state = "
                 "'submitted' or (r.state = 'approved' and r.since >= :since) order by r.since, u.id",
                 since)) {
            const auto& organisation = organisation_on(period);
            std::vector<ChainUnit> units;
            for (const UnitRow* row : organisation.chain(unit)) units.push_back({0, row->id, row->name, row->level});
            if (units.empty()) continue;
            const auto chain = chain_of(configuration_, units);
            const RoundPlace* place = chain ? waiting_place(*chain, state) : nullptr;
            if (place == nullptr) continue;
            const auto mine = duties_.approves.find(place->unit);
            if (mine == duties_.approves.end()) continue;
            const bool approve = chain->approves && place == &*chain->approves;
            Task decision = task(approve ? "approve" : "sign", unit, period);
            decision.title = fmt::format("{} rapporten från {} för {}", approve ? "Godkänn" : "Underteckna",
                                         chain->unit_name, period.swedish());
            decision.unit_name = chain->unit_name;
            decision.detail = state == RoundState::submitted ? "Den är lämnad." : "Den är godkänd.";
            decision.link = fmt::format("/uppfoljning/{}/{}", unit, period.to_string());
            add({decision}, mine->second);
        }
    }

    // Missing data that I am to get hold of: pointed out by name or by function, or my unit's where nobody is.
    void add_data_gaps() {
        const auto functions = functions_of(sql_, person_, today_);
        const auto away = absent_with_deputy(sql_, person_, today_);
        for (const auto& gap : open_data_gaps(sql_, configuration_, "", today_)) {
            const auto absent = whose(gap, functions, away);
            if (!absent) continue;
            Task mend;
            mend.id = "data_gap/" + gap.id;
            mend.kind = "data_gap";
            mend.title = "Få fram data för " + gap.measure_name;
            mend.detail = gap.reason;
            mend.unit = gap.unit;
            mend.unit_name = gap.unit_name;
            mend.period = Period::parse(gap.period);
            mend.due = gap.due_by;
            mend.late = gap.overdue;
            mend.link = mend.period ? fmt::format("/rapportera/{}/{}", gap.unit, gap.period) : "/uppgifter";
            add({mend}, *absent);
        }
    }
    // The absent person's name, or empty when it is mine; nothing when it is somebody else's.
    std::optional<std::string> whose(const DataGap& gap, const std::vector<FunctionOn>& functions,
                                     const std::vector<PersonName>& away) {
        if (gap.person == person_ && !person_.empty()) return std::string{};
        if (!gap.person.empty()) {
            const auto found = std::ranges::find(away, gap.person, &PersonName::person);
            return found == away.end() ? std::nullopt : std::optional(found->name);
        }
        if (!gap.function.empty()) {
            for (const auto& held : functions) {
                if (held.kind == gap.function && held.unit == gap.unit) return held.stands_in_for_name;
            }
            return std::nullopt;
        }
        const auto mine = duties_.reports.find(gap.unit);
        return mine == duties_.reports.end() ? std::nullopt : std::optional(mine->second);
    }

    void add_forgotten(const std::string& unit, const std::string& absent) {
        for (const auto& forgotten : forgotten_measures(sql_, configuration_, organisation_, unit, today_)) {
            Task missed = task("measurement", unit, forgotten.latest);
            missed.id += "/" + forgotten.measure;
            missed.title = fmt::format("Mätningen av {} är glömd", forgotten.name);
            missed.detail =
                fmt::format("Värden saknas för {} och {}.", forgotten.earlier.swedish(), forgotten.latest.swedish());
            missed.late = true;
            missed.link = fmt::format("/rapportera/{}/{}", unit, forgotten.latest.to_string());
            add({missed}, absent);
        }
    }

    void add_forms() {
        std::vector<const UnitRow*> units;
        for (const auto& [unit, absent] : duties_.reports) {
            if (const UnitRow* row = organisation_.find(unit)) units.push_back(row);
        }
        for (auto& task : form_tasks(sql_, configuration_, units, open_periods_)) {
            if (!is_open(state_of(task.unit, *task.period))) continue;
            task.due = read_window(sql_, *task.period, today_).deadline;
            task.late = task.due && *task.due < today_;
            add({task}, duties_.reports.at(task.unit));
        }
    }

    // Of all units of a period at once.
    RoundState state_of(const std::string& unit, const Period& period) {
        const auto [found, fresh] = states_.try_emplace(period);
        if (fresh) found->second = round_states(sql_, period);
        const auto state = found->second.find(unit);
        return state == found->second.end() ? RoundState::not_started : state->second;
    }

    const Organisation& organisation_on(const Period& period) {
        const auto day = to_string(period.last_day());
        const auto found = organisations_.find(day);
        if (found != organisations_.end()) return found->second;
        return organisations_.emplace(day, read_organisation(sql_, configuration_, period.last_day())).first->second;
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Date today_;
    const std::string person_;
    const Caller caller_;
    const Organisation organisation_;
    const Duties duties_;
    const std::vector<Period> open_periods_;
    std::map<Period, std::map<std::string, RoundState>> states_;  // by unit
    std::map<std::string, Organisation> organisations_;           // by day
    std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> tasks_of(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today) {
    return Gathering(sql, configuration, today, caller.person, &caller).all();
}

std::vector<Task> tasks_of_person(Sql& sql, const Configuration& configuration, const std::string& person,
                                  const Date& today) {
    return Gathering(sql, configuration, today, person, nullptr).all();
}

Result<TaskList> list_tasks(Context& context, const Nothing&) {
    return context.store.read([&](Sql& sql) -> Result<TaskList> {
        return TaskList{context.today, tasks_of(sql, context.configuration, context.caller, context.today)};
    });
}

}  // namespace ledstang
