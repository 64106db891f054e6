#include "knowledge/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/swedish_text.h"
#include "knowledge/knowledge.h"
#include "store/store.h"

namespace ledstang {
namespace {

struct TagKind {
    const char* name;
    std::vector<std::string> DocumentDetails::* values;
};
const std::array tag_kinds{
    TagKind{"area", &DocumentDetails::areas},
    TagKind{"code", &DocumentDetails::codes},
    TagKind{"care_level", &DocumentDetails::care_levels},
    TagKind{"party", &DocumentDetails::parties},
    TagKind{"supersedes", &DocumentDetails::supersedes},
};

// What a choice of documents reads: the documents, their versions, what these concern.
struct Queries {
    std::string documents, versions, tags;
};

Queries queries_where(const std::string& condition) {
    const std::string from = " join unit u on u.number = d.owner_unit where " + condition;
    return {
        "select d.number, d.id, d.kind, d.owner_function, u.id, coalesce(d.group_id, ''), d.version from document "
        "d" +
            from + " order by d.number",
        "select v.document, v.version, v.published, v.title, v.national_id, v.national_address, v.origin, "
        "v.source, v.licence, v.change_note, v.valid_from, v.valid_to, v.review_by, v.ended, v.ended_reason, "
        "v.person, v.at, v.head_version from document_version v join document d on d.number = v.document" +
            from + " order by v.document, v.version",
        "select t.document, t.version, t.kind, t.value from document_tag t join document d on d.number = "
        "t.document" +
            from + " order by t.document, t.version, t.kind, t.place"};
}

const Queries& queries_of(DocumentChoice choice) {
    static const std::map<DocumentChoice, Queries> all = {
        {DocumentChoice::all, queries_where("1 = 1")},
        {DocumentChoice::id, queries_where("d.id = :value")},
        {DocumentChoice::owner_unit, queries_where("u.id = :value")},
        {DocumentChoice::group, queries_where("d.group_id = :value")},
        // Any version may be about it.
        {DocumentChoice::area,
         queries_where(
             "d.number in (select a.document from document_tag a where a.kind = 'area' and a.value = :value)")},
    };
    return all.at(choice);
}

// As many documents as one statement asks for by number.
constexpr std::size_t at_once = 50;
using Numbers = std::array<std::int64_t, at_once>;

const Queries& queries_by_number() {
    static const Queries queries = [] {
        std::string names;
        for (std::size_t i = 0; i < at_once; ++i) names += fmt::format("{}:n{}", i == 0 ? "" : ", ", i);
        return queries_where("d.number in (" + names + ")");
    }();
    return queries;
}

using VersionRow = std::tuple<std::int64_t, int, bool, std::string, std::string, std::string, std::string, std::string,
                              std::string, std::string, std::optional<Date>, std::optional<Date>, std::optional<Date>,
                              std::string, std::string, std::string, std::string, int>;

StoredVersion version_of(VersionRow row) {
    StoredVersion read;
    auto& head = read.head;
    std::tie(read.document, read.version, read.published, head.title, head.national_id, head.national_address,
             head.origin, head.source, head.licence, read.change_note, read.valid_from, read.valid_to, read.review_by,
             read.ended, read.ended_reason, read.person, read.at, read.head_version) = std::move(row);
    return read;
}

template <class... Value>
std::vector<StoredDocument> read_by(Sql& sql, const Queries& queries, const Value&... value) {
    std::vector<StoredDocument> documents;
    std::map<std::int64_t, std::size_t> places;
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, int>;
    for (auto& [number, id, kind, function, unit, group, version] : sql.rows<Row>(queries.documents, value...)) {
        places[number] = documents.size();
        documents.push_back({number,
                             std::move(id),
                             std::move(kind),
                             std::move(function),
                             std::move(unit),
                             std::move(group),
                             version,
                             {}});
    }
    for (auto& row : sql.rows<VersionRow>(queries.versions, value...)) {
        auto version = version_of(std::move(row));
        documents[places.at(version.document)].versions.push_back(std::move(version));
    }
    using Tag = std::tuple<std::int64_t, int, std::string, std::string>;
    for (auto& [document, version, kind, tag] : sql.rows<Tag>(queries.tags, value...)) {
        const auto of_kind = std::ranges::find(tag_kinds, kind, &TagKind::name);
        auto& versions = documents[places.at(document)].versions;
        const auto place = std::ranges::find(versions, version, &StoredVersion::version);
        if (of_kind != tag_kinds.end() && place != versions.end())
            (place->head.*of_kind->values).push_back(std::move(tag));
    }
    return documents;
}

void write_tags(Sql& sql, const StoredVersion& version) {
    for (const auto& [kind, values] : tag_kinds) {
        int place = 0;
        for (const auto& value : version.head.*values) {
            sql.execute(
                "insert into document_tag (document, version, kind, place, value) values (:document, :version, :kind, "
                ":place, :value)",
                version.document, version.version, std::string(kind), ++place, value);
        }
    }
}

}  // namespace

VersionState StoredVersion::state_on(const Date& day) const {
    if (!published) return VersionState::draft;
    const bool never = valid_to && *valid_to <= *valid_from;  // ended before it began
    if (valid_to && (never || *valid_to <= day))
        return ended == "withdrawn" ? VersionState::withdrawn : VersionState::superseded;
    return *valid_from <= day ? VersionState::in_force : VersionState::coming;
}

bool StoredVersion::review_overdue(const Date& day) const {
    return state_on(day) == VersionState::in_force && review_by && *review_by < day;
}

const StoredVersion* StoredDocument::draft() const {
    const auto found = std::ranges::find(versions, false, &StoredVersion::published);
    return found == versions.end() ? nullptr : &*found;
}

const StoredVersion* StoredDocument::in_force(const Date& day) const {
    const auto found = std::ranges::find_if(
        versions, [&](const StoredVersion& one) { return one.state_on(day) == VersionState::in_force; });
    return found == versions.end() ? nullptr : &*found;
}

const StoredVersion& StoredDocument::shown(const Date& day) const {
    if (const auto* holding = in_force(day)) return *holding;
    for (auto one = versions.rbegin(); one != versions.rend(); ++one) {
        if (one->published) return *one;
    }
    return versions.back();
}

const StoredVersion* StoredDocument::numbered(int wanted) const {
    const auto found = std::ranges::find(versions, wanted, &StoredVersion::version);
    return found == versions.end() ? nullptr : &*found;
}

std::vector<StoredDocument> read_documents(Sql& sql, DocumentChoice choice, const std::string& value) {
    const auto& queries = queries_of(choice);
    return choice == DocumentChoice::all ? read_by(sql, queries) : read_by(sql, queries, value);
}

std::vector<StoredDocument> read_documents(Sql& sql, std::span<const std::int64_t> numbers) {
    std::vector<StoredDocument> documents;
    for (; !numbers.empty(); numbers = numbers.subspan(std::min(at_once, numbers.size()))) {
        Numbers some{};
        std::copy_n(numbers.begin(), std::min(at_once, numbers.size()), some.begin());
        auto read = std::apply([&](auto... number) { return read_by(sql, queries_by_number(), number...); }, some);
        std::ranges::move(read, std::back_inserter(documents));
    }
    return documents;
}

Result<StoredDocument> require_document(Sql& sql, const std::string& id) {
    auto found = read_documents(sql, DocumentChoice::id, id);
    if (!found.empty()) return std::move(found.front());
    const auto nearest = nearest_name(id, sql.rows<std::string>("select id from document order by id"));
    return refuse(RefusalKind::not_found, "document.unknown",
                  fmt::format("Dokumentet {} finns inte.{}", in_quotes(id),
                              nearest ? fmt::format(" Menade du {}?", in_quotes(*nearest)) : ""));
}

std::vector<StoredSection> read_sections(Sql& sql, std::int64_t document, int version) {
    return sql.rows<StoredSection>(
        "select section, position, name, content, text_version, person, at from document_section where document = "
        ":document and version = :version order by position",
        document, version);
}

void insert_version(Transaction& transaction, const StoredVersion& version) {
    const auto& head = version.head;
    transaction.sql().execute(
        "insert into document_version (document, version, published, title, national_id, national_address, origin, "
        "source, licence, change_note, valid_from, valid_to, review_by, ended, ended_reason, person, at, head_version) "
        "values (:document, :version, :published, :title, :national_id, :national_address, :origin, :source, :licence, "
        ":change_note, :valid_from, :valid_to, :review_by, :ended, :ended_reason, :person, :at, :head_version)",
        version.document, version.version, version.published, head.title, head.national_id, head.national_address,
        head.origin, head.source, head.licence, version.change_note, version.valid_from, version.valid_to,
        version.review_by, version.ended, version.ended_reason, version.person, version.at, version.head_version);
    write_tags(transaction.sql(), version);
}

void store_head(Transaction& transaction, const StoredVersion& version) {
    Sql& sql = transaction.sql();
    const auto& head = version.head;
    sql.execute(
        "update document_version set published = :published, title = :title, national_id = :national_id, "
        "national_address = :national_address, origin = :origin, source = :source, licence = :licence, change_note = "
        ":change_note, valid_from = :valid_from, valid_to = :valid_to, review_by = :review_by, ended = :ended, "
        "ended_reason = :ended_reason, person = :person, at = :at, head_version = :head_version where document = "
        ":document and version = :version",
        version.published, head.title, head.national_id, head.national_address, head.origin, head.source, head.licence,
        version.change_note, version.valid_from, version.valid_to, version.review_by, version.ended,
        version.ended_reason, version.person, version.at, version.head_version, version.document, version.version);
    sql.execute("delete from document_tag where document = :document and version = :version", version.document,
                version.version);
    write_tags(sql, version);
}

void store_section(Transaction& transaction, std::int64_t document, int version, const StoredSection& section) {
    Sql& sql = transaction.sql();
    sql.execute("delete from document_section where document = :document and version = :version and section = :section",
                document, version, section.section);
    sql.execute(
        "insert into document_section (document, version, section, position, name, content, text_version, person, at) "
        "values (:document, :version, :section, :position, :name, :content, :text_version, :person, :at)",
        document, version, section.section, section.position, section.name, section.content, section.text_version,
        section.person, section.at);
}

std::string anchor_of(int section, int paragraph) {
    return fmt::format("s{}p{}", section, paragraph);
}

bool document_exists(Sql& sql, const std::string& id) {
    return sql.value<std::int64_t>("select count(*) from document where id = :id", id) > 0;
}

std::string document_title(Sql& sql, const std::string& id) {
    // The last published version, else the draft.
    const auto titles = sql.rows<std::string>(
        "select v.title from document_version v join document d on d.number = v.document where d.id = :id order by "
        "v.published desc, v.version desc",
        id);
    return titles.empty() ? "" : titles.front();
}

}  // namespace ledstang
