#include "knowledge/change.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "groups/groups.h"
#include "knowledge/drafts.h"
#include "knowledge/rights.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_title = 300;  // bytes
constexpr std::size_t most_of_a_kind = 200;

// Without blanks at the ends, empty ones and repetitions.
void tidy(std::vector<std::string>& values) {
    std::vector<std::string> kept;
    for (auto& value : values) {
        const auto first = value.find_first_not_of(" \t\r\n");
        if (first == std::string::npos) continue;
        std::string trimmed = value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
        if (std::ranges::find(kept, trimmed) == kept.end()) kept.push_back(std::move(trimmed));
    }
    values = std::move(kept);
}

// "I50.9", "AF063", "E11-E14": letters, digits, a full stop, a dash between two.
bool looks_like_code(const std::string& code) {
    const bool allowed = std::ranges::all_of(code, [](char sign) {
        return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '.' || sign == '-';
    });
    return allowed && code.size() >= 2 && code.size() <= 15 && code.front() >= 'A' && code.front() <= 'Z';
}

std::string capitals(std::string code) {
    for (char& sign : code) {
        if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
    }
    return code;
}

}  // namespace

Result<DocumentPage> page_now(Context& context, const std::string& id, std::optional<int> version) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    DocumentOwner owner;
    auto page = context.store.read([&](Sql& sql) -> Result<DocumentPage> {
        const auto document = require_document(sql, id);
        if (!document) return refuse(document.error());
        owner = owner_of(*document);
        return compose_page(sql, context, *kinds, *document, version);
    });
    if (!page) return page;
    page->may_write = require_writer(context, owner).has_value();
    page->may_publish = require_publisher(context, owner).has_value();
    return page;
}

Result<DocumentPage> read_document(Context& context, const DocumentWish& wish) {
    return page_now(context, wish.id, wish.version);
}

Result<void> require_owner(Context& context, const DocumentKind& kind, const std::string& function,
                           const std::string& unit, const std::string& group) {
    const auto& configuration = context.configuration;
    if (std::ranges::find(kind.owners, function) == kind.owners.end()) {
        std::vector<std::string> names;
        for (const auto& owner : kind.owners) {
            const auto* known = configuration.function_kind(owner);
            names.push_back(known != nullptr ? known->name : owner);
        }
        return refuse("document.owner_function",
                      fmt::format("{} ägs av en funktion: {}.", kind.name, list_in_words(names, "eller")));
    }
    return context.store.read([&](Sql& sql) -> Result<void> {
        const auto row = require_unit(read_organisation(sql, configuration, context.today), unit);
        if (!row) return refuse(row.error());
        const auto* known = configuration.function_kind(function);
        if (known != nullptr && !known->level.empty() && known->level != row->level) {
            const auto* level = configuration.level(known->level);
            return refuse(
                "document.owner_unit",
                fmt::format("{} finns på nivån {}, men {} hör till nivån {}. Välj en annan enhet.", known->name,
                            level != nullptr ? level->name : known->level, row->name, row->level_name));
        }
        if (!group.empty() && !read_group(sql, configuration, group, context.today)) {
            return refuse("document.group_unknown",
                          fmt::format("Gruppen {} finns inte. Välj en grupp ur listan.", in_quotes(group)));
        }
        return {};
    });
}

Result<void> check_head(Sql& sql, const Context& context, const KnowledgeKinds& kinds, const std::string& id,
                        DocumentDetails& head) {
    if (is_blank(head.title) || head.title.size() > longest_title)
        return refuse("document.title", "Skriv en titel på högst 300 tecken.");
    for (auto* values : {&head.areas, &head.codes, &head.care_levels, &head.parties, &head.supersedes}) {
        tidy(*values);
        if (values->size() > most_of_a_kind) return refuse("document.too_many", "Högst 200 av varje slag kan anges.");
    }
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    for (const auto& area : head.areas) {
        if (auto known = require_area(*areas, area); !known) return refuse(known.error());
    }
    for (const auto& level : head.care_levels) {
        const auto& known = kinds.settings.care_levels;
        if (std::ranges::find(known, level, &KnowledgeChoice::id) == known.end())
            return refuse("document.care_level",
                          fmt::format("Vårdnivån {} finns inte i knowledge.toml.", in_quotes(level)));
    }
    for (auto& code : head.codes) {
        code = capitals(code);
        if (!looks_like_code(code)) {
            return refuse("document.code", fmt::format("{} ser inte ut som en kod ur ICD-10-SE eller KVÅ. Skriv till "
                                                       "exempel I50.9 eller AF063.",
                                                       in_quotes(code)));
        }
    }
    for (const auto& other : head.supersedes) {
        if (other == id) return refuse("document.supersedes", "Ett dokument kan inte ersätta sig självt.");
        if (auto known = require_document(sql, other); !known) return refuse(known.error());
    }
    if (head.origin != "own" && head.origin != "imported")
        return refuse("document.origin", "Dokumentets ursprung är own eller imported.");
    if (head.origin == "imported" && is_blank(head.source))
        return refuse("document.source", "Skriv varifrån dokumentet är hämtat.");
    if (!head.national_address.empty() && !head.national_address.starts_with("https://") &&
        !head.national_address.starts_with("http://"))
        return refuse("document.national_address", "Webbadressen ska börja med https:// eller http://.");
    return {};
}

std::string logged(const StoredDocument& document, const StoredVersion* version) {
    if (version == nullptr) return "";
    return to_json(LoggedVersion{version->version, version->head, document.owner_function, document.owner_unit,
                                 document.group, version->change_note, version->valid_from, version->valid_to,
                                 version->review_by, version->ended, version->ended_reason});
}

}  // namespace ledstang
