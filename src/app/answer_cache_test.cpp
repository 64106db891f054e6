#include "app/answer_cache.h"

#include <gtest/gtest.h>

#include <thread>

namespace ledstang {
namespace {

KeptAnswer answer(std::string bytes) {
    return {http::Body::make(std::move(bytes), "application/json"), "/api/scorecards/{unit}/{period}"};
}

TEST(AnswerCacheTest, GivesBackTheSameBodyForTheSameGeneration) {
    AnswerCache cache(1'000'000);
    const auto kept = answer("{}");
    cache.keep("a", 7, kept);
    const auto found = cache.find("a", 7);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->body, kept.body);
    EXPECT_EQ(found->route, kept.route);
    EXPECT_EQ(cache.hits(), 1U);
    EXPECT_EQ(cache.misses(), 0U);
}

TEST(AnswerCacheTest, KnowsNothingOfOtherKeys) {
    AnswerCache cache(1'000'000);
    cache.keep("a", 7, answer("{}"));
    EXPECT_FALSE(cache.find("b", 7));
    EXPECT_EQ(cache.misses(), 1U);
}

TEST(AnswerCacheTest, LetsGoOfWhatAnEarlierGenerationAnswered) {
    AnswerCache cache(1'000'000);
    cache.keep("a", 7, answer("old"));
    EXPECT_FALSE(cache.find("a", 8));
    EXPECT_EQ(cache.count(), 0U);
    EXPECT_EQ(cache.bytes(), 0U);
    cache.keep("a", 8, answer("new"));
    EXPECT_EQ(cache.find("a", 8)->body->bytes(), "new");
}

// A slow reader that began before a write ends after a quick one that began later.
TEST(AnswerCacheTest, KeepsTheLaterGenerationWhenAnEarlierAnswerComesLate) {
    AnswerCache cache(1'000'000);
    cache.keep("a", 8, answer("new"));
    cache.keep("a", 7, answer("old"));
    EXPECT_FALSE(cache.find("a", 7));
    ASSERT_TRUE(cache.find("a", 8));
    EXPECT_EQ(cache.find("a", 8)->body->bytes(), "new");
}

TEST(AnswerCacheTest, StaysWithinItsBytesAndLetsTheLongestUnusedGo) {
    AnswerCache cache(10'000);
    for (const char* key : {"a", "b", "c", "d"}) cache.keep(key, 1, answer(std::string(1'000, 'x')));
    ASSERT_TRUE(cache.find("a", 1));
    for (const char* key : {"e", "f", "g", "h"}) {
        cache.keep(key, 1, answer(std::string(1'000, 'x')));
        ASSERT_TRUE(cache.find("a", 1)) << key;
        EXPECT_LE(cache.bytes(), 10'000U);
    }
    EXPECT_FALSE(cache.find("b", 1));
    EXPECT_TRUE(cache.find("h", 1));
}

TEST(AnswerCacheTest, CountsTheCompressedFormToo) {
    AnswerCache cache(1'000'000);
    const auto kept = answer(std::string(100'000, 'x'));
    cache.keep("a", 1, kept);
    ASSERT_NE(kept.body->gzip(), nullptr);
    EXPECT_GE(cache.bytes(), 100'000 + kept.body->gzip()->size());
}

TEST(AnswerCacheTest, DoesNotEmptyItselfForOneHugeAnswer) {
    AnswerCache cache(10'000);
    cache.keep("a", 1, answer("small"));
    cache.keep("b", 1, answer(std::string(9'000, 'x')));
    EXPECT_TRUE(cache.find("a", 1));
    EXPECT_FALSE(cache.find("b", 1));
}

TEST(AnswerCacheTest, CountsOneKeyOnce) {
    AnswerCache cache(1'000'000);
    cache.keep("a", 1, answer("first"));
    const auto bytes = cache.bytes();
    cache.keep("a", 1, answer("again"));
    EXPECT_EQ(cache.bytes(), bytes);
    EXPECT_EQ(cache.count(), 1U);
}

TEST(AnswerCacheTest, ManyThreadsNeverSeeAnotherGenerationsAnswer) {
    AnswerCache cache(200'000);
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (unsigned thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&cache, &wrong, thread] {
            for (std::uint64_t step = 0; step < 2'000; ++step) {
                const std::uint64_t generation = step / 100;
                const std::string key = std::to_string((step * 7 + thread) % 50);
                if (const auto found = cache.find(key, generation)) {
                    if (found->body->bytes() != std::to_string(generation)) ++wrong;
                } else {
                    cache.keep(key, generation, answer(std::to_string(generation)));
                }
            }
        });
    }
    threads.clear();
    EXPECT_EQ(wrong, 0);
    EXPECT_GT(cache.hits(), 0U);
}

}  // namespace
}  // namespace ledstang
