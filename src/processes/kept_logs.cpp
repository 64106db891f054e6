#include "processes/kept_logs.h"

#include <mutex>

#include "described/json_write.h"
#include "event_logs/log_file.h"
#include "processes/logs.h"
#include "processes/warehouse_log.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {

std::optional<StoredLog> read_stored_log(Sql& sql, std::int64_t process) {
    return sql.row<StoredLog>(
        "select source, file_name, columns, events, cases, person, at from process_log where process = :process",
        process);
}

Result<PseudonymousLog> put_log_in_place(Context& context, const StoredProcess& process, const EventLog& log,
                                         StoredLog stored) {
    const auto folder = std::filesystem::path(context.configuration.folder).parent_path();
    const auto key = PatientKey::open(patient_key_file(folder));
    if (!key) return refuse(key.error());
    auto kept = without_personal_numbers(log, *key, context.today);
    stored.events = static_cast<std::int64_t>(kept.log.events());
    stored.cases = kept.log.cases();
    const auto file = process_log_file(context.configuration, process.id);
    std::filesystem::create_directories(file.parent_path());
    static std::mutex one_by_one;
    const std::lock_guard lock(one_by_one);
    write_event_log(kept.log, file);
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto before = read_stored_log(sql, process.number);
        stored.at = transaction.now();
        sql.execute("delete from process_log where process = :process", process.number);
        sql.execute(
            "insert into process_log (process, source, file_name, columns, events, cases, person, at) values "
            "(:process, :source, :file, :columns, :events, :cases, :person, :at)",
            process.number, stored.source, stored.file_name, stored.columns, stored.events, stored.cases, stored.person,
            stored.at);
        transaction.log("process_log", process.id, before ? to_json(*before) : "", to_json(stored));
        return {};
    });
    if (!written) return refuse(written.error());
    return kept;
}

}  // namespace ledstang
