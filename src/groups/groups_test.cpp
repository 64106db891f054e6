// The groups' face on both databases: who is in what, who may be reached where, who owns which area.
#include "groups/groups.h"

#include <gmock/gmock.h>

#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class GroupsTest : public OperationsTest {
 protected:
    GroupsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_groups}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(
            call("create_unit", {{"id", region}, {"name", "Region"}, {"level", "region"}, {"from", "2020-01-01"}}));
        write([](Transaction& transaction) {
            Sql& sql = transaction.sql();
            for (const char* person : {"asa", "bo", "cia"})
                sql.execute("insert into person (id, name) values (:id, :name)", std::string(person),
                            std::string(person));
            for (const auto& [id, kind] : {std::pair{"mk", "kommitte"}, {"lpo_sar", "LPO"}, {"hos", "ledningsgrupp"}})
                sql.execute("insert into unit_group (id, name, kind, version) values (:id, :name, :kind, 1)",
                            std::string(id), std::string("Gruppen ") + id, std::string(kind));
            const auto member = [&](const char* group, const char* person, const char* role, const char* from) {
                sql.execute(
                    "insert into group_member (group_id, person, role, profession, manager, valid_from) values "
                    "(:group, :person, :role, 'lakare', 0, :day)",
                    std::string(group), std::string(person), std::string(role), std::string(from));
            };
            member("mk", "cia", "member", "2021-01-01");
            member("mk", "asa", "chair", "2021-01-01");
            member("lpo_sar", "bo", "secretary", "2022-06-01");
            sql.execute(
                "insert into group_link (group_id, other, kind, valid_from) values ('mk', 'hos', 'attends', "
                "'2021-01-01')");
            sql.execute(
                "insert into group_link (group_id, other, kind, valid_from) values ('mk', 'lpo_sar', 'cooperates', "
                "'2021-01-01')");
            sql.execute("insert into area_owner (area, group_id) values ('hud', 'lpo_sar')");
        });
    }
    template <class F>
    void write(F&& f) {
        ASSERT_TRUE(store().write({"test", "write"}, [&](Transaction& transaction) -> Result<Nothing> {
            f(transaction);
            return Nothing{};
        }));
    }
    // "mk chair", and for whom when it is for somebody else
    std::vector<std::string> memberships(const char* person, const char* day) {
        std::vector<std::string> found;
        for (const auto& one : store().read([&](Sql& sql) { return memberships_of(sql, person, *parse_date(day)); }))
            found.push_back(one.group + " " + one.role + (one.person == person ? "" : " for " + one.person));
        return found;
    }
};
LEDSTANG_ON_BOTH_STORES(GroupsTest);

TEST_P(GroupsTest, tell_whose_groups_are_whose_with_deputies) {
    EXPECT_THAT(memberships("asa", "2022-05-20"), ElementsAre("mk chair"));
    EXPECT_THAT(memberships("bo", "2022-05-20"), IsEmpty());
    EXPECT_THAT(memberships("bo", "2022-06-01"), ElementsAre("lpo_sar secretary"));
    write([](Transaction& transaction) {
        ASSERT_TRUE(put_absence(transaction, "asa", {parse_date("2022-06-01"), parse_date("2022-06-30"), "bo", ""}));
    });
    EXPECT_THAT(memberships("bo", "2022-06-01"), ElementsAre("lpo_sar secretary", "mk chair for asa"));
    EXPECT_THAT(memberships("bo", "2022-07-01"), ElementsAre("lpo_sar secretary"));
}

TEST_P(GroupsTest, are_read_with_the_words_of_the_configuration) {
    const Date day = *parse_date("2022-05-20");
    store().read([&](Sql& sql) {
        const auto group = read_group(sql, configuration, "lpo_sar", day);
        ASSERT_TRUE(group);
        EXPECT_EQ(group->kind, "lpo");  // the plan wrote LPO
        EXPECT_EQ(group->kind_name, "Lokalt programområde");
        EXPECT_FALSE(group->management);
        EXPECT_TRUE(read_group(sql, configuration, "hos", day)->management);
        EXPECT_FALSE(read_group(sql, configuration, "saknas", day));
        std::vector<std::string> names;
        for (const auto& one : groups_on(sql, configuration, day)) names.push_back(one.name);
        EXPECT_THAT(names, ElementsAre("Gruppen hos", "Gruppen lpo_sar", "Gruppen mk"));
        std::vector<std::string> members;
        for (const auto& one : members_of(sql, "mk", day)) members.push_back(one.person);
        EXPECT_THAT(members, ElementsAre("asa", "cia"));
        EXPECT_THAT(co_groups(sql, "lpo_sar", day), ElementsAre("mk"));
        EXPECT_THAT(co_groups(sql, "mk", day), ElementsAre("lpo_sar"));
    });
}

TEST_P(GroupsTest, know_who_has_a_standing_seat_at_a_management_group) {  // KR-01
    store().read([&](Sql& sql) {
        const auto seats = attendees_of(sql, "hos", *parse_date("2022-05-20"));
        ASSERT_EQ(seats.size(), 1U);
        EXPECT_EQ(seats[0].group, "mk");
        EXPECT_EQ(seats[0].person, "asa");
        EXPECT_THAT(attendees_of(sql, "hos", *parse_date("2020-05-20")), IsEmpty());
    });
}

TEST_P(GroupsTest, own_areas) {
    store().read([&](Sql& sql) {
        EXPECT_EQ(owner_of_area(sql, configuration, "hud"), "lpo_sar");
        EXPECT_EQ(owner_of_area(sql, configuration, "psykisk_halsa"), "");
        EXPECT_THAT(areas_of_group(sql, "lpo_sar"), ElementsAre("hud"));
    });
}

}  // namespace
}  // namespace ledstang
