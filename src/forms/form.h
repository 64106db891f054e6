// A form: questions that units answer for a period. Which forms there are is configuration (config/forms/*.toml).
// Inside the module.
#pragma once

#include <string>
#include <vector>

#include "described/description.h"
#include "operations/context.h"

namespace ledstang {

// A registration has no more questions than this, so that it takes no time from the patients.
inline constexpr std::size_t most_in_registration = 5;

struct FormScale {
    int lowest = 1;
    int highest = 5;
    std::vector<std::string> names;  // one for each grade, the lowest first; empty: the numbers speak for themselves
    template <class S = FormScale>
    static constexpr auto described() {
        return describe("FormScale", optional_field("lowest", &S::lowest, "Lägsta grad"),
                        optional_field("highest", &S::highest, "Högsta grad"),
                        field("names", &S::names, "Gradernas namn, den lägsta först"));
    }
};

// A staff function that reads the answers.
struct FormReader {
    std::string id;
    std::string name;
    template <class R = FormReader>
    static constexpr auto described() {
        return describe("FormReader", field("id", &R::id, "Id"), field("name", &R::name, "Namn"));
    }
};

struct FormQuestion {
    std::string id;
    std::string text;
    std::string help;
    std::string kind;                  // scale, number, choice, text
    std::string unit;                  // of a number
    std::vector<std::string> choices;  // of a choice
    std::vector<std::string> readers;  // who asks; empty: all of the form's readers
    bool required = false;
    bool has_number() const { return kind == "scale" || kind == "number"; }
    template <class Q = FormQuestion>
    static constexpr auto described() {
        return describe("FormQuestion", field("id", &Q::id, "Id"), field("text", &Q::text, "Frågan"),
                        optional_field("help", &Q::help, "Hjälp att svara"),
                        field("kind", &Q::kind, "scale, number, choice eller text"),
                        optional_field("unit", &Q::unit, "Talets enhet"), field("choices", &Q::choices, "Svarsval"),
                        field("readers", &Q::readers, "Funktioner som frågar; tomt: alla"),
                        optional_field("required", &Q::required, "Om svaret behövs"));
    }
};

struct Form {
    std::string id;
    std::string name;
    std::string purpose;
    std::string rhythm;               // year, term, tertial, quarter, month: what it is answered for
    std::vector<std::string> levels;  // of units that answer it; empty: all
    bool task = false;                // waits among the tasks of who reports for the unit while the period is open
    bool registration = false;        // figures by hand: few questions, and how long they take is measured
    FormScale scale;
    std::vector<FormReader> readers;
    std::vector<FormQuestion> questions;
    const FormQuestion* question(const std::string& id) const;
    bool is_for(const std::string& level) const;
    bool is_for(const Period& period) const;
    template <class F = Form>
    static constexpr auto described() {
        return describe("Form", field("id", &F::id, "Id"), field("name", &F::name, "Namn"),
                        field("purpose", &F::purpose, "Vad formuläret är till för"),
                        field("rhythm", &F::rhythm, "Periodens slag: year, term, tertial, quarter eller month"),
                        field("levels", &F::levels, "Nivåer som svarar; tomt: alla"),
                        optional_field("task", &F::task, "Om formuläret ligger i Mina uppgifter när perioden är öppen"),
                        optional_field("registration", &F::registration,
                                       "Om det är registrering för hand: högst fem frågor, och tiden mäts"),
                        optional_field("scale", &F::scale, "Skala"),
                        field("readers", &F::readers, "Funktioner som läser"),
                        field("questions", &F::questions, "Frågor"));
    }
};

// All forms of the region, in the order of their files' names. Refuses with form.configuration when a file is wrong.
Result<std::vector<Form>> read_forms(const Configuration& configuration);
// Refuses with form.unknown.
Result<Form> require_form(const Configuration& configuration, const std::string& id);

}  // namespace ledstang
