// Finds units, measures, success factors and actions by their names.
#include <fmt/format.h>

#include <algorithm>

#include "app/lookups.h"
#include "app/ranking.h"
#include "base/swedish_text.h"
#include "measures/measures.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr std::size_t most_hits = 20;

enum class HitKind { unit, measure, factor, action };
constexpr auto names_of(HitKind) {
    return std::array{Named{HitKind::unit, "unit"}, Named{HitKind::measure, "measure"},
                      Named{HitKind::factor, "factor"}, Named{HitKind::action, "action"}};
}

struct Hit {
    HitKind kind = HitKind::unit;
    std::string id;
    std::string title;
    std::string where;
    std::string unit;
    template <class S = Hit>
    static constexpr auto described() {
        return describe("Hit", field("kind", &S::kind, "Slag"), field("id", &S::id, "Id"),
                        field("title", &S::title, "Namn"), field("where", &S::where, "Var det finns, i ord"),
                        field("unit", &S::unit, "Enhet att visa det för; tom när ingen plan har det"));
    }
};
struct Hits {
    std::vector<Hit> hits;
    template <class S = Hits>
    static constexpr auto described() {
        return describe("Hits", field("hits", &S::hits, "Träffar, den bästa först, högst 20"));
    }
};
struct Search {
    std::string q;
    static constexpr auto described() { return describe("Search", field("q", &Search::q, "Det man söker")); }
};

class Finder {
 public:
    Finder(const Search& wish, const Organisation& organisation) : words_(wish.q), organisation_(organisation) {}

    void consider(Hit hit, const std::vector<std::string_view>& texts) {
        if (const auto fit = words_.fit(texts)) found_.push_back({*fit, std::move(hit)});
    }
    std::string unit_name(const std::string& id) const {
        const UnitRow* unit = organisation_.find(id);
        return unit != nullptr ? unit->name : id;
    }

    Hits best() {
        std::ranges::stable_sort(found_, [](const Found& left, const Found& right) {
            if (left.fit != right.fit) return left.fit < right.fit;
            if (left.hit.kind != right.hit.kind) return left.hit.kind < right.hit.kind;
            return compare_swedish(left.hit.title, right.hit.title) < 0;
        });
        Hits hits;
        for (auto& found : found_) {
            if (hits.hits.size() == most_hits) break;
            hits.hits.push_back(std::move(found.hit));
        }
        return hits;
    }

 private:
    struct Found {
        Fit fit;
        Hit hit;
    };
    SearchWords words_;
    const Organisation& organisation_;
    std::vector<Found> found_;
};

void find_units(Finder& finder, const Organisation& organisation) {
    for (const auto& unit : organisation.units()) {
        std::vector<std::string_view> texts{unit.name, unit.id};
        texts.insert(texts.end(), unit.variants.begin(), unit.variants.end());
        std::string where = unit.level_name;
        if (unit.parent) where += ", " + finder.unit_name(*unit.parent);
        finder.consider({HitKind::unit, unit.id, unit.name, std::move(where), unit.id}, texts);
    }
}

Result<void> find_measures(Finder& finder, Sql& sql) {
    // The plan highest up that has the measure: the one whose page shows it to most.
    using Placed = std::tuple<std::string, std::optional<std::string>>;
    const auto all = sql.rows<Placed>(
        "select m.id, (select min(u.id) from plan_measure p join plan_version v on v.unit = p.unit and v.number = "
        "p.plan "
        "join unit u on u.number = p.unit where p.measure = m.number and v.state = 'in_force') from measure m "
        "order by m.id");
    for (const auto& [id, unit] : all) {
        const auto measure = read_measure(sql, id);
        if (!measure) return refuse(measure.error());
        std::string where = "Mått";
        if (unit) where += ", " + finder.unit_name(*unit);
        finder.consider({HitKind::measure, id, measure->name, std::move(where), unit.value_or("")},
                        {measure->name, id, measure->name_as_printed});
    }
    return {};
}

void find_factors(Finder& finder, Sql& sql) {
    using Factor = std::tuple<std::string, std::string, std::string, std::string>;
    const auto factors = sql.rows<Factor>(
        "select f.id, f.name, coalesce(p.name, ''), u.id from plan_factor f "
        "join plan_version v on v.unit = f.unit and v.number = f.plan join unit u on u.number = f.unit "
        "left join plan_perspective p on p.unit = f.unit and p.plan = f.plan and p.id = f.perspective "
        "where v.state = 'in_force' order by f.id, u.id");
    for (const auto& [id, name, perspective, unit] : factors) {
        std::string where = "Framgångsfaktor";
        if (!perspective.empty()) where += " under " + perspective;
        finder.consider({HitKind::factor, id, name, where + ", " + finder.unit_name(unit), unit}, {name, id});
    }
}

void find_actions(Finder& finder, Sql& sql) {
    using Action = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::string>;
    const auto actions = sql.rows<Action>(
        "select m.id, m.title, m.number, m.year, u.id from matter m join unit u on u.number = m.unit "
        "where m.type = 'action' order by m.year desc, u.id, m.number");
    for (const auto& [id, title, number, year, unit] : actions) {
        finder.consider({HitKind::action, id, title,
                         fmt::format("Åtgärd {} år {}, {}", number, year, finder.unit_name(unit)), unit},
                        {title, id});
    }
}

Result<Hits> search(Context& context, const Search& wish) {
    if (SearchWords(wish.q).empty()) return Hits{};
    return context.store.read([&](Sql& sql) -> Result<Hits> {
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        Finder finder(wish, organisation);
        find_units(finder, organisation);
        if (auto found = find_measures(finder, sql); !found) return refuse(found.error());
        find_factors(finder, sql);
        find_actions(finder, sql);
        return finder.best();
    });
}

}  // namespace

void offer_search(Operations& operations) {
    operations.get("search", "/search", search, {Permission::read},
                   "Sök bland enheter, mått, framgångsfaktorer och åtgärder");
}

}  // namespace ledstang
