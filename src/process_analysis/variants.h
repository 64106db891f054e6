// The ways that cases take through the process: a variant is the sequence of activity names of a case.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "process_analysis/selection.h"

namespace ledstang {

struct Variant {
    std::uint64_t count = 0;    // cases
    std::uint32_t example = 0;  // the first case that has it; its events are the variant's
};

struct Variants {
    // Most cases first; alike by their names one after another, in order of code points.
    std::vector<Variant> list;
    // The place in `list` of each case of the log; `absent` for one that is not selected.
    std::vector<std::uint32_t> of_case;
};

// Only counts: what variant a case has is known to the log (EventLog::case_variant).
Variants variants_of(const Selection& selection);

// Numbers in the log's activities().
std::span<const std::uint32_t> sequence_of(const EventLog& log, const Variant& variant);

// The cases whose variant has fewer than `cases` cases.
std::uint64_t cases_in_variants_below(const Variants& variants, std::uint64_t cases);

// The fewest variants, commonest first, that together have at least this share (0 to 1) of the cases.
std::size_t variants_for_coverage(const Variants& variants, double share);

// SHA-256 in hexadecimal of the lines `count TAB name US name …` (US = 0x1F) in the list's order, joined by LF: two
// programs that agree on it agree on every variant.
std::string variants_sha256(const EventLog& log, const Variants& variants);

}  // namespace ledstang
