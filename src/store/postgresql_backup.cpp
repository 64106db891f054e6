#include <fmt/format.h>

#include <chrono>
#include <map>
#include <thread>
#include <vector>

#include "base/program.h"
#include "store/backend.h"
#include "store/backup_content.h"
#include "store/native.h"

namespace ledstang {
namespace {

// The address as the variables that PostgreSQL's programs read, so that no password shows among their arguments.
std::map<std::string, std::string> environment_of(const std::string& address) {
    std::map<std::string, std::string> environment;
    char* message = nullptr;
    PQconninfoOption* options = PQconninfoParse(address.c_str(), &message);
    if (!options) {
        const std::string text = message ? message : "";
        PQfreemem(message);
        throw StoreError(fmt::format("PostgreSQL: {}", text));
    }
    for (const auto* option = options; option->keyword; ++option) {
        if (option->envvar && option->val) environment[option->envvar] = option->val;
    }
    PQconninfoFree(options);
    return environment;
}

Result<void> run(const std::vector<std::string>& arguments, const std::string& address) {
    const auto answer = run_program(arguments, environment_of(address));
    if (!answer) {
        return refuse(RefusalKind::unavailable, "store.program_missing",
                      fmt::format("Programmet {} saknas. Installera paketet postgresql-client och försök igen.",
                                  arguments.front()));
    }
    if (answer->exit_code != 0) {
        throw StoreError(fmt::format("{} ended with {}: {}", arguments.front(), answer->exit_code, answer->errors));
    }
    return {};
}

std::string quoted(const std::string& identifier) {
    std::string text = "\"";
    for (const char c : identifier) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

// A program that has just ended may still be seen by the server for a moment, so a few looks are taken.
bool others_gone(Sql& sql) {
    for (int look = 0; look < 20; ++look) {
        const auto others = sql.value<std::int64_t>(
            "select count(*) from pg_catalog.pg_stat_activity where datname = current_database() and application_name "
            "= current_setting('application_name') and pid <> pg_backend_pid()");
        if (others == 0) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

}  // namespace

Result<void> dump_postgresql(Sql& sql, const std::string& address, const std::string& schema,
                             const std::filesystem::path& content) {
    const auto snapshot = sql.value<std::string>("select pg_export_snapshot()");
    return run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=" + quoted(schema),
                "--snapshot=" + snapshot, "--file=" + content.string()},
               address);
}

Result<void> may_restore_postgresql(const std::string& address, const std::string& schema, bool force) {
    const auto backend = open_postgresql(address, std::chrono::seconds(10));
    const auto sql = backend->connect_reader();
    if (const auto here = sql->value<std::string>("select current_schema()"); here != schema) {
        return refuse("store.backup_other_schema",
                      fmt::format("Säkerhetskopian är tagen från schemat {}, men adressen pekar på schemat {}. Ange en "
                                  "adress med samma schema.",
                                  schema, here));
    }
    const auto tables =
        sql->value<std::int64_t>("select count(*) from pg_catalog.pg_tables where schemaname = current_schema()");
    if (tables > 0 && !force) {
        return refuse(
            RefusalKind::conflict, "store.restore_not_empty",
            "Databasen är inte tom. Återställ till en tom databas, eller ange --force för att ersätta det som "
            "finns.");
    }
    if (!others_gone(*sql)) {
        return refuse(RefusalKind::conflict, "store.in_use",
                      "Databasen används av ett annat program. Stoppa tjänsten och återställ sedan på nytt.");
    }
    return {};
}

Result<void> put_postgresql(const std::filesystem::path& content, const std::string& address,
                            const std::string& schema) {
    const auto script = content.string() + ".sql";
    if (auto written =
            run({"pg_restore", "--no-owner", "--no-privileges", "--file=" + script, content.string()}, address);
        !written) {
        return written;
    }
    return run({"psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction",
                "--command=drop schema if exists " + quoted(schema) + " cascade", "--file=" + script},
               address);
}

}  // namespace ledstang
