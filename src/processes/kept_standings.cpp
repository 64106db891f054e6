#include "processes/kept_standings.h"

#include <algorithm>

namespace ledstang {

KeptStandings& KeptStandings::of_program() {
    static KeptStandings standings;
    return standings;
}

std::vector<StretchStanding> KeptStandings::find(const std::filesystem::path& file, const EventLog& log,
                                                 const std::string& question,
                                                 const std::function<std::vector<StretchStanding>()>& reckon) {
    {
        const std::lock_guard lock(mutex_);
        const auto known = std::ranges::find(kept_, file, &Kept::file);
        if (known != kept_.end() && &known->log.columns() == &log.columns() && known->question == question) {
            kept_.splice(kept_.end(), kept_, known);
            return known->standings;
        }
    }
    auto standings = reckon();
    const std::lock_guard lock(mutex_);
    ++reckoned_;
    std::erase_if(kept_, [&](const Kept& one) { return one.file == file; });
    if (kept_.size() == most) kept_.pop_front();
    kept_.push_back({file, log, question, standings});
    return standings;
}

std::uint64_t KeptStandings::reckoned() const {
    const std::lock_guard lock(mutex_);
    return reckoned_;
}

}  // namespace ledstang
