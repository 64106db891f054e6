#include "rounds/digest.h"

#include "accounts/accounts.h"
#include "rounds/test_rounds.h"

namespace ledstang {
namespace {

class DigestTest : public RoundsTest {
 protected:
    void SetUp() override {
        RoundsTest::SetUp();
        if (IsSkipped()) return;
        const auto set = call("set_period_dates", {{"period", period},
                                                   {"opens", "2022-05-02"},
                                                   {"deadline", "2022-05-21"},
                                                   {"closes", "2022-06-10"},
                                                   {"version", 0}});
        ASSERT_TRUE(set) << set.error().message;
        add_person("sara", "Sara Ångström", "sara@region.example", "reporter", part);
    }
    void add_person(const std::string& id, const std::string& name, const std::string& address, const std::string& role,
                    const std::string& unit) {
        const auto written = store().write({"", "test"}, [&](Transaction& transaction) -> Result<void> {
            Sql& sql = transaction.sql();
            sql.execute("insert into person (id, name, title, email, version) values (:id, :name, '', :email, 1)", id,
                        name, address);
            sql.execute(
                "insert into account (person, must_change, factor_in_use, factor_step, disabled) values (:person, 0, "
                "0, "
                "0, 0)",
                id);
            sql.execute(
                "insert into assignment (number, person, role, unit, valid_from, origin) values ((select "
                "coalesce(max(number), 0) + 1 from assignment), :person, :role, :unit, '2022-01-01', 'local')",
                id, role, unit);
            return {};
        });
        ASSERT_TRUE(written);
    }
    // Who would get a mail that day.
    std::vector<std::string> people(const char* day) {
        std::vector<std::string> found;
        for (const auto& person :
             store().read([&](Sql& sql) { return digests_for(sql, configuration, *parse_date(day)); }))
            found.push_back(person.person);
        return found;
    }
    DigestReport send(const char* day, const std::optional<Refusal>& refusal = std::nullopt) {
        return send_digests(store(), configuration, *parse_date(day), "https://ledstang.example",
                            [&](const Mail& mail, const std::string& id) -> Result<void> {
                                if (refusal) return refuse(*refusal);
                                mails.push_back(mail);
                                ids.push_back(id);
                                return {};
                            });
    }
    std::vector<Mail> mails;
    std::vector<std::string> ids;
    using People = std::vector<std::string>;
};

TEST_P(DigestTest, comes_when_a_period_opens_on_reminder_days_on_the_last_day_and_when_it_is_late) {
    // The example's actions are new the first day, and then nothing to write about.
    send("2022-05-01");
    for (const char* day : {"2022-05-02", "2022-05-14", "2022-05-19", "2022-05-21", "2022-05-22"})
        EXPECT_EQ(people(day), People{"sara"}) << day;
    for (const char* day : {"2022-05-03", "2022-05-15", "2022-05-20"}) EXPECT_EQ(people(day), People{}) << day;
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(take("submit"), "submitted");
    EXPECT_EQ(people("2022-05-22"), People{}) << "nothing waits any longer";
}

TEST_P(DigestTest, is_sent_once_a_day_and_tells_what_waits_and_where) {
    EXPECT_EQ(send("2022-05-14").sent, 1);
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].address, "sara@region.example");
    EXPECT_NE(mails[0].text.find("https://ledstang.example/rapportera/vo_ortopedi/2022-T1"), std::string::npos);
    EXPECT_NE(mails[0].text.find("Lämna rapporten för tertial 1 2022, VO Ortopedi (senast 2022-05-21)"),
              std::string::npos)
        << mails[0].text;
    const auto again = send("2022-05-14");
    EXPECT_EQ(again.sent, 0);
    EXPECT_EQ(again.already, 1);
    EXPECT_EQ(mails.size(), 1U);
}

