#include "warehouse/clickhouse_server.h"

#include <fmt/format.h>

#include <atomic>
#include <random>

#include "network/web_client.h"
#include "warehouse/clickhouse_cells.h"
#include "warehouse/clickhouse_text.h"
#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_reason = 2'000;

// Unlike that of every other question to the cluster, so that it can be named when it is to be stopped.
std::string new_query_id() {
    static const std::uint64_t process = (std::uint64_t{std::random_device{}()} << 32U) + std::random_device{}();
    static std::atomic<std::uint64_t> number{0};
    return fmt::format("ledstang-{:016x}-{}", process, ++number);
}

// What the engine says first: "Code: 279, e.displayText() = DB::NetException: All connection tries failed. Log: …".
int code_of(const std::string& reason) {
    int code = 0;
    return std::sscanf(reason.c_str(), "Code: %d", &code) == 1 ? code : 0;
}

// SOCKET_TIMEOUT, NETWORK_ERROR, ALL_CONNECTION_TRIES_FAILED, ATTEMPT_TO_READ_AFTER_EOF, CANNOT_READ_FROM_SOCKET,
// CANNOT_WRITE_TO_SOCKET, DNS_ERROR, TOO_FEW_LIVE_REPLICAS
bool is_unreachable(int code) {
    for (const int network : {209, 210, 279, 32, 93, 95, 198, 285}) {
        if (code == network) return true;
    }
    return false;
}

}  // namespace

ClickhouseServer::ClickhouseServer(std::string address, std::string database, std::string user, std::string password)
    : address_(std::move(address)),
      database_(std::move(database)),
      user_(std::move(user)),
      password_(std::move(password)) {
    while (!address_.empty() && address_.back() == '/') address_.pop_back();
}

void ClickhouseServer::fail(long status, const std::string& reason) const {
    const std::string told = fmt::format("{}: {}", address_, reason);
    if (status == 0 || is_unreachable(code_of(reason))) throw WarehouseUnreachable(told);
    throw WarehouseError(told);
}

void ClickhouseServer::ask(Fields fields, std::string body, const std::function<bool(std::string_view)>& take,
                           const std::stop_token& stop) const {
    if (stop.stop_requested()) throw WarehouseStopped("the work with the warehouse was stopped");
    const std::string id = new_query_id();
    fields.insert(fields.end(), {{"query_id", id},
                                 {"wait_end_of_query", "1"},
                                 {"database", database_},
                                 {"max_query_size", "100000000"},
                                 {"max_ast_depth", "100000"},
                                 {"max_ast_elements", "5000000"},
                                 {"max_expanded_ast_elements", "5000000"},
                                 {"join_use_nulls", "1"},
                                 {"skip_unavailable_shards", "0"}});
    WebRequest request{address_ + "/?" + form_of(fields), std::move(body), {}};
    if (!user_.empty()) request.headers.emplace_back("X-ClickHouse-User", user_);
    if (!password_.empty()) request.headers.emplace_back("X-ClickHouse-Key", password_);
    std::string reason;
    bool enough = false;
    const auto answer = stream_web(
        request,
        [&](long status, std::string_view bytes) {
            if (status != 200) {
                reason += bytes.substr(0, longest_reason - std::min(longest_reason, reason.size()));
                return true;
            }
            enough = !take(bytes);
            return !enough;
        },
        {.whole = std::chrono::milliseconds{0}}, stop);
    if (enough) return;
    if (!answer) fail(0, answer.error().message);
    if (answer->status == 0) {
        // The engine goes on with what nobody waits for.
        try {
            execute({"KILL QUERY WHERE query_id = $1 ASYNC", {id}});
        } catch (const WarehouseError&) {
            throw WarehouseStopped("the work with the warehouse was stopped, though perhaps not at the server");
        }
        throw WarehouseStopped("the work with the warehouse was stopped");
    }
    if (answer->status != 200) fail(answer->status, reason);
}

void ClickhouseServer::stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                              const std::function<void()>& begun, const std::stop_token& stop) const {
    NativeReader reader;
    Columns block;
    bool first = true;
    bool more = true;
    const auto hand_on = [&] {
        while (more && reader.next(block)) {
            more = block.rows() == 0 || take(block);
            for (auto& column : block.columns) column.clear();
        }
        return more;
    };
    ask(
        {{"default_format", "Native"}}, clickhouse_text(statement),
        [&](std::string_view bytes) {
            if (std::exchange(first, false)) begun();
            reader.add(bytes);
            return hand_on();
        },
        stop);
    if (first) begun();
    reader.complete();
    hand_on();
}

Columns ClickhouseServer::query(const SqlText& statement, const std::stop_token& stop) const {
    const std::string text = clickhouse_text(statement);
    NativeReader reader;
    ask(
        {{"default_format", "Native"}}, text,
        [&](std::string_view bytes) {
            reader.add(bytes);
            return true;
        },
        stop);
    reader.complete();
    Columns answer;
    while (reader.next(answer)) {
    }
    if (!answer.columns.empty()) return answer;
    // No rows have no block, and so no columns either.
    ask(
        {{"default_format", "Native"}}, fmt::format("DESCRIBE TABLE ({})", text),
        [&](std::string_view bytes) {
            reader.add(bytes);
            return true;
        },
        stop);
    Columns names;
    while (reader.next(names)) {
    }
    for (std::size_t row = 0; row < names.rows(); ++row) {
        answer.columns.emplace_back(std::string(names["name"].text(row)), clickhouse_kind(names["type"].text(row)));
    }
    return answer;
}

void ClickhouseServer::execute(const SqlText& statement, const std::stop_token& stop) const {
    ask({}, clickhouse_text(statement), [](std::string_view) { return true; }, stop);
}

void ClickhouseServer::insert(const std::string& table, const std::vector<std::string>& columns, std::string native,
                              const std::stop_token& stop) const {
    std::string names;
    for (const auto& column : columns) names += (names.empty() ? "" : ", ") + clickhouse_name(column);
    ask(
        {{"query", fmt::format("INSERT INTO {} ({}) FORMAT Native", clickhouse_name(table), names)}}, std::move(native),
        [](std::string_view) { return true; }, stop);
}

}  // namespace ledstang
