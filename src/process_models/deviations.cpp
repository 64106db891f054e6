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
using Key = std::tuple<DeviationKind, std::uint32_t, std::uint32_t, std::uint32_t>;  // places: label + 1, 0 for none

struct Found {
    std::size_t at;  // in the alignment's steps
    std::uint32_t label;
    Place after;
};

class Gathering {
 public:
    Gathering(const VariantLog& log, const LogAlignment& alignment, DeviationDetail detail)
        : log_(log), alignment_(alignment), detail_(detail) {
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
                count(DeviationKind::missing, one.label, one.after, {});
                continue;
            }
            const auto kind = same->at < one.at ? DeviationKind::too_early : DeviationKind::too_late;
            count(kind, one.label, same->after, one.after);
            same->at = taken;
        }
        for (std::size_t i = 0; i < extra.size(); ++i) {
            if (extra[i].at == taken) continue;
            const auto kind = !known_[extra[i].label] ? DeviationKind::unknown
                              : again[i]              ? DeviationKind::repeated
                                                      : DeviationKind::unexpected;
            count(kind, extra[i].label, kind == DeviationKind::unknown ? Place() : extra[i].after, {});
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
            const auto& [kind, label, after, due_after] = key;
            const auto place = [](std::uint32_t number) { return number == 0 ? Place() : Place(number - 1); };
            deviation.kind = kind, deviation.label = label;
            deviation.after = place(after), deviation.due_after = place(due_after);
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
    void count(DeviationKind kind, std::uint32_t label, Place after, Place due_after) {
        const bool place = detail_ == DeviationDetail::place;
        const auto number = [&](Place one) { return place && one ? *one + 1 : 0; };
        ++times_[Key(kind, label, number(after), number(due_after))];
    }

    static constexpr std::size_t taken = static_cast<std::size_t>(-1);

    const VariantLog& log_;
    const LogAlignment& alignment_;
    DeviationDetail detail_;
    std::vector<bool> known_;
    std::map<Key, std::uint64_t> times_;
    std::map<Key, Deviation> sums_;
};

std::string after_in_words(Place after, const std::vector<std::string>& labels) {
    return after ? fmt::format("efter {}", in_quotes(labels[*after])) : "i början";
}

}  // namespace

std::vector<Deviation> deviations_of(const VariantLog& log, const LogAlignment& alignment, DeviationDetail detail) {
    Gathering gathering(log, alignment, detail);
    std::vector<std::uint32_t> by_cases(log.variants.size());
    std::iota(by_cases.begin(), by_cases.end(), 0U);
    std::ranges::stable_sort(by_cases, std::greater(), [&](auto i) { return log.variants[i].cases; });
    for (const auto variant : by_cases)
        if (alignment.variants[variant].cost > 0) gathering.add(variant);
    return gathering.sums();
}

std::string in_words(const Deviation& deviation, const std::vector<std::string>& labels, DeviationDetail detail) {
    const auto step = in_quotes(labels[deviation.label]);
    const bool place = detail == DeviationDetail::place;
    const auto after = after_in_words(deviation.after, labels);
    const auto instead = [&] {
        return place ? fmt::format(": {} i stället för {}", after, after_in_words(deviation.due_after, labels)) : "";
    };
    switch (deviation.kind) {
        case DeviationKind::missing:
            return step + " saknas" + (place ? fmt::format(" där det skulle ha skett {}.", after) : ".");
        case DeviationKind::unknown:
            return step + " skedde trots att modellen inte har det steget.";
        case DeviationKind::unexpected:
            return step + " skedde" + (place ? " " + after : "") + ", trots att modellen inte har det där.";
        case DeviationKind::repeated:
            return step + " skedde en gång till" + (place ? ", " + after : "") +
                   ", trots att modellen inte upprepar det där.";
        case DeviationKind::too_early:
            return step + " skedde för tidigt" + instead() + ".";
        case DeviationKind::too_late:
            return step + " skedde för sent" + instead() + ".";
    }
    return {};
}

}  // namespace ledstang
