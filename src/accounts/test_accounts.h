// A small region with people in it, for the tests of accounts.
#pragma once

#include <unistd.h>

#include <filesystem>

#include "accounts/accounts.h"
#include "operations/test_operations.h"

namespace ledstang {

// The log-in that a browser would have.
class TestLogIn final : public LogIn {
 public:
    void begin(const std::string& new_person, const std::string& new_assignment) override {
        person = new_person;
        assignment = new_assignment;
        ++begun;
    }
    void end() override { person.clear(); }
    std::string address() const override { return "192.0.2.7"; }

    std::string person, assignment;
    int begun = 0;
};

class AccountsTest : public OperationsTest {
 protected:
    AccountsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_accounts}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        folder_ = std::filesystem::temp_directory_path() / ("ledstang_accounts_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        configuration.log_in.folder = folder_.string();
        unit(region, "Region Norrbotten", "region", nullptr);
        unit(division, "Division Länssjukvård 2", "division", region);
        unit("vo_ortopedi", "VO Ortopedi", "verksamhetsomrade", division);
        unit("div_nara", "Division Nära", "division", region);
    }
    void TearDown() override {
        std::filesystem::remove_all(folder_);
        OperationsTest::TearDown();
    }

    void unit(const char* id, const char* name, const char* level, const char* parent) {
        const auto made = call("create_unit", {{"id", id},
                                               {"name", name},
                                               {"level", level},
                                               {"parent", parent ? Json(parent) : Json()},
                                               {"from", "2020-01-01"}});
        ASSERT_TRUE(made) << made.error().message;
    }
    // Adds the person and answers the one-time password.
    std::string add(const std::string& id, const std::string& name, const std::string& user_name = "") {
        const auto made = call("create_person", {{"id", id}, {"name", name}, {"user_name", user_name}});
        if (!made) throw std::runtime_error(made.error().message);
        return made->at("one_time_password");
    }
    // Gives an assignment and answers its id.
    std::string assign(const std::string& person, const std::string& role, const std::string& unit,
                       const char* from = "2022-01-01", const Json& to = nullptr) {
        const auto made =
            call("add_assignment",
                 {{"person", person}, {"role", role}, {"unit", unit}, {"valid_from", from}, {"valid_to", to}});
        if (!made) throw std::runtime_error(made.error().message);
        return made->at("assignments").back().at("id");
    }
    // The next calls come from the person, logged in with that assignment.
    void be_person(const std::string& person, const std::string& assignment, const char* today = "2022-05-20") {
        const auto known = store().read([&](Sql& sql) {
            std::optional<std::int64_t> number;
            if (!assignment.empty()) number = std::stoll(assignment);
            return caller_of(sql, configuration, {person, number, 0}, *parse_date(today));
        });
        caller = known.value_or(Caller{});
    }

    // A call as it comes over HTTP, where there is a log-in.
    Result<Json> ask(const std::string& name, const Json& request = Json::object(), const char* today = "2022-05-20") {
        auto now = context(today);
        now.log_in = &log_in;
        const auto answer = run_operation(*operations.named(name), now, {{}, request.dump(), "application/json"});
        if (!answer) return refuse(answer.error());
        return parse_json(answer->json);
    }
    std::string asked(const std::string& name, const Json& request = Json::object(), const char* today = "2022-05-20") {
        const auto answer = ask(name, request, today);
        return answer ? "done" : answer.error().code;
    }

    TestLogIn log_in;

 private:
    std::filesystem::path folder_;
};

}  // namespace ledstang
