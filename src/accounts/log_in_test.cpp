#include <gmock/gmock.h>

#include "accounts/account_rows.h"
#include "accounts/one_time_code.h"
#include "accounts/password.h"
#include "accounts/sealed.h"
#include "accounts/test_accounts.h"

namespace ledstang {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* good = "en lång mening duger";

class LogInTest : public AccountsTest {
 protected:
    void SetUp() override {
        AccountsTest::SetUp();
        if (IsSkipped()) return;
        one_time = add("asa", "Åsa Öberg", "Asa.Oberg");
    }
    std::string password_log_in(const std::string& password, const std::string& code = "",
                                const std::string& user = "asa.oberg") {
        caller = {};
        return asked("log_in", {{"user_name", user}, {"password", password}, {"code", code}});
    }
    // Logged in with a password of her own.
    void settle() {
        ASSERT_EQ(password_log_in(one_time), "done");
        be_person("asa", "");
        ASSERT_EQ(asked("change_password", {{"old_password", one_time}, {"new_password", good}}), "done");
        be_person("asa", "");
    }
    std::string secret() {
        const auto account = store().read([](Sql& sql) { return account_of(sql, "asa"); });
        return Sealer::of(configuration.log_in.folder).open(*account->second_factor).value();
    }
    std::string code(int steps_later = 0) { return code_of(secret(), step_at(seconds_now()) + steps_later); }

