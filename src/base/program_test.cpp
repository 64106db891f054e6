#include "base/program.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

TEST(RunProgram, GivesOutputErrorsAndExitCode) {
    const auto answer = run_program({"sh", "-c", "echo ut; echo fel >&2; exit 3"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->exit_code, 3);
    EXPECT_EQ(answer->output, "ut\n");
    EXPECT_EQ(answer->errors, "fel\n");
}

TEST(RunProgram, MissingProgramIsNothing) {
    EXPECT_FALSE(run_program({"ledstang-no-such-program"}));
}

TEST(RunProgram, ArgumentsPassNoShell) {
    const auto answer = run_program({"printf", "%s", "$(echo x); 'å' *"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->output, "$(echo x); 'å' *");
}

TEST(RunProgram, EnvironmentIsAddedToThePresentOne) {
    const auto answer = run_program({"sh", "-c", "echo $ADDED; test -n \"$PATH\""}, {{"ADDED", "värde"}});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->output, "värde\n");
    EXPECT_EQ(answer->exit_code, 0);
}

TEST(RunProgram, MoreInputThanAPipeHoldsGoesThrough) {
    const std::string input(3'000'000, 'x');
    const auto answer = run_program({"cat"}, {}, input);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->output, input);
}

TEST(RunProgram, AProgramThatReadsNothingStillEnds) {
    const auto answer = run_program({"true"}, {}, std::string(3'000'000, 'x'));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->exit_code, 0);
}

TEST(RunProgram, ASignalShowsInTheExitCode) {
    const auto answer = run_program({"sh", "-c", "kill -TERM $$"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->exit_code, 128 + 15);
}

}  // namespace
}  // namespace ledstang
