#include "meetings/agenda.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "described/json_read.h"
#include "described/json_write.h"
#include "flows/flows.h"

namespace ledstang {
namespace {

// Judged results, each scorecard read once.
class Results {
 public:
    Results(Sql& sql, const Configuration& configuration, const Organisation& organisation)
        : sql_(sql), configuration_(configuration), organisation_(organisation) {}

    std::optional<AgendaResult> result_of(const ForumMeasure& chosen, const Forum& forum) {
        const std::string unit = chosen.unit.empty() ? forum.unit : chosen.unit;
        const auto measure = read_measure(sql_, chosen.measure);
        const UnitRow* row = organisation_.find(unit);
        if (!measure || row == nullptr) return std::nullopt;
        AgendaResult result;
        result.measure = measure->id;
        result.measure_name = measure->name;
        result.unit = unit;
        result.unit_name = row->name;
        const auto latest = latest_of(unit, measure->id);
        if (!latest) return result;
        result.period = latest->period;
        result.period_name = latest->period->swedish();
        result.printed =
            value_in_words(*latest->value, std::max(measure->decimals, decimals_of(*latest->value)), measure->unit);
        judge(result, *latest);
        return result;
    }

 private:
    // Of the newest period that has a value; the total before one sex alone.
    std::optional<Outcome> latest_of(const std::string& unit, const std::string& measure) {
        std::optional<Outcome> latest;
        for (auto& outcome : outcomes_of(sql_, unit, measure)) {
            if (outcome.series != "main" || !outcome.period || !outcome.value) continue;
            const auto end = outcome.period->last_day();
            const bool newer = !latest || latest->period->last_day() < end ||
                               (latest->period->last_day() == end && outcome.sex == Sex::T && latest->sex != Sex::T);
            if (newer) latest = std::move(outcome);
        }
        return latest;
    }
    void judge(AgendaResult& result, const Outcome& latest) {
        const auto [found, fresh] = cards_.try_emplace({result.unit, latest.period->code()});
        if (fresh) {
            auto card = read_scorecard(sql_, configuration_, result.unit, *latest.period, false);
            if (card) found->second = std::move(*card);
        }
        if (!found->second) return;
        for (const ScorecardMeasure* judged : measures_of(*found->second)) {
            if (judged->id != result.measure) continue;
            const auto row = std::ranges::find(judged->rows, latest.sex, &ScorecardRow::sex);
            if (row == judged->rows.end()) return;
            result.printed = row->printed;
            result.judgement = name_of(row->attainment);
            result.attainment_reason = row->attainment_reason;
            result.development_reason = row->development_reason;
            return;
        }
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Organisation& organisation_;
    std::map<std::pair<std::string, std::int32_t>, std::optional<Scorecard>> cards_;
};

std::optional<AgendaContent> kept_content(const Meeting& meeting) {
    if (meeting.kept.empty()) return std::nullopt;
    auto content = from_json_text<AgendaContent>(meeting.kept);
    return content ? std::optional(std::move(*content)) : std::nullopt;
}

void add_before(std::vector<AgendaResult>& results, const std::optional<Meeting>& last) {
    const auto kept = last ? kept_content(*last) : std::nullopt;
    if (!kept) return;
    for (auto& result : results) {
        const auto former = std::ranges::find_if(kept->results, [&](const AgendaResult& one) {
            return one.measure == result.measure && one.unit == result.unit;
        });
        if (former == kept->results.end() || former->period == result.period) continue;
        result.before = former->period;
        result.before_printed = former->printed;
    }
}

class Decisions {
 public:
    Decisions(Sql& sql, const Configuration& configuration, const Organisation& organisation, const Date& today)
        : sql_(sql), configuration_(configuration), organisation_(organisation), today_(today) {}

    std::vector<DecisionRow> of(const Meeting& meeting) {
        std::vector<DecisionRow> rows;
        std::map<std::string, LinkedAction> actions;
        for (auto& action : actions_linked_to(sql_, configuration_, "meeting", meeting.id)) {
            auto id = action.id;
            actions.emplace(std::move(id), std::move(action));
        }
        for (auto& decision : decisions_of(sql_, meeting.id)) rows.push_back(row_of(decision, meeting, actions));
        return rows;
    }
    // Of the meeting before, and what is still open of the forum's meetings before that one.
    std::vector<DecisionRow> earlier(const std::optional<Meeting>& last) {
        if (!last) return {};
        auto rows = of(*last);
        if (last->forum.empty()) return rows;
        for (const auto& meeting : meetings_of_forum(sql_, last->forum)) {
            if (meeting.id == last->id || last->day < meeting.day || !has_decisions(meeting.forum, meeting.id))
                continue;
            for (auto& row : of(meeting)) {
                if (!row.ended) rows.push_back(std::move(row));
            }
        }
        return rows;
    }

