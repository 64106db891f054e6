#include "computing/other_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/swedish_text.h"
#include "base/utf8.h"
#include "computing/wording.h"
#include "rules/compared.h"

namespace ledstang {
namespace {

// What is looked for in a column; `characters` is 0 for the whole text, else how many it must begin with.
struct Looked {
    std::string column;
    std::size_t characters = 0;
    auto operator<=>(const Looked&) const = default;
};

using Texts = std::map<const Definition*, std::set<std::string>>;

void look_for(const Definition& definition, const Dataset& dataset, std::map<Looked, Texts>& looked) {
    std::vector<const Rule*> rules;
    for (const auto* rule : {&definition.include, &definition.numerator, &definition.denominator, &definition.value,
                             &definition.divided_by, &definition.minus}) {
        if (*rule) rules.push_back(&**rule);
    }
    for (const auto& next : definition.next) {
        if (next.rule.program) rules.push_back(&next.rule);
    }
    for (const auto* rule : rules) {
        for (const auto& [column, text, beginning] : texts_compared(*rule)) {
            const auto at = dataset.index_of(std::string_view(column));
            if (!at || !dataset.columns[*at].codes.empty()) continue;
            looked[{column, beginning ? count_characters(text) : 0}][&definition].insert(text);
        }
    }
}

std::string list_of(Statement& statement, const std::set<std::string>& texts) {
    std::string list;
    for (const auto& text : texts) list += (list.empty() ? "" : ", ") + statement.value(text);
    return list;
}

}  // namespace

std::vector<std::string> told_of_other_case(Warehouse& warehouse, const std::vector<const Definition*>& definitions,
                                            const Dataset& dataset, const std::vector<std::int64_t>& batches,
                                            const Date& today) {
    std::vector<std::string> sentences;
    if (!warehouse.has_table(dataset.id)) return sentences;
    const Wording& wording = wording_of(warehouse.dialect());
    std::map<Looked, Texts> all;
    for (const auto* definition : definitions) look_for(*definition, dataset, all);
    for (const auto& [looked, by_definition] : all) {
        std::set<std::string> lower;
        for (const auto& [definition, texts] : by_definition) {
            for (const auto& text : texts) lower.insert(lower_case(text));
        }
        Statement statement(today, wording);
        const std::string part = wording.beginning(name_in_sql(looked.column), looked.characters);
        std::string from = fmt::format("{} WHERE {} IN ({})", name_in_sql(dataset.id), wording.lower_case(part),
                                       list_of(statement, lower));
        std::string list;
        for (const auto batch : batches) list += (list.empty() ? "" : ", ") + statement.value(batch);
        if (!list.empty()) from += fmt::format(" AND batch_id IN ({})", list);
        const auto found = warehouse.query(
            statement.finish(wording.select({{part, "value"}, {"count(*)", "rows"}}, from, 1) + " ORDER BY value"));
        const auto& column = dataset.columns[*dataset.index_of(std::string_view(looked.column))];
        for (const auto* definition : definitions) {
            const auto texts = by_definition.find(definition);
            if (texts == by_definition.end()) continue;
            for (std::size_t i = 0; i < found.rows(); ++i) {
                const std::string value(found["value"].text(i));
                const auto meant = std::ranges::find(texts->second, lower_case(value),
                                                     [](const std::string& text) { return lower_case(text); });
                if (meant == texts->second.end() || texts->second.contains(value)) continue;
                const auto rows = found["rows"].whole_numbers()[i];
                sentences.push_back(fmt::format(
                    "{}: {} {} {} på {} {}. Måttet {} letar efter {} och räknar inte dem, för stora och små bokstäver "
                    "skiljer. Översätt värdet i källans inställning, eller ändra definitionen.",
                    dataset.title, column.title, looked.characters == 0 ? "är" : "börjar med", in_quotes(value), rows,
                    rows == 1 ? "rad" : "rader", definition->id, in_quotes(*meant)));
            }
        }
    }
    return sentences;
}

}  // namespace ledstang
