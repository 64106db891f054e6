// One server of a ClickHouse cluster, asked over HTTP. Safe to use from many threads.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sql_text.h"
#include "warehouse/columns.h"

namespace ledstang {

class ClickhouseServer {
 public:
    ClickhouseServer(std::string address, std::string database, std::string user, std::string password);

    // Each throws WarehouseUnreachable when a server that it takes does not answer, WarehouseStopped, and
    // WarehouseError for what the engine refuses. Nothing of an answer is handed on before the whole of it has been
    // computed.
    Columns query(const SqlText& statement, const std::stop_token& stop = {}) const;
    // Blocks of some ten thousand rows; `begun` is called before the first, when the answer has been computed.
    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                const std::function<void()>& begun, const std::stop_token& stop) const;
    void execute(const SqlText& statement, const std::stop_token& stop = {}) const;
    // Rows as append_native writes them.
    void insert(const std::string& table, const std::vector<std::string>& columns, std::string native,
                const std::stop_token& stop = {}) const;

    const std::string& address() const { return address_; }
    const std::string& database() const { return database_; }

 private:
    using Fields = std::vector<std::pair<std::string, std::string>>;
    void ask(Fields fields, std::string body, const std::function<bool(std::string_view)>& take,
             const std::stop_token& stop) const;
    [[noreturn]] void fail(long status, const std::string& reason) const;

    std::string address_;
    std::string database_;
    std::string user_;
    std::string password_;
};

}  // namespace ledstang
