#include "store/store.h"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
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

// Writes that reach the disk together: each in a savepoint of the same transaction, one after another, and one commit
// for all. Whoever finds others waiting leaves the commit to them (docs/decisions/0009).
struct Group {
    int writes = 0;     // that wait for the commit
    bool tell = false;  // whether one of them changes what answers are made of
    bool ended = false;
    std::exception_ptr failure;  // why none of them is on the disk
};
constexpr int most_together = 64;
// An operation that took longer than this is not waited for by those who are done before it.
constexpr std::chrono::milliseconds long_write{250};

}  // namespace

struct Store::Inside {
    std::string address;
    std::unique_ptr<Backend> backend;
    ReaderPool readers;

    std::mutex writing;  // guards writer, commits_seen, group and what follows it
    std::unique_ptr<Sql> writer;
    std::int64_t commits_seen = 0;
    std::shared_ptr<Group> group;  // of the transaction that is open
    std::chrono::steady_clock::time_point begun;
    std::map<std::string, std::chrono::steady_clock::duration> took;  // by operation, the last time
    std::atomic<int> waiting = 0;                                     // for `writing`, to write

    std::mutex ending;  // guards Group::ended and failure
    std::condition_variable ended;

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
        if (!lock || group) return;
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

    // The lock is taken, and a transaction is open in which this write has a savepoint.
    void enter(const std::string& operation) {
        ++waiting;
        writing.lock();
        --waiting;
        writing_thread = std::this_thread::get_id();
        begun = std::chrono::steady_clock::now();
        if (group && took_long(operation)) end_group();
        if (!group) open_group();
        backend->run_script(*writer, "savepoint one_write");
    }

    void open_group() {
        try {
            begin_write();
        } catch (...) {
            undo();
            throw;
        }
        group = std::make_shared<Group>();
        // What other processes committed since the last look; the end of this group would hide it.
        if (const auto seen = backend->commits_seen(*writer); seen != commits_seen) {
            commits_seen = seen;
            ++generation;
        }
    }

    // What the write did stays in the open transaction; gives back the group whose end it has to wait for.
    std::shared_ptr<Group> keep(const std::string& operation) {
        backend->run_script(*writer, "release savepoint one_write");
        took[operation] = std::chrono::steady_clock::now() - begun;
        auto mine = group;
        ++mine->writes;
        return mine;
    }

    // What the write did is undone, and nothing of the others in its group.
    void take_back() noexcept {
        if (!group) return;
        try {
            backend->run_script(*writer, "rollback to savepoint one_write; release savepoint one_write");
        } catch (...) {
            fail_group(std::current_exception());
        }
    }

    void leave() noexcept {
        if (group && group->writes == 0) {
            undo();
            group.reset();
        } else if (group && (waiting == 0 || group->writes >= most_together)) {
            end_group();
        }
        writing_thread = std::thread::id{};
        writing.unlock();
    }

    void end_group() noexcept {
        try {
            writer->commit();
        } catch (...) {
            fail_group(std::current_exception());
            return;
        }
        try {
            commits_seen = backend->commits_seen(*writer);
        } catch (const std::exception&) {
            writer.reset();
        }
        if (group->tell) ++generation;
        tell_group(nullptr);
    }

    void fail_group(std::exception_ptr failure) noexcept {
        undo();
        tell_group(std::move(failure));
    }

    void tell_group(std::exception_ptr failure) noexcept {
        const auto told = std::exchange(group, nullptr);
        {
            const std::lock_guard lock(ending);
            told->failure = std::move(failure);
            told->ended = true;
        }
        ended.notify_all();
    }

    void wait_for(const Group& mine) {
        std::unique_lock lock(ending);
        ended.wait(lock, [&] { return mine.ended; });
        if (mine.failure) std::rethrow_exception(mine.failure);
    }

    bool took_long(const std::string& operation) const {
        const auto found = took.find(operation);
        return found != took.end() && found->second > long_write;
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
    try {
        inside.enter(author.operation);
        transaction_ = std::make_unique<Transaction>(*inside.writer, author);
    } catch (...) {
        inside.take_back();
        inside.leave();
        throw;
    }
}

Transaction& Store::Writing::transaction() {
    return *transaction_;
}

void Store::Writing::commit(bool tell) {
    auto& inside = *store_.inside_;
    transaction_->close();
    const auto mine = inside.keep(transaction_->author().operation);
    if (tell) mine->tell = true;
    transaction_.reset();
    committed_ = true;
    inside.leave();
    inside.wait_for(*mine);
}

Store::Writing::~Writing() {
    if (committed_) return;
    auto& inside = *store_.inside_;
    transaction_.reset();
    inside.take_back();
    inside.leave();
}

}  // namespace ledstang
