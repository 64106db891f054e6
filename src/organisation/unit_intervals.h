// Writing units and their intervals, each change with its entry in the change log. Inside the organisation module.
#pragma once

#include "organisation/units.h"

namespace ledstang {

// A new unit in one interval without end. The id must be free (require_free_id).
std::int64_t add_unit(Transaction& transaction, const UnitState& unit, const std::vector<std::string>& variants,
                      const std::string& note);
// Refused: "unit.id" when it is not made of a-z, 0-9 and _, "unit.exists" when it was ever used.
Result<void> require_free_id(Sql& sql, const std::string& id);

// From `from` on the unit is as `next` says, until its present interval's end. Later intervals stay as they are.
void change_from(Transaction& transaction, const UnitState& before, const Date& from, UnitState next);
// The unit exists until `on`, and has no plans of its own after that day.
void end_on(Transaction& transaction, const UnitState& state, const Date& on);
// Other spellings and the note; they hold for all time.
void change_words(Transaction& transaction, const UnitState& state, const std::vector<std::string>& variants,
                  const std::string& note);

// Whether the unit is `top` or lies somewhere below it on that day.
bool lies_below(Sql& sql, std::int64_t unit, std::int64_t top, const Date& on);
// Whether the unit would come to lie below itself under that parent, on the day or on any later day of change.
bool makes_cycle(Sql& sql, std::int64_t unit, std::int64_t parent, const Date& from);

}  // namespace ledstang
