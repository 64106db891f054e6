// Whether what a matter refers to exists: plan elements, measures, functions, units, kinds of schedule, typed fields.
#pragma once

#include "matters/plan_words.h"

namespace ledstang {

// What may be referred to by a matter of a unit.
struct Vocabulary {
    const Configuration& configuration;
    const Organisation& organisation;  // on the day on which the matter fans out
    const MatterType& type;
    std::string unit;
    PlanWords words;
    std::vector<std::string> measures;
    std::vector<std::string> groups;  // that may be responsible, as a kind of function may
};
Vocabulary read_vocabulary(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                           const MatterType& type, const std::string& unit);

struct FieldFault {
    std::string field;  // name of the member of Matter: success_factor, responsibles, fields/description
    std::string code;
    std::string message;
};

// Everything that is wrong, each with the nearest right name where one is near.
std::vector<FieldFault> check_matter(const Matter& matter, const Vocabulary& vocabulary);

// "Måttet ”x” finns inte. Menas ”y”?"; what in the definite form.
std::string not_found(std::string_view what, const std::string& written, std::span<const std::string> known);

}  // namespace ledstang