    std::string one_time;
};
LEDSTANG_ON_BOTH_STORES(LogInTest);

TEST_P(LogInTest, TheOneTimePasswordOpensNothingButItsOwnChange) {
    EXPECT_THAT(one_time, ::testing::MatchesRegex("([a-z2-9]{4}-){4}[a-z2-9]{4}"));
    assign("asa", "administrator", region);
    caller = {};
    const auto session = ask("log_in", {{"user_name", " ASA.OBERG "}, {"password", one_time}});
    ASSERT_TRUE(session) << session.error().message;
    EXPECT_TRUE(session->at("must_change_password"));
    EXPECT_EQ(log_in.person, "asa");
    be_person("asa", log_in.assignment);
    EXPECT_EQ(asked("list_persons"), "session.must_change");
    EXPECT_EQ(asked("get_absence"), "session.must_change");
    EXPECT_EQ(asked("get_session"), "done");
    EXPECT_EQ(asked("change_password", {{"old_password", one_time}, {"new_password", good}}), "done");
    EXPECT_EQ(log_in.begun, 2) << "a new token";
    be_person("asa", log_in.assignment);
    EXPECT_EQ(asked("list_persons"), "done");
    EXPECT_EQ(password_log_in(one_time), "session.wrong");
    EXPECT_EQ(password_log_in(good), "done");
}

TEST_P(LogInTest, NeverTellsWhichPartWasWrong) {
    settle();
    caller = {};
    const auto wrong_password = ask("log_in", {{"user_name", "asa.oberg"}, {"password", "fel fel fel fel"}});
    const auto wrong_name = ask("log_in", {{"user_name", "ingen"}, {"password", good}});
    ASSERT_FALSE(wrong_password);
    ASSERT_FALSE(wrong_name);
    EXPECT_EQ(wrong_password.error().code, "session.wrong");
    EXPECT_EQ(wrong_password.error().message, wrong_name.error().message);
    EXPECT_EQ(password_log_in(""), "session.wrong");
    EXPECT_EQ(password_log_in(std::string(5'000, 'x')), "session.wrong");
    EXPECT_EQ(password_log_in(good, "", std::string(5'000, 'x')), "session.wrong");
}

TEST_P(LogInTest, GuessingTakesEverLonger) {
    settle();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(password_log_in("fel fel fel fel"), "session.wrong");
    EXPECT_EQ(password_log_in(good), "session.wait") << "even the right one must wait";
    be("demo_controller");
    ASSERT_TRUE(call("reset_password", {{"person", "asa"}}));
    EXPECT_EQ(password_log_in("fel fel fel fel"), "session.wrong") << "an administrator's new password begins anew";
}

TEST_P(LogInTest, ADisabledAccountLooksAsAWrongPassword) {
    settle();
    be("demo_controller");
    const auto person = call("list_persons", {{"query", "asa"}})->at("persons").at(0);
    const auto done = call("change_person", {{"person", "asa"},
                                             {"name", "Åsa Öberg"},
                                             {"user_name", "asa.oberg"},
                                             {"disabled", true},
                                             {"version", person.at("version")}});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(password_log_in(good), "session.wrong");
}

TEST_P(LogInTest, ANewPasswordHasToBeAGoodOne) {
    settle();
    const auto change = [&](const std::string& old_password, const std::string& new_password) {
        return asked("change_password", {{"old_password", old_password}, {"new_password", new_password}});
    };
    EXPECT_EQ(change(good, "elva tecken"), "password.short");
    EXPECT_EQ(change(good, "åäöåäöåäöåäö"), "done") << "characters, not bytes";
    EXPECT_EQ(change("åäöåäöåäöåäö", std::string(1'001, 'a')), "password.long");
    EXPECT_EQ(change("åäöåäöåäöåäö", "Asa.Oberg 2026!"), "password.name");
    EXPECT_EQ(change("åäöåäöåäöåäö", "åäöåäöåäöåäö"), "password.same");
    EXPECT_EQ(change("något annat alls", good), "password.wrong");
}

TEST_P(LogInTest, AChangedPasswordEndsEveryOtherLogIn) {
    settle();
    keep_log_in(store(), "another browser", {"asa", std::nullopt, 1'700'000'000}, 0);
    ASSERT_EQ(asked("change_password", {{"old_password", good}, {"new_password", "en annan lång mening"}}), "done");
    EXPECT_FALSE(store().read([](Sql& sql) { return kept_log_in(sql, "another browser"); }));
}

TEST_P(LogInTest, TheSecondFactorIsAskedForAndUsedOnce) {
    settle();
    const auto begun = ask("begin_second_factor");
    ASSERT_TRUE(begun) << begun.error().message;
    EXPECT_THAT(begun->at("address").get<std::string>(), HasSubstr("otpauth://totp/"));
    EXPECT_EQ(begun->at("secret"), base32(secret()));
    EXPECT_EQ(password_log_in(good), "done") << "not before the first code has been shown";
    be_person("asa", "");
    EXPECT_EQ(asked("confirm_second_factor", {{"code", "000000"}}), "second_factor.wrong");
    const std::string first = code(-1);
    EXPECT_EQ(asked("confirm_second_factor", {{"code", first}}), "done");
    EXPECT_EQ(asked("begin_second_factor"), "second_factor.in_use");

    EXPECT_EQ(password_log_in(good), "session.code_needed");
    EXPECT_EQ(password_log_in("fel fel fel fel"), "session.wrong") << "the code is asked for after the password only";
    EXPECT_EQ(password_log_in(good, first), "session.wrong") << "used already";
    const std::string next = code();
    EXPECT_EQ(password_log_in(good, next), "done");
    EXPECT_EQ(password_log_in(good, next), "session.wrong") << "used already";
    EXPECT_EQ(password_log_in(good, code(1)), "done");

    be_person("asa", "");
    EXPECT_EQ(asked("remove_second_factor", {{"password", "fel fel fel fel"}}), "password.wrong");
    EXPECT_EQ(asked("remove_second_factor", {{"password", good}}), "done");
    EXPECT_EQ(password_log_in(good), "done");
}

TEST_P(LogInTest, AnAdministratorTakesALostSecondFactorAway) {
    settle();
    ASSERT_TRUE(ask("begin_second_factor"));
    ASSERT_EQ(asked("confirm_second_factor", {{"code", code()}}), "done");
    EXPECT_EQ(password_log_in(good), "session.code_needed");
    be("demo_controller");
    ASSERT_TRUE(call("reset_second_factor", {{"person", "asa"}}));
    EXPECT_EQ(password_log_in(good), "done");
}

TEST_P(LogInTest, NoSecretComesIntoTheChangeLog) {
    settle();
    ASSERT_TRUE(ask("begin_second_factor"));
    std::string log;
    store().read([&](Sql& sql) {
        sql.each<std::tuple<std::string, std::string>>(
            "select before_json, after_json from change_log",
            [&](const auto& entry) { log += std::get<0>(entry) + std::get<1>(entry); });
    });
    EXPECT_THAT(log, HasSubstr("asa.oberg"));
    for (const std::string& hidden : {one_time, std::string("argon2"), std::string(good), base32(secret())})
        EXPECT_THAT(log, Not(HasSubstr(hidden)));
}

TEST_P(LogInTest, WithoutLocalPasswordsThereIsNoSuchWayIn) {
    settle();
    configuration.log_in.local_passwords = false;
    EXPECT_EQ(password_log_in(good), "session.passwords_off");
    EXPECT_FALSE(ask("get_log_in_ways")->at("password"));
    be("demo_controller");
    EXPECT_EQ(refused("reset_password", {{"person", "asa"}}), "session.passwords_off");
    EXPECT_EQ(add("bo", "Bo Ek", "bo"), "") << "nor a password for anybody new";
}

TEST_P(LogInTest, TheDemoLogInIsThereOnlyWhereItIsSwitchedOn) {
    caller = {};
    EXPECT_EQ(ask("get_log_in_ways")->at("demo").size(), 0U);
    EXPECT_EQ(asked("start_session", {{"person", "demo_controller"}}), "session.unknown_person");
    configuration.log_in.demo = true;
    put_demo_persons(store(), configuration);
    EXPECT_EQ(ask("get_log_in_ways")->at("demo").size(), configuration.roles.demo_persons.size());
    EXPECT_EQ(asked("start_session", {{"person", "asa"}}), "session.unknown_person") << "others need their password";
    const auto session = ask("start_session", {{"person", "demo_vo_chef"}});
    ASSERT_TRUE(session) << session.error().message;
    EXPECT_EQ(session->at("role"), "reporter");
    EXPECT_EQ(session->at("parts"), Json::array({"vo_ortopedi"}));
    const std::string before = head();
    put_demo_persons(store(), configuration);
    EXPECT_EQ(head(), before) << "written once";
}

TEST_P(LogInTest, OnTheCommandLineNobodyLogsIn) {
    EXPECT_EQ(refused("log_in", {{"user_name", "asa.oberg"}, {"password", one_time}}), "session.command_line");
}

}  // namespace
}  // namespace ledstang
