#include "spc/signals.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "spc/point_bits.h"

namespace ledstang {
namespace {

void choose_rule(SpcPointAnswer& point, GoodDirection good) {
    if (point.excluded) return;
    if (point.outside) {
        point.rule = SpcRule::outside;
    } else if (point.trend) {
        point.rule = SpcRule::trend;
    } else if (point.two_of_three) {
        point.rule = SpcRule::two_of_three;
    } else if (point.shift) {
        point.rule = SpcRule::shift;
    } else {
        return;
    }
    if (point.rule != SpcRule::trend) point.towards = point.side;
    if (good == GoodDirection::neutral) {
        point.type = PointType::neutral;
    } else {
        point.type =
            (point.towards > 0) == (good == GoodDirection::increase) ? PointType::improvement : PointType::concern;
    }
}

template <class Words>
class SignalFinder {
 public:
    Signals::Found find(const PartWork& part, const SpcQuestion& question, std::span<SpcPointAnswer> answers) {
        compare(part);
        chain(part, question.rules.longest_gap);
        for (Bits* bits : {&shift_, &rising_, &falling_, &two_of_three_}) bits->reset(part.values.size());
        if (!question.widen_for_autocorrelation) {
            find_shifts(static_cast<std::size_t>(question.rules.shift_points));
            find_trends(static_cast<std::size_t>(question.rules.trend_points));
            find_two_of_three(question.rules.two_of_three_counts_outside);
        }
        write(question, answers);
        return {analyse_runs(), outside_.count()};
    }

 private:
    using Bits = PointBits<Words>;

    void compare(const PartWork& part) {
        const auto size = part.values.size();
        const double* values = part.values.data();
        const auto& lines = part.lines;
        const auto above = [&](Bits& bits, const Line& line) {
            line.is_one() ? bits.set_above(size, values, line.data()) : bits.set_greater(size, values, line.data());
        };
        const auto below = [&](Bits& bits, const Line& line) {
            line.is_one() ? bits.set_below(size, values, line.data()) : bits.set_greater(size, line.data(), values);
        };
        above(above_, lines.centre);
        below(below_, lines.centre);
        above(outside_, lines.upper);
        below(low_, lines.lower);
        above(near_, lines.upper_inner);
        below(high_, lines.lower_inner);
        for (std::size_t word = 0; word < above_.words().size(); ++word) {
            outside_.words()[word] |= low_.words()[word];
            near_.words()[word] = (near_.words()[word] | high_.words()[word]) & ~outside_.words()[word];
        }
    }

    // Links the points that count: missing and excluded ones are passed over, and too long a gap breaks the chain.
    void chain(const PartWork& part, int longest_gap) {
        order_.clear();
        any_broken_ = false;
        if (!part.gaps && part.excluded.empty()) {
            chain_size_ = part.values.size();
            chain_data_ = part.values.data();
            chain_above_ = above_;
            chain_below_ = below_;
            return;
        }
        chain_values_.clear();
        broken_.reset(part.values.size());
        int gap = 0;
        for (std::uint32_t i = 0; i < part.values.size(); ++i) {
            if (part.values[i] != part.values[i]) {
                ++gap;
            } else if (part.excluded.empty() || !part.excluded[i]) {
                if (gap > longest_gap) {
                    broken_.set(order_.size());
                    any_broken_ = true;
                }
                gap = 0;
                order_.push_back(i);
                chain_values_.push_back(part.values[i]);
            }
        }
        chain_size_ = order_.size();
        chain_data_ = chain_values_.data();
        chain_above_.reset(chain_size_);
        chain_below_.reset(chain_size_);
        for (std::size_t k = 0; k < chain_size_; ++k) {
            if (above_.at(order_[k])) chain_above_.set(k);
            if (below_.at(order_[k])) chain_below_.set(k);
        }
    }

