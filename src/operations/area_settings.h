// areas.toml: the areas of knowledge that documents are sorted by and groups own, as the region names them.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct Area {
    std::string id;          // "hjarta_karl"
    std::string name;        // "Hjärt- och kärlsjukdomar"
    std::string short_name;  // "Hjärta och kärl": where the room is narrow
    template <class S = Area>
    static constexpr auto described() {
        return describe("Area", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("short_name", &S::short_name, "Kort namn"));
    }
};

// In the order of the file. Empty where the region has no areas.toml. Refuses with configuration.* and the file's name;
// configuration.area_twice when two areas have the same id.
Result<std::vector<Area>> read_areas(const std::string& folder);

// Refuses with area.unknown, and the nearest id as a suggestion.
Result<Area> require_area(const std::vector<Area>& areas, const std::string& id);

// Its name; of an area that the region no longer has, the id itself.
std::string area_name(const std::vector<Area>& areas, const std::string& id);

}  // namespace ledstang
