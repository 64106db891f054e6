#include "knowledge/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/groups.h"
#include "markdown/reading.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr int section_text_heading = 3;  // the page's title is 1, a section's name 2

// Names of persons, each asked for once.
class Names {
 public:
    Names(Sql& sql, const Configuration& configuration) : sql_(sql), configuration_(configuration) {}
    const std::string& of(const std::string& person) {
        const auto known = names_.find(person);
        if (known != names_.end()) return known->second;
        return names_.emplace(person, person.empty() ? "" : person_name(sql_, configuration_, person)).first->second;
    }

 private:
    Sql& sql_;
    const Configuration& configuration_;
    std::map<std::string, std::string> names_;
};

std::string plain_of(const ReadingText& text) {
    std::string plain;
    for (const auto& block : text.blocks) plain += block.plain + "\n";
    return plain;
}

std::map<std::string, int> open_comments(Sql& sql, std::int64_t document) {
    std::map<std::string, int> open;
    for (auto& [section, count] : sql.rows<std::tuple<std::string, std::int64_t>>(
             "select section, count(*) from document_comment where document = :document and resolved = 0 group by "
             "section",
             document))
        open[section] = static_cast<int>(count);
    return open;
}

DocumentSection section_of(const StoredSection& stored, const DocumentKind& kind, Names& names, std::string& all) {
    DocumentSection section;
    section.id = stored.section;
    section.name = stored.name;
    if (const auto* known = kind.section(stored.section)) {
        section.help = known->help;
        section.required = known->required;
        section.longest_words = known->longest_words;
    }
    section.text = stored.content;
    section.text_version = stored.text_version;
    section.by_name = names.of(stored.person);
    section.at = stored.at;
    const auto text = read_markdown(stored.content, section_text_heading);
    int paragraph = 0;
    for (const auto& block : text.blocks)
        section.blocks.push_back({anchor_of(stored.position, ++paragraph), block.html, block.source});
    for (const auto& fault : text.faults) section.faults.push_back({fault.line.value_or(0), fault.message});
    const auto plain = plain_of(text);
    section.readability = readability_of(plain);
    all += plain;
    return section;
}

std::vector<DocumentLink> superseding(Sql& sql, const std::string& id) {
    std::vector<DocumentLink> links;
    for (auto& [other, title] : sql.rows<std::tuple<std::string, std::string>>(
             "select d.id, v.title from document_tag t join document_version v on v.document = t.document and "
             "v.version = t.version join document d on d.number = t.document where t.kind = 'supersedes' and t.value = "
             ":id and v.published = 1 order by v.valid_from desc",
             id)) {
        if (std::ranges::find(links, other, &DocumentLink::id) == links.end())
            links.push_back({std::move(other), std::move(title)});
    }
    return links;
}

}  // namespace

std::vector<StoredSection> arranged(const DocumentKind& kind, std::vector<StoredSection> stored) {
    std::vector<StoredSection> sections;
    for (const auto& wanted : kind.sections) {
        const auto found = std::ranges::find(stored, wanted.id, &StoredSection::section);
        StoredSection section;
        if (found != stored.end()) {
            section = std::move(*found);
            stored.erase(found);
        }
        section.section = wanted.id;
        section.name = wanted.name;
        sections.push_back(std::move(section));
    }
    for (auto& other : stored) {
        if (!is_blank(other.content)) sections.push_back(std::move(other));
    }
    for (int position = 0; auto& section : sections) section.position = ++position;
    return sections;
}

