#include "flows/activity_lists.h"

#include <algorithm>

#include "flows/changes.h"
#include "flows/who.h"

namespace ledstang {
namespace {

// Three queries for any number of activities. `which` chooses among activities a.
class Gathering {
 public:
    Gathering(Sql& sql, const Context& context)
        : sql_(sql),
          context_(context),
          organisation_(read_organisation(sql, context.configuration, context.today)),
          who_(sql, context.configuration, context.caller.person, context.today) {}

    Result<std::vector<ActivityKind>> kinds() {
        auto kinds = read_activity_kinds(context_.configuration.folder);
        if (kinds) kinds_ = *kinds;
        return kinds;
    }
    const std::string& unit_name(const std::string& id) const {
        const auto* unit = organisation_.find(id);
        return unit == nullptr ? id : unit->name;
    }

    template <class... Arguments>
    std::vector<ShownActivity> read(const std::string& which, const Arguments&... arguments) {
        std::vector<ShownActivity> shown;
        std::map<std::int64_t, std::size_t> places;
        using Row = std::tuple<std::int64_t, std::string, std::string, Date, std::string, std::string, std::string, int,
                               std::string>;
        sql_.each<Row>(
            "select a.number, a.kind, a.title, a.held, a.place, a.organiser, a.note, a.version, g.name from "
            "flow_activity a join unit_group g on g.id = a.organiser where " +
                which + " order by a.held desc, a.number desc",
            [&](const Row& row) {
                ShownActivity one;
                auto& activity = one.activity;
                std::tie(activity.number, activity.kind, activity.title, activity.held, activity.place,
                         activity.organiser, activity.note, activity.version, one.organiser_name) = row;
                const auto kind = std::ranges::find(kinds_, activity.kind, &ActivityKind::id);
                one.kind_name = kind == kinds_.end() ? activity.kind : kind->name;
                one.may_change = std::ranges::find(who_.memberships(), activity.organiser, &GroupMembership::group) !=
                                 who_.memberships().end();
                places[activity.number] = shown.size();
                shown.push_back(std::move(one));
            },
            arguments...);
        using Matter = std::tuple<std::int64_t, std::string, std::string>;
        sql_.each<Matter>(
            "select a.number, m.id, m.title from flow_activity a join flow_activity_matter l on l.activity = a.number "
            "join matter m on m.id = l.matter where " +
                which + " order by m.title, m.id",
            [&](const Matter& row) {
                auto& one = shown[places.at(std::get<0>(row))];
                one.activity.matters.push_back(std::get<1>(row));
                one.matters.push_back({std::get<1>(row), std::get<2>(row)});
            },
            arguments...);
        add_units(shown, places, which, arguments...);
        return shown;
    }

 private:
    template <class... Arguments>
    void add_units(std::vector<ShownActivity>& shown, const std::map<std::int64_t, std::size_t>& places,
                   const std::string& which, const Arguments&... arguments) {
        const auto unit_of = [&](ShownActivity& one, const std::string& id) -> ActivityUnit& {
            const auto place = std::ranges::find(one.units, id, &ActivityUnit::unit);
            if (place != one.units.end()) return *place;
            one.units.push_back({id, unit_name(id), false, 0});
            return one.units.back();
        };
        using Invited = std::tuple<std::int64_t, std::string>;
        sql_.each<Invited>(
            "select a.number, u.id from flow_activity a join flow_activity_unit l on l.activity = a.number join unit u "
            "on u.number = l.unit where " +
                which + " order by u.id",
            [&](const Invited& row) {
                auto& one = shown[places.at(std::get<0>(row))];
                one.activity.units.push_back(std::get<1>(row));
                unit_of(one, std::get<1>(row)).invited = true;
            },
            arguments...);
        using Came = std::tuple<std::int64_t, std::string, std::string, int>;
        sql_.each<Came>(
            "select a.number, u.id, t.profession, t.persons from flow_activity a join flow_attendance t on t.activity "
            "= a.number join unit u on u.number = t.unit where " +
                which + " order by u.id, t.profession",
            [&](const Came& row) {
                const auto& [number, unit, profession, persons] = row;
                auto& one = shown[places.at(number)];
                one.attendance.push_back({unit, profession, persons});
                one.persons += persons;
                unit_of(one, unit).persons += persons;
            },
            arguments...);
    }

    Sql& sql_;
    const Context& context_;
    const Organisation organisation_;
    const Who who_;
    std::vector<ActivityKind> kinds_;
};

constexpr const char* of_matter =
    "a.number in (select s.activity from flow_activity_matter s where s.matter = :matter)";

}  // namespace

Result<ActivityList> list_activities(Context& context, const ListActivities& wish) {
    return context.store.read([&](Sql& sql) -> Result<ActivityList> {
        Gathering gathering(sql, context);
        auto kinds = gathering.kinds();
        if (!kinds) return refuse(kinds.error());
        ActivityList list;
        list.kinds = std::move(*kinds);
        list.activities = gathering.read(
            "(:matter = '' or a.number in (select s.activity from flow_activity_matter s where s.matter = :matter)) "
            "and (:organiser = '' or a.organiser = :organiser) and (:unit = '' or a.number in (select s.activity from "
            "flow_activity_unit s join unit v on v.number = s.unit where v.id = :unit) or a.number in (select "
            "s.activity from flow_attendance s join unit v on v.number = s.unit where v.id = :unit))",
            wish.matter, wish.group, wish.unit);
        return list;
    });
}

Result<Coverage> get_coverage(Context& context, const GetCoverage& wish) {
    return context.store.read([&](Sql& sql) -> Result<Coverage> {
        const auto whole = read_whole_matter(sql, context.configuration, wish.matter);
        if (!whole) return refuse(whole.error());
        Gathering gathering(sql, context);
        auto kinds = gathering.kinds();
        if (!kinds) return refuse(kinds.error());
        Coverage coverage;
        coverage.kinds = std::move(*kinds);
        coverage.may_plan = require_part(sql, context, *whole).has_value();
        coverage.activities = gathering.read(of_matter, wish.matter);
        if (coverage.may_plan) {
            for (auto& one : coverage.activities) one.may_change = one.may_change || one.matters.size() == 1;
        }
        for (const auto& unit : whole->affected) {
            CoveredUnit one{unit, gathering.unit_name(unit), false, false, 0, {}};
            one.invited = std::ranges::any_of(coverage.activities, [&](const ShownActivity& activity) {
                return std::ranges::find(activity.activity.units, unit) != activity.activity.units.end();
            });
            coverage.units.push_back(std::move(one));
        }
        for (const auto& reached : reached_units(sql, wish.matter)) {
            auto& unit = *std::ranges::find(coverage.units, reached.unit, &CoveredUnit::unit);
            unit.reached = true;
            unit.persons += reached.persons;
            unit.activities.push_back(reached.activity);
        }
        coverage.affected = static_cast<int>(coverage.units.size());
        coverage.reached = static_cast<int>(std::ranges::count(coverage.units, true, &CoveredUnit::reached));
        std::ranges::stable_sort(coverage.units, {}, &CoveredUnit::reached);
        return coverage;
    });
}

}  // namespace ledstang
