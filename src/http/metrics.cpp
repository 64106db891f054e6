#include "http/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace ledstang::http {

namespace {

constexpr std::string_view overflow_route = "other";

std::string label(std::string_view value) {
    std::string escaped;
    for (const char character : value) {
        if (character == '\\' || character == '"') escaped += '\\';
        escaped += character == '\n' ? ' ' : character;
    }
    return escaped;
}

void head(std::string& text, std::string_view name, std::string_view help, std::string_view type) {
    fmt::format_to(std::back_inserter(text), "# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

void counter(std::string& text, std::string_view name, std::string_view help, std::uint64_t value) {
    head(text, name, help, "counter");
    fmt::format_to(std::back_inserter(text), "{} {}\n", name, value);
}

}  // namespace

void Metrics::record(const Observation& observation) {
    const double seconds = std::chrono::duration<double>(observation.duration).count();
    const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(limits, seconds) - limits.begin());

    const std::lock_guard lock(mutex_);
    ++total_;
    bytes_received_ += observation.bytes_received;
    bytes_sent_ += observation.bytes_sent;

    std::string_view route = observation.route.empty() ? overflow_route : observation.route;
    auto found = requests_.find(KeyView{observation.method, route, observation.status});
    if (found == requests_.end()) {
        if (requests_.size() >= most_series) route = overflow_route;
        found = requests_.try_emplace(Key{std::string(observation.method), std::string(route), observation.status}, 0)
                    .first;
    }
    ++found->second;

    auto latency = latency_.find(route);
    if (latency == latency_.end()) latency = latency_.try_emplace(std::string(route)).first;
    ++latency->second.counts.at(bucket);
    latency->second.seconds += seconds;
}

void Metrics::gauge(std::string name, std::string help, std::function<double()> read) {
    const std::lock_guard lock(mutex_);
    gauges_.push_back({std::move(name), std::move(help), std::move(read)});
}

void Metrics::remove_gauges(std::string_view prefix) {
    const std::lock_guard lock(mutex_);
    std::erase_if(gauges_, [&](const Gauge& gauge) { return gauge.name.starts_with(prefix); });
}

std::uint64_t Metrics::requests() const {
    const std::lock_guard lock(mutex_);
    return total_;
}

std::string Metrics::exposition() const {
    const std::lock_guard lock(mutex_);
    std::string text;
    const auto out = std::back_inserter(text);

    head(text, "ledstang_http_requests_total", "Requests answered.", "counter");
    for (const auto& [key, count] : requests_) {
        fmt::format_to(out, "ledstang_http_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n",
                       label(key.method), label(key.route), key.status, count);
    }

    head(text, "ledstang_http_request_seconds", "Time from the request's first byte to the answer's last.",
         "histogram");
    for (const auto& [route, latency] : latency_) {
        const std::string name = label(route);
        std::uint64_t below = 0;
        for (std::size_t index = 0; index < limits.size(); ++index) {
            below += latency.counts.at(index);
            fmt::format_to(out, "ledstang_http_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", name,
                           limits.at(index), below);
        }
        below += latency.counts.back();
        fmt::format_to(out, "ledstang_http_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", name, below);
        fmt::format_to(out, "ledstang_http_request_seconds_sum{{route=\"{}\"}} {}\n", name, latency.seconds);
        fmt::format_to(out, "ledstang_http_request_seconds_count{{route=\"{}\"}} {}\n", name, below);
    }

    counter(text, "ledstang_http_received_bytes_total", "Bytes of request bodies.", bytes_received_);
    counter(text, "ledstang_http_sent_bytes_total", "Bytes of answers, heads included.", bytes_sent_);
    for (const Gauge& gauge : gauges_) {
        head(text, gauge.name, gauge.help, "gauge");
        fmt::format_to(out, "{} {}\n", gauge.name, gauge.read());
    }
    return text;
}

}  // namespace ledstang::http
