// What a definition says, in plain Swedish, and which columns it reads. Inside the computing module.
#pragma once

#include <string>
#include <vector>

#include "computing/definitions.h"

namespace ledstang {

struct ReadColumn {
    std::string name;     // "kontaktdatum"
    std::string title;    // "Kontaktdatum"
    std::string meaning;  // what stands in it
    std::string used_as;  // "dagen som raden räknas", "täljaren"; several between commas
    template <class C = ReadColumn>
    static constexpr auto described() {
        return describe("ReadColumn", field("name", &C::name, "Kolumnens namn"), field("title", &C::title, "Rubrik"),
                        field("meaning", &C::meaning, "Vad som står i kolumnen"),
                        field("used_as", &C::used_as, "Vad definitionen använder den till"));
    }
};

// One thing that the definition decides.
struct MeaningPart {
    std::string title;  // "Täljare"
    std::string text;   // a sentence, or the rule as it is written
    template <class P = MeaningPart>
    static constexpr auto described() {
        return describe("MeaningPart", field("title", &P::title, "Vad det gäller"),
                        field("text", &P::text, "I ord, eller regeln som den är skriven"));
    }
};

// `dataset` is the definition's, null for a quotient.
std::vector<MeaningPart> meaning_of(const Definition& definition, const Dataset* dataset);
std::vector<ReadColumn> read_columns(const Definition& definition, const Dataset* dataset);

}  // namespace ledstang
