#include "groups/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/editing.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

constexpr const char* select_messages =
    "select m.number, g.id, g.name, m.topic, m.receiver, m.sender, p.name, m.sent_on, m.subject, m.body, (select "
    "count(*) from group_message_receipt r where r.message = m.number), (select count(*) from group_message_receipt r "
    "where r.message = m.number and r.confirmed_on is not null) from group_message m join unit_group g on g.id = "
    "m.group_id join person p on p.id = m.sender";

struct Receiver {
    std::string person;
    std::string unit;
    auto operator<=>(const Receiver&) const = default;
};

Result<std::set<Receiver>> receivers_of(Sql& sql, const GroupWorld& world, const SendMessage& wish) {
    std::set<Receiver> receivers;
    if (wish.receiver == "members") {
        for (const auto& member : world.members_of(wish.group))
            receivers.insert({member.person, member.unit.value_or("")});
    } else if (wish.receiver == "contacts") {
        for (const auto& unit : world.units_of(wish.group)) {
            if (!unit.contact.empty()) receivers.insert({unit.contact, unit.unit});
        }
    } else if (wish.receiver == "representatives") {
        const auto topic = require_topic(sql, wish.topic);
        if (!topic) return refuse(topic.error());
        for (const auto& contact : contacts_on(sql, world)) {
            if (contact.kind == "representative" && contact.subject == wish.topic)
                receivers.insert({contact.person, contact.unit});
        }
    } else {
        return refuse("message.receiver",
                      "Välj ledamöter (members), kontakter (contacts) eller ombud (representatives).");
    }
    if (receivers.empty())
        return refuse("message.nobody", "Det finns ingen att skicka till. Lägg till mottagare först.");
    return receivers;
}

// The caller and those for whom the caller stands in.
std::set<std::string> me_and_absent(Sql& sql, const Context& context) {
    std::set<std::string> persons{context.caller.person};
    for (const auto& absent : absent_with_deputy(sql, context.caller.person, context.today))
        persons.insert(absent.person);
    return persons;
}

Result<MessageRow> read_message(Sql& sql, std::int64_t number) {
    static const std::string query = std::string(select_messages) + " where m.number = :number";
    auto found = sql.rows<MessageRow>(query, number);
    if (!found.empty()) return std::move(found.front());
    return refuse(RefusalKind::not_found, "message.unknown", fmt::format("Meddelande {} finns inte.", number));
}

std::vector<MessageReceipt> read_receipts(Sql& sql, const Organisation& organisation, std::int64_t number) {
    auto receipts = sql.rows<MessageReceipt>(
        "select r.person, p.name, r.unit, r.unit, r.confirmed_on, case when r.confirmed_by <> r.person then d.name "
        "else '' end from group_message_receipt r join person p on p.id = r.person left join person d on d.id = "
        "r.confirmed_by where r.message = :number",
        number);
    for (auto& receipt : receipts) {
        const UnitRow* unit = organisation.find(receipt.unit);
        if (unit != nullptr) receipt.unit_name = unit->name;
    }
    std::ranges::sort(receipts, [](const MessageReceipt& a, const MessageReceipt& b) {
        const auto order = compare_swedish(a.unit_name, b.unit_name);
        return order != 0 ? order < 0 : SwedishOrder{}(a.name, b.name);
    });
    return receipts;
}

}  // namespace

Result<void> may_send(const Context& context, Sql& sql, const std::string& group, const std::string& topic) {
    const auto known = require_group(sql, context.configuration, group, context.today);
    if (!known) return refuse(known.error());
    if (!topic.empty()) {
        const auto row = require_topic(sql, topic);
        if (!row) return refuse(row.error());
        if (row->group != group) {
            return refuse("topic.other_group", fmt::format("Ämnet {} hålls ihop av {}. Skicka från den gruppen.",
                                                           in_quotes(row->name), in_quotes(row->group_name)));
        }
        if (!context.caller.person.empty() && row->resource_person == context.caller.person) return {};
    }
    return may_edit(context, sql, *known);
}

