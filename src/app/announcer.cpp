#include "app/announcer.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

constexpr std::chrono::milliseconds shortest_rest{200};
// What one page's reading anew may cost the server, with room for everything else.
constexpr std::chrono::milliseconds for_each_page{25};

}  // namespace

Announcer::Announcer(const Store& store, http::EventHub& hub)
    : store_(store), hub_(hub), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

// True when it is to go on.
bool Announcer::rest(std::unique_lock<std::mutex>& lock, const std::stop_token& stop, std::chrono::milliseconds time) {
    return !awake_.wait_for(lock, stop, time, [] { return false; }) && !stop.stop_requested();
}

void Announcer::watch(const std::stop_token& stop) {
    std::uint64_t told = store_.generation();
    std::unique_lock lock(sleeping_);
    while (rest(lock, stop, shortest_rest)) {
        const std::uint64_t generation = store_.generation();
        if (generation == told) continue;
        told = generation;
        const auto within = for_each_page * static_cast<std::int64_t>(hub_.streams());
        hub_.publish("changed", fmt::format(R"({{"generation":{},"within":{}}})", told, within.count()));
        if (!rest(lock, stop, within)) return;
    }
}

}  // namespace ledstang
