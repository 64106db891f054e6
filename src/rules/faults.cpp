#include "rules/faults.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace ledstang::rules {

namespace {
constexpr std::size_t most_faults = 20;
}

void Faults::add(Span span, std::string code, std::string message, std::string suggestion) {
    if (found_.size() >= most_faults) return;
    const TextPosition place = position_of(text_, span.begin);
    const auto length = count_characters(text_.substr(span.begin, span.end - span.begin));
    found_.push_back({place.line, place.column, std::max(1, static_cast<int>(length)), std::move(code),
                      std::move(message), std::move(suggestion)});
}

std::vector<RuleFault> Faults::take() {
    std::stable_sort(found_.begin(), found_.end(), [](const RuleFault& a, const RuleFault& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return std::move(found_);
}

}  // namespace ledstang::rules
