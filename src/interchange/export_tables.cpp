// Outcomes out as CSV and in Kolada's shape.
#include <algorithm>

#include "exchange/write_csv.h"
#include "interchange/exported.h"
#include "interchange/kolada.h"

namespace ledstang {
namespace {

OutCell number(const std::optional<Decimal>& value) {
    if (!value) return std::monostate{};
    return OutNumber{*value};
}

std::string in_swedish(QualityFlag flag) {
    switch (flag) {
        case QualityFlag::not_quality_assured:
            return "inte kvalitetssäkrat";
        case QualityFlag::under_reported:
            return "underrapporterat";
        case QualityFlag::approximate:
            return "ungefärligt";
    }
    return {};
}

std::string flags_of(const ExportedOutcome& outcome, bool swedish) {
    std::string text;
    for (const auto flag : outcome.flags) {
        if (!text.empty()) text += swedish ? ", " : ";";
        text += swedish ? in_swedish(flag) : std::string(name_of(flag));
    }
    return text;
}

}  // namespace

std::string export_csv(const Export& out, bool swedish) {
    OutTable table;
    if (swedish) {
        table.header = {"Mått",  "Måttets id", "Enhet",   "Enhetens id", "Period",   "Kön",
                        "Värde", "Täljare",    "Nämnare", "Måttenhet",   "Kvalitet", "Varför värdet saknas"};
    } else {
        table.header = {"measure_name", "measure_id", "unit_name",   "unit_id", "period", "sex",
                        "value",        "numerator",  "denominator", "unit",    "flags",  "missing_reason"};
    }
    for (const auto& one : out.outcomes) {
        const auto& measure = out.measures.at(one.measure);
        table.rows.push_back({measure.name, one.measure, out.unit_names.at(one.unit), one.unit, one.period.to_string(),
                              std::string(name_of(one.sex)), number(one.value), number(one.numerator),
                              number(one.denominator), measure.unit, flags_of(one, swedish), one.missing_reason});
    }
    return write_csv(table, swedish ? CsvForm::excel : CsvForm::machine);
}

std::string export_kolada(const Export& out) {
    std::vector<KoladaValue> values;
    for (const auto& one : out.outcomes) {
        if (one.period.kind() != Period::Kind::year) continue;
        const bool region = one.unit == out.top && !out.region_code.empty();
        const char* status = one.masked ? "Masked" : one.value ? "" : "Missing";
        values.push_back(
            {one.measure, region ? out.region_code : one.unit, one.period, one.sex, one.value, 1, status, {}});
    }
    return write_kolada(values);
}

}  // namespace ledstang
