#include "app/deviations.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/swedish_text.h"
#include "described/json_read.h"
#include "described/toml_file.h"
#include "groups/groups.h"
#include "operations/area_settings.h"
#include "operations/operations.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int window = 365;  // days

struct AreaCategories {
    std::string area;
    std::vector<std::string> categories;
    template <class A = AreaCategories>
    static constexpr auto described() {
        return describe("AreaCategories", field("area", &A::area, "Område"),
                        field("categories", &A::categories, "Kategorier"));
    }
};
struct DeviationSettings {
    std::string dataset, day, category, improvement, field;
    std::vector<AreaCategories> areas;
    template <class D = DeviationSettings>
    static constexpr auto described() {
        return describe("DeviationSettings", ledstang::field("dataset", &D::dataset, "Datamängd"),
                        ledstang::field("day", &D::day, "Kolumn: dagen då det hände"),
                        ledstang::field("category", &D::category, "Kolumn: kategorin"),
                        ledstang::field("improvement", &D::improvement, "Ärendetyp"),
                        ledstang::field("field", &D::field, "Fält där kategorin står"),
                        ledstang::field("areas", &D::areas, "Områden med sina kategorier"));
    }
};

// Nothing where the region has no such file.
Result<std::optional<DeviationSettings>> read_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "deviations.toml";
    if (!std::filesystem::exists(file)) return std::optional<DeviationSettings>{};
    auto read = read_toml_as<DeviationSettings>(file);
    if (!read) return refuse(read.error());
    return std::optional(std::move(*read));
}

// How many there were on each day, by category in small letters.
using Counted = std::map<std::string, std::map<Date, int>>;

Result<Counted> count(const Configuration& configuration, const DeviationSettings& settings) {
    Counted counted;
    const auto folder = std::filesystem::path(configuration.folder).parent_path();
    if (!has_region_warehouse(folder)) return counted;
    auto warehouse = open_region_warehouse(folder, WarehouseAccess::read);
    if (!warehouse) return refuse(warehouse.error());
    return while_reachable([&]() -> Result<Counted> {
        if (!(*warehouse)->has_table(settings.dataset)) return counted;
        const auto rows = (*warehouse)
                              ->query({fmt::format("SELECT {0} AS category, {1} AS happened, count(*) AS n FROM {2} "
                                                   "WHERE {0} IS NOT NULL AND {1} "
                                                   "IS NOT NULL GROUP BY {0}, {1}",
                                                   quoted_name(settings.category), quoted_name(settings.day),
                                                   quoted_name(settings.dataset)),
                                       {}});
        const auto& category = rows["category"];
        for (std::size_t row = 0; row < rows.rows(); ++row)
            counted[lower_case(category.text(row))][rows["happened"].date(row)] +=
                static_cast<int>(rows["n"].whole_numbers()[row]);
        return counted;
    });
}

// From the first day to the day before the last.
int between(const Counted& counted, const std::string& category, const Date& from, const Date& until) {
    const auto found = counted.find(lower_case(category));
    if (found == counted.end()) return 0;
    int sum = 0;
    for (auto day = found->second.lower_bound(from); day != found->second.end() && day->first < until; ++day)
        sum += day->second;
    return sum;
}

Date later(const Date& day, int by) {
    return Date{sys_days{day} + days{by}};
}

std::optional<Date> last_day(const Counted& counted, const Date& today) {
    std::optional<Date> last;
    for (const auto& [category, by_day] : counted) {
        for (const auto& [day, number] : by_day) {
            if (day <= today && (!last || *last < day)) last = day;
        }
    }
    return last;
}

class Gathering {
 public:
    Gathering(Sql& sql, const DeviationSettings& settings, const Counted& counted, const std::vector<Area>& areas,
              const std::optional<Date>& last)
        : sql_(sql), settings_(settings), counted_(counted), areas_(areas), last_(last) {}

    void add_categories(GroupDeviations& answer) const {
        const auto owned = areas_of_group(sql_, answer.group);
        for (const auto& one : settings_.areas) {
            if (std::ranges::find(owned, one.area) == owned.end()) continue;
            for (const auto& category : one.categories) {
                DeviationCategory row{category, one.area, area_name(areas_, one.area), 0, 0};
                if (answer.from) {
                    row.count = between(counted_, category, *answer.from, later(*answer.to, 1));
                    row.before = between(counted_, category, later(*answer.from, -window), *answer.from);
                }
                answer.categories.push_back(std::move(row));
            }
        }
        std::ranges::stable_sort(answer.categories, std::ranges::greater(), &DeviationCategory::count);
    }

    // Whoever leads them: what matters is the category.
    void add_improvements(GroupDeviations& answer) const {
        using Row = std::tuple<std::string, std::string, std::string, Date, bool>;
        for (auto& [id, title, fields, begun, ended] : sql_.rows<Row>(
                 "select m.id, m.title, m.fields, f.created, case when f.ended is null then 0 else 1 end from "
                 "flow_matter f join matter m on m.id = f.matter where m.type = :type order by f.created desc, m.id",
                 settings_.improvement)) {
            const auto texts = parse_json(fields);
            if (!texts || !texts->contains(settings_.field)) continue;
            const std::string named = texts->at(settings_.field);
            const auto known = std::ranges::find_if(answer.categories, [&](const DeviationCategory& row) {
                return lower_case(row.category) == lower_case(named);
            });
            if (known == answer.categories.end()) continue;
            DeviationImprovement one{id, std::move(title), known->category, begun, ended, 0, 0, 0};
            if (last_ && begun <= *last_) {
                one.days = std::min<int>(window, static_cast<int>((sys_days{*last_} - sys_days{begun}).count()) + 1);
                one.before = between(counted_, one.category, later(begun, -one.days), begun);
                one.after = between(counted_, one.category, begun, later(begun, one.days));
            }
            answer.improvements.push_back(std::move(one));
        }
    }

 private:
    Sql& sql_;
    const DeviationSettings& settings_;
    const Counted& counted_;
    const std::vector<Area>& areas_;
    const std::optional<Date>& last_;
};

Result<GroupDeviations> get_group_deviations(Context& context, const GetGroupDeviations& wish) {
    const auto settings = read_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    const auto counted = *settings ? count(context.configuration, **settings) : Result<Counted>{};
    if (!counted) return refuse(counted.error());
    return context.store.read([&](Sql& sql) -> Result<GroupDeviations> {
        if (!read_group(sql, context.configuration, wish.group, context.today)) {
            return refuse(RefusalKind::not_found, "group.unknown",
                          fmt::format("Gruppen {} finns inte.", in_quotes(wish.group)));
        }
        GroupDeviations answer;
        answer.group = wish.group;
        if (!*settings) return answer;
        answer.improvement = (*settings)->improvement;
        answer.field = (*settings)->field;
        const auto last = last_day(*counted, context.today);
        if (last) {
            answer.to = last;
            answer.from = later(*last, 1 - window);
        }
        const Gathering gathering(sql, **settings, *counted, *areas, last);
        gathering.add_categories(answer);
        gathering.add_improvements(answer);
        return answer;
    });
}

}  // namespace

void offer_deviations(Operations& operations) {
    operations.get("get_group_deviations", "/groups/{group}/deviations", get_group_deviations,
                   {Permission::read, nullptr, Keep::never},
                   "Avvikelser per kategori inom gruppens områden, och förbättringar ur dem");
}

}  // namespace ledstang
