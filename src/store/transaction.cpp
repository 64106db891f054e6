#include "store/transaction.h"

#include "store/change_log.h"
#include "store/instant.h"

namespace ledstang {

Transaction::Transaction(Sql& sql, Author author) : sql_(sql), author_(std::move(author)), now_(instant_now()) {
    using Head = std::tuple<std::int64_t, std::string>;
    std::tie(last_sequence_, last_hash_) = sql_.value<Head>("select sequence, hash from change_head");
}

std::int64_t Transaction::log(std::string_view entity, std::string_view id, std::string before, std::string after) {
    ChangeEntry entry{.sequence = last_sequence_ + 1,
                      .at = now_,
                      .person = author_.person,
                      .operation = author_.operation,
                      .entity = std::string(entity),
                      .entity_id = std::string(id),
                      .before_json = std::move(before),
                      .after_json = std::move(after),
                      .previous_hash = last_hash_,
                      .hash = {}};
    entry.hash = hash_of(entry);
    sql_.execute(
        "insert into change_log (sequence, at, person, operation, entity, entity_id, before_json, after_json, "
        "previous_hash, hash) values (:sequence, :at, :person, :operation, :entity, :entity_id, :before, :after, "
        ":previous_hash, :hash)",
        entry.sequence, entry.at, entry.person, entry.operation, entry.entity, entry.entity_id, entry.before_json,
        entry.after_json, entry.previous_hash, entry.hash);
    last_sequence_ = entry.sequence;
    last_hash_ = entry.hash;
    return last_sequence_;
}

void Transaction::close() {
    sql_.execute("update change_head set sequence = :sequence, hash = :hash, commits = commits + 1", last_sequence_,
                 last_hash_);
}

}  // namespace ledstang
