// A log as the models see it: which sequences of activities there are, and how many cases took each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ledstang {

struct ProcessVariant {
    std::vector<std::uint32_t> activities;  // numbers in VariantLog::activities
    std::uint64_t cases = 1;
};

struct VariantLog {
    std::vector<std::string> activities;
    std::vector<ProcessVariant> variants;
};

}  // namespace ledstang
