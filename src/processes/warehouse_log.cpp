#include "processes/warehouse_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "event_logs/event_log_builder.h"
#include "event_logs/instant.h"
#include "operations/configuration.h"
#include "warehouse/region_warehouse.h"
#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

constexpr auto dataset = "process_events";
enum Place { case_name, activity, day, clock, unit, sex, age, outcome };

std::string_view text_at(const Columns& rows, Place place, std::size_t row) {
    const auto& column = rows.columns[place];
    return column.is_missing(row) ? std::string_view() : column.text(row);
}

// A day without a time of the clock is its midnight. 8:15 and 08.15 are as good as 08:15.
std::optional<std::int64_t> instant_of(const Columns& rows, std::size_t row) {
    std::string time(text_at(rows, clock, row));
    std::ranges::replace(time, '.', ':');
    if (time.find(':') == 1) time.insert(0, "0");
    const auto date = to_string(rows.columns[day].date(row));
    return parse_instant(time.empty() ? date : date + " " + time, ClockZone::sweden);
}

// False for an event whose time cannot be read.
bool add(EventLogBuilder& builder, const Columns& rows, std::size_t row, std::size_t unit_column,
         std::size_t sex_column, std::size_t age_column, std::size_t outcome_column) {
    const auto complete = instant_of(rows, row);
    if (!complete) return false;
    builder.add({text_at(rows, case_name, row), text_at(rows, activity, row), *complete, {}, text_at(rows, unit, row)});
    builder.set_text(unit_column, text_at(rows, unit, row));
    builder.set_text(sex_column, text_at(rows, sex, row));
    builder.set_text(outcome_column, text_at(rows, outcome, row));
    if (!rows.columns[age].is_missing(row))
        builder.set_number(age_column, static_cast<double>(rows.columns[age].whole_numbers()[row]));
    return true;
}

}  // namespace

Result<WarehouseLog> log_from_warehouse(const Configuration& configuration, const std::string& process) {
    const auto folder = std::filesystem::path(configuration.folder).parent_path();
    const auto no_events = [&] {
        return refuse(RefusalKind::not_found, "process.no_events",
                      fmt::format("Källdatan har inga processhändelser för {}. Läs in datamängden process_events, där "
                                  "kolumnen process har det id:t.",
                                  in_quotes(process)));
    };
    if (!has_region_warehouse(folder)) return no_events();
    const auto warehouse = open_region_warehouse(folder, WarehouseAccess::read);
    if (!warehouse) return refuse(warehouse.error());
    EventLogBuilder builder;
    std::int64_t unread = 0;
    const auto unit_column = builder.attribute("enhet", false);
    const auto sex_column = builder.attribute("kon", false);
    const auto age_column = builder.attribute("alder", false);
    const auto outcome_column = builder.attribute("utfall", false);
    const auto done = while_reachable([&]() -> Result<void> {
        if (!(*warehouse)->has_table(dataset)) return {};
        (*warehouse)
            ->stream({fmt::format("SELECT arende, handelse, handelsedatum, klockslag, enhet, kon, alder, utfall "
                                  "FROM {} WHERE process = $1 ORDER BY batch_id, row_number",
                                  dataset),
                      {process}},
                     [&](const Columns& rows) {
                         for (std::size_t row = 0; row < rows.rows(); ++row)
                             unread +=
                                 add(builder, rows, row, unit_column, sex_column, age_column, outcome_column) ? 0 : 1;
                         return true;
                     });
        return {};
    });
    if (!done) return refuse(done.error());
    if (builder.events() == 0) return no_events();
    auto log = std::move(builder).build();
    if (!log) return refuse(log.error());
    return WarehouseLog{std::move(*log), unread};
}

}  // namespace ledstang
