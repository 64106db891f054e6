// Gathers everything that is wrong with an imported file, so that a person can mend it all at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace ledstang {

class TableFaults {
 public:
    // `most` faults are kept with their places; those after are only counted.
    explicit TableFaults(std::string file, std::size_t most = 100) : file_(std::move(file)), most_(most) {}

    // The fault's `file` is filled in.
    void add(Fault fault);

    bool empty() const { return count_ == 0; }
    std::size_t count() const { return count_; }
    const std::vector<Fault>& faults() const { return faults_; }

    // All of it as one refusal. `code` is the first fault's when all faults have the same, otherwise `table.faults`;
    // the message gives the number of faults, the first of them, and how many are not told.
    Refusal refusal(RefusalKind kind = RefusalKind::invalid) const;

 private:
    std::string file_;
    std::size_t most_;
    std::size_t count_ = 0;
    std::vector<Fault> faults_;
};

// "rad 12, kolumn 3", "rad 12" or nothing.
std::string place_in_words(const Fault& fault);

// One fault alone, as a refusal with that fault in its list.
tl::unexpected<Refusal> refuse_file(RefusalKind kind, Fault fault);

}  // namespace ledstang
