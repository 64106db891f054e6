// How an outcome's parts lie in whole-number columns.
#pragma once

#include <cstdint>

#include "measures/measure.h"

namespace ledstang {

constexpr std::int64_t sex_code(Sex sex) {
    return sex == Sex::T ? 0 : sex == Sex::K ? 1 : 2;
}
constexpr Sex sex_of_code(std::int64_t code) {
    return code == 0 ? Sex::T : code == 1 ? Sex::K : Sex::M;
}

inline std::int64_t period_code(const std::optional<Period>& period) {
    return period ? period->code() : 0;
}
inline std::optional<Period> period_of_code(std::int64_t code) {
    return code == 0 ? std::nullopt : Period::from_code(static_cast<std::int32_t>(code));
}

inline std::int64_t flag_bits(const std::vector<QualityFlag>& flags) {
    std::int64_t bits = 0;
    for (const auto flag : flags) bits |= std::int64_t{1} << static_cast<int>(flag);
    return bits;
}
inline std::vector<QualityFlag> flags_of_bits(std::int64_t bits) {
    std::vector<QualityFlag> flags;
    for (const auto& named : names_of(QualityFlag{})) {
        if ((bits >> static_cast<int>(named.value)) & 1) flags.push_back(named.value);
    }
    return flags;
}

}  // namespace ledstang
