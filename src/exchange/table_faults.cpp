#include "exchange/table_faults.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {

void TableFaults::add(Fault fault) {
    ++count_;
    if (faults_.size() >= most_) return;
    fault.file = file_;
    faults_.push_back(std::move(fault));
}

Refusal TableFaults::refusal(RefusalKind kind) const {
    Refusal refusal{.kind = kind, .code = "table.faults", .message = "", .faults = faults_};
    if (faults_.empty()) return refusal;
    const Fault& first = faults_.front();
    const bool alike = std::ranges::all_of(faults_, [&](const Fault& fault) { return fault.code == first.code; });
    if (alike) refusal.code = first.code;

    const std::string place = place_in_words(first);
    const std::string where = place.empty() ? "" : ", " + place;
    refusal.message = count_ == 1
                          ? fmt::format("Filen {}{}: {}", file_, where, first.message)
                          : fmt::format("Filen {} har {} fel. Det första{}: {}", file_, count_, where, first.message);
    if (count_ > faults_.size()) {
        refusal.message += fmt::format(" De första {} felen visas; {} till visas när de är rättade.", faults_.size(),
                                       count_ - faults_.size());
    }
    return refusal;
}

std::string place_in_words(const Fault& fault) {
    if (fault.line && fault.column) return fmt::format("rad {}, kolumn {}", *fault.line, *fault.column);
    if (fault.line) return fmt::format("rad {}", *fault.line);
    return {};
}

tl::unexpected<Refusal> refuse_file(RefusalKind kind, Fault fault) {
    TableFaults faults(fault.file);
    faults.add(std::move(fault));
    return refuse(faults.refusal(kind));
}

}  // namespace ledstang