std::vector<DocumentGap> gaps_of(const DocumentKind& kind, const StoredVersion& version,
                                 const std::vector<StoredSection>& sections, bool owner_vacant,
                                 const DocumentAnchoring& anchoring) {
    std::vector<DocumentGap> gaps;
    const auto add = [&](const char* code, const std::string& section, std::string message) {
        gaps.push_back({code, section, std::move(message)});
    };
    int all = 0;
    for (const auto& section : sections) {
        const int words = readability_of(plain_of(read_markdown(section.content, section_text_heading))).words;
        all += words;
        const auto* wanted = kind.section(section.section);
        if (wanted == nullptr) continue;
        const auto name = in_quotes(section.name);
        if (wanted->required && words == 0) {
            add("document.section_empty", section.section, fmt::format("Avsnittet {} är tomt. {}", name, wanted->help));
        } else if (words > 0 && words < wanted->least_words) {
            add("document.section_short", section.section,
                fmt::format("Avsnittet {} har {} ord och behöver minst {}. {}", name, words, wanted->least_words,
                            wanted->help));
        } else if (wanted->longest_words > 0 && words > wanted->longest_words) {
            add("document.section_long", section.section,
                fmt::format("Avsnittet {} har {} ord och får ha högst {}.", name, words, wanted->longest_words));
        }
    }
    if (kind.longest_words > 0 && all > kind.longest_words) {
        add("document.long", "",
            fmt::format("Texten har {} ord. {} får ha högst {}.", all, kind.name, kind.longest_words));
    }
    if (version.head.areas.empty()) add("document.areas", "", "Välj minst ett område, så att dokumentet hittas.");
    if (kind.national == "required" && version.head.national_id.empty())
        add("document.national_id", "", "Ange det nationella stödets id.");
    if (kind.parties && version.head.parties.size() < 2)
        add("document.parties", "", "Ange minst två parter som dokumentet binder.");
    if (anchoring.required && anchoring.is_lacking()) {
        add("document.not_anchored", "",
            anchoring.words + " Skicka utkastet på remiss, och publicera när gruppen har svarat.");
    }
    if (owner_vacant) {
        add("document.owner_vacant", "",
            "Ingen har ägarens funktion. Fyll funktionen på organisationssidan, eller byt ägare.");
    }
    return gaps;
}

namespace {

PatientPart patient_part_of(const DocumentKind& kind, const std::vector<StoredSection>& sections) {
    auto part = PatientPart::not_asked;
    for (const auto& wanted : kind.sections) {
        if (!wanted.patient_part) continue;
        const auto found = std::ranges::find(sections, wanted.id, &StoredSection::section);
        if (found != sections.end() && !is_blank(found->content)) return PatientPart::written;
        part = PatientPart::missing;
    }
    return part;
}

std::vector<RelatedArea> related_areas(Sql& sql, const std::vector<AreaLink>& links, const std::vector<Area>& areas,
                                       const StoredDocument& document, const std::vector<std::string>& own,
                                       const Date& on) {
    std::vector<RelatedArea> related;
    for (const auto& link : links) {
        if (std::ranges::find(own, link.area) == own.end()) continue;
        RelatedArea other{link.see, area_name(areas, link.see), link.prompt, {}};
        for (auto& [id, title] : sql.rows<std::tuple<std::string, std::string>>(
                 "select d.id, v.title from document_tag t join document_version v on v.document = t.document and "
                 "v.version = t.version join document d on d.number = t.document where t.kind = 'area' and t.value = "
                 ":area and v.published = 1 and v.valid_from <= :day and (v.valid_to is null or :day < v.valid_to) and "
                 "d.number <> :own",
                 link.see, on, document.number))
            other.documents.push_back({std::move(id), std::move(title)});
        std::ranges::sort(other.documents, SwedishOrder(), &DocumentLink::title);
        related.push_back(std::move(other));
    }
    return related;
}

}  // namespace

std::vector<DocumentMark> read_marks(Sql& sql, Context& context, std::int64_t document) {
    Names names(sql, context.configuration);
    const auto organisation = read_organisation(sql, context.configuration, context.today);
    std::vector<DocumentMark> marks;
    for (auto& [unit, note, person, day, version] :
         sql.rows<std::tuple<std::string, std::string, std::string, Date, int>>(
             "select u.id, m.note, m.person, m.marked_on, m.version from document_mark m join unit u on u.number = "
             "m.unit where m.document = :document",
             document)) {
        const UnitRow* row = organisation.find(unit);
        marks.push_back({unit, row != nullptr ? row->name : unit, std::move(note), names.of(person), day, version});
    }
    std::ranges::sort(
        marks, [](const DocumentMark& a, const DocumentMark& b) { return SwedishOrder()(a.unit_name, b.unit_name); });
    return marks;
}

