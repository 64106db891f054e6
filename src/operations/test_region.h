// A small region for the tests of modules above the organisation: its units are made by operations, which the suite
// offers, and its persons are put into the store. Beside it, what makes such tests short to write.
//
//     class GroupsTest : public RegionTest<OperationsTest> { … unit(clinic, "Hudsjukvård", "verksamhetsomrade",
//     division);
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "operations/test_operations.h"

namespace ledstang {

// Above OperationsTest, or DataFolderOperationsTest.
template <class Base>
class RegionTest : public Base {
 protected:
    using Base::Base;

    void add_division() {
        unit(Base::region, "Region Norrbotten", "region", nullptr);
        unit(Base::division, "Länssjukvård 2", "division", Base::region);
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        done("create_unit", wish);
    }
    // Ids and names.
    void add_persons(std::initializer_list<std::pair<std::string, std::string>> persons) {
        ASSERT_TRUE(this->store().write({"test", "add"}, [&](Transaction& transaction) -> Result<Nothing> {
            for (const auto& [id, name] : persons)
                transaction.sql().execute("insert into person (id, name) values (:id, :name)", id, name);
            return Nothing{};
        }));
    }
    // The caller becomes a reader with this person's id: may nothing but read, beyond what the module gives the person.
    void be_reader(const char* person) {
        this->be("demo_lasare");
        this->caller.person = person;
    }
    // What the operation answers; the test fails when it refuses.
    Json done(const std::string& operation, const Json& wish, const char* today = "2022-05-20") {
        const auto answer = this->call(operation, wish, today);
        EXPECT_TRUE(answer) << operation << ": " << (answer ? "" : answer.error().message);
        return answer ? *answer : Json();
    }
    // The field of each element of a list.
    static std::vector<std::string> each(const Json& list, const char* field) {
        std::vector<std::string> texts;
        for (const auto& one : list) texts.push_back(one.at(field));
        return texts;
    }
};

}  // namespace ledstang
