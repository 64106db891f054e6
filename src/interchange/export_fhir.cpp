// Outcomes out as FHIR R4, https://hl7.org/fhir/R4/measurereport.html: what is a MeasureReport's element, and which
// codes its required bindings allow.
#include <fmt/format.h>

#include <limits>
#include <span>

#include "described/json_write.h"
#include "interchange/exported.h"

namespace ledstang {
namespace {

constexpr const char* populations = "http://terminology.hl7.org/CodeSystem/measure-population";
constexpr const char* improvement = "http://terminology.hl7.org/CodeSystem/measure-improvement-notation";
constexpr const char* gender = "http://hl7.org/fhir/administrative-gender";
constexpr const char* absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
constexpr const char* ucum = "http://unitsofmeasure.org";

Json coded(const char* system, const std::string& code, const std::string& text) {
    return {{"coding", Json::array({{{"system", system}, {"code", code}}})}, {"text", text}};
}

Json score(const ExportedOutcome& outcome, const Measure& measure) {
    if (!outcome.value) {
        const char* reason = outcome.masked ? "masked" : "unknown";
        return {{"extension", Json::array({{{"url", absent}, {"valueCode", reason}}})}};
    }
    Json quantity = {{"value", outcome.value->to_double()}};
    if (!measure.unit.empty()) quantity["unit"] = measure.unit;
    // A code needs its system; only what UCUM has a code for gets one.
    if (unit_kind(measure.unit) == UnitKind::share) {
        quantity["system"] = ucum;
        quantity["code"] = "%";
    } else if (unit_kind(measure.unit) == UnitKind::count) {
        quantity["system"] = ucum;
        quantity["code"] = "1";
    }
    return quantity;
}

// Numerator and denominator; a population's count is a whole number, so others are left out.
Json population(const ExportedOutcome& outcome) {
    Json list = Json::array();
    const auto add = [&](const char* code, const char* text, const std::optional<Decimal>& number) {
        if (!number || number->rounded(0) != *number || *number < Decimal{}) return;
        const auto count = number->millionths() / Decimal::per_one;
        if (count > std::numeric_limits<std::int32_t>::max()) return;
        list.push_back({{"code", coded(populations, code, text)}, {"count", count}});
    };
    add("numerator", "Täljare", outcome.numerator);
    add("denominator", "Nämnare", outcome.denominator);
    return list;
}

void put(Json& part, const ExportedOutcome& outcome, const Measure& measure) {
    if (Json counts = population(outcome); !counts.empty()) part["population"] = std::move(counts);
    part["measureScore"] = score(outcome, measure);
}

// The outcomes of one measure, unit and period.
Json report(const Export& out, std::span<const ExportedOutcome> outcomes) {
    const auto& first = outcomes.front();
    const auto& measure = out.measures.at(first.measure);
    Json group = {{"code", {{"text", measure.name}}}};
    Json strata = Json::array();
    for (const auto& outcome : outcomes) {
        if (outcome.sex == Sex::T) {
            put(group, outcome, measure);
            continue;
        }
        Json stratum = {{"value", coded(gender, outcome.sex == Sex::K ? "female" : "male",
                                        sex_in_words(outcome.sex, measure.population))}};
        put(stratum, outcome, measure);
        strata.push_back(std::move(stratum));
    }
    if (!strata.empty())
        group["stratifier"] =
            Json::array({{{"code", Json::array({{{"text", "Kön"}}})}, {"stratum", std::move(strata)}}});
    const bool higher = measure.direction == BetterDirection::higher_is_better;
    return {{"resourceType", "MeasureReport"},
            {"status", "complete"},
            {"type", "summary"},
            {"measure", fmt::format("urn:ledstang:measure:{}|{}", measure.id, measure.version)},
            {"date", to_string(out.on)},
            {"reporter",
             {{"identifier", {{"system", "urn:ledstang:unit"}, {"value", first.unit}}},
              {"display", out.unit_names.at(first.unit)}}},
            {"period", {{"start", to_string(first.period.first_day())}, {"end", to_string(first.period.last_day())}}},
            {"improvementNotation",
             coded(improvement, higher ? "increase" : "decrease", higher ? "Högre är bättre" : "Lägre är bättre")},
            {"group", Json::array({std::move(group)})}};
}

}  // namespace

std::string export_fhir(const Export& out) {
    Json entries = Json::array();
    for (std::size_t from = 0; from < out.outcomes.size();) {
        const auto& first = out.outcomes[from];
        std::size_t to = from;
        while (to < out.outcomes.size() && out.outcomes[to].measure == first.measure &&
               out.outcomes[to].unit == first.unit && out.outcomes[to].period == first.period)
            ++to;
        entries.push_back({{"resource", report(out, std::span(out.outcomes).subspan(from, to - from))}});
        from = to;
    }
    Json bundle = {{"resourceType", "Bundle"}, {"type", "collection"}};
    if (!entries.empty()) bundle["entry"] = std::move(entries);  // FHIR has no empty lists
    return bundle.dump(1) + "\n";
}

}  // namespace ledstang
