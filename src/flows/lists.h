// What a matter is about elsewhere: affected units, groups that take part, measures and documents. Inside the module.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

// Puts exactly these in the list: units, groups, measures or documents. Refuses with unit.unknown, flow.group,
// flow.link, flow.list.
Result<void> put_list(Sql& sql, const std::string& matter, const std::string& kind,
                      const std::vector<std::string>& ids);

// The units that the matter's tables name are affected by it: puts those that are not there yet into the list. Refuses
// with unit.unknown.
Result<void> add_named_units(Sql& sql, WholeMatter& whole);

// Refuse with flow.group, and with area.unknown, where there is none such; an empty one is none at all.
Result<void> require_group(Sql& sql, const std::string& group);
Result<void> require_area(const Configuration& configuration, const std::string& area);

// The fields with the given texts put in, each in the form that it is kept in. Refuses with flow.field and
// flow.unknown_field.
Result<FieldTexts> merged_fields(const FlowPart& part, FieldTexts fields, const FieldTexts& given);

}  // namespace ledstang
