#include "store/reader_pool.h"

namespace ledstang {

std::unique_ptr<Sql> ReaderPool::take() {
    std::unique_ptr<Sql> idle;
    {
        std::unique_lock lock(mutex_);
        if (!freed_.wait_for(lock, wait_, [&] { return free_places_ > 0; })) {
            throw StoreError("no read connection got free in time");
        }
        --free_places_;
        if (!idle_.empty()) {
            idle = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    try {
        return begun_connection(std::move(idle));
    } catch (...) {
        {
            const std::lock_guard lock(mutex_);
            ++free_places_;
        }
        freed_.notify_one();
        throw;
    }
}

std::unique_ptr<Sql> ReaderPool::begun_connection(std::unique_ptr<Sql> idle) {
    if (idle) {
        try {
            backend_.begin_read(*idle);
            return idle;
        } catch (const std::exception&) {
            // The server has closed it since; nothing has been read yet, so a new one will do.
            idle.reset();
        }
    }
    auto fresh = backend_.connect_reader();
    backend_.begin_read(*fresh);
    return fresh;
}

void ReaderPool::give_back(std::unique_ptr<Sql> sql) noexcept {
    try {
        sql->rollback();
    } catch (...) {
        sql.reset();
    }
    {
        const std::lock_guard lock(mutex_);
        ++free_places_;
        if (sql) idle_.push_back(std::move(sql));
    }
    freed_.notify_one();
}

}  // namespace ledstang
