// Actions and their sub-targets as tables, in and out: the same columns both ways, so that nothing is lost on a round.
#pragma once

#include "matters/matter.h"
#include "matters/progress.h"

namespace ledstang {

// The columns; those that the type's configuration adds have its fields' ids. responsible_roles and
// derived_measure_links hold lists with ";" between.
namespace action_column {
constexpr const char* number = "action_no";
constexpr const char* perspective = "perspective";
constexpr const char* success_factor = "success_factor";
constexpr const char* goal = "goal";
constexpr const char* title = "title";
constexpr const char* responsible = "responsible";
constexpr const char* timetable = "timetable";
constexpr const char* description = "description";          // a field of the type
constexpr const char* expected_effect = "expected_effect";  // likewise
constexpr const char* status = "status";
constexpr const char* comment = "comment";
constexpr const char* roles = "responsible_roles";
constexpr const char* schedule_kind = "schedule_kind";
constexpr const char* start_by = "start_by";
constexpr const char* due_by = "due_by";
constexpr const char* schedule_note = "schedule_note";
constexpr const char* measures = "derived_measure_links";
}  // namespace action_column

std::vector<std::string> split_list(const std::string& text);  // at ";", without blanks and empty parts
std::string join_list(const std::vector<std::string>& parts);

Result<ImportReport> import_actions(Context& context, const ImportWish& wish);
Result<ImportReport> import_action_targets(Context& context, const ImportWish& wish);

struct ActionFileWish {
    std::string unit;
    std::string format = "csv";
    std::optional<int> year;
    std::optional<Date> on;
    template <class W = ActionFileWish>
    static constexpr auto described() {
        return describe("ActionFileWish", field("unit", &W::unit, "Enhet"),
                        optional_field("format", &W::format, "csv, xlsx eller json"),
                        field("year", &W::year, "Planens år; det senaste när det utelämnas"),
                        field("on", &W::on, "Dag för status och kommentar; i dag när den utelämnas"));
    }
};
Result<FileContent> actions_file(Context& context, const ActionFileWish& wish);
Result<FileContent> action_targets_file(Context& context, const ActionFileWish& wish);

}  // namespace ledstang
