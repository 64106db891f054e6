// Statements for ClickHouse, whose versions before 19.14 take no parameters.
#pragma once

#include <string>

#include "base/sql_text.h"

namespace ledstang {

// The one place where values enter a statement's text, as constant expressions that every version reads. Nothing of a
// value stands there but digits, a minus and hexadecimal digits: toInt64(-5), unhex('C385') for "Å",
// reinterpretAsFloat64(unhex('…')) for a number, bit by bit, toInt32(18993) for a day (counted from 1970-01-01),
// toUInt8(1) and NULL. There is no escaping that could be got wrong.
// $1, $2 … are not looked for within quoted names and texts. Throws std::logic_error for one that has no value.
std::string clickhouse_text(const SqlText& statement);

// A name as ClickHouse wants it: `kontaktdatum`.
std::string clickhouse_name(std::string_view name);

}  // namespace ledstang
