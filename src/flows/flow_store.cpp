#include "flows/flow_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/swedish_text.h"
#include "described/json_read.h"
#include "described/json_write.h"
#include "flows/activities.h"
#include "flows/read_flow_type.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

// Types that no file has any longer, by digest: parsed once.
std::shared_ptr<const CheckedFlow> former_type(Sql& sql, const Configuration& configuration, const FlowMatter& matter) {
    static std::mutex one_at_a_time;
    static std::map<std::string, std::shared_ptr<const CheckedFlow>> known;
    const std::lock_guard lock(one_at_a_time);
    auto& kept = known[matter.digest];
    if (kept == nullptr) {
        const auto text =
            sql.value<std::string>("select content from flow_type_text where digest = :digest", matter.digest);
        auto read = read_flow_type(text, matter.type + ".toml", configuration);
        if (!read) {
            // Such as a function that organisation.toml has no more: the matter must still be readable.
            throw StoreError("the kept type of " + matter.id + " cannot be read: " + read.error().message);
        }
        kept = std::make_shared<const CheckedFlow>(std::move(*read));
    }
    return kept;
}

MatterFacts facts_of(Sql& sql, const WholeMatter& whole) {
    const auto& matter = whole.matter;
    MatterFacts facts;
    facts.created = matter.created;
    facts.in_stage_since = matter.since;
    facts.has_group = !matter.group.empty();
    facts.units = static_cast<int>(whole.affected.size());
    for (const auto& unit : whole.units) {
        ++facts.in_stage[unit.stage];
        const auto* stage = whole.flow->type.units.stage(unit.stage);
        if (stage != nullptr && !stage->ended) ++facts.units_left;
    }
    facts.units_reached = units_reached(sql, matter.id);
    facts.statements = static_cast<int>(whole.statements.size());
    for (const auto& statement : whole.statements) {
        if (statement.is_open()) ++facts.statements_missing;
        if (!statement.answer.empty() && statement.reply.empty()) ++facts.statements_unanswered;
    }
    using Counts = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    const auto [parts, open, measures, documents, comments] = sql.value<Counts>(
        "select (select count(*) from flow_matter where parent = :id), (select count(*) from flow_matter where parent "
        "= "
        ":id and ended is null), (select count(*) from matter_link where matter = :id and kind = 'measure'), (select "
        "count(*) from matter_link where matter = :id and kind = 'document'), (select count(*) from matter_comment "
        "where matter = :id)",
        matter.id);
    facts.parts = static_cast<int>(parts);
    facts.parts_open = static_cast<int>(open);
    facts.measures = static_cast<int>(measures);
    facts.documents = static_cast<int>(documents);
    facts.comments = static_cast<int>(comments);
    return facts;
}

FlowStanding standing_at(const std::vector<FlowStepRow>& steps, const std::string& unit, std::string stage,
                         FieldTexts fields, MatterFacts facts) {
    FlowStanding standing{std::move(stage), std::move(fields), std::move(facts), {}};
    for (const auto& step : steps) {
        if (step.unit == unit) standing.taken.push_back({step.step, step.person});
    }
    return standing;
}

}  // namespace

FieldTexts fields_of(const std::string& json) {
    const auto read = parse_json(json);
    if (!read || !read->is_object()) throw StoreError("matter.fields is not a JSON object");
    return read->get<FieldTexts>();
}

Result<FlowMatter> read_flow_matter(Sql& sql, const std::string& id) {
    using Row = std::tuple<std::string, std::string, std::string, int, int, std::string, std::string, int>;
    using Standing = std::tuple<std::string, std::string, Date, std::optional<std::string>, std::string, std::string,
                                Date, std::optional<Date>, std::optional<Date>, std::optional<std::string>>;
    const auto row = sql.row<Row>(
        "select m.id, m.type, u.id, m.year, m.number, m.title, m.fields, m.version from matter m join unit u on "
        "u.number = m.unit join flow_matter f on f.matter = m.id where m.id = :id",
        id);
    if (!row) {
        return refuse(RefusalKind::not_found, "flow.matter", fmt::format("Ärendet {} finns inte.", in_quotes(id)));
    }
    FlowMatter matter;
    std::string fields;
    std::tie(matter.id, matter.type, matter.unit, matter.year, matter.number, matter.title, fields, matter.version) =
        *row;
    matter.fields = fields_of(fields);
    auto [digest, stage, since, group, area, initiator, created, first_answer, ended, parent] = sql.value<Standing>(
        "select digest, stage, since, lead_group, area, initiator, created, first_answer, ended, parent from "
        "flow_matter where matter = :id",
        id);
    matter.digest = std::move(digest);
    matter.stage = std::move(stage);
    matter.since = since;
    matter.group = group.value_or("");
    matter.area = std::move(area);
    matter.initiator = std::move(initiator);
    matter.created = created;
    matter.first_answer = first_answer;
    matter.ended = ended;
    matter.parent = parent.value_or("");
    return matter;
}

