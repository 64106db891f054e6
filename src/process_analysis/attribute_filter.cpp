#include "process_analysis/attribute_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/decimal.h"
#include "base/swedish_text.h"
#include "process_analysis/cases_where.h"

namespace ledstang {
namespace {

// Cases of which value(place) is wanted: the case's own place, or that of any of its events.
template <class Wanted>
CaseSet where_any(const Selection& selection, bool of_case, const Wanted& wanted) {
    if (of_case) {
        return cases_where(selection, [&](std::uint32_t index, std::uint64_t, std::uint64_t) { return wanted(index); });
    }
    return cases_where(selection, [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin; event < end; ++event) {
            if (wanted(event)) return true;
        }
        return false;
    });
}

CaseSet with_text(const Selection& selection, bool of_case, std::span<const std::uint32_t> column, const Names& names,
                  const std::vector<std::string>& values) {
    std::vector<std::uint8_t> wanted(names.size(), values.empty() ? 1 : 0);
    for (const auto& value : values) {
        if (const auto number = names.find(value)) wanted[*number] = 1;
    }
    return where_any(selection, of_case,
                     [&](std::uint64_t place) { return column[place] != absent && wanted[column[place]] != 0; });
}

Result<CaseSet> with_number(const Selection& selection, const AttributeColumn& column, const HasAttribute& wish) {
    std::vector<double> values;
    for (const auto& text : wish.values) {
        const auto parsed = Decimal::parse(text);
        if (!parsed) {
            return refuse("process.attribute_not_number",
                          fmt::format("{} är tal i loggen, och {} är inget tal. Skriv ett tal med decimalpunkt.",
                                      in_quotes(wish.name), in_quotes(text)));
        }
        values.push_back(parsed->to_double());
    }
    const auto numbers = column.number();
    return where_any(selection, column.of_case(), [&](std::uint64_t place) {
        const double value = numbers[place];
        if (std::isnan(value)) return false;
        if (wish.number.least && value < *wish.number.least) return false;
        if (wish.number.most && value > *wish.number.most) return false;
        return values.empty() || std::ranges::find(values, value) != values.end();
    });
}

}  // namespace

Result<CaseSet> cases_with_attribute(const Selection& selection, const HasAttribute& wish) {
    const auto& log = selection.log();
    const auto* column = log.attribute(wish.name, true);
    if (column == nullptr) column = log.attribute(wish.name, false);
    const bool bounded = wish.number.least || wish.number.most;
    const auto not_number = [&] {
        return refuse(
            "process.attribute_not_number",
            fmt::format("{} är ord i loggen och kan inte ha en undre eller övre gräns. Ange värden i stället.",
                        in_quotes(wish.name)));
    };
    if (column == nullptr && wish.name == "resource" && !log.resource().empty()) {
        if (bounded) return not_number();
        return with_text(selection, false, log.resource(), log.resources(), wish.values);
    }
    if (column == nullptr) {
        std::vector<std::string> known;
        for (const auto& one : log.attributes()) known.push_back(one.name());
        const auto nearest = nearest_name(wish.name, known);
        return refuse("process.attribute_unknown",
                      fmt::format("Loggen har inget attribut {}. {}", in_quotes(wish.name),
                                  nearest ? fmt::format("Menade du {}?", in_quotes(*nearest))
                                          : "Välj ett av dem som följde med källan."));
    }
    if (column->kind() != AttributeColumn::Kind::text) return with_number(selection, *column, wish);
    if (bounded) return not_number();
    return with_text(selection, column->of_case(), column->text(), column->names(), wish.values);
}

}  // namespace ledstang
