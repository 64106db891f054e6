#include "app/history_difference.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace ledstang {
namespace {

using Path = std::vector<std::string>;
using Leaves = std::map<Path, Json>;

constexpr std::array<std::string_view, 4> counters{"version", "row_version", "recorded_at", "recorded_by"};

bool is_empty(const Json& value) {
    return value.is_null() || ((value.is_string() || value.is_array() || value.is_object()) && value.empty()) ||
           (value.is_string() && value.get_ref<const std::string&>().empty());
}

bool is_plain_list(const Json& value) {
    return value.is_array() && std::ranges::none_of(value, [](const Json& item) { return item.is_structured(); });
}

void gather(const Json& value, const Path& path, Leaves& leaves) {
    const auto below = [&](const std::string& name, const Json& item) {
        if (std::ranges::find(counters, name) != counters.end()) return;
        Path longer = path;
        longer.push_back(name);
        gather(item, longer, leaves);
    };
    if (value.is_object()) {
        for (const auto& [name, item] : value.items()) below(name, item);
        return;
    }
    if (value.is_array() && !is_plain_list(value)) {
        for (std::size_t i = 0; i < value.size(); ++i) below(std::to_string(i + 1), value[i]);
        return;
    }
    if (value.is_string() && value.get_ref<const std::string&>().starts_with('{')) {
        const auto inner = parse_json(value.get_ref<const std::string&>());
        if (inner && inner->is_object()) return gather(*inner, path, leaves);
    }
    if (!is_empty(value)) leaves[path] = value;
}

Leaves leaves_of(const std::string& text) {
    Leaves leaves;
    if (text.empty()) return leaves;
    const auto json = parse_json(text);
    if (json) {
        gather(*json, {}, leaves);
    } else {
        leaves[{}] = text;
    }
    return leaves;
}

}  // namespace

std::vector<LeafChange> difference(const std::string& before, const std::string& after) {
    const Leaves earlier = leaves_of(before);
    const Leaves later = leaves_of(after);
    std::vector<LeafChange> changes;
    for (const auto& [path, value] : earlier) {
        const auto found = later.find(path);
        if (found == later.end()) {
            changes.push_back({path, value, nullptr});
        } else if (found->second != value) {
            changes.push_back({path, value, found->second});
        }
    }
    for (const auto& [path, value] : later) {
        if (!earlier.contains(path)) changes.push_back({path, nullptr, value});
    }
    std::ranges::sort(changes, {}, &LeafChange::path);
    return changes;
}

}  // namespace ledstang
