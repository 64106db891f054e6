// activities.toml: what kinds of activities there are, as the region calls them. Inside the module.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct ActivityKind {
    std::string id;
    std::string name;
    template <class A = ActivityKind>
    static constexpr auto described() {
        return describe("ActivityKind", field("id", &A::id, "Id"), field("name", &A::name, "Namn"));
    }
};

// In the order of the file; none where the region has no such file.
Result<std::vector<ActivityKind>> read_activity_kinds(const std::string& folder);

}  // namespace ledstang
