// A process in blocks: steps in order, one of several, several at once, and repetition. A net or a drawing made of it
// is sound whatever the blocks are: every case can come to the end, and nothing is then left undone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "process_models/petri_net.h"

namespace ledstang {

enum class TreeKind {
    activity,
    silent,     // nothing is done
    sequence,   // the children in order
    exclusive,  // one of the children
    parallel,   // all children, in any order and at once
    loop,       // the first child, then any number of times one of the others and the first again
};

struct ProcessTree {
    TreeKind kind = TreeKind::silent;
    std::string label;                  // of an activity
    std::vector<ProcessTree> children;  // of the last four kinds; at least two
    bool operator==(const ProcessTree&) const = default;
};

ProcessTree activity_tree(std::string label);
ProcessTree tree_of(TreeKind kind, std::vector<ProcessTree> children);

// The same sequences with fewer blocks: a block of one child is the child, a sequence in a sequence is one, nothing at
// all beside something in a sequence goes, and a choice has nothing at most once.
ProcessTree simplified(ProcessTree tree);

PetriNet net_of(const ProcessTree& tree, std::string name);

// "->( 'Triage', +( 'Blodprov', tau ) )": -> sequence, X exclusive, + parallel, * loop, tau silent.
std::string in_signs(const ProcessTree& tree);

// A .ptml file. Codes beside read_xml's: `ptml.not_a_tree`, `ptml.unsupported` a block of another kind.
Result<ProcessTree> read_ptml(std::string_view file, std::string_view bytes);

}  // namespace ledstang
