// Members of groups as a table: out, and in again. Inside the module.
#pragma once

#include "operations/import_report.h"
#include "operations/operations.h"

namespace ledstang {

struct MemberFileWish {
    std::string format, unit;
    std::optional<Date> on;
    template <class W = MemberFileWish>
    static constexpr auto described() {
        return describe("MemberFileWish", field("format", &W::format, "csv eller xlsx"),
                        optional_field("unit", &W::unit, "Bara ledamöter från enheten och de under den"),
                        field("on", &W::on, "Dag; i dag när den utelämnas"));
    }
};
Result<FileContent> export_group_members(Context& context, const MemberFileWish& wish);

// Adds groups and persons that are not known, where the row names them. Roles and professions by id or name, units by
// any of their names. Faults: group.unknown, group.kind, group.role, group.profession, unit.unknown, person.unknown,
// person.ambiguous, group.member_order.
Result<ImportReport> import_group_members(Context& context, const ImportWish& wish);

}  // namespace ledstang
