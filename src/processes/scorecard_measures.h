// A stretch of a process as an ordinary measure, with outcomes for every month, tertial and year that has ended:
// target, judgement, chart and scorecard are then those of any measure. Inside the module.
#pragma once

#include "operations/context.h"
#include "processes/process.h"

namespace ledstang {

struct PublishProcessMeasure {
    std::string process;
    std::string target;
    template <class S = PublishProcessMeasure>
    static constexpr auto described() {
        return describe("PublishProcessMeasure", field("process", &S::process, "Processens id"),
                        field("target", &S::target, "Målvärdets id"));
    }
};
struct PublishedMeasure {
    std::string measure, name;
    std::vector<std::string> units;  // that have outcomes
    int added = 0, changed = 0, unchanged = 0;
    int kept = 0;  // places that somebody has filled in, or that are closed
    template <class S = PublishedMeasure>
    static constexpr auto described() {
        return describe("PublishedProcessMeasure", field("measure", &S::measure, "Måttets id"),
                        field("name", &S::name, "Namn"), field("units", &S::units, "Enheter med utfall"),
                        field("added", &S::added, "Nya utfall"), field("changed", &S::changed, "Ändrade"),
                        field("unchanged", &S::unchanged, "Oförändrade"),
                        field("kept", &S::kept, "Rördes inte: inmatade eller stängda"));
    }
};
// The share of those who reached the end during the period that did so within the limit: at the process's owner of all,
// and at each of its other units of those who have been there. Refuses with process.target_unknown,
// process.measure_owner and permission.process.
Result<PublishedMeasure> publish_process_measure(Context& context, const PublishProcessMeasure& wish);

// A published measure that is no longer renewed: its outcomes stay as they are.
struct MeasureLeft {
    std::string target, measure;
    std::string code, message;  // why
    template <class S = MeasureLeft>
    static constexpr auto described() {
        return describe("ProcessMeasureLeft", field("target", &S::target, "Målvärdets id"),
                        field("measure", &S::measure, "Måttets id"), field("code", &S::code, "Felkod"),
                        field("message", &S::message, "Skäl"));
    }
};
// The outcomes of all that is published, after a new log. Answers those that cannot be counted any more, because the
// target, its milestones or the process's owner is gone: the log has come in all the same.
Result<std::vector<MeasureLeft>> renew_process_measures(Context& context, const StoredProcess& process);

}  // namespace ledstang
