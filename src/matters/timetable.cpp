#include "matters/timetable.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <span>
#include <vector>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 15> start_words = {"start",     "starta",   "startar",  "startas",  "startat",
                                                          "påbörja",   "påbörjas", "påbörjar", "påbörjat", "påbörjad",
                                                          "påbörjade", "börja",    "börjar",   "inleds",   "inledas"};
constexpr std::array<std::string_view, 21> done_words = {
    "klar",         "klart",        "klara",     "färdig",    "färdigt",      "färdiga",   "färdigställs",
    "färdigställa", "färdigställd", "slutfört",  "slutförd",  "slutförs",     "slutföras", "färdigställas",
    "avklarad",     "avklarat",     "framtaget", "framtagen", "färdigställt", "avslutad",  "avslutas"};
constexpr std::array<std::string_view, 3> limit_words = {"senast", "innan", "före"};
constexpr std::array<std::string_view, 3> ongoing_words = {"löpande", "fortlöpande", "kontinuerligt"};
constexpr std::array<std::string_view, 3> negations = {"inte", "ej", "icke"};
constexpr std::array<std::string_view, 17> unknown_times = {
    "kvartal", "kvartalet", "vecka", "veckan", "halvår",     "halvåret", "våren", "sommaren", "hösten",
    "vintern", "vår",       "höst",  "nästa",  "årsskiftet", "kommande", "åren",  "månad"};
constexpr std::array<std::string_view, 12> months = {"januari",   "februari", "mars",     "april",
                                                     "maj",       "juni",     "juli",     "augusti",
                                                     "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 3> ordinals = {"första", "andra", "tredje"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}
bool any_of(const Words& text, std::span<const std::string_view> words) {
    return std::ranges::any_of(text, [&](const std::string& word) { return is_one_of(word, words); });
}

// Small letters; split at everything but letters, digits and hyphens inside a word.
Words words_of(std::string_view text) {
    std::string plain = lower_case(text);
    for (const std::string_view separator : {"\u2013", "\u2014", "\u00a0", "\u201d", "\u2019"}) {
        for (auto at = plain.find(separator); at != std::string::npos; at = plain.find(separator))
            plain.replace(at, separator.size(), " ");
    }
    Words words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (const char c : plain) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0 || (c == '-' && !word.empty())) {
            word += c;
        } else {
            end_word();
        }
    }
    end_word();
    return words;
}

std::optional<int> whole(std::string_view word) {
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(number) : std::nullopt;
}
bool is_year(std::string_view word) {
    const auto number = whole(word);
    return word.size() == 4 && number && *number >= 1900 && *number < 2200;
}

// A span of days that the words name, and how many words it took.
struct Span {
    Date first;
    Date last;
    std::size_t words = 0;
    bool whole_year = false;
    bool end_of_year = false;
};

Span of_period(const std::string& period, std::size_t words) {
    const Period span = *Period::parse(period);
    return {span.first_day(), span.last_day(), words};
}

// The word at a place; empty beyond the end.
std::string_view word_at(const Words& words, std::size_t i) {
    return i < words.size() ? std::string_view(words[i]) : std::string_view();
}

// The year that stands right after a point in time takes the place of the timetable's own.
int year_after(const Words& words, std::size_t i, int year, std::size_t& taken) {
    if (!is_year(word_at(words, i))) return year;
    ++taken;
    return *whole(words[i]);
}

std::optional<Span> tertial_at(const Words& words, std::size_t i, int year) {
    const std::string_view word = words[i];
    const std::string_view next = word_at(words, i + 1);
    const auto is_tertial = [](std::string_view w) { return w == "tertial" || w == "tertialet"; };
    std::optional<int> index;
    std::size_t taken = 2;
    if (word.size() == 2 && word[0] == 't') {
        index = whole(word.substr(1));
        taken = 1;
    } else if (is_tertial(word)) {
        index = whole(next);
    } else if (is_tertial(next) && is_one_of(word, ordinals)) {
        index = static_cast<int>(std::ranges::find(ordinals, word) - ordinals.begin()) + 1;
    }
    if (!index || *index < 1 || *index > 3) return std::nullopt;
    const int of_year = year_after(words, i + taken, year, taken);
    return of_period(std::to_string(of_year) + "-T" + std::to_string(*index), taken);
}

