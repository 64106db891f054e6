#include "groups/contacts.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/editing.h"
#include "groups/topics.h"

namespace ledstang {
namespace {

constexpr const char* of_contact = "kind = :kind and subject = :subject and unit = :unit";

// Refuses with contact.kind, topic.unknown, area.unknown or group.profession.
Result<void> check_subject(Sql& sql, const Configuration& configuration, const PutUnitContact& wish) {
    if (wish.kind == "representative") {
        const auto topic = require_topic(sql, wish.subject);
        return topic ? Result<void>{} : refuse(topic.error());
    }
    if (wish.kind == "area_coordinator") {
        const auto areas = read_areas(configuration.folder);
        if (!areas) return refuse(areas.error());
        const auto area = require_area(*areas, wish.subject);
        return area ? Result<void>{} : refuse(area.error());
    }
    if (wish.kind != "profession_coordinator" && wish.kind != "alone") {
        return refuse(
            "contact.kind",
            "Välj ombud (representative), samordnare (area_coordinator, profession_coordinator) eller ensam i "
            "yrket (alone).");
    }
    const auto settings = read_group_settings(configuration);
    if (!settings) return refuse(settings.error());
    if (settings->profession(wish.subject) != nullptr) return {};
    return refuse("group.profession",
                  fmt::format("Yrket {} finns inte i groups.toml. Välj i listan.", in_quotes(wish.subject)));
}

std::string subject_name(const GroupWorld& world, const std::vector<TopicRow>& topics, const std::string& kind,
                         const std::string& subject) {
    if (kind == "representative") {
        const auto topic = std::ranges::find(topics, subject, &TopicRow::id);
        return topic == topics.end() ? subject : topic->name;
    }
    if (kind == "area_coordinator") return area_name(world.areas, subject);
    const Profession* profession = world.settings.profession(subject);
    return profession != nullptr ? profession->name : subject;
}

struct LoggedContact {
    std::string person;
    template <class L = LoggedContact>
    static constexpr auto described() {
        return describe("LoggedContact", field("person", &L::person, "Person"));
    }
};

std::string logged(const std::string& person) {
    return person.empty() ? "" : to_json(LoggedContact{person});
}

std::vector<UnitContact> chosen(const std::vector<UnitContact>& all, const auto& is_wanted) {
    std::vector<UnitContact> some;
    std::ranges::copy_if(all, std::back_inserter(some), is_wanted);
    return some;
}

template <class Answer, class F>
Result<Answer> with_contacts(Context& context, const std::string& unit, F&& f) {
    return context.store.read([&](Sql& sql) -> Result<Answer> {
        const auto world = read_group_world(sql, context.configuration, context.today);
        if (!world) return refuse(world.error());
        if (auto known = require_unit(world->organisation, unit); !known) return refuse(known.error());
        return f(sql, *world, contacts_on(sql, *world));
    });
}

}  // namespace

std::vector<UnitContact> contacts_on(Sql& sql, const GroupWorld& world) {
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string>;
    const auto topics = read_topics(sql);
    std::vector<UnitContact> contacts;
    for (auto& [kind, subject, unit, person, name, title, email] :
         sql.rows<Row>("select c.kind, c.subject, u.id, p.id, p.name, p.title, p.email from unit_contact c join unit u "
                       "on u.number = c.unit join person p on p.id = c.person where c.valid_from <= :day and "
                       "(c.valid_to is null or :day < c.valid_to) order by c.kind, c.subject, u.id",
                       world.on)) {
        const std::string called = subject_name(world, topics, kind, subject);
        const std::string unit_name = world.unit_name(unit);
        contacts.push_back({kind, subject, called, unit, unit_name, person, name, title, email});
    }
    return contacts;
}

Result<UnitContact> put_unit_contact(Context& context, const PutUnitContact& wish) {
    const Date from = wish.from.value_or(context.today);
    std::string person;
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto right = check_subject(sql, context.configuration, wish); !right) return right;
        const auto number = unit_number(sql, wish.unit);
        if (!number) return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
        if (!wish.person.empty() || !is_blank(wish.name)) {
            auto known = person_or_new(transaction, wish.person, wish.name);
            if (!known) return refuse(known.error());
            person = std::move(*known);
        }
        const auto before =
            sql.row<std::string>(
                   "select person from unit_contact where kind = :kind and subject = :subject and unit = "
                   ":unit and valid_from <= :day and (valid_to is null or :day < valid_to)",
                   wish.kind, wish.subject, *number, from)
                .value_or("");
        if (before == person) return {};
        end_interval(sql, "unit_contact", of_contact, from, wish.kind, wish.subject, *number);
        if (!person.empty()) {
            sql.execute(
                "insert into unit_contact (kind, subject, unit, person, valid_from) values (:kind, :subject, :unit, "
                ":person, :day)",
                wish.kind, wish.subject, *number, person, from);
        }
        transaction.log("unit_contact", fmt::format("{}/{}/{}", wish.kind, wish.subject, wish.unit), logged(before),
                        logged(person));
        return {};
    });
    if (!written) return refuse(written.error());
    return with_contacts<UnitContact>(
        context, wish.unit,
        [&](Sql& sql, const GroupWorld& world, const std::vector<UnitContact>& all) -> Result<UnitContact> {
            for (const auto& contact : all) {
                if (contact.kind == wish.kind && contact.subject == wish.subject && contact.unit == wish.unit)
                    return contact;
            }
            UnitContact nobody;
            nobody.kind = wish.kind;
            nobody.subject = wish.subject;
            nobody.subject_name = subject_name(world, read_topics(sql), wish.kind, wish.subject);
            nobody.unit = wish.unit;
            nobody.unit_name = world.unit_name(wish.unit);
            return nobody;
        });
}

