// What all connections of one server share.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>

#include "http/answer_writer.h"
#include "http/request_log.h"
#include "http/request_parser.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace ledstang::http {

struct ServerCore {
    ServerCore(ServerOptions chosen, Handler& answering)
        : options(std::move(chosen)),
          handler(answering),
          rules{options.head_limit, options.hosts},
          security(security_headers(options.html_policy, !options.tls_certificate.empty())),
          log(options.log),
          metrics(options.metrics ? options.metrics : std::make_shared<Metrics>()) {}

    const ServerOptions options;
    Handler& handler;
    const RequestRules rules;
    const SecurityHeaders security;
    const RequestLog log;
    const std::shared_ptr<Metrics> metrics;
    WorkerPool* workers = nullptr;
    WorkerPool* aside = nullptr;  // for requests that options.aside picks; null where there is none

    std::atomic<bool> stopping = false;
    std::atomic<std::size_t> body_bytes = 0;  // held by requests that are being read or answered
    std::atomic<std::size_t> in_flight = 0;   // requests between first byte and last byte of the answer

    // Connections are counted in and out so that stop() can wait for the last.
    std::size_t connections() const {
        const std::lock_guard lock(mutex_);
        return connections_;
    }
    void count_in() {
        const std::lock_guard lock(mutex_);
        ++connections_;
    }
    void count_out() {
        const std::lock_guard lock(mutex_);
        if (--connections_ == 0) none_left_.notify_all();
    }
    bool wait_for_none(std::chrono::milliseconds longest) {
        std::unique_lock lock(mutex_);
        return none_left_.wait_for(lock, longest, [this] { return connections_ == 0; });
    }

 private:
    mutable std::mutex mutex_;
    std::condition_variable none_left_;
    std::size_t connections_ = 0;
};

}  // namespace ledstang::http
