#include <algorithm>

#include "base/swedish_text.h"
#include "organisation/organisation.h"

namespace ledstang {

std::vector<Share> shared_with(Sql& sql, const std::string& unit, const std::string& kind, const std::string& target,
                               const Date& on) {
    auto shares = sql.rows<Share>(
        "select s.number, u.id, s.kind, s.target, p.id, p.name, s.valid_to from share s join unit u on u.number = "
        "s.unit join person p on p.id = s.person where u.id = :unit and s.kind = :kind and s.target = :target and "
        "(s.valid_to is null or :day < s.valid_to)",
        unit, kind, target, on);
    std::ranges::sort(shares, SwedishOrder{}, &Share::person_name);
    return shares;
}

std::vector<SharedComment> shared_comments(Sql& sql, const Configuration& configuration, const std::string& unit,
                                           const std::string& kind, const std::string& target) {
    auto comments = sql.rows<SharedComment>(
        "select c.person, c.text, c.at from share_comment c join unit u on u.number = c.unit where u.id = :unit and "
        "c.kind = :kind and c.target = :target order by c.number",
        unit, kind, target);
    for (auto& comment : comments) comment.person_name = person_name(sql, configuration, comment.person_name);
    return comments;
}

Sharing sharing_of(Sql& sql, const Configuration& configuration, const std::string& unit, const std::string& kind,
                   const std::string& target, const Date& on) {
    Sharing sharing;
    for (auto& share : shared_with(sql, unit, kind, target, on)) sharing.names.push_back(std::move(share.person_name));
    if (sharing.names.empty()) return sharing;
    sharing.word = "Delat ansvar";
    sharing.comments = shared_comments(sql, configuration, unit, kind, target);
    return sharing;
}

}  // namespace ledstang
