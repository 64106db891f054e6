#include "labels/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "goals/goals.h"
#include "matters/matters.h"

namespace ledstang {
namespace {

struct ListLabels {
    std::string unit, set, label;
    template <class S = ListLabels>
    static constexpr auto described() {
        return describe("ListLabels", field("unit", &S::unit, "Enhet; de under den är med"),
                        optional_field("set", &S::set, "Bara denna uppsättning"),
                        optional_field("label", &S::label, "Bara denna etikett"));
    }
};
struct PutLabel {
    std::string unit, kind, subject, set, label;
    bool on = true;
    template <class P = PutLabel>
    static constexpr auto described() {
        return describe("PutLabel", field("unit", &P::unit, "Enhet som planen eller åtgärden är"),
                        field("kind", &P::kind, "plan, measure eller action"),
                        field("subject", &P::subject, "Id; för en plan versionens nummer"),
                        field("set", &P::set, "Uppsättning"), field("label", &P::label, "Etikett"),
                        optional_field("on", &P::on, "Falskt tar bort etiketten"));
    }
};

// What may be labelled in a unit's own plan and among its own actions: its title, by kind and subject.
using Titles = std::map<std::pair<std::string, std::string>, std::string>;

Titles titles_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                 const std::string& unit, const Date& on) {
    Titles titles;
    // A plan that is being made is labelled before it holds.
    for (const bool planned : {false, true}) {
        const auto plan = read_plan(sql, unit, on, planned);
        if (!plan) continue;
        for (const auto& version : plan->versions) {
            if (version.unit == unit) titles[{"plan", std::to_string(version.number)}] = version.name;
        }
        for (const auto& perspective : plan->perspectives) {
            for (const auto& factor : perspective.factors) {
                for (const auto& item : factor.measures) {
                    if (item.set_by == unit) titles[{"measure", item.measure.id}] = item.measure.name;
                }
            }
        }
    }
    for (const auto& action : read_actions(sql, configuration, organisation, unit, on).actions) {
        if (action.unit == unit) titles[{"action", action.id}] = action.title;
    }
    return titles;
}

std::vector<LabelledItem> stored_items(Sql& sql) {
    static const auto item_columns = columns(&LabelledItem::unit, &LabelledItem::kind, &LabelledItem::subject,
                                             &LabelledItem::set, &LabelledItem::label);
    return sql.rows(item_columns,
                    "select u.id, l.kind, l.subject, l.label_set, l.label from label l join unit u on u.number = "
                    "l.unit order by u.id, l.kind, l.subject, l.label_set, l.label");
}

// Units with a plan or an action of their own: few of all, and only they have anything to label.
std::set<std::string> units_with_their_own(Sql& sql) {
    const auto units = sql.rows<std::string>(
        "select id from unit where number in (select unit from plan_version union select unit from matter where type = "
        "'action')");
    return {units.begin(), units.end()};
}

void count(LabelCoverage& row, const LabelledItem& item) {
    const auto found = std::ranges::find_if(
        row.counts, [&](const LabelCount& one) { return one.set == item.set && one.label == item.label; });
    if (found == row.counts.end()) return;
    found->plans += item.kind == "plan" ? 1 : 0;
    found->measures += item.kind == "measure" ? 1 : 0;
    found->actions += item.kind == "action" ? 1 : 0;
}

Result<LabelPage> list_labels(Context& context, const ListLabels& wish) {
    return context.store.read([&](Sql& sql) -> Result<LabelPage> {
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        const auto unit = require_unit(organisation, wish.unit);
        if (!unit) return refuse(unit.error());
        LabelPage page{wish.unit, unit->name, context.configuration.labels.sets, {}, {}};
        std::vector<LabelCount> none;
        for (const auto& set : page.sets) {
            for (const auto& label : set.labels) none.push_back({set.id, label.id});
        }
        std::map<std::string, std::vector<LabelledItem>> by_unit;
        for (auto& item : stored_items(sql)) by_unit[item.unit].push_back(std::move(item));
        const auto own = units_with_their_own(sql);
        for (const UnitRow* row : organisation.subtree(wish.unit)) {
            if (!own.contains(row->id)) continue;
            const auto titles = titles_of(sql, context.configuration, organisation, row->id, context.today);
            if (titles.empty()) continue;
            LabelCoverage coverage{row->id, row->name, row->depth - unit->depth, none};
            for (auto& item : by_unit[row->id]) {
                const auto title = titles.find({item.kind, item.subject});
                if (title == titles.end()) continue;  // it has been taken out of the plan since
                count(coverage, item);
                if (!wish.set.empty() && item.set != wish.set) continue;
                if (!wish.label.empty() && item.label != wish.label) continue;
                item.title = title->second;
                item.unit_name = row->name;
                page.items.push_back(std::move(item));
            }
            page.coverage.push_back(std::move(coverage));
        }
        return page;
    });
}

Result<void> require_label(const LabelSettings& settings, const PutLabel& wish) {
    const LabelSet* set = settings.set(wish.set);
    if (set == nullptr) {
        std::vector<std::string> known;
        for (const auto& one : settings.sets) known.push_back(one.id);
        return refuse("label.set_unknown", fmt::format("Uppsättningen {} finns inte. Möjliga: {}.", in_quotes(wish.set),
                                                       list_in_words(known)));
    }
    if (std::ranges::find(set->kinds, wish.kind) == set->kinds.end()) {
        return refuse("label.kind", fmt::format("{} kan inte ha etiketter ur {}. Det kan {}.", in_quotes(wish.kind),
                                                in_quotes(set->name), list_in_words(set->kinds)));
    }
    std::vector<std::string> known;
    for (const auto& one : set->labels) known.push_back(one.id);
    if (std::ranges::find(known, wish.label) != known.end()) return {};
    return refuse("label.unknown", fmt::format("Etiketten {} finns inte i {}. Möjliga: {}.", in_quotes(wish.label),
                                               in_quotes(set->name), list_in_words(known)));
}

Result<LabelledItem> put_label(Context& context, const PutLabel& wish) {
    if (auto known = require_label(context.configuration.labels, wish); !known) return refuse(known.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<LabelledItem> {
        Sql& sql = transaction.sql();
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        const auto unit = require_unit(organisation, wish.unit);
        if (!unit) return refuse(unit.error());
        const auto titles = titles_of(sql, context.configuration, organisation, wish.unit, context.today);
        const auto title = titles.find({wish.kind, wish.subject});
        if (title == titles.end()) {
            return refuse(RefusalKind::not_found, "label.subject_unknown",
                          fmt::format("{} finns inte i planen eller bland åtgärderna för {}. Etiketten sätts hos den "
                                      "enhet vars plan eller åtgärd det är.",
                                      in_quotes(wish.subject), unit->name));
        }
        const LabelledItem item{wish.kind, wish.subject, title->second, wish.unit, unit->name, wish.set, wish.label};
        const std::int64_t number = *unit_number(sql, wish.unit);
        const bool present = sql.value<std::int64_t>(
                                 "select count(*) from label where unit = :unit and kind = :kind and subject = "
                                 ":subject and label_set = :label_set and label = :label",
                                 number, wish.kind, wish.subject, wish.set, wish.label) > 0;
        if (present == wish.on) return item;
        const std::string id = fmt::format("{}/{}/{}/{}/{}", wish.unit, wish.kind, wish.subject, wish.set, wish.label);
        if (wish.on) {
            sql.execute(
                "insert into label (unit, kind, subject, label_set, label) values (:unit, :kind, :subject, :label_set, "
                ":label)",
                number, wish.kind, wish.subject, wish.set, wish.label);
            transaction.log("label", id, "", to_json(item));
        } else {
            sql.execute(
                "delete from label where unit = :unit and kind = :kind and subject = :subject and label_set = "
                ":label_set and label = :label",
                number, wish.kind, wish.subject, wish.set, wish.label);
            transaction.log("label", id, to_json(item), "");
        }
        return item;
    });
}

}  // namespace

void offer_labels(Operations& operations) {
    operations.get("list_labels", "/units/{unit}/labels", list_labels, {Permission::read},
                   "Det som har etiketter, och täckningen per enhet");
    operations.put("put_label", "/units/{unit}/labels/{kind}/{subject}", put_label, {Permission::plan, &PutLabel::unit},
                   "Sätt eller ta bort en etikett på en plan, ett mått eller en åtgärd");
}

}  // namespace ledstang
