#include "goals/attainment.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/swedish_text.h"
#include "goals/comparison.h"
#include "goals/requirement.h"

namespace ledstang {

namespace {

// Whether the figures reach the requirement; unclear where value and limit cover different lengths of time.
enum class Reached { yes, no, unclear };

bool holds(const Requirement& asked, Decimal value) {
    switch (asked.bound) {
        case TargetOperator::at_most:
            return value <= asked.limit;
        case TargetOperator::below:
            return value < asked.limit;
        case TargetOperator::above:
            return value > asked.limit;
        case TargetOperator::equal:
            return value == asked.limit;
        case TargetOperator::between:
            return asked.limit <= value && value <= asked.upper;
        default:
            return value >= asked.limit;
    }
}

bool asks_for_more(TargetOperator bound) {
    return bound == TargetOperator::at_least || bound == TargetOperator::above;
}

Reached reached(const JudgementInput& input, const Requirement& asked) {
    const bool result = holds(asked, *input.outcome->value);
    if (asked.lengths_differ) {
        // More time only adds events: a short period that has enough, or a long one that has too few, stays so.
        const bool is_shorter = days_of(input.period) < days_of(*asked.counted_from);
        if (result != (asks_for_more(asked.bound) == is_shorter)) {
            return Reached::unclear;
        }
    }
    return result ? Reached::yes : Reached::no;
}

Decimal gap_of(const Requirement& asked, Decimal value) {
    if (asked.bound == TargetOperator::equal) {
        return value > asked.limit ? value - asked.limit : asked.limit - value;
    }
    if (asked.bound == TargetOperator::between) {
        return holds(asked, value) ? -std::min(value - asked.limit, asked.upper - value)
                                   : distance_to(asked.limit, asked.upper, value);
    }
    return asks_for_more(asked.bound) ? asked.limit - value : value - asked.limit;
}

// Decimals of the value in print: the measure's, or more where those would put it on the wrong side of the limit.
int value_decimals(const JudgementInput& input, const Requirement& asked) {
    const Decimal value = *input.outcome->value;
    const auto is_on_its_side = [&](Decimal limit, int decimals) {
        return (value.rounded(decimals) <=> limit.rounded(asked.limit_decimals)) == (value <=> limit);
    };
    const bool is_interval = asked.bound == TargetOperator::between;
    int decimals = decimals_wanted(input.measure);
    while (decimals < 6 &&
           !(is_on_its_side(asked.limit, decimals) && (!is_interval || is_on_its_side(asked.upper, decimals)))) {
        ++decimals;
    }
    return decimals;
}

std::string due_in_words(const Period& by, const Requirement& asked) {
    const bool is_limit_in_month = by.kind() == Period::Kind::month && !asked.counted_from;
    return (is_limit_in_month ? " i " : " senast ") + by.swedish();
}

bool is_later(const Period& by, const Period& judged) {
    return judged.last_day() < by.last_day();
}

// "59 procentenheter kvar", "1,4 procentenheter över", "precis på gränsen"; outside an interval the limit that was
// passed: "3 procentenheter under den nedre gränsen 40 %".
std::string distance_in_words(const JudgementInput& input, const Requirement& asked, Decimal gap) {
    const Decimal value = *input.outcome->value;
    const int decimals = std::max(value_decimals(input, asked), asked.limit_decimals);
    const auto difference = [&](Decimal amount) { return difference_in_words(amount, decimals, unit_of(input)); };
    if (asked.is_movement) {
        if (value == asked.limit) {
            return "värdet är oförändrat";
        }
        return value > asked.limit ? "värdet har ökat med " + difference(value - asked.limit)
                                   : "värdet har minskat med " + difference(asked.limit - value);
    }
    if (asked.bound == TargetOperator::between) {
        const bool is_below = value < asked.limit;
        return fmt::format("{} {} gränsen {}", difference(gap), is_below ? "under den nedre" : "över den övre",
                           value_in_words(is_below ? asked.limit : asked.upper, asked.limit_decimals, unit_of(input)));
    }
    if (gap == Decimal()) {
        return "värdet ligger precis på gränsen";
    }
    return difference(gap) + (value > asked.limit ? " över" : asks_for_more(asked.bound) ? " kvar" : " under");
}

std::string flag_sentence(const JudgementInput& input, const Requirement* asked) {
    std::string sentences;
    if (!input.outcome->flags.empty()) {
        sentences += fmt::format(" Värdet är {}.", flags_in_words(input.outcome->flags));
    }
    if (asked != nullptr && !asked->baseline_flags.empty()) {
        sentences += fmt::format(" Jämförelsevärdet är {}.", flags_in_words(asked->baseline_flags));
    }
    return sentences;
}

// "värdet är underrapporterat": what stands in the way of good news; empty when nothing does.
std::string doubts_in_words(const JudgementInput& input, const Requirement& asked) {
    if (!is_doubtful(input.outcome->flags) && !is_doubtful(asked.baseline_flags)) {
        return {};
    }
    std::vector<std::string> doubts;
    if (!input.outcome->flags.empty()) {
        doubts.push_back("värdet är " + flags_in_words(input.outcome->flags));
    }
    if (!asked.baseline_flags.empty()) {
        doubts.push_back("jämförelsevärdet är " + flags_in_words(asked.baseline_flags));
    }
    return list_in_words(doubts, "och");
}

// A result in money that is to be at least nothing is a surplus or a deficit.
bool is_balance(const JudgementInput& input, const Requirement& asked) {
    return unit_kind(unit_of(input)) == UnitKind::money && asked.bound == TargetOperator::at_least &&
           !asked.is_movement && asked.limit == Decimal();
}

std::string balance_in_words(const JudgementInput& input) {
    const Decimal value = *input.outcome->value;
    const bool against_budget = lower_case(input.measure.name).find("budget") != std::string::npos ||
                                lower_case(input.measure.definition).find("budget") != std::string::npos;
    const std::string_view state = value < Decimal() ? "underskott" : value > Decimal() ? "överskott" : "i balans";
    return fmt::format("{}{}", state, against_budget ? " mot budget" : "");
}

// "41 % mot målet 100 % i december 2022": what was judged, before the verdict.
std::string figures_in_words(const JudgementInput& input, const Requirement& asked) {
    const int decimals = value_decimals(input, asked);
    const Decimal value = *input.outcome->value;
    const std::string due = input.target->by ? due_in_words(*input.target->by, asked) : std::string();
    if (is_balance(input, asked)) {
        return fmt::format("{}: {}, målet är {}{}", change_in_words(value, decimals, unit_of(input)),
                           balance_in_words(input), asked.words, due);
    }
    return fmt::format("{} mot målet {}{}", value_in_words(value, decimals, unit_of(input)), asked.words, due);
}

std::string unequal_lengths(const JudgementInput& input, const Requirement& asked) {
    return fmt::format("{} och {} är olika långa, så antalen kan inte jämföras", input.period.swedish(),
                       asked.counted_from->swedish());
}

// The verdict and its words, which follow the figures; a balance says most of it in the figures already.
struct Status {
    Attainment attainment = Attainment::undetermined;
    std::string words;
};

Status status_of(const JudgementInput& input, const Requirement& asked, Reached outcome, Decimal gap) {
    const bool balance = is_balance(input, asked);
    const bool is_due_later = input.target->by && is_later(*input.target->by, input.period);
    if (outcome == Reached::yes) {
        if (const std::string doubts = doubts_in_words(input, asked); !doubts.empty()) {
            return {Attainment::undetermined,
                    fmt::format("siffrorna når målet, men {}, så det bedöms inte som uppfyllt", doubts)};
        }
        if (is_due_later) {
            return {Attainment::met, "redan nått " + input.period.swedish()};
        }
        return {Attainment::met, balance ? "" : "nått"};
    }
    const std::string distance = outcome == Reached::unclear ? unequal_lengths(input, asked)
                                 : balance                   ? std::string()
                                                             : distance_in_words(input, asked, gap);
    if (is_due_later) {
        return {Attainment::not_yet, "ännu inte förfallet" + (distance.empty() ? "" : ", " + distance)};
    }
    if (outcome == Reached::unclear) {
        return {Attainment::undetermined, distance};
    }
    return {Attainment::not_met, balance ? "" : "inte nått, " + distance};
}

AttainmentVerdict verdict(const JudgementInput& input, const Requirement& asked) {
    const Decimal gap = gap_of(asked, *input.outcome->value);
    const Reached outcome = reached(input, asked);
    const Status status = status_of(input, asked, outcome, gap);
    const std::string joint = status.words.empty() ? "" : is_balance(input, asked) ? ", " : ": ";
    // Doubts that decided the verdict are named in it.
    const bool flags_named = status.attainment == Attainment::undetermined && outcome == Reached::yes;
    return {status.attainment,
            figures_in_words(input, asked) + joint + status.words + "." +
                (flags_named ? std::string() : flag_sentence(input, &asked)) + asked.note,
            asked.limit, asked.bound == TargetOperator::between ? std::optional(asked.upper) : std::nullopt,
            outcome == Reached::unclear ? std::nullopt : std::optional(gap)};
}

AttainmentVerdict without_value(const JudgementInput& input) {
    if (input.outcome == nullptr) {
        return {Attainment::no_data,
                fmt::format("Data saknas: inget värde är rapporterat för {}.", input.period.swedish()),
                {},
                {},
                {}};
    }
    std::string reason = input.outcome->missing_reason;
    while (reason.ends_with('.') || reason.ends_with(' ')) {
        reason.pop_back();
    }
    const bool says_nothing = reason.empty() || lower_case(reason) == "data saknas";
    return {Attainment::no_data,
            (says_nothing ? std::string("Data saknas. Ingen orsak är angiven.") : "Data saknas: " + reason + ".") +
                flag_sentence(input, nullptr),
            {},
            {},
            {}};
}

AttainmentVerdict without_target(const JudgementInput& input) {
    const std::string value = value_in_words(*input.outcome->value, decimals_wanted(input.measure), unit_of(input));
    const std::string reason = input.measure.kind == MeasureKind::control
                                   ? fmt::format("Kontrollmått utan mål; {} bedöms inte.", value)
                                   : fmt::format("Styrmåttet saknar mål; {} kan inte bedömas.", value);
    return {Attainment::undetermined, reason + flag_sentence(input, nullptr), {}, {}, {}};
}

}  // namespace

AttainmentVerdict judge_attainment(const JudgementInput& input) {
    if (input.outcome == nullptr || !input.outcome->value) {
        return without_value(input);
    }
    if (input.target == nullptr) {
        return without_target(input);
    }
    const auto asked = requirement_of(input);
    if (!asked) {
        return {asked.error().attainment, asked.error().reason + flag_sentence(input, nullptr), {}, {}, {}};
    }
    return verdict(input, *asked);
}

}  // namespace ledstang
