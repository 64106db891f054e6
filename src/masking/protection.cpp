// A small count is safe when there are other tables, with the same figures shown and no negative count, in which it has
// other values: nobody can tell these tables apart, by whatever calculation. Such tables are found by changing the
// small count by one and mending every sum that no longer adds up with another withheld figure, one at a time. The
// change can then be made as many times over as the figures that it lowers allow.
//
// Where no such way exists among what is withheld, the one that takes fewest further figures is looked for, and these
// are withheld too. At the end every figure that turns out not to be needed is given back.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

#include "masking/masking.h"

namespace ledstang {
namespace {

constexpr std::size_t without_limit = static_cast<std::size_t>(-1);
// Steps of one search; after that the next, more generous one is tried. More steps hardly ever withhold less.
constexpr int patience = 60;

struct Place {
    std::size_t sum = 0;
    int sign = 1;  // of the cell in the sum: parts +1, the total −1, together zero
};

class Protection {
 public:
    Protection(std::span<const MaskingCell> cells, std::span<const MaskingSum> sums, std::int64_t limit)
        : cells_(cells),
          sums_(sums),
          limit_(limit),
          places_(cells.size()),
          withheld_(cells.size(), 0),
          change_(cells.size(), 0),
          imbalance_(sums.size(), 0),
          broken_place_(sums.size(), 0) {
        check();
        for (std::size_t sum = 0; sum < sums.size(); ++sum) {
            places_[sums[sum].total].push_back({sum, -1});
            for (const auto part : sums[sum].parts) places_[part].push_back({sum, 1});
        }
    }

    Masking run() {
        Masking result;
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (cells_[cell].small && !cells_[cell].known) withheld_[cell] = 1;
        }
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (!cells_[cell].small) continue;
            if (cells_[cell].known || !protect(cell)) {
                result.exposed.push_back(cell);
            } else {
                protected_.push_back({cell, std::move(used_)});
            }
        }
        give_back();
        result.withheld.assign(withheld_.begin(), withheld_.end());
        return result;
    }

 private:
    struct Protected {
        std::size_t cell = 0;
        std::vector<std::size_t> used;  // the figures that must stay withheld for it
    };

    void check() const {
        const auto require = [](bool holds, std::string_view what) {
            if (!holds) throw std::invalid_argument(std::string(what));
        };
        for (const auto& cell : cells_) require(cell.count >= 0, "a count below zero");
        for (const auto& sum : sums_) {
            require(sum.total < cells_.size(), "a sum of no cell");
            std::int64_t parts = 0;
            for (const auto part : sum.parts) {
                require(part < cells_.size() && part != sum.total, "a sum with no such part");
                parts += cells_[part].count;
            }
            require(parts == cells_[sum.total].count, "a sum that does not add up");
        }
    }

    // Withholds what is needed for the cell to be safe. used_ tells by what.
    bool protect(std::size_t cell) {
        if (safe(cell)) return true;
        for (const std::size_t further : {std::size_t{1}, std::size_t{3}, std::size_t{8}}) {
            used_.clear();
            if (!can_change(cell, 1, limit_ - 1, further)) continue;
            for (const auto each : used_) withheld_[each] = 1;
            return true;
        }
        for (const auto leaf : leaves_below(cell)) {
            if (!can_raise_all_above(leaf)) continue;
            for (const auto each : used_) withheld_[each] = 1;
            return true;
        }
        return false;
    }

    // With what is withheld now: up by one amount and down by another, together with the count itself `limit` values.
    bool safe(std::size_t cell) {
        for (std::int64_t down = 0; down <= std::min(cells_[cell].count, limit_ - 1); ++down) {
            used_.clear();
            if (down > 0 && !can_change(cell, -1, down, 0)) return false;
            if (down == limit_ - 1 || can_change(cell, 1, limit_ - 1 - down, 0)) return true;
        }
        return false;
    }

    // ---- the search ----

