#include "store/migrate.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

#include "store/instant.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

struct Token {
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgresql;
};
constexpr std::array tokens = {
    Token{"text", "text", "text collate \"C\""}, Token{"bytes", "blob", "bytea"},
    Token{"real", "real", "double precision"},   Token{"integer_key", "integer primary key", "bigint primary key"},
    Token{"without_rowid", "without rowid", ""},
};

struct Applied {
    std::int64_t number = 0;
    std::string name;
    std::string checksum;
};

std::string checksum_of(const Migration& migration) {
    return Blake2b().field("ledstang migration").field(migration.text).hex();
}

std::string file_name(const Migration& migration) {
    return fmt::format("{:04}_{}.sql", migration.number, migration.name);
}

std::string replace_tokens(const std::string& line, Dialect dialect, const std::string& place) {
    std::string replaced;
    std::size_t at = 0;
    while (true) {
        const std::size_t open = line.find('{', at);
        replaced += line.substr(at, open - at);
        if (open == std::string::npos) return replaced;
        const std::size_t close = line.find('}', open);
        const std::string name = line.substr(open + 1, close - open - 1);
        if (name.empty()) {  // JSON's empty object
            replaced += "{}";
            at = close + 1;
            continue;
        }
        const auto* token = std::ranges::find(tokens, name, &Token::name);
        if (close == std::string::npos || token == tokens.end()) {
            throw StoreError(fmt::format("{}: unknown token {{{}}}", place, name));
        }
        replaced += dialect == Dialect::sqlite ? token->sqlite : token->postgresql;
        at = close + 1;
    }
}

void check_applied(const std::vector<Applied>& applied, const std::vector<Migration>& migrations) {
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (!applied.empty() && applied.back().number > newest) {
        throw StoreError(fmt::format(
            "the database has schema {} and this program knows schemas up to {}: use a newer version of the program",
            applied.back().number, newest));
    }
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (i >= migrations.size() || applied[i].number != migrations[i].number) {
            throw StoreError(
                fmt::format("the database has migration {} ({}), which does not follow the program's order",
                            applied[i].number, applied[i].name));
        }
        if (applied[i].checksum != checksum_of(migrations[i])) {
            throw StoreError(
                fmt::format("{} has been changed after it was applied to this database", file_name(migrations[i])));
        }
    }
}

std::vector<Applied> applied_migrations(Backend& backend, Sql& sql) {
    if (!backend.has_table(sql, "schema_version")) return {};
    return sql.rows(columns(&Applied::number, &Applied::name, &Applied::checksum),
                    "select number, name, checksum from schema_version order by number");
}

void apply(Backend& backend, Sql& sql, const Migration& migration) {
    try {
        backend.run_script(sql, script_for(migration, backend.dialect()));
        sql.execute(
            "insert into schema_version (number, name, checksum, applied_at) values (:number, :name, :checksum, :at)",
            migration.number, migration.name, checksum_of(migration), instant_now());
        backend.check_migrated(sql);
    } catch (const std::exception& error) {
        throw StoreError(fmt::format("{} could not be applied: {}", file_name(migration), error.what()));
    }
}

}  // namespace

std::vector<Migration> program_migrations() {
    std::vector<Migration> all;
    for (const auto& embedded : embedded_migrations()) {
        const std::string_view hex = embedded.hex;
        std::string text(hex.size() / 2, '\0');
        sodium_hex2bin(reinterpret_cast<unsigned char*>(text.data()), text.size(), hex.data(), hex.size(), nullptr,
                       nullptr, nullptr);
        all.push_back({embedded.number, embedded.name, std::move(text)});
    }
    return all;
}

std::string script_for(const Migration& migration, Dialect dialect) {
    std::istringstream lines(migration.text);
    std::string script;
    bool ours = true;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line == "-- both:") {
            ours = true;
        } else if (line == "-- sqlite:") {
            ours = dialect == Dialect::sqlite;
        } else if (line == "-- postgresql:") {
            ours = dialect == Dialect::postgresql;
        } else if (ours && !line.starts_with("--")) {
            script += replace_tokens(line, dialect, fmt::format("{}, line {}", file_name(migration), number)) + "\n";
        }
    }
    return script;
}

void migrate(Backend& backend, Sql& sql, const std::vector<Migration>& migrations) {
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        if (migrations[i].number != static_cast<int>(i) + 1) {
            throw StoreError(
                fmt::format("{} is not number {} in the row of migrations", file_name(migrations[i]), i + 1));
        }
    }
    auto applied = applied_migrations(backend, sql);
    check_applied(applied, migrations);
    if (applied.size() == migrations.size()) return;

    for (bool more = true; more;) {
        backend.begin_migrations(sql);
        try {
            backend.run_script(sql,
                               "create table if not exists schema_version (number bigint not null primary key, "
                               "name text not null, checksum text not null, applied_at text not null);");
            // Another process may have been first.
            applied = applied_migrations(backend, sql);
            check_applied(applied, migrations);
            if (applied.size() < migrations.size()) apply(backend, sql, migrations[applied.size()]);
            more = applied.size() + 1 < migrations.size();
            sql.commit();
        } catch (...) {
            sql.rollback();
            backend.end_migrations(sql);
            throw;
        }
        backend.end_migrations(sql);
    }
    // What was prepared before the tables changed.
    sql.forget_statements();
}

}  // namespace ledstang
