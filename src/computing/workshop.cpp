#include "computing/workshop.h"

#include <algorithm>

#include "computing/definition_files.h"

namespace ledstang {
namespace {

Result<DefinitionList> list_definitions(Context& context, const Nothing&) {
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    const auto fresh = region_freshness(context, sources->datasets);
    return context.store.read([&](Sql& sql) -> Result<DefinitionList> {
        DefinitionList list;
        for (const auto& file : sources->definitions.files) {
            DefinitionRow row;
            row.measure = file.definition.id;
            row.name = file.measure.name;
            row.value_unit = file.measure.unit;
            row.owner = file.measure.owner;
            row.purpose = file.measure.purpose;
            row.quality_class = file.measure.quality_class;
            if (const auto measure = read_measure(sql, file.definition.id)) {
                row.in_store = true;
                if (row.owner.empty()) row.owner = measure->owner;
            }
            const auto ids = datasets_of(*sources, file.definition);
            for (const auto& id : ids) {
                if (const auto dataset = find_dataset(sources->datasets, id)) row.datasets.push_back((*dataset)->title);
            }
            // The list is worth having while an import holds the warehouse.
            if (fresh) row.late = late_words(*fresh, ids);
            row.definition = file.definition.text;
            list.definitions.push_back(std::move(row));
        }
        for (const auto& refused : sources->definitions.refused) {
            const std::string file = refused.faults.empty() ? refused.message.substr(0, refused.message.find(':'))
                                                            : refused.faults.front().file;
            list.refused.push_back({file.substr(0, file.rfind(".toml")), refused.message});
        }
        return list;
    });
}

ToldDefinition told(const std::string& text, const std::string& name, const std::vector<Dataset>& datasets) {
    ToldDefinition answer;
    auto checked = check_definition(text, name, datasets);
    for (auto& fault : checked.faults) {
        answer.faults.push_back({fault.line, fault.column, fault.length, std::move(fault.code),
                                 std::move(fault.message), std::move(fault.suggestion)});
    }
    std::ranges::stable_sort(answer.faults, {}, [](const ToldFault& one) { return std::pair(one.line, one.column); });
    if (!checked.file) return answer;
    const Definition& definition = checked.file->definition;
    const auto dataset = find_dataset(datasets, definition.text.dataset);
    const Dataset* columns = dataset ? *dataset : nullptr;
    answer.right = true;
    answer.measure = definition.id;
    answer.name = checked.file->measure.name;
    answer.version = definition.text.version;
    answer.dataset = columns == nullptr ? "" : columns->title;
    answer.meaning = meaning_of(definition, columns);
    answer.columns = read_columns(definition, columns);
    return answer;
}

Result<void> short_enough(const std::string& text) {
    if (text.size() <= longest_definition) return {};
    return refuse(RefusalKind::too_large, "definition.too_long", "Definitionen är för lång. Dela upp den.");
}

Result<DefinitionPage> get_definition(Context& context, const OneDefinition& wish) {
    auto text = definition_text(context.configuration, wish.measure);
    if (!text) return refuse(text.error());
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    DefinitionPage page;
    page.measure = wish.measure;
    page.text = std::move(*text);
    page.digest = digest_of_text(page.text);
    page.in_store = context.store.read([&](Sql& sql) { return measure_number(sql, wish.measure).has_value(); });
    page.told = told(page.text, wish.measure + ".toml", sources->datasets);
    if (const auto* file = sources->find(wish.measure)) {
        if (const auto fresh = region_freshness(context, sources->datasets))
            page.late = late_words(*fresh, datasets_of(*sources, file->definition));
    }
    return page;
}

Result<ToldDefinition> check(Context& context, const CheckDefinition& wish) {
    if (auto enough = short_enough(wish.text); !enough) return refuse(enough.error());
    const auto datasets = read_datasets(std::filesystem::path(context.configuration.folder) / "datasets");
    if (!datasets) return refuse(datasets.error());
    return told(wish.text, name_of_text(wish.text), *datasets);
}

Result<TriedDefinition> try_it(Context& context, const TryDefinition& wish) {
    if (auto enough = short_enough(wish.text); !enough) return refuse(enough.error());
    return try_definition(context, wish, longest_try);
}

Result<DefinitionPage> save(Context& context, const SaveDefinition& wish) {
    if (auto saved = save_definition(context, wish); !saved) return refuse(saved.error());
    return get_definition(context, {wish.measure});
}

}  // namespace

void offer_workshop(Operations& operations) {
    operations.get("list_definitions", "/definitions", list_definitions, {Permission::read, nullptr, Keep::never},
                   "Hur mått räknas ur källdata");
    operations.get("get_definition", "/definitions/{measure}", get_definition, {Permission::read, nullptr, Keep::never},
                   "En definition som den är skriven, och vad den betyder");
    operations.post("check_definition", "/definitions/check", check, {Permission::plan},
                    "Pröva en definitions text: fel med rad och kolumn, eller vad den betyder");
    operations.post("try_definition", "/definitions/try", try_it, {Permission::plan, &TryDefinition::unit},
                    "Räkna en definition på verkliga rader utan att spara, bredvid versionen som gäller");
    operations.put("save_definition", "/definitions/{measure}", save, {Permission::administer},
                   "Spara en definition som gäller från och med nu");
    operations.get("get_freshness", "/freshness", get_freshness, {Permission::read, nullptr, Keep::never},
                   "Hur färsk källdatan är, vad som är sent och vilka mått som räknas ur den");
}

}  // namespace ledstang
