// Documents out of a TOML file, with their text: from another system, or as an example. One that says from when it
// holds comes in published; an owner that nobody holds yet is told by the page of what is lacking, not refused.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "described/toml_place.h"
#include "knowledge/change.h"
#include "knowledge/import_documents.h"
#include "knowledge/indexing.h"
#include "operations/import_run.h"
#include "organisation/organisation.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

struct ImportedMark {
    std::string unit, note;
    template <class M = ImportedMark>
    static constexpr auto described() {
        return describe("ImportedMark", field("unit", &M::unit, "Enhet"),
                        optional_field("note", &M::note, "Lokalt tillägg"));
    }
};
struct ImportedDocument {
    std::string id, kind, title, owner_function, owner_unit, group, national_id, national_address, source, licence;
    std::vector<std::string> areas, codes, care_levels, parties;
    std::optional<Date> valid_from, review_by;
    std::map<std::string, std::string> sections;
    std::vector<ImportedMark> applies;
    template <class D = ImportedDocument>
    static constexpr auto described() {
        return describe(
            "ImportedDocument", field("id", &D::id, "Id"), field("kind", &D::kind, "Slag"),
            field("title", &D::title, "Titel"), field("owner_function", &D::owner_function, "Ägarens funktion"),
            field("owner_unit", &D::owner_unit, "Ägarens enhet"), optional_field("group", &D::group, "Skrivande grupp"),
            field("areas", &D::areas, "Områden"), field("codes", &D::codes, "Koder"),
            field("care_levels", &D::care_levels, "Vårdnivåer"), field("parties", &D::parties, "Parter"),
            optional_field("national_id", &D::national_id, "Nationellt id"),
            optional_field("national_address", &D::national_address, "Webbadress"),
            optional_field("source", &D::source, "Varifrån det är hämtat"),
            optional_field("licence", &D::licence, "Licens"),
            field("valid_from", &D::valid_from, "Gäller från; utan blir det ett utkast"),
            field("review_by", &D::review_by, "Ses över senast"), field("sections", &D::sections, "Avsnittens text"),
            field("applies", &D::applies, "Enheter där det gäller"));
    }
};
struct DocumentFile {
    std::vector<ImportedDocument> documents;
    template <class D = DocumentFile>
    static constexpr auto described() {
        return describe("DocumentFile", field("documents", &D::documents, "Dokument"));
    }
};

// Brings in one document after the other, each fault with its place in the file.
class Import {
 public:
    Import(Context& context, const KnowledgeKinds& kinds, const FileContent& file, Transaction& transaction,
           TableFaults& faults)
        : context_(context), kinds_(kinds), file_(file), transaction_(transaction), faults_(faults) {}

    std::optional<Applied> bring(const ImportedDocument& document, std::size_t index) {
        at_ = fmt::format("/documents/{}", index);
        const auto kind = require_kind(kinds_, document.kind);
        if (!kind) return told("/kind", kind.error());
        if (ascii_slug(document.id) != document.id || document.id.empty())
            return told("/id", {RefusalKind::invalid, "document.id", "Id:t skrivs med a–z, 0–9 och _.", {}});
        const auto unit = unit_number(transaction_.sql(), document.owner_unit);
        if (!unit) {
            return told("/owner_unit", {RefusalKind::not_found,
                                        "unit.unknown",
                                        fmt::format("Enheten {} finns inte.", in_quotes(document.owner_unit)),
                                        {}});
        }
        if (std::ranges::find(kind->owners, document.owner_function) == kind->owners.end()) {
            return told("/owner_function", {RefusalKind::invalid,
                                            "document.owner_function",
                                            fmt::format("{} ägs inte av en sådan funktion.", kind->name),
                                            {}});
        }
        auto version = version_of(document, *kind);
        if (auto right = check_head(transaction_.sql(), context_, kinds_, document.id, version.head); !right)
            return told("", right.error());
        auto sections = sections_of(document, *kind);
        if (!sections) return std::nullopt;
        if (version.published && !complete(*kind, version, *sections)) return std::nullopt;
        return store(document, *unit, std::move(version), *sections);
    }

 private:
    std::nullopt_t told(const std::string& field, const Refusal& refusal) {
        const auto place = value_in_toml(file_.bytes, at_ + field);
        faults_.add({refusal.code, refusal.message, at_ + field, file_.name, place.line, place.column});
        return std::nullopt;
    }

    StoredVersion version_of(const ImportedDocument& document, const DocumentKind& kind) const {
        StoredVersion version;
        version.version = version.head_version = 1;
        auto& head = version.head;
        head.title = document.title;
        head.areas = document.areas;
        head.codes = document.codes;
        head.care_levels = document.care_levels;
        head.parties = document.parties;
        head.national_id = document.national_id;
        head.national_address = document.national_address;
        head.origin = document.source.empty() ? "own" : "imported";
        head.source = document.source;
        head.licence = document.licence;
        version.published = document.valid_from.has_value();
        version.valid_from = document.valid_from;
        if (version.published) {
            Date review = *document.valid_from + std::chrono::months(kind.review_months);
            if (!review.ok()) review = review.year() / review.month() / std::chrono::last;
            version.review_by = document.review_by.value_or(review);
        }
        version.person = context_.caller.person;
        version.at = transaction_.now();
        return version;
    }

