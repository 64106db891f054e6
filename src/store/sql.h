// A connection on which queries are typed and prepared once.
//
//     auto names = sql.rows<std::string>("select name from unit where level = :level order by name", level);
//     auto unit  = sql.row<Unit>("select id, name, parent from unit where id = :id", id);         // optional<Unit>
//     auto count = sql.value<std::int64_t>("select count(*) from unit");
//     auto pairs = sql.rows<std::tuple<std::string, std::optional<Decimal>>>("select …");
//     auto short_units = sql.rows(columns(&Unit::id, &Unit::name), "select id, name from unit");  // some members only
//     auto changed = sql.execute("update unit set name = :name where id = :id", name, id);
//
// A row is a single value, a std::tuple, or a struct with a description (its fields in order, one column each).
// Arguments are given in the order in which their :names first appear; a name may appear again. Nothing is ever pasted
// into the SQL text. Every text is prepared once per connection and kept, so a query text must be one of a finite set.
// It is a soci::session as well, for what is not covered here; then mind that SOCI binds by position.
#pragma once

#include <soci/soci.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/dialect.h"
#include "store/sql_types.h"
#include "store/store_error.h"

namespace ledstang {

// Members of T to be filled from the columns in this order; the others keep their initial values.
template <class T, class... Members>
struct MemberColumns {
    std::tuple<Members T::*...> members;
};
template <class T, class... Members>
MemberColumns<T, Members...> columns(Members T::*... members) {
    return {{members...}};
}

class Sql : public soci::session {
 public:
    Sql(const soci::backend_factory& factory, const std::string& connect_text);

    // Calls visit(const T&) for each row. The callback may use this connection. SQLite gives the rows one by one;
    // PostgreSQL sends the whole answer first, so ask for a table of millions in portions.
    template <class T, class Visit, class... Arguments>
    void each(const std::string& query, Visit&& visit, const Arguments&... arguments);
    template <class T, class... Arguments>
    std::vector<T> rows(const std::string& query, const Arguments&... arguments);
    template <class T, class... Members, class... Arguments>
    std::vector<T> rows(const MemberColumns<T, Members...>& columns, const std::string& query,
                        const Arguments&... arguments);

    // The only row, or nothing. More than one throws StoreError.
    template <class T, class... Arguments>
    std::optional<T> row(const std::string& query, const Arguments&... arguments);
    // The only row; none throws too.
    template <class T, class... Arguments>
    T value(const std::string& query, const Arguments&... arguments);

    // Runs a statement without rows; returns the number of rows that an insert, update or delete touched.
    template <class... Arguments>
    std::int64_t execute(const std::string& query, const Arguments&... arguments);

    // For use inside store/ only.
    Dialect dialect() const { return dialect_; }
    void forget_statements() { idle_.clear(); }

 private:
    struct Prepared {
        soci::statement statement;
        std::vector<std::string> names;  // distinct :names in order of appearance
    };
    using Handle = std::unique_ptr<Prepared>;

    Handle take(const std::string& query, std::size_t arguments);
    // Not called when an exception passes: a statement in an unknown state is dropped.
    void give_back(const std::string& query, Handle prepared);
    template <class... Held>
    static void bind(Prepared& prepared, const std::tuple<Held...>& held);
    template <class Into, class Next, class... Arguments>
    void run(const std::string& query, Into&& into, Next&& next, const Arguments&... arguments);

    Dialect dialect_;
    std::unordered_map<std::string, Handle> idle_;
};

}  // namespace ledstang

#include "store/sql_inline.h"
