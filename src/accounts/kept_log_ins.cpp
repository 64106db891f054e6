#include "accounts/accounts.h"

namespace ledstang {
namespace {

const Author nobody{"", "log_in"};

}  // namespace

void keep_log_in(Store& store, const std::string& hash, const KeptLogIn& log_in, std::int64_t oldest) {
    const auto kept = store.write_aside(nobody, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("delete from log_in_session where begun < :oldest", oldest);
        transaction.sql().execute(
            "insert into log_in_session (hash, person, assignment, begun) values (:hash, :person, :assignment, :begun)",
            hash, log_in.person, log_in.assignment, log_in.begun);
        return {};
    });
    if (!kept) throw std::logic_error("a log-in was refused: " + kept.error().message);
}

std::optional<KeptLogIn> kept_log_in(Sql& sql, const std::string& hash) {
    const auto found = sql.row<std::tuple<std::string, std::optional<std::int64_t>, std::int64_t>>(
        "select person, assignment, begun from log_in_session where hash = :hash", hash);
    if (!found) return std::nullopt;
    const auto& [person, assignment, begun] = *found;
    return KeptLogIn{person, assignment, begun};
}

void drop_log_in(Store& store, const std::string& hash) {
    const auto dropped = store.write_aside(nobody, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("delete from log_in_session where hash = :hash", hash);
        return {};
    });
    if (!dropped) throw std::logic_error("the end of a log-in was refused: " + dropped.error().message);
}

}  // namespace ledstang
