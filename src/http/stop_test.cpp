#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "http/test_server.h"

namespace ledstang::http {
namespace {

using std::chrono::milliseconds;
using testing::Answer;
using testing::get_request;
using testing::TestClient;
using testing::TestServer;

TEST(Stop, FinishesWhatIsBegunAndWhatWaitsForAWorker) {
    TestServer world(ServerOptions{.worker_threads = 1});
    TestClient working = world.client();
    working.send(get_request("/slow"));
    world.handler.gate.wait_for(1);
    TestClient queued = world.client();
    queued.send(get_request("/echo"));
    ASSERT_TRUE(world.eventually_shows("ledstang_http_queue_length 1"));
    TestClient idle = world.client();
    EXPECT_EQ(idle.get("/health").status, 200U);
    TestClient stream = world.client();
    EXPECT_EQ(stream.get("/events").status, 200U);

    auto stopped = std::async(std::launch::async, [&] { return world.server->stop(); });
    EXPECT_TRUE(idle.closed_by_server());
    EXPECT_TRUE(stream.closed_by_server());
    EXPECT_FALSE(world.client().connected()) << "nobody listens any more";
    world.handler.gate.open();
    const Answer answer = working.read_answer();
    EXPECT_EQ(answer.body, "klart");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_EQ(queued.read_answer().body, "GET:");
    working.close();
    queued.close();
    EXPECT_TRUE(stopped.get());
}

TEST(Stop, AnswersARequestThatIsStillArriving) {
    TestServer world;
    TestClient client = world.client();
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
    ASSERT_TRUE(world.eventually_shows("ledstang_http_in_flight 1"));
    TestClient witness = world.client();
    EXPECT_EQ(witness.get("/health").status, 200U);
    auto stopped = std::async(std::launch::async, [&] { return world.server->stop(); });
    EXPECT_TRUE(witness.closed_by_server()) << "the stop has begun";
    client.send("bc");
    EXPECT_EQ(client.read_answer().body, "POST:abc");
    client.close();
    EXPECT_TRUE(stopped.get());
}

TEST(Stop, CutsOffWhatTheGraceDoesNotCover) {
    TestServer world(ServerOptions{.worker_threads = 1, .grace = milliseconds(50)});
    TestClient client = world.client();
    client.send(get_request("/slow"));
    world.handler.gate.wait_for(1);
    EXPECT_FALSE(world.server->stop());
    EXPECT_EQ(client.read_answer().status, 0U);
    EXPECT_TRUE(client.closed_by_server());
}

TEST(Stop, MayComeTwiceOrNeverOrBeforeTheStart) {
    TestServer world;
    EXPECT_TRUE(world.server->stop());
    EXPECT_TRUE(world.server->stop());
    testing::TestHandler handler;
    Server never(ServerOptions{.port = 0}, handler);
    EXPECT_TRUE(never.stop());
}

// Every answer that a client has begun to get it gets whole, whenever the stop comes.
TEST(Stop, UnderLoadLosesNoAnswer) {
    for (int round = 0; round < 10; ++round) {
        TestServer world(ServerOptions{.io_threads = 2, .worker_threads = 2});
        std::atomic<int> torn = 0;
        std::atomic<int> answered = 0;
        std::vector<std::thread> clients;
        clients.reserve(4);
        for (int number = 0; number < 4; ++number) {
            clients.emplace_back([&, number] {
                TestClient client = world.client();
                while (client.send(get_request(number % 2 == 0 ? "/cached" : "/echo"))) {
                    const Answer answer = client.read_answer();
                    if (answer.head.empty()) return;  // closed between requests
                    if (answer.body.size() == std::stoul(answer.header("content-length")))
                        ++answered;
                    else
                        ++torn;
                    if (answer.header("connection") == "close") return;
                }
            });
        }
        while (answered < 20 * (round + 1)) std::this_thread::yield();
        EXPECT_TRUE(world.server->stop());
        for (std::thread& client : clients) client.join();
        EXPECT_EQ(torn, 0);
    }
}

}  // namespace
}  // namespace ledstang::http
