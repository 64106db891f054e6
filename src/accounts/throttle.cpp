#include "accounts/throttle.h"

#include <fmt/format.h>

#include <stdexcept>

namespace ledstang {
namespace {

constexpr std::int64_t free_for_user = 5;
constexpr std::int64_t free_for_address = 50;
constexpr std::int64_t first_wait = 30;
constexpr std::int64_t longest_wait = 15 * 60;
constexpr std::int64_t day = 24 * 60 * 60;  // after which failures are forgotten

const Author nobody{"", "log_in"};

struct Failures {
    std::int64_t failures = 0;
    std::int64_t wait_until = 0;
    template <class S = Failures>
    static constexpr auto described() {
        return describe("Failures", field("failures", &S::failures, "Antal"),
                        field("wait_until", &S::wait_until, "Vänta till"));
    }
};

Failures failures_of(Sql& sql, const std::string& kind, const std::string& name) {
    return sql
        .row<Failures>("select failures, wait_until from log_in_failure where kind = :kind and name = :name", kind,
                       name)
        .value_or(Failures{});
}

void charge(Sql& sql, const std::string& kind, const std::string& name, std::int64_t now) {
    const std::int64_t failures = failures_of(sql, kind, name).failures + 1;
    sql.execute("delete from log_in_failure where kind = :kind and name = :name", kind, name);
    sql.execute(
        "insert into log_in_failure (kind, name, failures, last, wait_until) values (:kind, :name, :failures, :last, "
        ":wait_until)",
        kind, name, failures, now, now + wait_after(kind, failures));
}

std::string in_words(std::int64_t seconds) {
    if (seconds < 120) return seconds == 1 ? "1 sekund" : fmt::format("{} sekunder", seconds);
    return fmt::format("{} minuter", (seconds + 59) / 60);
}

Result<void> check_wait(const Failures& failures, std::int64_t now) {
    if (failures.wait_until <= now) return {};
    return refuse(
        RefusalKind::forbidden, "session.wait",
        fmt::format("För många misslyckade försök. Vänta {} och försök igen, eller be den som sköter personer "
                    "och rättigheter om ett nytt lösenord.",
                    in_words(failures.wait_until - now)));
}

template <class Change>
void write(Store& store, Change&& change) {
    const auto written = store.write_aside(nobody, [&](Transaction& transaction) -> Result<void> {
        change(transaction.sql());
        return {};
    });
    if (!written) throw std::logic_error("a count of failures was refused: " + written.error().message);
}

}  // namespace

std::int64_t wait_after(const std::string& kind, std::int64_t failures) {
    const std::int64_t over = failures - (kind == "address" ? free_for_address : free_for_user);
    if (over < 0) return 0;
    return over >= 5 ? longest_wait : first_wait << over;
}

Result<void> begin_try(Store& store, const std::string& user_name, const std::string& address, std::int64_t now) {
    // Who must wait is told so without a write.
    const auto waits = store.read([&](Sql& sql) -> Result<void> {
        if (auto checked = check_wait(failures_of(sql, "address", address), now); !checked) return checked;
        return check_wait(failures_of(sql, "user", user_name), now);
    });
    if (!waits) return waits;
    return store.write_aside(nobody, [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        sql.execute("delete from log_in_failure where last < :forgotten", now - day);
        if (auto checked = check_wait(failures_of(sql, "user", user_name), now); !checked) return checked;
        charge(sql, "user", user_name, now);
        return {};
    });
}

void fail_try(Store& store, const std::string& address, std::int64_t now) {
    write(store, [&](Sql& sql) { charge(sql, "address", address, now); });
}

void forgive_try(Store& store, const std::string& user_name) {
    write(store, [&](Sql& sql) {
        sql.execute(
            "update log_in_failure set failures = failures - 1, wait_until = 0 where kind = 'user' and name = :name",
            user_name);
    });
}

void end_try(Store& store, const std::string& user_name) {
    write(store,
          [&](Sql& sql) { sql.execute("delete from log_in_failure where kind = 'user' and name = :name", user_name); });
}

}  // namespace ledstang