Result<MessagePage> send_message(Context& context, const SendMessage& wish) {
    const auto allowed = context.store.read([&](Sql& sql) { return may_send(context, sql, wish.group, wish.topic); });
    if (!allowed) return refuse(allowed.error());
    if (is_blank(wish.subject)) return refuse("message.subject", "Skriv en rubrik.");
    if (is_blank(wish.text)) return refuse("message.text", "Skriv vad du vill säga.");
    std::int64_t number = 0;
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto world = read_group_world(sql, context.configuration, context.today);
        if (!world) return refuse(world.error());
        const auto receivers = receivers_of(sql, *world, wish);
        if (!receivers) return refuse(receivers.error());
        const auto sender = person_or_new(transaction, context.caller.person, context.caller.name);
        if (!sender) return refuse(sender.error());
        number = next_key(sql, "group_message");
        sql.execute(
            "insert into group_message (number, group_id, topic, receiver, sender, sent_on, subject, body) values "
            "(:number, :group, :topic, :receiver, :sender, :day, :subject, :text)",
            number, wish.group, wish.topic, wish.receiver, *sender, context.today, wish.subject, wish.text);
        for (const auto& receiver : *receivers) {
            sql.execute("insert into group_message_receipt (message, person, unit) values (:number, :person, :unit)",
                        number, receiver.person, receiver.unit);
        }
        transaction.log("group_message", std::to_string(number), "", to_json(wish));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_message(context, {number});
}

Result<MessageList> list_messages(Context& context, const FindMessages& wish) {
    static const std::string query = std::string(select_messages) + " where m.group_id = :group order by m.number desc";
    return context.store.read([&](Sql& sql) -> Result<MessageList> {
        MessageList list{sql.rows<MessageRow>(query, wish.group)};
        std::erase_if(list.messages,
                      [&](const MessageRow& row) { return !wish.topic.empty() && row.topic != wish.topic; });
        return list;
    });
}

Result<MessagePage> get_message(Context& context, const OneMessage& wish) {
    return context.store.read([&](Sql& sql) -> Result<MessagePage> {
        auto message = read_message(sql, wish.number);
        if (!message) return refuse(message.error());
        MessagePage page{std::move(*message), {}, false};
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        page.receipts = read_receipts(sql, organisation, wish.number);
        const auto mine = me_and_absent(sql, context);
        page.waits_for_me = std::ranges::any_of(page.receipts, [&](const MessageReceipt& receipt) {
            return !receipt.confirmed_on && mine.contains(receipt.person);
        });
        return page;
    });
}

Result<MessagePage> confirm_message(Context& context, const OneMessage& wish) {
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto known = read_message(sql, wish.number); !known) return refuse(known.error());
        std::int64_t confirmed = 0;
        for (const auto& person : me_and_absent(sql, context)) {
            confirmed += sql.execute(
                "update group_message_receipt set confirmed_on = :day, confirmed_by = :by where message = :number and "
                "person = :person and confirmed_on is null",
                context.today, context.caller.person, wish.number, person);
        }
        if (confirmed == 0) {
            return refuse("message.not_waiting",
                          "Meddelandet väntar inte på dig: du är inte mottagare, eller har redan bekräftat.");
        }
        transaction.log("group_message_receipt", std::to_string(wish.number), "", to_json(wish));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_message(context, wish);
}

std::vector<Task> message_tasks(Sql& sql, const std::string& person, const Date& on) {
    std::vector<Task> tasks;
    const auto add = [&](const std::string& receiver, const std::string& deputy_for) {
        using Row = std::tuple<std::int64_t, std::string, std::string, std::string>;
        for (const auto& [number, subject, sender, group] : sql.rows<Row>(
                 "select m.number, m.subject, p.name, g.name from group_message m join unit_group g on g.id = "
                 "m.group_id join person p on p.id = m.sender where exists (select 1 from "
                 "group_message_receipt r where r.message = m.number and r.person = :person and "
                 "r.confirmed_on is null) order by m.number",
                 receiver)) {
            Task task;
            task.id = fmt::format("message/{}", number);
            task.kind = "message";
            task.title = "Läs och bekräfta: " + subject;
            task.detail = fmt::format("Från {}, {}.", sender, group);
            task.link = fmt::format("/meddelanden/{}", number);
            task.deputy_for = deputy_for;
            tasks.push_back(std::move(task));
        }
    };
    add(person, "");
    for (const auto& absent : absent_with_deputy(sql, person, on)) add(absent.person, absent.name);
    return tasks;
}

}  // namespace ledstang
