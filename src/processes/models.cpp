// The decided way of a process, and how long its stretches may take.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "process_models/bpmn.h"
#include "process_models/net_check.h"
#include "processes/changes.h"
#include "processes/process_writes.h"
#include "processes/rights.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

constexpr std::array rules{"first_to_first", "first_to_next_after"};
constexpr std::array limit_units{"minutes", "hours", "days", "calendar_days"};
constexpr auto drawing_file = "processbilden";
constexpr Decimal whole_share = Decimal::from_whole(100);

// In the order of the drawing.
std::vector<ProcessMilestone> milestones_of(const BpmnModel& model) {
    std::vector<ProcessMilestone> milestones;
    for (const auto& node : model.nodes) {
        if (!node.milestone.empty()) milestones.push_back({node.id, node.milestone, node.labels()});
    }
    return milestones;
}

// The net behind it has to be one that every patient can come through.
Result<BpmnModel> read_drawing(const std::string& bpmn) {
    auto model = read_bpmn(drawing_file, bpmn);
    if (!model) return model;
    for (const auto& node : model->nodes) {
        if (!node.milestone.empty() && node.labels().empty()) {
            return refuse("process.milestone",
                          fmt::format("Säg vilka händelser i loggen som är milstolpen {}.", in_quotes(node.milestone)));
        }
    }
    const auto net = net_of(*model, drawing_file);
    if (!net) return refuse(net.error());
    if (auto faults = check_net(*net).faults(); !faults.empty()) {
        Refusal unsound{RefusalKind::invalid, faults.front().code, faults.front().message};
        unsound.faults = std::move(faults);
        return refuse(unsound);
    }
    return model;
}

bool has_outcome(const OutcomeLimit& limit, const std::string& outcome) {
    return std::ranges::find(limit.outcomes, outcome) != limit.outcomes.end();
}

bool is_milestone(const std::vector<ProcessModelRow>& models, const Date& on, const std::string& id) {
    const auto* model = model_on(models, on);
    return model != nullptr && milestone_of(*model, id) != nullptr;
}

Result<void> check_target(const EditedProcess& edited, const PutProcessTarget& wish, const Date& from) {
    if (is_blank(wish.name)) return refuse("process.target_name", "Skriv vad målvärdet heter.");
    for (const auto& milestone : {wish.from_milestone, wish.to_milestone}) {
        if (is_milestone(edited.parts.models, from, milestone)) continue;
        return refuse("process.milestone_unknown",
                      fmt::format("Milstolpen {} finns inte i den processbild som gäller {}. Välj i listan.",
                                  in_quotes(milestone), to_string(from)));
    }
    if (wish.from_milestone == wish.to_milestone) return refuse("process.milestone_same", "Välj två olika milstolpar.");
    if (std::ranges::find(rules, wish.rule) == rules.end())
        return refuse("process.rule", "Skriv first_to_first eller first_to_next_after.");
    if (std::ranges::find(limit_units, wish.limit_unit) == limit_units.end())
        return refuse("process.limit_unit", "Skriv minutes, hours, days eller calendar_days.");
    if (wish.limit < Decimal{}) return refuse("process.limit", "Gränsen kan inte vara negativ.");
    if (wish.limit_unit == "calendar_days" && wish.limit != wish.limit.rounded(0))
        return refuse("process.limit", "En gräns i dagar är ett helt tal.");
    for (const auto& own : wish.outcome_limits) {
        if (own.outcomes.empty() || is_blank(own.name))
            return refuse("process.outcome", "En egen gräns har ett namn och minst ett utfall.");
        if (own.limit < Decimal{} || (wish.limit_unit == "calendar_days" && own.limit != own.limit.rounded(0)))
            return refuse("process.limit", fmt::format("Gränsen för {} är inte ett rätt tal.", in_quotes(own.name)));
        for (const auto& outcome : own.outcomes) {
            const auto named = std::ranges::count_if(
                wish.outcome_limits, [&](const OutcomeLimit& one) { return has_outcome(one, outcome); });
            if (named > 1)
                return refuse("process.outcome",
                              fmt::format("Utfallet {} har två gränser. Ta bort den ena.", in_quotes(outcome)));
        }
    }
    if (wish.share && (*wish.share <= Decimal{} || whole_share < *wish.share))
        return refuse("process.share", "Andelen är ett tal över 0 och högst 100 procent.");
    return {};
}

}  // namespace

Result<std::vector<ProcessMilestone>> milestones_in_drawing(const std::string& bpmn) {
    const auto drawing = read_drawing(bpmn);
    if (!drawing) return refuse(drawing.error());
    return milestones_of(*drawing);
}

