#include "computing/store_paths.h"

#include <map>

#include "store/store_hash.h"

namespace ledstang {
namespace {

using IntervalRow = std::tuple<std::int64_t, Date, std::optional<Date>, std::optional<std::int64_t>>;

std::vector<IntervalRow> intervals_in(Sql& sql) {
    return sql.rows<IntervalRow>(
        "select unit, valid_from, valid_to, parent from unit_interval order by unit, valid_from");
}

}  // namespace

UnitPaths read_unit_paths(Sql& sql) {
    std::vector<std::string> ids;
    std::map<std::int64_t, UnitIndex> places;
    for (const auto& [number, id] :
         sql.rows<std::tuple<std::int64_t, std::string>>("select number, id from unit order by number")) {
        places[number] = static_cast<UnitIndex>(ids.size());
        ids.push_back(id);
    }
    std::vector<UnitPaths::Interval> intervals;
    for (const auto& [unit, from, to, parent] : intervals_in(sql))
        intervals.push_back({places.at(unit), parent ? places.at(*parent) : no_unit, from, to});
    std::vector<UnitPaths::Succession> successions;
    for (const auto& [from, to, on] : sql.rows<std::tuple<std::int64_t, std::int64_t, Date>>(
             "select from_unit, to_unit, happened from unit_succession order by from_unit, to_unit"))
        successions.push_back({places.at(from), places.at(to), on});
    return UnitPaths(std::move(ids), std::move(intervals), std::move(successions));
}

std::string digest_of_organisation(Sql& sql) {
    Blake2b digest;
    for (const auto& [unit, from, to, parent] : intervals_in(sql)) {
        digest.field(std::to_string(unit)).field(to_string(from)).field(to ? to_string(*to) : "");
        digest.field(parent ? std::to_string(*parent) : "");
    }
    return digest.hex();
}

}  // namespace ledstang
