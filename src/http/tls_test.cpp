#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "http/test_server.h"

namespace ledstang::http {
namespace {

using testing::Answer;
using testing::TestClient;
using testing::TestServer;
namespace fs = std::filesystem;

class Tls : public ::testing::Test {
 public:
    Tls() : folder_(fs::temp_directory_path() / ("ledstang_tls_" + std::to_string(::getpid()))) {
        fs::create_directories(folder_);
        make_certificate("first");
    }
    ~Tls() override { fs::remove_all(folder_); }

 protected:
    void make_certificate(const std::string& name) const {
        const std::string command =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
            "-subj /CN=" +
            name + " -keyout " + (folder_ / "key.pem").string() + " -out " + (folder_ / "certificate.pem").string() +
            " 2>/dev/null";
        ASSERT_EQ(std::system(command.c_str()), 0) << "the openssl command makes the test's certificate";
    }
    ServerOptions options() const {
        return {.tls_certificate = (folder_ / "certificate.pem").string(), .tls_key = (folder_ / "key.pem").string()};
    }
    const fs::path folder_;
};

TEST_F(Tls, ServesAsWithoutIt) {
    TestServer world(options());
    TestClient client(world.server->port(), true);
    ASSERT_TRUE(client.connected());
    const Answer answer = client.get("/cached");
    EXPECT_EQ(answer.body, world.handler.cached->bytes());
    EXPECT_EQ(answer.header("strict-transport-security"), "max-age=31536000");
    client.send(testing::post_request("/echo", std::string(200'000, 'x')));
    EXPECT_EQ(client.read_answer().body.size(), 200'005U);
    EXPECT_EQ(client.get("/large").body.size(), 8'000'000U);
    EXPECT_EQ(client.get("/health", "Connection: close\r\n").body, "frisk");
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(Tls, CarriesEvents) {
    TestServer world(options());
    TestClient client(world.server->port(), true);
    client.get("/events");
    EXPECT_EQ(client.read_until("\n\n"), "retry: 3000\n\n");
    for (int number = 0; number < 100; ++number) world.handler.hub.publish("a", std::to_string(number));
    EXPECT_TRUE(client.read_until("data: 99\n\n").ends_with("data: 99\n\n"));
}

TEST_F(Tls, RefusesPlainTextAndGoesOn) {
    TestServer world(options());
    TestClient plain = world.client();
    plain.send(testing::get_request("/health"));
    EXPECT_TRUE(plain.closed_by_server());
    TestClient client(world.server->port(), true);
    EXPECT_EQ(client.get("/health").body, "frisk");
}

TEST_F(Tls, TimesOutAHandshakeThatDoesNotCome) {
    ServerOptions hasty = options();
    hasty.head_timeout = std::chrono::milliseconds(100);
    TestServer world(hasty);
    TestClient silent = world.client();
    EXPECT_TRUE(silent.closed_by_server());
}

TEST_F(Tls, DeliversARefusalWhileTheBodyIsStillComing) {
    ServerOptions strict = options();
    strict.body_limit = 100;
    strict.body_timeout = std::chrono::milliseconds(100);
    TestServer world(strict);
    TestClient sender(world.server->port(), true);
    sender.send(testing::post_request("/echo", std::string(1'000'000, 'x')));
    EXPECT_EQ(sender.read_answer().status, 413U);
    TestClient trickler(world.server->port(), true);
    trickler.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_EQ(trickler.read_answer().status, 408U);
    EXPECT_TRUE(trickler.closed_by_server());
}

TEST_F(Tls, AnswersBeforeItStops) {
    TestServer world(options());
    TestClient client(world.server->port(), true);
    client.send(testing::get_request("/health"));
    EXPECT_EQ(client.read_answer().body, "frisk");
    EXPECT_TRUE(world.server->stop());
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(Tls, TakesARenewedCertificateAndKeepsTheOldWhenTheNewIsBroken) {
    TestServer world(options());
    EXPECT_EQ(TestClient(world.server->port(), true).certificate_name(), "first");
    make_certificate("second");
    world.server->reload_certificate();
    EXPECT_EQ(TestClient(world.server->port(), true).certificate_name(), "second");
    std::ofstream(folder_ / "certificate.pem") << "not a certificate";
    EXPECT_THROW(world.server->reload_certificate(), std::runtime_error);
    EXPECT_EQ(TestClient(world.server->port(), true).certificate_name(), "second");
}

TEST_F(Tls, RefusesToStartWithoutItsFiles) {
    testing::TestHandler handler;
    ServerOptions missing = options();
    missing.port = 0;
    missing.tls_key = (folder_ / "nowhere.pem").string();
    Server server(missing, handler);
    EXPECT_THROW(server.start(), std::runtime_error);
}

}  // namespace
}  // namespace ledstang::http
