// The country's regions as open statistics name them, and which of the source's key figures is which measure of ours
// (config/regions.toml). Inside the module.
#pragma once

#include <string>
#include <vector>

#include "described/description.h"
#include "operations/context.h"

namespace ledstang {

// The code of the country as a whole among the regions' codes.
inline constexpr const char* country_code = "0000";

struct Region {
    std::string id;  // "0025"
    std::string name;
    template <class R = Region>
    static constexpr auto described() {
        return describe("Region", field("id", &R::id, "Kod"), field("name", &R::name, "Namn"));
    }
};

struct KeyFigure {
    std::string kpi;      // the source's id: "U70020"
    std::string measure;  // ours
    template <class K = KeyFigure>
    static constexpr auto described() {
        return describe("KeyFigure", field("kpi", &K::kpi, "Nyckeltalets id i källan"),
                        field("measure", &K::measure, "Måttets id"));
    }
};

struct RegionSettings {
    std::string own;  // our region's code; empty: the region with the name of the organisation's top unit
    std::vector<Region> regions;
    std::vector<KeyFigure> kolada;
    const Region* find(const std::string& id) const;
    // The code of our region; empty when it cannot be told.
    std::string own_code(const std::string& top_unit_name) const;
    template <class S = RegionSettings>
    static constexpr auto described() {
        return describe("RegionSettings", optional_field("own", &S::own, "Den egna regionens kod"),
                        field("regions", &S::regions, "Regioner"),
                        field("kolada", &S::kolada, "Vilket nyckeltal som är vilket mått"));
    }
};

// Refuses with regions.configuration when the file contradicts itself.
Result<RegionSettings> read_region_settings(const Configuration& configuration);

}  // namespace ledstang
