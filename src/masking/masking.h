// Small numbers that are not to be shown: which figures of a set of tables to withhold so that no small count can be
// read, or worked out from the figures that are shown. Stored values are never touched. docs/masking.md says how.
//
//     unit Ö:  K 29  M 4  T 33, where T = K + M
//     withhold({29, 4, 33}, {{.total = 2, .parts = {0, 1}}}, {})  →  M, and K so that 33 − 29 does not give it back
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ledstang {

// What one audience may see of one dataset.
struct MaskingRule {
    std::int64_t limit = 5;     // a count from 1 to below the limit is small; at least 1, which masks nothing
    bool zero_is_shown = true;  // otherwise zero is small too
    std::int64_t smallest_denominator = 10;  // a share of fewer is withheld
    bool operator==(const MaskingRule&) const = default;
};

// Staff are not shown in groups of at most ten.
inline constexpr MaskingRule staff_masking{.limit = 11, .zero_is_shown = true, .smallest_denominator = 11};

// Rules by audience and dataset, both names of the region's own ("allmänhet", "care_contacts"). An empty dataset stands
// for all that have no rule of their own. An audience that is not named sees everything.
struct MaskingPolicy {
    std::map<std::pair<std::string, std::string>, MaskingRule> rules;
    std::optional<MaskingRule> rule_for(const std::string& audience, const std::string& dataset) const;
};

bool is_small(std::int64_t count, const MaskingRule& rule);
// A share is withheld when its numerator is small, or its denominator below the smallest.
bool is_small_share(std::int64_t numerator, std::int64_t denominator, const MaskingRule& rule);

// A count, at least zero.
struct MaskingCell {
    std::int64_t count = 0;
    bool small = false;  // to be kept from the readers, by is_small or for another reason
    bool known = false;  // to the readers already, from an earlier publication: cannot be withheld any more
};

// One figure is the sum of others: a unit of its sub-units, T of K and M, a year of its months. Places in the cells.
// It must add up: what is in the total but in none of the parts, such as visits where the sex is unknown, needs a cell
// of its own, best a known one, since readers may guess it.
struct MaskingSum {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

struct Masking {
    std::vector<bool> withheld;        // by cell: the small ones, and others so that they cannot be worked out
    std::vector<std::size_t> exposed;  // small cells that readers can still find or narrow down, by what they know
};

// However the readers calculate, and knowing that a count is never negative, they are left with at least `limit` values
// for each small count, unless it is among the exposed. That holds where all that is withheld is shown by one and the
// same sign; a sign that means "small" tells more. Few other figures are withheld, parts rather than totals; the same
// cells and sums give the same answer. Throws std::invalid_argument when a sum does not add up or names no cell.
Masking withhold(std::span<const MaskingCell> cells, std::span<const MaskingSum> sums, const MaskingRule& rule);

// The same for counts of which nothing is known beforehand.
Masking withhold(std::span<const std::int64_t> counts, std::span<const MaskingSum> sums, const MaskingRule& rule);

}  // namespace ledstang
