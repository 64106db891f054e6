#include "rules/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/swedish_text.h"

namespace ledstang::rules {
namespace {

constexpr std::array forms = std::to_array<std::pair<std::string_view, Word>>({
    {"och", Word::and_},      {"and", Word::and_},       {"eller", Word::or_},       {"or", Word::or_},
    {"inte", Word::not_},     {"ej", Word::not_},        {"not", Word::not_},        {"i", Word::in},
    {"in", Word::in},         {"mellan", Word::between}, {"between", Word::between}, {"är", Word::is},
    {"is", Word::is},         {"börjar", Word::starts},  {"starts", Word::starts},   {"begins", Word::starts},
    {"med", Word::with},      {"with", Word::with},      {"saknas", Word::missing},  {"missing", Word::missing},
    {"finns", Word::present}, {"exists", Word::present}, {"present", Word::present}, {"dag", Word::days},
    {"dagar", Word::days},    {"dygn", Word::days},      {"day", Word::days},        {"days", Word::days},
    {"vecka", Word::weeks},   {"veckor", Word::weeks},   {"week", Word::weeks},      {"weeks", Word::weeks},
    {"månad", Word::months},  {"månader", Word::months}, {"month", Word::months},    {"months", Word::months},
    {"år", Word::years},      {"year", Word::years},     {"years", Word::years},     {"ålder", Word::age},
    {"age", Word::age},       {"vid", Word::at},         {"at", Word::at},           {"från", Word::from},
    {"from", Word::from},     {"sann", Word::true_},     {"sant", Word::true_},      {"true", Word::true_},
    {"falsk", Word::false_},  {"falskt", Word::false_},  {"false", Word::false_},    {"idag", Word::today},
    {"today", Word::today},
});

}  // namespace

Word word_of(std::string_view text) {
    const std::string small = lower_case(text);
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& form) { return form.first == small; });
    return found == forms.end() ? Word::none : found->second;
}

const std::vector<std::string>& words_for_values() {
    static const std::vector<std::string> words = {"inte",  "not",   "idag", "today", "sant",  "falskt", "true",
                                                   "false", "dagar", "days", "år",    "years", "ålder",  "age"};
    return words;
}

const std::vector<std::string>& words_after_values() {
    static const std::vector<std::string> words = {
        "och",    "eller", "inte", "mellan", "börjar",  "saknas", "finns",   "är",     "dagar", "dygn",
        "veckor", "and",   "or",   "not",    "between", "starts", "missing", "exists", "days",  "weeks"};
    return words;
}

}  // namespace ledstang::rules
