// Which rules fire, point by point, within one part: those of the NHS's "Making Data Count" and of Anhøj.
#pragma once

#include <memory>
#include <span>

#include "spc/limits.h"
#include "spc/spc.h"

namespace ledstang {

// Keeps its memory from part to part.
class Signals {
 public:
    Signals();
    ~Signals();
    struct Found {
        RunsAnalysis runs;
        int outside = 0;
    };
    // Values and lines as they are plotted. What the rules find is written into `answers`, whose points have their
    // value, lines and `excluded`, and nothing else, before.
    Found find(const PartWork& part, const SpcQuestion& question, std::span<SpcPointAnswer> answers);

 private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace ledstang
