#include "measures/wording.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/swedish_number.h"
#include "base/swedish_text.h"

namespace ledstang {

namespace {

constexpr std::array count_units{"antal",          "st",   "st.",       "stycken", "besök",    "patienter",  "personer",
                                 "vårdtillfällen", "fall", "händelser", "ärenden", "remisser", "avvikelser", "skador"};
constexpr std::array share_units{"%", "procent"};
constexpr std::array money_units{"kr", "kronor", "sek", "tkr", "tsek", "mkr", "mnkr", "msek", "mdkr"};

bool is_one_of(std::span<const char* const> words, std::string_view word) {
    return std::ranges::any_of(words, [&](std::string_view known) { return known == word; });
}

// Units that are said by the sentence itself: "antal" is a heading's word, "29 antal" is not Swedish.
std::string_view printed_unit(std::string_view unit) {
    if (unit_kind(unit) == UnitKind::share) {
        return "%";
    }
    const std::string small = lower_case(unit);
    return small == "antal" || small.starts_with("antal ") ? std::string_view() : unit;
}

std::string_view unit_of_difference(Decimal difference, int decimals, std::string_view unit) {
    if (unit_kind(unit) != UnitKind::share) {
        return printed_unit(unit);
    }
    const Decimal shown = difference.rounded(std::clamp(decimals, 0, 6));
    const bool is_one = shown == Decimal::from_whole(1) || shown == Decimal::from_whole(-1);
    return is_one && decimals <= 0 ? "procentenhet" : "procentenheter";
}

std::string_view flag_in_words(QualityFlag flag) {
    switch (flag) {
        case QualityFlag::not_quality_assured:
            return "inte kvalitetssäkrat";
        case QualityFlag::under_reported:
            return "underrapporterat";
        case QualityFlag::approximate:
            return "ungefärligt";
    }
    return {};
}

}  // namespace

UnitKind unit_kind(std::string_view unit) {
    const std::string small = lower_case(unit);
    if (is_one_of(count_units, small) || small.starts_with("antal ")) {
        return UnitKind::count;
    }
    if (is_one_of(share_units, small)) {
        return UnitKind::share;
    }
    return is_one_of(money_units, small) ? UnitKind::money : UnitKind::other;
}

bool same_unit(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty() || lower_case(a) == lower_case(b)) {
        return true;
    }
    const UnitKind kind = unit_kind(a);
    return kind == unit_kind(b) && (kind == UnitKind::count || kind == UnitKind::share);
}

std::string sex_in_words(Sex sex, Population population) {
    const bool children = population == Population::children;
    switch (sex) {
        case Sex::K:
            return children ? "flickor" : "kvinnor";
        case Sex::M:
            return children ? "pojkar" : "män";
        case Sex::T:
            return "totalt";
    }
    return {};
}

bool is_doubtful(std::span<const QualityFlag> flags) {
    return std::ranges::any_of(flags, [](QualityFlag flag) { return flag != QualityFlag::approximate; });
}

std::string flags_in_words(std::span<const QualityFlag> flags) {
    // "inte" last, so that it does not seem to hold for the words after it.
    std::vector<std::string> words;
    for (const QualityFlag flag :
         {QualityFlag::approximate, QualityFlag::under_reported, QualityFlag::not_quality_assured}) {
        if (std::ranges::find(flags, flag) != flags.end()) {
            words.emplace_back(flag_in_words(flag));
        }
    }
    return list_in_words(words);
}

std::string value_in_words(Decimal value, int decimals, std::string_view unit) {
    return format_with_unit(value, decimals, printed_unit(unit));
}

std::string difference_in_words(Decimal difference, int decimals, std::string_view unit) {
    return format_with_unit(difference, decimals, unit_of_difference(difference, decimals, unit));
}

std::string change_in_words(Decimal change, int decimals, std::string_view unit) {
    const bool rises = change.rounded(std::clamp(decimals, 0, 6)) > Decimal();
    return (rises ? "+" : "") + difference_in_words(change, decimals, unit);
}

int decimals_of(Decimal value) {
    int decimals = 0;
    while (decimals < 6 && value.rounded(decimals) != value) {
        ++decimals;
    }
    return decimals;
}

int telling_decimals(Decimal a, Decimal b, int wanted) {
    int decimals = std::clamp(wanted, 0, 6);
    while (decimals < 6 && (a.rounded(decimals) <=> b.rounded(decimals)) != (a <=> b)) {
        ++decimals;
    }
    return decimals;
}

}  // namespace ledstang
