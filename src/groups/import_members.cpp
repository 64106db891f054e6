// `ledstang import groups FILE`: one member a row, and with them groups and persons that are new. A row without a
// person is about the group alone.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "groups/changes.h"
#include "groups/member_file.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

// The word's id, by id or name without regard to capitals; nothing when there is none such.
template <class Items>
std::optional<std::string> id_of(const Items& items, const std::string& written) {
    for (const auto& item : items) {
        if (item.id == written || lower_case(item.name) == lower_case(written)) return item.id;
    }
    return std::nullopt;
}

template <class Items>
std::string unknown(const char* what, const Items& items, const std::string& written) {
    std::vector<std::string> names;
    for (const auto& item : items) names.push_back(item.name);
    std::string message = fmt::format("{} {} finns inte i groups.toml.", what, in_quotes(written));
    if (const auto nearest = nearest_name(written, names))
        message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    return message;
}

// What a row can say of its group. A member of the store's row as well, in this order.
struct GroupWords {
    std::string parent, unit, level, scope, mandate;
    template <class W = GroupWords>
    static constexpr auto described() {
        return describe("GroupWords", field("parent", &W::parent, "Överordnad grupp"), field("unit", &W::unit, "Enhet"),
                        field("level", &W::level, "Nivå"), field("scope", &W::scope, "Verkansområde"),
                        field("mandate", &W::mandate, "Uppdrag"));
    }
};

class MemberRows {
 public:
    MemberRows(Transaction& transaction, const Configuration& configuration, const GroupSettings& settings,
               const std::vector<Area>& areas, const Organisation& organisation, Date today)
        : transaction_(transaction),
          configuration_(configuration),
          settings_(settings),
          areas_(areas),
          organisation_(organisation),
          today_(today) {
        Sql& sql = transaction.sql();
        for (auto& id : sql.rows<std::string>("select id from unit_group")) groups_.insert(std::move(id));
        for (auto& [id, name] :
             sql.rows<std::tuple<std::string, std::string>>("select id, name from person order by id")) {
            persons_.insert(id);
            by_name_[lower_case(name)].push_back(id);
        }
    }

    // Nothing when the row has a fault.
    std::optional<Applied> apply(RowReader& cells) {
        PutGroupMember wish;
        wish.group = cells.text("group_id");
        const bool new_group = !groups_.contains(wish.group);
        if (new_group) check_new_group(cells, wish.group);
        const auto words = read_words(cells);
        const bool has_member = cells.has("person_id") || cells.has("name");
        const Date from = cells.optional_date("valid_from").value_or(today_);
        const auto to = cells.optional_date("valid_to");
        if (to && *to <= from)
            cells.fault("valid_to", "group.member_order", "Sista dagen ligger före den första. Byt plats på dem.");
        if (has_member) read_member(cells, wish);
        if (!cells.ok()) return std::nullopt;

        if (new_group) add_group(cells, wish.group);
        const bool described = put_words(wish.group, words);
        auto applied = has_member ? apply_member(transaction_, settings_, wish, from)
                                  : Result<Applied>(new_group ? Applied::added : Applied::unchanged);
        if (!applied) {
            cells.fault("person_id", applied.error().code, applied.error().message);
            return std::nullopt;
        }
        if (to) end_member(wish, *to);
        const bool joined = join(cells, wish, from);
        if (!cells.ok()) return std::nullopt;
        return *applied == Applied::unchanged && (described || joined) ? Applied::changed : *applied;
    }

 private:
    template <class Items>
    std::string word(RowReader& cells, const char* column, const char* code, const char* what, const Items& items) {
        const std::string written = cells.optional_text(column);
        if (written.empty()) return {};
        if (auto id = id_of(items, written)) return *id;
        cells.fault(column, code, unknown(what, items, written));
        return {};
    }

