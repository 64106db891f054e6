// The hash-chained change log. Each entry's hash is taken over all its fields and the hash of the entry before it, so
// that an entry cannot be altered, removed or put in afterwards without `verify` telling where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql.h"

namespace ledstang {

struct ChangeEntry {
    std::int64_t sequence = 0;  // 1, 2, 3 … without gaps
    std::string at;             // "2022-05-01T12:34:56.789Z"
    std::string person;         // id; "" where the program itself acts
    std::string operation;
    std::string entity;  // "target"
    std::string entity_id;
    std::string before_json;    // "" where there was nothing before
    std::string after_json;     // "" where nothing is left
    std::string previous_hash;  // "" for the first
    std::string hash;           // 64 hexadecimal digits
};

struct ChainReport {
    struct Break {
        std::int64_t sequence = 0;  // the first entry that does not hold
        std::string reason;         // Swedish
    };
    std::int64_t entries = 0;  // that hold
    std::string head_hash;     // to be written down elsewhere: a chain that was rewritten as a whole ends in another
    std::optional<Break> first_break;
    bool whole() const { return !first_break; }
};

// The hash that the entry should have; `entry.hash` itself is not read.
std::string hash_of(const ChangeEntry& entry);

// Walks the whole log in the connection's snapshot.
ChainReport verify_chain(Sql& sql);

// Which entries are asked for; what is empty asks nothing.
struct ChangeFilter {
    std::string entity;
    std::string entity_id;
    std::string owner;  // entries whose id is this, begins with it and / or -, or ends with @ and it
    std::string person;
    std::string from;                            // the first instant, or a part of one: "2022-05-01"
    std::string before;                          // the first instant that is too late, likewise
    std::int64_t above = 0;                      // only sequences after this
    std::int64_t below = std::int64_t{1} << 62;  // only sequences before this
};
// At most `limit`, newest first. A thing's own entries are found by their index; anything else walks the log.
std::vector<ChangeEntry> newest_changes(Sql& sql, const ChangeFilter& filter, std::int64_t limit);
// At most `limit` in the order of the log, for taking it out piece by piece (`above`).
std::vector<ChangeEntry> oldest_changes(Sql& sql, const ChangeFilter& filter, std::int64_t limit);

// The entries about one thing, oldest first.
std::vector<ChangeEntry> history_of(Sql& sql, const std::string& entity, const std::string& id);

}  // namespace ledstang
