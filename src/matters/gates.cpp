#include "matters/gates.h"
#include "base/blank.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

std::string place_of(const std::string& need) {
    return need == matter_comment ? need : "fields/" + need;
}

}  // namespace

std::vector<ClosedGate> closed_gates(const MatterType& type, const Matter& matter, const std::string& status,
                                     const std::string& comment) {
    const auto is_missing = [&](const std::string& need) {
        return is_blank(need == matter_comment ? comment : matter.field_text(need));
    };
    std::vector<ClosedGate> closed;
    for (const auto& gate : type.gates) {
        if (std::ranges::find(gate.statuses, status) == gate.statuses.end()) continue;
        const bool applies = std::ranges::all_of(
            gate.when, [&](const auto& condition) { return matter.field_text(condition.first) == condition.second; });
        if (!applies) continue;
        for (const auto& need : gate.needs) {
            if (is_missing(need)) closed.push_back({place_of(need), gate.message});
        }
        if (!gate.needs_one_of.empty() && std::ranges::all_of(gate.needs_one_of, is_missing))
            closed.push_back({place_of(gate.needs_one_of.front()), gate.message});
    }
    return closed;
}

Result<void> require_gates(const MatterType& type, const Matter& matter, const std::string& status,
                           const std::string& comment) {
    const auto closed = closed_gates(type, matter, status, comment);
    if (closed.empty()) return {};
    Refusal refusal{RefusalKind::invalid, "gate.closed", closed.front().message, {}};
    for (const auto& gate : closed)
        refusal.faults.push_back({"gate.closed", gate.message, "/" + gate.place, "", std::nullopt, std::nullopt});
    return refuse(std::move(refusal));
}

}  // namespace ledstang
