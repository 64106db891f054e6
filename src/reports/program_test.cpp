#include "reports/program.h"

#include <gtest/gtest.h>

#include "base/whole_file.h"

namespace ledstang {
namespace {

TEST(Program, runs_in_the_folder) {
    const TemporaryFolder work;
    write_file(work.path() / "from", "åäö\n");
    ASSERT_TRUE(run_program({"cp", "coreutils", {"from", "to"}}, work.path()));
    EXPECT_EQ(read_own_file(work.path() / "to"), "åäö\n");
}

TEST(Program, that_is_missing_is_named_with_its_package) {
    const TemporaryFolder work;
    const auto ran = run_program({"ledstang-no-such-program", "no-such-package", {}}, work.path());
    ASSERT_FALSE(ran);
    EXPECT_EQ(ran.error().code, "report.program_missing");
    EXPECT_EQ(ran.error().kind, RefusalKind::unavailable);
    EXPECT_NE(ran.error().message.find("apt-get install no-such-package"), std::string::npos);
}

TEST(Program, that_never_ends_is_ended) {
    const TemporaryFolder work;
    const auto ran = run_program({"sleep", "coreutils", {"600"}, std::chrono::seconds(1)}, work.path());
    ASSERT_FALSE(ran);
    EXPECT_EQ(ran.error().code, "report.program_slow");
}

TEST(Program, that_fails_is_quoted) {
    const TemporaryFolder work;
    const auto ran = run_program({"cp", "coreutils", {"nothing", "here"}}, work.path());
    ASSERT_FALSE(ran);
    EXPECT_EQ(ran.error().code, "report.program_failed");
    EXPECT_NE(ran.error().message.find("nothing"), std::string::npos);
}

TEST(TemporaryFolder, is_gone_afterwards) {
    std::filesystem::path path;
    {
        const TemporaryFolder work;
        path = work.path();
        write_file(path / "file", "x");
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace ledstang