void save_flow_matter(Transaction& transaction, const std::optional<FlowMatter>& before, FlowMatter& after) {
    Sql& sql = transaction.sql();
    const auto or_nothing = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
    if (before) {
        after.version = before->version + 1;
    } else {
        sql.execute(
            "insert into matter (id, type, unit, year, number, title, perspective, success_factor, goal, responsible, "
            "timetable, schedule_kind, schedule_note, fields, units_chosen, version) values (:id, :type, :unit, :year, "
            ":number, '', '', '', '', '', '', '', '', '{}', 1, 1)",
            after.id, after.type, unit_number(sql, after.unit), after.year, after.number);
        sql.execute(
            "insert into flow_matter (matter, digest, stage, since, area, initiator, created) values (:id, :digest, "
            ":stage, :since, '', '', :created)",
            after.id, after.digest, after.stage, after.since, after.created);
    }
    sql.execute("update matter set title = :title, fields = :fields, version = :version where id = :id", after.title,
                to_json(after.fields), after.version, after.id);
    sql.execute(
        "update flow_matter set digest = :digest, stage = :stage, since = :since, lead_group = :lead, area = :area, "
        "initiator = :initiator, first_answer = :first_answer, ended = :ended, parent = :parent where matter = :id",
        after.digest, after.stage, after.since, or_nothing(after.group), after.area, after.initiator,
        after.first_answer, after.ended, or_nothing(after.parent), after.id);
    transaction.log("flow", after.id, before ? to_json(*before) : std::string(), to_json(after));
}

std::shared_ptr<const CheckedFlow> flow_of(Sql& sql, const Configuration& configuration, const FlowMatter& matter) {
    const auto present = read_flow_types(configuration).find(matter.type);
    if (present != nullptr && present->digest == matter.digest) return present;
    return former_type(sql, configuration, matter);
}

void keep_type_text(Sql& sql, const CheckedFlow& type, const Date& today) {
    sql.execute(
        "insert into flow_type_text (digest, type, content, first_used) values (:digest, :type, :content, :today) on "
        "conflict (digest) do nothing",
        type.digest, type.type.id, type.text, today);
}

std::vector<FlowUnitRow> read_flow_units(Sql& sql, const std::string& matter) {
    std::vector<FlowUnitRow> units;
    using Row = std::tuple<std::string, std::string, Date, std::string, int>;
    sql.each<Row>(
        "select u.id, f.stage, f.since, f.fields, f.version from flow_unit f join unit u on u.number = f.unit where "
        "f.matter = :matter order by u.id",
        [&](const Row& row) {
            const auto& [unit, stage, since, fields, version] = row;
            units.push_back({unit, stage, since, fields_of(fields), version});
        },
        matter);
    return units;
}

std::vector<FlowStatement> read_statements(Sql& sql, const std::string& matter) {
    std::vector<FlowStatement> statements;
    using Row = std::tuple<std::string, Date, std::optional<Date>, std::string, std::string, std::optional<Date>,
                           std::string, std::string, std::string, std::string, int>;
    sql.each<Row>(
        "select u.id, s.asked, s.due, s.answer, s.answered_by, s.answered, s.waiver, s.waived_by, s.reply, "
        "s.replied_by, "
        "s.version from flow_statement s join unit u on u.number = s.unit where s.matter = :matter order by u.id",
        [&](const Row& row) {
            FlowStatement one;
            std::tie(one.unit, one.asked, one.due, one.answer, one.answered_by, one.answered, one.waiver, one.waived_by,
                     one.reply, one.replied_by, one.version) = row;
            statements.push_back(std::move(one));
        },
        matter);
    return statements;
}

std::vector<FlowStepRow> read_steps(Sql& sql, const std::string& matter) {
    std::vector<FlowStepRow> steps;
    using Row = std::tuple<std::optional<std::string>, std::string, std::string, std::string, std::string, std::string,
                           std::string, std::string>;
    sql.each<Row>(
        "select u.id, s.step, s.from_stage, s.to_stage, s.person, s.words, s.at, s.day from flow_step s left join unit "
        "u on "
        "u.number = s.unit where s.matter = :matter order by s.number",
        [&](const Row& row) {
            const auto& [unit, step, from, to, person, words, at, day] = row;
            steps.push_back({unit.value_or(""), step, from, to, person, words, at,
                             *parse_date(day.empty() ? at.substr(0, 10) : day)});
        },
        matter);
    return steps;
}

std::vector<std::string> affected_units_of(Sql& sql, const std::string& matter) {
    return sql.rows<std::string>(
        "select u.id from matter_unit m join unit u on u.number = m.unit where m.matter = :matter order by u.id",
        matter);
}

std::vector<std::string> groups_of(Sql& sql, const std::string& matter) {
    return sql.rows<std::string>("select group_id from flow_group where matter = :matter order by group_id", matter);
}

FlowStanding WholeMatter::standing() const {
    return standing_at(steps, "", matter.stage, matter.fields, facts);
}

FlowStanding WholeMatter::standing_of(const FlowUnitRow& row) const {
    MatterFacts own = facts;
    own.in_stage_since = row.since;
    return standing_at(steps, row.unit, row.stage, row.fields, std::move(own));
}

const FlowUnitRow* WholeMatter::unit(const std::string& id) const {
    const auto found = std::ranges::find(units, id, &FlowUnitRow::unit);
    return found == units.end() ? nullptr : &*found;
}

Result<WholeMatter> read_whole_matter(Sql& sql, const Configuration& configuration, const std::string& id) {
    auto matter = read_flow_matter(sql, id);
    if (!matter) return refuse(matter.error());
    WholeMatter whole;
    whole.flow = flow_of(sql, configuration, *matter);
    whole.affected = affected_units_of(sql, id);
    whole.groups = groups_of(sql, id);
    whole.units = read_flow_units(sql, id);
    whole.statements = read_statements(sql, id);
    whole.steps = read_steps(sql, id);
    whole.matter = std::move(*matter);
    whole.facts = facts_of(sql, whole);
    return whole;
}

}  // namespace ledstang
