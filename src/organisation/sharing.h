// What two organisations answer for together, such as a measure that is the region's and a municipality's. Part of
// organisation.h, which is the header to include.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "operations/operations.h"

namespace ledstang {

// What somebody outside the unit's part answers for too.
struct Share {
    std::int64_t number = 0;
    std::string unit;
    std::string kind;    // measure | action
    std::string target;  // the measure's or the action's id
    std::string person;
    std::string person_name;
    std::optional<Date> valid_to;  // first day on which it no longer holds
    template <class S = Share>
    static constexpr auto described() {
        return describe("Share", field("number", &S::number, "Delningens nummer"), field("unit", &S::unit, "Enhet"),
                        field("kind", &S::kind, "measure eller action"),
                        field("target", &S::target, "Måttets eller åtgärdens id"),
                        field("person", &S::person, "Person som det delas med"),
                        field("person_name", &S::person_name, "Personens namn"),
                        field("valid_to", &S::valid_to, "Gäller till (första dag då det inte gäller)"));
    }
};
// With whom the unit shares the thing that day, by name.
std::vector<Share> shared_with(Sql& sql, const std::string& unit, const std::string& kind, const std::string& target,
                               const Date& on);

struct SharedComment {
    std::string person_name;
    std::string text;
    std::string at;
    template <class C = SharedComment>
    static constexpr auto described() {
        return describe("SharedComment", field("person_name", &C::person_name, "Av"), field("text", &C::text, "Text"),
                        field("at", &C::at, "När"));
    }
};
// What the owners have said to each other, oldest first.
std::vector<SharedComment> shared_comments(Sql& sql, const Configuration& configuration, const std::string& unit,
                                           const std::string& kind, const std::string& target);

// A thing that is shared, as pages show it beside the thing itself.
struct Sharing {
    std::string word;                // "Delat ansvar"; empty when nobody shares it
    std::vector<std::string> names;  // with whom
    std::vector<SharedComment> comments;
    template <class S = Sharing>
    static constexpr auto described() {
        return describe("Sharing", field("word", &S::word, "Delat ansvar; tomt när inget är delat"),
                        field("names", &S::names, "Vilka ansvaret delas med"),
                        field("comments", &S::comments, "Vad ägarna har skrivit till varandra"));
    }
};
Sharing sharing_of(Sql& sql, const Configuration& configuration, const std::string& unit, const std::string& kind,
                   const std::string& target, const Date& on);

}  // namespace ledstang
