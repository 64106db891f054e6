#include "organisation/organisation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "organisation/units.h"

namespace ledstang {
namespace {

// Parents before children, siblings in Swedish order; units whose parent is not there stand at the top.
std::vector<UnitRow> in_tree_order(std::vector<UnitRow> units) {
    std::sort(units.begin(), units.end(),
              [](const UnitRow& a, const UnitRow& b) { return SwedishOrder{}(a.name, b.name); });
    std::map<std::string, std::vector<std::size_t>> below;
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < units.size(); ++i) known[units[i].id] = i;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto& parent = units[i].parent;
        below[parent && known.contains(*parent) ? *parent : std::string{}].push_back(i);
    }
    std::vector<UnitRow> ordered;
    ordered.reserve(units.size());
    const auto place = [&](const auto& self, const std::string& parent, int depth) -> void {
        for (const auto i : below[parent]) {
            ordered.push_back(units[i]);
            ordered.back().depth = depth;
            self(self, units[i].id, depth + 1);
        }
    };
    place(place, "", 0);
    return ordered;
}

std::string plain(std::string_view name) {
    return ascii_slug(name);
}

}  // namespace

Organisation::Organisation(std::vector<UnitRow> units, Date on) : units_(in_tree_order(std::move(units))), on_(on) {
    for (std::size_t i = 0; i < units_.size(); ++i) {
        index_[units_[i].id] = i;
        if (units_[i].parent) children_[*units_[i].parent].push_back(i);
    }
}

const UnitRow* Organisation::find(const std::string& id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &units_[found->second];
}

std::vector<const UnitRow*> Organisation::chain(const std::string& id) const {
    std::vector<const UnitRow*> chain;
    // Never longer than the tree is high, should the store hold a cycle.
    for (const UnitRow* unit = find(id); unit != nullptr && chain.size() <= units_.size();
         unit = unit->parent ? find(*unit->parent) : nullptr) {
        chain.push_back(unit);
    }
    return chain;
}

std::vector<const UnitRow*> Organisation::children(const std::string& id) const {
    std::vector<const UnitRow*> rows;
    if (const auto found = children_.find(id); found != children_.end()) {
        for (const auto i : found->second) rows.push_back(&units_[i]);
    }
    return rows;
}

std::vector<const UnitRow*> Organisation::subtree(const std::string& id) const {
    std::vector<const UnitRow*> rows;
    const auto start = index_.find(id);
    if (start == index_.end()) return rows;
    rows.push_back(&units_[start->second]);
    for (std::size_t i = start->second + 1; i < units_.size() && units_[i].depth > rows.front()->depth; ++i)
        rows.push_back(&units_[i]);
    return rows;
}

bool Organisation::within(const std::string& id, const std::string& part) const {
    const auto up = chain(id);
    return std::any_of(up.begin(), up.end(), [&](const UnitRow* unit) { return unit->id == part; });
}

const UnitRow* Organisation::by_any_name(std::string_view name) const {
    if (const UnitRow* exact = find(std::string(name))) return exact;
    const std::string wanted = plain(name);
    const UnitRow* found = nullptr;
    for (const auto& unit : units_) {
        const bool same =
            plain(unit.name) == wanted || std::any_of(unit.variants.begin(), unit.variants.end(),
                                                      [&](const auto& variant) { return plain(variant) == wanted; });
        if (!same) continue;
        if (found != nullptr) return nullptr;
        found = &unit;
    }
    return found;
}

Organisation read_organisation(Sql& sql, const Configuration& configuration, const Date& on) {
    using Columns =
        std::tuple<std::string, std::string, std::string, std::optional<std::string>, std::string, std::string>;
    std::vector<UnitRow> units;
    sql.each<Columns>(
        "select u.id, i.name, i.level, p.id, u.variants, u.note from unit_interval i join unit u on u.number = i.unit "
        "left join unit p on p.number = i.parent where i.valid_from <= :day and (i.valid_to is null or :day < "
        "i.valid_to)",
        [&](const Columns& columns) {
            const auto& [id, name, level, parent, variants, note] = columns;
            const Level* known = configuration.level(level);
            units.push_back(
                {id, name, level, known != nullptr ? known->name : level, parent, variants_of(variants), note, 0});
        },
        on);
    return Organisation{std::move(units), on};
}

Result<UnitRow> require_unit(const Organisation& organisation, const std::string& id) {
    if (const UnitRow* unit = organisation.find(id)) return *unit;
    std::vector<std::string> ids;
    for (const auto& unit : organisation.units()) ids.push_back(unit.id);
    return refuse(unknown_unit(id, organisation.on(), ids));
}

}  // namespace ledstang
