#include "app/listen_address.h"

#include <gtest/gtest.h>

#include "app/serve.h"

namespace ledstang {
namespace {

TEST(ListenAddressTest, ReadsAddressAndPort) {
    EXPECT_EQ(parse_listen_address("127.0.0.1:8080")->text(), "127.0.0.1:8080");
    EXPECT_EQ(parse_listen_address("[::1]:0")->text(), "[::1]:0");
    EXPECT_EQ(parse_listen_address("localhost:81")->text(), "127.0.0.1:81");
    EXPECT_EQ(parse_listen_address("0.0.0.0:65535")->port, 65535);
}

TEST(ListenAddressTest, RefusesWhatIsNone) {
    for (const char* text : {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536",
                             "127.0.0.1:80 ", "example.org:80", "127.0.0.1:-1", "127.1:80"}) {
        const auto parsed = parse_listen_address(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "listen.address");
    }
}

TEST(ListenAddressTest, TheDemoLogInIsForTheMachineItself) {
    for (const char* text : {"127.0.0.1:80", "127.1.2.3:80", "[::1]:80", "localhost:80"}) {
        EXPECT_TRUE(check_may_listen(*parse_listen_address(text), true)) << text;
    }
    for (const char* text : {"0.0.0.0:80", "[::]:80", "192.168.1.2:80", "[::ffff:192.168.1.2]:80"}) {
        const auto checked = check_may_listen(*parse_listen_address(text), true);
        ASSERT_FALSE(checked) << text;
        EXPECT_EQ(checked.error().code, "listen.demo_login");
        EXPECT_TRUE(check_may_listen(*parse_listen_address(text), false)) << text;
    }
}

}  // namespace
}  // namespace ledstang
