#include "store/store.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "store/backend.h"
#include "store/migrate.h"
#include "store/reader_pool.h"

namespace ledstang {
namespace {

struct PresentRead {
    const Store* store = nullptr;
    Sql* sql = nullptr;
};
thread_local PresentRead present_read;

}  // namespace

struct Store::Inside {
    std::string address;
    std::unique_ptr<Backend> backend;
    ReaderPool readers;

    std::mutex writing;  // guards writer and commits_seen
    std::unique_ptr<Sql> writer;
    std::int64_t commits_seen = 0;
    std::atomic<std::thread::id> writing_thread;
    std::atomic<std::uint64_t> generation = 1;

    std::mutex sleeping;
    std::condition_variable_any awake;
    std::jthread poll;  // last: stopped before the rest goes

    Inside(const std::string& address_, const StoreOptions& options)
        : address(address_),
          backend(open_backend(address_, options.wait)),
          readers(*backend, options.readers, options.wait),
          writer(backend->connect_writer()) {
        migrate(*backend, *writer, program_migrations());
        commits_seen = backend->commits_seen(*writer);
        if (options.poll.count() > 0) {
            poll = std::jthread([this, pause = options.poll](std::stop_token stop) { watch(stop, pause); });
        }
    }

    void watch(const std::stop_token& stop, std::chrono::milliseconds pause) {
        std::unique_lock lock(sleeping);
        while (!awake.wait_for(lock, stop, pause, [] { return false; }) && !stop.stop_requested()) look_for_commits();
    }

    // While this process writes, no other can commit, and its own commit counts itself.
    void look_for_commits() {
        const std::unique_lock lock(writing, std::try_to_lock);
        if (!lock) return;
        try {
            if (!writer) connect_writer();
            if (const auto seen = backend->commits_seen(*writer); seen != commits_seen) {
                commits_seen = seen;
                ++generation;
            }
        } catch (const std::exception&) {
            writer.reset();  // the server is away; the next write or look connects anew
        }
    }

    // What was committed while there was no connection is not known, hence the new generation.
    void connect_writer() {
        writer = backend->connect_writer();
        commits_seen = backend->commits_seen(*writer);
        ++generation;
    }

    void begin_write() {
        if (writer) {
            try {
                backend->begin_write(*writer);
                return;
            } catch (const std::exception&) {
                if (writer->is_connected()) throw;
                writer.reset();  // the server has closed it since; nothing has been written yet, so a new one will do
            }
        }
        connect_writer();
        backend->begin_write(*writer);
    }

    void undo() noexcept {
        try {
            if (writer) writer->rollback();
        } catch (...) {
            writer.reset();
        }
    }
};

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::~Store() = default;

std::unique_ptr<Store> Store::open(const std::string& address, StoreOptions options) {
    return std::unique_ptr<Store>(new Store(std::make_unique<Inside>(address, options)));
}

std::uint64_t Store::generation() const {
    return inside_->generation.load();
}
Dialect Store::dialect() const {
    return inside_->backend->dialect();
}
const std::string& Store::address() const {
    return inside_->address;
}

ChainReport Store::verify() {
    return read([](Sql& sql) { return verify_chain(sql); });
}

Store::Reading::Reading(Store& store) : store_(store), outer_store_(present_read.store), outer_sql_(present_read.sql) {
    if (outer_store_ == &store) {
        sql_ = outer_sql_;
        shared_ = true;
        return;
    }
    if (store.inside_->writing_thread.load() == std::this_thread::get_id()) {
        throw StoreError("a read inside a write would not see what was written: use the transaction's sql()");
    }
    sql_ = store.inside_->readers.take().release();
    present_read = {&store, sql_};
}

Store::Reading::~Reading() {
    if (shared_) return;
    present_read = {outer_store_, outer_sql_};
    store_.inside_->readers.give_back(std::unique_ptr<Sql>(sql_));
}

Store::Writing::Writing(Store& store, const Author& author) : store_(store) {
    auto& inside = *store.inside_;
    if (inside.writing_thread.load() == std::this_thread::get_id()) throw StoreError("a write inside a write");
    inside.writing.lock();
    inside.writing_thread = std::this_thread::get_id();
    try {
        inside.begin_write();
        transaction_ = std::make_unique<Transaction>(*inside.writer, author);
    } catch (...) {
        inside.undo();
        inside.writing_thread = std::thread::id{};
        inside.writing.unlock();
        throw;
    }
}

Transaction& Store::Writing::transaction() {
    return *transaction_;
}

void Store::Writing::commit() {
    auto& inside = *store_.inside_;
    transaction_->close();
    inside.writer->commit();
    committed_ = true;
    try {
        inside.commits_seen = inside.backend->commits_seen(*inside.writer);
    } catch (const std::exception&) {
        inside.writer.reset();
    }
    ++inside.generation;
}

Store::Writing::~Writing() {
    auto& inside = *store_.inside_;
    transaction_.reset();
    if (!committed_) inside.undo();
    inside.writing_thread = std::thread::id{};
    inside.writing.unlock();
}

}  // namespace ledstang
