// The store's read connections, made when first needed. Internal to store/.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "store/backend.h"

namespace ledstang {

class ReaderPool {
 public:
    ReaderPool(Backend& backend, int size, std::chrono::milliseconds wait)
        : backend_(backend), free_places_(size), wait_(wait) {}

    // A connection with a snapshot begun. Throws StoreError when none gets free in time.
    std::unique_ptr<Sql> take();
    // Ends the snapshot. Never throws: a connection that does not answer is thrown away.
    void give_back(std::unique_ptr<Sql> sql) noexcept;

 private:
    std::unique_ptr<Sql> begun_connection(std::unique_ptr<Sql> idle);

    Backend& backend_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int free_places_;
    std::chrono::milliseconds wait_;
    std::vector<std::unique_ptr<Sql>> idle_;
};

}  // namespace ledstang
