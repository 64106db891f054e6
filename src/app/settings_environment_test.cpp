#include "app/settings_environment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace ledstang {
namespace {

struct Mail {
    std::string server = "localhost";
    int port = 25;
    template <class S = Mail>
    static constexpr auto described() {
        return describe("Mail", optional_field("server", &S::server, "Server"),
                        optional_field("port", &S::port, "Port"));
    }
};
struct Provider {
    std::string id;
    static constexpr auto described() { return describe("Provider", field("id", &Provider::id, "Id")); }
};
struct Settings {
    std::string tls_key = "from the file";
    int workers = 4;
    bool behind_proxy = false;
    std::vector<std::string> hosts;
    std::vector<Provider> providers;
    std::optional<int> limit;
    Mail mail;
    template <class S = Settings>
    static constexpr auto described() {
        return describe("Settings", optional_field("tls_key", &S::tls_key, "Nyckel"),
                        optional_field("workers", &S::workers, "Arbeten"),
                        optional_field("behind_proxy", &S::behind_proxy, "Proxy"), field("hosts", &S::hosts, "Namn"),
                        field("providers", &S::providers, "Utfärdare"), field("limit", &S::limit, "Gräns"),
                        optional_field("mail", &S::mail, "E-post"));
    }
};

class SettingsEnvironment : public ::testing::Test {
 protected:
    void take() {
        const auto look = [this](const std::string& name) {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
        };
        take_environment(look, "LEDSTANG_", settings, faults);
    }

    std::map<std::string, std::string> variables;
    Settings settings;
    JsonFaults faults;
};

TEST_F(SettingsEnvironment, ReadsEveryKindOfField) {
    variables = {{"LEDSTANG_TLS_KEY", "/etc/ssl/nyckel å.pem"},
                 {"LEDSTANG_WORKERS", "8"},
                 {"LEDSTANG_BEHIND_PROXY", "true"},
                 {"LEDSTANG_HOSTS", "ledstang.example.org, styrning.example.org,"},
                 {"LEDSTANG_PROVIDERS", R"([{"id":"siths"}])"},
                 {"LEDSTANG_LIMIT", "7"},
                 {"LEDSTANG_MAIL_PORT", "587"}};
    take();
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(settings.tls_key, "/etc/ssl/nyckel å.pem");
    EXPECT_EQ(settings.workers, 8);
    EXPECT_TRUE(settings.behind_proxy);
    EXPECT_THAT(settings.hosts, testing::ElementsAre("ledstang.example.org", "styrning.example.org"));
    ASSERT_EQ(settings.providers.size(), 1U);
    EXPECT_EQ(settings.providers.front().id, "siths");
    EXPECT_EQ(settings.limit, 7);
    EXPECT_EQ(settings.mail.port, 587);
    EXPECT_EQ(settings.mail.server, "localhost");
}

TEST_F(SettingsEnvironment, WhatIsNotSetStays) {
    variables = {{"LEDSTANG_TLS_KEY", ""}, {"WORKERS", "8"}};
    take();
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(settings.tls_key, "from the file");
    EXPECT_EQ(settings.workers, 4);
}

TEST_F(SettingsEnvironment, EveryFaultNamesItsVariable) {
    variables = {{"LEDSTANG_WORKERS", "many"}, {"LEDSTANG_BEHIND_PROXY", "1"}, {"LEDSTANG_MAIL_PORT", "\"25\""}};
    take();
    ASSERT_FALSE(faults.empty());
    std::vector<std::string> places;
    for (const auto& fault : faults.refusal().faults) places.push_back(fault.path);
    EXPECT_THAT(places, testing::ElementsAre("LEDSTANG_WORKERS", "LEDSTANG_BEHIND_PROXY", "LEDSTANG_MAIL_PORT"));
}

}  // namespace
}  // namespace ledstang
