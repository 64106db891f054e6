#include "deliveries/delivery_answer.h"

namespace ledstang {

std::vector<DeliveryFault> delivery_faults(const std::vector<Fault>& faults) {
    std::vector<DeliveryFault> told;
    for (const auto& fault : faults)
        told.push_back({fault.code, fault.message, fault.line.value_or(0), fault.column.value_or(0), fault.path});
    return told;
}

DeliveryAnswer delivery_answer(DeliveryReport report) {
    return {std::move(report.batch), report.dry_run, std::move(report.faults_by_code),
            delivery_faults(report.first_faults), std::move(report.unused_columns)};
}

}  // namespace ledstang
