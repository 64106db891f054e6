#include "groups/group_page.h"

#include <algorithm>
#include <tuple>

#include "groups/editing.h"

namespace ledstang {
namespace {

struct PersonWords {
    std::string title, email;
};

class Page {
 public:
    Page(Sql& sql, const GroupWorld& world, const GroupRow& group) : sql_(sql), world_(world), group_(group) {
        using Row = std::tuple<std::string, std::string, std::string>;
        for (auto& [person, title, email] : sql.rows<Row>(
                 "select p.id, p.title, p.email from person p where p.id in (select person from group_member where "
                 "group_id = :group) or p.id in (select contact from group_unit where group_id = :group)",
                 group.id))
            persons_[person] = {std::move(title), std::move(email)};
    }

    GroupPage made() {
        GroupPage page;
        page.on = world_.on;
        page.group = group_;
        page.parent_name = group_.parent.empty() ? "" : world_.name_of(group_.parent);
        page.unit_name = group_.unit.empty() ? "" : world_.unit_name(group_.unit);
        page.former_names = sql_.rows<FormerGroupName>(
            "select until, name from group_former_name where group_id = :group order by until", group_.id);
        for (const auto& child : world_.groups) {
            if (child.parent == group_.id) page.children.push_back(named(child.id));
        }
        add_members(page);
        add_wanted(page);
        page.gaps = gaps_of(world_, group_);
        add_links(page);
        add_units(page);
        for (const auto& area : world_.areas_of(group_.id)) page.areas.push_back({area, area_name(world_.areas, area)});
        add_shares(page);
        page.coupling = coupling_of(world_, group_);
        return page;
    }

 private:
    NamedGroup named(const std::string& id) const {
        const GroupRow* group = world_.find(id);
        NamedGroup row{id, world_.name_of(id), group != nullptr ? group->kind_name : "", {}};
        for (const auto& member : world_.members_of(id)) {
            if (member.role == "chair") row.chairs.push_back(member.name);
        }
        return row;
    }

    void add_members(GroupPage& page) {
        const GroupKind* kind = world_.settings.kind(group_.kind);
        for (const auto& member : world_.members_of(group_.id)) {
            const auto& words = persons_[member.person];
            const GroupRole* role = world_.settings.role(member.role);
            const Profession* profession = world_.settings.profession(member.profession);
            const std::string unit = member.unit.value_or("");
            page.members.push_back({member.person, member.name, words.title, words.email, member.role,
                                    role != nullptr ? role->name : member.role, member.profession,
                                    profession != nullptr ? profession->name : member.profession, member.manager, unit,
                                    unit.empty() ? "" : world_.unit_name(unit), member.valid_from,
                                    term_ends(kind, member)});
        }
    }

    void add_wanted(GroupPage& page) {
        const auto own = world_.wanted.find(group_.id);
        for (const auto& wanted : world_.wanted_of(group_)) {
            const bool is_own = own != world_.wanted.end() && std::ranges::any_of(own->second, [&](const auto& one) {
                                    return one.what == wanted.what && one.id == wanted.id;
                                });
            page.wanted.push_back({wanted.what, wanted.id, world_.settings.words_for(wanted), wanted.least,
                                   count_wanted(world_.settings, wanted, world_.members_of(group_.id)), is_own});
        }
    }

    void add_links(GroupPage& page) {
        for (const auto& link : world_.links) {
            if (link.group == group_.id && link.kind == "attends") page.attends.push_back(named(link.other));
            if (link.group == group_.id && link.kind == "concerns") page.concerns.push_back(named(link.other));
            if (link.other == group_.id && link.kind == "attends") page.attended_by.push_back(named(link.group));
            if (link.kind != "cooperates") continue;
            if (link.group == group_.id) page.co_groups.push_back(named(link.other));
            if (link.other == group_.id) page.co_groups.push_back(named(link.group));
        }
    }

    void add_units(GroupPage& page) {
        for (const auto& affected : world_.units_of(group_.id)) {
            const UnitRow* unit = world_.organisation.find(affected.unit);
            page.units.push_back({affected.unit, world_.unit_name(affected.unit),
                                  unit != nullptr ? unit->level_name : "", affected.contact, affected.contact_name,
                                  affected.contact.empty() ? "" : persons_[affected.contact].email});
        }
    }

    // From the year of the first member, ten years at most.
    void add_shares(GroupPage& page) {
        using Row = std::tuple<bool, Date, std::optional<Date>>;
        const auto all = sql_.rows<Row>(
            "select manager, valid_from, valid_to from group_member where group_id = :group order by valid_from",
            group_.id);
        if (all.empty()) return;
        const int now = static_cast<int>(world_.on.year());
        const int first = std::max(static_cast<int>(std::get<1>(all.front()).year()), now - 9);
        for (int year = first; year <= now; ++year) {
            const Date day =
                std::min(world_.on, Date{std::chrono::year(year), std::chrono::December, std::chrono::day(31)});
            ManagerShare share{year, 0, 0};
            for (const auto& [manager, from, to] : all) {
                if (!Validity{from, to}.contains(day)) continue;
                ++share.members;
                if (manager) ++share.managers;
            }
            page.manager_shares.push_back(share);
        }
    }

    Sql& sql_;
    const GroupWorld& world_;
    const GroupRow& group_;
    std::map<std::string, PersonWords> persons_;
};

}  // namespace

Result<GroupPage> get_group(Context& context, const GetGroup& wish) {
    const Date on = wish.on.value_or(context.today);
    return context.store.read([&](Sql& sql) -> Result<GroupPage> {
        const auto world = read_group_world(sql, context.configuration, on);
        if (!world) return refuse(world.error());
        const auto group = require_group(sql, context.configuration, wish.group, on);
        if (!group) return refuse(group.error());
        auto page = Page(sql, *world, *group).made();
        page.may_edit = may_edit(context, sql, *group).has_value();
        page.may_organise = may_organise(context, *group).has_value();
        return page;
    });
}

}  // namespace ledstang
