// Things with an id in a list, as configuration files have them.
#pragma once

#include <algorithm>
#include <set>
#include <string>

namespace ledstang {

// Null when there is none.
template <class Items>
const typename Items::value_type* find_by_id(const Items& items, const std::string& id) {
    const auto found = std::ranges::find(items, id, &Items::value_type::id);
    return found == items.end() ? nullptr : &*found;
}

// The first that has the id of one before it; null when every id stands once.
template <class Items>
const typename Items::value_type* repeated_id(const Items& items) {
    std::set<std::string> ids;
    const auto found = std::ranges::find_if(items, [&](const auto& item) { return !ids.insert(item.id).second; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace ledstang