    // A link's bit k joins the points k − 1 and k. Marks the points of every row of at least `length` links.
    void mark_links(const Bits& links, std::size_t length, Bits& marked) {
        rows_ = links;
        auto& rows = rows_.words();
        if (any_broken_) {
            for (std::size_t word = 0; word < rows.size(); ++word) rows[word] &= ~broken_.words()[word];
        }
        for (std::size_t step = 1; step < length; ++step) {
            for (std::size_t word = 0; word < rows.size(); ++word) rows[word] &= rows_.later(word, 1);
        }
        if (!rows_.any()) return;
        // Back to all links of the rows, and from a link to the point before it too.
        for (std::size_t step = 1; step < length; ++step) {
            for (std::size_t word = rows.size(); word-- > 0;) rows[word] |= rows_.earlier(word, 1);
        }
        for (std::size_t word = 0; word < rows.size(); ++word) rows[word] |= rows_.later(word, 1);
        if (order_.empty()) {
            for (std::size_t word = 0; word < rows.size(); ++word) marked.words()[word] |= rows[word];
        } else {
            rows_.for_each([&](std::size_t k) { marked.set(order_[k]); });
        }
    }

    void find_shifts(std::size_t points) {
        links_.reset(chain_size_);
        for (const Bits* side : {&chain_above_, &chain_below_}) {
            for (std::size_t word = 0; word < links_.words().size(); ++word) {
                links_.words()[word] = side->words()[word] & side->earlier(word, 1);
            }
            mark_links(links_, points - 1, shift_);
        }
    }

    void find_trends(std::size_t points) {
        if (chain_size_ < 2) return;
        // Bit k − 1 compares k with the one before; shifted by one it is the link.
        rises_.set_greater(chain_size_ - 1, chain_data_ + 1, chain_data_);
        falls_.set_greater(chain_size_ - 1, chain_data_, chain_data_ + 1);
        links_.reset(chain_size_);
        for (std::size_t word = 0; word < rises_.words().size(); ++word) links_.words()[word] = rises_.earlier(word, 1);
        mark_links(links_, points - 1, rising_);
        for (std::size_t word = 0; word < falls_.words().size(); ++word) links_.words()[word] = falls_.earlier(word, 1);
        mark_links(links_, points - 1, falling_);
    }

    void find_two_of_three(bool counts_outside) {
        const auto counts = [&](std::size_t word) {
            return near_.words()[word] | (counts_outside ? outside_.words()[word] : 0);
        };
        chain_near_.reset(chain_size_);
        if (order_.empty()) {
            for (std::size_t word = 0; word < near_.words().size(); ++word) chain_near_.words()[word] = counts(word);
        } else {
            for (std::size_t k = 0; k < chain_size_; ++k) {
                if (((counts(order_[k] / 64) >> (order_[k] % 64)) & 1U) != 0) chain_near_.set(k);
            }
        }
        if (!chain_near_.any()) return;
        // Bit k: the points k − 2, k − 1 and k are on one side, and two of them count.
        rows_.reset(chain_size_);
        for (std::size_t word = 0; word < rows_.words().size(); ++word) {
            const auto all_of = [&](const Bits& side) {
                return side.words()[word] & side.earlier(word, 1) & side.earlier(word, 2);
            };
            const std::uint64_t last = chain_near_.words()[word];
            const std::uint64_t middle = chain_near_.earlier(word, 1);
            const std::uint64_t first = chain_near_.earlier(word, 2);
            rows_.words()[word] =
                (all_of(chain_above_) | all_of(chain_below_)) & ((first & middle) | (first & last) | (middle & last));
            if (any_broken_) rows_.words()[word] &= ~(broken_.words()[word] | broken_.earlier(word, 1));
        }
        rows_.for_each([&](std::size_t k) {
            for (const std::size_t one : {k - 2, k - 1, k}) {
                if (chain_near_.at(one)) two_of_three_.set(order_.empty() ? one : order_[one]);
            }
        });
    }

