#include "masking/masking.h"

namespace ledstang {

std::optional<MaskingRule> MaskingPolicy::rule_for(const std::string& audience, const std::string& dataset) const {
    auto found = rules.find({audience, dataset});
    if (found == rules.end()) found = rules.find({audience, ""});
    return found == rules.end() ? std::nullopt : std::optional(found->second);
}

bool is_small(std::int64_t count, const MaskingRule& rule) {
    return count == 0 ? !rule.zero_is_shown : count < rule.limit;
}

bool is_small_share(std::int64_t numerator, std::int64_t denominator, const MaskingRule& rule) {
    return denominator < rule.smallest_denominator || is_small(numerator, rule);
}

Masking withhold(std::span<const std::int64_t> counts, std::span<const MaskingSum> sums, const MaskingRule& rule) {
    std::vector<MaskingCell> cells;
    cells.reserve(counts.size());
    for (const auto count : counts) cells.push_back({count, is_small(count, rule), false});
    return withhold(cells, sums, rule);
}

}  // namespace ledstang