    std::string unit(RowReader& cells, const char* column) {
        const std::string written = cells.optional_text(column);
        if (written.empty()) return {};
        if (const UnitRow* row = organisation_.by_any_name(written)) return row->id;
        cells.fault(column, "unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(written)));
        return {};
    }

    // A new group needs a name and a kind.
    void check_new_group(RowReader& cells, const std::string& id) {
        const std::string kind = cells.optional_text("kind");
        if (!cells.has("group_name") || kind.empty()) {
            std::string message =
                fmt::format("Gruppen {} finns inte. Fyll i group_name och kind, så läggs den till.", in_quotes(id));
            const std::vector<std::string> known(groups_.begin(), groups_.end());
            if (const auto nearest = nearest_name(id, known))
                message += fmt::format(" Eller menade du {}?", in_quotes(*nearest));
            cells.fault("group_id", "group.unknown", message);
        } else if (settings_.kind(kind) == nullptr) {
            cells.fault("kind", "group.kind", unknown("Slaget", settings_.kinds, kind));
        } else if (id != ascii_slug(id)) {
            cells.fault("group_id", "group.id", "Ett id består av små bokstäver a–z, siffror och _.");
        }
    }

    void add_group(RowReader& cells, const std::string& id) {
        const Group group{id, cells.text("group_name"), settings_.kind(cells.text("kind"))->id};
        transaction_.sql().execute("insert into unit_group (id, name, kind, version) values (:id, :name, :kind, 1)", id,
                                   group.name, group.kind);
        transaction_.log("group", id, "", to_json(group));
        groups_.insert(id);
    }

    // What the row says of the group itself; a blank cell says nothing.
    GroupWords read_words(RowReader& cells) {
        GroupWords words{cells.optional_text("group_parent_id"), unit(cells, "group_unit_id"),
                         word(cells, "group_level", "group.level", "Nivån", settings_.levels),
                         word(cells, "group_scope", "group.scope", "Verkansområdet", settings_.scopes),
                         cells.optional_text("group_mandate")};
        if (!words.parent.empty() && !groups_.contains(words.parent)) {
            cells.fault("group_parent_id", "group.unknown",
                        fmt::format("Den överordnade gruppen {} finns inte. Skriv den på en rad före.",
                                    in_quotes(words.parent)));
        }
        return words;
    }

    bool put_words(const std::string& group, const GroupWords& wished) {
        Sql& sql = transaction_.sql();
        const auto before = *sql.row<GroupWords>(
            "select coalesce(g.parent, ''), coalesce(u.id, ''), g.level, g.scope, g.mandate from unit_group g left "
            "join "
            "unit u on u.number = g.unit where g.id = :id",
            group);
        GroupWords after = before;
        for (const auto member :
             {&GroupWords::parent, &GroupWords::unit, &GroupWords::level, &GroupWords::scope, &GroupWords::mandate}) {
            if (!(wished.*member).empty()) after.*member = wished.*member;
        }
        if (to_json(before) == to_json(after)) return false;
        const auto or_null = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
        sql.execute(
            "update unit_group set parent = :parent, unit = :unit, level = :level, scope = :scope, mandate = :mandate, "
            "version = version + 1 where id = :id",
            or_null(after.parent), after.unit.empty() ? std::nullopt : unit_number(sql, after.unit), after.level,
            after.scope, after.mandate, group);
        transaction_.log("group", group, to_json(before), to_json(after));
        return true;
    }

    void read_member(RowReader& cells, PutGroupMember& wish) {
        read_person(cells, wish);
        wish.role = word(cells, "role", "group.role", "Rollen", settings_.roles);
        wish.profession = word(cells, "profession", "group.profession", "Yrket", settings_.professions);
        wish.unit = unit(cells, "unit_id");
        const auto manager = cells.optional_one_of("manager", {"ja", "nej", "0", "1"});
        wish.manager = manager && (*manager == "ja" || *manager == "1");
    }

    void read_person(RowReader& cells, PutGroupMember& wish) {
        wish.person = cells.optional_text("person_id");
        if (!wish.person.empty()) {
            wish.name = cells.optional_text("name");
            if (persons_.contains(wish.person) || !wish.name.empty()) return;
            cells.fault(
                "person_id", "person.unknown",
                fmt::format("Personen {} finns inte. Fyll i name, så läggs personen till.", in_quotes(wish.person)));
            return;
        }
        wish.name = cells.text("name");
        const auto same = by_name_.find(lower_case(wish.name));
        if (same == by_name_.end()) {
            if (wish.name.empty()) return;
            wish.person = ascii_slug(wish.name);  // the same name further down is the same person
            for (int next = 2; persons_.contains(wish.person); ++next)
                wish.person = fmt::format("{}_{}", ascii_slug(wish.name), next);
            by_name_[lower_case(wish.name)].push_back(wish.person);
            persons_.insert(wish.person);
        } else if (same->second.size() == 1) {
            wish.person = same->second.front();
        } else {
            cells.fault("name", "person.ambiguous",
                        fmt::format("Flera personer heter {}. Fyll i person_id.", in_quotes(wish.name)));
        }
    }

    // What the row joins the group to: areas, management groups, and the units that the member is the contact of.
    // Whether anything was new.
    bool join(RowReader& cells, const PutGroupMember& wish, const Date& from) {
        bool changed = false;
        const auto done = [&](const char* column, const Result<Applied>& applied) {
            if (applied) {
                changed = changed || *applied != Applied::unchanged;
            } else {
                cells.fault(column, applied.error().code, applied.error().message);
            }
        };
        for (const auto& id : listed(cells, "group_areas")) {
            const auto area = require_area(areas_, id);
            done("group_areas",
                 area ? apply_area_owner(transaction_, {id, wish.group}) : Result<Applied>(refuse(area.error())));
        }
        for (const auto& [column, kind] : {std::pair{"group_attends", "attends"}, {"group_concerns", "concerns"}}) {
            for (const auto& other : listed(cells, column))
                done(column, apply_link(transaction_, configuration_, {wish.group, other, kind, false, {}}, from));
        }
        for (const auto& name : listed(cells, "contact_for")) {
            const UnitRow* row = organisation_.by_any_name(name);
            done("contact_for",
                 apply_affected_unit(
                     transaction_, {wish.group, row != nullptr ? row->id : name, wish.person, "", false, std::nullopt},
                     from));
        }
        return changed;
    }

    static std::vector<std::string> listed(RowReader& cells, const char* column) {
        std::vector<std::string> parts;
        std::stringstream text(cells.optional_text(column));
        for (std::string part; std::getline(text, part, ';');) {
            const auto first = part.find_first_not_of(' ');
            if (first != std::string::npos) parts.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
        }
        return parts;
    }

    void end_member(const PutGroupMember& wish, const Date& to) {
        transaction_.sql().execute(
            "update group_member set valid_to = :day where group_id = :group and person = :person and valid_to is null",
            to, wish.group, wish.person);
    }

    Transaction& transaction_;
    const Configuration& configuration_;
    const GroupSettings& settings_;
    const std::vector<Area>& areas_;
    const Organisation& organisation_;
    Date today_;
    std::set<std::string> groups_;
    std::set<std::string> persons_;
    std::map<std::string, std::vector<std::string>> by_name_;
};

}  // namespace

Result<ImportReport> import_group_members(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    if (auto complete = require_columns(*table, {"group_id", "name"}); !complete) return refuse(complete.error());
    const auto settings = read_group_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    return run_import(
        context, wish, "groups",
        [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
            const auto organisation = read_organisation(transaction.sql(), context.configuration, context.today);
            MemberRows rows(transaction, context.configuration, *settings, *areas, organisation, context.today);
            for (const Row& row : table->rows) {
                ++report.rows;
                RowReader cells(*table, row, faults);
                const auto applied = rows.apply(cells);
                if (!applied) continue;
                report.count(*applied);
            }
            return {};
        });
}

}  // namespace ledstang
