#include "computing/unit_paths.h"

#include <algorithm>

namespace ledstang {

UnitPaths::UnitPaths(std::vector<std::string> ids, std::vector<Interval> intervals, std::vector<Succession> successions)
    : ids_(std::move(ids)), intervals_(ids_.size()), successions_(ids_.size()) {
    for (std::size_t i = 0; i < ids_.size(); ++i) index_.emplace(ids_[i], static_cast<UnitIndex>(i));
    for (auto& interval : intervals) intervals_[static_cast<std::size_t>(interval.unit)].push_back(interval);
    for (auto& succession : successions) successions_[static_cast<std::size_t>(succession.from)].push_back(succession);
    for (auto& own : intervals_) {
        std::ranges::sort(own, {}, &Interval::from);
        for (std::size_t i = 1; i < own.size(); ++i) {
            if (own[i].parent != own[i - 1].parent) changes_.push_back(own[i].from);
        }
    }
    std::ranges::sort(changes_);
    changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

UnitIndex UnitPaths::find(std::string_view id) const {
    const auto found = index_.find(std::string(id));
    return found == index_.end() ? no_unit : found->second;
}

const UnitPaths::Interval* UnitPaths::at(UnitIndex unit, const Date& on) const {
    const auto& own = intervals_[static_cast<std::size_t>(unit)];
    const Interval* nearest = own.empty() ? nullptr : &own.front();
    for (const auto& interval : own) {
        if (interval.from <= on) nearest = &interval;
    }
    return nearest;
}

bool UnitPaths::existed(UnitIndex unit, const Date& on) const {
    const Interval* interval = at(unit, on);
    return interval != nullptr && interval->from <= on && (!interval->to || on < *interval->to);
}

std::vector<UnitIndex> UnitPaths::above(UnitIndex unit, const Date& on) const {
    std::vector<UnitIndex> path;
    while (unit != no_unit && std::ranges::find(path, unit) == path.end()) {
        path.push_back(unit);
        const Interval* interval = at(unit, on);
        unit = interval == nullptr ? no_unit : interval->parent;
    }
    return path;
}

UnitIndex UnitPaths::today(UnitIndex unit, const Date& today) const {
    for (std::size_t steps = 0; steps < ids_.size() && !existed(unit, today); ++steps) {
        std::vector<UnitIndex> heirs;
        for (const auto& succession : successions_[static_cast<std::size_t>(unit)]) {
            if (succession.on <= today) heirs.push_back(succession.to);
        }
        if (heirs.empty()) break;
        if (heirs.size() == 1) {
            unit = heirs.front();
            continue;
        }
        std::vector<UnitIndex> shared = above(this->today(heirs.front(), today), today);
        for (const UnitIndex heir : heirs) {
            const auto path = above(this->today(heir, today), today);
            std::erase_if(shared, [&](UnitIndex one) { return std::ranges::find(path, one) == path.end(); });
        }
        if (shared.empty()) break;
        unit = shared.front();
    }
    return unit;
}

std::vector<UnitIndex> UnitPaths::below(UnitIndex unit, const Date& on) const {
    std::vector<UnitIndex> found;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
        const auto candidate = static_cast<UnitIndex>(i);
        const Interval* interval = at(candidate, on);
        if (interval != nullptr && interval->parent == unit && existed(candidate, on)) found.push_back(candidate);
    }
    return found;
}

}  // namespace ledstang
