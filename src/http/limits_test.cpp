// What the server refuses, and when it gives up waiting.
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include "http/test_server.h"

namespace ledstang::http {
namespace {

using std::chrono::milliseconds;
using testing::Answer;
using testing::get_request;
using testing::TestClient;
using testing::TestServer;

void expect_refusal(TestClient client, std::string_view bytes, unsigned status, std::string_view code) {
    client.send(bytes);
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status, status) << bytes.substr(0, 100);
    EXPECT_TRUE(answer.body.starts_with("{\"code\":\"" + std::string(code) + "\",\"message\":\"")) << answer.body;
    EXPECT_EQ(answer.header("content-type"), "application/json");
    EXPECT_EQ(answer.header("connection"), "close");
    client.end_sending();
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Limits, RefusesMalformedRequestsAndGoesOn) {
    TestServer world;
    expect_refusal(world.client(), "nonsense\r\n\r\n", 400, "http.malformed");
    expect_refusal(world.client(), "GET / HTTP/1.1\r\n\r\n", 400, "http.bad_host");
    expect_refusal(world.client(), get_request("/a/../b"), 400, "http.bad_target");
    expect_refusal(world.client(), get_request("/%zz"), 400, "http.bad_target");
    expect_refusal(world.client(), "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501, "http.method_unknown");
    expect_refusal(world.client(), "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "http.method_not_allowed");
    expect_refusal(world.client(), get_request("/", "Transfer-Encoding: gzip\r\n"), 501, "http.coding_unknown");
    expect_refusal(world.client(), get_request("/", "Expect: x\r\n"), 417, "http.expectation_failed");
    expect_refusal(world.client(), "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505, "http.version_unknown");
    EXPECT_EQ(world.client().get("/health").status, 200U);
    EXPECT_EQ(world.handler.handled, 0);
}

TEST(Limits, RefusesLargeHeads) {
    TestServer world(ServerOptions{.head_limit = 2000});
    expect_refusal(world.client(), get_request("/" + std::string(3000, 'a')), 414, "http.target_too_long");
    expect_refusal(world.client(), get_request("/", "A: " + std::string(3000, 'a') + "\r\n"), 431,
                   "http.head_too_large");
    EXPECT_EQ(world.client().get("/health", "A: " + std::string(1500, 'a') + "\r\n").status, 200U);
    TestServer wide(ServerOptions{.head_limit = 200'000});
    EXPECT_EQ(wide.client().get("/health", "A: " + std::string(150'000, 'a') + "\r\n").status, 200U);
}

TEST(Limits, RefusesForeignHosts) {
    TestServer world(ServerOptions{.hosts = {"localhost"}});
    EXPECT_EQ(world.client().get("/health").status, 200U);
    expect_refusal(world.client(), "GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "http.wrong_host");
}

TEST(Limits, AnswersThePipelinedRequestBeforeTheBrokenOne) {
    TestServer world;
    TestClient client = world.client();
    client.send(get_request("/health") + "nonsense\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "frisk");
    EXPECT_EQ(client.read_answer().status, 400U);
    client.end_sending();
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Limits, GivesUpAnUnfinishedHeadOrBody) {
    TestServer world(ServerOptions{.head_timeout = milliseconds(100), .body_timeout = milliseconds(100)});
    expect_refusal(world.client(), "GET /health HT", 408, "http.request_timeout");
    expect_refusal(world.client(), "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", 408,
                   "http.request_timeout");
}

TEST(Limits, LetsNobodyWaitForWhatStandsAside) {
    ServerOptions options{.worker_threads = 1, .aside_threads = 1};
    options.aside = [](const Request& request) { return request.path == "/slow"; };
    TestServer world(std::move(options));
    TestClient first = world.client();
    TestClient second = world.client();
    first.send(get_request("/slow"));
    second.send(get_request("/slow"));
    world.handler.gate.wait_for(1);  // and the second waits for its turn
    EXPECT_EQ(world.client().get("/nothing").status, 204U);
    world.handler.gate.open();
    EXPECT_EQ(first.read_answer().body, "klart");
    EXPECT_EQ(second.read_answer().body, "klart");
}

TEST(Limits, ClosesSilentConnectionsWithoutAWord) {
    TestServer world(ServerOptions{.idle_timeout = milliseconds(100)});
    TestClient fresh = world.client();
    EXPECT_EQ(fresh.read_answer().head, "");
    TestClient used = world.client();
    EXPECT_EQ(used.get("/health").status, 200U);
    EXPECT_EQ(used.read_answer().head, "");
    EXPECT_TRUE(used.closed_by_server());
}

TEST(Limits, EmptyLinesBetweenRequestsAreNoRequest) {
    TestServer world(ServerOptions{.idle_timeout = milliseconds(200)});
    TestClient client = world.client();
    client.send("\r\n\r\n");
    EXPECT_EQ(client.read_answer().head, "") << "closed as idle, not answered with 408";
}

TEST(Limits, GivesUpAClientThatDoesNotRead) {
    TestServer world(ServerOptions{.write_timeout = milliseconds(100), .slowest_rate = 1'000'000'000});
    TestClient client = world.client();
    client.receive_little();
    client.send(get_request("/large"));
    ASSERT_TRUE(testing::eventually([&] { return world.server->connections() <= 0; }));
}

TEST(Limits, TurnsAwayConnectionsBeyondTheMost) {
    TestServer world(ServerOptions{.max_connections = 2});
    TestClient first = world.client();
    TestClient second = world.client();
    EXPECT_EQ(first.get("/health").status, 200U);
    EXPECT_EQ(second.get("/health").status, 200U);
    TestClient third = world.client();
    const Answer turned_away = third.read_answer();
    EXPECT_EQ(turned_away.status, 503U);
    EXPECT_EQ(turned_away.header("retry-after"), "5");
    first.close();
    ASSERT_TRUE(testing::eventually([&] { return world.server->connections() <= 1; }));
    EXPECT_EQ(world.client().get("/health").status, 200U);
}

TEST(Limits, OutlivesALackOfDescriptors) {
    TestServer world;
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    TestClient first = world.client();
    EXPECT_EQ(first.get("/health").status, 200U);
    const int highest_open = ::dup(0);
    ::close(highest_open);

    // Room for a few more: the clients take them, and the server has none left to accept with.
    rlimit few = before;
    few.rlim_cur = static_cast<rlim_t>(highest_open) + 10;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &few), 0);
    std::vector<TestClient> clients;
    while (clients.empty() || clients.back().connected()) clients.push_back(world.client());
    EXPECT_EQ(first.get("/health").status, 200U) << "those who are in are served";
    setrlimit(RLIMIT_NOFILE, &before);

    clients.pop_back();
    ASSERT_FALSE(clients.empty());
    for (TestClient& client : clients) EXPECT_EQ(client.get("/health").status, 200U) << "and then the others";
}

TEST(Limits, HoldsTwoThousandIdleConnections) {
    TestServer world;
    std::vector<TestClient> clients;
    for (int count = 0; count < 2000; ++count) {
        clients.push_back(world.client());
        ASSERT_TRUE(clients.back().connected()) << count;
    }
    for (TestClient& client : clients) ASSERT_TRUE(client.send(get_request("/health")));
    for (TestClient& client : clients) ASSERT_EQ(client.read_answer().body, "frisk");
    EXPECT_EQ(world.server->connections(), 2000U);
    EXPECT_TRUE(world.server->stop());
    for (TestClient& client : clients) ASSERT_TRUE(client.closed_by_server());
}

}  // namespace
}  // namespace ledstang::http