    RunsAnalysis analyse_runs() {
        RunsAnalysis runs;
        // Points on the centre are left out of the row of sides.
        runs.useful = chain_above_.count() + chain_below_.count();
        if (runs.useful == 0) return runs;
        const auto count = static_cast<std::size_t>(runs.useful);
        if (count < chain_size_) {
            links_.reset(count);
            std::size_t k = 0;
            for (std::size_t i = 0; i < chain_size_; ++i) {
                if (chain_above_.at(i)) links_.set(k);
                k += chain_above_.at(i) || chain_below_.at(i) ? 1 : 0;
            }
        } else {
            links_ = chain_above_;
        }
        // Bit k: the side is the same at k and k + 1. A row of such is a run of one point more.
        rows_.reset(count);
        for (std::size_t word = 0; word < rows_.words().size(); ++word) {
            rows_.words()[word] = ~(links_.words()[word] ^ links_.later(word, 1));
        }
        rows_.clear_from(count - 1);
        runs.crossings = runs.useful - 1 - rows_.count();
        runs.longest_run = 1;
        for (; rows_.any(); ++runs.longest_run) {
            for (std::size_t word = 0; word < rows_.words().size(); ++word) rows_.words()[word] &= rows_.later(word, 1);
        }
        // log₂ n to the nearest whole number: n against 2^(k + ½), that is n² against 2^(2k + 1).
        const auto square = static_cast<std::uint64_t>(count) * count;
        int power = 0;
        while ((std::uint64_t{2} << (2 * power)) < square) ++power;
        runs.longest_run_limit = power + 3;
        runs.fewest_crossings = fewest_crossings(runs.useful);
        return runs;
    }

    void write(const SpcQuestion& question, std::span<SpcPointAnswer> answers) {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            answers[i].side = static_cast<std::int8_t>(above_.at(i) - below_.at(i));
        }
        near_.for_each([&](std::size_t i) { answers[i].near_limit = true; });
        outside_.for_each([&](std::size_t i) { answers[i].outside = true; });
        two_of_three_.for_each([&](std::size_t i) { answers[i].two_of_three = true; });
        shift_.for_each([&](std::size_t i) { answers[i].shift = true; });
        rising_.for_each([&](std::size_t i) {
            answers[i].trend = true;
            answers[i].towards = 1;
        });
        falling_.for_each([&](std::size_t i) {
            // A turning point belongs to the trend that ends there.
            const bool peak = answers[i].trend && i > 0 && answers[i - 1].towards > 0;
            answers[i].trend = true;
            answers[i].towards = peak ? 1 : -1;
        });
        links_.reset(answers.size());
        for (std::size_t word = 0; word < links_.words().size(); ++word) {
            links_.words()[word] = outside_.words()[word] | two_of_three_.words()[word] | shift_.words()[word] |
                                   rising_.words()[word] | falling_.words()[word];
        }
        links_.for_each([&](std::size_t i) { choose_rule(answers[i], question.good); });
    }

    // Of the part's points.
    Bits above_, below_, outside_, near_, high_, low_;
    Bits shift_, rising_, falling_, two_of_three_;
    // Of the points that count, in a chain: where they stand (empty when all count), and what is known of them.
    std::vector<std::uint32_t> order_;
    std::vector<double> chain_values_;
    Bits broken_;  // a gap before the point breaks runs and trends
    bool any_broken_ = false;
    std::size_t chain_size_ = 0;
    const double* chain_data_ = nullptr;
    Bits chain_above_, chain_below_, chain_near_;
    Bits links_, rows_, rises_, falls_;  // to work with
};

}  // namespace

struct Signals::Memory {
    SignalFinder<OneWord> small;
    SignalFinder<std::vector<std::uint64_t>> large;
};

Signals::Signals() : memory_(std::make_unique<Memory>()) {}
Signals::~Signals() = default;

Signals::Found Signals::find(const PartWork& part, const SpcQuestion& question, std::span<SpcPointAnswer> answers) {
    return answers.size() <= 64 ? memory_->small.find(part, question, answers)
                                : memory_->large.find(part, question, answers);
}

}  // namespace ledstang
