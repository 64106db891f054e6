#include "http/events.h"

#include <gtest/gtest.h>

#include "http/event_stream.h"
#include "http/test_server.h"

namespace ledstang::http {
namespace {

using std::chrono::milliseconds;
using testing::Answer;
using testing::get_request;
using testing::TestClient;
using testing::TestServer;

TEST(Events, ReachEveryStream) {
    TestServer world;
    TestClient first = world.client();
    TestClient second = world.client();
    for (TestClient* client : {&first, &second}) {
        const Answer answer = client->get("/events");
        EXPECT_EQ(answer.status, 200U);
        EXPECT_EQ(answer.header("content-type"), "text/event-stream");
        EXPECT_EQ(answer.header("content-length"), "");
        EXPECT_EQ(client->read_until("\n\n"), "retry: 3000\n\n");
    }
    EXPECT_EQ(world.handler.hub.streams(), 2U);
    world.handler.hub.publish("outcome_changed", "{\"unit\":\"Å\"}\nrad 2\r\nrad 3");
    for (TestClient* client : {&first, &second}) {
        const std::string event = client->read_until("\n\n");
        EXPECT_NE(event.find("\nevent: outcome_changed\ndata: {\"unit\":\"Å\"}\ndata: rad 2\ndata: rad 3\n\n"),
                  std::string::npos)
            << event;
    }
}

TEST(Events, WithATopicReachOnlyItsStreams) {
    TestServer world;
    TestClient anna = world.client();
    TestClient bo = world.client();
    anna.get("/events?topic=person:anna");
    bo.get("/events?topic=person:bo");
    world.handler.hub.publish("task", "1", "person:anna");
    world.handler.hub.publish("all", "2");
    EXPECT_NE(anna.read_until("data: 2").find("data: 1"), std::string::npos);
    EXPECT_EQ(bo.read_until("data: 2").find("data: 1"), std::string::npos);
}

std::string id_of(const std::string& events) {
    const std::size_t begin = events.rfind("id: ") + 4;
    return events.substr(begin, events.find('\n', begin) - begin);
}

TEST(Events, ThatWereMissedAreSentAgain) {
    TestServer world;
    EventHub& hub = world.handler.hub;
    std::string last_id;
    {
        TestClient client = world.client();
        client.get("/events");
        hub.publish("a", "1");
        last_id = id_of(client.read_until("data: 1\n\n"));
    }
    hub.publish("a", "2");
    hub.publish("a", "hemligt", "person:bo");
    hub.publish("a", "3");
    TestClient again = world.client();
    again.get("/events", "Last-Event-ID: " + last_id + "\r\n");
    const std::string missed = again.read_until("data: 3\n\n");
    EXPECT_NE(missed.find("data: 2"), std::string::npos);
    EXPECT_EQ(missed.find("data: 1"), std::string::npos);
    EXPECT_EQ(missed.find("hemligt"), std::string::npos);
    EXPECT_EQ(missed.find("reset"), std::string::npos);
}

TEST(Events, ThatAreForgottenMakeTheClientStartAnew) {
    TestServer world;
    for (int number = 0; number < 20; ++number) world.handler.hub.publish("a", std::to_string(number));
    TestClient live = world.client();
    live.get("/events");
    world.handler.hub.publish("a", "nu");
    const std::string id = id_of(live.read_until("data: nu\n\n"));
    const std::string first = id.substr(0, id.find('-')) + "-1";
    for (const std::string& unknown : {first, std::string("nonsense"), std::string("0-1"), id + "9", id + "x"}) {
        TestClient client = world.client();
        client.get("/events", "Last-Event-ID: " + unknown + "\r\n");
        EXPECT_NE(client.read_until("data: {}\n\n").find("event: reset\n"), std::string::npos) << unknown;
    }
    TestClient current = world.client();
    current.get("/events", "Last-Event-ID: " + id + "\r\n");
    world.handler.hub.publish("a", "sedan");
    EXPECT_EQ(current.read_until("data: sedan").find("reset"), std::string::npos);
}

TEST(Events, KeepASilentStreamAlive) {
    TestServer world(ServerOptions{.event_heartbeat = milliseconds(50)});
    TestClient client = world.client();
    client.get("/events");
    EXPECT_NE(client.read_until("\n:\n\n:\n\n").find("retry"), std::string::npos);
}

TEST(Events, DropAReaderThatDoesNotRead) {
    TestServer world;
    TestClient slow = world.client();
    slow.receive_little();
    TestClient good = world.client();
    slow.get("/events");
    good.get("/events");
    const std::string data(10'000, 'x');
    for (int number = 0; world.handler.hub.dropped_streams() == 0; ++number) {
        ASSERT_LT(number, 100'000) << "never dropped";
        world.handler.hub.publish("a", data + std::to_string(number) + ".");
        ASSERT_NE(good.read_until("x" + std::to_string(number) + ".\n\n").find("data: "), std::string::npos);
    }
    ASSERT_TRUE(testing::eventually([&] { return world.handler.hub.streams() <= 1; }));
    world.handler.hub.publish("a", "kvar");
    EXPECT_TRUE(good.read_until("data: kvar\n\n").ends_with("data: kvar\n\n"));
}

TEST(Events, AreNotOpenedByHead) {
    TestServer world;
    TestClient client = world.client();
    client.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.read_answer(true).header("content-type"), "text/event-stream");
    client.end_sending();
    EXPECT_TRUE(client.closed_by_server());
    EXPECT_TRUE(testing::eventually([&] { return world.handler.hub.streams() == 0; }));
}

TEST(Events, StopWhenTheClientGoes) {
    TestServer world;
    {
        TestClient client = world.client();
        client.get("/events");
        EXPECT_EQ(world.handler.hub.streams(), 1U);
    }
    ASSERT_TRUE(testing::eventually([&] { return world.handler.hub.streams() <= 0; }));
    ASSERT_TRUE(testing::eventually([&] { return world.server->connections() <= 0; }));
    world.handler.hub.publish("a", "ingen hör");
}

TEST(EventHub, LimitsTheStreams) {
    EventHub hub(EventHubOptions{.most_streams = 1, .stream_buffer = 1000, .remembered_events = 0});
    const Request request;
    {
        const Response first = hub.subscribe(request);
        EXPECT_NE(first.stream, nullptr);
        EXPECT_EQ(hub.subscribe(request).status, 503U);
    }
    EXPECT_NE(hub.subscribe(request).stream, nullptr);
    EXPECT_THROW(hub.publish("two\nlines", ""), std::invalid_argument);
    EXPECT_THROW(hub.publish("", ""), std::invalid_argument);
}

TEST(Events, HoldTwoThousandStreams) {
    TestServer world;
    std::vector<TestClient> clients;
    for (int count = 0; count < 2000; ++count) {
        clients.push_back(world.client());
        ASSERT_TRUE(clients.back().send(get_request("/events"))) << count;
    }
    for (TestClient& client : clients) ASSERT_EQ(client.read_answer().status, 200U);
    ASSERT_TRUE(testing::eventually([&] { return world.handler.hub.streams() >= 2000; }));
    for (int number = 0; number < 5; ++number) world.handler.hub.publish("a", "händelse " + std::to_string(number));
    for (TestClient& client : clients) ASSERT_TRUE(client.read_until("händelse 4\n\n").ends_with("händelse 4\n\n"));
}

}  // namespace
}  // namespace ledstang::http
