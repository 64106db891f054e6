#include "flows/notices.h"

#include <set>

#include "store/next_key.h"

namespace ledstang {

std::vector<std::string> authors_and_followers(Sql& sql, const WholeMatter& whole) {
    std::set<std::string> people{whole.matter.initiator};
    for (const auto& step : whole.steps) {
        if (step.unit.empty()) people.insert(step.person);
    }
    for (auto& member : sql.rows<std::string>(
             "select distinct g.person from group_member g where (g.valid_to is null or g.valid_to > :created) and "
             "(g.group_id = :lead or g.group_id in (select f.group_id from flow_group f where f.matter = :matter))",
             whole.matter.created, whole.matter.group, whole.matter.id)) {
        people.insert(std::move(member));
    }
    for (auto& follower :
         sql.rows<std::string>("select person from flow_follower where matter = :matter", whole.matter.id)) {
        people.insert(std::move(follower));
    }
    people.erase("");
    return {people.begin(), people.end()};
}

void tell(Sql& sql, const WholeMatter& whole, const std::string& words, const std::string& by, const std::string& at) {
    auto number = next_key(sql, "flow_notice");
    for (const auto& person : authors_and_followers(sql, whole)) {
        if (person == by) continue;
        sql.execute(
            "insert into flow_notice (number, person, matter, content, at) values (:number, :person, :matter, "
            ":content, "
            ":at)",
            number++, person, whole.matter.id, words, at);
    }
}

}  // namespace ledstang
