// A document as it travels between regions: TOML of what its writers wrote, without who owns it here and where it
// applies, which are each region's own. The receiver gets a draft, and its owner there publishes it like any other.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/by_id.h"
#include "base/swedish_text.h"
#include "described/toml_place.h"
#include "knowledge/change.h"
#include "knowledge/knowledge.h"
#include "knowledge/travelling_text.h"
#include "operations/area_settings.h"
#include "organisation/organisation.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

// In the order of the kind as it is here, without the empty ones.
std::vector<StoredSection> written_sections(const DocumentKind& kind, std::vector<StoredSection> sections) {
    sections = arranged(kind, std::move(sections));
    std::erase_if(sections, [](const StoredSection& section) { return is_blank(section.content); });
    for (int position = 0; auto& section : sections) {
        section.position = ++position;
        if (section.name.empty()) section.name = section.section;
    }
    return sections;
}

tl::unexpected<Refusal> refuse_at(const ArrivingDocument& arriving, const std::string& path, const Refusal& refusal) {
    const auto place = value_in_toml(arriving.text, path);
    const auto file = arriving.id + ".toml";
    return refuse(Refusal{refusal.kind,
                          refusal.code,
                          fmt::format("{} rad {}, kolumn {}: {}", file, place.line, place.column, refusal.message),
                          {{refusal.code, refusal.message, path, file, place.line, place.column}}});
}

// All that becomes of an arriving document, before any of it is stored.
struct Arrival {
    DocumentKind kind;
    StoredDocument document;  // number 0: new here
    StoredVersion draft;
    std::vector<StoredSection> sections;
    DocumentArrival told;
};

Result<TravellingFile> read_file_of(const ArrivingDocument& arriving) {
    return read_travelling(arriving.text, arriving.id + ".toml");
}

Result<DocumentKind> kind_of(const ArrivingDocument& arriving, const KnowledgeKinds& kinds,
                             const TravellingFile& file) {
    auto kind = require_kind(kinds, file.kind);
    if (kind) return kind;
    auto refusal = kind.error();
    refusal.message = fmt::format(
        "Dokument av slaget {} finns inte här. Be om utgivarens dokumentmall som paket och ta in den först.",
        in_quotes(file.kind));
    return refuse_at(arriving, "/kind", refusal);
}

// Areas and levels of care that this region does not have are another region's own.
Result<DocumentDetails> head_of(const Context& context, const KnowledgeKinds& kinds, const ArrivingDocument& arriving,
                                const TravellingFile& file, std::vector<std::string>& left) {
    DocumentDetails head;
    head.title = file.title;
    head.codes = file.codes;
    head.national_id = file.national_id;
    head.national_address = file.national_address;
    head.origin = "imported";
    head.source =
        file.source.empty() ? arriving.source : fmt::format("{}, som har det från {}", arriving.source, file.source);
    head.licence = file.licence.empty() ? arriving.licence : file.licence;
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    for (const auto& area : file.areas) {
        if (find_by_id(*areas, area) != nullptr) {
            head.areas.push_back(area);
        } else {
            left.push_back(fmt::format("Området {} finns inte här och följer inte med.", in_quotes(area)));
        }
    }
    for (const auto& level : file.care_levels) {
        if (find_by_id(kinds.settings.care_levels, level) != nullptr) {
            head.care_levels.push_back(level);
        } else {
            left.push_back(fmt::format("Vårdnivån {} finns inte här och följer inte med.", in_quotes(level)));
        }
    }
    return head;
}

Result<std::vector<StoredSection>> sections_of(const ArrivingDocument& arriving, const DocumentKind& kind,
                                               const TravellingFile& file, std::vector<std::string>& left) {
    std::vector<StoredSection> sections;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < file.sections.size(); ++i) {
        const auto& [id, name, text] = file.sections[i];
        const auto at = [&](const char* field) { return fmt::format("/sections/{}/{}", i, field); };
        if (id.empty() || ascii_slug(id) != id) {
            return refuse_at(arriving, at("id"),
                             {RefusalKind::invalid, "document.id", "Avsnittets id skrivs med a–z, 0–9 och _.", {}});
        }
        if (!ids.insert(id).second) {
            return refuse_at(arriving, at("id"),
                             {RefusalKind::invalid,
                              "document.section_twice",
                              fmt::format("Avsnittet {} finns två gånger.", in_quotes(id)),
                              {}});
        }
        if (text.size() > longest_document_text) {
            return refuse_at(arriving, at("text"),
                             {RefusalKind::too_large, "document.text_long", "Avsnittet är för långt. Dela det.", {}});
        }
        if (kind.section(id) == nullptr) {
            left.push_back(fmt::format("{} har inget avsnitt {} här. Texten läggs sist i utkastet.", kind.name,
                                       in_quotes(name.empty() ? id : name)));
        }
        sections.push_back({id, 0, name, text, 1, "", ""});
    }
    return written_sections(kind, std::move(sections));
}

std::string kind_name(const KnowledgeKinds& kinds, const std::string& id) {
    const auto* kind = kinds.kind(id);
    return kind != nullptr ? kind->name : id;
}

