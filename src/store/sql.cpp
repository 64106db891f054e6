#include "store/sql.h"

#include <algorithm>
#include <cctype>

#include "store/native.h"

namespace ledstang {
namespace {

// Far more than the program's query texts; a bound all the same, should one ever be made from data.
constexpr std::size_t most_statements = 500;

bool part_of_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// The distinct :names in order of appearance, outside '…' and "…"; `::` is a cast.
std::vector<std::string> placeholder_names(std::string_view query) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (query[i] == '\'' || query[i] == '"') {
            i = query.find(query[i], i + 1);
            if (i == std::string_view::npos) break;
        } else if (query.substr(i, 2) == "::") {
            ++i;
        } else if (query[i] == ':') {
            std::size_t end = i + 1;
            while (end < query.size() && part_of_name(query[end])) ++end;
            std::string name(query.substr(i + 1, end - i - 1));
            if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
            i = end - 1;
        }
    }
    return names;
}

}  // namespace

void store_detail::refuse_zero_byte(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) throw StoreError("a text with a zero byte cannot be stored");
}

Sql::Sql(const soci::backend_factory& factory, const std::string& connect_text)
    : soci::session(factory, connect_text),
      dialect_(get_backend_name() == "sqlite3" ? Dialect::sqlite : Dialect::postgresql) {}

Sql::Handle Sql::take(const std::string& query, std::size_t arguments) {
    Handle prepared;
    if (auto node = idle_.extract(query)) {
        prepared = std::move(node.mapped());
    } else {
        prepared = std::make_unique<Prepared>(Prepared{soci::statement(*this), placeholder_names(query)});
        prepared->statement.alloc();
        prepared->statement.prepare(query);
    }
    if (prepared->names.size() != arguments) {
        throw StoreError("wrong number of arguments for: " + query);
    }
    return prepared;
}

void Sql::give_back(const std::string& query, Handle prepared) {
    // A SQLite statement that has not been read to its end would hold its snapshot.
    if (dialect_ == Dialect::sqlite) sqlite_api::sqlite3_reset(sqlite_handle(prepared->statement));
    prepared->statement.bind_clean_up();
    if (idle_.size() >= most_statements) idle_.clear();
    idle_.insert_or_assign(query, std::move(prepared));
}

}  // namespace ledstang
