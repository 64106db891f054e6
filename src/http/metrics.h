// What the server counts, in the text form that Prometheus reads.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang::http {

// One answered request. `route` is a pattern such as "/units/{unit}", so that there are few.
struct Observation {
    std::string_view method;
    std::string_view route;
    unsigned status = 0;
    std::chrono::nanoseconds duration{};  // first byte of the request to last byte of the answer
    std::size_t bytes_received = 0;       // body
    std::size_t bytes_sent = 0;           // head and body
};

class Metrics {
 public:
    // Route labels beyond this many are counted together as "other".
    static constexpr std::size_t most_series = 2000;

    void record(const Observation& observation);

    // A figure that is read when somebody asks: connections, queue length, free space. `name` in Prometheus' form
    // (ledstang_…). `read` is called from any thread, must be quick, and must not use the metrics itself.
    void gauge(std::string name, std::string help, std::function<double()> read);
    // Before what `read` looks at goes away. When it returns, none of those gauges is being read.
    void remove_gauges(std::string_view prefix);

    std::uint64_t requests() const;  // answered so far
    std::string exposition() const;  // content type "text/plain; version=0.0.4"

 private:
    struct Key {
        std::string method;
        std::string route;
        unsigned status;
    };
    struct KeyView {
        std::string_view method;
        std::string_view route;
        unsigned status;
    };
    struct KeyOrder {
        using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library looks for this name
        template <class Left, class Right>
        bool operator()(const Left& left, const Right& right) const {
            if (left.status != right.status) return left.status < right.status;
            const std::string_view left_route = left.route;
            const std::string_view right_route = right.route;
            if (left_route != right_route) return left_route < right_route;
            return std::string_view(left.method) < std::string_view(right.method);
        }
    };
    // Upper limits in seconds; from a cached answer to a large report.
    static constexpr std::array<double, 12> limits{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,   0.1,   0.25,   0.5,   1.0,  5.0};
    struct Latency {
        std::array<std::uint64_t, limits.size() + 1> counts{};
        double seconds = 0;
    };
    struct Gauge {
        std::string name;
        std::string help;
        std::function<double()> read;
    };

    mutable std::mutex mutex_;
    std::map<Key, std::uint64_t, KeyOrder> requests_;
    std::map<std::string, Latency, std::less<>> latency_;  // by route
    std::uint64_t total_ = 0;
    std::uint64_t bytes_received_ = 0;
    std::uint64_t bytes_sent_ = 0;
    std::vector<Gauge> gauges_;
};

}  // namespace ledstang::http