Result<UnitContacts> get_unit_contacts(Context& context, const OfUnit& wish) {
    return with_contacts<UnitContacts>(
        context, wish.unit,
        [&](Sql& sql, const GroupWorld& world, const std::vector<UnitContact>& all) -> Result<UnitContacts> {
            UnitContacts answer;
            answer.contacts = chosen(all, [&](const UnitContact& contact) { return contact.unit == wish.unit; });
            for (const auto& topic : read_topics(sql)) {
                const auto units = units_of_topic(world.organisation, topic);
                const bool wanted = std::ranges::find(units, wish.unit, &UnitRow::id) != units.end();
                const bool has = std::ranges::any_of(answer.contacts, [&](const UnitContact& contact) {
                    return contact.kind == "representative" && contact.subject == topic.id;
                });
                if (!wanted || has) continue;
                UnitContact missing;
                missing.kind = "representative";
                missing.subject = topic.id;
                missing.subject_name = topic.name;
                missing.unit = wish.unit;
                missing.unit_name = world.unit_name(wish.unit);
                answer.contacts.push_back(std::move(missing));
            }
            for (const auto& group : world.groups) {
                const auto& units = world.units_of(group.id);
                const auto here = std::ranges::find(units, wish.unit, &AffectedUnit::unit);
                if (here != units.end())
                    answer.groups.push_back({group.id, group.name, group.kind_name, here->contact_name});
            }
            return answer;
        });
}

Result<FoundContacts> find_contacts(Context& context, const FindContacts& wish) {
    return with_contacts<FoundContacts>(
        context, wish.unit,
        [&](Sql& sql, const GroupWorld& world, const std::vector<UnitContact>& all) -> Result<FoundContacts> {
            FoundContacts found;
            const auto coordinates = [&](const UnitContact& contact) {
                return (contact.kind == "area_coordinator" && !wish.area.empty() && contact.subject == wish.area) ||
                       (contact.kind == "profession_coordinator" && !wish.profession.empty() &&
                        contact.subject == wish.profession);
            };
            for (const UnitRow* unit : world.organisation.chain(wish.unit)) {
                found.coordinators = chosen(
                    all, [&](const UnitContact& contact) { return contact.unit == unit->id && coordinates(contact); });
                found.near = !found.coordinators.empty();
                if (found.near) break;
            }
            if (!found.near) found.coordinators = chosen(all, coordinates);
            found.peers = chosen(all, [&](const UnitContact& contact) {
                return contact.kind == "alone" && contact.subject == wish.profession && contact.unit != wish.unit;
            });
            // How many units the two have in common on their way up: more is nearer.
            const auto nearness = [&](const UnitContact& contact) {
                return std::ranges::count_if(world.organisation.chain(wish.unit), [&](const UnitRow* above) {
                    return world.organisation.within(contact.unit, above->id);
                });
            };
            std::ranges::stable_sort(found.peers, std::greater{}, nearness);
            for (const auto& topic : read_topics(sql)) {
                if (wish.area.empty() || topic.area != wish.area) continue;
                for (auto& contact : chosen(all, [&](const UnitContact& one) {
                         return one.kind == "representative" && one.subject == topic.id && one.unit == wish.unit;
                     }))
                    found.representatives.push_back(std::move(contact));
            }
            if (!wish.area.empty()) {
                found.owner = owner_of_area(sql, context.configuration, wish.area);
                if (!found.owner.empty()) found.owner_name = world.name_of(found.owner);
            }
            return found;
        });
}

}  // namespace ledstang
