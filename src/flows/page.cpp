#include "flows/page.h"

#include <algorithm>

#include "flows/changes.h"
#include "flows/read_flow_type.h"
#include "flows/summaries.h"
#include "flows/waiting.h"
#include "flows/who.h"

namespace ledstang {
namespace {

class Page {
 public:
    Page(Sql& sql, Context& context, const WholeMatter& whole)
        : sql_(sql),
          context_(context),
          whole_(whole),
          organisation_(read_organisation(sql, context.configuration, context.today)),
          who_(sql, context.configuration, context.caller.person, context.today, &organisation_) {}

    MatterPage read() {
        const auto& flow = *whole_.flow;
        MatterPage page;
        page.summary = summary(whole_);
        page.version = whole_.matter.version;
        page.initiator_name = person_name(sql_, context_.configuration, whole_.matter.initiator);
        page.type = flow.type;
        page.step_words =
            steps_in_words(context_.configuration, group_names(sql_, context_.configuration, context_.today), flow);
        page.undefined_rights = undefined_rights(flow.type);
        const auto present = read_flow_types(context_.configuration).find(whole_.matter.type);
        page.newer_type = present != nullptr && present->digest != whole_.matter.digest;
        page.may_edit = require_part(sql_, context_, whole_).has_value();
        page.follows = sql_.value<int>("select count(*) from flow_follower where matter = :matter and person = :person",
                                       whole_.matter.id, context_.caller.person) > 0;
        page.fields = whole_.matter.fields;
        add_people(page);
        page.steps = steps(flow.type.matter, flow.matter, flow.type.units, whole_.standing(), "");
        add_units(page);
        add_statements(page);
        for (const auto& group : whole_.groups) {
            const auto row = read_group(sql_, context_.configuration, group, context_.today);
            page.groups.push_back({group, row ? row->name : group});
        }
        page.measures = measures();
        page.documents = sql_.rows<NamedLink>(
            "select target, target from matter_link where matter = :matter and kind = 'document' order by position",
            whole_.matter.id);
        page.nets = nets_of(whole_, organisation_);
        add_family(page);
        page.timeline = timeline_of(sql_, context_.configuration, whole_, organisation_);
        page.times = times_of(whole_, context_.today);
        return page;
    }

 private:
    std::string unit_name(const std::string& id) const {
        const auto* row = organisation_.find(id);
        return row == nullptr ? id : row->name;
    }

    MatterSummary summary(const WholeMatter& whole) {
        const auto& id = whole.matter.group;
        const auto group = id.empty() ? std::nullopt : read_group(sql_, context_.configuration, id, context_.today);
        auto one = summary_of(whole.matter, whole.flow->type, organisation_, group ? group->name : id, context_.today);
        one.roll_up = roll_up_words(whole.flow->type.units, whole.facts.in_stage);
        return one;
    }

    void add_people(MatterPage& page) {
        const auto& type = whole_.flow->type;
        for (const auto& field : type.matter.fields) {
            const auto text = whole_.matter.fields.find(field.id);
            if (field.kind == "person" && text != whole_.matter.fields.end())
                page.people.push_back({text->second, person_name(sql_, context_.configuration, text->second)});
        }
    }

    std::vector<ShownStep> steps(const FlowPart& part, const CheckedFlow::Part& checked, const FlowPart& units,
                                 const FlowStanding& standing, const std::string& unit) {
        std::vector<ShownStep> shown;
        for (auto& chance : chances(part, checked, units, standing, who_.taker(whole_, unit), context_.today)) {
            const auto& step = *chance.step;
            ShownStep one;
            one.id = step.id;
            one.name = step.name;
            one.help = step.help;
            const auto* to = part.stage(step.to);
            one.to_name = to == nullptr ? "" : to->name;
            one.right = step.right;
            one.who = unit.empty() ? actor_names(checked, step.id, false) : unit_actor_names(checked, step.id);
            one.mine = chance.mine;
            one.ready = chance.hindered.empty();
            one.words = step.words;
            one.optional = step.optional;
            one.refusal = chance.refusal;
            one.asks = step.asks;
            for (auto& fault : chance.hindered)
                one.hindered.push_back({std::move(fault.code), std::move(fault.message), std::move(fault.path)});
            shown.push_back(std::move(one));
        }
        return shown;
    }

