// What a delivery came to, for those who read it over HTTP. Inside the module.
#pragma once

#include "deliveries/deliveries.h"

namespace ledstang {

struct DeliveryFault {
    std::string code;
    std::string message;
    std::int64_t line = 0;
    std::int64_t column = 0;
    std::string heading;
    template <class F = DeliveryFault>
    static constexpr auto described() {
        return describe("DeliveryFault", field("code", &F::code, "Felkod"), field("message", &F::message, "Skäl"),
                        field("line", &F::line, "Rad"), field("column", &F::column, "Kolumn"),
                        field("heading", &F::heading, "Kolumnens rubrik"));
    }
};

struct DeliveryAnswer {
    Batch batch;
    bool dry_run = false;
    std::map<std::string, std::int64_t> faults_by_code;
    std::vector<DeliveryFault> first_faults;
    std::vector<std::string> unused_columns;
    template <class A = DeliveryAnswer>
    static constexpr auto described() {
        return describe("DeliveryAnswer", field("batch", &A::batch, "Leveransen; av en prövning vad den skulle bli"),
                        field("dry_run", &A::dry_run, "Om ingenting sparades"),
                        field("faults_by_code", &A::faults_by_code, "Antal fel efter kod"),
                        field("first_faults", &A::first_faults, "De första hundra felen"),
                        field("unused_columns", &A::unused_columns, "Rubriker som inte användes"));
    }
};

std::vector<DeliveryFault> delivery_faults(const std::vector<Fault>& faults);
DeliveryAnswer delivery_answer(DeliveryReport report);

}  // namespace ledstang