std::optional<Span> month_at(const Words& words, std::size_t i, int year) {
    const auto day = whole(words[i]);
    const bool with_day = day && words[i].size() <= 2;
    const auto name = std::ranges::find(months, word_at(words, with_day ? i + 1 : i));
    if (name == months.end()) return std::nullopt;
    std::size_t taken = with_day ? 2 : 1;
    const int of_year = year_after(words, i + taken, year, taken);
    const auto month = std::chrono::month(static_cast<unsigned>(name - months.begin()) + 1);
    if (!with_day) {
        const std::chrono::year_month_day_last last{std::chrono::year(of_year), std::chrono::month_day_last(month)};
        return Span{last.year() / month / 1, Date(last), taken};
    }
    const Date date = std::chrono::year(of_year) / month / *day;
    if (!date.ok()) return std::nullopt;
    return Span{date, date, taken};
}

std::optional<Span> span_at(const Words& words, std::size_t i, int year) {
    if (const auto date = parse_date(words[i])) return Span{*date, *date, 1};
    if (auto tertial = tertial_at(words, i, year)) return tertial;
    if (auto month = month_at(words, i, year)) return month;
    Span span = of_period(std::to_string(year), 2);
    if (words[i] == "årets" && word_at(words, i + 1) == "slut") {
        span.end_of_year = true;
        return span;
    }
    if ((words[i] == "under" || words[i] == "inom") && word_at(words, i + 1) == "året") {
        span.whole_year = true;
        return span;
    }
    return std::nullopt;
}

struct Times {
    std::vector<Date> limits;  // distinct last days
    bool whole_year = false;   // one of them is "under året"
    bool unclear = false;      // a point in time that is not understood
};

Times times_of(const Words& words, int year) {
    Times times;
    for (std::size_t i = 0; i < words.size();) {
        const auto span = span_at(words, i, year);
        if (!span) {
            const bool half_named = words[i] == "tertial" || words[i] == "tertialet" || words[i] == "årets";
            const bool no_such_day = whole(words[i]) && is_one_of(word_at(words, i + 1), months);
            if (half_named || no_such_day || is_one_of(words[i], unknown_times)) times.unclear = true;
            if (is_year(words[i]) && *whole(words[i]) != year) times.unclear = true;
            ++i;
            continue;
        }
        const bool before = i > 0 && (words[i - 1] == "innan" || words[i - 1] == "före");
        Date limit = span->last;
        if (before && !span->end_of_year) limit = Date(std::chrono::sys_days(span->first) - std::chrono::days(1));
        if (std::ranges::find(times.limits, limit) == times.limits.end()) times.limits.push_back(limit);
        times.whole_year = times.whole_year || span->whole_year;
        i += span->words;
    }
    return times;
}

bool as_needed(const Words& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == "vid" && words[i + 1] == "behov") return true;
    }
    return false;
}

}  // namespace

std::optional<Timetable> parse_timetable(std::string_view text, int year) {
    if (year < 1900 || year > 2199) return std::nullopt;
    const Words words = words_of(text);
    const Times times = times_of(words, year);
    if (times.unclear || any_of(words, negations)) return std::nullopt;

    const bool start = any_of(words, start_words);
    const bool done = any_of(words, done_words);
    const bool limit = any_of(words, limit_words);
    const bool needed = as_needed(words);
    if (needed || any_of(words, ongoing_words)) {
        const bool dated = times.limits.size() > (times.whole_year ? 1U : 0U);
        if (dated || start || done || limit) return std::nullopt;
        return Timetable{needed ? "vid_behov_lopande" : "lopande", std::nullopt, std::nullopt};
    }
    if (times.limits.size() != 1 || (start && done)) return std::nullopt;
    if (start) return Timetable{"start_senast", times.limits.front(), std::nullopt};
    if (done || limit) return Timetable{"klart_senast", std::nullopt, times.limits.front()};
    return std::nullopt;
}

}  // namespace ledstang