void write_model(Transaction& transaction, const Context& context, std::int64_t process, const DecideProcessModel& wish,
                 const std::vector<ProcessMilestone>& milestones) {
    Sql& sql = transaction.sql();
    ProcessModelRow model;
    model.version = static_cast<int>(sql.value<std::int64_t>(
        "select coalesce(max(version), 0) + 1 from process_model where process = :process", process));
    model.valid_from = wish.valid_from.value_or(context.today);
    model.milestones = milestones;
    model.note = wish.note;
    model.person = context.caller.person;
    model.at = transaction.now();
    sql.execute(
        "insert into process_model (process, version, valid_from, bpmn, milestones, note, person, at) values "
        "(:process, :version, :day, :bpmn, :milestones, :note, :person, :at)",
        process, model.version, model.valid_from, wish.bpmn, to_json(model.milestones), model.note, model.person,
        model.at);
    transaction.log("process_model", wish.process, "", to_json(model));
}

void write_target(Transaction& transaction, std::int64_t process, const std::string& process_id,
                  const std::vector<ProcessTarget>& known, ProcessTarget target) {
    Sql& sql = transaction.sql();
    std::string before;
    for (const auto& other : known) {
        if (other.id == target.id && other.holds(target.valid_from)) before = to_json(other);
        // A later one that is already decided remains.
        if (other.id == target.id && target.valid_from < other.valid_from &&
            (!target.valid_to || other.valid_from < *target.valid_to))
            target.valid_to = other.valid_from;
    }
    sql.execute("delete from process_target where process = :process and id = :id and valid_from = :day", process,
                target.id, target.valid_from);
    sql.execute(
        "update process_target set valid_to = :day where process = :process and id = :id and valid_from < :day and "
        "(valid_to is null or valid_to > :day)",
        target.valid_from, process, target.id);
    sql.execute(
        "insert into process_target (number, process, id, name, from_milestone, to_milestone, rule, limit_number, "
        "limit_unit, share, valid_from, valid_to, outcome_limits) values (:number, :process, :id, :name, :from, :to, "
        ":rule, :limit, :unit, :share, :day, :until, :outcome_limits)",
        next_key(sql, "process_target"), process, target.id, target.name, target.from_milestone, target.to_milestone,
        target.rule, target.limit, target.limit_unit, target.share, target.valid_from, target.valid_to,
        to_json(target.outcome_limits));
    transaction.log("process_target", process_id + "/" + target.id, before, to_json(target));
}

Result<ProcessPage> decide_process_model(Context& context, const DecideProcessModel& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    if (is_blank(wish.bpmn)) return refuse("process.drawing", "Rita processen innan den beslutas.");
    const auto milestones = milestones_in_drawing(wish.bpmn);
    if (!milestones) return refuse(milestones.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        write_model(transaction, context, edited->process.number, wish, *milestones);
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

Result<ProcessDrawing> get_process_model(Context& context, const ProcessModelWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<ProcessDrawing> {
        const auto process = require_process(sql, wish.process);
        if (!process) return refuse(process.error());
        auto bpmn =
            sql.row<std::string>("select bpmn from process_model where process = :process and version = :version",
                                 process->number, wish.version);
        if (bpmn) return ProcessDrawing{wish.version, std::move(*bpmn)};
        return refuse(RefusalKind::not_found, "process.model_unknown",
                      fmt::format("Processen har ingen version {}.", wish.version));
    });
}

Result<ProcessPage> put_process_target(Context& context, const PutProcessTarget& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    ProcessTarget target{wish.id.empty() ? ascii_slug(wish.name) : wish.id,
                         wish.name,
                         wish.from_milestone,
                         wish.to_milestone,
                         wish.rule,
                         wish.limit,
                         wish.limit_unit,
                         wish.share,
                         wish.valid_from.value_or(context.today),
                         std::nullopt,
                         wish.outcome_limits};
    if (auto right = check_target(*edited, wish, target.valid_from); !right) return refuse(right.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        write_target(transaction, edited->process.number, wish.process, edited->parts.targets, target);
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

Result<ProcessPage> end_process_target(Context& context, const EndProcessTarget& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    const Date on = wish.on.value_or(context.today);
    const auto found = std::ranges::find_if(edited->parts.targets, [&](const ProcessTarget& target) {
        return target.id == wish.id && (!target.valid_to || on < *target.valid_to);
    });
    if (found == edited->parts.targets.end()) {
        return refuse(RefusalKind::not_found, "process.target_unknown",
                      fmt::format("Inget målvärde {} gäller från {}.", in_quotes(wish.id), to_string(on)));
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        sql.execute("delete from process_target where process = :process and id = :id and valid_from >= :day",
                    edited->process.number, wish.id, on);
        sql.execute(
            "update process_target set valid_to = :day where process = :process and id = :id and (valid_to is null or "
            "valid_to > :day)",
            on, edited->process.number, wish.id);
        transaction.log("process_target", wish.process + "/" + wish.id, to_json(*found), "");
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

}  // namespace ledstang
