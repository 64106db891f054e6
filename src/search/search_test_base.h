// A store with texts to search, for the module's tests on both databases.
#pragma once

#include <support/source_folder.h>
#include "search/search.h"
#include "store/test_stores.h"

namespace ledstang {

class SearchTest : public StoreTest {
 protected:
    void SetUp() override {
        StoreTest::SetUp();
        configuration.folder = source_folder() + "/config";
    }

    static const char* name_of_store() { return GetParam() == Dialect::sqlite ? "sqlite" : "postgresql"; }

    void put(const IndexedText& text) {
        ASSERT_TRUE(write([&](Transaction& transaction) { put_indexed(transaction, text.kind, text.id, {text}); }));
    }
    template <class Change>
    bool write(Change change) {
        return static_cast<bool>(store().write({"", "test"}, [&](Transaction& transaction) -> Result<void> {
            change(transaction);
            return {};
        }));
    }

    Result<SearchAnswer> ask(const SearchWish& wish) {
        Context context{caller, store(), configuration, scope_, today, "search"};
        return answer_search(context, wish, sources, readers, units);
    }
    SearchAnswer answer(const std::string& question) {
        auto found = ask({question});
        EXPECT_TRUE(found) << (found ? "" : found.error().message);
        return found ? *found : SearchAnswer{};
    }
    static std::vector<std::string> ids(const SearchAnswer& answer) {
        std::vector<std::string> found;
        for (const auto& hit : answer.hits) found.push_back(hit.id);
        return found;
    }
    std::vector<std::string> found(const std::string& question) { return ids(answer(question)); }

    Date today = *parse_date("2022-05-20");
    Configuration configuration;
    Caller caller;
    std::vector<SearchSource> sources;
    std::vector<std::string> readers;
    std::vector<std::string> units;

 private:
    class Everywhere : public Scope {
        bool within(Store&, const std::string&, const std::vector<std::string>&, const Date&) const override {
            return true;
        }
    };
    Everywhere scope_;
};

}  // namespace ledstang
