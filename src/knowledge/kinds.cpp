#include "knowledge/kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "described/toml_file.h"
#include "described/toml_place.h"
#include "knowledge/knowledge.h"
#include "operations/area_settings.h"
#include "operations/configuration.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr std::array national_uses{"required", "optional", "none"};
constexpr std::array anchorings{"none", "flag", "required"};

// The faults of one file, each with the place of what is wrong.
class KindFaults {
 public:
    KindFaults(std::string file, std::string text) : file_(std::move(file)), text_(std::move(text)) {}

    // `path` as a JSON pointer: "/sections/0/id".
    void add(const std::string& path, std::string message) {
        const auto place = value_in_toml(text_, path);
        faults_.push_back({"document.configuration", std::move(message), path, file_, place.line, place.column});
    }
    Result<void> result() const {
        if (faults_.empty()) return {};
        Refusal refusal{RefusalKind::invalid, "document.configuration", "", faults_};
        const auto& first = faults_.front();
        refusal.message =
            fmt::format("documents/{} rad {}, kolumn {}: {}", file_, *first.line, *first.column, first.message);
        return refuse(std::move(refusal));
    }

 private:
    std::string file_;
    std::string text_;
    std::vector<Fault> faults_;
};

void check_sections(const DocumentKind& kind, KindFaults& faults) {
    if (kind.sections.empty()) faults.add("/sections", "Slaget har inga avsnitt. Skriv minst ett [[sections]].");
    std::set<std::string> ids;
    for (std::size_t i = 0; i < kind.sections.size(); ++i) {
        const auto& section = kind.sections[i];
        const auto at = [&](const char* field) { return fmt::format("/sections/{}/{}", i, field); };
        if (ascii_slug(section.id) != section.id || section.id.empty())
            faults.add(at("id"), "Avsnittets id skrivs med a–z, 0–9 och _.");
        if (!ids.insert(section.id).second)
            faults.add(at("id"), fmt::format("Avsnittet {} finns två gånger.", in_quotes(section.id)));
        if (section.longest_words > 0 && section.least_words > section.longest_words)
            faults.add(at("least_words"), "Avsnittet ska ha fler ord än det får ha.");
    }
}

// `name` and `text`: the file's.
Result<void> check(const DocumentKind& kind, const std::string& name, const std::string& text,
                   const KnowledgeSettings& settings, const Configuration& configuration) {
    KindFaults faults(name, text);
    if (kind.id + ".toml" != name) faults.add("/id", fmt::format("Filen ska heta som slagets id, {}.toml.", kind.id));
    if (std::ranges::find(settings.supports, kind.support, &KnowledgeChoice::id) == settings.supports.end())
        faults.add("/support", fmt::format("Stödet {} finns inte i knowledge.toml.", in_quotes(kind.support)));
    if (std::ranges::find(national_uses, kind.national) == national_uses.end())
        faults.add("/national", "Skriv required, optional eller none.");
    if (std::ranges::find(anchorings, kind.anchoring) == anchorings.end())
        faults.add("/anchoring", "Skriv none, flag eller required.");
    for (const auto& owner : kind.local_owners) {
        if (std::ranges::find(kind.owners, owner) == kind.owners.end())
            faults.add("/local_owners", fmt::format("{} står inte bland owners.", in_quotes(owner)));
    }
    if (kind.owners.empty()) faults.add("/owners", "Ange minst ett slag av funktion som kan äga dokumentet.");
    for (const auto& owner : kind.owners) {
        if (configuration.function_kind(owner) == nullptr)
            faults.add("/owners", fmt::format("Funktionen {} finns inte i organisation.toml.", in_quotes(owner)));
    }
    if (kind.review_months < 1 || kind.review_months > 120)
        faults.add("/review_months", "Översyn ska ske efter 1 till 120 månader.");
    check_sections(kind, faults);
    return faults.result();
}

}  // namespace

const DocumentSectionKind* DocumentKind::section(const std::string& wanted) const {
    const auto found = std::ranges::find(sections, wanted, &DocumentSectionKind::id);
    return found == sections.end() ? nullptr : &*found;
}

const DocumentKind* KnowledgeKinds::kind(const std::string& id) const {
    const auto found = std::ranges::find(kinds, id, &DocumentKind::id);
    return found == kinds.end() ? nullptr : &*found;
}

Result<KnowledgeKinds> read_knowledge_kinds(const Configuration& configuration) {
    KnowledgeKinds read;
    const auto general = files::path(configuration.folder) / "knowledge.toml";
    if (!files::exists(general)) return read;  // a data folder of an earlier version
    auto settings = read_toml_as<KnowledgeSettings>(general);
    if (!settings) return refuse(settings.error());
    read.settings = std::move(*settings);
    const auto areas = read_areas(configuration.folder);
    if (!areas) return refuse(areas.error());
    for (const auto& link : read.settings.area_links) {
        for (const auto& area : {link.area, link.see}) {
            if (const auto known = require_area(*areas, area); !known)
                return refuse("document.configuration", "knowledge.toml, area_links: " + known.error().message);
        }
    }
    for (const auto& file : files_in(files::path(configuration.folder) / "documents", ".toml")) {
        auto kind = read_toml_as<DocumentKind>(file);
        if (!kind) return refuse(kind.error());
        if (auto right =
                check(*kind, file.filename().string(), read_file(file).value_or(""), read.settings, configuration);
            !right)
            return refuse(right.error());
        read.kinds.push_back(std::move(*kind));
    }
    std::ranges::sort(read.kinds, [](const auto& a, const auto& b) { return SwedishOrder()(a.name, b.name); });
    return read;
}

Result<void> check_document_kind_text(const Configuration& configuration, const std::string& text,
                                      const std::string& name) {
    const auto present = read_knowledge_kinds(configuration);
    if (!present) return refuse(present.error());
    const auto json = read_toml_text(text, name);
    if (!json) return refuse(json.error());
    const auto kind = from_json<DocumentKind>(*json);
    if (!kind) return refuse(in_file(kind.error(), name));
    return check(*kind, name, text, present->settings, configuration);
}

Result<DocumentKind> require_kind(const KnowledgeKinds& kinds, const std::string& id) {
    if (const auto* kind = kinds.kind(id)) return *kind;
    std::vector<std::string> ids;
    for (const auto& kind : kinds.kinds) ids.push_back(kind.id);
    return refuse(RefusalKind::not_found, "document.kind_unknown",
                  fmt::format("Slaget {} finns inte. Välj {}.", in_quotes(id), list_in_words(ids, "eller")));
}

}  // namespace ledstang