void compare_with_present(Sql& sql, const KnowledgeKinds& kinds, const std::string& id, Arrival& arrival) {
    auto present = read_documents(sql, DocumentChoice::id, id);
    arrival.told.is_new = present.empty();
    if (present.empty()) return;
    arrival.document = std::move(present.front());
    const auto& last = arrival.document.versions.back();
    arrival.draft.version = last.version + 1;
    if (arrival.document.kind != arrival.kind.id) arrival.told.present_kind = kind_name(kinds, arrival.document.kind);
    arrival.draft.head.parties = last.head.parties;  // whom it binds here
    arrival.told.draft_waits = arrival.document.draft() != nullptr;
    const auto* kind = kinds.kind(arrival.document.kind);
    arrival.told.before = travelling_text(arrival.document.kind, last.head,
                                          written_sections(kind != nullptr ? *kind : DocumentKind{},
                                                           read_sections(sql, arrival.document.number, last.version)),
                                          false);
}

Result<Arrival> arrival_of(Sql& sql, Context& context, const ArrivingDocument& arriving) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    if (ascii_slug(arriving.id) != arriving.id || arriving.id.empty())
        return refuse("document.id", "Dokumentets id skrivs med a–z, 0–9 och _.");
    const auto file = read_file_of(arriving);
    if (!file) return refuse(file.error());
    const auto kind = kind_of(arriving, *kinds, *file);
    if (!kind) return refuse(kind.error());
    Arrival arrival;
    arrival.kind = *kind;
    arrival.told.kind = kind->name;
    arrival.told.owners = kind->owners;
    auto head = head_of(context, *kinds, arriving, *file, arrival.told.left);
    if (!head) return refuse(head.error());
    if (auto right = check_head(sql, context, *kinds, arriving.id, *head); !right) return refuse(right.error());
    auto sections = sections_of(arriving, *kind, *file, arrival.told.left);
    if (!sections) return refuse(sections.error());
    arrival.sections = std::move(*sections);
    arrival.draft.version = arrival.draft.head_version = 1;
    arrival.draft.head = std::move(*head);
    compare_with_present(sql, *kinds, arriving.id, arrival);
    arrival.told.after = travelling_text(kind->id, arrival.draft.head, arrival.sections, false);
    for (auto& gap : gaps_of(*kind, arrival.draft, arranged(*kind, arrival.sections), false, {}))
        arrival.told.lacking.push_back(std::move(gap.message));
    return arrival;
}

}  // namespace

Result<TravellingDocument> document_to_send(Sql& sql, const Configuration& configuration, const std::string& id,
                                            const Date& on) {
    const auto kinds = read_knowledge_kinds(configuration);
    if (!kinds) return refuse(kinds.error());
    const auto document = require_document(sql, id);
    if (!document) return refuse(document.error());
    const auto* version = document->in_force(on);
    if (version == nullptr) {
        return refuse(RefusalKind::conflict, "document.not_in_force",
                      fmt::format("{} gäller inte i dag. Publicera det innan det ges ut.", in_quotes(id)));
    }
    return TravellingDocument{
        version->head.title, version->version, version->head.origin == "imported" ? version->head.licence : "",
        travelling_text(document->kind, version->head, read_sections(sql, document->number, version->version), true)};
}

Result<DocumentArrival> look_at_arrival(Sql& sql, Context& context, const ArrivingDocument& arriving) {
    auto arrival = arrival_of(sql, context, arriving);
    if (!arrival) return refuse(arrival.error());
    return std::move(arrival->told);
}

Result<void> require_arrival_owner(Context& context, const ArrivingDocument& arriving) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    const auto file = read_file_of(arriving);
    if (!file) return refuse(file.error());
    const auto kind = kind_of(arriving, *kinds, *file);
    if (!kind) return refuse(kind.error());
    return require_owner(context, *kind, arriving.owner_function, arriving.owner_unit, "");
}

Result<DocumentArrival> take_in_document(Context& context, Transaction& transaction, const ArrivingDocument& arriving) {
    Sql& sql = transaction.sql();
    auto arrival = arrival_of(sql, context, arriving);
    if (!arrival) return refuse(arrival.error());
    auto& [kind, document, draft, sections, told] = *arrival;
    if (told.draft_waits) {
        return refuse(RefusalKind::conflict, "document.draft_waits",
                      fmt::format("Ett utkast till {} skrivs redan här. Publicera eller ta bort det först.",
                                  in_quotes(document.versions.back().head.title)));
    }
    if (told.is_new) {
        const auto unit = unit_number(sql, arriving.owner_unit);
        if (!unit) return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(arriving.owner_unit)));
        document.number = next_key(sql, "document");
        document.id = arriving.id;
        document.kind = kind.id;
        document.owner_function = arriving.owner_function;
        document.owner_unit = arriving.owner_unit;
        sql.execute(
            "insert into document (number, id, kind, owner_function, owner_unit, group_id, version) values (:number, "
            ":id, :kind, :owner_function, :owner_unit, null, 1)",
            document.number, document.id, document.kind, document.owner_function, *unit);
    }
    draft.document = document.number;
    draft.person = context.caller.person;
    draft.at = transaction.now();
    insert_version(transaction, draft);
    for (auto& section : sections) {
        section.person = draft.person;
        section.at = draft.at;
        store_section(transaction, document.number, draft.version, section);
    }
    transaction.log("document", document.id, "", logged(document, &draft));
    return std::move(told);
}

std::string free_document_id(Sql& sql, const std::string& wanted) {
    constexpr int most_ids = 10'000;
    for (int number = 1; number < most_ids; ++number) {
        auto id = number == 1 ? wanted : fmt::format("{}_{}", wanted, number);
        if (!document_exists(sql, id)) return id;
    }
    throw std::runtime_error("no free id for a document");
}

}  // namespace ledstang
