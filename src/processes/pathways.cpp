#include "processes/pathways.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "process_models/bpmn.h"
#include "processes/process_writes.h"

namespace ledstang {
namespace {

constexpr auto target_id = "ledtid";

ProcessTree tree_of_step(const PathwayStep& step) {
    auto tree = activity_tree(step.name);
    if (step.repeats) tree = tree_of(TreeKind::loop, {std::move(tree), ProcessTree{}});
    if (step.optional) tree = tree_of(TreeKind::exclusive, {std::move(tree), ProcessTree{}});
    return tree;
}

// The steps from one on: a step that ends the pathway is one way, what follows it the other.
ProcessTree tree_from(const std::vector<PathwayStep>& steps, std::size_t first) {
    std::vector<ProcessTree> blocks;
    for (std::size_t k = first; k < steps.size(); ++k) {
        auto step = tree_of_step(steps[k]);
        if (steps[k].ends && k + 1 < steps.size()) {
            blocks.push_back(tree_of(TreeKind::exclusive, {std::move(step), tree_from(steps, k + 1)}));
            break;
        }
        blocks.push_back(std::move(step));
    }
    return blocks.size() == 1 ? std::move(blocks.front()) : tree_of(TreeKind::sequence, std::move(blocks));
}

std::string drawing_of(const Pathways& pathways, const Pathway& pathway) {
    auto model = bpmn_of(tree_from(pathways.steps, 0), pathway.name);
    for (auto& node : model.nodes) {
        const auto step = std::ranges::find(pathways.steps, node.name, &PathwayStep::name);
        if (node.kind != BpmnKind::task || step == pathways.steps.end()) continue;
        node.id = step->id;
        node.activities = step->activities;
        if (step->milestone) node.milestone = step->name;
    }
    return write_bpmn(model);
}

ProcessTarget target_of(const Pathways& pathways, const PathwayVersion& version) {
    ProcessTarget target;
    target.id = target_id;
    target.name = pathways.target_name;
    target.from_milestone = pathways.from;
    target.to_milestone = pathways.to;
    target.limit = version.limit;
    target.limit_unit = "calendar_days";
    target.share = pathways.share;
    target.valid_from = version.valid_from;
    target.outcome_limits = version.limits;
    return target;
}

Result<Pathway> require_pathway(const Pathways& pathways, const std::string& id) {
    const auto found = std::ranges::find(pathways.pathways, id, &Pathway::id);
    if (found != pathways.pathways.end()) return *found;
    return refuse(RefusalKind::not_found, "process.pathway_unknown",
                  fmt::format("Vårdförloppet {} finns inte i pathways.toml. Välj i listan.", in_quotes(id)));
}

}  // namespace

Result<PathwayList> list_pathways(Context& context, const ListPathways&) {
    const auto pathways = read_pathways(context.configuration);
    if (!pathways) return refuse(pathways.error());
    const auto there = context.store.read([](Sql& sql) {
        std::set<std::string> ids;
        for (const auto& process : read_processes(sql)) ids.insert(process.id);
        return ids;
    });
    PathwayList list;
    for (const auto& pathway : pathways->pathways)
        list.pathways.push_back(
            {pathway.id, pathway.name, pathway.source, there.contains(pathway.id), pathway.versions});
    list.share = pathways->share;
    list.inclusion_measure = pathways->inclusion_measure;
    list.inclusion_share = pathways->inclusion_share;
    list.may_create = context.caller.may(Permission::organise);
    return list;
}

Result<ProcessPage> create_pathway_process(Context& context, const CreatePathwayProcess& wish) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto pathways = read_pathways(context.configuration);
    if (!pathways) return refuse(pathways.error());
    const auto pathway = require_pathway(*pathways, wish.pathway);
    if (!pathway) return refuse(pathway.error());
    CreateProcess process;
    process.id = pathway->id;
    process.name = pathway->name;
    process.about = pathway->about;
    process.area = pathways->area;
    process.owner_function = wish.owner_function;
    process.owner_unit = wish.owner_unit;
    process.leader = wish.leader;
    const auto id = check_new_process(context, *settings, process);
    if (!id) return refuse(id.error());
    const DecideProcessModel model{*id, drawing_of(*pathways, *pathway), pathway->versions.front().valid_from,
                                   "Ritad ur vårdförloppets steg. Källa till gränserna: " + pathway->source};
    const auto milestones = milestones_in_drawing(model.bpmn);
    if (!milestones) return refuse(milestones.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        const auto number = write_process(transaction, context, *settings, process, *id);
        if (!number) return refuse(number.error());
        write_model(transaction, context, *number, model, *milestones);
        for (const auto& version : pathway->versions)
            write_target(transaction, *number, *id, {}, target_of(*pathways, version));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {*id});
}

}  // namespace ledstang
