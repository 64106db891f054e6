#include "http/metrics.h"

#include <gtest/gtest.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <sstream>

#include "http/test_server.h"

namespace ledstang::http {
namespace {

using std::chrono::milliseconds;
using testing::get_request;
using testing::TestClient;
using testing::TestServer;

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST(Metrics, CountsByMethodRouteAndStatus) {
    Metrics metrics;
    metrics.record({"GET", "/units/{unit}", 200, milliseconds(3), 0, 100});
    metrics.record({"GET", "/units/{unit}", 200, milliseconds(700), 5, 50});
    metrics.record({"POST", "/units/{unit}", 409, milliseconds(60'000), 0, 0});
    metrics.record({"GET", "", 404, milliseconds(0), 0, 0});
    const std::string text = metrics.exposition();
    EXPECT_TRUE(has_line(text, R"(ledstang_http_requests_total{method="GET",route="/units/{unit}",status="200"} 2)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_requests_total{method="POST",route="/units/{unit}",status="409"} 1)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_requests_total{method="GET",route="other",status="404"} 1)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_request_seconds_bucket{route="/units/{unit}",le="0.0025"} 0)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_request_seconds_bucket{route="/units/{unit}",le="0.005"} 1)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_request_seconds_bucket{route="/units/{unit}",le="1"} 2)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_request_seconds_bucket{route="/units/{unit}",le="+Inf"} 3)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_request_seconds_count{route="/units/{unit}"} 3)"));
    EXPECT_TRUE(has_line(text, "ledstang_http_sent_bytes_total 150"));
    EXPECT_TRUE(has_line(text, "ledstang_http_received_bytes_total 5"));
    EXPECT_EQ(metrics.requests(), 4U);
}

TEST(Metrics, StaySmallWhateverTheRoutesAre) {
    Metrics metrics;
    for (int number = 0; number < 5000; ++number) metrics.record({"GET", std::to_string(number), 200, {}, 0, 0});
    const std::string text = metrics.exposition();
    EXPECT_TRUE(has_line(text, R"(ledstang_http_requests_total{method="GET",route="other",status="200"} 3000)"));
    EXPECT_EQ(text.find("route=\"4999\""), std::string::npos);
}

TEST(Metrics, ReadGaugesUntilTheyAreRemoved) {
    Metrics metrics;
    int value = 7;
    metrics.gauge("ledstang_jobs", "Jobs.", [&value] { return value; });
    EXPECT_TRUE(has_line(metrics.exposition(), "ledstang_jobs 7"));
    metrics.remove_gauges("ledstang_jobs");
    EXPECT_EQ(metrics.exposition().find("ledstang_jobs"), std::string::npos);
}

TEST(Metrics, OfAServerSurviveIt) {
    auto metrics = std::make_shared<Metrics>();
    {
        TestServer world(ServerOptions{.metrics = metrics});
        TestClient client = world.client();
        client.get("/health");
        client.send("BREW /health HTTP/1.1\r\nHost: x\r\n\r\n");
        client.read_answer();
        EXPECT_NE(metrics->exposition().find("ledstang_http_connections 1"), std::string::npos);
    }
    const std::string text = metrics->exposition();
    EXPECT_TRUE(has_line(text, R"(ledstang_http_requests_total{method="GET",route="/health",status="200"} 1)"));
    EXPECT_TRUE(has_line(text, R"(ledstang_http_requests_total{method="other",route="refused",status="501"} 1)"));
    EXPECT_EQ(text.find("ledstang_http_connections"), std::string::npos);
}

TEST(RequestLog, WritesOneLineWithoutSecrets) {
    std::ostringstream lines;
    auto logger = std::make_shared<spdlog::logger>("http", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines));
    logger->set_pattern("%v");
    {
        TestServer world(ServerOptions{.log = logger});
        TestClient client = world.client();
        const auto answer = client.get("/echo?token=hemlig", "Cookie: session=hemlig\r\n");
        client.send(testing::post_request("/broken", "hemlig"));
        client.read_answer();
        client.close();
        EXPECT_TRUE(world.server->stop());
        EXPECT_NE(lines.str().find("\"id\":\"" + answer.header("x-request-id") + "\""), std::string::npos);
    }
    const std::string text = lines.str();
    EXPECT_EQ(std::ranges::count(text, '\n'), 3) << text;
    EXPECT_NE(text.find(R"("event":"request")"), std::string::npos);
    EXPECT_NE(text.find(R"("method":"GET","path":"/echo","route":"/echo","peer":"127.0.0.1","status":200)"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find(R"("what":"a secret detail")"), std::string::npos) << "the log alone has the detail";
    EXPECT_EQ(text.find("hemlig"), std::string::npos);
}

}  // namespace
}  // namespace ledstang::http
