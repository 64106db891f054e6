// What scans ask of rows, in the words of each engine. Everything that DuckDB and ClickHouse say in different ways
// stands in duckdb_wording.cpp and clickhouse_wording.cpp beside each other; what they share is written where it is
// asked. Both must come to the same figures, to the last digit. Inside the computing module.
#pragma once

#include <string>
#include <vector>

#include "computing/definition.h"
#include "computing/statement.h"

namespace ledstang {

inline constexpr const char* slice_column = "ledstang_dag";  // the day of a stock

// Sums are in whole millionths.
inline constexpr std::int64_t per_one = 1'000'000;

// What a statement tells: an expression, and the name of its column in the answer.
struct Told {
    std::string expression;
    std::string name;
};

class Wording {
 public:
    Wording() = default;
    Wording(const Wording&) = delete;
    Wording& operator=(const Wording&) = delete;
    virtual ~Wording() = default;

    virtual SqlDialect dialect() const = 0;

    // A statement that tells this of rows; `from` goes on from " FROM ". The first `grouped` of what it tells are what
    // the rows are grouped by. Whatever the columns of the dataset are called. An ORDER BY by the told names may
    // follow.
    virtual std::string select(const std::vector<Told>& told, const std::string& from,
                               std::size_t grouped = 0) const = 0;

    // The truth of a rule, where what is missing is not true.
    virtual std::string condition(const std::string& rule) const = 0;
    virtual std::string no_text() const = 0;                              // a missing text
    virtual std::string whole_number(const std::string& text) const = 0;  // as one of 64 bits
    virtual std::string number(const std::string& text) const = 0;        // as a binary64
    virtual std::string lower_case(const std::string& text) const = 0;
    // So many characters of a text; all of it with 0.
    virtual std::string beginning(const std::string& text, std::size_t characters) const = 0;
    virtual std::string first_of_month(const std::string& day) const = 0;
    // The first day of the month, or the latest of these days in it that the day has reached. The days are parameters,
    // earliest first.
    virtual std::string slice(const std::string& day, const std::vector<std::string>& changes) const = 0;

    virtual std::string count_where(const std::string& condition) const = 0;  // empty: of all rows
    // A sum of whole millionths, half of one to the even; a row that meets `minus` counts against it. Fails when it
    // does not go into 64 bits.
    struct Sum {
        std::string condition;  // empty: of all rows
        std::string value;
        bool of_numbers = false;  // else of whole numbers
        std::string minus;        // empty: none
    };
    virtual std::string sum_where(Statement& statement, const Sum& sum) const = 0;

    // Any value as an identity: the same for the same value and no other.
    virtual std::string identity_of(const std::string& value) const = 0;
    // The patient belongs to the part; both are parameters. All that are equal belong to the same.
    virtual std::string in_part(const std::string& patient, const std::string& part,
                                const std::string& parts) const = 0;
    // The patient has a row in the dataset that came with one of the deliveries.
    virtual std::string of_batches(const std::string& patient, const std::string& dataset,
                                   const std::string& batches) const = 0;

    // Where the rows of the definition lie, with the columns that their dataset lacks: its `next`, and of a stock the
    // days on which a row is there, a row for each.
    virtual std::string rows(Statement& statement, const Definition& definition,
                             const std::vector<Date>& days) const = 0;
};

const Wording& duckdb_wording();
const Wording& clickhouse_wording();
const Wording& wording_of(SqlDialect dialect);

}  // namespace ledstang
