#include "process_models/beginnings.h"

#include <gtest/gtest.h>

#include "process_models/process_tree.h"

namespace ledstang {
namespace {

TEST(Beginnings, AreRightSoFarAndNotAtTheEnd) {
    const auto net = net_of(tree_of(TreeKind::sequence, {activity_tree("A"), activity_tree("B"),
                                                         tree_of(TreeKind::exclusive, {activity_tree("C"), {}})}),
                            "x");
    const VariantLog log{{"A", "X", "B"}, {{{0}}, {{0, 2}}, {{0, 1}}, {{2}}, {{}}, {{0, 2, 2}}}};
    // A goes on; A B may end there; a step that the model lacks; B before A; nothing; B twice.
    EXPECT_EQ(beginnings(net, log), (std::vector<bool>{true, false, false, false, false, false}));
}

}  // namespace
}  // namespace ledstang
