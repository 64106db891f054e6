#include "app/announcer.h"

#include <chrono>
#include <string>

namespace ledstang {
namespace {

constexpr std::chrono::milliseconds pause{200};

}  // namespace

Announcer::Announcer(const Store& store, http::EventHub& hub)
    : store_(store), hub_(hub), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

void Announcer::watch(const std::stop_token& stop) {
    std::uint64_t told = store_.generation();
    std::unique_lock lock(sleeping_);
    while (!awake_.wait_for(lock, stop, pause, [] { return false; }) && !stop.stop_requested()) {
        const std::uint64_t generation = store_.generation();
        if (generation == told) continue;
        told = generation;
        hub_.publish("changed", "{\"generation\":" + std::to_string(told) + "}");
    }
}

}  // namespace ledstang