TEST_P(DigestTest, is_not_lost_when_the_mail_server_is_away) {
    const auto failed = send("2022-05-14", Refusal{RefusalKind::unavailable, "mail.unreachable", "Ingen svarar.", {}});
    EXPECT_EQ(failed.sent, 0);
    ASSERT_EQ(failed.failures.size(), 1U);
    EXPECT_EQ(failed.failures[0].reason, "Ingen svarar.");
    EXPECT_EQ(send("2022-05-14").sent, 1);
}

TEST_P(DigestTest, goes_to_the_deputy_while_somebody_is_away) {
    add_person("bo", "Bo Nyström", "bo@region.example", "reader", "");
    EXPECT_EQ(people("2022-05-14"), People{"sara"});
    const auto away = store().write({"", "test"}, [&](Transaction& transaction) -> Result<void> {
        return put_absence(transaction, "sara", {parse_date("2022-05-10"), parse_date("2022-05-30"), "bo", ""});
    });
    ASSERT_TRUE(away) << away.error().message;
    send("2022-05-14");
    const auto his =
        std::find_if(mails.begin(), mails.end(), [](const Mail& mail) { return mail.name == "Bo Nyström"; });
    ASSERT_NE(his, mails.end());
    EXPECT_NE(his->text.find(", för Sara Ångström"), std::string::npos) << his->text;
}

TEST_P(DigestTest, is_not_for_whoever_may_not_log_in) {
    const auto written = store().write({"", "test"}, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("update account set disabled = 1 where person = 'sara'");
        return {};
    });
    ASSERT_TRUE(written);
    EXPECT_EQ(people("2022-05-14"), People{});
}

TEST(DigestMail, escapes_what_people_write) {
    Task task;
    task.title = "Svara på en fråga om <b>\"andel\" & antal</b>";
    task.link = "/uppgifter";
    const auto mail =
        digest_mail({"a", "Åsa <x>", "a@b", {task}}, "https://ledstang.example", *parse_date("2022-05-14"));
    EXPECT_EQ(mail.subject, "Ledstång: en uppgift väntar på dig");
    EXPECT_EQ(mail.html.find("<b>"), std::string::npos);
    EXPECT_EQ(mail.html.find("<x>"), std::string::npos);
    EXPECT_NE(mail.html.find("&lt;b&gt;&quot;andel&quot; &amp; antal"), std::string::npos);
}

// KR-32
TEST_P(DigestTest, lists_what_is_new_in_matters_in_the_same_mail) {
    ASSERT_TRUE(store().write({"", "test"}, [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        sql.execute(
            "insert into matter (id, type, unit, year, number, title, perspective, success_factor, goal, responsible, "
            "timetable, schedule_kind, schedule_note, fields, units_chosen, version) values ('arende', 'question', "
            ":unit, 2022, 1, 'Hur byts förband?', '', '', '', '', '', '', '', '{}', 1, 1)",
            unit_number(sql, part));
        sql.execute(
            "insert into flow_type_text (digest, type, content, first_used) values ('d', 'question', '', "
            "'2022-05-01')");
        sql.execute(
            "insert into flow_matter (matter, digest, stage, since, area, initiator, created) values ('arende', 'd', "
            "'asked', '2022-05-01', '', 'sara', '2022-05-01')");
        sql.execute(
            "insert into flow_notice (number, person, matter, content, at) values (1, 'sara', 'arende', 'Gruppen har "
            "svarat.', '2022-05-13T12:00:00Z')");
        return {};
    }));
    EXPECT_EQ(send("2022-05-14").sent, 1);
    ASSERT_EQ(mails.size(), 1U) << "one mail, with the round and the news";
    EXPECT_NE(mails[0].text.find("rapportera/vo_ortopedi/2022-T1"), std::string::npos);
    EXPECT_NE(mails[0].text.find("Hur byts förband?\n  Gruppen har svarat.\n  https://ledstang.example/arenden/arende"),
              std::string::npos)
        << mails[0].text;
    EXPECT_EQ(mails[0].subject.find("2 uppgifter"), std::string::npos) << "news is no task: " << mails[0].subject;
}

LEDSTANG_ON_BOTH_STORES(DigestTest);

}  // namespace
}  // namespace ledstang
