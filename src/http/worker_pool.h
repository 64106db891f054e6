// A fixed number of threads that do what may block: SQL, reports, imports. The waiting line has an end; who comes when
// it is full is told so at once, which is better for everybody than a wait that grows.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ledstang::http {

class Work {
 public:
    virtual ~Work() = default;
    virtual void work() noexcept = 0;  // on a worker thread
};

class WorkerPool {
 public:
    WorkerPool(unsigned threads, std::size_t longest_queue);
    ~WorkerPool();  // drops what waits, and waits for what has begun
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False when the line is full or the pool is stopping.
    bool submit(std::shared_ptr<Work> work);
    // Drops what waits; what has begun goes on.
    void stop();

    std::size_t waiting() const;
    std::size_t busy() const { return busy_; }

 private:
    void run();

    const std::size_t longest_queue_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Work>> queue_;
    std::atomic<std::size_t> busy_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace ledstang::http
