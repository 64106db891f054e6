// What has happened to one thing, out of the change log.
#include "app/history.h"
#include "app/lookups.h"

namespace ledstang {
namespace {

struct Change {
    std::int64_t sequence = 0;
    std::string at;
    std::string person;
    std::string operation;
    std::string entity;
    std::string id;
    std::string before;
    std::string after;
    template <class C = Change>
    static constexpr auto described() {
        return describe("Change", field("sequence", &C::sequence, "Nummer i ändringsloggen"),
                        field("at", &C::at, "När"), field("person", &C::person, "Vem"),
                        field("operation", &C::operation, "Vad som gjordes"),
                        field("entity", &C::entity, "Slag av sak"), field("id", &C::id, "Sakens id"),
                        field("before", &C::before, "Före, som JSON-text; tom: fanns inte"),
                        field("after", &C::after, "Efter, som JSON-text; tom: borttagen"));
    }
};
struct Changes {
    std::vector<Change> changes;
    template <class S = Changes>
    static constexpr auto described() {
        return describe("Changes", field("changes", &S::changes, "Ändringar, äldst först"));
    }
};
struct ChangesOf {
    std::string entity;
    std::string id;
    template <class S = ChangesOf>
    static constexpr auto described() {
        return describe("ChangesOf", field("entity", &S::entity, "Slag av sak, till exempel outcome"),
                        field("id", &S::id, "Sakens id"));
    }
};

Result<Changes> list_changes(Context& context, const ChangesOf& wish) {
    if (auto allowed = may_read_history(context, wish.entity); !allowed) return refuse(allowed.error());
    return context.store.read([&](Sql& sql) -> Result<Changes> {
        Changes list;
        for (auto& entry : history_of(sql, wish.entity, wish.id)) {
            list.changes.push_back({entry.sequence, std::move(entry.at), std::move(entry.person),
                                    std::move(entry.operation), std::move(entry.entity), std::move(entry.entity_id),
                                    std::move(entry.before_json), std::move(entry.after_json)});
        }
        return list;
    });
}

}  // namespace

void offer_changes(Operations& operations) {
    operations.get("list_changes", "/changes", list_changes, {Permission::read}, "Vad som har ändrats om en sak");
}

}  // namespace ledstang
