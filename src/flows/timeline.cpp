// What has happened to a matter, and how long it took.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "flows/first_outcomes.h"
#include "flows/page.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

std::string unit_name(const Organisation& organisation, const std::string& id) {
    const auto* row = organisation.find(id);
    return row == nullptr ? id : row->name;
}

class Timeline {
 public:
    Timeline(Sql& sql, const Configuration& configuration, const WholeMatter& whole, const Organisation& organisation)
        : sql_(sql), configuration_(configuration), whole_(whole), organisation_(organisation) {}

    std::vector<Happening> read() {
        add(to_string(whole_.matter.created), "begun", whole_.matter.initiator, "Lades upp");
        for (const auto& step : whole_.steps) add_step(step);
        for (const auto& statement : whole_.statements) add_statement(statement);
        using Comment = std::tuple<std::string, std::string, std::string>;
        sql_.each<Comment>(
            "select at, person, content from matter_comment where matter = :matter order by number",
            [&](const Comment& row) {
                add(std::get<0>(row), "comment", std::get<1>(row), "Kommenterade", std::get<2>(row));
            },
            whole_.matter.id);
        add_activities();
        add_outcomes();
        std::ranges::stable_sort(found_, {}, &Happening::at);
        return std::move(found_);
    }

 private:
    void add(std::string at, const char* kind, const std::string& person, std::string text, std::string words = {}) {
        found_.push_back({std::move(at), kind, name_of_person(person), std::move(text), std::move(words)});
    }
    const std::string& name_of_person(const std::string& person) {
        auto& name = names_[person];
        if (name.empty() && !person.empty()) name = person_name(sql_, configuration_, person);
        return name;
    }

    void add_step(const FlowStepRow& taken) {
        const auto& type = whole_.flow->type;
        const auto& part = taken.unit.empty() ? type.matter : type.units;
        const auto* step = part.step(taken.step);
        const auto* to = part.stage(taken.to_stage);
        std::string text = step == nullptr ? taken.step : step->name;
        if (!taken.unit.empty()) text = unit_name(organisation_, taken.unit) + ": " + text;
        if (to != nullptr && taken.to_stage != taken.from_stage) text += " → " + to->name;
        add(to_string(taken.day), taken.unit.empty() ? "step" : "unit_step", taken.person, std::move(text),
            taken.words);
    }

    void add_statement(const FlowStatement& statement) {
        const auto name = unit_name(organisation_, statement.unit);
        add(to_string(statement.asked), "statement", "", fmt::format("Yttrande begärdes av {}", name));
        if (statement.answered)
            add(to_string(*statement.answered), "statement", statement.answered_by, name + " yttrade sig",
                statement.answer);
    }

    // Those that somebody came to.
    void add_activities() {
        using Row = std::tuple<Date, std::string, std::string, std::int64_t, std::int64_t>;
        sql_.each<Row>(
            "select a.held, a.title, g.name, cast(sum(t.persons) as bigint), count(distinct t.unit) from "
            "flow_activity_matter m join flow_activity a on a.number = m.activity join unit_group g on g.id = "
            "a.organiser join flow_attendance t on t.activity = a.number where m.matter = :matter group by a.number, "
            "a.held, a.title, g.name order by a.held, a.number",
            [&](const Row& row) {
                const auto& [held, title, organiser, persons, units] = row;
                add(to_string(held), "activity", "",
                    fmt::format("{}: {} {} från {} {}", title, persons, persons == 1 ? "person" : "personer", units,
                                units == 1 ? "enhet" : "enheter"),
                    organiser);
            },
            whole_.matter.id);
    }

    void add_outcomes() {
        for (const auto& outcome : first_outcomes(sql_, whole_)) {
            add(to_string(outcome.period.last_day()), "outcome", "",
                fmt::format("Första utfallet efter beslutet, {}: {}", outcome.period.swedish(),
                            format_number(outcome.value)),
                outcome.measure);
        }
    }

    Sql& sql_;
    const Configuration& configuration_;
    const WholeMatter& whole_;
    const Organisation& organisation_;
    std::map<std::string, std::string> names_;
    std::vector<Happening> found_;
};

}  // namespace

std::vector<Happening> timeline_of(Sql& sql, const Configuration& configuration, const WholeMatter& whole,
                                   const Organisation& organisation) {
    return Timeline(sql, configuration, whole, organisation).read();
}

std::vector<StageTime> times_of(const WholeMatter& whole, const Date& today) {
    std::vector<StageTime> times;
    for (const auto& stage : whole.flow->type.matter.stages) times.push_back({stage.id, stage.name, stage.phase, 0});
    const auto add = [&](const std::string& stage, const Date& from, const Date& to) {
        const auto place = std::ranges::find(times, stage, &StageTime::stage);
        if (place != times.end())
            place->days += static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
    };
    Date since = whole.matter.created;
    for (const auto& step : whole.steps) {
        if (!step.unit.empty() || step.from_stage == step.to_stage) continue;
        add(step.from_stage, since, step.day);
        since = step.day;
    }
    if (!whole.matter.ended) add(whole.matter.stage, since, today);
    return times;
}

}  // namespace ledstang
