#include "matters/checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

class Check {
 public:
    Check(const Matter& matter, const Vocabulary& vocabulary) : matter_(matter), known_(vocabulary) {}

    std::vector<FieldFault> run() {
        if (matter_.title.empty()) add("title", "action.title", "Åtgärden saknar rubrik. Skriv vad som ska göras.");
        check_plan();
        check_responsibles();
        check_schedule();
        for (const auto& field : known_.type.fields) check_field(field);
        return std::move(faults_);
    }

 private:
    void add(std::string field, std::string code, std::string message) {
        faults_.push_back({std::move(field), std::move(code), std::move(message)});
    }

    void check_name(const std::string& field, const std::string& code, std::string_view what,
                    const std::string& written, const std::vector<std::string>& names) {
        if (written.empty() || std::ranges::find(names, written) != names.end()) return;
        add(field, code, not_found(what, written, names));
    }

    void check_plan() {
        const auto factors = known_.words.factor_ids();
        if (factors.empty() && !matter_.success_factor.empty()) {
            add("success_factor", "plan.factor_unknown",
                fmt::format("Planen för {} har inga framgångsfaktorer. Importera planen först.",
                            in_quotes(known_.unit)));
        } else {
            check_name("success_factor", "plan.factor_unknown", "Framgångsfaktorn", matter_.success_factor, factors);
        }
        check_name("perspective", "plan.perspective_unknown", "Perspektivet", matter_.perspective,
                   known_.words.perspective_ids());
        for (const auto& measure : matter_.measures)
            check_name("measures", "measure.unknown", "Måttet", measure, known_.measures);
    }

    void check_responsibles() {
        std::vector<std::string> kinds;
        for (const auto& kind : known_.configuration.organisation.functions) kinds.push_back(kind.id);
        kinds.insert(kinds.end(), known_.groups.begin(), known_.groups.end());
        std::vector<std::string> units;
        for (const auto& unit : known_.organisation.units()) units.push_back(unit.id);
        for (const auto& [kind, unit] : matter_.responsibles) {
            check_name("responsibles", "function.unknown", "Slaget av funktion", kind, kinds);
            check_name("responsibles", "unit.unknown", "Enheten", unit, units);
        }
        for (const auto& unit : matter_.units) {
            if (matter_.units_chosen) check_name("units", "unit.unknown", "Enheten", unit, units);
        }
    }

    void check_schedule() {
        std::vector<std::string> kinds;
        for (const auto& [id, name] : known_.type.schedule_kinds) kinds.push_back(id);
        check_name("schedule_kind", "schedule_kind.unknown", "Slaget av tidplan", matter_.schedule_kind, kinds);
    }

    void check_field(const MatterField& field) {
        const std::string text = matter_.field_text(field.id);
        const std::string place = "fields/" + field.id;
        if (text.empty()) {
            if (field.required) add(place, "field.missing", fmt::format("{} måste fyllas i.", in_quotes(field.name)));
        } else if (field.kind == "date" && !parse_date(text)) {
            add(place, "field.not_a_date",
                fmt::format("{} i fältet {} är inte ett datum. Skriv som 2022-04-30.", in_quotes(text),
                            in_quotes(field.name)));
        } else if (field.kind == "choice" && std::ranges::find(field.choices, text) == field.choices.end()) {
            add(place, "field.choice",
                fmt::format("{} kan inte väljas i fältet {}. Välj {}.", in_quotes(text), in_quotes(field.name),
                            list_in_words(field.choices, "eller")));
        }
    }

    const Matter& matter_;
    const Vocabulary& known_;
    std::vector<FieldFault> faults_;
};

}  // namespace

std::string not_found(std::string_view what, const std::string& written, std::span<const std::string> known) {
    const auto nearest = nearest_name(written, known);
    if (nearest) return fmt::format("{} {} finns inte. Menas {}?", what, in_quotes(written), in_quotes(*nearest));
    if (known.empty() || known.size() > 30) return fmt::format("{} {} finns inte.", what, in_quotes(written));
    return fmt::format("{} {} finns inte. Det som finns är {}.", what, in_quotes(written), list_in_words(known));
}

Vocabulary read_vocabulary(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                           const MatterType& type, const std::string& unit) {
    return {configuration,
            organisation,
            type,
            unit,
            PlanWords(sql, chain_of(organisation, unit)),
            sql.rows<std::string>("select id from measure order by id"),
            sql.rows<std::string>("select id from unit_group order by id")};
}

std::vector<FieldFault> check_matter(const Matter& matter, const Vocabulary& vocabulary) {
    return Check(matter, vocabulary).run();
}

}  // namespace ledstang
