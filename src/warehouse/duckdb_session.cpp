#include "warehouse/duckdb_session.h"

#include "warehouse/duckdb_cells.h"
#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

[[noreturn]] void fail(const char* reason, const std::stop_token& stop) {
    if (stop.stop_requested()) throw WarehouseStopped("the work with the warehouse was stopped");
    throw WarehouseError(reason == nullptr ? "the warehouse gives no reason" : reason);
}

struct Bind {
    duckdb_prepared_statement statement;
    idx_t index;

    duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, index); }
    duckdb_state operator()(bool value) const { return duckdb_bind_boolean(statement, index, value); }
    duckdb_state operator()(std::int64_t value) const { return duckdb_bind_int64(statement, index, value); }
    duckdb_state operator()(double value) const { return duckdb_bind_double(statement, index, value); }
    duckdb_state operator()(const std::string& value) const {
        return duckdb_bind_varchar_length(statement, index, value.data(), value.size());
    }
    duckdb_state operator()(const Date& value) const { return duckdb_bind_date(statement, index, {days_of(value)}); }
};

}  // namespace

DuckdbSession::DuckdbSession(duckdb_database database) {
    if (duckdb_connect(database, connection_.address()) != DuckDBSuccess) {
        throw WarehouseError("the warehouse takes no more connections");
    }
}

void DuckdbSession::run(const SqlText& statement, Answer answer, duckdb_result* result, const std::stop_token& stop) {
    if (stop.stop_requested()) fail(nullptr, stop);
    DuckdbStatement prepared;
    if (duckdb_prepare(connection_.get(), statement.text.c_str(), prepared.address()) != DuckDBSuccess) {
        fail(duckdb_prepare_error(prepared.get()), stop);
    }
    for (std::size_t i = 0; i < statement.parameters.size(); ++i) {
        if (std::visit(Bind{prepared.get(), i + 1}, statement.parameters[i]) != DuckDBSuccess) {
            fail(duckdb_prepare_error(prepared.get()), stop);
        }
    }
    DuckdbPending pending;
    const auto begun = answer == Answer::streamed ? duckdb_pending_prepared_streaming(prepared.get(), pending.address())
                                                  : duckdb_pending_prepared(prepared.get(), pending.address());
    if (begun != DuckDBSuccess) fail(duckdb_pending_error(pending.get()), stop);
    // Asked anew, so that a stop that came before the statement began is not lost. Begun statements are always
    // executed: one that is only dropped has tasks of its own that wait.
    if (stop.stop_requested()) duckdb_interrupt(connection_.get());
    if (duckdb_execute_pending(pending.get(), result) != DuckDBSuccess) fail(duckdb_result_error(result), stop);
}

void DuckdbSession::execute(const SqlText& statement, const std::stop_token& stop) {
    const std::stop_callback interrupt(stop, [this] { duckdb_interrupt(connection_.get()); });
    DuckdbResult result;
    run(statement, Answer::whole, result.address(), stop);
}

Columns DuckdbSession::query(const SqlText& statement, const std::stop_token& stop) {
    const std::stop_callback interrupt(stop, [this] { duckdb_interrupt(connection_.get()); });
    DuckdbResult result;
    run(statement, Answer::whole, result.address(), stop);
    Columns columns = columns_for(result.get());
    while (DuckdbChunk chunk{duckdb_fetch_chunk(result.get())}) add_chunk(columns, chunk.get());
    return columns;
}

void DuckdbSession::stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                           const std::stop_token& stop) {
    const std::stop_callback interrupt(stop, [this] { duckdb_interrupt(connection_.get()); });
    DuckdbResult result;
    run(statement, Answer::streamed, result.address(), stop);
    Columns columns = columns_for(result.get());
    while (true) {
        const DuckdbChunk chunk{duckdb_fetch_chunk(result.get())};
        if (!chunk) break;
        add_chunk(columns, chunk.get());
        if (columns.rows() > 0 && !take(columns)) return;
        for (auto& column : columns.columns) column.clear();
    }
    // A chunk that fails to come looks like the end.
    if (const char* reason = duckdb_result_error(result.address()); reason != nullptr && *reason != '\0') {
        fail(reason, stop);
    }
    if (stop.stop_requested()) fail(nullptr, stop);
}

}  // namespace ledstang
