// What is reported as deviations in the areas that a group owns, and whether an improvement that came of it is followed
// by fewer. Joins the warehouse's rows, the areas' owners and the matters, none of which knows the others. Which
// category belongs to which area, and what an improvement is begun as: deviations.toml.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "described/description.h"

namespace ledstang {

class Operations;

struct GetGroupDeviations {
    std::string group;
    template <class G = GetGroupDeviations>
    static constexpr auto described() {
        return describe("GetGroupDeviations", field("group", &G::group, "Grupp"));
    }
};

// A category over the last 365 days that are reported.
struct DeviationCategory {
    std::string category;
    std::string area;
    std::string area_name;
    int count = 0;
    int before = 0;  // in the 365 days before these
    template <class D = DeviationCategory>
    static constexpr auto described() {
        return describe("DeviationCategory", field("category", &D::category, "Kategori"),
                        field("area", &D::area, "Område"), field("area_name", &D::area_name, "Områdets namn"),
                        field("count", &D::count, "Avvikelser under de senaste 365 dagarna"),
                        field("before", &D::before, "Under de 365 dagarna dessförinnan"));
    }
};

// An improvement that was begun out of a category, with as many days before it as after.
struct DeviationImprovement {
    std::string matter;
    std::string title;
    std::string category;
    Date begun{};
    bool ended = false;
    int days = 0;  // 1 to 365 on each side; 0: nothing is reported of the time after it
    int before = 0;
    int after = 0;  // from the day on which it was begun
    template <class D = DeviationImprovement>
    static constexpr auto described() {
        return describe("DeviationImprovement", field("matter", &D::matter, "Ärende"),
                        field("title", &D::title, "Rubrik"), field("category", &D::category, "Kategori"),
                        field("begun", &D::begun, "Påbörjad"), field("ended", &D::ended, "Om ärendet är avslutat"),
                        field("days", &D::days, "Dagar som jämförs på var sida; 0: inget efter är rapporterat än"),
                        field("before", &D::before, "Avvikelser dessförinnan"),
                        field("after", &D::after, "Avvikelser därefter"));
    }
};

struct GroupDeviations {
    std::string group;
    std::optional<Date> from, to;  // what `count` is of; `to` is the last day that is reported. Nothing without rows
    std::vector<DeviationCategory> categories;       // of the group's areas, most first
    std::vector<DeviationImprovement> improvements;  // newest first
    std::string improvement;                         // type of matter to begin
    std::string field;                               // of it, that names the category
    template <class G = GroupDeviations>
    static constexpr auto described() {
        return describe("GroupDeviations", ledstang::field("group", &G::group, "Grupp"),
                        ledstang::field("from", &G::from, "Första dagen som räknas"),
                        ledstang::field("to", &G::to, "Sista dagen som är rapporterad"),
                        ledstang::field("categories", &G::categories, "Kategorier, flest först"),
                        ledstang::field("improvements", &G::improvements, "Förbättringar, nyast först"),
                        ledstang::field("improvement", &G::improvement, "Ärendetyp att lägga upp"),
                        ledstang::field("field", &G::field, "Fält för kategorin"));
    }
};

void offer_deviations(Operations& operations);

}  // namespace ledstang