    // Whether the cell can be changed by `times` × direction, with at most `further` figures that are shown now. Adds
    // the figures that change to used_.
    bool can_change(std::size_t cell, int direction, std::int64_t times, std::size_t further) {
        times_ = times;
        further_ = further;
        steps_ = patience;
        changed_.clear();
        put(cell, direction);
        const bool found = (direction > 0 || cells_[cell].count >= times) && mend();
        if (found) used_.insert(used_.end(), changed_.begin(), changed_.end());
        while (!changed_.empty()) take_back();
        return found;
    }

    void put(std::size_t cell, int direction) {
        change_[cell] = direction;
        changed_.push_back(cell);
        for (const Place& place : places_[cell]) weigh(place.sum, place.sign * direction);
    }

    void take_back() {
        const std::size_t cell = changed_.back();
        changed_.pop_back();
        for (const Place& place : places_[cell]) weigh(place.sum, -place.sign * change_[cell]);
        change_[cell] = 0;
    }

    void weigh(std::size_t sum, int weight) {
        int& imbalance = imbalance_[sum];
        if (imbalance == 0) {
            broken_place_[sum] = broken_.size();
            broken_.push_back(sum);
        }
        imbalance += weight;
        if (imbalance != 0) return;
        broken_[broken_place_[sum]] = broken_.back();
        broken_place_[broken_.back()] = broken_place_[sum];
        broken_.pop_back();
    }

    struct Candidate {
        bool shown = false;
        int unmended = 0;  // how many more sums do not add up afterwards
        bool total = false;
        std::int64_t count = 0;
        std::size_t cell = 0;
        int direction = 0;
        auto order() const { return std::tie(shown, unmended, total, count, cell); }
        bool operator<(const Candidate& other) const { return order() < other.order(); }
    };

    // Mends the sums that do not add up, the one with the fewest ways first. True with every sum mended and the changes
    // in place.
    bool mend() {
        std::size_t hardest = without_limit;
        std::size_t fewest = without_limit;
        for (const auto sum : broken_) {
            const std::size_t ways = ways_to_mend(sum, fewest);
            if (ways == 0) return false;
            if (ways >= fewest) continue;
            fewest = ways;
            hardest = sum;
        }
        if (hardest == without_limit) return true;
        for (const Candidate& candidate : candidates(hardest)) {
            if (--steps_ < 0) return false;
            if (candidate.shown) {
                if (further_ == 0) continue;
                --further_;
            }
            put(candidate.cell, candidate.direction);
            if (mend()) return true;
            take_back();
            if (candidate.shown) ++further_;
        }
        return false;
    }

    // How the cell would have to change for the sum to come nearer to adding up; 0 when it cannot.
    int direction_in(std::size_t sum, std::size_t cell, int sign) const {
        if (change_[cell] != 0 || cells_[cell].known || (withheld_[cell] == 0 && further_ == 0)) return 0;
        const int direction = imbalance_[sum] * sign > 0 ? -1 : 1;
        return direction < 0 && cells_[cell].count < times_ ? 0 : direction;
    }

    // At most `enough`.
    std::size_t ways_to_mend(std::size_t sum, std::size_t enough) const {
        std::size_t ways = direction_in(sum, sums_[sum].total, -1) == 0 ? 0 : 1;
        for (const auto part : sums_[sum].parts) {
            if (ways >= enough) break;
            if (direction_in(sum, part, 1) != 0) ++ways;
        }
        return ways;
    }

    std::vector<Candidate> candidates(std::size_t sum) const {
        std::vector<Candidate> all;
        const auto consider = [&](std::size_t cell, int sign) {
            const int direction = direction_in(sum, cell, sign);
            if (direction == 0) return;
            Candidate candidate{withheld_[cell] == 0, 0, false, cells_[cell].count, cell, direction};
            for (const Place& place : places_[cell]) {
                const int before = imbalance_[place.sum];
                const int after = before + place.sign * direction;
                candidate.unmended += std::abs(after) - std::abs(before);
                candidate.total = candidate.total || place.sign < 0;
            }
            all.push_back(candidate);
        };
        for (const auto part : sums_[sum].parts) consider(part, 1);
        consider(sums_[sum].total, -1);
        std::sort(all.begin(), all.end());
        return all;
    }

