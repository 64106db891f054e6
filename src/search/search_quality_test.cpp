// How well the judged questions of tests/search find their documents, on both databases. The figures that were reached
// are the least that is let through. LEDSTANG_SEARCH_SHOW=1 prints each question that does not find all of its own.
#include <fmt/format.h>

#include <cstdlib>

#include <support/judged_search.h>
#include "search/search_test_base.h"

namespace ledstang {
namespace {

class SearchQualityTest : public SearchTest {
 protected:
    SearchQuality measure(const JudgedSearch& judged, const std::string& file) {
        const bool show = std::getenv("LEDSTANG_SEARCH_SHOW") != nullptr;
        std::vector<SearchQuality> all;
        for (const auto& question : judged.questions(file)) {
            const auto answered = answer(question.text);
            const auto quality = JudgedSearch::quality(question, ids(answered));
            all.push_back(quality);
            if (!show || (quality.recall_at_10 == 1 && quality.reciprocal_rank == 1)) continue;
            fmt::print("{}  ({})  {:.2f} {:.2f}\n", question.text, question.tries, quality.reciprocal_rank,
                       quality.recall_at_10);
            for (std::size_t i = 0; i < answered.hits.size() && i < 10; ++i) {
                const auto& id = answered.hits[i].id;
                fmt::print("    {} {}\n", question.relevant.contains(id) ? "+" : " ", id);
            }
            for (const auto& id : question.relevant) {
                const auto found = ids(answered);
                const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, found.size()));
                if (std::find(found.begin(), end, id) == end) fmt::print("    - {}\n", id);
            }
        }
        const auto mean = JudgedSearch::mean(all);
        fmt::print("{} {}: {} questions, mean reciprocal rank {:.3f}, recall at 10 {:.3f}\n",
                   GetParam() == Dialect::sqlite ? "SQLite" : "PostgreSQL", file, mean.questions, mean.reciprocal_rank,
                   mean.recall_at_10);
        return mean;
    }
};

TEST_P(SearchQualityTest, FindsWhatReadersWouldWant) {
    const JudgedSearch judged(source_folder() + "/tests/search");
    EXPECT_GE(judged.documents().size(), 300U);
    ASSERT_TRUE(write([&](Transaction& transaction) {
        for (const auto& document : judged.documents()) put_indexed(transaction, "document", document.id, {document});
    }));
    const auto first = measure(judged, "first_queries.tsv");
    EXPECT_GE(first.reciprocal_rank, 0.97);
    EXPECT_GE(first.recall_at_10, 0.92);
    const auto second = measure(judged, "second_queries.tsv");
    EXPECT_GE(second.reciprocal_rank, 0.96);
    EXPECT_GE(second.recall_at_10, 0.80);
}

LEDSTANG_ON_BOTH_STORES(SearchQualityTest);

}  // namespace
}  // namespace ledstang