    std::optional<std::vector<StoredSection>> sections_of(const ImportedDocument& document, const DocumentKind& kind) {
        std::vector<StoredSection> sections;
        for (const auto& [id, text] : document.sections) {
            if (kind.section(id) == nullptr) {
                return told("/sections/" + id, {RefusalKind::not_found,
                                                "document.section_unknown",
                                                fmt::format("{} har inget avsnitt {}.", kind.name, in_quotes(id)),
                                                {}});
            }
            if (text.size() > longest_document_text) {
                return told("/sections/" + id,
                            {RefusalKind::too_large, "document.text_long", "Avsnittet är för långt. Dela det.", {}});
            }
            sections.push_back({id, 0, "", text, 1, context_.caller.person, transaction_.now()});
        }
        sections = arranged(kind, std::move(sections));
        std::erase_if(sections, [](const StoredSection& section) { return section.text_version == 0; });
        for (int position = 0; auto& section : sections) section.position = ++position;
        return sections;
    }

    bool complete(const DocumentKind& kind, const StoredVersion& version, std::vector<StoredSection> sections) {
        const auto gaps = gaps_of(kind, version, arranged(kind, std::move(sections)), false, {});
        for (const auto& gap : gaps)
            told(gap.section.empty() ? "" : "/sections/" + gap.section,
                 {RefusalKind::invalid, gap.code, gap.message, {}});
        return gaps.empty();
    }

    Applied store(const ImportedDocument& imported, std::int64_t unit, StoredVersion version,
                  const std::vector<StoredSection>& sections) {
        Sql& sql = transaction_.sql();
        auto before = read_documents(sql, DocumentChoice::id, imported.id);
        StoredDocument document;
        if (before.empty()) {
            document.number = next_key(sql, "document");
            sql.execute(
                "insert into document (number, id, kind, owner_function, owner_unit, group_id, version) values "
                "(:number, :id, :kind, :owner_function, :owner_unit, :group_id, 1)",
                document.number, imported.id, imported.kind, imported.owner_function, unit,
                imported.group.empty() ? std::nullopt : std::optional(imported.group));
            document.id = imported.id;
            document.owner_function = imported.owner_function;
            document.owner_unit = imported.owner_unit;
            document.group = imported.group;
        } else {
            document = std::move(before.front());
            if (!differs(document, version, sections)) return Applied::unchanged;
            version.version = document.versions.back().version + 1;
            version.change_note = "Inläst på nytt.";
            make_way(document, version);
        }
        version.document = document.number;
        insert_version(transaction_, version);
        for (const auto& section : sections) store_section(transaction_, document.number, version.version, section);
        add_marks(document.number, imported);
        index_document(transaction_, kinds_, document.id, context_.today);
        transaction_.log("document", document.id, "", logged(document, &version));
        return version.version == 1 ? Applied::added : Applied::changed;
    }

    // Whether the file says something else than the last version.
    bool differs(const StoredDocument& document, const StoredVersion& version,
                 const std::vector<StoredSection>& sections) const {
        const auto& last = document.versions.back();
        if (to_json(last.head) != to_json(version.head) || last.published != version.published ||
            last.valid_from != version.valid_from)
            return true;
        const auto stored = read_sections(transaction_.sql(), document.number, last.version);
        return !std::ranges::equal(stored, sections, {}, &StoredSection::content, &StoredSection::content);
    }

    // What holds ends where the new one begins; a draft gives way to what the file says.
    void make_way(const StoredDocument& document, const StoredVersion& coming) {
        for (auto version : document.versions) {
            if (!version.published) {
                for (const char* statement :
                     {"delete from document_tag where document = :document and version = :version",
                      "delete from document_section where document = :document and version = :version",
                      "delete from document_version where document = :document and version = :version"})
                    transaction_.sql().execute(statement, document.number, version.version);
            } else if (coming.published && !version.valid_to) {
                version.valid_to = std::max(*coming.valid_from, *version.valid_from);
                version.ended = "superseded";
                store_head(transaction_, version);
            }
        }
    }

    void add_marks(std::int64_t document, const ImportedDocument& imported) {
        Sql& sql = transaction_.sql();
        for (std::size_t i = 0; i < imported.applies.size(); ++i) {
            const auto& [unit, note] = imported.applies[i];
            const auto number = unit_number(sql, unit);
            if (!number) {
                told(fmt::format("/applies/{}/unit", i), {RefusalKind::not_found,
                                                          "unit.unknown",
                                                          fmt::format("Enheten {} finns inte.", in_quotes(unit)),
                                                          {}});
                continue;
            }
            sql.execute("delete from document_mark where document = :document and unit = :unit", document, *number);
            sql.execute(
                "insert into document_mark (document, unit, note, person, marked_on, version) values (:document, "
                ":unit, "
                ":note, :person, :marked_on, 1)",
                document, *number, note, context_.caller.person, context_.today);
        }
    }

    Context& context_;
    const KnowledgeKinds& kinds_;
    const FileContent& file_;
    Transaction& transaction_;
    TableFaults& faults_;
    std::string at_;
};

}  // namespace

Result<ImportReport> import_documents(Context& context, const ImportWish& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    const auto json = read_toml_text(wish.file.bytes, wish.file.name);
    if (!json) return refuse(json.error());
    const auto file = from_json<DocumentFile>(*json);
    if (!file) return refuse(in_file(file.error(), wish.file.name));
    const auto apply = [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
        Import import(context, *kinds, wish.file, transaction, faults);
        for (std::size_t i = 0; i < file->documents.size(); ++i) {
            ++report.rows;
            const auto applied = import.bring(file->documents[i], i);
            if (!applied) continue;
            report.count(*applied);
        }
        return {};
    };
    return run_import(context, wish, "documents", apply);
}

}  // namespace ledstang