    // The figures that the cell is a sum of, in the end; itself when it is no total. Those withheld already first.
    std::vector<std::size_t> leaves_below(std::size_t cell) const {
        std::vector<std::size_t> below = {cell};
        std::vector<std::size_t> leaves;
        std::vector<bool> seen(cells_.size(), false);
        seen[cell] = true;
        for (std::size_t n = 0; n < below.size(); ++n) {
            bool total = false;
            for (const Place& place : places_[below[n]]) {
                if (place.sign > 0) continue;
                total = true;
                for (const auto part : sums_[place.sum].parts) {
                    if (seen[part]) continue;
                    seen[part] = true;
                    below.push_back(part);
                }
            }
            if (!total) leaves.push_back(below[n]);
        }
        std::stable_partition(leaves.begin(), leaves.end(), [&](auto leaf) { return withheld_[leaf] != 0; });
        return leaves;
    }

    // The way that is always there unless something on it is known: a count and all totals that it is in, up.
    bool can_raise_all_above(std::size_t cell) {
        std::vector<std::size_t> raised = {cell};
        std::vector<bool> seen(cells_.size(), false);
        std::vector<int> imbalance(sums_.size(), 0);
        seen[cell] = true;
        for (std::size_t n = 0; n < raised.size(); ++n) {
            if (cells_[raised[n]].known) return false;
            for (const Place& place : places_[raised[n]]) {
                imbalance[place.sum] += place.sign;
                const std::size_t total = sums_[place.sum].total;
                if (place.sign < 0 || seen[total]) continue;
                seen[total] = true;
                raised.push_back(total);
            }
        }
        used_ = raised;
        return std::all_of(imbalance.begin(), imbalance.end(), [](int each) { return each == 0; });
    }

    // ---- what is not needed ----

    void give_back() {
        std::vector<std::size_t> others;
        std::vector<std::vector<std::size_t>> users(cells_.size());  // places in protected_
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (withheld_[cell] && !cells_[cell].small) others.push_back(cell);
        }
        for (std::size_t n = 0; n < protected_.size(); ++n) {
            for (const auto each : protected_[n].used) users[each].push_back(n);
        }
        // What says most first.
        std::stable_sort(others.begin(), others.end(),
                         [&](auto a, auto b) { return cells_[a].count > cells_[b].count; });
        for (const auto cell : others) {
            withheld_[cell] = 0;
            std::vector<std::pair<std::size_t, std::vector<std::size_t>>> instead;
            for (const auto n : users[cell]) {
                const auto& used = protected_[n].used;
                if (std::find(used.begin(), used.end(), cell) == used.end()) continue;
                if (!safe(protected_[n].cell)) {
                    withheld_[cell] = 1;
                    break;
                }
                instead.emplace_back(n, used_);
            }
            if (withheld_[cell]) continue;
            for (auto& [n, used] : instead) {
                for (const auto each : used) users[each].push_back(n);
                protected_[n].used = std::move(used);
            }
        }
    }

    std::span<const MaskingCell> cells_;
    std::span<const MaskingSum> sums_;
    std::int64_t limit_;
    std::vector<std::vector<Place>> places_;  // by cell
    std::vector<char> withheld_;
    std::vector<Protected> protected_;
    std::vector<std::size_t> used_;

    // Of the search under way.
    std::vector<int> change_;                // by cell
    std::vector<int> imbalance_;             // by sum
    std::vector<std::size_t> changed_;       // cells, in order
    std::vector<std::size_t> broken_;        // sums that do not add up
    std::vector<std::size_t> broken_place_;  // by sum: where in broken_
    std::int64_t times_ = 0;
    std::size_t further_ = 0;
    int steps_ = 0;
};

}  // namespace

Masking withhold(std::span<const MaskingCell> cells, std::span<const MaskingSum> sums, const MaskingRule& rule) {
    return Protection(cells, sums, std::max<std::int64_t>(rule.limit, 2)).run();
}

}  // namespace ledstang
