#include "process_models/deviations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

constexpr std::size_t most_variants = 5;

using Place = std::optional<std::uint32_t>;
using Key = std::tuple<DeviationKind, std::uint32_t, Place, Place>;

struct Found {
    std::size_t at;  // in the alignment's steps
    std::uint32_t label;
    Place after;
};

class Gathering {
 public:
    Gathering(const VariantLog& log, const LogAlignment& alignment) : log_(log), alignment_(alignment) {
        known_.resize(alignment.labels.size(), false);
        for (const auto label : alignment.model_labels) known_[label] = true;
    }

    void add(std::uint32_t variant) {
        const auto& steps = alignment_.variants[variant].steps;
        std::vector<Found> lacking, extra;
        std::vector<bool> agreed(alignment_.labels.size(), false);
        std::vector<bool> again;  // by extra: the model had agreed to the step before
        Place event, agreement;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto [move, label] = steps[i];
            if (move == AlignmentMove::model_alone) {
                lacking.push_back({i, label, agreement});
                continue;
            }
            if (move == AlignmentMove::case_alone) {
                extra.push_back({i, label, event});
                again.push_back(agreed[label]);
            } else {
                agreement = label;
                agreed[label] = true;
            }
            event = label;
        }
        times_.clear();
        for (const auto& one : lacking) {
            const auto same = std::ranges::find_if(
                extra, [&](const auto& other) { return other.label == one.label && other.at != taken; });
            if (same == extra.end()) {
                ++times_[{DeviationKind::missing, one.label, one.after, {}}];
                continue;
            }
            const auto kind = same->at < one.at ? DeviationKind::too_early : DeviationKind::too_late;
            ++times_[{kind, one.label, same->after, one.after}];
            same->at = taken;
        }
        for (std::size_t i = 0; i < extra.size(); ++i) {
            if (extra[i].at == taken) continue;
            const auto kind = !known_[extra[i].label] ? DeviationKind::unknown
                              : again[i]              ? DeviationKind::repeated
                                                      : DeviationKind::unexpected;
            ++times_[{kind, extra[i].label, kind == DeviationKind::unknown ? Place() : extra[i].after, {}}];
        }
        for (const auto& [key, times] : times_) {
            auto& sum = sums_[key];
            sum.cases += log_.variants[variant].cases;
            sum.times += log_.variants[variant].cases * times;
            if (sum.variants.size() < most_variants) sum.variants.push_back(variant);
        }
    }

    std::vector<Deviation> sums() const {
        std::vector<Deviation> all;
        for (const auto& [key, sum] : sums_) {
            Deviation deviation = sum;
            std::tie(deviation.kind, deviation.label, deviation.after, deviation.due_after) = key;
            all.push_back(std::move(deviation));
        }
        const auto name = [&](Place place) { return place ? alignment_.labels[*place] : std::string(); };
        std::ranges::sort(all, [&](const Deviation& a, const Deviation& b) {
            if (a.cases != b.cases) return a.cases > b.cases;
            if (a.times != b.times) return a.times > b.times;
            return std::tuple(a.kind, name(a.label), name(a.after), name(a.due_after)) <
                   std::tuple(b.kind, name(b.label), name(b.after), name(b.due_after));
        });
        return all;
    }

 private:
    static constexpr std::size_t taken = static_cast<std::size_t>(-1);

    const VariantLog& log_;
    const LogAlignment& alignment_;
    std::vector<bool> known_;
    std::map<Key, std::uint64_t> times_;
    std::map<Key, Deviation> sums_;
};

std::string after_in_words(Place after, const std::vector<std::string>& labels) {
    return after ? fmt::format("efter {}", in_quotes(labels[*after])) : "i början";
}

}  // namespace

std::vector<Deviation> deviations_of(const VariantLog& log, const LogAlignment& alignment) {
    Gathering gathering(log, alignment);
    std::vector<std::uint32_t> by_cases(log.variants.size());
    std::iota(by_cases.begin(), by_cases.end(), 0U);
    std::ranges::stable_sort(by_cases, std::greater(), [&](auto i) { return log.variants[i].cases; });
    for (const auto variant : by_cases)
        if (alignment.variants[variant].cost > 0) gathering.add(variant);
    return gathering.sums();
}

std::string in_words(const Deviation& deviation, const std::vector<std::string>& labels) {
    const auto step = in_quotes(labels[deviation.label]);
    const auto after = after_in_words(deviation.after, labels);
    switch (deviation.kind) {
        case DeviationKind::missing:
            return fmt::format("{} saknas där det skulle ha skett {}.", step, after);
        case DeviationKind::unknown:
            return fmt::format("{} skedde trots att modellen inte har det steget.", step);
        case DeviationKind::unexpected:
            return fmt::format("{} skedde {}, trots att modellen inte har det där.", step, after);
        case DeviationKind::repeated:
            return fmt::format("{} skedde en gång till, {}, trots att modellen inte upprepar det där.", step, after);
        case DeviationKind::too_early:
            return fmt::format("{} skedde för tidigt: {} i stället för {}.", step, after,
                               after_in_words(deviation.due_after, labels));
        case DeviationKind::too_late:
            return fmt::format("{} skedde för sent: {} i stället för {}.", step, after,
                               after_in_words(deviation.due_after, labels));
    }
    return {};
}

}  // namespace ledstang
