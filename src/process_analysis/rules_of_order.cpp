#include "process_analysis/rules_of_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "process_analysis/distribution.h"

namespace ledstang {
namespace {

struct Tried {
    std::uint64_t activations = 0;
    std::uint64_t fulfilments = 0;
};

// One case's events.
struct Trace {
    const std::uint32_t* activity;
    const std::int64_t* instant;  // when the event begins
    std::uint64_t size;

    std::uint64_t count(std::uint32_t wanted) const {
        return static_cast<std::uint64_t>(std::count(activity, activity + size, wanted));
    }
};

// Backwards: what comes after an event is known when it is met.
Tried try_response(const Trace& trace, const OrderRule& rule, std::int64_t most) {
    Tried tried;
    std::optional<std::uint64_t> next_b;
    for (auto i = trace.size; i-- > 0;) {
        if (trace.activity[i] == rule.a) {
            ++tried.activations;
            if (next_b && trace.instant[*next_b] - trace.instant[i] <= most) ++tried.fulfilments;
        }
        if (trace.activity[i] == rule.b) next_b = i;
    }
    return tried;
}

Tried try_alternate_response(const Trace& trace, const OrderRule& rule) {
    Tried tried;
    bool b_is_next = false;
    for (auto i = trace.size; i-- > 0;) {
        const auto activity = trace.activity[i];
        if (activity == rule.a) {
            ++tried.activations;
            tried.fulfilments += b_is_next ? 1 : 0;
            b_is_next = false;
        }
        if (activity == rule.b) b_is_next = true;
    }
    return tried;
}

Tried try_precedence(const Trace& trace, const OrderRule& rule) {
    Tried tried;
    bool a_seen = false;
    for (std::uint64_t i = 0; i < trace.size; ++i) {
        if (trace.activity[i] == rule.b) {
            ++tried.activations;
            tried.fulfilments += a_seen ? 1 : 0;
        }
        a_seen = a_seen || trace.activity[i] == rule.a;
    }
    return tried;
}

Tried try_chain(const Trace& trace, const OrderRule& rule, bool response) {
    Tried tried;
    for (std::uint64_t i = 0; i < trace.size; ++i) {
        if (trace.activity[i] != (response ? rule.a : rule.b)) continue;
        ++tried.activations;
        const bool kept =
            response ? i + 1 < trace.size && trace.activity[i + 1] == rule.b : i > 0 && trace.activity[i - 1] == rule.a;
        tried.fulfilments += kept ? 1 : 0;
    }
    return tried;
}

Tried try_not_response(const Trace& trace, const OrderRule& rule) {
    Tried tried;
    bool b_later = false;
    for (auto i = trace.size; i-- > 0;) {
        if (trace.activity[i] == rule.a) {
            ++tried.activations;
            tried.fulfilments += b_later ? 0 : 1;
        }
        b_later = b_later || trace.activity[i] == rule.b;
    }
    return tried;
}

// Of rules for one activity: whether the case keeps it.
bool keeps(const Trace& trace, const OrderRule& rule) {
    switch (rule.kind) {
        case RuleTemplate::first:
            return trace.size > 0 && trace.activity[0] == rule.a;
        case RuleTemplate::existence:
            return trace.count(rule.a) > 0;
        case RuleTemplate::absence:
            return trace.count(rule.a) == 0;
        default:
            return trace.count(rule.a) == 1;
    }
}

Tried try_rule(const Trace& trace, const OrderRule& rule, std::int64_t most) {
    switch (rule.kind) {
        case RuleTemplate::responded_existence: {
            const auto a = trace.count(rule.a);
            return {a, trace.count(rule.b) > 0 ? a : 0};
        }
        case RuleTemplate::precedence:
            return try_precedence(trace, rule);
        case RuleTemplate::chain_response:
            return try_chain(trace, rule, true);
        case RuleTemplate::chain_precedence:
            return try_chain(trace, rule, false);
        case RuleTemplate::alternate_response:
            return try_alternate_response(trace, rule);
        case RuleTemplate::not_response:
            return try_not_response(trace, rule);
        case RuleTemplate::not_coexistence: {
            const auto a = trace.count(rule.a);
            const auto b = trace.count(rule.b);
            return {a + b, a > 0 && b > 0 ? 0 : a + b};
        }
        default:
            return try_response(trace, rule, most);
    }
}

}  // namespace

bool has_two(RuleTemplate kind) {
    return kind != RuleTemplate::first && kind != RuleTemplate::existence && kind != RuleTemplate::absence &&
           kind != RuleTemplate::exactly_once;
}

RuleResult check_rule(const Selection& selection, const OrderRule& rule, std::size_t examples) {
    const auto* activity = selection.log().activity().data();
    const auto* instant = begins(selection.log()).data();
    const auto most = rule.kind == RuleTemplate::response_within ? to_microseconds(rule.seconds)
                                                                 : std::numeric_limits<std::int64_t>::max();
    const bool two = has_two(rule.kind);
    RuleResult out;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        const Trace trace{activity + begin, instant + begin, end - begin};
        bool kept = true;
        if (two) {
            const auto tried = try_rule(trace, rule, most);
            kept = tried.fulfilments == tried.activations;
            out.activations += tried.activations;
            out.fulfilments += tried.fulfilments;
            out.cases_activated += tried.activations > 0 ? 1 : 0;
            out.cases_satisfied_non_vacuous += kept && tried.activations > 0 ? 1 : 0;
        } else {
            kept = keeps(trace, rule);
        }
        ++(kept ? out.cases_satisfied : out.cases_violated);
        if (!kept && out.examples.size() < examples) out.examples.push_back(index);
    });
    out.violations = out.activations - out.fulfilments;
    return out;
}

std::string in_words(const OrderRule& rule, const EventLog& log) {
    const auto a = in_quotes(log.activities()[rule.a]);
    const auto b = has_two(rule.kind) ? in_quotes(log.activities()[rule.b]) : std::string();
    switch (rule.kind) {
        case RuleTemplate::first:
            return fmt::format("Börjar med {}.", a);
        case RuleTemplate::existence:
            return fmt::format("{} sker minst en gång.", a);
        case RuleTemplate::absence:
            return fmt::format("{} sker aldrig.", a);
        case RuleTemplate::exactly_once:
            return fmt::format("{} sker precis en gång.", a);
        case RuleTemplate::responded_existence:
            return fmt::format("Där {} sker, sker också {}.", a, b);
        case RuleTemplate::response:
            return fmt::format("Efter varje {} kommer {}.", a, b);
        case RuleTemplate::response_within:
            return fmt::format("Efter varje {} kommer {} inom {} sekunder.", a, b,
                               format_number(Decimal::from_double(rule.seconds).value_or(Decimal())));
        case RuleTemplate::precedence:
            return fmt::format("Före varje {} har {} skett.", b, a);
        case RuleTemplate::chain_response:
            return fmt::format("Direkt efter varje {} kommer {}.", a, b);
        case RuleTemplate::chain_precedence:
            return fmt::format("Direkt före varje {} kommer {}.", b, a);
        case RuleTemplate::alternate_response:
            return fmt::format("Efter varje {} kommer {} innan nästa {}.", a, b, a);
        case RuleTemplate::not_response:
            return fmt::format("Efter {} kommer aldrig {}.", a, b);
        case RuleTemplate::not_coexistence:
            return fmt::format("{} och {} sker aldrig hos samma patient.", a, b);
    }
    return {};
}

}  // namespace ledstang
