#include "app/reminders.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <ctime>

#include "app/mail_options.h"
#include "flows/flows.h"

namespace ledstang {
namespace {

constexpr std::chrono::minutes between_tries{15};
constexpr std::chrono::seconds between_looks{20};

int minutes_now() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return local.tm_hour * 60 + local.tm_min;
}

// "https://ledstang.region.example" whether or not it was written with a stroke at its end.
std::string without_end(std::string address) {
    while (address.ends_with('/')) address.pop_back();
    return address;
}

}  // namespace

Result<DigestReport> send_reminders(Installation& installation, const Date& today) {
    const MailOptions& options = installation.folder.settings.mail;
    const auto server = mail_server_of(options, installation.folder.path);
    if (!server) return refuse(server.error());
    const auto told = installation.store->write({"", "remind"}, [&](Transaction& transaction) -> Result<int> {
        return tell_first_outcomes(transaction, installation.configuration);
    });
    if (!told) return refuse(told.error());
    return send_digests(*installation.store, installation.configuration, today, without_end(options.address),
                        [&](const Mail& mail, const std::string& id) { return send_mail(*server, mail, id); });
}

Reminders::Reminders(Installation& installation) : installation_(installation) {
    const MailOptions& options = installation.folder.settings.mail;
    if (options.server.empty()) return;
    thread_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

bool Reminders::try_today(const Date& today) {
    try {
        const auto report = send_reminders(installation_, today);
        if (!report) {
            spdlog::error(R"({{"event":"reminders_refused","code":"{}"}})", report.error().code);
            return false;
        }
        spdlog::info(R"({{"event":"reminders","sent":{},"already":{},"failed":{}}})", report->sent, report->already,
                     report->failures.size());
        return report->failures.empty();
    } catch (const std::exception& broken) {  // the store is away: tried again
        spdlog::error("the reminders could not be sent: {}", broken.what());
        return false;
    }
}

void Reminders::watch(const std::stop_token& stop) {
    const int at = minutes_of(installation_.folder.settings.mail.at).value_or(0);
    std::optional<Date> done;
    auto next_try = std::chrono::steady_clock::time_point::min();
    std::unique_lock lock(sleeping_);
    do {
        const Date today = installation_.today();
        const auto now = std::chrono::steady_clock::now();
        if (done == today || minutes_now() < at || now < next_try) continue;
        if (try_today(today)) {
            done = today;
        } else {
            next_try = now + between_tries;
        }
    } while (!awake_.wait_for(lock, stop, between_looks, [] { return false; }) && !stop.stop_requested());
}

}  // namespace ledstang