    std::vector<std::string> actor_names(const CheckedFlow::Part& checked, const std::string& step, bool of_unit) {
        std::vector<std::string> names;
        for (const auto& actor : checked.by.at(step))
            names.push_back(actor_name(sql_, context_.configuration, actor, whole_, of_unit, context_.today));
        return names;
    }
    // The same for every unit: worked out once.
    const std::vector<std::string>& unit_actor_names(const CheckedFlow::Part& checked, const std::string& step) {
        const auto known = unit_actor_names_.find(step);
        if (known != unit_actor_names_.end()) return known->second;
        return unit_actor_names_.emplace(step, actor_names(checked, step, true)).first->second;
    }

    void add_units(MatterPage& page) {
        const auto& flow = *whole_.flow;
        for (const auto& id : whole_.affected) {
            ShownUnit one;
            one.unit = id;
            one.unit_name = unit_name(id);
            if (const auto* row = whole_.unit(id); row != nullptr) {
                one.stage = row->stage;
                one.since = row->since;
                one.version = row->version;
                one.fields = row->fields;
                if (const auto* stage = flow.type.units.stage(row->stage); stage != nullptr) {
                    one.stage_name = stage->name;
                    one.ended = stage->ended;
                    if (!stage->ended) one.due = due_of(*stage, row->since);
                    one.late = one.due && *one.due < context_.today;
                }
                one.steps = steps(flow.type.units, flow.units, FlowPart{}, whole_.standing_of(*row), id);
            }
            page.units.push_back(std::move(one));
        }
    }

    void add_statements(MatterPage& page) {
        for (const auto& statement : whole_.statements) {
            const auto name = [&](const std::string& person) {
                return person.empty() ? person : person_name(sql_, context_.configuration, person);
            };
            ShownStatement one;
            one.unit = statement.unit;
            one.unit_name = unit_name(statement.unit);
            one.asked = statement.asked;
            one.due = statement.due;
            one.answer = statement.answer;
            one.answered_by = name(statement.answered_by);
            one.answered = statement.answered;
            one.waiver = statement.waiver;
            one.waived_by = name(statement.waived_by);
            one.reply = statement.reply;
            one.replied_by = name(statement.replied_by);
            one.version = statement.version;
            one.mine = std::ranges::any_of(whole_.flow->statement_by,
                                           [&](const Actor& actor) { return who_.is(actor, whole_, statement.unit); });
            page.statements.push_back(std::move(one));
        }
    }

    std::vector<NamedLink> measures() {
        std::vector<NamedLink> links;
        using Row = std::tuple<std::string, std::string>;
        sql_.each<Row>(
            "select m.id, m.body from matter_link l join measure m on m.id = l.target where l.matter = :matter and "
            "l.kind "
            "= 'measure' order by l.position",
            [&](const Row& row) {
                const auto body = parse_json(std::get<1>(row));
                links.push_back({std::get<0>(row), body ? body->value("name", std::get<0>(row)) : std::get<0>(row)});
            },
            whole_.matter.id);
        return links;
    }

    void add_family(MatterPage& page) {
        if (!whole_.matter.parent.empty()) {
            const auto title = sql_.row<std::string>("select title from matter where id = :id", whole_.matter.parent);
            page.parent = NamedLink{whole_.matter.parent, title.value_or(whole_.matter.parent)};
        }
        for (const auto& id : sql_.rows<std::string>(
                 "select matter from flow_matter where parent = :id order by matter", whole_.matter.id)) {
            const auto part = read_whole_matter(sql_, context_.configuration, id);
            if (part) page.parts.push_back(summary(*part));
        }
    }

    Sql& sql_;
    Context& context_;
    const WholeMatter& whole_;
    const Organisation organisation_;
    const Who who_;
    std::map<std::string, std::vector<std::string>> unit_actor_names_;  // by step
};

}  // namespace

Result<MatterPage> get_matter(Context& context, const GetMatter& wish) {
    return context.store.read([&](Sql& sql) -> Result<MatterPage> {
        const auto whole = read_whole_matter(sql, context.configuration, wish.matter);
        if (!whole) return refuse(whole.error());
        return Page(sql, context, *whole).read();
    });
}

}  // namespace ledstang
