// A published version as a Library of FHIR R4, https://hl7.org/fhir/R4/library.html: what its elements mean, and which
// codes its required bindings allow.
#include "knowledge/library.h"

#include <fmt/format.h>

#include "base/base64.h"
#include "described/json_read.h"
#include "knowledge/change.h"

namespace ledstang {
namespace {

constexpr const char* library_types = "http://terminology.hl7.org/CodeSystem/library-type";
constexpr const char* countries = "urn:iso:std:iso:3166";

std::string address_of(const std::string& id) {
    return "urn:ledstang:document:" + id;
}

// What is to come is published as well; from when it holds stands in its effectivePeriod.
const char* status_of(VersionState state) {
    return state == VersionState::in_force || state == VersionState::coming ? "active" : "retired";
}

Json period_of(const DocumentPage& page) {
    Json period = Json::object();
    if (page.valid_from) period["start"] = to_string(*page.valid_from);
    // FHIR's last day is one on which it holds.
    if (page.valid_to) period["end"] = to_string(Date{std::chrono::sys_days{*page.valid_to} - std::chrono::days{1}});
    return period;
}

// Without code systems: which one a code is of is not kept.
Json topics_of(const DocumentPage& page) {
    Json topics = Json::array();
    for (const auto& area : page.areas) topics.push_back({{"text", area.name}});
    for (const auto& code : page.head.codes) topics.push_back({{"text", code}});
    for (const auto& level : page.care_levels) topics.push_back({{"text", level.name}});
    return topics;
}

Json related_to(const DocumentPage& page) {
    Json related = Json::array();
    const auto& head = page.head;
    if (head.origin == "imported") related.push_back({{"type", "derived-from"}, {"display", head.source}});
    if (!head.national_address.empty())
        related.push_back({{"type", "documentation"}, {"url", head.national_address}, {"display", head.national_id}});
    for (const auto& other : head.supersedes)
        related.push_back({{"type", "predecessor"}, {"resource", address_of(other)}});
    for (const auto& other : page.superseded_by)
        related.push_back({{"type", "successor"}, {"resource", address_of(other.id)}, {"display", other.title}});
    return related;
}

Json contents_of(const DocumentPage& page) {
    Json contents = Json::array();
    for (const auto& section : page.sections) {
        contents.push_back({{"contentType", "text/markdown; charset=utf-8"},
                            {"language", "sv"},
                            {"data", to_base64(section.text)},
                            {"title", section.name}});
    }
    return contents;
}

Json library_of(const DocumentPage& page) {
    const auto owner = fmt::format("{}, {}", page.owner_function_name, page.owner_unit_name);
    Json library = {
        {"resourceType", "Library"},
        {"language", "sv"},
        {"url", address_of(page.id)},
        {"version", std::to_string(page.version)},
        {"title", page.head.title},
        {"subtitle", page.kind.name},
        {"status", status_of(page.state)},
        {"type",
         {{"coding", Json::array({{{"system", library_types}, {"code", "asset-collection"}}})},
          {"text", page.kind.name}}},
        {"date", page.at.substr(0, 10)},
        {"publisher", owner},
        {"jurisdiction", Json::array({{{"coding", Json::array({{{"system", countries}, {"code", "SE"}}})}}})},
        {"approvalDate", page.at.substr(0, 10)}};
    // FHIR has no empty texts, lists or objects.
    const auto add = [&](const char* name, Json value) {
        if (!value.empty()) library[name] = std::move(value);
    };
    if (!page.head.national_id.empty())
        library["identifier"] = Json::array({{{"use", "secondary"}, {"value", page.head.national_id}}});
    if (!page.kind.purpose.empty()) library["purpose"] = page.kind.purpose;
    if (!page.change_note.empty()) library["description"] = page.change_note;
    if (!page.head.licence.empty()) library["copyright"] = page.head.licence;
    if (!page.group_name.empty()) library["author"] = Json::array({{{"name", page.group_name}}});
    add("effectivePeriod", period_of(page));
    add("topic", topics_of(page));
    add("relatedArtifact", related_to(page));
    add("content", contents_of(page));
    return library;
}

}  // namespace

Result<FileContent> export_document_library(Context& context, const DocumentWish& wish) {
    const auto page = page_now(context, wish.id, wish.version);
    if (!page) return refuse(page.error());
    if (page->state == VersionState::draft) {
        return refuse(RefusalKind::conflict, "document.not_in_force",
                      "Ett utkast lämnas inte ut. Publicera det först, eller välj en version som är publicerad.");
    }
    return FileContent{fmt::format("{}-{}.fhir.json", page->id, page->version), "application/fhir+json",
                       library_of(*page).dump(1) + "\n"};
}

}  // namespace ledstang
