#include "groups/topics.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/editing.h"
#include "groups/messages.h"

namespace ledstang {
namespace {

// Which unit has whom for the topic: those that are to have somebody first, in the organisation's order.
std::vector<UnitContact> units_with(const GroupWorld& world, const TopicRow& topic,
                                    const std::vector<UnitContact>& contacts) {
    std::vector<UnitContact> rows;
    std::set<std::string> placed;
    const auto here = [&](const std::string& unit) {
        return std::ranges::find_if(contacts, [&](const UnitContact& contact) {
            return contact.kind == "representative" && contact.subject == topic.id && contact.unit == unit;
        });
    };
    for (const UnitRow* unit : units_of_topic(world.organisation, topic)) {
        placed.insert(unit->id);
        if (const auto has = here(unit->id); has != contacts.end()) {
            rows.push_back(*has);
            continue;
        }
        UnitContact missing;
        missing.kind = "representative";
        missing.subject = topic.id;
        missing.subject_name = topic.name;
        missing.unit = unit->id;
        missing.unit_name = unit->name;
        rows.push_back(std::move(missing));
    }
    for (const auto& contact : contacts) {
        if (contact.kind == "representative" && contact.subject == topic.id && !placed.contains(contact.unit))
            rows.push_back(contact);
    }
    return rows;
}

// The units' and persons' words of the wish. Refuses with configuration's codes.
Result<void> check(Sql& sql, const Configuration& configuration, const PutTopic& wish) {
    if (is_blank(wish.name)) return refuse("topic.name", "Skriv vad ämnet heter.");
    if (wish.topic.empty() || wish.topic != ascii_slug(wish.topic))
        return refuse("topic.id", "Ett id består av små bokstäver a–z, siffror och _.");
    if (!wish.area.empty()) {
        const auto areas = read_areas(configuration.folder);
        if (!areas) return refuse(areas.error());
        if (auto area = require_area(*areas, wish.area); !area) return refuse(area.error());
    }
    if (!wish.level.empty() && configuration.level(wish.level) == nullptr) {
        return refuse("unit.level",
                      fmt::format("Nivån {} finns inte i organisation.toml. Välj i listan.", in_quotes(wish.level)));
    }
    if (!wish.below.empty() && !unit_number(sql, wish.below))
        return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(wish.below)));
    return {};
}

std::optional<TopicRow> topic_of(Sql& sql, const std::string& id) {
    auto topics = read_topics(sql);
    const auto found = std::ranges::find(topics, id, &TopicRow::id);
    return found == topics.end() ? std::nullopt : std::optional(std::move(*found));
}

}  // namespace

std::vector<TopicRow> read_topics(Sql& sql) {
    auto topics = sql.rows<TopicRow>(
        "select t.id, t.name, g.id, g.name, t.area, t.level, coalesce(u.id, ''), coalesce(p.id, ''), coalesce(p.name, "
        "'') from group_topic t join unit_group g on g.id = t.group_id left join unit u on u.number = t.below left "
        "join person p on p.id = t.resource_person");
    std::ranges::sort(topics, SwedishOrder{}, &TopicRow::name);
    return topics;
}

std::vector<const UnitRow*> units_of_topic(const Organisation& organisation, const TopicRow& topic) {
    std::vector<const UnitRow*> units;
    if (topic.level.empty()) return units;
    for (const auto& unit : organisation.units()) {
        if (unit.level == topic.level && (topic.below.empty() || organisation.within(unit.id, topic.below)))
            units.push_back(&unit);
    }
    return units;
}

Result<TopicRow> require_topic(Sql& sql, const std::string& id) {
    if (auto topic = topic_of(sql, id)) return std::move(*topic);
    return refuse(RefusalKind::not_found, "topic.unknown",
                  fmt::format("Ämnet {} finns inte. Välj i listan över ombud.", in_quotes(id)));
}

Result<TopicList> list_topics(Context& context, const Nothing&) {
    return context.store.read([&](Sql& sql) -> Result<TopicList> {
        const auto world = read_group_world(sql, context.configuration, context.today);
        if (!world) return refuse(world.error());
        const auto contacts = contacts_on(sql, *world);
        TopicList list;
        for (auto& topic : read_topics(sql)) {
            const auto rows = units_with(*world, topic, contacts);
            const auto missing = std::ranges::count_if(rows, [](const UnitContact& row) { return row.person.empty(); });
            const auto wanted = units_of_topic(world->organisation, topic).size();
            list.topics.push_back({std::move(topic), static_cast<int>(wanted), static_cast<int>(missing)});
        }
        return list;
    });
}

Result<TopicPage> get_topic(Context& context, const GetTopic& wish) {
    return context.store.read([&](Sql& sql) -> Result<TopicPage> {
        const auto world = read_group_world(sql, context.configuration, context.today);
        if (!world) return refuse(world.error());
        auto topic = require_topic(sql, wish.topic);
        if (!topic) return refuse(topic.error());
        TopicPage page;
        page.units = units_with(*world, *topic, contacts_on(sql, *world));
        page.resource_email =
            sql.row<std::string>("select email from person where id = :id", topic->resource_person).value_or("");
        if (const auto group = read_group(sql, context.configuration, topic->group, context.today))
            page.may_edit = may_edit(context, sql, *group).has_value();
        page.may_send = may_send(context, sql, topic->group, topic->id).has_value();
        page.topic = std::move(*topic);
        return page;
    });
}

Result<TopicPage> put_topic(Context& context, const PutTopic& wish) {
    if (auto group = require_editor(context, wish.group); !group) return refuse(group.error());
    // A topic that another group holds together is taken from it only by who may change that group too.
    const auto present = context.store.read([&](Sql& sql) { return topic_of(sql, wish.topic); });
    if (present && present->group != wish.group) {
        if (auto former = require_editor(context, present->group); !former) return refuse(former.error());
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto right = check(sql, context.configuration, wish); !right) return right;
        std::optional<std::string> resource;
        if (!wish.resource_person.empty() || !is_blank(wish.resource_name)) {
            auto person = person_or_new(transaction, wish.resource_person, wish.resource_name);
            if (!person) return refuse(person.error());
            resource = std::move(*person);
        }
        const auto before = topic_of(sql, wish.topic);
        const auto below = wish.below.empty() ? std::nullopt : unit_number(sql, wish.below);
        if (before) {
            sql.execute(
                "update group_topic set name = :name, group_id = :group, area = :area, level = :level, below = :below, "
                "resource_person = :person where id = :id",
                wish.name, wish.group, wish.area, wish.level, below, resource, wish.topic);
        } else {
            sql.execute(
                "insert into group_topic (id, name, group_id, area, level, below, resource_person) values (:id, :name, "
                ":group, :area, :level, :below, :person)",
                wish.topic, wish.name, wish.group, wish.area, wish.level, below, resource);
        }
        const auto after = topic_of(sql, wish.topic);
        const std::string was = before ? to_json(*before) : "";
        if (was != to_json(*after)) transaction.log("group_topic", wish.topic, was, to_json(*after));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_topic(context, {wish.topic});
}

}  // namespace ledstang
