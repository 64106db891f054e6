#include "network/web_client.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

TEST(WebClientTest, SpeaksPlainHttpOnlyWithinTheMachine) {
    for (const char* address : {"http://example.org/", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/",
                                "", "127.0.0.1", "http://127.0.0.1.example.org/", "http://127.0.0.1@example.org/"}) {
        const auto answer = ask_web({address});
        ASSERT_FALSE(answer) << address;
        EXPECT_EQ(answer.error().code, "network.address") << address;
    }
}

TEST(WebClientTest, WhoDoesNotAnswerIsTold) {
    // Port 1 of the machine itself: nobody listens there.
    for (const char* address : {"http://127.0.0.1:1/", "http://[::1]:1/", "https://127.0.0.1:1/"}) {
        const auto answer = ask_web({address});
        ASSERT_FALSE(answer) << address;
        EXPECT_EQ(answer.error().code, "network.failed") << address;
        EXPECT_EQ(answer.error().kind, RefusalKind::unavailable);
    }
}

TEST(WebClientTest, FormsAreEscaped) {
    EXPECT_EQ(form_of({}), "");
    EXPECT_EQ(form_of({{"a", "b c"}, {"d", "&=+å"}}), "a=b%20c&d=%26%3D%2B%C3%A5");
    EXPECT_EQ(percent_encoded("A-z_0.9~/"), "A-z_0.9~%2F");
}

}  // namespace
}  // namespace ledstang
