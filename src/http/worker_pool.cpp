#include "http/worker_pool.h"

#include <utility>

namespace ledstang::http {

WorkerPool::WorkerPool(unsigned threads, std::size_t longest_queue) : longest_queue_(longest_queue) {
    for (unsigned index = 0; index < threads; ++index) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
    stop();
    for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(std::shared_ptr<Work> work) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || queue_.size() >= longest_queue_) return false;
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

void WorkerPool::stop() {
    std::deque<std::shared_ptr<Work>> dropped;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        dropped.swap(queue_);
    }
    changed_.notify_all();
}

std::size_t WorkerPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkerPool::run() {
    for (;;) {
        std::shared_ptr<Work> work;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            work = std::move(queue_.front());
            queue_.pop_front();
            ++busy_;
        }
        work->work();
        work.reset();
        --busy_;
    }
}

}  // namespace ledstang::http