 private:
    // Asked once for the forum: most meetings of a long series have no decision that is open.
    bool has_decisions(const std::string& forum, const std::string& meeting) {
        if (!with_decisions_) {
            with_decisions_.emplace();
            for (auto& id : sql_.rows<std::string>("select distinct d.meeting from decision d join meeting m on m.id = "
                                                   "d.meeting where m.forum = :forum and d.done_on is null",
                                                   forum))
                with_decisions_->insert(std::move(id));
        }
        return with_decisions_->contains(meeting);
    }
    DecisionRow row_of(const Decision& decision, const Meeting& meeting,
                       const std::map<std::string, LinkedAction>& actions) {
        DecisionRow row;
        row.number = decision.number;
        row.meeting = meeting.id;
        row.meeting_title = meeting.title;
        row.meeting_day = meeting.day;
        row.item = decision.item;
        row.words = decision.words;
        row.responsible = decision.responsible;
        const FunctionKind* function = configuration_.function_kind(decision.responsible);
        row.responsible_name = function == nullptr ? decision.responsible : function->name;
        row.unit = decision.unit;
        const UnitRow* unit = organisation_.find(decision.unit);
        row.unit_name = unit == nullptr ? decision.unit : unit->name;
        row.due_by = decision.due_by;
        row.action = decision.matter;
        row.version = decision.version;
        const auto action = actions.find(decision.matter);
        if (action != actions.end()) {
            row.action_unit = action->second.unit;
            row.state = action->second.status_name;
            row.ended = action->second.ended;
        } else if (decision.done_on) {
            row.state = "Klart " + to_string(*decision.done_on);
            row.ended = true;
        } else {
            row.state = decision.responsible.empty() && !decision.due_by ? "" : "Inte klart";
            // What nobody is to do anything about is done by being decided.
            row.ended = row.state.empty();
        }
        row.late = !row.ended && row.due_by && *row.due_by < today_;
        return row;
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Organisation& organisation_;
    const Date today_;
    std::optional<std::set<std::string>> with_decisions_;
};

std::vector<OngoingWork> ongoing_of(Sql& sql, const Configuration& configuration, const std::string& group,
                                    const Date& today) {
    std::vector<OngoingWork> ongoing;
    for (const auto& matter : open_matters_of_group(sql, configuration, group, today))
        ongoing.push_back({"matter", matter.id, matter.unit, matter.title, matter.type_name, matter.stage_name,
                           matter.due, matter.late});
    for (const auto& action : open_actions_of_group(sql, configuration, group))
        ongoing.push_back({"action", action.id, action.unit, action.title, "Åtgärd", action.status_name, action.due_by,
                           action.due_by && *action.due_by < today});
    return ongoing;
}

}  // namespace

AgendaContent content_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                         const Meeting& meeting, const std::optional<Forum>& forum, const Date& today) {
    if (meeting.state == MeetingState::closed) return kept_content(meeting).value_or(AgendaContent{});
    AgendaContent content;
    // A follow-up between persons has the decisions that concern them as items; the others are not theirs to read.
    if (!forum) return content;
    const auto last = meeting_before(sql, meeting);
    content.earlier = Decisions(sql, configuration, organisation, today).earlier(last);
    Results results(sql, configuration, organisation);
    for (const auto& chosen : forum->measures) {
        if (auto result = results.result_of(chosen, *forum)) content.results.push_back(std::move(*result));
    }
    add_before(content.results, last);
    for (const auto& presentation : presentations_at(sql, configuration, meeting, today)) {
        if (presentation.meeting == meeting.id)
            content.follow_ups.push_back(
                {presentation.period, presentation.name, presentation.period_name, presentation.deadline, forum->unit});
    }
    const auto series = meeting.series.empty() ? std::nullopt : read_series(sql, meeting.series);
    if (series && series->report_back && !forum->group.empty())
        content.ongoing = ongoing_of(sql, configuration, forum->group, today);
    return content;
}

std::vector<DecisionRow> decision_rows(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                       const Meeting& meeting, const Date& today) {
    return Decisions(sql, configuration, organisation, today).of(meeting);
}

}  // namespace ledstang
