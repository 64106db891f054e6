// By what kept sums are found again.
#include <fmt/format.h>

#include "computing/scan.h"
#include "store/store_hash.h"

namespace ledstang {

std::string Scan::key(std::size_t counter) const {
    return key(counter < counters_.size() ? counters_[counter] : "count(*)");
}

std::string Scan::key(const Exact& exact) const {
    const auto& text = exact.definition->text;
    const std::string own = text.over_units == OverUnits::own ? "own" : "";
    if (exact.of_patients())
        return key(fmt::format("different {} {} [{}] [{}] {}", name_in_sql(first().patient), first().text.different,
                               exact.included, exact.numerator, own));
    return key(
        fmt::format("{} {} of {} [{}] {}", name_of(text.counts), text.percentile, exact.value, exact.included, own));
}

std::string Scan::key(const std::string& counted) const {
    Statement statement = expressions_;
    const Definition& one = first();
    std::string keys_in_sql;
    for (const auto& told : keys(statement)) keys_in_sql += told.expression + " ";
    const SqlText sql = statement.finish(fmt::format("{}{} {} {} {} {}", keys_in_sql, name_of(one.text.measured),
                                                     name_in_sql(one.text.dataset), name_in_sql(one.when),
                                                     name_in_sql(one.until), counted));
    Blake2b digest;
    digest.field(sql.text);
    for (const auto& value : sql.parameters) {
        digest.field(std::to_string(value.index()));
        digest.field(std::visit(
            [](const auto& held) -> std::string {
                using Held = std::decay_t<decltype(held)>;
                if constexpr (std::is_same_v<Held, std::monostate>) {
                    return {};
                } else if constexpr (std::is_same_v<Held, std::string>) {
                    return held;
                } else if constexpr (std::is_same_v<Held, Date>) {
                    return to_string(held);
                } else {
                    return fmt::format("{}", held);
                }
            },
            value));
    }
    return digest.hex();
}

}  // namespace ledstang