Result<DocumentPage> compose_page(Sql& sql, Context& context, const KnowledgeKinds& kinds,
                                  const StoredDocument& document, std::optional<int> wanted) {
    const auto& configuration = context.configuration;
    const StoredVersion* version = wanted ? document.numbered(*wanted) : &document.shown(context.today);
    if (version == nullptr) {
        return refuse(RefusalKind::not_found, "document.version_unknown",
                      fmt::format("Dokumentet har ingen version {}.", *wanted));
    }
    const auto areas = read_areas(configuration.folder);
    if (!areas) return refuse(areas.error());
    const auto organisation = read_organisation(sql, configuration, context.today);
    Names names(sql, configuration);
    DocumentPage page;
    page.id = document.id;
    // A kind that the region no longer has still has its documents.
    const auto* known = kinds.kind(document.kind);
    if (known != nullptr) {
        page.kind = *known;
    } else {
        page.kind.id = page.kind.name = page.kind.plural = document.kind;
    }
    page.version = version->version;
    page.state = version->state_on(context.today);
    page.head = version->head;
    for (const auto& id : page.head.areas) page.areas.push_back({id, area_name(*areas, id), area_name(*areas, id)});
    for (const auto& id : page.head.care_levels) {
        const auto level = std::ranges::find(kinds.settings.care_levels, id, &KnowledgeChoice::id);
        page.care_levels.push_back(level == kinds.settings.care_levels.end() ? KnowledgeChoice{id, id, ""} : *level);
    }
    page.owner_function = document.owner_function;
    const auto* function = configuration.function_kind(document.owner_function);
    page.owner_function_name = function != nullptr ? function->name : document.owner_function;
    page.owner_unit = document.owner_unit;
    const UnitRow* unit = organisation.find(document.owner_unit);
    page.owner_unit_name = unit != nullptr ? unit->name : document.owner_unit;
    page.holders = holders_on(sql, document.owner_function, document.owner_unit, context.today);
    page.group = document.group;
    if (!document.group.empty()) {
        const auto group = read_group(sql, configuration, document.group, context.today);
        page.group_name = group ? group->name : document.group;
    }
    page.valid_from = version->valid_from;
    page.valid_to = version->valid_to;
    page.review_by = version->review_by;
    page.review_overdue = version->review_overdue(context.today);
    page.change_note = version->change_note;
    page.ended_reason = version->ended_reason;
    page.superseded_by = superseding(sql, document.id);
    page.by_name = names.of(version->person);
    page.at = version->at;
    auto sections = read_sections(sql, document.number, version->version);
    if (!version->published) sections = arranged(page.kind, std::move(sections));
    page.anchoring =
        Anchorings(sql, configuration, kinds, context.today, document.id).of(local_version(document, *version));
    page.patient_part = patient_part_of(page.kind, sections);
    page.related = related_areas(sql, kinds.settings.area_links, *areas, document, page.head.areas, context.today);
    if (!version->published) page.gaps = gaps_of(page.kind, *version, sections, page.holders.empty(), page.anchoring);
    const auto open = open_comments(sql, document.number);
    std::string all;
    for (const auto& stored : sections) {
        auto section = section_of(stored, page.kind, names, all);
        if (const auto waiting = open.find(section.id); waiting != open.end()) section.open_comments = waiting->second;
        page.sections.push_back(std::move(section));
    }
    page.readability = readability_of(all);
    for (auto one = document.versions.rbegin(); one != document.versions.rend(); ++one) {
        page.versions.push_back({one->version, one->state_on(context.today), one->head.title, one->valid_from,
                                 one->valid_to, one->change_note, one->ended_reason, names.of(one->person), one->at});
    }
    if (const auto* draft = document.draft()) page.draft = draft->version;
    page.marks = read_marks(sql, context, document.number);
    page.head_version = version->head_version;
    page.row_version = document.version;
    return page;
}

}  // namespace ledstang
