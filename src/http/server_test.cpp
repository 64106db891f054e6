#include "http/server.h"

#include <gtest/gtest.h>

#include "http/test_server.h"

namespace ledstang::http {
namespace {

using testing::Answer;
using testing::get_request;
using testing::post_request;
using testing::TestClient;
using testing::TestServer;

TEST(Server, AnswersAtOnceAndFromAWorkerOnOneConnection) {
    TestServer world;
    TestClient client = world.client();
    const Answer cached = client.get("/cached");
    EXPECT_EQ(cached.status, 200U);
    EXPECT_EQ(cached.body, world.handler.cached->bytes());
    EXPECT_EQ(cached.header("connection"), "keep-alive");
    EXPECT_EQ(world.handler.handled, 0);

    client.send(post_request("/echo", "Gällivare"));
    EXPECT_EQ(client.read_answer().body, "POST:Gällivare");
    EXPECT_EQ(client.get("/health").body, "frisk");
    EXPECT_EQ(world.handler.handled, 1);
}

TEST(Server, KeepsTheOrderOfPipelinedRequests) {
    TestServer world;
    TestClient client = world.client();
    std::string all;
    for (int number = 0; number < 200; ++number) {
        all += post_request("/echo", std::to_string(number));
        all += get_request("/health");
    }
    client.send(all);
    for (int number = 0; number < 200; ++number) {
        ASSERT_EQ(client.read_answer().body, "POST:" + std::to_string(number));
        ASSERT_EQ(client.read_answer().body, "frisk");
    }
}

TEST(Server, TakesARequestByteByByte) {
    TestServer world;
    TestClient client = world.client();
    for (const char byte : post_request("/echo", "abc")) ASSERT_TRUE(client.send(std::string(1, byte)));
    EXPECT_EQ(client.read_answer().body, "POST:abc");
}

TEST(Server, ReadsChunkedBodiesAndDropsTrailers) {
    TestServer world;
    TestClient client = world.client();
    client.send(
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4;note=1\r\nWiki\r\n5\r\npedia\r\n0\r\nX-Sum: 9\r\n\r\n" +
        get_request("/health"));
    EXPECT_EQ(client.read_answer().body, "POST:Wikipedia");
    EXPECT_EQ(client.read_answer().body, "frisk");
}

TEST(Server, ClosesAfterTheAnswerWhenAsked) {
    TestServer world;
    TestClient client = world.client();
    const Answer answer = client.get("/health", "Connection: close\r\n");
    EXPECT_EQ(answer.body, "frisk");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Server, SpeaksHttp10) {
    TestServer world;
    TestClient client = world.client();
    client.send("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.read_answer().header("connection"), "keep-alive");
    client.send("GET /health HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "frisk");
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Server, AnswersAClientThatHasClosedItsHalf) {
    TestServer world;
    TestClient client = world.client();
    client.send(post_request("/echo", "sist"));
    client.end_sending();
    EXPECT_EQ(client.read_answer().body, "POST:sist");
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Server, AnswersHeadWithoutTheBody) {
    TestServer world;
    TestClient client = world.client();
    client.send("HEAD /cached HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const Answer answer = client.read_answer(true);
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.header("content-length"), "100000");
    EXPECT_EQ(client.get("/health").body, "frisk");
}

TEST(Server, SaysContinueBeforeTheBodyComes) {
    TestServer world;
    TestClient client = world.client();
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    EXPECT_EQ(client.read_answer().body, "POST:abc");
}

TEST(Server, RefusesATooLargeBodyBeforeItComes) {
    TestServer world(ServerOptions{.body_limit = 100});
    TestClient client = world.client();
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 101\r\nExpect: 100-continue\r\n\r\n");
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status, 413U);
    EXPECT_TRUE(answer.body.starts_with("{\"code\":\"http.body_too_large\",\"message\":\"")) << answer.body;
    EXPECT_EQ(answer.header("connection"), "close");
    client.end_sending();
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Server, AnswersEvenWhileATooLargeBodyIsComing) {
    TestServer world(ServerOptions{.body_limit = 100});
    TestClient client = world.client();
    client.send(post_request("/echo", std::string(3'000'000, 'x')));
    EXPECT_EQ(client.read_answer().status, 413U);
}

TEST(Server, CountsAChunkedBodyAsItComes) {
    TestServer world(ServerOptions{.body_limit = 100});
    TestClient client = world.client();
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int chunk = 0; chunk < 11; ++chunk) client.send("a\r\n0123456789\r\n");
    EXPECT_EQ(client.read_answer().status, 413U);
}

TEST(Server, AsksForTheLimitOfEachPath) {
    ServerOptions options{.body_limit = 100};
    options.body_limit_for = [](const Request& request) {
        return request.path == "/length" ? std::size_t{10'000'000} : std::size_t{100};
    };
    TestServer world(options);
    TestClient client = world.client();
    client.send(post_request("/length", std::string(5'000'000, 'x')));
    EXPECT_EQ(client.read_answer().body, "5000000");
    client.send(post_request("/echo", std::string(101, 'x')));
    EXPECT_EQ(client.read_answer().status, 413U);
}

TEST(Server, HoldsNoMoreBodiesThanItHasMemoryFor) {
    TestServer world(ServerOptions{.body_limit = 2'000'000, .body_memory = 1'000'000});
    TestClient client = world.client();
    client.send(post_request("/length", std::string(1'500'000, 'x')));
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status, 503U);
    EXPECT_EQ(answer.header("retry-after"), "1");
    TestClient next = world.client();
    next.send(post_request("/length", std::string(900'000, 'x')));
    EXPECT_EQ(next.read_answer().body, "900000");
}

TEST(Server, TurnsAnExceptionIntoANumberWithoutDetail) {
    TestServer world;
    for (const char* path : {"/broken", "/broken_at_once"}) {
        TestClient client = world.client();
        const Answer answer = client.get(path);
        EXPECT_EQ(answer.status, 500U);
        EXPECT_EQ(answer.body.find("secret"), std::string::npos);
        EXPECT_NE(answer.body.find("\"incident\":\"" + answer.header("x-request-id") + "\""), std::string::npos)
            << answer.body;
    }
    EXPECT_EQ(world.client().get("/health").status, 200U);
}

TEST(Server, SaysBusyWhenTheQueueIsFull) {
    TestServer world(ServerOptions{.worker_threads = 1, .worker_queue = 1});
    TestClient first = world.client();
    first.send(get_request("/slow"));
    world.handler.gate.wait_for(1);
    TestClient second = world.client();
    second.send(get_request("/echo"));
    TestClient third = world.client();
    ASSERT_TRUE(world.eventually_shows("ledstang_http_queue_length 1"));
    const Answer refused = third.get("/echo");
    EXPECT_EQ(refused.status, 503U);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(third.get("/health").body, "frisk") << "what needs no worker is answered all the same";
    world.handler.gate.open();
    EXPECT_EQ(first.read_answer().body, "klart");
    EXPECT_EQ(second.read_answer().body, "GET:");
}

TEST(Server, SendsAnAnswerThatTheKernelTakesInPieces) {
    TestServer world;
    TestClient client = world.client();
    EXPECT_EQ(client.get("/large").body.size(), 8'000'000U);
    EXPECT_EQ(client.get("/health").body, "frisk");
}

TEST(Server, ServesTheSameFromSeveralIoThreads) {
    TestServer world(ServerOptions{.io_threads = 3});
    std::vector<TestClient> clients;
    clients.reserve(30);
    for (int count = 0; count < 30; ++count) clients.push_back(world.client());
    for (int round = 0; round < 5; ++round) {
        for (TestClient& client : clients) client.send(get_request(round % 2 == 0 ? "/cached" : "/echo"));
        for (TestClient& client : clients) ASSERT_EQ(client.read_answer().status, 200U);
    }
}

TEST(Server, BelievesAProxyOnlyWhenToldTo) {
    TestServer plain;
    EXPECT_EQ(plain.client().get("/peer", "X-Forwarded-For: 10.0.0.1\r\n").body, "127.0.0.1");
    TestServer behind(ServerOptions{.trust_proxy = true});
    EXPECT_EQ(behind.client().get("/peer", "X-Forwarded-For: 6.6.6.6, 10.0.0.1\r\n").body, "10.0.0.1");
}

TEST(Server, TellsWhenTheAddressIsTaken) {
    TestServer world;
    testing::TestHandler handler;
    Server second(ServerOptions{.port = world.server->port()}, handler);
    EXPECT_THROW(second.start(), std::system_error);
    Server nowhere(ServerOptions{.address = "inte en adress"}, handler);
    EXPECT_THROW(nowhere.start(), std::system_error);
}

}  // namespace
}  // namespace ledstang::http
