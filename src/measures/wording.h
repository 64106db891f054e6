// Figures of a measure in Swedish words, the same on pages, in reports and in the judgement's reasons.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "measures/measure.h"

namespace ledstang {

// What a unit counts, as far as arithmetic and wording need to know.
enum class UnitKind {
    count,  // antal, st, besök, patienter …: whole events or persons
    share,  // %: differences are percentage points
    money,  // kr, tkr, mnkr …
    other
};
UnitKind unit_kind(std::string_view unit);
// Whether figures in the two units may be compared: the same unit, two names of the same one ("antal" and "st"),
// or one of them not given.
bool same_unit(std::string_view a, std::string_view b);

// "kvinnor", "män", "totalt"; for children "flickor", "pojkar", "totalt".
std::string sex_in_words(Sex sex, Population population);

// Flagged as under-reported or not quality-assured: shown, but never good news.
bool is_doubtful(std::span<const QualityFlag> flags);
// "ungefärligt, underrapporterat och inte kvalitetssäkrat" of a value (ett värde); empty without flags.
std::string flags_in_words(std::span<const QualityFlag> flags);

// "41 %", "−17,7 mnkr", "29" (a plain count has no unit in running text).
std::string value_in_words(Decimal value, int decimals, std::string_view unit);
// "1,4 procentenheter", "1 procentenhet", "3", "0,5 mnkr".
std::string difference_in_words(Decimal difference, int decimals, std::string_view unit);
// The same with its sign: "−1,3 procentenheter", "+17".
std::string change_in_words(Decimal change, int decimals, std::string_view unit);

// As many decimals as the value has, 0 to 6.
int decimals_of(Decimal value);
// The fewest decimals, at least `wanted`, with which two figures in print still stand in their true order, so that 6,46
// against the limit 6,5 is not printed as 6,5 against 6,5.
int telling_decimals(Decimal a, Decimal b, int wanted);

}  // namespace ledstang
