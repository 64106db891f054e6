// One search over everything: what modules have put into the index, and what is listed here by its names.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "app/lookups.h"
#include "app/prepare_search.h"
#include "described/json_read.h"
#include "groups/groups.h"
#include "knowledge/knowledge.h"
#include "measures/measures.h"
#include "organisation/organisation.h"
#include "search/search.h"

namespace ledstang {
namespace {

std::vector<IndexedText> list_units(Sql& sql, const Configuration& configuration, const Date& today) {
    const auto organisation = read_organisation(sql, configuration, today);
    std::vector<IndexedText> texts;
    for (const auto& unit : organisation.units()) {
        IndexedText text{"unit", unit.id, unit.name};
        text.names = unit.variants;
        text.names.push_back(unit.id);
        text.where = unit.level_name;
        if (const UnitRow* parent = unit.parent ? organisation.find(*unit.parent) : nullptr)
            text.where += ", " + parent->name;
        text.unit = unit.id;
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string named(const Organisation& organisation, const std::string& unit) {
    const UnitRow* row = organisation.find(unit);
    return row != nullptr ? row->name : unit;
}

std::vector<IndexedText> list_measures(Sql& sql, const Configuration& configuration, const Date& today) {
    const auto organisation = read_organisation(sql, configuration, today);
    // The plan highest up that has the measure: the one whose page shows it to most.
    using Row = std::tuple<std::string, std::optional<std::string>>;
    std::vector<IndexedText> texts;
    sql.each<Row>(
        "select m.body, (select min(u.id) from plan_measure p join plan_version v on v.unit = p.unit and "
        "v.number = p.plan join unit u on u.number = p.unit where p.measure = m.number and v.state = 'in_force') "
        "from measure m order by m.id",
        [&](const Row& row) {
            const auto& [body, unit] = row;
            const auto measure = from_json_text<Measure>(body);
            if (!measure) return;  // the measure's own page says what is wrong with it
            IndexedText text{"measure", measure->id, measure->name};
            text.names = {measure->id};
            if (measure->name_as_printed != measure->name) text.names.push_back(measure->name_as_printed);
            text.where = "Mått";
            if (unit) text.where += ", " + named(organisation, *unit);
            text.unit = unit.value_or("");
            for (const auto& [heading, said] :
                 {std::pair("Syfte", measure->purpose), std::pair("Definition", measure->definition)}) {
                if (!said.empty()) text.paragraphs.push_back({"", heading, said});
            }
            texts.push_back(std::move(text));
        });
    return texts;
}

std::vector<IndexedText> list_factors(Sql& sql, const Configuration& configuration, const Date& today) {
    const auto organisation = read_organisation(sql, configuration, today);
    using Factor = std::tuple<std::string, std::string, std::string, std::string>;
    std::vector<IndexedText> texts;
    // A factor that many units have inherited is one thing to find; it is shown for the first of them.
    std::map<std::string, std::string> names;
    sql.each<Factor>(
        "select f.id, f.name, coalesce(p.name, ''), u.id from plan_factor f "
        "join plan_version v on v.unit = f.unit and v.number = f.plan join unit u on u.number = f.unit "
        "left join plan_perspective p on p.unit = f.unit and p.plan = f.plan and p.id = f.perspective "
        "where v.state = 'in_force' order by f.id, u.id",
        [&](const Factor& factor) {
            const auto& [id, name, perspective, unit] = factor;
            const auto [known, is_new] = names.try_emplace(id, name);
            if (!is_new && known->second == name) return;
            IndexedText text{"factor", is_new ? id : unit + "/" + id, name};
            text.names = {id};
            text.where = "Framgångsfaktor";
            if (!perspective.empty()) text.where += " under " + perspective;
            text.where += ", " + named(organisation, unit);
            text.unit = unit;
            texts.push_back(std::move(text));
        });
    return texts;
}

std::vector<IndexedText> list_actions(Sql& sql, const Configuration& configuration, const Date& today) {
    const auto organisation = read_organisation(sql, configuration, today);
    using Action = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::string>;
    std::vector<IndexedText> texts;
    sql.each<Action>(
        "select m.id, m.title, m.number, m.year, u.id from matter m join unit u on u.number = m.unit "
        "where m.type = 'action' order by m.year desc, u.id, m.number",
        [&](const Action& action) {
            const auto& [id, title, number, year, unit] = action;
            IndexedText text{"action", id, title};
            text.names = {id};
            text.where = fmt::format("Åtgärd {} år {}, {}", number, year, named(organisation, unit));
            text.unit = unit;
            texts.push_back(std::move(text));
        });
    return texts;
}

std::vector<IndexedText> list_groups(Sql& sql, const Configuration& configuration, const Date& today) {
    std::map<std::string, std::vector<std::string>> areas;
    using Owner = std::tuple<std::string, std::string>;
    for (const auto& [group, area] : sql.rows<Owner>("select group_id, area from area_owner order by area"))
        areas[group].push_back(area);
    std::vector<IndexedText> texts;
    for (const auto& group : groups_on(sql, configuration, today)) {
        IndexedText text{"group", group.id, group.name};
        text.names = {group.id};
        text.where = group.kind_name;
        if (!group.kind_abbreviation.empty()) text.where += " (" + group.kind_abbreviation + ")";
        if (!group.level_name.empty()) text.where += ", " + group.level_name;
        text.unit = group.unit;
        text.areas = areas[group.id];
        if (!group.mandate.empty()) text.paragraphs.push_back({"", "Uppdrag", group.mandate});
        texts.push_back(std::move(text));
    }
    return texts;
}

// Those that go through stages; actions are listed by themselves.
std::vector<IndexedText> list_matters(Sql& sql, const Configuration& configuration, const Date& today) {
    const auto organisation = read_organisation(sql, configuration, today);
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::optional<std::string>>;
    std::vector<IndexedText> texts;
    sql.each<Row>(
        "select m.id, m.title, u.id, f.area, f.ended from flow_matter f join matter m on m.id = f.matter "
        "join unit u on u.number = m.unit order by m.id",
        [&](const Row& row) {
            const auto& [id, title, unit, area, ended] = row;
            IndexedText text{"matter", id, title};
            text.names = {id};
            text.where = named(organisation, unit);
            if (ended) text.where += ", avslutat " + *ended;
            text.unit = unit;
            if (!area.empty()) text.areas = {area};
            texts.push_back(std::move(text));
        });
    return texts;
}

// A local document that its area's group has not been asked about is found, and told to be so.
void warn(Context& context, SearchAnswer& answer) {
    std::vector<std::string> documents;
    for (const auto& hit : answer.hits) {
        if (hit.kind == "document") documents.push_back(hit.id);
    }
    if (documents.empty()) return;
    const auto lacking = context.store.read(
        [&](Sql& sql) { return not_anchored(sql, context.configuration, documents, context.today); });
    for (auto& hit : answer.hits) {
        if (hit.kind == "document" && std::ranges::find(lacking, hit.id) != lacking.end())
            hit.where += ", ej förankrad";
    }
}

const std::vector<SearchSource>& sources() {
    static const std::vector<SearchSource> all{{{"unit"}, list_units},     {{"measure"}, list_measures},
                                               {{"factor"}, list_factors}, {{"action"}, list_actions},
                                               {{"group"}, list_groups},   {{"matter"}, list_matters}};
    return all;
}

Result<SearchAnswer> search(Context& context, const SearchWish& wish) {
    std::vector<std::string> units;
    if (!wish.unit.empty()) {
        units = context.store.read([&](Sql& sql) {
            const auto organisation = read_organisation(sql, context.configuration, context.today);
            std::vector<std::string> chain;
            for (const UnitRow* unit : organisation.chain(wish.unit)) chain.push_back(unit->id);
            return chain;
        });
    }
    // Whom a text names as its readers.
    std::vector<std::string> readers{"person:" + context.caller.person};
    const auto memberships =
        context.store.read([&](Sql& sql) { return memberships_of(sql, context.caller.person, context.today); });
    for (const auto& membership : memberships) readers.push_back("group:" + membership.group);
    for (const auto permission : context.caller.permissions)
        readers.push_back(fmt::format("permission:{}", name_of(permission)));
    auto answer = answer_search(context, wish, sources(), readers, units);
    if (answer) warn(context, *answer);
    return answer;
}

}  // namespace

void prepare_search(Installation& installation) {
    const auto begun = std::chrono::steady_clock::now();
    try {
        const Caller nobody;
        auto context = installation.context(nobody);
        if (const auto made = answer_search(context, {}, sources(), {}, {}); !made) {
            spdlog::error(R"({{"event":"search_refused","code":"{}"}})", made.error().code);
            return;
        }
    } catch (const std::exception& broken) {  // the store is away
        spdlog::error("the index of the search could not be made: {}", broken.what());
        return;
    }
    const auto passed = std::chrono::steady_clock::now() - begun;
    spdlog::info(R"({{"event":"search_prepared","ms":{}}})",
                 std::chrono::duration_cast<std::chrono::milliseconds>(passed).count());
}

void offer_search(Operations& operations) {
    operations.get("search", "/search", search, {Permission::read, nullptr, Keep::by_person},
                   "Sök bland dokument, enheter, mått, framgångsfaktorer, åtgärder, grupper och ärenden");
}

}  // namespace ledstang
