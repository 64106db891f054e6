#include "store/change_log.h"

#include "store/store_hash.h"

namespace ledstang {
namespace {

// Entries held in memory at a time while the log is walked.
constexpr std::int64_t batch = 5000;

const auto entry_columns =
    columns(&ChangeEntry::sequence, &ChangeEntry::at, &ChangeEntry::person, &ChangeEntry::operation,
            &ChangeEntry::entity, &ChangeEntry::entity_id, &ChangeEntry::before_json, &ChangeEntry::after_json,
            &ChangeEntry::previous_hash, &ChangeEntry::hash);

const std::string fields =
    "select sequence, at, person, operation, entity, entity_id, before_json, after_json, previous_hash, hash from "
    "change_log ";
// `owner` may be a unit: vo_ortopedi, vo_ortopedi/sjukfranvaro/…, vo_ortopedi-2022-18, vo_chef@vo_ortopedi.
const std::string matching =
    "where sequence > :above and sequence < :below and (:entity = '' or entity = :entity) and (:owner = '' or "
    "entity_id = :owner or substr(entity_id, 1, length(:owner) + 1) = :owner || '/' or substr(entity_id, 1, "
    "length(:owner) + 1) = :owner || '-' or (length(entity_id) > length(:owner) and substr(entity_id, "
    "length(entity_id) - length(:owner)) = '@' || :owner)) and (:person = '' or person = :person) and at >= :from and "
    "(:before = '' or at < :before) ";

std::string fault_in(const ChangeEntry& entry, std::int64_t expected_sequence, const std::string& previous_hash) {
    if (entry.sequence != expected_sequence) return "Posten saknas i ändringsloggen.";
    if (entry.previous_hash != previous_hash) return "Posten hänger inte ihop med posten före.";
    if (entry.hash != hash_of(entry)) return "Postens innehåll stämmer inte med dess kontrollsumma.";
    return {};
}

}  // namespace

std::string hash_of(const ChangeEntry& entry) {
    return Blake2b()
        .field("ledstang change")
        .field(std::to_string(entry.sequence))
        .field(entry.at)
        .field(entry.person)
        .field(entry.operation)
        .field(entry.entity)
        .field(entry.entity_id)
        .field(entry.before_json)
        .field(entry.after_json)
        .field(entry.previous_hash)
        .hex();
}

ChainReport verify_chain(Sql& sql) {
    using Head = std::tuple<std::int64_t, std::string>;
    const auto [last_sequence, last_hash] = sql.value<Head>("select sequence, hash from change_head");
    ChainReport report;
    while (true) {
        const auto entries =
            sql.rows(entry_columns,
                     "select sequence, at, person, operation, entity, entity_id, before_json, after_json, "
                     "previous_hash, hash from change_log where sequence > :after order by sequence limit :batch",
                     report.entries, batch);
        for (const auto& entry : entries) {
            const auto fault = fault_in(entry, report.entries + 1, report.head_hash);
            if (!fault.empty()) {
                report.first_break = {report.entries + 1, fault};
                return report;
            }
            ++report.entries;
            report.head_hash = entry.hash;
        }
        if (entries.empty()) break;
    }
    if (report.entries < last_sequence) {
        report.first_break = {report.entries + 1, "Posten saknas i slutet av ändringsloggen."};
    } else if (report.entries > last_sequence || report.head_hash != last_hash) {
        report.first_break = {last_sequence, "Ändringsloggens slut stämmer inte med sista posten."};
    }
    return report;
}

std::vector<ChangeEntry> newest_changes(Sql& sql, const ChangeFilter& filter, std::int64_t limit) {
    if (!filter.entity.empty() && !filter.entity_id.empty()) {
        static const std::string of_thing =
            fields +
            "where entity = :entity and entity_id = :id and sequence > :above and sequence < :below and (:person = '' "
            "or person = :person) and at >= :from and (:before = '' or at < :before) order by sequence desc limit "
            ":limit";
        return sql.rows(entry_columns, of_thing, filter.entity, filter.entity_id, filter.above, filter.below,
                        filter.person, filter.from, filter.before, limit);
    }
    static const std::string query = fields + matching + "order by sequence desc limit :limit";
    return sql.rows(entry_columns, query, filter.above, filter.below, filter.entity, filter.owner, filter.person,
                    filter.from, filter.before, limit);
}

std::vector<ChangeEntry> oldest_changes(Sql& sql, const ChangeFilter& filter, std::int64_t limit) {
    static const std::string query = fields + matching + "order by sequence limit :limit";
    return sql.rows(entry_columns, query, filter.above, filter.below, filter.entity, filter.owner, filter.person,
                    filter.from, filter.before, limit);
}

std::vector<ChangeEntry> history_of(Sql& sql, const std::string& entity, const std::string& id) {
    return sql.rows(entry_columns,
                    "select sequence, at, person, operation, entity, entity_id, before_json, after_json, "
                    "previous_hash, hash from change_log where entity = :entity and entity_id = :id order by sequence",
                    entity, id);
}

}  // namespace ledstang
