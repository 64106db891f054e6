// The store: what people decide. SQLite, or PostgreSQL where many processes share it; who uses it need not know which.
//
//     auto unit = store.read([&](Sql& sql) { return sql.row<Unit>("select … where id = :id", id); });
//
//     return store.write({person, "rename_unit"}, [&](Transaction& transaction) -> Result<Unit> {
//         …                                      // a Refusal or an exception undoes everything
//         transaction.log("unit", id, to_json(before), to_json(after));
//         return after;
//     });
//
// Writes run one at a time, over all processes: what a write transaction has read stays true until it commits, so
// "look whether the name is free, then insert" is safe. Reads run beside them, each on its own unchanging snapshot.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "base/result.h"
#include "store/change_log.h"
#include "store/dialect.h"
#include "store/sql.h"
#include "store/store_error.h"
#include "store/transaction.h"

namespace ledstang {

struct StoreOptions {
    int readers = 4;                         // reads at the same time; further ones wait
    std::chrono::milliseconds wait{10'000};  // for a free reader, or for another process's write, before StoreError
    std::chrono::milliseconds poll{250};     // how often to look for other processes' commits; zero: never
};

class Store {
 public:
    // "sqlite:/path/ledstang.db" or "postgresql://user@host/database". Makes the database's tables or brings them up to
    // date. Throws StoreError when the database is newer than the program or cannot be reached.
    static std::unique_ptr<Store> open(const std::string& address, StoreOptions options = {});
    ~Store();

    // f(Sql&) on a snapshot, read only; returns what f returns. A read inside a read shares its snapshot. Inside a
    // write use the transaction's own sql(), which sees what has been written; a read there throws.
    template <class F>
    auto read(F&& f) {
        Reading reading(*this);
        return std::invoke(std::forward<F>(f), reading.sql());
    }

    // f(Transaction&) gives a Result<T>: a value is committed, a Refusal rolls everything back, as does an exception.
    // Returns once the commit is on the disk. A write inside a write throws.
    template <class F>
    auto write(const Author& author, F&& f) {
        Writing writing(*this, author);
        auto result = std::invoke(std::forward<F>(f), writing.transaction());
        if (result) writing.commit();
        return result;
    }

    // As write, for what no answer depends on, such as who is logged in: kept answers stay, pages are told nothing.
    template <class F>
    auto write_aside(const Author& author, F&& f) {
        Writing writing(*this, author);
        auto result = std::invoke(std::forward<F>(f), writing.transaction());
        if (result) writing.commit(false);
        return result;
    }

    // Grows with every commit: this process's before its write() returns, other processes' soon after (StoreOptions::
    // poll). An answer may be kept for as long as the number read *before* reading the answer stays the same.
    std::uint64_t generation() const;

    ChainReport verify();
    Dialect dialect() const;
    const std::string& address() const;

    class Reading {
     public:
        explicit Reading(Store& store);
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        Sql& sql() { return *sql_; }

     private:
        Store& store_;
        Sql* sql_ = nullptr;
        bool shared_ = false;  // with the read around it
        // The read around it on this thread, of any store.
        const Store* outer_store_ = nullptr;
        Sql* outer_sql_ = nullptr;
    };

    class Writing {
     public:
        Writing(Store& store, const Author& author);
        ~Writing();
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;
        Transaction& transaction();
        void commit(bool tell = true);

     private:
        Store& store_;
        std::unique_ptr<Transaction> transaction_;
        bool committed_ = false;
    };

 private:
    struct Inside;
    explicit Store(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace ledstang
